import { dayOf, WORDS, type ChecksQuery } from '@shuangcheng/client-sdk';
import { Tag } from 'antd';
import { ListTable } from '../../parts/list-table';
import { OpenLink } from '../../parts/open-link';
import { countText, percentText } from '../../parts/number-text';
import { periodWords } from '../../parts/period-field';

type Listed = ChecksQuery['checks']['nodes'][number];

/** How a check stands; whether its time is over. */
export const CheckStateTag = ({ state, dueDate }: { readonly state: Listed['state']; readonly dueDate: string }) => {
  const late = state === 'OPEN' && dueDate < dayOf(new Date());
  return (
    <>
      <Tag color={state === 'OPEN' ? 'blue' : 'default'}>{WORDS.CheckState[state]}</Tag>
      {late && <Tag color="red">已过期限</Tag>}
    </>
  );
};

interface TableProps {
  readonly checks: readonly Listed[];
  readonly loading: boolean;
  readonly opens: boolean;
  readonly onShow: (id: string) => void;
}

export const CheckTable = ({ checks, loading, opens, onShow }: TableProps) => (
  <ListTable<Listed>
    rowKey="id"
    rows={checks}
    loading={loading}
    none={opens ? '还没有检查。点“开展检查”抽取样本、分派审核。' : '还没有本区划参与的检查。'}
    columns={[
      {
        title: '检查',
        render: (_, { id, kind, title, period }) => (
          <>
            <OpenLink onOpen={() => onShow(id)}>{title ?? `${periodWords(period)}${WORDS.CheckKind[kind]}`}</OpenLink>
            <div className="quiet">
              {WORDS.CheckKind[kind]} · {periodWords(period)}
            </div>
          </>
        ),
      },
      { title: '组织', render: (_, { region }) => region.name },
      { title: '情况', render: (_, { state, dueDate }) => <CheckStateTag state={state} dueDate={dueDate} /> },
      { title: '办理期限', dataIndex: 'dueDate' },
      {
        title: '已检查 / 样本',
        className: 'amount',
        render: (_, { result }) => (result ? `${countText(result.checked)} / ${countText(result.sampled)}` : '—'),
      },
      { title: '差错率', className: 'amount', render: (_, { result }) => percentText(result?.errorRate) },
      { title: '待答复', className: 'amount', render: (_, { result }) => (result ? countText(result.open) : '—') },
      { title: '待处理', className: 'amount', render: (_, { result }) => (result ? countText(result.answered) : '—') },
    ]}
  />
);
