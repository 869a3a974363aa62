// By what a list is narrowed: one of some values, or words; empty narrows nothing.
import { Input, Select } from 'antd';
import { useState } from 'react';

interface FilterSelectProps<Value extends string> {
  /** What it is called, and shown where nothing is chosen. */
  readonly label: string;
  readonly width: number;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | null) => void;
  /** For options that are too many to look through. */
  readonly searchable?: boolean;
}

export const FilterSelect = <Value extends string>({
  label,
  width,
  value,
  options,
  onChange,
  searchable = false,
}: FilterSelectProps<Value>) => (
  <Select<Value | null>
    aria-label={label}
    placeholder={label}
    allowClear
    {...(searchable && { showSearch: { optionFilterProp: 'label' } })}
    style={{ width }}
    value={value}
    options={[...options]}
    onChange={(chosen) => onChange(chosen ?? null)}
  />
);

interface FilterSearchProps {
  readonly label: string;
  readonly width: number;
  readonly value: string | null;
  /** Called when Enter is pressed or the field is emptied. */
  readonly onSearch: (text: string) => void;
}

export const FilterSearch = ({ label, width, value, onSearch }: FilterSearchProps) => {
  const [typed, setTyped] = useState(value ?? '');
  return (
    <Input.Search
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ width }}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onSearch(text.trim())}
    />
  );
};
