// What a reviewer records of an institution: nothing found, or findings one by one.
import {
  CheckItemOperation,
  CheckItemsOperation,
  ChecksOperation,
  FindCheckOperation,
  periodText,
  RecordCheckFindingsOperation,
  type FindingSeverity,
} from '@shuangcheng/client-sdk';
import { Button, Card, Flex, Form, Input, Popconfirm, Select } from 'antd';
import { useChange } from '../../answers/use-change';
import { Failure, Problems } from '../../parts/failure';
import { ITEM_GROUPS } from '../../parts/item-words';
import { severityText } from '../../parts/severity';
import { useTold } from '../../parts/use-told';
import type { CheckItem } from './item-drawer';
import { monthOptions } from './months';

interface RecordProps {
  readonly check: string;
  readonly item: CheckItem;
  readonly period: string;
}
interface Fields {
  readonly severity: FindingSeverity;
  readonly period?: string;
  readonly item?: string;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
}

const CHANGES = [CheckItemOperation, CheckItemsOperation, FindCheckOperation, ChecksOperation];
const SEVERITIES = (['ERROR', 'WARNING', 'NOTE'] as const).map((value) => ({ value, label: severityText(value) }));
const ITEM_OPTIONS = ITEM_GROUPS.map(({ title, items }) => ({
  label: title,
  options: items.map(({ code, nameZh }) => ({ value: code, label: nameZh })),
}));

export const RecordForm = ({ check, item, period }: RecordProps) => {
  const [form] = Form.useForm<Fields>();
  const record = useChange(RecordCheckFindingsOperation, CHANGES);
  const tell = useTold();
  const add = async ({ severity, period: month, item: code, message, expected, actual }: Fields): Promise<void> => {
    const finding = {
      severity,
      message: message.trim(),
      ...(month && { period: periodText(month) }),
      ...(code && { item: code }),
      ...(expected?.trim() && { expected: expected.trim() }),
      ...(actual?.trim() && { actual: actual.trim() }),
    };
    const outcome = await record.run({ checkId: check, items: [{ institution: item.code, findings: [finding] }] });
    if (!outcome?.ok) return;
    tell('已登记发现');
    form.resetFields();
  };
  const nothing = async (): Promise<void> => {
    const outcome = await record.run({ checkId: check, items: [{ institution: item.code, noneFound: true }] });
    if (outcome?.ok) tell('已记为未发现问题');
  };
  return (
    <Card size="small" title="登记检查结果">
      <Form<Fields>
        form={form}
        name="record"
        layout="vertical"
        initialValues={{ severity: 'ERROR' }}
        onFinish={(fields) => void add(fields)}
      >
        <div className="two-columns">
          <Form.Item name="severity" label="程度" extra="差错计入差错率">
            <Select options={SEVERITIES} />
          </Form.Item>
          <Form.Item name="period" label="所涉月份">
            <Select options={monthOptions(period)} allowClear placeholder="不限于某月" />
          </Form.Item>
          <Form.Item name="item" label="所涉指标">
            <Select options={ITEM_OPTIONS} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder="不限于某项" />
          </Form.Item>
          <Form.Item name="expected" label="应为">
            <Input placeholder="如票据上的数量" />
          </Form.Item>
          <Form.Item name="actual" label="实为">
            <Input placeholder="如报表中的数量" />
          </Form.Item>
        </div>
        <Form.Item name="message" label="问题" rules={[{ required: true, whitespace: true, message: '请说明发现了什么' }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        <div className="stack">
          <Problems problems={record.problems} />
          <Failure error={record.failure} />
          <Flex gap="small">
            <Button type="primary" htmlType="submit" loading={record.running}>
              登记发现
            </Button>
            {item.state === 'ASSIGNED' && (
              <Popconfirm
                title={`${item.name}检查完毕，未发现问题？`}
                okText="未发现问题"
                cancelText="取消"
                onConfirm={() => void nothing()}
              >
                <Button loading={record.running}>未发现问题</Button>
              </Popconfirm>
            )}
          </Flex>
        </div>
      </Form>
    </Card>
  );
};
