// Targets on their way down: to institutions, adjusted with a reason, repeated to the digit, each version kept.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decompose, Decimal, INSTITUTION_TYPES, type DecompositionInput } from '@shuangcheng/domain';
import pg from 'pg';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { contractOperation } from './kit/contract-operations.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, sumOf, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
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

type Row = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test looks into whatever it asked for
let requests = 0;
const request = (): string => `targets ${(requests += 1)}`;
const DECOMPOSE = `mutation($input: DecomposeTargetInput!) { decomposeTarget(input: $input) { problems { code message path } decomposition {
  runId feasible parentValue allocatedValue reservedForOwn residual warnings conflicts { message regions { code } orgUnits { code } }
  shares { region { code } orgUnit { code level } baseline baselineSource value } } } }`;
const decomposeTarget = async (account: Account, input: Row): Promise<Row> =>
  (
    await platform.ask(account, DECOMPOSE, {
      input: { indicator: 'ENERGY_TOTAL', year: 2025, method: 'BY_SHARE', pathRule: 'LINEAR', clientRequestId: request(), ...input },
    })
  ).decomposeTarget;
const ADJUST = `mutation($input: AdjustTargetInput!) { adjustTarget(input: $input) { parentValue allocatedValue reservedForOwn residual problems { code message path }
  targets { id value reason madeBy reductionPercent pathRule path { year value } } } }`;
const adjust = async (account: Account, adjustments: Row[], more: Row = {}): Promise<Row> =>
  (await platform.ask(account, ADJUST, { input: { adjustments, reason: '医院迁建，用能增加', clientRequestId: request(), ...more } }))
    .adjustTarget;
const given = async (account: Account, code: string, indicator = 'ENERGY_TOTAL'): Promise<Row> => {
  const query = `{ region(code: "${code}") { targets(year: 2025) { id indicator value runId madeAt parentChangedAt supersededAt } } }`;
  const { region } = await platform.ask(account, query);
  return region.targets.find((target: Row) => target.indicator === indicator && target.madeAt !== null);
};
const RUN = `query($id: ID!) { decompositionRun(id: $id) { method pathRule decimals parentValue reservedForOwn solverVersion repeats publishedBy region { code }
  target { value } classRates { class reductionPercent } children { code baseline divisor growthPercent weight benchmark class minReductionPercent
  maxReductionPercent fixedValue value } } }`;
const codesOf = (result: Row): string[] => result['problems'].map((problem: Row) => problem.code);

