// The sheet in which reports are exchanged: the columns of the official form as an export heads them, and what else an import
// reads: how a whole row was obtained, and totals that the form prints.
import { getItem, type ItemCode } from '../items/items.js';
import { OFFICIAL_COLUMNS, REPORT_KEY_HEADERS, REPORT_REMARK_HEADERS, type OfficialColumn } from '../items/official-codes.js';
import { FORM_TOTALS } from '../quality/rules/printed-totals.js';
import type { HeadedColumn } from './sheet-header.js';

/** REMARK: what only an export tells; not read. TOTAL: compared with its parts, and not kept. */
type PlainColumn = HeadedColumn & { readonly kind: 'INSTITUTION' | 'NAME' | 'PERIOD' | 'HOW' | 'REMARK' | 'TOTAL' };
/** Quantity or cost of an item, or how its quantity was obtained where that differs from the row's. */
type ItemColumn = HeadedColumn & { readonly kind: 'QUANTITY' | 'COST' | 'ITEM_HOW'; readonly item: ItemCode };
export type SheetColumn = PlainColumn | ItemColumn;

/** Words for the unit that a header may use. */
const unitWords = (item: ItemCode): string[] => {
  const { unit, unitZh } = getItem(item);
  // Water is counted in cubic metres, which the form also calls tonnes; gas is not.
  const others = unit === 'm3' ? ['m³', ...(item === 'WATER' ? ['吨'] : [])] : unit === 'm2' ? ['m²', '㎡'] : [];
  return [unitZh, unit, ...others];
};

const toItemColumn = ({ code, item, content, header }: OfficialColumn): ItemColumn => {
  const { nameZh } = getItem(item);
  const headed = { item, header };
  if (content === 'COST') return { ...headed, kind: 'COST', code, names: [`${nameZh}费用(元)`] };
  if (content === 'ACQUISITION') return { ...headed, kind: 'ITEM_HOW', code: `${code}H`, names: [`${nameZh}取得方式`] };
  return { ...headed, kind: 'QUANTITY', code, names: unitWords(item).map((unit) => `${nameZh}(${unit})`) };
};

const toTotalColumn = ({ formCode, nameZh, what }: (typeof FORM_TOTALS)[number]): PlainColumn => {
  const name = nameZh.replace(/（.*）$/, '');
  const names = what === 'cost' ? [`${name}(元)`] : [`${name}(升)`, `${name}(L)`];
  return { kind: 'TOTAL', code: formCode, header: `${formCode} ${names[0]!}`, names };
};

const plainColumn = (kind: PlainColumn['kind'], code: string, header: string): PlainColumn => ({ kind, code, header, names: [] });

/** Every column that a file may have: those of an export in its order, but for HOW, which stands before the items; then the printed totals. */
export const SHEET_COLUMNS: readonly SheetColumn[] = [
  plainColumn('INSTITUTION', 'ORG', REPORT_KEY_HEADERS.institution),
  plainColumn('NAME', 'NAME', REPORT_KEY_HEADERS.name),
  plainColumn('PERIOD', 'PERIOD', REPORT_KEY_HEADERS.period),
  plainColumn('HOW', 'HOW', '取得方式'),
  ...OFFICIAL_COLUMNS.map(toItemColumn),
  ...REPORT_REMARK_HEADERS.map((header) => plainColumn('REMARK', header, header)),
  ...FORM_TOTALS.map(toTotalColumn),
];

const FILLED_IN: readonly SheetColumn['kind'][] = ['INSTITUTION', 'NAME', 'PERIOD', 'HOW', 'QUANTITY', 'COST'];
/** The columns of the template: what a clerk fills in. */
export const TEMPLATE_COLUMNS: readonly SheetColumn[] = SHEET_COLUMNS.filter(({ kind }) => FILLED_IN.includes(kind));

/** The template's header: the columns as an export heads them. */
export const templateHeader = (): readonly string[] => TEMPLATE_COLUMNS.map(({ header }) => header);
