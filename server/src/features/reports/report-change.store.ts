// Changing reports one by one or by the thousand: lock where they stand, write what happened, move the cells. Three
// statements, however many reports and however deep the tree.
import { randomUUID } from 'node:crypto';
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb, WriteConflict } from '@shuangcheng/tenants';
import { VERSION_COLUMNS } from './ledger-columns.js';
import type { ReportRow } from './report-row.js';
import { versionValues } from './report-values.js';
import { copyCell, versionCells } from './copy-text.js';
import { applyCopiedChanges, applyGivenChanges } from './roll-up.sql.js';

/** Where a report stands, as locked. */
export interface ReportState {
  readonly institutionId: string;
  readonly month: MonthKey;
  readonly regionId: number;
  readonly type: string;
  readonly system: string;
  readonly latestVersion: number;
  readonly latestStatus: string;
  readonly submittedVersion: number | null;
  readonly approvedVersion: number | null;
  readonly onTime: boolean;
  readonly lastEvent: number;
  /** Who submitted the newest version; null for a draft. */
  readonly submittedBy: string | null;
}
export interface ReportPlace {
  readonly institutionId: string;
  readonly month: MonthKey;
}

// One by one, in the order given: while a table's statistics lag behind a load, a join would compare every report with every key.
// The month as a range of one, in order: with three equal signs the index of regions looks as good as that of institutions by
// then, and is searched once for each region (204 pages a key instead of 2.3 over 68,441 new reports).
const lockStates = statement(
  'lock_reports',
  `select r.institution_id as "institutionId", r.month, r.region_id as "regionId", r.type, r.system, r.latest_version as "latestVersion",
          r.latest_status as "latestStatus", r.submitted_version as "submittedVersion", r.approved_version as "approvedVersion", r.on_time as "onTime",
          (select max(e.event_number) from report_event e
            where e.tenant_id = r.tenant_id and e.institution_id = r.institution_id and e.month = r.month) as "lastEvent",
          (select e.actor from report_event e
            where e.tenant_id = r.tenant_id and e.institution_id = r.institution_id and e.month = r.month and e.version = r.latest_version
              and e.kind = 'SUBMITTED') as "submittedBy"
     from unnest($2::uuid[], $3::int[]) as w (institution_id, month)
    cross join lateral (select * from report r where r.tenant_id = $1 and r.institution_id = w.institution_id
         and r.month between w.month and w.month order by r.month for update) r`,
);

export const placeText = ({ institutionId, month }: ReportPlace): string => `${institutionId}|${month}`;

/** The order of the ledger's keys: for all who lock, and for what is written together, so that neighbours stay neighbours. */
const byPlace = (a: ReportPlace, b: ReportPlace): number =>
  a.institutionId < b.institutionId ? -1 : a.institutionId > b.institutionId ? 1 : a.month - b.month;

/** Locks the reports that exist, in one order for all callers, and gives where each stands. */
export const lockReports = async (db: TenantDb, tenantId: number, places: readonly ReportPlace[]): Promise<Map<string, ReportState>> => {
  const ordered = [...places].sort(byPlace);
  const rows = await db.query<ReportState>(lockStates, [
    tenantId,
    ordered.map((place) => place.institutionId),
    ordered.map((place) => place.month),
  ]);
  return new Map(rows.map((row) => [placeText(row), row]));
};

/** A report's state after a change; `before` is null for a report that did not exist. */
export interface ReportChange {
  readonly place: ReportPlace & { readonly regionId: number; readonly type: string; readonly system: string };
  readonly before: ReportState | null;
  /** The version that is made or decided on. */
  readonly version: number;
  /** The newest version, where that is another one: only an older version that was approved is ever decided on after it. */
  readonly latestVersion?: number;
  /** Of the newest version. */
  readonly status: string;
  readonly submittedVersion: number | null;
  readonly approvedVersion: number | null;
  readonly onTime: boolean;
  readonly event: { readonly kind: 'SAVED' | 'SUBMITTED' | 'APPROVED' | 'RETURNED' | 'WITHDRAWN'; readonly reason: string | null };
  /** The values of a new version; null where a version that exists changes its status. */
  readonly values: ReportRow | null;
  /** Whether the newest version says the same; not told of one that was withdrawn. */
  readonly saysNothingNew?: boolean;
}

