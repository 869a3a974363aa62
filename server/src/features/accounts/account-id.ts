// Ids of accounts and grants as opaque text: an account belongs to no tenant, a grant to the province it was given in.

const encode = (key: readonly string[]): string => Buffer.from(key.join(':')).toString('base64url');
const decode = (id: string): string[] => Buffer.from(id, 'base64url').toString().split(':');
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export interface GrantKey {
  readonly tenantId: number;
  readonly grantId: string;
}

export const encodeAccountId = (accountId: string): string => encode(['Account', accountId]);
export const encodeGrantId = ({ tenantId, grantId }: GrantKey): string => encode(['Grant', String(tenantId), grantId]);

/** The account's key; null for text that is not an account's id. */
export const decodeAccountId = (id: string): string | null => {
  const [type, accountId = '', ...rest] = decode(id);
  return type === 'Account' && uuid.test(accountId) && rest.length === 0 ? accountId : null;
};

/** The grant's key; null for text that is not a grant's id. */
export const decodeGrantId = (id: string): GrantKey | null => {
  const [type, tenantId = '', grantId = '', ...rest] = decode(id);
  return type === 'Grant' && /^\d{6}$/.test(tenantId) && uuid.test(grantId) && rest.length === 0
    ? { tenantId: Number(tenantId), grantId }
    : null;
};
