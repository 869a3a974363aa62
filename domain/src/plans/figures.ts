// Single figures of a document as intervals in the platform's units, found by name and never by position.
import type { Decimal } from '../decimal.js';
import { dividedBy, exactly, printedDecimal, printedInterval, scaled, sumOf } from './interval.js';
import type { Interval } from './interval.js';
import type { CountStatistic, PlanDocument, PlanFuel, PlanIndicator } from './plan-document.js';
import { findCountFactor, getUnitFactor, isExactCount } from './units.js';
import type { PlanIndicatorCode } from './units.js';

/** A number where it stands, with its unit as printed and as it must be read. */
export interface PrintedFigure {
  readonly place: '专栏1' | '正文';
  readonly printed: string;
  readonly unit: string;
  /** What one printed unit is in the platform's unit. */
  readonly factor: Decimal;
  /** The unit that the document's copy says is meant, where the printed one is a slip. */
  readonly readAs: { readonly unit: string; readonly factor: Decimal } | null;
}

/** What the figure says, in the platform's unit, taken at its word. */
export const asPrinted = (figure: PrintedFigure): Interval =>
  scaled(isExactCount(figure.unit) ? exactly(printedDecimal(figure.printed)) : printedInterval(figure.printed), figure.factor);

/** What the figure means, in the platform's unit: as printed, or with the unit that was meant. */
export const asRead = (figure: PrintedFigure): Interval => asPrinted({ ...figure, factor: figure.readAs?.factor ?? figure.factor });

const figureOf = (
  indicator: PlanIndicatorCode,
  place: PrintedFigure['place'],
  printed: string | null,
  unit: string | null,
  readAs: string | null = null,
): PrintedFigure | null =>
  printed !== null && unit !== null
    ? {
        place,
        printed,
        unit,
        factor: getUnitFactor(indicator, unit),
        readAs: readAs ? { unit: readAs, factor: getUnitFactor(indicator, readAs) } : null,
      }
    : null;

/** The row of the table of main indicators, or null. */
export const findRow = (document: PlanDocument, indicator: PlanIndicatorCode): PlanIndicator | null =>
  document.indicators.find((row) => row.indicator === indicator) ?? null;

/** What the table prints for the baseline year or as the target, or null. */
export const tableFigure = (document: PlanDocument, indicator: PlanIndicatorCode, column: 'baseline' | 'target'): PrintedFigure | null => {
  const row = findRow(document, indicator);
  return row && figureOf(indicator, '专栏1', row[column], row.unit, row.readAs);
};

/** What the running text prints for the baseline year, or null. */
export const textFigure = (document: PlanDocument, indicator: PlanIndicatorCode): PrintedFigure | null => {
  const statistic = document.statistics.find((each) => each.code === indicator);
  return statistic ? figureOf(indicator, '正文', statistic.printed, statistic.unit) : null;
};

/** What the running text prints as the target, or null. */
export const textTarget = (document: PlanDocument, indicator: PlanIndicatorCode): PrintedFigure | null => {
  for (const each of document.statements) {
    if (each.code === 'TEXT_TARGET' && each.indicator === indicator) return figureOf(indicator, '正文', each.printed, each.unit);
  }
  return null;
};

/** Both figures of the baseline year that are printed, the table's first. */
export const baselineFigures = (document: PlanDocument, indicator: PlanIndicatorCode): PrintedFigure[] =>
  [tableFigure(document, indicator, 'baseline'), textFigure(document, indicator)].filter((each) => each !== null);

/** The baseline year's figure, the table's before the text's, in the indicator's unit; null where neither prints one. */
export const findBaseline = (document: PlanDocument, indicator: PlanIndicatorCode): Interval | null => {
  const figure = baselineFigures(document, indicator)[0];
  return figure ? asRead(figure) : null;
};

/** The table's target in the indicator's unit, or null. */
export const findTarget = (document: PlanDocument, indicator: PlanIndicatorCode): Interval | null => {
  const figure = tableFigure(document, indicator, 'target');
  return figure && asRead(figure);
};

/** A count (institutions, persons, vehicles) or the area in m2 as a figure of the text, or null. */
export const findCount = (document: PlanDocument, code: CountStatistic): PrintedFigure | null => {
  const statistic = document.statistics.find((each) => each.code === code);
  const factor = statistic && findCountFactor(statistic.unit);
  return factor ? { place: '正文', printed: statistic.printed, unit: statistic.unit, factor, readAs: null } : null;
};

const findCounted = (document: PlanDocument, code: CountStatistic): Interval | null => {
  const figure = findCount(document, code);
  return figure && asPrinted(figure);
};
/** Persons who use energy, or null. */
export const findPeople = (document: PlanDocument): Interval | null => findCounted(document, 'ENERGY_USERS');
/** Floor area in m2, or null. */
export const findArea = (document: PlanDocument): Interval | null => findCounted(document, 'FLOOR_AREA');

/** Amount of one kind of energy in tce, or null where the text prints none. */
export const findAmount = (document: PlanDocument, fuel: PlanFuel): Interval | null => {
  const mix = document.energyMix;
  const amount = mix?.items.find((each) => each.item === fuel)?.amount;
  return mix?.unit && amount ? scaled(printedInterval(amount), getUnitFactor('ENERGY_TOTAL', mix.unit)) : null;
};

/** The amounts of all kinds of energy in tce; null unless the list is complete and every amount printed. */
export const findAmounts = (document: PlanDocument): ReadonlyMap<PlanFuel, Interval> | null => {
  if (!document.energyMix?.complete) return null;
  const amounts = new Map<PlanFuel, Interval>();
  for (const { item } of document.energyMix.items) {
    const amount = findAmount(document, item);
    if (!amount) return null;
    amounts.set(item, amount);
  }
  return amounts.size > 0 ? amounts : null;
};

/** Carbon shares as parts of one; null unless the list is complete. */
export const findCarbonShares = (document: PlanDocument): ReadonlyMap<PlanFuel, Interval> | null =>
  document.carbonMix?.complete && document.carbonMix.items.length > 0
    ? new Map(document.carbonMix.items.map(({ item, share }) => [item, scaled(printedInterval(share), printedDecimal('0.01'))]))
    : null;

/** Petrol and diesel: what 建筑能耗 and building carbon leave out, by the plans' own definition (不包含燃油). */
export const isMotorFuel = (fuel: PlanFuel): boolean => fuel === 'GASOLINE' || fuel === 'DIESEL';

/** The part of the carbon that is the buildings', summed over the shares that are not petrol or diesel; null without shares. */
export const findBuildingCarbonShare = (document: PlanDocument): Interval | null => {
  const shares = findCarbonShares(document);
  return shares && sumOf([...shares].filter(([fuel]) => !isMotorFuel(fuel)).map(([, share]) => share));
};

/** `a` ÷ `b` where both are there and `b` is not zero. */
export const ratioOf = (a: Interval | null, b: Interval | null): Interval | null => (a && b ? dividedBy(a, b) : null);
