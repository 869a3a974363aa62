// The children of a target, one a row: what is known of each, what the bureau asks of it, and what it gets.
import { WORDS, type Decimal, type DecomposeTargetMutation } from '@shuangcheng/client-sdk';
import { Input, Table, Tooltip, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { exactText, numberText, percentText } from '../../parts/number-text';
import { togetherWords } from '../../parts/together-words';
import { growthOf, type ChildDraft, type ChildField, type Draft, type Faults } from './draft';
import { NumberCell } from './number-cell';
import type { DivisibleTarget } from './target-field';

export type Decomposition = NonNullable<DecomposeTargetMutation['decomposeTarget']['decomposition']>;
export type Share = Decomposition['shares'][number];

const BOUND_WORDS: Readonly<Record<string, string>> = {
  LEAST_REDUCTION: '停在至少下降',
  GREATEST_REDUCTION: '停在至多下降',
  FIXED: '固定值',
  NOT_NEGATIVE: '停在零',
};

interface ChildTableProps {
  readonly target: DivisibleTarget;
  readonly rows: readonly Share[];
  readonly loading: boolean;
  /** What was used last year, by code; none where the children are institutions. */
  readonly lastYear: { readonly year: number; readonly byCode: ReadonlyMap<string, Decimal | null> } | null;
  readonly draft: Draft;
  readonly onChild: (code: string, child: ChildDraft) => void;
  readonly faults: Faults;
  /** The newest preview's shares, by code. */
  readonly outcome: ReadonlyMap<string, Share> | null;
}

const PAGE = 50;

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly count: number;
}

const SearchField = ({ value, onChange, count }: SearchFieldProps) => (
  <Input
    allowClear
    aria-label="查找下级"
    placeholder={`在 ${count} 个下级中按名称查找`}
    style={{ width: 280 }}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);

const Exact = ({ value }: { readonly value: Decimal | null | undefined }) =>
  value ? <span title={exactText(value)}>{numberText(value)}</span> : <span className="quiet">—</span>;

const Got = ({ share }: { readonly share: Share | undefined }) => {
  if (!share) return <span className="quiet">未试算</span>;
  return (
    <>
      {share.value ? (
        <strong title={exactText(share.value)}>{exactText(share.value)}</strong>
      ) : (
        <span className="quiet">没有基数，未分得</span>
      )}
      {share.bound && <div className="quiet">{BOUND_WORDS[share.bound] ?? share.bound}</div>}
    </>
  );
};

const Together = ({ share }: { readonly share: Share | undefined }) =>
  share?.together ? (
    <Tooltip title={togetherWords(share.together)}>
      <span>{share.together.baseDiffersPercent ? '范围不同' : WORDS.Binds[share.together.binds]}</span>
    </Tooltip>
  ) : null;

export const ChildTable = ({ target, rows, loading, lastYear, draft, onChild, faults, outcome }: ChildTableProps) => {
  const cell = (title: string, field: ChildField, placeholder?: string): TableColumnsType<Share>[number] => ({
    title,
    width: 116,
    render: (_, { orgUnit: { code, name } }) => (
      <NumberCell
        label={`${name}：${title}`}
        value={draft.children[code]?.[field]}
        fault={faults.has(`${code}/${field}`)}
        {...(placeholder !== undefined && { placeholder })}
        onChange={(text) => onChild(code, { ...draft.children[code], [field]: text })}
      />
    ),
  });
  const [search, setSearch] = useState('');
  const shown = search.trim() === '' ? rows : rows.filter(({ orgUnit }) => orgUnit.name.includes(search.trim()));
  const growth = growthOf(target.indicator);
  const asked: TableColumnsType<Share> = [
    ...(draft.method === 'BY_CLASS' ? [cell('类别', 'class')] : []),
    ...(draft.method === 'BY_SHARE' ? [cell('权重', 'weight', '消费量')] : []),
    ...(draft.method === 'BY_POTENTIAL' ? [cell('标杆值', 'benchmark')] : []),
    cell('至少下降 %', 'min'),
    cell('至多下降 %', 'max'),
    cell('固定值', 'fixed'),
    ...(growth === null ? [] : [cell(growth === 'area' ? '面积增长 %' : '人数增长 %', 'growth')]),
  ];
  return (
    <Table<Share>
      size="small"
      rowKey={({ orgUnit }) => orgUnit.code}
      dataSource={[...shown]}
      title={() => rows.length > PAGE && <SearchField value={search} onChange={setSearch} count={rows.length} />}
      loading={loading}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: '下级',
          fixed: 'left',
          width: 160,
          render: (_, { orgUnit }) => <span title={orgUnit.code}>{orgUnit.name}</span>,
        },
        { title: '分得', className: 'amount', render: (_, { orgUnit }) => <Got share={outcome?.get(orgUnit.code)} /> },
        {
          title: '下降',
          className: 'amount',
          render: (_, { orgUnit }) => percentText(outcome?.get(orgUnit.code)?.reductionPercent),
        },
        ...(lastYear
          ? [
              {
                title: `${lastYear.year}年已审核`,
                className: 'amount',
                render: (_: unknown, { orgUnit }: Share) => <Exact value={lastYear.byCode.get(orgUnit.code)} />,
              },
            ]
          : []),
        { title: '自己规划印发', className: 'amount', render: (_, { ownPlanValue }) => <Exact value={ownPlanValue} /> },
        {
          title: '基数',
          className: 'amount',
          render: (_, { baseline, baselineSource, baselineNote }) => (
            <Tooltip title={baselineNote}>
              <Exact value={baseline} />
              {baselineSource && <div className="quiet">{WORDS.BaselineSource[baselineSource]}</div>}
            </Tooltip>
          ),
        },
        ...asked,
        { title: '占比', className: 'amount', render: (_, { orgUnit }) => percentText(outcome?.get(orgUnit.code)?.weight) },
        ...(growth === null
          ? [{ title: '与强度合看', render: (_: unknown, { orgUnit }: Share) => <Together share={outcome?.get(orgUnit.code)} /> }]
          : []),
      ]}
    />
  );
};
