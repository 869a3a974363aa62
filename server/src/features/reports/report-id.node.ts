// The report version that an id of the API names, for other features.
import type { MonthKey } from '@shuangcheng/domain';
import { decodeNodeId } from '@shuangcheng/schema';

export interface ReportVersionKey {
  readonly tenantId: number;
  readonly institutionId: string;
  readonly month: MonthKey;
  readonly version: number;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Null for an id that is none of a report. */
export const parseReportId = (id: string): ReportVersionKey | null => {
  const decoded = decodeNodeId(id);
  const [tenantId, institutionId, month, version, ...more] = decoded?.type === 'Report' ? decoded.key : [];
  const isReport =
    /^\d{1,9}$/.test(tenantId ?? '') &&
    uuid.test(institutionId ?? '') &&
    /^\d{6}$/.test(month ?? '') &&
    /^\d{1,9}$/.test(version ?? '') &&
    more.length === 0;
  return isReport ? { tenantId: Number(tenantId), institutionId: institutionId!, month: Number(month), version: Number(version) } : null;
};
