// Reports over HTTP as their clerks write them: submitted, corrected, reviewed; every figure follows in the next request.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { currentTree, makeLoadScope, withTenantSession } from '@shuangcheng/tenants';
import { findLedgerDifferences } from '../src/features/reports/ledger.store.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { contractOperation } from './kit/contract-operations.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { decimal, startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { recordStatements } from './kit/recorded-statements.js';

const SCHOOL = '12500155X200000166';
const MONTH = '2026-03';

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
const requestId = (): string => `request ${(requests += 1)}`;
const measured = (item: string, quantity: string | null, more: object = {}) => ({ item, quantity, acquisition: 'METERED', ...more });

interface Written {
  readonly report: { id: string; version: number; status: string } | null;
  readonly problems: { code: string; path: string[]; message: string }[];
}
const submit = async (account: Account, input: object): Promise<Written> => {
  const data = await platform.ask(account, contractOperation('Submit'), {
    input: { institution: SCHOOL, period: MONTH, values: [measured('ELECTRICITY', '1000')], clientRequestId: requestId(), ...input },
  });
  return data.submitReport as Written;
};
const review = async (account: Account, reportIds: readonly string[], decision: 'APPROVE' | 'RETURN', reason: string | null = null) => {
  const data = await platform.ask(account, contractOperation('Review'), {
    input: { reportIds, decision, reason, clientRequestId: requestId() },
  });
  return data.reviewReports as { reports: { id: string; status: string; version: number }[]; problems: { code: string; path: string[] }[] };
};
const withdraw = async (account: Account, reportId: string, reason: string): Promise<Written> => {
  const mutation =
    'mutation($input: WithdrawReportInput!) { withdrawReport(input: $input) { report { id version status } problems { code path message } } }';
  return (await platform.ask(account, mutation, { input: { reportId, reason, clientRequestId: requestId() } })).withdrawReport as Written;
};
/** The newest version of the school's month, and the one that counts. */
const newestAndCounted = async (period: string) => {
  const query =
    'query($code: String!, $period: Period!) { institution(code: $code) { report(period: $period) { version status countedVersion { id version status } } } }';
  return (await platform.ask('liangping-school', query, { code: SCHOOL, period })).institution.report as {
    version: number;
    status: string;
    countedVersion: { id: string; version: number; status: string } | null;
  };
};
/** Electricity of a region in the month, in kWh, on a basis; zero where nothing counts. */
const electricity = async (region: string, basis: 'APPROVED' | 'SUBMITTED', period = MONTH): Promise<string> => {
  const query =
    'query($region: String!, $period: Period!, $basis: Basis!) { region(code: $region) { indicator(code: ENERGY_TOTAL, period: $period, options: { basis: $basis }) { lineage { terms { item quantity } } } } }';
  const { region: found } = await platform.ask('chongqing', query, { region, period, basis });
  const terms = found.indicator.lineage.terms as { item: string; quantity: string }[];
  return terms.find((term) => term.item === 'ELECTRICITY')?.quantity ?? '0';
};
const codes = (problems: readonly { code: string }[]): string[] => problems.map((problem) => problem.code);

const differences = async () => {
  const { database } = platform.server;
  const scope = makeLoadScope(database, await currentTree(database), 500000, new Date());
  return withTenantSession(scope, 'read', findLedgerDifferences);
};
const NONE = { cells: [], states: [], register: [] };

describe('one report from submission to approval', () => {
  test('waits after submission, counts after approval, and moves county and province by exactly the difference', async () => {
    const first = await submit('liangping', { values: [measured('ELECTRICITY', '1000.5', { cost: '600.01' })] });
    expect(first).toMatchObject({ report: { version: 1, status: 'SUBMITTED' }, problems: [] });
    expect([await electricity('500155', 'APPROVED'), await electricity('500155', 'SUBMITTED')]).toEqual(['0', '1000.5']);
    expect(await review('liangping', [first.report!.id], 'APPROVE')).toMatchObject({
      reports: [{ status: 'APPROVED', version: 1 }],
      problems: [],
    });
    const before = await electricity('500000', 'APPROVED');

    const revised = await submit('liangping', { values: [measured('ELECTRICITY', '1500.25')], expectedVersion: 1 });
    expect(revised.report).toMatchObject({ version: 2, status: 'SUBMITTED' });
    expect(await electricity('500155', 'APPROVED')).toBe('1000.5');
    await review('liangping', [revised.report!.id], 'APPROVE');
    expect(await electricity('500155', 'APPROVED')).toBe('1500.25');
    expect(
      decimal(await electricity('500000', 'APPROVED'))
        .minus(before)
        .toFixed(),
    ).toBe('499.75');
    expect(await differences()).toEqual(NONE);
  });

  test('stock values that are not given are taken over from the report before, and say so', async () => {
    const { report } = await submit('liangping', { period: '2026-04' });
    const { node } = await platform.ask(
      'liangping',
      'query($id: ID!) { node(id: $id) { ... on Report { values { item quantity carried acquisition } } } }',
      {
        id: report!.id,
      },
    );
    const area = (node.values as { item: string; quantity: string; carried: boolean }[]).find(({ item }) => item === 'FLOOR_AREA');
    expect(area).toMatchObject({ carried: true });
    expect(decimal(area!.quantity).gt(0)).toBe(true);
  });

  test('a returned report leaves the figures, says why, and can be submitted again', async () => {
    const { report } = await submit('liangping', { period: '2026-05' });
    expect(codes((await review('liangping', [report!.id], 'RETURN')).problems)).toEqual(['REASON_REQUIRED']);
    const { reports } = await review('liangping', [report!.id], 'RETURN', '电费单与电量不符');
    expect(reports).toMatchObject([{ status: 'RETURNED' }]);
    expect(await electricity('500155', 'SUBMITTED', '2026-05')).toBe('0');
    expect((await submit('liangping', { period: '2026-05' })).report).toMatchObject({ version: 2, status: 'SUBMITTED' });
    const { node } = await platform.ask(
      'liangping',
      'query($id: ID!) { node(id: $id) { ... on Report { history { kind version actor reason } } } }',
      { id: report!.id },
    );
    expect(node.history).toEqual([
      { kind: 'SUBMITTED', version: 1, actor: 'liangping', reason: null },
      { kind: 'RETURNED', version: 1, actor: 'liangping', reason: '电费单与电量不符' },
      { kind: 'SUBMITTED', version: 2, actor: 'liangping', reason: null },
    ]);
    expect(await differences()).toEqual(NONE);
  });

  test('withdrawing an approved report takes it out, withdrawing a waiting revision leaves what was approved', async () => {
    const { report } = await submit('liangping', { period: '2026-06' });
    await review('liangping', [report!.id], 'APPROVE');
    const revision = await submit('liangping', { period: '2026-06', values: [measured('ELECTRICITY', '7')] });
    expect((await withdraw('liangping', revision.report!.id, '误报')).report).toMatchObject({ status: 'WITHDRAWN', version: 2 });
    expect([await electricity('500155', 'APPROVED', '2026-06'), await electricity('500155', 'SUBMITTED', '2026-06')]).toEqual([
      '1000',
      '1000',
    ]);
    const third = await submit('liangping', { period: '2026-06' });
    await review('liangping', [third.report!.id], 'APPROVE');
    await withdraw('liangping', third.report!.id, '机构重复');
    expect(await electricity('500155', 'SUBMITTED', '2026-06')).toBe('0');
    expect(await differences()).toEqual(NONE);
  });

  test.each(['WITHDRAWN', 'RETURNED', 'DRAFT'])(
    'an approved version below a newer one that is %s is withdrawn by its own id',
    async (newer) => {
      const period = { WITHDRAWN: '2024-09', RETURNED: '2024-10', DRAFT: '2024-11' }[newer]!;
      const input = { institution: SCHOOL, period, values: [measured('ELECTRICITY', '3')] };
      const first = await submit('liangping', input);
      await review('liangping', [first.report!.id], 'APPROVE');
      const counted = await electricity('500155', 'APPROVED', period);
      const second = newer === 'DRAFT' ? null : await submit('liangping', input);
      // While another version waits, that one is decided on first.
      if (second) expect(codes((await withdraw('liangping', first.report!.id, '重复')).problems)).toEqual(['NOT_NEWEST_VERSION']);
      if (newer === 'WITHDRAWN') await withdraw('liangping', second!.report!.id, '误报');
      if (newer === 'RETURNED') await review('liangping', [second!.report!.id], 'RETURN', '请核对');
      if (newer === 'DRAFT') {
        const save = 'mutation($input: ReportInput!) { saveReport(input: $input) { report { version } } }';
        await platform.ask('liangping', save, { input: { ...input, clientRequestId: requestId() } });
      }
      const { countedVersion, ...newest } = await newestAndCounted(period);
      expect(newest).toMatchObject({ version: first.report!.version + 1, status: newer });
      expect(countedVersion).toEqual({ id: first.report!.id, version: first.report!.version, status: 'APPROVED' });
      expect(codes((await withdraw('liangping-school', first.report!.id, '试')).problems)).toEqual(['NOT_ALLOWED']);
      expect((await withdraw('liangping', countedVersion!.id, '重复')).report).toMatchObject({
        version: first.report!.version,
        status: 'WITHDRAWN',
      });
      for (const basis of ['APPROVED', 'SUBMITTED'] as const)
        expect(
          decimal(counted)
            .minus(await electricity('500155', basis, period))
            .toFixed(),
        ).toBe('3');
      expect(await differences()).toEqual(NONE);
      expect((await newestAndCounted(period)).countedVersion).toBeNull();
      expect((await submit('liangping', input)).report).toMatchObject({ status: 'SUBMITTED' });
    },
  );

  test('what was approved is taken out by a reviewer, never by the reporter alone', async () => {
    const { report } = await submit('liangping-school', { period: '2025-06' });
    await review('liangping', [report!.id], 'APPROVE');
    expect(codes((await withdraw('liangping-school', report!.id, '试')).problems)).toEqual(['NOT_ALLOWED']);
    expect((await withdraw('liangping', report!.id, '重复填报')).report).toMatchObject({ status: 'WITHDRAWN' });
  });

  test('a draft counts nowhere, and a version that waits goes on counting as submitted', async () => {
    const save = 'mutation($input: ReportInput!) { saveReport(input: $input) { report { version status } problems { code } } }';
    const input = { institution: SCHOOL, period: '2026-07', values: [measured('ELECTRICITY', '5')] };
    const saved = await platform.ask('liangping-school', save, { input: { ...input, clientRequestId: requestId() } });
    expect(saved.saveReport).toEqual({ report: { version: 1, status: 'DRAFT' }, problems: [] });
    expect(await electricity('500155', 'SUBMITTED', '2026-07')).toBe('0');
    await submit('liangping-school', { period: '2026-07' });
    await platform.ask('liangping-school', save, { input: { ...input, clientRequestId: requestId() } });
    expect(await electricity('500155', 'SUBMITTED', '2026-07')).toBe('1000');
    expect(await differences()).toEqual(NONE);
  });
});

describe('the same request', () => {
  test('gives the first answer again and does nothing', async () => {
    const input = { period: '2026-01', clientRequestId: requestId() };
    const first = await submit('liangping', input);
    expect(await submit('liangping', input)).toEqual(first);
    expect(first.report!.version).toBe(1);
  });
  test('sent many times at once is done once', async () => {
    const input = { period: '2025-12', institution: SCHOOL, clientRequestId: requestId(), values: [measured('ELECTRICITY', '77')] };
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit('liangping', input)));
    expect(new Set(answers.map((answer) => answer.report!.id)).size).toBe(1);
  });
  test('with another input is a problem', async () => {
    const clientRequestId = requestId();
    await submit('liangping', { period: '2026-02', clientRequestId });
    expect(codes((await submit('liangping', { period: '2026-02', clientRequestId, values: [] })).problems)).toEqual(['REQUEST_ID_REUSED']);
  });
  test('of another account is another request', async () => {
    const clientRequestId = requestId();
    await submit('liangping', { period: '2026-08', clientRequestId });
    expect((await submit('liangping-school', { period: '2026-08', clientRequestId })).report!.version).toBe(2);
  });
});

