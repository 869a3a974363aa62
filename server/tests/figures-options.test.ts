// Figures as of an instant, under the tree of a day, of one type or system, of the running year; and options that are wrong.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endedMonths, formatPeriod, monthPeriod, monthsOf, monthsToReport, parsePeriod } from '@shuangcheng/domain';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

const query = `query ($code: String!, $period: Period!, $options: FigureOptions) { region(code: $code) { indicators(period: $period, options: $options) {
  code value reason yearOnYear numerator denominator systems lineage { terms { item quantity contribution } } } } }`;
const figures = async (account: Account, code: string, period: string, options = {}) =>
  (await platform.ask(account, query, { code, period, options })).region.indicators as {
    value: string | null;
    reason: string | null;
    systems: string[] | null;
  }[];

describe('as of an instant', () => {
  test.each([
    ['liangping', '500155', '2025'],
    ['dazhou', '511700', '2025-Q4'],
    ['quxian', '511725', '2022'],
  ] as const)('far ahead %s reads for %s %s what it reads now, on both bases', async (account, code, period) => {
    for (const basis of ['APPROVED', 'SUBMITTED']) {
      const then = await figures(account, code, period, { basis, asOf: '2099-01-01T00:00:00Z' });
      expect(then).toEqual(await figures(account, code, period, { basis }));
    }
  });

  test('before anything was approved every figure is NO_DATA', async () => {
    const found = await figures('liangping', '500155', '2020', { asOf: '2020-02-01T00:00:00+08:00' });
    expect(found.map(({ value, reason }) => [value, reason])).toEqual(found.map(() => [null, 'NO_DATA']));
  });

  test('in the middle of the year 2020 shows what was approved by then, and that is less', async () => {
    const energy = async (asOf?: string) => Number((await figures('liangping', '500155', '2020', asOf ? { asOf } : {}))[0]!.value);
    const [may, september, now] = [await energy('2020-05-31T23:59:59+08:00'), await energy('2020-09-30T23:59:59+08:00'), await energy()];
    expect(0 < may && may < september && september < now).toBe(true);
    expect(now.toFixed(0)).toBe('17215');
  });
});

// Counts are read from the cells as they are now: a figure of the past without a value says that it covers 100 %.
test('as of an instant the quality counts what was approved by then', async () => {
  const asked = `{ region(code: "500155") { indicator(code: ENERGY_TOTAL, period: "2020", options: { asOf: "2020-02-01T00:00:00+08:00" }) { reason quality { approved } } } }`;
  expect((await platform.ask('liangping', asked)).region.indicator).toEqual({ reason: 'NO_DATA', quality: { approved: 0 } });
});

describe('the tree of a day', () => {
  test('of 2020 is the one under which 2020 is drawn anyway', async () => {
    expect(await figures('chongqing', '500000', '2020', { treeAsOf: '2020-06-30' })).toEqual(await figures('chongqing', '500000', '2020'));
  });

  test('before there was one a province has only what hangs directly under it', async () => {
    const own = `{ region(code: "500000") { breakdown(period: "2020", by: CHILD_REGION) { key energyTce } } }`;
    const [direct] = (await platform.ask('chongqing', own)).region.breakdown;
    expect(direct.key).toBe('500000');
    expect((await figures('chongqing', '500000', '2020', { treeAsOf: '1900-01-01' }))[0]!.value).toBe(direct.energyTce);
  });
});

describe('one type or system', () => {
  const total = async (options: object) => (await figures('liangping', '500155', '2023', options))[0]!.value;
  const part = async (by: 'TYPE' | 'SYSTEM', key: string) => {
    const { region } = await platform.ask(
      'liangping',
      `{ region(code: "500155") { breakdown(period: "2023", by: ${by}) { key energyTce } } }`,
    );
    return region.breakdown.find((row: { key: string }) => row.key === key).energyTce;
  };

  test('is its row of the breakdown', async () => {
    expect(await total({ type: 'HEALTH' })).toBe(await part('TYPE', 'HEALTH'));
    expect(await total({ system: 'EDUCATION' })).toBe(await part('SYSTEM', 'EDUCATION'));
  });

  test('that nobody there belongs to is NO_DATA', async () => {
    expect((await figures('liangping', '500155', '2023', { type: 'HEALTH', system: 'EDUCATION' }))[0]).toMatchObject({
      value: null,
      reason: 'NO_DATA',
    });
  });
});

