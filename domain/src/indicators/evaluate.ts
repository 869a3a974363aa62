// One figure from sums: the same function for server, SDK and console.
import { Decimal, sum, ZERO } from '../decimal.js';
import {
  findCarbon,
  findStandardCoal,
  type ElectricityBasis,
  type Factor,
  type FactorBasis,
  type FactorSet,
} from '../factors/factor-set.js';
import { getItem, type FlowCode, type StockCode } from '../items/items.js';
import type { FigureReason } from '../problems.js';
import { acquisitionShares, NO_SHARES, type AcquisitionShares } from './confidence.js';
import { flowsOf, getIndicator, type CarbonScope, type IndicatorCode } from './definitions.js';

/** Sums over the reports that count for a region or institution and a period. Quantities in the items' own units. */
export interface ActivitySums {
  /** Institution-months in the sums. */
  readonly reports: number;
  readonly flows: ReadonlyMap<FlowCode, Decimal>;
  /** Reports in which the flow is missing (neither a quantity nor "not applicable"). */
  readonly missing: ReadonlyMap<FlowCode, number>;
  /** The part of each flow that was metered. */
  readonly metered: ReadonlyMap<FlowCode, Decimal>;
  /** The part that was estimated; the rest is lump sums. */
  readonly estimated: ReadonlyMap<FlowCode, Decimal>;
  /** Stock values summed over institution-months. */
  readonly stocks: ReadonlyMap<StockCode, Decimal>;
}

export interface FigureContext {
  readonly province: number;
  readonly year: number;
  /** Months of the period that have ended. */
  readonly endedMonths: number;
  readonly factorSet: FactorSet;
  readonly electricityBasis: ElectricityBasis;
  readonly factorBasis: FactorBasis;
  /** The base year of the region's plan or of the nearest plan above it; null where there is none. */
  readonly planBaseYear: number | null;
  readonly carbonScope: CarbonScope | null;
}

export interface FigureTerm {
  readonly item: FlowCode;
  readonly quantity: Decimal;
  readonly unit: string;
  /** In numerator units per unit of the item; null where the set has none. */
  readonly factor: Decimal | null;
  readonly factorSource: string | null;
  readonly contribution: Decimal | null;
  readonly provisional: boolean;
}

export interface Figure extends AcquisitionShares {
  readonly code: IndicatorCode;
  /** Null only with a reason. Totals exact; intensities rounded half up to six places. */
  readonly value: Decimal | null;
  readonly reason: FigureReason | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly terms: readonly FigureTerm[];
  readonly provisionalFactor: boolean;
}

export const INTENSITY_DECIMALS = 6;

/** What one unit of the item counts for in the numerator before its scale; null where the set has nothing. */
export const factorOf = (code: IndicatorCode, item: FlowCode, context: FigureContext): Factor | null => {
  const { measure } = getIndicator(code);
  if (measure === 'VOLUME') return { value: new Decimal(1), unit: 'm3/m3', source: '实物量，无折算', provisional: false };
  if (measure === 'STANDARD_COAL') return findStandardCoal(context.factorSet, item, context.electricityBasis, context.year);
  const gridYear = context.factorBasis === 'CURRENT' ? context.year : context.planBaseYear;
  return findCarbon(context.factorSet, item, context.province, gridYear);
};

const termsOf = (code: IndicatorCode, sums: ActivitySums, context: FigureContext): FigureTerm[] => {
  const definition = getIndicator(code);
  const terms: FigureTerm[] = [];
  for (const item of flowsOf(definition, context.carbonScope ?? 'TOTAL')) {
    const quantity = sums.flows.get(item) ?? ZERO;
    if (quantity.isZero()) continue;
    const found = factorOf(code, item, context);
    const factor = found ? found.value.times(definition.numeratorScale) : null;
    terms.push({
      item,
      quantity,
      unit: getItem(item).unit,
      factor,
      factorSource: found?.source ?? null,
      contribution: factor ? quantity.times(factor) : null,
      provisional: found?.provisional ?? false,
    });
  }
  return terms;
};

const everyFlowMissing = (code: IndicatorCode, sums: ActivitySums): boolean =>
  getIndicator(code).flows.every((item) => (sums.missing.get(item) ?? 0) >= sums.reports);

/**
 * The denominator of a period: the stock summed over its institution-months ÷ the number of its months that have
 * ended. So who has not reported enters neither numerator nor denominator, and a month or quarter is not annualised.
 */
const denominatorOf = (stock: StockCode, sums: ActivitySums, context: FigureContext): Decimal | FigureReason => {
  if (context.endedMonths === 0) return 'PERIOD_NOT_ENDED';
  const stockMonths = sums.stocks.get(stock) ?? ZERO;
  return stockMonths.isZero() ? 'DENOMINATOR_MISSING' : stockMonths.dividedBy(context.endedMonths);
};

/**
 * Computes an indicator from sums: numerator = Σ quantity × factor, exact; value = numerator, or numerator ÷
 * denominator. Without data, factor or denominator the value is null and the reason says which.
 */
export const evaluate = (code: IndicatorCode, sums: ActivitySums, context: FigureContext): Figure => {
  const empty = { code, value: null, numerator: null, denominator: null, terms: [], provisionalFactor: false, ...NO_SHARES };
  if (sums.reports === 0 || everyFlowMissing(code, sums)) return { ...empty, reason: 'NO_DATA' };
  const terms = termsOf(code, sums, context);
  const provisionalFactor = terms.some((term) => term.provisional);
  if (terms.some((term) => term.factor === null)) return { ...empty, terms, provisionalFactor, reason: 'FACTOR_MISSING' };
  const numerator = sum(terms.map((term) => term.contribution!));
  const known = { ...empty, terms, numerator, provisionalFactor, ...acquisitionShares(terms, sums, numerator) };
  const stock = getIndicator(code).denominator;
  if (stock === null) return { ...known, value: numerator, reason: null };
  const denominator = denominatorOf(stock, sums, context);
  if (typeof denominator === 'string') return { ...known, reason: denominator };
  return { ...known, denominator, value: numerator.dividedBy(denominator).toDecimalPlaces(INTENSITY_DECIMALS), reason: null };
};

/** Change against the earlier value in percent, two places; null where either is missing or the earlier one is zero. */
export const changePercent = (now: Decimal | null, before: Decimal | null): Decimal | null =>
  now === null || before === null || before.isZero() ? null : now.minus(before).times(100).dividedBy(before).toDecimalPlaces(2);
