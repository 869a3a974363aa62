// A province publishes factor sets and says which one is its official one, from when on. Nothing that was published changes.
import {
  changeFactors,
  chinaTimeOf,
  dayOf,
  factorKey,
  factorMapsOf,
  factorRowsOf,
  lengthProblems,
  problem,
  type FactorRow,
  type FactorSet,
  type Problem,
} from '@shuangcheng/domain';
import type { FactorSetInput, OfficialFactorSetInput, OfficialFromInput } from '@shuangcheng/schema';
import { assertCan, RequestError, withTenantSession, WriteConflict, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { appendEvents } from '../../events/outbox.store.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { contentOf, listFactorSets, officialHead, type OfferedFactorSet } from './factor-set.service.js';
import { addFactorSet, addOfficialUse, countFactorSets, listFactorSetHeads, type FactorSetHead } from './factor-set.store.js';

export interface PublishedFactorSet {
  readonly factorSet: OfferedFactorSet | null;
  readonly problems: readonly Problem[];
}
interface Answer {
  readonly id: string | null;
  readonly problems: readonly Problem[];
}
const refused = (...problems: Problem[]): Answer => ({ id: null, problems });

const LONGEST_NAME = 100;
const LONGEST_TEXT = 1000;
const MOST_FACTORS = 2000;

const checkOfficial = (scope: RequestScope, official: OfficialFromInput | null): Problem[] =>
  official === null
    ? []
    : [
        ...lengthProblems(['input', 'official', 'reason'], '理由', official.reason.trim(), 1, LONGEST_TEXT),
        ...(official.from && official.from < scope.now
          ? [problem('NOT_IN_THE_PAST', ['input', 'official', 'from'], { actual: chinaTimeOf(official.from) })]
          : []),
      ];

const checkTexts = ({ name, source, note }: FactorSetInput): Problem[] => [
  ...lengthProblems(['input', 'name'], '名称', name.trim(), 1, LONGEST_NAME),
  ...lengthProblems(['input', 'source'], '来源', source.trim(), 1, LONGEST_TEXT),
  ...lengthProblems(['input', 'note'], '说明', note?.trim() ?? '', 0, LONGEST_TEXT),
];

const readHeads = (scope: RequestScope): Promise<FactorSetHead[]> => withTenantSession(scope, 'read', listFactorSetHeads);

const sameRow = (a: FactorRow | undefined, b: FactorRow): boolean =>
  a !== undefined && a.value.eq(b.value) && a.source === b.source && a.provisional === b.provisional;
const isUnchanged = (base: readonly FactorRow[], rows: readonly FactorRow[]): boolean => {
  const known = new Map(base.map((row) => [factorKey(row), row]));
  return rows.length === base.length && rows.every((row) => sameRow(known.get(factorKey(row)), row));
};

/** The factors of the new set, whole, and everything that is wrong with the input. */
const readFactors = async (
  scope: RequestScope,
  tenantId: number,
  input: FactorSetInput,
): Promise<{ readonly rows: readonly FactorRow[]; readonly problems: readonly Problem[] }> => {
  const tooMany = input.factors.length + (input.removed?.length ?? 0);
  if (tooMany > MOST_FACTORS)
    return { rows: [], problems: [problem('BATCH_TOO_LARGE', ['input', 'factors'], { expected: MOST_FACTORS, actual: tooMany })] };
  const head = input.basedOn == null ? null : (await readHeads(scope)).find((each) => each.id === input.basedOn);
  if (head === undefined) return { rows: [], problems: [problem('UNKNOWN_FACTOR_SET', ['input', 'basedOn'], { actual: input.basedOn! })] };
  const base = head === null ? [] : factorRowsOf(await contentOf(scope, head));
  const provinces = new Set(
    scope.tree
      .list()
      .filter((region) => region.level === 'PROVINCE')
      .map((region) => region.id),
  );
  const { rows, problems } = changeFactors(base, { factors: input.factors, removed: input.removed ?? [] }, { own: tenantId, provinces });
  if (problems.length > 0) return { rows, problems };
  if (rows.length === 0) return { rows, problems: [problem('FACTOR_SET_EMPTY', ['input', 'factors'])] };
  if (isUnchanged(base, rows)) return { rows, problems: [problem('FACTOR_SET_UNCHANGED', ['input', 'factors'])] };
  return { rows, problems: [] };
};

const makeOfficial = async (
  scope: RequestScope,
  db: TenantDb,
  province: number,
  set: Pick<FactorSetHead, 'tenantId' | 'id'> & { readonly name: string },
  official: OfficialFromInput,
): Promise<Date> => {
  const from = official.from ?? scope.now;
  const reason = official.reason.trim();
  await addOfficialUse(db, province, set, { from, reason, now: scope.now, actor: scope.caller.username });
  const body = { factorSet: set.id, name: set.name, officialFrom: from.toISOString(), reason };
  const event = { tenantId: province, kind: 'FACTOR_SET_OFFICIAL' as const, regionId: province, body };
  // Told at once, and again when figures change with it.
  await appendEvents(db, scope.now, from > scope.now ? [event, { ...event, notBefore: from }] : [event]);
  return from;
};

/** Ids are the province's code with a number: nobody can take one that another set has, or look like a set of the platform. */
const publish = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  input: FactorSetInput,
  rows: readonly FactorRow[],
): Promise<WorkResult<Answer>> => {
  const set: FactorSet = {
    id: `${tenantId}-${(await countFactorSets(db, tenantId)) + 1}`,
    tenantId,
    nameZh: input.name.trim(),
    publishedOn: dayOf(scope.now),
    source: input.source.trim(),
    noteZh: input.note?.trim() ?? '',
    official: false,
    basedOn: input.basedOn ?? null,
    ...factorMapsOf(rows),
  };
  if (!(await addFactorSet(db, set, scope.caller.username))) throw new WriteConflict(`another set was published as ${set.id}`);
  const from = input.official ? await makeOfficial(scope, db, tenantId, { tenantId, id: set.id, name: set.nameZh }, input.official) : null;
  const details = { name: set.nameZh, basedOn: set.basedOn, factors: rows.length, officialFrom: from?.toISOString() ?? null };
  return { answer: { id: set.id, problems: [] }, done: true, acts: [{ regionId: tenantId, subjects: [set.id], details }] };
};

