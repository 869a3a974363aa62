// After a late report, a correction, a merger of counties and a new grid factor within one period: a new edition says what changed
// against the old one and why, and the four causes add up exactly.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, sumOf, type Account } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';

const [PROVINCE, LIANGPING, DIANJIANG] = ['500000', '500155', '500231'];
const PERIOD = '2024';

let demonstration: OwnDemonstration;
let requests = 0;

const ask = (account: Account, query: string, variables = {}) => demonstration.platform.ask(account, query, variables);
const mutate = async (account: Account, name: string, type: string, answer: string, input: object) => {
  const query = `mutation ($input: ${type}!) { it: ${name}(input: $input) { ${answer} problems { code message } } }`;
  const { it } = await ask(account, query, { input: { clientRequestId: `restatement ${(requests += 1)}`, ...input } });
  expect(it.problems).toEqual([]);
  return it;
};
const publish = async (): Promise<string> =>
  (await mutate('chongqing', 'publishEdition', 'EditionInput', 'edition { id }', { region: PROVINCE, period: PERIOD })).edition
    .id as string;

interface Given {
  readonly institution: string;
  readonly period: string;
  readonly id: string;
  readonly values: readonly Record<string, unknown>[];
}
/** The approved report of the n-th institution of 梁平 for a month. */
const reportOf = async (n: number, period: string): Promise<Given> => {
  const query = `{ region(code: "${LIANGPING}") { institutions(first: ${n + 1}) { nodes { code report(period: "${period}") {
    id status values { item quantity cost acquisition notApplicable carried } } } } } }`;
  const { region } = await ask('liangping', query);
  const { code, report } = region.institutions.nodes[n];
  expect(report.status).toBe('APPROVED');
  const values = (report.values as Record<string, unknown>[]).filter(({ carried }) => carried !== true);
  return { institution: code, period, id: report.id, values: values.map(({ carried: _carried, ...value }) => value) };
};
const withdraw = ({ id }: Given) =>
  mutate('liangping', 'withdrawReport', 'WithdrawReportInput', 'report { id }', { reportId: id, reason: '测试' });
const approve = async ({ institution, period, values }: Given, electricity?: string): Promise<void> => {
  const given = values.map((value) =>
    electricity !== undefined && value['item'] === 'ELECTRICITY' ? { ...value, quantity: electricity } : value,
  );
  const { report } = await mutate('liangping', 'submitReport', 'ReportInput', 'report { id }', { institution, period, values: given });
  await mutate('liangping', 'reviewReports', 'ReviewReportsInput', 'reports { id }', { reportIds: [report.id], decision: 'APPROVE' });
};

interface Restated {
  readonly region: { readonly code: string };
  readonly code: string;
  readonly carbonScope: string | null;
  readonly before: string | null;
  readonly beforeReason: string | null;
  readonly after: string | null;
  readonly afterReason: string | null;
  readonly difference: string | null;
  readonly causes: readonly { readonly cause: string; readonly difference: string }[];
}
const restatementOf = async (id: string, against: string | null, more = ''): Promise<Restated[]> =>
  everyPage(async (after) => {
    const query = `query ($id: ID!, $against: ID, $after: String) { node(id: $id) { ... on Edition { restatement(against: $against) {
      figures(first: 300, after: $after ${more}) { nodes { region { code } code carbonScope before beforeReason after afterReason difference
        causes { cause difference } } pageInfo { hasNextPage endCursor } totalCount } } } } }`;
    return (await ask('chongqing', query, { id, against, after })).node.restatement.figures;
  });
const rowOf = (rows: readonly Restated[], region: string, code: string): Restated =>
  rows.find((row) => row.region.code === region && row.code === code && row.carbonScope !== 'BUILDING')!;
const partsOf = ({ causes }: Restated): Record<string, string> =>
  Object.fromEntries(causes.map(({ cause, difference }) => [cause, difference]));
const causesOf = (row: Restated): string[] => row.causes.filter(({ difference }) => difference !== '0').map(({ cause }) => cause);

