// A province's target becomes the targets of its districts: tried, published, repeated.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal, sum } from '@shuangcheng/domain';
import type { ClonedDatabase } from './kit/clone-database.js';
import { contractOperation } from './kit/contract-operations.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { recordStatements } from './kit/recorded-statements.js';

let cloned: ClonedDatabase;
let platform: DemonstrationServer;
beforeAll(async () => {
  cloned = await cloneDemonstration();
  platform = await startDemonstrationServer(cloned);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await platform.close();
  await cloned.drop();
});

interface Share {
  readonly region: { code: string; name: string };
  readonly baseline: string | null;
  readonly value: string | null;
  readonly reductionPercent: string | null;
  readonly weight: string | null;
  readonly bound: string | null;
  readonly path: { year: number; value: string }[];
}
interface Result {
  readonly decomposition: {
    feasible: boolean;
    parentValue: string;
    allocatedValue: string | null;
    residual: string | null;
    shares: Share[];
    conflicts: { message: string; regions: { code: string }[] }[];
  } | null;
  readonly problems: { code: string; message: string; path: string[] }[];
}
let requests = 0;
const cap = { region: '500000', indicator: 'ENERGY_TOTAL', year: 2025, method: 'BY_SHARE', pathRule: 'LINEAR' };
const decompose = async (input: object, account: Account = 'chongqing'): Promise<Result> => {
  const data = await platform.ask(account, contractOperation('Decompose'), {
    input: { ...cap, clientRequestId: `decompose ${(requests += 1)}`, ...input },
  });
  return data.decomposeTarget as Result;
};
const shareOf = ({ decomposition }: Result, code: string): Share => decomposition!.shares.find((share) => share.region.code === code)!;
const districts = async (): Promise<string[]> => (await decompose({})).decomposition!.shares.map((share) => share.region.code);
const targetsOf = async (account: Account, code: string) => {
  const query = `{ region(code: "${code}") { targets(year: 2023) { indicator value pathRule path { year value } } } }`;
  const { region } = await platform.ask(account, query);
  return (
    region.targets as { indicator: string; value: string; pathRule: string | null; path: { year: number; value: string }[] }[]
  ).filter((target) => target.indicator === 'ENERGY_TOTAL');
};

