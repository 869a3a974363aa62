// The figures that must come out, where they come from, and what other factors would make of them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { contractOperation } from './kit/contract-operations.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { decimal, everyPage, startDemonstrationServer, sumOf, type Account, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

interface Figure {
  readonly code: string;
  readonly unit: string;
  /** Null where there is a reason: the cases that read it expect a value. */
  readonly value: string;
  readonly reason: string | null;
  readonly carbonScope: string | null;
}
const view = `query ($code: String!, $period: Period!, $options: FigureOptions) {
  region(code: $code) { indicators(period: $period, options: $options) { code unit value reason carbonScope numerator denominator } }
}`;
const figuresOf = async (account: Account, code: string, period: string, options = {}): Promise<Record<string, Figure>> => {
  const { region } = await platform.ask(account, view, { code, period, options });
  return Object.fromEntries((region.indicators as Figure[]).map((figure) => [figure.code, figure]));
};
const distancePercent = (value: string, printed: string): number =>
  decimal(value).minus(printed).abs().times(100).dividedBy(printed).toNumber();

describe('the demonstration of 2020 gives what the plans print', () => {
  const printed: [Account, string, string, string, string][] = [
    ['liangping', '500155', 'ENERGY_TOTAL', '17215', 'tce'],
    ['liangping', '500155', 'ENERGY_PER_CAPITA', '173.85', 'kgce/person'],
    ['liangping', '500155', 'ENERGY_PER_AREA', '9.95', 'kgce/m2'],
    ['liangping', '500155', 'WATER_PER_CAPITA', '19.60', 'm3/person'],
    ['dianjiang', '500231', 'ENERGY_TOTAL', '21426.97', 'tce'],
    ['dianjiang', '500231', 'ENERGY_PER_CAPITA', '189.81', 'kgce/person'],
    ['dianjiang', '500231', 'ENERGY_PER_AREA', '11.48', 'kgce/m2'],
    ['dianjiang', '500231', 'WATER_PER_CAPITA', '19.63', 'm3/person'],
  ];
  test.each(printed)('%s reads for %s %s %s %s, to the printed digit', async (account, code, indicator, value, unit) => {
    const figure = (await figuresOf(account, code, '2020'))[indicator]!;
    expect({ unit: figure.unit, value: decimal(figure.value).toFixed(value.split('.')[1]?.length ?? 0) }).toEqual({ unit, value });
  });

  const near: [Account, string, string, string, string][] = [
    ['liangping', '500155', 'CARBON_TOTAL', '53537', 'TOTAL'],
    ['liangping', '500155', 'CARBON_PER_AREA', '33.94', 'TOTAL'],
    ['dianjiang', '500231', 'CARBON_TOTAL', '65021', 'TOTAL'],
    ['dianjiang', '500231', 'CARBON_PER_AREA', '35.84', 'BUILDING'],
  ];
  test.each(near)(
    '%s reads for %s %s within 0.05 %% of %s, in the scope %s of its own plan',
    async (account, code, indicator, value, scope) => {
      const figure = (await figuresOf(account, code, '2020'))[indicator]!;
      expect(figure.carbonScope).toBe(scope);
      expect(distancePercent(figure.value, value)).toBeLessThan(0.05);
    },
  );

  test.each(['chongqing', 'auditor', 'liangping'] as const)('%s reads the same figures of 梁平', async (account) => {
    expect(await figuresOf(account, '500155', '2020')).toEqual(await figuresOf('liangping', '500155', '2020'));
  });

  test('AggregatedView says that every one of 568 institutions was approved in every month', async () => {
    const { region } = await platform.ask('liangping', contractOperation('AggregatedView'), { code: '500155', period: '2020' });
    expect(region).toMatchObject({ code: '500155', name: '梁平区', level: 'COUNTY', children: { totalCount: 0, nodes: [] } });
    expect(region.indicators).toHaveLength(8);
    for (const figure of region.indicators) {
      expect(figure.quality).toEqual({ expected: 6816, approved: 6816, missing: 0, coverage: '100' });
      expect(figure.yearOnYear).toBeNull();
    }
    expect(region.reporting).toMatchObject({ expected: 6816, approved: 6816, missing: 0, overdue: 0, rate: '100' });
  });
});

