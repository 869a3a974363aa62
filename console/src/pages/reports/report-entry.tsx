// The form itself: typed, saved, submitted; a refusal is told at the field that it is about, and what was typed stays.
import { SaveReportOperation, SubmitOperation, type AnsweredProblem, type MeasureInput, type PeriodText } from '@shuangcheng/client-sdk';
import { App, Card } from 'antd';
import { useRef } from 'react';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { ITEM_GROUPS } from '../../parts/item-words';
import { EntryActions } from './entry-actions';
import { entriesOf, inputsOf, type FormInstitution } from './form-entry';
import { ItemRow, type FieldFaults } from './item-rows';
import type { TypedReport } from './use-typed';

/** Problems of single fields by "<item>.<field>", and the others. */
const sortOut = (
  problems: readonly AnsweredProblem[],
  sent: readonly MeasureInput[],
): { faults: FieldFaults; others: AnsweredProblem[] } => {
  const faults = new Map<string, string>();
  const others: AnsweredProblem[] = [];
  for (const problem of problems) {
    const [, list, index, field] = problem.path ?? [];
    const item = list === 'values' ? sent[Number(index)]?.item : undefined;
    if (item && field) faults.set(`${item}.${field}`, problem.message);
    else others.push(problem);
  }
  return { faults, others };
};

interface ReportEntryProps {
  readonly institution: FormInstitution;
  readonly period: PeriodText;
  readonly region: string;
  readonly typed: TypedReport;
  readonly editing: boolean;
  readonly maySubmit: boolean;
  readonly caption: string;
  readonly onRevise: (revising: boolean) => void;
  /** Opens another institution's form; null for who has one only. */
  readonly onNext: ((institution: string) => void) | null;
}

export const ReportEntry = (props: ReportEntryProps) => {
  const { institution, period, typed, editing, caption, onRevise } = props;
  const { message } = App.useApp();
  const [save, submit] = [useChange(SaveReportOperation), useChange(SubmitOperation)];
  const sent = useRef<readonly MeasureInput[]>([]);
  const entries = entriesOf(institution, typed.typed);
  const send = async (change: typeof save | typeof submit, done: (version: number, findings: number) => string): Promise<void> => {
    const values = inputsOf(entries);
    sent.current = values;
    (change === save ? submit : save).reset();
    typed.setSending(true);
    const outcome = await change.run({ institution: institution.code, period, values, expectedVersion: typed.base });
    if (outcome?.ok) typed.forget();
    typed.setSending(false);
    if (!outcome?.ok || !outcome.report) return;
    onRevise(false);
    message.success(done(outcome.report.version, outcome.report.findings.length));
  };
  const { faults, others } = sortOut([...save.problems, ...submit.problems], sent.current);
  const onSave = () => send(save, (version) => `草稿已保存（第 ${version} 版），尚未上报。`);
  const onSubmit = () =>
    send(
      submit,
      (version, findings) =>
        `已上报（第 ${version} 版），等待审核。${findings > 0 ? `校验发现 ${findings} 处少见的数值，请在下方核对并说明。` : ''}`,
    );
  return (
    <Card size="small">
      <form
        aria-label={caption}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        <div className="wide">
          <table className="entry">
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">数量</th>
                <th scope="col">费用（元）</th>
                <th scope="col">取得方式</th>
                <th scope="col">不适用</th>
                <th scope="col" className="amount">
                  上月
                </th>
                <th scope="col" className="amount">
                  上年同月
                </th>
              </tr>
            </thead>
            {ITEM_GROUPS.map(({ title, items }) => (
              <tbody key={title}>
                <tr className="group">
                  <th colSpan={7} scope="colgroup">
                    {title}
                  </th>
                </tr>
                {items.map((item) => (
                  <ItemRow
                    key={item.code}
                    item={item}
                    institution={institution}
                    entry={entries.get(item.code)!}
                    editing={editing}
                    faults={faults}
                    onType={typed.type}
                  />
                ))}
              </tbody>
            ))}
          </table>
        </div>
        <p className="quiet">没有消费的填 0；不填为缺报；没有这一项的勾选“不适用”。面积、人数、车辆不填的沿用上期。回车到下一行。</p>
        <div className="stack">
          {faults.size > 0 && <div className="fault">有 {faults.size} 处须改正，已在表中标出；您填写的内容都在。</div>}
          <Problems problems={others} />
          <Failure error={save.failure ?? submit.failure} />
          <EntryActions {...props} saving={save.running} submitting={submit.running} onSave={() => void onSave()} />
        </div>
      </form>
    </Card>
  );
};
