// After counties were merged in the middle of a year: summary tables, reporting, months, yearly forms and exports lose nothing,
// double nothing, and agree with the figures to the last digit, under the new tree and the old.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SUMMARY_LINES } from '@shuangcheng/domain';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import type { ClonedDatabase } from './kit/clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, startDemonstrationServer, sumOf, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { recordStatements } from './kit/recorded-statements.js';
import { figureOf } from './kit/region-figures.js';

const [PROVINCE, JIANGBEI, YUBEI, BEIBEI, NEW] = ['500000', '500105', '500112', '500109', '500157'] as const;
const EARLY = '2025-11-05';
const EXTENDED = { month: '2025-03', day: '2099-12-31' } as const;

let cloned: ClonedDatabase;
let platform: DemonstrationServer;
let owner: pg.Client;
let requests = 0;
const requestId = (): string => `reorganised sums ${(requests += 1)}`;

const mutate = async (account: Account, name: string, type: string, answer: string, input: object) => {
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${answer} problems { code message } } }`;
  const found = (await platform.ask(account, query, { input: { clientRequestId: requestId(), ...input } }))[name];
  expect(found.problems).toEqual([]);
  return found;
};
const reorganise = (account: Account, input: object) =>
  mutate(account, 'reorganise', 'ReorganiseInput', 'applied', { reason: '测试', ...input });
const institutionsOf = async (account: Account, code: string): Promise<string[]> => {
  const { region } = await platform.ask(account, `{ region(code: "${code}") { institutions(first: 9) { nodes { code } } } }`);
  return (region.institutions.nodes as { code: string }[]).map((node) => node.code);
};
const submitForm = async (institution: string): Promise<void> => {
  const item = (code: string, quantity: string) => ({ item: code, quantity, acquisition: 'METERED' });
  const values = [item('HEATED_AREA', '100')];
  const { form } = await mutate('liangping', 'submitForm', 'FormInput', 'form { id dueDate }', {
    institution,
    kind: 'HEATING',
    year: 2025,
    values,
  });
  expect(form.dueDate).toBe(EXTENDED.day);
};

const withdraw = async (code: string, period: string): Promise<void> => {
  const { institution } = await platform.ask('liangping', `{ institution(code: "${code}") { report(period: "${period}") { id } } }`);
  await mutate('liangping', 'withdrawReport', 'WithdrawReportInput', 'report { id }', { reportId: institution.report.id, reason: '测试' });
};

type By = 'REGION' | 'SYSTEM' | 'TYPE';
interface Column {
  readonly code: string;
  readonly kind: string;
  readonly institutions: number;
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
  readonly missing: number;
}
interface Table {
  readonly madeUp: boolean;
  readonly columns: Column[];
  readonly rows: { code: string; cells: { quantity: string | null; cost: string | null }[] }[];
}
const tableOf = async (account: Account, region: string, period: string, by: By, treeAsOf: string | null): Promise<Table> => {
  const query = `query($region: String!, $period: Period!, $by: SummaryBy!, $treeAsOf: Date) {
    summary(region: $region, period: $period, by: $by, options: { treeAsOf: $treeAsOf }) { madeUp
      columns { code kind institutions expected approved waiting missing } rows { code cells { quantity cost } } } }`;
  return (await platform.ask(account, query, { region, period, by, treeAsOf })).summary as Table;
};

/** What the figures of a region say: quantity and cost of every flow, and the counts. */
const figuresOf = async (account: Account, code: string, period: string, treeAsOf: string | null) => {
  const query = `query($code: String!, $period: Period!, $treeAsOf: Date) { region(code: $code) {
    breakdown(period: $period, by: ITEM, options: { treeAsOf: $treeAsOf }) { key quantity cost }
    indicator(code: ENERGY_PER_AREA, period: $period, options: { treeAsOf: $treeAsOf }) { denominator quality { expected approved waiting missing } } } }`;
  const { region } = await platform.ask(account, query, { code, period, treeAsOf });
  const items = region.breakdown as { key: string; quantity: string; cost: string }[];
  return {
    flows: new Map(items.map(({ key, quantity, cost }) => [key, { quantity, cost }])),
    area: region.indicator.denominator as string | null,
    counts: region.indicator.quality as Pick<Column, 'expected' | 'approved' | 'waiting' | 'missing'>,
  };
};
const expectColumn = (table: Table, at: number, figures: Awaited<ReturnType<typeof figuresOf>>): void => {
  const shown = table.rows.map(({ code, cells }) => ({ code, ...cells[at] }));
  for (const { code, items } of SUMMARY_LINES.filter((line) => line.costCode !== null)) {
    const flows = items.map((item) => figures.flows.get(item));
    const total = { quantity: sumOf(flows.map((flow) => flow?.quantity ?? '0')), cost: sumOf(flows.map((flow) => flow?.cost ?? '0')) };
    expect(shown).toContainEqual({ code, ...total });
  }
  expect(table.columns[at]).toMatchObject(figures.counts);
};
const expectToAddUp = (table: Table): void => {
  const parts = table.columns.flatMap((column, index) => (column.kind === 'PART' ? [index] : []));
  for (const row of table.rows)
    if (row.cells[0]!.quantity !== null)
      expect({ row: row.code, sum: sumOf(parts.map((at) => row.cells[at]!.quantity)) }).toEqual({
        row: row.code,
        sum: row.cells[0]!.quantity,
      });
  for (const count of ['institutions', 'expected', 'approved', 'waiting', 'missing'] as const)
    expect(parts.reduce((total, at) => total + table.columns[at]![count], 0)).toBe(table.columns[0]![count]);
};
/** The three tables equal the region's figures, add up, and each region in the one by region equals its own figures. */
const expectExact = async (account: Account, region: string, period: string, treeAsOf: string | null, children: readonly string[] = []) => {
  const [byRegion, bySystem, byType] = (await Promise.all(
    (['REGION', 'SYSTEM', 'TYPE'] as const).map((by) => tableOf(account, region, period, by, treeAsOf)),
  )) as [Table, Table, Table];
  const figures = await figuresOf(account, region, period, treeAsOf);
  for (const table of [byRegion, bySystem, byType]) {
    expectToAddUp(table);
    expectColumn(table, 0, figures);
    expect(table.rows.map((row) => row.cells[0])).toEqual(byRegion.rows.map((row) => row.cells[0]));
    expect(table.columns[0]).toMatchObject({ institutions: byRegion.columns[0]!.institutions });
  }
  const area = byRegion.rows.find(({ code }) => code === '102')!.cells[0]!.quantity;
  if (figures.area !== null) expect(Number(area)).toBeCloseTo(Number(figures.area), 1);
  for (const child of children) {
    const at = byRegion.columns.findIndex(({ code }) => code === child);
    expectColumn(byRegion, at, await figuresOf(account, child, period, treeAsOf));
  }
  return byRegion;
};

interface Reporting {
  readonly expected: number;
  readonly approved: number;
  readonly submitted: number;
  readonly returned: number;
  readonly missing: number;
  readonly overdue: number;
  readonly rate: string | null;
}
const REPORTING = 'expected approved submitted returned missing overdue rate';
const reportingOf = async (account: Account, code: string, period: string) => {
  const query = `{ region(code: "${code}") { reporting(period: "${period}") { ${REPORTING} }
    reportingByChild(period: "${period}") { region { code } reporting { ${REPORTING} } } } }`;
  const { region } = await platform.ask(account, query);
  return region as { reporting: Reporting; reportingByChild: { region: { code: string }; reporting: Reporting }[] };
};
const missingOf = (account: Account, region: string, period: string) =>
  everyPage<{ period: string; overdue: boolean; region: { code: string }; institution: { code: string } }>(async (after) => {
    const query = `query($after: String) { missingInstitutions(region: "${region}", period: "${period}", first: 500, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { period overdue region { code } institution { code } } } }`;
    return (await platform.ask(account, query, { after })).missingInstitutions;
  });
interface Month {
  readonly region: { code: string };
  readonly period: string;
  readonly expected: number;
  readonly approved: number;
}
const monthsOf = (account: Account, region: string) =>
  everyPage<Month>(async (after) => {
    const query = `query($after: String) { months(region: "${region}", year: 2025, first: 500, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { region { code } period expected approved } } }`;
    return (await platform.ask(account, query, { after })).months;
  });

type Row = Record<string, string>;
const csv = async (account: Account, path: string): Promise<Row[]> => {
  const authorization = `Bearer ${await platform.server.token(account)}`;
  const response = await fetch(`${platform.server.url}/exports/${path}`, { headers: { authorization } });
  if (!response.ok) throw new Error(await response.text());
  return parse(await response.text(), { columns: true, bom: true });
};

let town: string;
let before: {
  readonly rows: Table;
  readonly reporting: Reporting;
  readonly missing: number;
  readonly months: Month[];
  readonly register: number;
  readonly reports: number;
};
const readProvince = async () => ({
  rows: await tableOf('chongqing', PROVINCE, '2025', 'TYPE', null),
  reporting: (await reportingOf('chongqing', PROVINCE, '2025')).reporting,
  missing: (await missingOf('chongqing', PROVINCE, '2025')).length,
  months: await monthsOf('chongqing', PROVINCE),
  register: (await csv('chongqing', `register.csv?region=${PROVINCE}&from=2025`)).length,
  reports: (await csv('chongqing', `reports.csv?region=${PROVINCE}&from=2025-10&to=2025-11`)).length,
});

beforeAll(async () => {
  cloned = await cloneDemonstration();
  platform = await startDemonstrationServer(cloned);
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  await owner.query(
    `insert into access_grant (tenant_id, grant_id, account_id, role, region_id, subtree, valid_from)
     select 500000, gen_random_uuid(), account_id, 'COUNTY_BUREAU', ${YUBEI}, true, '2020-01-01' from account where username = 'liangping'`,
  );
  // One of the districts has days of its own: a month that is not due yet, and the year.
  await mutate('chongqing', 'setCalendar', 'CalendarInput', '__typename', {
    region: YUBEI,
    reason: '测试',
    dueDates: [
      { period: EXTENDED.month, dueDate: EXTENDED.day },
      { period: '2025', dueDate: EXTENDED.day },
    ],
  });
  const [first, second] = (await institutionsOf('chongqing', YUBEI)) as [string, string];
  town = first;
  // Both are missing in that month, one of them in a district that it moves to.
  await withdraw(first, EXTENDED.month);
  await withdraw(second, EXTENDED.month);
  await submitForm(first);
  await submitForm(second);
  before = await readProvince();
  await reorganise('chongqing', {
    prepared: { key: 'CQ_LIANGJIANG_2025', code: NEW },
    institutions: [{ kind: 'MOVE', institutions: [town], toRegion: BEIBEI }],
  });
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await owner.end();
  await platform.close();
  await cloned.drop();
});

describe('the summary tables after two districts became one', () => {
  test.each([
    ['2025', null, [BEIBEI, NEW]],
    ['2025', EARLY, [JIANGBEI, YUBEI, BEIBEI]],
    ['2025-11', null, [BEIBEI, NEW]],
    ['2025-11', EARLY, [JIANGBEI, YUBEI, BEIBEI]],
    ['2025-H2', '2025-11-06', [BEIBEI, NEW]],
    ['2025-10', null, [JIANGBEI, YUBEI, BEIBEI]],
  ] as const)('are those of the figures for the province in %s under the tree of %s', async (period, treeAsOf, children) => {
    await expectExact('chongqing', PROVINCE, period, treeAsOf, children);
  });

  test('have the province’s total of before', async () => {
    expect(await tableOf('chongqing', PROVINCE, '2025', 'TYPE', null)).toEqual(before.rows);
    expect(await tableOf('chongqing', PROVINCE, '2025', 'TYPE', EARLY)).toEqual(before.rows);
  });

  test.each([
    [NEW, '2025', null],
    [NEW, '2025-11', null],
    [NEW, '2025', EARLY],
    [BEIBEI, '2025', null],
    [BEIBEI, '2025', EARLY],
    [YUBEI, '2025', EARLY],
    [YUBEI, '2025-11', EARLY],
    [YUBEI, '2025-10', null],
    [JIANGBEI, '2025', EARLY],
    [JIANGBEI, '2025', null],
  ] as const)('are those of the figures for %s in %s under the tree of %s', async (region, period, treeAsOf) => {
    const table = await expectExact('chongqing', region, period, treeAsOf);
    const counted = table.columns[0]!.expected > 0;
    expect(counted).toBe(!(region === NEW && treeAsOf === EARLY) && !(region === JIANGBEI && treeAsOf === null));
    expect(table.madeUp).toBe(counted);
  });

  test('take the same statements for a region that nothing moved into as for the whole province', async () => {
    const statements = recordStatements(platform.server.database);
    const ask = (region: string) => () => tableOf('chongqing', region, '2025', 'REGION', null);
    await ask('500155')();
    const plain = await statements.during(ask('500155'));
    const moved = await statements.during(ask(PROVINCE));
    expect(moved).toEqual({ ...plain, sum_summary_moved_by_region: 1, count_summary_moved_by_region: 1 });
  });
});

describe('reporting and months after it', () => {
  test.each(['2025', '2025-Q4', '2025-11', '2025-10'])(
    'children add up to the province in %s, and agree with the figures',
    async (period) => {
      const { reporting, reportingByChild } = await reportingOf('chongqing', PROVINCE, period);
      const total = (take: keyof Reporting) => reportingByChild.reduce((sum, child) => sum + Number(child.reporting[take]), 0);
      for (const count of ['expected', 'approved', 'submitted', 'returned', 'missing', 'overdue'] as const)
        expect({ count, total: total(count) }).toEqual({ count, total: reporting[count] });
      for (const code of [NEW, BEIBEI, ...(period === '2025-10' ? [YUBEI] : [])]) {
        const own = await reportingOf('chongqing', code, period);
        const { expected, approved } = await figureOf(platform, 'chongqing', { code, period });
        expect(own.reporting).toMatchObject({ expected, approved });
        expect(reportingByChild.find(({ region }) => region.code === code)?.reporting ?? { expected: 0 }).toEqual(
          expected === 0 ? { expected: 0 } : own.reporting,
        );
        expect(own.reporting.approved).toBeLessThanOrEqual(own.reporting.expected);
        expect(Number(own.reporting.rate ?? 0)).toBeLessThanOrEqual(100);
      }
    },
  );

  test('the province has what it had, though one district had later days than the other', async () => {
    const { reporting } = await reportingOf('chongqing', PROVINCE, '2025');
    expect(reporting).toEqual(before.reporting);
    expect(reporting.overdue).toBeLessThan(reporting.missing + reporting.returned);
  });

  test.each([
    [PROVINCE, '2025'],
    [NEW, '2025'],
    [BEIBEI, '2025'],
    [NEW, '2025-Q4'],
    [NEW, '2025-11'],
    [YUBEI, EXTENDED.month],
  ])('the missing of %s in %s are as many as reporting counts, each once', async (region, period) => {
    const rows = await missingOf('chongqing', region, period);
    const { reporting } = await reportingOf('chongqing', region, period);
    expect(rows).toHaveLength(reporting.missing + reporting.returned);
    expect(rows.filter(({ overdue }) => overdue)).toHaveLength(reporting.overdue);
    expect(new Set(rows.map((row) => `${row.institution.code} ${row.period}`)).size).toBe(rows.length);
    if (region === PROVINCE) expect(rows).toHaveLength(before.missing);
    if (region === BEIBEI) expect(rows).toContainEqual(expect.objectContaining({ institution: { code: town }, overdue: false }));
  });

  test('months belong to the county that each had: the old ones to October, the new one from November', async () => {
    const months = await monthsOf('chongqing', PROVINCE);
    const of = (code: string) => months.filter(({ region }) => region.code === code).map(({ period }) => period);
    const [early, late] = [Array.from({ length: 10 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`), ['2025-11', '2025-12']];
    expect([of(JIANGBEI), of(YUBEI), of(NEW)]).toEqual([early, early, late]);
    const total = (all: readonly Month[], take: 'expected' | 'approved') => all.reduce((sum, month) => sum + month[take], 0);
    for (const count of ['expected', 'approved'] as const) expect(total(months, count)).toBe(total(before.months, count));
    expect(months.every(({ expected, approved }) => approved <= expected)).toBe(true);
    expect((await monthsOf('chongqing', NEW)).map(({ period }) => period)).toEqual(late);
    expect((await monthsOf('chongqing', YUBEI)).map(({ period }) => period)).toEqual(early);
  });
});

