// Yearly forms over HTTP: entered, checked, reviewed, and summed up the tree as ratios of sums.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { ClonedDatabase } from './kit/clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { recordStatements } from './kit/recorded-statements.js';

const SCHOOL = '12500155X200000166';
let cloned: ClonedDatabase;
let owner: pg.Client;
let platform: DemonstrationServer;
/** Of 梁平: an office, a hospital; of 垫江: an office. */
let office: string;
let hospital: string;
let abroad: string;
const codesOf = async (regionId: number, system: string, limit: number): Promise<string[]> =>
  (
    await owner.query<{ code: string }>(
      `select code from institution where region_id = $1 and system = $2 and code <> $3 and valid_to is null and valid_from < '2023-01-01' order by code limit $4`,
      [regionId, system, SCHOOL, limit],
    )
  ).rows.map((row) => row.code);

beforeAll(async () => {
  cloned = await cloneDemonstration();
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  [office, hospital, abroad] = [
    (await codesOf(500155, 'GOVERNMENT_OFFICES', 1))[0]!,
    (await codesOf(500155, 'HEALTH', 1))[0]!,
    (await codesOf(500231, 'GOVERNMENT_OFFICES', 1))[0]!,
  ];
  platform = await startDemonstrationServer(cloned);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await platform.close();
  await owner.end();
  await cloned.drop();
});

type Values = Readonly<Record<string, string | readonly [quantity: string, cost: string]>>;
interface Payload {
  form: { id: string; version: number; status: string } | null;
  problems: { code: string; path: string[]; message: string }[];
}
let requests = 0;
const requestId = (): string => `form request ${(requests += 1)}`;
const measuresOf = (values: Values) =>
  Object.entries(values).map(([item, given]) => {
    const [quantity, cost] = typeof given === 'string' ? [given, null] : given;
    return { item, quantity, cost, acquisition: 'METERED' };
  });
const PAYLOAD = '{ form { id version status } problems { code path message } }';
const enter = async (
  account: Account,
  operation: 'saveForm' | 'submitForm',
  institution: string,
  values: Values,
  more: object = {},
): Promise<Payload> => {
  const mutation = `mutation($input: FormInput!) { ${operation}(input: $input) ${PAYLOAD} }`;
  const input = { institution, kind: 'MACHINE_ROOM', year: 2025, values: measuresOf(values), clientRequestId: requestId(), ...more };
  return (await platform.ask(account, mutation, { input }))[operation] as Payload;
};
const submit = (account: Account, institution: string, values: Values, more: object = {}) =>
  enter(account, 'submitForm', institution, values, more);
const review = async (account: Account, formIds: readonly string[], decision: 'APPROVE' | 'RETURN', reason: string | null = null) => {
  const mutation = `mutation($input: ReviewFormsInput!) { reviewForms(input: $input) { forms { id status version } problems { code path } } }`;
  return (await platform.ask(account, mutation, { input: { formIds, decision, reason, clientRequestId: requestId() } })).reviewForms as {
    forms: { id: string; status: string }[];
    problems: { code: string }[];
  };
};
const withdraw = async (account: Account, formId: string, reason = '误报'): Promise<Payload> => {
  const mutation = `mutation($input: WithdrawFormInput!) { withdrawForm(input: $input) ${PAYLOAD} }`;
  return (await platform.ask(account, mutation, { input: { formId, reason, clientRequestId: requestId() } })).withdrawForm as Payload;
};
const declare = async (account: Account, institution: string, more: object = {}) => {
  const mutation = 'mutation($input: DeclareFormsInput!) { declareForms(input: $input) { declared problems { code } } }';
  const declarations = [{ institution, kind: 'MACHINE_ROOM', fromYear: 2022, declared: true, ...more }];
  return (await platform.ask(account, mutation, { input: { declarations, clientRequestId: requestId() } })).declareForms as {
    declared: number;
    problems: { code: string }[];
  };
};
const approved = async (institution: string, values: Values, more: object = {}): Promise<string> => {
  const { form, problems } = await submit('liangping', institution, values, more);
  expect(problems).toEqual([]);
  expect((await review('liangping', [form!.id], 'APPROVE')).problems).toEqual([]);
  return form!.id;
};
const codes = (problems: readonly { code: string }[]): string[] => problems.map((found) => found.code);