describe('WhereDoesThisNumberComeFrom', () => {
  const operation = contractOperation('WhereDoesThisNumberComeFrom');
  test.each([
    ['liangping', '500155', '2020'],
    ['dianjiang', '500231', '2023-Q2'],
    ['chongqing', '500000', '2024'],
    ['sichuan', '510000', '2021-07'],
    ['dazhou', '511700', '2022-H2'],
    ['auditor', '500101', '2025'],
  ] as const)('%s sees the terms of %s for %s, which add up to the numerator exactly', async (account, code, period) => {
    const { value, numerator, denominator, lineage } = (await platform.ask(account, operation, { code, period })).region.indicator;
    const terms: Record<string, string>[] = lineage.terms;
    expect(sumOf(terms.map((term) => term.contribution!))).toBe(numerator);
    for (const { quantity, factor, contribution, factorSource } of terms) {
      expect(decimal(quantity!).times(factor!).toFixed()).toBe(contribution);
      expect(factorSource!.length).toBeGreaterThan(5);
    }
    expect(decimal(numerator).dividedBy(denominator).minus(value).abs().toNumber()).toBeLessThan(0.000002);
    expect(lineage).toMatchObject({ definitionVersion: '2021.1', formula: expect.stringContaining('碳排放量 ÷ 建筑面积') });
  });

  test('the terms of 垫江 leave out petrol and diesel, as its plan does', async () => {
    const { lineage } = (await platform.ask('dianjiang', operation, { code: '500231', period: '2020' })).region.indicator;
    expect(lineage.terms.map((term: { item: string }) => term.item)).toEqual(['ELECTRICITY', 'COAL', 'NATURAL_GAS']);
    expect(lineage.formula).not.toMatch(/计入：.*(汽油|柴油)/);
  });

  test('the pages of 梁平 2020 give each of 6,816 reports once, and their values make the quantities', async () => {
    const page = `query ($after: String) { region(code: "500155") { indicator(code: ENERGY_TOTAL, period: "2020") { lineage {
      terms { item quantity }
      reports(first: 500, after: $after) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id latest status values { item quantity } } }
    } } } }`;
    interface Value {
      readonly item: string;
      readonly quantity: string | null;
    }
    const lineage = async (after: string | null) => (await platform.ask('liangping', page, { after })).region.indicator.lineage;
    const reports = await everyPage<{ id: string; latest: boolean; status: string; values: Value[] }>(async (after) => {
      const found = (await lineage(after)).reports;
      expect([found.totalCount, found.pageInfo.hasPreviousPage]).toEqual([6816, after !== null]);
      return found;
    });
    expect(new Set(reports.map(({ id }) => id)).size).toBe(6816);
    expect(reports.filter(({ latest, status }) => !latest || status !== 'APPROVED')).toEqual([]);
    const used = (item: string): string =>
      sumOf(reports.flatMap(({ values }) => values.filter((value) => value.item === item).map(({ quantity }) => quantity)));
    const { terms } = (await lineage(null)) as { terms: Value[] };
    expect(terms).toEqual(terms.map(({ item }) => ({ item, quantity: used(item) })));
  });
});