describe('what is refused', () => {
  test.each<[string, Account, object, string[]]>([
    ['a month that has not begun', 'liangping', { period: '2099-01' }, ['PERIOD_NOT_OPEN']],
    ['a year', 'liangping', { period: '2026' }, ['BAD_PERIOD']],
    ['an institution of another county', 'dianjiang', {}, ['UNKNOWN_INSTITUTION']],
    ['an institution that does not exist', 'liangping', { institution: '12500155X299999999' }, ['UNKNOWN_INSTITUTION']],
    ['another version than expected', 'liangping', { expectedVersion: 99 }, ['VERSION_CHANGED']],
    [
      'more vehicles by kind than vehicles',
      'liangping',
      { values: [measured('ELECTRICITY', '1'), measured('VEHICLES', '1'), measured('VEHICLES_GASOLINE', '2')] },
      ['VEHICLES_EXCEED_TOTAL'],
    ],
    [
      'a negative quantity and an unknown item',
      'liangping',
      { values: [measured('WATER', '-1'), measured('STEAM', '1')] },
      ['NEGATIVE', 'UNKNOWN_ITEM'],
    ],
    [
      'more staff than people who use energy',
      'liangping',
      { values: [measured('ELECTRICITY', '1'), measured('ENERGY_USERS', '10'), measured('STAFF', '11')] },
      ['STAFF_EXCEEDS_USERS'],
    ],
    ['a form without any energy or water', 'liangping', { values: [measured('FLOOR_AREA', '100')] }, ['NOTHING_REPORTED']],
    ['an item twice', 'liangping', { values: [measured('WATER', '1'), measured('WATER', '2')] }, ['DUPLICATE_ITEM']],
    [
      'a quantity of what is not applicable',
      'liangping',
      { values: [measured('COAL', '1', { notApplicable: true })] },
      ['QUANTITY_NOT_APPLICABLE'],
    ],
  ])('%s', async (_, account, input, expected) => {
    const { report, problems } = await submit(account, input);
    expect({ report, codes: codes(problems) }).toEqual({ report: null, codes: expected });
  });
  test('submitting by whoever only reads or reviews', async () => {
    for (const account of ['auditor', 'joint'] as const)
      expect(
        await platform.refusals(account, contractOperation('Submit'), {
          input: { institution: SCHOOL, period: MONTH, values: [], clientRequestId: requestId() },
        }),
      ).toHaveLength(1);
    expect(codes((await submit('liangping-education', { period: '2026-09' })).problems)).toEqual(['NOT_ALLOWED']);
    expect(codes((await submit('chongqing', { period: '2026-09' })).problems)).toEqual(['NOT_ALLOWED']);
  });
  test('approving what is another county’s, what was decided, and what is no report', async () => {
    const { report } = await submit('liangping', { period: '2026-09' });
    expect(codes((await review('dianjiang', [report!.id], 'APPROVE')).problems)).toEqual(['UNKNOWN_REPORT']);
    expect(codes((await review('liangping-school', [report!.id], 'APPROVE')).problems)).toEqual(['NOT_ALLOWED']);
    expect((await review('liangping-education', [report!.id, 'nonsense'], 'APPROVE')).problems).toEqual([
      { code: 'UNKNOWN_REPORT', path: ['input', 'reportIds', '1'], message: expect.any(String) },
    ]);
    expect(codes((await review('liangping', [report!.id], 'APPROVE')).problems)).toEqual(['NOT_SUBMITTED']);
  });
});

