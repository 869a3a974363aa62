// The calendar over HTTP: who may say what, what holds afterwards, and that nothing gets past a lock.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf, formatPeriod, monthOf, monthPeriod } from '@shuangcheng/domain';
import pg from 'pg';
import type { ClonedDatabase } from './kit/clone-database.js';
import { contractOperation } from './kit/contract-operations.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { eventually } from './kit/eventually.js';
import { recordStatements } from './kit/recorded-statements.js';

const SCHOOL = '12500155X200000166';
let cloned: ClonedDatabase;
let platform: DemonstrationServer;
let owner: pg.Client;
beforeAll(async () => {
  cloned = await cloneDemonstration();
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  platform = await startDemonstrationServer(cloned);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await platform.close();
  await owner.end();
  await cloned.drop();
});

let requests = 0;
const requestId = (): string => `calendar ${(requests += 1)}`;
const today = dayOf(new Date());
const thisMonth = formatPeriod(monthPeriod(monthOf(new Date())));

interface Told {
  readonly code: string;
  readonly message: string;
  readonly path: string[];
}
const codes = (problems: readonly Told[]): string[] => problems.map(({ code }) => code);

const CALENDAR = `region { code } firstMonth reminderDays autoLockDays dueRules { kind period dueDate }
  exceptions { period dueDate reason region { code } } locks { period since reason actor automatic issuedBy region { code } }`;
const SET = `mutation($input: CalendarInput!) { setCalendar(input: $input) { calendar { ${CALENDAR} } problems { code message path } } }`;
const set = async (account: Account, input: object) =>
  (await platform.ask(account, SET, { input: { clientRequestId: requestId(), ...input } })).setCalendar as {
    calendar: { locks: { period: string }[]; dueRules: { kind: string; dueDate: string }[] } | null;
    problems: Told[];
  };
const refusedTo = async (account: Account, input: object) =>
  (await platform.refusals(account, SET, { input: { clientRequestId: requestId(), ...input } })).map((text) => text.split(':')[0]);
const calendar = async (account: Account, region: string, fields = CALENDAR) =>
  (await platform.ask(account, `{ calendar(region: "${region}") { ${fields} } }`)).calendar as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever was asked for

const values = [{ item: 'ELECTRICITY', quantity: '1000', acquisition: 'METERED' }];
interface Written {
  readonly report: { id: string; version: number } | null;
  readonly problems: Told[];
}
const write = async (account: Account, field: 'saveReport' | 'submitReport', period: string, institution = SCHOOL): Promise<Written> => {
  const mutation = `mutation($input: ReportInput!) { it: ${field}(input: $input) { report { id version } problems { code message path } } }`;
  return (await platform.ask(account, mutation, { input: { institution, period, values, clientRequestId: requestId() } })).it as Written;
};
const review = async (account: Account, reportIds: string[], decision = 'APPROVE', reason: string | null = null): Promise<Told[]> => {
  const data = await platform.ask(account, contractOperation('Review'), {
    input: { reportIds, decision, reason, clientRequestId: requestId() },
  });
  return data.reviewReports.problems as Told[];
};
const withdraw = async (account: Account, reportId: string): Promise<Told[]> => {
  const mutation = 'mutation($input: WithdrawReportInput!) { it: withdrawReport(input: $input) { problems { code message path } } }';
  return (await platform.ask(account, mutation, { input: { reportId, reason: '试', clientRequestId: requestId() } })).it.problems as Told[];
};
const institutionsOf = async (account: Account, region: string, count: number): Promise<string[]> => {
  const query = `{ region(code: "${region}") { institutions(first: ${count}, filter: { openOn: "2025-06-30" }) { nodes { code } } } }`;
  return ((await platform.ask(account, query)).region.institutions.nodes as { code: string }[]).map(({ code }) => code);
};

