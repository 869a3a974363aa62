// Institutions: found by credit code, listed, searched; and not found by whom they are no business of.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMONSTRATION_SCHOOL_CODE, DEMONSTRATION_SCHOOL_NAME } from '../src/features/demonstration/demonstration-school.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, startDemonstrationServer, sumOf, type Account, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly system: string;
  readonly madeUp: boolean;
  readonly parent: { readonly code: string };
}
const page = `query ($code: String!, $filter: InstitutionFilter, $first: Int, $after: String) { region(code: $code) {
  institutions(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor } nodes { code name type system keyUnit madeUp validFrom validTo parent { code } } } } }`;
const listAll = (account: Account, code: string, filter: object | null = null, first = 500): Promise<Listed[]> =>
  everyPage<Listed>(async (after) => {
    const { institutions } = (await platform.ask(account, page, { code, filter, first, after })).region;
    expect(institutions.edges.at(-1)?.cursor ?? null).toBe(institutions.pageInfo.endCursor);
    return institutions;
  });
const codesOf = (institutions: readonly Listed[]): string[] => institutions.map(({ code }) => code);

const one =
  'query ($code: String!) { institution(code: $code) { id code name level type system keyUnit madeUp validFrom parent { code } ancestors { code } } }';

describe('one institution', () => {
  test.each(['liangping', 'chongqing', 'auditor', 'liangping-education', 'liangping-school'] as const)(
    '%s finds the school',
    async (account) => {
      const { institution } = await platform.ask(account, one, { code: DEMONSTRATION_SCHOOL_CODE });
      expect(institution).toMatchObject({
        code: DEMONSTRATION_SCHOOL_CODE,
        name: DEMONSTRATION_SCHOOL_NAME,
        level: 'INSTITUTION',
        type: 'EDUCATION',
        system: 'EDUCATION',
        madeUp: true,
        parent: { code: '500155' },
        ancestors: [{ code: '500000' }, { code: '500155' }],
      });
    },
  );

  test('of others answers each account in the words for one that does not exist', async () => {
    const someOf = async (account: Account, code: string, filter = {}) =>
      (await listAll(account, code, filter)).map((found) => found.code)[0]!;
    const theirs: [Account, string][] = [
      ['dianjiang', DEMONSTRATION_SCHOOL_CODE],
      ['sichuan', DEMONSTRATION_SCHOOL_CODE],
      ['joint', DEMONSTRATION_SCHOOL_CODE],
      ['quxian', DEMONSTRATION_SCHOOL_CODE],
      ['liangping', await someOf('dianjiang', '500231')],
      ['chongqing', await someOf('quxian', '511725')],
      ['quxian', await someOf('dazhou', '511723')],
      ['dazhou', await someOf('sichuan', '513221')],
      ['liangping-education', await someOf('liangping', '500155', { system: 'HEALTH' })],
      ['liangping-school', await someOf('liangping', '500155', { system: 'HEALTH' })],
    ];
    for (const [account, code] of theirs) {
      const absent = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
      const [refused, unknown] = [await platform.refusals(account, one, { code }), await platform.refusals(account, one, { code: absent })];
      expect(refused).toEqual([`NOT_FOUND: 没有找到统一社会信用代码为“${code}”的机构，或不在您的授权范围内。`]);
      expect(unknown).toEqual(refused.map((text) => text.replace(code, absent)));
    }
  });

  test.each(['', 'x'.repeat(200), "' or 1=1 --", '12500155%'])('a code such as %j is not found, and does no harm', async (code) => {
    expect(await platform.refusals('liangping', one, { code })).toEqual([expect.stringMatching(/^NOT_FOUND: /)]);
  });
});

// PostgreSQL keeps no text with U+0000: such a text reaches it and comes back as an internal error, wherever text is taken in.
test.each([
  ['a credit code', one, { code: '\u0000' }],
  ['a search', 'query ($text: String!) { search(text: $text) { code } }', { text: 'a\u0000' }],
  ['a filter', page, { code: '500155', filter: { text: 'a\u0000' } }],
  ['a global id', 'query ($id: ID!) { node(id: $id) { id } }', { id: Buffer.from('Plan:500000:\0').toString('base64url') }],
])('U+0000 in %s is no fault of the server', async (_, document, variables) => {
  const refusals = await platform.refusals('liangping', document, variables);
  expect(refusals.filter((refusal) => refusal.startsWith('INTERNAL_SERVER_ERROR'))).toEqual([]);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a credit code', { code: 'x\ud800' }, 'code'],
  ['its first half', { code: '\ud801x' }, 'code'],
  ['a variable that the operation does not read', { code: '500155', filter: [{ text: '\udc00' }] }, 'filter.0.text'],
])('half of a surrogate pair in %s is refused by its path, and a whole one is text', async (_, variables, path) => {
  expect((await platform.refusals('liangping', one, variables))[0]).toMatch(
    new RegExp(`^BAD_USER_INPUT: 参数 ${path}(（.+）)? 不正确：.*“U\\+D[8C]0`),
  );
  expect((await platform.refusals('liangping', one, { code: '😀' }))[0]).toMatch(/^NOT_FOUND: /);
});