describe('a batch', () => {
  const institutionsOf = async (count: number): Promise<string[]> => {
    const { region } = await platform.ask(
      'liangping',
      `{ region(code: "500155") { institutions(first: ${count}, filter: { openOn: "2025-06-30" }) { nodes { code } } } }`,
    );
    return (region.institutions.nodes as { code: string }[]).map(({ code }) => code);
  };
  test('answers each row, writes the good ones, and costs the same statements for 400 rows as for 2', async () => {
    const statements = recordStatements(platform.server.database);
    const institutions = await institutionsOf(400);
    const batch = (rows: readonly string[], period: string) => {
      const reports = rows.map((institution) => ({ institution, period, values: [measured('ELECTRICITY', '10')] }));
      return platform.ask('liangping', contractOperation('SubmitBatch'), { input: { reports, clientRequestId: requestId() } });
    };
    const few = await statements.during(() => batch(institutions.slice(0, 2), '2025-08'));
    let answer: Awaited<ReturnType<typeof batch>> | null = null;
    const many = await statements.during(async () => (answer = await batch([...institutions, 'nobody'], '2025-09')));
    expect(many).toEqual(few);
    expect(many).toMatchObject({ select_report_history: 1, select_peer_statistics: 1, insert_report_findings: 1 });
    expect(answer!.submitReports).toMatchObject({ accepted: 400, rejected: 1 });
    expect(answer!.submitReports.results[400]).toMatchObject({ index: 400, report: null, problems: [{ code: 'UNKNOWN_INSTITUTION' }] });
    expect(await differences()).toEqual(NONE);
  });
  test('a row that stands twice is refused the second time, an empty batch whole', async () => {
    const row = { institution: SCHOOL, period: '2026-10', values: [measured('ELECTRICITY', '10')] };
    const { submitReports } = await platform.ask('liangping', contractOperation('SubmitBatch'), {
      input: { reports: [row, row], clientRequestId: requestId() },
    });
    expect(submitReports).toMatchObject({
      accepted: 1,
      rejected: 1,
      results: [{ problems: [] }, { problems: [{ code: 'DUPLICATE_ROW' }] }],
    });
    const empty = await platform.ask('liangping', contractOperation('SubmitBatch'), {
      input: { reports: [], clientRequestId: requestId() },
    });
    expect(empty.submitReports).toMatchObject({ accepted: 0, problems: [{ code: 'BATCH_EMPTY' }] });
  });
});

