// Figures as they go out: each region × indicator of a period with what makes it up and how complete it is, as JSON and as ADX.
import type { Decimal } from '../decimal.js';
import type { CarbonScope, IndicatorCode } from '../indicators/definitions.js';
import { formatPeriod, type Day, type Period } from '../periods/period.js';
import type { FigureReason } from '../problems.js';
import { toAdxPeriod, type AdxAttributes, type AdxGroup } from './adx-report.js';
import { FIGURES_FORMAT } from './exchange-row.js';

/** Counted in institution-months; shares in percent. */
export interface ExchangedQuality {
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
  readonly missing: number;
  readonly coverage: Decimal | null;
  readonly meteredShare: Decimal | null;
  readonly lumpSumShare: Decimal | null;
  readonly estimatedShare: Decimal | null;
  readonly missingItems: number;
  readonly provisionalFactor: boolean;
}

export interface ExchangedFigure {
  readonly indicator: IndicatorCode;
  /** Version of the indicator's definition. */
  readonly definition: string;
  readonly unit: string;
  readonly carbonScope: CarbonScope | null;
  /** Null where no factor enters. */
  readonly factorSet: string | null;
  /** Null only with a reason. */
  readonly value: Decimal | null;
  readonly reason: FigureReason | null;
  readonly numerator: Decimal | null;
  readonly numeratorUnit: string | null;
  readonly denominator: Decimal | null;
  readonly denominatorUnit: string | null;
  readonly quality: ExchangedQuality;
}

/** A region's figures of a period. */
export interface ExchangedFigures {
  readonly region: { readonly code: string; readonly name: string; readonly level: string };
  readonly period: Period;
  /** The day under whose tree the reports were summed. */
  readonly treeDay: Day;
  readonly basis: 'APPROVED' | 'SUBMITTED';
  /** The systems to which the reader's grants limit the figures; null: all. */
  readonly systems: readonly string[] | null;
  readonly madeUp: boolean;
  /** None where the reader may not read all that a figure of the region would sum: a figure is exact or refused. */
  readonly figures: readonly ExchangedFigure[] | 'OUT_OF_SCOPE';
}

const text = (value: Decimal | null): string | null => value?.toFixed() ?? null;
const toJsonFigure = (figure: ExchangedFigure): object => ({
  ...figure,
  value: text(figure.value),
  numerator: text(figure.numerator),
  denominator: text(figure.denominator),
  quality: {
    ...figure.quality,
    coverage: text(figure.quality.coverage),
    meteredShare: text(figure.quality.meteredShare),
    lumpSumShare: text(figure.quality.lumpSumShare),
    estimatedShare: text(figure.quality.estimatedShare),
  },
});

/** As the JSON schema `figures-1` describes them. */
export const toJsonFigures = ({ period, figures, ...rest }: ExchangedFigures): object => ({
  ...rest,
  period: formatPeriod(period),
  ...(figures === 'OUT_OF_SCOPE' ? { refused: figures } : { indicators: figures.map(toJsonFigure) }),
});

const given = (name: string, value: Decimal | string | null): AdxAttributes =>
  value === null ? [] : [[name, typeof value === 'string' ? value : value.toFixed()]];
const dataValue = (element: string, value: Decimal | number, more: AdxAttributes = []): AdxAttributes => [
  ['dataElement', element],
  ['value', typeof value === 'number' ? String(value) : value.toFixed()],
  ...more,
];

/** What has no value is a data element of its own (`ENERGY_PER_AREA.absent`), so that nobody reads a zero. */
const adxValues = (figure: ExchangedFigure): AdxAttributes[] => {
  const { indicator, unit, quality } = figure;
  const marks: AdxAttributes = [
    ['definition', figure.definition],
    ...given('carbonScope', figure.carbonScope),
    ...given('factorSet', figure.factorSet),
    ...given('meteredShare', quality.meteredShare),
    ...given('lumpSumShare', quality.lumpSumShare),
    ...given('estimatedShare', quality.estimatedShare),
    ['missingItems', String(quality.missingItems)],
    ['provisionalFactor', String(quality.provisionalFactor)],
  ];
  const part = (name: string, value: Decimal | null, partUnit: string | null): AdxAttributes[] =>
    value === null ? [] : [dataValue(`${indicator}.${name}`, value, given('unit', partUnit))];
  const { value, reason, numerator, numeratorUnit, denominator, denominatorUnit } = figure;
  return [
    value === null
      ? dataValue(`${indicator}.absent`, 1, [...given('reason', reason), ...marks])
      : dataValue(indicator, value, [['unit', unit], ...marks]),
    ...part('numerator', numerator, numeratorUnit),
    ...part('denominator', denominator, denominatorUnit),
  ];
};

export const toAdxFigures = ({ region, period, treeDay, basis, systems, madeUp, figures }: ExchangedFigures): AdxGroup => ({
  attributes: [
    ['orgUnit', region.code],
    ['period', toAdxPeriod(period)],
    ['dataSet', FIGURES_FORMAT],
    ['name', region.name],
    ['treeDay', treeDay],
    ['basis', basis],
    ...given('systems', systems && systems.join(' ')),
    ['madeUp', String(madeUp)],
  ],
  values:
    figures === 'OUT_OF_SCOPE'
      ? [dataValue('OUT_OF_SCOPE', 1)]
      : [
          ...(['expected', 'approved', 'waiting', 'missing'] as const).flatMap((count) =>
            figures.slice(0, 1).map(({ quality }) => dataValue(`REPORTS.${count}`, quality[count])),
          ),
          ...figures.flatMap(adxValues),
        ],
});
