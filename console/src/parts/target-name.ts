import { WORDS, type CarbonScope, type IndicatorCode } from '@shuangcheng/client-sdk';
import { indicatorName } from './number-text';

interface Named {
  readonly indicator: IndicatorCode;
  readonly carbonScope: CarbonScope | null;
}

/** A carbon target says which carbon it counts. */
export const targetName = ({ indicator, carbonScope }: Named): string =>
  carbonScope === 'BUILDING' ? `${indicatorName(indicator)}（${WORDS.CarbonScope[carbonScope]}）` : indicatorName(indicator);

/** The same of a figure. */
export const figureName = ({ code, carbonScope }: { readonly code: IndicatorCode; readonly carbonScope: CarbonScope | null }): string =>
  targetName({ indicator: code, carbonScope });
