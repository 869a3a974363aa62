// Which of the register's institutions are listed; kept in the address.
import { dayOf, type InstitutionFilter } from '@shuangcheng/client-sdk';
import { Checkbox, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { useAddress } from '../../frame/address';
import { readType, SYSTEM_OPTIONS, TYPE_OPTIONS } from '../../parts/institution-words';

/** In the register today unless all are asked for, also those that have ended. */
export const filterOf = (search: URLSearchParams): InstitutionFilter => {
  const [text, system, type] = [search.get('text'), search.get('system'), readType(search.get('type'))];
  return {
    ...(text && { text }),
    ...(type && { type }),
    ...(system && { system }),
    ...(search.get('key') === 'yes' && { keyUnit: true }),
    ...(search.get('listed') !== 'all' && { openOn: dayOf(new Date()) }),
  };
};

export const RegisterFilters = () => {
  const [search, change] = useAddress();
  const [typed, setTyped] = useState(search.get('text') ?? '');
  const set = (name: string, value: string | null): void => change({ values: { [name]: value } });
  return (
    <Flex gap="small" wrap align="center">
      <Input.Search
        aria-label="机构名称或代码"
        placeholder="机构名称或代码"
        allowClear
        style={{ width: 280 }}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(value) => set('text', value.trim())}
      />
      <Select
        aria-label="机构类型"
        placeholder="机构类型"
        allowClear
        style={{ width: 150 }}
        value={readType(search.get('type'))}
        options={TYPE_OPTIONS}
        onChange={(value) => set('type', value ?? null)}
      />
      <Select
        aria-label="主管系统"
        placeholder="主管系统"
        allowClear
        style={{ width: 200 }}
        value={search.get('system')}
        options={SYSTEM_OPTIONS}
        onChange={(value) => set('system', value ?? null)}
      />
      <Select
        aria-label="在册情况"
        style={{ width: 150 }}
        value={search.get('listed') === 'all' ? 'all' : 'open'}
        options={[
          { value: 'open', label: '今日在册' },
          { value: 'all', label: '含已撤销的' },
        ]}
        onChange={(value) => set('listed', value === 'all' ? 'all' : null)}
      />
      <Checkbox checked={search.get('key') === 'yes'} onChange={(event) => set('key', event.target.checked ? 'yes' : null)}>
        仅重点用能单位
      </Checkbox>
    </Flex>
  );
};
