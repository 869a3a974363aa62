// Failed sign-ins, counted in the database so that the count holds over all servers.
import { statement } from '../database/statement.js';
import type { SignInDb } from '../session/session-db.js';

const selectCounts = statement(
  'select_sign_in_failures',
  'select throttle_key, failures, window_started_at from sign_in_throttle where throttle_key = any ($1) and window_started_at > $2',
);

export interface FailureCount {
  readonly key: string;
  readonly failures: number;
  readonly windowStartedAt: Date;
}

/** The counts whose window began after `since`; a key without failures is not among them. */
export const listFailureCounts = async (db: SignInDb, keys: readonly string[], since: Date): Promise<FailureCount[]> => {
  const rows = await db.query<{ throttle_key: string; failures: number; window_started_at: Date }>(selectCounts, [keys, since]);
  return rows.map((row) => ({ key: row.throttle_key, failures: row.failures, windowStartedAt: row.window_started_at }));
};

const countFailures = statement(
  'count_sign_in_failures',
  `insert into sign_in_throttle as kept (throttle_key, window_started_at, failures)
   select key, $2, 1 from unnest($1::text[]) as key order by key
   on conflict (throttle_key) do update set
     failures = case when kept.window_started_at > $3 then kept.failures + 1 else 1 end,
     window_started_at = case when kept.window_started_at > $3 then kept.window_started_at else $2 end
   returning throttle_key as key, failures`,
);
const deletePast = statement(
  'delete_past_sign_in_failures',
  `delete from sign_in_throttle where throttle_key in (
     select throttle_key from sign_in_throttle where window_started_at <= $1 limit 100 for update skip locked)`,
);

/** Counts one failure for each key, and gives the counts; a window that began before `since` begins anew. */
export const countSignInFailure = async (
  db: SignInDb,
  keys: readonly string[],
  now: Date,
  since: Date,
): Promise<{ readonly key: string; readonly failures: number }[]> => {
  await db.query(deletePast, [since]);
  return db.query(countFailures, [keys, now, since]);
};

const deleteCount = statement('delete_sign_in_failures', 'delete from sign_in_throttle where throttle_key = $1');

export const clearSignInFailures = async (db: SignInDb, key: string): Promise<void> => {
  await db.query(deleteCount, [key]);
};