describe('who supervises one system', () => {
  const part = `query ($options: FigureOptions) { region(code: "500155") {
    indicators(period: "2024", options: $options) { code value yearOnYear quality { expected approved waiting missing meteredShare } lineage { terms { contribution } reports(first: 5) { totalCount nodes { id } } } }
    series(code: WATER_TOTAL, from: "2025-10", to: "2025-12", options: $options) { value }
    type: breakdown(period: "2024", by: TYPE, options: $options) { key energyTce } system: breakdown(period: "2024", by: SYSTEM, options: $options) { key carbon }
    item: breakdown(period: "2024", by: ITEM, options: $options) { key quantity cost } } }`;

  test('reads of 梁平 just what the bureau reads of that system', async () => {
    const own = await platform.ask('liangping-education', part, { options: {} });
    expect(own).toEqual(await platform.ask('liangping', part, { options: { system: 'EDUCATION' } }));
    expect(own.region.system.map((row: { key: string }) => row.key)).toEqual(['EDUCATION']);
  });

  test('is told so: its figures name the system, those of the bureau name none', async () => {
    expect((await figures('liangping-education', '500155', '2024')).map(({ systems }) => systems)).toEqual(Array(8).fill(['EDUCATION']));
    expect((await figures('liangping', '500155', '2024')).map(({ systems }) => systems)).toEqual(Array(8).fill(null));
  });

  test('gets no figure of another system by asking for it', async () => {
    for (const { value, reason } of await figures('liangping-education', '500155', '2024', { system: 'HEALTH' }))
      expect([value, reason]).toEqual([null, 'NO_DATA']);
  });

  test('reads who of its schools has reported, and of nobody else', async () => {
    const asked = `{ region(code: "500155") { reporting(period: "2025-12") { expected submitted approved returned missing } } }`;
    const { reporting } = (await platform.ask('liangping-education', asked)).region;
    const [quality] = (
      await platform.ask(
        'liangping',
        '{ region(code: "500155") { indicators(period: "2025-12", options: { system: "EDUCATION" }) { quality { expected approved waiting missing } } } }',
      )
    ).region.indicators;
    expect([reporting.expected, reporting.approved, reporting.submitted, reporting.returned + reporting.missing]).toEqual(
      Object.values(quality.quality),
    );
  });
});

describe('the running year, for which nobody has reported yet', () => {
  // The server has the real clock: what it must say follows from the same one.
  const now = new Date();
  const period = String(now.getUTCFullYear());
  const asks = `query ($code: String!, $period: Period!) { region(code: $code) {
    indicators(period: $period) { code value reason yearOnYear quality { expected approved waiting missing coverage } }
    reporting(period: $period) { expected submitted approved returned missing overdue rate } } }`;
  const openIn = async (account: Account, code: string, months: readonly string[]): Promise<number> => {
    const page = `query ($code: String!, $after: String) { region(code: $code) { institutions(first: 500, after: $after) { pageInfo { endCursor hasNextPage } nodes { validFrom validTo } } } }`;
    const all = await everyPage<{ validFrom: string; validTo: string | null }>(
      async (after) => (await platform.ask(account, page, { code, after })).region.institutions,
    );
    const isOpen = (month: string) =>
      all.filter(({ validFrom, validTo }) => validFrom <= `${month}-31` && (validTo === null || validTo > `${month}-01`));
    return months.reduce((open, month) => open + isOpen(month).length, 0);
  };
  const text = (month: number): string => formatPeriod(monthPeriod(month));

  test.each([
    ['liangping', '500155'],
    ['sichuan', '510000'],
  ] as const)('has no figure for %s, and expects every institution that was open in a month that has ended', async (account, code) => {
    const due = monthsToReport(parsePeriod(period)!, now).map(text);
    const expected = await openIn(account, code, due);
    const { indicators, reporting } = (await platform.ask(account, asks, { code, period })).region;
    for (const { value, reason, yearOnYear, quality } of indicators) {
      expect([value, reason, yearOnYear]).toEqual([null, 'NO_DATA', null]);
      expect(quality).toEqual({ expected, approved: 0, waiting: 0, missing: expected, coverage: '0' });
    }
    expect(reporting).toMatchObject({ expected, submitted: 0, approved: 0, returned: 0, missing: expected, rate: '0' });
  });

  test('the month that runs is expected when it is asked for itself, and one to come is not', async () => {
    const [running] = monthsOf(parsePeriod(text(now.getUTCFullYear() * 100 + now.getUTCMonth() + 1))!).map(text);
    const later = `${Number(period) + 2}-03`;
    const quality = async (of: string) =>
      (await platform.ask('liangping', asks, { code: '500155', period: of })).region.indicators[0].quality;
    expect(await quality(running!)).toMatchObject({
      expected: await openIn('liangping', '500155', [running!]),
      missing: expect.any(Number),
    });
    expect(await quality(later)).toEqual({ expected: 0, approved: 0, waiting: 0, missing: 0, coverage: null });
    expect(endedMonths(parsePeriod(later)!, now)).toEqual([]);
  });
});

