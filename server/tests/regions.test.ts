// Regions: what is public of them, and who may read the rest.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

const ACCOUNTS: readonly Account[] = [
  'sichuan',
  'chongqing',
  'dazhou',
  'quxian',
  'liangping',
  'dianjiang',
  'liangping-school',
  'liangping-education',
  'joint',
  'auditor',
];

describe('public to whoever is signed in', () => {
  const query = `query ($code: String!) { region(code: $code) { __typename id code name level parent { code } ancestors { code name } } }`;

  test.each(ACCOUNTS)('%s reads code, name, level and place of any region', async (account) => {
    const codes = ['510000', '511700', '511725', '500000', '500155'];
    const found = await Promise.all(codes.map(async (code) => (await platform.ask(account, query, { code })).region));
    expect(
      found.map(({ code, name, level, parent, ancestors }) => [
        code,
        name,
        level,
        parent?.code ?? null,
        ancestors.map((above: { code: string }) => above.code),
      ]),
    ).toEqual([
      ['510000', '四川省', 'PROVINCE', null, []],
      ['511700', '达州市', 'CITY', '510000', ['510000']],
      ['511725', '渠县', 'COUNTY', '511700', ['510000', '511700']],
      ['500000', '重庆市', 'PROVINCE', null, []],
      ['500155', '梁平区', 'COUNTY', '500000', ['500000']],
    ]);
  });

  test('an ancestor can be followed, and its own fields are still refused', async () => {
    const up = '{ region(code: "511725") { parent { name parent { name } indicators(period: "2024") { value } } } }';
    expect(await platform.refusals('quxian', up)).toEqual(['OUT_OF_SCOPE: 区划 511700 不在您的授权范围内。']);
  });

  test('named groups of regions cut across the provinces', async () => {
    const { regionGroups } = await platform.ask('quxian', '{ regionGroups { code name source regions { code } } }');
    const mingyue = regionGroups.find((group: { name: string }) => group.name === '明月山绿色发展示范带');
    expect(mingyue.regions.map((region: { code: string }) => region.code)).toEqual(
      expect.arrayContaining(['500155', '500231', '511623', '511724']),
    );
  });

  test.each([
    ['is not one of the tree', '500112x', 'BAD_USER_INPUT', '六位行政区划代码'],
    ['has five digits', '50015', 'BAD_USER_INPUT', '收到“50015”'],
    ['is empty', '', 'BAD_USER_INPUT', '六位行政区划代码'],
    ['belongs to no region', '440100', 'NOT_FOUND', '代码为 440100 的区划'],
    ['is all zeros', '000000', 'NOT_FOUND', '000000'],
  ])('a code that %s is refused', async (_, code, expected, text) => {
    const [refusal] = await platform.refusals('sichuan', query, { code });
    expect(refusal!.startsWith(`${expected}: `)).toBe(true);
    expect(refusal).toContain(text);
  });

  test('nobody reads a region without signing in', async () => {
    const { data, errors } = await platform.server.query(null, query, { code: '500155' });
    expect([data?.region ?? null, errors![0]!.extensions.code]).toEqual([null, 'UNAUTHENTICATED']);
  });
});

const FIELDS: Readonly<Record<string, string>> = {
  children: 'children(first: 1) { totalCount }',
  descendants: 'descendants(level: COUNTY, first: 1) { totalCount }',
  institutions: 'institutions(first: 1) { totalCount }',
  indicator: 'indicator(code: ENERGY_TOTAL, period: "2024") { value }',
  indicators: 'indicators(period: "2024") { value }',
  series: 'series(code: ENERGY_TOTAL, from: "2023", to: "2024") { value }',
  ranking: 'ranking(code: ENERGY_TOTAL, period: "2024", level: COUNTY, first: 1) { rank }',
  breakdown: 'breakdown(period: "2024", by: ITEM) { key }',
  reporting: 'reporting(period: "2024") { expected }',
  plans: 'plans { title }',
  targets: 'targets(year: 2025) { indicator }',
  baselines: 'baselines { year }',
};
const everyField = (code: string): string =>
  `{ ${Object.entries(FIELDS)
    .map(([name, field]) => `${name}: region(code: "${code}") { ${field} }`)
    .join('\n')} }`;
const queue = (code: string): string => `{ queue: reviewQueue(region: "${code}", first: 1) { totalCount } }`;

