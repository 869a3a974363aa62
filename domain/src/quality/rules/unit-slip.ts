// Soft: the figure is right but for its unit (万kWh for kWh, kg for t, kgce for tce), in either direction.
import type { Decimal } from '../../decimal.js';
import { departureFrom } from '../expectation.js';
import { exactly, finding, type RuleFinding } from '../finding.js';
import { isMaterial, quantityOf, type FlowEvidence } from '../flow-evidence.js';
import type { PriceReference, UnitPair } from '../reference-tables.js';
import type { RuleSettings } from '../rule-settings.js';
import { billAgrees, departure } from '../unit-price.js';

/** What is left when the factor is taken away may still be off by this: the rest of the year's ups and downs. */
const REST = Math.log(3);

const inRange = ({ from, to }: PriceReference, priceLog: number): boolean =>
  priceLog >= Math.log(Number(from)) && priceLog <= Math.log(Number(to));

/** Whether a bill speaks for the other quantity; without own prices to compare with, by the price list. Null: nothing to tell by. */
const billSpeaksFor = (evidence: FlowEvidence, log: number, settings: RuleSettings): boolean | null => {
  const { price } = evidence;
  if (price === null) return null;
  const other = price.log + evidence.log - log;
  if (price.references.length > 0) return departure(price, other) <= REST && departure(price, price.log) > REST;
  const reference = settings.prices[evidence.item];
  return reference ? inRange(reference, other) && !inRange(reference, price.log) : null;
};

const explains = (evidence: FlowEvidence, shift: number, settings: RuleSettings): boolean => {
  const { expectations, log } = evidence;
  const fits =
    expectations.length === 0 ||
    (departureFrom(expectations, log + shift) <= REST && departureFrom(expectations, log) >= Math.abs(shift) - REST);
  if (!fits) return false;
  const bill = billSpeaksFor(evidence, log + shift, settings);
  return expectations.length === 0 ? bill === true : bill !== false;
};

const about = (quantity: Decimal, { factor, typed, asked }: UnitPair, tooSmall: boolean) => ({
  value: tooSmall ? quantity.times(factor) : quantity.dividedBy(factor),
  details: tooSmall ? { measured: typed, filed: asked } : { measured: asked, filed: typed },
});

/** Another unit, and nothing less, brings the quantity to what was expected, and the bill does not object. */
export const checkUnitSlip = (evidence: FlowEvidence, settings: RuleSettings): RuleFinding | null => {
  const { item } = evidence;
  if (evidence.fixed <= 0 || billAgrees(evidence.price, settings)) return null;
  for (const pair of settings.unitPairs[item] ?? []) {
    for (const tooSmall of [true, false]) {
      const shift = Math.log(pair.factor) * (tooSmall ? 1 : -1);
      if (!explains(evidence, shift, settings) || !isMaterial({ ...evidence, log: evidence.log + shift }, settings)) continue;
      const quantity = quantityOf(evidence);
      const { value, details } = about(quantity, pair, tooSmall);
      return finding('UNIT_SLIP', { item, expected: exactly(value), actual: quantity, details });
    }
  }
  return null;
};