const SUMMARY = `query($region: String!, $kind: FormKind!, $year: Int!, $basis: Basis) { region(code: $region) { formSummary(kind: $kind, year: $year, basis: $basis) {
  expected approved waiting missing forms dueDate systems items { item { code formCode } quantity cost forms }
  ratios { code value reason numerator denominator forms factorSet } } } }`;
const summary = async (account: Account, region: string, year: number, kind = 'MACHINE_ROOM', basis = 'APPROVED') => {
  const { formSummary } = (await platform.ask(account, SUMMARY, { region, year, kind, basis })).region;
  const item = (code: string) => formSummary.items.find((sum: { item: { code: string } }) => sum.item.code === code);
  return { ...formSummary, item, ratio: formSummary.ratios[0] };
};

describe('one form from draft to approval', () => {
  test('a draft may be half-filled; a submission is told what is impossible; what is sound waits, and counts once approved', async () => {
    const draft = await enter('liangping-school', 'saveForm', SCHOOL, { ELECTRICITY_IT: '100' }, { year: 2021 });
    expect(draft).toMatchObject({ form: { version: 1, status: 'DRAFT' }, problems: [] });
    const wrong = await submit('liangping-school', SCHOOL, { ELECTRICITY: '99', ELECTRICITY_IT: '100' }, { year: 2021 });
    expect(wrong).toMatchObject({ form: null, problems: [{ code: 'PUE_BELOW_ONE', path: ['input', 'values'] }] });
    expect(wrong.problems[0]!.message).toContain('PUE 不小于 1');
    const sound = { RACKS: '4', ELECTRICITY: '150.5', ELECTRICITY_IT: '100' };
    const waiting = await submit('liangping-school', SCHOOL, sound, { year: 2021, expectedVersion: 1 });
    expect(waiting.form).toMatchObject({ version: 2, status: 'SUBMITTED' });
    expect((await summary('liangping', '500155', 2021)).ratio).toMatchObject({ value: null, reason: 'NO_DATA' });
    expect((await summary('liangping', '500155', 2021, 'MACHINE_ROOM', 'SUBMITTED')).ratio.value).toBe('1.505');
    expect(await review('liangping', [waiting.form!.id], 'APPROVE')).toMatchObject({ forms: [{ status: 'APPROVED' }], problems: [] });
    expect((await summary('liangping', '500155', 2021)).ratio).toMatchObject({ value: '1.505', numerator: '150.5', denominator: '100' });
    expect(await summary('chongqing', '500000', 2021)).toMatchObject({
      expected: 1,
      approved: 1,
      waiting: 0,
      missing: 0,
      forms: 1,
      dueDate: '2022-03-31',
    });
  });

  test('a revision moves the sums by exactly the difference; its history and both versions stay', async () => {
    const first = await approved(office, { ELECTRICITY: '1000', ELECTRICITY_IT: '500' }, { year: 2022 });
    const second = await submit('liangping', office, { ELECTRICITY: '1000.125', ELECTRICITY_IT: '500' }, { year: 2022 });
    expect((await summary('liangping', '500155', 2022)).item('ELECTRICITY').quantity).toBe('1000');
    await review('liangping', [second.form!.id], 'APPROVE');
    expect((await summary('chongqing', '500000', 2022)).item('ELECTRICITY').quantity).toBe('1000.125');
    const node =
      'query($id: ID!) { node(id: $id) { ... on YearlyForm { version latest status values { item unit quantity acquisition } institution { code } history { kind version actor reason } } } }';
    const { node: old } = await platform.ask('liangping', node, { id: first });
    expect(old).toMatchObject({ version: 1, latest: false, institution: { code: office } });
    expect(old.values).toEqual([
      { item: 'ELECTRICITY', unit: 'kWh', quantity: '1000', acquisition: 'METERED' },
      { item: 'ELECTRICITY_IT', unit: 'kWh', quantity: '500', acquisition: 'METERED' },
    ]);
    expect(old.history.map(({ kind, version }: { kind: string; version: number }) => `${kind} ${version}`)).toEqual([
      'SUBMITTED 1',
      'APPROVED 1',
      'SUBMITTED 2',
      'APPROVED 2',
    ]);
  });

  test('returned with a reason, submitted again, withdrawn: each as for the monthly reports', async () => {
    const year = { year: 2023 };
    const { form } = await submit('liangping-school', SCHOOL, { RACKS: '1' }, year);
    expect(codes((await review('liangping', [form!.id], 'RETURN')).problems)).toEqual(['REASON_REQUIRED']);
    expect(await review('liangping', [form!.id], 'RETURN', '缺少耗电量')).toMatchObject({ forms: [{ status: 'RETURNED' }] });
    expect(codes((await review('liangping', [form!.id], 'APPROVE')).problems)).toEqual(['NOT_SUBMITTED']);
    const again = await submit('liangping-school', SCHOOL, { RACKS: '2' }, year);
    expect(codes((await review('liangping', [form!.id], 'APPROVE')).problems)).toEqual(['NOT_NEWEST_VERSION']);
    await review('liangping', [again.form!.id], 'APPROVE');
    expect(codes((await withdraw('liangping-school', again.form!.id)).problems)).toEqual(['NOT_ALLOWED']);
    expect(codes((await withdraw('liangping', again.form!.id, ' ')).problems)).toEqual(['REASON_REQUIRED']);
    expect((await withdraw('liangping', again.form!.id)).form).toMatchObject({ status: 'WITHDRAWN' });
    expect((await summary('liangping', '500155', 2023)).forms).toBe(0);
    expect(codes((await withdraw('liangping', again.form!.id)).problems)).toEqual(['NOTHING_TO_WITHDRAW']);
  });

  test('another’s version, a request sent twice and one reused are noticed', async () => {
    const input = { year: 2020, clientRequestId: 'the same form' };
    const first = await submit('liangping', office, { RACKS: '7' }, input);
    expect(await submit('liangping', office, { RACKS: '7' }, input)).toEqual(first);
    expect(codes((await submit('liangping', office, { RACKS: '8' }, input)).problems)).toEqual(['REQUEST_ID_REUSED']);
    const late = await submit('liangping', office, { RACKS: '9' }, { year: 2020, expectedVersion: 0 });
    expect(late).toMatchObject({ form: null, problems: [{ code: 'VERSION_CHANGED', path: ['input', 'expectedVersion'] }] });
  });

  test('years are open from 2020 on; the running one may be drafted, and submitted when it has ended', async () => {
    const running = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
    const draft = await enter('liangping', 'saveForm', office, { RACKS: '1' }, { year: running });
    expect(draft.form).toMatchObject({ status: 'DRAFT' });
    expect(codes((await submit('liangping', office, { RACKS: '1' }, { year: running })).problems)).toEqual(['FORM_YEAR_NOT_ENDED']);
    for (const year of [2019, running + 1, -5, 2 ** 31 - 1])
      expect(codes((await submit('liangping', office, { RACKS: '1' }, { year })).problems)).toEqual(['FORM_YEAR_NOT_OPEN']);
  });

  test('leaves an audit record and an event for everything but a draft', async () => {
    const { rows: acts } = await owner.query<{ action: string }>(
      `select distinct action from audit_record where action like '%Form%' order by 1`,
    );
    expect(acts.map((row) => row.action)).toEqual(['reviewForms', 'saveForm', 'submitForm', 'withdrawForm']);
    const { rows: events } = await owner.query<{ kind: string }>(`select distinct kind from outbox where kind like 'FORM_%' order by 1`);
    expect(events.map((row) => row.kind)).toEqual(['FORM_APPROVED', 'FORM_RETURNED', 'FORM_SUBMITTED', 'FORM_WITHDRAWN']);
  });
});