describe('every other field needs a grant', () => {
  const PLACES = ['510000', '511700', '511725', '511723', '513221', '500000', '500155', '500231', '500101'];
  const own: Record<Account, readonly string[]> = {
    sichuan: ['510000', '511700', '511725', '511723', '513221'],
    chongqing: ['500000', '500155', '500231', '500101'],
    auditor: ['500000', '500155', '500231', '500101'],
    dazhou: ['511700', '511725', '511723'],
    quxian: ['511725'],
    liangping: ['500155'],
    dianjiang: ['500231'],
    'liangping-education': ['500155'],
    'liangping-school': [],
    joint: [],
  };

  test.each(ACCOUNTS)(
    '%s reads its own regions whole, and not one field of an ancestor, a sibling or another province',
    async (account) => {
      for (const code of PLACES) {
        const { data, errors = [] } = await platform.answer(account, everyField(code));
        const waiting = await platform.answer(account, queue(code));
        const answered = Object.keys(data!).filter((name) => data![name] !== null);
        if (own[account].includes(code)) {
          expect([code, errors, answered.length, waiting.errors]).toEqual([code, [], 12, undefined]);
          continue;
        }
        expect([code, answered]).toEqual([code, []]);
        const refused = [...errors, ...waiting.errors!].map(({ extensions, message }) => `${String(extensions.code)} ${message}`);
        expect(new Set(refused)).toEqual(new Set([`OUT_OF_SCOPE 区划 ${code} 不在您的授权范围内。`]));
        expect(errors.map((error) => error.path![0]).sort()).toEqual(Object.keys(FIELDS).sort());
      }
    },
  );

  test('what is refused does not take what is allowed with it', async () => {
    const both =
      '{ mine: region(code: "500155") { indicator(code: ENERGY_TOTAL, period: "2020") { value } } theirs: region(code: "500231") { indicator(code: ENERGY_TOTAL, period: "2020") { value } } }';
    const { data, errors } = await platform.answer('liangping', both);
    expect(data).toMatchObject({ mine: { indicator: { value: expect.any(String) } }, theirs: null });
    expect(errors).toMatchObject([{ path: ['theirs', 'indicator'], extensions: { code: 'OUT_OF_SCOPE' } }]);
  });
});

describe('the tree below a region', () => {
  const list = async (account: Account, code: string, field: string): Promise<{ totalCount: number; nodes: { code: string }[] }> =>
    (await platform.ask(account, `{ region(code: "${code}") { list: ${field} { totalCount nodes { code } } } }`)).region.list;

  test('四川 has 21 cities and 183 counties; 重庆 has 38 districts and counties, and no city', async () => {
    expect((await list('sichuan', '510000', 'children(first: 200)')).totalCount).toBe(21);
    expect((await list('sichuan', '510000', 'descendants(level: COUNTY, first: 200)')).nodes).toHaveLength(183);
    expect((await list('chongqing', '500000', 'children(first: 200)')).nodes).toHaveLength(38);
    expect((await list('chongqing', '500000', 'descendants(level: CITY)')).totalCount).toBe(0);
  });

  test('pages give every region once, by code', async () => {
    const page =
      'query ($after: String) { region(code: "510000") { descendants(level: COUNTY, first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { code } } } }';
    const nodes = await everyPage<{ code: string }>(async (after) => (await platform.ask('sichuan', page, { after })).region.descendants);
    const codes = nodes.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes).toHaveLength(183);
  });

  test.each([
    ['first: -1', '0 至 500 的整数，收到“-1”'],
    ['first: 501', '0 至 500 的整数，收到“501”'],
    ['after: "nonsense"', '由本接口返回的游标，收到“nonsense”'],
    [`after: "${Buffer.from('["x"]').toString('base64url')}"`, '由本接口返回的游标'],
    [`after: "${Buffer.from('[500155,1]').toString('base64url')}"`, '由本接口返回的游标'],
  ])('children(%s) is refused', async (args, expected) => {
    const refusals = await platform.refusals('chongqing', `{ region(code: "500000") { children(${args}) { totalCount } } }`);
    expect(refusals).toEqual([expect.stringContaining(expected)]);
    expect(refusals[0]).toMatch(/^BAD_USER_INPUT: /);
  });

  test('institutions are no level of descendants', async () => {
    const refusals = await platform.refusals('chongqing', '{ region(code: "500000") { descendants(level: INSTITUTION) { totalCount } } }');
    expect(refusals).toEqual([expect.stringContaining('机构请用 institutions')]);
  });
});
