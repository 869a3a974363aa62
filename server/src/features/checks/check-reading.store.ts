// Reading checks: the session sees the rows of regions that it opened, reviews, or that are under review.
import type { CheckKind, ChosenAs, Day, FindingState, InstitutionType, MonthKey } from '@shuangcheng/domain';
import type { DrawnStratumRow } from '@shuangcheng/schema';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { CheckKey, FindingKey } from './check-id.js';

export interface CheckRow extends CheckKey {
  readonly regionId: number;
  readonly takingPart: readonly number[];
  readonly kind: CheckKind;
  readonly title: string | null;
  readonly period: string;
  readonly ratePercent: string | null;
  readonly seed: string;
  readonly frameHash: string;
  readonly strata: readonly DrawnStratumRow[];
  readonly dueDate: Day;
  readonly state: 'OPEN' | 'CLOSED';
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
}
const checkColumns = `tenant_id as "tenantId", check_id as "checkId", region_id as "regionId", taking_part as "takingPart", kind, title, period,
  rate_percent::text as "ratePercent", seed, frame_hash as "frameHash", strata, due_date::text as "dueDate", state, opened_at as "openedAt",
  opened_by as "openedBy", closed_at as "closedAt", close_reason as "closeReason"`;

const selectChecks = statement(
  'select_checks',
  `select ${checkColumns} from quality_check
    where tenant_id = $1 and taking_part && $2::int[] and ($3::timestamptz is null or (opened_at, check_id) < ($3::timestamptz, $4::uuid))
    order by opened_at desc, check_id desc limit $5`,
);
const countChecks = statement(
  'count_checks',
  'select count(*)::int as count from quality_check where tenant_id = $1 and taking_part && $2::int[]',
);

/** Checks in which any of the regions takes part, the newest first, after a position. */
export const listChecks = (
  db: TenantDb,
  tenantId: number,
  regionIds: readonly number[],
  after: { readonly openedAt: string; readonly checkId: string } | null,
  limit: number,
): Promise<CheckRow[]> => db.query<CheckRow>(selectChecks, [tenantId, regionIds, after?.openedAt ?? null, after?.checkId ?? null, limit]);
export const countChecksOf = async (db: TenantDb, tenantId: number, regionIds: readonly number[]): Promise<number> =>
  (await db.query<{ count: number }>(countChecks, [tenantId, regionIds]))[0]!.count;

const selectChecksById = statement(
  'select_checks_by_id',
  `select ${checkColumns} from quality_check join unnest($1::int[], $2::uuid[]) as w (t, c) on tenant_id = w.t and check_id = w.c`,
);
const tenantsOf = (keys: readonly { readonly tenantId: number }[]): number[] => keys.map((key) => key.tenantId);
const checksOf = (keys: readonly CheckKey[]): string[] => keys.map((key) => key.checkId);

/** Checks in the order of the keys; null for one that does not exist or may not be seen. */
export const listChecksById = async (db: TenantDb, keys: readonly CheckKey[]): Promise<(CheckRow | null)[]> => {
  const rows = await db.query<CheckRow>(selectChecksById, [tenantsOf(keys), checksOf(keys)]);
  return keys.map((key) => rows.find((row) => row.checkId === key.checkId && row.tenantId === key.tenantId) ?? null);
};

export interface ItemKey extends CheckKey {
  readonly institutionId: string;
}
export interface ItemRow extends ItemKey {
  readonly regionId: number;
  readonly assignedRegionId: number;
  readonly code: string;
  readonly name: string;
  readonly type: InstitutionType;
  readonly system: string;
  readonly chosenAs: ChosenAs;
  readonly notableFor: readonly string[];
  readonly state: 'ASSIGNED' | 'CHECKED';
  readonly checkedAt: Date | null;
  readonly checkedBy: string | null;
}
const itemColumns = `tenant_id as "tenantId", check_id as "checkId", institution_id as "institutionId", region_id as "regionId",
  assigned_region_id as "assignedRegionId", code, name, type, system, chosen_as as "chosenAs", notable_for as "notableFor", state,
  checked_at as "checkedAt", checked_by as "checkedBy"`;
