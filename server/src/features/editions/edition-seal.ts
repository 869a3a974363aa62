// Digests and the seal of an edition: over the hash of the edition before, then everything of this one.
import {
  EDITION_PARTS,
  headText,
  partLines,
  type EditionContent,
  type EditionDigests,
  type EditionHead,
  type EditionPart,
} from '@shuangcheng/domain';
import { createHash } from 'node:crypto';

/** Before the first edition of a province. */
export const FIRST_PREVIOUS_HASH = Buffer.alloc(32);

const digestOf = (part: EditionPart, content: EditionContent, algorithm: string): string => {
  const digest = createHash(algorithm);
  for (const line of partLines(part, content)) digest.update(line, 'utf8').update('\n');
  return digest.digest('hex');
};

export const digestsOf = (content: EditionContent, algorithm: string): EditionDigests =>
  Object.fromEntries(EDITION_PARTS.map((part) => [part, digestOf(part, content, algorithm)])) as unknown as EditionDigests;

export interface Seal {
  readonly algorithm: string;
  readonly digests: EditionDigests;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** The hash of an edition, given the digests of its parts. */
export const sealHash = (head: EditionHead, { algorithm, digests, previousHash }: Omit<Seal, 'hash'>): Buffer =>
  createHash(algorithm)
    .update(previousHash)
    .update(headText(head, algorithm, digests), 'utf8')
    .digest();

export const sealOf = (head: EditionHead, digests: EditionDigests, algorithm: string, previousHash: Buffer): Seal => {
  const open = { algorithm, digests, previousHash };
  return { ...open, hash: sealHash(head, open) };
};