test.each([
  ['a control character', '铃\u0007声', 'U+0007（第 2 个字符）'],
  ['a turn of direction', '\u202e倒', 'U+202E（第 1 个字符）'],
])('%s in any text is refused by its path, which says which and where', async (_, code, told) => {
  expect((await platform.refusals('liangping', one, { code }))[0]).toMatch(`BAD_USER_INPUT: 参数 code（代码） 不正确：`);
  expect((await platform.refusals('liangping', one, { code }))[0]).toContain(`收到“${told}”`);
});

describe('the list of a region', () => {
  test('of 梁平 holds 568 institutions on a day of 2020, all made up, by code, whatever the size of a page', async () => {
    const on = { openOn: '2020-06-30' };
    const large = await listAll('liangping', '500155', on);
    expect(large).toHaveLength(568);
    expect(large.every(({ madeUp, parent }) => madeUp && parent.code === '500155')).toBe(true);
    expect(codesOf(large)).toEqual([...new Set(codesOf(large))].sort());
    expect(codesOf(await listAll('liangping', '500155', on, 77))).toEqual(codesOf(large));
  });

  test('of a city holds what hangs under its counties and under itself', async () => {
    const regions = (await listAll('dazhou', '511700')).map(({ parent }) => parent.code);
    expect([...new Set(regions)].sort()).toEqual(['511700', '511702', '511703', '511722', '511723', '511724', '511725', '511781']);
  });

  test('of 梁平 shows its education committee schools only, as many as the bureau counts of that system', async () => {
    const [own, all] = [await listAll('liangping-education', '500155'), await listAll('liangping', '500155', { system: 'EDUCATION' })];
    expect(own).toEqual(all);
    expect(new Set(own.map(({ system }) => system))).toEqual(new Set(['EDUCATION']));
    expect(await listAll('liangping-education', '500155', { system: 'HEALTH' })).toEqual([]);
  });

  test('of a month holds who is to report it, by how the report stands: as many as the reporting of the region says', async () => {
    const count = async (report: object) =>
      (await platform.ask('liangping', page, { code: '500155', filter: { report: { period: '2025-12', ...report } }, first: 1 })).region
        .institutions.totalCount as number;
    const reporting = (
      await platform.ask('liangping', '{ region(code: "500155") { reporting(period: "2025-12") { expected submitted } } }')
    ).region.reporting;
    const statuses = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'WITHDRAWN'];
    const counts = await Promise.all([{ none: true }, ...statuses.map((status) => ({ status }))].map(count));
    expect(await count({})).toBe(reporting.expected);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(reporting.expected);
    expect(counts[2]).toBe(reporting.submitted);
    expect(counts[0]).toBeGreaterThan(0);
    expect(await count({ none: false })).toBe(reporting.expected - counts[0]!);
    const refused = (report: object, more = {}) =>
      platform.refusals('liangping', page, { code: '500155', filter: { report, ...more }, first: 1 });
    expect((await refused({ period: '2025' }))[0]).toContain('月份');
    expect((await refused({ period: '2025-12' }, { openOn: '2025-12-01' }))[0]).toContain('openOn');
  });

  test('is narrowed by every condition of the filter at once', async () => {
    const all = await listAll('liangping', '500155');
    const schools = await listAll('liangping', '500155', { type: 'EDUCATION', text: '小学' });
    expect(codesOf(schools)).toEqual(codesOf(all.filter(({ type, name }) => type === 'EDUCATION' && name.includes('小学'))));
    expect(schools.length).toBeGreaterThan(3);
    expect(codesOf(await listAll('liangping', '500155', { text: DEMONSTRATION_SCHOOL_CODE.toLowerCase() }))).toEqual([
      DEMONSTRATION_SCHOOL_CODE,
    ]);
    const keyUnits = await listAll('liangping', '500155', { keyUnit: true });
    expect(keyUnits.length + (await listAll('liangping', '500155', { keyUnit: false })).length).toBe(all.length);
  });

  test.each(['%', '_', '\\', "'"])('takes %j in the text for itself', async (text) => {
    expect(await listAll('liangping', '500155', { text: `${text}小学` })).toEqual([]);
  });

  test('is empty with first: 0, and still counted', async () => {
    const { institutions } = (await platform.ask('quxian', page, { code: '511725', first: 0 })).region;
    expect(institutions).toMatchObject({ totalCount: 3, nodes: [], pageInfo: { hasNextPage: true, endCursor: null } });
  });

  test.each([
    ['a page of −1', { first: -1 }, '0 至 500 的整数，收到“-1”'],
    ['a page of 501', { first: 501 }, '收到“501”'],
    ['a cursor of another list', { after: Buffer.from('[500155]').toString('base64url') }, '由本接口返回的游标'],
    ['a cursor that is none', { after: '☃' }, '由本接口返回的游标'],
    ['an empty list as a cursor', { after: Buffer.from('[]').toString('base64url') }, '由本接口返回的游标'],
    ['a system that is none', { filter: { system: 'SCHOOLS' } }, '主管系统代码之一'],
  ])('refuses %s', async (_, variables, expected) => {
    const refusals = await platform.refusals('liangping', page, { code: '500155', ...variables });
    expect(refusals).toEqual([expect.stringContaining(expected)]);
    expect(refusals[0]).toMatch(/^BAD_USER_INPUT: /);
  });
});

