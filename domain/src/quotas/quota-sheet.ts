// The sheet in which a quota standard is typed: its columns by name, types and indicators by name or code.
import { getIndicator } from '../indicators/definitions.js';
import { problem, type Problem } from '../problems.js';
import { INSTITUTION_TYPES } from '../regions/institution-types.js';
import { QUOTA_INDICATORS } from './quota-standard.js';
import type { QuotaEntry } from './read-quotas.js';

/** The columns with what else a header may call them. */
const COLUMNS = {
  type: ['机构类型'],
  kind: ['类别', '机构类别'],
  indicator: ['指标'],
  unit: ['单位'],
  limit: ['约束值', '通用值'],
  standard: ['基准值'],
  guide: ['引导值', '先进值'],
} as const satisfies Readonly<Record<keyof QuotaEntry, readonly string[]>>;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['type', 'indicator', 'unit', 'limit'];

/** Width and blanks do not matter. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const columnOf = new Map(
  (Object.keys(COLUMNS) as Column[]).flatMap((column) => [column, ...COLUMNS[column]].map((name) => [plain(name), column] as const)),
);
const typeOf = new Map(INSTITUTION_TYPES.flatMap(({ code, nameZh }) => [code, nameZh].map((name) => [plain(name), code] as const)));
const indicatorOf = new Map(
  QUOTA_INDICATORS.flatMap((code) => [code, getIndicator(code).nameZh].map((name) => [plain(name), code] as const)),
);

/** Where each column stands; what is wrong with a header that lacks one, has one twice, or has another. */
export const readQuotaHeader = (cells: readonly string[]): ReadonlyMap<Column, number> | readonly Problem[] => {
  const columns = new Map<Column, number>();
  const problems: Problem[] = [];
  cells.forEach((cell, index) => {
    if (plain(cell) === '') return;
    const column = columnOf.get(plain(cell));
    const at = { column: index + 1, actual: cell };
    if (column === undefined)
      problems.push(problem('HEADER_WRONG', ['file', 'header'], { ...at, expected: Object.values(COLUMNS).flat().join('、') }));
    else if (columns.has(column))
      problems.push(problem('HEADER_DUPLICATE', ['file', 'header'], { ...at, first: columns.get(column)! + 1 }));
    else columns.set(column, index);
  });
  const missing = NEEDED.filter((column) => !columns.has(column)).map((column) => COLUMNS[column][0]);
  if (missing.length > 0) problems.push(problem('HEADER_INCOMPLETE', ['file', 'header'], { expected: missing.join('、') }));
  return problems.length > 0 ? problems : columns;
};

/** A row as an entry; what is wrong with its type or indicator, with the path to the row. Null for a row in which nothing is typed. */
export const readQuotaSheetRow = (
  columns: ReadonlyMap<Column, number>,
  cells: readonly string[],
  path: readonly string[],
): QuotaEntry | readonly Problem[] | null => {
  const cell = (column: Column): string => cells[columns.get(column) ?? cells.length]?.trim() ?? '';
  if (cells.every((text) => text.trim() === '')) return null;
  const [type, indicator] = [typeOf.get(plain(cell('type'))), indicatorOf.get(plain(cell('indicator')))];
  const bad = (column: Column, known: readonly string[]): Problem =>
    problem('BAD_FIELD', [...path, column], { field: COLUMNS[column][0], expected: known.join('、'), actual: cell(column) });
  const problems = [
    ...(type === undefined
      ? [
          bad(
            'type',
            INSTITUTION_TYPES.map(({ nameZh }) => nameZh),
          ),
        ]
      : []),
    ...(indicator === undefined
      ? [
          bad(
            'indicator',
            QUOTA_INDICATORS.map((code) => getIndicator(code).nameZh),
          ),
        ]
      : []),
  ];
  if (type === undefined || indicator === undefined) return problems;
  return {
    type,
    indicator,
    kind: cell('kind'),
    unit: cell('unit'),
    limit: cell('limit'),
    standard: cell('standard'),
    guide: cell('guide'),
  };
};
