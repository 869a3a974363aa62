// Sessions of several callers over one small pool: nobody's rows reach anybody else, whatever went wrong before. And the
// roll-up cells, which a narrow caller moves without seeing them.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Region } from '@shuangcheng/domain';
import { encodeNodeId } from '@shuangcheng/schema';
import {
  currentTree,
  loadRegions,
  makeLoadScope,
  makeRequestScope,
  openDatabase,
  ReadSession,
  statement,
  withPlatformSession,
  withSignInSession,
  withTenantSession,
  type Database,
  type RequestScope,
  type SessionDb,
  type TenantDb,
} from '@shuangcheng/tenants';
import pg, { type Pool } from 'pg';
import type { InstitutionRecord } from '../src/features/institutions/institution-record.js';
import { appendVersions, findLedgerDifferences } from '../src/features/reports/ledger.store.js';
import { reviewReports } from '../src/features/reports/review.service.js';
import { submitBatch } from '../src/features/reports/submission.service.js';
import { cloneDatabase, type ClonedDatabase } from './kit/clone-database.js';
import { grantOn, idOf, makeTenant, reporterOf, scopeWith, stagedReport, type TestTenant } from './kit/make-tenant.js';
import { startTestServer } from './kit/start-test-server.js';

const POOL_SIZE = 3;
const REFUSED = { code: '42501' };
let cloned: ClonedDatabase;
let owner: pg.Client;
let database: Database;
let own: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  cloned = await cloneDatabase();
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  database = await openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: POOL_SIZE });
  own = await makeTenant(database, 990000);
  other = await makeTenant(database, 980000);
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await cloned.drop();
});

const poolOf = (of: Database): Pool => (of.dataSource.driver as unknown as { master: Pool }).master;
const divideByZero = statement('divide_by_zero', 'select 1 / 0 as never');
const countReports = statement('count_reports', 'select count(*)::int as count from report');
const countCells = statement('count_cells', 'select count(*)::int as count from rollup_cell');
const county = (tenant: TestTenant, index: 0 | 1 | 2 | 3) =>
  scopeWith(database, grantOn('COUNTY_BUREAU', tenant.tenantId, tenant.counties[index]));
const supervisor = (tenant: TestTenant, index: 0 | 1 | 2 | 3, system = 'EDUCATION') =>
  scopeWith(database, grantOn('SYSTEM_SUPERVISOR', tenant.tenantId, tenant.counties[index], { system }));
const schoolOf = (tenant: TestTenant, index: 0 | 1 | 2 | 3): InstitutionRecord =>
  tenant.institutionsOf(tenant.counties[index], 'EDUCATION')[0]!;
const loadScope = (tenantId: number): RequestScope => makeLoadScope(database, database.tree!, tenantId, new Date());

