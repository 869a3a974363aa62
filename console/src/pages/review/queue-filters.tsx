import type { PeriodText } from '@shuangcheng/client-sdk';
import { Flex, Select } from 'antd';
import { lastMonth, useAddress } from '../../frame/address';
import { FilterSelect } from '../../parts/filter-fields';
import { SystemFilter, TypeFilter } from '../../parts/institution-filters';
import { PeriodField } from '../../parts/period-field';
import type { QueueFilter } from './queue-filter';

export const QueueFilters = ({ filter }: { readonly filter: QueueFilter }) => {
  const [, change] = useAddress();
  const set = (name: string, value: string | null): void => change({ values: { [name]: value } });
  return (
    <Flex gap="small" wrap>
      <Select
        aria-label="期间范围"
        style={{ width: 130 }}
        value={filter.period === null ? 'ALL' : 'ONE'}
        options={[
          { value: 'ALL', label: '全部期间' },
          { value: 'ONE', label: '只看期间' },
        ]}
        onChange={(value) => set('period', value === 'ALL' ? null : lastMonth())}
      />
      {filter.period !== null && <PeriodField value={filter.period} onChange={(period: PeriodText) => set('period', period)} />}
      <TypeFilter value={filter.type} onChange={(value) => set('type', value)} />
      <SystemFilter value={filter.system} onChange={(value) => set('system', value)} />
      <FilterSelect
        label="校验发现"
        width={160}
        value={filter.withFindings === null ? null : filter.withFindings ? 'with' : 'without'}
        options={[
          { value: 'with', label: '有校验发现' },
          { value: 'without', label: '没有校验发现' },
        ]}
        onChange={(value) => set('findings', value)}
      />
    </Flex>
  );
};
