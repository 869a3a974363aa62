import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { PLAN_2020 } from '../factors/published-sets.js';
import type { ActivitySums } from '../indicators/evaluate.js';
import { rateYear, summariseRatings, type Rated } from './quota-rating.js';
import { quotaFor, standardsOn, type QuotaRow, type QuotaStandard } from './quota-standard.js';
import { readQuotaHeader, readQuotaSheetRow } from './quota-sheet.js';
import { readQuotas, type PlacedEntry, type QuotaEntry } from './read-quotas.js';

// Numbers made up for the test: the platform ships none.
const of = (value: number | string): Decimal => new Decimal(value);
const row = (given: Partial<QuotaRow> = {}): QuotaRow => ({
  type: 'HEALTH',
  kind: '',
  indicator: 'ENERGY_PER_AREA',
  limit: of(20),
  standard: of(12),
  guide: of(8),
  ...given,
});
const standard = (version: number, given: Partial<QuotaStandard> = {}): QuotaStandard => ({
  version,
  standardNumber: `T ${version}`,
  title: '试验',
  electricityBasis: 'CALORIFIC',
  validFrom: '2020-01-01',
  validTo: null,
  replaces: null,
  source: '试验',
  publishedAt: new Date(0),
  publishedBy: 'test',
  rows: [row()],
  ...given,
});
const sums = (kWh: number, area: number, months = 12): ActivitySums => ({
  reports: months,
  flows: new Map([
    ['ELECTRICITY', of(kWh)],
    ['WATER', of(5000)],
  ]),
  missing: new Map(),
  metered: new Map(),
  estimated: new Map(),
  stocks: new Map([
    ['FLOOR_AREA', of(area).times(months)],
    ['ENERGY_USERS', of(100).times(months)],
  ]),
});
const year = { province: 500000, year: 2024, factorSet: PLAN_2020, ended: true };
const quota = (given: Partial<QuotaRow> = {}, of: Partial<QuotaStandard> = {}) => ({ standard: standard(1, of), row: row(given) });

describe('which quota holds', () => {
  test('the newest in force, of the own kind before the whole type; one that was replaced never', () => {
    const old = standard(1);
    const wrong = standard(2, { validFrom: '2023-01-01' });
    const right = standard(3, { validFrom: '2023-01-01', replaces: 2, rows: [row({ kind: '二级医院' }), row({ limit: of(30) })] });
    const ended = standard(4, { validFrom: '2021-01-01', validTo: '2022-01-01' });
    const on = (day: string): number[] => standardsOn([old, wrong, right, ended], day).map(({ version }) => version);
    expect([on('2019-12-31'), on('2021-12-31'), on('2022-01-01'), on('2024-12-31')]).toEqual([[], [4, 1], [1], [3, 1]]);
    const find = (kind: string, type: 'HEALTH' | 'EDUCATION' = 'HEALTH') =>
      quotaFor(standardsOn([old, wrong, right], '2024-12-31'), { type, kind, indicator: 'ENERGY_PER_AREA' });
    expect(find('二级医院')?.row.kind).toBe('二级医院');
    expect(find('三级医院')?.row.limit.toFixed()).toBe('30');
    expect(find('', 'EDUCATION')).toBeNull();
  });
});

describe('a rating', () => {
  test('is of the whole year, with what could be saved in tce', () => {
    // 200,000 kWh × 0.1229 kgce ÷ 1,000 m² = 24.58 kgce/m²
    const rated = rateYear(quota(), sums(200_000, 1000), year);
    expect(rated).toMatchObject({ rating: 'EXCEEDED', reason: null, months: 12 });
    expect(rated.actual!.toFixed()).toBe('24.58');
    expect(rated.saving!.toLimit.toFixed()).toBe('4.58');
    expect(rated.saving!.toGuide!.toFixed()).toBe('16.58');
  });

  test('compares on the basis of the standard, and says so where the factor of that basis is not known', () => {
    const equivalent = quota({}, { electricityBasis: 'EQUIVALENT' });
    expect(rateYear(equivalent, sums(60_000, 1000), { ...year, year: 2020 }).actual!.toFixed()).toBe('18.33');
    expect(rateYear(quota(), sums(60_000, 1000), { ...year, year: 2020 }).rating).toBe('ADVANCED');
    expect(rateYear(equivalent, sums(60_000, 1000), year)).toMatchObject({ rating: null, reason: 'FACTOR_MISSING' });
  });

  test('of water has two values, and is told in m3', () => {
    const water = quota({ indicator: 'WATER_PER_CAPITA', limit: of(40), standard: null, guide: of(25) });
    const rated = rateYear(water, sums(1, 1000), year);
    expect(rated).toMatchObject({ rating: 'EXCEEDED' });
    expect([rated.saving!.toLimit.toFixed(), rated.saving!.toStandard, rated.saving!.toGuide!.toFixed()]).toEqual(['1000', null, '2500']);
  });

  test('is not given without a quota, an end of the year, reports or area; half a year is measured by its own months', () => {
    expect(rateYear(null, sums(1, 1), year).reason).toBe('NO_QUOTA');
    expect(rateYear(quota(), sums(1, 1), { ...year, ended: false }).reason).toBe('PERIOD_NOT_ENDED');
    expect(rateYear(quota(), { ...sums(1, 1), reports: 0 }, year).reason).toBe('NO_DATA');
    expect(rateYear(quota(), sums(1, 0), year).reason).toBe('DENOMINATOR_MISSING');
    // 50,000 kWh × 0.1229 kgce in half a year, on 1,000 m² × 6 ÷ 12
    expect(rateYear(quota(), sums(50_000, 1000, 6), year).actual!.toFixed()).toBe('12.29');
  });
});

