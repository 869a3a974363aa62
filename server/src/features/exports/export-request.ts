// What an export is asked for by its address: /exports/reports.csv?region=500155&from=2024-01&to=2024-12.
import { formatPeriod, monthsOf, parsePeriod, periodRange, type MonthKey, type Period } from '@shuangcheng/domain';
import { RequestError } from '@shuangcheng/tenants';

export const EXPORT_NAMES = ['register', 'reports', 'roll-ups', 'summary', 'figures'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];
/** Tables for spreadsheets; documents for other systems. */
export type ExportFormat = 'csv' | 'xlsx' | 'adx' | 'json';

const TABLES = ['csv', 'xlsx'] as const;
export const EXPORT_FORMATS: Readonly<Record<ExportName, readonly ExportFormat[]>> = {
  register: TABLES,
  reports: [...TABLES, 'adx', 'json'],
  'roll-ups': TABLES,
  summary: TABLES,
  figures: [...TABLES, 'adx', 'json'],
};

export interface ExportRequest {
  readonly name: ExportName;
  readonly format: ExportFormat;
  readonly region: string;
  /** Null where none was given: the register of all times. */
  readonly from: Period | null;
  readonly to: Period | null;
  readonly basis: 'APPROVED' | 'SUBMITTED';
  readonly by: 'REGION' | 'SYSTEM' | 'TYPE';
  readonly encoding: 'utf-8' | 'gb18030';
  /** Whether UTF-8 begins with a byte order mark, by which Excel knows it. */
  readonly bom: boolean;
}

const LONGEST_RANGE_MONTHS = 120;
const COMMON = ['region', 'from', 'to', 'encoding', 'bom'];
const PARAMETERS: Readonly<Record<ExportName, readonly string[]>> = {
  register: COMMON,
  reports: [...COMMON, 'basis'],
  'roll-ups': [...COMMON, 'basis'],
  summary: [...COMMON, 'basis', 'by'],
  figures: [...COMMON, 'basis'],
};

const refuse = (field: string, expected: string, actual: string | null): never => {
  throw new RequestError('BAD_USER_INPUT', { field, expected, actual: actual ?? '' });
};

/** One of a closed list, or the first where nothing is given. */
const readChoice = <T extends string>(field: string, value: string | undefined, choices: readonly T[]): T =>
  value === undefined ? choices[0]! : (choices.find((choice) => choice === value) ?? refuse(field, choices.join(' 或 '), value));

const readPeriod = (field: string, value: string | undefined): Period | null =>
  value === undefined ? null : (parsePeriod(value) ?? refuse(field, '期间，如 2024、2024-Q1 或 2024-07', value));

/** First and last month of a range. Throws where it is the wrong way round or too long. */
export const monthsOfRange = (from: Period, to: Period): { readonly first: MonthKey; readonly last: MonthKey } => {
  const [first, last] = [monthsOf(from)[0]!, monthsOf(to).at(-1)!];
  const length = Math.floor(last / 100) * 12 + (last % 100) - Math.floor(first / 100) * 12 - (first % 100) + 1;
  if (length < 1 || length > LONGEST_RANGE_MONTHS)
    refuse('from、to', `先后有序、不超过 ${LONGEST_RANGE_MONTHS} 个月`, `${formatPeriod(from)} 至 ${formatPeriod(to)}`);
  return { first, last };
};

/** Every period of a range. Throws where its ends are not of one kind. */
export const periodsOfRange = (from: Period, to: Period): readonly Period[] =>
  periodRange(from, to) ?? refuse('from、to', '同一种期间（年、半年、季或月）', `${formatPeriod(from)} 至 ${formatPeriod(to)}`);

const valuesOf = (name: ExportName, query: URLSearchParams): ReadonlyMap<string, string> => {
  const known = PARAMETERS[name];
  for (const key of query.keys()) {
    if (!known.includes(key)) refuse(key, `没有此参数（可用：${known.join('、')}）`, query.get(key));
    if (query.getAll(key).length > 1) refuse(key, '只给一次', query.getAll(key).join('、'));
  }
  return new Map(query);
};

/** Reads name, format and parameters. Throws BAD_USER_INPUT with the parameter's name. */
export const readExportRequest = (name: ExportName, format: ExportFormat, query: URLSearchParams): ExportRequest => {
  const values = valuesOf(name, query);
  const region = values.get('region') ?? refuse('region', '六位行政区划代码，如 500155', '');
  const from = readPeriod('from', values.get('from'));
  const to = readPeriod('to', values.get('to')) ?? from;
  if (from === null && (name !== 'register' || to !== null)) refuse('from', '期间，如 2024-01', '');
  if (from && to) monthsOfRange(from, to);
  if (name === 'summary' && from && to && formatPeriod(from) !== formatPeriod(to))
    refuse('to', `与 from 相同（${formatPeriod(from)}）：一张汇总表只有一个期间`, formatPeriod(to));
  if (name === 'figures' && from && to) periodsOfRange(from, to);
  const encoding = readChoice('encoding', values.get('encoding')?.toLowerCase(), ['utf-8', 'gb18030']);
  if (format !== 'csv' && encoding !== 'utf-8') refuse('encoding', `${format} 无须指定编码`, encoding);
  return {
    name,
    format,
    region,
    from,
    to,
    basis: readChoice('basis', values.get('basis'), ['APPROVED', 'SUBMITTED']),
    by: readChoice('by', values.get('by'), ['REGION', 'SYSTEM', 'TYPE']),
    encoding,
    bom: readChoice('bom', values.get('bom'), ['0', '1']) === '1',
  };
};
