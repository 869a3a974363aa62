// The items of a group: what this month was, and what the months to compare with were.
import { parseDecimal, WORDS, type Acquisition, type ItemCode, type ItemDefinition } from '@shuangcheng/client-sdk';
import { Checkbox, Input, Select, Tag } from 'antd';
import { numberText } from '../../parts/number-text';
import { plainNumber } from '../../parts/typed-number';
import { BesideValue } from '../../parts/beside-value';
import type { Entry, FormInstitution } from './form-entry';
import { focusNext } from './focus-next';

const ACQUISITIONS = (Object.keys(WORDS.Acquisition) as Acquisition[]).map((value) => ({ value, label: WORDS.Acquisition[value] }));

export type FieldFaults = ReadonlyMap<string, string>;

interface ItemRowProps {
  readonly item: ItemDefinition;
  readonly institution: FormInstitution;
  readonly entry: Entry;
  readonly editing: boolean;
  readonly faults: FieldFaults;
  readonly onType: (item: ItemCode, change: Partial<Entry>) => void;
}

const Fault = ({ text }: { readonly text: string | undefined }) =>
  text ? (
    <div role="alert" className="fault">
      {text}
    </div>
  ) : null;

/** What stands if nothing is typed for a stock value. */
const takenOver = ({ report, monthBefore }: FormInstitution, code: ItemCode) => {
  const saved = report?.values.find(({ item }) => item === code);
  if (saved?.carried) return saved.quantity;
  return saved ? null : (monthBefore?.values.find(({ item }) => item === code)?.quantity ?? null);
};

const UnitPrice = ({ item, entry }: { readonly item: ItemDefinition; readonly entry: Entry }) => {
  const [cost, quantity] = [parseDecimal(entry.cost.trim()), parseDecimal(entry.quantity.trim())];
  if (!cost || !quantity || quantity.isZero()) return null;
  return (
    <div className="quiet">
      {numberText(cost.div(quantity), 3)} 元/{item.unitZh}
    </div>
  );
};

export const ItemRow = ({ item, institution, entry, editing, faults, onType }: ItemRowProps) => {
  const { code, nameZh, unitZh, kind, costFormCode } = item;
  const carried = kind === 'STOCK' && entry.quantity === '' && !entry.notApplicable ? takenOver(institution, code) : null;
  const shown = carried ? carried.toFixed() : entry.quantity;
  const hint = carried ? `沿用 ${carried.toFixed()}` : kind === 'STOCK' && !entry.notApplicable ? '不填则沿用上期' : '';
  const field = (name: 'quantity' | 'cost', label: string) => {
    if (!editing) return <span className="said">{entry[name] || (name === 'quantity' && carried ? carried.toFixed() : '—')}</span>;
    return (
      <>
        <Input
          aria-label={`${nameZh}${label}`}
          className="amount"
          inputMode="decimal"
          autoComplete="off"
          disabled={entry.notApplicable}
          value={entry[name]}
          placeholder={name === 'quantity' ? hint : ''}
          {...(faults.has(`${code}.${name}`) && { status: 'error' as const })}
          onChange={(event) => onType(code, { [name]: event.target.value })}
          onBlur={() => plainNumber(entry[name]) !== entry[name] && onType(code, { [name]: plainNumber(entry[name]) })}
          onPressEnter={focusNext}
        />
        <Fault text={faults.get(`${code}.${name}`)} />
      </>
    );
  };
  const before = (report: FormInstitution['monthBefore']) => report?.values.find((value) => value.item === code);
  return (
    <tr data-item={code}>
      <th scope="row">
        {nameZh}
        <span className="quiet">（{unitZh}）</span>
      </th>
      <td>
        {field('quantity', '数量')}
        {!editing && carried && <Tag>沿用上期</Tag>}
        <Fault text={faults.get(`${code}.item`)} />
      </td>
      <td>
        {costFormCode !== null && field('cost', '费用')}
        <UnitPrice item={item} entry={entry} />
      </td>
      <td>
        {editing ? (
          <Select
            aria-label={`${nameZh}取得方式`}
            disabled={entry.notApplicable}
            value={entry.acquisition}
            options={ACQUISITIONS}
            onChange={(acquisition) => onType(code, { acquisition })}
            popupMatchSelectWidth={false}
          />
        ) : (
          <span className="said">{entry.quantity !== '' || carried ? WORDS.Acquisition[entry.acquisition] : '—'}</span>
        )}
      </td>
      <td className="centre">
        {editing ? (
          <Checkbox
            aria-label={`${nameZh}不适用`}
            checked={entry.notApplicable}
            onChange={({ target: { checked } }) =>
              onType(code, checked ? { notApplicable: true, quantity: '', cost: '' } : { notApplicable: false })
            }
          />
        ) : (
          entry.notApplicable && '不适用'
        )}
      </td>
      <td className="amount">
        <BesideValue item={item} value={before(institution.monthBefore)} typed={shown} />
      </td>
      <td className="amount">
        <BesideValue item={item} value={before(institution.yearBefore)} typed={shown} />
      </td>
    </tr>
  );
};
