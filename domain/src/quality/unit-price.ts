// The bill as a witness of the quantity: what the institution pays for a unit, against what it used to pay.
import type { FlowCode } from '../items/items.js';
import { enough } from './expectation.js';
import type { PeerFlowStatistics } from './report-under-review.js';
import type { RuleSettings } from './rule-settings.js';
import { medianOfStart, SPREAD_OF_MAD, spreadOfStart } from './robust.js';
import type { LogsBack } from './timeline.js';

export interface PriceEvidence {
  /** ln(yuan per unit). */
  readonly log: number;
  /** The institution's own earlier prices to compare with; empty where there are none or they say nothing. */
  readonly references: readonly number[];
  /** Whether peers show how prices have moved. */
  readonly besidePeers: boolean;
  /** The last month's, moved as peers' have; NaN where there is none. */
  readonly lastMonth: number;
  readonly spread: number;
  /** What rounding to whole fen can make. */
  readonly tolerance: number;
}

const MONTHS = 12;
const LEAST_MONTHS = 3;
/** Fewer months do not tell how steady a price is; then this is assumed. */
const MONTHS_FOR_SPREAD = 6;
const UNKNOWN_SPREAD = 0.1;
/** A price that moves more than this says little about the quantity. */
const STEADY = 0.15;
const scratch = new Float64Array(MONTHS);
const NO_REFERENCES: readonly number[] = [];

/** The unit price beside the institution's own earlier ones; a market's only where peers show how it has moved. */
export const priceEvidence = (
  item: FlowCode,
  price: number,
  costYuan: number,
  logs: LogsBack,
  peers: PeerFlowStatistics | undefined,
  settings: RuleSettings,
): PriceEvidence => {
  let count = 0;
  for (let back = 1; back <= MONTHS; back += 1) if (!Number.isNaN(logs[back]!)) scratch[count++] = logs[back]!;
  const moved = enough(peers?.priceChange, settings);
  const tolerance = 0.005 / costYuan;
  const besidePeers = moved !== null;
  const isTariff = settings.tariffItems.includes(item);
  if (count < LEAST_MONTHS || (!isTariff && !moved))
    return { log: price, references: NO_REFERENCES, besidePeers, lastMonth: NaN, spread: NaN, tolerance };
  const median = medianOfStart(scratch, count);
  const asPeers = logs[1]! + (moved?.median ?? 0);
  const references = (isTariff ? [asPeers, median, logs[12]!] : [asPeers]).filter((each) => !Number.isNaN(each));
  const measured = spreadOfStart(scratch, count, median);
  const spread = count < MONTHS_FOR_SPREAD ? Math.max(measured, UNKNOWN_SPREAD) : measured;
  return { log: price, references, besidePeers, lastMonth: asPeers, spread, tolerance };
};

/**
 * Whether the bill differs from last month's for the same quantity, while month after month the institution otherwise
 * pays the same (or varies less by far), and peers' prices have not moved so. Without peers to see a new tariff by, a
 * small move says nothing.
 */
export const billMovedAlone = (price: PriceEvidence, logs: LogsBack, settings: RuleSettings): boolean => {
  let count = 0;
  for (let back = 1; back < MONTHS; back += 1) {
    const move = Math.abs(logs[back]! - logs[back + 1]!);
    if (!Number.isNaN(move)) scratch[count++] = move;
  }
  if (count < LEAST_MONTHS || price.references.length === 0) return false;
  const usual = SPREAD_OF_MAD * medianOfStart(scratch, count);
  const least = (price.besidePeers ? settings.billMovePercent : settings.priceAgreesPercent) / 100;
  return Math.abs(price.log - price.lastMonth) > Math.max(least, settings.priceSpreads * usual) + 2 * price.tolerance;
};

/** How far a price lies from the nearest of the institution's own; NaN where there are none. */
export const departure = ({ references }: PriceEvidence, log: number): number => {
  let least = NaN;
  for (const each of references) if (!(Math.abs(log - each) >= least)) least = Math.abs(log - each);
  return least;
};

/** The bill is what the quantity usually costs. */
export const billAgrees = (price: PriceEvidence | null, settings: RuleSettings): boolean =>
  price !== null &&
  price.spread < STEADY &&
  departure(price, price.log) <= Math.max(settings.priceAgreesPercent / 100, 2 * price.spread) + price.tolerance;

/** The bill is not what the quantity would cost; `percent` is the least that counts. */
export const billContradicts = (price: PriceEvidence | null, percent: number, settings: RuleSettings): boolean =>
  price !== null && departure(price, price.log) > Math.max(percent / 100, settings.priceSpreads * price.spread) + price.tolerance;

/** Another quantity would bring the price back: nearly to the usual one, and far nearer than the reported quantity does. */
export const billPrefers = (price: PriceEvidence, log: number): boolean => {
  const distance = departure(price, log);
  return distance <= Math.max(0.005, price.spread) + price.tolerance && distance <= departure(price, price.log) / 3;
};
