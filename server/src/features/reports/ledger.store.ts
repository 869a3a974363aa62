// The ledger: appending report versions in bulk, and moving the roll-up cells in the same transaction.
import { statement, type TenantDb, WriteConflict } from '@shuangcheng/tenants';
import { copyCell, versionCells } from './copy-text.js';
import { VERSION_COLUMNS } from './ledger-columns.js';
import type { ReportRow } from './report-row.js';
import {
  applyStagedChanges,
  findCellDifferences,
  findMisplacedReports,
  findRegisterDifferences,
  findStateDifferences,
} from './roll-up.sql.js';

/** A row on its way into the ledger: the values, where the institution stood in that month, and what happened. */
export interface StagedReport extends ReportRow {
  readonly regionId: number;
  readonly type: string;
  readonly system: string;
  readonly submittedAt: Date;
  readonly onTime: boolean;
  readonly decision: 'APPROVE' | 'RETURN' | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

const createStage = statement(
  'create_report_stage',
  `create temp table report_stage (
     institution_id uuid not null, month int not null, region_id int not null, type text not null, system text not null,
     submitted_at timestamptz not null, on_time boolean not null, decision text, decided_at timestamptz, reason text,
     ${VERSION_COLUMNS.map((column) => `${column} ${column.endsWith('_how') ? 'smallint' : 'bigint'}`).join(', ')}
   ) on commit drop`,
);
const copyStage = statement('copy_report_stage', 'copy report_stage from stdin');

const stageLine = (row: StagedReport): string =>
  [
    row.institutionId,
    row.month,
    row.regionId,
    row.type,
    row.system,
    row.submittedAt.toISOString(),
    row.onTime ? 't' : 'f',
    copyCell(row.decision),
    copyCell(row.decidedAt?.toISOString() ?? null),
    copyCell(row.reason),
    versionCells(row),
  ].join('\t') + '\n';

function* linesInBlocks(rows: Iterable<StagedReport>): Iterable<string> {
  let block = '';
  for (const row of rows) {
    block += stageLine(row);
    if (block.length > 1 << 18) {
      yield block;
      block = '';
    }
  }
  if (block) yield block;
}

/** Leaves only reports that the ledger does not have yet: an interrupted load is repeated without doing anything twice. */
const dropKnown = statement(
  'drop_known_reports_from_stage',
  `with known as (
     delete from report_stage s using report r
      where r.tenant_id = $1::int and r.institution_id = s.institution_id and r.month = s.month
     returning 1
   )
   select ((select count(*) from report_stage) - (select count(*) from known))::int as left`,
);

// What each staged report changes: its state before (locked), and after.
const createChanges = statement(
  'create_report_change',
  `create temp table report_change on commit drop as
   with before as (
     select r.* from report r join report_stage s on r.institution_id = s.institution_id and r.month = s.month
      where r.tenant_id = $1::int
      order by r.institution_id, r.month
        for update of r
   )
   select s.institution_id, s.month,
          b.region_id as region_before, b.type as type_before, b.system as system_before, b.on_time as on_time_before,
          b.submitted_version as submitted_before, b.approved_version as approved_before,
          coalesce(b.latest_version, 0) + 1 as version,
          coalesce(b.region_id, s.region_id) as region_after, coalesce(b.type, s.type) as type_after, coalesce(b.system, s.system) as system_after,
          coalesce(b.on_time, s.on_time) as on_time_after,
          case when s.decision = 'RETURN' then b.approved_version else coalesce(b.latest_version, 0) + 1 end as submitted_after,
          case when s.decision = 'APPROVE' then coalesce(b.latest_version, 0) + 1 else b.approved_version end as approved_after,
          case s.decision when 'APPROVE' then 'APPROVED' when 'RETURN' then 'RETURNED' else 'SUBMITTED' end as status_after,
          coalesce(b.first_submitted_at, s.submitted_at) as first_submitted_at
     from report_stage s left join before b on b.institution_id = s.institution_id and b.month = s.month`,
);

const insertVersions = statement(
  'insert_report_versions',
  `insert into report_version (tenant_id, institution_id, month, version, region_id, system, recorded_at, recorded_by, ${VERSION_COLUMNS.join(', ')})
   select $1::int, s.institution_id, s.month, c.version, c.region_after, c.system_after, s.submitted_at, $2::text, ${VERSION_COLUMNS.map((column) => `s.${column}`).join(', ')}
     from report_stage s join report_change c on c.institution_id = s.institution_id and c.month = s.month`,
);

// A head that another session added after the changes were read makes the version wrong: that row is not written, and
// the caller sees fewer rows than it gave.
const upsertHeads = statement(
  'upsert_report_heads',
  `with written as (
   insert into report (tenant_id, institution_id, month, region_id, type, system, latest_version, latest_status,
                       submitted_version, approved_version, first_submitted_at, on_time)
   select $1::int, institution_id, month, region_after, type_after, system_after, version, status_after,
          submitted_after, approved_after, first_submitted_at, on_time_after
     from report_change
   on conflict (tenant_id, institution_id, month) do update
     set latest_version = excluded.latest_version, latest_status = excluded.latest_status,
         submitted_version = excluded.submitted_version, approved_version = excluded.approved_version
     where report.latest_version = excluded.latest_version - 1
   returning 1)
   select count(*)::int as written from written`,
);

const insertEvents = statement(
  'insert_report_events',
  `insert into report_event (tenant_id, institution_id, month, event_number, version, region_id, system, kind, occurred_at, actor, reason)
   select $1::int, c.institution_id, c.month, coalesce(e.last, 0) + k.step, c.version, c.region_after, c.system_after,
          case when k.step = 1 then 'SUBMITTED' else c.status_after end,
          case when k.step = 1 then s.submitted_at else s.decided_at end, $2::text,
          case when k.step = 2 then s.reason end
     from report_change c
     join report_stage s on s.institution_id = c.institution_id and s.month = c.month
     left join lateral (select max(event_number) as last from report_event e
                         where c.version > 1 and e.tenant_id = $1::int and e.institution_id = c.institution_id and e.month = c.month) e on true
    cross join (values (1), (2)) k (step)
    where k.step = 1 or s.decision is not null`,
);

// Without statistics the planner takes the temporary tables for small ones and joins them by nested loops.
const analyzeStage = statement('analyze_report_stage', 'analyze report_stage (institution_id, month)');
const analyzeChanges = statement('analyze_report_change', 'analyze report_change (institution_id, month)');
const dropStage = statement('drop_report_stage', 'drop table report_stage, report_change');

/**
 * Appends a version for each row, with its events, and moves the cells by the difference; the same number of
 * statements for one row or a million. At most one row for an institution and month. What the ledger has already is
 * revised by a further version, or skipped. Gives the number written.
 */
export const appendVersions = async (
  db: TenantDb,
  tenantId: number,
  actor: string,
  rows: Iterable<StagedReport>,
  known: 'REVISE' | 'SKIP' = 'REVISE',
): Promise<number> => {
  await db.query(createStage);
  let staged = await db.copyIn(copyStage, linesInBlocks(rows));
  await db.query(analyzeStage);
  if (known === 'SKIP') staged = (await db.query<{ left: number }>(dropKnown, [tenantId]))[0]!.left;
  await db.query(createChanges, [tenantId]);
  await db.query(analyzeChanges);
  await db.query(insertVersions, [tenantId, actor]);
  const [{ written }] = (await db.query<{ written: number }>(upsertHeads, [tenantId])) as [{ written: number }];
  if (written !== staged) throw new WriteConflict(`${staged - written} of ${staged} reports were changed by another session`);
  await db.query(insertEvents, [tenantId, actor]);
  await db.moveCells(applyStagedChanges, [tenantId]);
  await db.query(dropStage);
  return staged;
};

export interface LedgerDifferences {
  readonly cells: readonly object[];
  readonly states: readonly object[];
  readonly register: readonly object[];
}

/**
 * Recomputes every cell, report state and expected number from the ledger, and looks for reports that do not stand where the
 * register says; all three lists are empty when all is well.
 */
export const findLedgerDifferences = async (db: TenantDb): Promise<LedgerDifferences> => ({
  cells: await db.query(findCellDifferences),
  states: await db.query(findStateDifferences),
  register: [...(await db.query(findRegisterDifferences)), ...(await db.query(findMisplacedReports))],
});
