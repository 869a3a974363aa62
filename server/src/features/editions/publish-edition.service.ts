// Publishing: what a province's figures of a period are is frozen and sealed, in one transaction that sees one state.
import {
  EDITION_PARTS,
  endedMonths,
  formatPeriod,
  freezeFactors,
  getIndicator,
  lengthProblems,
  problem,
  type EditionContent,
  type EditionDigests,
  type EditionHead,
  type ElectricityBasis,
  type Period,
  type Problem,
} from '@shuangcheng/domain';
import { assertCan, getTreeVersion, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { appendEvents } from '../../events/outbox.store.js';
import { findFactorSetIn } from '../factors/factor-set.service.js';
import { releaseToJointView } from '../joint/release.service.js';
import type { WithheldRow } from '../joint/release.store.js';
import { getRegion } from '../regions/region.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { encodeEditionId, type EditionKey } from './edition-id.js';
import { findNewest, type EditionRow } from './edition-reading.store.js';
import { digestsOf, FIRST_PREVIOUS_HASH, sealOf } from './edition-seal.js';
import { keepStagedReports } from './edition-snapshot.store.js';
import { takeSnapshot } from './edition-snapshot.service.js';
import { addEdition } from './edition-writing.store.js';

export interface EditionRequest {
  readonly region: string;
  readonly period: Period;
  readonly factorSet?: string | null;
  readonly electricityBasis?: ElectricityBasis | null;
  readonly note?: string | null;
  /** Whether it is kept: yes, unless said otherwise. */
  readonly publish?: boolean | null;
  readonly clientRequestId: string;
}
/** What an edition would be, computed as for publishing and undone. */
export interface PreviewedEdition {
  readonly head: EditionHead;
  readonly content: EditionContent;
  readonly withheld: readonly WithheldRow[];
}
export interface EditionAnswer {
  readonly key: EditionKey | null;
  readonly preview?: PreviewedEdition;
  readonly problems: readonly Problem[];
  /** What does not stand in the way and should be looked at all the same. */
  readonly warnings?: readonly Problem[];
}
export const LONGEST_NOTE = 1_000;
/** A statement that sums a year of 51,754 institutions may take longer than a request's: it is done a few times a year, and blocks nobody. */
const PUBLISHING_TIMEOUT_MS = 180_000;

const refused = (...problems: Problem[]): WorkResult<EditionAnswer> => ({ answer: { key: null, problems }, done: false, acts: [] });

/** What can be told without reading: of the place, the period and the note. */
const findFaults = (scope: RequestScope, regionId: number, { period, note }: EditionRequest): Problem[] => {
  const region = scope.tree.get(regionId);
  const faults: Problem[] = [];
  if (region.level !== 'PROVINCE')
    faults.push(
      problem('BAD_FIELD', ['input', 'region'], { field: '区划（region）', expected: '省（直辖市）的区划代码', actual: region.code }),
    );
  if (endedMonths(period, scope.now).length < period.length)
    faults.push(problem('PERIOD_NOT_OVER', ['input', 'period'], { actual: formatPeriod(period) }));
  return [...faults, ...lengthProblems(['input', 'note'], '说明', note ?? '', 0, LONGEST_NOTE)];
};

/** Whether nothing would be new in another edition of the period. */
const isSame = (before: EditionRow | null, digests: EditionDigests, head: EditionHead): boolean =>
  before !== null &&
  before.withdrawnAt === null &&
  EDITION_PARTS.every((part) => before.digests[part] === digests[part]) &&
  before.factorSetId === head.factorSetId &&
  before.electricityBasis === head.electricityBasis;

/** One warning where figures, of whichever region, have no value for want of a factor: it names their indicators. */
const warningsOf = ({ figures }: EditionContent): Problem[] => {
  const without = figures.filter(({ reason }) => reason === 'FACTOR_MISSING');
  const what = [...new Set(without.map(({ code }) => getIndicator(code).nameZh))].join('、');
  return what === '' ? [] : [problem('EDITION_WITHOUT_FACTORS', ['input'], { what, actual: without.length })];
};

const publish = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  { period, note, factorSet: factorSetId = null, electricityBasis, publish: kept }: EditionRequest,
): Promise<WorkResult<EditionAnswer>> => {
  // The scope's tree was read before this transaction: figures of one tree with reports of another would be nobody's.
  if ((await getTreeVersion(db)) !== scope.tree.version) return refused(problem('TREE_CHANGED', ['input', 'region']));
  const factorSet = await findFactorSetIn(db, { id: factorSetId, province: tenantId, asOf: scope.now });
  if (!factorSet)
    return refused(
      problem('BAD_FIELD', ['input', 'factorSet'], { field: '因子集（factorSet）', expected: '可用的因子集', actual: factorSetId ?? '' }),
    );
  const basis = electricityBasis ?? 'CALORIFIC';
  const snapshot = await takeSnapshot(scope, db, { tenantId, period, factorSet, electricityBasis: basis });
  if (snapshot.content.reports.length === 0)
    return refused(problem('NOTHING_TO_PUBLISH', ['input', 'period'], { actual: formatPeriod(period) }));
  const { last, same } = await findNewest(db, tenantId, formatPeriod(period));
  const head: EditionHead = {
    tenantId,
    editionId: randomUUID(),
    chainNumber: (last?.chainNumber ?? 0) + 1,
    period: formatPeriod(period),
    number: (same?.number ?? 0) + 1,
    publishedAt: scope.now,
    publishedBy: scope.caller.username,
    note: note?.trim() || null,
    factorSetId: factorSet.id,
    factors: freezeFactors(factorSet),
    electricityBasis: basis,
    ...snapshot.basis,
  };
  const { sealDigest } = scope.database;
  const digests = digestsOf(snapshot.content, sealDigest);
  if (isSame(same, digests, head)) return refused(problem('EDITION_UNCHANGED', ['input', 'period'], { actual: same!.number }));
  const seal = sealOf(head, digests, sealDigest, last?.hash ?? FIRST_PREVIOUS_HASH);
  await addEdition(db, head, snapshot.content, seal);
  await keepStagedReports(db, tenantId, head.editionId);
  const withheld = await releaseToJointView(scope, db, head, snapshot.content, factorSet);
  if (kept === false) return previewed({ head, content: snapshot.content, withheld });
  return publishedAs(scope, db, head, snapshot.content, seal.hash.toString('hex'));
};

