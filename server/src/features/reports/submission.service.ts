// Submitting reports, one or a batch: each row is judged on its own, and the good ones are written together.
import {
  dayOf,
  monthOf,
  parsePeriod,
  problem,
  readMeasures,
  formatPeriod,
  type MeasureEntry,
  type MonthKey,
  type Problem,
  type ReadMeasures,
  type RulesInForce,
} from '@shuangcheng/domain';
import { canDo, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { actsByRegion } from '../audit/audit.service.js';
import { openMonthGate, type MonthGate } from '../calendar/month-gate.service.js';
import { checkVersions } from '../quality/check.service.js';
import { getRulesInForce } from '../quality/rule-set.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import {
  lockReports,
  placeText,
  writeReportChanges,
  writeReportChangesInBulk,
  type ReportChange,
  type ReportState,
} from './report-change.store.js';
import {
  findInstitutionPlaces,
  findInstitutionTenants,
  findNewestVersions,
  findStocksBefore,
  type InstitutionPlace,
} from './report-context.store.js';
import { findRowProblems, toReportRow } from './report-entry.js';
import type { ReportRow } from './report-row.js';
import { CarriedStocks } from './stock-carrying.js';
import type { WrittenVersion } from './written-check.service.js';
import { reportSubject } from './report-id.js';
import type { ReportKey } from './report-reading.store.js';

export interface SubmittedRow {
  readonly institution: string;
  readonly period: string;
  readonly values: readonly MeasureEntry[];
  readonly expectedVersion?: number | null;
}
export interface RowResult {
  readonly report: ReportKey | null;
  readonly problems: readonly Problem[];
}
export interface BatchResult {
  readonly results: readonly RowResult[];
  readonly problems: readonly Problem[];
}
type Intent = 'SAVE' | 'SUBMIT';

export const LARGEST_BATCH = 5_000;

/** A row on its way: what it says, where it belongs, and what is wrong with it so far. */
interface Draft {
  readonly row: SubmittedRow;
  readonly path: readonly string[];
  readonly month: MonthKey | null;
  readonly read: ReadMeasures;
  place: (InstitutionPlace & { regionId: number; type: string; system: string }) | null;
  values: ReportRow | null;
  readonly problems: Problem[];
}

const readMonth = (scope: RequestScope, text: string, path: readonly string[], problems: Problem[]): MonthKey | null => {
  const period = parsePeriod(text.trim());
  if (period?.kind !== 'MONTH') {
    problems.push(problem('BAD_PERIOD', [...path, 'period'], { actual: text.slice(0, 40) }));
    return null;
  }
  const month = period.year * 100 + period.firstMonth;
  if (month > monthOf(scope.now)) problems.push(problem('PERIOD_NOT_OPEN', [...path, 'period'], { actual: text.slice(0, 40) }));
  return month;
};

const draftOf = (scope: RequestScope, row: SubmittedRow, path: readonly string[]): Draft => {
  const problems: Problem[] = [];
  const month = readMonth(scope, row.period, path, problems);
  const read = readMeasures(row.values, [...path, 'values']);
  problems.push(...read.problems);
  return { row, path, month, read, place: null, values: null, problems };
};

const placeDraft = (scope: RequestScope, draft: Draft, place: InstitutionPlace | undefined): void => {
  const { path, problems, row } = draft;
  if (!place) {
    problems.push(problem('UNKNOWN_INSTITUTION', [...path, 'institution'], { actual: row.institution.slice(0, 40) }));
  } else if (
    !canDo(scope, 'reports:submit', { regionId: place.presentRegionId, system: place.presentSystem, institutionId: place.institutionId })
  ) {
    problems.push(problem('NOT_ALLOWED', [...path, 'institution'], { action: 'reports:submit' }));
  } else if (place.regionId === null) {
    problems.push(problem('INSTITUTION_NOT_OPEN', [...path, 'period'], { actual: row.period.slice(0, 40) }));
  } else {
    draft.place = place as NonNullable<Draft['place']>;
  }
};

