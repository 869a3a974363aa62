// The id of one version of a report, as the API and the audit trail name it.
import { encodeNodeId } from '@shuangcheng/schema';
import type { ReportKey } from './report-reading.store.js';
import type { ReportChange } from './report-change.store.js';

export const encodeReportId = ({ tenantId, institutionId, month, version }: ReportKey & { readonly version: number }): string =>
  encodeNodeId('Report', [tenantId, institutionId, month, version]);

/** The version that a change made or decided on, for the audit trail. */
export const reportSubject = (tenantId: number, { place, version }: ReportChange): { regionId: number; subject: string } => ({
  regionId: place.regionId,
  subject: encodeReportId({ tenantId, institutionId: place.institutionId, month: place.month, version }),
});
