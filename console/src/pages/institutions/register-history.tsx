// Where an institution stood and when, and who registered what.
import { InstitutionHistoryOperation, WORDS } from '@shuangcheng/client-sdk';
import { Card, Table } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { systemName } from '../../parts/institution-words';
import { timeText } from '../../parts/time-text';

export const RegisterHistory = ({ institution }: { readonly institution: string }) => {
  const { data, error, isPending } = useAnswer(InstitutionHistoryOperation, { institution });
  if (error) return <Failure error={error} />;
  const history = data?.institution?.history;
  return (
    <Card size="small" title="沿革" loading={isPending}>
      <Table
        size="small"
        rowKey="validFrom"
        pagination={false}
        dataSource={history?.standings ?? []}
        columns={[
          { title: '自', dataIndex: 'validFrom' },
          { title: '至（不含）', render: (_, { validTo }) => validTo ?? '今' },
          { title: '所在区划', render: (_, { region }) => region.name },
          { title: '机构类型', render: (_, { type }) => WORDS.InstitutionType[type] },
          { title: '主管系统', render: (_, { system }) => systemName(system) },
        ]}
      />
      <Table
        size="small"
        rowKey={({ recordedAt, kind }) => `${recordedAt}/${kind}`}
        pagination={false}
        style={{ marginTop: 12 }}
        dataSource={history?.events ?? []}
        locale={{ emptyText: '没有登记记录：随初始名录载入。' }}
        columns={[
          { title: '登记', render: (_, { kind }) => WORDS.RegisterEventKind[kind] },
          { title: '生效', render: (_, { effectiveOn }) => effectiveOn ?? '当即' },
          { title: '经办', render: (_, { actor, recordedAt }) => `${actor}　${timeText(recordedAt)}` },
          { title: '原因', render: (_, { reason }) => reason ?? '—' },
        ]}
      />
    </Card>
  );
};
