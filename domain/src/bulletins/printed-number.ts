// How a bulletin prints numbers: the one place where a figure is rounded, half up, and only for print.
import { Decimal } from '../decimal.js';
import { getIndicator, INDICATOR_CODES, type IndicatorCode } from '../indicators/definitions.js';
import type { BulletinCell, PrintedNumber } from './bulletin.js';

const PRINTED_DECIMALS = 2;
export const ROUNDING_RULE = `印刷的数值由发布版的精确数值四舍五入，保留 ${PRINTED_DECIMALS} 位小数；比率、位次和合计一律以精确数值计算，因此分项之和可能有尾差。`;

const ONE = new Decimal(1);
const TEN_THOUSAND = new Decimal(10_000);

/** A unit in which a table prints an indicator, and how many of the indicator's own it has. */
export interface PrintedUnit {
  readonly nameZh: string;
  readonly divisor: Decimal;
}
/** A total of which every value that is not zero reaches ten thousand is printed in 万: no place of a small one is lost. */
export const printedUnitOf = (code: IndicatorCode, values: readonly (Decimal | null)[]): PrintedUnit => {
  const { unitZh, denominator } = getIndicator(code);
  const amounts = values.filter((value) => value !== null && !value.isZero());
  const large = denominator === null && amounts.length > 0 && amounts.every((value) => value!.abs().gte(TEN_THOUSAND));
  return large ? { nameZh: `万${unitZh}`, divisor: TEN_THOUSAND } : { nameZh: unitZh, divisor: ONE };
};
export const named = (code: IndicatorCode, { nameZh }: PrintedUnit): string => `${getIndicator(code).nameZh}（${nameZh}）`;

/** `exact` in its own unit, printed as so many of another. */
export const printed = (exact: Decimal, divisor = ONE, decimals = PRINTED_DECIMALS): PrintedNumber => ({
  exact,
  printed: exact.dividedBy(divisor).toFixed(decimals, Decimal.ROUND_HALF_UP),
});
export const printedCount = (count: number): PrintedNumber => printed(new Decimal(count), ONE, 0);

export const ABSENT = '—';
const REASONS: Readonly<Record<string, string>> = {
  NO_DATA: '无数据',
  FACTOR_MISSING: '缺因子',
  DENOMINATOR_MISSING: '缺分母',
  NOT_PUBLISHED: '未发布',
  GROUP_CHANGED: '组内区划有调整',
  WITHHELD: '不予公布',
  METHODS_DIFFER: '口径不一',
};
/** Why a figure has no value, in a cell. */
export const reasonText = (reason: string | null): string => (reason === null ? ABSENT : (REASONS[reason] ?? reason));

interface Valued {
  readonly value: Decimal | null;
  readonly reason: string | null;
}
export const printedFigure = (figure: Valued | null, { divisor }: PrintedUnit): BulletinCell =>
  figure?.value ? printed(figure.value, divisor) : reasonText(figure?.reason ?? null);
export const printedPercent = (percent: Decimal | null): BulletinCell => (percent ? printed(percent) : ABSENT);

/** "，同比上升 1.20%"; nothing where there is nothing to compare with. */
export const changeWords = (percent: Decimal | null): string => {
  if (percent === null) return '';
  return percent.isZero() ? '，与上年同期持平' : `，同比${percent.isNegative() ? '下降' : '上升'} ${percent.abs().toFixed(2)}%`;
};

export const TOTALS: readonly IndicatorCode[] = INDICATOR_CODES.filter((code) => getIndicator(code).denominator === null);
export const INTENSITIES: readonly IndicatorCode[] = INDICATOR_CODES.filter((code) => getIndicator(code).denominator !== null);
