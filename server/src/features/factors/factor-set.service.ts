// Which factor sets a caller is offered, and which one a figure uses.
import type { FactorSet } from '@shuangcheng/domain';
import { RequestError, withTenantSession, type Database, type RequestScope } from '@shuangcheng/tenants';
import { getFactorSet, listFactorSetHeads, type FactorSetHead } from './factor-set.store.js';

// A published set never changes, so its content is kept for the life of the process.
const knownSets = new WeakMap<Database, Map<string, FactorSet>>();

const contentOf = async (scope: RequestScope, head: FactorSetHead): Promise<FactorSet> => {
  const known = knownSets.get(scope.database) ?? new Map<string, FactorSet>();
  knownSets.set(scope.database, known);
  const key = `${head.tenantId}:${head.id}`;
  const set = known.get(key) ?? (await withTenantSession(scope, 'read', (db) => getFactorSet(db, head)));
  known.set(key, set);
  return set;
};

/** All sets that the caller may use, the official one first. */
export const listFactorSets = async (scope: RequestScope): Promise<FactorSet[]> => {
  const heads = await withTenantSession(scope, 'read', listFactorSetHeads);
  const sets = await Promise.all(heads.map((head) => contentOf(scope, head)));
  return sets.sort((a, b) => Number(b.official) - Number(a.official));
};

/** The set of that id, or the official one. Throws BAD_USER_INPUT for an id that the caller is not offered. */
export const getFactorSetFor = async (scope: RequestScope, heads: readonly FactorSetHead[], id: string | null): Promise<FactorSet> => {
  const head = id === null ? heads.find((candidate) => candidate.official) : heads.find((candidate) => candidate.id === id);
  if (!head) {
    const offered = heads.map((candidate) => candidate.id).join('、');
    throw new RequestError('BAD_USER_INPUT', { field: 'factorSet', expected: `因子集之一（${offered}）`, actual: id ?? '' });
  }
  return contentOf(scope, head);
};