describe('a connection that nobody has told who is asking', () => {
  /** Rows that it sees, by table; of factor sets, those that are not offered to all. */
  const rowsSeen = async (pool: Pool): Promise<Record<string, number>> => {
    const { rows } = await owner.query<{ name: string }>(`
      select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'
         and not exists (select 1 from pg_policies p where p.tablename = c.relname and p.cmd = 'SELECT' and p.qual = 'true')`);
    expect(rows.length).toBeGreaterThan(15);
    const seen: Record<string, number> = {};
    for (const { name } of rows) {
      const mine = name.startsWith('factor') ? 'where tenant_id <> 0' : '';
      seen[name] = (await pool.query<{ count: number }>(`select count(*)::int as count from ${name} ${mine}`)).rows[0]!.count;
    }
    return seen;
  };
  const expectToSeeNothing = async (pool: Pool): Promise<void> => {
    expect(Object.entries(await rowsSeen(pool)).filter(([, count]) => count > 0)).toEqual([]);
  };

  test('sees no row of a table that is not public when it is new', async () => {
    const fresh = new pg.Pool({ connectionString: cloned.applicationUrl, max: 1 });
    try {
      await expectToSeeNothing(fresh);
      expect((await fresh.query(`select current_setting('shuangcheng.visible_tenants', true) as value`)).rows).toEqual([{ value: null }]);
    } finally {
      await fresh.end();
    }
  });

  const uses: [string, (scope: RequestScope) => Promise<unknown>][] = [
    ['a read session', (scope) => withTenantSession(scope, 'read', (db) => db.query(countReports))],
    ['a write session', (scope) => withTenantSession(scope, 'write', (db) => db.query(countReports))],
    ['a session that failed', (scope) => withTenantSession(scope, 'write', (db) => db.query(divideByZero)).catch(() => undefined)],
    [
      'a session whose work threw',
      (scope) => withTenantSession(scope, 'read', () => Promise.reject(new Error('thrown'))).catch(() => undefined),
    ],
    [
      'a session whose identity was refused',
      (scope) => withTenantSession({ ...scope, statementTimeoutMs: -1 }, 'read', (db) => db.query(countReports)).catch(() => undefined),
    ],
    [
      'the read session of a request',
      async (scope) => {
        const session = new ReadSession(scope);
        await (await session.open()).query(countReports);
        await session.close();
      },
    ],
    ['a session that moved cells', (scope) => withTenantSession(scope, 'write', (db) => db.moveCells(countCells))],
    ['a sign-in session', (scope) => withSignInSession(scope.database, (db) => db.query(countReports))],
    ['a platform session', (scope) => withPlatformSession(scope.database, (db) => db.query(countReports))],
  ];
  test.each(uses)('sees no row of a table that is not public after %s used it', async (_name, use) => {
    const single = await openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: 1 });
    try {
      const scope = await scopeWith(database, grantOn('PROVINCE_BUREAU', own.tenantId, own.tenantId), reporterOf(schoolOf(own, 0)));
      await withTenantSession({ ...scope, database: single }, 'read', (db) => db.query(countReports));
      await use({ ...scope, database: single });
      const pool = poolOf(single);
      expect(pool.totalCount).toBe(1);
      // The trap: the setting is now '' and no longer null.
      expect((await pool.query(`select current_setting('shuangcheng.visible_tenants', true) as value`)).rows).toEqual([{ value: '' }]);
      await expectToSeeNothing(pool);
    } finally {
      await single.close();
    }
  });

  test('neither does what signs callers in, or what loads the platform, see a report', async () => {
    for (const session of [withSignInSession, withPlatformSession] as ((
      of: Database,
      work: (db: SessionDb) => Promise<object[]>,
    ) => Promise<object[]>)[]) {
      expect(await session(database, (db) => db.query(countReports))).toEqual([{ count: 0 }]);
      expect(await session(database, (db) => db.query(countCells))).toEqual([{ count: 0 }]);
    }
  });
});