describe('a batch', () => {
  const mutation = `mutation($input: FormsInput!) { submitForms(input: $input) { accepted rejected results { index form { status } problems { code path } } problems { code } } }`;
  const batch = async (forms: object[]) =>
    (await platform.ask('liangping', mutation, { input: { forms, clientRequestId: requestId() } })).submitForms;
  const row = (institution: string, values: Values, more: object = {}) => ({
    institution,
    kind: 'HEATING',
    year: 2022,
    values: measuresOf(values),
    ...more,
  });

  test('answers each row on its own', async () => {
    const found = await batch([
      row(office, { HEATED_AREA: '100' }),
      row(hospital, { HEATED_AREA: '100', HEATED_AREA_OWN: '100.01' }),
      row(abroad, { HEATED_AREA: '1' }),
      row('nobody', { HEATED_AREA: '1' }),
      row(hospital, { HEATED_AREA: '一百' }),
      row(office, { HEATED_AREA: '100' }),
      row(SCHOOL, {}),
      row(SCHOOL, { HEATED_AREA: '-1' }, { year: 2019 }),
    ]);
    expect(found).toMatchObject({ accepted: 1, rejected: 7, problems: [] });
    expect(found.results.map(({ problems }: Payload) => codes(problems))).toEqual([
      [],
      ['FORM_PARTS_EXCEED_TOTAL'],
      ['UNKNOWN_INSTITUTION'],
      ['UNKNOWN_INSTITUTION'],
      ['NOT_A_NUMBER'],
      ['DUPLICATE_ROW'],
      ['FORM_EMPTY'],
      ['FORM_YEAR_NOT_OPEN', 'NEGATIVE'],
    ]);
    expect(found.results[4].problems[0].path).toEqual(['input', 'forms', '4', 'values', '0', 'quantity']);
    expect(await batch([])).toMatchObject({ problems: [{ code: 'BATCH_EMPTY' }] });
  });

  test('of 120 rows takes as many statements as one of two', async () => {
    const schools = await codesOf(500155, 'EDUCATION', 120);
    expect(schools).toHaveLength(120);
    const statements = recordStatements(platform.server.database);
    const send = (institutions: readonly string[], year: number) =>
      statements.during(() => batch(institutions.map((code) => row(code, { HEATED_AREA: '10' }, { year }))));
    await send(schools.slice(0, 2), 2020);
    const two = await send(schools.slice(0, 2), 2021);
    expect(await send(schools, 2022)).toEqual(two);
    expect(two).toMatchObject({ select_institution_years: 1, lock_forms: 1, write_form_changes: 1, append_events: 1 });
  });
});

