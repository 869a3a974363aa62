// The sets of factors there are, each factor with its source; which one is official, since when and why.
import { FactorSetsOperation, WORDS, type FactorSetsQuery, type FactorUse } from '@shuangcheng/client-sdk';
import { Alert, Collapse, Descriptions, Table, Tag } from 'antd';
import { useSuspenseAnswer } from '../../answers/use-answer';
import { itemName } from '../../parts/item-words';
import { exactText } from '../../parts/number-text';
import { timeText } from '../../parts/time-text';
import { may, useViewer } from '../../session/viewer';

type FactorSet = FactorSetsQuery['factorSets'][number];
type Factor = FactorSet['factors'][number];

const useName = (use: string): string => WORDS.FactorUse[use as FactorUse] ?? use;
/** The API names a province by its code here; those that publish factors are these two. */
const PROVINCES: Readonly<Record<string, string>> = { '500000': '重庆', '510000': '四川' };

const Factors = ({ set }: { readonly set: FactorSet }) => (
  <div className="stack">
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'source', label: '来源', children: set.source },
        { key: 'note', label: '说明', children: set.note || '—' },
        {
          key: 'published',
          label: '发布',
          children: `${set.publishedOn}　${set.province ? (PROVINCES[set.province] ?? set.province) : '平台提供，各省可用'}`,
        },
        { key: 'based', label: '依据', children: set.basedOn ?? '—' },
        ...set.officialUses.map(({ from, reason }, index) => ({
          key: `use-${index}`,
          label: '指定为正式',
          children: `${timeText(from)} 起：${reason}`,
        })),
      ]}
    />
    <Table<Factor>
      size="small"
      rowKey={({ use, item, year, province }) => [use, item, year, province].join('/')}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      dataSource={set.factors}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: '用途', render: (_, { use }) => useName(use) },
        { title: '品种', render: (_, { item }) => itemName(item) },
        { title: '年份', render: (_, { year }) => year ?? '各年' },
        { title: '省（市）', render: (_, { province }) => (province ? (PROVINCES[province] ?? province) : '—') },
        { title: '数值', className: 'amount', render: (_, { value }) => exactText(value) },
        { title: '单位', dataIndex: 'unit' },
        {
          title: '来源',
          render: (_, { source, provisional }) => (
            <>
              {source} {provisional && <Tag color="orange">沿用上一次公布的</Tag>}
            </>
          ),
        },
      ]}
    />
  </div>
);

export const FactorsTab = () => {
  const { factorSets } = useSuspenseAnswer(FactorSetsOperation, {});
  const publishes = may(useViewer(), 'factors:publish');
  return (
    <div className="stack">
      {publishes && (
        <Alert
          type="info"
          showIcon
          title="发布新的因子集、指定正式因子集，目前用接口办理（publishFactorSet、makeFactorSetOfficial）；已发布的不能改动。"
        />
      )}
      <Collapse
        defaultActiveKey={factorSets.find(({ official }) => official)?.id ?? []}
        items={factorSets.map((set) => ({
          key: set.id,
          label: (
            <>
              {set.name} <span className="quiet">{set.id}</span>
            </>
          ),
          extra: set.official && <Tag color="green">现为正式</Tag>,
          children: <Factors set={set} />,
        }))}
      />
    </div>
  );
};