describe('exports after it', () => {
  test('the province’s roll-ups of the year are its figures, and so are those of each month', async () => {
    for (const [range, period] of [
      ['from=2025', '2025'],
      ['from=2025-10&to=2025-10', '2025-10'],
      ['from=2025-11&to=2025-11', '2025-11'],
    ] as const) {
      const rows = await csv('chongqing', `roll-ups.csv?region=${PROVINCE}&${range}`);
      const { flows } = await figuresOf('chongqing', PROVINCE, period, null);
      expect(sumOf(rows.map((row) => row['110 电消费量(千瓦时)']!))).toBe(flows.get('ELECTRICITY')!.quantity);
      expect(new Set(rows.map((row) => `${row['行政区划代码']} ${row['期间']} ${row['机构类型']} ${row['主管系统']}`)).size).toBe(
        rows.length,
      );
      expect(rows.filter((row) => row['含编造数据'] !== '是')).toEqual([]);
    }
  });

  test('reports and register have as many rows as before', async () => {
    expect(await csv('chongqing', `reports.csv?region=${PROVINCE}&from=2025-10&to=2025-11`)).toHaveLength(before.reports);
    expect(await csv('chongqing', `register.csv?region=${PROVINCE}&from=2025`)).toHaveLength(before.register);
  });

  test('the summary is that of the API', async () => {
    const rows = await csv('chongqing', `summary.csv?region=${NEW}&from=2025&by=TYPE`);
    const { flows } = await figuresOf('chongqing', NEW, '2025', null);
    expect(rows.find((row) => row['代码'] === '110')!['S001 合计']).toBe(flows.get('ELECTRICITY')!.quantity);
  });
});

