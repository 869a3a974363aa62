// A decomposition that was given out: what the solver was given, and whether it still gives the same.
import { chinaTimeOf, DecompositionRunOperation, WORDS } from '@shuangcheng/client-sdk';
import { Alert, Descriptions, Drawer, Skeleton, Table } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { exactText, numberText } from '../../parts/number-text';

interface RunProps {
  /** None: closed. */
  readonly run: string | null;
  /** Names of the children by their codes. */
  readonly names: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}

const Run = ({ run, names }: { readonly run: string; readonly names: RunProps['names'] }) => {
  const { data, error } = useAnswer(DecompositionRunOperation, { id: run });
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton active />;
  const { method, pathRule, decimals, parentValue, reservedForOwn, publishedAt, publishedBy, repeats, children, classRates } =
    data.decompositionRun;
  const rates = classRates.map(({ class: name, reductionPercent }) => `${name} ${exactText(reductionPercent)}%`).join('、');
  return (
    <div className="stack">
      <Alert
        type={repeats ? 'success' : 'warning'}
        showIcon
        title={repeats ? '以留存的输入重算，各值逐位相同。' : '以留存的输入重算，与下达的值不同：求解器已更新。'}
      />
      <Descriptions
        size="small"
        column={2}
        items={[
          { key: 'at', label: '下达', children: `${chinaTimeOf(new Date(publishedAt))} ${publishedBy}` },
          { key: 'method', label: '方法', children: WORDS.DecompositionMethod[method] },
          { key: 'path', label: '年度路径', children: WORDS.PathRule[pathRule] },
          { key: 'decimals', label: '小数位数', children: decimals },
          { key: 'parent', label: '当时的本级目标', children: exactText(parentValue) },
          { key: 'own', label: '本级留用', children: exactText(reservedForOwn) },
          ...(rates === '' ? [] : [{ key: 'rates', label: '各类下降率', children: rates }]),
        ]}
      />
      <Table
        size="small"
        rowKey="code"
        dataSource={[...children]}
        scroll={{ x: 'max-content' }}
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '下级', render: (_, { code }) => names.get(code) ?? code },
          { title: '基数', className: 'amount', render: (_, { baseline }) => numberText(baseline) },
          { title: '至少下降 %', className: 'amount', render: (_, child) => child.minReductionPercent?.toFixed() ?? '—' },
          { title: '至多下降 %', className: 'amount', render: (_, child) => child.maxReductionPercent?.toFixed() ?? '—' },
          { title: '固定值', className: 'amount', render: (_, child) => child.fixedValue?.toFixed() ?? '—' },
          { title: '权重', className: 'amount', render: (_, child) => numberText(child.weight) },
          { title: '标杆值', className: 'amount', render: (_, child) => numberText(child.benchmark) },
          { title: '类别', render: (_, child) => child.class ?? '—' },
          { title: '增长 %', className: 'amount', render: (_, child) => child.growthPercent.toFixed() },
          { title: '下达的值', className: 'amount', render: (_, child) => child.value?.toFixed() ?? '—' },
        ]}
      />
    </div>
  );
};

export const RunDrawer = ({ run, names, onClose }: RunProps) => (
  <Drawer title="一次分解的输入" open={run !== null} onClose={onClose} size={1000}>
    {run && <Run run={run} names={names} />}
  </Drawer>
);
