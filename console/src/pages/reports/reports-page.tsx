// 填报: the institutions of a region and how their month stands, or one institution's months; and the form of one month.
import { parsePeriod, type PeriodText } from '@shuangcheng/client-sdk';
import { lastMonth, useAddress } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { useMonth } from '../../frame/use-month';
import { Boundary } from '../../parts/boundary';
import { ownInstitution } from '../../session/own-institution';
import { useViewer } from '../../session/viewer';
import { InstitutionMonths } from './institution-months';
import { ReportForm } from './report-form';
import { ReportList } from './report-list';

/** An institution's year, for who came without a month. */
const yearOf = (search: URLSearchParams): number =>
  parsePeriod(search.get('period') ?? lastMonth())?.year ?? parsePeriod(lastMonth())!.year;

export const ReportsPage = ({ region }: PageProps) => {
  const own = ownInstitution(useViewer());
  const [search, change] = useAddress();
  const [period] = useMonth();
  const institution = search.get('institution');
  const open = (code: string | null, month?: PeriodText): void =>
    change({ values: { institution: code, ...(month && { period: month }) }, step: true });
  if (institution !== null)
    return (
      <Boundary key={`${institution}/${period}`}>
        <ReportForm institution={institution} period={period} region={region} onClose={() => open(null)} onOpen={open} />
      </Boundary>
    );
  return own === null ? (
    <ReportList region={region} onOpen={open} />
  ) : (
    <InstitutionMonths institution={own} year={yearOf(search)} onOpen={(month) => open(own, month)} />
  );
};
