import type { PreparedReorganisation } from '@shuangcheng/schema';
import { readPreparedChanges, withTenantSession, type PreparedChange, type RequestScope } from '@shuangcheng/tenants';
import { listAppliedKeys } from './reorganisation.store.js';

const ofCaller = (scope: RequestScope): PreparedChange[] =>
  readPreparedChanges().filter(({ province }) => scope.visible.tenants.includes(Number(province)));

/** The prepared change of that key in the caller's provinces; null where there is none. */
export const findPrepared = (scope: RequestScope, key: string): PreparedChange | null =>
  ofCaller(scope).find((prepared) => prepared.key === key) ?? null;

/** The prepared changes of the caller's provinces. That one was applied shows to whoever may see anything of the whole province. */
export const listPrepared = async (scope: RequestScope): Promise<PreparedReorganisation[]> => {
  const prepared = ofCaller(scope);
  if (prepared.length === 0) return [];
  const applied = await withTenantSession(scope, 'read', (db) =>
    listAppliedKeys(
      db,
      prepared.map(({ province }) => Number(province)),
    ),
  );
  return prepared.map((each) => ({
    ...each,
    created: { ...each.created, code: applied.get(each.key) ?? null },
    applied: applied.has(each.key),
  }));
};
