// 发布版: what a province has published of each period, and publishing the next.
import { formatPeriod, periodText, RegionPlaceOperation, RegionsBelowOperation, yearPeriod } from '@shuangcheng/client-sdk';
import { Result } from 'antd';
import { useAnswer, useSuspenseAnswer } from '../../answers/use-answer';
import { currentYear, usePeriod } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { MadeUpMark } from '../../parts/made-up-mark';
import { PeriodField } from '../../parts/period-field';
import { grantsFor, useViewer } from '../../session/viewer';
import { EditionTable } from './edition-table';
import { PublishCard } from './publish-card';

/** The last year that has ended: what is published next. */
const lastYear = () => periodText(formatPeriod(yearPeriod(currentYear() - 1)));

export const EditionsPage = ({ region }: PageProps) => {
  const viewer = useViewer();
  const [period, setPeriod] = usePeriod(lastYear);
  const { region: shown } = useSuspenseAnswer(RegionPlaceOperation, { region });
  const marked = useAnswer(RegionsBelowOperation, { region, first: 1 }).data?.region?.madeUp ?? false;
  if (!shown) return <Result status="404" title={`没有这个区划：${region}`} />;
  const province = shown.level === 'PROVINCE' ? shown : shown.ancestors[0]!;
  const on = (action: Parameters<typeof grantsFor>[1]) =>
    grantsFor(viewer, action).some((grant) => grant.region.code === province.code && grant.system === null);
  const rights = { publishes: on('editions:publish'), verifies: on('audit:read'), seesAll: on('figures:read') };
  return (
    <>
      <div className="page-head">
        <h2>{province.name} 发布版</h2>
        <MadeUpMark shown={marked} />
        <span className="spread" />
        <PeriodField value={period} onChange={setPeriod} />
      </div>
      <div className="stack">
        {rights.publishes && shown.level === 'PROVINCE' && <PublishCard region={region} name={province.name} period={period} />}
        <EditionTable region={region} period={period} rights={rights} />
      </div>
    </>
  );
};
