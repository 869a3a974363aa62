// Importing reports as a clerk does: the template filled in, tried, imported, and imported again.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SHEET_COLUMNS, TEMPLATE_COLUMNS } from '@shuangcheng/domain';
import { currentTree, makeLoadScope, withTenantSession } from '@shuangcheng/tenants';
import { writeXlsxStream } from 'hucre/xlsx';
import { execFileSync } from 'node:child_process';
import { rm, readdir } from 'node:fs/promises';
import pg from 'pg';
import { ImportWork } from '../src/features/imports/import-run.service.js';
import { findLedgerDifferences } from '../src/features/reports/ledger.store.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { eventually } from './kit/eventually.js';
import { ImportClient, makeUploadFolder, sheetOf, TEMPLATE_CODES, type ImportAnswer } from './kit/import-client.js';

let cloned: ClonedDatabase;
let platform: DemonstrationServer;
let clerk: ImportClient;
let owner: pg.Client;
let uploads: string;
/** Codes of 梁平's institutions with a complete report of 2025-12, and of 垫江's. */
let liangping: string[];
let dianjiang: string[];

const codesOf = async (region: number): Promise<string[]> => {
  const { rows } = await owner.query<{ code: string }>(
    `select i.code from institution i join report r using (tenant_id, institution_id)
       join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.latest_version
      where i.region_id = $1 and r.month = 202512 and i.valid_to is null and v.floor_area is not null and v.energy_users is not null order by i.code`,
    [region],
  );
  return rows.map(({ code }) => code);
};

beforeAll(async () => {
  cloned = await cloneDemonstration();
  uploads = await makeUploadFolder();
  platform = await startDemonstrationServer(cloned, { UPLOAD_DIR: uploads, MAX_UPLOAD_MB: '2' });
  clerk = new ImportClient(platform);
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  [liangping, dianjiang] = [await codesOf(500155), await codesOf(500231)];
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await owner.end();
  await platform.close();
  await cloned.drop();
  await rm(uploads, { recursive: true, force: true });
});

const ELECTRICITY = '110';
const line = (institution: string, period: string, quantity: string, more: Record<string, string> = {}): Record<string, string> => ({
  ORG: institution,
  PERIOD: period,
  [ELECTRICITY]: quantity,
  ...more,
});
const simple = (lines: readonly Record<string, string>[]): string => sheetOf(lines, ['ORG', 'PERIOD', ELECTRICITY, '111']);
/** An area that is another than it was is noticed, whatever others report. */
const withArea = (lines: readonly Record<string, string>[]): string => sheetOf(lines, ['ORG', 'PERIOD', ELECTRICITY, '101']);
const outcomes = ({ rows }: ImportAnswer): string[] => rows.nodes.map(({ outcome }) => outcome);

const differences = async () => {
  const { database } = platform.server;
  const scope = makeLoadScope(database, await currentTree(database), 500000, new Date());
  return withTenantSession(scope, 'read', findLedgerDifferences);
};
const NONE = { cells: [], states: [], register: [] };

