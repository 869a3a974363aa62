// An edition's figures of the region that is looked at, as they were sealed.
import { EditionFiguresOperation } from '@shuangcheng/client-sdk';
import { Skeleton, Table } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { countText, exactText, indicatorUnit, numberText, percentText } from '../../parts/number-text';
import { figureName } from '../../parts/target-name';
import { reasonText } from '../../parts/words';

const ALL_INDICATORS = 50;

export const EditionFigures = ({ edition, region }: { readonly edition: string; readonly region: string }) => {
  const { data, error } = useAnswer(EditionFiguresOperation, { id: edition, regions: [region], first: ALL_INDICATORS });
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton active />;
  const { node } = data;
  if (!node || !('figures' in node)) return <span className="quiet">没有可查看的数值。</span>;
  const [place] = node.places.nodes;
  return (
    <div className="stack">
      {place && (
        <span>
          封存时完整率 {percentText(place.coverage, 1)}：应报 {countText(place.expected)}，已审核 {countText(place.approved)}，待审核{' '}
          {countText(place.waiting)}，未报 {countText(place.missing)}（机构·月）；{countText(place.institutions)} 个机构计入。
        </span>
      )}
      <Table
        size="small"
        rowKey={({ code, carbonScope }) => `${code}/${carbonScope ?? ''}`}
        pagination={false}
        dataSource={[...node.figures.nodes]}
        locale={{ emptyText: '这一版没有该区划的数值。' }}
        columns={[
          { title: '指标', render: (_, figure) => figureName(figure) },
          {
            title: '数值',
            className: 'amount',
            render: (_, { value, reason }) =>
              value ? <span title={exactText(value)}>{numberText(value)}</span> : <span className="quiet">{reasonText(reason)}</span>,
          },
          { title: '单位', render: (_, { code }) => indicatorUnit(code) },
          { title: '机构数', className: 'amount', render: (_, { institutions }) => countText(institutions) },
          { title: '因子', render: (_, { provisionalFactor }) => (provisionalFactor ? '沿用上一次公布的' : '') },
        ]}
      />
    </div>
  );
};
