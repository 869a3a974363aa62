// Setting the calendar, one thing at a time: when reports are due, when to remind, when to lock.
import {
  CalendarHistoryOperation,
  CalendarOfOperation,
  formatPeriod,
  monthOf,
  monthPeriod,
  periodText,
  SetCalendarOperation,
  type InputOf,
  type PeriodKind,
  type PeriodText,
  type SetCalendarMutationVariables,
} from '@shuangcheng/client-sdk';
import { App, Button, Card, Form, Input, Select } from 'antd';
import { useChange } from '../../answers/use-change';
import { DayField } from '../../parts/day-field';
import { Failure, Problems } from '../../parts/failure';
import { KIND_WORDS, PeriodField } from '../../parts/period-field';
import { useTold } from '../../parts/use-told';

interface FormsProps {
  readonly region: string;
  readonly regionName: string;
}
type What = 'RULE' | 'DATE' | 'REMINDER' | 'AUTO_LOCK';
interface Fields {
  readonly what: What;
  readonly kind: PeriodKind;
  readonly monthsAfter: string;
  readonly day: string;
  readonly from: PeriodText;
  readonly period: PeriodText;
  readonly dueDate: string;
  readonly days: string;
  readonly reason: string;
}

const CHANGES = [CalendarOfOperation, CalendarHistoryOperation];
const thisMonth = (): PeriodText => periodText(formatPeriod(monthPeriod(monthOf(new Date()))));
const WHATS: readonly { readonly value: What; readonly label: string }[] = [
  { value: 'RULE', label: '截止规则' },
  { value: 'DATE', label: '某一期间的截止日' },
  { value: 'REMINDER', label: '提醒提前的天数' },
  { value: 'AUTO_LOCK', label: '截止后自动锁定' },
];
const KINDS = (Object.entries(KIND_WORDS) as [PeriodKind, string][]).map(([value, label]) => ({ value, label: `${label}报` }));
const whole = (message: string) => [{ required: true, pattern: /^\s*\d{1,3}\s*$/, message }];

type CalendarInput = InputOf<SetCalendarMutationVariables>;
const inputOf = (region: string, fields: Fields): CalendarInput => {
  const common = { region, ...(fields.reason?.trim() && { reason: fields.reason.trim() }) };
  switch (fields.what) {
    case 'RULE':
      return {
        ...common,
        dueRules: [{ kind: fields.kind, monthsAfter: Number(fields.monthsAfter), day: Number(fields.day), from: fields.from }],
      };
    case 'DATE':
      return { ...common, dueDates: [{ period: fields.period, dueDate: fields.dueDate }] };
    case 'REMINDER':
      return { ...common, reminderDays: Number(fields.days) };
    case 'AUTO_LOCK':
      return { ...common, autoLock: { days: fields.days.trim() === '' ? null : Number(fields.days), from: fields.from } };
  }
};

export const CalendarForms = ({ region, regionName }: FormsProps) => {
  const [form] = Form.useForm<Fields>();
  const { modal } = App.useApp();
  const what = Form.useWatch('what', form);
  const set = useChange(SetCalendarOperation, CHANGES);
  const tell = useTold();
  const submit = async (fields: Fields): Promise<void> => {
    const agreed = await modal.confirm({
      title: '设定填报日历？',
      content: `对${regionName}及其全部下级生效，设定和理由留在历次设定中，各方可见。`,
      okText: '设定',
      cancelText: '取消',
    });
    if (!agreed) return;
    const outcome = await set.run(inputOf(region, fields));
    if (!outcome?.ok) return;
    tell('已设定');
    form.resetFields();
  };
  return (
    <Card size="small" title={`设定（${regionName}及下级）`}>
      <Form<Fields>
        form={form}
        name="calendar"
        layout="vertical"
        initialValues={{ what: 'RULE', kind: 'MONTH', from: thisMonth(), period: thisMonth(), days: '' }}
        onFinish={(fields) => void submit(fields)}
      >
        <div className="two-columns">
          <Form.Item name="what" label="设定什么">
            <Select options={[...WHATS]} />
          </Form.Item>
          {what === 'RULE' && (
            <>
              <Form.Item name="kind" label="哪种报表">
                <Select options={KINDS} />
              </Form.Item>
              <Form.Item name="monthsAfter" label="期末后第几个月" rules={whole('1 至 12')}>
                <Input inputMode="numeric" />
              </Form.Item>
              <Form.Item name="day" label="该月几日" rules={whole('1 至 31')}>
                <Input inputMode="numeric" />
              </Form.Item>
            </>
          )}
          {what === 'DATE' && (
            <>
              <Form.Item name="period" label="期间">
                <PeriodInput />
              </Form.Item>
              <Form.Item name="dueDate" label="截止日" rules={[{ required: true, message: '请选择截止日' }]}>
                <DayField />
              </Form.Item>
            </>
          )}
          {what === 'REMINDER' && (
            <Form.Item name="days" label="截止前几日提醒" extra="0 至 31" rules={whole('0 至 31')}>
              <Input inputMode="numeric" />
            </Form.Item>
          )}
          {what === 'AUTO_LOCK' && (
            <Form.Item
              name="days"
              label="截止后几日锁定"
              extra="0 至 366；不填为不自动锁定"
              rules={[{ pattern: /^\s*\d{0,3}\s*$/, message: '0 至 366，或不填' }]}
            >
              <Input inputMode="numeric" />
            </Form.Item>
          )}
          {(what === 'RULE' || what === 'AUTO_LOCK') && (
            <Form.Item name="from" label="自哪一月起">
              <PeriodInput months />
            </Form.Item>
          )}
        </div>
        <Form.Item
          name="reason"
          label={what === 'DATE' ? '理由' : '理由（可不填）'}
          rules={[{ required: what === 'DATE', whitespace: true, message: '单独的截止日须说明理由' }]}
        >
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
        <div className="stack">
          <Problems problems={set.problems} />
          <Failure error={set.failure} />
          <div>
            <Button type="primary" htmlType="submit" loading={set.running}>
              设定
            </Button>
          </div>
        </div>
      </Form>
    </Card>
  );
};

interface InputProps {
  readonly months?: boolean;
  readonly value?: PeriodText;
  readonly onChange?: (period: PeriodText) => void;
}
/** As a form gives and takes it. */
const PeriodInput = ({ months = false, value, onChange }: InputProps) => (
  <PeriodField value={value ?? thisMonth()} onChange={(period) => onChange?.(period)} {...(months && { kinds: ['MONTH'] as const })} />
);
