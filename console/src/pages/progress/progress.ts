import type { ProgressInDetailQuery } from '@shuangcheng/client-sdk';

/** One target of the year and how it stands. */
export type Progress = NonNullable<ProgressInDetailQuery['region']>['progress'][number];