describe('112 万tce of 重庆 to its 38 districts', () => {
  test('by share of consumption: 梁平 gets 18,491 tce where its own plan says 16,354', async () => {
    const result = await decompose({});
    expect(result.problems).toEqual([]);
    expect(result.decomposition).toMatchObject({ feasible: true, parentValue: '1120000', allocatedValue: '1120000', residual: '0' });
    expect(result.decomposition!.shares).toHaveLength(38);
    // 1,120,000 × 17,215 ÷ 1,042,700 and 1,120,000 × 21,426.97 ÷ 1,042,700
    expect(shareOf(result, '500155')).toMatchObject({ baseline: '17215', value: '18491', bound: null });
    expect(shareOf(result, '500231')).toMatchObject({ baseline: '21426.97', value: '23015' });
    const query = `mutation($input: DecomposeTargetInput!) { decomposeTarget(input: $input) { decomposition { shares { region { code } ownPlanValue baselineSource } } } }`;
    const { decomposeTarget } = await platform.ask('chongqing', query, { input: { ...cap, clientRequestId: 'own values' } });
    const own = (
      decomposeTarget.decomposition.shares as { region: { code: string }; ownPlanValue: string | null; baselineSource: string }[]
    ).filter((share) => share.ownPlanValue !== null);
    expect(own).toEqual([
      { region: { code: '500155' }, ownPlanValue: '16354', baselineSource: 'PRINTED' },
      { region: { code: '500231' }, ownPlanValue: '20356', baselineSource: 'PRINTED' },
    ]);
  });

  test('by potential and by class, with what each needs', async () => {
    const codes = await districts();
    expect(codes).toHaveLength(38);
    const benchmarks = codes.map((region, index) => ({ region, benchmark: String(10_000 + index), areaGrowthPercent: '12' }));
    const byPotential = await decompose({ method: 'BY_POTENTIAL', bounds: benchmarks });
    const classes = codes.map((region, index) => ({ region, class: index % 2 === 0 ? 'I' : 'II' }));
    const rates = [
      { class: 'I', reductionPercent: '-9' },
      { class: 'II', reductionPercent: '-5' },
    ];
    const byClass = await decompose({ method: 'BY_CLASS', bounds: classes, classRates: rates });
    for (const { decomposition } of [byPotential, byClass, await decompose({ method: 'EQUAL_RATE' })]) {
      expect(decomposition).toMatchObject({ feasible: true, residual: '0' });
      expect(sum(decomposition!.shares.map((share) => new Decimal(share.value!))).toFixed()).toBe('1120000');
    }
  });

  test('with bounds that cannot be kept answers which ones, and how much they come to', async () => {
    const codes = await districts();
    const bounds = codes.map((region) => ({ region, minReductionPercent: '1' }));
    const { decomposition, problems } = await decompose({ bounds });
    expect(problems).toEqual([]);
    expect(decomposition).toMatchObject({ feasible: false, allocatedValue: null });
    expect(decomposition!.conflicts[0]!.message).toMatch(/^这些约束合起来至多为 \d+，达不到上级目标 1120000：/);
    expect(decomposition!.conflicts[0]!.regions).toHaveLength(38);
    const published = await decompose({ bounds, publish: true });
    expect(published.problems.map((problem) => problem.code)).toEqual(['NOT_FEASIBLE']);
  });

  test('with a custom path, compound and linear', async () => {
    const years = async (input: object): Promise<string[]> => shareOf(await decompose(input), '500155').path.map((point) => point.value);
    expect(await years({})).toEqual(['17215', '17470.2', '17725.4', '17980.6', '18235.8', '18491']);
    const customPath = [20, 20, 50, 80].map((percent, index) => ({ year: 2021 + index, donePercent: String(percent) }));
    expect(await years({ pathRule: 'CUSTOM', customPath })).toEqual(['17215', '17470.2', '17470.2', '17853', '18235.8', '18491']);
    const { problems } = await decompose({ pathRule: 'CUSTOM', customPath: customPath.slice(1) });
    expect(problems[0]).toMatchObject({ code: 'PATH_NOT_USABLE', path: ['input', 'customPath'] });
  });
});

test('an intensity is implied by its districts, weighed by what they are divided by', async () => {
  const { decomposition } = await decompose({ indicator: 'ENERGY_PER_AREA', method: 'EQUAL_RATE' });
  expect(decomposition).toMatchObject({ feasible: true, parentValue: '10.95' });
  expect(new Decimal(decomposition!.residual!).gte(0)).toBe(true);
  expect(new Decimal(decomposition!.residual!).lt('0.01')).toBe(true);
});

