// Chaining the audit trail after commit, and finding out whether somebody has been at it.
import { withRelaySession, withTenantSession, type Database, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import type { Logger } from 'pino';
import { tryAlone } from '../../events/relay.store.js';
import {
  addLinks,
  getChainEnds,
  listChainHeads,
  listLinks,
  listRecordsWithoutLink,
  listWaitingRecords,
  listWaitingWithoutRecord,
  type ChainHead,
  type LinkWithRecord,
  type NewLink,
} from './audit-chain.store.js';
import { GENESIS, linkHash, type PrintedRecord } from './audit-link.js';

const LARGEST_BATCH = 500;

const linksOf = (records: readonly PrintedRecord[], heads: readonly ChainHead[], algorithm: string, now: Date): NewLink[] => {
  const last = new Map(heads.map((head) => [head.tenantId, head]));
  const chainedAt = now.toISOString().replace('Z', '000Z');
  return records.map((record) => {
    const before = last.get(record.tenantId);
    const place = { linkNumber: (before?.linkNumber ?? 0n) + 1n, algorithm, previousHash: before?.hash ?? GENESIS, chainedAt };
    const hash = linkHash(place, record);
    last.set(record.tenantId, { tenantId: record.tenantId, linkNumber: place.linkNumber, hash });
    return { ...place, tenantId: record.tenantId, recordId: record.recordId, regionId: record.regionId, hash };
  });
};

/**
 * Adds links for one batch of committed records, unless another server is at it. The heads are logged: kept where the
 * database's owner does not reach, they tell when the newest links are cut off or the chain was made anew. Gives whether more wait.
 */
export const chainAuditRecords = async (
  database: Database,
  log: Logger,
  { algorithm, most = LARGEST_BATCH, now = new Date() }: { algorithm: string; most?: number; now?: Date },
): Promise<'MORE' | 'IDLE'> => {
  const links = await withRelaySession(database, async (db) => {
    if (!(await tryAlone(db, 'audit'))) return [];
    const records = await listWaitingRecords(db, most);
    if (records.length === 0) return [];
    const made = linksOf(records, await listChainHeads(db), algorithm, now);
    await addLinks(db, made);
    return made;
  });
  for (const { tenantId, linkNumber, hash } of new Map(links.map((link) => [link.tenantId, link])).values()) {
    log.info({ tenantId, link: String(linkNumber), hash: hash.toString('hex') }, 'audit chain');
  }
  return links.length === most ? 'MORE' : 'IDLE';
};

export const CHAIN_FAULTS = [
  'CHANGED',
  'MISSING_RECORD',
  'MISSING_LINK',
  'BROKEN_LINK',
  'NOT_LINKED',
  'ANCHOR_MISSING',
  'ANCHOR_DIFFERS',
] as const;
/**
 * CHANGED: the record or the link is not what was chained (a swapped one shows at both places). MISSING_RECORD: the link is there, or
 * the mark that one is to come, its record is not. MISSING_LINK: numbers are left out before this link. BROKEN_LINK: it does not follow the link before.
 * NOT_LINKED: a record that no service added. ANCHOR_…: a link that was noted elsewhere is not there, or is another.
 */
export type ChainFaultKind = (typeof CHAIN_FAULTS)[number];
export interface ChainFault {
  readonly kind: ChainFaultKind;
  readonly linkNumber: bigint | null;
  readonly recordId: string | null;
}
export interface ChainCheck {
  readonly checkedFrom: bigint;
  readonly checkedTo: bigint;
  /** Records whose link is still to come. */
  readonly waiting: number;
  readonly headHash: Buffer | null;
  readonly faults: readonly ChainFault[];
}
/** A link as it was noted: from the log, or from an earlier check. */
export interface ChainAnchor {
  readonly linkNumber: bigint;
  readonly hash: Buffer;
}

const MOST_FAULTS = 100;
const PAGE = 1_000;

const faultOf = (link: LinkWithRecord, expectedNumber: bigint, previousHash: Buffer | null): ChainFaultKind | null => {
  if (link.linkNumber !== expectedNumber) return 'MISSING_LINK';
  if (!link.record) return 'MISSING_RECORD';
  if (link.linkedRegionId !== link.record.regionId) return 'CHANGED';
  if (!linkHash(link, link.record).equals(link.hash)) return 'CHANGED';
  return previousHash !== null && !link.previousHash.equals(previousHash) ? 'BROKEN_LINK' : null;
};

const checkAnchor = async (db: TenantDb, tenantId: number, anchor: ChainAnchor): Promise<ChainFault[]> => {
  const [link] = await listLinks(db, tenantId, anchor.linkNumber, 1);
  const found = link?.linkNumber === anchor.linkNumber;
  if (found && link.hash.equals(anchor.hash)) return [];
  return [{ kind: found ? 'ANCHOR_DIFFERS' : 'ANCHOR_MISSING', linkNumber: anchor.linkNumber, recordId: null }];
};

/**
 * Recomputes the links of a tenant from a number on, at most so many, and compares. Finds a changed, missing, swapped or
 * inserted entry and names its link; links cut off at the end only where an anchor was noted or their records are still
 * there. It cannot find: a record that was taken away with its mark before it was chained (a second), one that was added the way a service
 * adds it, and a chain that was computed anew after the last anchor.
 */
export const checkChain = async (
  scope: RequestScope,
  tenantId: number,
  { from = 1n, most = null, anchors = [] }: { from?: bigint; most?: number | null; anchors?: readonly ChainAnchor[] } = {},
): Promise<ChainCheck> =>
  withTenantSession(scope, 'read', async (db) => {
    const { last, waiting } = await getChainEnds(db, tenantId);
    const faults: ChainFault[] = [];
    const start = from < 1n ? 1n : from;
    // The link before says what the first one must follow.
    const [before] = start === 1n ? [] : await listLinks(db, tenantId, start - 1n, 1);
    let previousHash: Buffer | null = start === 1n ? GENESIS : before?.linkNumber === start - 1n ? before.hash : null;
    let next = start;
    let left = most ?? Infinity;
    let headHash: Buffer | null = null;
    for (;;) {
      const links = await listLinks(db, tenantId, next, Math.min(PAGE, left));
      for (const link of links) {
        const kind = faultOf(link, next, previousHash);
        if (kind) faults.push({ kind, linkNumber: link.linkNumber, recordId: link.record?.recordId ?? null });
        // What follows is judged by what is there, so that one fault is told once.
        previousHash = link.hash;
        headHash = link.hash;
        next = link.linkNumber + 1n;
      }
      left -= links.length;
      if (links.length < PAGE || left <= 0 || faults.length >= MOST_FAULTS) break;
    }
    for (const anchor of anchors) faults.push(...(await checkAnchor(db, tenantId, anchor)));
    const unlinked = await listRecordsWithoutLink(db, tenantId, MOST_FAULTS);
    const bereft = await listWaitingWithoutRecord(db, tenantId, MOST_FAULTS);
    faults.push(...unlinked.map((recordId) => ({ kind: 'NOT_LINKED' as const, linkNumber: null, recordId })));
    faults.push(...bereft.map((recordId) => ({ kind: 'MISSING_RECORD' as const, linkNumber: null, recordId })));
    return { checkedFrom: start, checkedTo: next - 1n, waiting, headHash: last === next - 1n ? headHash : null, faults };
  });