describe('yearly forms after it', () => {
  const formsOf = async (code: string) => {
    const query = `{ region(code: "${code}") { formSummary(kind: HEATING, year: 2025, basis: SUBMITTED) { expected waiting forms missing dueDate }
      forms(kind: HEATING, year: 2025) { totalCount nodes { dueDate institution { code } } } } }`;
    return (await platform.ask('chongqing', query)).region;
  };

  test('count where their institutions stand at the year’s end, each once', async () => {
    const [whole, fresh, beibei, old] = await Promise.all([PROVINCE, NEW, BEIBEI, YUBEI].map(formsOf));
    const one = { expected: 1, waiting: 1, forms: 1, missing: 0 };
    expect(whole.formSummary).toMatchObject({ expected: 2, waiting: 2, forms: 2, missing: 0, dueDate: '2026-03-31' });
    expect([fresh.formSummary, beibei.formSummary]).toMatchObject([one, one]);
    expect(old.formSummary).toMatchObject({ expected: 0, forms: 0, dueDate: EXTENDED.day });
    expect([whole, fresh, beibei, old].map(({ forms }) => forms.totalCount)).toEqual([2, 1, 1, 0]);
    expect(beibei.forms.nodes).toEqual([{ dueDate: EXTENDED.day, institution: { code: town } }]);
  });
});