describe('a calendar of which nothing was said', () => {
  test('has the default due days, every month open, and no lock', async () => {
    const found = await calendar('liangping', '500155');
    expect(found).toMatchObject({ firstMonth: '2020-01', reminderDays: 3, autoLockDays: null, exceptions: [], locks: [] });
    const fields =
      'a: dueDate(period: "2025") b: dueDate(period: "2025-Q4") c: dueDate(period: "2025-12") lock(period: "2020-01") { since } history { totalCount }';
    expect(await calendar('liangping', '500155', fields)).toEqual({
      a: '2026-03-31',
      b: '2026-01-10',
      c: '2026-01-10',
      lock: null,
      history: { totalCount: 0 },
    });
  });
  test('is read by whom it concerns, and by nobody else', async () => {
    const ask = async (account: Account, region: string) =>
      (await platform.refusals(account, `{ calendar(region: "${region}") { firstMonth } }`)).map((text) => text.split(':')[0]);
    for (const [account, region] of [
      ['liangping-school', '500155'],
      ['liangping-school', '500000'],
      ['liangping-education', '500155'],
      ['liangping', '500000'],
      ['quxian', '511700'],
      ['auditor', '500231'],
    ] as const)
      expect({ account, region, codes: await ask(account, region) }).toEqual({ account, region, codes: [] });
    for (const [account, region] of [
      ['liangping-school', '500231'],
      ['liangping', '500231'],
      ['liangping', '510000'],
      ['quxian', '511600'],
      ['joint', '500000'],
    ] as const)
      expect({ account, region, codes: await ask(account, region) }).toEqual({ account, region, codes: ['OUT_OF_SCOPE'] });
  });
});

describe('who may set a calendar', () => {
  const locks = [{ from: '2021-01' }];
  test.each<[Account, string, string]>([
    ['liangping', '500155', 'FORBIDDEN'],
    ['liangping', '500000', 'OUT_OF_SCOPE'],
    ['liangping-education', '500155', 'FORBIDDEN'],
    ['liangping-school', '500155', 'OUT_OF_SCOPE'],
    ['auditor', '500000', 'FORBIDDEN'],
    ['joint', '500000', 'OUT_OF_SCOPE'],
    ['sichuan', '500155', 'OUT_OF_SCOPE'],
    ['dazhou', '510000', 'OUT_OF_SCOPE'],
    ['dazhou', '511600', 'OUT_OF_SCOPE'],
  ])('%s not for %s: %s', async (account, region, code) => {
    expect(await refusedTo(account, { region, locks, reason: '试' })).toEqual([code]);
  });
  test('a region that does not exist is NOT_FOUND', async () => {
    expect(await refusedTo('chongqing', { region: '999999', locks, reason: '试' })).toEqual(['NOT_FOUND']);
  });
});

