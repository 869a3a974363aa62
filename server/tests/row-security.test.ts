// The second lock, table by table: what the database itself lets each kind of caller see, add and change. The tables come
// from the catalogue: a new one without an entry below fails.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  makeLoadScope,
  openDatabase,
  statement,
  withTenantSession,
  type Database,
  type RequestScope,
  type TenantDb,
} from '@shuangcheng/tenants';
import pg from 'pg';
import { cloneDatabase, type ClonedDatabase } from './kit/clone-database.js';
import { grantOn, idOf, makeTenant, reporterOf, scopeWith, type TestTenant } from './kit/make-tenant.js';

/** How narrow the rows of a table are that a caller sees. */
type Rows =
  | 'PUBLIC' // to whoever is connected
  | 'TREE' // the same, and written by whoever may write the whole province
  | 'SIGN_IN' // by a sign-in or platform session only
  | 'FACTORS' // of the tenant, and those offered to all
  | 'PLANS' // of the tenant: plan documents and the calendar are published
  | 'LISTED' // of regions of which the caller sees anything
  | 'SYSTEM' // of a region, or of one system in it
  | 'INSTITUTION' // of a region, of one system in it, or of one institution
  | 'ACCOUNT' // the caller's own
  | 'WHOLE_REGION' // of a region whose rows the caller sees whole
  | 'TRACE' // likewise, and left by whoever does something in the province
  | 'CHAIN' // likewise, written by the relay only
  | 'TENANT' // of the tenant
  | 'HOME' // whose home is a region that the caller sees whole; of no tenant
  | 'SECRET' // like SIGN_IN; a caller may add to those whose home it writes
  | 'GRANT' // of a region whose rows the caller sees whole
  | 'CHECK' // of a region that is under review, reviews, or opened the check
  | 'TAKING_PART' // of a check in which a region takes part
  | 'EVIDENCE' // as its report or its finding
  | 'MEMBERS' // of a task in which a province takes part that the caller sees whole; of the member that recorded it
  | 'EDITION' // of the tenant, and those that the joint view knows of; written by whoever may write the whole province
  | 'FROZEN' // of a region whose rows the caller sees whole; likewise
  | 'PROVINCE' // of a province that the caller sees whole; likewise
  | 'RELEASED' // the same, and of the newest editions for the joint view
  | 'IMPORT'; // the caller's own, and all of the province to who sees all of it

const tables: Readonly<Record<string, Rows>> = {
  tenant: 'PUBLIC',
  region: 'TREE',
  region_edge: 'TREE',
  region_succession: 'TREE',
  region_group: 'PUBLIC',
  region_group_member: 'PUBLIC',
  tree_version: 'TREE',
  data_load: 'PUBLIC',
  account: 'HOME',
  account_secret: 'SECRET',
  access_grant: 'GRANT',
  refresh_token: 'SIGN_IN',
  signing_key: 'SIGN_IN',
  sign_in_throttle: 'SIGN_IN',
  factor_set: 'FACTORS',
  factor: 'FACTORS',
  official_factor_set: 'FACTORS',
  quota_standard: 'FACTORS',
  quota_value: 'FACTORS',
  quota_kind: 'INSTITUTION',
  energy_budget: 'INSTITUTION',
  budget_warning: 'INSTITUTION',
  plan: 'PLANS',
  target: 'LISTED',
  region_baseline: 'LISTED',
  baseline_restatement: 'LISTED',
  reorganisation: 'LISTED',
  register_change: 'SYSTEM',
  rollup_cell: 'SYSTEM',
  institution: 'INSTITUTION',
  institution_state: 'INSTITUTION',
  register_event: 'INSTITUTION',
  report: 'INSTITUTION',
  report_version: 'INSTITUTION',
  report_event: 'INSTITUTION',
  report_finding: 'INSTITUTION',
  finding_explanation: 'INSTITUTION',
  quality_rule_set: 'FACTORS',
  client_request: 'ACCOUNT',
  audit_record: 'TRACE',
  decomposition_run: 'WHOLE_REGION',
  edition: 'EDITION',
  edition_withdrawal: 'EDITION',
  edition_place: 'FROZEN',
  edition_figure: 'FROZEN',
  edition_sum: 'FROZEN',
  edition_report: 'FROZEN',
  audit_link: 'CHAIN',
  audit_waiting: 'TENANT',
  event_counter: 'PUBLIC',
  notification_read: 'ACCOUNT',
  upload: 'IMPORT',
  import_run: 'IMPORT',
  import_chunk: 'IMPORT',
  outbox: 'INSTITUTION',
  calendar_entry: 'PLANS',
  month_confirmation: 'LISTED',
  reminder: 'LISTED',
  quality_check: 'TAKING_PART',
  check_session: 'TAKING_PART',
  check_item: 'CHECK',
  check_snapshot: 'CHECK',
  check_finding: 'CHECK',
  check_finding_step: 'CHECK',
  attachment_file: 'ACCOUNT',
  attachment: 'EVIDENCE',
  form_report: 'INSTITUTION',
  form_version: 'INSTITUTION',
  form_event: 'INSTITUTION',
  form_declaration: 'INSTITUTION',
  joint_task: 'PUBLIC',
  joint_task_entry: 'MEMBERS',
  joint_rule: 'PROVINCE',
  joint_place: 'RELEASED',
  joint_figure: 'RELEASED',
};
const allTables = Object.keys(tables);
const tablesOf = (...kinds: Rows[]): string[] => allTables.filter((table) => kinds.includes(tables[table]!));
/** Whose rows belong to one province. */
const ofNoProvince: readonly Rows[] = ['PUBLIC', 'TREE', 'SIGN_IN', 'HOME', 'SECRET'];
const tenantTables = allTables.filter((table) => !ofNoProvince.includes(tables[table]!));
/** Written once: the ledger and what is published. */
const appendOnly = [
  'factor_set',
  'factor',
  'official_factor_set',
  'quota_standard',
  'quota_value',
  'quota_kind',
  'energy_budget',
  'budget_warning',
  'report_version',
  'report_event',
  'report_finding',
  'audit_record',
  'audit_link',
  'calendar_entry',
  'month_confirmation',
  'reminder',
  'decomposition_run',
  'check_snapshot',
  'check_finding_step',
  'check_session',
  'attachment_file',
  'attachment',
  'form_version',
  'form_event',
  'form_declaration',
  'register_event',
  'reorganisation',
  'baseline_restatement',
  'finding_explanation',
  'quality_rule_set',
  'import_chunk',
  'joint_task_entry',
  'joint_rule',
  'joint_place',
  'joint_figure',
  'edition',
  'edition_withdrawal',
  'edition_place',
  'edition_figure',
  'edition_sum',
  'edition_report',
];
/** Of which only what says where a thing stands may be changed, and never whose it is. */
const partlyChanged = ['outbox', 'quality_check', 'check_item', 'check_finding'];
const REFUSED = '42501';
const READ_ONLY = '25006';
const DUPLICATE = '23505';