describe('WhatIfTheGridFactorChanges', () => {
  const ask = async (account: Account, code: string, period: string) => {
    const { region } = await platform.ask(account, contractOperation('WhatIfTheGridFactorChanges'), {
      code,
      period,
      factorSet: 'CHONGQING-MUNICIPAL-2020',
    });
    return { official: region.official.value, locked: region.lockedBaseYear.value, whatIf: region.whatIf.value } as Record<string, string>;
  };
  const electricity = async (account: Account, code: string, period: string): Promise<string> => {
    const rows = (await platform.ask(account, `{ region(code: "${code}") { breakdown(period: "${period}", by: ITEM) { key quantity } } }`))
      .region.breakdown;
    return rows.find((row: { key: string }) => row.key === 'ELECTRICITY').quantity;
  };

  test('the municipal factor of 2020 takes 0.0360 kg from each kWh of 梁平; its base year is 2020 itself', async () => {
    const { official, locked, whatIf } = await ask('liangping', '500155', '2020');
    expect(locked).toBe(official);
    expect(decimal(official!).minus(whatIf!).toFixed()).toBe(
      decimal(await electricity('liangping', '500155', '2020'))
        .times('0.000036')
        .toFixed(),
    );
  });

  test('carbon of 2023 with the base year’s factor is lower by 0.5581 − 0.4400 kg for each kWh', async () => {
    const { official, locked, whatIf } = await ask('liangping', '500155', '2023');
    expect(whatIf).toBe(official);
    expect(decimal(official!).minus(locked!).toFixed()).toBe(
      decimal(await electricity('liangping', '500155', '2023'))
        .times('0.0001181')
        .toFixed(),
    );
  });

  test('渠县, whose own plan names no base year, is locked to that of its province', async () => {
    const { official, locked } = await ask('quxian', '511725', '2023');
    expect(decimal(official!).minus(locked!).toFixed()).toBe(
      decimal(await electricity('quxian', '511725', '2023'))
        .times('0.0000533')
        .toFixed(),
    );
  });

  test('no stored row changes: asked again, the official figure is the same', async () => {
    expect(await ask('chongqing', '500000', '2022')).toEqual(await ask('auditor', '500000', '2022'));
  });
});

describe('a figure that cannot be computed is null, with the reason', () => {
  /** The indicators that have a reason instead of a value, each as "CODE REASON". */
  const reasons = async (account: Account, code: string, options: object, period = '2020'): Promise<string[]> => {
    const figures = Object.values(await figuresOf(account, code, period, options));
    for (const { value, reason } of figures) expect(value === null).toBe(reason !== null);
    return figures.filter(({ reason }) => reason !== null).map((figure) => `${figure.code} ${figure.reason}`);
  };
  const energy = ['ENERGY_TOTAL', 'BUILDING_ENERGY', 'ENERGY_PER_AREA', 'ENERGY_PER_CAPITA'];

  test.each(['2021', '2023-Q1', '2025-06'])(
    'FACTOR_MISSING for all energy of %s at the equivalent value, which is published for 2020',
    async (period) => {
      const found = await reasons('liangping', '500155', { electricityBasis: 'EQUIVALENT' }, period);
      expect(found).toEqual(energy.map((code) => `${code} FACTOR_MISSING`));
    },
  );

  test('FACTOR_MISSING for the carbon of 梁平 2020 by the guideline of 2026, and not for 垫江, which used no other energy', async () => {
    const guideline = { factorSet: 'JST-303-2026' };
    expect(await reasons('liangping', '500155', guideline)).toEqual(['CARBON_TOTAL FACTOR_MISSING', 'CARBON_PER_AREA FACTOR_MISSING']);
    expect(await reasons('dianjiang', '500231', guideline)).toEqual([]);
  });

  test('the term without a factor is listed, and the numerator is not half a sum', async () => {
    const query = `{ region(code: "500155") { indicator(code: CARBON_TOTAL, period: "2020", options: { factorSet: "JST-303-2026" }) {
      value numerator lineage { factorSet terms { item factor contribution } } } } }`;
    const { value, numerator, lineage } = (await platform.ask('liangping', query)).region.indicator;
    expect([value, numerator, lineage.factorSet]).toEqual([null, null, 'JST-303-2026']);
    expect(lineage.terms.at(-1)).toEqual({ item: 'OTHER_ENERGY', factor: null, contribution: null });
  });

  test('at the equivalent value 2020 has figures: electricity at 0.3055 instead of 0.1229', async () => {
    const [calorific, equivalent] = [
      await figuresOf('liangping', '500155', '2020'),
      await figuresOf('liangping', '500155', '2020', { electricityBasis: 'EQUIVALENT' }),
    ];
    const more = decimal(equivalent['ENERGY_TOTAL']!.value).minus(calorific['ENERGY_TOTAL']!.value);
    expect(more.toFixed()).toBe(decimal('100451505').times('0.0001826').toFixed());
    expect(equivalent['CARBON_TOTAL']).toEqual(calorific['CARBON_TOTAL']);
  });
});