describe('a cap beside the intensity of the same region', () => {
  const TOGETHER = `mutation($input: DecomposeTargetInput!) { decomposeTarget(input: $input) { problems { code } decomposition { shares { value region { code }
    together { indicator intensity unit source divisor growthPercent binds allowedByIntensity growthUntilCapPercent baseDiffersPercent } } } } }`;
  type Together = Record<string, string> & { growthUntilCapPercent: string };
  const ask = async (input: object) => {
    const asked = { ...cap, clientRequestId: `together ${(requests += 1)}`, ...input };
    const { decomposeTarget } = await platform.ask('chongqing', TOGETHER, { input: asked });
    expect(decomposeTarget.problems).toEqual([]);
    const shares = decomposeTarget.decomposition.shares as { value: string; region: { code: string }; together: Together | null }[];
    return { shares, of: (code: string) => shares.find((share) => share.region.code === code)! };
  };

  test('梁平’s printed cap binds beyond 1.06 % more people: its intensity until then', async () => {
    const bounds = [{ region: '500155', fixedValue: '16354' }];
    const { of } = await ask({ bounds });
    const { together } = of('500155');
    expect(together).toMatchObject({ indicator: 'ENERGY_PER_CAPITA', intensity: '163.42', unit: 'kgce/person', source: 'OWN' });
    expect(together).toMatchObject({
      divisor: '99022',
      growthPercent: '0',
      baseDiffersPercent: null,
      binds: 'INTENSITY',
      allowedByIntensity: '16182.17524',
    });
    expect(new Decimal(together!.growthUntilCapPercent).toDecimalPlaces(2).toFixed()).toBe('1.06');
    const grown = await ask({ bounds: [{ ...bounds[0], peopleGrowthPercent: '2' }] });
    expect(grown.of('500155').together).toMatchObject({ growthPercent: '2', binds: 'CAP' });
    expect(grown.of('500231').together).toMatchObject({ growthPercent: '0', source: 'OWN' });
  });

  test('who has none is measured by the municipality’s rate on its own baseline; all districts cost as many statements as one', async () => {
    const statements = recordStatements(platform.server.database);
    let all: Awaited<ReturnType<typeof ask>>['shares'] = [];
    const sent = await statements.during(async () => (all = (await ask({})).shares));
    const without = await statements.during(() => decompose({}));
    expect(all).toHaveLength(38);
    const rated = all.filter((share) => share.together!['source'] === 'PARENT_RATE');
    expect(rated).toHaveLength(36);
    // Their reports are a part of what is on paper for them, and so are their people.
    expect(rated.every(({ together }) => new Decimal(together!['baseDiffersPercent']!).gt(10))).toBe(true);
    const code = rated[0]!.region.code;
    const figure = `{ region(code: "${code}") { indicator(code: ENERGY_PER_CAPITA, period: "2020") { value } } }`;
    const { region } = await platform.ask('chongqing', figure);
    expect(rated[0]!.together!['intensity']).toBe(new Decimal(region.indicator.value).times('0.94').toFixed());
    // The municipality's own, and those of all 38 together.
    expect([sent['select_targets_of_year'], without['select_targets_of_year']]).toEqual([2, 1]);
    expect(sent['sum_cells_total']).toBe(without['sum_cells_total']);
  });

  test('a county reads it of its own targets, who sees a part of the county does not', async () => {
    const query = `{ region(code: "500155") { targets(year: 2025) { indicator together { source binds growthUntilCapPercent } } } }`;
    const read = async (account: Account) => {
      const { region } = await platform.ask(account, query);
      const targets = region.targets as { indicator: string; together: Together | null }[];
      return targets.flatMap(({ indicator, together }) => (together ? [[indicator, together['source'], together['binds']]] : []));
    };
    const own = await read('liangping');
    // A cap on water of 216 where the same plan's people would use 184 at most: only far more people would make it bind.
    expect(own).toEqual([
      ['ENERGY_TOTAL', 'OWN', 'INTENSITY'],
      ['WATER_TOTAL', 'OWN', 'INTENSITY'],
      ['CARBON_TOTAL', 'OWN', 'CAP'],
    ]);
    expect(await read('liangping-education')).toEqual([]);
  });

  test('an intensity’s shares have none', async () => {
    const { shares } = await ask({ indicator: 'ENERGY_PER_AREA', method: 'EQUAL_RATE' });
    expect(shares.every((share) => share.together === null)).toBe(true);
  });
});