const previewed = (preview: PreviewedEdition): WorkResult<EditionAnswer> => ({
  answer: { key: null, preview, problems: [], warnings: warningsOf(preview.content) },
  done: false,
  acts: [],
});

const publishedAs = async (
  scope: RequestScope,
  db: TenantDb,
  { tenantId, editionId, period, number, factorSetId, chainNumber }: EditionHead,
  content: EditionContent,
  hash: string,
): Promise<WorkResult<EditionAnswer>> => {
  const subject = encodeEditionId({ tenantId, editionId });
  const body = { edition: subject, period, number };
  await appendEvents(db, scope.now, [{ tenantId, kind: 'EDITION_PUBLISHED', regionId: tenantId, body }]);
  const details = { period, number, chainNumber, factorSet: factorSetId, regions: content.places.length, hash };
  return {
    answer: { key: { tenantId, editionId }, problems: [], warnings: warningsOf(content) },
    done: true,
    acts: [{ regionId: tenantId, subjects: [subject], details }],
  };
};

/**
 * Freezes the figures of the province for a period that has ended, with the sums, factors, tree and report versions that made them, and
 * chains them to the province's edition before. What others commit meanwhile is in none of it. With `publish: false` all of that is
 * done and undone, and the answer is what it would have been. Throws OUT_OF_SCOPE and FORBIDDEN.
 */
export const publishEdition = async (scope: RequestScope, input: EditionRequest): Promise<EditionAnswer> => {
  const { regionId } = getRegion(scope, input.region);
  assertCan(scope, 'editions:publish', { regionId });
  const faults = findFaults(scope, regionId, input);
  if (faults.length > 0) return { key: null, problems: faults };
  const { clientRequestId, period, publish: kept, ...asked } = input;
  return once(
    { ...scope, statementTimeoutMs: PUBLISHING_TIMEOUT_MS },
    {
      id: clientRequestId,
      operation: 'publishEdition',
      input: { ...asked, period: formatPeriod(period), ...(kept === false && { publish: false }) },
      tenantId: regionId,
      snapshot: true,
    },
    (db) => publish(scope, db, regionId, input),
    (found) => ({ key: null, problems: [found] }),
  );
};
