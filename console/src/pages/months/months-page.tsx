// 月份: the year's months of the regions below: who is complete, confirmed, locked; and what to do about a month.
import { parsePeriod, periodText, RegionMonthsOperation } from '@shuangcheng/client-sdk';
import { Card, Skeleton } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { useAddress } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { useMonth } from '../../frame/use-month';
import { ExportButtons } from '../../parts/export-buttons';
import { Failure } from '../../parts/failure';
import { MadeUpMark } from '../../parts/made-up-mark';
import { PageTurner } from '../../parts/page-turner';
import { useCursor } from '../../parts/use-cursor';
import { YearField } from '../../parts/year-field';
import { MonthDrawer } from './month-drawer';
import { MonthList } from './month-list';
import { MonthMatrix } from './month-matrix';

/** Forty regions of twelve months. */
const PAGE_SIZE = 480;

export const MonthsPage = ({ region }: PageProps) => {
  const [search, change] = useAddress();
  const [period, setPeriod] = useMonth();
  const { year } = parsePeriod(period)!;
  const cursor = useCursor(`${region}/${year}`);
  const { data, error, isPending, refetch } = useAnswer(
    RegionMonthsOperation,
    { region, year, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const rows = data?.months.nodes ?? [];
  const opened = rows.find((row) => row.region.code === search.get('county') && row.period === period) ?? null;
  const open = (county: string | null, month = period): void => change({ values: { county, period: month } });
  return (
    <>
      <div className="page-head">
        <h2>月份</h2>
        <YearField value={year} onChange={(chosen) => setPeriod(periodText(`${chosen.slice(0, 4)}-${period.slice(5)}`))} />
        <MadeUpMark shown={data?.region?.madeUp ?? false} />
        <span className="spread" />
        <ExportButtons
          name="roll-ups"
          query={{ region, from: `${year}-01`, to: `${year}-12` }}
          fileName={`汇总-${region}-${year}`}
          label="导出各月汇总"
        />
      </div>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Skeleton active />
      ) : (
        <div className="stack">
          <Card size="small">
            <MonthMatrix rows={rows} year={year} period={period} onPeriod={setPeriod} onOpen={open} />
            {data.months.totalCount > PAGE_SIZE && <PageTurner cursor={cursor} page={data.months} pageSize={PAGE_SIZE} />}
          </Card>
          <MonthList
            key={period}
            region={region}
            regionName={data.region?.name ?? ''}
            period={period}
            rows={rows.filter((row) => row.period === period)}
            onOpen={open}
          />
        </div>
      )}
      <MonthDrawer row={opened} onClose={() => open(null)} />
    </>
  );
};
