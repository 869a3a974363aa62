// Verifying editions: figures and totals by recomputing, contents by their digests, the chain by its hashes.
import {
  EDITION_PARTS,
  findFigureFaults,
  findLedgerFaults,
  findSumFaults,
  thawFactors,
  type EditionContent,
  type EditionFault,
} from '@shuangcheng/domain';
import { assertCan, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { listActs } from '../audit/audit-trail.service.js';
import { encodeEditionId, type EditionKey } from './edition-id.js';
import { LEDGER_ENTRIES, sumListedVersions } from './edition-ledger.store.js';
import { getContent, listChain, type EditionRow } from './edition-reading.store.js';
import { digestsOf, FIRST_PREVIOUS_HASH, sealHash } from './edition-seal.js';

const fault = (kind: EditionFault['kind'], what: string, expected: string | null, actual: string | null): EditionFault => ({
  kind,
  regionId: null,
  what,
  expected,
  actual,
});

const findContentFaults = (edition: EditionRow, content: EditionContent): EditionFault[] => {
  const digests = digestsOf(content, edition.algorithm);
  const changed = EDITION_PARTS.filter((part) => digests[part] !== edition.digests[part]);
  return changed.map((part) => fault('CONTENT_CHANGED', part, edition.digests[part], digests[part]));
};

const findSealFault = (edition: EditionRow): EditionFault[] => {
  const hash = sealHash(edition, edition);
  return hash.equals(edition.hash) ? [] : [fault('SEAL_BROKEN', 'hash', hash.toString('hex'), edition.hash.toString('hex'))];
};

/** What the edition must follow: numbers without a gap, and the hash of the one before. */
const findChainFaults = (edition: EditionRow, before: EditionRow | null): EditionFault[] => {
  const expected = (before?.chainNumber ?? 0) + 1;
  if (edition.chainNumber !== expected) return [fault('EDITION_MISSING', 'chainNumber', String(expected), String(edition.chainNumber))];
  const previous = before?.hash ?? FIRST_PREVIOUS_HASH;
  if (edition.previousHash.equals(previous)) return [];
  return [fault('CHAIN_BROKEN', 'previousHash', previous.toString('hex'), edition.previousHash.toString('hex'))];
};

/** The hashes that the audit trail noted when the province's editions were published, by their ids. */
type Noted = ReadonlyMap<string, string>;
const listNoted = async (db: TenantDb, tenantId: number): Promise<Noted> => {
  const acts = await listActs(db, tenantId, tenantId, 'publishEdition');
  return new Map(acts.map(({ subjects, details }) => [subjects[0]!, String(details['hash'])]));
};
const findNotedFaults = (edition: EditionRow, noted: Noted): EditionFault[] => {
  const [expected, actual] = [noted.get(encodeEditionId(edition)) ?? null, edition.hash.toString('hex')];
  return expected === actual ? [] : [fault('AUDIT_DIFFERS', 'hash', expected, actual)];
};

const checkOne = async (db: TenantDb, edition: EditionRow, before: EditionRow | null, noted: Noted): Promise<EditionFault[]> => {
  const content = await getContent(db, edition);
  return [
    ...findChainFaults(edition, before),
    ...findSealFault(edition),
    ...findNotedFaults(edition, noted),
    ...findContentFaults(edition, content),
    ...findSumFaults(edition, content),
    ...findFigureFaults(edition, content, thawFactors(edition)),
    ...findLedgerFaults(edition, content, LEDGER_ENTRIES, await sumListedVersions(db, edition)),
  ];
};

/** What is wrong with an edition, and with its place in the chain. Throws OUT_OF_SCOPE and FORBIDDEN: to who reads the audit trail. */
export const verifyEdition = (scope: RequestScope, key: EditionKey): Promise<EditionFault[]> => {
  assertCan(scope, 'audit:read', { regionId: key.tenantId });
  return withTenantSession(scope, 'read', async (db) => {
    const [chain, noted] = await Promise.all([listChain(db, key.tenantId), listNoted(db, key.tenantId)]);
    const at = chain.findIndex((edition) => edition.editionId === key.editionId);
    return checkOne(db, chain[at]!, chain[at - 1] ?? null, noted);
  });
};

/** An edition as the check of all of them names it, and what is wrong with it. */
export interface ChainVerdict {
  readonly edition: string;
  readonly faults: readonly EditionFault[];
}

/** The same of every edition of the province, in the order of the chain, and then of those that were published and are gone. */
export async function* verifyEditions(scope: RequestScope, tenantId: number): AsyncIterable<ChainVerdict> {
  const read = <T>(work: (db: TenantDb) => Promise<T>): Promise<T> => withTenantSession(scope, 'read', work);
  const [chain, noted] = [await read((db) => listChain(db, tenantId)), await read((db) => listNoted(db, tenantId))];
  for (const [index, edition] of chain.entries()) {
    const faults = await read((db) => checkOne(db, edition, chain[index - 1] ?? null, noted));
    yield { edition: `${edition.chainNumber} (${edition.period}, ${edition.number})`, faults };
  }
  const kept = new Set(chain.map(encodeEditionId));
  for (const [id, hash] of noted) if (!kept.has(id)) yield { edition: id, faults: [fault('EDITION_MISSING', 'hash', hash, null)] };
}
