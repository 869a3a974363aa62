import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, parseDecimal } from '../decimal.js';
import { ITEMS } from '../items/items.js';
import { OFFICIAL_COLUMNS, REPORT_KEY_HEADERS, REPORT_REMARK_HEADERS } from '../items/official-codes.js';
import { parseQuantity, shortFixedPoint, toFixedPoint } from '../items/quantity.js';
import { readHeader } from './read-header.js';
import { makeRowReader } from './read-sheet-row.js';
import { SHEET_COLUMNS, TEMPLATE_COLUMNS, templateHeader } from './report-sheet.js';

const cell = fc.oneof(
  fc.stringMatching(/^-?\d{0,18}(\.\d{0,8})?$/),
  fc.constantFrom(
    '',
    '0',
    '00',
    '01',
    '1.',
    '.5',
    '1e3',
    '+1',
    ' 1',
    '1,000',
    '０',
    '-0',
    '0.000000',
    '1000000000000000',
    '999999999999999.999',
  ),
);

describe('the short way to read a number', () => {
  test('says what the exact way says, or leaves it to that', () => {
    fc.assert(
      fc.property(cell, fc.integer({ min: 0, max: 6 }), (text, decimals) => {
        const short = shortFixedPoint(text, decimals);
        if (short === null) return;
        expect(new Decimal(short.toString()).dividedBy(new Decimal(10).pow(decimals)).eq(parseDecimal(text)!)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('changes no answer for any item', () => {
    fc.assert(
      fc.property(cell, fc.constantFrom(...ITEMS), (text, { code }) => {
        const exact = parseDecimal(text.trim());
        const read = parseQuantity(code, text);
        if (typeof read === 'bigint') expect(read).toBe(toFixedPoint(code, exact!));
        else if (read === 'NOT_A_NUMBER') expect(exact).toBeNull();
        else if (read === 'NEGATIVE') expect(exact!.isNegative()).toBe(true);
        else if (read === 'TOO_MANY_DECIMALS') expect(toFixedPoint(code, exact!)).toBeNull();
        else expect(toFixedPoint(code, exact!)! > 10n ** 15n).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the sheet', () => {
  test('reads its own template back, column by column', () => {
    expect(readHeader(templateHeader(), [])).toEqual({ headerRows: 1, columns: TEMPLATE_COLUMNS });
    const codes = TEMPLATE_COLUMNS.map(({ code }) => code);
    expect(readHeader(codes, templateHeader())).toEqual({ headerRows: 2, columns: TEMPLATE_COLUMNS });
  });

  test('has every column of an export, under the same header and in the same order', () => {
    const exported = [...Object.values(REPORT_KEY_HEADERS), ...OFFICIAL_COLUMNS.map(({ header }) => header), ...REPORT_REMARK_HEADERS];
    const layout = readHeader(exported, []);
    expect('columns' in layout && layout.columns.map((column) => column?.header)).toEqual(exported);
    const order = SHEET_COLUMNS.filter(({ kind }) => kind !== 'HOW' && kind !== 'TOTAL').map(({ header }) => header);
    expect(order).toEqual(exported);
  });

  test('knows every column by its code and by each of its names', () => {
    for (const column of SHEET_COLUMNS) {
      for (const name of [column.code, column.header, ...column.names]) {
        const layout = readHeader(
          ['ORG', 'PERIOD', '110', name].filter((text, index, all) => all.indexOf(text) === index),
          [],
        );
        const found = 'columns' in layout ? layout.columns.at(-1) : null;
        const repeated = ['ORG', 'PERIOD', '110'].includes(column.code);
        expect(repeated || found === column).toBe(true);
      }
    }
  });

  test('takes how a value was obtained from its item, its row, or the import, in this order, and from nowhere else', () => {
    const layout = readHeader(['ORG', 'PERIOD', 'HOW', '110', '110H', '120'], []);
    if (!('columns' in layout)) throw new Error('no layout');
    const hows = (cells: string[], otherwise: 'METERED' | null) => makeRowReader(layout, otherwise)(cells);
    expect(hows(['A', '2026-01', '分摊', '1', '估算', '2'], 'METERED').values.map(({ acquisition }) => acquisition)).toEqual([
      'ESTIMATED',
      'LUMP_SUM',
    ]);
    expect(hows(['A', '2026-01', '', '1', '', '2'], 'METERED').values.map(({ acquisition }) => acquisition)).toEqual([
      'METERED',
      'METERED',
    ]);
    expect(hows(['A', '2026-01', '', '1', '', '2'], null).problems.map(({ code }) => code)).toEqual(['ACQUISITION_MISSING']);
  });

  test('reads what an export says of an item: not applicable, and taken over; the latter of what stands only, and never of a whole row', () => {
    const layout = readHeader(['ORG', 'PERIOD', '110', '110H', '101', '101H', 'HOW'], []);
    if (!('columns' in layout)) throw new Error('no layout');
    const read = makeRowReader(layout, null);
    expect(read(['A', '2026-01', '', '不适用', '12.5', '计量（沿用）']).values).toEqual([
      { item: 'ELECTRICITY', quantity: null, cost: null, acquisition: 'METERED', notApplicable: true, carried: false },
      { item: 'FLOOR_AREA', quantity: '12.5', cost: null, acquisition: 'METERED', notApplicable: false, carried: true },
    ]);
    const paths = (cells: string[]) => read(['A', '2026-01', ...cells]).problems.map(({ code, path }) => `${code} ${path.join('.')}`);
    expect(paths(['1', '计量（沿用）'])).toEqual(['UNKNOWN_ACQUISITION 110H']);
    expect(paths(['1', 'constructor'])).toEqual(['UNKNOWN_ACQUISITION 110H']);
    expect(paths(['1', '', '', '', '不适用'])).toEqual(['UNKNOWN_ACQUISITION HOW']);
  });
});
