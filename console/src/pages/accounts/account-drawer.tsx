// One account: its grants, and what may be done with it. Each step asks first.
import { AccountsOperation, RevokeRoleOperation, WORDS } from '@shuangcheng/client-sdk';
import { Card, Descriptions, Drawer, Flex, Table } from 'antd';
import { useEffect, useState } from 'react';
import { useChange } from '../../answers/use-change';
import { ReasonButton } from '../../parts/reason-button';
import { timeText } from '../../parts/time-text';
import { useTold } from '../../parts/use-told';
import { grantText, validityText, type Account, type AccountGrant } from './account';
import { AccountMarks } from './account-marks';
import { AccountSteps } from './account-steps';
import { GrantButton } from './grant-button';
import type { Secret } from './secret-dialog';

const CHANGES = [AccountsOperation];

const RevokeButton = ({ grant, account }: { readonly grant: AccountGrant; readonly account: Account }) => {
  const revoke = useChange(RevokeRoleOperation, CHANGES);
  const tell = useTold();
  return (
    <ReasonButton
      label="收回"
      explanation={
        <>
          收回{account.displayName}的“{grantText(grant)}”，即刻生效，正在进行的会话随即看不到该范围。
        </>
      }
      usual={['岗位变动', '离职', '授权有误']}
      change={revoke}
      button={{ size: 'small', danger: true }}
      onDecide={async (reason) => {
        const outcome = await revoke.run({ grant: grant.id, reason });
        if (outcome?.ok) tell('已收回');
        return outcome?.ok ?? false;
      }}
    />
  );
};

interface DrawerProps {
  /** None: closed. */
  readonly account: Account | null;
  readonly region: string;
  readonly onClose: () => void;
  readonly onSecret: (secret: Secret) => void;
}

const Contents = ({ account, region, onSecret }: DrawerProps & { readonly account: Account }) => (
  <div className="stack">
    <Flex gap="small" wrap>
      <AccountSteps account={account} onSecret={onSecret} />
    </Flex>
    <Descriptions
      size="small"
      column={1}
      items={[
        { key: 'username', label: '用户名', children: account.username },
        { key: 'kind', label: '种类', children: WORDS.AccountKind[account.kind] },
        { key: 'region', label: '所属区划', children: account.region?.name ?? '平台' },
        { key: 'marks', label: '情况', children: <AccountMarks account={account} /> },
        { key: 'used', label: '最近使用', children: account.lastUsedAt ? timeText(account.lastUsedAt) : '从未' },
      ]}
    />
    <Card size="small" title="授权" extra={<GrantButton account={account} region={region} />}>
      <Table<AccountGrant>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={account.grants}
        locale={{ emptyText: '没有授权。请点“授予角色”。' }}
        columns={[
          { title: '角色与范围', render: (_, grant) => grantText(grant) },
          { title: '期限', render: (_, grant) => validityText(grant) },
          { title: '', render: (_, grant) => <RevokeButton grant={grant} account={account} /> },
        ]}
      />
    </Card>
  </div>
);

export const AccountDrawer = (props: DrawerProps) => {
  const { account, onClose } = props;
  // What is shown stays while the drawer closes.
  const [shown, setShown] = useState(account);
  useEffect(() => {
    if (account !== null) setShown(account);
  }, [account]);
  return (
    <Drawer title={shown?.displayName} open={account !== null} onClose={onClose} size={680}>
      {shown && <Contents {...props} key={shown.id} account={account ?? shown} />}
    </Drawer>
  );
};