describe('sums up the tree', () => {
  beforeAll(async () => {
    // PUE 2 on a small room and 1.1 on a large one: the mean of both would be 1.55.
    await approved(SCHOOL, { RACKS: '2', ELECTRICITY: '200', ELECTRICITY_IT: '100' });
    await approved(office, { RACKS: '30', ELECTRICITY: '9900', ELECTRICITY_IT: '9000' });
    // Without IT electricity it enters the sum, and neither side of the PUE.
    await approved(hospital, { RACKS: '5', ELECTRICITY: '5000' });
  });

  test('PUE is the ratio of sums over the rooms that have both sides', async () => {
    const found = await summary('liangping', '500155', 2025);
    expect(found.ratio).toMatchObject({ code: 'PUE', value: '1.10989', numerator: '10100', denominator: '9100', forms: 2 });
    expect(found.item('ELECTRICITY')).toMatchObject({ quantity: '15100', forms: 3 });
    expect(found.item('RACKS')).toMatchObject({ quantity: '37', cost: null });
    expect(found).toMatchObject({ forms: 3, approved: 3 });
    expect(await summary('chongqing', '500000', 2025)).toMatchObject({ forms: 3, ratios: [{ value: '1.10989' }] });
    expect((await summary('dianjiang', '500231', 2025)).forms).toBe(0);
  });

  test('the system supervisor’s are of the schools only, and say so', async () => {
    expect(await summary('liangping-education', '500155', 2025)).toMatchObject({
      systems: ['EDUCATION'],
      forms: 1,
      expected: 1,
      ratios: [{ value: '2', forms: 1 }],
    });
  });

  test('heating: energy in standard coal by heated area, costs in yuan, days not added', async () => {
    const heating = { kind: 'HEATING' };
    await approved(SCHOOL, { HEATED_AREA: '1000', HEATING_DAYS: '90', ELECTRICITY: ['1000', '600.25'], COAL: ['1', '800'] }, heating);
    await approved(office, { HEATED_AREA: '500', HEATING_DAYS: '100', HEAT: ['2', '99.75'] }, heating);
    await approved(hospital, { ELECTRICITY: ['1', '1'] }, heating);
    const found = await summary('liangping', '500155', 2025, 'HEATING');
    // 1,000 kWh × 0.1229 + 1 t × 714.3 + 2 GJ × 34.12 = 905.44 kgce on 1,500 m²; the hospital gave no area.
    expect(found.ratio).toMatchObject({
      code: 'HEATING_ENERGY_PER_AREA',
      value: '0.603627',
      numerator: '905.44',
      denominator: '1500',
      forms: 2,
      factorSet: 'PLAN-2020',
    });
    expect(found.item('HEATING_DAYS')).toMatchObject({ quantity: null, forms: 2 });
    expect(found.item('ELECTRICITY')).toMatchObject({ quantity: '1001', cost: '601.25' });
  });

  test('expected are those that declared it or reported the year before, less those that declared none', async () => {
    // 2025 was reported by three; in 2026 they are expected, without anybody having declared anything.
    expect(await summary('liangping', '500155', 2026)).toMatchObject({ expected: 3, approved: 0, missing: 3 });
    const other = (await codesOf(500155, 'GOVERNMENT_OFFICES', 2))[1]!;
    expect(await declare('liangping', other, { fromYear: 2026 })).toEqual({ declared: 1, problems: [] });
    expect(await declare('liangping', hospital, { fromYear: 2026, declared: false })).toMatchObject({ declared: 1 });
    expect((await summary('liangping', '500155', 2026)).expected).toBe(3);
    await declare('liangping', hospital, { fromYear: 2026, declared: true });
    expect((await summary('liangping', '500155', 2026)).expected).toBe(4);
    expect((await summary('liangping', '500155', 2025)).expected).toBe(3);
    expect(codes((await declare('liangping', hospital, { fromYear: 2019 })).problems)).toEqual(['FORM_YEAR_NOT_OPEN']);
    expect(codes((await declare('liangping', abroad)).problems)).toEqual(['UNKNOWN_INSTITUTION']);
  });

  test('of 38 districts and of one take the same two statements', async () => {
    const statements = recordStatements(platform.server.database);
    const districts =
      '{ region(code: "500000") { descendants(level: COUNTY, first: 50) { nodes { formSummary(kind: MACHINE_ROOM, year: 2025) { expected ratios { value } } } } } }';
    const one = '{ region(code: "500000") { formSummary(kind: MACHINE_ROOM, year: 2025) { expected } } }';
    await platform.ask('chongqing', one);
    const all = await statements.during(() => platform.ask('chongqing', districts));
    expect(all).toEqual(await statements.during(() => platform.ask('chongqing', one)));
    expect(all).toMatchObject({ sum_form_items: 1, count_expected_forms: 1 });
  });

  test('the list of a region’s forms is paged and narrowed by status', async () => {
    const query = `query($after: String, $status: ReportStatus) { region(code: "500155") { forms(kind: MACHINE_ROOM, year: 2025, first: 2, after: $after, status: $status) {
      totalCount pageInfo { hasNextPage endCursor } nodes { institution { code } status } } } }`;
    const page = async (variables: object) => (await platform.ask('liangping', query, { ...variables })).region.forms;
    const first = await page({});
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second = await page({ after: first.pageInfo.endCursor });
    const listed = [...first.nodes, ...second.nodes].map((node: { institution: { code: string } }) => node.institution.code);
    expect(listed.sort()).toEqual([SCHOOL, office, hospital].sort());
    expect(await page({ status: 'RETURNED' })).toMatchObject({ totalCount: 0, nodes: [] });
  });
});

