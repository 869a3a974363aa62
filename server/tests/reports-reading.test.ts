// Reading reports: versions with their values and history, an institution's months, and what waits for review.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FLOW_CODES, getItem, STOCK_CODES } from '@shuangcheng/domain';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';

let platform: DemonstrationServer;
beforeAll(async () => {
  platform = await startDemonstrationServer();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => platform.close());

const report = `query ($code: String!, $period: Period!) { institution(code: $code) { report(period: $period) {
  id period status version latest institution { code }
  values { item unit quantity cost acquisition notApplicable carried }
  history { kind version at actor reason } } } }`;
const reportOf = async (period: string, account: Account = 'liangping-school', code = DEMONSTRATION_SCHOOL_CODE) =>
  (await platform.ask(account, report, { code, period })).institution.report;

interface Value {
  readonly item: string;
  readonly unit: string;
  readonly quantity: string | null;
  readonly cost: string | null;
  readonly notApplicable: boolean;
  readonly carried: boolean;
}

describe('one report', () => {
  test('has its values in the items’ own units, with cost, and says what does not apply', async () => {
    const { values, ...head } = await reportOf('2023-03');
    expect(head).toMatchObject({
      period: '2023-03',
      status: 'APPROVED',
      version: 1,
      latest: true,
      institution: { code: DEMONSTRATION_SCHOOL_CODE },
    });
    const items = (values as Value[]).map(({ item }) => item);
    expect(items).toEqual([...FLOW_CODES, ...STOCK_CODES].filter((code) => items.includes(code)));
    for (const { item, unit, quantity, cost, notApplicable } of values as Value[]) {
      expect(unit).toBe(getItem(item).unit);
      expect(quantity === null).toBe(notApplicable);
      if (cost !== null) expect(cost).toMatch(/^\d+(\.\d{1,2})?$/);
    }
    const electricity = (values as Value[]).find(({ item }) => item === 'ELECTRICITY')!;
    expect([Number(electricity.quantity) > 0, Number(electricity.cost) > 0]).toEqual([true, true]);
  });

  test('takes stock values over from the month before, and gives them anew in January', async () => {
    const carried = async (period: string) =>
      new Set(
        (await reportOf(period)).values
          .filter((value: Value) => getItem(value.item).kind === 'STOCK' && !value.notApplicable)
          .map((value: Value) => value.carried),
      );
    expect(await carried('2023-01')).toEqual(new Set([false]));
    expect(await carried('2023-02')).toEqual(new Set([true]));
  });

  test('tells its history in order, with who and when', async () => {
    const { history } = await reportOf('2023-03');
    expect(history.map(({ kind, version, actor }: Record<string, unknown>) => [kind, version, actor])).toEqual([
      ['SUBMITTED', 1, 'platform'],
      ['APPROVED', 1, 'platform'],
    ]);
    expect(history[0].at < history[1].at && history[0].at.startsWith('2023-04')).toBe(true);
  });

  test('of a month without one is null', async () => {
    expect(await reportOf('2019-12')).toBeNull();
    expect(await reportOf('2099-01')).toBeNull();
  });

  test('has the same id in every list that shows it, and its reporter reads the whole of it as its bureau does', async () => {
    const own = await reportOf('2024-05');
    expect(own).toEqual(await reportOf('2024-05', 'liangping'));
    const { institution } = await platform.ask(
      'liangping',
      `{ institution(code: "${DEMONSTRATION_SCHOOL_CODE}") { reports(from: "2024-05", to: "2024-05") { totalCount nodes { id } } } }`,
    );
    expect(institution.reports).toEqual({ totalCount: 1, nodes: [{ id: own.id }] });
  });
});

describe('the reports of an institution', () => {
  const list = `query ($from: Period, $to: Period, $first: Int, $after: String) { institution(code: "${DEMONSTRATION_SCHOOL_CODE}") {
    reports(from: $from, to: $to, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { period } } } }`;
  const ask = async (variables: object) => (await platform.ask('liangping-school', list, { ...variables })).institution.reports;

  test('come newest first, 24 at a time unless asked otherwise, each once', async () => {
    const nodes = await everyPage<{ period: string }>(async (after) => {
      const page = await ask({ after });
      expect(page.nodes.length).toBe(page.pageInfo.hasNextPage ? 24 : page.totalCount - 24 * Math.floor((page.totalCount - 1) / 24));
      return page;
    });
    const periods = nodes.map(({ period }) => period);
    expect(periods).toEqual([...new Set(periods)].sort().reverse());
    expect(periods.at(-1)).toBe('2020-01');
  });

  test('from and to take in the whole of either period', async () => {
    const periods = async (from: string, to: string) => (await ask({ from, to })).nodes.map((node: { period: string }) => node.period);
    expect(await periods('2023-Q2', '2023-Q2')).toEqual(['2023-06', '2023-05', '2023-04']);
    expect(await periods('2022-12', '2023-H1')).toHaveLength(7);
    expect(await periods('2023', '2022')).toEqual([]);
  });

  test.each([
    ['first: −1', { first: -1 }],
    ['first: 501', { first: 501 }],
    ['a foreign cursor', { after: Buffer.from('["12500155X200000166"]').toString('base64url') }],
    ['no cursor at all', { after: '!' }],
  ])('%s is refused', async (_, variables) => {
    expect(await platform.refusals('liangping-school', list, variables)).toEqual([expect.stringMatching(/^BAD_USER_INPUT: /)]);
  });
});

describe('the review queue', () => {
  const queue = `query ($region: String!, $period: Period, $first: Int, $after: String) { reviewQueue(region: $region, period: $period, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id period status latest institution { code system parent { code } } } } }`;
  interface Waiting {
    readonly id: string;
    readonly period: string;
    readonly status: string;
    readonly institution: { readonly code: string; readonly system: string; readonly parent: { readonly code: string } };
  }
  const all = (account: Account, region: string, period?: string): Promise<Waiting[]> =>
    everyPage<Waiting>(async (after) => (await platform.ask(account, queue, { region, period, first: 60, after })).reviewQueue);

  test('of 梁平 holds each waiting report once, oldest month first, as many as reporting counts', async () => {
    const nodes = await all('liangping', '500155');
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    expect(nodes.map(({ period }) => period)).toEqual(nodes.map(({ period }) => period).sort());
    expect(new Set(nodes.map(({ status }) => status))).toEqual(new Set(['SUBMITTED']));
    const { region } = await platform.ask('liangping', '{ region(code: "500155") { reporting(period: "2025") { submitted } } }');
    expect(nodes).toHaveLength(region.reporting.submitted);
    expect(nodes.length).toBeGreaterThan(100);
  });

  test('of one month holds that month only', async () => {
    const nodes = await all('liangping', '500155', '2025-11');
    expect(new Set(nodes.map(({ period }) => period))).toEqual(new Set(['2025-11']));
    expect(nodes.map(({ id }) => id)).toEqual(
      (await all('liangping', '500155')).filter(({ period }) => period === '2025-11').map(({ id }) => id),
    );
    expect(await all('liangping', '500155', '2020')).toEqual([]);
  });

  test('of a province holds what its counties wait with; the education committee sees schools only', async () => {
    const province = (await all('chongqing', '500000')).filter(({ institution }) => institution.parent.code === '500155');
    expect(province.map(({ id }) => id).sort()).toEqual((await all('liangping', '500155')).map(({ id }) => id).sort());
    const schools = await all('liangping-education', '500155');
    expect(schools.map(({ id }) => id)).toEqual(
      (await all('liangping', '500155')).filter(({ institution }) => institution.system === 'EDUCATION').map(({ id }) => id),
    );
    expect(schools.length).toBeGreaterThan(0);
  });

  test.each([
    ['a region code that is none', { region: 'X' }, 'BAD_USER_INPUT'],
    ['first: 501', { region: '500155', first: 501 }, 'BAD_USER_INPUT'],
    [
      'a cursor with a number for an institution',
      { region: '500155', after: Buffer.from('[202511,7]').toString('base64url') },
      'BAD_USER_INPUT',
    ],
    [
      'a cursor with a text for a month',
      { region: '500155', after: Buffer.from('["x","00426234-29c6-885c-8740-3acc1fc86e3a"]').toString('base64url') },
      'BAD_USER_INPUT',
    ],
    ['another county', { region: '500231' }, 'OUT_OF_SCOPE'],
    ['the province', { region: '500000' }, 'OUT_OF_SCOPE'],
  ])('%s is refused', async (_, variables, code) => {
    expect(await platform.refusals('liangping', queue, variables)).toEqual([expect.stringMatching(new RegExp(`^${code}: `))]);
  });

  test('a returned report says why it came back', async () => {
    const list = `query ($after: String) { region(code: "500155") { institutions(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { report(period: "2025-12") { status history { kind reason } } } } } }`;
    const listed = await everyPage<{ report: { status: string; history: { kind: string; reason: string | null }[] } | null }>(
      async (after) => (await platform.ask('liangping', list, { after })).region.institutions,
    );
    const returned = listed.flatMap(({ report: found }) => (found?.status === 'RETURNED' ? [found] : []));
    const { region } = await platform.ask('liangping', '{ region(code: "500155") { reporting(period: "2025-12") { returned } } }');
    expect(returned).toHaveLength(region.reporting.returned);
    for (const { history } of returned) {
      expect(history.map(({ kind }) => kind)).toEqual(['SUBMITTED', 'RETURNED']);
      expect(history[1]!.reason!.length).toBeGreaterThan(5);
    }
  });
});
