// A plan's targets in the platform's units, beside what is printed and what the plan's more basic numbers give.
import { type Decimal, parseDecimal } from '../decimal.js';
import { asRead, tableFigure } from './figures.js';
import type { PlanDocument, PlanIndicator, PlanTargetNature, PlanTargetState } from './plan-document.js';
import { carbonScopeOf, recomputeBaseline } from './recompute.js';
import type { PlanCarbonScope } from './recompute.js';
import { reducedBy } from './target-rounding.js';
import { PLAN_INDICATOR_UNITS } from './units.js';
import type { PlanIndicatorCode, PlanUnit } from './units.js';

export interface PlanTarget {
  readonly indicator: PlanIndicatorCode;
  readonly nature: PlanTargetNature;
  readonly state: PlanTargetState;
  readonly year: number;
  readonly baselineYear: number | null;
  readonly unit: PlanUnit;
  /** Whose carbon counts; null for what is not carbon, and where the document does not let it be known. */
  readonly carbonScope: PlanCarbonScope | null;
  /** The printed numbers in `unit`; a printed slip of the unit is read as what was meant. */
  readonly baseline: Decimal | null;
  readonly value: Decimal | null;
  /** As printed (yearly where the state is RATE_ONLY); where none is printed, from baseline and value to 2 decimals. Negative: growth. */
  readonly reductionPercent: Decimal | null;
  readonly printedUnit: string | null;
  readonly printedBaseline: string | null;
  readonly printedValue: string | null;
  /** From the plan's more basic numbers, to 4 decimals, in `unit`; null where it prints none. Overwrites nothing. */
  readonly recomputedBaseline: Decimal | null;
  /** The recomputed (else the printed) baseline less the printed rate, to 4 decimals; null without both. */
  readonly recomputedValue: Decimal | null;
}

const PLACES = 4;

const scopeOf = (document: PlanDocument, indicator: PlanIndicatorCode): PlanCarbonScope | null => {
  if (indicator === 'CARBON_TOTAL') return 'TOTAL';
  return indicator === 'CARBON_PER_AREA' ? carbonScopeOf(document) : null;
};

const reductionOf = (row: PlanIndicator, baseline: Decimal | null, value: Decimal | null): Decimal | null => {
  if (row.reductionPercent !== null) return parseDecimal(row.reductionPercent);
  if (!baseline || !value || baseline.isZero()) return null;
  return baseline.minus(value).times(100).dividedBy(baseline).toDecimalPlaces(2);
};

const toTarget = (document: PlanDocument, row: PlanIndicator): PlanTarget => {
  const { indicator, nature, state } = row;
  const read = (column: 'baseline' | 'target'): Decimal | null => {
    const figure = tableFigure(document, indicator, column);
    return figure && asRead(figure).value;
  };
  const [baseline, value] = [read('baseline'), read('target')];
  const recomputed = state === 'SET' ? (recomputeBaseline(document, indicator)?.value ?? null) : null;
  const basis = recomputed ?? baseline;
  const rate = row.reductionPercent === null ? null : parseDecimal(row.reductionPercent);
  return {
    indicator,
    nature,
    state,
    year: document.targetYear,
    baselineYear: document.baselineYear,
    unit: PLAN_INDICATOR_UNITS[indicator].unit,
    carbonScope: scopeOf(document, indicator),
    baseline,
    value,
    reductionPercent: reductionOf(row, baseline, value),
    printedUnit: row.unit,
    printedBaseline: row.baseline,
    printedValue: row.target,
    recomputedBaseline: recomputed?.toDecimalPlaces(PLACES) ?? null,
    recomputedValue: basis && rate && state === 'SET' ? reducedBy(basis, rate).toDecimalPlaces(PLACES) : null,
  };
};

/** The targets of a plan in the order of its table, one for each indicator, in the indicator's unit. */
export const targetsOfPlan = (document: PlanDocument): PlanTarget[] => document.indicators.map((row) => toTarget(document, row));

/** Whose carbon counts in the plan's intensity, which is then the scope of the region's figures; null where the plan has none. */
export const carbonScopeOfPlan = (targets: readonly PlanTarget[]): PlanCarbonScope | null =>
  targets.find((target) => target.indicator === 'CARBON_PER_AREA')?.carbonScope ?? null;
