// Numbers as people read them: grouped by thousands, rounded for display only; the exact value is a decimal all the way.
import { INDICATORS, type Decimal, type IndicatorCode } from '@shuangcheng/client-sdk';

/** Rounded half up to `places`, with thousands separated: 1,042,700.00; "—" for none. */
export const numberText = (value: Decimal | null | undefined, places = 2): string => {
  if (!value) return '—';
  const [whole, fraction] = value.toFixed(places).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};

/** Every digit that there is, for who compares with a printed table. */
export const exactText = (value: Decimal): string => value.toFixed();

export const percentText = (value: Decimal | null | undefined, places = 2): string => (value ? `${numberText(value, places)}%` : '—');

export const countText = (value: number): string => value.toLocaleString('en-US');

const names = new Map(INDICATORS.map((definition) => [definition.code, definition]));
export const indicatorName = (code: IndicatorCode): string => names.get(code)?.nameZh ?? code;
export const indicatorUnit = (code: IndicatorCode): string => names.get(code)?.unitZh ?? '';

/** "下降 5.00%", or "增长 7.41%" of a reduction below zero. */
export const reductionText = (percent: Decimal | null | undefined): string =>
  percent?.isNegative() ? `增长 ${percentText(percent.neg())}` : `下降 ${percentText(percent)}`;
