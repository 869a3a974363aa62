// Soft: another reading of the digits (two neighbours swapped, one dropped, one too many) explains the quantity better.
import { Decimal } from '../../decimal.js';
import { getItem } from '../../items/items.js';
import { departureFrom, isBeyond, nearest } from '../expectation.js';
import { exactly, finding, type RuleFinding } from '../finding.js';
import { isMaterial, quantityOf, type FlowEvidence } from '../flow-evidence.js';
import type { RuleCode } from '../rule-codes.js';
import type { RuleSettings } from '../rule-settings.js';
import { billAgrees, billContradicts, billPrefers } from '../unit-price.js';

type DigitCode = Extract<RuleCode, 'DIGITS_SWAPPED' | 'DIGIT_DROPPED' | 'DIGIT_DOUBLED'>;
interface Candidate {
  readonly code: DigitCode;
  readonly text: string;
}

const TEN_DIGITS = [...'0123456789'];
const isReadable = (text: string): boolean => /^[1-9]/.test(text);

const splitPoint = (text: string): [string, string] => {
  const point = text.indexOf('.');
  return point < 0 ? [text, ''] : [text.slice(0, point), text.slice(point)];
};

/** Every number before the point that one slip of the hand turns into `text`, except what begins with a zero. */
export const digitCandidates = (text: string): Candidate[] => {
  const [whole, rest] = splitPoint(text);
  const candidates: Candidate[] = [];
  const add = (code: DigitCode, digits: string): void => {
    if (isReadable(digits)) candidates.push({ code, text: digits + rest });
  };
  for (let at = 0; at + 1 < whole.length; at += 1) {
    const [left, right] = [whole[at]!, whole[at + 1]!];
    if (left !== right) add('DIGITS_SWAPPED', whole.slice(0, at) + right + left + whole.slice(at + 2));
    else add('DIGIT_DOUBLED', whole.slice(0, at) + whole.slice(at + 1));
  }
  for (let at = 0; at <= whole.length; at += 1)
    for (const digit of TEN_DIGITS) add('DIGIT_DROPPED', whole.slice(0, at) + digit + whole.slice(at));
  return candidates;
};

/** Peers' level alone is too wide to tell digits by. */
const hasPast = ({ expectations }: FlowEvidence): boolean => expectations.some(({ basis }) => basis !== 'PEERS');

/** Where the figure lies too far off its season, or the bill speaks of another. A bill that agrees ends the search. */
const isSuspicious = (evidence: FlowEvidence, settings: RuleSettings): boolean => {
  if (billAgrees(evidence.price, settings)) return false;
  if (billContradicts(evidence.price, settings.priceAgreesPercent, settings)) return true;
  return hasPast(evidence) && isBeyond(evidence.expectations, evidence.log, settings.slip, settings);
};

/** How badly a candidate fits, in spreads of the season; null where it does not: beyond two spreads, or against the bill. */
const misfit = (evidence: FlowEvidence, log: number, settings: RuleSettings): number | null => {
  const { price, expectations } = evidence;
  const byBill = billContradicts(price, settings.priceAgreesPercent, settings);
  if (byBill && !billPrefers(price!, price!.log + evidence.log - log)) return null;
  const expectation = nearest(expectations, log, settings);
  if (expectation === null) return byBill ? 0 : null;
  const spreads = Math.abs(log - expectation.centre) / Math.max(expectation.spread, settings.leastSpread);
  const isNearer = departureFrom(expectations, log) <= departureFrom(expectations, evidence.log);
  return spreads <= 2 || (byBill && isNearer) ? spreads : null;
};

/**
 * The likeliest slip that explains the figure; of several the one that fits its season best, a swap or a doubled digit
 * before a dropped one, which almost any figure a tenth too small could be.
 */
export const checkDigits = (evidence: FlowEvidence, settings: RuleSettings): RuleFinding | null => {
  if (evidence.fixed <= 0 || !isMaterial(evidence, settings) || !isSuspicious(evidence, settings)) return null;
  const { item } = evidence;
  const quantity = quantityOf(evidence);
  let best: (Candidate & { misfit: number }) | null = null;
  for (const candidate of digitCandidates(quantity.toFixed())) {
    if (candidate.code === 'DIGIT_DROPPED' && best && best.code !== 'DIGIT_DROPPED') break;
    const fit = misfit(evidence, Math.log(Number(candidate.text)), settings);
    if (fit !== null && (best === null || fit < best.misfit)) best = { ...candidate, misfit: fit };
  }
  if (best === null) return null;
  const expected = exactly(new Decimal(best.text).toDecimalPlaces(getItem(item).decimals));
  return finding(best.code, { item, expected, actual: quantity });
};