describe('a target that was given from above', () => {
  beforeAll(async () => {
    const cap = await decomposeTarget('chongqing', { region: '500000', publish: true });
    const perArea = await decomposeTarget('chongqing', {
      region: '500000',
      indicator: 'ENERGY_PER_AREA',
      method: 'EQUAL_RATE',
      publish: true,
    });
    expect([...cap['problems'], ...perArea['problems']]).toEqual([]);
  });

  test('is not adjusted where the shares would no longer add up, and it is told by how much', async () => {
    const { id } = await given('liangping', '500155');
    const result = await adjust('chongqing', [{ target: id, value: '18500' }]);
    expect(codesOf(result)).toEqual(['SHARES_DO_NOT_ADD_UP']);
    expect(result['problems'][0].message).toContain('多 9 tce');
    expect(result).toMatchObject({ targets: [], parentValue: '1120000', allocatedValue: '1120009', residual: '-9' });
    expect((await given('liangping', '500155'))['value']).toBe('18491');
  });

  test('gets a newer version with its reason, once for one request; the old one stays, and the districts are told', async () => {
    const [liangping, dianjiang] = [await given('liangping', '500155'), await given('dianjiang', '500231')];
    const both = [
      { target: liangping['id'], value: '18500' },
      { target: dianjiang['id'], value: '23006' },
    ];
    const asked = { clientRequestId: 'adjust once' };
    const statements = recordStatements(platform.server.database);
    let result: Row = {};
    const sent = await statements.during(async () => (result = await adjust('chongqing', both, asked)));
    expect(result).toMatchObject({ problems: [], residual: '0' });
    // 17,215 + (18,500 − 17,215) ÷ 5 in 2021, as the rule of the run was linear
    expect(result['targets'][0]).toMatchObject({ value: '18500', reason: '医院迁建，用能增加', madeBy: 'chongqing', pathRule: 'LINEAR' });
    expect(result['targets'][0].path[1]).toEqual({ year: 2021, value: '17472' });
    expect(['insert_adjusted_targets', 'end_adjusted_targets', 'append_events', 'append_audit_records'].map((name) => sent[name])).toEqual([
      1, 1, 1, 1,
    ]);
    expect((await adjust('chongqing', both, asked))['targets'].map((target: Row) => target.id)).toEqual(
      result['targets'].map((target: Row) => target.id),
    );
    const { node } = await platform.ask(
      'liangping',
      `{ node(id: "${result['targets'][0].id}") { ... on Target { versions { value reason madeBy supersededAt } } } }`,
    );
    expect(node.versions.map((version: Row) => [version.value, version.reason, version.supersededAt === null])).toEqual([
      ['18500', '医院迁建，用能增加', true],
      ['18491', null, false],
    ]);
    const owner = new pg.Client({ connectionString: cloned.ownerUrl });
    await owner.connect();
    const told = await owner.query(
      `select region_id, body from outbox where kind = 'TARGET_PUBLISHED' and body ? 'reason' order by region_id`,
    );
    await owner.end();
    expect(told.rows.map((row) => [row.region_id, row.body.value])).toEqual([
      [500155, '18500'],
      [500231, '23006'],
    ]);
    expect(codesOf(await adjust('chongqing', both))).toEqual(['TARGET_REPLACED']);
  });

  test('of an intensity is held against the weights of its run', async () => {
    const { id, value } = await given('liangping', '500155', 'ENERGY_PER_AREA');
    const over = await adjust('chongqing', [{ target: id, value: new Decimal(value).plus(3).toFixed() }]);
    expect(codesOf(over)).toEqual(['SHARES_DO_NOT_ADD_UP']);
    expect(over['problems'][0].message).toContain('kgce/m2：多');
    // 梁平 is a part of the area: one step of its own moves the whole by less than a step.
    const near = await adjust('chongqing', [{ target: id, value: new Decimal(value).minus('0.01').toFixed() }]);
    expect(near['problems']).toEqual([]);
  });

  test('whose path was given point by point keeps its steps: each year so much of the new whole change', async () => {
    const donePercents = { 2021: '10', 2022: '10', 2023: '45.5', 2024: '90' };
    const customPath = Object.entries(donePercents).map(([year, donePercent]) => ({ year: Number(year), donePercent }));
    const input = { region: '500000', indicator: 'WATER_TOTAL', pathRule: 'CUSTOM', customPath, publish: true };
    expect((await decomposeTarget('chongqing', input))['problems']).toEqual([]);
    const [up, down] = [await given('liangping', '500155', 'WATER_TOTAL'), await given('dianjiang', '500231', 'WATER_TOTAL')];
    const result = await adjust('chongqing', [
      { target: up['id'], value: new Decimal(up['value']).plus(3000).toFixed() },
      { target: down['id'], value: new Decimal(down['value']).minus(3000).toFixed() },
    ]);
    expect(result).toMatchObject({ problems: [], residual: '0' });
    for (const { value, pathRule, path } of result['targets']) {
      const [{ value: baseline }] = path;
      const done = ['0', ...Object.values(donePercents), '100'];
      const expected = done.map((percent, index) => ({
        year: 2020 + index,
        value: new Decimal(baseline).plus(new Decimal(value).minus(baseline).times(percent).dividedBy(100)).toFixed(),
      }));
      expect({ pathRule, path }).toEqual({ pathRule: 'CUSTOM', path: expected });
    }
  });

  test.each<[string, Row, string]>([
    ['too many decimals', { value: '18500.5' }, 'NUMBER_OUT_OF_RANGE'],
    ['less than nothing', { value: '-1' }, 'NUMBER_OUT_OF_RANGE'],
    ['no target', { target: 'nothing' }, 'UNKNOWN_TARGET'],
  ])('with %s is a problem', async (_, adjustment, code) => {
    const { id } = await given('liangping', '500155');
    expect(codesOf(await adjust('chongqing', [{ target: id, value: '1', ...adjustment }]))).toEqual([code]);
  });

  test('what a plan prints, a sibling twice, and no reason are problems', async () => {
    const { id } = await given('liangping', '500155');
    const { region } = await platform.ask('liangping', '{ region(code: "500155") { plans { targets { id } } } }');
    expect(codesOf(await adjust('chongqing', [{ target: region.plans[0].targets[0].id, value: '1' }]))).toEqual(['TARGET_NOT_GIVEN']);
    const twice = { target: id, value: '1' };
    expect(codesOf(await adjust('chongqing', [twice, twice]))).toEqual(['NOT_SIBLINGS']);
    expect(codesOf(await adjust('chongqing', [twice], { reason: ' ' }))).toEqual(['TEXT_LENGTH']);
  });

  test('is adjusted by whoever may decompose the one above, and by nobody else', async () => {
    const { id } = await given('liangping', '500155');
    const refusals = async (account: Account): Promise<string[]> =>
      platform.refusals(account, ADJUST, {
        input: { adjustments: [{ target: id, value: '1' }], reason: 'test', clientRequestId: request() },
      });
    expect((await refusals('liangping'))[0]).toMatch(/^(FORBIDDEN|OUT_OF_SCOPE)/);
    expect((await refusals('auditor'))[0]).toMatch(/^FORBIDDEN/);
    expect(codesOf(await adjust('sichuan', [{ target: id, value: '1' }]))).toEqual(['UNKNOWN_TARGET']);
  });
});

