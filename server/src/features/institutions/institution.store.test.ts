import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addMonths, firstDayOf, lastDayOf, type Day, type MonthKey } from '@shuangcheng/domain';
import fc from 'fast-check';
import { addToRegister, institution, openSmallRegister, TENANT, type SmallRegister } from '../../../tests/kit/small-register.js';
import { listRegisterChanges } from '../figures/activity.store.js';
import { expectedIn } from '../figures/figure-quality.service.js';
import { findLedgerDifferences } from '../reports/ledger.store.js';

let register: SmallRegister;
beforeAll(async () => {
  register = await openSmallRegister();
});
afterAll(() => register.close());

const expectedOf = async (regionId: number, months: readonly MonthKey[], type: string | null = null): Promise<number[]> => {
  const key = { tenantId: TENANT, regionIds: [regionId], from: 200001, to: 209912, basis: 'APPROVED', type, systems: null } as const;
  const [changes] = await register.read((db) => listRegisterChanges(db, [key]));
  return months.map((month) => expectedIn(changes!, month));
};

test('an institution is expected from the month of its first day to the month of its last', async () => {
  await addToRegister(register, [
    institution(1, { regionId: 500101, validFrom: '2021-03-31', validTo: '2021-06-01' }),
    institution(2, { regionId: 500101, validFrom: '2021-05-01', validTo: '2021-06-02' }),
  ]);
  expect(await expectedOf(500101, [202102, 202103, 202104, 202105, 202106, 202107])).toEqual([0, 1, 1, 2, 1, 0]);
});

test('adding what is there already adds nothing, and expects nobody twice', async () => {
  const own = institution(10, { regionId: 500102 });
  expect(await addToRegister(register, [own])).toEqual([own.institutionId]);
  expect(await addToRegister(register, [{ ...own, name: '另一个名称' }])).toEqual([]);
  expect(await expectedOf(500102, [202401])).toEqual([1]);
});

test('the number expected is the number open in the month, for any register, in all and of a type', async () => {
  const month = fc.tuple(fc.integer({ min: 2019, max: 2026 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => y * 100 + m);
  const day = fc
    .tuple(month, fc.constantFrom('first', '15', 'last'))
    .map(([m, at]): Day => (at === 'first' ? firstDayOf(m) : at === 'last' ? lastDayOf(m) : `${firstDayOf(m).slice(0, 8)}15`));
  const life = fc.tuple(day, fc.option(day)).filter(([from, to]) => to === null || from < to);
  const months = Array.from({ length: 100 }, (_, index) => addMonths(201901, index));
  let next = 100;
  let region = 500103;
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 8 }), async (lives) => {
      const regionId = (region += 1);
      if (!register.tree.find(regionId)) return;
      const records = lives.map(([validFrom, validTo]) => institution((next += 1), { regionId, validFrom, validTo }));
      await addToRegister(register, records);
      const openIn = (of: MonthKey, type: string | null): number =>
        records.filter(
          (own) =>
            own.validFrom <= lastDayOf(of) &&
            (own.validTo === null || own.validTo > firstDayOf(of)) &&
            (type === null || own.type === type),
        ).length;
      for (const type of [null, 'HEALTH']) expect(await expectedOf(regionId, months, type)).toEqual(months.map((of) => openIn(of, type)));
    }),
    { numRuns: 10 },
  );
  expect((await register.read(findLedgerDifferences)).register).toEqual([]);
});
