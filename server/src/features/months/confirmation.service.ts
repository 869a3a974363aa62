// Confirming months, level by level, many at once: each month is judged on its own, as it stands at that moment.
import {
  confirmationAfter,
  dayOf,
  formatPeriod,
  monthOf,
  monthPeriod,
  parsePeriod,
  problem,
  refuseDecision,
  type ConfirmationDecision,
  type ConfirmationRefusal,
  type ConfirmingLevel,
  type MonthKey,
  type Problem,
} from '@shuangcheng/domain';
import type { ConfirmMonthInput } from '@shuangcheng/schema';
import { canDo, RequestError, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { appendEvents } from '../../events/outbox.store.js';
import { once, type WorkResult } from '../requests/once.service.js';
import {
  addConfirmations,
  listConfirmations,
  listMonthStates,
  monthText,
  type ConfirmationRow,
  type MonthPlace,
  type MonthState,
} from './month-state.store.js';

export interface ConfirmedRow {
  /** The month that was decided on; null where it was not. */
  readonly month: MonthPlace | null;
  readonly problems: readonly Problem[];
}
export interface ConfirmationResult {
  readonly results: readonly ConfirmedRow[];
  readonly problems: readonly Problem[];
}

const LARGEST_BATCH = 3_000;
const LONGEST_REASON = 500;
const LEVEL_NAMES: Readonly<Record<ConfirmingLevel, string>> = { CITY: '市级', PROVINCE: '省级' };

/** A row on its way. */
interface Draft {
  readonly path: readonly string[];
  readonly place: MonthPlace | null;
  readonly problems: Problem[];
}
interface Decision {
  readonly kind: ConfirmationDecision;
  readonly reason: string | null;
}
type NewRow = Omit<ConfirmationRow, 'at' | 'actor'>;

const readMonth = (scope: RequestScope, text: string, path: readonly string[], problems: Problem[]): MonthKey | null => {
  const period = parsePeriod(text.trim());
  if (period?.kind !== 'MONTH') {
    problems.push(problem('BAD_PERIOD', path, { actual: text }));
    return null;
  }
  const month = period.year * 100 + period.firstMonth;
  if (month >= monthOf(scope.now)) problems.push(problem('MONTH_NOT_ENDED', path, { actual: text }));
  return month;
};

/**
 * The level of which the caller speaks, and whether a city has to confirm first: the one that the county lies under today, as
 * grants do. A city's own institutions are the province's to confirm.
 */
const levelFor = (scope: RequestScope, regionId: number): { level: ConfirmingLevel; cityFirst: boolean } | null => {
  const { tenantId, level } = scope.tree.get(regionId);
  if (level === 'PROVINCE' || !canDo(scope, 'months:confirm', { regionId })) return null;
  const parent = scope.tree.parentOn(regionId, dayOf(scope.now));
  const cityFirst = level === 'COUNTY' && parent?.level === 'CITY';
  if (canDo(scope, 'months:confirm', { regionId: tenantId })) return { level: 'PROVINCE', cityFirst };
  return cityFirst ? { level: 'CITY', cityFirst } : null;
};

const readRow = (scope: RequestScope, tenantId: number, row: { region: string; period: string }, path: readonly string[]): Draft => {
  const problems: Problem[] = [];
  const region = scope.tree.findByCode(row.region);
  const at = [...path, 'region'];
  if (!region || region.tenantId !== tenantId || !canDo(scope, 'reports:read', { regionId: region.id })) {
    problems.push(problem('UNKNOWN_REGION', at, { actual: row.region }));
  } else if (levelFor(scope, region.id) === null) {
    problems.push(problem('NOT_ALLOWED', at, { action: 'months:confirm' }));
  }
  const month = readMonth(scope, row.period, [...path, 'period'], problems);
  const place = region && month !== null && problems.length === 0 ? { regionId: region.id, month } : null;
  return { path, place, problems };
};

const tellRefusal = (refusal: ConfirmationRefusal, path: readonly string[], state: MonthState, level: ConfirmingLevel): Problem => {
  switch (refusal) {
    case 'REASON_REQUIRED':
      return problem('DECISION_REASON_REQUIRED', ['input', 'reason'], { what: '退回' });
    case 'MONTH_INCOMPLETE':
      return problem(refusal, path, { expected: state.expected, actual: state.approved });
    case 'ALREADY_CONFIRMED':
      return problem(refusal, path, { by: LEVEL_NAMES[level] });
    default:
      return problem(refusal, path);
  }
};

const judge = (
  scope: RequestScope,
  draft: Draft & { place: MonthPlace },
  state: MonthState,
  history: readonly ConfirmationRow[],
  decision: Decision,
): NewRow | null => {
  const speaks = levelFor(scope, draft.place.regionId)!;
  const refusal = refuseDecision(confirmationAfter(history), state, { ...speaks, decision: decision.kind, reason: decision.reason });
  if (refusal !== null) {
    draft.problems.push(tellRefusal(refusal, draft.path, state, speaks.level));
    return null;
  }
  const { expected, approved, versions } = state;
  const number = (history.at(-1)?.number ?? 0) + 1;
  return { ...draft.place, number, level: speaks.level, decision: decision.kind, expected, approved, versions, reason: decision.reason };
};

const refuseRepeated = (drafts: readonly Draft[]): void => {
  const seen = new Set<string>();
  for (const { place, path, problems } of drafts) {
    if (!place) continue;
    const key = monthText(place);
    if (seen.has(key))
      problems.push(problem('DUPLICATE_ROW', path, { actual: `${place.regionId} ${formatPeriod(monthPeriod(place.month))}` }));
    seen.add(key);
  }
};

const write = async (scope: RequestScope, db: TenantDb, tenantId: number, rows: readonly NewRow[]): Promise<void> => {
  await addConfirmations(db, tenantId, { at: scope.now, by: scope.caller.username }, rows);
  await appendEvents(
    db,
    scope.now,
    rows.map(({ regionId, month, level, decision, reason, expected, approved }) => {
      const body = { period: formatPeriod(monthPeriod(month)), level, decision, reason, expected, approved };
      return { tenantId, kind: 'MONTH_CONFIRMED' as const, regionId, body };
    }),
  );
};

const work = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  months: ConfirmMonthInput['months'],
  decision: Decision,
): Promise<WorkResult<ConfirmationResult>> => {
  const drafts = months.map((row, index) => readRow(scope, tenantId, row, ['input', 'months', String(index)]));
  refuseRepeated(drafts);
  const good = drafts.filter((draft): draft is Draft & { place: MonthPlace } => draft.place !== null && draft.problems.length === 0);
  const places = good.map((draft) => draft.place);
  // In this order: what is decided meanwhile collides with what is added below, and never makes the states older than it.
  const [histories, states] = await Promise.all([listConfirmations(db, tenantId, places), listMonthStates(db, tenantId, places)]);
  const stateOf = new Map(states.map((state) => [monthText(state), state]));
  const rows = good.flatMap((draft) => {
    const key = monthText(draft.place);
    return judge(scope, draft, stateOf.get(key)!, histories.get(key) ?? [], decision) ?? [];
  });
  if (rows.length > 0) await write(scope, db, tenantId, rows);
  const done = new Set(rows.map(monthText));
  const results = drafts.map(({ place, problems }) => ({
    month: place && done.has(monthText(place)) && problems.length === 0 ? place : null,
    problems,
  }));
  const acts = [...new Set(rows.map((row) => row.regionId))].map((regionId) => ({
    regionId,
    subjects: rows.filter((row) => row.regionId === regionId).map((row) => `${regionId} ${formatPeriod(monthPeriod(row.month))}`),
    details: { decision: decision.kind, reason: decision.reason },
  }));
  return { answer: { results, problems: [] }, done: rows.length > 0, acts };
};

