// How transactions begin and end: what is written, what is not, and what becomes of the connection.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Pool, PoolClient } from 'pg';
import { cloneDatabase, type ClonedDatabase } from '../../../server/tests/kit/clone-database.js';
import * as tenants from '../index.js';
import { AccountEntity } from '../accounts/account.entity.js';
import { openDatabase, type Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import { currentTree } from '../regions/region-tree.store.js';
import { makeLoadScope, type RequestScope } from './request-scope.js';
import { ReadSession, withPlatformSession, withSignInSession, withTenantSession } from './session.js';
import { SessionDb, type PlatformDb, type SignInDb, type TenantDb } from './session-db.js';

const POOL_SIZE = 2;
let cloned: ClonedDatabase;
let database: Database;
let pool: Pool;
let sichuan: RequestScope;

beforeAll(async () => {
  cloned = await cloneDatabase();
  database = await openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: POOL_SIZE });
  pool = (database.dataSource.driver as unknown as { master: Pool }).master;
  sichuan = makeLoadScope(database, await currentTree(database), 510000, new Date());
});
afterAll(async () => {
  await database.close();
  await cloned.drop();
});

const countPlans = statement('count_plans', 'select count(*)::int as count from plan');
const divideByZero = statement('divide_by_zero', 'select 1 / 0 as never');
const insertBaseline = statement(
  'insert_test_baseline',
  `insert into region_baseline (tenant_id, region_id, year, indicator, value, unit, made_up, source) values (510000, 510000, $1, 'TEST', 1, 't', true, 'test')`,
);
const selectBaseline = statement('select_test_baseline', `select year from region_baseline where indicator = 'TEST' and year = $1`);
const showSetting = (name: string) => statement(`show_${name}`, `select current_setting('${name}', true) as value`);

const echoLists = statement(
  'echo_lists',
  'select $1::text[] as texts, $2::int[] as numbers, $3::uuid[] as ids, $4::text[] as gaps, $5::boolean[] as marks, $6::int[] as none',
);

const isWritten = (year: number): Promise<boolean> =>
  withTenantSession(sichuan, 'read', async (db) => (await db.query(selectBaseline, [year])).length === 1);

/** Every connection is back, none is in a transaction, none knows a caller. */
const expectCleanPool = async (): Promise<void> => {
  expect({ waiting: pool.waitingCount, busy: pool.totalCount - pool.idleCount }).toEqual({ waiting: 0, busy: 0 });
  const clients: PoolClient[] = [];
  try {
    for (let taken = 0; taken < POOL_SIZE; taken += 1) clients.push(await pool.connect());
    for (const client of clients) {
      // In a transaction that failed this would fail; in one that is open its time would be older than the statement's.
      const { rows } = await client.query<Record<string, unknown>>(
        `select now() = statement_timestamp() as alone, coalesce(current_setting('shuangcheng.visible_tenants', true), '') as caller, current_setting('statement_timeout') as timeout`,
      );
      expect(rows).toEqual([{ alone: true, caller: '', timeout: '0' }]);
    }
  } finally {
    for (const client of clients) client.release();
  }
};

describe('a write session', () => {
  test('commits what was written', async () => {
    await withTenantSession(sichuan, 'write', (db) => db.query(insertBaseline, [2001]));
    expect(await isWritten(2001)).toBe(true);
    await expectCleanPool();
  });

  test('gives what the work gives', async () => {
    expect(await withTenantSession(sichuan, 'write', async () => 'result')).toBe('result');
  });

  test('rolls all back when a statement fails', async () => {
    const work = async (db: TenantDb) => {
      await db.query(insertBaseline, [2002]);
      await db.query(divideByZero);
    };
    await expect(withTenantSession(sichuan, 'write', work)).rejects.toThrow('division by zero');
    expect(await isWritten(2002)).toBe(false);
    await expectCleanPool();
  });

  test('rolls all back when the work throws', async () => {
    const work = async (db: TenantDb) => {
      await db.query(insertBaseline, [2003]);
      throw new Error('changed my mind');
    };
    await expect(withTenantSession(sichuan, 'write', work)).rejects.toThrow('changed my mind');
    expect(await isWritten(2003)).toBe(false);
    await expectCleanPool();
  });

  test('says so when the work swallowed the error of a statement, for then nothing was written', async () => {
    const work = async (db: TenantDb) => {
      await db.query(insertBaseline, [2004]);
      await db.query(divideByZero).catch(() => undefined);
    };
    await expect(withTenantSession(sichuan, 'write', work)).rejects.toThrow('rolled back');
    expect(await isWritten(2004)).toBe(false);
    await expectCleanPool();
  });

  test('waits for nobody: what is still being asked when it fails does not run in the next session', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const work = (db: TenantDb) => {
      late = db.query(insertBaseline, [2005]).then(() => db.query(insertBaseline, [2006]));
      late.catch(() => undefined);
      return Promise.all([late, Promise.reject(new Error('a sibling failed'))]);
    };
    await expect(withTenantSession(sichuan, 'write', work)).rejects.toThrow('a sibling failed');
    await expect(late).rejects.toThrow('the session has ended');
    expect([await isWritten(2005), await isWritten(2006)]).toEqual([false, false]);
    await expectCleanPool();
  });

  test('leaves its connection usable when the caller cannot be set', async () => {
    await expect(withTenantSession({ ...sichuan, statementTimeoutMs: -7 }, 'write', async () => 'never')).rejects.toThrow(
      'statement_timeout',
    );
    await expectCleanPool();
    expect(await withTenantSession(sichuan, 'read', (db) => db.query(countPlans))).toHaveLength(1);
  });
});

