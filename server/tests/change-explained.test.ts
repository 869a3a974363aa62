// Why a total changed: the causes add up to the change exactly, and each that is made to happen is named.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal, sum } from '@shuangcheng/domain';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { recordStatements } from './kit/recorded-statements.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

const FIELDS =
  'unit months treeAsOf activity carbonScope electricityBasis factorSet before after change changePercent coverageBefore coverageAfter reason systems effects { cause value percent }';
const explain = async (account: Account, code: string, asked: string) =>
  (await platform.ask(account, `{ region(code: "${code}") { changeExplained(${asked}) { ${FIELDS} } } }`)).region.changeExplained;
const figureOf = async (account: Account, code: string, indicator: string, period: string, options = '') =>
  (
    await platform.ask(
      account,
      `{ region(code: "${code}") { indicator(code: ${indicator}, period: "${period}", options: { ${options} }) { value } } }`,
    )
  ).region.indicator.value as string;
const effectOf = (explained: { effects: { cause: string; value: string }[] }, cause: string): Decimal =>
  new Decimal(explained.effects.find((effect) => effect.cause === cause)!.value);

describe('the causes add up to the change of the figures', () => {
  test.each<[Account, string, string, string, string]>([
    ['liangping', '500155', 'ENERGY_TOTAL', '2020', '2024'],
    ['chongqing', '500000', 'CARBON_TOTAL', '2023', '2024'],
    ['chongqing', '500000', 'WATER_TOTAL', '2022', '2023'],
    ['sichuan', '510000', 'BUILDING_ENERGY', '2021-Q1', '2024-Q1'],
    ['dazhou', '511700', 'ENERGY_TOTAL', '2024-12', '2025-01'],
  ])('%s %s %s %s → %s', async (account, code, indicator, from, to) => {
    const explained = await explain(account, code, `code: ${indicator}, from: "${from}", to: "${to}"`);
    expect(explained.reason).toBeNull();
    const [before, after] = [await figureOf(account, code, indicator, from), await figureOf(account, code, indicator, to)];
    expect(new Decimal(explained.before).toFixed(4)).toBe(new Decimal(before).toFixed(4));
    expect(new Decimal(explained.after).toFixed(4)).toBe(new Decimal(after).toFixed(4));
    const effects = explained.effects.map(({ value }: { value: string }) => new Decimal(value));
    expect(effects).toHaveLength(5);
    expect(sum(effects).toFixed()).toBe(new Decimal(explained.after).minus(explained.before).toFixed());
    expect(new Decimal(explained.change).toFixed()).toBe(sum(effects).toFixed());
  });
});

test('what only the grid factor moved is FACTOR; with the factor locked nothing is', async () => {
  const asked = 'code: CARBON_TOTAL, from: "2021", to: "2023"';
  const current = await explain('liangping', '500155', asked);
  expect(effectOf(current, 'FACTOR').gt(0)).toBe(true);
  const locked = await explain('liangping', '500155', `${asked}, options: { factorBasis: LOCKED_BASE_YEAR }`);
  expect(effectOf(locked, 'FACTOR').toFixed()).toBe('0');
  const energy = await explain('liangping', '500155', 'code: ENERGY_TOTAL, from: "2021", to: "2023"');
  expect(effectOf(energy, 'FACTOR').toFixed()).toBe('0');
});

test('states how it reckons: months, tree, activity, bases', async () => {
  const explained = await explain('liangping', '500155', 'code: ENERGY_TOTAL, from: "2023", to: "2024"');
  expect(explained).toMatchObject({
    unit: 'tce',
    months: 12,
    treeAsOf: '2024-12-31',
    activity: 'FLOOR_AREA',
    carbonScope: null,
    electricityBasis: 'CALORIFIC',
    factorSet: 'PLAN-2020',
    systems: null,
  });
  const water = await explain('liangping', '500155', 'code: WATER_TOTAL, from: "2023", to: "2024"');
  expect(water).toMatchObject({ unit: 'm3', activity: 'ENERGY_USERS', factorSet: null });
});

test('a year that runs is compared with the same months of the other', async () => {
  const explained = await explain('liangping', '500155', `code: ENERGY_TOTAL, from: "2024", to: "${new Date().getUTCFullYear()}"`);
  expect(explained.months).toBeLessThan(12);
});

test('a system supervisor is told of its own part', async () => {
  const explained = await explain('liangping-education', '500155', 'code: ENERGY_TOTAL, from: "2023", to: "2024"');
  expect(explained.systems).toEqual(['EDUCATION']);
  const whole = await figureOf('liangping', '500155', 'ENERGY_TOTAL', '2024', 'system: "EDUCATION"');
  expect(new Decimal(explained.after).toFixed(4)).toBe(new Decimal(whole).toFixed(4));
});

test('without values there is a reason and no effect', async () => {
  expect(await explain('liangping', '500155', 'code: ENERGY_TOTAL, from: "2098", to: "2099"')).toMatchObject({
    reason: 'PERIOD_NOT_ENDED',
    effects: [],
    change: null,
  });
  expect(await explain('liangping', '500155', 'code: ENERGY_TOTAL, from: "2018", to: "2024"')).toMatchObject({
    reason: 'NO_DATA',
    effects: [],
  });
  const equivalent = 'code: ENERGY_TOTAL, from: "2020", to: "2024", options: { electricityBasis: EQUIVALENT }';
  expect(await explain('liangping', '500155', equivalent)).toMatchObject({ reason: 'FACTOR_MISSING', effects: [] });
});

test('reads both periods in one statement each, whatever the region', async () => {
  const statements = recordStatements(platform.server.database);
  const sent = await statements.during(() => explain('chongqing', '500000', 'code: ENERGY_TOTAL, from: "2023", to: "2024"'));
  expect(sent).toMatchObject({ sum_cells_by_type: 1, select_register_changes_detail: 1 });
});

test.each([
  ['an intensity', 'code: ENERGY_PER_AREA, from: "2023", to: "2024"', 'code（代码） 不正确'],
  [
    'periods of different length',
    'code: ENERGY_TOTAL, from: "2023", to: "2024-Q1"',
    'to（截止期间） 不正确：应为与 from（2023）同长的期间，收到“2024-Q1”',
  ],
  [
    'another day',
    'code: ENERGY_TOTAL, from: "2023", to: "2024", options: { asOf: "2024-01-01T00:00:00Z" }',
    'options.asOf（所知的时刻） 不正确',
  ],
])('%s is refused', async (_what, asked, said) => {
  const query = `{ region(code: "500155") { changeExplained(${asked}) { reason } } }`;
  const [refusal] = await platform.refusals('liangping', query);
  expect(refusal).toContain(`BAD_USER_INPUT: 参数 ${said}`);
});