describe('due days', () => {
  test('are set from a month on, by rule, and the past stays as it was', async () => {
    const rule = { kind: 'MONTH', monthsAfter: 1, day: 8, from: thisMonth };
    const { calendar: after, problems } = await set('sichuan', { region: '510000', dueRules: [rule] });
    expect(problems).toEqual([]);
    expect(after!.dueRules.find(({ kind }) => kind === 'MONTH')!.dueDate).toMatch(/-08$/);
    expect(await calendar('quxian', '511725', `a: dueDate(period: "${thisMonth}") b: dueDate(period: "2025-12")`)).toEqual({
      a: expect.stringMatching(/-08$/),
      b: '2026-01-10',
    });
  });
  test('a city may be stricter, and not later', async () => {
    const rule = (day: number) => ({ kind: 'MONTH', monthsAfter: 1, day, from: thisMonth });
    const later = await set('dazhou', { region: '511700', dueRules: [rule(9)] });
    expect(later).toEqual({
      calendar: null,
      problems: [expect.objectContaining({ code: 'LATER_THAN_ABOVE', path: ['input', 'dueRules', '0', 'day'] })],
    });
    expect(codes((await set('sichuan', { region: '511725', dueRules: [rule(9)] })).problems)).toEqual(['LATER_THAN_ABOVE']);
    expect((await set('dazhou', { region: '511700', dueRules: [rule(5)] })).problems).toEqual([]);
    const due = async (region: string) => (await calendar('sichuan', region, `dueDate(period: "${thisMonth}")`)).dueDate as string;
    expect([(await due('511725')).slice(8), (await due('511600')).slice(8)]).toEqual(['05', '08']);
  });
  test('an extension of one month moves its due date and takes its reports out of what is overdue', async () => {
    const reporting = async (region: string) => {
      const query = `{ region(code: "${region}") { reporting(period: "${lastMonth}") { expected missing returned overdue dueDate } } }`;
      return (await platform.ask('chongqing', query)).region.reporting as {
        expected: number;
        missing: number;
        returned: number;
        overdue: number;
        dueDate: string;
      };
    };
    const lastMonth = formatPeriod(monthPeriod(monthOf(new Date(Date.parse(`${thisMonth}-01T00:00:00Z`) - 86_400_000))));
    const dueDate = addDays(today, 20);
    const extended = (region: string) => set('chongqing', { region, dueDates: [{ period: lastMonth, dueDate }], reason: '系统升级' });
    const before = await reporting('500000');
    const wasDue = before.dueDate < today;
    expect(before.overdue).toBe(wasDue ? before.missing + before.returned : 0);
    const county = await reporting('500155');
    expect((await extended('500155')).problems).toEqual([]);
    // One county only: the province's own date and what is overdue elsewhere stay.
    expect(await reporting('500155')).toMatchObject({ overdue: 0, dueDate });
    expect(await reporting('500000')).toMatchObject({ overdue: before.overdue - county.overdue, dueDate: before.dueDate });
    expect((await extended('500000')).problems).toEqual([]);
    expect(await reporting('500000')).toMatchObject({ ...before, overdue: 0, dueDate });
    expect(await calendar('liangping', '500155', 'exceptions { dueDate reason region { code } }')).toEqual({
      exceptions: [
        { dueDate, reason: '系统升级', region: { code: '500155' } },
        { dueDate, reason: '系统升级', region: { code: '500000' } },
      ],
    });
  });
  test('a report is marked on time by the due day in force when it comes in', async () => {
    const [institution] = await institutionsOf('dianjiang', '500231', 1);
    const onTime = async () => {
      const { rows } = await owner.query<{ on_time: boolean }>(
        'select on_time from report r join institution i using (tenant_id, institution_id) where i.code = $1 and month = 202608',
        [institution],
      );
      return rows[0]?.on_time;
    };
    await set('chongqing', { region: '500000', dueDates: [{ period: '2026-08', dueDate: addDays(today, 5) }], reason: '试' });
    expect((await write('dianjiang', 'submitReport', '2026-08', institution)).problems).toEqual([]);
    expect(await onTime()).toBe(true);
    await set('chongqing', { region: '500000', dueDates: [{ period: '2026-08', dueDate: today }], reason: '试' });
    expect(await onTime()).toBe(true);
  });
});

describe('what is refused', () => {
  test.each<[string, Account, object, string[]]>([
    ['nothing', 'chongqing', {}, ['NOTHING_TO_SET']],
    ['a lock without a reason', 'chongqing', { locks: [{ from: '2021-01' }] }, ['DECISION_REASON_REQUIRED']],
    ['a lock with a blank reason', 'chongqing', { locks: [{ from: '2021-01' }], reason: '  ' }, ['DECISION_REASON_REQUIRED']],
    ['a range that runs backwards', 'chongqing', { locks: [{ from: '2021-02', to: '2021-01' }], reason: '试' }, ['BAD_MONTH_RANGE']],
    ['a month that is still to come', 'chongqing', { locks: [{ from: '2098-01' }], reason: '试' }, ['BAD_MONTH_RANGE']],
    ['reopening what is open', 'chongqing', { reopenings: [{ from: '2021-01' }], reason: '试' }, ['NOTHING_LOCKED']],
    [
      'reopening until yesterday',
      'chongqing',
      { reopenings: [{ from: '2021-01', until: '2021-02-01' }], reason: '试' },
      ['DUE_DATE_BEFORE'],
    ],
    [
      'reopening for nobody known',
      'chongqing',
      { reopenings: [{ from: '2021-01', institution: 'x' }], reason: '试' },
      ['UNKNOWN_INSTITUTION'],
    ],
    [
      'a rule that would rewrite the past',
      'chongqing',
      { dueRules: [{ kind: 'MONTH', monthsAfter: 1, day: 1, from: '2026-01' }] },
      ['CALENDAR_OF_THE_PAST'],
    ],
    [
      'a rule for no day',
      'chongqing',
      { dueRules: [{ kind: 'YEAR', monthsAfter: 13, day: 0, from: '2026' }] },
      ['NUMBER_OUT_OF_RANGE', 'NUMBER_OUT_OF_RANGE', 'BAD_PERIOD'],
    ],
    ['a date that is over', 'chongqing', { dueDates: [{ period: '2026-01', dueDate: '2026-02-10' }], reason: '试' }, ['DUE_DATE_BEFORE']],
    ['reminders a year before', 'chongqing', { reminderDays: 365 }, ['NUMBER_OUT_OF_RANGE']],
    ['a first month that is a year', 'chongqing', { firstMonth: '2021' }, ['BAD_PERIOD']],
    ['an automatic lock after minus one day', 'chongqing', { autoLock: { days: -1, from: '2026-01' } }, ['NUMBER_OUT_OF_RANGE']],
    [
      'too many changes',
      'chongqing',
      { locks: Array.from({ length: 501 }, () => ({ from: '2021-01' })), reason: '试' },
      ['BATCH_TOO_LARGE'],
    ],
  ])('%s, and nothing is done', async (_, account, input, expected) => {
    const { calendar: after, problems } = await set(account, { region: '500000', ...input });
    expect({ after, codes: codes(problems) }).toEqual({ after: null, codes: expected });
    // What a field is called is said in Chinese too.
    for (const { message } of problems) expect(message).not.toMatch(/[a-z]{2}/i);
    expect((await calendar('chongqing', '500000', 'locks { period }')).locks).toEqual([]);
  });
});

