// Reports whose institution turns out to have stood elsewhere: their place and the cells follow; versions and history stay.
import type { ExpectedRun } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { applyGivenChanges } from './roll-up.sql.js';

/** Where an institution stood in a run of months. */
export type InstitutionRun = ExpectedRun & { readonly institutionId: string };

interface RelocatedRow {
  readonly institution_id: string;
  readonly month: number;
  readonly region_before: number;
  readonly type_before: string;
  readonly system_before: string;
  readonly region_after: number;
  readonly type_after: string;
  readonly system_after: string;
  readonly on_time: boolean;
  readonly submitted_version: number | null;
  readonly approved_version: number | null;
}

const relocate = statement(
  'relocate_reports',
  `with run as (
     select * from unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::text[], $7::text[])
       as u (institution_id, month_from, month_to, region_id, type, system)
   ), moved as (
     select r.institution_id, r.month, r.region_id as region_before, r.type as type_before, r.system as system_before,
            run.region_id as region_after, run.type as type_after, run.system as system_after,
            r.on_time, r.submitted_version, r.approved_version
       from report r
       join run on run.institution_id = r.institution_id and run.month_from <= r.month and (run.month_to is null or r.month < run.month_to)
      where r.tenant_id = $1 and (r.region_id, r.type, r.system) is distinct from (run.region_id, run.type, run.system)
      order by r.institution_id, r.month
        for update of r
   ), written as (
     update report r set region_id = moved.region_after, type = moved.type_after, system = moved.system_after
       from moved where r.tenant_id = $1 and r.institution_id = moved.institution_id and r.month = moved.month
     returning 1
   )
   select moved.*, (select count(*) from written)::int as written from moved`,
);

/** Each report leaves the cells of where it stood, and is added to those of where it stands now. */
const cellValues = (rows: readonly RelocatedRow[]): unknown[] => {
  const both = rows.flatMap((row) => [
    { row, leaves: true },
    { row, leaves: false },
  ]);
  const column = <T>(leaves: boolean, take: (row: RelocatedRow) => T) =>
    both.map((each) => (each.leaves === leaves ? take(each.row) : null));
  return [
    both.map(({ row }) => row.institution_id),
    both.map(({ row }) => row.month),
    column(true, (row) => row.region_before),
    column(true, (row) => row.type_before),
    column(true, (row) => row.system_before),
    column(true, (row) => row.on_time),
    column(true, (row) => row.submitted_version),
    column(true, (row) => row.approved_version),
    column(false, (row) => row.region_after),
    column(false, (row) => row.type_after),
    column(false, (row) => row.system_after),
    column(false, (row) => row.on_time),
    column(false, (row) => row.submitted_version),
    column(false, (row) => row.approved_version),
  ];
};

/**
 * Puts the institutions' reports where they stood in each month, and moves the cells by exactly these; the same statements for
 * one report or thousands. Gives the number of reports that moved. Reports of months in no run stay.
 */
export const relocateReports = async (db: TenantDb, tenantId: number, runs: readonly InstitutionRun[]): Promise<number> => {
  const rows = await db.query<RelocatedRow>(relocate, [
    tenantId,
    runs.map((run) => run.institutionId),
    runs.map((run) => run.from),
    runs.map((run) => run.to),
    runs.map((run) => run.regionId),
    runs.map((run) => run.type),
    runs.map((run) => run.system),
  ]);
  await db.moveCells(applyGivenChanges, [tenantId, ...cellValues(rows)]);
  return rows.length;
};

const selectCounting = statement(
  'select_reports_counting_after',
  `select i.institution_id as "institutionId", min(r.month) as first, count(*)::int as reports
     from unnest($2::uuid[], $3::int[]) as i (institution_id, month)
     join report r on r.tenant_id = $1 and r.institution_id = i.institution_id and r.month >= i.month
      and (r.approved_version is not null or r.submitted_version is not null)
    group by i.institution_id`,
);
export interface CountingAfter {
  readonly institutionId: string;
  readonly first: number;
  readonly reports: number;
}
/** Institutions with reports that count, or wait, in the given month or after it. */
export const listReportsCountingAfter = (
  db: TenantDb,
  tenantId: number,
  ends: readonly { readonly institutionId: string; readonly month: number }[],
): Promise<CountingAfter[]> =>
  db.query<CountingAfter>(selectCounting, [tenantId, ends.map((end) => end.institutionId), ends.map((end) => end.month)]);
