// Reports as JSON: the same content as ADX, one object for an institution's month. Numbers are text, so that no reader rounds them.
import type { ItemCode } from '../items/items.js';
import { exchangedItem, REPORT_REMARKS, type ExchangedReport } from './exchanged-report.js';
import { costCodeOf, ExchangeRow, findOfficialCode } from './exchange-row.js';

/** The report as the JSON schema `reports-1` describes it. */
export const toJsonReport = ({ institution, period, remarks, measures }: ExchangedReport): object => ({
  institution,
  period,
  ...remarks,
  values: measures.map((measure) => {
    const { code, unit, quantity, cost } = exchangedItem(measure);
    const item = { code, item: measure.item };
    if (quantity === null) return { ...item, notApplicable: true };
    const { acquisition, carried } = measure;
    return { ...item, quantity, unit, ...(cost !== null && { cost }), acquisition, ...(carried && { carried }) };
  }),
});

const REPORT_FIELDS = ['institution', 'period', 'values', ...REPORT_REMARKS];
const VALUE_FIELDS = ['code', 'item', 'quantity', 'unit', 'cost', 'acquisition', 'notApplicable', 'carried'];

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
/** What stands there, to be shown. */
const shown = (value: unknown): string => JSON.stringify(value) ?? '';

/** Text of a field; undefined where it is not given or null. A number is refused: who wrote it may have rounded it. */
const readText = (row: ExchangeRow, fields: Fields, field: string, path: string): string | undefined => {
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim();
  row.refuse('EXCHANGE_VALUE', path, { field, expected: '字符串（数值也写作字符串，如 "12.5"）', actual: shown(value) });
  return undefined;
};
const readFlag = (row: ExchangeRow, fields: Fields, field: string, path: string): boolean => {
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (value !== undefined && value !== null && typeof value !== 'boolean')
    row.refuse('EXCHANGE_VALUE', path, { field, expected: 'true 或 false', actual: shown(value) });
  return value === true;
};

const readAmounts = (row: ExchangeRow, fields: Fields, item: ItemCode, code: string): void => {
  const [quantity, cost, unit, acquisition] = ['quantity', 'cost', 'unit', 'acquisition'].map((field) =>
    readText(row, fields, field, code),
  );
  const carried = readFlag(row, fields, 'carried', code);
  if (readFlag(row, fields, 'notApplicable', code)) {
    row.setNotApplicable(item);
    if (quantity) row.refuse('QUANTITY_NOT_APPLICABLE', code, { item: code, actual: quantity });
  } else row.setQuantity(item, quantity ?? '', acquisition, carried, unit);
  if (!cost) return;
  if (costCodeOf(item) === null) row.refuse('NO_COST', code, { item: code, actual: cost });
  else row.setCost(item, cost, undefined);
};

const readValue = (row: ExchangeRow, value: unknown): void => {
  if (!isFields(value)) return row.refuse('EXCHANGE_VALUE', 'values', { field: 'values', expected: '对象', actual: shown(value) });
  const code = readText(row, value, 'code', 'values') ?? '';
  row.refuseOthers(Object.keys(value), VALUE_FIELDS, code.slice(0, 40));
  const column = findOfficialCode(code);
  if (column?.content !== 'QUANTITY') return row.refuse('UNKNOWN_ITEM', 'code', { actual: code });
  const item = readText(row, value, 'item', code) ?? column.item;
  if (item !== column.item) return row.refuse('UNKNOWN_ITEM', code, { actual: `${code} ${item}` });
  readAmounts(row, value, column.item, code);
};

/** A report of a file as a row of the sheet; a field that is not known is named, for it may be a misspelt one. */
export const readJsonReport = (value: unknown): ExchangeRow => {
  const fields = isFields(value) ? value : {};
  const read = (field: string): string => (typeof fields[field] === 'string' ? fields[field].trim() : '');
  const row = new ExchangeRow(read('institution'), read('period'));
  row.refuseOthers(Object.keys(fields), REPORT_FIELDS, 'report');
  for (const field of ['institution', 'period']) readText(row, fields, field, field);
  const { values } = fields;
  if (Array.isArray(values)) for (const each of values) readValue(row, each);
  else row.refuse('EXCHANGE_VALUE', 'values', { field: 'values', expected: '数组', actual: shown(values) });
  return row;
};
