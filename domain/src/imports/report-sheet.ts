// The sheet in which reports are imported: its columns by the official codes of the form, with the Chinese name and unit below.
import { ITEMS, type ItemCode } from '../items/items.js';
import { FORM_TOTALS } from '../quality/rules/printed-totals.js';

export type SheetColumn =
  | { readonly kind: 'INSTITUTION' | 'NAME' | 'PERIOD' | 'HOW'; readonly code: string; readonly label: string; readonly unit: null }
  /** Quantity or cost of an item, or how its quantity was obtained where that differs from the row's. */
  | {
      readonly kind: 'QUANTITY' | 'COST' | 'ITEM_HOW';
      readonly code: string;
      readonly label: string;
      /** Words for the unit that a header may use; the first is the template's. */
      readonly unit: readonly string[] | null;
      readonly item: ItemCode;
    }
  /** A total that the form prints: compared with its parts, and not kept. */
  | { readonly kind: 'TOTAL'; readonly code: string; readonly label: string; readonly unit: readonly string[] };

const YUAN = ['元'];
const unitsOf: Readonly<Record<string, readonly string[]>> = { m3: ['m³', '吨'], m2: ['m²', '㎡'] };

const itemColumns = ITEMS.flatMap((item): SheetColumn[] => {
  const { code, nameZh, formCode, costFormCode, unit, unitZh } = item;
  if (formCode === null) throw new Error(`${code} has no code in the form`);
  // Water is counted in cubic metres, which the form also calls tonnes; gas is not.
  const other = unit === 'm3' && code !== 'WATER' ? ['m³'] : (unitsOf[unit] ?? []);
  const quantity: SheetColumn = { kind: 'QUANTITY', code: formCode, label: nameZh, unit: [unitZh, unit, ...other], item: code };
  const how: SheetColumn = { kind: 'ITEM_HOW', code: `${formCode}H`, label: `${nameZh}取得方式`, unit: null, item: code };
  if (costFormCode === null) return [quantity, how];
  return [quantity, { kind: 'COST', code: costFormCode, label: `${nameZh}费用`, unit: YUAN, item: code }, how];
});

const totalColumns = FORM_TOTALS.map(({ formCode, nameZh, what }): SheetColumn => ({
  kind: 'TOTAL',
  code: formCode,
  label: nameZh.replace(/（.*）$/, ''),
  unit: what === 'cost' ? YUAN : ['升', 'L'],
}));

/** Every column that a file may have, in the order of the template. */
export const SHEET_COLUMNS: readonly SheetColumn[] = [
  { kind: 'INSTITUTION', code: 'ORG', label: '统一社会信用代码', unit: null },
  { kind: 'NAME', code: 'NAME', label: '机构名称', unit: null },
  { kind: 'PERIOD', code: 'PERIOD', label: '期间', unit: null },
  { kind: 'HOW', code: 'HOW', label: '取得方式', unit: null },
  ...itemColumns,
  ...totalColumns,
];

/** The columns of the template: what a clerk fills in. */
export const TEMPLATE_COLUMNS: readonly SheetColumn[] = SHEET_COLUMNS.filter(({ kind }) => kind !== 'ITEM_HOW' && kind !== 'TOTAL');

/** A column's name with its unit, as the template's second header row prints it. */
export const labelOf = ({ label, unit }: SheetColumn): string => (unit === null ? label : `${label}（${unit[0]}）`);

/** The two header rows of the template: codes, and names with units. */
export const templateHeader = (): readonly [codes: readonly string[], labels: readonly string[]] => [
  TEMPLATE_COLUMNS.map(({ code }) => code),
  TEMPLATE_COLUMNS.map(labelOf),
];

/** How a quantity was obtained, as the sheet says it. */
export const HOW_WORDS = { METERED: '计量', LUMP_SUM: '包干或分摊', ESTIMATED: '估算' } as const;
/** What a cell says of an item that the institution does not have; an empty cell is missing, "0" is zero. */
export const NOT_APPLICABLE_WORD = '不适用';