describe('a city from which a county and an institution went in the middle of the year', () => {
  const [CITY, OTHER, COUNTY, FROM, TO] = ['511700', '511900', '511781', '511723', '511725'] as const;
  beforeAll(async () => {
    const [code] = (await institutionsOf('dazhou', FROM)) as [string];
    const institutions = [{ kind: 'MOVE', institutions: [code], toRegion: TO }];
    await reorganise('dazhou', { effectiveFrom: '2025-07-01', institutions });
    await reorganise('sichuan', {
      effectiveFrom: '2025-08-01',
      regions: [{ kind: 'MOVE_REGION', regions: [COUNTY], parent: OTHER }],
    });
  });

  test.each([
    [CITY, null, [FROM, TO]],
    [CITY, '2025-06-30', [FROM, TO, COUNTY]],
    [OTHER, null, [COUNTY]],
    [FROM, null, []],
    [TO, '2025-06-30', []],
  ] as const)('the tables of %s in the year are its figures under the tree of %s', async (region, treeAsOf, children) => {
    await expectExact('sichuan', region, '2025', treeAsOf, children);
  });

  test('a county’s bureau is given the same table as its city', async () => {
    expect(await tableOf('quxian', TO, '2025', 'SYSTEM', null)).toEqual(await tableOf('sichuan', TO, '2025', 'SYSTEM', null));
    const rows = await missingOf('quxian', TO, '2025');
    const { reporting } = await reportingOf('quxian', TO, '2025');
    expect(rows).toHaveLength(reporting.missing + reporting.returned);
    expect(reporting).toEqual((await reportingOf('sichuan', TO, '2025')).reporting);
  });

  test('reporting and months of both cities add up to the province', async () => {
    const { reporting, reportingByChild } = await reportingOf('sichuan', '510000', '2025');
    expect(reportingByChild.reduce((sum, child) => sum + child.reporting.expected, 0)).toBe(reporting.expected);
    const months = (await monthsOf('sichuan', CITY)).filter(({ region }) => region.code === COUNTY);
    expect(months.map(({ period }) => period)).toEqual(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06', '2025-07']);
  });
});

describe('a county from which a school went to another', () => {
  const [OLD, OTHER, SCHOOL] = ['500155', '500231', '12500155X200000166'] as const;
  beforeAll(() =>
    reorganise('chongqing', { effectiveFrom: '2025-07-01', institutions: [{ kind: 'MOVE', institutions: [SCHOOL], toRegion: OTHER }] }),
  );

  test('goes on seeing whose its old reports are, in its figures’ lineage and in its exports', async () => {
    const query = `{ region(code: "${OLD}") { indicator(code: ENERGY_TOTAL, period: "2025-06") { lineage { reports(first: 500) { totalCount pageInfo { endCursor } nodes { institution { code } } } } } } }`;
    const { reports } = (await platform.ask('liangping', query)).region.indicator.lineage;
    const rows = await csv('liangping', `reports.csv?region=${OLD}&from=2025-06&to=2025-06`);
    expect(rows).toHaveLength(reports.totalCount);
    expect(rows.map((row) => row['统一社会信用代码'])).toContain(SCHOOL);
    // More than a page, with the one that is gone in the middle of it.
    const year = await csv('liangping', `reports.csv?region=${OLD}&from=2025-05&to=2025-07`);
    const months = await Promise.all(
      ['2025-05', '2025-06', '2025-07'].map((month) => csv('liangping', `reports.csv?region=${OLD}&from=${month}&to=${month}`)),
    );
    expect(year).toHaveLength(months.reduce((sum, month) => sum + month.length, 0));
    expect(months.map((month) => month.some((row) => row['统一社会信用代码'] === SCHOOL))).toEqual([true, true, false]);
  });

  test('may not report for it any more, and is told so', async () => {
    const mutation = `mutation($input: ReportInput!) { submitReport(input: $input) { problems { code } } }`;
    const input = { institution: SCHOOL, period: '2026-01', values: [{ item: 'WATER', quantity: '1', acquisition: 'METERED' }] };
    const { submitReport } = await platform.ask('liangping', mutation, { input: { ...input, clientRequestId: requestId() } });
    expect(submitReport.problems.map((problem: { code: string }) => problem.code)).toEqual(['NOT_ALLOWED']);
  });
});