describe('many callers on a small pool', () => {
  const placesSeen = statement(
    'places_seen',
    `select distinct tenant_id || '/' || region_id || '/' || system as place from report order by 1`,
  );
  const remember = statement(
    'remember_request',
    `insert into client_request (tenant_id, account_id, request_id, operation, input_hash, received_at) values ($1, $2, $3, 'test', '', now())`,
  );
  const remembered = statement('remembered_requests', 'select distinct account_id::text as account from client_request');

  const systems = ['EDUCATION', 'GOVERNMENT_OFFICES', 'HEALTH'];
  const inAll = (tenant: TestTenant, regions: readonly number[]) =>
    regions.flatMap((region) => systems.map((system) => `${tenant.tenantId}/${region}/${system}`));
  const wholeOf = (tenant: TestTenant): string[] =>
    [
      ...inAll(tenant, tenant.counties),
      ...[tenant.tenantId, ...tenant.cities].map((region) => `${tenant.tenantId}/${region}/GOVERNMENT_OFFICES`),
    ].sort();

  test('200 requests of all kinds, some of them failing, see their own rows only', async () => {
    const callers: { scope: RequestScope; sees: string[]; tenantId: number }[] = [
      {
        scope: await scopeWith(database, grantOn('PROVINCE_BUREAU', own.tenantId, own.tenantId)),
        sees: wholeOf(own),
        tenantId: own.tenantId,
      },
      {
        scope: await scopeWith(database, grantOn('PROVINCE_BUREAU', other.tenantId, other.tenantId)),
        sees: wholeOf(other),
        tenantId: other.tenantId,
      },
      { scope: await county(own, 0), sees: inAll(own, [own.counties[0]]), tenantId: own.tenantId },
      { scope: await county(own, 1), sees: inAll(own, [own.counties[1]]), tenantId: own.tenantId },
      { scope: await county(other, 3), sees: inAll(other, [other.counties[3]]), tenantId: other.tenantId },
      { scope: await supervisor(own, 2), sees: [`${own.tenantId}/${own.counties[2]}/EDUCATION`], tenantId: own.tenantId },
      {
        scope: await scopeWith(database, reporterOf(schoolOf(other, 0))),
        sees: [`${other.tenantId}/${other.counties[0]}/EDUCATION`],
        tenantId: other.tenantId,
      },
      { scope: await scopeWith(database), sees: [], tenantId: 0 },
    ];
    const look = async (db: TenantDb) => (await db.query<{ place: string }>(placesSeen)).map(({ place }) => place);
    const readTwice = async (scope: RequestScope): Promise<string[]> => {
      const request: RequestScope = { ...scope };
      request.readSession = new ReadSession(request);
      const [first, second] = await Promise.all([0, 1].map(() => withTenantSession(request, 'read', look)));
      await request.readSession.close();
      expect(second).toEqual(first);
      return first!;
    };
    const write = (scope: RequestScope, tenantId: number, index: number): Promise<string[]> =>
      withTenantSession(scope, 'write', async (db) => {
        if (tenantId > 0) {
          await db.query(remember, [tenantId, scope.caller.accountId, `request ${index}`]);
          expect(await db.query(remembered)).toEqual([{ account: scope.caller.accountId }]);
        }
        return look(db);
      });
    const fail = async (scope: RequestScope): Promise<string[]> => {
      let seen: string[] = [];
      const work = async (db: TenantDb) => {
        seen = await look(db);
        await db.query(divideByZero);
      };
      await expect(withTenantSession(scope, 'write', work)).rejects.toThrow('division by zero');
      return seen;
    };
    const kinds = [readTwice, (scope: RequestScope) => withTenantSession(scope, 'read', look), fail];
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const { scope, sees, tenantId } = callers[(index * 7) % callers.length]!;
        const kind = index % 4;
        const seen = kind === 3 ? await write(scope, tenantId, index) : await kinds[kind]!(scope);
        expect({ caller: scope.caller.username, seen }).toEqual({ caller: scope.caller.username, seen: [...sees].sort() });
      }),
    );
    const pool = poolOf(database);
    expect({ most: pool.totalCount <= POOL_SIZE, waiting: pool.waitingCount, busy: pool.totalCount - pool.idleCount }).toEqual({
      most: true,
      waiting: 0,
      busy: 0,
    });
  });
});

describe('time limits a grant', () => {
  const at = new Date('2025-06-01T00:00:00Z');
  const seenWith = async (validFrom: string, validTo: string | null): Promise<unknown> => {
    const grant = grantOn('COUNTY_BUREAU', own.tenantId, own.counties[0], {
      validFrom: new Date(validFrom),
      validTo: validTo === null ? null : new Date(validTo),
    });
    const { caller } = await scopeWith(database, grant);
    const scope = makeRequestScope(database, database.tree!, caller, at, { id: 'test', address: null });
    return (await withTenantSession(scope, 'read', (db) => db.query<{ count: number }>(countReports)))[0]!.count;
  };
  test.each([
    ['in force', '2025-01-01', null, 16],
    ['from this instant on', at.toISOString(), '2026-01-01', 16],
    ['not begun', '2025-06-02', null, 0],
    ['ended', '2024-01-01', '2025-05-31', 0],
    ['ending at this instant', '2024-01-01', at.toISOString(), 0],
  ])('one that is %s opens its rows or none', async (_name, from, to, reports) => {
    expect(await seenWith(from, to)).toBe(reports);
  });
});

