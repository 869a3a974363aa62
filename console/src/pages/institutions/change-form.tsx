// Changing what is known of an institution: details at once, type and system from a day.
import {
  ChangeInstitutionOperation,
  FindInstitutionOperation,
  InstitutionHistoryOperation,
  InstitutionsOperation,
} from '@shuangcheng/client-sdk';
import { Alert, Button, Flex, Form, Input } from 'antd';
import { useChange } from '../../answers/use-change';
import { DayField } from '../../parts/day-field';
import { Failure, Problems } from '../../parts/failure';
import { useFieldProblems } from '../../parts/use-field-problems';
import { useTold } from '../../parts/use-told';
import { DetailFields, NeededFields } from './institution-fields';
import { changeOf, fieldsOf, isInstitutionField, needsDay, type Institution, type InstitutionFields } from './institution-form';

const CHANGES = [InstitutionsOperation, FindInstitutionOperation, InstitutionHistoryOperation];

interface ChangeFormProps {
  readonly institution: Institution;
  readonly onDone: () => void;
}

export const ChangeForm = ({ institution, onDone }: ChangeFormProps) => {
  const [form] = Form.useForm<InstitutionFields>();
  const typed = (Form.useWatch([], form) ?? {}) as Partial<InstitutionFields>;
  const change = useChange(ChangeInstitutionOperation, CHANGES);
  const others = useFieldProblems(form, change.problems, isInstitutionField);
  const tell = useTold();
  const fromDay = needsDay(institution, typed);

  const submit = async (fields: InstitutionFields): Promise<void> => {
    const outcome = await change.run(changeOf(institution, fields));
    if (!outcome?.ok) return;
    tell('已变更', outcome.warnings);
    onDone();
  };
  return (
    <Form<InstitutionFields>
      form={form}
      name="change"
      layout="vertical"
      initialValues={fieldsOf(institution)}
      onFinish={(fields) => void submit(fields)}
      scrollToFirstError
    >
      <NeededFields />
      {fromDay && (
        <>
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 12 }}
            title="机构类型、主管系统自某日起变更：该日所在月份及以后的报表改按变更后汇总，日期已过的也是。"
          />
          <Form.Item name="effectiveFrom" label="变更生效日期" rules={[{ required: true, message: '请选择自哪一日起变更' }]}>
            <DayField />
          </Form.Item>
          <Form.Item name="reason" label="变更原因" rules={[{ required: true, whitespace: true, message: '请说明变更原因' }]}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
          </Form.Item>
        </>
      )}
      <DetailFields />
      <div className="stack">
        <Problems problems={others} />
        <Failure error={change.failure} />
        <Flex gap="small">
          <Button type="primary" htmlType="submit" loading={change.running}>
            保存变更
          </Button>
          <Button onClick={onDone}>取消</Button>
        </Flex>
      </div>
    </Form>
  );
};
