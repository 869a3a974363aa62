// Ending an institution from a day on, or taking it in again: asked first, with what will happen.
import {
  CloseInstitutionOperation,
  FindInstitutionOperation,
  InstitutionHistoryOperation,
  InstitutionsOperation,
  ReopenInstitutionOperation,
  dayOf,
  type CloseInstitutionMutation,
  type CloseInstitutionMutationVariables,
  type ReopenInstitutionMutation,
} from '@shuangcheng/client-sdk';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useChange } from '../../answers/use-change';
import { DayField } from '../../parts/day-field';
import { Failure, Problems } from '../../parts/failure';
import { useFieldProblems, type FieldPath } from '../../parts/use-field-problems';
import { useTold } from '../../parts/use-told';
import type { Institution } from './institution-form';

const CHANGES = [InstitutionsOperation, FindInstitutionOperation, InstitutionHistoryOperation];
const isField = ([name]: FieldPath): boolean => name === 'from' || name === 'reason';

const STEPS = {
  CLOSE: {
    label: '撤销',
    done: '已撤销',
    operation: CloseInstitutionOperation,
    day: '退出统计日期',
    explanation: '自该日起不再纳入统计；该日之前有一日在册的月份仍须填报。其后各月已有报表的，须先撤回。以后可以恢复。',
  },
  REOPEN: {
    label: '恢复',
    done: '已恢复',
    operation: ReopenInstitutionOperation,
    day: '重新纳入日期',
    explanation: '自该日起重新纳入统计，其后各月应报。与撤销日期相同的，等于取消撤销。',
  },
} as const;

interface EndingProps {
  readonly institution: Institution;
  readonly step: keyof typeof STEPS;
}

export const EndingButton = ({ institution, step }: EndingProps) => {
  const { label, done, operation, day, explanation } = STEPS[step];
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ from: string; reason: string }>();
  const change = useChange<CloseInstitutionMutation | ReopenInstitutionMutation, CloseInstitutionMutationVariables>(operation, CHANGES);
  const others = useFieldProblems(form, change.problems, isField);
  const tell = useTold();
  const submit = async (fields: { from: string; reason: string }): Promise<void> => {
    const outcome = await change.run({ institution: institution.code, ...fields });
    if (!outcome?.ok) return;
    tell(`${institution.name}${done}`, outcome.warnings);
    setOpen(false);
  };
  const show = (): void => {
    change.reset();
    form.setFieldsValue({ from: step === 'REOPEN' ? institution.validTo! : dayOf(new Date()), reason: '' });
    setOpen(true);
  };
  return (
    <>
      <Button danger={step === 'CLOSE'} onClick={show}>
        {label}
      </Button>
      <Modal
        title={`${label}：${institution.name}`}
        open={open}
        forceRender
        okText={label}
        cancelText="取消"
        okButtonProps={{ loading: change.running, danger: step === 'CLOSE' }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>{explanation}</p>
        <Form form={form} name="ending" layout="vertical" onFinish={(fields) => void submit(fields)}>
          <Form.Item name="from" label={day} rules={[{ required: true, message: '请选择日期' }]}>
            <DayField />
          </Form.Item>
          <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, message: '请说明原因' }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
          <Problems problems={others} />
          <Failure error={change.failure} />
        </Form>
      </Modal>
    </>
  );
};
