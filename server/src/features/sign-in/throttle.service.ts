// Guessing is slowed down: failed sign-ins are counted for the user name and for the address, over all servers.
import { createHash } from 'node:crypto';
import {
  clearSignInFailures,
  countSignInFailure,
  listFailureCounts,
  type Database,
  type SignInDb,
  withSignInSession,
} from '@shuangcheng/tenants';
import { SignInRefusal } from './sign-in-refusal.js';

export const FAILURES_FOR_USERNAME = 5;
export const FAILURES_FOR_ADDRESS = 50;
export const WINDOW_MS = 5 * 60_000;

export interface Attempt {
  readonly username: string;
  readonly address: string;
}

// Hashed: what people type where a user name is asked for (their password, now and then) is not kept.
const usernameKey = ({ username }: Attempt): string => `username:${createHash('sha256').update(username).digest('base64url')}`;
const addressKey = ({ address }: Attempt): string => `address:${address}`;

/** Throws slow_down while there were too many failures, whether or not the secret is right this time. */
export const assertNotThrottled = async (database: Database, attempt: Attempt, now: Date): Promise<void> => {
  const since = new Date(now.getTime() - WINDOW_MS);
  const keys = [usernameKey(attempt), addressKey(attempt)];
  const counts = await withSignInSession(database, (db) => listFailureCounts(db, keys, since));
  const full = counts.filter(
    ({ key, failures }) => failures >= (key.startsWith('address:') ? FAILURES_FOR_ADDRESS : FAILURES_FOR_USERNAME),
  );
  if (full.length === 0) return;
  const ends = Math.max(...full.map((count) => count.windowStartedAt.getTime() + WINDOW_MS));
  throw new SignInRefusal('slow_down', null, Math.max(1, Math.ceil((ends - now.getTime()) / 1000)));
};

/** Counts the failure; `record` runs in the same transaction, with the number of the user name's failures. */
export const countFailure = (
  database: Database,
  attempt: Attempt,
  now: Date,
  record: (db: SignInDb, failures: number) => Promise<void> = async () => undefined,
): Promise<void> =>
  withSignInSession(database, async (db) => {
    const key = usernameKey(attempt);
    const counts = await countSignInFailure(db, [key, addressKey(attempt)], now, new Date(now.getTime() - WINDOW_MS));
    await record(db, counts.find((count) => count.key === key)?.failures ?? 0);
  });

/** After a success the user name begins anew; the address does not, else one good account would pay for any guessing. */
export const forgetFailures = (database: Database, attempt: Attempt): Promise<void> =>
  withSignInSession(database, (db) => clearSignInFailures(db, usernameKey(attempt)));
