// A row of an export of reports as other systems exchange it.
import { formatPeriod, monthPeriod, type ExchangedReport, type Region } from '@shuangcheng/domain';
import { toMeasures } from '../reports/measure-row.js';
import type { ReportExportRow } from './report-export.store.js';

export const toExchangedReport = (region: Region, row: ReportExportRow): ExchangedReport => {
  const { name, type, system, version, madeUp } = row;
  const status = row.approved ? 'APPROVED' : 'SUBMITTED';
  return {
    institution: row.code,
    period: formatPeriod(monthPeriod(row.month)),
    remarks: { name, region: region.code, type, system, version, status, madeUp },
    measures: toMeasures(row),
  };
};
