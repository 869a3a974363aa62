// How much a figure may be relied on: what of it was metered, estimated, missing, or not yet reviewed.
import { Decimal, percentOf, sum, ZERO } from '../decimal.js';
import type { FlowCode } from '../items/items.js';
import { flowsOf, getIndicator, type CarbonScope, type IndicatorCode } from './definitions.js';
import type { ActivitySums, FigureTerm } from './evaluate.js';

/** Shares in percent, two places; null where the numerator is zero or missing. Together they are 100 but for rounding. */
export interface AcquisitionShares {
  readonly meteredShare: Decimal | null;
  readonly lumpSumShare: Decimal | null;
  readonly estimatedShare: Decimal | null;
}
export const NO_SHARES: AcquisitionShares = { meteredShare: null, lumpSumShare: null, estimatedShare: null };

/**
 * How the numerator was obtained, weighed in its own unit (an energy figure by standard coal, a carbon figure by CO2):
 * share = Σ part of the quantity × factor ÷ numerator. What is neither metered nor estimated is a lump sum (包干或分摊).
 */
export const acquisitionShares = (terms: readonly FigureTerm[], sums: ActivitySums, numerator: Decimal): AcquisitionShares => {
  if (numerator.isZero()) return NO_SHARES;
  const weigh = (part: ReadonlyMap<FlowCode, Decimal>): Decimal =>
    sum(terms.map((term) => (part.get(term.item) ?? ZERO).times(term.factor!)));
  const [metered, estimated] = [weigh(sums.metered), weigh(sums.estimated)];
  const share = (part: Decimal): Decimal | null => percentOf(part, numerator);
  return { meteredShare: share(metered), lumpSumShare: share(numerator.minus(metered).minus(estimated)), estimatedShare: share(estimated) };
};

export interface MissingEntries {
  readonly missingItems: number;
  readonly missingShare: Decimal | null;
}

/**
 * Entries of the figure's items that are missing in the reports that count (neither a quantity nor "not applicable"), and
 * their share of all such entries: reports × items. Null without reports.
 */
export const missingEntries = (code: IndicatorCode, carbonScope: CarbonScope | null, sums: ActivitySums): MissingEntries => {
  const flows = flowsOf(getIndicator(code), carbonScope ?? 'TOTAL');
  const missingItems = flows.reduce((total, flow) => total + (sums.missing.get(flow) ?? 0), 0);
  return { missingItems, missingShare: percentOf(new Decimal(missingItems), new Decimal(sums.reports * flows.length)) };
};

/**
 * How much of what was submitted is not reviewed yet, in percent of the larger of both: |submitted − approved| ÷
 * max(submitted, approved), of the numerators (energy by standard coal). A report that waits counts whole, a revision that
 * waits with what it changes; revisions of a place that go up and down cancel each other. Null where both are zero or unknown.
 */
export const unreviewedShare = (approved: Decimal | null, submitted: Decimal | null): Decimal | null => {
  if (submitted === null && approved === null) return null;
  const [a, s] = [approved ?? ZERO, submitted ?? ZERO];
  return percentOf(s.minus(a).abs(), Decimal.max(a, s));
};

/**
 * Whether two years can be compared: the smaller number of reports ÷ the larger, in percent. Well under 100 a change from
 * year to year tells of who reported rather than of what was used. Null where neither has a report.
 */
export const comparableCoverage = (now: number, before: number): Decimal | null =>
  percentOf(new Decimal(Math.min(now, before)), new Decimal(Math.max(now, before)));
