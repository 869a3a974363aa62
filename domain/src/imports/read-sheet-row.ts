// One row of the sheet as a report: the same entries that a form sends, judged by the same rules.
import { parseDecimal, type Decimal } from '../decimal.js';
import { isStock, type Acquisition, type ItemCode } from '../items/items.js';
import { NOT_APPLICABLE_TEXT, parseAcquisitionText, type ReadAcquisition } from '../items/official-codes.js';
import type { MeasureEntry } from '../items/read-measures.js';
import { problem, type Problem } from '../problems.js';
import { checkPrintedTotals } from '../quality/rules/printed-totals.js';
import type { ReportedValue } from '../quality/report-under-review.js';
import type { ReportLayout } from './read-header.js';
import type { SheetColumn } from './report-sheet.js';
import { dayOfSerial } from './sheet-day.js';
import { findCellsWithoutHeader } from './sheet-header.js';

export interface SheetRow {
  readonly institution: string;
  /** "2026-03" where the cell can be read as a month, else as it came. */
  readonly period: string;
  readonly values: readonly MeasureEntry[];
  /** The code of the column that each of the values stands in. */
  readonly codes: readonly string[];
  readonly problems: readonly Problem[];
}

interface ItemCells {
  readonly item: ItemCode;
  readonly code: string;
  readonly quantity: number | null;
  readonly cost: number | null;
  readonly how: number | null;
}

const monthPatterns = [/^(\d{4})[-/.年](\d{1,2})月?$/, /^(\d{4})(\d{2})$/, /^(\d{4})[-/](\d{1,2})[-/]1$/, /^(\d{4})-(\d{2})-01$/];

/** Days of 2000 to 2100: how a spreadsheet keeps a month that it took for a date. */
const dateSerial = /^(?:3[6-9]|[4-6]\d|7[0-2])\d{3}$/;

/** Reads "2026-03", "2026/3", "2026年3月", "202603" and the first day of a month; anything else comes back as it is. */
export const readSheetMonth = (cell: string): string => {
  const text = dateSerial.test(cell) ? dayOfSerial(Number(cell)) : cell;
  for (const pattern of monthPatterns) {
    const match = pattern.exec(text);
    if (match) return `${match[1]}-${match[2]!.padStart(2, '0')}`;
  }
  return text;
};

/** What clerks write beside the official words. */
const OTHER_WORDS: ReadonlyMap<string, Acquisition> = new Map([
  ['包干或分摊', 'LUMP_SUM'],
  ['分摊', 'LUMP_SUM'],
  ['估计', 'ESTIMATED'],
]);

const parseHow = (text: string): ReadAcquisition | null => {
  const other = OTHER_WORDS.get(text);
  return other ? { acquisition: other, notApplicable: false, carried: false } : parseAcquisitionText(text);
};

const findIndex = (layout: ReportLayout, kind: SheetColumn['kind'], item?: ItemCode): number | null => {
  const index = layout.columns.findIndex(
    (column) => column?.kind === kind && (item === undefined || ('item' in column && column.item === item)),
  );
  return index < 0 ? null : index;
};

/** Every item of which the file has a column. */
const itemCells = (layout: ReportLayout): ItemCells[] => {
  const items = new Map<ItemCode, string>();
  for (const column of layout.columns) if (column && 'item' in column && !items.has(column.item)) items.set(column.item, column.code);
  return [...items].map(([item, code]) => ({
    item,
    code,
    quantity: findIndex(layout, 'QUANTITY', item),
    cost: findIndex(layout, 'COST', item),
    how: findIndex(layout, 'ITEM_HOW', item),
  }));
};

const totalOf = (values: readonly MeasureEntry[]): ReadonlyMap<ItemCode, ReportedValue> => {
  const number = (text: string | null | undefined): Decimal | null => (text ? parseDecimal(text) : null);
  return new Map(
    values.map(({ item, quantity, cost, acquisition, notApplicable }) => [
      item as ItemCode,
      { quantity: number(quantity), cost: number(cost), acquisition, notApplicable: notApplicable ?? false, carried: false },
    ]),
  );
};

