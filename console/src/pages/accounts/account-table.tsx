import { ListTable } from '../../parts/list-table';
import { OpenLink } from '../../parts/open-link';
import { timeText } from '../../parts/time-text';
import { grantText, type Account } from './account';
import { AccountMarks } from './account-marks';

interface TableProps {
  readonly accounts: readonly Account[];
  readonly loading: boolean;
  readonly onShow: (id: string) => void;
}

const NONE = '本区划及下级没有您管理的账户。请点“设立账户”。';

export const AccountTable = ({ accounts, loading, onShow }: TableProps) => (
  <ListTable<Account>
    rowKey="id"
    rows={accounts}
    loading={loading}
    none={NONE}
    columns={[
      {
        title: '账户',
        render: (_, { id, username, displayName }) => (
          <>
            <OpenLink onOpen={() => onShow(id)}>{displayName}</OpenLink>
            <div className="quiet">{username}</div>
          </>
        ),
      },
      { title: '所属区划', render: (_, { region }) => region?.name ?? '平台' },
      {
        title: '授权',
        render: (_, { grants }) =>
          grants.length === 0 ? (
            <span className="quiet">没有授权：登录后什么也看不到</span>
          ) : (
            grants.map((grant) => (
              <div key={grant.id} className={grant.inForce ? '' : 'quiet'}>
                {grantText(grant)}
                {!grant.inForce && '（尚未生效）'}
              </div>
            ))
          ),
      },
      { title: '情况', render: (_, account) => <AccountMarks account={account} /> },
      { title: '最近使用', render: (_, { lastUsedAt }) => (lastUsedAt ? timeText(lastUsedAt) : <span className="quiet">从未</span>) },
    ]}
  />
);
