import { Tag } from 'antd';
import type { Account } from './account';

/** What is out of the ordinary with an account. */
export const AccountMarks = ({ account: { disabled, mustChangePassword, kind } }: { readonly account: Account }) => (
  <>
    {kind === 'CLIENT' && <Tag>程序账户</Tag>}
    {disabled && <Tag color="red">已停用</Tag>}
    {mustChangePassword && <Tag color="orange">须先改密码</Tag>}
    {!disabled && !mustChangePassword && <Tag color="green">正常</Tag>}
  </>
);
