// By what lists of institutions and their reports are narrowed: words of the name or a code, type, supervising system.
import type { InstitutionType } from '@shuangcheng/client-sdk';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { SYSTEM_OPTIONS, TYPE_OPTIONS } from './institution-words';

interface SearchProps {
  readonly value: string | null;
  /** Called when Enter is pressed or the field is emptied. */
  readonly onSearch: (text: string) => void;
}

export const InstitutionSearch = ({ value, onSearch }: SearchProps) => {
  const [typed, setTyped] = useState(value ?? '');
  return (
    <Input.Search
      aria-label="机构名称或代码"
      placeholder="机构名称或代码"
      allowClear
      style={{ width: 280 }}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onSearch(text.trim())}
    />
  );
};

interface FilterProps<Value extends string> {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}

export const TypeFilter = ({ value, onChange }: FilterProps<InstitutionType>) => (
  <Select
    aria-label="机构类型"
    placeholder="机构类型"
    allowClear
    style={{ width: 160 }}
    value={value}
    options={TYPE_OPTIONS}
    onChange={(chosen) => onChange(chosen ?? null)}
  />
);

export const SystemFilter = ({ value, onChange }: FilterProps<string>) => (
  <Select
    aria-label="主管系统"
    placeholder="主管系统"
    allowClear
    style={{ width: 200 }}
    value={value}
    options={SYSTEM_OPTIONS}
    onChange={(chosen) => onChange(chosen ?? null)}
  />
);
