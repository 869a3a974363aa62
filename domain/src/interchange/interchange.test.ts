import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { makeRowReader } from '../imports/read-sheet-row.js';
import { readHeader } from '../imports/read-header.js';
import { ITEMS } from '../items/items.js';
import { OFFICIAL_COLUMNS } from '../items/official-codes.js';
import { parsePeriod } from '../periods/period.js';
import { readAdxGroup, readAdxMonth, toAdxGroup, toAdxPeriod } from './adx-report.js';
import { EXCHANGE_HEADER, findOfficialCode, type ExchangeRow } from './exchange-row.js';
import type { ExchangedMeasure, ExchangedReport } from './exchanged-report.js';
import { readJsonReport, toJsonReport } from './json-report.js';

const layout = readHeader(EXCHANGE_HEADER, []);
if (!('columns' in layout)) throw new Error('the exchanged columns are no header of the sheet');
const readRow = makeRowReader(layout, null);

const measure = (item: string, more: Partial<ExchangedMeasure>): ExchangedMeasure => ({
  ...{ item, quantity: new Decimal('1.5'), cost: null, acquisition: 'METERED', notApplicable: false, carried: false },
  ...more,
});
const report = (measures: readonly ExchangedMeasure[]): ExchangedReport => ({
  institution: '12500155X200000166',
  period: '2024-03',
  remarks: { name: '甲', region: '500155', type: 'EDUCATION', system: 'EDUCATION', version: 2, status: 'APPROVED', madeUp: true },
  measures,
});

const throughAdx = (sent: ExchangedReport): ExchangeRow => {
  const { attributes, values } = toAdxGroup(sent);
  return readAdxGroup(
    new Map(attributes),
    values.map((value) => new Map(value)),
  );
};
const throughJson = (sent: ExchangedReport): ExchangeRow => readJsonReport(JSON.parse(JSON.stringify(toJsonReport(sent))));
const codesOf = ({ problems }: ExchangeRow): string[] => problems.map(({ code, path }) => `${code} ${path.join('.')}`);

describe.each([
  ['ADX', throughAdx],
  ['JSON', throughJson],
])('a report through %s', (_, through) => {
  test('comes back with every item, quantity, cost and how it was obtained', () => {
    const measures = ITEMS.map(({ code, kind, costFormCode }, index) =>
      measure(code, {
        quantity: new Decimal(index).dividedBy(4),
        cost: costFormCode === null ? null : new Decimal('12.34'),
        acquisition: (['METERED', 'LUMP_SUM', 'ESTIMATED'] as const)[index % 3]!,
        carried: kind === 'STOCK' && index % 2 === 0,
      }),
    );
    const row = through(report(measures));
    expect(row.problems).toEqual([]);
    const read = readRow(row.cells);
    expect(read).toMatchObject({ institution: '12500155X200000166', period: '2024-03', problems: [] });
    expect(read.values).toEqual(
      measures.map(({ quantity, cost, ...rest }) => ({ ...rest, quantity: quantity!.toFixed(), cost: cost?.toFixed() ?? null })),
    );
  });

  test('keeps zero, missing and not applicable apart', () => {
    const sent = [measure('ELECTRICITY', { quantity: new Decimal(0) }), measure('COAL', { quantity: null, notApplicable: true })];
    const { values, problems } = readRow(through(report(sent)).cells);
    expect(problems).toEqual([]);
    expect(values.map(({ item, quantity, notApplicable }) => [item, quantity, notApplicable])).toEqual([
      ['ELECTRICITY', '0', false],
      ['COAL', null, true],
    ]);
  });
});

describe('the codes', () => {
  test('name each quantity and each cost once', () => {
    const columns = OFFICIAL_COLUMNS.filter(({ content }) => content !== 'ACQUISITION');
    expect(new Set(columns.map(({ code }) => code)).size).toBe(columns.length);
    for (const column of columns) expect(findOfficialCode(column.code)).toBe(column);
  });
  test.each([
    ['2024-03', '2024-03-01/P1M'],
    ['2024-Q3', '2024-07-01/P3M'],
    ['2024-H2', '2024-07-01/P6M'],
    ['2024', '2024-01-01/P1Y'],
  ])('a period %s is the interval %s', (period, interval) => {
    expect(toAdxPeriod(parsePeriod(period)!)).toBe(interval);
  });
  test('only a whole month is read as one', () => {
    expect(['2024-03-01/P1M', '2024-03-02/P1M', '2024-01-01/P1Y', '202403'].map(readAdxMonth)).toEqual([
      '2024-03',
      '2024-03-02/P1M',
      '2024-01-01/P1Y',
      '202403',
    ]);
  });
});

