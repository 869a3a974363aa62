// The figures of an edition from its own sums, factors and tree: what is published, and what whoever verifies recomputes.
import type { Decimal } from '../decimal.js';
import type { FactorSet } from '../factors/factor-set.js';
import { missingEntries } from '../indicators/confidence.js';
import { flowsOf, getIndicator } from '../indicators/definitions.js';
import { evaluate } from '../indicators/evaluate.js';
import { monthsOf, parsePeriod, type Period } from '../periods/period.js';
import {
  EDITION_FIGURES,
  isTotal,
  type EditionFigure,
  type EditionFigureKind,
  type EditionHead,
  type EditionSum,
  type SumCounts,
} from './edition.js';
import { activityOfSums } from './edition-sums.js';

const DENOMINATOR_DECIMALS = 6;
/** The denominator as editions show it: the mean of the period's months, to six places. Null where there is none. */
export const shownDenominator = (period: Period, { stockMonths }: Pick<EditionFigure, 'stockMonths'>): Decimal | null =>
  stockMonths && stockMonths.dividedBy(monthsOf(period).length).toDecimalPlaces(DENOMINATOR_DECIMALS);

/** What of the head decides its figures. */
export type FigureBasis = Pick<EditionHead, 'tenantId' | 'period' | 'electricityBasis' | 'entries'>;

const contributors = ({ code, carbonScope }: EditionFigureKind, counts: SumCounts): number => {
  const flows = flowsOf(getIndicator(code), carbonScope ?? 'TOTAL');
  if (flows.includes('WATER')) return counts.withWater;
  return flows.includes('GASOLINE_VEHICLE') ? counts.withEnergy : counts.withBuildingEnergy;
};

/** All figures of a region from the sums of it and all below it. */
export const figuresOfTotal = (basis: FigureBasis, total: EditionSum, factorSet: FactorSet): EditionFigure[] => {
  const sums = activityOfSums(basis.entries, total.sums);
  const period = parsePeriod(basis.period)!;
  return EDITION_FIGURES.map((kind): EditionFigure => {
    const { code, carbonScope } = kind;
    const stock = getIndicator(code).denominator;
    const figure = evaluate(code, sums, {
      province: basis.tenantId,
      year: period.year,
      endedMonths: monthsOf(period).length,
      factorSet,
      electricityBasis: basis.electricityBasis,
      factorBasis: 'CURRENT',
      planBaseYear: null,
      carbonScope,
    });
    return {
      regionId: total.regionId,
      code,
      carbonScope,
      value: figure.value,
      reason: figure.reason,
      numerator: figure.numerator,
      stockMonths: figure.denominator && stock ? sums.stocks.get(stock)! : null,
      institutions: contributors(kind, total),
      meteredShare: figure.meteredShare,
      lumpSumShare: figure.lumpSumShare,
      estimatedShare: figure.estimatedShare,
      missingItems: missingEntries(code, carbonScope, sums).missingItems,
      provisionalFactor: figure.provisionalFactor,
    };
  });
};

/** The figures of every region that has a total. */
export const figuresOfEdition = (basis: FigureBasis, sums: readonly EditionSum[], factorSet: FactorSet): EditionFigure[] =>
  sums.filter(isTotal).flatMap((total) => figuresOfTotal(basis, total, factorSet));
