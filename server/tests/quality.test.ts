// What the rules notice, over HTTP: told at submission, answered by whoever reports, seen by whoever reviews, tuned by a province.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { reviewReports } from '../src/features/reports/review.service.js';
import { submitBatch } from '../src/features/reports/submission.service.js';
import { encodeReportId } from '../src/features/reports/report-id.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { contractOperation } from './kit/contract-operations.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { grantOn, scopeWith } from './kit/make-tenant.js';
import { recordStatements } from './kit/recorded-statements.js';

const SCHOOL = '12500155X200000166';

let cloned: ClonedDatabase;
let platform: DemonstrationServer;
beforeAll(async () => {
  cloned = await cloneDemonstration();
  platform = await startDemonstrationServer(cloned);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await platform.close();
  await cloned.drop();
});

let requests = 0;
const requestId = (): string => `quality ${(requests += 1)}`;
interface Problem {
  readonly code: string;
  readonly path: string[];
  readonly message: string;
}
interface Found {
  readonly number: number;
  readonly code: string;
  readonly severity: string;
  readonly item: string | null;
  readonly message: string;
  readonly expected: string | null;
  readonly ruleVersion: string;
  readonly explanation: string | null;
  readonly explainedBy: string | null;
}
const FINDINGS = 'findings { number code severity item message expected ruleVersion explanation explainedBy }';
const PROBLEMS = 'problems { code path message }';
const codes = (problems: readonly { code: string }[]): string[] => problems.map(({ code }) => code);

const mutate = async <T>(
  account: Account,
  name: string,
  type: string,
  fields: string,
  input: object,
): Promise<T & { problems: Problem[] }> => {
  const mutation = `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} ${PROBLEMS} } }`;
  return (await platform.ask(account, mutation, { input: { clientRequestId: requestId(), ...input } }))[name] as T & {
    problems: Problem[];
  };
};
interface Report {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly findings: Found[];
}
const slip = (quantity = '1.2') => [
  { item: 'ELECTRICITY', quantity, cost: '8000', acquisition: 'METERED' },
  { item: 'WATER', quantity: '1000', acquisition: 'METERED' },
];
const submit = (account: Account, period: string, values: object[] = slip()) =>
  mutate<{ report: Report | null }>(account, 'submitReport', 'ReportInput', `report { id version status ${FINDINGS} }`, {
    institution: SCHOOL,
    period,
    values,
  });
const review = (account: Account, reportIds: string[], decision: 'APPROVE' | 'RETURN' = 'APPROVE', reason: string | null = null) =>
  mutate<{ reports: { status: string }[] }>(account, 'reviewReports', 'ReviewReportsInput', 'reports { id status }', {
    reportIds,
    decision,
    reason,
  });
const explain = (account: Account, reportId: string, explanations: { finding: number; text: string }[], more: object = {}) =>
  mutate<{ report: Report | null }>(account, 'explainFindings', 'ExplainFindingsInput', `report { id ${FINDINGS} }`, {
    reportId,
    explanations,
    ...more,
  });
const publish = (account: Account, settings: object, more: object = {}) =>
  mutate<{ ruleSet: { version: string } | null }>(
    account,
    'publishQualityRules',
    'PublishQualityRulesInput',
    'ruleSet { version twoPersons }',
    {
      region: '500000',
      settings,
      note: '测试',
      ...more,
    },
  );

