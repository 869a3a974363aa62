// One printed figure against what it must be: it agrees, it is off by a unit, or it is wrong.
import { Decimal } from '../decimal.js';
import { asPrinted, asRead } from './figures.js';
import type { PrintedFigure } from './figures.js';
import { finding } from './findings.js';
import type { PlanFinding, PlanFindingCode } from './findings.js';
import { agrees, decimalsOf, printedDecimal, printedInterval, scaled } from './interval.js';
import type { Interval } from './interval.js';
import { PLAN_INDICATOR_UNITS } from './units.js';
import type { PlanIndicatorCode } from './units.js';

/** Slips that happen: 万千克 for 吨, 吨 for 千克, 万 left out. */
export const SLIPS: readonly Decimal[] = ['10', '1000', '10000'].flatMap((slip) => [new Decimal(slip), new Decimal(1).dividedBy(slip)]);

/**
 * By how much a printed number is too large (or, below one, too small) when that is 10, 1000 or 10000; else null. `expected` is in the
 * printed unit. Moved back, the number may have fewer digits than it prints: 9950 for 9.95 stands for 9.945–9.955, not for 9.9495–9.9505.
 */
export const findSlip = (expected: Interval, printed: string): Decimal | null =>
  SLIPS.find((slip) => {
    const movedBack = printedDecimal(printed).dividedBy(slip).toFixed();
    return agrees(scaled(expected, slip), printedInterval(printed)) || agrees(expected, printedInterval(movedBack));
  }) ?? null;

/** An interval of the platform's unit in the unit of a printed figure. */
export const inPrintedUnit = ({ factor }: PrintedFigure, { low, value, high }: Interval): Interval => ({
  low: low.dividedBy(factor),
  value: value.dividedBy(factor),
  high: high.dividedBy(factor),
});

/** A number in the unit of a printed figure, with as many digits as it prints. */
export const inUnitOf = (figure: PrintedFigure, value: Decimal): string =>
  value.dividedBy(figure.factor).toFixed(decimalsOf(figure.printed));

export interface Comparison {
  /** The code where the figure is wrong and not just off by a unit. */
  readonly code: PlanFindingCode;
  readonly indicator: PlanIndicatorCode | null;
  /** What the figure is called, where it is no indicator. */
  readonly name?: string;
  readonly figure: PrintedFigure;
  /** What it must be, in the platform's unit. */
  readonly expected: Interval;
  /** Chinese: where the expectation comes from. */
  readonly basis: string;
}

const slipFinding = ({ indicator, figure, expected, basis }: Comparison, name: string, slip: Decimal): PlanFinding => {
  const times = slip.gt(1) ? `大 ${slip.toFixed(0)} 倍` : `小 ${new Decimal(1).dividedBy(slip).toFixed(0)} 倍`;
  const meant = figure.readAs
    ? `${figure.printed} ${figure.readAs.unit}`
    : `${expected.value.dividedBy(figure.factor).toSignificantDigits(6).toFixed()} ${figure.unit}`;
  const printed = `${figure.printed} ${figure.unit}`;
  const message = `${name}（${figure.place}）：${basis}应为 ${meant}，所印为 ${printed}，恰${times}，系单位之误。`;
  return finding('UNIT_SLIP', message, { ...(indicator && { indicator }), expected: meant, actual: printed });
};

/** Nothing where the figure can be what it must be; else UNIT_SLIP for a factor of 10, 1000 or 10000, else the comparison's code. */
export const comparePrinted = (comparison: Comparison): PlanFinding[] => {
  const { code, indicator, figure, expected, basis } = comparison;
  const printed = asPrinted(figure);
  if (agrees(expected, printed)) return [];
  const name = comparison.name ?? (indicator ? PLAN_INDICATOR_UNITS[indicator].nameZh : '');
  const slip = findSlip(inPrintedUnit(figure, expected), figure.printed);
  if (slip) return [slipFinding(comparison, name, slip)];
  const read = agrees(expected, asRead(figure)) ? `${figure.printed}（应按${figure.readAs!.unit}读）` : inUnitOf(figure, expected.value);
  const message = `${name}（${figure.place}）：${basis}应为 ${read} ${figure.unit}，所印为 ${figure.printed} ${figure.unit}。`;
  return [finding(code, message, { ...(indicator && { indicator }), expected: read, actual: figure.printed })];
};
