import { WORDS } from '@shuangcheng/client-sdk';
import { Tag } from 'antd';
import { timeText } from '../../parts/time-text';
import type { MonthRow } from './month-row';

/** Who confirmed it when, and whether it has changed since. */
export const Confirmed = ({ by }: { readonly by: MonthRow['city'] }) =>
  by ? (
    <>
      {by.actor} <span className="quiet">{timeText(by.at)}</span>
      {by.stale && <Tag color="orange">此后有变动</Tag>}
    </>
  ) : (
    <span className="quiet">—</span>
  );

export const LockText = ({ lock }: { readonly lock: MonthRow['lock'] }) =>
  lock ? (
    <>
      自 {lock.since} 起{lock.automatic && '自动'}锁定{lock.reason && `：${lock.reason}`}
      <div className="quiet">
        {lock.region.name}，{WORDS.ConfirmingLevel[lock.issuedBy]}设定
      </div>
    </>
  ) : (
    <span className="quiet">开放</span>
  );
