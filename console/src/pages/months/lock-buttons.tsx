// Locking a month against changes, and opening it again: for all, until a day, or for one institution.
import { SetCalendarOperation, type PeriodText } from '@shuangcheng/client-sdk';
import { DatePicker, Flex, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useChange } from '../../answers/use-change';
import { periodWords } from '../../parts/period-field';
import { ReasonButton } from '../../parts/reason-button';

interface LockProps {
  readonly region: string;
  readonly regionName: string;
  readonly period: PeriodText;
}

export const LockButton = ({ region, regionName, period }: LockProps) => {
  const change = useChange(SetCalendarOperation);
  return (
    <ReasonButton
      label="锁定"
      explanation={`锁定${regionName}的${periodWords(period)}（含其辖内）：此后不能填报、修订、审核、撤回，直至重新开放。`}
      usual={['数据已汇总上报', '年度数据定稿']}
      change={change}
      onDecide={async (reason) => (await change.run({ region, locks: [{ from: period }], reason }))?.ok ?? false}
    />
  );
};

export const ReopenButton = ({ region, regionName, period }: LockProps) => {
  const change = useChange(SetCalendarOperation);
  const [until, setUntil] = useState<Dayjs | null>(null);
  const [institution, setInstitution] = useState('');
  return (
    <ReasonButton
      label="重新开放"
      explanation={
        <div className="stack">
          <div>
            重新开放{regionName}的{periodWords(period)}，开放期间可以填报、修订和审核。省级设定的锁定只能由省级重新开放。
          </div>
          <Flex gap="small" wrap>
            <DatePicker
              aria-label="开放至"
              placeholder="开放至（含当日；不填为一直）"
              style={{ width: 240 }}
              value={until}
              onChange={setUntil}
            />
            <Input
              aria-label="只对一家机构"
              placeholder="只对一家机构：统一社会信用代码"
              style={{ width: 240 }}
              value={institution}
              onChange={(event) => setInstitution(event.target.value)}
            />
          </Flex>
        </div>
      }
      usual={['补报遗漏机构', '更正填报错误']}
      change={change}
      onDecide={async (reason) => {
        const reopening = {
          from: period,
          ...(until && { until: until.format('YYYY-MM-DD') }),
          ...(institution.trim() !== '' && { institution: institution.trim() }),
        };
        return (await change.run({ region, reopenings: [reopening], reason }))?.ok ?? false;
      }}
    />
  );
};
