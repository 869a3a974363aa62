// Recomputing an edition from what was sealed with it, when asked: it takes a while.
import { EditionVerificationOperation, WORDS } from '@shuangcheng/client-sdk';
import { Alert, Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';

const Verification = ({ edition }: { readonly edition: string }) => {
  const { data, error, refetch } = useAnswer(EditionVerificationOperation, { id: edition });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active title={false} />;
  const verification = data.node && 'verification' in data.node ? data.node.verification : null;
  if (!verification) return null;
  if (verification.ok)
    return <Alert type="success" showIcon title="核验无误：由封存的汇总数和因子复算的全部数值、汇总、封印和与前一版的链接都相符。" />;
  return (
    <div className="stack">
      <Alert type="error" showIcon title={`核验发现 ${verification.differences.length} 处不符（最多列出 200 处）。`} />
      <Table
        size="small"
        dataSource={verification.differences.map((fault, key) => ({ ...fault, key }))}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '不符', render: (_, { kind }) => WORDS.EditionFaultKind[kind] },
          { title: '区划', render: (_, { region }) => region?.name ?? '—' },
          { title: '内容', dataIndex: 'what' },
          { title: '应为', render: (_, { expected }) => expected ?? '—' },
          { title: '实为', render: (_, { actual }) => actual ?? '—' },
        ]}
      />
    </div>
  );
};

export const EditionVerification = ({ edition }: { readonly edition: string }) => {
  const [asked, setAsked] = useState(false);
  return asked ? <Verification edition={edition} /> : <Button onClick={() => setAsked(true)}>核验这一版</Button>;
};
