// Which records of the trail are listed; kept in the address.
import { ACTION_NAMES, type AuditFilter } from '@shuangcheng/client-sdk';
import { DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import { useAddress } from '../../frame/address';
import { FilterSearch, FilterSelect } from '../../parts/filter-fields';

const ACTION_OPTIONS = Object.entries(ACTION_NAMES).map(([value, label]) => ({ value, label }));
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayIn = (search: URLSearchParams, name: string): string | null => {
  const text = search.get(name);
  return text !== null && DAY.test(text) && dayjs(text).isValid() ? text : null;
};
/** Midnight in China at which a day begins. */
const beginOf = (day: string): string => `${day}T00:00:00+08:00`;

/** Both days are within. */
export const auditFilterOf = (search: URLSearchParams): AuditFilter => {
  const [account, action, from, to] = [search.get('account'), search.get('action'), dayIn(search, 'from'), dayIn(search, 'to')];
  return {
    ...(account && { account }),
    ...(action && { action }),
    ...(from && { from: beginOf(from) }),
    ...(to && { to: beginOf(dayjs(to).add(1, 'day').format('YYYY-MM-DD')) }),
  };
};

export const AuditFilters = () => {
  const [search, change] = useAddress();
  const [from, to] = [dayIn(search, 'from'), dayIn(search, 'to')];
  return (
    <Flex gap="small" wrap>
      <FilterSearch label="用户名" width={220} value={search.get('account')} onSearch={(account) => change({ values: { account } })} />
      <FilterSelect
        label="操作"
        width={220}
        value={search.get('action')}
        options={ACTION_OPTIONS}
        onChange={(action) => change({ values: { action } })}
        searchable
      />
      <DatePicker.RangePicker
        aria-label="日期"
        allowEmpty={[true, true]}
        placeholder={['自', '至']}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(days) =>
          change({ values: { from: days?.[0]?.format('YYYY-MM-DD') ?? null, to: days?.[1]?.format('YYYY-MM-DD') ?? null } })
        }
      />
    </Flex>
  );
};
