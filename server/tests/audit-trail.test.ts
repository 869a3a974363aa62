// The audit trail: who reads it, what it says, and that tampering by the database's owner is found and named.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import pino from 'pino';
import { relayEvents } from '../src/events/relay.service.js';
import { chainAuditRecords, checkChain, type ChainCheck } from '../src/features/audit/audit-chain.service.js';
import { loadScope } from './kit/append-events.js';
import { everyPage } from './kit/demonstration-server.js';
import { eventually } from './kit/eventually.js';
import { openSocket } from './kit/open-socket.js';
import { startTestServer, type GraphqlAnswer, type TestServer } from './kit/start-test-server.js';

const TRAIL = `query ($region: String!, $first: Int, $after: String, $filter: AuditFilter) {
  auditTrail(region: $region, first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } nodes {
    id occurredAt account address action actionName region { code } subjects details { name value } requestId link { number hash algorithm } } } }`;
const MARK = 'mutation ($id: String!) { markNotificationsRead(input: { upTo: "0", clientRequestId: $id }) { problems { code } } }';
const log = pino({ level: 'silent' });

interface Entry {
  readonly id: string;
  readonly occurredAt: string;
  readonly account: string;
  readonly address: string | null;
  readonly action: string;
  readonly actionName: string;
  readonly region: { code: string };
  readonly subjects: string[];
  readonly details: { name: string; value: string | null }[];
  readonly requestId: string;
  readonly link: { number: number; hash: string; algorithm: string } | null;
}

