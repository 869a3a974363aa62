// Grants: given and ended, never deleted, so that the past can say who could do what.
import type { Role } from '@shuangcheng/domain';
import { IsNull } from 'typeorm';
import type { PlatformDb, SignInDb } from '../session/session-db.js';
import { AccessGrantEntity } from './account.entity.js';

export interface NewGrant {
  readonly grantId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly tenantId: number;
  readonly regionId: number;
  readonly subtree: boolean;
  readonly system: string | null;
  readonly institutionId: string | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  /** Whether the account's home is in another province; no unless said otherwise. */
  readonly guest?: boolean;
}

/** Adds a grant; one that is there already under the same id stays as it is. */
export const addGrant = async (db: SignInDb | PlatformDb, grant: NewGrant): Promise<void> => {
  await db.entities.createQueryBuilder().insert().into(AccessGrantEntity).values(grant).orIgnore().updateEntity(false).execute();
};

/** Ends a grant that was not ended before; the next request is refused what it allowed. */
export const endGrant = async (db: SignInDb, tenantId: number, grantId: string, at: Date): Promise<void> => {
  await db.entities.update(AccessGrantEntity, { tenantId, grantId, revokedAt: IsNull() }, { revokedAt: at });
};
