// A database of its own for a test file, cloned from the migrated template in some 40 ms.
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface ClonedDatabase {
  /** Owns the tables. */
  readonly ownerUrl: string;
  /** The unprivileged role that the server uses. */
  readonly applicationUrl: string;
  drop(): Promise<void>;
}

const MOST_TRIES = 100;
const BETWEEN_TRIES_MS = 50;

export const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: global-setup.mjs should have set it`);
  return value;
};

/** A connection to the cluster as its owner. */
export const withOwner = async (work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: setting('TEST_OWNER_URL') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

/** Another test file may be cloning the template at this moment: PostgreSQL then refuses with 55006. */
const createFromTemplate = async (client: pg.Client, name: string, template: string): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await client.query(`create database ${name} template ${template} strategy file_copy`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || tries === MOST_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
    }
  }
};

/** A named database, as its owner and as the unprivileged role. */
export const urlsOf = (name: string): Pick<ClonedDatabase, 'ownerUrl' | 'applicationUrl'> => ({
  ownerUrl: urlOf(name),
  applicationUrl: urlOf(name, { name: 'shuangcheng_app', password: setting('TEST_APP_PASSWORD') }),
});

const urlOf = (name: string, user?: { name: string; password: string }): string => {
  const url = new URL(setting('TEST_OWNER_URL'));
  url.pathname = `/${name}`;
  if (user) [url.username, url.password] = [user.name, user.password];
  return url.href;
};

/** The database is dropped by `drop`, connections to it or not. Nobody may be connected to the template. */
export const cloneDatabase = async (template = setting('TEST_TEMPLATE')): Promise<ClonedDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withOwner((client) => createFromTemplate(client, name, template));
  return {
    ...urlsOf(name),
    drop: () => withOwner(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
};
