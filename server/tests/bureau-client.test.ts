// What bureaus keep, by the SDK's methods against a server: each is the operation that its name says, with the rights of who calls it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient, Decimal, periodText, type Client } from '@shuangcheng/client-sdk';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';

let own: OwnDemonstration;
let county: Client;
let bureau: Client;
beforeAll(async () => {
  own = await startOwnDemonstration();
  const { url } = own.platform.server;
  [county, bureau] = ['liangping', 'chongqing'].map((username) => createClient({ url, credentials: { username, password: 'demo' } })) as [
    Client,
    Client,
  ];
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => own.close());

const listOf = async <Node>(each: AsyncIterable<Node>): Promise<Node[]> => {
  const nodes: Node[] = [];
  for await (const node of each) nodes.push(node);
  return nodes;
};
const LARGEST = { pageSize: 500 };

describe('the register', () => {
  test('an institution is registered, changed, closed and opened again', async () => {
    const code = '12500155X20999999C';
    const place = { region: '500155', type: 'EDUCATION', system: 'EDUCATION', validFrom: '2026-03-01' } as const;
    expect(await county.registerInstitution({ ...place, code, name: '新设学校' })).toMatchObject({ ok: true, institution: { code } });
    expect(await county.changeInstitution({ institution: code, name: '更名学校' })).toMatchObject({ ok: true, warnings: [] });
    expect(await county.findInstitution(code)).toMatchObject({ name: '更名学校', parent: { name: '梁平区' } });
    const ending = { institution: code, from: '2026-06-01', reason: '撤销' };
    expect(await county.closeInstitution(ending)).toMatchObject({ ok: true, institution: { validTo: '2026-06-01' } });
    expect(await county.closeInstitution(ending)).toMatchObject({ ok: false, problems: [{ code: 'NOTHING_CHANGED' }] });
    expect(await county.reopenInstitution(ending)).toMatchObject({ ok: true, institution: { validTo: null } });
    const moved = { kind: 'MOVE', institutions: [code], toRegion: '500231' } as const;
    expect(await bureau.reorganise({ effectiveFrom: '2026-05-01', reason: '划转', institutions: [moved], preview: true })).toMatchObject({
      ok: true,
      applied: false,
      effects: expect.arrayContaining([expect.objectContaining({ code: '500231' })]),
    });
  });
});

describe('months', () => {
  test('are locked and confirmed, and tell so', async () => {
    const period = periodText('2025-02');
    expect(await bureau.setCalendar({ region: '500155', locks: [{ from: period, to: period }], reason: '汇总' })).toMatchObject({
      ok: true,
      calendar: { locks: [{ period, reason: '汇总' }] },
    });
    expect(await bureau.confirmMonth({ months: [{ region: '500155', period }], reason: '已核' })).toMatchObject({ ok: true, accepted: 1 });
    const months = await listOf(county.months({ region: '500155', year: 2025 }, LARGEST));
    expect(months.find((month) => month.period === period)).toMatchObject({
      lock: { reason: '汇总' },
      province: { decision: 'CONFIRM', stale: false },
    });
    expect((await county.calendar('500155')).dueRules.map(({ kind }) => kind)).toContain('MONTH');
  });
});

describe('targets and budgets', () => {
  test('a target is decomposed, what was given is adjusted together', async () => {
    const input = { indicator: 'ENERGY_TOTAL', year: 2025, method: 'BY_SHARE', pathRule: 'LINEAR', region: '500000' } as const;
    const given = await bureau.decomposeTarget({ ...input, publish: true });
    expect(given).toMatchObject({ ok: true, decomposition: { feasible: true, runId: expect.any(String) } });
    const own = async (region: string) =>
      (await bureau.targets({ region, year: 2025 })).find(({ indicator, runId }) => indicator === 'ENERGY_TOTAL' && runId !== null)!;
    const [first, second] = [await own('500155'), await own('500231')];
    const adjustments = [
      { target: first.id, value: first.value!.plus(1) },
      { target: second.id, value: second.value!.minus(1) },
    ];
    expect(await bureau.adjustTarget({ adjustments, reason: '用能增加' })).toMatchObject({ ok: true, residual: new Decimal(0) });
    expect((await own('500155')).value!.eq(first.value!.plus(1))).toBe(true);
    const potential = { ...input, region: '500155', method: 'BY_POTENTIAL', benchmarkFrom: 'LIMIT' } as const;
    expect(await county.decomposeTarget(potential)).toMatchObject({ ok: false });
  });

  test('budgets are set by the row, each answered', async () => {
    const row = { region: '500155', indicator: 'ENERGY_TOTAL', year: 2026, source: 'GIVEN', amount: '12000.5' } as const;
    const set = await county.setBudgets({ budgets: [row, { ...row, region: '500231' }], reason: '年初下达' });
    expect(set).toMatchObject({ ok: true, accepted: 1, rejected: 1 });
    expect(set.results[1]!.problems).toHaveLength(1);
    const budget = await county.regionBudget({ region: '500155', indicator: 'ENERGY_TOTAL', year: 2026 });
    expect(budget!.amount.toFixed()).toBe('12000.5');
    const school = { institution: DEMONSTRATION_SCHOOL_CODE, indicator: 'WATER_TOTAL', year: 2026 } as const;
    expect(await county.institutionBudget(school)).toBeNull();
    expect(await county.setBudget({ ...school, source: 'GIVEN', amount: '900', reason: '下达' })).toMatchObject({ ok: true });
    expect((await county.institutionBudget(school))!.versions.map(({ version }) => version)).toEqual([1]);
  });
});

describe('quotas and factors', () => {
  test('a standard is published, and rates', async () => {
    const value = { type: 'EDUCATION', indicator: 'ENERGY_PER_AREA', unit: '千克标准煤/平方米', limit: '9' } as const;
    const standard = { region: '500000', standardNumber: 'TEST 1', title: '试验定额', electricityBasis: 'CALORIFIC' } as const;
    const published = await bureau.publishQuota({ ...standard, validFrom: '2020-01-01', source: '试验', values: [value] });
    expect(published).toMatchObject({ ok: true, standard: { version: 1 } });
    expect((await county.quotas('500155')).map(({ standardNumber }) => standardNumber)).toEqual(['TEST 1']);
    const wanted = { region: '500155', indicator: 'ENERGY_PER_AREA', year: 2024 } as const;
    const exceeded = (await county.quotaStatus(wanted))!.counts.find(({ rating }) => rating === 'EXCEEDED')!.institutions;
    expect(exceeded).toBeGreaterThan(0);
    expect(await listOf(county.quotaExceeding(wanted, LARGEST))).toHaveLength(exceeded);
    const kinds = [{ institution: DEMONSTRATION_SCHOOL_CODE, fromYear: 2024, kind: '小学' }];
    expect(await county.setQuotaKinds({ kinds })).toMatchObject({ accepted: 0, results: [{ problems: [{}] }] });
  });

  test('a factor set is published, and taken into use', async () => {
    const factor = { use: 'GRID_CARBON', item: 'ELECTRICITY', province: '500000', year: 2024, value: '0.0005', unit: 'tCO2/kWh' } as const;
    const published = await bureau.publishFactorSet({
      region: '500000',
      name: '试验',
      source: '试验',
      basedOn: 'PLAN-2020',
      factors: [{ ...factor, source: '试验' }],
    });
    expect(published).toMatchObject({ ok: true, factorSet: { official: false } });
    const { id } = published.factorSet!;
    expect(await bureau.makeFactorSetOfficial({ region: '500000', factorSet: id, official: { reason: '试验' } })).toMatchObject({
      ok: true,
    });
    const [official] = (await county.factorSets()).filter((set) => set.official);
    expect([official!.id, official!.factors.find(({ use, year }) => use === 'GRID_CARBON' && year === 2024)!.value.toFixed()]).toEqual([
      id,
      '0.0005',
    ]);
  });
});

test('a joint event is recorded once and taken back', async () => {
  const [task] = await bureau.jointTasks('500000');
  const recorded = await bureau.recordTaskProgress({ region: '500000', task: task!.code, date: '2024-06-05', quantity: new Decimal(1) });
  expect(recorded).toMatchObject({ ok: true });
  const { id } = recorded.task!.entries.at(-1)!;
  expect(await bureau.recordTaskProgress({ region: '500000', task: task!.code, reverses: id, reason: '误登' })).toMatchObject({ ok: true });
});

test('an account is made, granted, reset, disabled and enabled; the trail has it all', async () => {
  const made = await county.createAccount({ username: 'sdk-clerk', displayName: '新人', region: '500155' });
  expect(made).toMatchObject({ ok: true, secretShownBefore: false, account: { mustChangePassword: true, grants: [] } });
  expect(made.initialSecret).toMatch(/\S{8,}/);
  const account = made.account!.id;
  const given = await county.grantRole({ account, role: 'REPORTER', region: '500155', institution: DEMONSTRATION_SCHOOL_CODE });
  expect(given).toMatchObject({ ok: true, grant: { role: 'REPORTER', inForce: true } });
  const listed = await listOf(county.accounts({ region: '500155' }, LARGEST));
  expect(listed.find(({ id }) => id === account)!.grants).toHaveLength(1);
  expect(await county.revokeRole({ grant: given.grant!.id, reason: '调离' })).toMatchObject({ ok: true, grant: { inForce: false } });
  expect((await county.resetPassword({ account })).initialSecret).not.toBe(made.initialSecret);
  expect(await county.disableAccount({ account, reason: '调离' })).toMatchObject({ ok: true, account: { disabled: true } });
  expect(await county.enableAccount({ account })).toMatchObject({ ok: true, account: { disabled: false } });
  const trail = await listOf(bureau.auditTrail({ region: '500155', filter: { account: 'liangping' } }, LARGEST));
  expect(trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['createAccount', 'grantRole', 'revokeRole', 'resetPassword', 'disableAccount', 'enableAccount']),
  );
});

test('an edition is listed, and withdrawn', async () => {
  const published = await bureau.publishEdition({ region: '500000', period: '2023' });
  expect(published).toMatchObject({ ok: true });
  const [edition] = await listOf(bureau.editions({ region: '500000', period: '2023' }, LARGEST));
  expect(edition).toMatchObject({ id: published.edition!.id, withdrawn: null });
  expect(await bureau.withdrawEdition({ editionId: edition!.id, reason: '有误' })).toMatchObject({
    ok: true,
    edition: { withdrawn: { reason: '有误' } },
  });
});
