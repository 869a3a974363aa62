// Where systems are supervised, in a session that sees all of a province.
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface SupervisedPlace {
  readonly regionId: number;
  readonly system: string;
}

const selectSupervised = statement(
  'select_supervised_places',
  `select distinct region_id as "regionId", system from access_grant
    where tenant_id = $1 and role = 'SYSTEM_SUPERVISOR' and revoked_at is null and valid_from <= $2 and (valid_to is null or valid_to > $2)
    order by 1, 2`,
);

/** Regions and systems for which somebody holds a grant as supervisor now, each once. */
export const listSupervisedPlaces = (db: TenantDb, tenantId: number, now: Date): Promise<SupervisedPlace[]> =>
  db.query<SupervisedPlace>(selectSupervised, [tenantId, now.toISOString()]);