let cloned: ClonedDatabase;
let owner: pg.Client;
let database: Database;
let own: TestTenant;
let other: TestTenant;

const ask = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await owner.query<Row>(sql, values)).rows;

/** Rows that no service of the tests writes, so that every tenant table has some of both provinces. */
const fillTheRest = async ({ tenantId, institutions }: TestTenant, accountIds: readonly string[]): Promise<void> => {
  const columns = 'tenant_id, institution_id, month, version, finding_number, region_id, system, code, severity, message, rule_version';
  await ask(
    `insert into report_finding (${columns}) select tenant_id, institution_id, 202401, 1, 1, region_id, system, 'TEST', 'NOTE', 'test', '1' from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into finding_explanation select tenant_id, institution_id, month, version, finding_number, 1, region_id, system, 'test', now(), 'test' from report_finding where tenant_id = $1`,
    [tenantId],
  );
  await ask(`insert into quality_rule_set values ($1, 1, $1, '{}', 'test', now(), now(), 'test')`, [tenantId]);
  await ask(`insert into quota_standard values ($1, 1, 'test', 'test', 'CALORIFIC', '2020-01-01', null, null, 'test', now(), 'test')`, [
    tenantId,
  ]);
  await ask(`insert into quota_value values ($1, 1, 'HEALTH', '', 'ENERGY_PER_AREA', 3, 2, 1)`, [tenantId]);
  await ask(
    `insert into quota_kind select tenant_id, institution_id, 1, region_id, system, 'test', 2024, now(), 'test' from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `with set_now as (
       insert into energy_budget select tenant_id, gen_random_uuid(), region_id, system, institution_id, institution_id::text, 'ENERGY_TOTAL', 2026, 1, 'CALORIFIC', 1, '[]', '{}',
         'GIVEN', 'test', 'test', now(), 'test' from institution where tenant_id = $1 returning *
     )
     insert into budget_warning select tenant_id, budget_id, 'EXCEEDED', region_id, system, institution_id, now() from set_now`,
    [tenantId],
  );
  await ask(`insert into official_factor_set values ($1, 1, 0, 'PLAN-2020', now(), 'test', now(), 'test')`, [tenantId]);
  await ask(
    `insert into client_request (tenant_id, account_id, request_id, operation, input_hash, answer, received_at)
     select $1, id, 'request', 'submitReport', 'hash', '{}', now() from unnest($2::uuid[]) as id`,
    [tenantId, accountIds],
  );
  await ask(
    `with sent as (
       insert into upload (tenant_id, upload_id, account_id, name, bytes, sha256, received_at, expires_at)
       select $1, id, id, 'test.csv', 1, 'hash', now(), now() from unnest($2::uuid[]) as id returning *
     ), asked as (
       insert into import_run (tenant_id, import_id, account_id, region_id, upload_id, kind, intent, dry_run, state, attempt, last_row, created, updated, unchanged, rejected, read_bytes, requested_at)
       select tenant_id, upload_id, account_id, $1, upload_id, 'REPORTS', 'SUBMIT', false, 'FINISHED', 1, 1, 1, 0, 0, 0, 1, now() from sent
     )
     insert into import_chunk select tenant_id, upload_id, 1, 1, account_id, 1, 1, 0, 0, 0, '[]' from sent`,
    [tenantId, accountIds],
  );
  await ask(
    `insert into audit_record select distinct on (region_id, id) tenant_id, gen_random_uuid(), region_id, now(), id, 'test', null, 'test', 'submitReport', '{}'::text[], '{}'::jsonb
       from institution, unnest($2::uuid[]) as id where tenant_id = $1`,
    [tenantId, accountIds],
  );
  await ask(
    `insert into decomposition_run select tenant_id, gen_random_uuid(), region_id, target_id, '1', '{}', '[]', now(), 'test' from target where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into outbox select tenant_id, gen_random_uuid(), region_id, system, institution_id, now(), 'REPORT_APPROVED', '{}', null from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into calendar_entry (tenant_id, entry_number, region_id, kind, issued_by, month_from, days, recorded_at, recorded_by)
     select $1, row_number() over (order by region_id), region_id, 'REMINDER', 'PROVINCE', 190001, 3, now(), 'test' from region where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into month_confirmation select tenant_id, region_id, 202401, 1, 'PROVINCE', 'CONFIRM', 4, 4, 'none', null, now(), 'test' from region where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into reminder select tenant_id, region_id, '2024-01', 'OVERDUE', '2024-02-10', 1, now() from region where tenant_id = $1`,
    [tenantId],
  );
  await ask('insert into notification_read select $1, id, 1, now() from unnest($2::uuid[]) as id', [tenantId, accountIds]);
  await ask(
    `insert into audit_link select tenant_id, row_number() over (order by record_id), record_id, region_id, 'sha256', '', '', now() from audit_record where tenant_id = $1`,
    [tenantId],
  );
  await ask('insert into audit_waiting select tenant_id, record_id from audit_record where tenant_id = $1 and record_id < $2', [
    tenantId,
    '80000000-0000-4000-8000-000000000000',
  ]);
  // One account at home in each region, with a secret and a grant there.
  await ask(
    `with made as (
       insert into account (account_id, username, kind, display_name, home_tenant_id, home_region_id)
       select gen_random_uuid(), 'clerk-' || region_id, 'PERSON', 'clerk', tenant_id, region_id from region where tenant_id = $1 returning *
     ), secrets as (
       insert into account_secret (account_id, generation, home_tenant_id, home_region_id, secret_hash, set_at)
       select account_id, 1, home_tenant_id, home_region_id, 'none', now() from made
     )
     insert into access_grant (tenant_id, grant_id, account_id, role, region_id, subtree, valid_from)
     select home_tenant_id, gen_random_uuid(), account_id, 'AUDITOR', home_region_id, true, now() from made`,
    [tenantId],
  );
  const place = `tenant_id, institution_id, 'MACHINE_ROOM'`;
  await ask(
    `insert into form_report select ${place}, 2024, region_id, system, 1, 'DRAFT', null, null, false from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into form_version select ${place}, 2024, 1, region_id, system, now(), 'test', '{}' from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into form_event select ${place}, 2024, 1, 1, region_id, system, 'SAVED', now(), 'test' from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into form_declaration select ${place}, 1, region_id, system, 2024, true, now(), 'test' from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into register_event select tenant_id, gen_random_uuid(), institution_id, region_id, system, 'CHANGED', null, now(), 'test', null, '{}' from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into reorganisation select distinct on (region_id) tenant_id, gen_random_uuid(), region_id, '2024-01-01'::date, 'test', 'test', null, '{}'::jsonb, '{}'::jsonb, now(), 'test'
       from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into baseline_restatement
     select distinct on (region_id) tenant_id, gen_random_uuid(), region_id, gen_random_uuid(), 0, 2020, 'ENERGY_TOTAL', 1, 1, 2, 'tce', 'SHARE', true, '2024-01-01'::date, 'test', now(), 'test'
       from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into joint_task values ('TEST', 1, '{990000,980000}', 'test', 'test', 1, 'test', 'TOTAL', 'ONCE', '2021-01-01', '2025-12-31', 'test', 'test', 'test')
     on conflict do nothing`,
  );
  await ask(
    `insert into joint_task_entry select $1, 'TEST', count(*) + 1, '{990000,980000}', count(*) + 1, null, '2024-01-01', 1, null, null, null, now(), 'test'
       from joint_task_entry`,
    [tenantId],
  );
  expect(institutions.length).toBeGreaterThan(0);
};

/** Of one period two editions, of another one that was withdrawn; of every region a place, sums, reports, a figure of many and one of two. */
const fillEditions = async ({ tenantId }: TestTenant): Promise<void> => {
  const editions = [
    ['first', '2024', 1],
    ['newest', '2024', 2],
    ['withdrawn', '2023', 1],
  ] as const;
  for (const [index, [name, period, number]] of editions.entries()) {
    const edition = [tenantId, idOf(`edition ${tenantId} ${name}`)];
    await ask(
      `insert into edition values ($1, $2, $3, $4, $5, now(), 'test', null, 'PLAN-2020', '[]', 'CALORIFIC', '{}', '2024-12-31', '{}', 1, 'sha256', '{}', '', '')`,
      [...edition, index + 1, period, number],
    );
    const regions = 'from region where tenant_id = $1';
    await ask(`insert into edition_place select tenant_id, $2, region_id, null, code, name, level, 5, 5, 5, 0, 0 ${regions}`, edition);
    await ask(`insert into joint_place values ($1, $2, '', '{}', 5)`, edition);
    await ask(`insert into joint_figure values ($1, $2, '', 'ENERGY_TOTAL', '', null, 'WITHHELD', null, null, '[]')`, edition);
    await ask(`insert into edition_sum select tenant_id, $2, region_id, '', '', 5, 5, 5, 5, '{}' ${regions}`, edition);
    await ask(`insert into edition_report select tenant_id, $2, region_id, 202401, '{}', '{}' ${regions}`, edition);
    for (const [code, count] of Object.entries({ ENERGY_TOTAL: 3, WATER_TOTAL: 2 }))
      await ask(
        `insert into edition_figure select tenant_id, $2, region_id, $3, '', 1, null, 1, null, $4, null, null, null, 0, false ${regions}`,
        [...edition, code, count],
      );
  }
  await ask(`insert into joint_rule values ($1, 1, 5, 'test', now(), 'test')`, [tenantId]);
  await ask(`insert into edition_withdrawal values ($1, $2, now(), 'test', 'test')`, [tenantId, idOf(`edition ${tenantId} withdrawn`)]);
};

/** Every region checks its own institutions, and the province has the first county's reviewed by the second. */
const fillChecks = async ({ tenantId, cities, counties }: TestTenant, accountIds: readonly string[]): Promise<void> => {
  const openers = [tenantId, ...cities, ...counties].map((region) => ({ name: `own ${region}`, opener: region, region, reviewer: region }));
  const cross = { name: 'cross', opener: tenantId, region: counties[0], reviewer: counties[1] };
  const places = 'region_id, assigned_region_id, check_region_id';
  for (const { name, opener, region, reviewer } of [...openers, cross]) {
    const checkId = idOf(`check ${tenantId} ${name}`);
    const takingPart = [...new Set([opener, region, reviewer])];
    const check = [tenantId, checkId, opener, takingPart];
    await ask(
      `insert into quality_check (tenant_id, check_id, region_id, taking_part, kind, period, seed, frame_hash, strata, copied_columns, due_date, opened_at, opened_by)
       values ($1, $2, $3, $4, 'SPOT_CHECK', '2024', 'seed', 'hash', '[]', '{}', '2099-12-31', now(), 'test')`,
      check,
    );
    await ask(
      `insert into check_session values ($1, $2, gen_random_uuid(), $3, $4, '2024-07-01', '{test}', 'minutes', now(), 'test')`,
      check,
    );
    await ask(
      `insert into check_item (tenant_id, check_id, institution_id, ${places}, code, name, type, system, notable_for, chosen_as)
       select tenant_id, $2, institution_id, region_id, $3, $4, code, name, type, system, '{}', 'RANDOM' from institution where tenant_id = $1 and region_id = $5`,
      [tenantId, checkId, reviewer, opener, region],
    );
    await ask(
      `insert into check_snapshot (tenant_id, check_id, institution_id, month, version, status, ${places}, measures)
       select tenant_id, check_id, institution_id, 202401, 1, 'APPROVED', ${places}, '{}'::bigint[] from check_item where tenant_id = $1 and check_id = $2`,
      [tenantId, checkId],
    );
    await ask(
      `insert into check_finding (tenant_id, check_id, finding_id, finding_number, institution_id, ${places}, severity, message, recorded_at, recorded_by)
       select tenant_id, check_id, gen_random_uuid(), 1, institution_id, ${places}, 'ERROR', 'test', now(), 'test' from check_item where tenant_id = $1 and check_id = $2`,
      [tenantId, checkId],
    );
  }
  await ask(
    `insert into check_finding_step (tenant_id, finding_id, step_number, check_id, ${places}, kind, occurred_at, actor)
     select tenant_id, finding_id, 1, check_id, ${places}, 'EXPLAINED', now(), 'test' from check_finding where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into attachment_file select $1, gen_random_uuid(), id, 'a.pdf', 'application/pdf', 1, repeat('0', 64), now(), 'test' from unnest($2::uuid[]) as id`,
    [tenantId, accountIds],
  );
  const file = `(select file_id from attachment_file where tenant_id = $1 limit 1), 'a.pdf', 'application/pdf', 1, repeat('0', 64), null, now(), 'test'`;
  await ask(
    `insert into attachment select tenant_id, gen_random_uuid(), ${file}, region_id, system, institution_id, 202401, 1 from institution where tenant_id = $1`,
    [tenantId],
  );
  await ask(
    `insert into attachment select tenant_id, gen_random_uuid(), ${file}, region_id, '', null, null, null, finding_id, check_id, assigned_region_id, check_region_id
       from check_finding where tenant_id = $1`,
    [tenantId],
  );
};

interface Holder {
  readonly scope: RequestScope;
  /** What the caller should see, written out and not computed: whole regions, systems of regions, institutions. */
  readonly tenants: readonly number[];
  readonly regions: readonly number[];
  readonly systems: readonly string[];
  readonly institutions: readonly string[];
  /** Provinces of whose editions it sees what the joint view may show. */
  readonly joint: readonly number[];
}
const callers = [
  'the province bureau',
  'a city bureau',
  'a county bureau',
  'a system supervisor',
  'a reporter',
  'an auditor of the province',
  'a joint analyst',
  'somebody without grants',
  'a county bureau that is a supervisor in the other province',
  'the load of the province',
] as const;
type CallerName = (typeof callers)[number];
let holders: Readonly<Record<CallerName, Holder>>;

const makeHolders = async (): Promise<Record<CallerName, Holder>> => {
  const { tenantId, cities, counties } = own;
  const whole = [tenantId, ...cities, ...counties];
  const school = own.institutionsOf(counties[0], 'EDUCATION')[0]!;
  const county = grantOn('COUNTY_BUREAU', tenantId, counties[0]);
  const supervisor = (tenant: TestTenant) => grantOn('SYSTEM_SUPERVISOR', tenant.tenantId, tenant.counties[0], { system: 'EDUCATION' });
  const holder = async (scope: RequestScope, more: Partial<Holder>): Promise<Holder> => ({
    scope,
    tenants: [tenantId],
    regions: [],
    systems: [],
    institutions: [],
    joint: [],
    ...more,
  });
  return {
    'the province bureau': await holder(await scopeWith(database, grantOn('PROVINCE_BUREAU', tenantId, tenantId)), { regions: whole }),
    'a city bureau': await holder(await scopeWith(database, grantOn('CITY_BUREAU', tenantId, cities[0])), {
      regions: [cities[0], ...counties.slice(0, 3)],
    }),
    'a county bureau': await holder(await scopeWith(database, county), { regions: [counties[0]] }),
    'a system supervisor': await holder(await scopeWith(database, supervisor(own)), { systems: [`${counties[0]}:EDUCATION`] }),
    'a reporter': await holder(await scopeWith(database, reporterOf(school)), { institutions: [school.institutionId] }),
    'an auditor of the province': await holder(await scopeWith(database, grantOn('AUDITOR', tenantId, tenantId)), { regions: whole }),
    'a joint analyst': await holder(
      await scopeWith(database, grantOn('JOINT_ANALYST', tenantId, tenantId), grantOn('JOINT_ANALYST', other.tenantId, other.tenantId)),
      { tenants: [], joint: [tenantId, other.tenantId] },
    ),
    'somebody without grants': await holder(await scopeWith(database), { tenants: [] }),
    'a county bureau that is a supervisor in the other province': await holder(await scopeWith(database, county, supervisor(other)), {
      tenants: [tenantId, other.tenantId],
      regions: [counties[0]],
      systems: [`${other.counties[0]}:EDUCATION`],
    }),
    'the load of the province': await holder(makeLoadScope(database, database.tree!, tenantId, new Date()), { regions: whole }),
  };
};

beforeAll(async () => {
  cloned = await cloneDatabase();
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  database = await openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: 3 });
  own = await makeTenant(database, 990000);
  other = await makeTenant(database, 980000);
  holders = await makeHolders();
  const accounts = Object.values(holders).map((holder) => holder.scope.caller.accountId);
  await fillTheRest(own, accounts);
  await fillTheRest(other, accounts);
  await fillEditions(own);
  await fillEditions(other);
  await fillChecks(own, accounts);
  await fillChecks(other, accounts);
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await cloned.drop();
});

describe('every table of the database', () => {
  test('has an entry in this test', async () => {
    const found = await ask<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    expect(found.map((table) => table.name)).toEqual([...allTables, 'migrations'].sort());
  });

  test('has row-level security, and forced on its owner too, unless the application may not even read it', async () => {
    const open = await ask(`
      select relname from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
         and has_any_column_privilege('shuangcheng_app', oid, 'select, insert, update, references')`);
    expect(open).toEqual([]);
    expect(
      await ask(
        `select 1 from pg_class where relname = 'migrations' and has_table_privilege('shuangcheng_app', oid, 'select, insert, update, delete')`,
      ),
    ).toEqual([]);
  });

  test('has policies without a subquery other than (select f()), which is evaluated once for a statement', async () => {
    const policies = await ask<{ tablename: string; policyname: string; text: string }>(
      `select tablename, policyname, concat_ws(' ', qual, with_check) as text from pg_policies where schemaname = 'public'`,
    );
    const others = policies.filter(({ text }) => /select|\bfrom\b/i.test(text.replace(/\( SELECT (\w+)\(\) AS \1\)/g, '')));
    expect(others).toEqual([]);
    expect(new Set(policies.map((policy) => policy.tablename))).toEqual(new Set(allTables));
  });

  test('has no restrictive policy that this test would have to know of, and none for another role', async () => {
    expect(await ask(`select tablename, policyname from pg_policies where permissive <> 'PERMISSIVE' or roles <> '{public}'`)).toEqual([]);
  });

  test('has the tenant first in its primary key where its rows belong to one', async () => {
    const found = await ask<{ name: string; first: string }>(`
      select i.indrelid::regclass::text as name, (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'tenant_id'
       where i.indisprimary and i.indrelid::regclass::text <> all ('{region_group_member}') order by 1`);
    expect(found.filter((table) => table.first !== 'tenant_id')).toEqual([]);
    const ofTheTree = ['region', 'region_edge', 'region_succession', 'tenant'];
    expect(found.map((table) => table.name)).toEqual([...tenantTables, ...ofTheTree].sort());
  });
});

describe("the application's role", () => {
  const asApplication = async (sql: string): Promise<string> => {
    const client = new pg.Client({ connectionString: cloned.applicationUrl });
    await client.connect();
    try {
      await client.query(sql);
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.end();
    }
  };

  test('has no power over the server, and no role to borrow one from', async () => {
    const [role] = await ask(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
             (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships from pg_roles r where rolname = 'shuangcheng_app'`);
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      memberships: 0,
    });
  });

  test('owns nothing', async () => {
    expect(
      await ask(`select classid::regclass, objid from pg_shdepend where deptype = 'o' and refobjid = 'shuangcheng_app'::regrole`),
    ).toEqual([]);
  });

  test('has no function or view that runs with the rights of its owner', async () => {
    expect(await ask(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`)).toEqual([]);
    expect(await ask(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`)).toEqual([]);
  });

  test.each([
    'create table t ()',
    'create schema s',
    `create function f() returns int language sql as 'select 1'`,
    'create view v as select 1',
    'create role r',
    'create policy p on report using (true)',
    'drop policy report_visible on report',
    'alter table report disable row level security',
    'alter table report no force row level security',
    'alter table report owner to current_user',
    'alter table report add column x int',
    'drop table report',
    'truncate report',
    'truncate report_version',
    `alter function visible_tenants() rename to f`,
    'create index on report (month)',
    'create trigger t after insert on report execute function suppress_redundant_updates_trigger()',
    'set role postgres',
    'set session authorization postgres',
    `set session_replication_role = 'replica'`,
    'alter role shuangcheng_app bypassrls',
    'grant select on report to public with grant option',
    'copy report_version from stdin',
    'select * from migrations',
    `select pg_read_file('/etc/passwd')`,
  ])('may not: %s', async (sql) => {
    expect(await asApplication(sql)).toMatch(/^(42501|0A000|0LP01)$/);
  });

  test('is refused, not shown less, when it asks to do without row-level security', async () => {
    expect(await asApplication('set row_security = off; select * from report')).toBe(REFUSED);
  });

  test('deletes nowhere but where a policy says what for', async () => {
    const deletable = await ask<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and has_table_privilege('shuangcheng_app', oid, 'delete') order by 1`,
    );
    expect(deletable.map((table) => table.name)).toEqual([
      'account_secret',
      'audit_waiting',
      'outbox',
      'refresh_token',
      'region_group_member',
      'sign_in_throttle',
    ]);
  });

  test('changes no row of the ledger, of a factor set, or of a finding', async () => {
    const unchangeable = await ask<{ name: string }>(
      `select relname as name from pg_class where relname = any ($1) and not has_any_column_privilege('shuangcheng_app', oid, 'update') and not has_table_privilege('shuangcheng_app', oid, 'delete, truncate')`,
      [appendOnly],
    );
    expect(unchangeable.map((table) => table.name).sort()).toEqual([...appendOnly].sort());
  });
});

/** The rows that the caller should see, as a condition for the owner. */
const shouldSee = (table: string, { tenants, regions, systems, institutions, scope, joint }: Holder): string => {
  const tenant = `tenant_id in (${[...tenants, -1].join()})`;
  const region = `region_id in (${[...regions, -1].join()})`;
  const system = `region_id || ':' || system in (${["''", ...systems.map((pair) => `'${pair}'`)].join()})`;
  const institution = `institution_id in (${['00000000-0000-0000-0000-000000000000', ...institutions].map((id) => `'${id}'`).join()})`;
  const partOf = `array[region_id, assigned_region_id, check_region_id] && array[${[...regions, -1].join()}]`;
  const listed = `region_id in (${[...regions, ...systems.map((pair) => pair.split(':')[0]), -1].join()})`;
  const jointTenant = `tenant_id in (${[...joint, -1].join()})`;
  const editionsOf = (name: string): string => `(${[own, other].map(({ tenantId }) => `'${idOf(`edition ${tenantId} ${name}`)}'`).join()})`;
  const shown = table === 'edition' ? `${jointTenant} and edition_id not in ${editionsOf('withdrawn')}` : jointTenant;
  const province = `tenant_id in (${[...regions, -1].join()})`;
  const conditions: Record<Rows, string> = {
    PUBLIC: 'true',
    TREE: 'true',
    SIGN_IN: 'false',
    FACTORS: `(tenant_id = 0 or ${tenant})`,
    PLANS: tenant,
    LISTED: `${tenant} and ${listed}`,
    SYSTEM: `${tenant} and (${region} or ${system})`,
    INSTITUTION: `${tenant} and (${region} or ${system} or ${institution})`,
    WHOLE_REGION: `${tenant} and ${region}`,
    TRACE: `${tenant} and ${region}`,
    CHAIN: `${tenant} and ${region}`,
    TENANT: tenant,
    GRANT: `${tenant} and ${region}`,
    HOME: `home_tenant_id in (${[...tenants, -1].join()}) and home_region_id in (${[...regions, -1].join()})`,
    SECRET: 'false',
    ACCOUNT: `${tenant} and account_id = '${scope.caller.accountId}'`,
    CHECK: `${tenant} and ${partOf}`,
    TAKING_PART: `${tenant} and taking_part && array[${[...regions, -1].join()}]`,
    EVIDENCE: `${tenant} and (${partOf} or ${system} or ${institution})`,
    MEMBERS: `members && array[${[...regions, ...joint, -1].join()}]`,
    EDITION: `(${tenant} or ${shown})`,
    FROZEN: `${tenant} and ${region}`,
    PROVINCE: province,
    RELEASED: `(${province} or ${jointTenant} and edition_id in ${editionsOf('newest')})`,
    IMPORT: `${tenant} and (account_id = '${scope.caller.accountId}' or tenant_id in (${[...regions, -1].join()}))`,
  };
  return conditions[tables[table]!];
};

const all = (table: string) => statement(`read_${table}`, `select to_jsonb(t)::text as row from ${table} t order by 1`);
const readAll = async (scope: RequestScope, table: string): Promise<string[]> =>
  (await withTenantSession(scope, 'read', (db) => db.query<{ row: string }>(all(table)))).map(({ row }) => row);

test('every tenant table holds rows of both provinces, so that what follows is about something', async () => {
  for (const table of tenantTables) {
    const found = await ask<{ tenants: number[] }>(
      `select array_agg(distinct tenant_id order by tenant_id) as tenants from ${table} where tenant_id in (980000, 990000)`,
    );
    expect({ table, ...found[0] }).toEqual({ table, tenants: [980000, 990000] });
  }
});

describe.each(callers)('%s', (name) => {
  test.each(allTables)('sees of %s just the rows of its grants', async (table) => {
    const holder = holders[name];
    const expected = await ask<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table} t where ${shouldSee(table, holder)} order by 1`,
    );
    expect(await readAll(holder.scope, table)).toEqual(expected.map(({ row }) => row));
  });
});

