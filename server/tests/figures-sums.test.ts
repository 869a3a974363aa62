// Whatever way figures are summed, the sum is the same: random regions and periods, exact equality.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { changePercent, Decimal, formatPeriod, monthPeriod, monthsOf, parsePeriod, percentOf } from '@shuangcheng/domain';
import fc from 'fast-check';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { decimal, startDemonstrationServer, sumOf, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

const TOTALS = ['ENERGY_TOTAL', 'BUILDING_ENERGY', 'WATER_TOTAL', 'CARBON_TOTAL'];
const provinceOf = (code: string) => (code.startsWith('50') ? 'chongqing' : 'sichuan');
const region = fc.constantFrom(
  '500000',
  '500155',
  '500231',
  '500101',
  '500240',
  '510000',
  '511700',
  '511725',
  '510100',
  '513200',
  '511623',
);
const year = fc.integer({ min: 2020, max: 2025 });
const part = fc.constantFrom('', '-H1', '-H2', '-Q1', '-Q2', '-Q3', '-Q4', '-01', '-06', '-12');
const period = fc.tuple(year, part).map(([y, p]) => `${y}${p}`);
const basis = fc.constantFrom('APPROVED', 'SUBMITTED');
const RUNS = { numRuns: 12 };

interface Figure {
  readonly code: string;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
}
interface Row {
  readonly key: string;
  readonly quantity: string | null;
  readonly energyTce: string | null;
  readonly carbon: string | null;
  readonly figures: readonly Figure[];
}
const valueIn = (figures: readonly Figure[], code: string): string | null => figures.find((figure) => figure.code === code)!.value;
const valuesOf = (figures: readonly Figure[]) => figures.map(({ value }) => value);
/** Totals without data count as nothing. */
const same = (parts: readonly (string | null)[], total: string | null): void => expect(sumOf(parts)).toBe(sumOf([total]));

describe('a breakdown adds up to the total', () => {
  const rows = '{ key quantity energyTce carbon energyShare carbonShare figures { code value numerator } }';
  const query = `query ($code: String!, $period: Period!, $options: FigureOptions) { region(code: $code) {
    indicators(period: $period, options: $options) { code value numerator }
    item: breakdown(period: $period, by: ITEM, options: $options) ${rows}
    type: breakdown(period: $period, by: TYPE, options: $options) ${rows}
    system: breakdown(period: $period, by: SYSTEM, options: $options) ${rows}
    child: breakdown(period: $period, by: CHILD_REGION, options: $options) ${rows}
  } }`;

  test('by item, type, system and child region, for energy, carbon and every other total', async () => {
    await fc.assert(
      fc.asyncProperty(region, period, basis, async (code, of, on) => {
        const found = (await platform.ask(provinceOf(code), query, { code, period: of, options: { basis: on, carbonScope: 'TOTAL' } }))
          .region;
        const total = (indicator: string) => valueIn(found.indicators, indicator);
        for (const by of ['item', 'type', 'system', 'child']) {
          same(
            found[by].map((row: Row) => row.energyTce),
            total('ENERGY_TOTAL'),
          );
          same(
            found[by].map((row: Row) => row.carbon),
            total('CARBON_TOTAL'),
          );
        }
        for (const by of ['type', 'system', ...(found.child.length > 0 ? ['child'] : [])]) {
          for (const indicator of TOTALS)
            same(
              found[by].map((row: Row) => valueIn(row.figures, indicator)),
              total(indicator),
            );
        }
        same(
          found.item.filter((row: Row) => row.key === 'WATER').map((row: Row) => row.quantity),
          total('WATER_TOTAL'),
        );
      }),
      RUNS,
    );
  });

  test('its shares are each row’s part of the total in percent, two places', async () => {
    const found = (await platform.ask('chongqing', query, { code: '500000', period: '2023', options: {} })).region;
    const whole = decimal(valueIn(found.indicators, 'ENERGY_TOTAL')!);
    for (const row of [...found.item, ...found.type, ...found.system, ...found.child]) {
      expect(row.energyShare).toBe(row.energyTce === null ? null : percentOf(decimal(row.energyTce), whole)!.toFixed());
    }
  });

  test('a county has no child region: its only row is its own', async () => {
    const found = (await platform.ask('liangping', query, { code: '500155', period: '2023', options: {} })).region;
    expect(found.child.map((row: Row) => [row.key, row.energyTce])).toEqual([['500155', valueIn(found.indicators, 'ENERGY_TOTAL')]]);
  });

  test('a city is its counties and the institutions directly under it, each as the county itself reads', async () => {
    const found = (await platform.ask('dazhou', query, { code: '511700', period: '2024', options: {} })).region;
    expect(found.child.map((row: Row) => row.key)).toEqual([
      '511700',
      '511702',
      '511703',
      '511722',
      '511723',
      '511724',
      '511725',
      '511781',
    ]);
    const own = await platform.ask('quxian', query, { code: '511725', period: '2024', options: {} });
    const quxian = found.child.find((row: Row) => row.key === '511725');
    expect(TOTALS.map((code) => valueIn(quxian.figures, code))).toEqual(TOTALS.map((code) => valueIn(own.region.indicators, code)));
  });
});

describe('a longer period is the sum of the shorter ones', () => {
  const query = `query ($code: String!, $of: Period!, $from: Period!, $to: Period!, $indicator: IndicatorCode!) { region(code: $code) {
    indicator(code: $indicator, period: $of) { value } series(code: $indicator, from: $from, to: $to) { period value numerator denominator }
  } }`;

  test('year, half-year and quarter are their months', async () => {
    await fc.assert(
      fc.asyncProperty(region, period, fc.constantFrom(...TOTALS), async (code, of, indicator) => {
        const months = monthsOf(parsePeriod(of)!).map((month) => formatPeriod(monthPeriod(month)));
        const variables = { code, of, from: months[0], to: months.at(-1), indicator };
        const found = (await platform.ask(provinceOf(code), query, variables)).region;
        expect(found.series.map((figure: { period: string }) => figure.period)).toEqual(months);
        same(valuesOf(found.series), found.indicator.value);
      }),
      RUNS,
    );
  });

  test.each(['Q1 Q4', 'H1 H2'])('2021 is its %s', async (parts) => {
    const [from, to] = parts.split(' ').map((part) => `2021-${part}`);
    const found = (await platform.ask('sichuan', query, { code: '510000', of: '2021', from, to, indicator: 'CARBON_TOTAL' })).region;
    same(valuesOf(found.series), found.indicator.value);
  });
});

describe('one figure', () => {
  const query = `query ($code: String!, $period: Period!, $before: Period!, $options: FigureOptions) { region(code: $code) {
    now: indicators(period: $period, options: $options) { code value reason yearOnYear numerator denominator quality { expected approved waiting missing coverage } }
    before: indicators(period: $before, options: $options) { code value }
    reporting(period: $period) { expected submitted approved returned missing overdue rate onTimeRate }
    approved: indicator(code: WATER_TOTAL, period: $period) { lineage { reports(first: 0) { totalCount } } }
    submitted: indicator(code: WATER_TOTAL, period: $period, options: { basis: SUBMITTED }) { lineage { reports(first: 0) { totalCount } } }
  } }`;
  const ask = async (code: string, of: string, options = {}) => {
    const before = `${Number(of.slice(0, 4)) - 1}${of.slice(4)}`;
    return (await platform.ask(provinceOf(code), query, { code, period: of, before, options })).region;
  };

  test('is its numerator, or its numerator ÷ denominator to six places', async () => {
    await fc.assert(
      fc.asyncProperty(region, period, basis, async (code, of, on) => {
        for (const { value, numerator, denominator } of (await ask(code, of, { basis: on })).now as Figure[]) {
          if (denominator === null) expect(value).toBe(numerator);
          else expect(decimal(numerator!).dividedBy(denominator).minus(value!).abs().toNumber()).toBeLessThan(0.000002);
        }
      }),
      RUNS,
    );
  });

  test('changes against the year before by what its own figure of that year says', async () => {
    await fc.assert(
      fc.asyncProperty(region, period, async (code, of) => {
        const found = await ask(code, of);
        for (const figure of found.now) {
          const before = valueIn(found.before, figure.code);
          const expected =
            before === null || figure.value === null ? null : (changePercent(decimal(figure.value), decimal(before))?.toFixed() ?? null);
          expect([of, figure.code, figure.yearOnYear]).toEqual([of, figure.code, expected]);
        }
      }),
      RUNS,
    );
  });

  test('counts every expected institution-month once, on no basis more than were expected', async () => {
    await fc.assert(
      fc.asyncProperty(region, period, async (code, of) => {
        const { now, reporting, approved, submitted } = await ask(code, of);
        for (const { quality } of now) {
          expect(quality).toEqual(now[0].quality);
          expect(quality.expected).toBe(quality.approved + quality.waiting + quality.missing);
          expect(quality.coverage).toBe(percentOf(new Decimal(quality.approved), new Decimal(quality.expected))?.toFixed() ?? null);
        }
        const { expected, submitted: waiting, returned, missing } = reporting;
        expect(expected).toBe(waiting + reporting.approved + returned + missing);
        expect(decimal(reporting.rate).lessThanOrEqualTo(100) && decimal(reporting.onTimeRate).lessThanOrEqualTo(reporting.rate)).toBe(
          true,
        );
        expect(reporting.overdue).toBe(missing + returned);
        const [{ quality }] = now;
        expect([expected, reporting.approved, waiting, missing + returned]).toEqual([
          quality.expected,
          quality.approved,
          quality.waiting,
          quality.missing,
        ]);
        expect(approved.lineage.reports.totalCount).toBe(quality.approved);
        expect(submitted.lineage.reports.totalCount).toBe(quality.approved + quality.waiting);
      }),
      RUNS,
    );
  });
});

describe('a ranking', () => {
  type Ranked = { rank: number; figure: { value: string; carbonScope: string }; region: { code: string } };
  const query = `query ($code: String!, $level: OrgLevel!, $order: RankingOrder!) { region(code: $code) {
    ranking(code: CARBON_PER_AREA, period: "2024", level: $level, first: 500, order: $order) { rank figure { value carbonScope } region { code } } } }`;
  const ranking = async (account: 'chongqing' | 'sichuan', code: string, level: string, order = 'DESCENDING'): Promise<Ranked[]> =>
    (await platform.ask(account, query, { code, level, order })).region.ranking;

  test.each([
    ['chongqing', '500000', 'COUNTY', 38],
    ['sichuan', '510000', 'CITY', 21],
    ['sichuan', '510000', 'COUNTY', 183],
    ['sichuan', '510000', 'PROVINCE', 0],
  ] as const)('as %s of %s has every %s once (%i), the highest first, the same in the other order', async (account, code, level, count) => {
    const [down, up] = [await ranking(account, code, level), await ranking(account, code, level, 'ASCENDING')];
    expect(new Set(down.map((entry) => entry.region.code)).size).toBe(count);
    const values = down.map((entry) => Number(entry.figure.value));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(down.map(({ rank }) => rank)).toEqual(values.map((value) => 1 + values.filter((other) => other > value).length));
    expect(up.map((entry) => entry.figure.value)).toEqual(down.map((entry) => entry.figure.value).reverse());
  });

  test('uses one carbon scope for all, whatever a district’s own plan says', async () => {
    const dianjiang = (await ranking('chongqing', '500000', 'COUNTY')).find((entry) => entry.region.code === '500231')!;
    const own = `{ region(code: "500231") { indicator(code: CARBON_PER_AREA, period: "2024", options: { carbonScope: TOTAL }) { value carbonScope } } }`;
    expect(dianjiang.figure).toEqual((await platform.ask('dianjiang', own)).region.indicator);
  });
});
