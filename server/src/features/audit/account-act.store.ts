import { statement, type SignInDb } from '@shuangcheng/tenants';

/** An account with one place of its grants. */
export interface AccountPlace {
  readonly accountId: string;
  readonly username: string;
  readonly tenantId: number;
  readonly regionId: number;
}

const selectPlaces = statement(
  'select_places_of_account',
  `select distinct a.account_id as "accountId", a.username, g.tenant_id as "tenantId", g.region_id as "regionId"
     from account a join access_grant g on g.account_id = a.account_id
    where a.username = $1 and a.kind = $2 and g.valid_from <= $3 and (g.valid_to is null or g.valid_to > $3)
    order by 3, 4 limit 20`,
);

/** The regions of an account's grants in force; none where there is no such account. */
export const listPlacesOfAccount = (db: SignInDb, username: string, kind: 'PERSON' | 'CLIENT', now: Date): Promise<AccountPlace[]> =>
  db.query<AccountPlace>(selectPlaces, [username, kind, now.toISOString()]);
