// A plan's targets: what is printed, what that is in the platform's units, and what follows from the plan's own numbers.
import { WORDS, type Decimal, type PlanDocumentsQuery } from '@shuangcheng/client-sdk';
import { Table, Tag } from 'antd';
import { exactText, indicatorName, indicatorUnit, percentText } from '../../parts/number-text';

export type Plan = NonNullable<PlanDocumentsQuery['region']>['plans'][number];
type Target = Plan['targets'][number];

/** Beyond so many digits a plan's rounding, not its number, makes the difference; the findings judge it. */
const digits = (value: Decimal | null): string => (value ? exactText(value) : '—');

const Computed = ({ given, recomputed }: { readonly given: Decimal | null; readonly recomputed: Decimal | null }) => (
  <>
    {digits(given)}
    {recomputed && <div className="quiet">由文件自身数字复算 {exactText(recomputed)}</div>}
  </>
);

const ofYear = (year: number | null, word: string): string => (year === null ? word : `${year}年${word}`);

export const PlanTargets = ({ plan: { targets, baselineYear, targetYear } }: { readonly plan: Plan }) => (
  <Table<Target>
    size="small"
    rowKey="id"
    pagination={false}
    scroll={{ x: 900 }}
    dataSource={[...targets]}
    columns={[
      {
        title: '指标',
        render: (_, { indicator, nature, carbonScope }) => (
          <>
            {indicatorName(indicator)} <Tag>{WORDS.Nature[nature]}</Tag>
            {carbonScope === 'BUILDING' && <div className="quiet">{WORDS.CarbonScope[carbonScope]}</div>}
          </>
        ),
      },
      {
        title: '文件印发',
        children: [
          { title: '单位', render: (_, { printedUnit }) => printedUnit ?? '—' },
          { title: ofYear(baselineYear, '基数'), className: 'amount', render: (_, { printedBaseline }) => digits(printedBaseline) },
          {
            title: ofYear(targetYear, '目标'),
            className: 'amount',
            render: (_, { printedValue, state }) =>
              state === 'SET' ? digits(printedValue) : <span className="quiet">{WORDS.TargetState[state]}</span>,
          },
          { title: '下降', className: 'amount', render: (_, { reductionPercent }) => percentText(reductionPercent) },
        ],
      },
      {
        title: '平台换算与复算',
        children: [
          { title: '单位', render: (_, { indicator }) => indicatorUnit(indicator) },
          {
            title: ofYear(baselineYear, '基数'),
            className: 'amount',
            render: (_, { baseline, recomputedBaseline }) => <Computed given={baseline} recomputed={recomputedBaseline} />,
          },
          {
            title: ofYear(targetYear, '目标'),
            className: 'amount',
            render: (_, { value, recomputedValue }) => <Computed given={value} recomputed={recomputedValue} />,
          },
        ],
      },
    ]}
  />
);