const good = (draft: Draft): draft is Draft & { month: MonthKey; place: NonNullable<Draft['place']> } =>
  draft.problems.length === 0 && draft.month !== null && draft.place !== null;
const keyOfDraft = (draft: { month: MonthKey; place: { institutionId: string } }) => ({
  institutionId: draft.place.institutionId,
  month: draft.month,
});

const refuseRepeated = (drafts: readonly Draft[]): void => {
  const seen = new Set<string>();
  for (const draft of drafts.filter(good)) {
    const key = placeText(keyOfDraft(draft));
    if (seen.has(key))
      draft.problems.push(problem('DUPLICATE_ROW', draft.path, { actual: `${draft.row.institution} ${draft.row.period}` }));
    seen.add(key);
  }
};

const changeOf = (
  scope: RequestScope,
  draft: Draft & { month: MonthKey; place: NonNullable<Draft['place']> },
  before: ReportState | null,
  intent: Intent,
  gate: MonthGate,
): ReportChange => {
  const version = (before?.latestVersion ?? 0) + 1;
  const submitted = intent === 'SUBMIT';
  const firstTime = before === null || before.submittedVersion === null;
  const onTime = dayOf(scope.now) <= gate.dueDayOf(before?.regionId ?? draft.place.regionId, draft.month);
  return {
    place: {
      institutionId: draft.place.institutionId,
      month: draft.month,
      regionId: before?.regionId ?? draft.place.regionId,
      type: before?.type ?? draft.place.type,
      system: before?.system ?? draft.place.system,
    },
    before,
    version,
    status: submitted ? 'SUBMITTED' : 'DRAFT',
    submittedVersion: submitted ? version : (before?.submittedVersion ?? null),
    approvedVersion: before?.approvedVersion ?? null,
    onTime: firstTime ? submitted && onTime : before.onTime,
    event: { kind: submitted ? 'SUBMITTED' : 'SAVED', reason: null },
    values: draft.values,
  };
};

const judge = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  drafts: readonly Draft[],
  intent: Intent,
  { settings }: RulesInForce,
  carried = new CarriedStocks(),
): Promise<ReportChange[]> => {
  const dated = drafts.filter(({ month, problems }) => month !== null && problems.every(({ code }) => code !== 'OTHER_PROVINCE'));
  const places = await findInstitutionPlaces(
    db,
    tenantId,
    dated.map((draft) => ({ code: draft.row.institution, month: draft.month! })),
  );
  for (const draft of dated) placeDraft(scope, draft, places.get(`${draft.row.institution}|${draft.month}`));
  refuseRepeated(drafts);
  const candidates = drafts.filter(good);
  const keys = candidates.map(keyOfDraft);
  const gate = await openMonthGate(
    scope,
    db,
    tenantId,
    candidates.map((draft) => ({ ...keyOfDraft(draft), regionId: draft.place.regionId })),
  );
  const states = await lockReports(db, tenantId, keys);
  const before = await findStocksBefore(db, tenantId, keys);
  for (const draft of candidates) {
    const key = placeText(keyOfDraft(draft));
    const latest = states.get(key)?.latestVersion ?? 0;
    const closed = gate.problemOf({ ...keyOfDraft(draft), regionId: states.get(key)?.regionId ?? draft.place.regionId }, [
      ...draft.path,
      'period',
    ]);
    if (closed) draft.problems.push(closed);
    const expected = draft.row.expectedVersion ?? null;
    if (expected !== null && expected !== latest)
      draft.problems.push(problem('VERSION_CHANGED', [...draft.path, 'expectedVersion'], { expected, actual: latest }));
    const standing = carried.before(draft.place.institutionId, draft.month, before.get(key) ?? null);
    draft.values = toReportRow(draft.place.institutionId, draft.month, draft.read.measures, standing);
    if (intent === 'SUBMIT') draft.problems.push(...findRowProblems(draft.values, [...draft.path, 'values'], settings.requiredStocks));
    if (good(draft)) carried.add(draft.values, standing);
  }
  return candidates.filter(good).map((draft) => changeOf(scope, draft, states.get(placeText(keyOfDraft(draft))) ?? null, intent, gate));
};

