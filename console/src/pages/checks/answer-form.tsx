// What the region under review answers to a finding: corrected, explained or disputed.
import {
  CheckItemOperation,
  CheckItemsOperation,
  FindCheckOperation,
  ReportStandingsOperation,
  SettleFindingOperation,
  WORDS,
  type FindingAnswer,
} from '@shuangcheng/client-sdk';
import { Button, Form, Input, Radio, Select } from 'antd';
import { Link } from 'react-router';
import { useAnswer } from '../../answers/use-answer';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { periodWords } from '../../parts/period-field';
import { reportStatusText } from '../../parts/report-status';
import { useFieldProblems, type FieldPath } from '../../parts/use-field-problems';
import { useTold } from '../../parts/use-told';
import type { CheckFinding, CheckItem } from './item-drawer';
import { monthsUnder } from './months';

interface AnswerProps {
  readonly finding: CheckFinding;
  readonly item: CheckItem;
  readonly period: string;
}
interface Fields {
  readonly answer: FindingAnswer;
  readonly text?: string;
  readonly reportId?: string;
}

const CHANGES = [CheckItemOperation, CheckItemsOperation, FindCheckOperation];
const ANSWERS = (Object.entries(WORDS.FindingAnswer) as [FindingAnswer, string][]).map(([value, label]) => ({ value, label }));
const isField = ([name]: FieldPath): boolean => name === 'text' || name === 'reportId';

/** The corrected report of a month under review, newer than the copy; where there is none, the way to make it. */
const CorrectionField = ({ finding, item, period }: AnswerProps) => {
  const months = finding.period ? [finding.period] : monthsUnder(period);
  const { data, isPending } = useAnswer(ReportStandingsOperation, {
    institution: item.code,
    from: months[0]!,
    to: months.at(-1)!,
    first: months.length,
  });
  const copied = new Map(item.reports.map((report) => [report.period, report.version]));
  const corrected = (data?.institution?.reports.nodes ?? []).filter((report) => report.version > (copied.get(report.period) ?? 0));
  if (!isPending && corrected.length === 0)
    return (
      <p>
        还没有改正后的报表：请先在
        <Link to={`/${item.region.code}/reports?institution=${item.code}&period=${months[0]!}`}>填报</Link>
        中更正并上报，再来答复。
      </p>
    );
  return (
    <Form.Item name="reportId" label="改正后的报表" rules={[{ required: true, message: '请选择改正后的报表' }]}>
      <Select
        loading={isPending}
        options={corrected.map((report) => ({
          value: report.id,
          label: `${periodWords(report.period)} 第 ${report.version} 版（${reportStatusText(report.status)}）`,
        }))}
      />
    </Form.Item>
  );
};

export const AnswerForm = (props: AnswerProps) => {
  const { finding } = props;
  const [form] = Form.useForm<Fields>();
  const answer = Form.useWatch('answer', form);
  const settle = useChange(SettleFindingOperation, CHANGES);
  const others = useFieldProblems(form, settle.problems, isField);
  const tell = useTold();
  const submit = async ({ answer: chosen, text, reportId }: Fields): Promise<void> => {
    const outcome = await settle.run({
      findingId: finding.id,
      answer: chosen,
      ...(text?.trim() && { text: text.trim() }),
      ...(chosen === 'ACCEPTED' && reportId && { reportId }),
    });
    if (outcome?.ok) tell('已答复');
  };
  return (
    <Form<Fields>
      form={form}
      name={`answer-${finding.id}`}
      layout="vertical"
      onFinish={(fields) => void submit(fields)}
      style={{ marginTop: 8 }}
    >
      <Form.Item name="answer" label="答复" rules={[{ required: true, message: '请选择怎样答复' }]}>
        <Radio.Group options={ANSWERS} />
      </Form.Item>
      {answer === 'ACCEPTED' && <CorrectionField {...props} />}
      {answer && (
        <>
          <Form.Item
            name="text"
            label={answer === 'ACCEPTED' ? '说明（可不填）' : '说明'}
            rules={[{ required: answer !== 'ACCEPTED', whitespace: true, message: '请说明情况或理由' }]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={settle.running}>
            提交答复
          </Button>
        </>
      )}
      <Problems problems={others} />
      <Failure error={settle.failure} />
    </Form>
  );
};
