// One database cluster for a run of the tests, with a migrated template that each test file clones.
// Runs before Jest transforms anything, so it uses what the build made (npm test builds first).
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrations } from '../../../migrations/dist/index.js';
import { applyMigrations, ensureApplicationRole, openDatabase, startEmbeddedPostgres } from '../../../tenants/dist/index.js';
import { loadReferenceData } from '../../dist/start/load-reference-data.js';

const withDatabase = (url, name) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** A migrated database with the region tree, factor sets and plans; nobody may stay connected to it. */
const makeTemplate = async (serverUrl) => {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query('create database template_reference template template0');
  await client.end();
  const ownerUrl = withDatabase(serverUrl, 'template_reference');
  const applicationUrl = await ensureApplicationRole(ownerUrl, {});
  await applyMigrations(ownerUrl, migrations);
  const database = await openDatabase({ applicationUrl, poolSize: 2 });
  await loadReferenceData(database, () => undefined);
  await database.close();
  return applicationUrl;
};

export default async function setup() {
  const given = process.env.TEST_DATABASE_URL;
  const dataDir = given ? null : fs.mkdtempSync(path.join('/var/tmp', 'shuangcheng-test-'));
  const postgres = given ? null : await startEmbeddedPostgres({ dataDir, durable: false, settings: { shared_buffers: '256MB' } });
  const serverUrl = given ?? postgres.url;
  const applicationUrl = await makeTemplate(serverUrl);
  process.env.TEST_OWNER_URL = serverUrl;
  process.env.TEST_TEMPLATE = 'template_reference';
  process.env.TEST_APP_PASSWORD = decodeURIComponent(new URL(applicationUrl).password);
  globalThis.testCluster = { postgres, dataDir };
}
