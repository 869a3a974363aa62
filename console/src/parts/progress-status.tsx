// How a target stands, in words; where nothing can be said, why.
import { WORDS, type ProgressReason, type ProgressStatus } from '@shuangcheng/client-sdk';
import { Tag } from 'antd';

const COLORS: Readonly<Record<ProgressStatus, string>> = {
  AHEAD: 'green',
  ON_TRACK: 'green',
  AT_RISK: 'orange',
  BEHIND: 'red',
  NO_DATA: 'default',
};

interface StatusProps {
  readonly status: ProgressStatus;
  readonly reason: ProgressReason | null;
  /** In a list of many: on one line, the whole reason when pointed at. */
  readonly brief?: boolean;
}

export const StatusTag = ({ status }: { readonly status: ProgressStatus }) => (
  <Tag color={COLORS[status]}>{WORDS.ProgressStatus[status]}</Tag>
);

export const ProgressStatusMark = ({ status, reason, brief = false }: StatusProps) => (
  <>
    <StatusTag status={status} />
    {reason && !brief && <div className="quiet">{WORDS.ProgressReason[reason]}</div>}
    {reason && brief && (
      <span className="quiet" title={WORDS.ProgressReason[reason]}>
        {WORDS.ProgressReason[reason].split('：')[0]}
      </span>
    )}
  </>
);