describe('what the rules notice at submission', () => {
  test('comes back with the report, and stops nothing', async () => {
    const { report, problems } = await submit('liangping', '2025-11');
    expect(problems).toEqual([]);
    expect(report).toMatchObject({ status: 'SUBMITTED', version: 2 });
    const unit = report!.findings.find(({ code }) => code === 'UNIT_SLIP')!;
    expect(unit).toMatchObject({
      number: 1,
      severity: 'WARNING',
      item: 'ELECTRICITY',
      expected: '12000',
      ruleVersion: '2026.1',
      explanation: null,
    });
    expect(unit.message).toContain('万千瓦时');
  });

  test('is the same for the reporter, who is compared with schools that it does not see', async () => {
    const [bureau, reporter] = [await submit('liangping', '2025-11'), await submit('liangping-school', '2025-11')];
    expect(reporter.report!.findings).toEqual(bureau.report!.findings);
    expect(await platform.refusals('liangping-school', '{ region(code: "500155") { institutions(first: 1) { totalCount } } }')).toEqual([
      expect.stringContaining('OUT_OF_SCOPE'),
    ]);
  });

  test('is nothing for a draft, and nothing where nothing is unusual', async () => {
    const save = 'mutation($input: ReportInput!) { saveReport(input: $input) { report { findings { code } } } }';
    const draft = { institution: SCHOOL, period: '2026-01', values: slip(), clientRequestId: requestId() };
    expect((await platform.ask('liangping', save, { input: draft })).saveReport.report.findings).toEqual([]);
    const { node } = await platform.ask(
      'liangping',
      'query($id: ID!) { node(id: $id) { ... on Report { values { item quantity cost acquisition notApplicable } } } }',
      {
        id: encodeReportId({ tenantId: 500000, institutionId: await schoolId(), month: 202510, version: 1 }),
      },
    );
    expect((await submit('liangping', '2025-10', node.values as object[])).report!.findings).toEqual([]);
  });

  test('comes with each row of a batch', async () => {
    const rows = ['2024-04', '2024-06'].map((period) => ({ institution: SCHOOL, period, values: slip() }));
    const { results } = await mutate<{ results: { report: Report }[] }>(
      'liangping',
      'submitReports',
      'ReportsInput',
      `results { report { ${FINDINGS} } }`,
      {
        reports: rows,
      },
    );
    for (const { report } of results) expect(codes(report.findings)).toContain('UNIT_SLIP');
  });
});

const schoolId = async (): Promise<string> => {
  const { institution } = await platform.ask('liangping', `{ institution(code: "${SCHOOL}") { id } }`);
  return Buffer.from(institution.id as string, 'base64url')
    .toString()
    .split(':')[2]!;
};

describe('an explanation', () => {
  test('is given by whoever reports and read by whoever reviews; the last one stands', async () => {
    const { report } = await submit('liangping-school', '2025-06');
    const input = { clientRequestId: requestId() };
    const first = await explain('liangping-school', report!.id, [{ finding: 1, text: ' 换表，读数从零开始 ' }], input);
    expect(first.report!.findings[0]).toMatchObject({ explanation: '换表，读数从零开始', explainedBy: 'liangping-school' });
    expect(await explain('liangping-school', report!.id, [{ finding: 1, text: ' 换表，读数从零开始 ' }], input)).toEqual(first);
    await explain('liangping', report!.id, [{ finding: 1, text: '已电话核实' }]);
    const { node } = await platform.ask('liangping-education', `query($id: ID!) { node(id: $id) { ... on Report { ${FINDINGS} } } }`, {
      id: report!.id,
    });
    expect(node.findings[0]).toMatchObject({ explanation: '已电话核实', explainedBy: 'liangping' });
  });

  test.each<[string, Account, (id: string) => Promise<{ problems: Problem[] }>, string[]]>([
    [
      'of a finding that is not there, and then of none',
      'liangping',
      (id) =>
        explain('liangping', id, [
          { finding: 1, text: '好' },
          { finding: 99, text: '好' },
        ]),
      ['UNKNOWN_FINDING'],
    ],
    ['without text', 'liangping', (id) => explain('liangping', id, [{ finding: 1, text: '  ' }]), ['TEXT_LENGTH']],
    ['of 501 characters', 'liangping', (id) => explain('liangping', id, [{ finding: 1, text: '长'.repeat(501) }]), ['TEXT_LENGTH']],
    [
      'twice of one finding',
      'liangping',
      (id) =>
        explain('liangping', id, [
          { finding: 1, text: '一' },
          { finding: 1, text: '二' },
        ]),
      ['DUPLICATE_ROW'],
    ],
    ['of nothing', 'liangping', (id) => explain('liangping', id, []), ['BATCH_EMPTY']],
    [
      'by the supervisor, who only reviews',
      'liangping',
      (id) => explain('liangping-education', id, [{ finding: 1, text: '好' }]),
      ['NOT_ALLOWED'],
    ],
    ['by another county', 'liangping', (id) => explain('dianjiang', id, [{ finding: 1, text: '好' }]), ['UNKNOWN_REPORT']],
    ['of no report', 'liangping', () => explain('liangping', 'nonsense', [{ finding: 1, text: '好' }]), ['UNKNOWN_REPORT']],
  ])('%s is refused', async (_, account, attempt, expected) => {
    const { report } = await submit(account, '2025-05');
    expect(codes((await attempt(report!.id)).problems)).toEqual(expected);
    const { node } = await platform.ask(account, `query($id: ID!) { node(id: $id) { ... on Report { ${FINDINGS} } } }`, { id: report!.id });
    expect((node.findings as Found[]).every(({ explanation }) => explanation === null)).toBe(true);
  });

  test('of a version that has been superseded is refused', async () => {
    const { report } = await submit('liangping', '2025-04');
    await submit('liangping', '2025-04');
    expect(codes((await explain('liangping', report!.id, [{ finding: 1, text: '好' }])).problems)).toEqual(['NOT_NEWEST_VERSION']);
  });
});

