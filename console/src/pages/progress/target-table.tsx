// The targets of a year, one a row: what was used, what the path allows, what the year will come to.
import { WORDS, type Decimal } from '@shuangcheng/client-sdk';
import { Table, Tag, Tooltip } from 'antd';
import { MadeUpMark } from '../../parts/made-up-mark';
import { countText, exactText, indicatorUnit, numberText, percentText } from '../../parts/number-text';
import { ProgressStatusMark } from '../../parts/progress-status';
import { originName, targetName } from '../../parts/target-name';
import type { Progress } from './progress';

const Exact = ({ value }: { readonly value: Decimal | null | undefined }) =>
  value ? (
    <Tooltip title={exactText(value)}>
      <span>{numberText(value)}</span>
    </Tooltip>
  ) : (
    <span className="quiet">—</span>
  );

const Actual = ({
  progress: { actual, endedMonths, incomplete, coveragePercent, approved, expected },
}: {
  readonly progress: Progress;
}) => (
  <>
    <Exact value={actual} />
    <div className="quiet">
      1—{endedMonths}月{' '}
      {incomplete && coveragePercent && (
        <Tooltip title={`应报 ${countText(expected)}，已审核 ${countText(approved)}（机构·月）：累计小于实际，不据此判为超前。`}>
          <Tag color="orange">不全 {percentText(coveragePercent, 1)}</Tag>
        </Tooltip>
      )}
    </div>
  </>
);

const Forecast = ({ progress: { forecast, forecastLow, forecastHigh } }: { readonly progress: Progress }) => (
  <>
    <Exact value={forecast} />
    {forecastLow && forecastHigh && !forecastLow.eq(forecastHigh) && (
      <div className="quiet">
        {numberText(forecastLow)} — {numberText(forecastHigh)}
      </div>
    )}
  </>
);

const Headroom = ({ progress: { headroom } }: { readonly progress: Progress }) =>
  headroom?.lt(0) ? <span title={exactText(headroom)}>已超出 {numberText(headroom.negated())}</span> : <Exact value={headroom} />;

interface TargetTableProps {
  readonly targets: readonly Progress[];
  /** Id of the target that is looked at below. */
  readonly chosen: string;
  readonly onChoose: (target: string) => void;
}

export const TargetTable = ({ targets, chosen, onChoose }: TargetTableProps) => (
  <Table<Progress>
    size="small"
    rowKey={({ target }) => target.id}
    dataSource={[...targets]}
    pagination={false}
    scroll={{ x: 900 }}
    rowSelection={{
      type: 'radio',
      selectedRowKeys: [chosen],
      onChange: ([id]) => onChoose(String(id)),
      getCheckboxProps: ({ target }) => ({ 'aria-label': targetName(target) }),
    }}
    onRow={({ target }) => ({ onClick: () => onChoose(target.id) })}
    columns={[
      {
        title: '指标',
        render: (_, { target, madeUp }) => (
          <>
            {targetName(target)} <MadeUpMark shown={madeUp} />
            <div className="quiet">
              {indicatorUnit(target.indicator)} · {WORDS.Nature[target.nature]} · {originName(target)}
            </div>
          </>
        ),
      },
      { title: '状态', width: 200, render: (_, { status, reason }) => <ProgressStatusMark status={status} reason={reason} /> },
      { title: '累计', className: 'amount', render: (_, progress) => <Actual progress={progress} /> },
      {
        title: '本年路径值',
        className: 'amount',
        render: (_, { pathValue, target }) => (
          <>
            <Exact value={pathValue} />
            <div className="quiet">
              {target.year}年目标 {target.value ? numberText(target.value) : WORDS.TargetState[target.state]}
            </div>
          </>
        ),
      },
      { title: '全年预测', className: 'amount', render: (_, progress) => <Forecast progress={progress} /> },
      {
        title: '完成程度',
        className: 'amount',
        render: (_, { completionPercent, completionOf }) => (
          <Tooltip title={completionOf && WORDS.CompletionOf[completionOf]}>
            <span>{percentText(completionPercent)}</span>
          </Tooltip>
        ),
      },
      { title: '还可用', className: 'amount', render: (_, progress) => <Headroom progress={progress} /> },
    ]}
  />
);
