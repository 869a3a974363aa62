// What a document's numbers contradict, the gravest first.
import { Empty, Table, Tag } from 'antd';
import type { Plan } from './plan-targets';
import { severityColor, severityOrder, severityText } from '../../parts/severity';

type Finding = Plan['findings'][number];

export const PlanFindings = ({ findings }: { readonly findings: readonly Finding[] }) => (
  <Table<Finding & { readonly key: number }>
    size="small"
    pagination={false}
    dataSource={findings
      .map((finding, key) => ({ ...finding, key }))
      .sort((one, other) => severityOrder(one.severity) - severityOrder(other.severity))}
    locale={{ emptyText: <Empty description="文件的数字自相一致，没有发现矛盾。" /> }}
    columns={[
      {
        title: '程度',
        width: 72,
        render: (_, { severity }) => <Tag color={severityColor(severity)}>{severityText(severity)}</Tag>,
      },
      {
        title: '发现',
        render: (_, { message, code }) => <span title={code}>{message}</span>,
      },
      { title: '应为', className: 'amount', width: 140, render: (_, { expected }) => expected ?? '—' },
      { title: '文件中为', className: 'amount', width: 140, render: (_, { actual }) => actual ?? '—' },
    ]}
  />
);
