// Publishing a period and reading it back: the figures of the moment, exact and sealed, whatever is approved afterwards.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Grant } from '@shuangcheng/domain';
import { makeRequestScope, statement, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { relayWorkers } from '../src/workers/relay-workers.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, type Account } from './kit/demonstration-server.js';
import { grantOn } from './kit/make-tenant.js';
import { recordStatements } from './kit/recorded-statements.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';
import { makeTestLog } from './kit/test-log.js';

let demonstration: OwnDemonstration;
let requests = 0;

const EDITION = 'id number period hash previousHash publishedAt treeDay factorSet superseded withdrawn { by reason }';
interface Edition {
  readonly id: string;
  readonly number: number;
  readonly hash: string;
  readonly previousHash: string;
  readonly publishedAt: string;
  readonly treeDay: string;
  readonly factorSet: string;
  readonly superseded: boolean;
  readonly withdrawn: { by: string; reason: string } | null;
}
interface Payload {
  readonly edition: Edition | null;
  readonly problems: { readonly code: string; readonly path: string[] }[];
}

const ask = (account: Account, query: string, variables = {}) => demonstration.platform.ask(account, query, variables);
const send = async (account: Account, mutation: string, type: string, input: object): Promise<Payload> => {
  const query = `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { edition { ${EDITION} } problems { code path } } }`;
  return (await ask(account, query, { input: { clientRequestId: `editions ${(requests += 1)}`, ...input } })).it as Payload;
};
const publish = (period: string, more: object = {}, account: Account = 'chongqing') =>
  send(account, 'publishEdition', 'EditionInput', { region: '500000', period, ...more });
const published = async (period: string, more: object = {}, account: Account = 'chongqing'): Promise<Edition> => {
  const { edition, problems } = await publish(period, more, account);
  expect(problems).toEqual([]);
  return edition!;
};
const withdraw = (editionId: string, reason: string, account: Account = 'chongqing') =>
  send(account, 'withdrawEdition', 'WithdrawEditionInput', { editionId, reason });
const codes = ({ problems }: Payload) => problems.map(({ code }) => code);

interface Figure {
  readonly region: { readonly code: string };
  readonly code: string;
  readonly carbonScope: string | null;
  readonly value: string | null;
  readonly reason: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly institutions: number;
  readonly meteredShare: string | null;
}
const FIGURE = 'region { code } code carbonScope value reason numerator denominator institutions meteredShare';
const figuresOf = (account: Account, id: string, more = ''): Promise<Figure[]> =>
  everyPage(async (after) => {
    const query = `query ($id: ID!, $after: String) { node(id: $id) { ... on Edition {
      figures(first: 200, after: $after ${more}) { nodes { ${FIGURE} } pageInfo { hasNextPage endCursor } totalCount } } } }`;
    return (await ask(account, query, { id, after })).node.figures;
  });
const verificationOf = async (id: string, account: Account = 'chongqing') =>
  (
    await ask(
      account,
      `query ($id: ID!) { node(id: $id) { ... on Edition { verification { ok differences { kind what region { code } } } } } }`,
      { id },
    )
  ).node.verification as { ok: boolean; differences: { kind: string; what: string; region: { code: string } | null }[] };

/** What the live figures of a region are, in both carbon scopes, as known at an instant. */
const liveFigures = async (code: string, period: string, asOf: string): Promise<Figure[]> => {
  const scopes = ['TOTAL', 'BUILDING'].map(
    (scope) => `${scope}: indicators(period: $period, options: { asOf: $asOf, carbonScope: ${scope} }) {
      code carbonScope value reason numerator denominator quality { meteredShare } }`,
  );
  const { region } = await ask(
    'chongqing',
    `query ($code: String!, $period: Period!, $asOf: DateTime) { region(code: $code) { ${scopes.join('\n')} } }`,
    {
      code,
      period,
      asOf,
    },
  );
  const live = [...region.TOTAL, ...(region.BUILDING as Figure[]).filter(({ carbonScope }) => carbonScope !== null)];
  return live.map(({ quality, ...figure }) => ({ region: { code }, ...figure, meteredShare: quality.meteredShare }));
};
const sorted = (figures: readonly Omit<Figure, 'institutions'>[]) =>
  [...figures].sort((a, b) => (`${a.code} ${a.carbonScope}` < `${b.code} ${b.carbonScope}` ? -1 : 1));

const approveAgain = async (period: string): Promise<void> => {
  const { region } = await ask(
    'liangping',
    `{ region(code: "500155") { institutions(first: 1) { nodes { code report(period: "${period}") {
    id version values { item quantity cost acquisition notApplicable carried } } } } } }`,
  );
  const [{ code, report }] = region.institutions.nodes;
  const values = report.values
    .filter((value: { carried: boolean }) => !value.carried)
    .map(({ carried: _carried, ...value }: Record<string, unknown>) =>
      value['item'] === 'ELECTRICITY' ? { ...value, quantity: '123456.789', cost: null } : value,
    );
  const sent = await ask(
    'liangping',
    `mutation ($input: ReportInput!) { submitReport(input: $input) { report { id } problems { code message } } }`,
    {
      input: { institution: code, period, values, clientRequestId: `approve again ${(requests += 1)}` },
    },
  );
  expect(sent.submitReport.problems).toEqual([]);
  const reviewed = await ask(
    'liangping',
    `mutation ($input: ReviewReportsInput!) { reviewReports(input: $input) { problems { code message } } }`,
    {
      input: { reportIds: [sent.submitReport.report.id], decision: 'APPROVE', clientRequestId: `approve again ${(requests += 1)}` },
    },
  );
  expect(reviewed.reviewReports.problems).toEqual([]);
};

let first: Edition;
beforeAll(async () => {
  demonstration = await startOwnDemonstration();
  first = await published('2024', { note: '年报' });
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => demonstration.close());

describe('an edition', () => {
  test('is the first of its period, under the tree of its last day, with the official factor set', () => {
    expect(first).toMatchObject({ number: 1, treeDay: '2024-12-31', factorSet: 'PLAN-2020', superseded: false, withdrawn: null });
    expect(first.previousHash).toBe('0'.repeat(64));
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('has every figure of every region as the live figures were known when it was published', async () => {
    const figures = await figuresOf('chongqing', first.id);
    expect(figures).toHaveLength(39 * 10);
    for (const code of ['500000', '500155', '500231', '500101']) {
      const frozen = figures.filter(({ region }) => region.code === code).map(({ institutions: _institutions, ...figure }) => figure);
      expect(sorted(frozen)).toEqual(sorted(await liveFigures(code, '2024', first.publishedAt)));
    }
    expect(figures.find(({ region, code }) => region.code === '500155' && code === 'ENERGY_TOTAL')!.institutions).toBeGreaterThan(500);
    expect(figures.find(({ region }) => region.code === '500101')).toMatchObject({ reason: null, institutions: 4 });
  });

  test('verifies', async () => {
    expect(await verificationOf(first.id)).toEqual({ ok: true, differences: [] });
    expect(await verificationOf(first.id, 'auditor')).toMatchObject({ ok: true });
  });

  test('stays as it was when a report is approved afterwards, and asOf reads what it was made of', async () => {
    const before = await figuresOf('chongqing', first.id, 'regions: ["500155"]');
    await approveAgain('2024-05');
    expect(await figuresOf('chongqing', first.id, 'regions: ["500155"]')).toEqual(before);
    const [live] = await liveFigures('500155', '2024', new Date().toISOString());
    const known = await liveFigures('500155', '2024', first.publishedAt);
    expect(live!.value).not.toBe(known.find(({ code }) => code === live!.code)!.value);
    expect(sorted(known)).toEqual(sorted(before.map(({ institutions: _institutions, ...figure }) => figure)));
    expect(await verificationOf(first.id)).toMatchObject({ ok: true });
  });

  test('is followed by another of the same period, chained to it', async () => {
    const second = await published('2024');
    expect(second).toMatchObject({ number: 2, previousHash: first.hash, superseded: false });
    const { region } = await ask(
      'liangping',
      `{ region(code: "500155") { editions(period: "2024") { nodes { number superseded } totalCount } } }`,
    );
    expect(region.editions).toEqual({
      nodes: [
        { number: 2, superseded: false },
        { number: 1, superseded: true },
      ],
      totalCount: 2,
    });
    const month = await published('2024-05');
    expect(month).toMatchObject({ number: 1, previousHash: second.hash });
    expect(await verificationOf(month.id)).toMatchObject({ ok: true });
  });
});

describe('publishing', () => {
  test('asks the same statements whatever the size of the period, once each', async () => {
    const statements = recordStatements(demonstration.platform.server.database);
    const asked = async (period: string): Promise<Record<string, number>> => {
      const all = await statements.during(() => published(period));
      return Object.fromEntries(Object.entries(all).filter(([name]) => name.includes('edition')));
    };
    const month = await asked('2023-12');
    expect(await asked('2023')).toEqual(month);
    // The newest of the province and of the period are looked up one after the other.
    expect(Object.entries(month).filter(([, times]) => times > 1)).toEqual([['select_editions', 2]]);
  });

  test('is told to the bureaus of the province', async () => {
    const noticed = async (account: Account): Promise<string[]> => {
      const { notifications } = await ask(account, '{ notifications(first: 50) { nodes { kind } } }');
      return (notifications.nodes as { kind: string }[]).map(({ kind }) => kind).filter((kind) => kind.startsWith('EDITION'));
    };
    const { database } = demonstration.platform.server;
    for (const worker of relayWorkers({ eventRetentionDays: 30, auditDigest: 'sha256' })) await worker.run(database, makeTestLog().log);
    expect(await noticed('liangping')).toContain('EDITION_PUBLISHED');
    expect(await noticed('chongqing')).toContain('EDITION_PUBLISHED');
    expect(await noticed('sichuan')).toEqual([]);
    expect(await noticed('joint')).toEqual([]);
  });

  test('can be looked at before: what is incomplete, with the figures as they would be, and nothing is left of it', async () => {
    const PLACE = 'code expected approved waiting missing coverage';
    const query = `mutation ($input: EditionInput!) { publishEdition(input: $input) { edition { id } problems { code } preview {
      period number factorSet electricityBasis treeDay province { ${PLACE} } incomplete { ${PLACE} } figures { code carbonScope value } withheld { code } } } }`;
    const input = { region: '500000', period: '2024-10', publish: false, clientRequestId: 'looked at' };
    const traces = async (): Promise<unknown> =>
      (
        await demonstration.owner.query(
          `select (select count(*) from edition) as editions, (select count(*) from audit_record) as acts, (select count(*) from outbox) as events,
                  (select count(*) from joint_place) as places, (select count(*) from client_request) as requests`,
        )
      ).rows;
    const before = await traces();
    const { edition, problems, preview } = (await ask('chongqing', query, { input })).publishEdition;
    expect([edition, problems, await traces()]).toEqual([null, [], before]);
    expect(preview).toMatchObject({
      period: '2024-10',
      number: 1,
      factorSet: 'PLAN-2020',
      treeDay: '2024-10-31',
      province: { code: '500000' },
    });

    const { id } = await published('2024-10', { clientRequestId: 'looked at' });
    const frozen = await ask(
      'chongqing',
      `query ($id: ID!) { node(id: $id) { ... on Edition { withheld { code } places(first: 200) { nodes { ${PLACE} } }
         figures(regions: ["500000"]) { nodes { code carbonScope value } } } } }`,
      { id },
    );
    const places = frozen.node.places.nodes as { code: string; expected: number; approved: number }[];
    expect(preview.province).toEqual(places.find(({ code }) => code === '500000'));
    const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);
    const lacking = places.filter(({ code, expected, approved }) => code !== '500000' && approved < expected);
    expect([...preview.incomplete].sort(byCode)).toEqual(lacking.sort(byCode));
    expect(preview.figures).toHaveLength(10);
    expect(new Set(preview.figures)).toEqual(new Set(frozen.node.figures.nodes));
    expect(preview.withheld).toEqual(frozen.node.withheld);
  });

  test('warns where figures would have no value for want of a factor, before it is done and when it is', async () => {
    const query = `mutation ($input: EditionInput!) { publishEdition(input: $input) {
      edition { number } preview { figures { code reason } } problems { code } warnings { code message path } } }`;
    const warned = async (more: object) => {
      const input = { region: '500000', period: '2022-11', clientRequestId: `editions ${(requests += 1)}`, ...more };
      return (await ask('chongqing', query, { input })).publishEdition;
    };
    const { warnings: none, problems } = await warned({ publish: false });
    expect([none, problems]).toEqual([[], []]);
    // Of 2022 no set says what electricity is worth at the equivalent value.
    const preview = await warned({ publish: false, electricityBasis: 'EQUIVALENT' });
    expect(preview.preview.figures).toContainEqual({ code: 'ENERGY_TOTAL', reason: 'FACTOR_MISSING' });
    const warning = { code: 'EDITION_WITHOUT_FACTORS', path: ['input'], message: expect.stringMatching(/能源消费总量.*有 \d+ 个数值为空/) };
    expect([preview.problems, preview.warnings]).toEqual([[], [warning]]);
    const done = await warned({ electricityBasis: 'EQUIVALENT' });
    expect(done).toMatchObject({ edition: { number: 1 }, problems: [] });
    expect(done.warnings).toEqual(preview.warnings);
    expect(done.warnings[0].message).not.toContain('用水');
  });

  test('the same request twice makes one edition', async () => {
    const id = { clientRequestId: 'the same' };
    const [one, two] = [await published('2024-Q1', id), await published('2024-Q1', id)];
    expect(two).toEqual(one);
    expect(codes(await publish('2024-Q2', id))).toEqual(['REQUEST_ID_REUSED']);
  });

  test('two at the same time are numbered one after the other', async () => {
    await published('2024-H1');
    await approveAgain('2024-02');
    const answers = await Promise.all([publish('2024-H1'), publish('2024-H1', { electricityBasis: 'EQUIVALENT' })]);
    expect(answers.map(codes)).toEqual([[], []]);
    expect(answers.map(({ edition }) => edition!.number).sort()).toEqual([2, 3]);
    for (const { edition } of answers) expect(await verificationOf(edition!.id)).toMatchObject({ ok: true });
  });

  test('is refused for what has not ended, has no report, would be the same again, or is no province', async () => {
    expect(codes(await publish('2090'))).toEqual(['PERIOD_NOT_OVER']);
    expect(codes(await publish('2019'))).toEqual(['NOTHING_TO_PUBLISH']);
    await published('2024-03');
    expect(codes(await publish('2024-03'))).toEqual(['EDITION_UNCHANGED']);
    expect(codes(await publish('2024-03', { publish: false }))).toEqual(['EDITION_UNCHANGED']);
    expect(codes(await publish('2024', { region: '500155' }))).toEqual(['BAD_FIELD']);
    expect(codes(await publish('2024', { factorSet: 'NOBODYS' }))).toEqual(['BAD_FIELD']);
    expect(codes(await publish('2024', { note: 'x'.repeat(1001) }))).toEqual(['TEXT_LENGTH']);
  });

  test('is for the province bureau only', async () => {
    const query = 'mutation ($input: EditionInput!) { publishEdition(input: $input) { problems { code } } }';
    const input = { region: '500000', period: '2023', clientRequestId: 'not mine' };
    const refusals = (account: Account) => demonstration.platform.refusals(account, query, { input });
    expect((await refusals('liangping'))[0]).toMatch(/^OUT_OF_SCOPE/);
    expect((await refusals('sichuan'))[0]).toMatch(/^OUT_OF_SCOPE/);
    expect((await refusals('auditor'))[0]).toMatch(/^FORBIDDEN/);
    expect((await refusals('joint'))[0]).toMatch(/^OUT_OF_SCOPE/);
  });
});

describe('reading', () => {
  test('a county sees its own figures of the edition, and not those of another', async () => {
    const figures = await figuresOf('liangping', first.id);
    expect(new Set(figures.map(({ region }) => region.code))).toEqual(new Set(['500155']));
    const others = `query ($id: ID!) { node(id: $id) { ... on Edition { figures(regions: ["500231"]) { nodes { value } } } } }`;
    expect((await demonstration.platform.refusals('liangping', others, { id: first.id }))[0]).toMatch(/^OUT_OF_SCOPE/);
    const places = await ask(
      'liangping',
      `query ($id: ID!) { node(id: $id) { ... on Edition { places { nodes { code parentCode expected approved coverage } } } } }`,
      { id: first.id },
    );
    expect(places.node.places.nodes).toMatchObject([{ code: '500155', parentCode: '500000' }]);
  });

  test('a supervisor of one system sees no figure of the whole region', async () => {
    expect(await figuresOf('liangping-education', first.id)).toEqual([]);
  });

  test('nobody of another province, and no joint client, finds it by its id', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const account of ['sichuan', 'joint'] as const)
      expect((await demonstration.platform.refusals(account, query, { id: first.id }))[0]).toMatch(/^NOT_FOUND/);
  });

  test('only who reads the audit trail verifies', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { ... on Edition { verification { ok } } } }';
    expect((await demonstration.platform.refusals('liangping', query, { id: first.id }))[0]).toMatch(/^OUT_OF_SCOPE/);
  });
});

