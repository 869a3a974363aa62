// What a share was, from the newest version back; each leads to the decomposition that gave it.
import { chinaTimeOf, TargetVersionsOperation } from '@shuangcheng/client-sdk';
import { Button, Drawer, Skeleton, Table } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { exactText } from '../../parts/number-text';

interface VersionsProps {
  readonly share: { readonly id: string; readonly orgUnit: { readonly name: string } } | null;
  readonly onClose: () => void;
  readonly onRun: (run: string) => void;
}

const Versions = ({ id, onRun }: { readonly id: string; readonly onRun: (run: string) => void }) => {
  const { data, error } = useAnswer(TargetVersionsOperation, { id });
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton active />;
  const versions = data.node && 'versions' in data.node ? data.node.versions : [];
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...versions]}
      columns={[
        { title: '目标', className: 'amount', render: (_, { value }) => (value ? exactText(value) : '—') },
        { title: '何时', render: (_, { madeAt }) => madeAt && chinaTimeOf(new Date(madeAt)) },
        { title: '何人', dataIndex: 'madeBy' },
        { title: '原因', render: (_, { reason }) => reason ?? '分解下达' },
        {
          title: '',
          render: (_, { runId }) =>
            runId && (
              <Button type="link" size="small" onClick={() => onRun(runId)}>
                分解的输入
              </Button>
            ),
        },
      ]}
    />
  );
};

export const VersionsDrawer = ({ share, onClose, onRun }: VersionsProps) => (
  <Drawer title={share && `${share.orgUnit.name}：目标的各版本`} open={share !== null} onClose={onClose} size={720}>
    {share && <Versions id={share.id} onRun={onRun} />}
  </Drawer>
);
