// The regime's three summary tables over HTTP: laid out as the forms are, the same total to the last digit, within rights.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, sumOf, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { recordStatements } from './kit/recorded-statements.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

type By = 'REGION' | 'SYSTEM' | 'TYPE';
const TABLES: readonly By[] = ['REGION', 'SYSTEM', 'TYPE'];

interface Column {
  code: string;
  name: string;
  kind: string;
  institutions: number;
  expected: number;
  approved: number;
  waiting: number;
  missing: number;
}
interface Row {
  code: string;
  costCode: string | null;
  name: string;
  unit: string;
  cells: { quantity: string | null; cost: string | null }[];
}
interface Table {
  title: string;
  form: string | null;
  columns: Column[];
  rows: Row[];
  systems: string[] | null;
  madeUp: boolean;
}
const QUERY = `query($region: String!, $period: Period!, $by: SummaryBy!, $options: FigureOptions) {
  summary(region: $region, period: $period, by: $by, options: $options) { title form systems madeUp
    columns { code name kind institutions expected approved waiting missing }
    rows { code costCode name unit cells { quantity cost } } } }`;
const table = async (account: Account, region: string, period: string, by: By, options: object = {}): Promise<Table> =>
  (await platform.ask(account, QUERY, { region, period, by, options })).summary as Table;
const line = (of: Table, code: string): Row => of.rows.find((row) => row.code === code)!;
const totals = (of: Table) => of.rows.map((row) => [row.code, row.cells[0]!.quantity, row.cells[0]!.cost]);

/** Parts add up to the total (and subtotals to theirs), for quantities, costs and counts. */
const expectToAddUp = (of: Table): void => {
  const parts = of.columns.flatMap((column, index) => (column.kind === 'PART' ? [index] : []));
  for (const row of of.rows) {
    for (const what of ['quantity', 'cost'] as const) {
      const total = row.cells[0]![what];
      if (total !== null) expect(sumOf(parts.map((index) => row.cells[index]![what]))).toBe(total);
    }
  }
  for (const count of ['institutions', 'expected', 'approved', 'waiting', 'missing'] as const)
    expect(parts.reduce((acc, index) => acc + of.columns[index]![count], 0)).toBe(of.columns[0]![count]);
};

