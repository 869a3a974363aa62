// The sums of a place, batched: as the ledger has them now, or as it had them at an instant.
import type { MonthKey } from '@shuangcheng/domain';
import type { Loaders } from '../../loaders.js';
import { NO_ACTIVITY, type Activity, type ActivityKey, type InstitutionKey } from './activity.store.js';

export { NO_ACTIVITY };
export type { Activity, ActivityKey };

export const runOf = (months: readonly MonthKey[]): { from: MonthKey; to: MonthKey } => ({ from: months[0]!, to: months.at(-1)! });

export const readActivity = (loaders: Loaders, key: ActivityKey, asOf: Date | null): Promise<Activity> =>
  asOf === null ? loaders.activity.load(key) : loaders.activityAsOf.load({ key, asOf });
export const readInstitutionActivity = (loaders: Loaders, key: InstitutionKey, asOf: Date | null): Promise<Activity> =>
  asOf === null ? loaders.institutionActivity.load(key) : loaders.institutionActivityAsOf.load({ key, asOf });
