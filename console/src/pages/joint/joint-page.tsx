// 联合视图: what both provinces have published, compared and summed, and what they do together.
import {
  formatPeriod,
  INDICATORS,
  JointOverviewOperation,
  periodText,
  WORDS,
  yearPeriod,
  type CarbonScope,
  type IndicatorCode,
} from '@shuangcheng/client-sdk';
import { Card, Empty, List, Result, Segmented } from 'antd';
import { useState } from 'react';
import { useSuspenseAnswer } from '../../answers/use-answer';
import { currentYear, useAddressValue, usePeriod } from '../../frame/address';
import { BulletinButtons } from '../../parts/bulletin-buttons';
import { PeriodField, periodWords } from '../../parts/period-field';
import { TaskSummary } from '../../parts/task-summary';
import { ComparisonTable } from './comparison-table';
import { JointFigureCard } from './joint-figure-card';

const lastYear = () => periodText(formatPeriod(yearPeriod(currentYear() - 1)));
const SCOPES = (Object.keys(WORDS.CarbonScope) as CarbonScope[])
  .map((value) => ({ value, label: `碳：${WORDS.CarbonScope[value]}` }))
  .reverse();
const isIndicator = (code: string | null): code is IndicatorCode => INDICATORS.some((definition) => definition.code === code);

export const JointPage = () => {
  const [period, setPeriod] = usePeriod(lastYear);
  const [code, setCode] = useAddressValue('indicator');
  const [group, setGroup] = useAddressValue('group');
  const [carbonScope, setCarbonScope] = useState<CarbonScope>('TOTAL');
  const { joint } = useSuspenseAnswer(JointOverviewOperation, {});
  if (!joint) return <Result status="403" title="联合视图须有成渝联合分析的授权，且该账户没有其他角色。" />;
  const chosen = isIndicator(code) ? code : 'ENERGY_TOTAL';
  return (
    <>
      <div className="page-head">
        <h2>
          {joint.members.map(({ name }) => name).join('、')} {periodWords(period)}联合视图
        </h2>
        <span className="spread" />
        <Segmented value={carbonScope} onChange={setCarbonScope} options={SCOPES} />
        <PeriodField value={period} onChange={setPeriod} />
      </div>
      <div className="stack">
        <ComparisonTable period={period} carbonScope={carbonScope} chosen={chosen} onChoose={setCode} />
        <JointFigureCard
          code={chosen}
          period={period}
          carbonScope={carbonScope}
          group={joint.groups.some((each) => each.code === group) ? group : null}
          onGroup={setGroup}
          groups={joint.groups}
        />
        <Card size="small" title={`${periodWords(period)}联合报告`}>
          <BulletinButtons of="joint" period={period} fileName={`联合报告${periodWords(period)}`} />
        </Card>
        <Card size="small" title="跨区划的组">
          <List
            size="small"
            rowKey="code"
            dataSource={[...joint.groups]}
            locale={{ emptyText: <Empty description="没有区划在参与各方的组。" /> }}
            renderItem={({ name, regions }) => (
              <List.Item>
                <List.Item.Meta title={name} description={regions.map((region) => region.name).join('、')} />
              </List.Item>
            )}
          />
        </Card>
        {joint.tasks.map((task) => (
          <Card key={task.code} size="small" title={`共同任务：${task.name}`}>
            <TaskSummary task={task} />
          </Card>
        ))}
      </div>
    </>
  );
};