/** Reads rows of a file whose header was matched; `acquisition` is for rows that do not say how their values were obtained. */
export const makeRowReader = (layout: ReportLayout, acquisition: Acquisition | null): ((cells: readonly string[]) => SheetRow) => {
  const items = itemCells(layout);
  const institutionAt = findIndex(layout, 'INSTITUTION')!;
  const periodAt = findIndex(layout, 'PERIOD')!;
  const howAt = findIndex(layout, 'HOW');
  const totals = layout.columns.flatMap((column, index) => (column?.kind === 'TOTAL' ? [{ column, index }] : []));

  const unknownHow = (code: string, text: string): Problem => problem('UNKNOWN_ACQUISITION', [code], { actual: text });
  /** Of a whole row, nothing is not applicable, and nothing carried over. */
  const readRowHow = (text: string, problems: Problem[]): Acquisition | null => {
    if (text === '') return acquisition;
    const how = parseHow(text);
    if (how && !how.notApplicable && !how.carried) return how.acquisition;
    problems.push(unknownHow('HOW', text));
    return null;
  };
  /** Of an item; only what stands is carried over. */
  const readItemHow = (text: string, { item, code }: ItemCells, problems: Problem[]): ReadAcquisition | null => {
    const how = parseHow(text);
    if (how && (!how.carried || isStock(item))) return how;
    problems.push(unknownHow(`${code}H`, text));
    return null;
  };

  const checkTotals = (cells: readonly string[], values: readonly MeasureEntry[], problems: Problem[]): void => {
    const printed = new Map<string, Decimal>();
    for (const { column, index } of totals) {
      const text = (cells[index] ?? '').trim();
      if (text === '') continue;
      const total = parseDecimal(text);
      if (total) printed.set(column.code, total);
      else problems.push(problem('NOT_A_NUMBER', [column.code], { item: column.header, actual: text }));
    }
    if (printed.size === 0) return;
    const report = { values: totalOf(values), printedTotals: printed };
    for (const { message } of checkPrintedTotals({ report })) problems.push(problem('PRINTED_TOTAL_WRONG', ['totals'], { message }));
  };

  return (cells) => {
    const problems: Problem[] = [];
    const cell = (index: number | null): string => (index === null ? '' : (cells[index] ?? '').trim());
    const rowHow = readRowHow(cell(howAt), problems);
    const values: MeasureEntry[] = [];
    const codes: string[] = [];
    let withoutHow = false;
    for (const each of items) {
      const quantity = cell(each.quantity);
      const cost = cell(each.cost);
      const howText = cell(each.how);
      const own = howText === '' ? null : readItemHow(howText, each, problems);
      if (quantity === '' && cost === '' && own?.notApplicable !== true) continue;
      const how = own?.acquisition ?? rowHow;
      if (how === null) withoutHow = true;
      const notApplicable = quantity === NOT_APPLICABLE_TEXT || (own?.notApplicable ?? false);
      codes.push(each.code);
      values.push({
        item: each.item,
        quantity: quantity === NOT_APPLICABLE_TEXT || quantity === '' ? null : quantity,
        cost: cost === '' || (notApplicable && cost === NOT_APPLICABLE_TEXT) ? null : cost,
        acquisition: how ?? 'ESTIMATED',
        notApplicable,
        carried: own?.carried ?? false,
      });
    }
    // The row is refused: the value that stands in for what was not said is never kept.
    if (withoutHow && problems.length === 0) problems.push(problem('ACQUISITION_MISSING', ['HOW']));
    problems.push(...findCellsWithoutHeader(layout, cells));
    if (totals.length > 0) checkTotals(cells, values, problems);
    return { institution: cell(institutionAt), period: readSheetMonth(cell(periodAt)), values, codes, problems };
  };
};
