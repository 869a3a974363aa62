// The figures that must come out, through the domain's own formulas.
import { expect, test } from '@jest/globals';
import {
  Decimal,
  evaluate,
  FLOW_CODES,
  fromFixedPoint,
  MUNICIPAL_2020,
  PLAN_2020,
  STOCK_CODES,
  type ActivitySums,
  type CarbonScope,
  type FactorSet,
  type IndicatorCode,
} from '@shuangcheng/domain';
import { readRegionData } from '@shuangcheng/tenants';
import { generateDemonstration } from './generate.js';
import { FIXED_PER_GRAIN } from './grains.js';
import type { InstitutionProfile } from './institution-profile.js';
import { profilesOf } from './institutions.js';

const { regions } = readRegionData();
const SEED = 20200101;
const compact = generateDemonstration({ regions, scale: 'COMPACT', firstMonth: 202001, lastMonth: 202012, seed: SEED });
const full = profilesOf(regions, 'FULL', SEED).filter(({ record }) => record.validFrom <= '2020-12-31');

const sumsFrom = (reports: number, flows: readonly bigint[], stocks: readonly bigint[]): ActivitySums => ({
  reports,
  flows: new Map(FLOW_CODES.map((code, index) => [code, fromFixedPoint(code, flows[index]!)])),
  missing: new Map(),
  metered: new Map(),
  estimated: new Map(),
  stocks: new Map(STOCK_CODES.map((code, index) => [code, fromFixedPoint(code, stocks[index]!)])),
});

/** Sums of the approved monthly reports of a county in 2020. */
const sumsOfReports = (regionId: number): ActivitySums => {
  const own = new Set(
    compact.institutions.filter((institution) => institution.regionId === regionId).map((institution) => institution.institutionId),
  );
  const flows = FLOW_CODES.map(() => 0n);
  const stocks = STOCK_CODES.map(() => 0n);
  let reports = 0;
  for (const row of compact.reports(500000)) {
    if (!own.has(row.institutionId) || row.decision?.kind !== 'APPROVE') continue;
    reports += 1;
    row.flows.forEach((value, index) => (flows[index]! += value ?? 0n));
    row.stocks.forEach((value, index) => (stocks[index]! += value ?? 0n));
  }
  return sumsFrom(reports, flows, stocks);
};

/** A year's sums from the institutions' yearly quantities; history.test.ts proves that their months add up to them. */
const sumsOfYear = (profiles: readonly InstitutionProfile[]): ActivitySums => {
  const total = (of: (profile: InstitutionProfile) => number): bigint => BigInt(profiles.reduce((acc, profile) => acc + of(profile), 0));
  const flows = FLOW_CODES.map((_, index) => total((profile) => profile.flows[index]!) * BigInt(FIXED_PER_GRAIN[index]!));
  const stocks = STOCK_CODES.map((code) => {
    if (code === 'FLOOR_AREA') return total(({ stocks: own }) => own.area) * 100n * 12n;
    return code === 'ENERGY_USERS' ? total(({ stocks: own }) => own.people) * 12n : 0n;
  });
  return sumsFrom(profiles.length * 12, flows, stocks);
};

const figure = (
  code: IndicatorCode,
  sums: ActivitySums,
  province: number,
  set: FactorSet = PLAN_2020,
  carbonScope: CarbonScope = 'TOTAL',
): Decimal =>
  evaluate(code, sums, {
    province,
    year: 2020,
    endedMonths: 12,
    factorSet: set,
    electricityBasis: 'CALORIFIC',
    factorBasis: 'CURRENT',
    planBaseYear: 2020,
    carbonScope,
  }).value!;
const distancePercent = (value: Decimal, printed: string): number => value.minus(printed).abs().times(100).dividedBy(printed).toNumber();
const perMonth = (sums: ActivitySums, stock: 'FLOOR_AREA' | 'ENERGY_USERS' | 'VEHICLES'): string =>
  sums.stocks.get(stock)!.dividedBy(12).toString();

const liangping = sumsOfReports(500155);
const dianjiang = sumsOfReports(500231);
const chongqing = sumsOfYear(full.filter(({ record }) => record.tenantId === 500000));
const sichuan = sumsOfYear(full.filter(({ record }) => record.tenantId === 510000));

