import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { FLOW_CODES, STOCK_CODES, type FlowCode, type ItemCode } from './items.js';
import { OFFICIAL_COLUMNS, SUMMARY_LINES, acquisitionText, parseAcquisitionText } from './official-codes.js';
import { CLASSIFIED_COLUMNS, columnsWithTotal, layOutSummary, type SummaryPart } from './summary-table.js';

const decimalArbitrary = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((value) => new Decimal(value.toString()).dividedBy(1000));
const partArbitrary: fc.Arbitrary<SummaryPart> = fc
  .tuple(fc.array(decimalArbitrary, { minLength: 22, maxLength: 22 }), fc.array(decimalArbitrary, { minLength: 11, maxLength: 11 }))
  .map(([quantities, costs]) => ({
    quantities: new Map<ItemCode, Decimal>([...FLOW_CODES, ...STOCK_CODES].map((code, index) => [code, quantities[index]!])),
    costs: new Map<FlowCode, Decimal>(FLOW_CODES.map((code, index) => [code, costs[index]!])),
  }));
const types = CLASSIFIED_COLUMNS[0]!.parts;

describe('a summary table', () => {
  test('the parts of every line add up to its total exactly, quantities and costs, and subtotals to theirs', () => {
    fc.assert(
      fc.property(fc.array(partArbitrary, { minLength: 8, maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (given, months) => {
        const parts = new Map(types.map((type, index) => [type, given[index]!]));
        for (const { line, cells } of layOutSummary(CLASSIFIED_COLUMNS, parts, months)) {
          const ofKind = (indexes: readonly number[], take: 'quantity' | 'cost') =>
            sum(indexes.map((index) => cells[index]![take]!)).toFixed();
          expect(ofKind([1, 2, 9], 'quantity')).toBe(cells[0]!.quantity!.toFixed());
          expect(ofKind([3, 4, 5, 6, 7, 8], 'quantity')).toBe(cells[2]!.quantity!.toFixed());
          if (line.costCode !== null) expect(ofKind([1, 2, 9], 'cost')).toBe(cells[0]!.cost!.toFixed());
        }
      }),
      { numRuns: 30 },
    );
  });

  test('however the same reports are cut into parts, the total is the same', () => {
    fc.assert(
      fc.property(fc.array(partArbitrary, { minLength: 2, maxLength: 9 }), fc.integer({ min: 1, max: 12 }), (given, months) => {
        const names = given.map((_, index) => ({ code: String(index), nameZh: String(index) }));
        const cut = layOutSummary(columnsWithTotal(names), new Map(given.map((part, index) => [String(index), part])), months);
        const add = (pick: (part: SummaryPart) => ReadonlyMap<string, Decimal>) =>
          new Map([...pick(given[0]!).keys()].map((code) => [code, sum(given.map((part) => pick(part).get(code)!))]));
        const whole = { quantities: add((part) => part.quantities), costs: add((part) => part.costs) } as SummaryPart;
        const one = layOutSummary(columnsWithTotal([{ code: 'all', nameZh: '' }]), new Map([['all', whole]]), months);
        const totals = (rows: typeof cut) => rows.map(({ cells }) => [cells[0]!.quantity!.toFixed(), cells[0]!.cost?.toFixed() ?? null]);
        expect(totals(cut)).toEqual(totals(one));
      }),
      { numRuns: 30 },
    );
  });

  test('a stock value is the mean of the ended months, and none while no month has ended', () => {
    const parts = new Map([['a', { quantities: new Map<ItemCode, Decimal>([['FLOOR_AREA', new Decimal(100)]]), costs: new Map() }]]);
    const area = (months: number) =>
      layOutSummary(columnsWithTotal([{ code: 'a', nameZh: '' }]), parts, months).find(({ line }) => line.code === '102')!.cells[1]!;
    expect(area(3).quantity!.toFixed()).toBe('33.333333');
    expect(area(0)).toEqual({ quantity: null, cost: null });
  });
});

describe('official codes', () => {
  test('no two columns share a header, and no two lines of the summary a code', () => {
    const headers = OFFICIAL_COLUMNS.map((column) => column.header);
    expect(new Set(headers).size).toBe(headers.length);
    const codes = SUMMARY_LINES.flatMap((line) => [line.code, ...(line.costCode === null ? [] : [line.costCode])]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(headers).toEqual(expect.arrayContaining(['110 电消费量(千瓦时)', '111 电费用(元)', '110 电取得方式', '101 建筑面积(平方米)']));
  });
  test('every item is in a line of its own, and petrol and diesel in their totals too', () => {
    const single = SUMMARY_LINES.filter((line) => line.items.length === 1).flatMap((line) => line.items);
    expect([...single].sort()).toEqual([...FLOW_CODES, ...STOCK_CODES].sort());
    expect(SUMMARY_LINES.filter((line) => line.items.length > 1).map((line) => line.code)).toEqual(['150', '160']);
  });
  test('how a quantity was obtained is read back as it was written', () => {
    for (const acquisition of ['METERED', 'LUMP_SUM', 'ESTIMATED'] as const)
      for (const carried of [false, true])
        expect(parseAcquisitionText(acquisitionText(acquisition, { notApplicable: false, carried }))).toEqual({
          acquisition,
          notApplicable: false,
          carried,
        });
    expect(parseAcquisitionText('不适用')).toEqual({ acquisition: 'METERED', notApplicable: true, carried: false });
    expect(parseAcquisitionText('METERED')?.acquisition).toBe('METERED');
    expect(parseAcquisitionText('大概')).toBeNull();
  });
});
