// Months over HTTP: who has not reported, and how a county's month is confirmed level by level; reminders of deadlines.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, addMonths, dayOf, formatPeriod, monthOfDay, monthPeriod } from '@shuangcheng/domain';
import { currentTree, makeLoadScope } from '@shuangcheng/tenants';
import type pg from 'pg';
import { remindOfDeadlines } from '../src/features/months/reminder.service.js';
import { makeReminderWorker } from '../src/workers/remind-of-deadlines.js';
import { contractOperation } from './kit/contract-operations.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';
import { recordStatements } from './kit/recorded-statements.js';

let platform: DemonstrationServer;
let owner: pg.Client;
let demonstration: OwnDemonstration;
beforeAll(async () => {
  demonstration = await startOwnDemonstration();
  ({ platform, owner } = demonstration);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => demonstration.close());

let requests = 0;
const requestId = (): string => `months ${(requests += 1)}`;

interface Told {
  readonly code: string;
  readonly message: string;
  readonly path: string[];
}
interface Confirmation {
  readonly level: string;
  readonly decision: string;
  readonly stale: boolean;
  readonly actor: string;
  readonly reason: string | null;
  readonly expected: number;
  readonly approved: number;
}
interface Month {
  readonly region: { code: string };
  readonly period: string;
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
  readonly complete: boolean;
  readonly dueDate: string;
  readonly stale: boolean;
  readonly lock: { reason: string } | null;
  readonly city: Confirmation | null;
  readonly province: Confirmation | null;
  readonly returned: Confirmation | null;
  readonly history: Confirmation[];
}
const CONFIRMATION = 'level decision stale actor reason expected approved';
const MONTH = `region { code } period expected approved waiting complete dueDate stale lock { reason }
  city { ${CONFIRMATION} } province { ${CONFIRMATION} } returned { ${CONFIRMATION} } history { ${CONFIRMATION} }`;
const CONFIRM = `mutation($input: ConfirmMonthInput!) { confirmMonth(input: $input) {
  accepted rejected problems { code message path } results { index month { ${MONTH} } problems { code message path } } } }`;
interface Confirmed {
  readonly accepted: number;
  readonly rejected: number;
  readonly problems: Told[];
  readonly results: { month: Month | null; problems: Told[] }[];
}
const confirmAll = async (account: Account, months: readonly [string, string][], more: object = {}): Promise<Confirmed> => {
  const input = { months: months.map(([region, period]) => ({ region, period })), clientRequestId: requestId(), ...more };
  return (await platform.ask(account, CONFIRM, { input })).confirmMonth as Confirmed;
};
/** One month: what came of it, or the code of what is wrong with it. */
const confirm = async (account: Account, region: string, period: string, more: object = {}): Promise<string | Month> => {
  const { results, problems } = await confirmAll(account, [[region, period]], more);
  return results[0]?.month ?? results[0]?.problems[0]?.code ?? problems[0]!.code;
};
const monthsOf = async (account: Account, region: string, year: number): Promise<Month[]> =>
  everyPage(async (after) => {
    const query = `query($after: String) { months(region: "${region}", year: ${year}, first: 500, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ${MONTH} } } }`;
    return (await platform.ask(account, query, { after })).months;
  });
const monthOf = async (account: Account, region: string, period: string): Promise<Month> =>
  (await monthsOf(account, region, Number(period.slice(0, 4)))).find((month) => month.region.code === region && month.period === period)!;

const values = [{ item: 'ELECTRICITY', quantity: '1234', acquisition: 'METERED' }];
const submit = async (account: Account, institution: string, period: string): Promise<string> => {
  const { submitReport } = await platform.ask(account, contractOperation('Submit'), {
    input: { institution, period, values, clientRequestId: requestId() },
  });
  expect(submitReport.problems).toEqual([]);
  return submitReport.report.id as string;
};
const approve = async (account: Account, ...reportIds: string[]): Promise<void> => {
  const { reviewReports } = await platform.ask(account, contractOperation('Review'), {
    input: { reportIds, decision: 'APPROVE', clientRequestId: requestId() },
  });
  expect(reviewReports.problems).toEqual([]);
};
const institutionsOf = async (account: Account, region: string): Promise<string[]> => {
  const query = `{ region(code: "${region}") { institutions(first: 500, filter: { openOn: "2026-05-31" }) { nodes { code } } } }`;
  return ((await platform.ask(account, query)).region.institutions.nodes as { code: string }[]).map(({ code }) => code);
};
/** Makes a county's month of which nothing is reported complete. */
const complete = async (account: Account, region: string, period: string): Promise<string[]> => {
  const reports = (await institutionsOf(account, region)).map((institution) => ({ institution, period, values }));
  const mutation = 'mutation($input: ReportsInput!) { submitReports(input: $input) { rejected results { report { id } } } }';
  const { submitReports } = await platform.ask(account, mutation, { input: { reports, clientRequestId: requestId() } });
  expect(submitReports.rejected).toBe(0);
  await approve(account, ...(submitReports.results as { report: { id: string } }[]).map(({ report }) => report.id));
  return reports.map(({ institution }) => institution);
};

describe('who has not reported', () => {
  const REPORTING = 'expected approved submitted returned missing overdue rate onTimeRate dueDate';
  const missing = (account: Account, region: string, period: string) =>
    everyPage<{ institution: { code: string }; region: { code: string }; period: string; status: string | null; overdue: boolean }>(
      async (after) => {
        const query = `query($after: String) { missingInstitutions(region: "${region}", period: "${period}", first: 500, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } nodes { period status dueDate overdue region { code } institution { code } } } }`;
        return (await platform.ask(account, query, { after })).missingInstitutions;
      },
    );

  test.each<[Account, string, string]>([
    ['liangping', '500155', '2025-12'],
    ['liangping', '500155', '2025-Q4'],
    ['liangping', '500155', '2025'],
    ['dazhou', '511700', '2025-11'],
    ['chongqing', '500000', '2025-12'],
    ['liangping-education', '500155', '2025-12'],
  ])('%s is given for %s in %s as many as are counted missing or returned, each once', async (account, region, period) => {
    const rows = await missing(account, region, period);
    const { reporting } = (await platform.ask(account, `{ region(code: "${region}") { reporting(period: "${period}") { ${REPORTING} } } }`))
      .region;
    expect(reporting.missing + reporting.returned).toBeGreaterThan(0);
    expect(rows).toHaveLength(reporting.missing + reporting.returned);
    expect(rows.filter(({ status }) => status === 'RETURNED')).toHaveLength(reporting.returned);
    expect(rows.filter(({ overdue }) => overdue)).toHaveLength(reporting.overdue);
    expect(new Set(rows.map((row) => `${row.institution.code} ${row.period}`)).size).toBe(rows.length);
  });
  test('is not told beyond the grants', async () => {
    const ask = async (account: Account, region: string) =>
      (await platform.refusals(account, `{ missingInstitutions(region: "${region}", period: "2025-12") { totalCount } }`)).map(
        (text) => text.split(':')[0],
      );
    for (const [account, region] of [
      ['liangping', '500231'],
      ['liangping-school', '500155'],
      ['sichuan', '500155'],
      ['joint', '500000'],
    ] as const)
      expect({ account, codes: await ask(account, region) }).toEqual({ account, codes: ['OUT_OF_SCOPE'] });
    expect(await ask('auditor', '500155')).toEqual([]);
  });

  test.each<[Account, string, string]>([
    ['sichuan', '510000', '2025-12'],
    ['sichuan', '510000', '2025-H2'],
    ['chongqing', '500000', '2025'],
    ['dazhou', '511700', '2025-Q4'],
  ])(
    'by child, %s sees of %s in %s the whole in parts, the most overdue first, and no rate above 100 %',
    async (account, region, period) => {
      const query = `{ region(code: "${region}") { reporting(period: "${period}") { ${REPORTING} }
      reportingByChild(period: "${period}") { ownInstitutionsOnly region { code } reporting { ${REPORTING} } } } }`;
      const found = (await platform.ask(account, query)).region;
      const parts = found.reportingByChild as {
        ownInstitutionsOnly: boolean;
        region: { code: string };
        reporting: Record<string, number> & { rate: string | null };
      }[];
      for (const count of ['expected', 'approved', 'submitted', 'returned', 'missing', 'overdue'])
        expect([count, parts.reduce((total, part) => total + part.reporting[count]!, 0)]).toEqual([count, found.reporting[count]]);
      const overdue = parts.map((part) => part.reporting['overdue']!);
      expect(overdue).toEqual([...overdue].sort((a, b) => b - a));
      for (const part of parts) expect(Number(part.reporting.rate ?? 0)).toBeLessThanOrEqual(100);
      expect(parts.filter((part) => part.ownInstitutionsOnly).map((part) => part.region.code)).toEqual([region]);
    },
  );
  test('by child costs as many statements for 21 cities as for one county, with counties that have due days of their own', async () => {
    const statements = recordStatements(platform.server.database);
    const count = (account: Account, region: string) =>
      statements.during(() =>
        platform.ask(account, `{ region(code: "${region}") { reportingByChild(period: "2026-10") { reporting { overdue rate } } } }`),
      );
    for (const account of ['quxian', 'sichuan'] as const) await platform.ask(account, '{ viewer { username } }');
    const few = await count('quxian', '511725');
    expect(await count('sichuan', '510000')).toEqual(few);
    const set = 'mutation($input: CalendarInput!) { setCalendar(input: $input) { problems { code } } }';
    for (const region of ['511725', '511723', '511600']) {
      const dueDates = [{ period: '2026-10', dueDate: '2099-01-01' }];
      await platform.ask('sichuan', set, { input: { region, dueDates, reason: '试', clientRequestId: requestId() } });
    }
    expect(await count('sichuan', '510000')).toEqual(few);
    expect(few).toMatchObject({
      select_calendar_entries: 1,
      count_cell_reports_total: 1,
      select_register_changes_total: 1,
      count_returned_reports: 1,
    });
  });
});

describe('a county under a city', () => {
  const [COUNTY, PERIOD] = ['511725', '2026-05'];
  let institutions: string[];
  beforeAll(async () => {
    expect(await confirm('dazhou', COUNTY, PERIOD)).toBe('MONTH_INCOMPLETE');
    institutions = await complete('quxian', COUNTY, PERIOD);
  });

  test('is confirmed by the city first, then by the province, and everybody concerned sees who did', async () => {
    expect(await confirm('sichuan', COUNTY, PERIOD)).toBe('CITY_NOT_CONFIRMED');
    const city = {
      level: 'CITY',
      decision: 'CONFIRM',
      stale: false,
      actor: 'dazhou',
      reason: null,
      expected: institutions.length,
      approved: institutions.length,
    };
    expect(await confirm('dazhou', COUNTY, PERIOD)).toMatchObject({ complete: true, city, province: null, stale: false });
    expect(await confirm('dazhou', COUNTY, PERIOD)).toBe('ALREADY_CONFIRMED');
    const province = { ...city, level: 'PROVINCE', actor: 'sichuan' };
    expect(await confirm('sichuan', COUNTY, PERIOD)).toMatchObject({ city, province, history: [city, province] });
    expect(await confirm('sichuan', COUNTY, PERIOD)).toBe('ALREADY_CONFIRMED');
    expect(await monthOf('quxian', COUNTY, PERIOD)).toMatchObject({ city, province, stale: false, dueDate: '2026-06-10' });
    const { rows } = await owner.query(
      `select body from outbox where kind = 'MONTH_CONFIRMED' and region_id = 511725 order by occurred_at`,
    );
    expect(rows.map(({ body }) => body)).toMatchObject([{ period: PERIOD, level: 'CITY', decision: 'CONFIRM' }, { level: 'PROVINCE' }]);
    const audited = await owner.query(`select username, subjects from audit_record where action = 'confirmMonth' order by occurred_at`);
    expect(audited.rows).toEqual(['dazhou', 'sichuan'].map((username) => ({ username, subjects: ['511725 2026-05'] })));
  });

  test('grows stale by an approval, not by what waits, and is confirmed anew', async () => {
    const revision = await submit('quxian', institutions[0]!, PERIOD);
    expect(await monthOf('sichuan', COUNTY, PERIOD)).toMatchObject({ stale: false, waiting: 1, complete: true });
    await approve('quxian', revision);
    expect(await monthOf('sichuan', COUNTY, PERIOD)).toMatchObject({ stale: true, city: { stale: true }, province: { stale: true } });
    expect(await confirm('sichuan', COUNTY, PERIOD)).toBe('CITY_NOT_CONFIRMED');
    expect(await confirm('dazhou', COUNTY, PERIOD)).toMatchObject({ city: { stale: false }, province: { stale: true }, stale: true });
    expect(await confirm('sichuan', COUNTY, PERIOD)).toMatchObject({ stale: false });
  });

  test('grows stale by a withdrawal, and an incomplete month is confirmed with a reason only', async () => {
    const id = await submit('quxian', institutions[1]!, PERIOD);
    await approve('quxian', id);
    const mutation = 'mutation($input: WithdrawReportInput!) { withdrawReport(input: $input) { problems { code } } }';
    await platform.ask('quxian', mutation, { input: { reportId: id, reason: '误报', clientRequestId: requestId() } });
    expect(await monthOf('quxian', COUNTY, PERIOD)).toMatchObject({ stale: true, complete: false, approved: institutions.length - 1 });
    expect(await confirm('dazhou', COUNTY, PERIOD)).toBe('MONTH_INCOMPLETE');
    expect(await confirm('dazhou', COUNTY, PERIOD, { reason: '一家停业' })).toMatchObject({
      complete: false,
      city: { stale: false, reason: '一家停业' },
    });
  });

  test('is returned with a reason, which takes every confirmation back', async () => {
    expect(await confirm('sichuan', COUNTY, PERIOD, { reason: '一家停业' })).toMatchObject({ province: { stale: false } });
    expect(await confirm('dazhou', COUNTY, PERIOD, { decision: 'RETURN', reason: '请核对' })).toBe('CONFIRMED_ABOVE');
    expect(await confirm('sichuan', COUNTY, PERIOD, { decision: 'RETURN' })).toBe('DECISION_REASON_REQUIRED');
    expect(await confirm('sichuan', COUNTY, PERIOD, { decision: 'RETURN', reason: '请核对用水' })).toMatchObject({
      city: null,
      province: null,
    });
    expect(await monthOf('quxian', COUNTY, PERIOD)).toMatchObject({
      returned: { reason: '请核对用水', actor: 'sichuan', level: 'PROVINCE' },
    });
    expect(await confirm('sichuan', COUNTY, PERIOD)).toBe('CITY_NOT_CONFIRMED');
    const again = (await confirm('dazhou', COUNTY, PERIOD, { reason: '一家停业' })) as Month;
    expect(again).toMatchObject({ returned: null, city: { actor: 'dazhou' } });
    expect(again.history.map(({ level, decision }) => `${level} ${decision}`)).toEqual([
      'CITY CONFIRM',
      'PROVINCE CONFIRM',
      'CITY CONFIRM',
      'PROVINCE CONFIRM',
      'CITY CONFIRM',
      'PROVINCE CONFIRM',
      'PROVINCE RETURN',
      'CITY CONFIRM',
    ]);
  });
});

test('where there is no city the province confirms directly, also a month that is locked', async () => {
  const reason = '示例数据不全';
  const set = 'mutation($input: CalendarInput!) { setCalendar(input: $input) { problems { code } } }';
  await platform.ask('chongqing', set, {
    input: { region: '500155', locks: [{ from: '2025-03' }], reason: '试', clientRequestId: requestId() },
  });
  expect(await confirm('chongqing', '500155', '2025-03', { reason })).toMatchObject({
    city: null,
    province: { actor: 'chongqing' },
    lock: { reason: '试' },
  });
});

test('the institutions of a city itself are the province’s to confirm', async () => {
  const reason = '示例';
  expect(await confirm('dazhou', '511700', '2025-03', { reason })).toBe('NOT_ALLOWED');
  expect(await confirm('sichuan', '511700', '2025-03', { reason })).toMatchObject({
    region: { code: '511700' },
    province: { actor: 'sichuan' },
    city: null,
  });
});

describe('what is refused', () => {
  test.each<[string, Account, string, string, string]>([
    ['a county by itself', 'quxian', '511725', '2025-03', 'NOT_ALLOWED'],
    ['by a system supervisor', 'liangping-education', '500155', '2025-03', 'NOT_ALLOWED'],
    ['a province', 'chongqing', '500000', '2025-03', 'NOT_ALLOWED'],
    ['by a reporter', 'liangping-school', '500155', '2025-03', 'UNKNOWN_REGION'],
    ['of another city', 'dazhou', '511600', '2025-03', 'UNKNOWN_REGION'],
    ['of another province', 'chongqing', '511725', '2025-03', 'UNKNOWN_REGION'],
    ['of no region', 'chongqing', '999999', '2025-03', 'UNKNOWN_REGION'],
    ['a year', 'chongqing', '500155', '2025', 'BAD_PERIOD'],
    ['no period', 'chongqing', '500155', '三月', 'BAD_PERIOD'],
    ['a month that is still to come', 'chongqing', '500155', '2099-01', 'MONTH_NOT_ENDED'],
  ])('%s', async (_, account, region, period, code) => {
    expect(await confirm(account, region, period, { reason: '试' })).toBe(code);
  });
  test('nothing, too much, and whoever only reads', async () => {
    expect((await confirmAll('chongqing', [])).problems).toMatchObject([{ code: 'BATCH_EMPTY' }]);
    const many = Array.from({ length: 3001 }, (): [string, string] => ['500155', '2025-01']);
    expect((await confirmAll('chongqing', many)).problems).toMatchObject([{ code: 'BATCH_TOO_LARGE' }]);
    for (const account of ['auditor', 'joint'] as const) {
      const input = { months: [{ region: '500155', period: '2025-03' }], clientRequestId: requestId() };
      expect(await platform.refusals(account, CONFIRM, { input })).toEqual([expect.stringMatching(/^FORBIDDEN/)]);
    }
  });
  test('months to whoever sees one system or nothing of the region', async () => {
    const ask = async (account: Account, region: string) =>
      (await platform.refusals(account, `{ months(region: "${region}", year: 2025) { totalCount } }`)).map((text) => text.split(':')[0]);
    expect(await ask('liangping-education', '500155')).toEqual(['FORBIDDEN']);
    for (const [account, region] of [
      ['liangping', '500231'],
      ['liangping-school', '500155'],
      ['sichuan', '500155'],
      ['joint', '500000'],
    ] as const)
      expect(await ask(account, region)).toEqual(['OUT_OF_SCOPE']);
    expect(await ask('auditor', '500000')).toEqual([]);
    expect((await platform.refusals('chongqing', '{ months(region: "500000", year: 20) { totalCount } }'))[0]).toMatch(/^BAD_USER_INPUT/);
  });
});

describe('many months at once', () => {
  test('are each answered on their own, once for a request, in as many statements as one', async () => {
    const statements = recordStatements(platform.server.database);
    const reason = '示例数据不全';
    const months = Array.from({ length: 12 }, (_, index): [string, string] => ['500231', `2024-${String(index + 1).padStart(2, '0')}`]);
    const one = await statements.during(() => confirmAll('chongqing', [['500231', '2023-01']], { reason }));
    const clientRequestId = requestId();
    let answer: Confirmed | null = null;
    const rows: [string, string][] = [...months, ['500231', '2024-01'], ['511725', '2024-01']];
    const many = await statements.during(async () => (answer = await confirmAll('chongqing', rows, { reason, clientRequestId })));
    expect(many).toEqual(one);
    expect(answer).toMatchObject({ accepted: 12, rejected: 2, problems: [] });
    expect(answer!.results.slice(12).map(({ problems }) => problems[0]!.code)).toEqual(['DUPLICATE_ROW', 'UNKNOWN_REGION']);
    expect(await confirmAll('chongqing', rows, { reason, clientRequestId })).toEqual(answer);
    const listed = await monthsOf('dianjiang', '500231', 2024);
    expect(listed.map(({ period, province }) => [period, province?.actor])).toEqual(months.map(([, period]) => [period, 'chongqing']));
  });
  test('two bureaus that confirm the same month at once: one does, the other is told', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => confirm('chongqing', '500155', '2022-02', { reason: '试' })));
    expect(answers.filter((answer) => answer === 'ALREADY_CONFIRMED')).toHaveLength(3);
    expect((await monthOf('chongqing', '500155', '2022-02')).history).toHaveLength(1);
  });
  test('a province lists every county’s months with counts that are the region’s own, page by page', async () => {
    const listed = await monthsOf('sichuan', '510000', 2024);
    const { reporting } = (await platform.ask('sichuan', '{ region(code: "510000") { reporting(period: "2024") { expected approved } } }'))
      .region;
    const own = listed.filter(({ region }) => region.code !== '510000');
    const sum = (rows: readonly Month[], take: 'expected' | 'approved') => rows.reduce((total, row) => total + row[take], 0);
    expect([sum(listed, 'expected'), sum(listed, 'approved')]).toEqual([reporting.expected, reporting.approved]);
    expect(new Set(own.map(({ region }) => region.code)).size).toBeGreaterThan(183);
  });
});