describe('an edition that somebody has been at', () => {
  /** Changes something as the database's owner, looks, and puts it back. */
  const tamper = async (id: string, change: string, then?: string): Promise<string[]> => {
    const { owner } = demonstration;
    await owner.query('set session_replication_role = replica');
    const editionId = Buffer.from(id, 'base64url').toString().split(':')[2];
    await owner.query('create schema if not exists kept');
    const tables = ['edition', 'edition_place', 'edition_sum', 'edition_figure', 'edition_report'];
    for (const table of tables) await owner.query(`create table kept.${table} as select * from ${table}`);
    try {
      await owner.query(change, [editionId]);
      if (then !== undefined) await owner.query(then);
      return (await verificationOf(id)).differences.map(({ kind, what }) => `${kind} ${what}`);
    } finally {
      for (const table of tables) {
        await owner.query(`delete from ${table}`);
        await owner.query(`insert into ${table} select * from kept.${table}`);
        await owner.query(`drop table kept.${table}`);
      }
      await owner.query('set session_replication_role = origin');
    }
  };

  test('tells a changed figure', async () => {
    const change = `update edition_figure set value = value + 1 where edition_id = $1 and region_id = 500155 and code = 'WATER_TOTAL'`;
    expect(await tamper(first.id, change)).toEqual(['FIGURE_DIFFERS WATER_TOTAL', 'CONTENT_CHANGED figures']);
  });

  test('tells a changed sum, even where the total is changed with it', async () => {
    const change = `update edition_sum set sums[3] = sums[3] + 1000 where edition_id = $1 and region_id = 500155 and (type, system) in (('', ''), ('EDUCATION', 'EDUCATION'))`;
    const found = await tamper(first.id, change);
    expect(found).toContain('CONTENT_CHANGED sums');
    expect(found).toContain('FIGURE_DIFFERS ENERGY_TOTAL');
    expect(found).toContain('SUM_DIFFERS ELECTRICITY');
    expect(found).toContain('LEDGER_DIFFERS ELECTRICITY');
  });

  test('tells an exchanged report version, and another name of a region', async () => {
    const version = `update edition_report set versions[1] = versions[1] + 1 where edition_id = $1 and region_id = 500155 and month = 202407`;
    const found = await tamper(first.id, version);
    expect(found).toContain('CONTENT_CHANGED reports');
    expect(found).toContain('LEDGER_DIFFERS REPORTS');
    const name = `update edition_place set name = '别处' where edition_id = $1 and region_id = 500155`;
    expect(await tamper(first.id, name)).toEqual(['CONTENT_CHANGED places']);
  });

  test('tells a changed factor, and another author', async () => {
    const factor = `update edition set factors = jsonb_set(factors, '{0,value}', '"9"') where edition_id = $1`;
    const found = await tamper(first.id, factor);
    expect(found).toContain('SEAL_BROKEN hash');
    expect(found.some((each) => each.startsWith('FIGURE_DIFFERS'))).toBe(true);
    expect(await tamper(first.id, `update edition set published_by = 'somebody' where edition_id = $1`)).toEqual(['SEAL_BROKEN hash']);
  });

  test('tells one that is gone before it, and two that changed places', async () => {
    const { owner } = demonstration;
    const { rows } = await owner.query<{ id: string }>(
      `select edition_id as id from edition where tenant_id = 500000 and chain_number = 3`,
    );
    const third = Buffer.from(`Edition:500000:${rows[0]!.id}`).toString('base64url');
    expect(await tamper(third, 'delete from edition where tenant_id = 500000 and chain_number = 2 and $1::text is not null')).toEqual([
      'EDITION_MISSING chainNumber',
    ]);
    // Each takes the other's place in the chain, with the hash that this place asks for.
    const exchange = `with places as (select chain_number, previous_hash from edition where chain_number in (2, 3))
      update edition e set chain_number = 1000 + p.chain_number, previous_hash = p.previous_hash from places p
       where e.chain_number in (2, 3) and p.chain_number = 5 - e.chain_number and $1::text is not null`;
    const found = await tamper(third, exchange, 'update edition set chain_number = chain_number - 1000 where chain_number > 1000');
    expect(found).toContain('SEAL_BROKEN hash');
  });
});

