// Judging drafts beside what is known: the register, the calendar, the reports that are there. Every way of submitting takes it.
import { dayOf, problem, type Day, type RulesInForce } from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { openMonthGate, type MonthGate } from '../calendar/month-gate.service.js';
import { lockReports, placeText, type ReportChange, type ReportState } from './report-change.store.js';
import { versionText } from './copy-text.js';
import { STOCKS_AT } from './ledger-columns.js';
import { findInstitutionPlaces, findStocksBefore, findVersionTexts } from './report-context.store.js';
import { stocksOfText } from './report-values.js';
import { isGood, placeDraft, refuseRepeated, type Draft, type PlacedDraft } from './report-draft.js';
import { findRowProblems, toReportRow } from './report-entry.js';
import { CarriedStocks, type StandingStocks } from './stock-carrying.js';

export type Intent = 'SAVE' | 'SUBMIT';

interface Judged {
  readonly before: ReportState | null;
  /** What the newest version says, as VERSION_TEXT gives it. */
  readonly newest: string | undefined;
}
const changeOf = (draft: PlacedDraft, { before, newest }: Judged, intent: Intent, gate: MonthGate, today: Day): ReportChange => {
  const version = (before?.latestVersion ?? 0) + 1;
  const submitted = intent === 'SUBMIT';
  const firstTime = before === null || before.submittedVersion === null;
  const { institutionId, month } = draft.place;
  const { regionId, type, system } = before ?? draft.place;
  return {
    place: { institutionId, month, regionId, type, system },
    before,
    version,
    status: submitted ? 'SUBMITTED' : 'DRAFT',
    submittedVersion: submitted ? version : (before?.submittedVersion ?? null),
    approvedVersion: before?.approvedVersion ?? null,
    onTime: firstTime ? submitted && today <= gate.dueDayOf(regionId, month) : before.onTime,
    event: { kind: submitted ? 'SUBMITTED' : 'SAVED', reason: null },
    values: draft.values,
    saysNothingNew: newest !== undefined && newest === versionText(draft.values!),
  };
};

const findPlaces = async (scope: RequestScope, db: TenantDb, tenantId: number, drafts: readonly Draft[]): Promise<void> => {
  const dated = drafts.filter(({ month, problems }) => month !== null && problems.every(({ code }) => code !== 'OTHER_PROVINCE'));
  const places = await findInstitutionPlaces(
    db,
    tenantId,
    dated.map(({ row, month }) => ({ code: row.institution, month: month! })),
  );
  for (const draft of dated) placeDraft(scope, draft, places.get(`${draft.row.institution}|${draft.month}`));
  refuseRepeated(drafts);
};

const checkState = (draft: PlacedDraft, state: ReportState | null, gate: MonthGate): void => {
  const { place, path, problems } = draft;
  const closed = gate.problemOf(state ?? place, [...path, 'period']);
  if (closed) problems.push(closed);
  const latest = state?.latestVersion ?? 0;
  const expected = draft.row.expectedVersion ?? null;
  if (expected !== null && expected !== latest)
    problems.push(problem('VERSION_CHANGED', [...path, 'expectedVersion'], { expected, actual: latest }));
};

/** The reports that the drafts change, locked: where each stands, what its newest version says, and the stocks that stood in the month. */
const readBefore = async (db: TenantDb, tenantId: number, candidates: readonly PlacedDraft[]) => {
  const states = await lockReports(
    db,
    tenantId,
    candidates.map(({ place }) => place),
  );
  const standing = [...states.values()].filter(({ latestStatus }) => latestStatus !== 'WITHDRAWN');
  const own = new Set(standing.map(placeText));
  const others = candidates.filter(({ key }) => !own.has(key)).map(({ place }) => place);
  const [newest, stocks] = await Promise.all([
    findVersionTexts(
      db,
      tenantId,
      standing.map(({ institutionId, month, latestVersion: version }) => ({ institutionId, month, version })),
    ),
    findStocksBefore(db, tenantId, others),
  ]);
  const stocksBefore = ({ key, month }: PlacedDraft): StandingStocks | null => {
    const text = newest.get(key);
    return text === undefined ? (stocks.get(key) ?? null) : stocksOfText(month, text, STOCKS_AT);
  };
  return { states, newest, stocksBefore };
};

/**
 * Finds what is wrong with drafts, and gives the changes that the good ones make, whose reports are locked from then on. `carried`
 * remembers what rows before them leave, and what these leave.
 */
export const judge = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  drafts: readonly Draft[],
  intent: Intent,
  { settings }: RulesInForce,
  carried = new CarriedStocks(),
): Promise<ReportChange[]> => {
  await findPlaces(scope, db, tenantId, drafts);
  const candidates = drafts.filter(isGood);
  const places = candidates.map(({ place }) => place);
  const gate = await openMonthGate(scope, db, tenantId, places);
  const { states, newest, stocksBefore } = await readBefore(db, tenantId, candidates);
  const today = dayOf(scope.now);
  return candidates.flatMap((draft) => {
    const { institutionId, month } = draft.place;
    const state = states.get(draft.key) ?? null;
    checkState(draft, state, gate);
    const standing = carried.before(institutionId, month, stocksBefore(draft));
    draft.values = toReportRow(institutionId, month, draft.read.measures, standing);
    if (intent === 'SUBMIT') draft.problems.push(...findRowProblems(draft.values, [...draft.path, 'values'], settings.requiredStocks));
    if (!isGood(draft)) return [];
    carried.add(draft.values, standing);
    return changeOf(draft, { before: state, newest: newest.get(draft.key) }, intent, gate, today);
  });
};
