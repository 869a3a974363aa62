// A province publishes a factor set and makes it its official one: what figures say then, said before, and say in the other province.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import type { Account } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';

let own: OwnDemonstration;
beforeAll(async () => {
  own = await startOwnDemonstration();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => own.close());

const SET =
  'factorSet { id province basedOn official officialUses { province from reason } factors { use item province year value unit provisional } }';
const PAYLOAD = `${SET} problems { code path message }`;
const publication = `mutation($input: FactorSetInput!) { publishFactorSet(input: $input) { ${PAYLOAD} } }`;
const choice = `mutation($input: OfficialFactorSetInput!) { makeFactorSetOfficial(input: $input) { ${PAYLOAD} } }`;
const grid2024 = { use: 'GRID_CARBON', item: 'ELECTRICITY', year: 2024, value: '0.5000', unit: 'kgCO2/kWh', source: '2024年度公告' };
const set = { region: '500000', name: '2024年度因子', source: '生态环境部公告', basedOn: 'PLAN-2020', factors: [grid2024] };
let requests = 0;
const publish = async (input: object, account: Account = 'chongqing') =>
  (await own.platform.ask(account, publication, { input: { ...set, clientRequestId: `set ${(requests += 1)}`, ...input } }))
    .publishFactorSet;
const choose = async (input: object) =>
  (
    await own.platform.ask('chongqing', choice, {
      input: { region: '500000', official: { reason: '试验' }, clientRequestId: `choice ${(requests += 1)}`, ...input },
    })
  ).makeFactorSetOfficial;
const carbon = async (account: Account, code: string, options = '', year = 2024): Promise<string | null> => {
  const query = `{ region(code: "${code}") { indicator(code: CARBON_TOTAL, period: "${year}", options: { ${options} }) { value reason } } }`;
  const { value, reason } = (await own.platform.ask(account, query)).region.indicator;
  return value ?? reason;
};
const offered = async (account: Account): Promise<string[]> =>
  (await own.platform.ask(account, '{ factorSets { id official } }')).factorSets.map(
    ({ id, official }: { id: string; official: boolean }) => `${id}${official ? ' official' : ''}`,
  );

test('a set is published whole, offered to its province and to no other, and changes no figure until it is official', async () => {
  const before = await carbon('chongqing', '500000');
  const { factorSet, problems } = await publish({});
  expect(problems).toEqual([]);
  expect(factorSet).toMatchObject({ id: '500000-1', province: '500000', basedOn: 'PLAN-2020', official: false, officialUses: [] });
  expect(factorSet.factors).toHaveLength(42);
  expect(factorSet.factors).toContainEqual({
    use: 'GRID_CARBON',
    item: 'ELECTRICITY',
    province: '500000',
    year: 2024,
    value: '0.0005',
    unit: 'tCO2/kWh',
    provisional: false,
  });
  expect(await carbon('chongqing', '500000')).toBe(before);
  expect(await carbon('chongqing', '500000', 'factorSet: "500000-1"')).not.toBe(before);
  expect(await offered('liangping-school')).toEqual(['PLAN-2020 official', '500000-1', 'JST-303-2026', 'CHONGQING-MUNICIPAL-2020']);
  expect(await offered('sichuan')).not.toContain('500000-1');
  expect(
    await own.platform.refusals(
      'sichuan',
      '{ region(code: "510000") { indicator(code: CARBON_TOTAL, period: "2024", options: { factorSet: "500000-1" }) { value } } }',
    ),
  ).toHaveLength(1);
});

test('made official, figures of its province follow it at once; as of before, by id, and in the other province they stay', async () => {
  const [before, abroad, year2020] = [
    await carbon('liangping', '500155'),
    await carbon('sichuan', '510000'),
    await carbon('liangping', '500155', '', 2020),
  ];
  const then = new Date().toISOString();
  const { factorSet, problems } = await choose({ factorSet: '500000-1' });
  expect(problems).toEqual([]);
  expect(factorSet).toMatchObject({ official: true, officialUses: [{ province: '500000', reason: '试验' }] });
  const after = await carbon('liangping', '500155');
  expect(after).not.toBe(before);
  expect(await carbon('liangping', '500155', 'factorSet: "500000-1"')).toBe(after);
  expect(await carbon('liangping', '500155', 'factorSet: "PLAN-2020"')).toBe(before);
  expect(await carbon('liangping', '500155', `asOf: "${then}"`)).toBe(before);
  expect(await carbon('liangping', '500155', '', 2020)).toBe(year2020);
  expect(await carbon('sichuan', '510000')).toBe(abroad);
  expect((await offered('liangping'))[0]).toBe('500000-1 official');
  expect((await offered('sichuan'))[0]).toBe('PLAN-2020 official');
  expect((await choose({ factorSet: '500000-1' })).problems).toMatchObject([{ code: 'ALREADY_OFFICIAL' }]);
});

test('a set can be official from a day to come, and the earlier one can be taken again', async () => {
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const now = await carbon('liangping', '500155');
  const { factorSet } = await publish({
    basedOn: '500000-1',
    factors: [{ ...grid2024, value: '0.4' }],
    official: { from, reason: '自明日起' },
  });
  expect(factorSet).toMatchObject({ id: '500000-2', official: false, officialUses: [{ province: '500000', from, reason: '自明日起' }] });
  expect(await carbon('liangping', '500155')).toBe(now);
  expect(await carbon('liangping', '500155', 'asOf: "2099-01-01T00:00:00Z"')).toBe(now);
  await choose({ factorSet: 'PLAN-2020' });
  expect((await offered('liangping'))[0]).toBe('PLAN-2020 official');
  await choose({ factorSet: '500000-1' });
  expect(await carbon('liangping', '500155')).toBe(now);
});

test('what a set does not say is missing, and never zero', async () => {
  const { factorSet } = await publish({ removed: [{ use: 'CARBON', item: 'NATURAL_GAS' }], factors: [] });
  expect(await carbon('chongqing', '500155', `factorSet: "${factorSet.id}"`)).toBe('FACTOR_MISSING');
  const alone = await publish({ basedOn: null });
  expect(alone.factorSet.factors).toHaveLength(1);
  expect(await carbon('chongqing', '500155', `factorSet: "${alone.factorSet.id}"`)).toBe('FACTOR_MISSING');
});

describe('what is refused', () => {
  test('every problem at once, with its path, and nothing is published', async () => {
    const before = await offered('chongqing');
    const bad = { ...grid2024, value: '0', source: '', unit: 'kWh' };
    const { factorSet, problems } = await publish({
      name: '',
      factors: [bad, grid2024, grid2024],
      official: { from: '2020-01-01T00:00:00Z', reason: '' },
    });
    expect(factorSet).toBeNull();
    expect(problems.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`)).toEqual([
      'TEXT_LENGTH input.name',
      'BAD_FIELD input.factors.0.value',
      'TEXT_LENGTH input.factors.0.source',
      'BAD_FIELD input.factors.0.unit',
      'DUPLICATE_FACTOR input.factors.2',
      'TEXT_LENGTH input.official.reason',
      'NOT_IN_THE_PAST input.official.from',
    ]);
    expect(await offered('chongqing')).toEqual(before);
  });

  test.each<[string, object, string]>([
    ['an unknown base', { basedOn: '510000-1' }, 'UNKNOWN_FACTOR_SET'],
    ['nothing at all', { basedOn: null, factors: [] }, 'FACTOR_SET_EMPTY'],
    ['nothing changed', { factors: [] }, 'FACTOR_SET_UNCHANGED'],
  ])('%s', async (_what, input, code) => {
    expect((await publish(input)).problems).toMatchObject([{ code }]);
  });

  test.each(['liangping', 'auditor', 'sichuan', 'joint'] as const)('%s publishes nothing for 重庆', async (account) => {
    const refusals = await own.platform.refusals(account, publication, { input: { ...set, clientRequestId: 'stranger' } });
    expect(refusals[0]).toMatch(/^(OUT_OF_SCOPE|FORBIDDEN): /);
  });
});

test('twice the same request is one set, with one audit record and one event; another input is refused', async () => {
  const input = { ...set, factors: [{ ...grid2024, value: '0.45' }], official: { reason: '更正' }, clientRequestId: 'once' };
  const [first, second] = [await publish(input), await publish(input)];
  expect(second).toEqual(first);
  expect((await publish({ ...input, name: '另一套' })).problems).toMatchObject([{ code: 'REQUEST_ID_REUSED' }]);
  const { rows } = await own.owner.query(
    `select subjects[1] as set, details->>'name' as name from audit_record where action = 'publishFactorSet' and subjects[1] = $1`,
    [first.factorSet.id],
  );
  expect(rows).toEqual([{ set: first.factorSet.id, name: '2024年度因子' }]);
  const events = await own.owner.query(
    `select region_id, body from outbox where kind = 'FACTOR_SET_OFFICIAL' and body->>'factorSet' = $1`,
    [first.factorSet.id],
  );
  const body = { factorSet: first.factorSet.id, name: '2024年度因子', officialFrom: expect.any(String), reason: '更正' };
  expect(events.rows).toEqual([{ region_id: 500000, body }]);
});

test('sets published at the same moment get numbers of their own', async () => {
  const published = await Promise.all(['0.41', '0.42', '0.43'].map((value) => publish({ factors: [{ ...grid2024, value }] })));
  expect(new Set(published.map(({ factorSet }) => factorSet.id)).size).toBe(3);
});
