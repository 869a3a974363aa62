// 账户: who may work in a region and below it, with what grants; set up, granted, ended.
import { AccountsOperation } from '@shuangcheng/client-sdk';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import type { PageProps } from '../../frame/pages';
import { Failure } from '../../parts/failure';
import { PageTurner } from '../../parts/page-turner';
import { useCursor } from '../../parts/use-cursor';
import { AccountDrawer } from './account-drawer';
import { AccountTable } from './account-table';
import { NewAccount } from './new-account';
import { SecretDialog, type Secret } from './secret-dialog';

const PAGE_SIZE = 50;

export const AccountsPage = ({ region }: PageProps) => {
  const [shown, setShown] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  const cursor = useCursor(region);
  const { data, error, isPending, isPlaceholderData, refetch } = useAnswer(
    AccountsOperation,
    { region, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const page = data?.accounts;
  return (
    <>
      <div className="page-head">
        <h2>账户</h2>
        <span className="quiet">本区划及下级的账户</span>
        <span className="spread" />
        <Button type="primary" onClick={() => setAdding(true)}>
          设立账户
        </Button>
      </div>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <Card size="small">
          <AccountTable accounts={page?.nodes ?? []} loading={isPending || isPlaceholderData} onShow={setShown} />
          <PageTurner cursor={cursor} page={page} pageSize={PAGE_SIZE} />
        </Card>
      )}
      <AccountDrawer
        account={page?.nodes.find(({ id }) => id === shown) ?? null}
        region={region}
        onClose={() => setShown(null)}
        onSecret={setSecret}
      />
      <NewAccount region={region} open={adding} onClose={() => setAdding(false)} onSecret={setSecret} />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </>
  );
};
