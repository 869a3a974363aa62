// Institutions by what others name them with.
import { statement, type TenantDb } from '@shuangcheng/tenants';

const selectIds = statement(
  'select_institution_ids_by_code',
  `select code, institution_id as "institutionId" from institution where tenant_id = $1 and region_id = any ($2::int[]) and code = any ($3::text[])`,
);

/** Ids by credit code of those that lie in the regions now; no statement where no code is asked for. */
export const findInstitutionsByCode = async (
  db: TenantDb,
  tenantId: number,
  regionIds: readonly number[],
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (codes.length === 0) return new Map();
  const rows = await db.query<{ code: string; institutionId: string }>(selectIds, [tenantId, regionIds, codes]);
  return new Map(rows.map((row) => [row.code, row.institutionId]));
};
