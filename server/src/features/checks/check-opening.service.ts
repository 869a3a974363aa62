// Opening a spot check, a joint review or a cross review: drawn, given out and announced in one transaction.
import {
  assignReviewers,
  dayOf,
  endedMonths,
  firstDayOf,
  formatPeriod,
  lastDayOf,
  monthOf,
  monthsOf,
  problem,
  sameMonthsOneYearBefore,
  type CheckKind,
  type Day,
  type Decimal,
  type MonthKey,
  type Period,
  type Problem,
} from '@shuangcheng/domain';
import { assertCan, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomBytes, randomUUID } from 'node:crypto';
import { appendEvents } from '../../events/outbox.store.js';
import { getRegion } from '../regions/region.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { chooseItems, isRateAllowed, notesOf, rateFor } from './check-choice.js';
import { encodeCheckId, type CheckKey } from './check-id.js';
import { insertCheckWithItems, listFrame, listStockChanges, listWithRuleFindings, type NewItem } from './check-opening.store.js';
import { textProblem } from './check-text.js';

export interface OpenCheckInput {
  readonly region: string;
  readonly period: Period;
  readonly kind: CheckKind;
  readonly title?: string | null;
  readonly ratePercent?: Decimal | null;
  readonly seed?: string | null;
  readonly institutions?: readonly string[] | null;
  readonly target?: readonly string[] | null;
  readonly reviewers?: readonly string[] | null;
  readonly dueDate: Day;
  readonly clientRequestId: string;
}
export interface CheckResultOf {
  readonly check: CheckKey | null;
  readonly problems: readonly Problem[];
}

/** Institutions times months: what a check copies from the ledger (and once more for the year before). */
const MOST_INSTITUTION_MONTHS = 60_000;
const LONGEST_TITLE = 200;
const FIRST_OPEN_MONTH: MonthKey = 202001;
const at = (...path: string[]): string[] => ['input', ...path];

/** What was asked for, once it is known to make sense. */
interface Plan {
  readonly regionId: number;
  readonly regionIds: readonly number[];
  readonly months: readonly MonthKey[];
  readonly percent: Decimal | null;
  readonly seed: string;
  readonly named: readonly string[];
  readonly reviewers: readonly number[];
}

const reviewersOf = (scope: RequestScope, codes: readonly string[], regionIds: readonly number[], problems: Problem[]): number[] =>
  codes.flatMap((code, index) => {
    const region = scope.tree.findByCode(code);
    if (region && regionIds.includes(region.id)) return [region.id];
    problems.push(problem('UNKNOWN_REGION', at('reviewers', String(index)), { actual: code }));
    return [];
  });

const plan = (scope: RequestScope, regionId: number, input: OpenCheckInput): { plan: Plan; problems: Problem[] } => {
  const problems: Problem[] = [];
  const named = input.institutions ?? [];
  const percent = rateFor(input.kind, input.ratePercent ?? null, named.length > 0);
  if (percent !== null && !isRateAllowed(percent))
    problems.push(problem('RATE_NOT_ALLOWED', at('ratePercent'), { actual: percent.toFixed() }));
  const seed = input.seed?.trim() ?? '';
  // What is printed in the minutes must be all there is to it.
  if (input.seed != null && !/^[\p{L}\p{N}\p{P}\p{S} ]{1,100}$/u.test(seed))
    problems.push(problem('SEED_NOT_ALLOWED', at('seed'), { actual: input.seed }));
  const title = textProblem(input.title ?? '', [0, LONGEST_TITLE], at('title'));
  if (title) problems.push(title);
  if (input.dueDate < dayOf(scope.now)) problems.push(problem('DUE_DATE_PASSED', at('dueDate'), { actual: input.dueDate }));
  const months = monthsOf(input.period).filter((month) => month <= monthOf(scope.now));
  if (months.length === 0 || months[0]! < FIRST_OPEN_MONTH)
    problems.push(problem('PERIOD_NOT_OPEN', at('period'), { actual: formatPeriod(input.period) }));
  const regionIds = scope.tree.subtreeOn(regionId, dayOf(scope.now));
  const reviewers = reviewersOf(scope, input.reviewers ?? [], regionIds, problems);
  return { plan: { regionId, regionIds, months, percent, seed: seed || randomBytes(16).toString('hex'), named, reviewers }, problems };
};

/** Who reviews each region's institutions: by rotation among the reviewers, else whoever opens the check. */
const assignmentOf = (
  scope: RequestScope,
  { regionId, reviewers, seed }: Plan,
  kind: CheckKind,
  underReview: readonly number[],
): ReadonlyMap<number, number> | null => {
  if (reviewers.length > 0) return assignReviewers(underReview, reviewers, seed);
  if (kind !== 'CROSS_REVIEW') return new Map(underReview.map((region) => [region, regionId]));
  const counties = underReview.filter((region) => scope.tree.get(region).level === 'COUNTY');
  return counties.length < 2 ? null : assignReviewers(underReview, counties, seed);
};

