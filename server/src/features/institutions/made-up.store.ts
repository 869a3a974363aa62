import { statement, type TenantDb } from '@shuangcheng/tenants';

const selectRegions = statement(
  'select_made_up_regions',
  'select distinct region_id as "regionId" from institution where tenant_id = any ($1::int[]) and region_id = any ($2::int[]) and made_up',
);

/** Those of the regions that hold made-up institutions. */
export const listMadeUpRegions = async (
  db: TenantDb,
  tenantIds: readonly number[],
  regionIds: readonly number[],
): Promise<ReadonlySet<number>> =>
  new Set((await db.query<{ regionId: number }>(selectRegions, [tenantIds, regionIds])).map((row) => row.regionId));
