// 共同任务: what the two provinces do together, recorded by one side and confirmed by the other.
import { JointTasksOperation, RegionPlaceOperation } from '@shuangcheng/client-sdk';
import { Badge, Card, Empty, Result } from 'antd';
import { useSuspenseAnswer } from '../../answers/use-answer';
import type { PageProps } from '../../frame/pages';
import { TaskSummary } from '../../parts/task-summary';
import { grantsFor, useViewer } from '../../session/viewer';
import { EntryTable, type Task } from './entry-table';
import { RecordForm } from './record-form';

const waitingFor = (side: string, { entries }: Task): number =>
  entries.filter(
    (entry) => !entry.reversed && entry.reverses === null && entry.member.code !== side && entry.awaits.some(({ code }) => code === side),
  ).length;

const Tasks = ({ province, name, writes }: { readonly province: string; readonly name: string; readonly writes: boolean }) => {
  const { jointTasks } = useSuspenseAnswer(JointTasksOperation, { region: province });
  const waiting = jointTasks.reduce((sum, task) => sum + waitingFor(province, task), 0);
  return (
    <>
      <div className="page-head">
        <h2>{name} 共同任务</h2>
        {waiting > 0 && <span className="quiet">对方登记的 {waiting} 项活动待本方确认</span>}
      </div>
      <div className="stack">
        {jointTasks.length === 0 && <Empty description={`${name}没有参与共同任务：它们出自公开的规划文件。`} />}
        {jointTasks.map((task) => (
          <Card
            key={task.code}
            size="small"
            data-task={task.code}
            title={`${task.theme}：${task.name}`}
            extra={waitingFor(province, task) > 0 && <Badge count={waitingFor(province, task)} title="待本方确认" />}
          >
            <div className="stack">
              <TaskSummary task={task} />
              {writes && <RecordForm task={task} side={province} />}
              <EntryTable task={task} side={province} writes={writes} />
            </div>
          </Card>
        ))}
      </div>
    </>
  );
};

export const TasksPage = ({ region }: PageProps) => {
  const viewer = useViewer();
  const { region: shown } = useSuspenseAnswer(RegionPlaceOperation, { region });
  if (!shown) return <Result status="404" title={`没有这个区划：${region}`} />;
  const province = shown.level === 'PROVINCE' ? shown : shown.ancestors[0]!;
  const writes = grantsFor(viewer, 'tasks:record').some((grant) => grant.region.code === province.code);
  return <Tasks province={province.code} name={province.name} writes={writes} />;
};