test.each([
  ['梁平 ENERGY_TOTAL', figure('ENERGY_TOTAL', liangping, 500000), 0, '17215'],
  ['梁平 ENERGY_PER_CAPITA', figure('ENERGY_PER_CAPITA', liangping, 500000), 2, '173.85'],
  ['梁平 ENERGY_PER_AREA', figure('ENERGY_PER_AREA', liangping, 500000), 2, '9.95'],
  ['梁平 WATER_PER_CAPITA', figure('WATER_PER_CAPITA', liangping, 500000), 2, '19.60'],
  ['垫江 ENERGY_TOTAL', figure('ENERGY_TOTAL', dianjiang, 500000), 2, '21426.97'],
  ['垫江 ENERGY_PER_CAPITA', figure('ENERGY_PER_CAPITA', dianjiang, 500000), 2, '189.81'],
  ['垫江 ENERGY_PER_AREA', figure('ENERGY_PER_AREA', dianjiang, 500000), 2, '11.48'],
  ['垫江 WATER_PER_CAPITA', figure('WATER_PER_CAPITA', dianjiang, 500000), 2, '19.63'],
  ['垫江 WATER_TOTAL in 万m³', figure('WATER_TOTAL', dianjiang, 500000).dividedBy(10_000), 2, '221.62'],
  ['重庆 ENERGY_TOTAL in 万tce', figure('ENERGY_TOTAL', chongqing, 500000).dividedBy(10_000), 2, '104.27'],
  ['重庆 ENERGY_PER_CAPITA', figure('ENERGY_PER_CAPITA', chongqing, 500000), 2, '194.76'],
  ['重庆 ENERGY_PER_AREA', figure('ENERGY_PER_AREA', chongqing, 500000), 2, '11.53'],
  ['重庆 WATER_PER_CAPITA', figure('WATER_PER_CAPITA', chongqing, 500000), 2, '23.43'],
  ['重庆 WATER_TOTAL in 万m³', figure('WATER_TOTAL', chongqing, 500000).dividedBy(10_000), 2, '12542.58'],
  ['四川 ENERGY_TOTAL in 万tce', figure('ENERGY_TOTAL', sichuan, 510000).dividedBy(10_000), 2, '161.72'],
  ['四川 BUILDING_ENERGY in 万tce', figure('BUILDING_ENERGY', sichuan, 510000).dividedBy(10_000), 2, '134.24'],
  ['四川 ENERGY_PER_CAPITA', figure('ENERGY_PER_CAPITA', sichuan, 510000), 2, '94.28'],
  ['四川 ENERGY_PER_AREA', figure('ENERGY_PER_AREA', sichuan, 510000), 2, '5.51'],
  ['四川 WATER_PER_CAPITA', figure('WATER_PER_CAPITA', sichuan, 510000), 2, '28.21'],
  ['四川 WATER_TOTAL in 亿m³', figure('WATER_TOTAL', sichuan, 510000).dividedBy(100_000_000), 2, '4.84'],
] as const)('%s comes out to the printed digit', (_, value, digits, printed) => {
  expect(value.toFixed(digits)).toBe(printed);
});

test.each([
  ['梁平 CARBON_TOTAL', figure('CARBON_TOTAL', liangping, 500000), '53537', 0.05],
  ['梁平 CARBON_PER_AREA of all energy', figure('CARBON_PER_AREA', liangping, 500000), '33.94', 0.05],
  ['垫江 CARBON_TOTAL', figure('CARBON_TOTAL', dianjiang, 500000), '65021.18', 0.05],
  ['垫江 CARBON_PER_AREA of buildings', figure('CARBON_PER_AREA', dianjiang, 500000, PLAN_2020, 'BUILDING'), '35.84', 0.05],
  ['重庆 CARBON_TOTAL at 0.4040', figure('CARBON_TOTAL', chongqing, 500000, MUNICIPAL_2020), '2937700', 0.3],
] as const)('%s is as near as the contract asks', (_, value, printed, percent) => {
  expect(distancePercent(value, printed)).toBeLessThan(percent);
});

test('the totals of the two counties miss the printed ones by less than 0.01 tce', () => {
  expect(figure('ENERGY_TOTAL', liangping, 500000).minus('17215').abs().toNumber()).toBeLessThan(0.01);
  expect(figure('ENERGY_TOTAL', dianjiang, 500000).minus('21426.97').abs().toNumber()).toBeLessThan(0.01);
});

test("the carbon of 重庆 misses its printed total by far at the counties' grid factor", () => {
  expect(distancePercent(figure('CARBON_TOTAL', chongqing, 500000), '2937700')).toBeGreaterThan(7);
});

