// Two roles: the owner, as whom migrations run and whose the tables are, and the application's, which row-level security binds.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { codeOf, reasonOf, StartupError } from '../embedded-postgres/startup-error.js';

export interface ApplicationRoleOptions {
  /** APPLICATION_DATABASE_URL: a role that someone made, used as it is once checked. */
  readonly applicationUrl?: string;
  readonly roleName?: string;
}

interface RolePowers {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypassesRls: boolean;
  readonly createsRoles: boolean;
  readonly replicates: boolean;
  /** Roles that it may act as which are superusers, bypass row-level security, or own the tables. */
  readonly mightyMemberships: string[];
}

const DEFAULT_ROLE = 'shuangcheng_app';
const PASSWORD_LABEL = 'shuangcheng application role';
const CONNECT_TIMEOUT_MS = 10_000;
/** Any constant: it keeps servers that start together on one database from setting the role up at once. */
const SETUP_LOCK = 7_385_020_251;

const ROLE_POWERS = `-- role powers
select
  role.rolname as name,
  role.rolsuper as superuser,
  role.rolbypassrls as "bypassesRls",
  role.rolcreaterole as "createsRoles",
  role.rolreplication as replicates,
  array(
    select mighty.rolname::text
    from pg_roles mighty
    where mighty.oid <> role.oid
      and not role.rolsuper
      and (mighty.rolsuper or mighty.rolbypassrls or mighty.rolname = $2)
      and pg_has_role(role.oid, mighty.oid, 'member')
    order by 1
  ) as "mightyMemberships"
from pg_roles role
where role.rolname = $1`;

const OWNER = `-- owner
select rolname as name, rolsuper or rolcreaterole as "canCreateRoles" from pg_roles where rolname = current_user`;

/** "host:port/database": a connection as messages may show it, without its password. */
const placeOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
};

const assertUrl = (url: string, setting: string): void => {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return;
  throw new StartupError(
    'DATABASE_UNREACHABLE',
    `${setting} should have the form postgres://user:password@host:5432/database, but has another: correct it.`,
  );
};

/** Runs the work on one connection that is closed afterwards. */
const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'shuangcheng start',
  });
  client.on('error', () => undefined); // a lost connection rejects the query that runs
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const cannotConnect = (url: string, setting: string, cause: unknown): StartupError =>
  new StartupError(
    'DATABASE_UNREACHABLE',
    `The database at ${placeOf(url)} should accept a connection as ${new URL(url).username}, but does not (${codeOf(cause) ?? 'no code'}: ${reasonOf(cause)}): start it, or correct ${setting}.`,
    { cause },
  );

const faultsOf = (role: RolePowers, owner: string): string[] => [
  ...(role.name === owner ? ['is the owner of the tables'] : []),
  ...(role.superuser ? ['is a superuser'] : []),
  ...(role.bypassesRls ? ['bypasses row-level security'] : []),
  ...(role.createsRoles ? ['may create roles'] : []),
  ...(role.replicates ? ['may replicate the whole server'] : []),
  ...role.mightyMemberships.map((other) => `may act as ${other}`),
];

/** Throws unless the role is bound by row-level security and cannot free itself of it. */
const assertUnprivileged = (role: RolePowers, owner: string): void => {
  const faults = faultsOf(role, owner);
  if (faults.length === 0) return;
  throw new StartupError(
    'APPLICATION_ROLE_TOO_POWERFUL',
    `The application's role ${role.name} should be bound by row-level security, but ${faults.join(', ')}: take that from it ("alter role … nosuperuser nobypassrls nocreaterole noreplication", "revoke … from …"), or set APPLICATION_DATABASE_URL to another role.`,
  );
};

const findRole = async (client: pg.Client, name: string, owner: string): Promise<RolePowers | null> =>
  (await client.query<RolePowers>(ROLE_POWERS, [name, owner])).rows[0] ?? null;

/** Whether the role of the URL can log in; throws what is not about its name or password. */
const canLogIn = async (url: string): Promise<boolean> => {
  try {
    return await withClient(url, async () => true);
  } catch (error) {
    if (codeOf(error)?.startsWith('28')) return false; // invalid authorization specification
    throw cannotConnect(url, 'the grants of that role', error);
  }
};

/**
 * The application's password follows from the owner's: servers that start together agree on it, and nothing is stored. An owner
 * that needs no password gives a role without one.
 */
const derivePassword = (ownerPassword: string): string =>
  ownerPassword === '' ? '' : createHmac('sha256', ownerPassword).update(PASSWORD_LABEL).digest('hex');

