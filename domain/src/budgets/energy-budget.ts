// An energy budget over the months of its year, by season, and how it burns down.
import { Decimal, sum, ZERO } from '../decimal.js';
import type { IndicatorCode } from '../indicators/definitions.js';
import { splitByLargestRemainder } from '../regions/largest-remainder.js';
import { PROGRESS_RULE } from '../targets/progress-rule.js';

/** Totals for which budgets are set. */
export const BUDGET_INDICATORS = ['ENERGY_TOTAL', 'BUILDING_ENERGY', 'WATER_TOTAL'] as const satisfies readonly IndicatorCode[];
export type BudgetIndicator = (typeof BUDGET_INDICATORS)[number];

/** Stated here: changing one is a new version of the rule. */
export const BUDGET_RULE = {
  version: '2',
  /** Whole earlier years that tell the season. */
  mostSeasonYears: 3,
  /** A warning goes out when the rest lasts no longer than so many months. */
  warnMonthsAhead: 2,
  /** Below this coverage of the ended months nothing is said of the pace: as of a target's progress. */
  leastCoveragePercent: PROGRESS_RULE.leastCoveragePercent,
  /** Of the monthly parts, in tce or m3. */
  decimals: 2,
} as const;

/** Twelve amounts, January first. */
export type MonthlyAmount = readonly Decimal[];

/**
 * The part of each month in a year, as the mean over the years given; null where none of them tells it (fewer than twelve months, a negative one,
 * or nothing used). Never a flat twelfth.
 */
export const seasonOf = (years: readonly MonthlyAmount[]): Decimal[] | null => {
  const whole = years.filter((months) => months.length === 12 && months.every((each) => each.gte(0)) && sum(months).gt(0));
  if (whole.length === 0) return null;
  return Array.from({ length: 12 }, (_, month) =>
    sum(whole.map((months) => months[month]!.dividedBy(sum(months)))).dividedBy(whole.length),
  );
};

/** The budget's months: by season, adding up to the amount exactly. Throws for a season without weight. */
export const spreadOverYear = (amount: Decimal, season: readonly Decimal[]): Decimal[] =>
  splitByLargestRemainder(amount, season, BUDGET_RULE.decimals);

/** What was used in a month that has ended. */
export interface MonthUse {
  readonly amount: Decimal;
  /** Approved ÷ expected reports, 0 to 1. */
  readonly coverage: Decimal;
}
export const BUDGET_STATUSES = ['WITHIN', 'OVER_PACE', 'RUNNING_OUT', 'EXCEEDED', 'NO_DATA'] as const;
/** WITHIN lasts the year by season; OVER_PACE does not; RUNNING_OUT not even the next months; EXCEEDED is used up by what was reported alone. */
export type BudgetStatus = (typeof BUDGET_STATUSES)[number];

export interface BurnDown {
  readonly used: Decimal;
  /** Of the months that have ended. */
  readonly planned: Decimal;
  /** Amount less what was reported: too much by whoever has not reported. */
  readonly left: Decimal;
  /** What was used with that of the missing reports, at the pace of those that are there; null where too little was reported. */
  readonly estimated: Decimal | null;
  /** Months from now that the rest lasts by season and pace, at most those left of the year; null where too little was reported. */
  readonly lastsMonths: Decimal | null;
  /** The month (1–12) in which it runs out at this pace; null where it lasts, is used up (by the estimate, too), or too little is known. */
  readonly runsOutIn: number | null;
  readonly status: BudgetStatus;
  /** Why nothing is said of the pace; null where something is, and where nothing at all was reported. */
  readonly reason: 'LOW_COVERAGE' | null;
}

const LAST_DIGITS = 2;

/** How far the rest goes over the months left, each taking its planned part times the pace. */
const walk = (rest: Decimal, ahead: readonly Decimal[]): { lasts: Decimal; stopsAt: number | null } => {
  let left = rest;
  for (const [index, need] of ahead.entries()) {
    if (left.lt(need)) return { lasts: left.dividedBy(need).plus(index), stopsAt: index };
    left = left.minus(need);
  }
  return { lasts: new Decimal(ahead.length), stopsAt: null };
};

/**
 * How a budget stands after the months that have ended. Pace = used ÷ what was planned for what was reported (each month's part × its coverage):
 * missing reports neither look saved nor hasten the end. The rest then goes at that pace over the planned months that are left. Where less than
 * `leastCoveragePercent` of the plan to date was reported, a few reports would speak for all the others: then nothing is said but what was used.
 */
export const burnDown = (months: MonthlyAmount, ended: readonly MonthUse[]): BurnDown => {
  const amount = sum(months);
  const used = sum(ended.map((each) => each.amount));
  const planned = sum(months.slice(0, ended.length));
  const known = { used, planned, left: amount.minus(used), reason: null };
  const isUsedUp = used.gte(amount);
  const expected = sum(ended.map(({ coverage }, index) => months[index]!.times(coverage)));
  if (expected.isZero() || expected.times(100).lt(planned.times(BUDGET_RULE.leastCoveragePercent))) {
    const reason = expected.isZero() ? null : 'LOW_COVERAGE';
    return { ...known, estimated: null, lastsMonths: null, runsOutIn: null, status: isUsedUp ? 'EXCEEDED' : 'NO_DATA', reason };
  }
  const pace = used.dividedBy(expected);
  const unseen = sum(ended.map(({ coverage }, index) => months[index]!.times(new Decimal(1).minus(coverage))));
  const estimated = used.plus(pace.times(unseen));
  const rest = amount.minus(estimated);
  if (rest.lte(0)) return { ...known, estimated, lastsMonths: ZERO, runsOutIn: null, status: isUsedUp ? 'EXCEEDED' : 'RUNNING_OUT' };
  const { lasts, stopsAt } = walk(
    rest,
    months.slice(ended.length).map((each) => each.times(pace)),
  );
  const status = stopsAt === null ? 'WITHIN' : lasts.lte(BUDGET_RULE.warnMonthsAhead) ? 'RUNNING_OUT' : 'OVER_PACE';
  const runsOutIn = stopsAt === null ? null : ended.length + stopsAt + 1;
  return { ...known, estimated, lastsMonths: lasts.toDecimalPlaces(LAST_DIGITS, Decimal.ROUND_DOWN), runsOutIn, status };
};
