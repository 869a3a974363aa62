import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Decimal, PLAN_2020, SHIPPED_FACTOR_SETS, type FactorSet } from '@shuangcheng/domain';
import { withPlatformSession } from '@shuangcheng/tenants';
import { openSmallRegister, type SmallRegister } from '../../../tests/kit/small-register.js';
import { addFactorSet, getFactorSet, listFactorSetHeads } from './factor-set.store.js';

let register: SmallRegister;
beforeAll(async () => {
  register = await openSmallRegister();
});
afterAll(() => register.close());

/** Maps and decimals in a form that compares by content, whatever the order. */
const plain = (set: FactorSet) =>
  JSON.parse(
    JSON.stringify(set, (_key, value: unknown) =>
      value instanceof Map
        ? Object.fromEntries([...(value as Map<string, unknown>)].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
        : value,
    ),
  ) as object;

test.each(SHIPPED_FACTOR_SETS.map((set) => [set.id, set] as const))(
  '%s in the database is the set that ships, value by value',
  async (id, shipped) => {
    const read = await register.read((db) => getFactorSet(db, { tenantId: 0, id }));
    expect(plain(read)).toEqual(plain(shipped));
  },
);

test('the heads are the sets that ship, the newest first', async () => {
  const heads = await register.read(listFactorSetHeads);
  expect(heads.map(({ id }) => id)).toEqual(['JST-303-2026', 'CHONGQING-MUNICIPAL-2020', 'PLAN-2020']);
});

test('a set is never edited: adding another under a known id does nothing', async () => {
  const other: FactorSet = {
    ...PLAN_2020,
    nameZh: '另一套',
    standardCoal: new Map([['COAL', { value: new Decimal(1), unit: 'tce/t', source: '', provisional: false }]]),
  };
  expect(await withPlatformSession(register.database, (db) => addFactorSet(db, other))).toBe(false);
  const read = await register.read((db) => getFactorSet(db, { tenantId: 0, id: PLAN_2020.id }));
  expect(plain(read)).toEqual(plain(PLAN_2020));
});

test('a value keeps all its digits', async () => {
  const value = new Decimal('0.12345678901234567890');
  const set: FactorSet = {
    ...PLAN_2020,
    id: 'DIGITS',
    official: false,
    carbon: new Map([['COAL', { value, unit: 'tCO2/t', source: '试验', provisional: true }]]),
  };
  expect(await withPlatformSession(register.database, (db) => addFactorSet(db, set))).toBe(true);
  const read = await register.read((db) => getFactorSet(db, { tenantId: 0, id: 'DIGITS' }));
  expect(read.carbon.get('COAL')).toEqual({ value, unit: 'tCO2/t', source: '试验', provisional: true });
});