describe('the three summary tables', () => {
  test('the classified one has the columns of NY301, and the official codes, names and units as lines', async () => {
    const found = await table('liangping', '500155', '2020', 'TYPE');
    expect(found).toMatchObject({ form: 'NY301', systems: null, madeUp: true });
    expect(found.columns.map(({ code, name }) => `${code} ${name}`)).toEqual([
      'S001 合计',
      'S002 国家机关',
      'S003 事业单位小计',
      'S004 教育',
      'S005 科技',
      'S006 文化',
      'S007 卫生',
      'S008 体育',
      'S009 其他',
      'S010 团体组织',
    ]);
    expect(found.rows.slice(0, 4).map(({ code, name, unit }) => [code, name, unit])).toEqual([
      ['100', '公共机构数量', 'count'],
      ['101', '用地面积', 'm2'],
      ['102', '建筑面积', 'm2'],
      ['103', '用能人数', 'person'],
    ]);
    expect(line(found, '110')).toMatchObject({ costCode: '111', name: '电', unit: 'kWh' });
    expect(line(found, '150')).toMatchObject({ costCode: '151', name: '汽油' });
  });

  test('梁平 2020: the 568 institutions, 99,022 people and the electricity that its plan prints', async () => {
    const found = await table('liangping', '500155', '2020', 'TYPE');
    expect(line(found, '100').cells[0]!.quantity).toBe('568');
    expect(line(found, '103').cells[0]!.quantity).toBe('99022');
    expect(found.columns[0]).toMatchObject({ institutions: 568, expected: 568 * 12 });
    const { region } = await platform.ask(
      'liangping',
      '{ region(code: "500155") { breakdown(period: "2020", by: ITEM) { key quantity cost } } }',
    );
    const electricity = region.breakdown.find((row: { key: string }) => row.key === 'ELECTRICITY');
    expect(line(found, '110').cells[0]).toEqual({ quantity: electricity.quantity, cost: electricity.cost });
    const petrol = ['1501', '1502'].map((code) => line(found, code).cells[0]!.quantity);
    expect(line(found, '150').cells[0]!.quantity).toBe(sumOf(petrol));
  });

  test('add up, and have one total, for any region, period, basis and type', async () => {
    const places = fc.constantFrom<[Account, string]>(
      ['chongqing', '500000'],
      ['chongqing', '500231'],
      ['sichuan', '510000'],
      ['dazhou', '511700'],
      ['quxian', '511725'],
      ['auditor', '500000'],
      ['liangping-education', '500155'],
    );
    const periods = fc.constantFrom('2020', '2021-H2', '2023-Q3', '2024-07', '2025', '2026', '2026-11', '2027');
    const options = fc.record({
      basis: fc.constantFrom('APPROVED', 'SUBMITTED'),
      type: fc.constantFrom(null, null, 'HEALTH'),
      system: fc.constantFrom(null, null, 'EDUCATION'),
    });
    await fc.assert(
      fc.asyncProperty(places, periods, options, async ([account, region], period, chosen) => {
        const found = await Promise.all(TABLES.map((by) => table(account, region, period, by, chosen)));
        for (const each of found) expectToAddUp(each);
        expect(totals(found[1]!)).toEqual(totals(found[0]!));
        expect(totals(found[2]!)).toEqual(totals(found[0]!));
        const counts = found.map(({ columns: [total] }) => [total!.institutions, total!.expected, total!.approved]);
        expect(counts[1]).toEqual(counts[0]);
        expect(counts[2]).toEqual(counts[0]);
      }),
      { numRuns: 25 },
    );
  });

  test('by region a city shows its counties and what hangs directly under it, and each county is its own table’s total', async () => {
    const city = await table('dazhou', '511700', '2024', 'REGION');
    expect(city.columns[1]!.name).toBe('达州市本级');
    const at = city.columns.findIndex((column) => column.code === '511725');
    const county = await table('quxian', '511725', '2024', 'REGION');
    expect(county.columns.map((column) => column.name)).toEqual(['合计', '渠县']);
    expect(city.rows.filter((row) => row.costCode !== null).map((row) => row.cells[at])).toEqual(
      county.rows.filter((row) => row.costCode !== null).map((row) => row.cells[0]),
    );
  });

  test('the mean of a stock value is the denominator that the figures of the period have', async () => {
    const found = await table('chongqing', '500000', '2024', 'SYSTEM');
    const { region } = await platform.ask(
      'chongqing',
      '{ region(code: "500000") { indicator(code: ENERGY_PER_AREA, period: "2024") { denominator } } }',
    );
    expect(line(found, '102').cells[0]!.quantity).toBe(region.indicator.denominator);
  });

  test('a period without an ended month has flows, and no mean of what stands', async () => {
    const found = await table('liangping', '500155', '2090', 'TYPE');
    expect(line(found, '102').cells[0]).toEqual({ quantity: null, cost: null });
    expect(line(found, '110').cells[0]).toEqual({ quantity: '0', cost: '0' });
  });

  test('the system supervisor sees the schools only, and the table says so', async () => {
    const [whole, own] = await Promise.all([
      table('liangping', '500155', '2024', 'SYSTEM'),
      table('liangping-education', '500155', '2024', 'SYSTEM'),
    ]);
    expect(own.systems).toEqual(['EDUCATION']);
    expect(own.columns.map((column) => column.code)).toEqual(['TOTAL', 'EDUCATION']);
    const at = whole.columns.findIndex((column) => column.code === 'EDUCATION');
    expect(own.rows.filter(({ costCode }) => costCode !== null).map(({ cells }) => cells[0])).toEqual(
      whole.rows.filter(({ costCode }) => costCode !== null).map(({ cells }) => cells[at]),
    );
    const none = await table('liangping-education', '500155', '2024', 'SYSTEM', { system: 'HEALTH' });
    expect(line(none, '110').cells[0]!.quantity).toBe('0');
  });

  test('asked as known at an instant, or for no region, they are refused with a reason', async () => {
    const ask = (region: string, options: object) => platform.refusals('liangping', QUERY, { region, period: '2024', by: 'TYPE', options });
    expect(await ask('500155', { asOf: '2024-09-01T00:00:00Z' })).toEqual([expect.stringMatching(/^BAD_USER_INPUT: .*options\.asOf/)]);
    expect(await ask('5001', {})).toEqual([expect.stringMatching(/^BAD_USER_INPUT/)]);
    expect(await ask('999999', {})).toEqual([expect.stringMatching(/^NOT_FOUND/)]);
  });

  test('take four statements for a county and for a province', async () => {
    const statements = recordStatements(platform.server.database);
    const count = (account: Account, region: string, by: By) => statements.during(() => table(account, region, '2024', by));
    await count('chongqing', '500000', 'TYPE');
    for (const by of TABLES) {
      const names = [`sum_summary_by_${by}`, `count_summary_reports_by_${by}`, `select_summary_register_by_${by}`];
      const province = await count('chongqing', '500000', by);
      expect(await count('liangping', '500155', by)).toEqual(province);
      const cells = by === 'REGION' ? 'total' : 'detail';
      for (const name of names) expect(province[`${name}_${cells}`.toLowerCase()]).toBe(1);
      expect(Object.values(province).reduce((acc, times) => acc + times, 0)).toBe(4 + 7);
    }
  });
});

test.each<[Account, readonly string[]]>([
  ['chongqing', ['500000', '500155', '500231']],
  ['sichuan', ['510000', '511700', '511725']],
  ['dazhou', ['511700', '511725']],
  ['quxian', ['511725']],
  ['liangping', ['500155']],
  ['dianjiang', ['500231']],
  ['liangping-education', ['500155']],
  ['auditor', ['500000', '500155', '500231']],
  ['liangping-school', []],
  ['joint', []],
])('%s sees the tables of its own regions and of no other', async (account, allowed) => {
  for (const region of ['500000', '500155', '500231', '510000', '511700', '511725']) {
    const refusals = await platform.refusals(account, QUERY, { region, period: '2024', by: 'TYPE' });
    if (allowed.includes(region)) expect(refusals).toEqual([]);
    else expect(refusals).toEqual([expect.stringMatching(/^OUT_OF_SCOPE: /)]);
  }
});
