// Hard: a report is taken only for a month that is open and an institution that stands.
import { firstDayOf, formatPeriod, monthOfDay, monthPeriod } from '../../periods/period.js';
import { finding, type RuleFinding } from '../finding.js';
import type { ReportContext } from '../report-context.js';

/** The month is open for reporting: neither too early nor locked. */
export const checkPeriodOpen = ({ report }: ReportContext): RuleFinding[] => {
  const details = { actual: formatPeriod(monthPeriod(report.month)) };
  if (report.periodState === 'NOT_YET_OPEN') return [finding('PERIOD_NOT_OPEN', { details })];
  return report.periodState === 'CLOSED' ? [finding('PERIOD_CLOSED', { details })] : [];
};

/** The institution stands in the register on some day of the month. */
export const checkInstitutionOpen = ({ report }: ReportContext): RuleFinding[] => {
  const first = firstDayOf(report.month);
  const stands = report.institution.validity.some(
    ({ validFrom, validTo }) => monthOfDay(validFrom) <= report.month && (validTo === null || validTo > first),
  );
  return stands ? [] : [finding('INSTITUTION_NOT_OPEN', { details: { actual: formatPeriod(monthPeriod(report.month)) } })];
};