let first: string;
let last: string;
let late: Given;
beforeAll(async () => {
  demonstration = await startOwnDemonstration();
  late = await reportOf(1, '2024-02');
  await withdraw(late);
  first = await publish();
  await approve(late);
  await approve(await reportOf(2, '2024-03'), '123456.789');
  await withdraw(await reportOf(3, '2024-04'));
  await mutate('chongqing', 'reorganise', 'ReorganiseInput', 'applied', {
    effectiveFrom: '2024-07-01',
    reason: '测试',
    regions: [{ kind: 'MERGE_REGIONS', regions: [LIANGPING], into: { code: DIANJIANG } }],
  });
  await mutate('chongqing', 'publishFactorSet', 'FactorSetInput', 'factorSet { id }', {
    region: PROVINCE,
    name: '2024 年电网因子',
    source: '测试',
    basedOn: 'PLAN-2020',
    factors: [{ use: 'GRID_CARBON', item: 'ELECTRICITY', year: 2024, value: '0.6', unit: 'kgCO2/kWh', source: '测试' }],
    official: { reason: '新公布' },
  });
  last = await publish();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => demonstration.close());

describe('a restatement after a late report, a correction, a merger and a new grid factor', () => {
  test('counts what became of the report versions, and is against the edition before unless another is asked for', async () => {
    const query = `query ($id: ID!) { node(id: $id) { ... on Edition { restatement { against { id } late withdrawn corrected moved } } } }`;
    const { restatement } = (await ask('chongqing', query, { id: last })).node;
    expect(restatement).toMatchObject({ against: { id: first }, late: 1, withdrawn: 1, corrected: 1 });
    const { approved } = (
      await ask(
        'chongqing',
        `query ($id: ID!) { node(id: $id) { ... on Edition { places(regions: ["${LIANGPING}"]) { nodes { approved } } } } }`,
        { id: first },
      )
    ).node.places.nodes[0];
    // All that stood in 梁平 but the one that was withdrawn.
    expect(restatement.moved).toBe(approved - 1);
    expect((await ask('chongqing', query, { id: first })).node.restatement).toBeNull();
  });

  test('names all four causes, and they add up exactly, for every figure of every region', async () => {
    const rows = await restatementOf(last, first, 'unchanged: true');
    expect(rows).toHaveLength(39 * 10);
    for (const row of rows) {
      if (row.difference === null) expect(row.causes).toEqual([]);
      else {
        expect({ ...row, sum: sumOf(row.causes.map(({ difference }) => difference)) }).toEqual({ ...row, sum: row.difference });
        expect(sumOf([row.after, `-${row.before ?? '0'}`.replace('--', '')])).toBe(row.difference);
      }
    }
    expect(causesOf(rowOf(rows, LIANGPING, 'CARBON_TOTAL'))).toEqual(['LATE_REPORT', 'CORRECTION', 'REORGANISATION']);
    expect(causesOf(rowOf(rows, DIANJIANG, 'CARBON_TOTAL'))).toEqual(['REORGANISATION', 'FACTOR']);
    expect(causesOf(rowOf(rows, DIANJIANG, 'CARBON_PER_AREA'))).toEqual(['REORGANISATION', 'FACTOR']);
    expect(causesOf(rowOf(rows, PROVINCE, 'CARBON_TOTAL'))).toEqual(['LATE_REPORT', 'CORRECTION', 'FACTOR']);
    expect(causesOf(rowOf(rows, PROVINCE, 'CARBON_PER_AREA'))).toEqual(['LATE_REPORT', 'CORRECTION', 'FACTOR']);
    expect(causesOf(rowOf(rows, PROVINCE, 'ENERGY_TOTAL'))).toEqual(['LATE_REPORT', 'CORRECTION']);
  });

  test('adds up over the counties cause by cause; what one lost by the merger the other gained', async () => {
    const rows = await restatementOf(last, first, 'unchanged: true');
    for (const code of ['ENERGY_TOTAL', 'WATER_TOTAL', 'CARBON_TOTAL']) {
      const counties = rows.filter((row) => row.region.code !== PROVINCE && row.code === code && row.carbonScope !== 'BUILDING');
      // The factor also changed what the province's own offices emit.
      for (const [cause, whole] of Object.entries(partsOf(rowOf(rows, PROVINCE, code))).filter(([cause]) => cause !== 'FACTOR'))
        expect({ code, cause, sum: sumOf(counties.map((row) => partsOf(row)[cause]!)) }).toEqual({ code, cause, sum: whole });
      const [lost, gained] = [LIANGPING, DIANJIANG].map((region) => partsOf(rowOf(rows, region, code))['REORGANISATION']!);
      expect(sumOf([lost!, gained!])).toBe('0');
      expect(rowOf(rows, LIANGPING, code)).toMatchObject({ after: null, afterReason: 'NOT_IN_TREE' });
    }
    expect(rowOf(rows, LIANGPING, 'ENERGY_PER_AREA')).toMatchObject({ difference: null, causes: [], afterReason: 'NOT_IN_TREE' });
  });

  test('says the same backwards with the opposite sign, and shows only what changed unless all is asked for', async () => {
    const there = await restatementOf(last, first);
    const back = await restatementOf(first, last);
    expect(there.map(({ region }) => region.code)).toContain(LIANGPING);
    const water = rowOf(there, PROVINCE, 'WATER_TOTAL');
    expect(sumOf([water.difference, rowOf(back, PROVINCE, 'WATER_TOTAL').difference])).toBe('0');
    expect(there.length).toBeLessThan(390);
    const other = there.filter((row) => row.region.code === '500101').map(({ code }) => code);
    expect(new Set(other)).toEqual(new Set(['CARBON_TOTAL', 'CARBON_PER_AREA']));
  });

  test('leaves both editions verified, and each as its instant was known', async () => {
    const { editions } = await ask(
      'chongqing',
      `{ editions(region: "${PROVINCE}", period: "${PERIOD}", first: 2) { nodes { number publishedAt factorSet
      verification { ok differences { kind } } figures(regions: ["${PROVINCE}"], codes: [CARBON_TOTAL]) { nodes { carbonScope value } } } } }`,
    );
    expect(editions.nodes).toHaveLength(2);
    for (const { publishedAt, verification, figures } of editions.nodes) {
      expect(verification).toEqual({ ok: true, differences: [] });
      const { region } = await ask(
        'chongqing',
        `query ($asOf: DateTime!) { region(code: "${PROVINCE}") {
        indicator(code: CARBON_TOTAL, period: "${PERIOD}", options: { asOf: $asOf }) { value } } }`,
        { asOf: publishedAt },
      );
      expect(figures.nodes.find(({ carbonScope }: { carbonScope: string }) => carbonScope === 'TOTAL').value).toBe(region.indicator.value);
    }
  });

  test('is for those who see the whole province, and against an edition of the same period', async () => {
    const query = 'query ($id: ID!, $against: ID) { node(id: $id) { ... on Edition { restatement(against: $against) { late } } } }';
    const refusals = (account: Account, against: string | null) => demonstration.platform.refusals(account, query, { id: last, against });
    expect((await refusals('dianjiang', null))[0]).toMatch(/^OUT_OF_SCOPE/);
    expect((await refusals('chongqing', last))[0]).toMatch(/^BAD_USER_INPUT/);
    expect((await refusals('chongqing', 'nothing'))[0]).toMatch(/^BAD_USER_INPUT/);
    expect(await refusals('auditor', first)).toEqual([]);
  });
});