const announce = (
  db: TenantDb,
  scope: RequestScope,
  check: CheckKey,
  checkKind: CheckKind,
  regions: readonly number[],
  period: string,
): Promise<void> =>
  appendEvents(
    db,
    scope.now,
    regions.map((regionId) => ({
      tenantId: check.tenantId,
      kind: 'CHECK_ASSIGNED',
      regionId,
      body: { checkId: encodeCheckId(check), checkKind, period },
    })),
  );

const open = async (scope: RequestScope, db: TenantDb, input: OpenCheckInput, wanted: Plan): Promise<WorkResult<CheckResultOf>> => {
  const refused = (...problems: Problem[]): WorkResult<CheckResultOf> => ({ answer: { check: null, problems }, done: false, acts: [] });
  const { regionId, regionIds, months } = wanted;
  const tenantId = scope.tree.get(regionId).tenantId;
  const frame = await listFrame(db, tenantId, regionIds, firstDayOf(months[0]!), lastDayOf(months.at(-1)!));
  if (frame.length === 0) return refused(problem('NOTHING_TO_CHECK', at('region')));
  const known = new Set(frame.map(({ code }) => code));
  const strangers = wanted.named.flatMap((code, index) =>
    known.has(code) ? [] : [problem('UNKNOWN_INSTITUTION', at('institutions', String(index)), { actual: code })],
  );
  if (strangers.length > 0) return refused(...strangers);
  const changes = await listStockChanges(db, tenantId, regionIds, endedMonths(input.period, scope.now).at(-1) ?? months[0]!);
  const notes = notesOf(changes, await listWithRuleFindings(db, tenantId, regionIds, months));
  const added = { target: input.target ?? [], named: new Set(wanted.named) };
  const choice = chooseItems(frame, wanted, notes, added);
  const size = choice.items.length * months.length;
  if (size > MOST_INSTITUTION_MONTHS)
    return refused(problem('SAMPLE_TOO_LARGE', at(), { expected: MOST_INSTITUTION_MONTHS, actual: size }));
  const underReview = [...new Set(choice.items.map((item) => item.regionId))];
  const assigned = assignmentOf(scope, wanted, input.kind, underReview);
  if (!assigned) return refused(problem('REVIEWERS_TOO_FEW', at('reviewers')));
  const items: NewItem[] = choice.items.map((item) => ({ ...item, assignedRegionId: assigned.get(item.regionId)! }));
  const takingPart = [...new Set([regionId, ...underReview, ...assigned.values()])].sort((a, b) => a - b);
  const check = { tenantId, checkId: randomUUID() };
  const period = formatPeriod(input.period);
  await insertCheckWithItems(
    db,
    {
      ...check,
      regionId,
      takingPart,
      kind: input.kind,
      title: input.title?.trim() || null,
      period,
      ratePercent: wanted.percent?.toFixed() ?? null,
      seed: wanted.seed,
      frameHash: choice.frameHash,
      strata: choice.strata,
      dueDate: input.dueDate,
      openedAt: scope.now,
      openedBy: scope.caller.username,
    },
    items,
    [...sameMonthsOneYearBefore(months), ...months],
  );
  await announce(db, scope, check, input.kind, takingPart, period);
  const details = {
    kind: input.kind,
    period,
    ratePercent: wanted.percent?.toFixed() ?? null,
    seed: wanted.seed,
    institutions: items.length,
  };
  return { answer: { check, problems: [] }, done: true, acts: [{ regionId, subjects: [encodeCheckId(check)], details }] };
};

/**
 * Opens a check over the institutions of a region's subtree: draws the sample from the seed, adds those wanted beside it,
 * gives each region's to its reviewer, and keeps a copy of their reports of the period and of the year before.
 */
export const openCheck = async (scope: RequestScope, input: OpenCheckInput): Promise<CheckResultOf> => {
  const { regionId } = getRegion(scope, input.region);
  assertCan(scope, 'checks:open', { regionId });
  const { plan: wanted, problems } = plan(scope, regionId, input);
  if (problems.length > 0) return { check: null, problems };
  return once(
    scope,
    {
      id: input.clientRequestId,
      operation: 'openCheck',
      input: { ...input, ratePercent: input.ratePercent?.toFixed() ?? null, clientRequestId: undefined },
      tenantId: scope.tree.get(regionId).tenantId,
    },
    (db) => open(scope, db, input, wanted),
    (found) => ({ check: null, problems: [found] }),
  );
};
