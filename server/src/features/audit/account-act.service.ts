// What happens to an account before or beside a request of its own: signing in, failing to, a new password.
import type { SignInDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { listPlacesOfAccount } from './account-act.store.js';
import { appendAuditRecords } from './audit-record.store.js';

export interface AccountAct {
  readonly username: string;
  readonly kind: 'PERSON' | 'CLIENT';
  readonly action: 'signIn' | 'signInFailed' | 'signInLockedOut' | 'changePassword' | 'resetPassword';
  readonly address: string | null;
  readonly requestId: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Records the act in the trail of each region of the account's grants and of its home, in the caller's own transaction. A name
 * that no account has leaves nothing behind: it may be somebody's password. Nor does an account of no region.
 */
export const recordAccountAct = async (db: SignInDb, act: AccountAct, now: Date): Promise<void> => {
  const places = await listPlacesOfAccount(db, act.username, act.kind, now);
  await appendAuditRecords(
    db,
    places.map(({ accountId, username, tenantId, regionId }) => ({
      tenantId,
      recordId: randomUUID(),
      regionId,
      occurredAt: now,
      accountId,
      username,
      address: act.address,
      requestId: act.requestId,
      action: act.action,
      subjects: [username],
      details: { ...act.details },
    })),
  );
};
