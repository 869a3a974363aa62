// Resetting the password, disabling and enabling an account.
import { AccountsOperation, DisableAccountOperation, EnableAccountOperation, ResetPasswordOperation } from '@shuangcheng/client-sdk';
import { useChange } from '../../answers/use-change';
import { ReasonButton } from '../../parts/reason-button';
import { useTold } from '../../parts/use-told';
import type { Account } from './account';
import type { Secret } from './secret-dialog';

const CHANGES = [AccountsOperation];

interface StepsProps {
  readonly account: Account;
  readonly onSecret: (secret: Secret) => void;
}

const ResetButton = ({ account, onSecret }: StepsProps) => {
  const reset = useChange(ResetPasswordOperation, CHANGES);
  const what = account.kind === 'PERSON' ? '密码' : '密钥';
  return (
    <ReasonButton
      label={`重置${what}`}
      explanation={`${account.displayName}现用的${what}即刻作废，其会话随即结束。新的${what}只显示一次，须由您交给本人。`}
      usual={['本人遗忘', '怀疑泄露', '人员交接']}
      required={false}
      change={reset}
      onDecide={async (reason) => {
        const outcome = await reset.run({ account: account.id, reason: reason || null });
        if (outcome?.ok) onSecret({ username: account.username, kind: account.kind, text: outcome.initialSecret });
        return outcome?.ok ?? false;
      }}
    />
  );
};

const DisableButton = ({ account }: { readonly account: Account }) => {
  const disable = useChange(DisableAccountOperation, CHANGES);
  const tell = useTold();
  return (
    <ReasonButton
      label="停用"
      explanation={`${account.displayName}即刻不能登录，其会话随即结束；授权保留，以后可以启用。`}
      usual={['离职', '长期不用', '怀疑被他人使用']}
      required={false}
      change={disable}
      button={{ danger: true }}
      onDecide={async (reason) => {
        const outcome = await disable.run({ account: account.id, reason: reason || null });
        if (outcome?.ok) tell('已停用');
        return outcome?.ok ?? false;
      }}
    />
  );
};

const EnableButton = ({ account }: { readonly account: Account }) => {
  const enable = useChange(EnableAccountOperation, CHANGES);
  const tell = useTold();
  return (
    <ReasonButton
      label="启用"
      explanation={`${account.displayName}可以重新登录，停用前未收回的授权仍然有效。`}
      required={false}
      change={enable}
      button={{ type: 'primary' }}
      onDecide={async (reason) => {
        const outcome = await enable.run({ account: account.id, reason: reason || null });
        if (outcome?.ok) tell('已启用');
        return outcome?.ok ?? false;
      }}
    />
  );
};

export const AccountSteps = ({ account, onSecret }: StepsProps) => (
  <>
    <ResetButton account={account} onSecret={onSecret} />
    {account.disabled ? <EnableButton account={account} /> : <DisableButton account={account} />}
  </>
);