test.each([
  ['梁平', liangping, 568, '99022', '1577300', '529'],
  ['垫江', dianjiang, 648, '112886', '1710400', '521'],
] as const)(
  'people, floor area and vehicles of %s are the printed ones in every month',
  (_, sums, institutions, people, area, vehicles) => {
    expect(sums.reports).toBe(institutions * 12);
    expect([perMonth(sums, 'ENERGY_USERS'), perMonth(sums, 'FLOOR_AREA'), perMonth(sums, 'VEHICLES')]).toEqual([people, area, vehicles]);
  },
);

// Each fuel's tce, as many digits as its document prints.
const tceOf = (sums: ActivitySums, ...flows: (typeof FLOW_CODES)[number][]): Decimal =>
  flows.reduce((acc, flow) => acc.plus(sums.flows.get(flow)!.times(PLAN_2020.standardCoal.get(flow)!.value)), new Decimal(0));
const mixOf = (sums: ActivitySums): Decimal[] => [
  tceOf(sums, 'ELECTRICITY'),
  tceOf(sums, 'COAL'),
  tceOf(sums, 'NATURAL_GAS'),
  tceOf(sums, 'GASOLINE_VEHICLE', 'GASOLINE_OTHER'),
  tceOf(sums, 'DIESEL_VEHICLE', 'DIESEL_OTHER'),
  tceOf(sums, 'OTHER_ENERGY'),
];

test('the fuels of 梁平 and of 重庆 are the printed ones', () => {
  expect(mixOf(liangping).map((tce) => tce.toFixed(2))).toEqual(['12345.49', '834.30', '2515.03', '1265.10', '252.00', '3.08']);
  const city = mixOf(chongqing).map((tce) => tce.dividedBy(10_000));
  expect(city.map((tce, index) => tce.toFixed(index === 5 ? 3 : 2))).toEqual(['71.54', '2.29', '21.67', '7.75', '1.01', '0.012']);
});

test("the shares of 四川's fuels are the printed ones", () => {
  const total = figure('ENERGY_TOTAL', sichuan, 510000);
  const shares = mixOf(sichuan).map((tce) => tce.times(100).dividedBy(total).toFixed(2));
  expect([shares[0], shares[2], shares[3], shares[4]]).toEqual(['60.24', '20.10', '15.06', '1.93']);
});

test('the carbon shares of 垫江 are the printed ones', () => {
  const total = figure('CARBON_TOTAL', dianjiang, 500000);
  const grid = new Decimal('0.00044');
  const carbon = (flow: (typeof FLOW_CODES)[number]): Decimal =>
    dianjiang.flows.get(flow)!.times(PLAN_2020.carbon.get(flow)?.value ?? grid);
  const parts = [
    carbon('ELECTRICITY'),
    carbon('COAL'),
    carbon('NATURAL_GAS'),
    carbon('GASOLINE_VEHICLE').plus(carbon('GASOLINE_OTHER')),
    carbon('DIESEL_VEHICLE').plus(carbon('DIESEL_OTHER')),
  ];
  expect(parts.map((part) => part.times(100).dividedBy(total).toFixed(2))).toEqual(['80.10', '4.13', '10.05', '4.88', '0.84']);
});

test('the full register has the printed numbers of institutions, and the same two counties as the compact one', () => {
  const count = (province: number, types: RegExp): number =>
    full.filter(({ record }) => record.tenantId === province && types.test(record.type)).length;
  expect([full.length, count(510000, /./), count(500000, /./)]).toEqual([68_439, 51_754, 16_685]);
  expect([count(500000, /ORGAN/), count(500000, /^(EDU|SCI|CUL|HEA|SPO|OTHER)/), count(500000, /GROUP/)]).toEqual([3654, 12_691, 340]);
  const counties = (profiles: readonly InstitutionProfile[]) => profiles.filter(({ record }) => [500155, 500231].includes(record.regionId));
  expect(counties(full)).toEqual(counties(profilesOf(regions, 'COMPACT', SEED).filter(({ record }) => record.validFrom <= '2020-12-31')));
});

test('the full register has no code and no name in a region twice', () => {
  expect(new Set(full.map(({ record }) => record.code)).size).toBe(full.length);
  expect(new Set(full.map(({ record }) => record.institutionId)).size).toBe(full.length);
  expect(new Set(full.map(({ record }) => `${record.regionId} ${record.name}`)).size).toBe(full.length);
});
