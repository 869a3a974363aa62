// What a request fetches of checks by key, batched.
import { withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import DataLoader from 'dataloader';
import type { CheckKey, FindingKey } from './check-id.js';
import {
  listChecksById,
  listFindings,
  listFindingsById,
  listItemsById,
  listSnapshots,
  listSteps,
  type ItemKey,
} from './check-reading.store.js';

const checkText = (key: CheckKey): string => `${key.tenantId}|${key.checkId}`;
const itemText = (key: ItemKey): string => `${checkText(key)}|${key.institutionId}`;
const findingText = (key: FindingKey): string => `${key.tenantId}|${key.findingId}`;

export const makeCheckLoaders = (scope: RequestScope) => {
  const loader = <Key, Value>(list: (db: TenantDb, keys: readonly Key[]) => Promise<Value[]>, cacheKeyFn: (key: Key) => string) =>
    new DataLoader<Key, Value, string>((keys) => withTenantSession(scope, 'read', (db) => list(db, keys)), { cacheKeyFn });
  return {
    checks: loader(listChecksById, checkText),
    checkItems: loader(listItemsById, itemText),
    checkSnapshots: loader(listSnapshots, itemText),
    checkFindingsOfItems: loader(listFindings, itemText),
    checkFindings: loader(listFindingsById, findingText),
    checkFindingSteps: loader(listSteps, findingText),
  };
};