describe('a read session', () => {
  test('refuses to write, through SQL and through entities', async () => {
    const readOnly = { code: '25006' };
    await expect(withTenantSession(sichuan, 'read', (db) => db.query(insertBaseline, [2007]))).rejects.toMatchObject(readOnly);
    const update = (db: TenantDb) => db.entities.update(AccountEntity, { username: 'nobody' }, { displayName: 'x' });
    await expect(withTenantSession(sichuan, 'read', update)).rejects.toMatchObject(readOnly);
    await expectCleanPool();
  });

  test('may write nothing even where the transaction would let it', async () => {
    const settings = await withTenantSession(sichuan, 'read', (db) => db.query(showSetting('shuangcheng.writable_tenants')));
    expect(settings).toEqual([{ value: '{}' }]);
  });

  test('of a request is one transaction with one snapshot, shared by all who read', async () => {
    const scope: RequestScope = { ...sichuan, meter: { statements: 0, rows: 0 } };
    scope.readSession = new ReadSession(scope);
    const version = statement('select_snapshot', 'select pg_backend_pid() as pid, now()::text as at');
    const readTwice = () => Promise.all([1, 2].map(() => withTenantSession(scope, 'read', (db) => db.query(version))));
    const [first, second] = await readTwice();
    await withTenantSession(sichuan, 'write', (db) => db.query(insertBaseline, [2008]));
    expect(second).toEqual(first);
    expect((await readTwice())[0]).toEqual(first);
    expect(await withTenantSession(scope, 'read', (db) => db.query(selectBaseline, [2008]))).toEqual([]);
    expect(scope.meter.statements).toBe(2 + 4 + 1);
    await scope.readSession.close();
    await expectCleanPool();
  });

  test('of a snapshot writes, and reads all the while what was committed when it began', async () => {
    const seen = await withTenantSession(sichuan, 'snapshot', async (db) => {
      const before = await db.query(selectBaseline, [2009]);
      await withTenantSession(sichuan, 'write', (other) => other.query(insertBaseline, [2009]));
      await db.query(insertBaseline, [2010]);
      return [before, await db.query(selectBaseline, [2009])].map((rows) => rows.length);
    });
    expect(seen).toEqual([0, 0]);
    const read = (year: number) => withTenantSession(sichuan, 'read', (db) => db.query(selectBaseline, [year]));
    expect([(await read(2009)).length, (await read(2010)).length]).toEqual([1, 1]);
  });

  test('of a request is closed once, however often it is told to, and stays closed', async () => {
    const scope: RequestScope = { ...sichuan };
    const session = new ReadSession(scope);
    scope.readSession = session;
    const db = await session.open();
    const others = [await pool.connect()];
    await Promise.all([session.close(), session.close(), session.close()]);
    await session.close();
    others.push(await pool.connect());
    // Both are taken by others now: a second release of the same connection would have handed it out twice.
    expect(new Set(others).size).toBe(2);
    await expect(session.open()).rejects.toThrow('the request has ended');
    await expect(db.query(countPlans)).rejects.toThrow('the session has ended');
    for (const client of others) client.release();
    await expectCleanPool();
  });

  test('of a request that read nothing takes no connection', async () => {
    const session = new ReadSession(sichuan);
    await session.close();
    await expect(session.open()).rejects.toThrow('the request has ended');
  });

  test('of a request that failed is closed all the same', async () => {
    const session = new ReadSession(sichuan);
    const db = await session.open();
    await expect(db.query(divideByZero)).rejects.toThrow('division by zero');
    await session.close();
    await expectCleanPool();
  });

  test('that is closed while it opens gives its connection back', async () => {
    const session = new ReadSession(sichuan);
    const opening = session.open();
    await session.close();
    await expect((await opening).query(countPlans)).rejects.toThrow('the session has ended');
    await expectCleanPool();
  });
});

