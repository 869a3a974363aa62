// The statistics of peers are those of the domain, and a reporter gets them without seeing what they are made of.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addMonths, DEFAULT_RULES, type RobustStatistic } from '@shuangcheng/domain';
import { statement, withTenantSession } from '@shuangcheng/tenants';
import { robustStatistic } from '../../../../domain/src/quality/robust.js';
import { reporterOf, scopeWith } from '../../../tests/kit/make-tenant.js';
import { addToRegister, institution, openSmallRegister, recorded, type SmallRegister, TENANT } from '../../../tests/kit/small-register.js';
import { recordReports } from '../reports/report-recording.service.js';
import { readPeers } from './peers.store.js';

const MONTH = 202406;
const PEERS = Array.from({ length: 11 }, (_, index) =>
  institution(index + 1, { regionId: 500155, type: 'EDUCATION', system: 'EDUCATION' }),
);
const OTHERS = [institution(50, { regionId: 500155, type: 'HEALTH', system: 'HEALTH' }), institution(51, { regionId: 500231 })];
/** Electricity in Wh: another for each institution and month; the last one reports water alone. */
const electricityOf = (index: number, month: number): bigint => BigInt((index + 2) * 10_000 + (month % 100) * 137 * (index + 1));
const group = { regionId: 500155, type: 'EDUCATION', month: MONTH };

let register: SmallRegister;
beforeAll(async () => {
  register = await openSmallRegister();
  await addToRegister(register, [...PEERS, ...OTHERS]);
  const months = [addMonths(MONTH, -12), addMonths(MONTH, -1), MONTH];
  const rows = [...PEERS, ...OTHERS].flatMap((record, index) =>
    months.map((month) =>
      recorded(
        record,
        month,
        index === 10 ? { WATER: 5n } : { ELECTRICITY: electricityOf(index, month) },
        index % 2 === 0 ? 'APPROVE' : null,
      ),
    ),
  );
  await recordReports(register.scope(), TENANT, rows);
});
afterAll(() => register.close());

const close = (actual: RobustStatistic | null, expected: RobustStatistic | null): void => {
  expect(actual!.count).toBe(expected!.count);
  expect(actual!.median).toBeCloseTo(expected!.median, 10);
  expect(actual!.mad).toBeCloseTo(expected!.mad, 10);
};
const ten = Array.from({ length: 10 }, (_, index) => index);

test('of one county and type, whether approved or not: as the domain computes them, in the items’ own units', async () => {
  const [peers] = await register.read((db) => readPeers(db, TENANT, [group], DEFAULT_RULES));
  const logs = (of: (index: number) => number) => robustStatistic(ten.map((index) => Math.log(of(index))));
  const electricity = peers!.flows.ELECTRICITY!;
  // 1000 m² each; Wh to kWh.
  close(
    electricity.perUse,
    logs((index) => Number(electricityOf(index, MONTH)) / 1000 / 1000),
  );
  close(
    electricity.monthOnMonth,
    logs((index) => Number(electricityOf(index, MONTH)) / Number(electricityOf(index, addMonths(MONTH, -1)))),
  );
  close(
    electricity.yearOnYear,
    logs((index) => Number(electricityOf(index, MONTH)) / Number(electricityOf(index, addMonths(MONTH, -12)))),
  );
  close(
    peers!.energyPerArea,
    logs((index) => (Number(electricityOf(index, MONTH)) / 1000 / 1000) * 0.1229),
  );
});

test('of fewer than eight institutions nothing is told', async () => {
  const few = [
    { ...group, type: 'HEALTH' },
    { ...group, regionId: 500231 },
    { ...group, month: addMonths(MONTH, 1) },
  ];
  for (const peers of await register.read((db) => readPeers(db, TENANT, few, DEFAULT_RULES)))
    expect(
      Object.values(peers.flows)
        .flatMap((flow) => Object.values(flow))
        .every((each) => each === null) && peers.energyPerArea === null,
    ).toBe(true);
  const [peers] = await register.read((db) => readPeers(db, TENANT, [group], DEFAULT_RULES));
  expect(peers!.flows.WATER!.perUse).toBeNull();
});

const countReports = statement('count_visible_reports', 'select count(*)::int as count from report');

test('a reporter is compared with its county, and before and after sees its own reports only', async () => {
  const [whole] = await register.read((db) => readPeers(db, TENANT, [group], DEFAULT_RULES));
  const scope = await scopeWith(register.database, reporterOf(PEERS[0]!));
  const seen = await withTenantSession(scope, 'write', async (db) => {
    const count = async (): Promise<number> => (await db.query<{ count: number }>(countReports))[0]!.count;
    return {
      before: await count(),
      peers: await readPeers(db, TENANT, [group, { ...group, regionId: 500231 }], DEFAULT_RULES),
      after: await count(),
    };
  });
  expect([seen.before, seen.after]).toEqual([3, 3]);
  expect(seen.peers[0]).toEqual(whole);
  // Its own county only.
  expect(seen.peers[1]!.energyPerArea).toBeNull();
});
