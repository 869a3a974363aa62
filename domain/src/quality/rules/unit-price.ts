// Soft: what was paid does not match what was used.
import { Decimal } from '../../decimal.js';
import { finding, type RuleFinding } from '../finding.js';
import { quantityOf, type FlowEvidence } from '../flow-evidence.js';
import { roughNumber } from '../rough.js';
import type { RuleSettings } from '../rule-settings.js';
import { billContradicts, departure, type PriceEvidence } from '../unit-price.js';

const PRICE_DECIMALS = 4;
const priceOf = (evidence: FlowEvidence): Decimal => evidence.value.cost!.dividedBy(quantityOf(evidence)).toDecimalPlaces(PRICE_DECIMALS);

/** A price outside the price list; not where the institution has always paid it. Silent where there is no price list. */
export const checkPriceRange = (evidence: FlowEvidence, settings: RuleSettings): RuleFinding | null => {
  const { item, price } = evidence;
  const reference = settings.prices[item];
  if (price === null || !reference) return null;
  const [from, to] = [new Decimal(reference.from), new Decimal(reference.to)];
  if (price.log + price.tolerance >= Math.log(from.toNumber()) && price.log - price.tolerance <= Math.log(to.toNumber())) return null;
  if (departure(price, price.log) <= Math.log1p(settings.priceChangePercent / 100)) return null;
  return finding('UNIT_PRICE_OUT_OF_RANGE', {
    item,
    expected: { from, to },
    actual: priceOf(evidence),
    details: { source: reference.source },
  });
};

const ownRange = ({ references }: PriceEvidence): { from: Decimal; to: Decimal } => ({
  from: roughNumber(Math.min(...references), PRICE_DECIMALS),
  to: roughNumber(Math.max(...references), PRICE_DECIMALS),
});

/** A price within the range, but far from all that the institution has lately paid, peers' rises taken into account. */
export const checkPriceChange = (evidence: FlowEvidence, settings: RuleSettings): RuleFinding | null => {
  const { item, price } = evidence;
  if (price === null || !billContradicts(price, settings.priceChangePercent, settings)) return null;
  return finding('UNIT_PRICE_CHANGED', { item, expected: ownRange(price), actual: priceOf(evidence) });
};
