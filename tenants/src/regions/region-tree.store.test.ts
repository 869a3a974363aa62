import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Region, RegionEdge } from '@shuangcheng/domain';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { cloneDatabase, type ClonedDatabase } from '../../../server/tests/kit/clone-database.js';
import { createAccount, findCallerRow, getTreeVersion } from '../accounts/account.store.js';
import { insertRefreshToken } from '../accounts/refresh-token.store.js';
import { openDatabase, type Database } from '../database/database.js';
import { withPlatformSession, withSignInSession } from '../session/session.js';
import { readRegionData } from './region-data.js';
import { currentTree, loadRegions, treeOfVersion, type RegionLoad } from './region-tree.store.js';

const { regions, edges } = readRegionData();
let cloned: ClonedDatabase;
let owner: pg.Client;
/** Two servers on one database: what one loads, the other has to notice. */
let loading: Database;
let serving: Database;

// Every test goes on where the one before it ended, as years of loads do.
beforeAll(async () => {
  cloned = await cloneDatabase();
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  [loading, serving] = [
    await openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: 1 }),
    await openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: 1 }),
  ];
});
afterAll(async () => {
  await Promise.all([loading.close(), serving.close(), owner.end()]);
  await cloned.drop();
});

const load = (regionsGiven: readonly Region[], edgesGiven: readonly RegionEdge[]): Promise<RegionLoad> =>
  withPlatformSession(loading, (db) => loadRegions(db, regionsGiven, edgesGiven));
const version = (): Promise<string> => withSignInSession(loading, getTreeVersion);
const newCounty: Region = { id: 511799, code: '511799', tenantId: 510000, name: '测试县', level: 'COUNTY' };
const newEdge: RegionEdge = { regionId: 511799, parentId: 511700, validFrom: '2026-01-01', validTo: null };

describe('loading', () => {
  test('what is there already changes nothing, and says so', async () => {
    const before = await version();
    expect(await load(regions, edges)).toEqual({ added: 0, changed: 0, unchanged: regions.length });
    expect(await load(regions, edges)).toEqual({ added: 0, changed: 0, unchanged: regions.length });
    expect(await version()).toBe(before);
  });

  test('gives the tree that the data describe', async () => {
    const tree = await currentTree(loading);
    expect([...tree.list()].sort((a, b) => a.id - b.id)).toEqual([...regions].sort((a, b) => a.id - b.id));
    expect(tree.descendantsOn(510000, 'CITY', '2024-01-01')).toHaveLength(21);
    expect(tree.descendantsOn(510000, 'COUNTY', '2024-01-01')).toHaveLength(183);
    expect(tree.childrenOn(500000, '2024-01-01')).toHaveLength(38);
    expect(tree.parentOn(511725, '2024-01-01')?.id).toBe(511700);
  });

  test('a region more adds it and raises the version of the tree', async () => {
    const before = Number(await version());
    expect(await load([...regions, newCounty], [...edges, newEdge])).toEqual({ added: 1, changed: 0, unchanged: regions.length });
    expect(Number(await version())).toBe(before + 1);
    expect((await currentTree(loading)).parentOn(newCounty.id, '2026-05-01')?.id).toBe(511700);
  });

  test('a corrected name changes that region alone', async () => {
    const renamed = { ...newCounty, name: '测试市' };
    expect(await load([...regions, renamed], edges)).toEqual({ added: 0, changed: 1, unchanged: regions.length });
    expect((await currentTree(loading)).get(newCounty.id).name).toBe('测试市');
  });

  test('leaves out nothing that is there: regions that the data do not name stay', async () => {
    expect(await load(regions, edges)).toEqual({ added: 0, changed: 0, unchanged: regions.length });
    expect((await currentTree(loading)).find(newCounty.id)).not.toBeNull();
  });

  test('leaves a county where a bureau has moved it', async () => {
    await owner.query(`update region_edge set valid_to = '2026-07-01' where region_id = 511799`);
    await owner.query(`insert into region_edge values (510000, 511799, 511600, '2026-07-01', null)`);
    await owner.query('update tree_version set version = version + 1');
    const before = await version();
    expect(await load([...regions, { ...newCounty, name: '测试市' }], [...edges, newEdge])).toMatchObject({ added: 0, changed: 0 });
    expect(await version()).toBe(before);
    const tree = await currentTree(loading);
    expect([tree.parentOn(511799, '2026-06-30')?.id, tree.parentOn(511799, '2026-07-01')?.id]).toEqual([511700, 511600]);
  });

  test('edges of a region that nobody knows fails as a whole', async () => {
    const before = await version();
    const orphan: RegionEdge = { ...newEdge, regionId: 511798 };
    await expect(load([...regions, { ...newCounty, name: '又一名' }], [...edges, orphan])).rejects.toThrow();
    expect(await version()).toBe(before);
    expect((await currentTree(loading)).get(newCounty.id).name).toBe('测试市');
  });
});

describe('the tree in memory', () => {
  const seenBy = (database: Database) => withSignInSession(database, async (db) => treeOfVersion(database, db, await getTreeVersion(db)));

  test('is read once for a version', async () => {
    const first = await seenBy(serving);
    expect(await seenBy(serving)).toBe(first);
    expect(serving.tree).toBe(first);
    expect(first.version).toBe(await version());
  });

  test('is read again when another server has changed the tree, by whoever is asked for next', async () => {
    const before = await seenBy(serving);
    await load([...regions, { ...newCounty, name: '新名' }], edges);
    expect(serving.tree).toBe(before);
    const after = await seenBy(serving);
    expect([before.get(newCounty.id).name, after.get(newCounty.id).name]).toEqual(['测试市', '新名']);
  });

  test("has its version told together with the caller's grants", async () => {
    const accountId = randomUUID();
    const account = {
      accountId,
      username: 'somebody',
      kind: 'PERSON',
      displayName: 'somebody',
      secretHash: 'none',
      mustChangeSecret: false,
      demonstration: false,
    } as const;
    await withPlatformSession(loading, (db) => createAccount(db, account));
    const session = { accountId, familyId: randomUUID(), sessionEpoch: 0, issuedAt: new Date(), expiresAt: new Date('2100-01-01') };
    await withSignInSession(loading, (db) => insertRefreshToken(db, { ...session, tokenHash: Buffer.from('token') }));
    const row = await findCallerRow(loading, accountId, session.familyId, new Date());
    expect(row?.tree_version).toBe(await version());
  });
});
