// All that is known of one institution, and what may be done with it.
import { FindInstitutionOperation } from '@shuangcheng/client-sdk';
import { Button, Flex, Result, Skeleton } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { MadeUpMark } from '../../parts/made-up-mark';
import { ChangeForm } from './change-form';
import { EndingButton } from './ending-button';
import { InstitutionFacts } from './institution-facts';
import { InstitutionReports } from './institution-reports';
import { RegisterHistory } from './register-history';

interface OneProps {
  readonly code: string;
  readonly region: string;
  readonly writes: boolean;
}

export const OneInstitution = ({ code, region, writes }: OneProps) => {
  const [changing, setChanging] = useState(false);
  const { data, error, isPending } = useAnswer(FindInstitutionOperation, { code });
  if (error) return <Failure error={error} />;
  if (isPending) return <Skeleton active />;
  const institution = data.institution;
  if (!institution) return <Result status="404" title={`名录中没有这家机构，或不在您的授权范围内：${code}`} />;
  if (changing) return <ChangeForm institution={institution} onDone={() => setChanging(false)} />;
  return (
    <div className="stack">
      <Flex gap="small" wrap align="center">
        <MadeUpMark shown={institution.madeUp} />
        <span style={{ flex: 1 }} />
        {writes && (
          <>
            <Button onClick={() => setChanging(true)}>变更</Button>
            <EndingButton key={institution.validTo} institution={institution} step={institution.validTo === null ? 'CLOSE' : 'REOPEN'} />
          </>
        )}
      </Flex>
      <InstitutionFacts institution={institution} />
      <InstitutionReports institution={institution} region={institution.parent?.code ?? region} />
      <RegisterHistory institution={code} />
    </div>
  );
};
