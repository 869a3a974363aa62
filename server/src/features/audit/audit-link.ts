// One link of the chain over the audit trail: a digest over the link before and the whole record, as text that can mean one thing only.
import { createHash } from 'node:crypto';

/** A record as the database prints it: nothing is rounded, and equal records print alike. */
export interface PrintedRecord {
  readonly tenantId: number;
  readonly recordId: string;
  readonly regionId: number;
  /** UTC with microseconds. */
  readonly occurredAt: string;
  readonly accountId: string;
  readonly username: string;
  readonly address: string | null;
  readonly requestId: string;
  readonly action: string;
  readonly subjects: readonly string[];
  readonly details: string;
}

export interface LinkPlace {
  readonly linkNumber: bigint;
  readonly algorithm: string;
  readonly previousHash: Buffer;
  /** UTC with microseconds. */
  readonly chainedAt: string;
}

/** Before the first link. */
export const GENESIS = Buffer.alloc(32);

/** The version of the serialisation below; another one gets another number. */
const FORM = 1;

const serialise = (place: LinkPlace, record: PrintedRecord): string =>
  JSON.stringify([
    FORM,
    place.algorithm,
    String(place.linkNumber),
    place.chainedAt,
    record.tenantId,
    record.recordId,
    record.regionId,
    record.occurredAt,
    record.accountId,
    record.username,
    record.address,
    record.requestId,
    record.action,
    record.subjects,
    record.details,
  ]);

/** The digest of a link: over the hash of the link before, then the link's place and the record (UTF-8 of a JSON array). */
export const linkHash = (place: LinkPlace, record: PrintedRecord): Buffer =>
  createHash(place.algorithm).update(place.previousHash).update(serialise(place, record), 'utf8').digest();