let server: TestServer;
let owner: pg.Client;
const tokens = new Map<string, string>();
beforeAll(async () => {
  server = await startTestServer({ environment: { TRUST_PROXY: 'on' } });
  owner = new pg.Client({ connectionString: server.cloned.ownerUrl });
  await owner.connect();
  for (const username of ['chongqing', 'sichuan', 'liangping', 'dianjiang', 'dazhou', 'quxian', 'auditor', 'liangping-school', 'joint'])
    tokens.set(username, await server.token(username));
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

const ask = (username: string, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<GraphqlAnswer> =>
  server.query(tokens.get(username)!, query, variables);
const trail = async (variables: Readonly<Record<string, unknown>> = {}, username = 'auditor'): Promise<Entry[]> => {
  const { data, errors } = await ask(username, TRAIL, { region: '500000', first: 500, ...variables });
  expect(errors).toBeUndefined();
  return data!.auditTrail.nodes as Entry[];
};
let marks = 0;
const mark = async (username: string): Promise<void> => {
  const { data } = await ask(username, MARK, { id: `mark ${(marks += 1)}` });
  expect(data!.markNotificationsRead.problems).toEqual([]);
};
const chainAll = async (algorithm = 'sha256', most = 500): Promise<void> => {
  while ((await chainAuditRecords(server.database, log, { algorithm, most })) === 'MORE');
};

describe('who reads it', () => {
  test.each([
    ['auditor', '500000', 'answer'],
    ['auditor', '500155', 'answer'],
    ['chongqing', '500000', 'answer'],
    ['sichuan', '511725', 'answer'],
    ['auditor', '510000', 'OUT_OF_SCOPE'],
    ['chongqing', '511725', 'OUT_OF_SCOPE'],
    ['liangping', '500155', 'FORBIDDEN'],
    ['liangping', '500000', 'OUT_OF_SCOPE'],
    ['liangping', '500231', 'OUT_OF_SCOPE'],
    ['dazhou', '511700', 'FORBIDDEN'],
    ['liangping-school', '500155', 'OUT_OF_SCOPE'],
    ['joint', '500000', 'OUT_OF_SCOPE'],
    ['auditor', '999999', 'NOT_FOUND'],
    ['auditor', 'x', 'BAD_USER_INPUT'],
  ])('%s of %s: %s', async (username, region, expected) => {
    const { errors } = await ask(username, TRAIL, { region });
    expect(errors?.[0]?.extensions.code ?? 'answer').toBe(expected);
  });
});

describe('what it says', () => {
  test('who did what, when, from where, to what, newest first', async () => {
    await mark('liangping');
    const [entry] = await trail();
    expect(entry).toMatchObject({
      account: 'liangping',
      action: 'markNotificationsRead',
      actionName: '通知标为已读',
      address: '127.0.0.1',
      region: { code: '500155' },
      details: expect.arrayContaining([{ name: 'upTo', value: '0' }]),
      link: null,
    });
    expect(Math.abs(Date.parse(entry!.occurredAt) - Date.now())).toBeLessThan(60_000);
    await chainAll();
    expect((await trail())[0]!.link).toMatchObject({ algorithm: 'sha256', hash: expect.stringMatching(/^[\da-f]{64}$/) });
  });

  test('every entry of the subtree on some page, once, and of no other region', async () => {
    for (const username of ['liangping', 'dianjiang', 'quxian', 'chongqing']) await mark(username);
    const whole = await trail();
    const paged = await everyPage<Entry>(
      async (after) => (await ask('auditor', TRAIL, { region: '500000', first: 3, after })).data!.auditTrail,
    );
    expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    expect(new Set(whole.map(({ region }) => region.code.slice(0, 2)))).toEqual(new Set(['50']));
    const county = await trail({ region: '500155' });
    expect(new Set(county.map(({ region }) => region.code))).toEqual(new Set(['500155']));
    expect(county.length).toBeGreaterThan(0);
  });

  test('filtered by action, account and time', async () => {
    const whole = await trail();
    const of = (filter: object) => trail({ filter });
    expect(await of({ account: 'dianjiang', action: 'markNotificationsRead' })).toEqual(
      whole.filter(({ account, action }) => account === 'dianjiang' && action === 'markNotificationsRead'),
    );
    const at = whole[2]!.occurredAt;
    expect(await of({ from: at })).toEqual(whole.filter(({ occurredAt }) => occurredAt >= at));
    expect(await of({ to: at })).toEqual(whole.filter(({ occurredAt }) => occurredAt < at));
  });

  test('a cursor of another list is refused', async () => {
    for (const key of [
      ['x'],
      ['2024-01-01', '00000000-0000-4000-8000-000000000001'],
      ['2024-13-01T00:00:00.000000Z', '00000000-0000-4000-8000-000000000001'],
    ]) {
      const { errors } = await ask('auditor', TRAIL, { region: '500000', after: Buffer.from(JSON.stringify(key)).toString('base64url') });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });
});

describe('signing in', () => {
  const signIn = (username: string, password: string): Promise<Response> =>
    server.signIn({ grant_type: 'password', username, password }, { 'x-forwarded-for': '192.0.2.9' });
  const actsOf = async (account: string): Promise<string[]> =>
    (await trail({ filter: { account } })).map(({ action, address }) => `${action} ${address}`).reverse();

  test('leaves a trace where the account’s grants are, with the address it came from', async () => {
    await signIn('liangping-education', 'demo');
    expect((await trail({ filter: { account: 'liangping-education' } }))[0]).toMatchObject({
      action: 'signIn',
      actionName: '登录',
      address: '192.0.2.9',
      region: { code: '500155' },
      subjects: ['liangping-education'],
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    // Of two provinces: in both.
    expect((await trail({ filter: { account: 'joint' } })).map(({ action }) => action)).toEqual(['signIn']);
    expect((await trail({ region: '510000', filter: { account: 'joint' } }, 'sichuan')).map(({ action }) => action)).toEqual(['signIn']);
  });

  test('failures are recorded as far as the throttle lets them through, then that it is locked, then nothing', async () => {
    for (let tries = 0; tries < 12; tries += 1) await signIn('dianjiang', `guess ${tries}`);
    const failed = (await actsOf('dianjiang')).filter((act) => act.startsWith('signInFailed') || act.startsWith('signInLockedOut'));
    expect(failed.sort()).toEqual([...Array.from({ length: 5 }, () => 'signInFailed 192.0.2.9'), 'signInLockedOut 192.0.2.9'].sort());
    expect((await trail({ filter: { account: 'dianjiang', action: 'signInLockedOut' } }))[0]!.details).toEqual([
      { name: 'failures', value: '5' },
    ]);
  });

  test('what is no account’s name, perhaps a password, is not kept', async () => {
    await signIn('hunter2', 'x');
    expect((await owner.query(`select 1 from audit_record where to_jsonb(audit_record)::text like '%hunter2%'`)).rowCount).toBe(0);
  });
});

test('over a socket behind a trusted proxy the address is the client’s, as over HTTP', async () => {
  const { WebSocket } = await import('ws');
  const socket = new WebSocket(server.wsUrl, 'graphql-transport-ws', { headers: { 'x-forwarded-for': '203.0.113.7' } });
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${tokens.get('liangping')}` } }));
  await new Promise((resolve) => socket.once('message', resolve));
  const query = 'mutation { markNotificationsRead(input: { upTo: "0", clientRequestId: "by socket" }) { problems { code } } }';
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
  await eventually(async () => expect((await trail())[0]).toMatchObject({ account: 'liangping', address: '203.0.113.7' }));
  socket.close();
  const plain = await openSocket(server.wsUrl, tokens.get('liangping'));
  await plain.operation('1', query.replace('by socket', 'by plain socket'));
  expect((await trail())[0]!.address).toBe('127.0.0.1');
  plain.close();
});

describe('the chain', () => {
  const INTEGRITY = `query ($from: Int, $first: Int, $anchorLink: Int, $anchorHash: String) { auditTrail(region: "500000", first: 0) {
    auditIntegrity(from: $from, first: $first, anchorLink: $anchorLink, anchorHash: $anchorHash) {
      intact checkedFrom checkedTo waiting head { number hash algorithm } faults { kind link record } } } }`;
  const integrity = async (variables: Readonly<Record<string, unknown>> = {}) => {
    const { data, errors } = await ask('auditor', INTEGRITY, variables);
    expect(errors).toBeUndefined();
    return data!.auditTrail.auditIntegrity as {
      intact: boolean;
      checkedFrom: number;
      checkedTo: number;
      waiting: number;
      head: { number: number; hash: string } | null;
      faults: { kind: string; link: number | null; record: string | null }[];
    };
  };

  test('has a link for every record once it was chained, and is found intact from anywhere', async () => {
    for (let count = 0; count < 12; count += 1) await mark('liangping');
    const before = await integrity();
    expect(before.waiting).toBeGreaterThan(0);
    await chainAll('sha256', 5);
    const { checkedTo, head, ...rest } = await integrity();
    expect(rest).toEqual({ intact: true, checkedFrom: 1, waiting: 0, faults: [] });
    expect(head!.number).toBe(checkedTo);
    expect((await owner.query('select 1 from audit_record where tenant_id = 500000')).rowCount).toBe(checkedTo);
    expect(await integrity({ from: 5, first: 4 })).toMatchObject({ intact: true, checkedFrom: 5, checkedTo: 8, head: null });
    expect(await integrity({ anchorLink: head!.number, anchorHash: head!.hash })).toMatchObject({ intact: true });
  });

  test('goes on with SM3 where that is asked for, each link by its own digest', async () => {
    await mark('liangping');
    await chainAll('sm3');
    expect((await trail())[0]!.link!.algorithm).toBe('sm3');
    await mark('liangping');
    await chainAll();
    expect((await integrity()).faults).toEqual([]);
  });

  test('is made by one server at a time, and by two in turns without a fork', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => mark(index % 2 === 0 ? 'liangping' : 'chongqing')));
    const other = await startTestServer({ cloned: server.cloned });
    try {
      const chain = async ({ database }: TestServer): Promise<void> => {
        for (let run = 0; run < 10; run += 1) await chainAuditRecords(database, log, { algorithm: 'sha256', most: 2 });
      };
      await Promise.all([chain(server), chain(other), chain(server)]);
      await chainAll();
    } finally {
      await other.close();
    }
    expect((await integrity()).faults).toEqual([]);
  });

  test.each([
    ['a link of nothing', { first: 0 }],
    ['more than is read at once', { first: 20_001 }],
    ['a negative start', { from: -1 }],
    ['half an anchor', { anchorLink: 3 }],
    ['an anchor that is no hash', { anchorLink: 3, anchorHash: 'xyz' }],
  ])('a check of %s is refused as an argument', async (_, variables) => {
    const { errors } = await ask('auditor', INTEGRITY, variables);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('the outbox relay leaves it alone', async () => {
    await relayEvents(server.database);
    expect((await integrity()).faults).toEqual([]);
  });
});

describe('tampering by the owner of the database', () => {
  /** What was kept is put back, so that each case begins with an intact chain. */
  const afterTampering = async (...sql: string[]): Promise<ChainCheck> => {
    await owner.query('begin');
    try {
      for (const statement of sql) await owner.query(statement);
      await owner.query('commit');
      return await check();
    } finally {
      await restore();
    }
  };
  const check = async (anchors: Parameters<typeof checkChain>[2] = {}): Promise<ChainCheck> =>
    checkChain(await loadScope(server.database, 500000), 500000, anchors);
  const tables = ['audit_record', 'audit_link', 'audit_waiting'];
  const keep = async (): Promise<void> => {
    for (const table of tables) await owner.query(`create table kept_${table} as select * from ${table}`);
  };
  const restore = async (): Promise<void> => {
    for (const table of tables) await owner.query(`delete from ${table}; insert into ${table} select * from kept_${table}`);
  };
  const faultsOf = ({ faults }: ChainCheck): string[] => faults.map(({ kind, linkNumber }) => `${kind} ${linkNumber ?? '-'}`);
  const recordOf = (link: number): string => `(select record_id from audit_link where tenant_id = 500000 and link_number = ${link})`;
  const change = (set: string): string => `update audit_record set ${set} where tenant_id = 500000 and record_id = ${recordOf(7)}`;
  let last = 0;

  beforeAll(async () => {
    for (let count = 0; count < 5; count += 1) await mark('liangping');
    await chainAll();
    await keep();
    last = Number(
      (await owner.query<{ last: string }>('select max(link_number) as last from audit_link where tenant_id = 500000')).rows[0]!.last,
    );
    expect(faultsOf(await check())).toEqual([]);
  });
  afterAll(async () => {
    for (const table of tables) await owner.query(`drop table kept_${table}`);
  });

  test.each([
    ['who', `username = 'somebody'`],
    ['which account', 'account_id = gen_random_uuid()'],
    ['when, by a microsecond', `occurred_at = occurred_at + interval '1 microsecond'`],
    ['from where', `address = '198.51.100.1'`],
    ['from nowhere', `address = null`],
    ['what', `action = 'submitReport'`],
    ['to what', `subjects = subjects || array['more']`],
    ['where', 'region_id = 500231'],
    ['with which request', `request_id = request_id || ' '`],
    ['details', `details = details || '{"reason": "another"}'`],
    ['a digit of the details', `details = details || '{"upTo": 0}'`],
  ])('a changed entry is found: %s', async (_, set) => {
    expect(faultsOf(await afterTampering(change(set)))).toEqual(['CHANGED 7']);
  });

  test('an entry moved to another province leaves its link without it', async () => {
    const found = faultsOf(await afterTampering(change('tenant_id = 510000')));
    expect(found).toEqual(['MISSING_RECORD 7']);
  });

  test('a missing entry is found by its link, and a missing link by the number that is left out', async () => {
    const record = `delete from audit_record where tenant_id = 500000 and record_id = ${recordOf(7)}`;
    const link = 'delete from audit_link where tenant_id = 500000 and link_number = 7';
    expect(faultsOf(await afterTampering(record))).toEqual(['MISSING_RECORD 7']);
    expect(faultsOf(await afterTampering(link))).toEqual(['MISSING_LINK 8', 'NOT_LINKED -']);
    expect(faultsOf(await afterTampering(record, link))).toEqual(['MISSING_LINK 8']);
  });

  test('two swapped entries are found, both', async () => {
    const swap = `update audit_record set record_id = case record_id when ${recordOf(5)} then ${recordOf(6)} else ${recordOf(5)} end`;
    const found = faultsOf(
      await afterTampering(
        'alter table audit_record drop constraint audit_record_pkey',
        `${swap} where tenant_id = 500000 and record_id in (${recordOf(5)}, ${recordOf(6)})`,
        'alter table audit_record add primary key (tenant_id, record_id)',
      ),
    );
    expect(found).toEqual(['CHANGED 5', 'CHANGED 6']);
  });

  test('two swapped links are found, though each still holds its record', async () => {
    const swap = `update audit_link set link_number = case link_number when 5 then -6 else -5 end where tenant_id = 500000 and link_number in (5, 6)`;
    const found = faultsOf(await afterTampering(swap, 'update audit_link set link_number = -link_number where link_number < 0'));
    expect(found).toEqual(['CHANGED 5', 'CHANGED 6', 'BROKEN_LINK 7']);
  });

  test('an inserted entry is found: without a link, and with a made-up one', async () => {
    const insert = `insert into audit_record select tenant_id, '00000000-0000-4000-8000-00000000abcd', region_id, occurred_at, account_id, username, address, request_id, action, subjects, details
      from audit_record where tenant_id = 500000 and record_id = ${recordOf(3)}`;
    expect(faultsOf(await afterTampering(insert))).toEqual(['NOT_LINKED -']);
    const link = `insert into audit_link select tenant_id, ${last + 1}, '00000000-0000-4000-8000-00000000abcd', region_id, algorithm, hash, sha256('x'), now() from audit_link where tenant_id = 500000 and link_number = ${last}`;
    expect(faultsOf(await afterTampering(insert, link))).toEqual([`CHANGED ${last + 1}`]);
  });

  test('a changed link is found: its hash, what it follows, its time, its region', async () => {
    const set = (column: string, value: string) =>
      `update audit_link set ${column} = ${value} where tenant_id = 500000 and link_number = 7`;
    expect(faultsOf(await afterTampering(set('hash', `sha256('x')`)))).toEqual(['CHANGED 7', 'BROKEN_LINK 8']);
    expect(faultsOf(await afterTampering(set('previous_hash', `sha256('x')`)))).toEqual(['CHANGED 7']);
    expect(faultsOf(await afterTampering(set('chained_at', `chained_at + interval '1 second'`)))).toEqual(['CHANGED 7']);
    expect(faultsOf(await afterTampering(set('region_id', '500231')))).toEqual(['CHANGED 7']);
    expect(faultsOf(await afterTampering(set('algorithm', `'sm3'`)))).toEqual(['CHANGED 7']);
  });

  test('links cut off at the end are found while their records are there, else by a link that was noted elsewhere', async () => {
    const anchor = (
      await owner.query<{ hash: Buffer }>('select hash from audit_link where tenant_id = 500000 and link_number = $1', [last])
    ).rows[0]!;
    const anchors = [{ linkNumber: BigInt(last), hash: anchor.hash }];
    const links = `delete from audit_link where tenant_id = 500000 and link_number > ${last - 2}`;
    const records = `delete from audit_record where tenant_id = 500000 and record_id in (select record_id from audit_link where tenant_id = 500000 and link_number > ${last - 2})`;
    expect(faultsOf(await afterTampering(links))).toEqual(['NOT_LINKED -', 'NOT_LINKED -']);
    try {
      await owner.query(`${records}; ${links}`);
      // Nothing that is left tells of it.
      expect(faultsOf(await check())).toEqual([]);
      expect(faultsOf(await check({ anchors }))).toEqual([`ANCHOR_MISSING ${last}`]);
    } finally {
      await restore();
    }
    expect(faultsOf(await check({ anchors }))).toEqual([]);
  });

  test('a chain made anew over a changed entry is found by a link that was noted elsewhere, and only by it', async () => {
    const anchor = (
      await owner.query<{ hash: Buffer }>('select hash from audit_link where tenant_id = 500000 and link_number = $1', [last])
    ).rows[0]!;
    try {
      await owner.query(change(`username = 'somebody'`));
      await owner.query('delete from audit_link; insert into audit_waiting select tenant_id, record_id from audit_record');
      await chainAll();
      expect(faultsOf(await check())).toEqual([]);
      expect(faultsOf(await check({ anchors: [{ linkNumber: BigInt(last), hash: anchor.hash }] }))).toEqual([`ANCHOR_DIFFERS ${last}`]);
    } finally {
      await restore();
    }
  });

  test('an entry taken away before it was chained is found by the mark that it left', async () => {
    await mark('liangping');
    const found = await afterTampering(`delete from audit_record where record_id in (select record_id from audit_waiting)`);
    expect(faultsOf(found)).toEqual(['MISSING_RECORD -']);
  });
});
