// The regions directly below by one indicator, those that are behind first.
import {
  ProgressOfChildrenOperation,
  type ProgressOfChildrenQuery,
  type IndicatorCode,
  type ProgressStatus,
} from '@shuangcheng/client-sdk';
import { Card, Empty, Table } from 'antd';
import { useMemo } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { useGoTo } from '../../frame/address';
import { Failure } from '../../parts/failure';
import { MadeUpMark } from '../../parts/made-up-mark';
import { exactText, indicatorName, indicatorUnit, numberText, percentText } from '../../parts/number-text';
import { ProgressStatusMark } from '../../parts/progress-status';
import { originName } from '../../parts/target-name';
import { OpenLink } from '../../parts/open-link';

/** As many as one answer holds: 四川 has 21 below it, 重庆 38. */
const MOST_CHILDREN = 100;
type Child = NonNullable<ProgressOfChildrenQuery['region']>['children']['nodes'][number];
type Row = { readonly child: Child; readonly progress: Child['progress'][number] | null };

const URGENCY: Readonly<Record<ProgressStatus, number>> = { BEHIND: 0, AT_RISK: 1, NO_DATA: 2, ON_TRACK: 3, AHEAD: 4 };
const urgencyOf = ({ progress }: Row): number => (progress ? URGENCY[progress.status] : 5);

const rowsOf = (children: readonly Child[], indicator: IndicatorCode): Row[] =>
  children
    .flatMap((child): Row[] => {
      const found = child.progress.filter(({ target }) => target.indicator === indicator);
      return found.length > 0 ? found.map((progress) => ({ child, progress })) : [{ child, progress: null }];
    })
    .sort((one, other) => urgencyOf(one) - urgencyOf(other));

interface ChildProgressProps {
  readonly region: string;
  readonly year: number;
  readonly indicator: IndicatorCode;
}

export const ChildProgress = ({ region, year, indicator }: ChildProgressProps) => {
  const goTo = useGoTo();
  const { data, error, isPending, refetch } = useAnswer(
    ProgressOfChildrenOperation,
    { region, year, first: MOST_CHILDREN },
    { keepPrevious: true },
  );
  const children = data?.region?.children.nodes;
  const rows = useMemo(() => rowsOf(children ?? [], indicator), [children, indicator]);
  const withTarget = rows.filter(({ progress }) => progress !== null);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (children?.length === 0) return null;
  const without = rows.length - withTarget.length;
  return (
    <Card size="small" title={`下级区划：${indicatorName(indicator)}（${indicatorUnit(indicator)}）`}>
      <Table<Row>
        size="small"
        rowKey={({ child, progress }) => `${child.code}/${progress?.target.id ?? ''}`}
        dataSource={withTarget}
        loading={isPending}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        locale={{
          emptyText: <Empty description={`下级区划${year}年都没有这一指标的目标：可在“目标分解”中下达，或由其发布自己的规划。`} />,
        }}
        footer={() => (without > 0 && withTarget.length > 0 ? `另有 ${without} 个下级区划没有这一指标的目标。` : '')}
        columns={[
          {
            title: '区划',
            render: (_, { child }) => (
              <>
                <OpenLink onOpen={() => goTo(child.code)}>{child.name}</OpenLink> <MadeUpMark shown={child.madeUp} />
              </>
            ),
          },
          { title: '目标', render: (_, { progress }) => progress && `${progress.target.year}年，${originName(progress.target)}` },
          {
            title: '状态',
            render: (_, { progress }) => progress && <ProgressStatusMark brief status={progress.status} reason={progress.reason} />,
          },
          {
            title: '累计',
            className: 'amount',
            render: (_, { progress }) => (
              <span title={progress?.actual ? exactText(progress.actual) : ''}>{numberText(progress?.actual)}</span>
            ),
          },
          { title: '已审核', className: 'amount', render: (_, { progress }) => percentText(progress?.coveragePercent, 1) },
          { title: '全年预测', className: 'amount', render: (_, { progress }) => numberText(progress?.forecast) },
          { title: '路径值', className: 'amount', render: (_, { progress }) => numberText(progress?.pathValue) },
          { title: '还可用', className: 'amount', render: (_, { progress }) => numberText(progress?.headroom) },
          { title: '完成程度', className: 'amount', render: (_, { progress }) => percentText(progress?.completionPercent) },
        ]}
      />
    </Card>
  );
};
