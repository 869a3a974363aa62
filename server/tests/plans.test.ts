// Plan documents as printed, what their own numbers contradict, targets, and who may read them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkPlan, parsePlanDocument } from '@shuangcheng/domain';
import { readFileSync } from 'node:fs';
import { contractOperation } from './kit/contract-operations.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

const shipped: [Account, string, string, number][] = [
  ['chongqing', '500000', '500000-chongqing', 21],
  ['liangping', '500155', '500155-liangping', 6],
  ['dianjiang', '500231', '500231-dianjiang', 5],
  ['sichuan', '510000', '510000-sichuan', 9],
  ['quxian', '511725', '511725-quxian-2023', 0],
];
const documentOf = (name: string) => {
  const parsed = parsePlanDocument(JSON.parse(readFileSync(new URL(`../data/plans/${name}.json`, import.meta.url), 'utf8')));
  if (!parsed.ok) throw new Error(`${name} is no plan`);
  return parsed.document;
};
const audit = async (account: Account, code: string) =>
  (await platform.ask(account, contractOperation('PlanAudit'), { code })).region.plans;

interface Target {
  readonly indicator: string;
  readonly nature: string;
  readonly unit: string;
  readonly printedBaseline: string | null;
  readonly baseline: string | null;
  readonly printedValue: string | null;
  readonly value: string | null;
  readonly reductionPercent: string | null;
}
const lineOf = (target: Target): string =>
  `${target.indicator} ${target.nature} ${target.printedBaseline} = ${target.baseline} → ${target.printedValue} = ${target.value} ${target.unit} (${target.reductionPercent} %)`;

describe('PlanAudit', () => {
  test.each(shipped)('%s reads for %s every finding of the document %s: %i', async (account, code, name, count) => {
    const [plan, ...more] = await audit(account, code);
    expect(more).toEqual([]);
    expect(plan.findings).toHaveLength(count);
    expect(plan.findings).toEqual(
      checkPlan(documentOf(name)).map(({ code: kind, severity, message, expected, actual }) => ({
        code: kind,
        severity,
        message,
        expected,
        actual,
      })),
    );
  });

  test('梁平’s targets are as printed, and in the platform’s units beside that', async () => {
    const [plan] = await audit('liangping', '500155');
    expect([plan.baselineYear, plan.targetYear]).toEqual([2020, 2025]);
    expect(plan.targets.map(lineOf)).toEqual([
      'ENERGY_TOTAL EXPECTED 17215 = 17215 → 16354 = 16354 tce (5 %)',
      'WATER_TOTAL EXPECTED 194 = 1940000 → 216 = 2160000 m3 (-11.34 %)',
      'CARBON_TOTAL EXPECTED 53537 = 53537 → 46434 = 46434 tCO2 (13.27 %)',
      'ENERGY_PER_AREA BINDING 9.95 = 9.95 → 9.35 = 9.35 kgce/m2 (6 %)',
      'ENERGY_PER_CAPITA BINDING 173.85 = 173.85 → 163.42 = 163.42 kgce/person (6 %)',
      'WATER_PER_CAPITA BINDING 19.60 = 19.6 → 18.62 = 18.62 m3/person (5 %)',
      'CARBON_PER_AREA BINDING 33.94 = 33.94 → 31.90 = 31.9 kgCO2/m2 (6 %)',
    ]);
  });

  test('the errors of 重庆’s own document are shown beside what follows from its other numbers', async () => {
    const [plan] = await audit('auditor', '500000');
    const errors = plan.findings.filter(({ severity }: { severity: string }) => severity === 'ERROR');
    const lines = errors.map(({ code, expected, actual }: Record<string, string>) => `${code} ${expected} → ${actual}`);
    expect(lines).toEqual(expect.arrayContaining(['PER_CAPITA_MISMATCH 194.76 → 194.79', 'PER_AREA_MISMATCH 11.53 → 11.82']));
    const printed = plan.targets.find(({ indicator }: Target) => indicator === 'ENERGY_PER_CAPITA');
    expect(printed.printedBaseline).toBe('194.79');
  });

  test('四川 prints no carbon target: it waits for the state’s', async () => {
    const { region } = await platform.ask('sichuan', '{ region(code: "510000") { targets(year: 2025) { indicator state value } } }');
    const pending = region.targets.filter(({ state }: { state: string }) => state === 'PENDING_UPSTREAM');
    expect(pending.length).toBeGreaterThan(0);
    for (const { indicator, value } of pending) expect([indicator.startsWith('CARBON'), value]).toEqual([true, null]);
  });

  test('渠县 prints yearly rates only, and no baseline', async () => {
    const { region } = await platform.ask(
      'quxian',
      '{ region(code: "511725") { targets(year: 2023) { state baseline value reductionPercent path { year value } } } }',
    );
    expect(region.targets).toHaveLength(4);
    for (const target of region.targets) expect(target).toMatchObject({ state: 'RATE_ONLY', baseline: null, value: null, path: [] });
    expect(region.targets.map(({ reductionPercent }: Target) => reductionPercent).sort()).toEqual(['1.1', '1.1', '1.6', '1.6']);
  });

  test.each([
    ['liangping', '500000'],
    ['liangping', '500231'],
    ['dianjiang', '500155'],
    ['quxian', '510000'],
    ['chongqing', '510000'],
    ['sichuan', '500155'],
    ['joint', '500155'],
    ['joint', '510000'],
    ['liangping-school', '500155'],
  ] as const)('%s is refused the plans of %s', async (account, code) => {
    expect(await platform.refusals(account, contractOperation('PlanAudit'), { code })).toEqual([
      `OUT_OF_SCOPE: 区划 ${code} 不在您的授权范围内。`,
    ]);
  });
});

