// How far a figure may be relied on, up the whole tree: read from the cells, exactly what the two bases and the ledger give.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from '@shuangcheng/domain';
import pg from 'pg';
import { DEMONSTRATION_TIMEOUT_MS, sharedDemonstration } from './kit/demonstration-database.js';
import { decimal, startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: (await sharedDemonstration()).ownerUrl });
  await owner.connect();
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await platform.close();
  await owner.end();
});

const MONTH = '2025-12';
interface Figure {
  readonly numerator: string;
  readonly yearOnYearCoverage: string | null;
  readonly quality: Record<'meteredShare' | 'lumpSumShare' | 'estimatedShare' | 'missingShare' | 'unreviewedShare', string | null> & {
    missingItems: number;
  };
}
const QUALITY =
  'numerator yearOnYearCoverage quality { meteredShare lumpSumShare estimatedShare missingShare missingItems unreviewedShare }';
const figures = async (account: Account, code: string, period: string): Promise<Record<'approved' | 'submitted' | 'water', Figure>> => {
  const query = `query($code: String!, $period: Period!) { region(code: $code) {
    approved: indicator(code: ENERGY_TOTAL, period: $period) { ${QUALITY} }
    submitted: indicator(code: ENERGY_TOTAL, period: $period, options: { basis: SUBMITTED }) { ${QUALITY} }
    water: indicator(code: WATER_TOTAL, period: $period) { ${QUALITY} } } }`;
  return (await platform.ask(account, query, { code, period })).region as Record<'approved' | 'submitted' | 'water', Figure>;
};

describe.each<[string, Account, string]>([
  ['a county', 'liangping', '500155'],
  ['a city', 'dazhou', '511700'],
  ['a province', 'chongqing', '500000'],
  ['a county, of one system', 'liangping-education', '500155'],
])('the figures of %s', (_, account, code) => {
  test('say how much of them was metered, a lump sum or estimated: all of it', async () => {
    const { approved, water } = await figures(account, code, '2024');
    for (const { quality } of [approved, water]) {
      const parts = [quality.meteredShare, quality.lumpSumShare, quality.estimatedShare].map((share) => decimal(share!));
      expect(parts.every((share) => share.gte(0))).toBe(true);
      expect(
        Decimal.sum(...parts)
          .minus(100)
          .abs()
          .lte('0.015'),
      ).toBe(true);
    }
    expect(decimal(approved.quality.meteredShare!).gt(50)).toBe(true);
    expect([approved.quality.unreviewedShare, approved.quality.missingItems]).toEqual(['0', 0]);
  });

  test('say how much of what was submitted waits for review, the same on both bases', async () => {
    const { approved, submitted } = await figures(account, code, MONTH);
    const waits = decimal(submitted.numerator).minus(approved.numerator).times(100).dividedBy(submitted.numerator).toDecimalPlaces(2);
    expect(waits.gt(0)).toBe(true);
    expect([approved.quality.unreviewedShare, submitted.quality.unreviewedShare]).toEqual([waits.toFixed(), waits.toFixed()]);
  });

  test('say how far a year can be compared with the one before', async () => {
    expect((await figures(account, code, '2024')).approved.yearOnYearCoverage).not.toBeNull();
    expect(decimal((await figures(account, code, MONTH)).approved.yearOnYearCoverage!).lt(80)).toBe(true);
    // Nothing was reported in 2019.
    expect((await figures(account, code, '2020')).approved.yearOnYearCoverage).toBe('0');
  });
});

test('what is missing and what was estimated is what the ledger gives', async () => {
  const flows = [
    'electricity',
    'coal',
    'natural_gas',
    'gasoline_vehicle',
    'gasoline_other',
    'diesel_vehicle',
    'diesel_other',
    'lpg',
    'heat',
    'other_energy',
  ];
  const { rows } = await owner.query<{ reports: string; missing: string; water: string; estimated: string }>(
    `select count(*) as reports, sum(v.water) as water, coalesce(sum(v.water) filter (where v.water_how = 3), 0) as estimated,
            sum(${flows.map((flow) => `(v.${flow} is null and v.${flow}_how is distinct from 9)::int`).join(' + ')}) as missing
       from report r join report_version v on v.institution_id = r.institution_id and v.month = r.month and v.version = r.approved_version
      where r.region_id = 500155 and r.month between 202401 and 202412`,
  );
  const { approved, water } = await figures('liangping', '500155', '2024');
  expect(approved.quality.missingItems).toBe(Number(rows[0]!.missing));
  expect(water.quality.estimatedShare).toBe(decimal(rows[0]!.estimated).times(100).dividedBy(rows[0]!.water).toDecimalPlaces(2).toFixed());
});

test('an institution’s figure says the same of itself', async () => {
  const { institution } = await platform.ask(
    'liangping',
    `{ institution(code: "12500155X200000166") { indicator(code: ENERGY_TOTAL, period: "2024") { ${QUALITY} } } }`,
  );
  expect(institution.indicator.quality).toMatchObject({ unreviewedShare: '0', missingItems: 0, missingShare: '0' });
});
