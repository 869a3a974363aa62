// How often the database is asked, whatever the number of rows: counts of statements by name, never times.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { ClonedDatabase } from './kit/clone-database.js';
import { contractOperation } from './kit/contract-operations.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type DemonstrationServer } from './kit/demonstration-server.js';
import { recordStatements, type RecordedStatements } from './kit/recorded-statements.js';

/** What every request sends: who asks (its own transaction), then one read-only transaction for the whole query. */
const SIGNED_IN = { begin: 1, select_caller: 1, commit: 1 };
const ONE_TRANSACTION = { 'begin isolation level repeatable read read only': 1, rollback: 1, set_identity: 2 };
const REQUEST = { ...SIGNED_IN, ...ONE_TRANSACTION };

describe('statements of one request', () => {
  let platform: DemonstrationServer;
  let statements: RecordedStatements;
  // A server that has answered nothing yet, so that what it keeps is counted too.
  beforeEach(async () => {
    platform = await startDemonstrationServer();
    statements = recordStatements(platform.server.database);
    await platform.ask('chongqing', '{ viewer { username } }');
    await platform.ask('liangping', '{ viewer { username } }');
  }, DEMONSTRATION_TIMEOUT_MS);
  afterEach(() => platform.close());

  test('AggregatedView sums cells once for eight indicators and their year before, and counts once', async () => {
    const view = (code: string, period: string) =>
      statements.during(() => platform.ask('chongqing', contractOperation('AggregatedView'), { code, period }));
    const first = await view('500000', '2024');
    expect(first).toEqual({
      ...REQUEST,
      select_calendar_entries: 1,
      select_factor_set_heads: 1,
      select_factor_set: 1,
      select_factors: 1,
      select_plan_facts: 1,
      sum_cells_total: 1,
      select_register_changes_total: 1,
      count_cell_reports_total: 1,
      count_returned_reports: 1,
    });
    const { select_factor_set: _set, select_factors: _factors, ...later } = first;
    expect(await view('500000', '2023-Q2')).toEqual(later);
    expect(await view('500155', '2022-07')).toEqual(later);
  });

  test('Ranking of 38 districts is one sum of cells, and a cold server reads the factor set once', async () => {
    const ranking = () =>
      statements.during(() => platform.ask('chongqing', contractOperation('Ranking'), { code: '500000', period: '2024' }));
    const cells = { ...REQUEST, select_factor_set_heads: 1, select_plan_facts: 1, sum_cells_total: 1 };
    expect(await ranking()).toEqual({ ...cells, select_factor_set: 1, select_factors: 1 });
    expect(await ranking()).toEqual(cells);
  });

  test('200 institutions with their newest report, its values and history, and a figure are a handful of statements', async () => {
    const list = (first: number) => `{ region(code: "500155") { institutions(first: ${first}) { totalCount nodes { code parent { name }
      report(period: "2024-03") { status values { item quantity } history { kind at } institution { name } }
      indicator(code: CARBON_PER_AREA, period: "2024") { value yearOnYear quality { expected approved } } } } } }`;
    const count = (first: number) => statements.during(() => platform.ask('liangping', list(first)));
    const many = await count(200);
    expect(many).toEqual({
      ...REQUEST,
      select_institutions: 1,
      count_institutions: 1,
      select_institutions_by_id: 1,
      select_report_versions: 1,
      select_report_version_values: 1,
      select_report_events: 1,
      select_factor_set_heads: 1,
      select_factor_set: 1,
      select_factors: 1,
      select_plan_facts: 1,
      // The year and the year before at once, then what quality counts on the other basis.
      sum_institutions: 2,
    });
    const { select_factor_set: _set, select_factors: _factors, ...later } = many;
    expect(await count(2)).toEqual(later);
  });

  test('a series of 60 months and a breakdown by child region read cells as often as a single figure', async () => {
    const series = `{ region(code: "500000") { series(code: ENERGY_TOTAL, from: "2021-01", to: "2025-12") { value yearOnYear } } }`;
    const children = `{ region(code: "500000") { breakdown(period: "2024", by: CHILD_REGION) { key energyTce } } }`;
    expect((await statements.during(() => platform.ask('chongqing', series)))['sum_cells_total']).toBe(1);
    // The city's own sum first, since its shares are of it; then every district at once.
    expect((await statements.during(() => platform.ask('chongqing', children)))['sum_cells_total']).toBe(2);
  });

  test('as known at an instant the ledger is read once, for every region of a ranking and every institution of a list', async () => {
    const asOf = 'options: { asOf: "2024-09-01T00:00:00Z" }';
    const ranking = `{ region(code: "510000") { ranking(code: ENERGY_TOTAL, period: "2024-Q1", level: CITY, ${asOf}) { figure { value yearOnYear } } } }`;
    const list = `{ region(code: "500155") { institutions(first: 50) { nodes { indicator(code: ENERGY_TOTAL, period: "2024-Q1", ${asOf}) { value yearOnYear } } } } }`;
    expect((await statements.during(() => platform.ask('sichuan', ranking)))['sum_ledger_as_of']).toBe(1);
    expect((await statements.during(() => platform.ask('liangping', list)))['sum_institutions_as_of']).toBe(1);
  });

  test('the count of a page is read only when it is asked for', async () => {
    const page = (fields: string) => `{ region(code: "500155") { institutions(first: 5) { ${fields} } } }`;
    expect(await statements.during(() => platform.ask('liangping', page('nodes { code }')))).not.toHaveProperty('count_institutions');
  });

  test('what is asked twice in a query is read once', async () => {
    const twice = `{ a: region(code: "500155") { indicator(code: ENERGY_TOTAL, period: "2024") { value } }
      b: region(code: "500155") { indicators(period: "2024") { value } ranking(code: WATER_TOTAL, period: "2024", level: COUNTY) { rank } } }`;
    expect((await statements.during(() => platform.ask('liangping', twice)))['sum_cells_total']).toBe(1);
  });
});