describe('targets', () => {
  const targets = async (year: number) =>
    (
      await platform.ask(
        'liangping',
        `{ region(code: "500155") { targets(year: ${year}) { id indicator year path { year value } region { code } parentTarget { id } shares { id } } } }`,
      )
    ).region.targets;

  test('of a year are those whose path covers it: from the year after the baseline to the target year', async () => {
    const years = await Promise.all([2020, 2021, 2025, 2026].map(async (year) => (await targets(year)).length));
    expect(years).toEqual([0, 7, 7, 0]);
  });

  test('have a path from what is printed, and no year between is invented', async () => {
    const [energy] = await targets(2023);
    expect(energy).toMatchObject({ indicator: 'ENERGY_TOTAL', year: 2025, region: { code: '500155' }, parentTarget: null, shares: [] });
    expect(energy.path).toEqual([
      { year: 2020, value: '17215' },
      { year: 2025, value: '16354' },
    ]);
  });
});

describe('baselines', () => {
  const baselines = async (code: string) =>
    (await platform.ask('chongqing', `{ region(code: "${code}") { baselines { year indicator value unit madeUp source } } }`)).region
      .baselines;

  test('of the 38 districts say that they are made up, and sum to 104.27 万tce with 梁平 and 垫江', async () => {
    const { region } = await platform.ask(
      'chongqing',
      '{ region(code: "500000") { children(first: 200) { nodes { code baselines { year indicator value madeUp } } } } }',
    );
    const energy = region.children.nodes.flatMap(
      (child: { code: string; baselines: { year: number; indicator: string; value: string; madeUp: boolean }[] }) =>
        child.baselines
          .filter(({ year, indicator }) => year === 2020 && indicator === 'ENERGY_TOTAL')
          .map((baseline) => ({ code: child.code, ...baseline })),
    );
    const total = energy.reduce((sum: number, { value }: { value: string }) => sum + Number(value), 0);
    expect(energy).toHaveLength(38);
    expect(total).toBeCloseTo(1_042_700, 6);
    expect(energy.filter(({ madeUp }: { madeUp: boolean }) => !madeUp).map(({ code }: { code: string }) => code)).toEqual([
      '500155',
      '500231',
    ]);
  });

  test('say where they are from', async () => {
    for (const { source, unit } of [...(await baselines('500155')), ...(await baselines('500101'))])
      expect([source.length > 3, unit.length > 0]).toEqual([true, true]);
  });
});
