// Guessing is slowed down: failures are counted for the user name from one address, for the user name from everywhere, and
// for the address, over all servers. Whoever guesses from elsewhere does not lock out the clerk whose name it is: that
// takes guesses from ten networks within five minutes. All of them together have 50 guesses at a name in five minutes.
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import {
  clearSignInFailures,
  countSignInFailure,
  listFailureCounts,
  withSignInSession,
  type Database,
  type SignInDb,
} from '@shuangcheng/tenants';
import { SignInRefusal } from './sign-in-refusal.js';

export const FAILURES_FOR_USERNAME_AND_ADDRESS = 5;
export const FAILURES_FOR_USERNAME = 50;
export const FAILURES_FOR_ADDRESS = 50;
export const WINDOW_MS = 5 * 60_000;

export interface Attempt {
  /** In its canonical form. */
  readonly username: string;
  readonly address: string;
}

/** Whoever has an IPv6 address has 2^64 of them: they count as one. IPv4 within IPv6 counts as itself. */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (isIP(address) !== 6) return address;
  const [before, after] = address.split('%')[0]!.split('::') as [string, string?];
  const groups = before === '' ? [] : before.split(':');
  const missing = after === undefined ? 0 : 8 - groups.length - (after === '' ? 0 : after.split(':').length);
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...(after ? after.split(':') : [])];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};

// Hashed: what people type where a user name is asked for (their password, now and then) is not kept.
const hashed = (username: string): string => createHash('sha256').update(username).digest('base64url');
const pairKey = ({ username, address }: Attempt): string => `pair:${hashed(username)}:${networkOf(address)}`;
const keysOf = (attempt: Attempt): string[] => [
  pairKey(attempt),
  `username:${hashed(attempt.username)}`,
  `address:${networkOf(attempt.address)}`,
];

const limits: Readonly<Record<string, number>> = {
  pair: FAILURES_FOR_USERNAME_AND_ADDRESS,
  username: FAILURES_FOR_USERNAME,
  address: FAILURES_FOR_ADDRESS,
};

const windowBefore = (now: Date): Date => new Date(now.getTime() - WINDOW_MS);

/** Seconds until another try makes sense; null while there were not too many failures. */
export const secondsToWait = async (db: SignInDb, attempt: Attempt, now: Date): Promise<number | null> => {
  const counts = await listFailureCounts(db, keysOf(attempt), windowBefore(now));
  const full = counts.filter(({ key, failures }) => failures >= limits[key.split(':')[0]!]!);
  if (full.length === 0) return null;
  const ends = Math.max(...full.map((count) => count.windowStartedAt.getTime() + WINDOW_MS));
  return Math.max(1, Math.ceil((ends - now.getTime()) / 1000));
};

/** Throws slow_down while there were too many failures, whether or not the secret is right this time. */
export const assertNotThrottled = async (database: Database, attempt: Attempt, now: Date): Promise<void> => {
  const seconds = await withSignInSession(database, (db) => secondsToWait(db, attempt, now));
  if (seconds !== null) throw new SignInRefusal('slow_down', null, seconds);
};

/** Failures at the name within the window. */
export interface FailuresOfName {
  readonly fromHere: number;
  readonly fromEverywhere: number;
}

export const noteFailure = async (db: SignInDb, attempt: Attempt, now: Date): Promise<FailuresOfName> => {
  const keys = keysOf(attempt);
  const counts = await countSignInFailure(db, keys, now, windowBefore(now));
  const of = (key: string): number => counts.find((count) => count.key === key)?.failures ?? 0;
  return { fromHere: of(keys[0]!), fromEverywhere: of(keys[1]!) };
};

/** Counts the failure; `record` runs in the same transaction. */
export const countFailure = (
  database: Database,
  attempt: Attempt,
  now: Date,
  record: (db: SignInDb, counts: FailuresOfName) => Promise<void> = async () => undefined,
): Promise<void> => withSignInSession(database, async (db) => record(db, await noteFailure(db, attempt, now)));

/** After a success the name begins anew at this address; the others do not, else one good account would pay for any guessing. */
export const noteSuccess = (db: SignInDb, attempt: Attempt): Promise<void> => clearSignInFailures(db, pairKey(attempt));

export const forgetFailures = (database: Database, attempt: Attempt): Promise<void> =>
  withSignInSession(database, (db) => noteSuccess(db, attempt));
