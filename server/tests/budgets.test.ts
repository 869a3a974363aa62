// Energy budgets: set from a given amount, a target or a quota, by season; watched, and told of before they run out, once.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal, sum } from '@shuangcheng/domain';
import { pino } from 'pino';
import { relayEvents } from '../src/events/relay.service.js';
import { makeBudgetWorker } from '../src/workers/warn-of-budgets.js';
import { announce } from './kit/append-events.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import type { Account } from './kit/demonstration-server.js';
import { eventually } from './kit/eventually.js';
import { fixDay } from './kit/fixed-day.js';
import { recordStatements } from './kit/recorded-statements.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';

let own: OwnDemonstration;
beforeAll(async () => {
  fixDay();
  own = await startOwnDemonstration();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => own.close());

const YEAR = 2026;
/** A year of which the demonstration has reports. */
const REPORTED = 2025;
const BUDGET =
  'amount unit electricityBasis seasonYears months { period planned used } used left status runsOutIn reason versions { version amount source sourceNote reason setBy }';
const mutation = `mutation($input: BudgetInput!) { setBudget(input: $input) { budget { ${BUDGET} } problems { code path message } } }`;
let requests = 0;
const given = { region: '500155', indicator: 'ENERGY_TOTAL', year: YEAR, source: 'GIVEN', amount: '12000.5', reason: '年初下达' };
const set = async (input: object, account: Account = 'liangping') =>
  (await own.platform.ask(account, mutation, { input: { ...given, clientRequestId: `budget ${(requests += 1)}`, ...input } })).setBudget;
const school = async (): Promise<string> => {
  const query = '{ region(code: "500155") { institutions(filter: { type: EDUCATION }, first: 1) { nodes { code } } } }';
  return (await own.platform.ask('liangping', query)).region.institutions.nodes[0].code;
};

test('an amount is spread by the season of earlier years, exactly, and not in flat twelfths', async () => {
  expect(
    (await own.platform.ask('liangping', `{ region(code: "500155") { budget(indicator: ENERGY_TOTAL, year: ${YEAR}) { amount } } }`)).region
      .budget,
  ).toBeNull();
  const { budget, problems } = await set({});
  expect(problems).toEqual([]);
  expect(budget).toMatchObject({ amount: '12000.5', unit: 'tce', electricityBasis: 'CALORIFIC' });
  expect(budget.seasonYears.length).toBeGreaterThan(0);
  for (const year of budget.seasonYears) expect([YEAR - 1, YEAR - 2, YEAR - 3]).toContain(year);
  const planned: Decimal[] = budget.months.map((month: { planned: string }) => new Decimal(month.planned));
  expect(sum(planned).toFixed()).toBe('12000.5');
  expect(new Set(planned.map((each) => each.toFixed(0))).size).toBeGreaterThan(3);
});

test('is adjusted by a new version with its reason; one that another has changed is not', async () => {
  const { budget } = await set({ amount: '11000', reason: '压减', expectedVersion: 1 });
  expect(budget.versions).toMatchObject([
    { version: 2, amount: '11000', reason: '压减', source: 'GIVEN', setBy: 'liangping' },
    { version: 1, amount: '12000.5', reason: '年初下达' },
  ]);
  expect((await set({ amount: '10000', expectedVersion: 1 })).problems).toMatchObject([{ code: 'BUDGET_CHANGED' }]);
});

test('comes from the region’s target of the year', async () => {
  expect((await set({ source: 'TARGET', indicator: 'BUILDING_ENERGY' })).problems).toMatchObject([{ code: 'BUDGET_SOURCE' }]);
  const plan = `mutation($input: PlanInput!) { publishPlan(input: $input) { problems { code } } }`;
  const input = {
    region: '500155',
    document: { title: '“十五五”规划', issuers: ['试验'], issued: '2026-01-01' },
    baselineYear: YEAR - 1,
    targetYear: YEAR + 4,
    indicators: [
      {
        indicator: 'ENERGY_TOTAL',
        nature: 'BINDING',
        state: 'SET',
        unit: '吨标准煤',
        baseline: '16000',
        target: '15000',
        pathRule: 'LINEAR',
      },
    ],
    clientRequestId: 'plan',
  };
  expect((await own.platform.ask('liangping', plan, { input })).publishPlan.problems).toEqual([]);
  expect((await set({ source: 'TARGET' })).budget).toMatchObject({ amount: '15800', electricityBasis: 'CALORIFIC' });
});

test('comes from the quota of an institution × its area of the year before, on the basis of the standard', async () => {
  const code = await school();
  const ofSchool = { region: null, institution: code, indicator: 'BUILDING_ENERGY', source: 'QUOTA' };
  expect((await set(ofSchool)).problems).toMatchObject([{ code: 'BUDGET_SOURCE' }]);
  const values = [{ type: 'EDUCATION', indicator: 'ENERGY_PER_AREA', unit: 'kgce/m2', limit: '9', standard: '6' }];
  const standard = {
    region: '500000',
    standardNumber: 'TEST',
    title: '试验',
    electricityBasis: 'CALORIFIC',
    validFrom: '2020-01-01',
    source: '试验',
    values,
  };
  await own.platform.ask('chongqing', 'mutation($input: QuotaInput!) { publishQuota(input: $input) { problems { code } } }', {
    input: { ...standard, clientRequestId: 'quota' },
  });
  const { budget, problems } = await set(ofSchool);
  expect(problems).toEqual([]);
  const figure = `{ institution(code: "${code}") { indicator(code: ENERGY_PER_AREA, period: "${YEAR - 1}") { denominator } budget(indicator: BUILDING_ENERGY, year: ${YEAR}) { amount } } }`;
  const { institution } = await own.platform.ask('liangping', figure);
  expect(new Decimal(budget.amount).toFixed(2)).toBe(new Decimal(institution.indicator.denominator).times(9).dividedBy(1000).toFixed(2));
  expect(institution.budget).toEqual({ amount: budget.amount });
  expect(budget.versions[0].sourceNote).toContain('TEST 约束值 9');
  expect((await set({ ...ofSchool, quotaLevel: 'GUIDE' })).problems).toMatchObject([{ code: 'BUDGET_SOURCE' }]);
});

test('comes from an institution’s own target of the year, which the county decomposed to it', async () => {
  const decompose = `mutation($input: DecomposeTargetInput!) { decomposeTarget(input: $input) { problems { code message } } }`;
  const input = {
    region: '500155',
    indicator: 'ENERGY_TOTAL',
    year: YEAR + 4,
    method: 'BY_SHARE',
    pathRule: 'LINEAR',
    decimals: 3,
    publish: true,
  };
  expect(
    (await own.platform.ask('liangping', decompose, { input: { ...input, clientRequestId: 'down' } })).decomposeTarget.problems,
  ).toEqual([]);
  const code = await school();
  const query = `{ institution(code: "${code}") { targets(year: ${YEAR}) { indicator baseline value path { year value } } } }`;
  const { targets } = (await own.platform.ask('liangping', query)).institution;
  const target = targets.find(({ indicator }: { indicator: string }) => indicator === 'ENERGY_TOTAL');
  const ofYear = target.path.find(({ year }: { year: number }) => year === YEAR).value;
  const { budget, problems } = await set({ region: null, institution: code, source: 'TARGET' });
  expect(problems).toEqual([]);
  expect(new Decimal(budget.amount).toFixed(2)).toBe(new Decimal(ofYear).toFixed(2));
  expect(sum(budget.months.map((month: { planned: string }) => new Decimal(month.planned))).toFixed()).toBe(budget.amount);
  expect(budget.versions[0].sourceNote).toContain(`目标 ${YEAR + 4} 年`);
});

describe('a batch', () => {
  const many = `mutation($input: BudgetsInput!) { setBudgets(input: $input) { accepted rejected problems { code path }
    results { index budget { amount versions { version reason } } problems { code path } } } }`;
  const ask = async (budgets: object[], more: object = {}, account: Account = 'liangping') =>
    (await own.platform.ask(account, many, { input: { budgets, reason: '年初下达', clientRequestId: `many ${(requests += 1)}`, ...more } }))
      .setBudgets;
  const schools = async (count: number): Promise<string[]> => {
    const query = `{ region(code: "500155") { institutions(filter: { type: EDUCATION }, first: ${count}) { nodes { code } } } }`;
    return (await own.platform.ask('liangping', query)).region.institutions.nodes.map(({ code }: { code: string }) => code);
  };
  const ofSchool = (institution: string, more: object = {}) => ({
    institution,
    indicator: 'WATER_TOTAL',
    year: YEAR,
    source: 'GIVEN',
    amount: '1000',
    ...more,
  });

  test('sets each row that can be set, and answers every row by where it stands', async () => {
    const [first, second] = await schools(2);
    const rows = [
      ofSchool(first!),
      ofSchool('12500155X200000000'),
      ofSchool(second!, { amount: 'x' }),
      ofSchool(first!, { amount: '7' }),
      { ...ofSchool(second!), institution: null, region: '500231' },
      ofSchool(second!, { source: 'QUOTA', indicator: 'BUILDING_ENERGY', amount: null }),
    ];
    const { accepted, rejected, results, problems } = await ask(rows);
    expect([accepted, rejected, problems]).toEqual([2, 4, []]);
    expect(
      results.map(({ problems: [found] }: { problems: { code: string; path: string[] }[] }) => found && [found.code, found.path.join('.')]),
    ).toEqual([
      undefined,
      ['UNKNOWN_INSTITUTION', 'input.budgets.1.institution'],
      ['BAD_FIELD', 'input.budgets.2.amount'],
      ['BUDGET_TWICE', 'input.budgets.3.indicator'],
      ['UNKNOWN_REGION', 'input.budgets.4.region'],
      undefined,
    ]);
    expect(results[0].budget).toEqual({ amount: '1000', versions: [{ version: 1, reason: '年初下达' }] });
    const { rows: acts } = await own.owner.query(`select details->>'budgets' as budgets from audit_record where action = 'setBudgets'`);
    expect(acts).toEqual([{ budgets: '2' }]);
  });

  test('costs as many statements for forty as for four, and twice the same request is done once', async () => {
    const codes = await schools(40);
    const statements = recordStatements(own.platform.server.database);
    const asked = { clientRequestId: 'forty' };
    const rows = codes.map((code) => ofSchool(code, { amount: '900' }));
    const four = await statements.during(() => ask(rows.slice(0, 4)));
    const forty = await statements.during(() => ask(rows, asked));
    expect(forty).toEqual(four);
    const again = await ask(rows, asked);
    expect(again.accepted).toBe(40);
    expect(again.results[5].budget.versions).toHaveLength(1);
  });

  test('of nothing, of too many and without a reason is refused whole', async () => {
    expect((await ask([])).problems).toMatchObject([{ code: 'BATCH_EMPTY' }]);
    const [code] = await schools(1);
    expect((await ask(Array.from({ length: 501 }, () => ofSchool(code!)))).problems).toMatchObject([{ code: 'BATCH_TOO_LARGE' }]);
    expect((await ask([ofSchool(code!)], { reason: ' ' })).problems).toMatchObject([{ code: 'TEXT_LENGTH' }]);
  });
});

describe('a warning', () => {
  /** As if the budget had been set for last year, whose months are reported. */
  const copyToLastYear = async (subject: string, amountOf: (used: Decimal[]) => Decimal): Promise<void> => {
    const series = `{ region(code: "500155") { series(code: ENERGY_TOTAL, from: "${REPORTED}-01", to: "${REPORTED}-12") { value } } }`;
    const used = (await own.platform.ask('liangping', series)).region.series.map(({ value }: { value: string }) => new Decimal(value));
    await set({ amount: amountOf(used).toFixed(2) });
    await own.owner.query(
      `insert into energy_budget select tenant_id, gen_random_uuid(), region_id, system, institution_id, subject, indicator, ${REPORTED}, version, electricity_basis, amount, months,
         season_years, source, source_note, reason, set_at, set_by from energy_budget where subject = $1 and indicator = 'ENERGY_TOTAL' order by version desc limit 1`,
      [subject],
    );
  };
  const warn = () =>
    makeBudgetWorker(() => new Date(`${REPORTED}-09-15T04:00:00Z`)).run(own.platform.server.database, pino({ level: 'silent' }));
  const events = async () =>
    (await own.owner.query(`select region_id as region, body from outbox where kind = 'BUDGET_RUNNING_OUT' order by appended`)).rows;

  test('goes out before the budget is used up, once, and to the bureau', async () => {
    await copyToLastYear('500155', (used) => sum(used.slice(0, 8)).plus(used[8]!));
    const query = `{ region(code: "500155") { budget(indicator: ENERGY_TOTAL, year: ${REPORTED}) { ${BUDGET} } } }`;
    const { budget } = (await own.platform.ask('liangping', query)).region;
    expect(budget).toMatchObject({ status: 'EXCEEDED', reason: null });
    expect(new Decimal(budget.used).plus(budget.left).toFixed(2)).toBe(new Decimal(budget.amount).toFixed(2));
    await warn();
    await warn();
    expect(await events()).toMatchObject([{ region: 500155, body: { indicator: 'ENERGY_TOTAL', status: 'RUNNING_OUT' } }]);
  });

  test('comes soon after the approval that says so, once, to whom it concerns and all above, and without a look at all other budgets', async () => {
    const { database } = own.platform.server;
    const { rows } = await own.owner.query<{ id: string; code: string }>(
      `select institution_id as id, code from institution where region_id = 500155 and system = 'EDUCATION' order by code limit 2`,
    );
    const [id, other] = rows.map((row) => row.id);
    let begun = 0;
    const worker = makeBudgetWorker(() => new Date(`${REPORTED}-09-15T04:00:00Z`));
    worker.whenWork!(database, () => (begun += 1));
    const run = () => worker.run(database, pino({ level: 'silent' }));
    await run();
    // All of them used up, of which nothing tells but the next approval.
    for (const [subject, region, institution] of [
      ['500000', 500000, null],
      ['500231', 500231, null],
      [id, 500155, id],
      [other, 500155, other],
    ])
      await own.owner.query(
        `insert into energy_budget select tenant_id, gen_random_uuid(), $2, case when $3::uuid is null then '' else 'EDUCATION' end, $3::uuid, $1, 'ENERGY_TOTAL',
           ${REPORTED}, 90, electricity_basis, 0.12, (select jsonb_agg('0.01'::text) from generate_series(1, 12)), season_years, source, source_note, reason, set_at, set_by
           from energy_budget where subject = '500155' and year = ${REPORTED} limit 1`,
        [subject, region, institution],
      );
    const before = (await events()).length;
    const told = async () => (await events()).slice(before).map(({ region, body }) => [region, body.status]);
    const approve = async (month: number): Promise<void> => {
      const body = { month, version: 1, counts: true, countedBefore: null };
      await announce(database, {
        tenantId: 500000,
        kind: 'REPORT_APPROVED',
        regionId: 500155,
        system: 'EDUCATION',
        institutionId: id!,
        body,
      });
      const until = begun + 1;
      while ((await relayEvents(database)) === 'MORE');
      await eventually(() => expect(begun).toBe(until));
    };
    await approve((REPORTED - 1) * 100 + 8);
    await run();
    expect(await told()).toEqual([]);
    await approve(REPORTED * 100 + 8);
    const sent = await recordStatements(database).during(run);
    expect(sent).toMatchObject({ select_budgets_to_watch_of: 2, insert_budget_warnings: 1, append_events: 1 });
    expect(sent).not.toHaveProperty('select_budgets_to_watch');
    expect((await told()).sort()).toEqual([
      [500000, 'EXCEEDED'],
      [500155, 'EXCEEDED'],
    ]);
    await approve(REPORTED * 100 + 8);
    await run();
    expect(await told()).toHaveLength(2);
    // What no approval told of, the next look at everything finds.
    await warn();
    expect(await told()).toHaveLength(4);
  });
});

describe('what is refused', () => {
  test.each<[string, object, string]>([
    ['both or neither place', { region: null }, 'BUDGET_PLACE'],
    ['an amount that is none', { amount: '1e3' }, 'BAD_FIELD'],
    ['nothing', { amount: '0' }, 'BAD_FIELD'],
    ['a year far off', { year: YEAR + 2 }, 'BAD_FIELD'],
    ['a quota of a region', { source: 'QUOTA' }, 'BUDGET_SOURCE'],
  ])('%s', async (_what, input, code) => {
    expect((await set(input)).problems).toMatchObject([{ code }]);
  });

  test('no reason, by its name', async () => {
    const message = '理由：应为 1 至 500 个字符，收到 0 个。';
    expect((await set({ reason: ' ' })).problems).toMatchObject([{ code: 'TEXT_LENGTH', message }]);
  });

  test.each<[Account, string]>([
    ['liangping', '500000'],
    ['dianjiang', '500155'],
    ['sichuan', '500155'],
    ['auditor', '500155'],
    ['liangping-education', '500155'],
    ['joint', '500155'],
  ])('%s sets none of %s', async (account, region) => {
    expect((await own.platform.refusals(account, mutation, { input: { ...given, region, clientRequestId: 'stranger' } }))[0]).toMatch(
      /^(OUT_OF_SCOPE|FORBIDDEN): /,
    );
  });

  test('twice the same request is one version', async () => {
    const input = { amount: '14000', clientRequestId: 'once' };
    expect((await set(input)).budget.versions.length).toBe((await set(input)).budget.versions.length);
    expect((await set({ ...input, amount: '1' })).problems).toMatchObject([{ code: 'REQUEST_ID_REUSED' }]);
  });
});
