// kill -9 in the middle of work: 32 clients in every county of both provinces, the server killed once, and once together with its
// database. What was acknowledged is there, once; what was not is sent again and done once.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrations } from '@shuangcheng/migrations';
import {
  addGrant,
  applyMigrations,
  createAccount,
  currentTree,
  ensureApplicationRole,
  makeLoadScope,
  openDatabase,
  startEmbeddedPostgres,
  withPlatformSession,
  withTenantSession,
  type Database,
} from '@shuangcheng/tenants';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import type { InstitutionRecord } from '../src/features/institutions/institution-record.js';
import { addInstitutions } from '../src/features/institutions/institution.store.js';
import { findLedgerDifferences } from '../src/features/reports/ledger.store.js';
import { hashSecret } from '../src/features/sign-in/secret-hash.js';
import { recordLoad } from '../src/start/data-load.store.js';
import { loadReferenceData } from '../src/start/load-reference-data.js';
import { work, type Acknowledged, type Clerk } from './kit/crash-clients.js';
import { endPlatforms, launch, newDataFolder, readyAt, type LaunchedPlatform } from './kit/launch-platform.js';
import { grantOn, idOf } from './kit/make-tenant.js';
import { institution } from './kit/small-register.js';

const PROVINCES = [500000, 510000] as const;
const CLIENTS = 32;
const STEPS = 24;
/** So many acknowledgements before each kill. */
const KILLS = [200, 450];

const dataDir = newDataFolder();
const institutions = new Map<number, InstitutionRecord[]>();

/** One institution in each county, and an account for each province: what a demonstration would hold, only smaller. */
const prepare = async (database: Database): Promise<void> => {
  const tree = await loadReferenceData(database, () => undefined);
  const counties = tree
    .list()
    .filter(({ level, id }) => level === 'COUNTY' && tree.coverOn(tree.get(id).tenantId, '2025-06-30').includes(id));
  for (const tenantId of PROVINCES) {
    const records = counties
      .filter((county) => county.tenantId === tenantId)
      .map(({ id: regionId }) =>
        institution(regionId, { tenantId, regionId, ...(regionId === 500155 && { code: DEMONSTRATION_SCHOOL_CODE }) }),
      );
    institutions.set(tenantId, records);
    await withTenantSession(makeLoadScope(database, tree, tenantId, new Date()), 'write', (db) => addInstitutions(db, records));
  }
  const secretHash = await hashSecret('demo');
  await withPlatformSession(database, async (db) => {
    for (const tenantId of PROVINCES) {
      const accountId = idOf(`clerk ${tenantId}`);
      const account = {
        username: `clerk-${tenantId}`,
        kind: 'PERSON',
        displayName: '测试',
        secretHash,
        mustChangeSecret: false,
        demonstration: false,
      } as const;
      await createAccount(db, { ...account, accountId });
      await addGrant(db, { ...grantOn('COUNTY_BUREAU', tenantId, tenantId), grantId: idOf(`clerk grant ${tenantId}`), accountId });
    }
    // So that no other demonstration is loaded.
    await recordLoad(db, 'demonstration', 'TEST', {});
  });
};

beforeAll(async () => {
  const postgres = await startEmbeddedPostgres({ dataDir });
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  await owner.query('create database shuangcheng template template0');
  await owner.end();
  const ownerUrl = Object.assign(new URL(postgres.url), { pathname: '/shuangcheng' }).href;
  const applicationUrl = await ensureApplicationRole(ownerUrl, {});
  await applyMigrations(ownerUrl, migrations);
  const database = await openDatabase({ applicationUrl, poolSize: 2 });
  await prepare(database);
  await database.close();
  await postgres.stop();
});
afterAll(endPlatforms);

