// What a quantity could be expected to be: from the institution's own same months first, then from its neighbours in
// season, then from its peers. Medians and their deviations only: one wrong month before does no harm.
import type { RobustStatistic } from './report-under-review.js';
import type { Distance, RuleSettings } from './rule-settings.js';
import { madOfStart, medianOfStart, SPREAD_OF_MAD, spreadOfStart } from './robust.js';
import { MONTHS_BACK, type LogsBack } from './timeline.js';

export type Basis = 'OWN_SAME_MONTHS' | 'OWN_OTHER_ITEMS' | 'LAST_YEAR_AS_PEERS' | 'LAST_MONTH_AS_PEERS' | 'LAST_MONTH' | 'PEERS';
export const BASIS_NAMES: Readonly<Record<Basis, string>> = {
  OWN_SAME_MONTHS: '本机构往年同月',
  OWN_OTHER_ITEMS: '本机构往年同月和本月其他品种的变化',
  LAST_YEAR_AS_PEERS: '上年同月和同类机构的同比变化',
  LAST_MONTH_AS_PEERS: '上月和同类机构的环比变化',
  LAST_MONTH: '本机构上月',
  PEERS: '同类机构的水平',
};

export interface Expectation {
  readonly basis: Basis;
  /** ln of the quantity. */
  readonly centre: number;
  /** Robust standard deviation of ln. */
  readonly spread: number;
}

const YEAR = 12;
/** So many pairs of months tell an institution's level against an earlier year, and so many its own unsteadiness. */
const PAIRS_FOR_LEVEL = 3;
const PAIRS_FOR_SPREAD = 6;
const scratch = new Float64Array(YEAR);

/** Puts the differences of the last twelve months to those `years` before into `scratch`; how many there are. */
const differences = (logs: LogsBack, years: number): number => {
  let count = 0;
  for (let back = 1; back <= YEAR && back + years * YEAR <= MONTHS_BACK; back += 1) {
    const difference = logs[back]! - logs[back + years * YEAR]!;
    if (!Number.isNaN(difference)) scratch[count++] = difference;
  }
  return count;
};

const sameMonths = new Float64Array(MONTHS_BACK / YEAR);

export interface OwnExpectations {
  /** Whether it could be measured how unsteady the institution is. */
  readonly known: boolean;
  readonly list: readonly Expectation[];
}
const NOTHING_OWN: OwnExpectations = { known: false, list: [] };

/**
 * From the same months of earlier years, each moved by how the institution's level has changed since: the median of
 * three and more. Of two either may be the wrong one: beside peers the later, which their movement is told from; alone
 * both stand, and the spread is the careful estimate, as nothing else says what was an event and what is unsteadiness.
 */
export const ownExpectations = (logs: LogsBack, settings: RuleSettings, alone: boolean): OwnExpectations => {
  let count = 0;
  let spread = NaN;
  for (let years = 1; years * YEAR <= MONTHS_BACK; years += 1) {
    const earlier = logs[years * YEAR]!;
    if (Number.isNaN(earlier)) continue;
    const pairs = differences(logs, years);
    const level = pairs >= PAIRS_FOR_LEVEL ? medianOfStart(scratch, pairs) : 0;
    if (pairs >= PAIRS_FOR_SPREAD && Number.isNaN(spread))
      spread = alone ? spreadOfStart(scratch, pairs, level) : SPREAD_OF_MAD * madOfStart(scratch, pairs, level);
    sameMonths[count++] = earlier + level;
  }
  const known = !Number.isNaN(spread);
  if (count === 0) return NOTHING_OWN;
  const at = (centre: number): Expectation => ({ basis: 'OWN_SAME_MONTHS', centre, spread: known ? spread : settings.unknownSpread });
  if (count >= 3) return { known, list: [at(medianOfStart(sameMonths, count))] };
  return { known, list: alone && count === 2 ? [at(sameMonths[0]!), at(sameMonths[1]!)] : [at(sameMonths[0]!)] };
};

export const NONE: readonly Expectation[] = [];

/** The statistic, where it stands on enough institutions. */
export const enough = (statistic: RobustStatistic | null | undefined, settings: RuleSettings): RobustStatistic | null =>
  statistic && statistic.count >= settings.leastPeers ? statistic : null;

export const shifted = (basis: Basis, from: number, statistic: RobustStatistic | null): readonly Expectation[] =>
  statistic === null || Number.isNaN(from) ? NONE : [{ basis, centre: from + statistic.median, spread: SPREAD_OF_MAD * statistic.mad }];

/**
 * What happens to an institution (closed for weeks, a hot summer) moves all that it uses; a slip of the hand moves one
 * figure. So its own same months, moved as its other items have moved. No event makes tenfold.
 */
export const asOtherItems = (own: readonly Expectation[], moved: readonly number[]): Expectation[] => {
  const count = Math.min(moved.length, scratch.length);
  if (count === 0) return [];
  for (let at = 0; at < count; at += 1) scratch[at] = moved[at]!;
  const median = medianOfStart(scratch, count);
  if (Math.abs(median) >= Math.LN10) return [];
  return own.map(({ centre, spread }) => ({ basis: 'OWN_OTHER_ITEMS', centre: centre + median, spread }));
};

/** Beyond the surest expectation by all the spreads, beyond any other by so much of them. */
const SHARE_OF_OTHERS = 0.7;

/**
 * Whether `log` lies too far from what could be expected: far beyond the surest expectation, and no other explains it.
 * False without any expectation.
 */
export const isBeyond = (expectations: readonly Expectation[], log: number, distance: Distance, settings: RuleSettings): boolean => {
  const least = Math.log(distance.factor);
  const surest = expectations.reduce((best, { spread }) => Math.min(best, spread), Infinity);
  for (const { centre, spread } of expectations) {
    const deviation = Math.abs(log - centre);
    const spreads = distance.spreads * (spread > surest ? SHARE_OF_OTHERS : 1);
    if (deviation <= least || deviation <= spreads * Math.max(spread, settings.leastSpread)) return false;
  }
  return expectations.length > 0;
};

/** The expectation that the value comes nearest to, measured in its spread. */
export const nearest = (expectations: readonly Expectation[], log: number, settings: RuleSettings): Expectation | null => {
  let [best, least]: [Expectation | null, number] = [null, Infinity];
  for (const each of expectations) {
    const distance = Math.abs(log - each.centre) / Math.max(each.spread, settings.leastSpread);
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
};

/** How far `log` lies from the expectation that it comes nearest to; infinite without any. */
export const departureFrom = (expectations: readonly Expectation[], log: number): number =>
  expectations.reduce((least, { centre }) => Math.min(least, Math.abs(log - centre)), Infinity);