/** A password as PostgreSQL stores it (RFC 5803), so that the server's logs and statistics never see the password itself. */
const scramVerifier = (password: string, salt = randomBytes(16), rounds = 4096): string => {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const keyOf = (label: string) => createHmac('sha256', salted).update(label).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${keyOf('Server Key').toString('base64')}`;
};

const passwordClause = (client: pg.Client, password: string): string =>
  `password ${password === '' ? 'null' : client.escapeLiteral(scramVerifier(password))}`;

const roleMissing = (name: string, url: string, fault: string): StartupError =>
  new StartupError(
    'APPLICATION_ROLE_MISSING',
    `The application should connect as the role ${name}, but ${fault}. Have an administrator run: create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole password '<password>'; (alter role, if it exists) and set APPLICATION_DATABASE_URL to postgres://${name}:<password>@${placeOf(url)}`,
  );

/** Runs the work in a transaction of its own, one server at a time; the lock goes with the transaction, through a pooler too. */
const underLock = async (client: pg.Client, work: () => Promise<unknown>): Promise<void> => {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [SETUP_LOCK]);
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};

const createRole = async (client: pg.Client, name: string, password: string): Promise<void> => {
  const attributes = 'login nosuperuser nobypassrls nocreatedb nocreaterole';
  const statement = `-- create application role\ncreate role ${client.escapeIdentifier(name)} ${attributes} ${passwordClause(client, password)}`;
  try {
    await underLock(client, async () => {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
      if (rowCount === 0) await client.query(statement);
    });
  } catch (error) {
    // Duplicate: roles belong to the whole cluster, the lock to one database of it. A server on another one was faster.
    if (codeOf(error) !== '42710' && codeOf(error) !== '23505') throw error;
  }
};

const resetPassword = async (client: pg.Client, name: string, password: string, url: string): Promise<void> => {
  const statement = `-- reset application role\nalter role ${client.escapeIdentifier(name)} login ${passwordClause(client, password)}`;
  try {
    await underLock(client, () => client.query(statement));
  } catch (error) {
    if (codeOf(error) === '42501') throw roleMissing(name, url, 'cannot log in as it, and the owner may not set its password');
    if (!(await canLogIn(url))) throw error; // else a server on another database has set it at the same moment
  }
};

/** Sets the role up on the owner's connection, and leaves it alone when it is right already. */
const setUpRole = async (client: pg.Client, name: string, password: string, url: string): Promise<void> => {
  const owner = (await client.query<{ name: string; canCreateRoles: boolean }>(OWNER)).rows[0]!;
  if ((await findRole(client, name, owner.name)) === null) {
    if (!owner.canCreateRoles) throw roleMissing(name, url, `there is no such role, and ${owner.name} may not create roles`);
    await createRole(client, name, password);
  }
  assertUnprivileged((await findRole(client, name, owner.name))!, owner.name);
  if (await canLogIn(url)) return;
  await resetPassword(client, name, password, url);
  if (!(await canLogIn(url))) throw roleMissing(name, url, 'the server refuses its password');
};

const assertGivenRole = async (applicationUrl: string, ownerUrl: string): Promise<void> => {
  assertUrl(applicationUrl, 'APPLICATION_DATABASE_URL');
  const owner = decodeURIComponent(new URL(ownerUrl).username);
  try {
    await withClient(applicationUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>('select current_user as name');
      assertUnprivileged((await findRole(client, rows[0]!.name, owner))!, owner);
    });
  } catch (error) {
    throw error instanceof StartupError ? error : cannotConnect(applicationUrl, 'APPLICATION_DATABASE_URL', error);
  }
};

/**
 * Returns the URL with which the application connects to the owner's database: as a role that exists, can log in, and is bound
 * by row-level security. Creates the role `shuangcheng_app` where it is missing; servers that start together get the same URL.
 * Throws a StartupError where the role is too powerful, or missing and the owner may not create it.
 */
export const ensureApplicationRole = async (ownerUrl: string, options: ApplicationRoleOptions = {}): Promise<string> => {
  const { applicationUrl, roleName = DEFAULT_ROLE } = options;
  assertUrl(ownerUrl, 'DATABASE_URL');
  if (applicationUrl !== undefined) {
    await assertGivenRole(applicationUrl, ownerUrl);
    return applicationUrl;
  }
  const url = new URL(ownerUrl);
  const password = derivePassword(decodeURIComponent(url.password));
  url.username = roleName;
  url.password = password;
  try {
    await withClient(ownerUrl, (client) => setUpRole(client, roleName, password, url.href));
  } catch (error) {
    throw error instanceof StartupError ? error : cannotConnect(ownerUrl, 'DATABASE_URL', error);
  }
  return url.href;
};