export interface ItemFilter {
  readonly regionIds: readonly number[] | null;
  readonly assignedRegionIds: readonly number[] | null;
  readonly state: string | null;
  /** Of one institution. */
  readonly code: string | null;
}
const itemMatches = `tenant_id = $1 and check_id = $2 and ($3::int[] is null or region_id = any ($3)) and ($4::int[] is null or assigned_region_id = any ($4))
  and ($5::text is null or state = $5) and ($6::text is null or code = $6)`;
const selectItems = statement(
  'select_check_items',
  `select ${itemColumns} from check_item where ${itemMatches} and code > $7 order by code limit $8`,
);
const countItems = statement('count_check_items', `select count(*)::int as count from check_item where ${itemMatches}`);
const itemValues = (key: CheckKey, filter: ItemFilter): unknown[] => [
  key.tenantId,
  key.checkId,
  filter.regionIds,
  filter.assignedRegionIds,
  filter.state,
  filter.code,
];

/** Institutions under review that the session sees, by code, after a code. */
export const listItems = (db: TenantDb, key: CheckKey, filter: ItemFilter, afterCode: string, limit: number): Promise<ItemRow[]> =>
  db.query<ItemRow>(selectItems, [...itemValues(key, filter), afterCode, limit]);
export const countItemsOf = async (db: TenantDb, key: CheckKey, filter: ItemFilter): Promise<number> =>
  (await db.query<{ count: number }>(countItems, itemValues(key, filter)))[0]!.count;

const wantedItems = 'unnest($1::int[], $2::uuid[], $3::uuid[]) as w (t, c, i)';
const itemKeyValues = (keys: readonly ItemKey[]): unknown[] => [tenantsOf(keys), checksOf(keys), keys.map((key) => key.institutionId)];
const selectItemsById = statement(
  'select_check_items_by_id',
  `select ${itemColumns} from check_item join ${wantedItems} on tenant_id = w.t and check_id = w.c and institution_id = w.i`,
);
const sameItem = (one: ItemKey, other: ItemKey): boolean => one.checkId === other.checkId && one.institutionId === other.institutionId;

/** Institutions under review in the order of the keys. */
export const listItemsById = async (db: TenantDb, keys: readonly ItemKey[]): Promise<(ItemRow | null)[]> => {
  const rows = await db.query<ItemRow>(selectItemsById, itemKeyValues(keys));
  return keys.map((key) => rows.find((row) => sameItem(row, key)) ?? null);
};

/** A report under review with its values under the names of report_version's columns. */
export type SnapshotRow = Record<string, string | number | null> & {
  institution_id: string;
  check_id: string;
  month: MonthKey;
  version: number;
  status: string;
};
const selectSnapshots = statement(
  'select_check_snapshots',
  `select s.check_id, s.institution_id, s.month, s.version, s.status, s.measures::text[] as measures, q.copied_columns as columns
     from check_snapshot s join ${wantedItems} on s.tenant_id = w.t and s.check_id = w.c and s.institution_id = w.i
     join quality_check q on q.tenant_id = s.tenant_id and q.check_id = s.check_id
    order by s.month`,
);
type CopiedRow = Pick<SnapshotRow, 'institution_id' | 'check_id' | 'month' | 'version' | 'status'> & {
  readonly measures: readonly (string | null)[];
  readonly columns: readonly string[];
};
/** The columns under their names again, as the ledger itself gives them: whole numbers as text, how they were obtained as a number. */
const toSnapshot = ({ measures, columns, ...row }: CopiedRow): SnapshotRow => {
  const values = columns.map((column, index) => {
    const value = measures[index] ?? null;
    return [column, value !== null && column.endsWith('_how') ? Number(value) : value];
  });
  return { ...(Object.fromEntries(values) as Record<string, string | number | null>), ...row };
};
const grouped = <Row>(rows: readonly Row[], textOf: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(textOf(row));
    if (group) group.push(row);
    else groups.set(textOf(row), [row]);
  }
  return groups;
};
const itemText = (key: ItemKey): string => `${key.checkId}|${key.institutionId}`;