describe('where the application may read neither reports nor their versions', () => {
  let own: ClonedDatabase;
  let platform: DemonstrationServer;
  beforeAll(async () => {
    own = await cloneDemonstration();
    const owner = new pg.Client({ connectionString: own.ownerUrl });
    await owner.connect();
    await owner.query('revoke select on report, report_version, report_event from shuangcheng_app');
    await owner.end();
    platform = await startDemonstrationServer(own);
  }, DEMONSTRATION_TIMEOUT_MS);
  afterAll(async () => {
    await platform.close();
    await own.drop();
  });

  test('figures, ranking, series and breakdown still answer: they read cells', async () => {
    const query = `{ region(code: "500000") {
      indicators(period: "2024") { value yearOnYear quality { expected approved waiting missing missingShare estimatedShare unreviewedShare } yearOnYearCoverage lineage { terms { contribution } } }
      ranking(code: ENERGY_PER_CAPITA, period: "2024", level: COUNTY) { figure { value } }
      series(code: CARBON_TOTAL, from: "2020", to: "2025") { value }
      type: breakdown(period: "2024", by: TYPE) { energyTce } child: breakdown(period: "2024", by: CHILD_REGION) { energyTce } } }`;
    const { region } = await platform.ask('chongqing', query);
    expect(region.indicators).toHaveLength(8);
    expect(region.ranking).toHaveLength(38);
  });

  test('only the number of returned reports does not: it is read from an index of these', async () => {
    const refusals = await platform.refusals('chongqing', '{ region(code: "500000") { reporting(period: "2024") { returned } } }');
    expect(refusals).toEqual([expect.stringMatching(/^INTERNAL_SERVER_ERROR: /)]);
    expect(platform.server.errors.at(-1)).toMatchObject({ err: { message: 'permission denied for table report' } });
  });
});