test('each of the callers sees something in some table, and each narrower one less than the wider', async () => {
  const counts = await Promise.all(
    (['the province bureau', 'a city bureau', 'a county bureau', 'a system supervisor', 'a reporter'] as const).map(
      async (name) => (await readAll(holders[name].scope, 'report')).length,
    ),
  );
  expect(counts).toEqual([19 * 4, 13 * 4, 4 * 4, 2 * 4, 4]);
});

/** A row of a table, by the place that it is of; the condition is the owner's. */
interface Place {
  readonly name: string;
  readonly tenant: TestTenant;
  readonly region: number;
  readonly institution: string;
}
const rowOf = async (table: string, place: Place, holder: Holder): Promise<string> => {
  const conditions: Partial<Record<Rows, string>> = {
    FACTORS: 'true',
    PLANS: 'region_id = $2 and $3::uuid is not null',
    LISTED: 'region_id = $2',
    SYSTEM: `region_id = $2 and system = 'EDUCATION'`,
    INSTITUTION: 'institution_id = $3::uuid',
    GRANT: 'region_id = $2',
    ACCOUNT: `account_id = '${holder.scope.caller.accountId}'`,
    WHOLE_REGION: 'region_id = $2',
    TRACE: `region_id = $2 and account_id = '${holder.scope.caller.accountId}'`,
    CHAIN: 'region_id = $2',
    TENANT: 'true',
    CHECK: 'region_id = $2 and check_region_id = $2',
    TAKING_PART: 'region_id = $2',
    EVIDENCE: 'institution_id = $3::uuid',
    MEMBERS: 'true',
    EDITION: 'true',
    FROZEN: 'region_id = $2',
    PROVINCE: 'true',
    RELEASED: 'true',
    IMPORT: `account_id = '${holder.scope.caller.accountId}'`,
  };
  const [row] = await ask<{ row: string }>(
    `select to_jsonb(t)::text as row from ${table} t where tenant_id = $1 and ($2::int, $3::uuid) is not null and ${conditions[tables[table]!]} order by 1 limit 1`,
    [place.tenant.tenantId, place.region, place.institution],
  );
  if (!row) throw new Error(`${table} has no row of ${place.name}`);
  return row.row;
};

