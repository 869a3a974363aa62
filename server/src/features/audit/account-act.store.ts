import { statement, type SignInDb } from '@shuangcheng/tenants';

/** An account with one place of its grants, or its home. */
export interface AccountPlace {
  readonly accountId: string;
  readonly username: string;
  readonly tenantId: number;
  readonly regionId: number;
}

const selectPlaces = statement(
  'select_places_of_account',
  `select a.account_id as "accountId", a.username, p.tenant_id as "tenantId", p.region_id as "regionId"
     from account a cross join lateral (
       select g.tenant_id, g.region_id from access_grant g
        where g.account_id = a.account_id and g.valid_from <= $3 and (g.valid_to is null or g.valid_to > $3) and g.revoked_at is null
        union
       select a.home_tenant_id, a.home_region_id where a.home_tenant_id is not null
     ) p
    where a.username = $1 and a.kind = $2
    order by 3, 4 limit 20`,
);

/** The regions of an account's grants in force, and its home; none where there is no such account. */
export const listPlacesOfAccount = (db: SignInDb, username: string, kind: 'PERSON' | 'CLIENT', now: Date): Promise<AccountPlace[]> =>
  db.query<AccountPlace>(selectPlaces, [username, kind, now.toISOString()]);
