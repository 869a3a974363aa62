// Recording an event of a task for one's own side.
import { parseDecimal, RecordTaskProgressOperation, type JointTasksQuery } from '@shuangcheng/client-sdk';
import { App, Button, Checkbox, DatePicker, Form, Input, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';

type Task = JointTasksQuery['jointTasks'][number];

interface Fields {
  readonly date: Dayjs;
  readonly quantity: string;
  readonly description?: string;
  readonly evidence?: string;
  readonly separate?: boolean;
}

const given = (key: 'description' | 'evidence', text: string | undefined) => (text?.trim() ? { [key]: text.trim() } : {});

export const RecordForm = ({ task, side }: { readonly task: Task; readonly side: string }) => {
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const record = useChange(RecordTaskProgressOperation);
  // The other side may have recorded the same event: only then is it asked whether it is another one.
  const perhapsRecorded = record.problems.some(({ code }) => code === 'TASK_EVENT_PERHAPS_RECORDED');

  const submit = async ({ date, quantity, description, evidence, separate }: Fields): Promise<void> => {
    const done = await record.run({
      region: side,
      task: task.code,
      date: date.format('YYYY-MM-DD'),
      quantity: parseDecimal(quantity.trim())!,
      ...given('description', description),
      ...given('evidence', evidence),
      ...(separate && { separate }),
    });
    if (!done?.ok) return;
    form.resetFields();
    message.success('已登记，对方会收到通知。');
  };

  return (
    <Form<Fields> name={task.code} form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
      <Space wrap align="start">
        <Form.Item name="date" label="日期" rules={[{ required: true, message: '请选择' }]}>
          <DatePicker />
        </Form.Item>
        <Form.Item
          name="quantity"
          label={`数量（${task.unit}）`}
          rules={[
            { required: true, message: '请填写' },
            {
              validator: async (_rule, text: string | undefined) => {
                if (text?.trim() && parseDecimal(text.trim()) === null) throw new Error('应为正整数，如 1');
              },
            },
          ]}
        >
          <Input style={{ width: 120 }} />
        </Form.Item>
        <Form.Item name="description" label="活动">
          <Input placeholder="如 川渝公共机构节能宣传周" style={{ width: 320 }} />
        </Form.Item>
        <Form.Item name="evidence" label="依据">
          <Input placeholder="文号、网址等" style={{ width: 240 }} />
        </Form.Item>
        <Form.Item label="　">
          <Button htmlType="submit" type="primary" loading={record.running}>
            登记
          </Button>
        </Form.Item>
      </Space>
      {perhapsRecorded && (
        <Form.Item name="separate" valuePropName="checked">
          <Checkbox>与对方前后三十天内登记的不是同一项，另计一次</Checkbox>
        </Form.Item>
      )}
      <Problems problems={record.problems} />
      <Failure error={record.failure} />
    </Form>
  );
};
