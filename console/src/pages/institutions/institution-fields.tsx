// Fields of an institution that registering and changing have in common.
import { WORDS, type Heating } from '@shuangcheng/client-sdk';
import { Checkbox, Form, Input, Select } from 'antd';
import { SYSTEM_OPTIONS, TYPE_OPTIONS } from '../../parts/institution-words';

const required = (message: string) => [{ required: true, whitespace: true, message }];
const LEVELS = ['001', '002', '003', '004', '005', '006', '007', '008', '009'].map((value) => ({ value, label: value }));
const FUNDINGS = [
  { value: '001', label: '001 全额' },
  { value: '002', label: '002 部分' },
  { value: '003', label: '003' },
];
const MACHINE_ROOM = [
  { value: 'YES', label: '有' },
  { value: 'NO', label: '无' },
];
const HEATING_OPTIONS = (Object.entries(WORDS.Heating) as [Heating, string][]).map(([value, label]) => ({ value, label }));

export const NeededFields = () => (
  <>
    <Form.Item name="name" label="机构名称" rules={required('请填写机构名称')}>
      <Input maxLength={120} />
    </Form.Item>
    <Form.Item name="type" label="机构类型" rules={required('请选择机构类型')}>
      <Select options={TYPE_OPTIONS} />
    </Form.Item>
    <Form.Item name="system" label="主管系统" rules={required('请选择主管系统')}>
      <Select options={SYSTEM_OPTIONS} />
    </Form.Item>
    <Form.Item name="keyUnit" valuePropName="checked">
      <Checkbox>重点用能单位</Checkbox>
    </Form.Item>
  </>
);

export const DetailFields = () => (
  <div className="two-columns">
    <Form.Item name="shortName" label="机构简称">
      <Input />
    </Form.Item>
    <Form.Item name="address" label="地址">
      <Input />
    </Form.Item>
    <Form.Item name="contact" label="联系人">
      <Input />
    </Form.Item>
    <Form.Item name="contactPhone" label="联系电话">
      <Input inputMode="tel" />
    </Form.Item>
    <Form.Item name="adminLevel" label="行政级别（代码）">
      <Select options={LEVELS} allowClear />
    </Form.Item>
    <Form.Item name="funding" label="经费来源">
      <Select options={FUNDINGS} allowClear />
    </Form.Item>
    <Form.Item name="students" label="学生人数" rules={[{ pattern: /^\s*\d*\s*$/, message: '请填写整数，没有的不填' }]}>
      <Input inputMode="numeric" />
    </Form.Item>
    <Form.Item name="hospitalLevel" label="医院等级">
      <Input />
    </Form.Item>
    <Form.Item name="machineRoom" label="数据中心机房">
      <Select options={MACHINE_ROOM} allowClear />
    </Form.Item>
    <Form.Item name="heating" label="采暖方式">
      <Select options={HEATING_OPTIONS} allowClear />
    </Form.Item>
  </div>
);