const ratings = fc.array(
  fc.record({ kWh: fc.integer({ min: 1, max: 10_000_000 }), area: fc.integer({ min: 0, max: 50_000 }), none: fc.boolean() }),
  { maxLength: 30 },
);
test('of many: each is counted once, and together they save what each saves', () => {
  fc.assert(
    fc.property(ratings, (list) => {
      const all: Rated[] = list.map(({ kWh, area, none }) => rateYear(none ? null : quota(), sums(kWh, area), year));
      const summary = summariseRatings(all);
      const counted = [...summary.counts, ...summary.unrated].reduce((total, { institutions }) => total + institutions, 0);
      expect(counted).toBe(list.length);
      expect(summary.saving.toLimit.toFixed()).toBe(sum(all.map(({ saving }) => saving?.toLimit ?? of(0))).toFixed());
      expect(Object.values(summary.saving).every((saving) => saving.decimalPlaces() <= 6)).toBe(true);
      expect(summary.saving.toLimit.lte(summary.saving.toStandard) && summary.saving.toStandard.lte(summary.saving.toGuide)).toBe(true);
      if (summary.benchmark.limit) expect(summary.benchmark.limit.toFixed()).toBe('20');
    }),
  );
});

const placed = (entries: readonly QuotaEntry[]): PlacedEntry[] =>
  entries.map((entry, index) => ({ entry, path: ['values', String(index)] }));

describe('rows as they are typed', () => {
  const entry = (given: Partial<QuotaEntry> = {}): QuotaEntry => ({
    type: 'HEALTH',
    indicator: 'ENERGY_PER_AREA',
    unit: 'kgce/m2',
    limit: '20.0',
    standard: '12',
    guide: '8',
    ...given,
  });
  const codes = (...entries: QuotaEntry[]) =>
    readQuotas(placed(entries)).problems.map((problems) => problems.map(({ code, path }) => `${code} ${path.join('.')}`));

  test('in the unit of the indicator or as documents print it', () => {
    const { rows, problems } = readQuotas(
      placed([entry(), entry({ kind: '二级', unit: '吨标准煤/平方米', limit: '0.02', standard: null, guide: '' })]),
    );
    expect(problems).toEqual([[], []]);
    expect(
      rows.map(({ limit, standard: middle, guide }) => [limit.toFixed(), middle?.toFixed() ?? null, guide?.toFixed() ?? null]),
    ).toEqual([
      ['20', '12', '8'],
      ['20', null, null],
    ]);
  });

  test('each is judged on its own', () => {
    expect(
      codes(
        entry(),
        entry(),
        entry({ kind: 'a', limit: '' }),
        entry({ kind: 'b', guide: '13' }),
        entry({ kind: 'c', unit: 'kWh/m2' }),
        entry({ kind: 'd', limit: '-1', standard: 'x' }),
      ),
    ).toEqual([
      [],
      ['QUOTA_TWICE values.1'],
      ['BAD_FIELD values.2.limit'],
      ['QUOTA_ORDER values.3'],
      ['BAD_FIELD values.4.unit'],
      ['BAD_FIELD values.5.limit', 'BAD_FIELD values.5.standard'],
    ]);
  });
});

describe('a sheet', () => {
  const head = readQuotaHeader(['机构类型', '类别', '指标', '单位', '约束值', '基准值', '引导值']);
  if (!('get' in head)) throw new Error('the header was refused');

  test('names its columns, types and indicators as people do, or by code', () => {
    const typed = ['卫生事业单位', '二级医院', '单位建筑面积能耗', '千克标准煤/平方米', '20', '12', '8'];
    const entry = {
      type: 'HEALTH',
      kind: '二级医院',
      indicator: 'ENERGY_PER_AREA',
      unit: '千克标准煤/平方米',
      limit: '20',
      standard: '12',
      guide: '8',
    };
    expect(readQuotaSheetRow(head, typed, ['file'])).toEqual(entry);
    expect(readQuotaSheetRow(head, ['HEALTH', ...typed.slice(1, 2), 'energy_per_area', ...typed.slice(3)], ['file'])).toEqual(entry);
    expect(readQuotaSheetRow(head, ['', ' ', ''], ['file'])).toBeNull();
  });

  test('is refused with an unknown type or indicator, and with a header that lacks, repeats or invents a column', () => {
    const codes = (found: unknown): string[] =>
      (found as { code: string; path: string[] }[]).map(({ code, path }) => `${code} ${path.join('.')}`);
    expect(codes(readQuotaSheetRow(head, ['医院', '', '电耗'], ['file', '3']))).toEqual([
      'BAD_FIELD file.3.type',
      'BAD_FIELD file.3.indicator',
    ]);
    expect(codes(readQuotaHeader(['机构类型', '通用值', '约束值', '备注']))).toEqual([
      'HEADER_DUPLICATE file.header',
      'HEADER_WRONG file.header',
      'HEADER_INCOMPLETE file.header',
    ]);
  });
});
