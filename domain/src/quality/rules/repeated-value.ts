// Soft: the figure of the month before, or of the same month last year, sent again.
import { formatPeriod, monthPeriod, addMonths } from '../../periods/period.js';
import { nearest } from '../expectation.js';
import { exactly, finding, type RuleFinding } from '../finding.js';
import { isMaterial, quantityOf, type FlowEvidence } from '../flow-evidence.js';
import { roughly } from '../rough.js';
import type { ReportContext } from '../report-context.js';
import type { RuleSettings } from '../rule-settings.js';
import { fixedBack, priceLogs, type LogsBack } from '../timeline.js';
import { billContradicts, billMovedAlone } from '../unit-price.js';

const YEAR = 12;
const REPEATED_FROM = [1, YEAR];
/** So many neighbouring months without a repetition show that figures without a meter, too, are made anew each month. */
const MONTHS_OF_HABIT = 6;
const LEAST_DIGITS = 3;

/** The finest step in which the institution has lately given the item: a hundred where all its figures end in 00. */
const stepOf = ({ timeline, item, fixed }: FlowEvidence): number => {
  let step = 1;
  while (fixed % (step * 10) === 0 && step < fixed) {
    for (let back = 1; back <= YEAR; back += 1) if ((fixedBack(timeline, item, back) ?? 0) % (step * 10) !== 0) return step;
    step *= 10;
  }
  return step;
};

/** How many neighbouring months of the last year are known, and whether any two were the same. */
const habit = (logs: LogsBack): { months: number; repeats: boolean } => {
  let [months, repeats] = [0, false];
  for (let back = 1; back < YEAR; back += 1) {
    if (Number.isNaN(logs[back]! - logs[back + 1]!)) continue;
    months += 1;
    if (logs[back] === logs[back + 1]) repeats = true;
  }
  return { months, repeats };
};

/**
 * How probable it is that an honest figure meets the earlier one to all digits: one step of the density of what was to
 * be expected (Laplace, whose tails are heavier than a normal's).
 */
const chanceOf = (evidence: FlowEvidence, settings: RuleSettings): number => {
  const expectation = nearest(evidence.expectations, evidence.log, settings);
  const spread = Math.max(expectation?.spread ?? settings.unknownSpread, settings.leastSpread);
  const distance = expectation ? Math.abs(evidence.log - expectation.centre) / spread : 0;
  return ((stepOf(evidence) / evidence.fixed) * Math.exp(-Math.SQRT2 * distance)) / (Math.SQRT2 * spread);
};

const billSpeaksOfAnother = ({ price, timeline, item }: FlowEvidence, back: number, settings: RuleSettings): boolean =>
  billContradicts(price, settings.priceAgreesPercent, settings) ||
  (price !== null && back === 1 && billMovedAlone(price, priceLogs(timeline, item), settings));

const isDoubtful = (evidence: FlowEvidence, back: number, settings: RuleSettings): boolean => {
  if (evidence.fixed / stepOf(evidence) < 10 ** (LEAST_DIGITS - 1)) return false;
  const { months, repeats } = habit(evidence.logs);
  if (repeats) return false;
  const chance = chanceOf(evidence, settings);
  if (chance < settings.repeatChanceAgainstBill && billSpeaksOfAnother(evidence, back, settings)) return true;
  return chance < settings.repeatChance && (evidence.value.acquisition === 'METERED' || months >= MONTHS_OF_HABIT);
};

/** The same to all digits, where chance would hardly make it so or the bill speaks of another quantity. */
export const checkRepeatedValue = (evidence: FlowEvidence, settings: RuleSettings, { report }: ReportContext): RuleFinding | null => {
  const { item, fixed, timeline, expectations, log } = evidence;
  if (fixed <= 0) return null;
  const back = REPEATED_FROM.find((each) => fixedBack(timeline, item, each) === fixed);
  if (back === undefined || !isMaterial(evidence, settings) || !isDoubtful(evidence, back, settings)) return null;
  const quantity = quantityOf(evidence);
  const expectation = nearest(expectations, log, settings);
  const expected = expectation ? exactly(roughly(item, expectation.centre)) : exactly(quantity);
  const month = formatPeriod(monthPeriod(addMonths(report.month, -back)));
  return finding('REPEATED_VALUE', { item, expected, actual: quantity, details: { month } });
};
