// What was recorded of a task, by either side: what waits for one's own confirmation first to be seen, one's own taken back with a reason.
import { RecordTaskProgressOperation, type JointTasksQuery } from '@shuangcheng/client-sdk';
import { App, Button, Empty, Table, Tag } from 'antd';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { exactText } from '../../parts/number-text';
import { ReasonButton } from '../../parts/reason-button';
import { timeText } from '../../parts/time-text';

export type Task = JointTasksQuery['jointTasks'][number];
type Entry = Task['entries'][number];

interface EntryTableProps {
  readonly task: Task;
  /** One's own province. */
  readonly side: string;
  readonly writes: boolean;
}

const stateOf = ({ reversed, reverses, awaits }: Entry) => {
  if (reverses !== null) return <Tag>冲销</Tag>;
  if (reversed) return <Tag>已冲销</Tag>;
  if (awaits.length === 0) return <Tag color="green">各方均已登记</Tag>;
  return <Tag color="orange">待{awaits.map(({ name }) => name).join('、')}确认</Tag>;
};

const Confirm = ({ task, entry, side }: Pick<EntryTableProps, 'task' | 'side'> & { readonly entry: Entry }) => {
  const { modal, message } = App.useApp();
  const confirm = useChange(RecordTaskProgressOperation);
  const run = async (): Promise<void> => {
    const done = await confirm.run({ region: side, task: task.code, event: entry.event });
    if (done?.ok) message.success('已确认，这项活动只计一次。');
  };
  const ask = (): void =>
    void modal.confirm({
      title: `确认${entry.member.name}登记的这项活动？`,
      content: `${entry.date} ${entry.description ?? ''} ${exactText(entry.quantity)} ${task.unit}：确认为同一项，只计一次。`,
      okText: '确认',
      cancelText: '取消',
      onOk: run,
    });
  return (
    <>
      <Button type="link" size="small" loading={confirm.running} onClick={ask}>
        确认…
      </Button>
      <Problems problems={confirm.problems} />
      <Failure error={confirm.failure} />
    </>
  );
};

const Reverse = ({ task, entry, side }: Pick<EntryTableProps, 'task' | 'side'> & { readonly entry: Entry }) => {
  const { message } = App.useApp();
  const reverse = useChange(RecordTaskProgressOperation);
  return (
    <ReasonButton
      label="冲销"
      button={{ type: 'link', size: 'small', danger: true }}
      explanation="登记有误的以冲销更正：这条记录不再计入，原记录和原因都保留。"
      change={reverse}
      onDecide={async (reason) => {
        const done = await reverse.run({ region: side, task: task.code, reverses: entry.id, reason });
        if (done?.ok) message.success('已冲销。');
        return done?.ok ?? false;
      }}
    />
  );
};

export const EntryTable = ({ task, side, writes }: EntryTableProps) => (
  <Table<Entry>
    size="small"
    rowKey="id"
    dataSource={[...task.entries]}
    scroll={{ x: 'max-content' }}
    pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
    locale={{ emptyText: <Empty description={writes ? '还没有登记过进展：在上面登记本方的活动。' : '还没有登记过进展。'} /> }}
    columns={[
      { title: '日期', dataIndex: 'date' },
      { title: '登记方', render: (_, { member }) => member.name },
      { title: '数量', className: 'amount', render: (_, { quantity }) => `${exactText(quantity)} ${task.unit}` },
      {
        title: '活动与依据',
        render: (_, { description, evidence, reason }) => (
          <>
            {description ?? '—'}
            {evidence && <div className="quiet">依据：{evidence}</div>}
            {reason && <div className="quiet">冲销原因：{reason}</div>}
          </>
        ),
      },
      { title: '状态', render: (_, entry) => stateOf(entry) },
      { title: '登记时间', render: (_, { at }) => <span className="quiet">{timeText(at)}</span> },
      {
        title: '',
        render: (_, entry) => {
          if (!writes || entry.reversed || entry.reverses !== null) return null;
          if (entry.member.code === side) return <Reverse task={task} entry={entry} side={side} />;
          return entry.awaits.some(({ code }) => code === side) ? <Confirm task={task} entry={entry} side={side} /> : null;
        },
      },
    ]}
  />
);