describe('a locked month', () => {
  const LOCKED = '2024-03';
  let reportId: string;
  let approvedId: string;
  beforeAll(async () => {
    reportId = (await write('liangping', 'submitReport', LOCKED)).report!.id;
    approvedId = (await write('liangping', 'submitReport', '2024-04')).report!.id;
    expect(await review('liangping', [approvedId])).toEqual([]);
    const { calendar: after, problems } = await set('chongqing', {
      region: '500000',
      locks: [{ from: '2024-Q1', to: '2024-04' }],
      reason: '年报已定',
    });
    expect({ problems, locks: after!.locks.map(({ period }) => period) }).toEqual({
      problems: [],
      locks: ['2024-01', '2024-02', '2024-03', '2024-04'],
    });
  });

  test('refuses every way in, and says who locked it, when and why', async () => {
    for (const account of ['liangping', 'liangping-school'] as const) {
      for (const field of ['saveReport', 'submitReport'] as const) {
        const { report, problems } = await write(account, field, LOCKED);
        expect({ report, problems }).toEqual({
          report: null,
          problems: [{ code: 'PERIOD_LOCKED', message: expect.any(String), path: ['input', 'period'] }],
        });
        for (const word of [LOCKED, today, 'chongqing', '年报已定']) expect(problems[0]!.message).toContain(word);
      }
    }
    expect(codes(await review('liangping', [reportId]))).toEqual(['PERIOD_LOCKED']);
    expect(codes(await review('chongqing', [reportId]))).toEqual(['PERIOD_LOCKED']);
    expect(codes(await review('liangping', [reportId], 'RETURN', '试'))).toEqual(['PERIOD_LOCKED']);
    expect(codes(await withdraw('liangping-school', reportId))).toEqual(['PERIOD_LOCKED']);
    expect(codes(await withdraw('liangping', approvedId))).toEqual(['PERIOD_LOCKED']);
  });
  test('refuses its own rows of a batch and no other', async () => {
    const reports = ['2024-02', '2024-05'].map((period) => ({ institution: SCHOOL, period, values }));
    const { submitReports } = await platform.ask('liangping', contractOperation('SubmitBatch'), {
      input: { reports, clientRequestId: requestId() },
    });
    expect(submitReports).toMatchObject({
      accepted: 1,
      rejected: 1,
      results: [{ problems: [{ code: 'PERIOD_LOCKED' }] }, { problems: [] }],
    });
  });
  test('does not tell of its lock what may not be seen', async () => {
    expect(codes((await write('dianjiang', 'submitReport', LOCKED)).problems)).toEqual(['UNKNOWN_INSTITUTION']);
    expect(codes(await review('dianjiang', [reportId]))).toEqual(['UNKNOWN_REPORT']);
  });
  test('is told in the calendar of every region below, and to whoever listens', async () => {
    const { lock } = await calendar(
      'liangping-school',
      '500155',
      `lock(period: "${LOCKED}") { since actor reason automatic issuedBy region { code } }`,
    );
    expect(lock).toEqual({
      since: today,
      actor: 'chongqing',
      reason: '年报已定',
      automatic: false,
      issuedBy: 'PROVINCE',
      region: { code: '500000' },
    });
    const { rows } = await owner.query(`select region_id, body from outbox where kind = 'MONTH_LOCKED' order by occurred_at`);
    expect(rows).toEqual([{ region_id: 500000, body: { from: '2024-01', to: '2024-04', reason: '年报已定' } }]);
    const audited = await owner.query(
      `select username, action, subjects, details ->> 'reason' as reason from audit_record where action = 'setCalendar' and details ->> 'kinds' = 'LOCK'`,
    );
    expect(audited.rows).toEqual([{ username: 'chongqing', action: 'setCalendar', subjects: ['500000'], reason: '年报已定' }]);
  });
  test('reopened for one institution lets only that in; for the county, all; locked again, nobody', async () => {
    const [other] = (await institutionsOf('liangping', '500155', 5)).filter((code) => code !== SCHOOL);
    const reopening = { from: LOCKED, reason: '更正', until: addDays(today, 1) };
    const reopened = (more: object) =>
      set('chongqing', { region: '500155', reopenings: [{ from: reopening.from, until: reopening.until, ...more }], reason: '更正' });
    expect((await reopened({ institution: SCHOOL })).problems).toEqual([]);
    expect(codes((await write('liangping', 'submitReport', LOCKED, other)).problems)).toEqual(['PERIOD_LOCKED']);
    expect((await write('liangping-school', 'submitReport', LOCKED)).problems).toEqual([]);
    expect(codes((await write('liangping', 'submitReport', '2024-02')).problems)).toEqual(['PERIOD_LOCKED']);

    expect((await reopened({})).problems).toEqual([]);
    expect((await write('liangping', 'submitReport', LOCKED, other)).problems).toEqual([]);
    const [far] = await institutionsOf('dianjiang', '500231', 1);
    expect(codes((await write('dianjiang', 'submitReport', LOCKED, far)).problems)).toEqual(['PERIOD_LOCKED']);

    await set('chongqing', { region: '500155', locks: [{ from: LOCKED }], reason: '更正已毕' });
    const shut = (await write('liangping', 'submitReport', LOCKED, other)).problems;
    expect(shut).toMatchObject([{ code: 'PERIOD_LOCKED', message: expect.stringContaining('更正已毕') }]);
    const kinds = (
      await owner.query(
        `select kind, institution_id is not null as own from outbox where kind like 'MONTH_%' and region_id = 500155 order by occurred_at`,
      )
    ).rows;
    expect(kinds).toEqual([
      { kind: 'MONTH_REOPENED', own: true },
      { kind: 'MONTH_REOPENED', own: false },
      { kind: 'MONTH_LOCKED', own: false },
    ]);
  });
  test('has its whole history, the newest first, each reader what concerns it', async () => {
    const history =
      'history(first: 2) { totalCount pageInfo { endCursor hasNextPage } nodes { number kind from to reason actor region { code } institution { code } } }';
    const found = (await calendar('liangping', '500155', history)).history;
    expect(found.nodes[0]).toMatchObject({
      kind: 'LOCK',
      from: LOCKED,
      to: LOCKED,
      reason: '更正已毕',
      actor: 'chongqing',
      region: { code: '500155' },
    });
    expect(found.nodes[1]).toMatchObject({ kind: 'REOPEN', institution: null });
    const next = (await calendar('liangping', '500155', history.replace('first: 2', `first: 2, after: "${found.pageInfo.endCursor}"`)))
      .history;
    expect(next.nodes[0]).toMatchObject({ kind: 'REOPEN', institution: { code: SCHOOL } });
    expect(next.nodes[0].number).toBeLessThan(found.nodes[1].number);
    // 垫江 sees what the province said for all, and nothing of 梁平.
    const elsewhere = (await calendar('dianjiang', '500231', 'history(first: 100) { nodes { region { code } } }')).history.nodes as {
      region: { code: string };
    }[];
    expect(new Set(elsewhere.map(({ region }) => region.code))).toEqual(new Set(['500000']));
  });
});

