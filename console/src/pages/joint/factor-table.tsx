// The factors that each edition was computed with, side by side: where the provinces' differ is seen at once.
import { findItem, WORDS, type JointFigureInDetailQuery } from '@shuangcheng/client-sdk';
import { Table, Tag } from 'antd';
import { exactText } from '../../parts/number-text';

type Figure = NonNullable<JointFigureInDetailQuery['joint']>['indicator'];
type Part = Figure['parts'][number];
type Factor = NonNullable<Part['edition']>['factors'][number];

const keyOf = ({ use, item }: Factor): string => `${use}/${item}`;
const useWords: Readonly<Record<string, string>> = WORDS.FactorUse;

/** A set has every province's grid, year by year: of these, the member's own and the year's. */
const ownFactors = ({ member, edition }: Part, year: number): Factor[] =>
  (edition?.factors ?? []).filter(
    (factor) => (factor.province === null || factor.province === member.code) && (factor.year === null || factor.year === year),
  );

const Cell = ({ factor }: { readonly factor: Factor | undefined }) =>
  factor ? (
    <>
      {exactText(factor.value)} {factor.provisional && <Tag>沿用</Tag>}
      <div className="quiet">{factor.source}</div>
    </>
  ) : (
    '—'
  );

export const FactorTable = ({ parts, year }: { readonly parts: readonly Part[]; readonly year: number }) => {
  const published = parts.filter(({ edition }) => edition !== null).map((part) => ({ ...part, own: ownFactors(part, year) }));
  const rows = [...new Map(published.flatMap(({ own }) => own.map((factor) => [keyOf(factor), factor] as const))).values()];
  return (
    <Table<Factor>
      size="small"
      rowKey={keyOf}
      dataSource={rows.sort((one, other) => keyOf(one).localeCompare(keyOf(other)))}
      pagination={false}
      columns={[
        { title: '品种', render: (_, { item }) => findItem(item)?.nameZh ?? item },
        { title: '用途', render: (_, { use }) => useWords[use] ?? use },
        { title: '单位', dataIndex: 'unit' },
        ...published.map(({ member, own }) => ({
          key: member.code,
          title: member.name,
          render: (_: unknown, row: Factor) => <Cell factor={own.find((each) => keyOf(each) === keyOf(row))} />,
        })),
      ]}
    />
  );
};