describe('rights', () => {
  const everybody: Account[] = [
    'sichuan',
    'chongqing',
    'dazhou',
    'quxian',
    'liangping',
    'dianjiang',
    'liangping-school',
    'liangping-education',
    'joint',
    'auditor',
  ];
  const outcome = async (account: Account, work: () => Promise<{ problems: { code: string }[] }>): Promise<string> => {
    try {
      return codes((await work()).problems)[0] ?? 'done';
    } catch (error) {
      return /"code":"(\w+)"/.exec(String(error))![1]!;
    }
  };

  test('who may submit a school’s form, and who may review it', async () => {
    const submitted: Record<string, string> = {};
    const reviewed: Record<string, string> = {};
    for (const account of everybody) {
      submitted[account] = await outcome(account, () => submit(account, SCHOOL, { RACKS: '3' }, { year: 2024 }));
      const { form } = await submit('liangping', SCHOOL, { RACKS: '3' }, { year: 2024 });
      reviewed[account] = await outcome(account, () => review(account, [form!.id], 'RETURN', '试'));
    }
    const unknown = {
      sichuan: 'UNKNOWN_INSTITUTION',
      dazhou: 'UNKNOWN_INSTITUTION',
      quxian: 'UNKNOWN_INSTITUTION',
      dianjiang: 'UNKNOWN_INSTITUTION',
    };
    const readers = { joint: 'FORBIDDEN', auditor: 'FORBIDDEN' };
    expect(submitted).toEqual({
      ...unknown,
      ...readers,
      chongqing: 'NOT_ALLOWED',
      liangping: 'done',
      'liangping-school': 'done',
      'liangping-education': 'NOT_ALLOWED',
    });
    const unseen = Object.fromEntries(Object.keys(unknown).map((account) => [account, 'UNKNOWN_REPORT']));
    expect(reviewed).toEqual({
      ...unseen,
      ...readers,
      chongqing: 'done',
      liangping: 'done',
      'liangping-school': 'NOT_ALLOWED',
      'liangping-education': 'done',
    });
  });

  test('what may not be seen is answered like what does not exist', async () => {
    const { form } = await submit('liangping', hospital, { RACKS: '3' }, { year: 2024 });
    const node = (id: string) => `{ node(id: "${id}") { id } }`;
    const nothing = Buffer.from('YearlyForm:500000:00000000-0000-4000-8000-000000000000:HEATING:2024:1').toString('base64url');
    for (const account of ['dianjiang', 'liangping-school', 'liangping-education', 'joint', 'sichuan'] as const)
      expect(await platform.refusals(account, node(form!.id))).toEqual(await platform.refusals(account, node(nothing)));
    for (const bad of ['YearlyForm:500000:x:HEATING:2024:1', 'YearlyForm:500000', 'YearlyForm:1:2:3:4:5:6'])
      expect(await platform.refusals('liangping', node(Buffer.from(bad).toString('base64url')))).toEqual([
        expect.stringMatching(/^NOT_FOUND/),
      ]);
    expect(
      (await platform.ask('liangping-school', `{ institution(code: "${SCHOOL}") { form(kind: MACHINE_ROOM, year: 2025) { status } } }`))
        .institution.form,
    ).toEqual({ status: 'APPROVED' });
  });
});

test('the items of a form are told with their codes and units', async () => {
  const { formItems } = await platform.ask('joint', '{ formItems(kind: HEATING) { code name unit formCode costFormCode decimals } }');
  expect(formItems).toHaveLength(14);
  expect(formItems).toContainEqual({ code: 'HEAT', name: '热力', unit: 'GJ', formCode: '360', costFormCode: '361', decimals: 6 });
});