const toResult = (tenantId: number, draft: Draft, changes: ReadonlyMap<string, ReportChange>): RowResult => {
  if (!good(draft)) return { report: null, problems: draft.problems };
  const change = changes.get(placeText(keyOfDraft(draft)))!;
  return {
    report: { tenantId, institutionId: change.place.institutionId, month: change.place.month, version: change.version },
    problems: [],
  };
};

/** What was written, as the rules look at it. */
const toCheck = ({ place, version, values }: ReportChange) => ({ ...place, version, values: values! });

/** A row of a province in which the caller may write, but not the one in which the batch is done. */
const refuseOtherProvinces = (drafts: readonly Draft[], tenantId: number, tenants: ReadonlyMap<string, number>): void => {
  for (const { row, path, problems } of drafts) {
    const own = tenants.get(row.institution);
    if (own !== undefined && own !== tenantId) problems.push(problem('OTHER_PROVINCE', [...path, 'institution']));
  }
};

interface Batch {
  readonly rows: readonly SubmittedRow[];
  readonly pathOf: (index: number) => readonly string[];
  readonly intent: Intent;
  readonly province: Province;
}

const writeBatch = async (
  scope: RequestScope,
  db: TenantDb,
  { rows, pathOf, intent, province }: Batch,
): Promise<WorkResult<BatchResult>> => {
  const { tenantId } = province;
  const drafts = rows.map((row, index) => draftOf(scope, row, pathOf(index)));
  refuseOtherProvinces(drafts, tenantId, province.tenants);
  const rules = await getRulesInForce(db, tenantId, scope.now);
  const changes = await judge(scope, db, tenantId, drafts, intent, rules);
  if (changes.length > 0) await writeReportChanges(db, tenantId, scope.caller.username, scope.now, changes);
  if (changes.length > 0 && intent === 'SUBMIT') await checkVersions(db, tenantId, rules.settings, changes.map(toCheck));
  const written = new Map(changes.map((change) => [placeText(change.place), change]));
  return {
    answer: { results: drafts.map((draft) => toResult(tenantId, draft, written)), problems: [] },
    done: changes.length > 0,
    acts: actsByRegion(changes.map((change) => reportSubject(tenantId, change))),
  };
};

const refused = (found: Problem): BatchResult => ({ results: [], problems: [found] });

/** Where a batch is done, and in which province each institution is. */
interface Province {
  readonly tenantId: number;
  readonly tenants: ReadonlyMap<string, number>;
}
/** The province of the first institution that is known. Asked only of whoever writes in several. */
const findProvince = async (scope: RequestScope, rows: readonly SubmittedRow[]): Promise<Province> => {
  const [first, ...others] = scope.writable.tenants;
  if (others.length === 0) return { tenantId: first!, tenants: new Map() };
  const codes = rows.map((row) => row.institution);
  const tenants = await withTenantSession(scope, 'read', (db) => findInstitutionTenants(db, scope.writable.tenants, codes));
  const code = codes.find((each) => tenants.has(each));
  return { tenantId: code === undefined ? first! : tenants.get(code)!, tenants };
};

/** Submits a batch; each row is answered on its own. Statements do not grow with the number of rows. */
export const submitBatch = async (
  scope: RequestScope,
  input: { reports: readonly SubmittedRow[]; clientRequestId: string },
): Promise<BatchResult> => {
  const { reports } = input;
  if (reports.length === 0) return refused(problem('BATCH_EMPTY', ['input', 'reports']));
  if (reports.length > LARGEST_BATCH)
    return refused(problem('BATCH_TOO_LARGE', ['input', 'reports'], { expected: LARGEST_BATCH, actual: reports.length }));
  const province = await findProvince(scope, reports);
  return once(
    scope,
    { id: input.clientRequestId, operation: 'submitReports', input: reports, tenantId: province.tenantId },
    (db) => writeBatch(scope, db, { rows: reports, pathOf: (index) => ['input', 'reports', String(index)], intent: 'SUBMIT', province }),
    refused,
  );
};

