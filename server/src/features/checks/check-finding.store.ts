// Recording what reviewers found, and what becomes of it. Whoever writes locks the institution's row in the check, or the
// finding's, and reads the check's state after that: closing a check locks them all.
import type { CheckKind, FindingState, MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { CheckKey, FindingKey } from './check-id.js';

/** The regions that every row of a check carries. */
export interface CheckPlace {
  readonly regionId: number;
  readonly assignedRegionId: number;
  readonly checkRegionId: number;
}
const placeColumns = `region_id as "regionId", assigned_region_id as "assignedRegionId", check_region_id as "checkRegionId"`;

export interface CheckHead {
  readonly state: 'OPEN' | 'CLOSED';
  readonly kind: CheckKind;
  readonly regionId: number;
  readonly takingPart: readonly number[];
  readonly period: string;
}
const selectHead = statement(
  'select_check_head',
  `select state, kind, region_id as "regionId", taking_part as "takingPart", period from quality_check where tenant_id = $1 and check_id = $2`,
);
export const findCheckHead = async (db: TenantDb, key: CheckKey): Promise<CheckHead | null> =>
  (await db.query<CheckHead>(selectHead, [key.tenantId, key.checkId]))[0] ?? null;

export interface LockedItem extends CheckPlace {
  readonly institutionId: string;
  readonly code: string;
  readonly findings: number;
}
const lockItems = statement(
  'lock_check_items',
  `select institution_id as "institutionId", code, ${placeColumns}
     from check_item where tenant_id = $1 and check_id = $2 and code = any ($3::text[]) order by institution_id for update`,
);
// After the lock, in a statement of its own: it sees what whoever held the lock before has recorded.
const countRecorded = statement(
  'count_findings_of_check_items',
  `select institution_id as id, count(*)::int as count from check_finding
    where tenant_id = $1 and check_id = $2 and institution_id = any ($3::uuid[]) group by institution_id`,
);
/** The institutions of the check that the session may write to, by code; locked in one order for all. */
export const lockCheckItems = async (db: TenantDb, key: CheckKey, codes: readonly string[]): Promise<Map<string, LockedItem>> => {
  const items = await db.query<Omit<LockedItem, 'findings'>>(lockItems, [key.tenantId, key.checkId, codes]);
  const ids = items.map((item) => item.institutionId);
  const counts = await db.query<{ id: string; count: number }>(countRecorded, [key.tenantId, key.checkId, ids]);
  const recorded = new Map(counts.map(({ id, count }) => [id, count]));
  return new Map(items.map((item) => [item.code, { ...item, findings: recorded.get(item.institutionId) ?? 0 }]));
};

export interface NewFinding extends CheckPlace {
  readonly findingId: string;
  readonly findingNumber: number;
  readonly institutionId: string;
  readonly month: MonthKey | null;
  readonly item: string | null;
  readonly severity: string;
  readonly message: string;
  readonly expected: string | null;
  readonly actual: string | null;
}
const insertFindings = statement(
  'insert_check_findings',
  `insert into check_finding (tenant_id, check_id, finding_id, finding_number, institution_id, region_id, assigned_region_id, check_region_id, month,
                              item, severity, message, expected, actual, recorded_at, recorded_by)
   select $1::int, $2::uuid, finding_id, finding_number, institution_id, region_id, assigned_region_id, check_region_id, month, item, severity, message, expected,
          actual, $3::timestamptz, $4::text
     from jsonb_to_recordset($5::jsonb) as f (finding_id uuid, finding_number int, institution_id uuid, region_id int, assigned_region_id int,
       check_region_id int, month int, item text, severity text, message text, expected text, actual text)`,
);
const markChecked = statement(
  'mark_check_items_checked',
  `update check_item set state = 'CHECKED', checked_at = $4::timestamptz, checked_by = $5
    where tenant_id = $1 and check_id = $2 and institution_id = any ($3::uuid[])`,
);

/** Records the findings and marks the institutions as checked: two statements, however many. */
export const writeFindings = async (
  db: TenantDb,
  key: CheckKey,
  by: { readonly username: string; readonly now: Date },
  institutionIds: readonly string[],
  findings: readonly NewFinding[],
): Promise<void> => {
  const now = by.now.toISOString();
  const rows = findings.map((finding) => ({
    finding_id: finding.findingId,
    finding_number: finding.findingNumber,
    institution_id: finding.institutionId,
    region_id: finding.regionId,
    assigned_region_id: finding.assignedRegionId,
    check_region_id: finding.checkRegionId,
    month: finding.month,
    item: finding.item,
    severity: finding.severity,
    message: finding.message,
    expected: finding.expected,
    actual: finding.actual,
  }));
  await db.query(insertFindings, [key.tenantId, key.checkId, now, by.username, JSON.stringify(rows)]);
  await db.query(markChecked, [key.tenantId, key.checkId, institutionIds, now, by.username]);
};

export interface LockedFinding extends CheckPlace {
  readonly checkId: string;
  readonly institutionId: string;
  readonly month: MonthKey | null;
  readonly state: FindingState;
  readonly lastStep: number;
}
const lockFinding = statement(
  'lock_check_finding',
  `select check_id as "checkId", institution_id as "institutionId", ${placeColumns}, month, state, last_step as "lastStep"
     from check_finding where tenant_id = $1 and finding_id = $2 for update`,
);
export const lockCheckFinding = async (db: TenantDb, key: FindingKey): Promise<LockedFinding | null> =>
  (await db.query<LockedFinding>(lockFinding, [key.tenantId, key.findingId]))[0] ?? null;

export interface NewStep {
  readonly kind: string;
  readonly text: string | null;
  readonly corrected: { readonly month: MonthKey; readonly version: number } | null;
  readonly state: FindingState;
  readonly isAnswer: boolean;
}
const writeStep = statement(
  'write_check_finding_step',
  `with step as (
     insert into check_finding_step (tenant_id, finding_id, step_number, check_id, region_id, assigned_region_id, check_region_id, kind, occurred_at,
                                     actor, text, corrected_month, corrected_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10, $11, $12, $13)
   )
   update check_finding set state = $14, last_step = $3, answered_at = case when $15 then coalesce(answered_at, $9::timestamptz) else answered_at end
    where tenant_id = $1 and finding_id = $2`,
);
/** Takes a finding that was locked one step further. */
export const writeFindingStep = async (
  db: TenantDb,
  key: FindingKey,
  finding: LockedFinding,
  by: { readonly username: string; readonly now: Date },
  step: NewStep,
): Promise<void> => {
  await db.query(writeStep, [
    key.tenantId,
    key.findingId,
    finding.lastStep + 1,
    finding.checkId,
    finding.regionId,
    finding.assignedRegionId,
    finding.checkRegionId,
    step.kind,
    by.now.toISOString(),
    by.username,
    step.text,
    step.corrected?.month ?? null,
    step.corrected?.version ?? null,
    step.state,
    step.isAnswer,
  ]);
};

const selectVersion = statement(
  'select_corrected_version',
  `select exists (select 1 from report_event e where e.tenant_id = v.tenant_id and e.institution_id = v.institution_id and e.month = v.month
                     and e.version = v.version and e.kind = 'SUBMITTED') as submitted,
          (select s.version from check_snapshot s where s.tenant_id = v.tenant_id and s.check_id = $5 and s.institution_id = v.institution_id
              and s.month = v.month) as "checkedVersion"
     from report_version v where v.tenant_id = $1 and v.institution_id = $2 and v.month = $3 and v.version = $4`,
);
/** What is known of a report version that is named as the correction; null where there is none that the session sees. */
export const findCorrection = async (
  db: TenantDb,
  report: { readonly tenantId: number; readonly institutionId: string; readonly month: MonthKey; readonly version: number },
  checkId: string,
): Promise<{ submitted: boolean; checkedVersion: number | null } | null> =>
  (
    await db.query<{ submitted: boolean; checkedVersion: number | null }>(selectVersion, [
      report.tenantId,
      report.institutionId,
      report.month,
      report.version,
      checkId,
    ])
  )[0] ?? null;

const lockAll = statement(
  'lock_whole_check',
  `with items as (select state from check_item where tenant_id = $1 and check_id = $2 order by institution_id for update),
        findings as (select state from check_finding where tenant_id = $1 and check_id = $2 order by finding_id for update)
   select (select count(*) from items where state = 'ASSIGNED')::int as items,
          (select count(*) from findings where state not in ('UPHELD', 'DISMISSED'))::int as findings`,
);
/** Waits for whoever is recording or answering, and gives what is unfinished. */
export const lockWholeCheck = async (db: TenantDb, key: CheckKey): Promise<{ items: number; findings: number }> =>
  (await db.query<{ items: number; findings: number }>(lockAll, [key.tenantId, key.checkId]))[0]!;

const closeHead = statement(
  'close_check',
  `update quality_check set state = 'CLOSED', closed_at = $3::timestamptz, closed_by = $4, close_reason = $5
    where tenant_id = $1 and check_id = $2 and state = 'OPEN' returning 1`,
);
/** False where the check is closed already. */
export const closeCheckHead = async (
  db: TenantDb,
  key: CheckKey,
  by: { readonly username: string; readonly now: Date },
  reason: string | null,
): Promise<boolean> => (await db.query(closeHead, [key.tenantId, key.checkId, by.now.toISOString(), by.username, reason])).length === 1;

const insertSession = statement(
  'insert_check_session',
  `insert into check_session (tenant_id, check_id, session_id, region_id, taking_part, held_on, participants, minutes, recorded_at, recorded_by)
   values ($1, $2, $3, $4, $5::int[], $6::date, $7::text[], $8, $9::timestamptz, $10)`,
);
export const addCheckSession = async (
  db: TenantDb,
  key: CheckKey,
  head: CheckHead,
  by: { readonly username: string; readonly now: Date },
  session: { readonly sessionId: string; readonly heldOn: string; readonly participants: readonly string[]; readonly minutes: string },
): Promise<void> => {
  const { sessionId, heldOn, participants, minutes } = session;
  await db.query(insertSession, [
    key.tenantId,
    key.checkId,
    sessionId,
    head.regionId,
    head.takingPart,
    heldOn,
    participants,
    minutes,
    by.now.toISOString(),
    by.username,
  ]);
};
