// Accounts and grants as they are read, and as the API shows them.
import { isInForce, type Role } from '@shuangcheng/domain';
import type { Account, AccountGrant } from '@shuangcheng/schema';
import { encodeAccountId, encodeGrantId } from './account-id.js';

export interface AccountRow {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly kind: 'PERSON' | 'CLIENT';
  readonly homeTenantId: number | null;
  readonly homeRegionId: number | null;
  readonly demonstration: boolean;
  readonly disabled: boolean;
  readonly mustChangeSecret: boolean;
  readonly lastUsedAt: Date | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

export interface GrantRow {
  readonly tenantId: number;
  readonly grantId: string;
  readonly accountId: string;
  readonly role: Role;
  readonly regionId: number;
  readonly subtree: boolean;
  readonly system: string | null;
  readonly institutionId: string | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly givenBy: string | null;
  readonly givenAt: Date;
  readonly revokedBy: string | null;
  readonly revokedAt: Date | null;
}

export const toGrantNode = (row: GrantRow, now: Date): AccountGrant => ({
  ...row,
  id: encodeGrantId(row),
  inForce: row.revokedAt === null && isInForce(row, now),
});

export const toAccountNode = (row: AccountRow, grants: readonly GrantRow[], now: Date): Account => ({
  ...row,
  id: encodeAccountId(row.accountId),
  mustChangePassword: row.mustChangeSecret,
  grants: grants.map((grant) => toGrantNode(grant, now)),
});
