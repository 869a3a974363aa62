// What the rules noticed of the report, and what whoever reported it says to that.
import { ExplainFindingsOperation } from '@shuangcheng/client-sdk';
import { App, Button, Card, Input, Tag } from 'antd';
import { useState } from 'react';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { FindingText } from '../../parts/finding-text';
import type { FormReport } from './form-entry';

const LONGEST = 500;

export const FindingsPanel = ({ report, mayExplain }: { readonly report: FormReport; readonly mayExplain: boolean }) => {
  const { message } = App.useApp();
  const explain = useChange(ExplainFindingsOperation);
  const [texts, setTexts] = useState<Readonly<Record<number, string>>>({});
  if (report.findings.length === 0) return null;
  const explanations = Object.entries(texts)
    .filter(([, text]) => text.trim() !== '')
    .map(([finding, text]) => ({ finding: Number(finding), text: text.trim() }));
  const send = async (): Promise<void> => {
    const done = await explain.run({ reportId: report.id, explanations });
    if (!done?.ok) return;
    setTexts({});
    message.success('说明已提交，审核人员可以看到。');
  };
  const open = report.findings.filter(({ explanation }) => explanation === null).length;
  return (
    <Card
      size="small"
      title={
        <>
          校验发现 {report.findings.length} 处 {open > 0 ? <Tag color="orange">{open} 处未说明</Tag> : <Tag color="green">均已说明</Tag>}
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="quiet">数值少见，但不妨碍上报。请核对：填错的改正后重新上报；属实的写明原因，审核时一并参考。</p>
        {report.findings.map((finding, index) => {
          const { number } = finding;
          return (
            <div key={number ?? index}>
              <FindingText finding={finding} />
              {mayExplain && number !== null && (
                <Input.TextArea
                  aria-label={`第 ${number} 处发现的说明`}
                  placeholder={finding.explanation === null ? '说明原因，如：本月新增空调机房一处' : '可补充或更正说明'}
                  autoSize={{ minRows: 1, maxRows: 4 }}
                  maxLength={LONGEST}
                  value={texts[number] ?? ''}
                  onChange={(event) => setTexts((before) => ({ ...before, [number]: event.target.value }))}
                />
              )}
            </div>
          );
        })}
        <Problems problems={explain.problems} />
        <Failure error={explain.failure} />
        {mayExplain && (
          <div>
            <Button htmlType="submit" loading={explain.running} disabled={explanations.length === 0}>
              提交说明
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
};