const insertCopy = (table: string) =>
  statement(`add_to_${table}`, `insert into ${table} select (jsonb_populate_record(null::${table}, $1::jsonb)).*`);
const touch = (table: string) =>
  statement(
    `touch_${table}`,
    `with touched as (update ${table} t set tenant_id = t.tenant_id where to_jsonb(t) = $1::jsonb returning 1) select count(*)::int as count from touched`,
  );

const outcome = async (scope: RequestScope, mode: 'read' | 'write', work: (db: TenantDb) => Promise<unknown>): Promise<string> => {
  try {
    return `done ${JSON.stringify(await withTenantSession(scope, mode, work))}`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
/** A row that is there already is a duplicate where the policies would have let it in, and refused where not. */
const mayAdd = async (holder: Holder, table: string, place: Place): Promise<boolean> => {
  const row = await rowOf(table, place, holder);
  const code = await outcome(holder.scope, 'write', (db) => db.query(insertCopy(table), [row]));
  expect([DUPLICATE, REFUSED]).toContain(code);
  return code === DUPLICATE;
};
const mayChange = async (holder: Holder, table: string, place: Place): Promise<boolean> => {
  const row = await rowOf(table, place, holder);
  const result = await outcome(holder.scope, 'write', (db) => db.query(touch(table), [row]));
  expect(['done [{"count":0}]', 'done [{"count":1}]', REFUSED]).toContain(result);
  return result === 'done [{"count":1}]';
};
const tablesWhere = async (may: (table: string) => Promise<boolean>): Promise<string[]> => {
  const found: string[] = [];
  for (const table of tenantTables) if (await may(table)) found.push(table);
  return found;
};

const places = (): Record<'own' | 'colleague' | 'sibling' | 'other', Place> => {
  const place = (name: string, tenant: TestTenant, region: number, index = 0): Place => ({
    name,
    tenant,
    region,
    institution: tenant.institutionsOf(region, 'EDUCATION')[index]!.institutionId,
  });
  return {
    own: place('its own', own, own.counties[0]),
    colleague: place('another school of the county', own, own.counties[0], 1),
    sibling: place('a sibling county', own, own.counties[1]),
    other: place('the other province', other, other.counties[0]),
  };
};

const relayed = tablesOf('CHAIN');
const everything = tenantTables.filter((table) => !relayed.includes(table));
const ofRegions = tablesOf('PLANS', 'LISTED', 'SYSTEM', 'INSTITUTION', 'WHOLE_REGION', 'CHECK', 'TAKING_PART', 'EVIDENCE');
const forms = ['form_report', 'form_version', 'form_event', 'form_declaration', 'quota_kind', 'energy_budget', 'budget_warning'];
const reporting = ['report', 'report_version', 'report_event', 'report_finding', 'finding_explanation', 'outbox', 'attachment', ...forms];
/** Whoever does something leaves a trace of it in the tenant, and the answer to the request. */
const traces = [
  'client_request',
  'audit_record',
  'audit_waiting',
  'notification_read',
  'attachment_file',
  'upload',
  'import_run',
  'import_chunk',
];
// An event is numbered by the relay, and changed by nobody; of a grant nothing is changed but that it ended.
const notChanged = [...appendOnly, ...partlyChanged, 'audit_waiting', 'access_grant'];
const changed = (list: readonly string[]): string[] => list.filter((table) => !notChanged.includes(table));
const inOrder = (list: readonly string[]): string[] => tenantTables.filter((table) => list.includes(table));

describe('who may write what, by the database alone', () => {
  const bureau = inOrder([...ofRegions, 'access_grant', ...traces]);
  const expected: readonly (readonly [CallerName, own: readonly string[], sibling: readonly string[]])[] = [
    ['the province bureau', everything, everything],
    ['the load of the province', everything, everything],
    ['a city bureau', bureau, bureau],
    ['a county bureau', bureau, inOrder(traces)],
    ['a county bureau that is a supervisor in the other province', bureau, inOrder(traces)],
    ['a system supervisor', inOrder([...reporting, 'rollup_cell', ...traces]), inOrder(traces)],
    ['a reporter', inOrder([...reporting, ...traces]), inOrder(traces)],
    ['an auditor of the province', [], []],
    ['a joint analyst', [], []],
    ['somebody without grants', [], []],
  ];

  test.each(expected)('%s adds to these tables of its own place, and of a sibling county', async (name, ownTables, siblingTables) => {
    const holder = holders[name];
    const { own: here, sibling } = places();
    expect(await tablesWhere((table) => mayAdd(holder, table, here))).toEqual(ownTables);
    expect(await tablesWhere((table) => mayAdd(holder, table, sibling))).toEqual(siblingTables);
  });

  test.each(expected)('%s changes these tables of its own place, and of a sibling county', async (name, ownTables, siblingTables) => {
    const holder = holders[name];
    const { own: here, sibling } = places();
    expect(await tablesWhere((table) => mayChange(holder, table, here))).toEqual(changed(ownTables));
    expect(await tablesWhere((table) => mayChange(holder, table, sibling))).toEqual(changed(siblingTables));
  });

  test('a reporter writes nothing of the school next door', async () => {
    const { colleague } = places();
    expect(await tablesWhere((table) => mayAdd(holders['a reporter'], table, colleague))).toEqual(inOrder(traces));
    expect(await tablesWhere((table) => mayChange(holders['a reporter'], table, colleague))).toEqual(changed(inOrder(traces)));
  });

  const strangers = callers.filter((name) => name !== 'a county bureau that is a supervisor in the other province');
  test.each(strangers)('%s adds and changes nothing of the other province', async (name) => {
    const { other: abroad } = places();
    expect(await tablesWhere((table) => mayAdd(holders[name], table, abroad))).toEqual([]);
    expect(await tablesWhere((table) => mayChange(holders[name], table, abroad))).toEqual([]);
  });

  test('a supervisor in another province writes its system there, and its own county only at home', async () => {
    const { other: abroad } = places();
    const holder = holders['a county bureau that is a supervisor in the other province'];
    expect(await tablesWhere((table) => mayAdd(holder, table, abroad))).toEqual(inOrder([...reporting, 'rollup_cell', ...traces]));
  });

  test.each(tenantTables)('no row of %s is moved into the other province', async (table) => {
    const move = statement(`move_${table}`, `update ${table} set tenant_id = ${other.tenantId} where tenant_id = ${own.tenantId}`);
    for (const name of ['the province bureau', 'the load of the province'] as const) {
      expect(await outcome(holders[name].scope, 'write', (db) => db.query(move))).toBe(REFUSED);
    }
  });

  test.each(changed(tablesOf('PLANS', 'LISTED', 'SYSTEM', 'INSTITUTION')))(
    'no row of %s is moved out of a county by its bureau',
    async (table) => {
      const move = statement(
        `move_out_${table}`,
        `update ${table} set region_id = ${own.counties[1]} where region_id = ${own.counties[0]}`,
      );
      expect(await outcome(holders['a county bureau'].scope, 'write', (db) => db.query(move))).toBe(REFUSED);
    },
  );

  test.each(tablesOf('PUBLIC', 'SIGN_IN'))('nobody who signed in writes %s', async (table) => {
    const insert = statement(`add_copy_${table}`, `insert into ${table} select (jsonb_populate_record(null::${table}, $1::jsonb)).*`);
    const [row] = await ask<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t limit 1`);
    const change = statement(
      `change_${table}`,
      `with changed as (update ${table} set ${await firstColumn(table)} = ${await firstColumn(table)} returning 1) select count(*)::int as count from changed`,
    );
    for (const name of ['the province bureau', 'the load of the province'] as const) {
      if (row) expect(await outcome(holders[name].scope, 'write', (db) => db.query(insert, [row.row]))).toBe(REFUSED);
      expect(['done [{"count":0}]', REFUSED]).toContain(await outcome(holders[name].scope, 'write', (db) => db.query(change)));
    }
  });

  test('of a check the reviewer marks what was given to it, the checked region answers, and only the opener closes', async () => {
    const { tenantId, counties } = own;
    const steps = {
      'the check': 'update quality_check set state = state',
      'an institution': 'update check_item set state = state',
      'a finding': 'update check_finding set last_step = last_step',
    };
    const crossId = idOf(`check ${tenantId} cross`);
    const touched = async (scope: RequestScope): Promise<number[]> => {
      const counts: number[] = [];
      for (const [name, sql] of Object.entries(steps)) {
        const change = `with changed as (${sql} where check_id = '${crossId}' returning 1) select count(*)::int as count from changed`;
        const [row] = await withTenantSession(scope, 'write', (db) => db.query<{ count: number }>(statement(`touch ${name}`, change)));
        counts.push(row!.count);
      }
      return counts;
    };
    const county = (index: number) => scopeWith(database, grantOn('COUNTY_BUREAU', tenantId, counties[index]!));
    expect(await touched(holders['the province bureau'].scope)).toEqual([1, 4, 4]);
    expect(await touched(await county(1))).toEqual([0, 4, 4]);
    expect(await touched(await county(0))).toEqual([0, 0, 4]);
    expect(await touched(await county(2))).toEqual([0, 0, 0]);
  });

  test('nobody puts reports of a county into a check of their own, to read them', async () => {
    const { tenantId, counties } = own;
    const scope = await scopeWith(database, grantOn('COUNTY_BUREAU', tenantId, counties[1]));
    const values = [tenantId, idOf(`check ${tenantId} own ${counties[1]}`), counties[0], counties[1]];
    const item = statement(
      'steal_item',
      `insert into check_item (tenant_id, check_id, institution_id, region_id, assigned_region_id, check_region_id, code, name, type, system, notable_for, chosen_as)
       values ($1::int, $2::uuid, '${own.institutionsOf(counties[0])[0]!.institutionId}', $3::int, $4::int, $4::int, 'x', 'x', 'EDUCATION', 'EDUCATION', '{}', 'NAMED')`,
    );
    expect(await outcome(scope, 'write', (db) => db.query(item, values))).toBe(REFUSED);
    // Nor under the name of their own region: the row must be one of the check's.
    const finding = statement(
      'steal_finding',
      `insert into check_finding (tenant_id, check_id, finding_id, finding_number, institution_id, region_id, assigned_region_id, check_region_id, severity, message, recorded_at, recorded_by)
       values ($1::int, $2::uuid, gen_random_uuid(), 1, '${own.institutionsOf(counties[0])[0]!.institutionId}', $3::int, $4::int, $4::int, 'ERROR', 'x', now(), 'x')`,
    );
    expect(await outcome(scope, 'write', (db) => db.query(finding, values))).toBe('23503');
  });

  test('the tree is written by whoever may write the whole province, and only its own part', async () => {
    const add = statement(
      'add_to_tree',
      `with region as (insert into region (tenant_id, region_id, code, name, level) select $1::int, $2::int, $2::int::text, '新区', 'COUNTY' returning 1),
            succession as (insert into region_succession select $1::int, $3::int, $4::int, '2024-01-01'::date, false returning 1)
       insert into region_edge (tenant_id, region_id, parent_id, valid_from) select $1::int, $3::int, $1::int, '2031-01-01'::date`,
    );
    const end = statement(
      'end_in_tree',
      `with ended as (update region_edge set valid_to = '2030-01-01' where tenant_id = $1 and region_id = $2 returning 1) select count(*)::int as count from ended`,
    );
    const undo = (work: (db: TenantDb) => Promise<unknown>) => async (db: TenantDb) => {
      await work(db);
      throw Object.assign(new Error('rolled back'), { code: 'ALLOWED' });
    };
    const abroad = other.counties;
    for (const [name, tenant, counties, allowed] of [
      ['the province bureau', own.tenantId, own.counties, 'ALLOWED'],
      ['the province bureau', other.tenantId, abroad, REFUSED],
      ['a city bureau', own.tenantId, own.counties, REFUSED],
      ['a county bureau', own.tenantId, own.counties, REFUSED],
      ['an auditor of the province', own.tenantId, own.counties, REFUSED],
    ] as const) {
      const { scope } = holders[name];
      const added = await outcome(
        scope,
        'write',
        undo((db) => db.query(add, [tenant, tenant + 399, counties[0], counties[1]])),
      );
      expect({ name, tenant, added }).toEqual({ name, tenant, added: allowed });
      const ended = await outcome(scope, 'write', (db) => db.query(end, [tenant, counties[2]]));
      expect({ name, tenant, ended }).toEqual({ name, tenant, ended: `done [{"count":${allowed === 'ALLOWED' ? 1 : 0}}]` });
    }
  });

  test('the tree version is raised by whoever writes whole regions, and by nobody else', async () => {
    const raise = statement(
      'raise_in_test',
      'with raised as (update tree_version set version = version + 1 returning 1) select count(*)::int as count from raised',
    );
    const raised = await Promise.all(
      callers.map(async (name) => [name, await outcome(holders[name].scope, 'write', (db) => db.query(raise))] as const),
    );
    expect(raised.filter(([, done]) => done === 'done [{"count":1}]').map(([name]) => name)).toEqual([
      'the province bureau',
      'a city bureau',
      'a county bureau',
      'a county bureau that is a supervisor in the other province',
      'the load of the province',
    ]);
  });

  test.each(tenantTables)('a read session adds nothing to %s', async (table) => {
    const holder = holders['the load of the province'];
    const row = await rowOf(table, places().own, holder);
    expect([READ_ONLY, REFUSED]).toContain(await outcome(holder.scope, 'read', (db) => db.query(insertCopy(table), [row])));
  });

  test.each(tenantTables)('no row of %s is deleted', async (table) => {
    const empty = statement(`empty_${table}`, `with gone as (delete from ${table} returning 1) select count(*)::int as count from gone`);
    // The relay forgets events that are old, and marks of records that are chained; for everybody else there are none to delete.
    const expected = ['outbox', 'audit_waiting'].includes(table) ? 'done [{"count":0}]' : REFUSED;
    expect(await outcome(holders['the load of the province'].scope, 'write', (db) => db.query(empty))).toBe(expected);
  });
});

describe('accounts, which belong to no tenant', () => {
  const names = new Map<string, string>();
  const nameOf = (sql: string): string => {
    if (!names.has(sql)) names.set(sql, `accounts_${names.size}`);
    return names.get(sql)!;
  };
  const query = (holder: Holder, sql: string, ...values: unknown[]): Promise<string> =>
    outcome(holder.scope, 'write', (db) => db.query(statement(nameOf(sql), sql), values));
  const idAtHome = async (regionId: number): Promise<string> =>
    (await ask<{ id: string }>(`select account_id as id from account where username = $1`, [`clerk-${regionId}`]))[0]!.id;
  const newAccount = `insert into account (account_id, username, kind, display_name, home_tenant_id, home_region_id)
    values (gen_random_uuid(), 'new-' || gen_random_uuid(), 'PERSON', 'new', $1, $2)`;
  const newSecret = `insert into account_secret (account_id, generation, home_tenant_id, home_region_id, secret_hash, set_at) values ($1, $2, $3, $4, 'none', now())`;
  const disable = `with changed as (update account set disabled_at = disabled_at where account_id = $1 returning 1) select count(*)::int as count from changed`;

  test('are added, changed and given secrets by bureaus, in regions that they write', async () => {
    const [first, second] = own.counties;
    const county = holders['a county bureau'];
    expect(await query(county, newAccount, own.tenantId, first)).toBe('done []');
    expect(await query(county, newAccount, own.tenantId, second)).toBe(REFUSED);
    expect(await query(county, newAccount, other.tenantId, other.counties[0])).toBe(REFUSED);
    expect(await query(county, newAccount, null, null)).toBe(REFUSED);
    expect(await query(county, disable, await idAtHome(first))).toBe('done [{"count":1}]');
    for (const regionId of [second, own.tenantId, other.counties[0]])
      expect(await query(county, disable, await idAtHome(regionId))).toBe('done [{"count":0}]');
    expect(await query(county, newSecret, await idAtHome(first), 2, own.tenantId, first)).toBe('done []');
    expect(await query(county, newSecret, await idAtHome(second), 2, own.tenantId, second)).toBe(REFUSED);
  });

  test('get no secret under a home that is not theirs', async () => {
    const [first, second] = own.counties;
    expect(await query(holders['a county bureau'], newSecret, await idAtHome(second), 2, own.tenantId, first)).toBe('23503');
  });

  test.each(['a system supervisor', 'a reporter', 'an auditor of the province', 'a joint analyst', 'somebody without grants'] as const)(
    'are neither added nor changed by %s',
    async (name) => {
      const [first] = own.counties;
      expect(await query(holders[name], newAccount, own.tenantId, first)).toBe(REFUSED);
      expect(await query(holders[name], disable, await idAtHome(first))).toBe('done [{"count":0}]');
      expect(await query(holders[name], newSecret, await idAtHome(first), 3, own.tenantId, first)).toBe(REFUSED);
    },
  );

  test.each(callers)('show no secret to %s, who changes and deletes none', async (name) => {
    const change = `with changed as (update account_secret set secret_hash = secret_hash returning 1) select count(*)::int as count from changed`;
    const forget = `with gone as (delete from account_secret returning 1) select count(*)::int as count from gone`;
    expect(await query(holders[name], 'select count(*)::int as count from account_secret')).toBe('done [{"count":0}]');
    for (const sql of [change, forget]) expect(await query(holders[name], sql)).toBe('done [{"count":0}]');
  });

  test('keep their name, home and kind, and their grants what they give', async () => {
    const all = holders['the load of the province'];
    for (const column of ['username', 'kind', 'home_tenant_id', 'home_region_id', 'demonstration', 'account_id', 'created_by'])
      expect(await query(all, `update account set ${column} = ${column}`)).toBe(REFUSED);
    for (const column of [
      'role',
      'region_id',
      'account_id',
      'subtree',
      'system',
      'institution_id',
      'valid_from',
      'valid_to',
      'guest',
      'given_by',
    ])
      expect(await query(all, `update access_grant set ${column} = ${column}`)).toBe(REFUSED);
  });

  test('are examined as a whole by their own bureau only, and guests shown where they hold a grant', async () => {
    const [first, second] = own.counties;
    const id = await idAtHome(first);
    const add = `insert into access_grant (tenant_id, grant_id, account_id, role, region_id, subtree, valid_from, guest)
      values ($1, gen_random_uuid(), $2, 'JOINT_ANALYST', $1, true, now(), true)`;
    await ask(add, [other.tenantId, id]);
    const examined = async (name: CallerName, accountId: string): Promise<unknown> =>
      withTenantSession(holders[name].scope, 'write', async (db) => {
        await db.query(statement('examine', 'select examine_account($1)'), [accountId]);
        return (
          await db.query<{ tenants: number[] }>(
            statement('held', 'select array_agg(tenant_id order by tenant_id) as tenants from access_grant where account_id = $1'),
            [accountId],
          )
        )[0]!.tenants;
      });
    expect(await examined('a county bureau', id)).toEqual([other.tenantId, own.tenantId]);
    expect(await examined('a county bureau', await idAtHome(second))).toBeNull();
    expect(await examined('an auditor of the province', id)).toEqual([own.tenantId]);
    const guests = async (scope: RequestScope): Promise<unknown> =>
      withTenantSession(scope, 'read', async (db) => {
        await db.query(statement('show', 'select show_guests()'));
        return (await db.query(statement('seen', 'select 1 from account where account_id = $1'), [id])).length;
      });
    const abroad = await scopeWith(database, grantOn('PROVINCE_BUREAU', other.tenantId, other.tenantId));
    const [supervisor, county] = [holders['a system supervisor'].scope, holders['a county bureau'].scope];
    expect([await guests(abroad), await guests(supervisor), await guests(county)]).toEqual([1, 0, 1]);
  });
});

const firstColumn = async (table: string): Promise<string> =>
  (await ask<{ name: string }>(`select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 1`, [table]))[0]!.name;