describe('publishing', () => {
  test('a trial changes nothing; what is published is each district’s target, once for one request, and its successor takes its place', async () => {
    expect(await targetsOf('liangping', '500155')).toHaveLength(1);
    const statements = recordStatements(platform.server.database);
    const sent = await statements.during(() => decompose({ publish: true, clientRequestId: 'publish' }));
    await decompose({ publish: true, clientRequestId: 'publish' });
    const published = await targetsOf('liangping', '500155');
    expect(published.map((target) => target.value)).toEqual(['16354', '18491']);
    expect(published[1]).toMatchObject({ pathRule: 'LINEAR', path: expect.arrayContaining([{ year: 2021, value: '17470.2' }]) });
    const bounds = [{ region: '500155', fixedValue: '17000' }];
    const again = await decompose({ publish: true, bounds });
    expect(again.problems).toEqual([]);
    expect((await targetsOf('liangping', '500155')).map((target) => target.value)).toEqual(['16354', '17000']);
    const written = [
      'lock_parent_target',
      'insert_decomposition_run',
      'supersede_shares',
      'insert_target_shares',
      'append_events',
      'append_audit_records',
    ];
    expect(written.map((name) => [name, sent[name]])).toEqual(written.map((name) => [name, 1]));
  });

  test('a county with a plan of its own chooses which of its two targets it gives on', async () => {
    await decompose({ publish: true });
    const query = `{ region(code: "500155") { targets(year: 2025) { id indicator value } } }`;
    const { region } = await platform.ask('liangping', query);
    const targets = (region.targets as { id: string; indicator: string; value: string }[]).filter(
      ({ indicator }) => indicator === cap.indicator,
    );
    const given = targets.find(({ value }) => value === '18491')!;
    const parentValue = async (input: object) => (await decompose({ region: '500155', ...input }, 'liangping')).decomposition!.parentValue;
    expect(await parentValue({})).toBe('16354');
    expect(await parentValue({ target: given.id })).toBe('18491');
  });

  test('is a bureau’s own, over the regions below it', async () => {
    const refusals = async (account: Account, region: string): Promise<string[]> =>
      platform.refusals(account, contractOperation('Decompose'), { input: { ...cap, region, clientRequestId: 'refused' } });
    expect(await refusals('liangping', '500000')).toEqual(['OUT_OF_SCOPE: 区划 500000 不在您的授权范围内。']);
    expect(await refusals('sichuan', '500000')).toEqual(['OUT_OF_SCOPE: 区划 500000 不在您的授权范围内。']);
    expect((await refusals('auditor', '500000'))[0]).toMatch(/^FORBIDDEN/);
    expect((await refusals('liangping-school', '500155'))[0]).toMatch(/^(FORBIDDEN|OUT_OF_SCOPE)/);
  });
});

test.each([
  ['a target that is nobody’s', { indicator: 'BUILDING_ENERGY' }, 'NO_TARGET'],
  ['a bound for a region that is no child', { bounds: [{ region: '511725', minReductionPercent: '1' }] }, 'UNKNOWN_CHILD'],
  ['two bounds for one child', { bounds: [{ region: '500155' }, { region: '500155' }] }, 'UNKNOWN_CHILD'],
  ['a potential without benchmarks', { method: 'BY_POTENTIAL' }, 'DECOMPOSITION_INCOMPLETE'],
  ['decimals that nobody needs', { decimals: 40 }, 'DECOMPOSITION_INCOMPLETE'],
  ['a fixed value below zero', { bounds: [{ region: '500155', fixedValue: '-1' }] }, 'DECOMPOSITION_INCOMPLETE'],
  [
    'a class that is given two rates',
    { classRates: ['4', '5'].map((reductionPercent) => ({ class: 'A', reductionPercent })) },
    'BAD_FIELD',
  ],
  ['a path of its own where a rule is named', { customPath: [{ year: 2021, donePercent: '20' }] }, 'PATH_NOT_USABLE'],
  ['a target that is another’s', { target: 'VGFyZ2V0OjUwMDAwMDp4' }, 'UNKNOWN_TARGET'],
])('%s is a problem', async (_, input, code) => {
  expect((await decompose(input)).problems.map((problem) => problem.code)).toEqual([code]);
});

