// Which of the register's institutions are listed; kept in the address.
import { dayOf, type InstitutionFilter } from '@shuangcheng/client-sdk';
import { Checkbox, Flex, Select } from 'antd';
import { useAddress } from '../../frame/address';
import { InstitutionSearch, SystemFilter, TypeFilter } from '../../parts/institution-filters';
import { readType } from '../../parts/institution-words';

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
  const set = (name: string, value: string | null): void => change({ values: { [name]: value } });
  return (
    <Flex gap="small" wrap align="center">
      <InstitutionSearch value={search.get('text')} onSearch={(value) => set('text', value)} />
      <TypeFilter value={readType(search.get('type'))} onChange={(value) => set('type', value)} />
      <SystemFilter value={search.get('system')} onChange={(value) => set('system', value)} />
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
