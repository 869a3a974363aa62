import { WORDS, type ProgressInDetailQuery } from '@shuangcheng/client-sdk';
import { indicatorName } from '../../parts/number-text';

export type Progress = NonNullable<ProgressInDetailQuery['region']>['progress'][number];

/** A carbon target says which carbon it counts. */
export const targetName = ({ indicator, carbonScope }: Pick<Progress['target'], 'indicator' | 'carbonScope'>): string =>
  carbonScope === 'BUILDING' ? `${indicatorName(indicator)}（${WORDS.CarbonScope[carbonScope]}）` : indicatorName(indicator);
