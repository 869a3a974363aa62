// Ids of checks and findings, as the API and the audit trail name them.
import { decodeNodeId, encodeNodeId } from '@shuangcheng/schema';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export interface CheckKey {
  readonly tenantId: number;
  readonly checkId: string;
}
export interface FindingKey {
  readonly tenantId: number;
  readonly findingId: string;
}

const decode = (type: 'QualityCheck' | 'CheckFinding', id: string): { tenantId: number; key: string } | null => {
  const decoded = decodeNodeId(id);
  const [tenant, key, ...more] = decoded?.type === type ? decoded.key : [];
  return /^\d{1,9}$/.test(tenant ?? '') && uuid.test(key ?? '') && more.length === 0 ? { tenantId: Number(tenant), key: key! } : null;
};

export const encodeCheckId = ({ tenantId, checkId }: CheckKey): string => encodeNodeId('QualityCheck', [tenantId, checkId]);
export const encodeFindingId = ({ tenantId, findingId }: FindingKey): string => encodeNodeId('CheckFinding', [tenantId, findingId]);

/** Null for an id that is none of a check. */
export const parseCheckId = (id: string): CheckKey | null => {
  const decoded = decode('QualityCheck', id);
  return decoded && { tenantId: decoded.tenantId, checkId: decoded.key };
};
/** Null for an id that is none of a finding. */
export const parseFindingId = (id: string): FindingKey | null => {
  const decoded = decode('CheckFinding', id);
  return decoded && { tenantId: decoded.tenantId, findingId: decoded.key };
};