describe('time', () => {
  test.each(['read', 'write'] as const)('a statement that takes longer than the scope allows is ended in a %s session', async (mode) => {
    const sleep = statement('sleep', 'select pg_sleep(30)');
    await expect(withTenantSession({ ...sichuan, statementTimeoutMs: 50 }, mode, (db) => db.query(sleep))).rejects.toMatchObject({
      code: '57014',
    });
    await expectCleanPool();
  });

  test('is limited in every kind of session', async () => {
    const timeout = showSetting('statement_timeout');
    expect(await withTenantSession(sichuan, 'read', (db) => db.query(timeout))).toEqual([{ value: '10min' }]);
    expect(await withSignInSession(database, (db) => db.query(timeout))).toEqual([{ value: '5s' }]);
    expect(await withPlatformSession(database, (db) => db.query(timeout))).toEqual([{ value: '1min' }]);
  });
});

describe('connections', () => {
  test('are all back after a storm of sessions of which every other fails', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) => {
        const work = async (db: TenantDb) => {
          if (index % 4 === 1) throw new Error('thrown');
          return db.query(index % 4 === 3 ? divideByZero : countPlans);
        };
        return withTenantSession(sichuan, index % 3 === 0 ? 'write' : 'read', work);
      }),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(30);
    await expectCleanPool();
  });

  test('that break in a session are not used again', async () => {
    const breakIt = statement('end_own_connection', 'select pg_terminate_backend(pg_backend_pid())');
    await expect(withTenantSession(sichuan, 'write', (db) => db.query(breakIt))).rejects.toThrow();
    expect(await withTenantSession(sichuan, 'read', (db) => db.query(countPlans))).toHaveLength(1);
    await expectCleanPool();
  });
});

describe('a SessionDb', () => {
  test('cannot be made by hand', () => {
    const Made = SessionDb as unknown as new (...values: unknown[]) => SessionDb;
    expect(() => new Made(Symbol('made by a session'), {}, {}, { statements: 0, rows: 0 }, true)).toThrow(
      'a SessionDb is made by a session only',
    );
    expect(Object.keys(tenants)).not.toContain('SessionDb');
    expect(Object.keys(tenants)).not.toContain('makeSessionDb');
  });

  test('of one kind is not taken for another by the compiler', () => {
    const takes = { tenant: (_: TenantDb) => 'tenant', signIn: (_: SignInDb) => 'sign-in', platform: (_: PlatformDb) => 'platform' };
    const madeUp = {
      query: async () => [],
      copyIn: async () => 0,
      entities: database.dataSource.manager,
      meter: { statements: 0, rows: 0 },
    };
    const handOn = {
      // @ts-expect-error -- a caller's transaction reads no accounts
      tenantAsSignIn: (db: TenantDb) => takes.signIn(db),
      // @ts-expect-error -- a request never reaches what loads the platform
      tenantAsPlatform: (db: TenantDb) => takes.platform(db),
      // @ts-expect-error -- telling who is asking opens nobody's data
      signInAsTenant: (db: SignInDb) => takes.tenant(db),
      // @ts-expect-error -- a plain object is no session
      madeUp: () => takes.tenant(madeUp),
    };
    expect(Object.keys(handOn)).toHaveLength(4);
  });

  test('hides its connection', async () => {
    const reachable = await withTenantSession(sichuan, 'read', async (db) =>
      Object.values(db).filter((value) => typeof (value as { query?: unknown }).query === 'function' && !('find' in (value as object))),
    );
    expect(reachable).toEqual([]);
  });

  test('streams rows into a table of its own, and goes on after rows that do not fit', async () => {
    const create = statement('create_test_stage', 'create temp table test_stage (number int) on commit drop');
    const copy = statement('copy_test_stage', 'copy test_stage from stdin');
    const sum = statement('sum_test_stage', 'select sum(number)::int as sum from test_stage');
    const work = async (db: TenantDb, lines: string[]) => {
      await db.query(create);
      const copied = await db.copyIn(copy, lines);
      return [copied, ...(await db.query(sum))];
    };
    expect(await withTenantSession(sichuan, 'write', (db) => work(db, ['1\n', '2\n3\n']))).toEqual([3, { sum: 6 }]);
    await expect(withTenantSession(sichuan, 'write', (db) => work(db, ['1\n', 'two\n']))).rejects.toThrow('invalid input syntax');
    await expectCleanPool();
    expect(await withTenantSession(sichuan, 'write', (db) => work(db, ['4\n']))).toEqual([1, { sum: 4 }]);
  });
});

test('lists arrive as they were sent, whatever is in their texts', async () => {
  const lists = {
    texts: ['NULL', '', ' a,b{} ', '渝北区', "'"],
    numbers: [1, -2, 2147483647],
    ids: ['0009162c-daf7-806a-9aac-a280bef77054'],
    gaps: ['a "quoted" \\ word', null, 'b'],
    marks: [true, false, null],
    none: [],
  };
  const found = await withTenantSession(sichuan, 'read', (db) => db.query(echoLists, Object.values(lists)));
  expect(found).toEqual([lists]);
});