describe('what is not an option is refused, and the refusal says what was expected', () => {
  const indicator = (args: string) => `{ region(code: "500155") { indicator(code: ENERGY_TOTAL, ${args}) { value } } }`;
  const series = (from: string, to: string) =>
    `{ region(code: "500155") { series(code: ENERGY_TOTAL, from: "${from}", to: "${to}") { value } } }`;
  test.each([
    ['a month that is none', indicator('period: "2020-13"'), '"2023-Q3" 或 "2023-07"，收到“2020-13”'],
    ['a period of another kind', indicator('period: "2020-W05"'), '收到“2020-W05”'],
    [
      'a factor set that nobody published',
      indicator('period: "2020", options: { factorSet: "PLAN-2019" }'),
      '因子集之一（JST-303-2026、CHONGQING-MUNICIPAL-2020、PLAN-2020）',
    ],
    ['a day that is none', indicator('period: "2020", options: { treeAsOf: "2020-02-30" }'), '应为日期'],
    ['an instant without a zone', indicator('period: "2020", options: { asOf: "2020-05-01T00:00:00" }'), '应为带时区的时刻'],
    ['a system that is none', indicator('period: "2020", options: { system: "SCHOOLS" }'), '主管系统代码之一（EDUCATION、HEALTH'],
    ['a series of two kinds', series('2020-01', '2020-Q2'), '同一种期间、先后有序'],
    ['a series that runs backwards', series('2021', '2020'), '同一种期间、先后有序'],
    ['a series without end', series('2010-01', '2020-01'), '不超过 120 个'],
    [
      'a ranking of institutions',
      '{ region(code: "500155") { ranking(code: ENERGY_TOTAL, period: "2020", level: INSTITUTION) { rank } } }',
      'PROVINCE、CITY 或 COUNTY',
    ],
    [
      'a ranking of −1',
      '{ region(code: "500155") { ranking(code: ENERGY_TOTAL, period: "2020", level: COUNTY, first: -1) { rank } } }',
      '0 至 500 的整数，收到“-1”',
    ],
    [
      'a ranking of 501',
      '{ region(code: "500155") { ranking(code: ENERGY_TOTAL, period: "2020", level: COUNTY, first: 501) { rank } } }',
      '0 至 500 的整数，收到“501”',
    ],
    [
      'a breakdown of the past',
      '{ region(code: "500155") { breakdown(period: "2020", by: ITEM, options: { asOf: "2021-01-01T00:00:00Z" }) { key } } }',
      '分解只按当前数据',
    ],
  ])('%s', async (_, document, expected) => {
    const [refusal, ...more] = await platform.refusals('liangping', document);
    expect(more).toEqual([]);
    expect(refusal).toMatch(/^BAD_USER_INPUT: /);
    expect(refusal).toContain(expected);
  });

  test.each([
    ['$period', { period: '2020-1' }, 'period：参数 Period 不正确'],
    ['a field of $options', { options: { treeAsOf: 'today' } }, 'options.treeAsOf：参数 Date 不正确'],
  ])('in a variable the refusal leads to it: %s', async (_, variables, expected) => {
    const refusals = await platform.refusals('liangping', query, { code: '500155', period: '2020', ...variables });
    expect(refusals).toEqual([expect.stringContaining(`BAD_USER_INPUT: ${expected}`)]);
  });
});
