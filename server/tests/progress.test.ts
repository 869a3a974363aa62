// Who is on the way: progress of the plans' targets, checked against figures that are asked for one by one.
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Decimal, sum } from '@shuangcheng/domain';
import { contractOperation } from './kit/contract-operations.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, sumOf, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { fixDay } from './kit/fixed-day.js';
import { recordStatements } from './kit/recorded-statements.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());
afterEach(() => void jest.useRealTimers());

/** Only the clock: everything that waits goes on. A token of that day is signed in for. */
const setClock = (instant: string): Promise<string> => {
  fixDay(instant);
  return platform.server.token('liangping');
};

type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test looks into whatever it asked for
const FIELDS = `target { indicator state value reductionPercent } period unit endedMonths actual pathValue pathToDate pathRule pathRuleAssumed baseline
  baselineSource completionPercent completionOf forecast forecastLow forecastHigh headroom headroomAmount amountUnit samePeriodLastYear changePercent
  seasonYears expected approved coveragePercent incomplete status reason lockedFactors { factorBasis actual pathValue forecast status }`;
const query = `query($code: String!, $year: Int!) { region(code: $code) { progress(year: $year) { ${FIELDS} } } }`;
const progressOf = async (account: Account, code: string, year: number): Promise<Row[]> =>
  (await platform.ask(account, query, { code, year })).region.progress;
const of = (rows: readonly Row[], indicator: string): Row => rows.find((row) => row.target.indicator === indicator)!;
const value = (text: string): Decimal => new Decimal(text);

describe('a year that has ended', () => {
  test('is what the figures say, against the compound path that is assumed where the document names none', async () => {
    const rows = await progressOf('liangping', '500155', 2023);
    const { region } = await platform.ask('liangping', '{ region(code: "500155") { indicators(period: "2023") { code value } } }');
    const figures = new Map(region.indicators.map((figure: Row) => [figure.code, figure.value]));
    expect(rows).toHaveLength(7);
    expect(rows.map((row) => row.actual)).toEqual(rows.map((row) => figures.get(row.target.indicator)));
    // 17,215 × (16,354 ÷ 17,215)^(3/5), and 173.85 − 178.419716 of the 6.33527 that the path asks for by then
    expect(of(rows, 'ENERGY_TOTAL')).toMatchObject({
      pathValue: '16693.108142392093583',
      pathRule: 'COMPOUND',
      pathRuleAssumed: true,
      baseline: '17215',
      baselineSource: 'TARGET',
      period: '2023',
      endedMonths: 12,
      coveragePercent: '100',
      incomplete: false,
      seasonYears: [],
      status: 'BEHIND',
    });
    expect(of(rows, 'ENERGY_PER_CAPITA')).toMatchObject({
      actual: '178.419716',
      forecast: '178.419716',
      completionPercent: '-72.13',
      completionOf: 'REDUCTION',
    });
    // A cap that lets grow: 2,079,772 of 2,069,154.6 m3.
    expect(of(rows, 'WATER_TOTAL')).toMatchObject({ completionPercent: '100.51', completionOf: 'CAP', status: 'AT_RISK' });
  });

  test('says of carbon what it is with the factors of the base year, and of the year itself', async () => {
    const rows = await progressOf('liangping', '500155', 2023);
    const { region } = await platform.ask(
      'liangping',
      '{ region(code: "500155") { indicator(code: CARBON_TOTAL, period: "2023", options: { factorBasis: LOCKED_BASE_YEAR }) { value } } }',
    );
    const carbon = of(rows, 'CARBON_TOTAL');
    expect(carbon.lockedFactors).toMatchObject({ factorBasis: 'LOCKED_BASE_YEAR', actual: region.indicator.value });
    expect(value(carbon.actual).gt(carbon.lockedFactors.actual)).toBe(true);
    expect(of(rows, 'ENERGY_TOTAL').lockedFactors).toBeNull();
  });

  test('with reports missing says so, and a total is forecast as if they were there', async () => {
    const energy = of(await progressOf('liangping', '500155', 2025), 'ENERGY_TOTAL');
    const { actual, forecast, approved, expected, incomplete, headroom } = energy;
    expect(incomplete).toBe(true);
    expect(value(forecast).toFixed()).toBe(value(actual).times(expected).dividedBy(approved).toDecimalPlaces(6).toFixed());
    expect(value(headroom).toFixed()).toBe(new Decimal(16354).minus(actual).toFixed());
  });
});

