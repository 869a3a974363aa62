import { statement, type TenantDb } from '@shuangcheng/tenants';

const selectKnown = statement(
  'select_known_reports',
  'select institution_id, month from report where tenant_id = $1 and month between $2 and $3',
);

/** The institution-months of a tenant that have a report already, as "institution month". */
export const listKnownReports = async (db: TenantDb, tenantId: number, firstMonth: number, lastMonth: number): Promise<Set<string>> => {
  const rows = await db.query<{ institution_id: string; month: number }>(selectKnown, [tenantId, firstMonth, lastMonth]);
  return new Set(rows.map((row) => `${row.institution_id} ${row.month}`));
};
