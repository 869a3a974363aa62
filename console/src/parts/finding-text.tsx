import { Tag } from 'antd';
import { severityColor, severityText } from './severity';
import { timeText } from './time-text';

interface Finding {
  readonly severity: string;
  readonly message: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly explanation: string | null;
  readonly explainedBy?: string | null;
  readonly explainedAt?: string | null;
}

/** What a rule noticed, what it had expected, and how it was explained. */
export const FindingText = ({ finding }: { readonly finding: Finding }) => {
  const { severity, message, expected, actual, explanation, explainedBy, explainedAt } = finding;
  return (
    <div className="finding">
      <Tag color={severityColor(severity)}>{severityText(severity)}</Tag>
      {message}
      {(expected ?? actual) && (
        <span className="quiet">
          {actual && `　本次 ${actual}`}
          {expected && `　预期 ${expected}`}
        </span>
      )}
      {explanation !== null && (
        <div className="explanation">
          说明：{explanation}
          {explainedBy && (
            <span className="quiet">
              　{explainedBy} {explainedAt && timeText(explainedAt)}
            </span>
          )}
        </div>
      )}
    </div>
  );
};