const refused = (found: Problem): ConfirmationResult => ({ results: [], problems: [found] });

/** Confirms or returns months, each answered on its own. The statements do not grow with the number of months. */
export const confirmMonths = async (scope: RequestScope, input: ConfirmMonthInput): Promise<ConfirmationResult> => {
  const { months } = input;
  if (months.length === 0) return refused(problem('BATCH_EMPTY', ['input', 'months']));
  if (months.length > LARGEST_BATCH)
    return refused(problem('BATCH_TOO_LARGE', ['input', 'months'], { expected: LARGEST_BATCH, actual: months.length }));
  const decision: Decision = { kind: input.decision ?? 'CONFIRM', reason: input.reason?.trim() || null };
  if (decision.reason !== null && decision.reason.length > LONGEST_REASON)
    return refused(
      problem('NUMBER_OUT_OF_RANGE', ['input', 'reason'], {
        field: '理由的字数',
        expected: `1 至 ${LONGEST_REASON}`,
        actual: decision.reason.length,
      }),
    );
  // One province at a time: that of the first region that the caller may write in.
  const tenants = months.flatMap((row) => scope.tree.findByCode(row.region)?.tenantId ?? []);
  const tenantId = tenants.find((tenant) => scope.writable.tenants.includes(tenant)) ?? scope.writable.tenants[0];
  if (tenantId === undefined) throw new RequestError('FORBIDDEN', { action: 'months:confirm' });
  return once(
    scope,
    { id: input.clientRequestId, operation: 'confirmMonth', input: { months, ...decision }, tenantId },
    (db) => work(scope, db, tenantId, months, decision),
    refused,
  );
};