test('baselines that are not those of the region’s own target are told before anything is published', async () => {
  const query = `mutation($input: DecomposeTargetInput!) { decomposeTarget(input: $input) { decomposition { parentBaseline childrenBaseline warnings } } }`;
  const ask = async (indicator: string, clientRequestId: string) =>
    (await platform.ask('chongqing', query, { input: { ...cap, indicator, clientRequestId } })).decomposeTarget.decomposition;
  // The municipality's own institutions are nobody's share, and nothing is reserved for them here.
  const own = '本级直属机构 2020 年已用 5022.330403 tce，占本区划的 7.09%，未为其留用（reservedForOwn）：目标全部分给了各下级。';
  expect(await ask('ENERGY_TOTAL', 'agree')).toEqual({ parentBaseline: '1042700', childrenBaseline: '1042700', warnings: [own] });
  const { warnings, childrenBaseline } = await ask('WATER_TOTAL', 'apart');
  expect(warnings).toEqual([
    expect.stringContaining(`各下级基数之和 ${childrenBaseline} 与上级基数 125425800 相差`),
    expect.stringMatching(/^本级直属机构 2020 年已用 [\d.]+ m3/),
  ]);
});

test('what a city’s own institutions used explains why its counties had less, and is told unless a part is reserved', async () => {
  await decompose({ region: '510000', publish: true }, 'sichuan');
  const query = `mutation($input: DecomposeTargetInput!) { decomposeTarget(input: $input) { decomposition { warnings } } }`;
  const warnings = async (input: object): Promise<string[]> => {
    const asked = { ...cap, region: '511700', clientRequestId: `own ${(requests += 1)}`, ...input };
    return (await platform.ask('dazhou', query, { input: asked })).decomposeTarget.decomposition.warnings;
  };
  expect(await warnings({})).toEqual([
    '本级直属机构 2020 年已用 1256.385128 tce，占本区划的 33.8%，未为其留用（reservedForOwn）：目标全部分给了各下级。',
  ]);
  expect(await warnings({ reservedForOwn: '20000' })).toEqual([]);
});

test('an intensity that the districts do not imply is told, as a total is', async () => {
  const query = `mutation($input: DecomposeTargetInput!) { decomposeTarget(input: $input) { decomposition { warnings } } }`;
  const input = { ...cap, indicator: 'WATER_PER_CAPITA', method: 'EQUAL_RATE', clientRequestId: 'intensity apart' };
  const { warnings } = (await platform.ask('chongqing', query, { input })).decomposeTarget.decomposition;
  expect(warnings[0]).toMatch(/^各下级基数按面积或人数加权为 [\d.]+，与上级基数 23\.43 相差/);
});

test('what is wrong is said of what is wrong: an unknown target, a growth below nothing, a value too fine', async () => {
  const message = async (input: object) => {
    const { problems } = await decompose(input);
    return `${problems[0]!.code} ${problems[0]!.message}`;
  };
  expect(await message({ target: 'xyz' })).toBe('UNKNOWN_TARGET 没有这个目标，或不在您的授权范围内。');
  const perPerson = { indicator: 'ENERGY_PER_CAPITA', method: 'EQUAL_RATE', peopleGrowthPercent: '-150' };
  expect(await message(perPerson)).toContain('面积或人数的增长须高于 -100%');
  const fine = await message({ bounds: [{ region: '500155', fixedValue: '16354.25' }] });
  expect(fine).toContain('固定值至多 0 位小数');
  expect(fine).toContain('梁平区 16354.25');
});

test('a target that is pending from above cannot be decomposed yet, and says so', async () => {
  const { problems } = await decompose({ region: '510000', indicator: 'CARBON_PER_AREA', method: 'EQUAL_RATE' }, 'sichuan');
  expect(problems).toMatchObject([{ code: 'NO_TARGET', message: expect.stringContaining('以上级下达为准') }]);
});