describe('reminders', () => {
  const remind = async (now: string, tenantId = 500000): Promise<number> => {
    const { database } = platform.server;
    return remindOfDeadlines(makeLoadScope(database, await currentTree(database), tenantId, new Date(now)), tenantId);
  };
  const told = async (kind: string, period: string) =>
    (
      await owner.query<{ region_id: number; body: { dueDate: string; missing: number } }>(
        `select region_id, body from outbox where kind = $1 and body ->> 'period' = $2 order by region_id`,
        [kind, period],
      )
    ).rows;

  test('go out three days before the due day, once for each region, however many servers and starts there are', async () => {
    await remind('2026-10-06T04:00:00Z');
    expect(await told('DUE_SOON', '2026-09')).toEqual([]);
    const sent = await Promise.all([1, 2, 3].map(() => remind('2026-10-07T04:00:00Z')));
    expect(sent.filter((count) => count > 0)).toHaveLength(1);
    expect(await remind('2026-10-09T04:00:00Z')).toBe(0);
    const soon = await told('DUE_SOON', '2026-09');
    expect(new Set(soon.map((event) => event.region_id)).size).toBe(soon.length);
    const { reporting } = (
      await platform.ask('liangping', '{ region(code: "500155") { reporting(period: "2026-09") { missing returned } } }')
    ).region;
    expect(soon.find((event) => event.region_id === 500155)!.body).toEqual({
      period: '2026-09',
      dueDate: '2026-10-10',
      missing: reporting.missing + reporting.returned,
    });
    expect(soon).toHaveLength(sent.find((count) => count > 0)!);
  });
  test('tell what is overdue the day after, and nothing of years ago', async () => {
    expect(await remind('2026-10-10T15:00:00Z')).toBe(0);
    expect(await remind('2026-10-10T16:30:00Z')).toBeGreaterThan(0);
    expect((await told('OVERDUE', '2026-09')).length).toBeGreaterThan(0);
    expect((await owner.query(`select distinct body ->> 'period' as period from outbox where kind = 'OVERDUE' order by 1`)).rows).toEqual([
      { period: '2026-08' },
      { period: '2026-09' },
    ]);
  });
  test('of the year go out before 31 March', async () => {
    await remind('2026-03-28T04:00:00Z');
    const [any] = await told('DUE_SOON', '2025');
    expect(any!.body.dueDate).toBe('2026-03-31');
  });
  test('are not sent where everybody has reported, nor for a month that is locked', async () => {
    const set = 'mutation($input: CalendarInput!) { setCalendar(input: $input) { problems { code } } }';
    const change = async (account: Account, input: object) =>
      expect(
        (await platform.ask(account, set, { input: { clientRequestId: requestId(), reason: '试', ...input } })).setCalendar.problems,
      ).toEqual([]);
    await complete('quxian', '511725', '2026-06');
    await change('sichuan', { region: '511723', locks: [{ from: '2026-06' }] });
    await remind('2026-07-09T04:00:00Z', 510000);
    const regions = (await told('DUE_SOON', '2026-06')).map((event) => event.region_id);
    expect(regions.length).toBeGreaterThan(150);
    expect(regions.filter((id) => id === 511725 || id === 511723)).toEqual([]);
    expect(regions).toContain(510104);
  });
  test('go out once more for a day that was moved', async () => {
    const today = dayOf(new Date());
    const lastMonth = formatPeriod(monthPeriod(addMonths(monthOfDay(today), -1)));
    const dueDate = addDays(today, 2);
    await remind(new Date().toISOString(), 510000);
    const before = (await told('DUE_SOON', lastMonth)).length;
    const set = 'mutation($input: CalendarInput!) { setCalendar(input: $input) { problems { code } } }';
    const input = { region: '510104', dueDates: [{ period: lastMonth, dueDate }], reason: '试', clientRequestId: requestId() };
    expect((await platform.ask('sichuan', set, { input })).setCalendar.problems).toEqual([]);
    expect(await remind(new Date().toISOString(), 510000)).toBe(1);
    expect(await remind(new Date().toISOString(), 510000)).toBe(0);
    const after = await told('DUE_SOON', lastMonth);
    expect(after).toHaveLength(before + 1);
    expect(after.some((event) => event.region_id === 510104 && event.body.dueDate === dueDate)).toBe(true);
  });
  test('are sent by the worker by its clock, for every province', async () => {
    const { database } = platform.server;
    const worker = makeReminderWorker(() => new Date('2026-09-08T04:00:00Z'));
    await worker.run(database, platform.server.log);
    const first = await told('DUE_SOON', '2026-08');
    expect(new Set(first.map((event) => Math.floor(event.region_id / 10_000)))).toEqual(new Set([50, 51]));
    await worker.run(database, platform.server.log);
    expect(await told('DUE_SOON', '2026-08')).toHaveLength(first.length);
  });
});