describe('locks of a city', () => {
  test('hold for its counties, and the province lifts them; what the province locked the city does not', async () => {
    const [institution] = await institutionsOf('quxian', '511725', 1);
    const submit = async () => codes((await write('quxian', 'submitReport', '2023-05', institution)).problems);
    expect((await set('dazhou', { region: '511700', locks: [{ from: '2023-05' }], reason: '市级已汇总' })).problems).toEqual([]);
    expect(await submit()).toEqual(['PERIOD_LOCKED']);
    expect((await calendar('sichuan', '511600', 'locks { period }')).locks).toEqual([]);
    const reopenings = [{ from: '2023-05' }];
    expect((await set('sichuan', { region: '511725', reopenings, reason: '更正' })).problems).toEqual([]);
    expect(await submit()).toEqual([]);
    await set('sichuan', { region: '510000', locks: [{ from: '2023-05' }], reason: '省级已定' });
    const refused = (await set('dazhou', { region: '511700', reopenings, reason: '更正' })).problems;
    expect(refused).toMatchObject([{ code: 'LOCKED_ABOVE', message: expect.stringContaining('sichuan') }]);
    expect(await submit()).toEqual(['PERIOD_LOCKED']);
  });
});

test('months lock by themselves after their due day where that was said, until somebody reopens them', async () => {
  const [institution] = await institutionsOf('quxian', '511725', 1);
  const submit = async () => codes((await write('quxian', 'submitReport', '2026-03', institution)).problems);
  expect((await set('sichuan', { region: '511725', autoLock: { days: 30, from: '2026-03' } })).problems).toEqual([]);
  expect(await submit()).toEqual(['PERIOD_LOCKED']);
  expect((await calendar('quxian', '511725', 'lock(period: "2026-03") { automatic since }')).lock).toEqual({
    automatic: true,
    since: '2026-05-11',
  });
  expect((await set('sichuan', { region: '511725', reopenings: [{ from: '2026-03' }], reason: '更正' })).problems).toEqual([]);
  expect(await submit()).toEqual([]);
});

