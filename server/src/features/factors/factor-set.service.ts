// Which factor sets a caller is offered, and which one a figure uses.
import { factorsDiffer, type FactorSet } from '@shuangcheng/domain';
import { RequestError, withTenantSession, type Database, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
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

/** The content of a set that the caller is offered. */
export const contentOf = async (scope: RequestScope, head: FactorSetHead): Promise<FactorSet> => {
  const key = `${head.tenantId}:${head.id}`;
  const known = keptFor(knownSets, scope.database).get(key);
  if (known) return known;
  const ofRequest = keptFor(readings, scope);
  const reading = ofRequest.get(key) ?? readContent(scope, head, key);
  ofRequest.set(key, reading);
  return reading;
};

/** The set that is a province's official one at a time: as it has chosen for then, else the platform's. */
export const officialHead = (heads: readonly FactorSetHead[], province: number, at: Date): FactorSetHead => {
  let newest: { head: FactorSetHead; from: number; number: number } | null = null;
  for (const head of heads) {
    for (const use of head.uses.filter((each) => each.province === province && each.from <= at)) {
      const from = use.from.getTime();
      if (newest === null || from > newest.from || (from === newest.from && use.number > newest.number))
        newest = { head, from, number: use.number };
    }
  }
  const found = newest?.head ?? heads.find((head) => head.tenantId === 0 && head.official);
  if (!found) throw new Error('no factor set is the official one: expected one that is offered to all');
  return found;
};

export interface OfferedFactorSet {
  readonly head: FactorSetHead;
  readonly set: FactorSet;
  /** Whether it is now the official one of a province in which the caller works; of the platform, where it works in none. */
  readonly official: boolean;
}

/** All sets that the caller may use, the official ones first. */
export const listFactorSets = async (scope: RequestScope): Promise<OfferedFactorSet[]> => {
  const heads = await withTenantSession(scope, 'read', listFactorSetHeads);
  const { tenants } = scope.visible;
  const official = new Set((tenants.length > 0 ? tenants : [0]).map((province) => officialHead(heads, province, scope.now)));
  const sets = await Promise.all(heads.map(async (head) => ({ head, set: await contentOf(scope, head), official: official.has(head) })));
  return sets.sort((a, b) => Number(b.official) - Number(a.official));
};

/** For which figure a set is asked. */
export interface FactorSetQuestion {
  /** The set that was asked for; null for the official one. */
  readonly id: string | null;
  /** The province of the figure. */
  readonly province: number;
  /** The instant of which the figure speaks; null for now. */
  readonly asOf: Date | null;
}

/**
 * The set of that id, or the one that was official in the province at the time: a figure as of then comes out again. Throws
 * BAD_USER_INPUT for an id that the caller is not offered.
 */
export const getFactorSetFor = async (
  scope: RequestScope,
  heads: readonly FactorSetHead[],
  { id, province, asOf }: FactorSetQuestion,
): Promise<FactorSet> => {
  // What will be official some day is not yet, whatever day is asked for.
  const at = asOf !== null && asOf < scope.now ? asOf : scope.now;
  const head = id === null ? officialHead(heads, province, at) : heads.find((candidate) => candidate.id === id);
  if (!head) {
    const offered = heads.map((candidate) => candidate.id).join('、');
    throw new RequestError('BAD_USER_INPUT', { field: 'factorSet', expected: `因子集之一（${offered}）`, actual: id ?? '' });
  }
  return contentOf(scope, head);
};

/** A province's official set, as it is now. */
export const getOfficialFactorSet = async (scope: RequestScope, province: number): Promise<FactorSet> =>
  getFactorSetFor(scope, await withTenantSession(scope, 'read', listFactorSetHeads), { id: null, province, asOf: null });

/** The set of that id, or the one that is official in the province now, as a transaction sees it; null where the caller is not offered it. */
export const findFactorSetIn = async (
  db: TenantDb,
  { id, province, asOf }: FactorSetQuestion & { readonly asOf: Date },
): Promise<FactorSet | null> => {
  const heads = await listFactorSetHeads(db);
  const head = id === null ? officialHead(heads, province, asOf) : heads.find((candidate) => candidate.id === id);
  return head ? getFactorSet(db, head) : null;
};

/** Whether figures of any of the years are computed with other factors from that time on than before it, by what is official in the province. */
export const hasNewFactors = async (scope: RequestScope, province: number, at: Date, years: readonly number[]): Promise<boolean> => {
  const heads = await withTenantSession(scope, 'read', listFactorSetHeads);
  const [before, after] = [new Date(at.getTime() - 1), at].map((each) => officialHead(heads, province, each));
  if (before === after) return false;
  const [old, its] = await Promise.all([contentOf(scope, before!), contentOf(scope, after!)]);
  return years.some((year) => factorsDiffer(old, its, province, year));
};
