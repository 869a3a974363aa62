// Reading accounts in a caller's session: those at home in its regions, and guests that hold a grant there.
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { AccountRow, GrantRow } from './account-row.js';

const accountColumns = `account_id as "accountId", username, display_name as "displayName", kind, home_tenant_id as "homeTenantId",
  home_region_id as "homeRegionId", demonstration, disabled_at is not null as disabled, must_change_secret as "mustChangeSecret",
  last_used_at as "lastUsedAt", created_by as "createdBy", created_at as "createdAt"`;
const grantColumns = `tenant_id as "tenantId", grant_id as "grantId", account_id as "accountId", role, region_id as "regionId", subtree, system,
  institution_id as "institutionId", valid_from as "validFrom", valid_to as "validTo", given_by as "givenBy", given_at as "givenAt",
  revoked_by as "revokedBy", revoked_at as "revokedAt"`;

const showGuests = statement('show_guests', 'select show_guests()');
const inRegions = `((home_tenant_id = $1 and home_region_id = any ($2::int[]))
     or account_id in (
       select account_id from access_grant
        where tenant_id = $1 and guest and region_id = any ($2::int[]) and revoked_at is null and (valid_to is null or valid_to > $3)))`;
const selectAccounts = statement(
  'select_accounts',
  `select ${accountColumns} from account where ${inRegions} and username > $4 order by username limit $5`,
);
const countAccountsIn = statement('count_accounts', `select count(*)::int as count from account where ${inRegions}`);

export interface AccountQuery {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  readonly now: Date;
}

/** Accounts of the regions after a user name, by user name. */
export const listAccounts = async (db: TenantDb, query: AccountQuery, after: string, limit: number): Promise<AccountRow[]> => {
  const values = [query.tenantId, query.regionIds, query.now, after, limit];
  const [, rows] = await Promise.all([db.query(showGuests), db.query<AccountRow>(selectAccounts, values)]);
  return rows;
};

export const countAccounts = async (db: TenantDb, { tenantId, regionIds, now }: AccountQuery): Promise<number> => {
  const [, rows] = await Promise.all([db.query(showGuests), db.query<{ count: number }>(countAccountsIn, [tenantId, regionIds, now])]);
  return rows[0]!.count;
};

const selectGrants = statement(
  'select_grants_of_accounts',
  `select ${grantColumns} from access_grant
    where account_id = any ($1::uuid[]) and tenant_id = any ($2::int[]) and revoked_at is null and (valid_to is null or valid_to > $3)
    order by given_at, region_id, role, grant_id`,
);

/** Grants of the accounts that have not ended, where the session sees them. */
export const listGrants = (db: TenantDb, accountIds: readonly string[], tenantIds: readonly number[], now: Date): Promise<GrantRow[]> =>
  db.query<GrantRow>(selectGrants, [accountIds, tenantIds, now]);

const selectAccount = statement('select_account', `select ${accountColumns} from account where account_id = $1`);
const lockAccountById = statement('lock_account', `select ${accountColumns} from account where account_id = $1 for update`);

export const findAccountRow = async (db: TenantDb, accountId: string): Promise<AccountRow | null> =>
  (await db.query<AccountRow>(selectAccount, [accountId]))[0] ?? null;

/** The account, locked: until the session ends nobody gives it a grant. Null unless it is at home where the session writes. */
export const lockAccount = async (db: TenantDb, accountId: string): Promise<AccountRow | null> =>
  (await db.query<AccountRow>(lockAccountById, [accountId]))[0] ?? null;

const examine = statement('examine_account', 'select examine_account($1)');
const close = statement('close_account', 'select close_account()');
const selectAllGrants = statement(
  'select_all_grants_of_account',
  `select ${grantColumns} from access_grant where account_id = $1 and revoked_at is null and (valid_to is null or valid_to > $2)`,
);

/** Every grant of an account of one's own that has not ended, those in other provinces too: for a decision, never for showing. */
export const listAllGrants = async (db: TenantDb, accountId: string, now: Date): Promise<GrantRow[]> => {
  const [, grants] = await Promise.all([
    db.query(examine, [accountId]),
    db.query<GrantRow>(selectAllGrants, [accountId, now]),
    db.query(close),
  ]);
  return grants;
};

const selectGrant = statement('select_grant', `select ${grantColumns} from access_grant where tenant_id = $1 and grant_id = $2`);
const lockGrantByKey = statement(
  'lock_grant',
  `select ${grantColumns} from access_grant where tenant_id = $1 and grant_id = $2 for update`,
);

export const findGrantRow = async (db: TenantDb, tenantId: number, grantId: string): Promise<GrantRow | null> =>
  (await db.query<GrantRow>(selectGrant, [tenantId, grantId]))[0] ?? null;

export const lockGrant = async (db: TenantDb, tenantId: number, grantId: string): Promise<GrantRow | null> =>
  (await db.query<GrantRow>(lockGrantByKey, [tenantId, grantId]))[0] ?? null;

export interface InstitutionPlace {
  readonly code: string;
  readonly institutionId: string;
  readonly regionId: number;
}
const selectPlaces = statement(
  'select_institutions_of_grants',
  `select code, institution_id as "institutionId", region_id as "regionId" from institution where tenant_id = any ($1::int[]) and code = any ($2::text[])`,
);

/** Where institutions stand, of those that the session sees. */
export const listInstitutionPlaces = (db: TenantDb, tenantIds: readonly number[], codes: readonly string[]): Promise<InstitutionPlace[]> =>
  db.query<InstitutionPlace>(selectPlaces, [tenantIds, codes]);
