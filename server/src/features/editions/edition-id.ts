// Ids of editions, as the API and the audit trail name them.
import { decodeNodeId, encodeNodeId } from '@shuangcheng/schema';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface EditionKey {
  readonly tenantId: number;
  readonly editionId: string;
}

/** The key in the parts of an id; null where they are none. */
export const readEditionKey = ([tenant, id, ...more]: readonly string[]): EditionKey | null =>
  /^\d{1,9}$/.test(tenant ?? '') && uuid.test(id ?? '') && more.length === 0 ? { tenantId: Number(tenant), editionId: id! } : null;

export const encodeEditionId = ({ tenantId, editionId }: EditionKey): string => encodeNodeId('Edition', [tenantId, editionId]);

/** Null for an id that is none of an edition. */
export const parseEditionId = (id: string): EditionKey | null => {
  const decoded = decodeNodeId(id);
  return decoded?.type === 'Edition' ? readEditionKey(decoded.key) : null;
};
