// The regions directly below, side by side: by the chosen indicator and how far reporting is.
import {
  ChildFiguresOperation,
  ReportingByChildOperation,
  type ChildFiguresQuery,
  type Decimal,
  type IndicatorCode,
  type PeriodText,
} from '@shuangcheng/client-sdk';
import { Card, Table } from 'antd';
import { useMemo } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { useGoTo } from '../../frame/address';
import { Failure } from '../../parts/failure';
import { MadeUpMark } from '../../parts/made-up-mark';
import { countText, indicatorName, indicatorUnit, numberText, percentText } from '../../parts/number-text';
import { reasonText } from '../../parts/words';
import { OpenLink } from '../../parts/open-link';

const MOST_CHILDREN = 200;
type Child = NonNullable<ChildFiguresQuery['region']>['children']['nodes'][number];

const byDecimal = (one: Decimal | null | undefined, other: Decimal | null | undefined): number =>
  one && other ? one.cmp(other) : (one ? 1 : 0) - (other ? 1 : 0);

interface ChildTableProps {
  readonly region: string;
  readonly period: PeriodText;
  readonly indicator: IndicatorCode;
}

export const ChildTable = ({ region, period, indicator }: ChildTableProps) => {
  const goTo = useGoTo();
  const figures = useAnswer(ChildFiguresOperation, { region, period, codes: [indicator], first: MOST_CHILDREN }, { keepPrevious: true });
  const reporting = useAnswer(ReportingByChildOperation, { region, period }, { keepPrevious: true });
  const byCode = useMemo(
    () =>
      new Map(
        (reporting.data?.region?.reportingByChild ?? [])
          .filter(({ ownInstitutionsOnly }) => !ownInstitutionsOnly)
          .map((child) => [child.region.code, child.reporting]),
      ),
    [reporting.data],
  );
  const children = figures.data?.region?.children.nodes ?? [];
  if (figures.error) return <Failure error={figures.error} onRetry={() => void figures.refetch()} />;
  if (!figures.isPending && children.length === 0) return null;
  const figureOf = (child: Child) => child.indicators[0];
  return (
    <Card title={`下级区划：${indicatorName(indicator)}（${indicatorUnit(indicator)}）`} size="small">
      <Table<Child>
        size="small"
        rowKey="code"
        dataSource={children}
        loading={figures.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          {
            title: '区划',
            sorter: (one, other) => one.code.localeCompare(other.code),
            render: (_, child) => (
              <>
                <OpenLink onOpen={() => goTo(child.code)}>{child.name}</OpenLink> <MadeUpMark shown={child.madeUp} />
              </>
            ),
          },
          {
            title: indicatorName(indicator),
            className: 'amount',
            sorter: (one, other) => byDecimal(figureOf(one)?.value, figureOf(other)?.value),
            render: (_, child) => {
              const figure = figureOf(child);
              return figure?.value ? numberText(figure.value) : <span className="quiet">{reasonText(figure?.reason)}</span>;
            },
          },
          {
            title: '同比',
            className: 'amount',
            sorter: (one, other) => byDecimal(figureOf(one)?.yearOnYear, figureOf(other)?.yearOnYear),
            render: (_, child) => percentText(figureOf(child)?.yearOnYear),
          },
          {
            title: '已审核',
            className: 'amount',
            sorter: (one, other) => byDecimal(figureOf(one)?.quality.coverage, figureOf(other)?.quality.coverage),
            render: (_, child) => percentText(figureOf(child)?.quality.coverage, 1),
          },
          { title: '上报率', className: 'amount', render: (_, { code }) => percentText(byCode.get(code)?.rate, 1) },
          { title: '待审核', className: 'amount', render: (_, { code }) => countText(byCode.get(code)?.submitted ?? 0) },
          {
            title: '逾期',
            className: 'amount',
            sorter: (one, other) => (byCode.get(one.code)?.overdue ?? 0) - (byCode.get(other.code)?.overdue ?? 0),
            render: (_, { code }) => countText(byCode.get(code)?.overdue ?? 0),
          },
        ]}
      />
    </Card>
  );
};
