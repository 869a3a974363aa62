// Notifications over a real socket: who is told, in which order, once, after a cut too, and by two servers over one database.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addGrant, createAccount, disableAccount, endGrant, withPlatformSession, withSignInSession } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { NewEvent } from '../src/events/outbox.store.js';
import { expireEvents } from '../src/events/relay.service.js';
import { hashSecret } from '../src/features/sign-in/secret-hash.js';
import { relayWorkers } from '../src/workers/relay-workers.js';
import { announce, numbered, returned } from './kit/append-events.js';
import { eventually } from './kit/eventually.js';
import { grantOn } from './kit/make-tenant.js';
import { openSocket, type SocketMessage, type TestSocket } from './kit/open-socket.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

const SCHOOL = '00000000-0000-4000-8000-000000000001';
const NOTIFIED = `subscription ($after: String) { notified(after: $after) { sequence notification {
  sequence kind title text read region { code } institution { code } report { id } } } }`;
const workers = relayWorkers({ eventRetentionDays: 30, auditDigest: 'sha256' });

let server: TestServer;
let other: TestServer;
let owner: pg.Client;
const sockets: TestSocket[] = [];
beforeAll(async () => {
  server = await startTestServer({ workers });
  other = await startTestServer({ workers, cloned: server.cloned });
  owner = new pg.Client({ connectionString: server.cloned.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await owner.end();
  await other.close();
  await server.close();
});

const open = async (username: string, at = server): Promise<TestSocket> => {
  const socket = await openSocket(at.wsUrl, await at.token(username));
  sockets.push(socket);
  return socket;
};
interface Event {
  readonly sequence: string;
  readonly notification: { sequence: string; kind: string; title: string; text: string; region: { code: string } };
}
const eventsOf = (messages: readonly SocketMessage[]): Event[] =>
  messages.filter(({ type }) => type === 'next').map(({ payload }) => payload.data.notified as Event);
const textsOf = (messages: readonly SocketMessage[]): string[] => eventsOf(messages).map((event) => event.notification.text);
/** Until the subscription is in place, which nothing tells but an event that arrives: announced again and again until one does. */
const ready = (messages: () => SocketMessage[], mark: NewEvent): Promise<void> =>
  eventually(async () => {
    await announce(server.database, mark);
    expect(messages().length).toBeGreaterThan(0);
  });
const errorCodes = (messages: readonly SocketMessage[]): unknown[] =>
  messages
    .filter(({ type }) => type === 'error')
    .flatMap(({ payload }) => payload.map((error: { extensions: { code: string } }) => error.extensions.code));

describe('a subscription to notifications', () => {
  test('tells of what happens from now on, in words', async () => {
    await announce(server.database, returned('以前的'));
    await numbered(owner);
    const messages = (await open('liangping')).subscribe('n', NOTIFIED);
    await ready(messages, returned('电量有误'));
    const [first] = eventsOf(messages());
    expect(first).toMatchObject({
      sequence: first!.notification.sequence,
      notification: {
        kind: 'REPORT_RETURNED',
        title: '报表被退回',
        text: '梁平区 2026-03 的报表被退回，原因：电量有误。',
        read: false,
        region: { code: '500155' },
        institution: null,
        report: null,
      },
    });
    expect(textsOf(messages()).join()).not.toContain('以前的');
  });

  test('arrives once from either server, whichever of them numbered it', async () => {
    const [here, there] = [await open('dianjiang'), await open('dianjiang', other)].map((socket) => socket.subscribe('n', NOTIFIED));
    const mark = returned('标记', { regionId: 500231 });
    await ready(here!, mark);
    await ready(there!, mark);
    await announce(server.database, returned('只此一次', { regionId: 500231 }), returned('到此为止', { regionId: 500231 }));
    for (const messages of [here!, there!]) {
      await eventually(() => expect(textsOf(messages()).join()).toContain('到此为止'));
      expect(textsOf(messages()).filter((text) => text.includes('只此一次'))).toHaveLength(1);
    }
  });

  test('that was cut goes on with exactly what was missed, in order, and then with what happens', async () => {
    const before = await open('liangping');
    const messages = before.subscribe('n', NOTIFIED);
    await ready(messages, returned('续订之前'));
    const after = await numbered(owner);
    before.close();
    const missed = Array.from({ length: 30 }, (_, index) => `错过 ${index}`);
    await announce(
      server.database,
      ...missed.map((reason, index) => returned(reason, index % 3 === 0 ? {} : { system: 'HEALTH', institutionId: randomUUID() })),
    );
    // In between, what is none of their business.
    await announce(server.database, returned('别县的', { regionId: 500231 }));
    for (const at of [server, other]) {
      const again = (await open('liangping', at)).subscribe('n', NOTIFIED, { after });
      await eventually(() => expect(eventsOf(again()).length).toBeGreaterThanOrEqual(30));
      await announce(server.database, returned(`之后 ${at.url}`));
      await eventually(() => expect(textsOf(again()).join()).toContain(`之后 ${at.url}`));
      const events = eventsOf(again());
      expect(events.slice(0, 30).map(({ notification }) => /错过 \d+/.exec(notification.text)?.[0])).toEqual(missed);
      const sequences = events.map(({ sequence }) => BigInt(sequence));
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => (a < b ? -1 : 1)));
    }
  });

  test('from before what is kept ends with RESUME_EXPIRED, and so does one from a number that was never given', async () => {
    await announce(server.database, returned('旧的'), returned('旧的二'));
    const after = await numbered(owner);
    await owner.query(`update outbox set occurred_at = now() - interval '31 days' where sequence <= $1`, [after]);
    await announce(server.database, returned('留着的'));
    await numbered(owner);
    expect(await expireEvents(server.database, 30 * 86_400_000)).toBe('IDLE');
    const socket = await open('liangping');
    const expired = socket.subscribe('expired', NOTIFIED, { after: String(BigInt(after) - 1n) });
    await eventually(() => expect(errorCodes(expired())).toEqual(['RESUME_EXPIRED']));
    const future = socket.subscribe('future', NOTIFIED, { after: '999999999999' });
    await eventually(() => expect(errorCodes(future())).toEqual(['RESUME_EXPIRED']));
    const kept = socket.subscribe('kept', NOTIFIED, { after });
    await eventually(() => expect(textsOf(kept()).join()).toContain('留着的'));
    expect((await owner.query('select 1 from outbox where sequence <= $1', [after])).rowCount).toBe(0);
  });

  test.each(['x', '-1', '1.5', '', '9'.repeat(40), '１'])('after: %j is refused as an argument', async (after) => {
    const socket = await open('liangping');
    const [first] = await socket.operation('bad', NOTIFIED, { after });
    expect(first).toMatchObject({ payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
    socket.close();
  });

  test('has the limits of every operation, and is refused over HTTP', async () => {
    const socket = await open('liangping');
    const deep = `subscription { notified { notification { region { ${'parent { '.repeat(11)} code ${'}'.repeat(11)} } } } }`;
    expect(await socket.operation('deep', deep)).toMatchObject([
      { type: 'error', payload: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] },
    ]);
    const overHttp = await server.query(await server.token('liangping'), NOTIFIED);
    expect(overHttp.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  test('is left without a trace when the client completes it or goes away', async () => {
    const { feedOf } = await import('../src/events/event-feed.js');
    const count = (): number => feedOf(server.database).listeners;
    const before = count();
    const socket = await open('liangping');
    const messages = socket.subscribe('n', NOTIFIED);
    await ready(messages, returned('在听'));
    const second = socket.subscribe('m', NOTIFIED);
    await ready(second, returned('也在听'));
    expect(count()).toBe(before + 2);
    socket.send({ type: 'complete', id: 'n' });
    await eventually(() => expect(count()).toBe(before + 1));
    socket.close();
    await eventually(() => expect(count()).toBe(before));
  });
});

describe('rights', () => {
  const addBureau = async (username: string): Promise<{ accountId: string; grantId: string }> => {
    const [accountId, grantId] = [randomUUID(), randomUUID()];
    const secretHash = await hashSecret('demo');
    await withPlatformSession(server.database, async (db) => {
      await createAccount(db, {
        accountId,
        username,
        kind: 'PERSON',
        displayName: username,
        secretHash,
        mustChangeSecret: false,
        demonstration: true,
      });
      await addGrant(db, { ...grantOn('COUNTY_BUREAU', 500000, 500155), grantId, accountId });
    });
    return { accountId, grantId };
  };

  test('that end, end the stream before anything more is told', async () => {
    const { grantId } = await addBureau('ended');
    const messages = (await open('ended')).subscribe('n', NOTIFIED);
    await ready(messages, returned('授权还在'));
    await withSignInSession(server.database, (db) => endGrant(db, 500000, grantId, new Date()));
    await announce(server.database, returned('授权已收回'));
    await eventually(() => expect(errorCodes(messages())).toEqual(['FORBIDDEN']));
    expect(textsOf(messages()).join()).not.toContain('收回');
  });

  test('that are gone with their account end it too; a change of anybody’s access is enough to look', async () => {
    const { accountId } = await addBureau('disabled');
    const messages = (await open('disabled')).subscribe('n', NOTIFIED);
    await ready(messages, returned('账号还在'));
    await withSignInSession(server.database, (db) => disableAccount(db, accountId, new Date()));
    await announce(server.database, { tenantId: 500000, kind: 'ACCESS_CHANGED', regionId: 500231, body: {} });
    await eventually(() => expect(errorCodes(messages())).toEqual(['UNAUTHENTICATED']));
  });

  const month = { period: '2026-03', reason: '月报' };
  const events: Readonly<Record<string, NewEvent>> = {
    'returned school of 500155': returned('r', { institutionId: SCHOOL }),
    'returned hospital of 500155': returned('r', { system: 'HEALTH', institutionId: randomUUID() }),
    'returned office of 500231': returned('r', { regionId: 500231, institutionId: randomUUID() }),
    'returned office of 500000': returned('r', { regionId: 500000, institutionId: randomUUID() }),
    'returned office of 511725': returned('r', { tenantId: 510000, regionId: 511725, institutionId: randomUUID() }),
    'submitted in 500155': returned('r', { kind: 'REPORT_SUBMITTED' }),
    'approved in 500155': returned('r', { kind: 'REPORT_APPROVED', institutionId: SCHOOL }),
    'locked 500155': { tenantId: 500000, kind: 'MONTH_LOCKED', regionId: 500155, body: month },
    'locked 500000': { tenantId: 500000, kind: 'MONTH_LOCKED', regionId: 500000, body: month },
    'locked 511700': { tenantId: 510000, kind: 'MONTH_LOCKED', regionId: 511700, body: month },
    'due in 500231': {
      tenantId: 500000,
      kind: 'DUE_SOON',
      regionId: 500231,
      body: { period: '2026-03', dueDate: '2026-04-10', missing: 7 },
    },
    'overdue in 500155': {
      tenantId: 500000,
      kind: 'OVERDUE',
      regionId: 500155,
      body: { period: '2026-03', dueDate: '2026-04-10', missing: 7 },
    },
    'overdue in 511725': {
      tenantId: 510000,
      kind: 'OVERDUE',
      regionId: 511725,
      body: { period: '2026-03', dueDate: '2026-04-10', missing: 4 },
    },
    'overdue in 500000': {
      tenantId: 500000,
      kind: 'OVERDUE',
      regionId: 500000,
      body: { period: '2026-03', dueDate: '2026-04-10', missing: 1 },
    },
    'overdue below 500000': {
      tenantId: 500000,
      kind: 'OVERDUE_SUMMARY',
      regionId: 500000,
      body: { period: '2026-03', dueDate: '2026-04-10', missing: 9, regions: 2, names: '梁平区、垫江县', more: false },
    },
    ...Object.fromEntries(
      ['EDUCATION', 'HEALTH'].map((system): [string, NewEvent] => [
        `overdue ${system} of 500155`,
        { tenantId: 500000, kind: 'OVERDUE_SUMMARY', regionId: 500155, system, body: { period: '2026-03', missing: 3, system } },
      ]),
    ),
    'check for 500231': { tenantId: 500000, kind: 'CHECK_ASSIGNED', regionId: 500231, body: { checkId: 'c', period: '2026-03' } },
    'register of 500155': { tenantId: 500000, kind: 'REGISTER_CHANGED', regionId: 500155, body: {} },
    'plan of 500000': { tenantId: 500000, kind: 'PLAN_PUBLISHED', regionId: 500000, body: {} },
    'plan of 510000': { tenantId: 510000, kind: 'PLAN_PUBLISHED', regionId: 510000, body: {} },
    'import by liangping': {
      tenantId: 500000,
      kind: 'IMPORT_FINISHED',
      regionId: 500155,
      body: { importId: 'i', accepted: 3, rejected: 1, account: 'liangping' },
    },
    'somebody’s access in 500155': { tenantId: 500000, kind: 'ACCESS_CHANGED', regionId: 500155, body: {} },
  };
  /** Written out, not computed. */
  const expected: Readonly<Record<string, readonly string[]>> = {
    sichuan: [],
    chongqing: ['overdue in 500000', 'overdue below 500000'],
    dazhou: ['locked 511700', 'overdue in 511725', 'plan of 510000'],
    quxian: ['returned office of 511725', 'locked 511700', 'overdue in 511725', 'plan of 510000'],
    liangping: [
      'returned school of 500155',
      'returned hospital of 500155',
      'locked 500155',
      'locked 500000',
      'overdue in 500155',
      'register of 500155',
      'plan of 500000',
      'import by liangping',
    ],
    dianjiang: ['returned office of 500231', 'locked 500000', 'due in 500231', 'check for 500231', 'plan of 500000'],
    'liangping-school': ['returned school of 500155', 'locked 500155', 'locked 500000', 'overdue in 500155'],
    'liangping-education': ['overdue EDUCATION of 500155'],
    joint: [],
    auditor: [],
  };

  test('each account is told of what is its own, over the socket and in the list, and a county of nothing of its sibling', async () => {
    const after = await numbered(owner);
    const { rows } = await owner.query<{ id: string }>(`select account_id as id from account where username = 'liangping'`);
    const names = Object.keys(events);
    const all = names.map((name) => {
      const event = events[name]!;
      return event.kind === 'IMPORT_FINISHED' ? { ...event, body: { ...event.body, account: rows[0]!.id } } : event;
    });
    await announce(server.database, ...all);
    await numbered(owner);
    // In the order of the numbers, which is that of appending: of 重庆 first, then of 四川.
    const inOrder = [...names].sort((a, b) => events[a]!.tenantId - events[b]!.tenantId);
    const first = BigInt(after) + 1n;
    const nameOf = (sequence: string): string => inOrder[Number(BigInt(sequence) - first)]!;
    for (const [username, told] of Object.entries(expected)) {
      const token = await server.token(username);
      const { data, errors } = await server.query(token, '{ notifications(first: 100) { totalCount nodes { sequence text } } }');
      expect({ username, errors }).toEqual({ username, errors: undefined });
      const listed = (data!.notifications.nodes as { sequence: string }[]).filter(({ sequence }) => BigInt(sequence) >= first);
      expect({ username, told: listed.map(({ sequence }) => nameOf(sequence)).sort() }).toEqual({ username, told: [...told].sort() });
      const messages = (await open(username)).subscribe('n', NOTIFIED, { after });
      await eventually(() => expect(eventsOf(messages())).toHaveLength(told.length));
      expect(
        eventsOf(messages())
          .map(({ sequence }) => nameOf(sequence))
          .sort(),
      ).toEqual([...told].sort());
    }
  });

  test('a reporter is told that its county is overdue, and not how many others are', async () => {
    const textFor = async (username: string): Promise<string> => {
      const { data } = await server.query(await server.token(username), '{ notifications(first: 100) { nodes { kind text } } }');
      return (data!.notifications.nodes as { kind: string; text: string }[]).find(({ kind }) => kind === 'OVERDUE')!.text;
    };
    expect(await textFor('liangping')).toBe('梁平区 2026-03 的报表已逾期，截止日期 2026-04-10，尚缺 7 份。');
    expect(await textFor('liangping-school')).toBe('梁平区 2026-03 的报表已逾期，截止日期 2026-04-10。');
  });
});

describe('the list of notifications', () => {
  const LIST = `query ($first: Int, $after: String) { notifications(first: $first, after: $after) {
    totalCount nodes { sequence read } pageInfo { hasNextPage endCursor } } }`;
  const MARK = `mutation ($upTo: String!, $id: String!) { markNotificationsRead(input: { upTo: $upTo, clientRequestId: $id }) {
    readTo problems { code path message } } }`;
  interface Page {
    totalCount: number;
    nodes: { sequence: string; read: boolean }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  }
  const list = async (variables: object = {}): Promise<Page> =>
    (await server.query(await server.token('dianjiang'), LIST, variables as Record<string, unknown>)).data!.notifications as Page;

  test('comes newest first, page by page, each once', async () => {
    await announce(server.database, ...Array.from({ length: 5 }, (_, index) => returned(`页 ${index}`, { regionId: 500231 })));
    await numbered(owner);
    const whole = await list({ first: 100 });
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await list({ first: 2, after });
      paged.push(...page.nodes.map(({ sequence }) => sequence));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(paged).toEqual(whole.nodes.map(({ sequence }) => sequence));
    expect(paged).toEqual([...paged].sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)));
    expect(whole.totalCount).toBe(paged.length);
  });

  test('is read up to where the reader said, for good', async () => {
    const token = await server.token('dianjiang');
    const { nodes } = await list({ first: 100 });
    const upTo = nodes[2]!.sequence;
    const marked = await server.query(token, MARK, { upTo, id: 'mark 1' });
    expect(marked.data!.markNotificationsRead).toEqual({ readTo: upTo, problems: [] });
    const lower = await server.query(token, MARK, { upTo: '0', id: 'mark 2' });
    expect(lower.data!.markNotificationsRead).toEqual({ readTo: upTo, problems: [] });
    expect((await list({ first: 100 })).nodes.map(({ read }) => read)).toEqual(nodes.map((_, index) => index >= 2));
  });

  test.each(['x', '-1', '999999999999', ''])('marking up to %j is a problem', async (upTo) => {
    const { data } = await server.query(await server.token('dianjiang'), MARK, { upTo, id: `mark ${upTo}` });
    expect(data!.markNotificationsRead).toMatchObject({ readTo: null, problems: [{ code: 'UNKNOWN_SEQUENCE', path: ['input', 'upTo'] }] });
  });

  test('refuses a cursor that it did not make', async () => {
    const { errors } = await server.query(await server.token('dianjiang'), LIST, { after: Buffer.from('["x"]').toString('base64url') });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

test('a server that stops closes its sockets with 1001, subscribed or not', async () => {
  const third = await startTestServer({ workers, cloned: server.cloned });
  const socket = await openSocket(third.wsUrl, await third.token('liangping'));
  const messages = socket.subscribe('n', NOTIFIED);
  await ready(messages, returned('要停了'));
  await third.close();
  expect((await socket.closed()).code).toBe(1001);
});
