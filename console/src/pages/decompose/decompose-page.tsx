// 目标分解: one of the region's targets is given to the regions below, a county's to its institutions.
import { DecomposableTargetsOperation, parsePeriod } from '@shuangcheng/client-sdk';
import { Alert, Result } from 'antd';
import { useState } from 'react';
import { useSuspenseAnswer } from '../../answers/use-answer';
import { currentYearPeriod, useAddressValue, usePeriod } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { MadeUpMark } from '../../parts/made-up-mark';
import { NoTargets } from '../../parts/no-targets';
import { YearField } from '../../parts/year-field';
import { DecomposeForm } from './decompose-form';
import { EMPTY_DRAFT, type Draft } from './draft';
import { PublishedShares } from './published-shares';
import { RunDrawer } from './run-drawer';
import { TargetField } from './target-field';

export const DecomposePage = ({ region }: PageProps) => {
  const [period, setPeriod] = usePeriod(currentYearPeriod);
  const [wanted, setWanted] = useAddressValue('target');
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [run, setRun] = useState<string | null>(null);
  const { year } = parsePeriod(period)!;
  const { region: shown } = useSuspenseAnswer(DecomposableTargetsOperation, { region, year });
  if (!shown) return <Result status="404" title={`没有这个区划：${region}`} />;
  const { targets } = shown;
  const chosen = targets.find(({ id }) => id === wanted) ?? targets.find(({ value }) => value !== null) ?? targets[0];
  const names = new Map((chosen?.shares ?? []).map(({ orgUnit }) => [orgUnit.code, orgUnit.name]));
  return (
    <>
      <div className="page-head">
        <h2>
          {shown.name} {year}年目标分解
        </h2>
        <MadeUpMark shown={shown.madeUp} />
        <span className="spread" />
        <YearField value={year} onChange={setPeriod} />
      </div>
      <div className="stack">
        {chosen ? (
          <>
            <TargetField targets={targets} value={chosen.id} onChange={setWanted} />
            {chosen.parentChangedAt && <Alert type="warning" showIcon title="上级目标此后已有新版本，本目标尚未随之调整。" />}
            <PublishedShares key={`shares/${chosen.id}`} target={chosen} onRun={setRun} />
            <DecomposeForm
              key={chosen.id}
              region={region}
              target={chosen}
              toInstitutions={shown.level === 'COUNTY'}
              draft={drafts[chosen.id] ?? EMPTY_DRAFT}
              onDraft={(draft) => setDrafts((before) => ({ ...before, [chosen.id]: draft }))}
            />
          </>
        ) : (
          <NoTargets region={shown.name} year={year} plans={shown.plans} onYear={setPeriod} />
        )}
      </div>
      <RunDrawer run={run} names={names} onClose={() => setRun(null)} />
    </>
  );
};