test('an approval is one transaction of a fixed number of statements, whatever the depth of the tree', async () => {
  const { report } = await submit('liangping', { period: '2025-07' });
  const statements = recordStatements(platform.server.database);
  const mutation = 'mutation($input: ReviewReportsInput!) { reviewReports(input: $input) { problems { code } } }';
  const sent = await statements.during(() =>
    platform.ask('liangping', mutation, { input: { reportIds: [report!.id], decision: 'APPROVE', clientRequestId: requestId() } }),
  );
  expect(sent).toMatchObject({
    claim_client_request: 1,
    lock_reports: 1,
    write_report_changes: 1,
    apply_given_report_changes_to_cells: 1,
    answer_client_request: 1,
  });
});

test('clerks who submit, approve, return and withdraw at random at once leave every cell what the ledger gives', async () => {
  const { region } = await platform.ask('liangping', '{ region(code: "500155") { institutions(first: 12) { nodes { code } } } }');
  const institutions = (region.institutions.nodes as { code: string }[]).map(({ code }) => code);
  const clerk = async (seed: number): Promise<void> => {
    for (let step = 0; step < 8; step += 1) {
      const turn = (seed * 7 + step * 5) % institutions.length;
      const { report } = await submit('liangping', {
        institution: institutions[turn],
        period: '2026-10',
        values: [measured('ELECTRICITY', String(seed * 100 + step))],
      });
      if (!report) continue;
      const kind = (seed + step) % 4;
      if (kind < 2) await review('liangping', [report.id], 'APPROVE');
      else if (kind === 2) await review('liangping', [report.id], 'RETURN', '请核对');
      else await withdraw('liangping', report.id, '误报');
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, seed) => clerk(seed + 1)));
  expect(await differences()).toEqual(NONE);
});
