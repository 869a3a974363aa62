// The trail as the auditor reads it.
import { actionName, dayOf } from '@shuangcheng/domain';
import {
  readPage,
  toConnection,
  type AuditEntry,
  type AuditFilter,
  type AuditIntegrity,
  type AuditIntegrityArgs,
  type Connection,
  type PageInput,
} from '@shuangcheng/schema';
import { assertCan, RequestError, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { readCursor } from '../page-cursor.js';
import { checkChain, type ChainAnchor, type ChainCheck } from './audit-chain.service.js';
import { getChainEnds, listLinks } from './audit-chain.store.js';
import { countTrailRecords, listTrail, type TrailPosition, type TrailQuery, type TrailRow } from './audit-trail.store.js';

type Row = AuditEntry & { readonly position: TrailPosition };

const toEntry = (row: TrailRow): Row => ({
  position: row,
  regionId: row.regionId,
  id: row.recordId,
  occurredAt: new Date(row.occurredAt),
  account: row.username,
  address: row.address,
  action: row.action,
  actionName: actionName(row.action),
  subjects: row.subjects,
  details: Object.entries(row.details).map(([name, value]) => ({ name, value: value === null ? null : String(value) })),
  requestId: row.requestId,
  link: row.linkNumber === null ? null : { number: Number(row.linkNumber), hash: row.hash!.toString('hex'), algorithm: row.algorithm! },
});

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;
const readPosition = (cursor: string): TrailPosition => {
  const [occurredAt, recordId] = readCursor(cursor, 'text', 'uuid');
  if (instantPattern.test(occurredAt) && !Number.isNaN(Date.parse(occurredAt))) return { occurredAt, recordId };
  throw new RequestError('BAD_USER_INPUT', { field: 'after', expected: '由本接口返回的游标', actual: cursor });
};

/** A page of the trail, and whose it is. */
export type AuditTrail = Connection<AuditEntry> & { readonly regionId: number };

/** A page of the trail of a region and all below it, newest first. Throws OUT_OF_SCOPE or FORBIDDEN. */
export const listAuditTrail = async (
  scope: RequestScope,
  regionId: number,
  filter: AuditFilter | null | undefined,
  input: PageInput,
): Promise<AuditTrail> => {
  assertCan(scope, 'audit:read', { regionId });
  const page = readPage(input);
  const query: TrailQuery = {
    tenantId: scope.tree.get(regionId).tenantId,
    // What ended below the region belongs to its past.
    regionIds: scope.tree.coverOn(regionId, dayOf(scope.now)),
    action: filter?.action ?? null,
    username: filter?.account ?? null,
    from: filter?.from ?? null,
    to: filter?.to ?? null,
  };
  const after = page.after ? readPosition(page.after) : null;
  const rows = await withTenantSession(scope, 'read', (db) => listTrail(db, query, after, page.first + 1));
  const connection = toConnection(
    rows.map(toEntry),
    page,
    ({ position }) => [position.occurredAt, position.recordId],
    () => withTenantSession(scope, 'read', (db) => countTrailRecords(db, query)),
  );
  return Object.assign(connection, { regionId });
};

const MOST_LINKS = 20_000;

const readRange = (first: number, from: number | null): void => {
  if (first < 1 || first > MOST_LINKS)
    throw new RequestError('BAD_USER_INPUT', { field: 'first', expected: `1 至 ${MOST_LINKS} 的整数`, actual: String(first) });
  if (from !== null && from < 1)
    throw new RequestError('BAD_USER_INPUT', { field: 'from', expected: '自 1 起的链节号', actual: String(from) });
};

const readAnchor = ({ anchorLink, anchorHash }: AuditIntegrityArgs): ChainAnchor[] => {
  if (anchorLink == null && anchorHash == null) return [];
  const valid = anchorLink != null && anchorLink >= 1 && anchorHash != null && /^(?:[\da-f]{2}){1,64}$/i.test(anchorHash);
  if (valid) return [{ linkNumber: BigInt(anchorLink), hash: Buffer.from(anchorHash, 'hex') }];
  throw new RequestError('BAD_USER_INPUT', {
    field: 'anchorHash',
    expected: '链节号与十六进制哈希，二者同时给出',
    actual: String(anchorHash),
  });
};

const toIntegrity = (check: ChainCheck, head: AuditIntegrity['head']): AuditIntegrity => ({
  intact: check.faults.length === 0,
  checkedFrom: Number(check.checkedFrom),
  checkedTo: Number(check.checkedTo),
  waiting: check.waiting,
  head,
  faults: check.faults.map(({ kind, linkNumber, recordId }) => ({
    kind,
    link: linkNumber === null ? null : Number(linkNumber),
    record: recordId,
  })),
});

/** Recomputes a stretch of the chain of the region's province, the newest unless told from where. Throws OUT_OF_SCOPE or FORBIDDEN. */
export const checkAuditTrail = async (scope: RequestScope, regionId: number, args: AuditIntegrityArgs): Promise<AuditIntegrity> => {
  const { tenantId } = scope.tree.get(regionId);
  // The chain is the province's: a part of it proves nothing.
  assertCan(scope, 'audit:read', { regionId: tenantId });
  const most = args.first ?? MOST_LINKS;
  readRange(most, args.from ?? null);
  const anchors = readAnchor(args);
  const { last } = await withTenantSession(scope, 'read', (db) => getChainEnds(db, tenantId));
  const newest = last - BigInt(most) + 1n;
  const from = args.from == null ? (newest < 1n ? 1n : newest) : BigInt(args.from);
  const check = await checkChain(scope, tenantId, { from, most, anchors });
  const [link] = check.headHash === null ? [] : await withTenantSession(scope, 'read', (db) => listLinks(db, tenantId, last, 1));
  return toIntegrity(check, link ? { number: Number(last), hash: link.hash.toString('hex'), algorithm: link.algorithm } : null);
};

const MOST_ACTS = 100_000;

/** Everything that was done under the name of the action in the region itself, the newest first, for whoever verifies what it left. */
export const listActs = (db: TenantDb, regionId: number, tenantId: number, action: string): Promise<TrailRow[]> =>
  listTrail(db, { tenantId, regionIds: [regionId], action, username: null, from: null, to: null }, null, MOST_ACTS);