describe('rules of a province', () => {
  test('are the platform’s own until it publishes some, and say what they ask', async () => {
    const { qualityRules } = await platform.ask(
      'liangping-school',
      '{ qualityRules(region: "500155") { version validFrom twoPersons prices { item } rules { code severity enabled description silentBecause parameters { name value } } } }',
    );
    expect(qualityRules).toMatchObject({ version: '2026.1', validFrom: null, twoPersons: false, prices: [] });
    const rule = (code: string) => (qualityRules.rules as { code: string }[]).find((each) => each.code === code);
    expect(rule('STOCK_CHANGED')).toMatchObject({
      severity: 'WARNING',
      enabled: true,
      parameters: [{ name: 'watchedStocks' }, { name: 'stockChangePercent', value: '10' }],
    });
    expect(rule('UNIT_PRICE_OUT_OF_RANGE')).toMatchObject({ silentBecause: expect.stringContaining('价格表') });
  });

  test.each<[string, object, object, string[]]>([
    ['a setting out of range', { leastPeers: 3 }, {}, ['SETTING_OUT_OF_RANGE input.settings.leastPeers']],
    ['a hard rule switched off', { disabled: ['NEGATIVE'] }, {}, ['SETTING_OUT_OF_RANGE input.settings.disabled']],
    [
      'a price without a source',
      { prices: [{ item: 'WATER', from: '2', to: '4', source: '' }] },
      {},
      ['SETTING_OUT_OF_RANGE input.settings.prices.WATER.source'],
    ],
    [
      'a price of what is no item',
      { prices: [{ item: 'AIR', from: '2', to: '4', source: '表' }] },
      {},
      ['UNKNOWN_SETTING input.settings.prices.AIR'],
    ],
    [
      'a price twice',
      { prices: ['1', '2'].map((from) => ({ item: 'WATER', from, to: '4', source: '表' })) },
      {},
      ['DUPLICATE_ITEM input.settings'],
    ],
    ['no note', {}, { note: ' ' }, ['TEXT_LENGTH input.note']],
    ['yesterday', {}, { validFrom: '2020-01-01T00:00:00+08:00' }, ['NOT_IN_THE_PAST input.validFrom']],
  ])('are not published with %s', async (_, settings, more, expected) => {
    const { ruleSet, problems } = await publish('chongqing', settings, more);
    expect({ ruleSet, problems: problems.map(({ code, path }) => `${code} ${path.join('.')}`) }).toEqual({
      ruleSet: null,
      problems: expected,
    });
  });

  test('are published by the province’s bureau alone', async () => {
    const mutation = 'mutation($input: PublishQualityRulesInput!) { publishQualityRules(input: $input) { problems { code } } }';
    const input = { region: '500000', settings: {}, note: '试', clientRequestId: 'x' };
    for (const [account, code] of [
      ['liangping', 'OUT_OF_SCOPE'],
      ['auditor', 'FORBIDDEN'],
      ['sichuan', 'OUT_OF_SCOPE'],
    ] as const)
      expect(await platform.refusals(account, mutation, { input })).toEqual([expect.stringContaining(code)]);
  });

  test('hold from their day on, once however often they are sent, and each finding keeps the version that made it', async () => {
    const sent = { clientRequestId: requestId() };
    const settings = { disabled: ['UNIT_SLIP'], prices: [{ item: 'ELECTRICITY', from: '0.4', to: '1.2', source: '测试价目表' }] };
    const first = await publish('chongqing', settings, sent);
    expect(first).toMatchObject({ ruleSet: { version: '2026.1+1' }, problems: [] });
    expect(await publish('chongqing', settings, sent)).toEqual(first);
    const { report } = await submit('liangping', '2025-03');
    expect(report!.findings.map(({ code, ruleVersion }) => `${code} ${ruleVersion}`)).toContain('UNIT_PRICE_OUT_OF_RANGE 2026.1+1');
    expect(codes(report!.findings)).not.toContain('UNIT_SLIP');
    // Of next year: not in force yet.
    await publish('chongqing', { disabled: [] }, { validFrom: '2099-01-01T00:00:00+08:00' });
    const { qualityRules } = await platform.ask(
      'chongqing',
      '{ qualityRules(region: "500000") { version publishedBy note prices { item from to source } } }',
    );
    expect(qualityRules).toEqual({
      version: '2026.1+1',
      publishedBy: 'chongqing',
      note: '测试',
      prices: [{ item: 'ELECTRICITY', from: '0.4', to: '1.2', source: '测试价目表' }],
    });
    await publish('chongqing', {});
  });

  test('can require two persons, and that findings are explained before an approval', async () => {
    await publish('chongqing', { twoPersons: true, requireExplanations: true });
    const own = await submit('liangping', '2025-02');
    const refused = await review('liangping', [own.report!.id]);
    expect(codes(refused.problems)).toEqual(['TWO_PERSONS_REQUIRED']);
    expect(refused.problems[0]!.path).toEqual(['input', 'reportIds', '0']);
    const { report } = await submit('liangping-school', '2025-02');
    const unexplained = await review('liangping', [report!.id]);
    expect(codes(unexplained.problems)).toEqual(['EXPLANATION_REQUIRED']);
    expect(unexplained.problems[0]!.message).toContain(`${report!.findings.length} 条`);
    const explanations = report!.findings.map(({ number }) => ({ finding: number, text: '已核实' }));
    await explain('liangping-school', report!.id, explanations.slice(1));
    expect((await review('liangping', [report!.id])).problems[0]!.message).toContain('还有 1 条');
    await explain('liangping-school', report!.id, explanations.slice(0, 1));
    expect(await review('liangping', [report!.id])).toMatchObject({ reports: [{ status: 'APPROVED' }], problems: [] });
    const { node } = await platform.ask(
      'liangping',
      'query($id: ID!) { node(id: $id) { ... on Report { history { kind version actor } } } }',
      { id: report!.id },
    );
    expect((node.history as object[]).slice(-2)).toEqual([
      { kind: 'SUBMITTED', version: 3, actor: 'liangping-school' },
      { kind: 'APPROVED', version: 3, actor: 'liangping' },
    ]);
    // Returning needs neither.
    const again = await submit('liangping', '2025-02');
    expect((await review('liangping', [again.report!.id], 'RETURN', '单位有误')).reports).toMatchObject([{ status: 'RETURNED' }]);
    await publish('chongqing', {});
    expect((await review('liangping', [(await submit('liangping', '2025-02')).report!.id])).reports).toMatchObject([
      { status: 'APPROVED' },
    ]);
  });
});