/** Saves a draft, or submits, one report. */
export const submitOne = async (
  scope: RequestScope,
  intent: Intent,
  input: Omit<SubmittedRow, 'period'> & { readonly period: Parameters<typeof formatPeriod>[0]; readonly clientRequestId: string },
): Promise<RowResult> => {
  const row: SubmittedRow = {
    institution: input.institution,
    period: formatPeriod(input.period),
    values: input.values,
    expectedVersion: input.expectedVersion ?? null,
  };
  const province = await findProvince(scope, [row]);
  const { results, problems } = await once(
    scope,
    { id: input.clientRequestId, operation: intent === 'SUBMIT' ? 'submitReport' : 'saveReport', input: row, tenantId: province.tenantId },
    (db) => writeBatch(scope, db, { rows: [row], pathOf: () => ['input'], intent, province }),
    refused,
  );
  return results[0] ?? { report: null, problems };
};

export { CarriedStocks };

export interface ImportedRow {
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REJECTED';
  readonly problems: readonly Problem[];
  /** Where the institution stood; null where that is not known, or the row was rejected. */
  readonly regionId: number | null;
}

const sameValues = (a: ReportRow, b: ReportRow): boolean =>
  (['flows', 'flowCosts', 'flowHow', 'stocks', 'stockHow'] as const).every((part) =>
    a[part].every((value, index) => value === b[part][index]),
  );

/** A row that says what the newest version says leaves no new version, unless that one is a draft and the row submits. */
const leavesVersion = (newest: ReportRow | undefined, change: ReportChange, intent: Intent): boolean =>
  newest === undefined || (intent === 'SUBMIT' && change.before?.latestStatus === 'DRAFT') || !sameValues(newest, change.values!);

/**
 * Rows of a file, judged as a batch is, and written in the caller's transaction unless it is for show. What is submitted is not
 * checked by the rules yet: that is for `checkWritten`, once it is committed. `carried` remembers what
 * rows before them leave: that of a file for a dry run, none for a real one, which has written them.
 */
export const takeRows = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  rows: readonly SubmittedRow[],
  how: {
    readonly intent: Intent;
    readonly dryRun: boolean;
    readonly carried: CarriedStocks;
    readonly importId: string;
    /** Waited for when all rows were judged. */
    readonly beforeWriting: () => Promise<void>;
  },
): Promise<{ readonly results: readonly ImportedRow[]; readonly submitted: readonly WrittenVersion[] }> => {
  const drafts = rows.map((row) => draftOf(scope, row, []));
  const rules = await getRulesInForce(db, tenantId, scope.now);
  const judged = await judge(scope, db, tenantId, drafts, how.intent, rules, how.carried);
  const changeOfPlace = new Map(judged.map((change) => [placeText(change.place), change]));
  const newest = await findNewestVersions(
    db,
    tenantId,
    judged
      .filter(({ before }) => before !== null && before.latestStatus !== 'WITHDRAWN')
      .map(({ place, before }) => ({ ...place, version: before!.latestVersion })),
  );
  await how.beforeWriting();
  const written: ReportChange[] = [];
  const results = drafts.map((draft): ImportedRow => {
    if (!good(draft)) return { outcome: 'REJECTED', problems: draft.problems, regionId: null };
    const change = changeOfPlace.get(placeText(keyOfDraft(draft)))!;
    const { regionId } = change.place;
    if (!leavesVersion(newest.get(placeText(change.place)), change, how.intent)) return { outcome: 'UNCHANGED', problems: [], regionId };
    written.push(change);
    return { outcome: change.before === null ? 'CREATED' : 'UPDATED', problems: [], regionId };
  });
  if (how.dryRun || written.length === 0) return { results, submitted: [] };
  await writeReportChangesInBulk(db, tenantId, scope.caller.username, scope.now, written, how.importId);
  return { results, submitted: how.intent === 'SUBMIT' ? written.map(toCheck) : [] };
};
