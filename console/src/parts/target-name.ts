import { WORDS, type CarbonScope, type IndicatorCode } from '@shuangcheng/client-sdk';
import { indicatorName } from './number-text';

interface Named {
  readonly indicator: IndicatorCode;
  readonly carbonScope: CarbonScope | null;
}

/** A carbon target says which carbon it counts. */
export const targetName = ({ indicator, carbonScope }: Named): string =>
  carbonScope === 'BUILDING' ? `${indicatorName(indicator)}（${WORDS.CarbonScope[carbonScope]}）` : indicatorName(indicator);

/** A region may have two of an indicator: its own plan's, and its share of the target above. */
export const originName = ({ madeAt }: { readonly madeAt: string | null }): string => (madeAt === null ? '规划' : '上级分解下达');

/** The same of a figure. */
export const figureName = ({ code, carbonScope }: { readonly code: IndicatorCode; readonly carbonScope: CarbonScope | null }): string =>
  targetName({ indicator: code, carbonScope });
