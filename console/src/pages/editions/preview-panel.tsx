// What would be published now: the figures, where reports are missing, and what the joint view would not be shown.
import { WORDS, type PreviewEditionMutation } from '@shuangcheng/client-sdk';
import { Alert, Descriptions, Table, Typography } from 'antd';
import { countText, exactText, indicatorUnit, numberText, percentText } from '../../parts/number-text';
import { periodWords } from '../../parts/period-field';
import { figureName } from '../../parts/target-name';
import { reasonText } from '../../parts/words';
import { WithheldList } from './withheld-list';

export type Preview = NonNullable<PreviewEditionMutation['publishEdition']['preview']>;
type Warnings = PreviewEditionMutation['publishEdition']['warnings'];
type Place = Preview['incomplete'][number];

const Incomplete = ({ places }: { readonly places: readonly Place[] }) =>
  places.length === 0 ? (
    <Alert type="success" showIcon title="各县（区）的报表都已审核，没有缺报。" />
  ) : (
    <>
      <Typography.Text>{places.length} 个下级区划的报表不全，完整率低的在前：其总量低于实际。</Typography.Text>
      <Table<Place>
        size="small"
        rowKey="code"
        dataSource={[...places]}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '区划', dataIndex: 'name' },
          { title: '完整率', className: 'amount', render: (_, { coverage }) => percentText(coverage, 1) },
          { title: '应报（机构·月）', className: 'amount', render: (_, { expected }) => countText(expected) },
          { title: '已审核', className: 'amount', render: (_, { approved }) => countText(approved) },
          { title: '待审核', className: 'amount', render: (_, { waiting }) => countText(waiting) },
          { title: '未报', className: 'amount', render: (_, { missing }) => countText(missing) },
        ]}
      />
    </>
  );

export const PreviewPanel = ({ preview, warnings }: { readonly preview: Preview; readonly warnings: Warnings }) => {
  const { period, number, province, figures, incomplete, withheld, electricityBasis, treeDay } = preview;
  return (
    <div className="stack">
      <Descriptions
        size="small"
        column={{ xs: 1, md: 3 }}
        title={`${periodWords(period)}第 ${number} 版（预览，尚未发布）`}
        items={[
          { key: 'coverage', label: '完整率', children: percentText(province.coverage, 1) },
          {
            key: 'counts',
            label: '已审核 / 应报（机构·月）',
            children: `${countText(province.approved)} / ${countText(province.expected)}，待审核 ${countText(province.waiting)}，未报 ${countText(province.missing)}`,
          },
          { key: 'basis', label: '电力折标', children: WORDS.ElectricityBasis[electricityBasis] },
          { key: 'tree', label: '区划的日期', children: treeDay },
        ]}
      />
      {warnings.map(({ message }) => (
        <Alert key={message} type="warning" showIcon title={message} />
      ))}
      <Table<Preview['figures'][number]>
        size="small"
        rowKey={({ code, carbonScope }) => `${code}/${carbonScope ?? ''}`}
        pagination={false}
        dataSource={[...figures]}
        columns={[
          { title: '指标', render: (_, figure) => figureName(figure) },
          {
            title: '全省（市）',
            className: 'amount',
            render: (_, { value, reason }) =>
              value ? <span title={exactText(value)}>{numberText(value)}</span> : <span className="quiet">{reasonText(reason)}</span>,
          },
          { title: '单位', render: (_, { code }) => indicatorUnit(code) },
          { title: '机构数', className: 'amount', render: (_, { institutions }) => countText(institutions) },
        ]}
      />
      <Incomplete places={incomplete} />
      <WithheldList withheld={withheld} />
    </div>
  );
};