const load = async (scope: RequestScope, { id, problems }: Answer): Promise<PublishedFactorSet> => ({
  factorSet: id === null ? null : ((await listFactorSets(scope)).find(({ head }) => head.id === id) ?? null),
  problems,
});

/** The province whose bureau acts. Throws OUT_OF_SCOPE and FORBIDDEN, and BAD_USER_INPUT for a region that is no province. */
const provinceFor = (scope: RequestScope, regionId: number): number => {
  const region = scope.tree.get(regionId);
  assertCan(scope, 'factors:publish', { regionId });
  if (region.level !== 'PROVINCE')
    throw new RequestError('BAD_USER_INPUT', { field: 'region', expected: '省（直辖市）区划代码', actual: region.code });
  return region.tenantId;
};

/**
 * Publishes a factor set of a province: the factors given, in place of or beside those of the set on which it is based, kept whole and never
 * edited. With `official` it becomes what the province's figures use from that time on; figures as of an earlier time, and those that
 * name their set, stay what they were.
 */
export const publishFactorSet = async (scope: RequestScope, regionId: number, input: FactorSetInput): Promise<PublishedFactorSet> => {
  const tenantId = provinceFor(scope, regionId);
  const { rows, problems } = await readFactors(scope, tenantId, input);
  const found = [...checkTexts(input), ...problems, ...checkOfficial(scope, input.official ?? null)];
  const { clientRequestId: id, ...asked } = input;
  // Judged within the request: one that was answered before gets its answer, even though its time has passed since.
  const work = async (db: TenantDb): Promise<WorkResult<Answer>> =>
    found.length > 0 ? { answer: refused(...found), done: false, acts: [] } : publish(scope, db, tenantId, input, rows);
  return load(scope, await once<Answer>(scope, { id, operation: 'publishFactorSet', input: asked, tenantId }, work, refused));
};

/** Makes a set that is there the province's official one from a time on: its own, or one that is offered to all. */
export const makeFactorSetOfficial = async (
  scope: RequestScope,
  regionId: number,
  input: OfficialFactorSetInput,
): Promise<PublishedFactorSet> => {
  const tenantId = provinceFor(scope, regionId);
  const { clientRequestId: id, ...asked } = input;
  const work = async (db: TenantDb): Promise<WorkResult<Answer>> => {
    const heads = await listFactorSetHeads(db);
    const head = heads.find((each) => each.id === input.factorSet && (each.tenantId === 0 || each.tenantId === tenantId));
    const problems = head
      ? checkOfficial(scope, input.official)
      : [problem('UNKNOWN_FACTOR_SET', ['input', 'factorSet'], { actual: input.factorSet })];
    if (problems.length === 0 && officialHead(heads, tenantId, input.official.from ?? scope.now) === head)
      problems.push(problem('ALREADY_OFFICIAL', ['input', 'factorSet'], { actual: head.id }));
    if (!head || problems.length > 0) return { answer: refused(...problems), done: false, acts: [] };
    const from = await makeOfficial(scope, db, tenantId, head, input.official);
    const details = { reason: input.official.reason.trim(), officialFrom: from.toISOString() };
    return { answer: { id: head.id, problems: [] }, done: true, acts: [{ regionId: tenantId, subjects: [head.id], details }] };
  };
  return load(scope, await once<Answer>(scope, { id, operation: 'makeFactorSetOfficial', input: asked, tenantId }, work, refused));
};
