// Soft: a quantity that its season does not explain, where no reading of its digits or unit does either.
import { BASIS_NAMES, isBeyond, nearest, type Expectation } from '../expectation.js';
import { finding, type RuleFinding } from '../finding.js';
import { isMaterial, quantityOf, type FlowEvidence } from '../flow-evidence.js';
import { roughly } from '../rough.js';
import type { RuleSettings } from '../rule-settings.js';
import { billAgrees } from '../unit-price.js';

/** Beyond what own same months, neighbours in season and peers let expect; the more so where the bill confirms the quantity. */
export const checkOutOfSeason = (evidence: FlowEvidence, settings: RuleSettings): RuleFinding | null => {
  const { item, log, expectations } = evidence;
  const distance = billAgrees(evidence.price, settings) ? settings.outOfSeasonOnBill : settings.outOfSeason;
  if (evidence.fixed <= 0 || !isMaterial(evidence, settings) || !isBeyond(expectations, log, distance, settings)) return null;
  const expectation: Expectation = nearest(expectations, log, settings)!;
  const width = Math.max(distance.spreads * Math.max(expectation.spread, settings.leastSpread), Math.log(distance.factor));
  const expected = { from: roughly(item, expectation.centre - width), to: roughly(item, expectation.centre + width) };
  return finding('OUT_OF_SEASON', { item, expected, actual: quantityOf(evidence), details: { basis: BASIS_NAMES[expectation.basis] } });
};
