// Many sums in one statement are the sums of one at a time, in the order asked for.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addMonths, type MonthKey } from '@shuangcheng/domain';
import fc from 'fast-check';
import { DEMONSTRATION_TIMEOUT_MS, sharedDemonstration } from '../../../tests/kit/demonstration-database.js';
import { openSmallRegister, TENANT, type SmallRegister } from '../../../tests/kit/small-register.js';
import {
  countReports,
  countReturnedReports,
  listRegisterChanges,
  sumActivities,
  sumActivitiesAsOf,
  sumActivitiesBy,
  type Activity,
  type ActivityKey,
} from './activity.store.js';

let register: SmallRegister;
beforeAll(async () => {
  register = await openSmallRegister(await sharedDemonstration());
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => register.close());

const month = fc.tuple(fc.integer({ min: 2020, max: 2025 }), fc.integer({ min: 1, max: 12 })).map(([y, m]): MonthKey => y * 100 + m);
const key: fc.Arbitrary<ActivityKey> = fc
  .record({
    regionIds: fc.uniqueArray(fc.constantFrom(500000, 500155, 500231, 500101, 500119), { minLength: 1, maxLength: 3 }),
    from: month,
    length: fc.integer({ min: 0, max: 11 }),
    basis: fc.constantFrom('APPROVED' as const, 'SUBMITTED' as const),
    type: fc.constantFrom(null, 'EDUCATION', 'HEALTH'),
    systems: fc.constantFrom(null, ['EDUCATION'], ['EDUCATION', 'HEALTH'], []),
  })
  .map(({ length, ...rest }) => ({ ...rest, tenantId: TENANT, to: addMonths(rest.from, length) }));
const keys = fc.array(key, { minLength: 1, maxLength: 6 });

/** Sums as text; without a report there are none to compare. */
const plain = (activity: Activity) =>
  activity.reports === 0
    ? { reports: 0 }
    : JSON.parse(
        JSON.stringify({
          ...activity,
          flows: [...activity.flows],
          costs: [...activity.costs],
          stocks: [...activity.stocks],
          missing: [...activity.missing],
          metered: [...activity.metered],
          estimated: [...activity.estimated],
        }),
      );

test('sums of cells, numbers of reports and of the register, for any mix of keys', async () => {
  await fc.assert(
    fc.asyncProperty(keys, async (all) => {
      const together = await register.read(
        async (db) =>
          [
            await sumActivities(db, all),
            await countReports(db, all),
            await countReturnedReports(db, all),
            await listRegisterChanges(db, all),
          ] as const,
      );
      for (const [index, own] of all.entries()) {
        const alone = await register.read(
          async (db) =>
            [
              await sumActivities(db, [own]),
              await countReports(db, [own]),
              await countReturnedReports(db, [own]),
              await listRegisterChanges(db, [own]),
            ] as const,
        );
        expect(plain(together[0][index]!)).toEqual(plain(alone[0][0]!));
        expect(together.slice(1).map((answers) => answers[index])).toEqual(alone.slice(1).map((answers) => answers[0]));
      }
    }),
    { numRuns: 12 },
  );
});

test('the ledger as known far ahead gives the cells, for any key', async () => {
  await fc.assert(
    fc.asyncProperty(keys, async (all) => {
      const asOf = new Date('2099-01-01T00:00:00Z');
      const [cells, ledger] = await register.read(async (db) => [
        await sumActivities(db, all),
        await sumActivitiesAsOf(
          db,
          all.map((own) => ({ key: own, asOf })),
        ),
      ]);
      expect(ledger.map(plain)).toEqual(cells.map(plain));
    }),
    { numRuns: 8 },
  );
});

test('parts by type and by system are the sums of each type and system', async () => {
  const whole: ActivityKey = {
    tenantId: TENANT,
    regionIds: [500155],
    from: 202401,
    to: 202412,
    basis: 'APPROVED',
    type: null,
    systems: null,
  };
  for (const dimension of ['type', 'system'] as const) {
    const parts = (await register.read((db) => sumActivitiesBy(db, [whole], dimension)))[0]!;
    const own = [...parts.keys()].map((code): ActivityKey => ({
      ...whole,
      ...(dimension === 'type' ? { type: code } : { systems: [code] }),
    }));
    expect((await register.read((db) => sumActivities(db, own))).map(plain)).toEqual([...parts.values()].map(plain));
    const [total] = await register.read((db) => sumActivities(db, [whole]));
    expect([...parts.values()].reduce((reports, part) => reports + part.reports, 0)).toBe(total!.reports);
  }
});