const givenColumns = `institution_id uuid, month int, region_id int, type text, system text, version int, latest_version int, status text,
    submitted_version int, approved_version int, latest_before int, on_time boolean, event_number int, event_id uuid, kind text, reason text, is_new boolean, is_counted boolean,
    approved_before int, status_before text, ${VERSION_COLUMNS.map((column) => `${column} ${column.endsWith('_how') ? 'smallint' : 'bigint'}`).join(', ')}`;

const toldEach = (at: string, which: string): string => `
     select $1, event_id, region_id, system, institution_id, ${at}::timestamptz, 'REPORT_' || kind,
            jsonb_build_object('month', month, 'version', version, 'counts', is_counted, 'reason', reason, 'countedBefore', approved_before, 'was', status_before)
       from given where ${which}`;
// Where all are of one institution the event is its own: whoever may write there only, may tell of nothing else.
const toldTogether = (at: string, importId: string): string => `
     select $1, (array_agg(event_id))[1], region_id, system, case when count(distinct institution_id) = 1 then (array_agg(institution_id))[1] end,
            ${at}::timestamptz, 'REPORTS_SUBMITTED',
            jsonb_build_object('count', count(*), 'importId', ${importId}::text, 'fromMonth', min(month), 'toMonth', max(month), 'counts', bool_or(is_counted))
       from given where kind = 'SUBMITTED' group by region_id, system`;

/** Writes the changes of the relation `given`; `at` and `actor` are the parameters that say when and by whom, `told` selects the events. */
const writeChangesFrom = (given: string, at: string, actor: string, told: string): string => `with ${given}versions as (
     insert into report_version (tenant_id, institution_id, month, version, region_id, system, recorded_at, recorded_by, ${VERSION_COLUMNS.join(', ')})
     select $1, institution_id, month, version, region_id, system, ${at}::timestamptz, ${actor}, ${VERSION_COLUMNS.join(', ')} from given where is_new
   ), heads as (
     insert into report (tenant_id, institution_id, month, region_id, type, system, latest_version, latest_status, submitted_version, approved_version,
                         first_submitted_at, on_time)
     select $1, institution_id, month, region_id, type, system, latest_version, status, submitted_version, approved_version,
            case when kind = 'SUBMITTED' then ${at}::timestamptz end, on_time
       from given
     on conflict (tenant_id, institution_id, month) do update
       set latest_version = excluded.latest_version, latest_status = excluded.latest_status, submitted_version = excluded.submitted_version,
           approved_version = excluded.approved_version, first_submitted_at = coalesce(report.first_submitted_at, excluded.first_submitted_at),
           on_time = excluded.on_time
       where report.latest_version = (select g.latest_before from given g where g.institution_id = excluded.institution_id and g.month = excluded.month)
     returning 1
   ), events as (
     insert into report_event (tenant_id, institution_id, month, event_number, version, region_id, system, kind, occurred_at, actor, reason)
     select $1, institution_id, month, event_number, version, region_id, system, kind, ${at}::timestamptz, ${actor}, reason from given
   ), told as (
     insert into outbox (tenant_id, event_id, region_id, system, institution_id, occurred_at, kind, body) ${told}
   )
   select count(*)::int as written from heads`;

const writeChanges = statement(
  'write_report_changes',
  writeChangesFrom(
    `given as (select * from jsonb_to_recordset($2::jsonb) as g (${givenColumns})), `,
    '$3',
    '$4',
    toldEach('$3', `kind <> 'SAVED'`),
  ),
);

const toJson = (change: ReportChange): object => ({
  institution_id: change.place.institutionId,
  month: change.place.month,
  region_id: change.place.regionId,
  type: change.place.type,
  system: change.place.system,
  version: change.version,
  latest_version: change.latestVersion ?? change.version,
  status: change.status,
  submitted_version: change.submittedVersion,
  approved_version: change.approvedVersion,
  latest_before: change.before?.latestVersion ?? 0,
  on_time: change.onTime,
  event_number: (change.before?.lastEvent ?? 0) + 1,
  event_id: randomUUID(),
  kind: change.event.kind,
  reason: change.event.reason,
  is_new: change.values !== null,
  is_counted: (change.before?.approvedVersion ?? null) !== change.approvedVersion,
  approved_before: change.before?.approvedVersion ?? null,
  status_before: change.before?.latestStatus ?? null,
  ...(change.values ? versionValues(change.values) : {}),
});

