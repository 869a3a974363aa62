// Changing accounts and grants in a caller's session. A secret is added and never read; a grant is ended and never rewritten.
import type { Grant } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface AddedAccount {
  readonly accountId: string;
  readonly username: string;
  readonly kind: 'PERSON' | 'CLIENT';
  readonly displayName: string;
  readonly homeTenantId: number;
  readonly homeRegionId: number;
  readonly createdBy: string;
  readonly secretHash: string;
}

const insertAccount = statement(
  'add_account',
  `with added as (
     insert into account (account_id, username, kind, display_name, must_change_secret, home_tenant_id, home_region_id, created_by, created_at)
     values ($1, $2, $3, $4, $3 = 'PERSON', $5, $6, $7, $9)
     on conflict (username) do nothing
     returning account_id, secret_generation, home_tenant_id, home_region_id
   )
   insert into account_secret (account_id, generation, home_tenant_id, home_region_id, secret_hash, set_at)
   select account_id, secret_generation, home_tenant_id, home_region_id, $8, $9 from added
   returning 1`,
);

/** Adds an account with its first secret; false when the user name is taken, anywhere. */
export const addAccount = async (db: TenantDb, account: AddedAccount, now: Date): Promise<boolean> => {
  const { accountId, username, kind, displayName, homeTenantId, homeRegionId, createdBy, secretHash } = account;
  const values = [accountId, username, kind, displayName, homeTenantId, homeRegionId, createdBy, secretHash, now];
  return (await db.query(insertAccount, values)).length > 0;
};

export interface AddedGrant extends Grant {
  readonly grantId: string;
  readonly accountId: string;
  readonly guest: boolean;
}

const insertGrants = statement(
  'add_grants',
  `insert into access_grant (tenant_id, grant_id, account_id, role, region_id, subtree, system, institution_id, valid_from, valid_to, guest, given_by, given_at)
   select "tenantId", "grantId", "accountId", role, "regionId", subtree, system, "institutionId", "validFrom", "validTo", guest, $2, $3
     from jsonb_to_recordset($1::jsonb) as g ("tenantId" int, "grantId" uuid, "accountId" uuid, role text, "regionId" int, subtree boolean, system text,
                                              "institutionId" uuid, "validFrom" timestamptz, "validTo" timestamptz, guest boolean)`,
);

export const addGrants = async (db: TenantDb, grants: readonly AddedGrant[], givenBy: string, now: Date): Promise<void> => {
  if (grants.length > 0) await db.query(insertGrants, [JSON.stringify(grants), givenBy, now]);
};

const resetSecret = statement(
  'reset_secret',
  `with raised as (
     update account set secret_generation = secret_generation + 1, session_epoch = session_epoch + 1, must_change_secret = (kind = 'PERSON')
      where account_id = $1
     returning account_id, secret_generation, home_tenant_id, home_region_id
   )
   insert into account_secret (account_id, generation, home_tenant_id, home_region_id, secret_hash, set_at)
   select account_id, secret_generation, home_tenant_id, home_region_id, $2, $3 from raised`,
);

/** Replaces the secret and ends every session of the account. */
export const addNextSecret = async (db: TenantDb, accountId: string, secretHash: string, now: Date): Promise<void> => {
  await db.query(resetSecret, [accountId, secretHash, now]);
};

const setDisabledAt = statement(
  'set_account_disabled',
  'update account set disabled_at = $2, session_epoch = session_epoch + 1 where account_id = $1',
);

/** Disables the account from that moment, or enables it again (null); its sessions are over either way. */
export const setDisabled = async (db: TenantDb, accountId: string, at: Date | null): Promise<void> => {
  await db.query(setDisabledAt, [accountId, at]);
};

const endGrant = statement(
  'revoke_grant',
  'update access_grant set revoked_at = $3, revoked_by = $4 where tenant_id = $1 and grant_id = $2 and revoked_at is null',
);

export const revokeGrant = async (db: TenantDb, key: { tenantId: number; grantId: string }, by: string, now: Date): Promise<void> => {
  await db.query(endGrant, [key.tenantId, key.grantId, now, by]);
};

const lockBureaus = statement(
  'lock_province_bureaus',
  `select grant_id from access_grant where tenant_id = $1 and role = 'PROVINCE_BUREAU' and revoked_at is null order by grant_id for update`,
);
const countBureaus = statement(
  'count_province_bureaus',
  `select count(*)::int as count from access_grant join account using (account_id)
    where tenant_id = $1 and region_id = $1 and role = 'PROVINCE_BUREAU' and subtree and system is null and institution_id is null
      and revoked_at is null and valid_from <= $2 and (valid_to is null or valid_to > $2) and disabled_at is null`,
);

/** Until the session ends nobody else takes a province bureau away: of two that would end each other, one comes second. */
export const lockProvinceBureaus = async (db: TenantDb, tenantId: number): Promise<void> => {
  await db.query(lockBureaus, [tenantId]);
};

/** Grants in force by which somebody can act for the whole province. */
export const countProvinceBureaus = async (db: TenantDb, tenantId: number, now: Date): Promise<number> =>
  (await db.query<{ count: number }>(countBureaus, [tenantId, now]))[0]!.count;