describe('searching', () => {
  const search = async (account: Account, text: string, first = 500) =>
    (
      await platform.ask(account, 'query ($text: String!, $first: Int) { search(text: $text, first: $first) { __typename code name } }', {
        text,
        first,
      })
    ).search as { __typename: string; code: string; name: string }[];

  test('finds regions for everybody, and institutions for whom they are', async () => {
    const kinds = async (account: Account) => (await search(account, '梁平')).map((found) => found.__typename);
    expect((await search('joint', '梁平')).map(({ name }) => name)).toEqual(['梁平区']);
    expect((await kinds('quxian')).filter((kind) => kind === 'Institution')).toEqual([]);
    expect((await kinds('liangping')).filter((kind) => kind === 'Institution').length).toBeGreaterThan(400);
    expect((await search('liangping-school', '梁平')).map(({ code }) => code)).toEqual(['500155', DEMONSTRATION_SCHOOL_CODE]);
  });

  test('gives the shortest names first, and no more than asked for', async () => {
    expect((await search('liangping', '小学', 5)).map(({ name }) => name.length)).toEqual(
      [...(await search('liangping', '小学', 5))].map(({ name }) => name.length).sort((a, b) => a - b),
    );
    expect(await search('liangping', '小学', 5)).toHaveLength(5);
    expect(await search('liangping', '5001', 2)).toHaveLength(2);
  });

  test.each(['', '   ', 'x'.repeat(61)])('refuses the text %j', async (text) => {
    const refusals = await platform.refusals('liangping', 'query ($text: String!) { search(text: $text) { code } }', { text });
    expect(refusals).toEqual([expect.stringContaining('BAD_USER_INPUT: 参数 text（查找文字） 不正确：应为1 至 60 个字符')]);
  });
});

describe('figures of one institution', () => {
  const figure = `query ($code: String!, $period: Period!, $options: FigureOptions) { institution(code: $code) { indicator(code: ENERGY_TOTAL, period: $period, options: $options) {
    value reason yearOnYear numerator quality { expected approved waiting missing } lineage { terms { contribution } reports { totalCount nodes { period } } } } } }`;
  const ask = async (period: string, options = {}, account: Account = 'liangping-school') =>
    (await platform.ask(account, figure, { code: DEMONSTRATION_SCHOOL_CODE, period, options })).institution.indicator;

  test('come from its own twelve reports, and its reporter reads them as the bureau does', async () => {
    const found = await ask('2023');
    expect(found).toEqual(await ask('2023', {}, 'liangping'));
    expect(found.quality).toEqual({ expected: 12, approved: 12, waiting: 0, missing: 0 });
    expect(sumOf(found.lineage.terms.map((term: { contribution: string }) => term.contribution))).toBe(found.numerator);
    expect(found.lineage.reports.totalCount).toBe(12);
    expect(found.lineage.reports.nodes.map((report: { period: string }) => report.period)).toEqual(
      Array.from({ length: 12 }, (_, month) => `2023-${String(month + 1).padStart(2, '0')}`),
    );
  });

  test('of months add up to its year', async () => {
    const months = await Promise.all(Array.from({ length: 12 }, (_, month) => ask(`2024-${String(month + 1).padStart(2, '0')}`)));
    expect(sumOf(months.map(({ value }) => value))).toBe((await ask('2024')).value);
  });

  test('as known before its first approval are NO_DATA, far ahead what they are now', async () => {
    const known = `query ($asOf: DateTime) { institution(code: "${DEMONSTRATION_SCHOOL_CODE}") { indicator(code: ENERGY_TOTAL, period: "2021", options: { asOf: $asOf }) { value reason yearOnYear } } }`;
    const asOf = async (instant: string | null) => (await platform.ask('liangping-school', known, { asOf: instant })).institution.indicator;
    expect(await asOf('2021-02-01T00:00:00+08:00')).toEqual({ value: null, reason: 'NO_DATA', yearOnYear: null });
    expect(await asOf('2099-01-01T00:00:00Z')).toEqual(await asOf(null));
    expect((await asOf(null)).yearOnYear).not.toBeNull();
  });
});
