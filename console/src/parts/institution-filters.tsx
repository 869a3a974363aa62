// By what lists of institutions and their reports are narrowed: words of the name or a code, type, supervising system.
import type { InstitutionType } from '@shuangcheng/client-sdk';
import { FilterSearch, FilterSelect } from './filter-fields';
import { SYSTEM_OPTIONS, TYPE_OPTIONS } from './institution-words';

interface SearchProps {
  readonly value: string | null;
  readonly onSearch: (text: string) => void;
}

export const InstitutionSearch = (props: SearchProps) => <FilterSearch label="机构名称或代码" width={280} {...props} />;

interface FilterProps<Value extends string> {
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}

export const TypeFilter = (props: FilterProps<InstitutionType>) => (
  <FilterSelect label="机构类型" width={160} options={TYPE_OPTIONS} {...props} />
);

export const SystemFilter = (props: FilterProps<string>) => (
  <FilterSelect label="主管系统" width={200} options={SYSTEM_OPTIONS} {...props} />
);