describe('roll-up cells', () => {
  const selectCells = statement('select_cells', 'select region_id, type, system, month from rollup_cell order by 1, 2, 3, 4');
  const raise = statement(
    'raise_cells',
    'with raised as (update rollup_cell set reports = reports + 1 where region_id = $1 and tenant_id = $2 returning 1) select count(*)::int as count from raised',
  );
  const addCell = statement(
    'add_cell',
    `insert into rollup_cell select (jsonb_populate_record(c, jsonb_build_object('region_id', $1::int, 'tenant_id', $2::int, 'month', 203001))).*
       from jsonb_populate_record(null::rollup_cell, $3::jsonb) c`,
  );
  /** A cell with every column filled; place and month are the statement's to choose. */
  const anyCell = async (): Promise<string> =>
    (await owner.query<{ cell: string }>(`select to_jsonb(c)::text as cell from rollup_cell c where type = '' limit 1`)).rows[0]!.cell;
  const append = (scope: RequestScope, tenant: TestTenant, ...reports: Parameters<typeof stagedReport>[]): Promise<number> =>
    withTenantSession(scope, 'write', (db) =>
      appendVersions(
        db,
        tenant.tenantId,
        scope.caller.username,
        reports.map((report) => stagedReport(...report)),
      ),
    );
  const totalOf = async (regionId: number, month: number, basis = 'APPROVED'): Promise<string | undefined> =>
    (
      await owner.query<{ electricity: string }>(
        `select electricity::text from rollup_cell where region_id = $1 and month = $2 and basis = $3 and type = '' and system = ''`,
        [regionId, month, basis],
      )
    ).rows[0]?.electricity;
  const expectCellsToAgree = async (): Promise<void> => {
    for (const { tenantId } of [own, other]) {
      expect(await withTenantSession(loadScope(tenantId), 'read', findLedgerDifferences)).toEqual({ cells: [], states: [], register: [] });
    }
  };

  test('agree with the ledger to begin with', expectCellsToAgree);

  test('of its region and of that alone follow what a reporter submits', async () => {
    const school = schoolOf(own, 0);
    const before = await totalOf(school.regionId, 202404, 'SUBMITTED');
    const scope = await scopeWith(database, reporterOf(school));
    expect(await append(scope, own, [school, 202404, 5_000], [school, 202405, 70])).toBe(2);
    expect(BigInt((await totalOf(school.regionId, 202404, 'SUBMITTED'))!) - BigInt(before!)).toBe(5_000n - 1_000n);
    expect(await totalOf(school.regionId, 202405, 'SUBMITTED')).toBe('70');
    expect(await totalOf(school.regionId, 202405)).toBeUndefined();
    await expectCellsToAgree();
  });

  test("follow a system supervisor's decisions, together with the totals that it does not see", async () => {
    const schools = own.institutionsOf(own.counties[1], 'EDUCATION');
    const scope = await supervisor(own, 1);
    expect(await append(scope, own, [schools[0]!, 202406, 10, 'APPROVE'], [schools[1]!, 202406, 5, 'APPROVE'])).toBe(2);
    expect(await totalOf(own.counties[1], 202406)).toBe('15');
    expect(await append(scope, own, [schools[0]!, 202406, 12, 'RETURN'])).toBe(1);
    expect(await totalOf(own.counties[1], 202406, 'SUBMITTED')).toBe('15');
    const seen = await withTenantSession(scope, 'read', (db) => db.query<{ system: string; region_id: number }>(selectCells));
    expect(new Set(seen.map((cell) => `${cell.region_id} ${cell.system}`))).toEqual(new Set([`${own.counties[1]} EDUCATION`]));
    await expectCellsToAgree();
  });

  test('follow what a reporter submits and a system supervisor approves through the services', async () => {
    const school = schoolOf(own, 3);
    const values = [{ item: 'ELECTRICITY', quantity: '12.5', cost: null, acquisition: 'METERED' as const, notApplicable: false }];
    const reporter = await scopeWith(database, reporterOf(school));
    const submitted = await submitBatch(reporter, {
      reports: [{ institution: school.code, period: '2024-09', values }],
      clientRequestId: 'submit',
    });
    expect(submitted.problems.concat(...submitted.results.map((row) => row.problems))).toEqual([]);
    expect(await totalOf(school.regionId, 202409)).toBeUndefined();
    const reportIds = [encodeNodeId('Report', [own.tenantId, school.institutionId, 202409, 1])];
    const reviewed = await reviewReports(await supervisor(own, 3), { reportIds, decision: 'APPROVE', clientRequestId: 'review' });
    expect(reviewed.problems).toEqual([]);
    expect([await totalOf(school.regionId, 202409, 'SUBMITTED'), await totalOf(school.regionId, 202409)]).toEqual(['12500', '12500']);
    await expectCellsToAgree();
  });

  test('of the county where it stood follow the old reports of an institution that moved', async () => {
    const moved = own.institutionsOf(own.counties[2], 'EDUCATION')[1]!;
    const here = own.counties[3];
    const values = [own.tenantId, moved.institutionId];
    await owner.query(`update institution_state set valid_to = '2024-06-01' where tenant_id = $1 and institution_id = $2`, values);
    await owner.query(
      `insert into institution_state select tenant_id, institution_id, '2024-06-01', null, $3, type, system from institution_state where tenant_id = $1 and institution_id = $2`,
      [...values, here],
    );
    await owner.query(
      `insert into register_change select tenant_id, $3, 202406, k.type, k.system, 1 from institution i, (values ('', ''), ('EDUCATION', 'EDUCATION')) k (type, system) where tenant_id = $1 and institution_id = $2`,
      [...values, here],
    );
    await owner.query(
      `insert into register_change select tenant_id, region_id, 202406, k.type, k.system, -1 from institution i, (values ('', ''), ('EDUCATION', 'EDUCATION')) k (type, system) where tenant_id = $1 and institution_id = $2`,
      values,
    );
    await owner.query('update institution set region_id = $3 where tenant_id = $1 and institution_id = $2', [...values, here]);
    const now = { ...moved, regionId: here };
    const scope = await scopeWith(database, reporterOf(now));
    expect(await append(scope, own, [moved, 202401, 8_000], [now, 202407, 9_000])).toBe(2);
    expect(await totalOf(here, 202407, 'SUBMITTED')).toBe('9000');
    await expectCellsToAgree();
  });

  describe.each([
    ['a reporter', () => scopeWith(database, reporterOf(schoolOf(own, 0)))],
    ['a system supervisor', () => supervisor(own, 0)],
  ] as const)('in a write session of %s', (name, scopeOf) => {
    const seenBefore = name === 'a reporter' ? [] : ['EDUCATION'];
    const systemsSeen = async (db: TenantDb): Promise<string[]> => [
      ...new Set((await db.query<{ system: string; region_id: number }>(selectCells)).map((cell) => cell.system)),
    ];
    const inSession = async <T>(work: (db: TenantDb) => Promise<T>): Promise<T> => withTenantSession(await scopeOf(), 'write', work);

    test('no more of them is seen than in a read session, before they are moved, after, and beside', async () => {
      const seen = await inSession(async (db) => {
        const before = await systemsSeen(db);
        const [earlier, , later] = await Promise.all([
          systemsSeen(db),
          db.moveCells(raise, [own.counties[0], own.tenantId]),
          systemsSeen(db),
        ]);
        const after = await systemsSeen(db);
        return { before, earlier, later, after };
      });
      expect(seen).toEqual({ before: seenBefore, earlier: seenBefore, later: seenBefore, after: seenBefore });
      // That was one report too many for every cell of the county.
      await owner.query('update rollup_cell set reports = reports - 1 where region_id = $1', [own.counties[0]]);
      await expectCellsToAgree();
    });

    test('those of the region are moved by moveCells and by nothing else', async () => {
      const cell = await anyCell();
      await expect(inSession((db) => db.query(addCell, [own.counties[0], own.tenantId, cell]))).rejects.toMatchObject(REFUSED);
      const rollBack = new Error('roll back');
      const added = inSession(async (db) => {
        await db.moveCells(addCell, [own.counties[0], own.tenantId, cell]);
        throw rollBack;
      });
      await expect(added).rejects.toBe(rollBack);
    });

    test('those of a sibling county or of another province are not moved at all', async () => {
      const cell = await anyCell();
      for (const [region, tenant] of [
        [own.counties[1], own.tenantId],
        [own.cities[0], own.tenantId],
        [own.tenantId, own.tenantId],
        [other.counties[0], other.tenantId],
        [own.counties[0], other.tenantId],
      ]) {
        await expect(inSession((db) => db.moveCells(addCell, [region, tenant, cell]))).rejects.toMatchObject(REFUSED);
        if (region !== own.counties[0]) expect(await inSession((db) => db.moveCells(raise, [region, tenant]))).toEqual([{ count: 0 }]);
      }
    });

    test('are closed again when the next session begins, after one that failed too', async () => {
      await expect(inSession((db) => db.moveCells(divideByZero))).rejects.toThrow('division by zero');
      expect(await inSession(systemsSeen)).toEqual(seenBefore);
    });
  });

  test.each([
    ['in a read session of a reporter', 'read', () => scopeWith(database, reporterOf(schoolOf(own, 0)))],
    [
      'in a write session of an auditor of another place',
      'write',
      () => scopeWith(database, grantOn('AUDITOR', own.tenantId, own.counties[1])),
    ],
    ['in a write session of somebody without grants', 'write', () => scopeWith(database)],
  ] as const)('are not opened %s', async (_name, mode, scopeOf) => {
    const scope = await scopeOf();
    const regions = new Set(
      (await withTenantSession(scope, mode, (db) => db.moveCells<{ region_id: number }>(selectCells))).map((cell) => cell.region_id),
    );
    expect([...regions]).toEqual(scope.visible.regions);
    const moved = withTenantSession(scope, mode, (db) => db.moveCells(raise, [own.counties[0], own.tenantId]));
    await expect(mode === 'read' ? moved.catch((error: { code: string }) => error.code) : moved).resolves.toEqual(
      mode === 'read' ? '25006' : [{ count: 0 }],
    );
  });

  test('a county that writes a whole region needs nothing opened', async () => {
    const scope = await county(own, 0);
    const hospital = own.institutionsOf(own.counties[0], 'HEALTH')[0]!;
    expect(await append(scope, own, [hospital, 202408, 33, 'APPROVE'])).toBe(1);
    const opened = statement('show_opened_cells', `select open_cells() as opened`);
    expect(await withTenantSession(scope, 'write', (db) => db.query(opened))).toEqual([{ opened: '' }]);
    await expectCellsToAgree();
  });
});

