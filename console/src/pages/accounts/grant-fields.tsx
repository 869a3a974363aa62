// What is granted: a role somewhere, and how long.
import { RegionPlaceOperation, WORDS, type Role } from '@shuangcheng/client-sdk';
import { Checkbox, Form, Select } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { DayField } from '../../parts/day-field';
import { SYSTEM_OPTIONS } from '../../parts/institution-words';
import { UnitSelect } from '../../parts/unit-select';
import { useViewer } from '../../session/viewer';
import { rolesToGive } from './account';

interface GrantFieldsProps {
  /** Where the fields are in their form: `['grants', 0]`. */
  readonly at?: readonly (string | number)[];
  /** The region that is looked at: where it is granted unless another is chosen. */
  readonly region: string;
}

const needed = (message: string) => [{ required: true, message }];

export const GrantFields = ({ at = [], region }: GrantFieldsProps) => {
  const form = Form.useFormInstance();
  const place = useAnswer(RegionPlaceOperation, { region }).data?.region;
  const roles = rolesToGive(useViewer()).map((role) => ({ value: role, label: WORDS.Role[role] }));
  const role = Form.useWatch<Role | undefined>([...at, 'role'], form);
  // In a list, a field's name is told from the list's own: its position first.
  const name = (field: string) => [...at.slice(-1), field];
  return (
    <>
      <Form.Item name={name('role')} label="角色" rules={needed('请选择角色')}>
        <Select options={roles} />
      </Form.Item>
      {role === 'REPORTER' && (
        <Form.Item name={name('institution')} label="填报单位" rules={needed('请选择填报单位')}>
          <UnitSelect of="INSTITUTION" onFound={({ parent }) => parent && form.setFieldValue([...at, 'region'], parent.code)} />
        </Form.Item>
      )}
      <Form.Item name={name('region')} label="区划" hidden={role === 'REPORTER'} initialValue={region} rules={needed('请选择区划')}>
        <UnitSelect of="REGION" known={place ?? null} />
      </Form.Item>
      {role === 'SYSTEM_SUPERVISOR' && (
        <Form.Item name={name('system')} label="主管系统" rules={needed('请选择主管系统')}>
          <Select options={SYSTEM_OPTIONS} />
        </Form.Item>
      )}
      {role !== 'REPORTER' && (
        <Form.Item name={name('subtree')} valuePropName="checked" initialValue>
          <Checkbox>含下级区划</Checkbox>
        </Form.Item>
      )}
      <div className="two-columns">
        <Form.Item name={name('validFrom')} label="生效日期">
          <DayField placeholder="不填：即刻" />
        </Form.Item>
        <Form.Item name={name('validTo')} label="终止日期（不含该日）">
          <DayField placeholder="不填：不限" />
        </Form.Item>
      </div>
    </>
  );
};
