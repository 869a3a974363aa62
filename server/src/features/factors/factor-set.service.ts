// Which factor sets a caller is offered, and which one a figure uses.
import type { FactorSet } from '@shuangcheng/domain';
import { RequestError, withTenantSession, type Database, type RequestScope } from '@shuangcheng/tenants';
import { getFactorSet, listFactorSetHeads, type FactorSetHead } from './factor-set.store.js';

type Kept<T> = Map<string, T>;
// A published set never changes, so its content is kept for the life of the process.
const knownSets = new WeakMap<Database, Kept<FactorSet>>();
// Until then, all figures of a request wait for one reading: a ranking of 38 districts asks for its set 38 times at once.
const readings = new WeakMap<RequestScope, Kept<Promise<FactorSet>>>();

const keptFor = <O extends object, T>(kept: WeakMap<O, Kept<T>>, owner: O): Kept<T> => {
  const found = kept.get(owner) ?? new Map<string, T>();
  kept.set(owner, found);
  return found;
};

const readContent = async (scope: RequestScope, head: FactorSetHead, key: string): Promise<FactorSet> => {
  const set = await withTenantSession(scope, 'read', (db) => getFactorSet(db, head));
  keptFor(knownSets, scope.database).set(key, set);
  return set;
};

const contentOf = async (scope: RequestScope, head: FactorSetHead): Promise<FactorSet> => {
  const key = `${head.tenantId}:${head.id}`;
  const known = keptFor(knownSets, scope.database).get(key);
  if (known) return known;
  const ofRequest = keptFor(readings, scope);
  const reading = ofRequest.get(key) ?? readContent(scope, head, key);
  ofRequest.set(key, reading);
  return reading;
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