test('a county cannot take over the report of a sibling by naming itself as its place', async () => {
  const school = schoolOf(own, 1);
  const scope = await county(own, 0);
  const work = (db: TenantDb) =>
    appendVersions(db, own.tenantId, 'test', [{ ...stagedReport(school, 202401, 1), regionId: own.counties[0] }]);
  await expect(withTenantSession(scope, 'write', work)).rejects.toThrow();
  expect(
    (await owner.query('select region_id, latest_version from report where institution_id = $1 and month = 202401', [school.institutionId]))
      .rows,
  ).toEqual([{ region_id: own.counties[1], latest_version: 1 }]);
});

test('two provinces with the same names, months and amounts never add up to one another', async () => {
  await currentTree(database);
  const amounts = async (tenant: TestTenant): Promise<unknown> => {
    const scope = await scopeWith(database, grantOn('PROVINCE_BUREAU', tenant.tenantId, tenant.tenantId));
    const sum = statement(
      'sum_all_cells',
      `select sum(reports)::int as reports from rollup_cell where type = '' and basis = 'APPROVED' and month = 202401`,
    );
    return withTenantSession(scope, 'read', (db) => db.query(sum));
  };
  expect([await amounts(own), await amounts(other)]).toEqual([[{ reports: 19 }], [{ reports: 19 }]]);
  expect(idOf('institution 990000 0')).not.toBe(idOf('institution 980000 0'));
});

test('a server notices with the next request that another has changed the region tree', async () => {
  const server = await startTestServer();
  const elsewhere = await openDatabase({ applicationUrl: server.cloned.applicationUrl, poolSize: 1 });
  try {
    const token = await server.token('dazhou');
    const nameOf = async (): Promise<unknown> => {
      const { data, errors } = await server.query(token, '{ region(code: "511799") { name children { totalCount } parent { code } } }');
      return errors?.[0]?.extensions.code ?? data!.region;
    };
    expect(await nameOf()).toBe('NOT_FOUND');
    const county: Region = { id: 511799, code: '511799', tenantId: 510000, name: '测试县', level: 'COUNTY' };
    const edge = { regionId: county.id, parentId: 511700, validFrom: '2026-01-01', validTo: null };
    await withPlatformSession(elsewhere, (db) => loadRegions(db, [county], [edge]));
    // In its subtree, and so in the grant of the city's bureau.
    expect(await nameOf()).toEqual({ name: '测试县', children: { totalCount: 0 }, parent: { code: '511700' } });
  } finally {
    await elsewhere.close();
    await server.close();
  }
});