describe('a run', () => {
  const decimal = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text));
  const toInput = (run: Row): DecompositionInput => ({
    target: new Decimal(run['parentValue']),
    reservedForOwn: new Decimal(run['reservedForOwn']),
    method: run['method'],
    decimals: run['decimals'],
    classRates: new Map(run['classRates'].map((rate: Row) => [rate['class'], new Decimal(rate['reductionPercent'])])),
    children: run['children'].map((child: Row) => ({
      code: child['code'],
      className: child['class'],
      baseline: decimal(child['baseline']),
      divisor: decimal(child['divisor']),
      growthPercent: decimal(child['growthPercent'])!,
      weight: decimal(child['weight']),
      benchmark: decimal(child['benchmark']),
      minReductionPercent: decimal(child['minReductionPercent']),
      maxReductionPercent: decimal(child['maxReductionPercent']),
      fixedValue: decimal(child['fixedValue']),
    })),
  });

  test.each<[string, Row]>([
    [
      'with bounds',
      {
        bounds: [
          { region: '500155', minReductionPercent: '1' },
          { region: '500231', fixedValue: '21000' },
        ],
      },
    ],
    ['with a reserve for its own institutions', { reservedForOwn: '20000' }],
    ['of an intensity under growth', { indicator: 'ENERGY_PER_CAPITA', method: 'EQUAL_RATE', peopleGrowthPercent: '2.5', decimals: 3 }],
  ])('%s is solved again from what was kept, to the same digits', async (_, input) => {
    const { decomposition } = await decomposeTarget('chongqing', { region: '500000', publish: true, ...input });
    const { decompositionRun: run } = await platform.ask('chongqing', RUN, { id: decomposition.runId });
    expect(run).toMatchObject({
      repeats: true,
      publishedBy: 'chongqing',
      region: { code: '500000' },
      method: input['method'] ?? 'BY_SHARE',
    });
    const again = decompose(toInput(run));
    if (again.kind !== 'DECOMPOSED') throw new Error(again.kind);
    const published = new Map(decomposition.shares.map((share: Row) => [share['orgUnit'].code, share['value']]));
    expect(again.shares.map((share) => [share.code, share.value.toFixed()])).toEqual(
      again.shares.map((share) => [share.code, published.get(share.code)]),
    );
    expect(again.shares.length).toBeGreaterThan(30);
  });

  test('is not there for who may not see its region', async () => {
    const { decomposition } = await decomposeTarget('chongqing', { region: '500000', publish: true });
    for (const account of ['liangping', 'sichuan', 'joint'] as const)
      expect((await platform.refusals(account, RUN, { id: decomposition.runId }))[0]).toMatch(/^NOT_FOUND/);
    // And its number is not shown to them either.
    expect((await given('liangping', '500155')).runId).toBeNull();
    expect((await given('chongqing', '500155')).runId).toBe(decomposition.runId);
  });
});