/** How many rows each table has, but for those that tell of the import itself. */
const OWN_TABLES = [
  'upload',
  'import_run',
  'import_chunk',
  'client_request',
  'audit_record',
  'audit_waiting',
  'outbox',
  'refresh_token',
  'sign_in_throttle',
];
const rowCounts = async (): Promise<Record<string, number>> => {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1) order by 1`,
    [OWN_TABLES],
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) counts[name] = Number((await owner.query<{ count: string }>(`select count(*) from ${name}`)).rows[0]!.count);
  return counts;
};
const versionsOf = async (month: number): Promise<number> =>
  Number(
    (await owner.query<{ count: string }>('select count(*) from report_version where tenant_id = 500000 and month = $1', [month])).rows[0]!
      .count,
  );

const getFile = (account: Account, path: string): Promise<Response> => clerk.download(account, path);

describe('the template', () => {
  test('holds the register of the region, and comes back filled in as it went out', async () => {
    const answer = await getFile('liangping', '/templates/reports.csv?region=500155&period=2026-01');
    expect(answer.status).toBe(200);
    const [header, ...lines] = (await answer.text()).trim().split('\r\n');
    expect(header!.split(',').slice(0, 6)).toEqual([
      '统一社会信用代码',
      '机构名称',
      '期间',
      '取得方式',
      '110 电消费量(千瓦时)',
      '111 电费用(元)',
    ]);
    expect(lines.length).toBeGreaterThanOrEqual(liangping.length);
    const filled = lines.slice(0, 60).map((text) => {
      const cells = text.split(',');
      return [...cells.slice(0, 3), '计量', '100.5', '60', ...cells.slice(6)].join(',');
    });
    const done = await clerk.run('liangping', [header, ...filled].join('\r\n'), { dryRun: true, acquisition: null });
    expect(done).toMatchObject({ state: 'FINISHED', progress: '100', counts: { rows: 60, created: 60, rejected: 0 } });
  });

  test('comes as XLSX too, and reads back: a row that nobody filled in is no row', async () => {
    const answer = await getFile('liangping', '/templates/reports.xlsx?region=500155&period=2026-01');
    const done = await clerk.run('liangping', new Uint8Array(await answer.arrayBuffer()), { dryRun: true });
    expect(done).toMatchObject({ state: 'FINISHED', counts: { rows: 0, rejected: 0 } });
    const csv = await (await getFile('liangping', '/templates/reports.csv?region=500155&period=2026-01')).text();
    const [header, first, second, ...blank] = csv
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const used = (cells: string[], quantity: string): string[] => [...cells.slice(0, 4), quantity, ...cells.slice(5)];
    const partly = [header!, used(first!, '100.5'), used(second!, 'many'), ...blank].map((cells) => cells.join(',')).join('\r\n');
    const some = await clerk.run('liangping', partly, { dryRun: true });
    expect(some).toMatchObject({ state: 'FINISHED', counts: { rows: 2, created: 1, rejected: 1 } });
  });

  test('lists for a reporter its own institution, and refuses other regions', async () => {
    const own = (await (await getFile('liangping-school', '/templates/reports.csv?region=500155&period=2026-01')).text())
      .trim()
      .split('\r\n');
    expect(own.length).toBe(2);
    const refused = await getFile('liangping', '/templates/reports.csv?region=500231&period=2026-01');
    expect([refused.status, ((await refused.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code]).toEqual(
      [403, 'OUT_OF_SCOPE'],
    );
    expect((await getFile('liangping', '/templates/reports.csv?region=500155&period=2026')).status).toBe(400);
  });

  test('has a code for every item of the form, each once', () => {
    expect(new Set(SHEET_COLUMNS.map(({ code }) => code)).size).toBe(SHEET_COLUMNS.length);
    expect(TEMPLATE_CODES).toHaveLength(TEMPLATE_COLUMNS.length);
  });
});

describe('a dry run', () => {
  test('says for each row what would become of it, and changes nothing', async () => {
    const before = await rowCounts();
    const done = await clerk.run('liangping', simple(liangping.slice(0, 60).map((code) => line(code, '2026-02', '500'))), { dryRun: true });
    expect(done.counts).toEqual({ rows: 60, created: 60, updated: 0, unchanged: 0, rejected: 0 });
    expect(await rowCounts()).toEqual(before);
  });

  test('foresees what the real run does, carried stock values and all, however the file is cut', async () => {
    // The first month brings an area that the second takes over; both rows are in different chunks.
    const codes = liangping.slice(0, 60);
    const text = sheetOf(
      [...codes.map((code) => line(code, '2026-04', '10', { 101: '1234.5' })), ...codes.map((code) => line(code, '2026-05', '11'))],
      ['ORG', 'PERIOD', ELECTRICITY, '101'],
    );
    const foreseen = await clerk.run('liangping', text, { dryRun: true });
    const real = await clerk.run('liangping', text);
    expect(outcomes(real)).toEqual(outcomes(foreseen));
    const { rows } = await owner.query<{ area: string; how: number }>(
      'select distinct floor_area as area, floor_area_how as how from report_version where tenant_id = 500000 and month = 202605',
    );
    expect(rows).toEqual([{ area: '123450', how: 11 }]);
    expect((await clerk.run('liangping', text)).counts).toMatchObject({ unchanged: 120, created: 0, updated: 0 });
  });
});

describe('a real run', () => {
  test('writes every row once, the same file again nothing, and a corrected file one version for each correction', async () => {
    const lines = liangping.slice(0, 130).map((code) => line(code, '2026-03', '1000.25', { 111: '600.10' }));
    expect((await clerk.run('liangping', simple(lines))).counts).toMatchObject({ rows: 130, created: 130 });
    expect((await clerk.run('liangping', simple(lines))).counts).toMatchObject({ rows: 130, unchanged: 130 });
    expect(await versionsOf(202603)).toBe(130);
    const corrected = lines.map((each, index) => (index < 7 ? { ...each, [ELECTRICITY]: '999' } : each));
    expect((await clerk.run('liangping', simple(corrected))).counts).toMatchObject({ updated: 7, unchanged: 123 });
    expect(await versionsOf(202603)).toBe(137);
    expect(await differences()).toEqual(NONE);
  });

  test('leaves its trace: who, which file, which rows; and an event for each chunk and the end', async () => {
    const done = await clerk.run('liangping', simple(liangping.slice(0, 60).map((code) => line(code, '2026-06', '5'))));
    const { rows: events } = await owner.query<{ kind: string; body: Record<string, unknown> }>(
      `select kind, body from outbox where kind like 'IMPORT_%' and body ->> 'importId' = $1 order by occurred_at, kind desc`,
      [done.id],
    );
    expect(events.map(({ kind }) => kind)).toEqual(['IMPORT_PROGRESSED', 'IMPORT_PROGRESSED', 'IMPORT_FINISHED']);
    expect(events.at(-1)!.body).toMatchObject({ accepted: 60, rejected: 0, state: 'FINISHED' });
    const { rows: acts } = await owner.query(`select username, details from audit_record where subjects = array[$1] order by occurred_at`, [
      done.id,
    ]);
    expect(acts).toMatchObject([
      { username: 'liangping' },
      { details: { reports: 50, fromRow: 2, toRow: 51 } },
      { details: { reports: 10 } },
    ]);
  });

  test('has its findings when it is finished, and one event for each region and system', async () => {
    const lines = liangping.slice(60, 130).map((code) => line(code, '2026-06', '7', { 101: '9876543' }));
    const done = await clerk.run('liangping', withArea(lines));
    expect(done.counts.created).toBe(70);
    const { rows } = await owner.query<{ reports: number; regions: number[] }>(
      `select count(distinct f.institution_id)::int as reports, array_agg(distinct f.region_id) as regions from report_finding f
         join institution i using (tenant_id, institution_id) where f.month = 202606 and i.code = any ($1)`,
      [liangping.slice(60, 130)],
    );
    expect(rows).toEqual([{ reports: 70, regions: [500155] }]);
    const events = await owner.query<{ body: { count: number; fromMonth: number; counts: boolean }; system: string }>(
      `select system, body from outbox where kind = 'REPORTS_SUBMITTED' and body ->> 'importId' = $1`,
      [done.id],
    );
    expect(events.rows.reduce((sum, { body }) => sum + body.count, 0)).toBe(70);
    expect(events.rows.every(({ body }) => body.fromMonth === 202606 && !body.counts)).toBe(true);
    expect(events.rows.length).toBeLessThan(20);
  });

  test('saves drafts where asked to, and submits them from the same file', async () => {
    const text = simple([line(liangping[0]!, '2026-07', '5')]);
    await clerk.run('liangping', text, { intent: 'SAVE' });
    const { rows } = await owner.query('select latest_status from report where tenant_id = 500000 and month = 202607');
    expect(rows).toEqual([{ latest_status: 'DRAFT' }]);
    expect((await clerk.run('liangping', text)).counts).toMatchObject({ updated: 1 });
    expect((await clerk.run('liangping', text)).counts).toMatchObject({ unchanged: 1 });
  });

  test('the same request starts one import', async () => {
    const uploadId = await clerk.upload('liangping', simple([line(liangping[0]!, '2026-08', '5')]));
    const input = { clientRequestId: 'the same request', acquisition: 'METERED' };
    const [one, two] = [await clerk.start('liangping', uploadId, input), await clerk.start('liangping', uploadId, input)];
    expect(one.import!.id).toBe(two.import!.id);
    await clerk.drain();
  });
});

describe('rows are answered one by one', () => {
  test('good ones are taken, each bad one says why and where', async () => {
    const [a, b, c, d, e] = liangping as [string, string, string, string, string];
    const codes = ['ORG', 'PERIOD', 'HOW', ELECTRICITY, '111', '120', '1501', '150', '103', '1031'];
    const text = sheetOf(
      [
        line(a, '2026年9月', '1', { HOW: '估算' }),
        line(b, '2026-09', '"1,5"', { HOW: '计量' }),
        line(c, '2026-10', '=1+1', { HOW: '计量' }),
        line(b, '2026-10', '-3', { HOW: '计量' }),
        line(c, '2026-09', '', { HOW: '计量', 111: '5' }),
        line(dianjiang[0]!, '2026-09', '1', { HOW: '计量' }),
        line('12500155X999999999', '2026-09', '1', { HOW: '计量' }),
        line(d, '2026-13', '1', { HOW: '计量' }),
        line(e, '2026-09', '1', { HOW: '随便' }),
        line(a, '202609', '2', { HOW: '计量' }),
        line(d, '2026-09', '', { HOW: '计量', 1501: '5', 150: '4' }),
        line(e, '2026-08', '不适用', { HOW: '计量', 103: '1', 1031: '2' }),
        line(e, '2026-07', '不适用', { HOW: '计量' }),
      ],
      codes,
    );
    const done = await clerk.run('liangping', text);
    expect(
      done.rows.nodes.map(({ row, outcome, problems }) =>
        `${row} ${outcome} ${problems.map(({ code, path }) => `${code} ${path.join('.')}`).join(', ')}`.trim(),
      ),
    ).toEqual([
      '2 CREATED',
      '3 REJECTED NOT_A_NUMBER 110',
      '4 REJECTED NOT_A_NUMBER 110',
      '5 REJECTED NEGATIVE 110',
      '6 REJECTED COST_WITHOUT_QUANTITY 110',
      '7 REJECTED UNKNOWN_INSTITUTION ORG',
      '8 REJECTED UNKNOWN_INSTITUTION ORG',
      '9 REJECTED BAD_PERIOD PERIOD',
      '10 REJECTED UNKNOWN_ACQUISITION HOW',
      '11 REJECTED DUPLICATE_FILE_ROW ORG',
      '12 REJECTED PRINTED_TOTAL_WRONG totals',
      '13 REJECTED VEHICLES_EXCEED_TOTAL ROW',
      '14 CREATED',
    ]);
    const rejected = await clerk.look('liangping', done.id, 'REJECTED');
    expect([rejected.rows.totalCount, rejected.rows.nodes.length]).toEqual([11, 11]);
    const file = await (await getFile('liangping', `/imports/${done.id}/result.csv`)).text();
    expect(file.split('\r\n')).toHaveLength(15);
    expect(file).toContain('未采用');
  });
});

/** The demonstration's own Chinese: names and ways. */
const wide = (month: string): Record<string, string>[] =>
  liangping
    .slice(0, 30)
    .map((code, index) =>
      line(code, month, `${index + 1}.5`, { NAME: `重庆市梁平区“第${index}”小学，东校区`, HOW: '估算', 111: '12.30', 101: '1000' }),
    );
const WIDE_CODES = ['ORG', 'NAME', 'PERIOD', 'HOW', ELECTRICITY, '111', '101'];
const toGb18030 = (text: string): Buffer => execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text });
const toXlsx = async (text: string): Promise<Uint8Array> => {
  const rows = text
    .split('\n')
    .map((each) => each.split(',').map((cell) => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell === '' ? null : cell)));
  return new Uint8Array(await new Response(writeXlsxStream(rows, { name: '填报' }) as ReadableStream).arrayBuffer());
};

describe('the same table gives the same rows', () => {
  test('in UTF-8, with and without its mark, in GB18030, and as XLSX', async () => {
    const text = sheetOf(wide('2026-10'), WIDE_CODES);
    const forms = [text, `\ufeff${text}`, toGb18030(text), await toXlsx(text)];
    const answers: ImportAnswer[] = [];
    for (const form of forms) answers.push(await clerk.run('liangping', form, { dryRun: true }));
    expect(answers[0]!.counts).toMatchObject({ rows: 30, created: 30 });
    for (const answer of answers) expect(answer.rows).toEqual(answers[0]!.rows);
    await clerk.run('liangping', forms[2]!);
    expect((await clerk.run('liangping', forms[3]!)).counts).toMatchObject({ rows: 30, unchanged: 30 });
  });
});

describe('what was exported', () => {
  const exported = async (file: string): Promise<Uint8Array> =>
    new Uint8Array(await (await getFile('liangping', `/exports/reports.${file}`)).arrayBuffer());

  test.each(['csv?', 'csv?bom=1&', 'csv?encoding=gb18030&', 'xlsx?', 'adx?', 'json?'])(
    '%s is imported again unchanged, carried stock values too',
    async (file) => {
      const month = await exported(`${file}region=500155&from=2025-12&basis=SUBMITTED`);
      const done = await clerk.run('liangping', month, { acquisition: null });
      const { rows } = done.counts;
      expect(done).toMatchObject({ state: 'FINISHED', counts: { unchanged: rows, rejected: 0 } });
      expect(rows).toBeGreaterThan(300);
      if (file === 'csv?') expect(Buffer.from(month).toString()).toContain('计量（沿用）');
    },
  );

  test('a value that is said to be taken over is, where it stood before; else it is reported anew', async () => {
    const [same, other] = liangping.slice(200, 202) as [string, string];
    const { rows } = await owner.query<{ code: string; area: string }>(
      `select i.code, trim_scale(v.floor_area / 100.0)::text as area from institution i join report r using (tenant_id, institution_id)
         join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.latest_version
        where r.month = 202512 and i.code = any ($1)`,
      [[same, other]],
    );
    const text = sheetOf(
      rows.map(({ code, area }) =>
        line(code, '2026-01', '1', { '110H': '计量', 101: code === same ? area : '77', '101H': '计量（沿用）' }),
      ),
      ['ORG', 'PERIOD', '110', '110H', '101', '101H'],
    );
    expect((await clerk.run('liangping', text, { acquisition: null })).counts).toMatchObject({ rows: 2, created: 2 });
    expect((await clerk.run('liangping', text, { acquisition: null })).counts).toMatchObject({ unchanged: 2 });
    const hows = await owner.query<{ code: string; how: number }>(
      `select i.code, v.floor_area_how as how from institution i join report_version v using (tenant_id, institution_id)
        where v.month = 202601 and i.code = any ($1) order by (i.code = $2) desc`,
      [[same, other], same],
    );
    expect(hows.rows.map(({ how }) => how)).toEqual([11, 1]);
  });
});

describe('an import that is interrupted', () => {
  const checkedIn = async (month: number, institutions: readonly string[]): Promise<number> => {
    const { rows } = await owner.query<{ reports: number }>(
      `select count(distinct institution_id)::int as reports from report_finding join institution i using (tenant_id, institution_id)
        where month = $1 and i.code = any ($2)`,
      [month, institutions],
    );
    return rows[0]!.reports;
  };

  test('goes on behind its last checkpoint under another worker, and writes nothing twice', async () => {
    const lines = liangping.slice(0, 200).map((code) => line(code, '2026-11', '7', { 101: '3' }));
    const started = await clerk.start('liangping', await clerk.upload('liangping', withArea(lines)), { acquisition: 'METERED' });
    const dying = new ImportWork({ chunkRows: 20, leaseMs: 1 });
    const { database, log } = platform.server;
    // Taken up, two chunks written for certain, and never heard of again.
    for (let step = 0; step < 4; step += 1) await dying.run(database, log);
    const before = await clerk.look('liangping', started.import!.id);
    expect(before).toMatchObject({ state: 'RUNNING' });
    expect(before.counts.created).toBeGreaterThanOrEqual(40);
    await new Promise((resolve) => setImmediate(resolve));
    await clerk.drain();
    // The first comes back to life: what it still has in hand is no longer its own.
    while ((await dying.run(database, log)) === 'MORE');
    const done = await clerk.look('liangping', started.import!.id);
    expect(done).toMatchObject({ state: 'FINISHED', counts: { rows: 200, created: 200 } });
    expect(new Set(done.rows.nodes.map(({ row }) => row)).size).toBe(200);
    expect(await versionsOf(202611)).toBe(200);
    expect(await checkedIn(202611, liangping.slice(0, 200))).toBe(200);
    expect(await differences()).toEqual(NONE);
  });

  test('between writing and checking: whoever takes it over checks what was written before', async () => {
    const lines = liangping.slice(200, 260).map((code) => line(code, '2026-10', '7', { 101: '3' }));
    const started = await clerk.start('liangping', await clerk.upload('liangping', withArea(lines)), { acquisition: 'METERED' });
    const dying = new ImportWork({ chunkRows: 20, leaseMs: 1 });
    // Taken up, and three chunks sent on their way, the last of which the worker did not wait for.
    for (let step = 0; step < 4; step += 1) await dying.run(platform.server.database, platform.server.log);
    await eventually(async () => expect((await clerk.look('liangping', started.import!.id)).counts.rows).toBe(60));
    expect(await checkedIn(202610, liangping.slice(200, 260))).toBe(0);
    await clerk.drain();
    expect(await clerk.look('liangping', started.import!.id)).toMatchObject({ state: 'FINISHED', counts: { created: 60 } });
    expect(await checkedIn(202610, liangping.slice(200, 260))).toBe(60);
  });

  test('stops with a reason when the rights of whoever started it end; what it had written is checked', async () => {
    const lines = dianjiang.slice(0, 120).map((code) => line(code, '2026-02', '7', { 101: '3' }));
    const started = await clerk.start('dianjiang', await clerk.upload('dianjiang', withArea(lines)), { acquisition: 'METERED' });
    const work = new ImportWork({ chunkRows: 20, leaseMs: 60_000 });
    for (let step = 0; step < 3; step += 1) await work.run(platform.server.database, platform.server.log);
    const grant = `update access_grant set valid_to = $1 where account_id = (select account_id from account where username = 'dianjiang')`;
    await owner.query(grant, [new Date()]);
    await clerk.drain(work);
    await owner.query(grant, [null]);
    const done = await clerk.look('dianjiang', started.import!.id);
    expect(done).toMatchObject({ state: 'FAILED', problems: [{ code: 'IMPORT_RIGHTS_LOST' }] });
    expect(done.counts.created).toBeLessThan(120);
    expect(await checkedIn(202602, dianjiang)).toBe(done.counts.created);
    expect(await differences()).toEqual(NONE);
  });
});

describe('who may import', () => {
  test('whoever submits: a supervisor, an auditor and a province bureau may not', async () => {
    for (const account of ['liangping-education', 'auditor', 'chongqing', 'joint'] as const) {
      const { errors } = await platform.answer(
        account,
        'mutation { startImport(input: { uploadId: "00000000-0000-4000-8000-000000000000", clientRequestId: "x" }) { problems { code } } }',
      );
      expect(errors?.[0]!.extensions.code).toBe('FORBIDDEN');
    }
    expect((await clerk.post('auditor', 'x')).status).toBe(403);
  });

  test('a reporter for its own institution only', async () => {
    const done = await clerk.run(
      'liangping-school',
      simple([line('12500155X200000166', '2026-02', '7'), line(liangping[5]!, '2026-02', '7')]),
    );
    expect(outcomes(done)).toEqual(['CREATED', 'REJECTED']);
  });

  test('of its own upload only; and an import is shown to its account, and to the province', async () => {
    const uploadId = await clerk.upload('liangping', simple([line(liangping[0]!, '2026-02', '7')]));
    expect((await clerk.start('dianjiang', uploadId)).problems).toMatchObject([{ code: 'UNKNOWN_UPLOAD' }]);
    const { import: started } = await clerk.start('liangping', uploadId, { acquisition: 'METERED' });
    await clerk.drain();
    for (const account of ['dianjiang', 'sichuan', 'liangping-education', 'joint'] as const)
      expect(await platform.refusals(account, `{ import(id: "${started!.id}") { state } }`)).toEqual([expect.stringMatching(/^NOT_FOUND/)]);
    expect(await platform.ask('chongqing', `{ import(id: "${started!.id}") { state } }`)).toEqual({ import: { state: 'FINISHED' } });
    expect((await getFile('dianjiang', `/imports/${started!.id}/result.csv`)).status).toBe(404);
  });
});

describe('an upload', () => {
  test('is the same for the same content, and another for another account', async () => {
    const one = (await (await clerk.post('liangping', 'some text', '../../etc/passwd<b>.csv')).json()) as {
      id: string;
      name: string;
      bytes: number;
      sha256: string;
    };
    expect(one).toMatchObject({ name: 'passwdb.csv', bytes: 9, sha256: expect.stringMatching(/^[\da-f]{64}$/) });
    expect(await clerk.upload('liangping', 'some text')).toBe(one.id);
    expect(await clerk.upload('dianjiang', 'some text')).not.toBe(one.id);
    expect((await readdir(uploads)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('comes as a form too', async () => {
    const form = new FormData();
    form.append('file', new Blob(['some text']), '报表.csv');
    const answer = await fetch(`${platform.server.url}/uploads`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${await clerk.token('liangping')}` },
    });
    expect([answer.status, await answer.json()]).toEqual([201, expect.objectContaining({ name: '报表.csv', bytes: 9 })]);
  });

  test('is refused without a token, and when it is too large, and leaves nothing then', async () => {
    const before = await readdir(uploads);
    const nobody = await fetch(`${platform.server.url}/uploads`, { method: 'POST', body: 'x', headers: { 'content-type': 'text/csv' } });
    expect([nobody.status, ((await nobody.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code]).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
    const large = await clerk.post('liangping', new Uint8Array(2 * 1024 * 1024 + 5));
    expect(large.status).toBe(413);
    expect(await readdir(uploads)).toEqual(before);
  });

  test('that expired is no longer imported, and its file is removed', async () => {
    const uploadId = await clerk.upload('liangping', 'ORG,PERIOD,110\nx,2026-01,1');
    await owner.query(`update upload set expires_at = now() - interval '1 day' where upload_id = $1`, [uploadId]);
    expect((await clerk.start('liangping', uploadId)).problems).toMatchObject([{ code: 'UNKNOWN_UPLOAD' }]);
    await clerk.drain(new ImportWork());
    expect(await readdir(uploads)).not.toContain(uploadId);
  });
});