describe('an ADX group', () => {
  const group = (more: Record<string, string>, ...values: Record<string, string>[]): ExchangeRow =>
    readAdxGroup(
      new Map(Object.entries({ orgUnit: 'A', period: '2024-03-01/P1M', ...more })),
      values.map((value) => new Map(Object.entries(value))),
    );
  const value = (dataElement: string, text: string, more: Record<string, string> = {}) => ({ ...more, value: text, dataElement });

  test.each([
    ['another data set', group({ dataSet: 'HIV' }, value('110', '1')), ['EXCHANGE_FORMAT dataSet']],
    ['a disaggregation', group({}, value('110', '1', { sex: 'F' })), ['EXCHANGE_FIELD 110']],
    ['an attribute option', group({ mechanism: 'X' }, value('110', '1')), ['EXCHANGE_FIELD group']],
    ['an unknown element', group({}, value('999', '1')), ['UNKNOWN_ITEM dataElement']],
    ['an acquisition as an element', group({}, value('110H', '1')), ['UNKNOWN_ITEM dataElement']],
    ['an element twice', group({}, value('110', '1'), value('110', '2')), ['DUPLICATE_ITEM 110']],
    ['both a value and not applicable', group({}, value('110', '1'), value('110.notApplicable', '1')), ['DUPLICATE_ITEM 110']],
    ['not applicable, 0', group({}, value('110.notApplicable', '0')), ['EXCHANGE_VALUE 110.notApplicable']],
    ['a cost that is not applicable', group({}, value('111.notApplicable', '1')), ['UNKNOWN_ITEM dataElement']],
    ['no value', group({}, { dataElement: '110' }), ['EXCHANGE_VALUE 110']],
    ['another unit', group({}, value('110', '1', { unit: 'MWh' })), ['EXCHANGE_UNIT 110']],
    ['an unknown acquisition', group({}, value('110', '1', { acquisition: 'constructor' })), ['UNKNOWN_ACQUISITION 110H']],
  ])('with %s is refused', (_, row, expected) => {
    expect(codesOf(row)).toEqual(expected);
  });

  test('without acquisition leaves it to the import, as a sheet does', () => {
    const row = group({}, value('110', '12.5', { comment: '抄表' }));
    expect(row.problems).toEqual([]);
    expect(readRow(row.cells).problems.map(({ code }) => code)).toEqual(['ACQUISITION_MISSING']);
    expect(makeRowReader(layout, 'ESTIMATED')(row.cells).values).toMatchObject([{ item: 'ELECTRICITY', acquisition: 'ESTIMATED' }]);
  });

  test('names twenty problems at most', () => {
    expect(group({}, ...Array.from({ length: 99 }, () => value('x', '1'))).problems).toHaveLength(20);
  });
});

describe('a JSON report', () => {
  const json = (values: unknown, more: object = {}): string[] =>
    codesOf(readJsonReport({ institution: 'A', period: '2024-03', values, ...more }));
  test.each<[string, unknown, string[]]>([
    ['a number', [{ code: '110', quantity: 1.5 }], ['EXCHANGE_VALUE 110']],
    ['a misspelt field', [{ code: '110', quantitiy: '1' }], ['EXCHANGE_FIELD 110']],
    ['code and item that differ', [{ code: '110', item: 'WATER', quantity: '1' }], ['UNKNOWN_ITEM 110']],
    ['a cost code', [{ code: '111', quantity: '1' }], ['UNKNOWN_ITEM code']],
    ['a cost where there is none', [{ code: '101', quantity: '1', cost: '1' }], ['NO_COST 101']],
    ['a quantity that is not applicable', [{ code: '110', quantity: '1', notApplicable: true }], ['QUANTITY_NOT_APPLICABLE 110']],
    ['no list', { code: '110' }, ['EXCHANGE_VALUE values']],
    ['nothing in its list', [null], ['EXCHANGE_VALUE values']],
    ['a field of every object', [{ code: 'constructor', quantity: '1' }], ['UNKNOWN_ITEM code']],
  ])('with %s is refused', (_, values, expected) => {
    expect(json(values)).toEqual(expected);
  });
  test('is no report where it is no object, or has fields that nobody knows', () => {
    expect(codesOf(readJsonReport('x'))).toEqual(['EXCHANGE_VALUE values']);
    expect(json([], { report: 1 })).toEqual(['EXCHANGE_FIELD report']);
  });
});
