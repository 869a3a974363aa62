// A region or an institution, found by its name or code and chosen.
import { SearchUnitsOperation, type SearchUnitsQuery } from '@shuangcheng/client-sdk';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useAnswer } from '../answers/use-answer';

export type FoundUnit = SearchUnitsQuery['search'][number];

interface UnitSelectProps {
  readonly of: 'REGION' | 'INSTITUTION';
  /** Known without a search: the region that is looked at. */
  readonly known?: { readonly code: string; readonly name: string } | null;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string | undefined) => void;
  readonly onFound?: (unit: FoundUnit) => void;
  readonly placeholder?: string;
}

const MOST = 20;

export const UnitSelect = ({ of, known, id, value, onChange, onFound, placeholder = '输入名称或代码查找' }: UnitSelectProps) => {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<{ readonly code: string; readonly name: string } | null>(null);
  const asked = useDeferredValue(text.trim());
  const { data, isFetching } = useAnswer(SearchUnitsOperation, { text: asked, first: MOST }, { enabled: asked !== '', keepPrevious: true });
  const found = asked === '' ? [] : (data?.search ?? []).filter(({ level }) => (level === 'INSTITUTION') === (of === 'INSTITUTION'));
  const fixed = [chosen, known].filter((unit) => unit && !found.some(({ code }) => code === unit.code));
  const options = [
    ...found.map((unit) => ({ value: unit.code, label: `${unit.name}（${unit.parent?.name ?? unit.code}）`, unit })),
    ...(asked === '' ? fixed : []).map((unit) => ({ value: unit!.code, label: unit!.name, unit: null })),
  ];
  const unique = options.filter((option, index) => options.findIndex((other) => other.value === option.value) === index);
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value !== undefined && { value })}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      placeholder={placeholder}
      loading={isFetching}
      options={unique}
      notFoundContent={asked === '' ? '请输入名称或代码' : isFetching ? '查找中' : '没有找到'}
      onChange={(code: string | undefined, option) => {
        const unit = option && !Array.isArray(option) ? option.unit : null;
        if (unit) {
          setChosen({ code: unit.code, name: unit.name });
          onFound?.(unit);
        }
        setText('');
        onChange?.(code);
      }}
    />
  );
};