describe('what a region reserves for its own institutions', () => {
  test('is not shared: with the shares it makes the target exactly, and adjusting keeps it', async () => {
    const result = await decomposeTarget('chongqing', { region: '500000', reservedForOwn: '20000', publish: true });
    expect(codesOf(result)).toEqual([]);
    const { decomposition } = result;
    expect(decomposition).toMatchObject({
      parentValue: '1120000',
      reservedForOwn: '20000',
      allocatedValue: '1100000',
      residual: '0',
    });
    expect(sumOf(decomposition.shares.map((share: Row) => share['value']))).toBe('1100000');
    const [liangping, dianjiang] = [await given('liangping', '500155'), await given('dianjiang', '500231')];
    const plus = (target: Row, step: number) => ({ target: target['id'], value: new Decimal(target['value']).plus(step).toFixed() });
    const all = await adjust('chongqing', [plus(liangping, 20_000)]);
    expect(codesOf(all)).toEqual(['SHARES_DO_NOT_ADD_UP']);
    expect(all['problems'][0].message).toContain('其中本级留用 20000 tce');
    const moved = await adjust('chongqing', [plus(liangping, 5), plus(dianjiang, -5)]);
    expect(codesOf(moved)).toEqual([]);
    expect(moved).toMatchObject({ parentValue: '1120000', reservedForOwn: '20000', allocatedValue: '1100000', residual: '0' });
  });

  test('is no more than the target, nothing of an intensity, and nothing where institutions get the shares', async () => {
    const refused = async (input: Row, account: Account = 'chongqing') => {
      const { problems } = await decomposeTarget(account, { region: '500000', ...input });
      return problems.map(({ code, path }: Row) => `${code} ${path.join('.')}`);
    };
    expect(await refused({ reservedForOwn: '1120001' })).toEqual(['DECOMPOSITION_INCOMPLETE input.reservedForOwn']);
    expect(await refused({ reservedForOwn: '-1' })).toEqual(['DECOMPOSITION_INCOMPLETE input.reservedForOwn']);
    const perArea = { indicator: 'ENERGY_PER_AREA', method: 'EQUAL_RATE', reservedForOwn: '1' };
    expect(await refused(perArea)).toEqual(['DECOMPOSITION_INCOMPLETE input.reservedForOwn']);
    expect(await refused({ region: '500155', reservedForOwn: '1' }, 'liangping')).toEqual(['BAD_FIELD input.reservedForOwn']);
  });
});