/** The copies of reports of each institution under review, by month; those of the year before first. */
export const listSnapshots = async (db: TenantDb, keys: readonly ItemKey[]): Promise<SnapshotRow[][]> => {
  const rows = grouped(await db.query<CopiedRow>(selectSnapshots, itemKeyValues(keys)), (row) => `${row.check_id}|${row.institution_id}`);
  return keys.map((key) => (rows.get(itemText(key)) ?? []).map(toSnapshot));
};

export interface FindingRow extends FindingKey, ItemKey {
  readonly regionId: number;
  readonly assignedRegionId: number;
  readonly checkRegionId: number;
  readonly code: string;
  readonly month: MonthKey | null;
  readonly item: string | null;
  readonly severity: string;
  readonly message: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly state: FindingState;
  readonly answeredAt: Date | null;
  readonly dueDate: Day;
  readonly closedAt: Date | null;
}
const selectFindings = `select f.tenant_id as "tenantId", f.check_id as "checkId", f.finding_id as "findingId", f.institution_id as "institutionId",
       f.region_id as "regionId", f.assigned_region_id as "assignedRegionId", f.check_region_id as "checkRegionId", i.code, f.month, f.item, f.severity,
       f.message, f.expected, f.actual, f.recorded_at as "recordedAt", f.recorded_by as "recordedBy", f.state, f.answered_at as "answeredAt",
       q.due_date::text as "dueDate", q.closed_at as "closedAt"
  from check_finding f
  join check_item i on i.tenant_id = f.tenant_id and i.check_id = f.check_id and i.institution_id = f.institution_id
  join quality_check q on q.tenant_id = f.tenant_id and q.check_id = f.check_id`;
const selectFindingsOfItems = statement(
  'select_findings_of_check_items',
  `${selectFindings} join ${wantedItems} on f.tenant_id = w.t and f.check_id = w.c and f.institution_id = w.i order by f.recorded_at, f.finding_number`,
);
const selectFindingsById = statement(
  'select_check_findings_by_id',
  `${selectFindings} join unnest($1::int[], $2::uuid[]) as w (t, f) on f.tenant_id = w.t and f.finding_id = w.f`,
);
export const listFindings = async (db: TenantDb, keys: readonly ItemKey[]): Promise<FindingRow[][]> => {
  const rows = grouped(await db.query<FindingRow>(selectFindingsOfItems, itemKeyValues(keys)), itemText);
  return keys.map((key) => rows.get(itemText(key)) ?? []);
};
const findingValues = (keys: readonly FindingKey[]): unknown[] => [tenantsOf(keys), keys.map((key) => key.findingId)];
export const listFindingsById = async (db: TenantDb, keys: readonly FindingKey[]): Promise<(FindingRow | null)[]> => {
  const rows = await db.query<FindingRow>(selectFindingsById, findingValues(keys));
  return keys.map((key) => rows.find((row) => row.findingId === key.findingId && row.tenantId === key.tenantId) ?? null);
};

export interface StepRow {
  readonly findingId: string;
  readonly kind: string;
  readonly at: Date;
  readonly actor: string;
  readonly text: string | null;
  readonly month: MonthKey | null;
  readonly version: number | null;
}
const selectSteps = statement(
  'select_check_finding_steps',
  `select finding_id as "findingId", kind, occurred_at as at, actor, text, corrected_month as month, corrected_version as version
     from check_finding_step join unnest($1::int[], $2::uuid[]) as w (t, f) on tenant_id = w.t and finding_id = w.f order by step_number`,
);
export const listSteps = async (db: TenantDb, keys: readonly FindingKey[]): Promise<StepRow[][]> => {
  const rows = grouped(await db.query<StepRow>(selectSteps, findingValues(keys)), (row) => row.findingId);
  return keys.map((key) => rows.get(key.findingId) ?? []);
};

export interface SessionRow {
  readonly heldOn: Day;
  readonly participants: readonly string[];
  readonly minutes: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}
const selectSessions = statement(
  'select_check_sessions',
  `select held_on::text as "heldOn", participants, minutes, recorded_at as "recordedAt", recorded_by as "recordedBy"
     from check_session where tenant_id = $1 and check_id = $2 order by held_on, recorded_at, session_id`,
);
export const listSessions = (db: TenantDb, key: CheckKey): Promise<SessionRow[]> =>
  db.query<SessionRow>(selectSessions, [key.tenantId, key.checkId]);