const cellValues = (changes: readonly ReportChange[]): unknown[] => {
  const all = <T>(take: (change: ReportChange) => T): T[] => changes.map(take);
  return [
    all((c) => c.place.institutionId),
    all((c) => c.place.month),
    all((c) => c.before?.regionId ?? null),
    all((c) => c.before?.type ?? null),
    all((c) => c.before?.system ?? null),
    all((c) => c.before?.onTime ?? null),
    all((c) => c.before?.submittedVersion ?? null),
    all((c) => c.before?.approvedVersion ?? null),
    all((c) => c.place.regionId),
    all((c) => c.place.type),
    all((c) => c.place.system),
    all((c) => c.onTime),
    all((c) => c.submittedVersion),
    all((c) => c.approvedVersion),
  ];
};

/**
 * Writes the changes with their events (in the report's history and in the outbox) and moves the cells by the difference. The reports must have been locked in this
 * transaction. Throws WriteConflict when another session made one of the new reports in between.
 */
export const writeReportChanges = async (
  db: TenantDb,
  tenantId: number,
  actor: string,
  now: Date,
  changes: readonly ReportChange[],
): Promise<void> => {
  const rows = await db.query<{ written: number }>(writeChanges, [tenantId, JSON.stringify(changes.map(toJson)), now.toISOString(), actor]);
  const written = rows[0]!.written;
  if (written !== changes.length)
    throw new WriteConflict(`${changes.length - written} of ${changes.length} reports were changed by another session`);
  await db.moveCells(applyGivenChanges, [tenantId, ...cellValues(changes)]);
};

const createGiven = statement(
  'create_given_changes',
  `create temp table given (${givenColumns}, region_before int, type_before text, system_before text, on_time_before boolean, submitted_before int,
     primary key (institution_id, month)) on commit drop`,
);
const copyGiven = statement('copy_given_changes', 'copy given from stdin');
const analyzeGiven = statement('analyze_given_changes', 'analyze given (institution_id, month)');
const dropGiven = statement('drop_given_changes', 'drop table given');
const writeGiven = statement(
  'write_given_changes',
  writeChangesFrom('', '$2', '$3', `${toldTogether('$2', '$4')} union all ${toldEach('$2', `kind not in ('SAVED', 'SUBMITTED')`)}`),
);

const noValues = VERSION_COLUMNS.map(() => '\\N').join('\t');

/** In the order of `givenColumns`, and the state before. */
const lineOf = (change: ReportChange): string => {
  const { place, before, version, latestVersion = version, status, submittedVersion, approvedVersion, onTime, event, values } = change;
  const cells = [
    place.institutionId,
    place.month,
    place.regionId,
    copyCell(place.type),
    copyCell(place.system),
    version,
    latestVersion,
    status,
    copyCell(submittedVersion),
    copyCell(approvedVersion),
    before?.latestVersion ?? 0,
    onTime,
    (before?.lastEvent ?? 0) + 1,
    randomUUID(),
    event.kind,
    copyCell(event.reason),
    values !== null,
    (before?.approvedVersion ?? null) !== approvedVersion,
    copyCell(before?.approvedVersion),
    copyCell(before?.latestStatus),
    values ? versionCells(values) : noValues,
    copyCell(before?.regionId),
    copyCell(before?.type),
    copyCell(before?.system),
    copyCell(before?.onTime),
    copyCell(before?.submittedVersion),
  ];
  return `${cells.join('\t')}\n`;
};

function* linesOf(changes: readonly ReportChange[]): Iterable<string> {
  let block = '';
  for (const change of changes) {
    block += lineOf(change);
    if (block.length > 1 << 18) {
      yield block;
      block = '';
    }
  }
  yield block;
}

/**
 * The same for thousands of changes at once: they travel by COPY, and what is submitted of one region and system is one event.
 * At most one for an institution and month.
 */
export const writeReportChangesInBulk = async (
  db: TenantDb,
  tenantId: number,
  actor: string,
  now: Date,
  changes: readonly ReportChange[],
  importId: string,
): Promise<void> => {
  await db.query(createGiven);
  await db.copyIn(copyGiven, linesOf([...changes].sort((a, b) => byPlace(a.place, b.place))));
  await db.query(analyzeGiven);
  const [{ written }] = (await db.query<{ written: number }>(writeGiven, [tenantId, now.toISOString(), actor, importId])) as [
    { written: number },
  ];
  if (written !== changes.length)
    throw new WriteConflict(`${changes.length - written} of ${changes.length} reports were changed by another session`);
  await db.moveCells(applyCopiedChanges, [tenantId]);
  await db.query(dropGiven);
};