describe('a county’s target to its institutions', () => {
  const OFFICE_AND_SCHOOL = `{ region(code: "500155") { institutions(first: 500) { nodes { code system } } } }`;

  test('is shared by what each reported in the base year, exactly, and the contract’s operation answers', async () => {
    const result = await decomposeTarget('liangping', { region: '500155', year: 2025 });
    expect(result['problems']).toEqual([]);
    const { decomposition } = result;
    expect(decomposition).toMatchObject({ feasible: true, parentValue: '16354', allocatedValue: '16354' });
    expect(sumOf(decomposition.shares.map((share: Row) => share['value']))).toBe('16354');
    expect(decomposition.shares.length).toBeGreaterThan(560);
    expect(decomposition.shares[0]).toMatchObject({
      region: { code: '500155' },
      orgUnit: { level: 'INSTITUTION' },
      baselineSource: 'REPORTED',
    });
    // By the rule: baseline × 16,354 ÷ the sum of all baselines, whole tce.
    const total = new Decimal(sumOf(decomposition.shares.map((share: Row) => share['baseline'])));
    for (const share of decomposition.shares.filter((each: Row) => each['baseline'] !== null)) {
      const exact = new Decimal(share['baseline']).times(16354).dividedBy(total);
      expect(exact.minus(share['value']).abs().lt(1)).toBe(true);
    }
    const input = {
      region: '500155',
      indicator: 'ENERGY_TOTAL',
      year: 2025,
      method: 'BY_SHARE',
      pathRule: 'LINEAR',
      clientRequestId: request(),
    };
    const contract = await platform.ask('liangping', contractOperation('Decompose'), { input });
    expect(contract.decomposeTarget.decomposition.shares[0].region).toEqual({ code: '500155', name: '梁平区' });
  });

  test('bounds are named by the credit code, and so is a contradiction', async () => {
    const { decomposition } = await decomposeTarget('liangping', { region: '500155' });
    const largest = decomposition.shares.reduce((a: Row, b: Row) => (new Decimal(a['value'] ?? 0).gte(b['value'] ?? 0) ? a : b));
    const bounds = [{ region: largest.orgUnit.code, fixedValue: '16355' }];
    const refused = await decomposeTarget('liangping', { region: '500155', bounds });
    expect(refused['decomposition'].conflicts).toEqual([
      { message: expect.stringContaining('16355'), regions: [{ code: '500155' }], orgUnits: [{ code: largest.orgUnit.code }] },
    ]);
    expect(codesOf(await decomposeTarget('liangping', { region: '500155', bounds: [{ region: '500231' }] }))).toEqual(['UNKNOWN_CHILD']);
  });

  test('what is published is each institution’s own target, seen by who sees the institution', async () => {
    await decomposeTarget('liangping', { region: '500155', publish: true });
    const { region } = await platform.ask('liangping', OFFICE_AND_SCHOOL);
    const nodes = region.institutions.nodes as Row[];
    const school = DEMONSTRATION_SCHOOL_CODE;
    const ask = `query($code: String!) { institution(code: $code) { targets(year: 2023) { id value year orgUnit { code } parentTarget { value } }
      progress(year: 2023) { actual pathValue pathRule pathRuleAssumed forecast headroom status reason coveragePercent target { indicator } } } }`;
    const { institution } = await platform.ask('liangping-school', ask, { code: school });
    expect(institution.targets).toHaveLength(1);
    expect(institution.targets[0].orgUnit.code).toBe(school);
    const { institution: figure } = await platform.ask(
      'liangping',
      `{ institution(code: "${school}") { indicator(code: ENERGY_TOTAL, period: "2023") { value } } }`,
    );
    expect(institution.progress[0]).toMatchObject({
      actual: figure.indicator.value,
      pathRule: 'LINEAR',
      pathRuleAssumed: false,
      coveragePercent: '100',
      reason: null,
    });
    // The region's own list has no institution's targets in it.
    const listed = await platform.ask('liangping', '{ region(code: "500155") { targets(year: 2025) { orgUnit { level } } } }');
    expect(new Set(listed.region.targets.map((target: Row) => target['orgUnit'].level))).toEqual(new Set(['COUNTY']));
    // Another institution of the county is nothing to the school, and an office nothing to the supervisor of schools.
    const { region: whole } = await platform.ask(
      'liangping',
      '{ region(code: "500155") { targets(year: 2025) { indicator shares { id orgUnit { code } } } } }',
    );
    const shares = whole.targets.find((target: Row) => target['indicator'] === 'ENERGY_TOTAL' && target['shares'].length > 0)
      .shares as Row[];
    const office = nodes.find((node) => node['system'] !== 'EDUCATION')!['code'];
    const idOf = (code: string): string => shares.find((share) => share['orgUnit'].code === code)!['id'];
    const node = (code: string): string => `{ node(id: "${idOf(code)}") { id } }`;
    expect((await platform.ask('liangping-school', node(school))).node.id).toBe(idOf(school));
    expect((await platform.refusals('liangping-school', node(office)))[0]).toMatch(/^NOT_FOUND/);
    expect((await platform.refusals('liangping-education', node(office)))[0]).toMatch(/^NOT_FOUND/);
    expect((await platform.ask('liangping-education', node(school))).node.id).toBe(idOf(school));
  });

  describe('by potential against quotas', () => {
    const input = { region: '500155', method: 'BY_POTENTIAL', benchmarkFrom: 'STANDARD' };
    const TYPES = INSTITUTION_TYPES.map((type) => type.code);
    const publishQuota = async (types: readonly string[], electricityBasis = 'CALORIFIC'): Promise<void> => {
      const row = { indicator: 'ENERGY_PER_CAPITA', unit: 'kgce/person', limit: '150', standard: '90', guide: '50' };
      const quota = { region: '500000', standardNumber: `TEST ${request()}`, title: '试验', validFrom: '2020-01-01', source: '试验' };
      const values = types.map((type) => ({ ...row, type }));
      const asked = { ...quota, electricityBasis, values, clientRequestId: request() };
      const mutation = 'mutation($input: QuotaInput!) { publishQuota(input: $input) { problems { code message } } }';
      expect((await platform.ask('chongqing', mutation, { input: asked })).publishQuota.problems).toEqual([]);
    };

    test('names those without a quota as missing', async () => {
      await publishQuota(TYPES.filter((type) => type !== 'HEALTH'));
      const { problems } = await decomposeTarget('liangping', input);
      expect(problems).toMatchObject([{ code: 'DECOMPOSITION_INCOMPLETE', message: expect.stringContaining('按潜力分解须给出标杆值') }]);
      expect(problems[0].message).toMatch(/医院|卫生/);
    });

    test('takes quota × people of the base year, keeps it with the run, and a value that is given stands before it', async () => {
      await publishQuota(['HEALTH']);
      const bounds = [{ region: DEMONSTRATION_SCHOOL_CODE, benchmark: '0.5' }];
      const { problems, decomposition } = await decomposeTarget('liangping', { ...input, bounds, publish: true });
      expect(problems).toEqual([]);
      expect(sumOf(decomposition.shares.map((share: Row) => share['value']))).toBe('16354');
      const { decompositionRun: run } = await platform.ask('liangping', RUN, { id: decomposition.runId });
      expect(run.repeats).toBe(true);
      const benchmarkOf = (code: string): string => run.children.find((child: Row) => child['code'] === code).benchmark;
      expect(benchmarkOf(DEMONSTRATION_SCHOOL_CODE)).toBe('0.5');
      const { code } = run.children.find((child: Row) => child['code'] !== DEMONSTRATION_SCHOOL_CODE && child['baseline'] !== null);
      const { institution } = await platform.ask(
        'liangping',
        `{ institution(code: "${code}") { indicator(code: ENERGY_PER_CAPITA, period: "2020") { denominator } } }`,
      );
      expect(benchmarkOf(code)).toBe(new Decimal(institution.indicator.denominator).times(90).dividedBy(1000).toFixed());
    });

    test.each<[string, Account, Row, string]>([
      ['of regions, which have none', 'chongqing', { region: '500000' }, '下级为区划'],
      ['by another method', 'liangping', { method: 'BY_SHARE' }, 'BY_POTENTIAL'],
      ['of carbon', 'liangping', { indicator: 'CARBON_PER_AREA' }, '单位建筑面积碳排放'],
    ])('%s is a problem', async (_, account, more, text) => {
      const { problems } = await decomposeTarget(account, { ...input, ...more });
      expect(problems).toMatchObject([{ code: 'BAD_FIELD', path: ['input', 'benchmarkFrom'], message: expect.stringContaining(text) }]);
    });

    test('and so are quotas with electricity by equivalent value, which targets do not have', async () => {
      await publishQuota(['EDUCATION'], 'EQUIVALENT');
      const { problems } = await decomposeTarget('liangping', input);
      expect(problems).toMatchObject([{ code: 'BAD_FIELD', message: expect.stringContaining('等价值') }]);
    });
  });

  test('a change above is marked on what was decomposed from it, until that is done anew', async () => {
    // The county's own document stands before what is given from above: take the indicator's share of a district without a plan.
    const codes = (await decomposeTarget('chongqing', { region: '500000' }))['decomposition'].shares.map(
      (share: Row) => share['orgUnit'].code,
    );
    const district = codes.find((code: string) => code !== '500155' && code !== '500231') as string;
    await decomposeTarget('chongqing', { region: '500000', publish: true });
    await decomposeTarget('chongqing', { region: district, publish: true });
    const below = async (): Promise<Row[]> => {
      const query = `{ region(code: "${district}") { targets(year: 2025) { indicator shares { value parentChangedAt } } } }`;
      const { region } = await platform.ask('chongqing', query);
      return region.targets.find((target: Row) => target['indicator'] === 'ENERGY_TOTAL').shares;
    };
    const before = await below();
    expect(before.length).toBeGreaterThan(0);
    expect(before.every((share) => share['parentChangedAt'] === null)).toBe(true);
    await decomposeTarget('chongqing', { region: '500000', publish: true, bounds: [{ region: '500155', fixedValue: '17000' }] });
    const marked = await below();
    expect(marked).toHaveLength(before.length);
    expect(marked.every((share) => share['parentChangedAt'] !== null)).toBe(true);
    await decomposeTarget('chongqing', { region: district, publish: true });
    const anew = await below();
    expect(anew).toHaveLength(before.length);
    expect(anew.every((share) => share['parentChangedAt'] === null)).toBe(true);
  });
});

test('progress says that it rests on made-up reports, and does not where an institution’s are its own', async () => {
  const ask = async (account: Account, region: string): Promise<boolean[]> => {
    const query = `{ region(code: "${region}") { progress(year: 2025) { madeUp } } }`;
    return (await platform.ask(account, query)).region.progress.map((each: Row) => each['madeUp']);
  };
  expect(new Set(await ask('liangping', '500155'))).toEqual(new Set([true]));
  const owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  await owner.query(`select set_config('shuangcheng.purpose', 'platform', false)`);
  await owner.query('update institution set made_up = false where region_id = 500155');
  await owner.end();
  expect(new Set(await ask('liangping', '500155'))).toEqual(new Set([false]));
  expect(new Set(await ask('chongqing', '500000'))).toEqual(new Set([true]));
});