describe('the joint view’s own reading', () => {
  const jointScope = (...provinces: number[]): RequestScope =>
    scopeOf(provinces.map((province) => grantOn('JOINT_ANALYST', province, province)));
  const scopeOf = (grants: readonly Grant[]): RequestScope => {
    const { database } = demonstration.platform.server;
    const caller = {
      accountId: '00000000-0000-4000-8000-00000000000e',
      username: 'joint',
      displayName: 'joint',
      kind: 'CLIENT' as const,
      mustChangeSecret: false,
      grants,
    };
    return makeRequestScope(database, database.tree!, caller, new Date(), { id: 'joint', address: null });
  };
  const names = new Map<string, string>();
  const nameOf = (sql: string): string => names.get(sql) ?? names.set(sql, `joint_reading_${names.size}`).get(sql)!;
  const read = async (scope: RequestScope, sql: string): Promise<Record<string, unknown>[]> =>
    withTenantSession(scope, 'read', (db) => db.query(statement(nameOf(sql), sql)));

  test('sees what was released of the newest edition of a period, and of its content nothing', async () => {
    const scope = jointScope(500000, 510000);
    const shown = await read(
      scope,
      `select distinct e.number from joint_figure f join edition e using (tenant_id, edition_id) where e.period = '2024'`,
    );
    expect(shown).toEqual([{ number: 2 }]);
    for (const table of ['edition_place', 'edition_figure', 'edition_sum', 'edition_report'])
      expect(await read(scope, `select 1 from ${table}`)).toEqual([]);
    expect(await read(jointScope(510000), 'select 1 from edition')).toEqual([]);
  });

  test('sees nothing beside a grant of any other role: who reads a county live could subtract it from a group', async () => {
    const joint = grantOn('JOINT_ANALYST', 500000, 500000);
    for (const more of [grantOn('COUNTY_BUREAU', 500000, 500155), grantOn('CITY_BUREAU', 510000, 511700)]) {
      const scope = scopeOf([joint, more]);
      for (const table of ['joint_figure', 'joint_place']) expect(await read(scope, `select 1 from ${table}`)).toEqual([]);
      const over = { ...more, validTo: new Date(Date.now() - 1000) };
      expect(await read(scopeOf([joint, over]), 'select distinct tenant_id as "tenantId" from joint_figure')).toEqual([
        { tenantId: 500000 },
      ]);
    }
  });

  test('does not see what was withdrawn: the one before it comes back, the province keeps both', async () => {
    const { region } = await ask('chongqing', `{ region(code: "500000") { editions(period: "2024") { nodes { id number } } } }`);
    const { id } = region.editions.nodes[0];
    expect(codes(await withdraw(id, '  '))).toEqual(['TEXT_LENGTH']);
    expect(codes(await withdraw('unknown', '错'))).toEqual(['UNKNOWN_EDITION']);
    expect(codes(await withdraw(id, '错', 'sichuan'))).toEqual(['UNKNOWN_EDITION']);
    const { edition } = await withdraw(id, '数据有误');
    expect(edition).toMatchObject({ number: 2, withdrawn: { by: 'chongqing', reason: '数据有误' } });
    expect(codes(await withdraw(id, '数据有误'))).toEqual(['EDITION_WITHDRAWN_BEFORE']);
    const scope = jointScope(500000);
    expect(await read(scope, `select number from edition where period = '2024' order by number`)).toEqual([{ number: 1 }]);
    const again = await read(
      scope,
      `select distinct e.number as n from joint_figure f join edition e using (tenant_id, edition_id) where e.period = '2024'`,
    );
    expect(again).toEqual([{ n: 1 }]);
    expect(await verificationOf(id)).toMatchObject({ ok: true });
    const trail = await ask('auditor', `{ auditTrail(region: "500000", first: 1) { nodes { action subjects } } }`);
    expect(trail.auditTrail.nodes).toEqual([{ action: 'withdrawEdition', subjects: [id] }]);
  });
});