test('reports are taken from the first open month on', async () => {
  const [institution] = await institutionsOf('quxian', '511725', 1);
  const submit = async (period: string) => (await write('quxian', 'submitReport', period, institution)).problems;
  expect((await set('sichuan', { region: '510000', firstMonth: '2021-01' })).problems).toEqual([]);
  expect(await submit('2020-12')).toMatchObject([{ code: 'PERIOD_NOT_OPEN', message: expect.stringContaining('2021-01') }]);
  expect(await submit('2021-01')).toEqual([]);
});

test('the same request is done once', async () => {
  const input = { region: '500231', locks: [{ from: '2021-06' }], reason: '试', clientRequestId: requestId() };
  const answers = await Promise.all(Array.from({ length: 4 }, () => set('chongqing', input)));
  expect(answers.map(({ problems }) => problems)).toEqual([[], [], [], []]);
  expect((await owner.query(`select 1 from calendar_entry where kind = 'LOCK' and region_id = 500231`)).rowCount).toBe(1);
  expect(codes((await set('chongqing', { ...input, reason: '另一个' })).problems)).toEqual(['REQUEST_ID_REUSED']);
});

test('bureaus that set calendars at the same time all get their say, one number after the other', async () => {
  const before = (await owner.query(`select max(entry_number) as last from calendar_entry where tenant_id = 500000`)).rows[0]
    .last as number;
  const regions = ['500101', '500102', '500103', '500104'];
  const answers = await Promise.all(regions.map((region) => set('chongqing', { region, reminderDays: 4 })));
  expect(answers.every(({ problems }) => problems.length === 0)).toBe(true);
  const { rows } = await owner.query(`select entry_number from calendar_entry where tenant_id = 500000 and entry_number > $1 order by 1`, [
    before,
  ]);
  expect(rows.map((row) => row.entry_number as number)).toEqual(regions.map((_, index) => before + index + 1));
});