let platform: LaunchedPlatform;
let address: Promise<string>;
const begin = (): void => {
  platform = launch({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
  address = readyAt(platform);
};
/** The embedded database's process. */
const databasePid = (): number => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
const kill = async (withDatabase: boolean): Promise<void> => {
  if (withDatabase) process.kill(databasePid(), 'SIGKILL');
  platform.child.kill('SIGKILL');
  const { ended } = platform;
  // Whoever asks from now on waits for the next.
  address = ended.then(() => {
    begin();
    return address;
  });
  await ended;
};

const tokenOf = async (username: string): Promise<string> => {
  const form = new URLSearchParams({ grant_type: 'password', username, password: 'demo' });
  const response = await fetch(`${await address}/auth/token`, { method: 'POST', body: form });
  return ((await response.json()) as { access_token: string }).access_token;
};

const acknowledged: Acknowledged[] = [];
let kills = 0;
const acknowledge = (what: Acknowledged): void => {
  acknowledged.push(what);
  if (acknowledged.length !== KILLS[kills]) return;
  kills += 1;
  void kill(kills === KILLS.length);
};

/** What must count, by what was acknowledged alone: the highest version approved of each report, unless it was withdrawn. */
const approvedElectricity = (tenantId: number): number => {
  const reports = new Map<string, Acknowledged[]>();
  for (const each of acknowledged.filter((one) => one.tenantId === tenantId)) {
    const key = `${each.institution} ${each.period}`;
    reports.set(key, [...(reports.get(key) ?? []), each]);
  }
  let total = 0;
  for (const events of reports.values()) {
    const of = (kind: Acknowledged['kind']) => events.filter((each) => each.kind === kind);
    const last = of('APPROVED').reduce<Acknowledged | null>((best, each) => (best && best.version > each.version ? best : each), null);
    if (last && !of('WITHDRAWN').some(({ version }) => version === last.version)) total += last.electricity;
  }
  return total;
};

const figureOf = async (tenantId: number): Promise<string> => {
  const query = `{ region(code: "${tenantId}") { indicator(code: ENERGY_TOTAL, period: "2025") { lineage { terms { item quantity } } } } }`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(`clerk-${tenantId}`)}` };
  const response = await fetch(`${await address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data } = (await response.json()) as {
    data: { region: { indicator: { lineage: { terms: { item: string; quantity: string }[] } } } };
  };
  return data.region.indicator.lineage.terms.find(({ item }) => item === 'ELECTRICITY')!.quantity;
};

test('32 clients lose nothing and count nothing twice, through a killed server and a killed database', async () => {
  begin();
  const tokens = await Promise.all(PROVINCES.map((tenantId) => tokenOf(`clerk-${tenantId}`)));
  const pools = PROVINCES.map(() => [] as Parameters<typeof work>[2]);
  const clerks = Array.from({ length: CLIENTS }, (_, index): Clerk & { province: number } => {
    const province = index % PROVINCES.length;
    const tenantId = PROVINCES[province]!;
    const codes = institutions.get(tenantId)!.map(({ code }) => code);
    return { province, seed: index + 1, tenantId, token: tokens[province]!, institutions: codes, steps: STEPS };
  });
  await Promise.all(clerks.map((clerk) => work(clerk, () => address, pools[clerk.province]!, acknowledge)));
  expect(kills).toBe(KILLS.length);

  for (const tenantId of PROVINCES) expect(Number(await figureOf(tenantId))).toBe(approvedElectricity(tenantId));

  const [password, port] = [
    readFileSync(join(dataDir, 'superuser'), 'utf8').trim(),
    readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3],
  ];
  const ownerUrl = `postgres://postgres:${password}@127.0.0.1:${port}/shuangcheng`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const all = async (sql: string): Promise<string[]> => (await owner.query<{ line: string }>(sql)).rows.map(({ line }) => line).sort();
  // Every acknowledged version and decision once, and none that nobody was told of.
  expect(
    await all(
      `select i.code || ' ' || v.month || ' ' || v.version || ' ' || v.electricity / 1000 as line from report_version v join institution i using (tenant_id, institution_id)`,
    ),
  ).toEqual(
    acknowledged
      .filter(({ kind }) => kind === 'SUBMITTED')
      .map(({ institution: code, period, version, electricity }) => `${code} ${period.replace('-', '')} ${version} ${electricity}`)
      .sort(),
  );
  expect(
    await all(
      `select i.code || ' ' || e.month || ' ' || e.version || ' ' || e.kind as line from report_event e join institution i using (tenant_id, institution_id)`,
    ),
  ).toEqual(
    acknowledged.map(({ institution: code, period, version, kind }) => `${code} ${period.replace('-', '')} ${version} ${kind}`).sort(),
  );
  await owner.end();

  const database = await openDatabase({ applicationUrl: await ensureApplicationRole(ownerUrl, {}), poolSize: 2 });
  const tree = await currentTree(database);
  for (const tenantId of PROVINCES)
    expect(await withTenantSession(makeLoadScope(database, tree, tenantId, new Date()), 'read', findLedgerDifferences)).toEqual({
      cells: [],
      states: [],
      register: [],
    });
  await database.close();
}, 300_000);