describe('a year to date, on 10 August 2025', () => {
  const monthly = async (token: string, code: string): Promise<Map<string, { numerator: Decimal; denominator: Decimal | null }>> => {
    const text = `{ region(code: "500155") { series(code: ${code}, from: "2020-01", to: "2025-07") { period numerator denominator } } }`;
    const { data } = await platform.server.query(token, text);
    return new Map(
      data!['region'].series.map((figure: Row) => [
        figure.period,
        { numerator: value(figure.numerator), denominator: figure.denominator && value(figure.denominator) },
      ]),
    );
  };
  const months = (year: number, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  const ask = async (token: string): Promise<Row[]> =>
    (await platform.server.query(token, query, { code: '500155', year: 2025 })).data!['region'].progress;
  const YEARS = [2020, 2021, 2022, 2023, 2024];

  test('a total is forecast by the part that seven months had of each of five years', async () => {
    const token = await setClock('2025-08-10T00:00:00Z');
    const series = await monthly(token, 'ENERGY_TOTAL');
    const total = (year: number, count: number): Decimal => sum(months(year, count).map((month) => series.get(month)!.numerator));
    const shares = YEARS.map((year) => total(year, 7).dividedBy(total(year, 12)));
    const actual = total(2025, 7);
    const by = (share: Decimal): string => actual.dividedBy(share).toDecimalPlaces(6).toFixed();
    const mean = sum(shares).dividedBy(5);
    expect(of(await ask(token), 'ENERGY_TOTAL')).toMatchObject({
      actual: actual.toFixed(),
      endedMonths: 7,
      pathValue: '16354',
      pathToDate: mean.times(16354).toDecimalPlaces(6).toFixed(),
      forecast: by(mean),
      forecastLow: by(Decimal.max(...shares)),
      forecastHigh: by(Decimal.min(...shares)),
      seasonYears: [2024, 2023, 2022, 2021, 2020],
      samePeriodLastYear: total(2024, 7).toFixed(),
      changePercent: actual.minus(total(2024, 7)).times(100).dividedBy(total(2024, 7)).toDecimalPlaces(2).toFixed(),
    });
  });

  test('an intensity is compared with the intensity of the same months of those years, not with seven twelfths', async () => {
    const token = await setClock('2025-08-10T00:00:00Z');
    const series = await monthly(token, 'ENERGY_PER_AREA');
    const mean = (year: number, count: number): Decimal =>
      sum(months(year, count).map((month) => series.get(month)!.denominator!)).dividedBy(count);
    const intensity = (year: number, count: number): Decimal =>
      sum(months(year, count).map((month) => series.get(month)!.numerator)).dividedBy(mean(year, count));
    const season = sum(YEARS.map((year) => intensity(year, 7).dividedBy(intensity(year, 12)))).dividedBy(5);
    const row = of(await ask(token), 'ENERGY_PER_AREA');
    // The series gives its denominators to six places.
    const near = (text: string, expected: Decimal): void => expect(value(text).minus(expected).abs().lt('0.000002')).toBe(true);
    near(row.actual, intensity(2025, 7));
    near(row.forecast, intensity(2025, 7).dividedBy(season));
    near(row.pathToDate, season.times('9.35'));
    near(row.headroom, new Decimal('9.35').minus(intensity(2025, 7)));
    expect(row.amountUnit).toBe('kgce');
    expect(value(row.headroomAmount).minus(mean(2025, 7).times(row.headroom)).abs().lt(2)).toBe(true);
  });

  const ALLOWANCE = `{ target { indicator } headroom headroomAmount lockedFactors { headroom allowance { months { value } } }
    allowance { reason overrun overrunAmount months { month value amount } } }`;
  const left = async (token: string): Promise<Row[]> =>
    (await platform.server.query(token, `{ region(code: "500155") { progress(year: 2025) ${ALLOWANCE} } }`)).data!['region'].progress;

  test('what may still be used until December goes by the season of those years, and adds up to the headroom', async () => {
    const token = await setClock('2025-08-10T00:00:00Z');
    const series = await monthly(token, 'ENERGY_TOTAL');
    const used = (month: string): Decimal => series.get(month)!.numerator;
    const weights = [8, 9, 10, 11, 12].map((month) =>
      sum(YEARS.map((year) => used(months(year, 12)[month - 1]!).dividedBy(sum(months(year, 12).map(used))))),
    );
    const rows = await left(token);
    const { headroom, allowance } = of(rows, 'ENERGY_TOTAL');
    expect(allowance).toMatchObject({ reason: null, overrun: null, overrunAmount: null });
    expect(allowance.months.map((row: Row) => row.month)).toEqual(['2025-08', '2025-09', '2025-10', '2025-11', '2025-12']);
    expect(sumOf(allowance.months.map((row: Row) => row.value))).toBe(headroom);
    allowance.months.forEach((row: Row, index: number) => {
      const exact = value(headroom).times(weights[index]!).dividedBy(sum(weights));
      expect(value(row.value).minus(exact).abs().lte('0.000001')).toBe(true);
      expect(value(row.amount).minus(exact).abs().lte('0.000002')).toBe(true);
    });
    const area = of(rows, 'ENERGY_PER_AREA');
    expect(sumOf(area.allowance.months.map((row: Row) => row.value))).toBe(area.headroom);
    expect(sumOf(area.allowance.months.map((row: Row) => row.amount))).toBe(area.headroomAmount);
    const carbon = of(rows, 'CARBON_TOTAL').lockedFactors;
    expect(sumOf(carbon.allowance.months.map((row: Row) => row.value))).toBe(carbon.headroom);
  });

  test('the months of the earlier years are one statement more, for all targets and places, and only where they are asked for', async () => {
    await setClock('2025-08-10T00:00:00Z');
    const token = await platform.server.token('chongqing');
    const two = `{ all: region(code: "500000") { progress(year: 2025) ${ALLOWANCE} } one: region(code: "500155") { progress(year: 2025) ${ALLOWANCE} } }`;
    const sent = await recordStatements(platform.server.database).during(() => platform.server.query(token, two));
    expect(sent).toMatchObject({ sum_cells_total: 2, count_cell_reports_total: 1, select_targets_of_year: 1 });
  });

  test('a year that has ended has no months left, and tells what was too much; one that has not begun tells why', async () => {
    const ended = `{ region(code: "500155") { progress(year: 2023) ${ALLOWANCE} } }`;
    const { headroom, allowance } = of((await platform.ask('liangping', ended)).region.progress, 'ENERGY_TOTAL');
    expect(allowance).toMatchObject({ months: [], reason: null, overrun: value(headroom).negated().toFixed() });
    const token = await setClock('2025-01-20T00:00:00Z');
    expect((await left(token)).map((row) => row.allowance)).toEqual(
      Array.from({ length: 7 }, () => ({ months: null, reason: 'YEAR_NOT_BEGUN', overrun: null, overrunAmount: null })),
    );
  });

  test('before a month has ended there is the path, and no figure', async () => {
    const token = await setClock('2025-01-20T00:00:00Z');
    const rows = await ask(token);
    expect(rows.map((row) => [row.status, row.reason, row.actual])).toEqual(rows.map(() => ['NO_DATA', 'YEAR_NOT_BEGUN', null]));
    expect(of(rows, 'ENERGY_TOTAL').pathValue).toBe('16354');
  });
});

describe('targets without a value', () => {
  test('渠县’s rates are measured against its own year before', async () => {
    const rows = await progressOf('quxian', '511725', 2023);
    const figure = '{ region(code: "511725") { indicator(code: ENERGY_PER_AREA, period: "2022") { value } } }';
    const before = value((await platform.ask('quxian', figure)).region.indicator.value);
    const row = of(rows, 'ENERGY_PER_AREA');
    expect(rows).toHaveLength(4);
    expect(row).toMatchObject({
      target: { state: 'RATE_ONLY', value: null, reductionPercent: '1.1' },
      baseline: before.toFixed(),
      baselineSource: 'PREVIOUS_YEAR',
      pathValue: before.times('0.989').toFixed(),
      pathRule: null,
      pathRuleAssumed: false,
    });
    const reduction = before.minus(row.actual).times(100).dividedBy(before.times('0.011'));
    expect(row.completionPercent).toBe(reduction.toDecimalPlaces(2).toFixed());
  });

  test('what is pending from above for 四川 is shown with what is known, and without a status', async () => {
    const rows = await progressOf('sichuan', '510000', 2024);
    expect(rows.filter((row) => row.target.state === 'PENDING_UPSTREAM').map((row) => row.target.indicator)).toEqual([
      'CARBON_TOTAL',
      'CARBON_PER_AREA',
    ]);
    expect(of(rows, 'CARBON_TOTAL')).toMatchObject({ status: 'NO_DATA', reason: 'PENDING_UPSTREAM', pathValue: null, headroom: null });
    expect(value(of(rows, 'CARBON_TOTAL').actual).gt(0)).toBe(true);
  });

  test('a year that no target covers has no progress', async () => {
    expect(await progressOf('liangping', '500155', 2031)).toEqual([]);
    expect(await progressOf('liangping', '500155', 2020)).toEqual([]);
  });
});

describe('who is answered', () => {
  test('a system supervisor sees the targets, and no figure of a part beside a target of the whole', async () => {
    const rows = await progressOf('liangping-education', '500155', 2024);
    expect(rows.map((row) => [row.status, row.reason, row.actual, row.forecast, row.samePeriodLastYear])).toEqual(
      rows.map(() => ['NO_DATA', 'PARTIAL_SCOPE', null, null, null]),
    );
    expect(rows).toHaveLength(7);
  });

  test.each<[Account, string]>([
    ['liangping', '500000'],
    ['liangping', '500231'],
    ['sichuan', '500155'],
    ['joint', '500000'],
    ['liangping-school', '500155'],
  ])('%s is not answered for %s', async (account, code) => {
    const variables = { code, year: 2024 };
    const refusals = await platform.refusals(account, contractOperation('Progress'), variables);
    expect(refusals).toEqual([expect.stringMatching(/^(OUT_OF_SCOPE|FORBIDDEN): /)]);
  });
});

test('the progress of a province and of its 38 districts costs as many statements as that of one', async () => {
  const statements = recordStatements(platform.server.database);
  const all = `{ region(code: "500000") { progress(year: 2024) { status } children(first: 100) { nodes { code progress(year: 2024) { actual pathValue forecast status } } } } }`;
  await platform.ask('chongqing', '{ viewer { username } }');
  const sent = await statements.during(() => platform.ask('chongqing', all));
  const read = Object.entries(sent).filter(([name]) => /^(sum|count|select)_/.test(name) && name !== 'select_caller');
  expect(Object.fromEntries(read)).toMatchObject({
    select_targets_of_year: 1,
    select_plan_facts: 1,
    sum_cells_total: 1,
    count_cell_reports_total: 1,
    select_register_changes_total: 1,
  });
  expect(read.map(([, times]) => times)).toEqual(read.map(() => 1));
});

test('a municipality whose reports are a fraction of what its plan counts is not said to be ahead', async () => {
  const energy = of(await progressOf('chongqing', '500000', 2024), 'ENERGY_TOTAL');
  expect(energy).toMatchObject({ status: 'NO_DATA', reason: 'BASE_DIFFERS', completionPercent: null, forecast: null, headroom: null });
  expect(value(energy['actual']).times(5).lt(energy['pathValue'])).toBe(true);
});

test('the rule is there to be read', async () => {
  const { progressRule } = await platform.ask(
    'quxian',
    '{ progressRule { version leastCoveragePercent aheadPercent atRiskPercent basesAgreePercent leastSeasonCoveragePercent mostSeasonYears assumedPathRule } }',
  );
  expect(progressRule).toEqual({
    version: '2',
    leastCoveragePercent: 50,
    aheadPercent: 2,
    atRiskPercent: 2,
    basesAgreePercent: 10,
    leastSeasonCoveragePercent: 90,
    mostSeasonYears: 5,
    assumedPathRule: 'COMPOUND',
  });
});