test('once a lock was answered nothing in its month changes any more, however many clerks were at it', async () => {
  const institutions = await institutionsOf('liangping', '500155', 60);
  const versions = async (): Promise<number> =>
    (await owner.query<{ count: number }>(`select count(*)::int as count from report_event where region_id = 500155 and month = 202507`))
      .rows[0]!.count;
  let locked = false;
  let late = 0;
  const clerk = async (own: readonly string[]): Promise<string[]> => {
    const told: string[] = [];
    for (let turn = 0; told.at(-1) !== 'PERIOD_LOCKED' && turn < 200; turn += 1) {
      const begunAfter = locked;
      const { report, problems } = await write('liangping', 'submitReport', '2025-07', own[turn % own.length]);
      told.push(report ? 'done' : problems[0]!.code);
      if (begunAfter && report) late += 1;
    }
    return told;
  };
  const clerks = Array.from({ length: 6 }, (_, index) => clerk(institutions.slice(index * 10, index * 10 + 10)));
  for (let written = await versions(), goal = written + 12; written < goal;) written = await versions();
  expect((await set('chongqing', { region: '500000', locks: [{ from: '2025-07' }], reason: '截止' })).problems).toEqual([]);
  const atTheAnswer = await versions();
  locked = true;
  const told = await Promise.all(clerks);
  expect(await versions()).toBe(atTheAnswer);
  expect(late).toBe(0);
  for (const words of told) {
    expect(words.at(-1)).toBe('PERIOD_LOCKED');
    expect(new Set(words.slice(0, -1))).toEqual(new Set(['done']));
  }
});

test('a lock waits for a report that is being written, and a report for a lock that is being placed', async () => {
  const hold = async (sql: string): Promise<() => Promise<void>> => {
    const client = new pg.Client({ connectionString: cloned.ownerUrl });
    await client.connect();
    await client.query(`begin; select ${sql}`);
    return async () => {
      await client.query('rollback');
      await client.end();
    };
  };
  const waiting = `select 1 from pg_locks join pg_database d on d.oid = database and d.datname = current_database()
                    where locktype = 'advisory' and not granted`;
  const settled = async (work: Promise<unknown>): Promise<boolean> => {
    let done = false;
    void work.finally(() => (done = true));
    // Long enough for the request to reach the lock: it waits in the database, and is seen there.
    await eventually(async () => expect(done || (await owner.query(waiting)).rowCount! > 0).toBe(true));
    return done;
  };
  const writing = await hold('pg_advisory_xact_lock_shared(1363013, 500155)');
  const lock = set('chongqing', { region: '500155', locks: [{ from: '2025-08' }], reason: '试' });
  expect(await settled(lock)).toBe(false);
  // Another county is not held up, nor is another clerk of its own where nobody places a lock.
  const [far] = await institutionsOf('dianjiang', '500231', 1);
  expect((await write('dianjiang', 'submitReport', '2025-08', far)).problems).toEqual([]);
  await writing();
  expect((await lock).problems).toEqual([]);

  const placing = await hold('pg_advisory_xact_lock(1363013, 500231)');
  const report = write('dianjiang', 'submitReport', '2025-09', far);
  expect(await settled(report)).toBe(false);
  await placing();
  expect((await report).problems).toEqual([]);
});

test('a batch asks the calendar twice, whatever its length and the calendar’s', async () => {
  const statements = recordStatements(platform.server.database);
  const institutions = await institutionsOf('dianjiang', '500231', 200);
  const batch = (rows: readonly string[]) => {
    const reports = rows.map((institution) => ({ institution, period: '2025-10', values }));
    return statements.during(() =>
      platform.ask('dianjiang', contractOperation('SubmitBatch'), { input: { reports, clientRequestId: requestId() } }),
    );
  };
  const twice = { hold_calendar_of_reports: 1, select_calendar_entries: 1 };
  expect(await batch(institutions.slice(0, 1))).toMatchObject(twice);
  const locks = Array.from({ length: 40 }, (_, index) => ({
    from: `202${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
  }));
  await set('chongqing', { region: '500155', locks, reason: '试' });
  expect(await batch(institutions.slice(1))).toMatchObject(twice);
});
