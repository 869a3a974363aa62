// A finding with its answers and decisions, and the steps that may be taken from here.
import { stateAfter, WORDS } from '@shuangcheng/client-sdk';
import { Card, Tag } from 'antd';
import { itemName } from '../../parts/item-words';
import { periodWords } from '../../parts/period-field';
import { severityColor, severityText } from '../../parts/severity';
import { timeText } from '../../parts/time-text';
import { AnswerForm } from './answer-form';
import { DecideButtons } from './decide-buttons';
import type { CheckFinding, CheckItem } from './item-drawer';

interface CardProps {
  readonly finding: CheckFinding;
  readonly item: CheckItem;
  readonly period: string;
  /** Whether who looks is under review, or has opened the check. */
  readonly answers: boolean;
  readonly decides: boolean;
}

const Step = ({ kind, actor, at, text, correctedPeriod, correctedVersion }: CheckFinding['history'][number]) => (
  <li>
    <strong>{WORDS.FindingStepKind[kind]}</strong> {text}
    {correctedPeriod && `　改正：${periodWords(correctedPeriod)} 第 ${correctedVersion} 版`}
    <span className="quiet">{`　${actor}　${timeText(at)}`}</span>
  </li>
);

export const FindingCard = ({ finding, item, period, answers, decides }: CardProps) => {
  const { severity, state, overdue, message, expected, actual, history, recordedBy, recordedAt } = finding;
  return (
    <Card size="small" type="inner" data-finding={finding.id}>
      <div>
        <Tag color={severityColor(severity)}>{severityText(severity)}</Tag>
        <Tag>{WORDS.FindingState[state]}</Tag>
        {overdue && <Tag color="red">逾期</Tag>}
        {finding.period && <span>{periodWords(finding.period)} </span>}
        {finding.item && <span>{itemName(finding.item)}</span>}
      </div>
      <div className="exact">{message}</div>
      {(expected ?? actual) && (
        <div className="quiet">
          {expected && `应为 ${expected}`} {actual && `实为 ${actual}`}
        </div>
      )}
      <div className="quiet">{`${recordedBy}　${timeText(recordedAt)}`}</div>
      {history.length > 0 && (
        <ul className="problems">
          {history.map((step) => (
            <Step key={`${step.at}/${step.kind}`} {...step} />
          ))}
        </ul>
      )}
      {answers && stateAfter(state, 'EXPLAINED') !== null && <AnswerForm finding={finding} item={item} period={period} />}
      {decides && <DecideButtons finding={finding} />}
    </Card>
  );
};
