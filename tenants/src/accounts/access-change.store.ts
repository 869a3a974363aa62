// Whose rights changed: for what was opened under rights that were read earlier.
import { statement } from '../database/statement.js';
import type { Database } from '../database/database.js';
import { askInSignInSession } from '../session/session.js';

export interface AccessChanges {
  /** Transactions from this number on may not have been looked at: where to begin the next time. */
  readonly next: string;
  readonly treeVersion: string;
  /** Accounts of which a grant, a session or the account itself was changed. */
  readonly accounts: readonly string[];
}

const selectChanges = statement(
  'select_access_changes',
  `select txid_snapshot_xmin(txid_current_snapshot())::text as next, (select version from tree_version) as "treeVersion",
     array(select account_id from account where changed_in >= $1
           union select account_id from access_grant where changed_in >= $1
           union select account_id from refresh_token where changed_in >= $1 and revoked_at is not null) as accounts`,
);

/** What was committed since the look that gave `since`; null: only where to begin. Some of it may be told twice, none is left out. */
export const findAccessChanges = async (database: Database, since: string | null): Promise<AccessChanges> => {
  const [found] = await askInSignInSession<AccessChanges>(database, selectChanges, [since ?? '9223372036854775807']);
  return found!;
};
