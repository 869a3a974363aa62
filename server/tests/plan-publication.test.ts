// A bureau publishes a plan as printed: read as those that ship are, contradictions told, an earlier one of the period kept beside it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import type { Account } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';

let own: OwnDemonstration;
beforeAll(async () => {
  own = await startOwnDemonstration();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => own.close());

const TARGETS =
  'targets { indicator nature state year unit baseline value reductionPercent printedUnit printedBaseline printedValue pathRule path { year value } }';
const publication = `mutation($input: PlanInput!) { publishPlan(input: $input) { plan { id title baselineYear targetYear publishedAt supersededAt ${TARGETS} } findings { code severity expected actual } problems { code path message } } }`;
let requests = 0;
const publish = async (input: object, account: Account = 'liangping') =>
  (await own.platform.ask(account, publication, { input: { clientRequestId: `plan ${(requests += 1)}`, ...input } })).publishPlan;

interface Statement {
  readonly code: string;
  readonly ratio?: Record<string, string>;
  readonly amounts?: Record<string, string>;
  readonly what?: string;
}
/** A shipped document as the API takes it: records as lists. */
const shipped = (name: string): { region: string; [key: string]: unknown } => {
  const { regionCode, declineSince, statements, ...rest } = JSON.parse(
    readFileSync(new URL(`../data/plans/${name}.json`, import.meta.url), 'utf8'),
  );
  const pairs = (record: Record<string, string>, key: string, value: string) =>
    Object.entries(record).map(([name, each]) => ({ [key]: name, [value]: each }));
  return {
    ...rest,
    region: regionCode,
    declineSince: declineSince && { ...declineSince, percents: pairs(declineSince.percents, 'indicator', 'percent') },
    statements: statements.map(({ ratio, amounts, what, ...statement }: Statement) => ({
      ...statement,
      ...(ratio && { ratio: pairs(ratio, 'item', 'ratio') }),
      ...(amounts && { amounts: pairs(amounts, 'source', 'amount') }),
      ...(what && { [statement.code === 'NAMED_COUNT' ? 'counted' : 'what']: what }),
    })),
  };
};
const planOf = async (account: Account, code: string) =>
  (
    await own.platform.ask(
      account,
      `{ region(code: "${code}") { plans { id title targetYear supersededAt ${TARGETS} findings { code severity expected actual } } } }`,
    )
  ).region.plans;

test.each<[Account, string, string]>([
  ['chongqing', '500000', '500000-chongqing'],
  ['liangping', '500155', '500155-liangping'],
  ['dianjiang', '500231', '500231-dianjiang'],
  ['sichuan', '510000', '510000-sichuan'],
  ['quxian', '511725', '511725-quxian-2023'],
])('%s’s own document through the API: the same findings, the same targets in every state', async (account, code, name) => {
  const [before] = await planOf(account, code);
  const { findings, problems, plan: none } = await publish({ ...shipped(name), preview: true }, account);
  expect([problems, none]).toEqual([[], null]);
  expect(findings).toEqual(before.findings);
  const { plan, problems: refused } = await publish(shipped(name), account);
  expect(refused).toEqual([]);
  expect(plan.targets).toEqual(before.targets);
  const [old, renewed] = (await planOf(account, code)).sort((a: { id: string }) => (a.id === before.id ? -1 : 1));
  expect(old).toMatchObject({ id: before.id, targets: before.targets, supersededAt: plan.publishedAt });
  expect(renewed).toMatchObject({ id: plan.id, supersededAt: null });
  const { region } = await own.platform.ask(account, `{ region(code: "${code}") { targets(year: ${plan.targetYear}) { indicator } } }`);
  expect(region.targets).toHaveLength(plan.targets.length);
});

const row = { indicator: 'ENERGY_TOTAL', nature: 'BINDING', state: 'SET', unit: '吨标准煤', baseline: '16354', target: '15700' };
const next = {
  region: '500155',
  document: {
    title: '梁平区“十五五”公共机构节约能源资源规划',
    number: '梁平府办〔2026〕1号',
    issuers: ['梁平区机关事务管理中心'],
    issued: '2026-10-08',
  },
  baselineYear: 2025,
  targetYear: 2030,
  indicators: [
    { ...row, pathRule: 'COMPOUND' },
    {
      ...row,
      indicator: 'WATER_TOTAL',
      unit: '万立方米',
      baseline: '194',
      target: '190',
      pathRule: 'CUSTOM',
      customPath: [
        { year: 2026, donePercent: '10' },
        { year: 2027, donePercent: '30' },
        { year: 2028, donePercent: '60' },
        { year: 2029, donePercent: '90' },
      ],
    },
    { indicator: 'CARBON_TOTAL', nature: 'BINDING', state: 'PENDING_UPSTREAM', note: '以国家下达目标值为准' },
    { indicator: 'ENERGY_PER_CAPITA', nature: 'BINDING', state: 'RATE_ONLY', reductionPercent: '1.2' },
  ],
};

describe('a plan of the next five years', () => {
  test('has its own base year, targets in every state, and the paths that were chosen', async () => {
    const { plan, problems } = await publish(next);
    expect(problems).toEqual([]);
    expect(plan).toMatchObject({ baselineYear: 2025, targetYear: 2030, supersededAt: null });
    expect(plan.targets.map(({ indicator, state, value }: Record<string, string>) => `${indicator} ${state} ${value}`)).toEqual([
      'ENERGY_TOTAL SET 15700',
      'WATER_TOTAL SET 1900000',
      'CARBON_TOTAL PENDING_UPSTREAM null',
      'ENERGY_PER_CAPITA RATE_ONLY null',
    ]);
    const [energy, water] = plan.targets;
    expect(energy.path).toHaveLength(6);
    expect(energy.path.at(-1)).toEqual({ year: 2030, value: '15700' });
    expect(water.path.map(({ value }: { value: string }) => value)).toEqual([
      '1940000',
      '1936000',
      '1928000',
      '1916000',
      '1904000',
      '1900000',
    ]);
  });

  test('stands beside the one before: each year has the targets of its own plan', async () => {
    const query = (year: number) => `{ region(code: "500155") { targets(year: ${year}) { year } } }`;
    const yearsOf = async (year: number) =>
      (await own.platform.ask('liangping', query(year))).region.targets.map((target: { year: number }) => target.year);
    expect(new Set(await yearsOf(2025))).toEqual(new Set([2025]));
    expect(await yearsOf(2027)).toEqual([2030, 2030, 2030, 2030]);
  });

  test('changes no figure of the years before: their locked grid factor is still that of 2020', async () => {
    const figure = async (year: number) => {
      const query = `{ region(code: "500155") { indicator(code: CARBON_TOTAL, period: "${year}", options: { factorBasis: LOCKED_BASE_YEAR }) { value lineage { terms { item factor } } } } }`;
      const { value, lineage } = (await own.platform.ask('liangping', query)).region.indicator;
      return value === null ? null : lineage.terms.find(({ item }: { item: string }) => item === 'ELECTRICITY').factor;
    };
    expect([await figure(2023), await figure(2025)]).toEqual(['0.00044', '0.00044']);
  });
});

test('a contradiction is a finding and stops nothing', async () => {
  const slip = { ...next, indicators: [{ ...row, unit: '吨标准煤', baseline: '16354', target: '15700', reductionPercent: '9' }] };
  const { plan, findings, problems } = await publish(slip);
  expect(problems).toEqual([]);
  expect(plan).not.toBeNull();
  expect(findings.length).toBeGreaterThan(0);
});

describe('what cannot be read', () => {
  const problemsOf = async (input: object): Promise<string[]> =>
    (await publish({ ...next, ...input })).problems.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`);
  const indicators = (given: object) => ({ indicators: [{ ...row, ...given }] });

  test.each<[string, object, string[]]>([
    ['no indicator', { indicators: [] }, ['PLAN_EMPTY input.indicators']],
    ['a base year after the target', { baselineYear: 2030 }, ['BAD_FIELD input.baselineYear']],
    ['a day to come', { document: { ...next.document, issued: '2099-01-01' } }, ['BAD_FIELD input.document.issued']],
    ['a number that is none', indicators({ target: '约15700' }), ['BAD_FIELD input.indicators.0.target']],
    ['a unit of something else', indicators({ unit: '万立方米' }), ['BAD_FIELD input.indicators.0.unit']],
    ['a value that waits for the state', indicators({ state: 'PENDING_UPSTREAM' }), ['BAD_FIELD input.indicators.0.target']],
    ['a row twice', { indicators: [row, row] }, ['BAD_FIELD input.indicators.1']],
    [
      'a path of what has no value',
      { indicators: [{ ...next.indicators[3], pathRule: 'LINEAR' }] },
      ['PATH_NOT_USABLE input.indicators.0.pathRule'],
    ],
    [
      'a path with a year left out',
      indicators({ pathRule: 'CUSTOM', customPath: [{ year: 2026, donePercent: '10' }] }),
      ['PATH_NOT_USABLE input.indicators.0.customPath'],
    ],
    [
      'a statement with another’s fields',
      { statements: [{ code: 'DEADLINE', what: '完成', day: '2030-12-31', quote: '原文', percent: '5' }] },
      ['BAD_FIELD input.statements.0.percent'],
    ],
    [
      'a fund named twice',
      {
        statements: [
          {
            code: 'FUNDS_LAST_PERIOD',
            unit: '万元',
            quote: '原文',
            amounts: [
              { source: 'LOCAL', amount: '1' },
              { source: 'LOCAL', amount: '2' },
            ],
          },
        ],
      },
      ['DUPLICATE_ITEM input.statements.0.amounts'],
    ],
  ])('%s', async (_what, input, expected) => {
    const before = (await planOf('liangping', '500155')).length;
    expect(await problemsOf(input)).toEqual(expected);
    expect((await planOf('liangping', '500155')).length).toBe(before);
  });
});

describe('who publishes', () => {
  const elsewhere = { ...next, document: { ...next.document, title: '上级代录' } };
  test('a bureau above publishes what was issued below', async () => {
    expect((await publish(elsewhere, 'chongqing')).problems).toEqual([]);
    expect((await publish({ ...elsewhere, region: '511725' }, 'dazhou')).problems).toEqual([]);
  });

  test.each<[Account, string]>([
    ['liangping', '500231'],
    ['liangping', '500000'],
    ['dazhou', '510000'],
    ['sichuan', '500155'],
    ['liangping-education', '500155'],
    ['liangping-school', '500155'],
    ['auditor', '500155'],
    ['joint', '500155'],
  ])('%s publishes none of %s', async (account, region) => {
    const refusals = await own.platform.refusals(account, publication, { input: { ...elsewhere, region, clientRequestId: 'stranger' } });
    expect(refusals[0]).toMatch(/^(OUT_OF_SCOPE|FORBIDDEN): /);
  });
});

test('twice the same request is one plan, one record and one event, told to the county', async () => {
  const input = { ...next, document: { ...next.document, title: '梁平区“十五五”规划（修订）' }, clientRequestId: 'once' };
  const [first, second] = [await publish(input), await publish(input)];
  expect(second).toEqual(first);
  expect((await publish({ ...input, targetYear: 2029 })).problems).toMatchObject([{ code: 'REQUEST_ID_REUSED' }]);
  const { rows } = await own.owner.query(
    `select details->>'supersedes' as supersedes from audit_record where action = 'publishPlan' and details->>'title' = $1`,
    [input.document.title],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].supersedes).toMatch(/^500155-2030-\d+$/);
  const events = await own.owner.query(
    `select region_id as region, body from outbox where kind = 'PLAN_PUBLISHED' and body->>'title' = $1`,
    [input.document.title],
  );
  expect(events.rows).toMatchObject([{ region: 500155, body: { year: 2030 } }]);
});
