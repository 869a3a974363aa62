// Bulletins as files: made from what is published, and from nothing else.
import { formatPeriod, provinceBulletin, type Bulletin, type Period } from '@shuangcheng/domain';
import { assertCan, ReadSession, RequestError, type RequestScope } from '@shuangcheng/tenants';
import { makeLoaders } from '../../loaders.js';
import { findPublished } from '../editions/published-edition.service.js';
import { listTargets } from '../plans/plan.service.js';
import { getRegion } from '../regions/region.service.js';
import { writeDocx } from './docx-file.js';
import { readJointBulletin } from './joint-bulletin.service.js';
import { writeBulletinXlsx } from './xlsx-file.js';

export const BULLETIN_FORMATS = ['docx', 'xlsx'] as const;
export type BulletinFormat = (typeof BULLETIN_FORMATS)[number];

export const JOINT = 'joint';

export interface BulletinRequest {
  /** A province's code, or "joint". */
  readonly of: string;
  readonly period: Period;
  readonly format: BulletinFormat;
  /** Whether what the platform holds is made up for a demonstration. */
  readonly madeUp: boolean;
}
export interface BulletinFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const provinceOf = (scope: RequestScope, code: string): number => {
  const { regionId, level } = getRegion(scope, code);
  if (level !== 'PROVINCE') throw new RequestError('BAD_USER_INPUT', { field: 'region', expected: '省（直辖市）的区划代码', actual: code });
  return regionId;
};

const readProvince = async (scope: RequestScope, { of, period, madeUp }: BulletinRequest): Promise<Bulletin> => {
  const regionId = provinceOf(scope, of);
  assertCan(scope, 'figures:read', { regionId });
  const edition = await findPublished(scope, regionId, formatPeriod(period));
  if (!edition) throw new RequestError('NOT_FOUND', { what: `${scope.tree.get(regionId).name} ${formatPeriod(period)} 的发布版` });
  const before = await findPublished(scope, regionId, formatPeriod({ ...period, year: period.year - 1 }));
  const targets = await listTargets(scope, makeLoaders(scope), regionId, period.year);
  return provinceBulletin({ edition, before, targets: targets.filter(({ planId }) => planId !== null), madeUp });
};

/**
 * The bulletin of a province for a period, to who sees the whole of its edition; or the joint report, to who has a joint grant. Throws OUT_OF_SCOPE and FORBIDDEN, and NOT_FOUND where
 * nothing is published. The same edition and plan give the same bytes.
 */
export const openBulletin = async (scope: RequestScope, request: BulletinRequest): Promise<BulletinFile> => {
  const session = new ReadSession(scope);
  scope.readSession = session;
  const read = request.of === JOINT ? readJointBulletin(scope, request.period, request.madeUp) : readProvince(scope, request);
  const bulletin = await read.finally(() => session.close());
  const bytes = request.format === 'docx' ? await writeDocx(bulletin) : await writeBulletinXlsx(bulletin);
  return { name: `${bulletin.title.join('')}.${request.format}`, bytes };
};
