// Passwords and client secrets: scrypt, whose parameters stand in the stored text, so that they can be raised later.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}
/** 32 MiB and 68 ms of one core for each try (measured on Node 20). */
const cost: Cost = { log2N: 15, r: 8, p: 1 };
const HASH_BYTES = 32;
/** A longer secret is refused unread. */
export const MOST_SECRET_CHARACTERS = 512;

const derive = (secret: string, salt: Buffer, { log2N, r, p }: Cost, bytes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: 2 ** log2N, r, p, maxmem: 2 ** log2N * r * 128 + 2 ** 20 };
    // The same characters typed on another keyboard are the same secret.
    scrypt(secret.normalize('NFKC'), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

const toText = ({ log2N, r, p }: Cost, salt: Buffer, hash: Buffer): string =>
  `$scrypt$ln=${log2N},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;

/** The text to store for a secret; another one each time. */
export const hashSecret = async (secret: string): Promise<string> => {
  const salt = randomBytes(16);
  return toText(cost, salt, await derive(secret, salt, cost, HASH_BYTES));
};

const stored = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([\w-]+)\$([\w-]+)$/;
const parseStored = (text: string): { cost: Cost; salt: Buffer; hash: Buffer } => {
  const found = stored.exec(text);
  if (!found) throw new Error('a stored secret is not in the form $scrypt$ln=…,r=…,p=…$salt$hash');
  const [, log2N, r, p, salt, hash] = found;
  return {
    cost: { log2N: Number(log2N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt!, 'base64url'),
    hash: Buffer.from(hash!, 'base64url'),
  };
};

/** Stands in for an account that does not exist, so that it takes as long to refuse as a wrong password. */
const nobody = toText(cost, Buffer.alloc(16), Buffer.alloc(HASH_BYTES));

export interface Verification {
  readonly matches: boolean;
  /** The stored text was made with other parameters than today's: store a new one. */
  readonly outdated: boolean;
}

/** Whether the secret is the one stored, in the same time for every answer; null: no such account, which never matches. */
export const verifySecret = async (secret: string, storedText: string | null): Promise<Verification> => {
  const parsed = parseStored(storedText ?? nobody);
  const actual = await derive(secret, parsed.salt, parsed.cost, parsed.hash.length);
  const same = timingSafeEqual(actual, parsed.hash);
  const outdated = parsed.cost.log2N !== cost.log2N || parsed.cost.r !== cost.r || parsed.cost.p !== cost.p;
  return { matches: same && storedText !== null, outdated };
};