describe('the review queue', () => {
  const page = async (account: Account, region: string, filter: string, after: string | null) => {
    const query = `query($after: String) { reviewQueue(region: "${region}", first: 200, after: $after ${filter}) { totalCount pageInfo { hasNextPage endCursor }
      nodes { id period institution { code type system } findings { code } } } }`;
    return (await platform.ask(account, query, { after })).reviewQueue;
  };
  interface Waiting {
    readonly id: string;
    readonly period: string;
    readonly institution: { type: string; system: string };
    readonly findings: object[];
  }
  const queue = (account: Account, region: string, filter = ''): Promise<Waiting[]> =>
    everyPage<Waiting>((after) => page(account, region, filter, after));

  test('has what waits with what was noticed, oldest first; filters part it and count what they show', async () => {
    const all = await queue('liangping', '500155');
    expect(all.map(({ period }) => period)).toEqual(all.map(({ period }) => period).sort());
    const [noticed, rest] = [
      await queue('liangping', '500155', ', withFindings: true'),
      await queue('liangping', '500155', ', withFindings: false'),
    ];
    // Mistakes of the demonstration are among them.
    expect(noticed.filter(({ period }) => period === '2025-12').length).toBeGreaterThan(0);
    expect(noticed.every(({ findings }) => findings.length > 0) && rest.every(({ findings }) => findings.length === 0)).toBe(true);
    expect(new Set([...noticed, ...rest].map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
    const schools = await queue('liangping', '500155', ', type: EDUCATION, period: "2025-12"');
    expect(schools.length).toBeGreaterThan(0);
    expect(schools.every(({ institution, period }) => institution.type === 'EDUCATION' && period === '2025-12')).toBe(true);
  });

  test('is a supervisor’s own system, a county’s own county, and the whole province’s', async () => {
    const [supervisor, county, province] = [
      await queue('liangping-education', '500155'),
      await queue('liangping', '500155'),
      await queue('chongqing', '500000'),
    ];
    expect(new Set(supervisor.map(({ institution }) => institution.system))).toEqual(new Set(['EDUCATION']));
    expect(supervisor).toEqual(county.filter(({ institution }) => institution.system === 'EDUCATION'));
    expect(province.length).toBeGreaterThan(county.length);
    expect(await queue('liangping', '500155', ', system: "HEALTH"')).toEqual(
      county.filter(({ institution }) => institution.system === 'HEALTH'),
    );
    expect(await platform.refusals('liangping', '{ reviewQueue(region: "500231") { totalCount } }')).toEqual([
      expect.stringContaining('OUT_OF_SCOPE'),
    ]);
    expect(await platform.refusals('liangping', '{ reviewQueue(region: "500155", system: "SPACE") { totalCount } }')).toEqual([
      expect.stringContaining('BAD_USER_INPUT'),
    ]);
  });

  test('costs the same statements for two reports as for two hundred', async () => {
    const statements = recordStatements(platform.server.database);
    const read = (first: number) =>
      platform.ask(
        'chongqing',
        `{ reviewQueue(region: "500000", first: ${first}) { totalCount nodes { status institution { name } findings { code explanation } history { actor } values { item } } } }`,
      );
    const few = await statements.during(() => read(2));
    expect(await statements.during(() => read(200))).toEqual(few);
    expect(few).toMatchObject({ select_waiting_reports: 1, count_waiting_reports: 1, select_report_findings: 1 });
  });
});

describe('whoever works in two provinces', () => {
  const scope = () =>
    scopeWith(platform.server.database, grantOn('COUNTY_BUREAU', 500000, 500155), grantOn('COUNTY_BUREAU', 510000, 511725));
  const values = [{ item: 'ELECTRICITY', quantity: '100', acquisition: 'METERED' as const }];
  const row = (institution: string) => ({ institution, period: '2025-01', values });
  const inQuxian = async (): Promise<string> => {
    const { region } = await platform.ask(
      'quxian',
      '{ region(code: "511725") { institutions(first: 1, filter: { openOn: "2025-01-31" }) { nodes { code } } } }',
    );
    return region.institutions.nodes[0].code as string;
  };

  test('reports in the province of the institution, and mixes no two in one batch', async () => {
    const quxian = await inQuxian();
    const alone = await submitBatch(await scope(), { reports: [row(quxian)], clientRequestId: requestId() });
    expect(alone.results[0]!.report).toMatchObject({ tenantId: 510000 });
    const mixed = await submitBatch(await scope(), { reports: [row(quxian), row(SCHOOL), row('nobody')], clientRequestId: requestId() });
    expect(mixed.results.map(({ report, problems }) => [report?.tenantId ?? null, codes(problems)])).toEqual([
      [510000, []],
      [null, ['OTHER_PROVINCE']],
      [null, ['UNKNOWN_INSTITUTION']],
    ]);
    expect(mixed.results[1]!.problems[0]!.path).toEqual(['input', 'reports', '1', 'institution']);
  });

  test('reviews in the province of the report', async () => {
    const quxian = await inQuxian();
    const [there, here] = await Promise.all(
      [quxian, SCHOOL].map(
        async (code) => (await submitBatch(await scope(), { reports: [row(code)], clientRequestId: requestId() })).results[0]!.report!,
      ),
    );
    const ids = [there!, here!].map((report) => encodeReportId({ ...report, version: report.version! }));
    const decided = await reviewReports(await scope(), { reportIds: ids, decision: 'APPROVE', clientRequestId: requestId() });
    expect(decided.reports).toEqual([there]);
    expect(decided.problems).toMatchObject([{ code: 'OTHER_PROVINCE', path: ['input', 'reportIds', '1'] }]);
    expect(
      (await reviewReports(await scope(), { reportIds: [ids[1]!], decision: 'APPROVE', clientRequestId: requestId() })).reports,
    ).toEqual([here]);
  });
});

test('reports that came into the ledger without the rules are checked for whoever reviews them, and each once', async () => {
  const check = (account: Account, input: object) =>
    mutate<{ checked: number; withFindings: number; findings: number }>(
      account,
      'checkReports',
      'CheckReportsInput',
      'checked withFindings findings',
      input,
    );
  // 梁平 in a year of planted mistakes.
  const first = await check('liangping', { region: '500155', period: '2023-Q2' });
  expect(first).toMatchObject({ problems: [] });
  expect([first.checked > 1500, first.findings >= first.withFindings, first.withFindings > 0]).toEqual([true, true, true]);
  expect(await check('liangping', { region: '500155', period: '2023-Q2' })).toMatchObject({
    checked: first.checked - first.withFindings,
    findings: 0,
  });
  const mutation = 'mutation($input: CheckReportsInput!) { checkReports(input: $input) { checked } }';
  const input = { region: '500155', period: '2023', clientRequestId: 'x' };
  for (const account of ['liangping-education', 'auditor'] as const)
    expect(await platform.refusals(account, mutation, { input })).toEqual([expect.stringContaining('FORBIDDEN')]);
  for (const account of ['liangping-school', 'dianjiang'] as const)
    expect(await platform.refusals(account, mutation, { input })).toEqual([expect.stringContaining('OUT_OF_SCOPE')]);
});

test('the contract’s Submit tells what was noticed', async () => {
  const { submitReport } = await platform.ask('liangping', contractOperation('Submit'), {
    input: { institution: SCHOOL, period: '2024-12', values: slip(), clientRequestId: requestId() },
  });
  expect(codes(submitReport.report.findings as Found[])).toContain('UNIT_SLIP');
});
