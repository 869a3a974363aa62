// Spot checks and reviews over HTTP: drawn by the province, carried out by another county, answered by the county under review.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal, drawSample, frameHashOf, type Candidate } from '@shuangcheng/domain';
import { encodeNodeId } from '@shuangcheng/schema';
import type pg from 'pg';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';
import { recordStatements } from './kit/recorded-statements.js';

let platform: DemonstrationServer;
let owner: pg.Client;
let demonstration: OwnDemonstration;
beforeAll(async () => {
  demonstration = await startOwnDemonstration();
  ({ platform, owner } = demonstration);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => demonstration.close());

let requests = 0;
const requestId = (): string => `request ${(requests += 1)}`;
const DUE = '2099-12-31';
const PROBLEMS = 'problems { code path message }';

interface Problem {
  readonly code: string;
  readonly path: string[];
  readonly message: string;
}
const mutate = async (account: Account, name: string, type: string, input: object, fields: string) => {
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${fields} ${PROBLEMS} } }`;
  const data = await platform.ask(account, query, { input: { clientRequestId: requestId(), ...input } });
  return data[name] as { problems: Problem[] } & Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever was asked for
};
const codes = ({ problems }: { problems: readonly Problem[] }): string[] => problems.map((problem) => problem.code);

const open = (account: Account, input: object) =>
  mutate(
    account,
    'openCheck',
    'OpenCheckInput',
    { period: '2024', kind: 'SPOT_CHECK', dueDate: DUE, ...input },
    'check { id seed state frameHash }',
  );
const openId = async (account: Account, input: object): Promise<string> => {
  const { check, problems } = await open(account, input);
  expect(problems).toEqual([]);
  return check.id as string;
};
const record = (account: Account, checkId: string, items: object[]) =>
  mutate(account, 'recordCheckFindings', 'RecordCheckFindingsInput', { checkId, items }, 'items { code state findings { id } }');
const settle = (account: Account, input: object) =>
  mutate(account, 'settleFinding', 'SettleFindingInput', input, 'finding { state history { kind actor text correctedVersion } }');
const decide = (account: Account, input: object) => mutate(account, 'closeFinding', 'CloseFindingInput', input, 'finding { state }');
const close = (account: Account, checkId: string, reason: string | null = null) =>
  mutate(account, 'closeCheck', 'CloseCheckInput', { checkId, reason }, 'check { state closedAt }');

interface Item {
  readonly code: string;
  readonly chosenAs: string;
  readonly state: string;
  readonly region: { code: string };
  readonly assignedTo: { code: string };
}
const itemsOf = async (account: Account, id: string, filter = ''): Promise<Item[]> => {
  const query = `query($id: ID!) { check(id: $id) { items(first: 500${filter}) { totalCount nodes { code chosenAs state region { code } assignedTo { code } } } } }`;
  const { check } = await platform.ask(account, query, { id });
  expect(check.items.totalCount).toBe(check.items.nodes.length);
  return check.items.nodes as Item[];
};
const finding = (message: string, more: object = {}) => ({ severity: 'ERROR', message, ...more });
const CROSS = { region: '500000', kind: 'CROSS_REVIEW', reviewers: ['500155', '500231'] };

describe('a check that is opened', () => {
  test('draws the institutions that its published seed gives, from a register that its hash proves', async () => {
    const { check } = await open('chongqing', { region: '500000', seed: '2024年度质量抽查' });
    expect(check.seed).toBe('2024年度质量抽查');
    const { rows } = await owner.query<{ code: string; stratum: string; certain: boolean }>(
      `select code, region_id || '|' || type as stratum, key_unit as certain from institution where tenant_id = 500000
          and valid_from <= '2024-12-31' and (valid_to is null or valid_to > '2024-01-01')`,
    );
    const frame: Candidate[] = rows;
    const strata = drawSample(frame, new Decimal('0.05'), check.seed as string);
    const items = await itemsOf('chongqing', check.id as string);
    expect(items.map((item) => item.code)).toEqual(strata.flatMap(({ drawn }) => drawn).sort());
    expect(check.frameHash).toBe(frameHashOf(frame));
    expect(items.length).toBeGreaterThanOrEqual(rows.length * 0.05);
    const certain = new Set(rows.filter((row) => row.certain).map((row) => row.code));
    for (const item of items) expect(item.chosenAs).toBe(certain.has(item.code) ? 'CERTAIN' : 'RANDOM');
    // Nobody else was named: whoever opened it reviews.
    expect(new Set(items.map((item) => item.assignedTo.code))).toEqual(new Set(['500000']));
  });

  test('makes a seed of its own where none is given, and does its work once for a request id', async () => {
    const input = { region: '500155', clientRequestId: requestId() };
    const [first, again] = [await open('liangping', input), await open('liangping', input)];
    expect(first.check.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(again).toEqual(first);
    const other = await open('liangping', { region: '500155' });
    expect(other.check.seed).not.toBe(first.check.seed);
  });

  test('gives each county to the other, and never its own', async () => {
    const items = await itemsOf('chongqing', await openId('chongqing', CROSS));
    const given = new Map(items.map((item) => [item.region.code, item.assignedTo.code]));
    expect([given.get('500155'), given.get('500231')]).toEqual(['500231', '500155']);
    expect(new Set(given.values())).toEqual(new Set(['500155', '500231']));
    // Without reviewers, all counties review in turn.
    const all = await itemsOf('chongqing', await openId('chongqing', { ...CROSS, reviewers: null }));
    for (const item of all) expect(item.assignedTo.code).not.toBe(item.region.code);
    // The institutions of the municipality itself are one county's beside those of another.
    const reviewed = new Set(all.map((item) => item.region.code));
    expect(reviewed.has('500000')).toBe(true);
    expect(new Set(all.map((item) => item.assignedTo.code)).size).toBe(reviewed.size - 1);
  });

  test('keeps those added on purpose apart from the random sample', async () => {
    const { rows } = await owner.query<{ code: string }>(
      `select code from institution where region_id = 500155 and not key_unit and valid_to is null order by code`,
    );
    const named = rows.slice(0, 40).map((row) => row.code);
    const seed = 'the same';
    const plain = await itemsOf('liangping', await openId('liangping', { region: '500155', seed }));
    const more = await itemsOf(
      'liangping',
      await openId('liangping', { region: '500155', seed, institutions: named, target: ['STOCK_CHANGED'] }),
    );
    const drawn = (items: readonly Item[]) =>
      items.filter((item) => ['RANDOM', 'CERTAIN'].includes(item.chosenAs)).map((item) => item.code);
    expect(drawn(more)).toEqual(drawn(plain));
    for (const code of named) expect(more.map((item) => item.code)).toContain(code);
    expect(new Set(more.map((item) => item.chosenAs))).toContain('NAMED');
  });

  test.each([
    ['a rate below 5 %', 'chongqing', { region: '500000', ratePercent: '4.99' }, 'RATE_NOT_ALLOWED'],
    ['a rate above the whole', 'chongqing', { region: '500000', ratePercent: '100.01' }, 'RATE_NOT_ALLOWED'],
    ['a seed that cannot be printed', 'chongqing', { region: '500000', seed: 'a\tb' }, 'SEED_NOT_ALLOWED'],
    ['an empty seed', 'chongqing', { region: '500000', seed: ' ' }, 'SEED_NOT_ALLOWED'],
    ['a due date that has passed', 'chongqing', { region: '500000', dueDate: '2024-01-01' }, 'DUE_DATE_PASSED'],
    ['a period to come', 'chongqing', { region: '500000', period: '2099' }, 'PERIOD_NOT_OPEN'],
    ['a reviewer of another province', 'chongqing', { ...CROSS, reviewers: ['510000'] }, 'UNKNOWN_REGION'],
    ['a cross review by one county of itself', 'liangping', { region: '500155', kind: 'CROSS_REVIEW' }, 'REVIEWERS_TOO_FEW'],
    ['an institution of elsewhere', 'liangping', { region: '500155', institutions: ['12100000MB0000000X'] }, 'UNKNOWN_INSTITUTION'],
  ] as const)('is refused with %s', async (_what, account, input, code) => {
    const { check, problems } = await open(account, input);
    expect(check).toBeNull();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  test.each([
    ['liangping', '500000', 'OUT_OF_SCOPE'],
    ['liangping', '500231', 'OUT_OF_SCOPE'],
    ['sichuan', '500155', 'OUT_OF_SCOPE'],
    ['liangping-education', '500155', 'FORBIDDEN'],
    ['liangping-school', '500155', 'OUT_OF_SCOPE'],
    ['auditor', '500000', 'FORBIDDEN'],
  ] as const)('is opened by a bureau at or above the region only: %s on %s', async (account, region, code) => {
    const query = 'mutation($input: OpenCheckInput!) { openCheck(input: $input) { problems { code } } }';
    const input = { region, period: '2024', kind: 'SPOT_CHECK', dueDate: DUE, clientRequestId: requestId() };
    expect((await platform.refusals(account, query, { input }))[0]).toMatch(new RegExp(`^${code}`));
  });
});

describe('a cross review', () => {
  let checkId: string;
  let theirs: Item[];
  beforeAll(async () => {
    checkId = await openId('chongqing', { ...CROSS, seed: 'cross', period: '2024-H1' });
    theirs = (await itemsOf('dianjiang', checkId)).filter((item) => item.region.code === '500155');
    expect(theirs.length).toBeGreaterThan(20);
  });

  test('shows a county what it reviews and what is reviewed of it, and nothing else', async () => {
    for (const [account, own] of [
      ['dianjiang', '500231'],
      ['liangping', '500155'],
    ] as const) {
      const seen = await itemsOf(account, checkId);
      expect(seen.filter((item) => item.region.code !== own && item.assignedTo.code !== own)).toEqual([]);
      const all = await itemsOf('chongqing', checkId);
      expect(seen.length).toBe(all.filter((item) => item.region.code === own || item.assignedTo.code === own).length);
      expect(seen.length).toBeLessThan(all.length);
    }
    expect(await itemsOf('dianjiang', checkId, ', assignedTo: "500231", region: "500155"')).toHaveLength(theirs.length);
    expect(await itemsOf('dianjiang', checkId, `, institution: "${theirs[3]!.code}"`)).toEqual([theirs[3]]);
  });

  test('shows a reviewer the reports under review with the year before, from the copy, and no other report of that county', async () => {
    const query = `query($id: ID!) { check(id: $id) { result { sampled } items(first: 1, region: "500155") { nodes {
      code institution { name } reports { period version status values { item quantity unit } } reportsYearBefore { period } } } } }`;
    const { check } = await platform.ask('dianjiang', query, { id: checkId });
    const [item] = check.items.nodes;
    expect(item.reports.map((report: { period: string }) => report.period)).toEqual(
      ['01', '02', '03', '04', '05', '06'].map((month) => `2024-${month}`),
    );
    expect(item.reportsYearBefore.map((report: { period: string }) => report.period)).toEqual(
      ['01', '02', '03', '04', '05', '06'].map((month) => `2023-${month}`),
    );
    expect(item.institution).toBeNull();
    expect(check.result).toBeNull();
    // What the reviewer reads is what the county itself reads.
    const own = 'query($code: String!) { institution(code: $code) { report(period: "2024-03") { id values { item quantity unit } } } }';
    const { institution } = await platform.ask('liangping', own, { code: item.code });
    expect(item.reports[2].values).toEqual(institution.report.values);
    expect(await platform.refusals('dianjiang', own, { code: item.code })).toHaveLength(1);
    expect((await platform.refusals('dianjiang', 'query($id: ID!) { node(id: $id) { id } }', { id: institution.report.id }))[0]).toMatch(
      'NOT_FOUND',
    );
  });

  test('is not there for who takes no part, nor are its findings', async () => {
    const own = await openId('liangping', { region: '500155' });
    const [item] = await itemsOf('liangping', own);
    const { items } = await record('liangping', own, [{ institution: item!.code, findings: [finding('缺少发票')] }]);
    const check = 'query($id: ID!) { check(id: $id) { id } }';
    const node = 'query($id: ID!) { node(id: $id) { id } }';
    for (const account of ['dianjiang', 'sichuan', 'joint', 'liangping-school', 'liangping-education'] as const) {
      expect((await platform.refusals(account, check, { id: own }))[0]).toMatch('NOT_FOUND');
      for (const id of [own, items[0].findings[0].id]) expect((await platform.refusals(account, node, { id }))[0]).toMatch('NOT_FOUND');
    }
    expect((await platform.ask('chongqing', check, { id: own })).check.id).toBe(own);
    const list = 'query($region: String!) { checks(region: $region, first: 500) { nodes { id } totalCount } }';
    const idsFor = async (account: Account, region: string): Promise<string[]> =>
      (await platform.ask(account, list, { region })).checks.nodes.map((node: { id: string }) => node.id);
    expect(await idsFor('liangping', '500155')).toEqual(expect.arrayContaining([own, checkId]));
    expect(await idsFor('dianjiang', '500231')).toContain(checkId);
    expect(await idsFor('dianjiang', '500231')).not.toContain(own);
    expect((await platform.refusals('dianjiang', list, { region: '500155' }))[0]).toMatch('OUT_OF_SCOPE');
    expect((await platform.refusals('liangping-education', list, { region: '500155' }))[0]).toMatch('FORBIDDEN');
  });

  test('is recorded by the reviewers for what was given to them, each institution on its own', async () => {
    const mine = (await itemsOf('dianjiang', checkId)).find((item) => item.region.code === '500231')!;
    const [one, two, three, four] = theirs;
    const answer = await record('dianjiang', checkId, [
      { institution: one!.code, noneFound: true },
      {
        institution: two!.code,
        findings: [
          finding('用电量与发票不符', { period: '2024-03', item: 'ELECTRICITY', expected: '1000', actual: '10000' }),
          finding('无台账', { severity: 'NOTE' }),
        ],
      },
      { institution: three!.code, noneFound: true, findings: [finding('两者都填')] },
      { institution: four!.code },
      { institution: mine.code, noneFound: true },
      { institution: four!.code, findings: [finding('年份不符', { period: '2023-03' })] },
      { institution: three!.code, findings: [finding('指标不存在', { item: 'NUCLEAR' })] },
    ]);
    expect(answer.items).toMatchObject([
      { code: one!.code, state: 'CHECKED', findings: [] },
      { code: two!.code, state: 'CHECKED', findings: [{}, {}] },
    ]);
    expect(codes(answer)).toEqual([
      'FINDINGS_OR_NONE',
      'FINDINGS_OR_NONE',
      'NOT_IN_CHECK',
      'PERIOD_OUTSIDE_CHECK',
      'DUPLICATE_ROW',
      'UNKNOWN_ITEM',
      'DUPLICATE_ROW',
    ]);
    // What has findings is not without any; and nobody records on their own county, or without a part in the check.
    expect(codes(await record('dianjiang', checkId, [{ institution: two!.code, noneFound: true }]))).toEqual(['FINDINGS_RECORDED']);
    expect(codes(await record('liangping', checkId, [{ institution: one!.code, findings: [finding('自查')] }]))).toEqual(['NOT_IN_CHECK']);
    expect(codes(await record('sichuan', checkId, [{ institution: one!.code, noneFound: true }]))).toEqual(['UNKNOWN_CHECK']);
  });

  test('takes the same statements for one institution as for twenty', async () => {
    const statements = recordStatements(platform.server.database);
    const entries = theirs.slice(4).map((item) => ({ institution: item.code, findings: [finding('一'), finding('二')] }));
    const one = await statements.during(() => record('dianjiang', checkId, entries.slice(0, 1)));
    const twenty = await statements.during(() => record('dianjiang', checkId, entries.slice(1, 21)));
    expect(entries.length).toBeGreaterThanOrEqual(21);
    expect(twenty).toEqual(one);
    expect(one).toMatchObject({ insert_check_findings: 1, mark_check_items_checked: 1, lock_check_items: 1, append_audit_records: 1 });
  });
});

describe('a finding', () => {
  let checkId: string;
  let code: string;
  let ids: string[];
  const month = '2024-03';
  beforeAll(async () => {
    checkId = await openId('chongqing', { ...CROSS, seed: 'findings', period: month });
    code = (await itemsOf('dianjiang', checkId)).find((item) => item.region.code === '500155')!.code;
    const findings = ['一', '二', '三', '四'].map((text) => finding(text, { period: month }));
    const { items } = await record('dianjiang', checkId, [{ institution: code, findings }]);
    ids = items[0].findings.map((each: { id: string }) => each.id);
  });

  const reportId = async (): Promise<string> => {
    const query = 'query($code: String!) { institution(code: $code) { report(period: "2024-03") { id version } } }';
    return (await platform.ask('liangping', query, { code })).institution.report.id as string;
  };

  test('is accepted with the corrected version of that report, and not with the one that was checked', async () => {
    const checked = await reportId();
    expect(codes(await settle('liangping', { findingId: ids[0], answer: 'ACCEPTED' }))).toEqual(['CORRECTION_REQUIRED']);
    expect(codes(await settle('liangping', { findingId: ids[0], answer: 'ACCEPTED', reportId: checked }))).toEqual(['NOT_A_CORRECTION']);
    const values = [{ item: 'ELECTRICITY', quantity: '4321', acquisition: 'METERED' }];
    const { problems } = await mutate(
      'liangping',
      'submitReport',
      'ReportInput',
      { institution: code, period: month, values },
      'report { id }',
    );
    expect(problems).toEqual([]);
    const corrected = await reportId();
    const other = encodeNodeId('Report', [500000, '00000000-0000-4000-8000-000000000000', 202403, 2]);
    expect(codes(await settle('liangping', { findingId: ids[0], answer: 'ACCEPTED', reportId: other }))).toEqual(['NOT_A_CORRECTION']);
    const { finding: settled } = await settle('liangping', { findingId: ids[0], answer: 'ACCEPTED', reportId: corrected });
    expect(settled).toMatchObject({ state: 'ACCEPTED', history: [{ kind: 'ACCEPTED', actor: 'liangping', correctedVersion: 2 }] });
    // The copy under review is what it was.
    const query = `query($id: ID!) { check(id: $id) { items(first: 500) { nodes { code reports { version values { item quantity } } } } } }`;
    const { check } = await platform.ask('dianjiang', query, { id: checkId });
    const [copy] = check.items.nodes.find((item: Item) => item.code === code).reports;
    expect(copy.version).toBe(1);
    expect(copy.values.find((value: { item: string }) => value.item === 'ELECTRICITY').quantity).not.toBe('4321');
  });

  test('is answered by the county under review, with words, and by nobody else', async () => {
    expect(codes(await settle('liangping', { findingId: ids[1], answer: 'DISPUTED' }))).toEqual(['TEXT_NOT_ALLOWED']);
    expect(codes(await settle('dianjiang', { findingId: ids[1], answer: 'EXPLAINED', text: '代为说明' }))).toEqual(['NOT_ALLOWED']);
    expect(codes(await settle('sichuan', { findingId: ids[1], answer: 'EXPLAINED', text: '外省' }))).toEqual(['UNKNOWN_CHECK_FINDING']);
    expect(codes(await settle('liangping-education', { findingId: ids[1], answer: 'EXPLAINED', text: '系统' }))).toEqual([
      'UNKNOWN_CHECK_FINDING',
    ]);
    expect((await settle('liangping', { findingId: ids[1], answer: 'DISPUTED', text: '发票属实' })).finding.state).toBe('DISPUTED');
    expect((await settle('liangping', { findingId: ids[2], answer: 'EXPLAINED', text: '新增校舍' })).finding.state).toBe('EXPLAINED');
  });

  test('is decided by whoever opened the check, and stays so', async () => {
    expect(codes(await decide('dianjiang', { findingId: ids[1], decision: 'UPHELD' }))).toEqual(['NOT_ALLOWED']);
    expect(codes(await decide('liangping', { findingId: ids[1], decision: 'DISMISSED', reason: '自行撤销' }))).toEqual(['NOT_ALLOWED']);
    expect(codes(await decide('chongqing', { findingId: ids[3], decision: 'UPHELD' }))).toEqual(['NOT_NEXT_STATE']);
    expect(codes(await decide('chongqing', { findingId: ids[1], decision: 'DISMISSED' }))).toEqual(['REASON_REQUIRED']);
    expect((await decide('chongqing', { findingId: ids[0], decision: 'UPHELD' })).finding.state).toBe('UPHELD');
    expect((await decide('chongqing', { findingId: ids[1], decision: 'DISMISSED', reason: '发票属实' })).finding.state).toBe('DISMISSED');
    expect((await decide('chongqing', { findingId: ids[2], decision: 'RETURNED', reason: '请附合同' })).finding.state).toBe('OPEN');
    expect(codes(await settle('liangping', { findingId: ids[0], answer: 'DISPUTED', text: '反悔' }))).toEqual(['NOT_NEXT_STATE']);
  });

  test('that two settle at once is settled twice in order, and never lost', async () => {
    const answers = await Promise.all(
      ['甲', '乙', '丙'].map((text) => settle('liangping', { findingId: ids[3], answer: 'EXPLAINED', text })),
    );
    expect(answers.flatMap(codes)).toEqual([]);
    const query =
      'query($id: ID!) { node(id: $id) { ... on CheckFinding { state history { text } check { id } region { code } institutionCode overdue } } }';
    const { node } = await platform.ask('chongqing', query, { id: ids[3] });
    expect(node).toMatchObject({
      state: 'EXPLAINED',
      check: { id: checkId },
      region: { code: '500155' },
      institutionCode: code,
      overdue: false,
    });
    expect(node.history.map((step: { text: string }) => step.text).sort()).toEqual(['丙', '乙', '甲']);
  });
});

describe('a check that ends', () => {
  test('tells how many were checked and how many had errors, by stratum and for all from whom it was drawn', async () => {
    const checkId = await openId('liangping', { region: '500155', period: '2024-05', ratePercent: '5', seed: 'result' });
    const items = await itemsOf('liangping', checkId);
    const [erring, noted, dismissed, ...rest] = items;
    const { items: recorded } = await record('liangping', checkId, [
      { institution: erring!.code, findings: [finding('差错'), finding('又一处')] },
      { institution: noted!.code, findings: [finding('疑点', { severity: 'WARNING' })] },
      { institution: dismissed!.code, findings: [finding('不成立')] },
      ...rest.map((item) => ({ institution: item.code, noneFound: true })),
    ]);
    const dismissedId = recorded.find((item: Item) => item.code === dismissed!.code).findings[0].id as string;
    await decide('liangping', { findingId: dismissedId, decision: 'DISMISSED', reason: '不成立' });
    const query = `query($id: ID!) { check(id: $id) { state closeReason result { population sampled checked withErrors errorRate estimatedErrorRate targetedSampled findings open dismissed overdue
      strata { region { code } type certain population sampled checked withErrors errorRate } } } }`;
    const { check } = await platform.ask('liangping', query, { id: checkId });
    const { result } = check;
    expect(result).toMatchObject({
      sampled: items.length,
      checked: items.length,
      withErrors: 1,
      targetedSampled: 0,
      findings: 4,
      open: 3,
      dismissed: 1,
      overdue: 0,
    });
    expect(result.errorRate).toBe(new Decimal(100).div(items.length).toDecimalPlaces(4).toFixed());
    const strata = result.strata as { population: number; sampled: number; checked: number; withErrors: number; errorRate: string }[];
    expect(strata.reduce((total, stratum) => total + stratum.population, 0)).toBe(result.population);
    expect(strata.filter((stratum) => stratum.withErrors > 0)).toHaveLength(1);
    const weighted = strata.reduce(
      (total, { population, withErrors, checked }) => total.plus(new Decimal(population * withErrors).div(checked)),
      new Decimal(0),
    );
    expect(result.estimatedErrorRate).toBe(weighted.times(100).div(result.population).toDecimalPlaces(4).toFixed());

    expect(codes(await close('liangping', checkId))).toEqual(['CHECK_UNFINISHED']);
    expect(codes(await close('dianjiang', checkId, '不是我的'))).toEqual(['UNKNOWN_CHECK']);
    expect((await close('liangping', checkId, '年底前由各单位自行整改')).check.state).toBe('CLOSED');
    expect(codes(await close('liangping', checkId, '再次'))).toEqual(['CHECK_CLOSED']);
    expect(codes(await record('liangping', checkId, [{ institution: erring!.code, noneFound: true }]))).toEqual(['CHECK_CLOSED']);
    const openId_ = recorded[0].findings[0].id as string;
    expect(codes(await settle('liangping', { findingId: openId_, answer: 'EXPLAINED', text: '迟到' }))).toEqual(['CHECK_CLOSED']);
    expect(codes(await decide('liangping', { findingId: openId_, decision: 'DISMISSED', reason: '迟到' }))).toEqual(['CHECK_CLOSED']);
  });

  test('counts as overdue what was not answered by the due date, or answered after it', async () => {
    const checkId = await openId('liangping', { region: '500155', period: '2024-05' });
    const [item] = await itemsOf('liangping', checkId);
    const { items } = await record('liangping', checkId, [
      { institution: item!.code, findings: [finding('一'), finding('二'), finding('三')] },
    ]);
    const [one, two] = items[0].findings as { id: string }[];
    await settle('liangping', { findingId: one!.id, answer: 'EXPLAINED', text: '按时' });
    const query = 'query($id: ID!) { check(id: $id) { result { overdue } items(first: 500) { nodes { findings { overdue } } } } }';
    const overdue = async () => {
      const { check } = await platform.ask('liangping', query, { id: checkId });
      return [
        check.result.overdue,
        check.items.nodes
          .flatMap((node: { findings: { overdue: boolean }[] }) => node.findings)
          .map((each: { overdue: boolean }) => each.overdue),
      ];
    };
    expect(await overdue()).toEqual([0, [false, false, false]]);
    await owner.query(
      `update quality_check set due_date = '2020-01-01' where check_id = (select check_id from quality_check order by opened_at desc limit 1)`,
    );
    expect(await overdue()).toEqual([3, [true, true, true]]);
    await decide('liangping', { findingId: two!.id, decision: 'DISMISSED', reason: '不成立' });
    expect(await overdue()).toEqual([2, [true, false, true]]);
  });

  test('leaves events for every region that takes part, and audit records of every step', async () => {
    const checkId = await openId('chongqing', { ...CROSS, seed: 'events', period: '2024-05' });
    const [item] = (await itemsOf('dianjiang', checkId)).filter(({ region }) => region.code === '500155');
    const { items } = await record('dianjiang', checkId, [{ institution: item!.code, findings: [finding('差错')] }]);
    await settle('liangping', { findingId: items[0].findings[0].id, answer: 'EXPLAINED', text: '说明' });
    await close('chongqing', checkId, '先行结束');
    const { rows: events } = await owner.query<{ kind: string; region: number; period: string }>(
      `select kind, region_id as region, body->>'period' as period from outbox where body->>'checkId' = $1 order by occurred_at, kind`,
      [checkId],
    );
    const of = (kind: string) => events.filter((event) => event.kind === kind).map((event) => event.region);
    expect(of('CHECK_ASSIGNED')).toEqual(expect.arrayContaining([500000, 500155, 500231]));
    expect(of('CHECK_SETTLED').filter((region) => region === 500155)).toHaveLength(2);
    expect(new Set(events.map((event) => event.period))).toEqual(new Set(['2024-05']));
    const { rows: acts } = await owner.query<{ action: string; username: string; region: number }>(
      `select action, username, region_id as region from audit_record where details->>'checkId' = $1 or $1 = any (subjects) order by occurred_at`,
      [checkId],
    );
    expect(acts).toEqual([
      { action: 'openCheck', username: 'chongqing', region: 500000 },
      { action: 'recordCheckFindings', username: 'dianjiang', region: 500155 },
      { action: 'settleFinding', username: 'liangping', region: 500155 },
      { action: 'closeCheck', username: 'chongqing', region: 500000 },
    ]);
  });
});

describe('a joint review', () => {
  test('looks at all institutions, or at those named, and keeps the minutes of its sessions', async () => {
    const query =
      'query($id: ID!) { check(id: $id) { ratePercent result { population sampled } items(first: 500) { totalCount nodes { chosenAs } } } }';
    const id = await openId('liangping', { region: '500155', kind: 'JOINT_REVIEW', period: '2024-06' });
    const { check } = await platform.ask('liangping', query, { id });
    expect(check).toMatchObject({
      ratePercent: '100',
      result: { sampled: check.result.population },
      items: { totalCount: check.result.population },
    });
    expect(new Set(check.items.nodes.map((item: Item) => item.chosenAs))).toEqual(new Set(['CENSUS', 'CERTAIN']));
    const { rows } = await owner.query<{ code: string }>(
      `select code from institution where region_id = 500155 and valid_to is null order by code limit 3`,
    );
    const named = rows.map((row) => row.code);
    const checkId = await openId('liangping', { region: '500155', kind: 'JOINT_REVIEW', period: '2024-06', institutions: named });
    expect((await itemsOf('liangping', checkId)).map(({ code, chosenAs }) => [code, chosenAs])).toEqual(
      named.map((code) => [code, 'NAMED']),
    );
    const session = { checkId, heldOn: '2024-07-10', participants: ['区机关事务中心', '区教委'], minutes: '逐单位核对 6 月数据。' };
    const add = (account: Account, more: object = {}) =>
      mutate(
        account,
        'recordCheckSession',
        'RecordCheckSessionInput',
        { ...session, ...more },
        'check { sessions { heldOn participants minutes recordedBy } }',
      );
    expect((await add('liangping')).check.sessions).toEqual([
      { heldOn: '2024-07-10', participants: session.participants, minutes: session.minutes, recordedBy: 'liangping' },
    ]);
    expect(codes(await add('liangping', { participants: [] }))).toEqual(['BATCH_EMPTY']);
    expect(codes(await add('liangping', { heldOn: '2099-01-01' }))).toEqual(['SESSION_IN_FUTURE']);
    expect(codes(await add('dianjiang'))).toEqual(['UNKNOWN_CHECK']);
  });
});
