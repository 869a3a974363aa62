// A region's targets of a year against their paths: who is on the way, how much is left, and who below is behind.
import { parsePeriod, ProgressInDetailOperation, ProgressOfChildrenOperation, RemainingAllowanceOperation } from '@shuangcheng/client-sdk';
import { useQueryClient } from '@tanstack/react-query';
import { Card, Result } from 'antd';
import { answerKey, useSuspenseAnswer } from '../../answers/use-answer';
import { useFollow } from '../../answers/use-follow';
import { currentYearPeriod, useAddressValue, usePeriod } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { LiveMark } from '../../parts/live-mark';
import { NoTargets } from '../../parts/no-targets';
import { YearField } from '../../parts/year-field';
import { togetherWords } from '../../parts/together-words';
import { Allowance } from './allowance';
import { ChildProgress } from './child-progress';
import { LockedCarbon } from './locked-carbon';
import { ProgressChart } from './progress-chart';
import { TargetDetail } from './target-detail';
import { targetName } from '../../parts/target-name';
import { TargetTable } from './target-table';

/** What an event makes old. */
const MOVED = [ProgressInDetailOperation, ProgressOfChildrenOperation, RemainingAllowanceOperation];

export const ProgressPage = ({ region }: PageProps) => {
  const queries = useQueryClient();
  const [period, setPeriod] = usePeriod(currentYearPeriod);
  const [wanted, setWanted] = useAddressValue('target');
  const { year } = parsePeriod(period)!;
  const { region: shown, progressRule } = useSuspenseAnswer(ProgressInDetailOperation, { region, year });
  const live = useFollow(
    `progress/${region}/${year}`,
    (client, options) => client.progressUpdated({ region, year }, options),
    () => MOVED.forEach((operation) => void queries.invalidateQueries({ queryKey: answerKey(operation) })),
  );
  if (!shown) return <Result status="404" title={`没有这个区划：${region}`} />;
  const { progress } = shown;
  const chosen = progress.find(({ target }) => target.id === wanted) ?? progress[0];
  return (
    <>
      <div className="page-head">
        <h2>
          {shown.name} {year}年目标进度
        </h2>
        <span className="spread" />
        <LiveMark state={live} />
        <YearField value={year} onChange={setPeriod} />
      </div>
      <div className="stack">
        {chosen ? (
          <>
            <TargetTable targets={progress} chosen={chosen.target.id} onChoose={setWanted} />
            <Card size="small" title={`${targetName(chosen.target)}：路径、已审核与预测`}>
              <div className="stack">
                <ProgressChart region={region} progress={chosen} />
                <TargetDetail progress={chosen} rule={progressRule} />
                {chosen.target.together && <span>{togetherWords(chosen.target.together)}</span>}
                <LockedCarbon progress={chosen} />
                <Allowance key={chosen.target.id} region={region} year={year} progress={chosen} />
              </div>
            </Card>
          </>
        ) : (
          <NoTargets region={shown.name} year={year} plans={shown.plans} onYear={setPeriod} />
        )}
        <ChildProgress region={region} year={year} indicator={chosen?.target.indicator ?? 'ENERGY_TOTAL'} />
      </div>
    </>
  );
};
