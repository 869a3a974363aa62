// How a database transaction opens: begin, who is asking, work, commit.
import { jointTenantsOf, toldRegionsOf } from '@shuangcheng/domain';
import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import type { Database } from '../database/database.js';
import type { Statement } from '../database/statement.js';
import { identityValues, nothing, setIdentity, type SessionIdentity } from './row-scope-setting.js';
import {
  endSessionDb,
  makeSessionDb,
  type PlatformDb,
  type QueryMeter,
  type RelayDb,
  type SessionDb,
  type SignInDb,
  type TenantDb,
} from './session-db.js';
import type { RequestScope } from './request-scope.js';

/** Snapshot: writes, and reads all the while what was committed when it began. */
type Mode = 'read' | 'write' | 'snapshot';
const SIGN_IN_TIMEOUT_MS = 5_000;
const beginWith: Record<Mode, string> = {
  // One snapshot for a whole query, so that figures read by different resolvers add up.
  read: 'begin isolation level repeatable read read only',
  write: 'begin',
  snapshot: 'begin isolation level repeatable read',
};

interface OpenSession {
  readonly db: SessionDb;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/** Begins the transaction and says who is asking. A connection on which that fails goes back as it came. */
const begin = async (client: PoolClient, mode: Mode, identity: SessionIdentity, prepared: boolean): Promise<void> => {
  const config = { text: setIdentity.text, values: identityValues(identity), ...(prepared ? { name: setIdentity.name } : {}) };
  try {
    await Promise.all([client.query(beginWith[mode]), client.query(config)]);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

const openSession = async (database: Database, mode: Mode, identity: SessionIdentity, meter: QueryMeter): Promise<OpenSession> => {
  const runner: QueryRunner = database.dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    meter.statements += 2;
    await begin(client, mode, identity, database.preparedStatements);
    const db = makeSessionDb(client, runner.manager, meter, database.preparedStatements);
    const end = async (how: 'commit' | 'rollback'): Promise<void> => {
      endSessionDb(db);
      try {
        const { command } = await client.query(how);
        // PostgreSQL answers the commit of a transaction in which a statement failed with a rollback, and no error.
        if (command !== how.toUpperCase()) throw new Error('a statement failed, so that all was rolled back');
      } finally {
        await runner.release();
      }
    };
    return { db, commit: () => end('commit'), rollback: () => end('rollback') };
  } catch (error) {
    await runner.release();
    throw error;
  }
};

const run = async <T>(
  database: Database,
  mode: Mode,
  identity: SessionIdentity,
  meter: QueryMeter,
  work: (db: SessionDb) => Promise<T>,
): Promise<T> => {
  const session = await openSession(database, mode, identity, meter);
  let result: T;
  try {
    result = await work(session.db);
  } catch (error) {
    await session.rollback().catch(() => undefined);
    throw error;
  }
  await session.commit();
  return result;
};

const identityOf = (scope: RequestScope, mode: Mode): SessionIdentity => ({
  visible: scope.visible,
  writable: mode === 'read' ? nothing : scope.writable,
  told: toldRegionsOf(scope.caller.grants, scope.tree, scope.now),
  joint: jointTenantsOf(scope.caller.grants, scope.now),
  purpose: '',
  accountId: scope.caller.accountId,
  statementTimeoutMs: scope.statementTimeoutMs,
});

/**
 * Opens the caller's transaction, runs the work in it and commits; rolls back when the work throws. Reads join the
 * request's read session where there is one, so that a whole query is one transaction.
 */
export const withTenantSession = async <T>(scope: RequestScope, mode: Mode, work: (db: TenantDb) => Promise<T>): Promise<T> => {
  if (mode === 'read' && scope.readSession) return work(await scope.readSession.open());
  return run(scope.database, mode, identityOf(scope, mode), scope.meter, work);
};

/** One read-only transaction for a whole GraphQL query: opened by the first read, closed once by the edge. */
export class ReadSession {
  #session: Promise<OpenSession> | null = null;
  #closed = false;
  constructor(private readonly scope: RequestScope) {}

  async open(): Promise<TenantDb> {
    if (this.#closed) throw new Error('the request has ended');
    this.#session ??= openSession(this.scope.database, 'read', identityOf(this.scope, 'read'), this.scope.meter);
    return (await this.#session).db;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const session = this.#session;
    this.#session = null;
    await session?.then((open) => open.rollback()).catch(() => undefined);
  }
}

const withPurpose =
  (purpose: 'sign-in' | 'platform' | 'relay', statementTimeoutMs: number) =>
  <T>(database: Database, work: (db: SessionDb) => Promise<T>): Promise<T> =>
    run(
      database,
      'write',
      { visible: nothing, writable: nothing, purpose, accountId: '', statementTimeoutMs },
      { statements: 0, rows: 0 },
      work,
    );

/** Opens a transaction that sees accounts, grants and tokens, and no tenant's data. */
export const withSignInSession: <T>(database: Database, work: (db: SignInDb) => Promise<T>) => Promise<T> = withPurpose(
  'sign-in',
  SIGN_IN_TIMEOUT_MS,
);
/** Opens a transaction that loads what belongs to no tenant. Start-up only: no request reaches it. */
export const withPlatformSession: <T>(database: Database, work: (db: PlatformDb) => Promise<T>) => Promise<T> = withPurpose(
  'platform',
  60_000,
);
/** Opens a transaction that reads what was recorded and numbers it. The relay only: no request reaches it. */
export const withRelaySession: <T>(database: Database, work: (db: RelayDb) => Promise<T>) => Promise<T> = withPurpose('relay', 60_000);

const signInIdentity: SessionIdentity = {
  visible: nothing,
  writable: nothing,
  purpose: 'sign-in',
  accountId: '',
  statementTimeoutMs: SIGN_IN_TIMEOUT_MS,
};

/**
 * Asks one statement in a sign-in transaction of its own, begin to commit in one round trip instead of three. Nothing runs
 * without the identity: where setting it fails, the statement behind it fails too.
 */
export const askInSignInSession = async <Row extends object>(
  database: Database,
  asked: Statement,
  values: readonly unknown[],
): Promise<Row[]> => {
  const runner = database.dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    const named = ({ name, text }: Statement) => ({ text, ...(database.preparedStatements ? { name } : {}) });
    const answers = await Promise.allSettled([
      client.query(beginWith.write),
      client.query({ ...named(setIdentity), values: identityValues(signInIdentity) }),
      client.query<Row>({ ...named(asked), values: [...values] }),
      // After a statement that failed this is a rollback.
      client.query('commit'),
    ]);
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (failed) throw failed.reason;
    return (answers[2] as PromiseFulfilledResult<{ rows: Row[] }>).value.rows;
  } finally {
    await runner.release();
  }
};
