// The register from a file, as a bureau keeps it: the template changed, tried, imported, and imported again.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { creditCheckCharacter, dayOf, findStrayCharacter, REGISTER_TEMPLATE_COLUMNS, type RegisterSheetRow } from '@shuangcheng/domain';
import { currentTree, makeLoadScope, withTenantSession } from '@shuangcheng/tenants';
import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import type pg from 'pg';
import { ImportWork } from '../src/features/imports/import-run.service.js';
import { takeRegisterRows } from '../src/features/institutions/register-rows.service.js';
import { findLedgerDifferences } from '../src/features/reports/ledger.store.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import type { Account, DemonstrationServer } from './kit/demonstration-server.js';
import { ImportClient, makeUploadFolder, sheetOf, type ImportAnswer } from './kit/import-client.js';
import { makeXlsx } from './kit/make-zip.js';
import { grantOn, scopeWith } from './kit/make-tenant.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';
import { recordStatements } from './kit/recorded-statements.js';

let demonstration: OwnDemonstration;
let platform: DemonstrationServer;
let owner: pg.Client;
let clerk: ImportClient;
let uploads: string;
beforeAll(async () => {
  uploads = await makeUploadFolder();
  demonstration = await startOwnDemonstration({ UPLOAD_DIR: uploads });
  ({ platform, owner } = demonstration);
  clerk = new ImportClient(platform);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await demonstration.close();
  await rm(uploads, { recursive: true, force: true });
});

const creditCode = (n: number): string => {
  const first17 = `12500155${String(n).padStart(9, '0')}`;
  return first17 + creditCheckCharacter(first17);
};
type Line = Readonly<Record<string, string>>;
const school = (n: number, more: Line = {}): Line => ({
  ORG: creditCode(n),
  NAME: `测试学校${n}`,
  REGION: '500155',
  TYPE: '教育事业单位',
  SYSTEM: '教育系统',
  VALID_FROM: '2026-03-15',
  ...more,
});
const CODES = REGISTER_TEMPLATE_COLUMNS.map(({ code }) => code);
const sheet = (...lines: Line[]): string => sheetOf(lines, CODES);
const told = ({ rows }: ImportAnswer): string[] =>
  rows.nodes.map(({ row, outcome, problems, warnings }) =>
    [row, outcome, ...[...problems, ...warnings].map(({ code, path }) => `${code} ${path.join('.')}`)].join(' '),
  );

const NONE = { cells: [], states: [], register: [] };
const differences = async () => {
  const { database } = platform.server;
  const scope = makeLoadScope(database, await currentTree(database), 500000, new Date());
  return withTenantSession(scope, 'read', findLedgerDifferences);
};
const institutionOf = async (n: number): Promise<Record<string, unknown> | null> =>
  (
    await platform.ask(
      'chongqing',
      `{ institution(code: "${creditCode(n)}") { name type system keyUnit validFrom validTo address students
          history { standings { type validFrom validTo } events { kind effectiveOn actor reason } } } }`,
    )
  ).institution as Record<string, unknown> | null;
/** A code of 梁平 with a report in each month of 2024, of a kind. */
const reportingCode = async (type: string): Promise<string> => {
  const { rows } = await owner.query<{ code: string }>(
    `select i.code from institution i join report r using (tenant_id, institution_id)
      where i.region_id = 500155 and i.type = $1 and r.month between 202401 and 202412 and r.approved_version is not null
      group by i.code having count(*) = 12 order by i.code limit 1`,
    [type],
  );
  return rows[0]!.code;
};
const registerRows = async (): Promise<unknown[]> => (await owner.query('select * from institution order by tenant_id, code')).rows;
const bytesOf = async (account: Account, path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await clerk.download(account, path)).arrayBuffer());

describe('the template', () => {
  test.each(['csv', 'xlsx'])('as %s holds the present register of a region, and comes back unchanged', async (format) => {
    const before = await registerRows();
    const done = await clerk.runRegister('liangping', await bytesOf('liangping', `/templates/register.${format}?region=500155`));
    const open = `institutions(first: 1, filter: { openOn: "${dayOf(new Date())}" }) { totalCount }`;
    const { region } = await platform.ask('liangping', `{ region(code: "500155") { ${open} } }`);
    const rows = region.institutions.totalCount as number;
    expect(done).toMatchObject({
      state: 'FINISHED',
      progress: '100',
      counts: { rows, created: 0, updated: 0, unchanged: rows, rejected: 0 },
    });
    expect(await registerRows()).toEqual(before);
  });

  test('is for who keeps the register, each in its own place', async () => {
    const answers = [
      ['dianjiang', 'register.csv?region=500155', 403],
      ['liangping-school', 'register.csv?region=500155', 403],
      ['auditor', 'register.csv?region=500155', 403],
      ['liangping', 'register.csv?region=500999', 404],
      ['liangping', 'register.csv', 400],
      ['liangping', 'nothing.csv?region=500155', 404],
      ['chongqing', 'register.csv?region=500000', 200],
    ] as const;
    for (const [account, path, status] of answers)
      expect([path, (await clerk.download(account, `/templates/${path}`)).status]).toEqual([path, status]);
  });
});

describe('what was exported', () => {
  test('is imported again unchanged in every format, whatever was written into it, ended institutions too', async () => {
    const awkward = fc.constantFrom('=1+1', "'=1", '+86', '-', '@x', '＝', '"a" b', "''", 'a,b', '|calc', '𠮷', '00123', '1e5', 'TRUE');
    const text = fc
      .oneof(awkward, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }))
      .filter((each) => each.trim() === each && [...each].length <= 20 && each !== '清空' && findStrayCharacter(each, 'LINE') === null);
    const details = fc.record({
      name: text,
      short_name: fc.option(text),
      address: fc.option(text),
      contact: fc.option(text),
      contact_phone: fc.option(text),
      hospital_level: fc.option(text),
      admin_level: fc.option(fc.constantFrom('001', '009')),
      students: fc.option(fc.nat(1_000_000)),
      machine_room: fc.option(fc.boolean()),
      heating: fc.option(fc.constantFrom('NONE', 'OWN', 'CENTRAL')),
    });
    const { rows } = await owner.query<{ code: string }>('select code from institution where region_id = 500155 order by code limit 200');
    const samples = fc.sample(details, { numRuns: rows.length, seed: 7 });
    await owner.query(
      `update institution i set name = g.name, short_name = g.short_name, address = g.address, contact = g.contact, contact_phone = g.contact_phone,
         hospital_level = g.hospital_level, admin_level = g.admin_level, students = g.students, machine_room = g.machine_room, heating = g.heating
         from jsonb_to_recordset($1::jsonb) as g (code text, name text, short_name text, address text, contact text, contact_phone text,
           hospital_level text, admin_level text, students int, machine_room boolean, heating text) where i.code = g.code`,
      [JSON.stringify(rows.map(({ code }, index) => ({ code, ...samples[index] })))],
    );
    expect((await clerk.runRegister('liangping', sheet(school(1, { VALID_TO: '2026-05-01', REASON: '并入他校' })))).counts.created).toBe(1);
    const before = await registerRows();
    for (const format of ['csv?', 'csv?encoding=gb18030&', 'csv?bom=1&', 'xlsx?']) {
      const done = await clerk.runRegister('liangping', await bytesOf('liangping', `/exports/register.${format}region=500155`));
      expect([format, done.state, done.rows.nodes.filter(({ outcome }) => outcome !== 'UNCHANGED')]).toEqual([format, 'FINISHED', []]);
      expect(done.counts.unchanged).toBeGreaterThan(300);
    }
    expect(await registerRows()).toEqual(before);
  });
});

describe('rows', () => {
  test('register what is new, change what is known, and say why not, by column', async () => {
    await clerk.runRegister('liangping', sheet(school(10), school(11), school(12), school(13)));
    const hospital = await reportingCode('HEALTH');
    const text = sheet(
      school(20, { KEY_UNIT: '是', STUDENTS: '800', HEATING: '不采暖', ADDRESS: '双桂街道' }),
      { ORG: creditCode(10), PHONE: '023-53220000' },
      school(11),
      school(12, { TYPE: '科技事业单位', SYSTEM: '科技系统', EFFECTIVE_FROM: '2026-06-10', REASON: '改制' }),
      school(13, { VALID_TO: '2026-09-01', REASON: '撤销' }),
      school(21, { ORG: `${creditCode(21).slice(0, 17)}${creditCode(21).endsWith('0') ? '1' : '0'}` }),
      school(22, { ORG: 'I2500155' }),
      school(23, { REGION: '500231' }),
      school(24, { REGION: '999999', TYPE: '学校' }),
      school(25, { NAME: '', VALID_FROM: '' }),
      school(10, { REGION: '500231' }),
      { ORG: creditCode(26), PHONE: '1' },
      { ORG: creditCode(11), TYPE: '科技事业单位' },
      { ORG: hospital, VALID_TO: '2024-05-01', REASON: '撤销' },
      school(27, { STUDENTS: '2000000', LEVEL: '17', VALID_TO: '2026-01-01' }),
      school(20),
    );
    const expected = [
      '2 CREATED',
      '3 UPDATED',
      '4 UNCHANGED',
      '5 UPDATED',
      '6 UPDATED',
      '7 CREATED CREDIT_CODE_CHECK ORG',
      '8 REJECTED BAD_CREDIT_CODE ORG',
      '9 REJECTED UNKNOWN_REGION REGION',
      '10 REJECTED BAD_FIELD TYPE UNKNOWN_REGION REGION',
      '11 REJECTED REGISTRATION_INCOMPLETE NAME REGISTRATION_INCOMPLETE VALID_FROM',
      '12 REJECTED DUPLICATE_FILE_INSTITUTION ORG',
      ['13 REJECTED', 'NAME', 'REGION', 'TYPE', 'SYSTEM', 'VALID_FROM'].join(' REGISTRATION_INCOMPLETE '),
      '14 REJECTED DUPLICATE_FILE_INSTITUTION ORG',
      '15 REJECTED REPORTS_AFTER_CLOSING VALID_TO',
      '16 REJECTED BAD_FIELD LEVEL BAD_FIELD STUDENTS BAD_FIELD REASON NOT_OPEN_ON_DAY VALID_TO',
      '17 REJECTED DUPLICATE_FILE_INSTITUTION ORG',
    ];
    const before = await registerRows();
    const foreseen = await clerk.runRegister('liangping', text, { dryRun: true });
    expect(told(foreseen)).toEqual(expected);
    expect(await registerRows()).toEqual(before);
    const done = await clerk.runRegister('liangping', text);
    expect(told(done)).toEqual(expected);
    expect(done.counts).toEqual({ rows: 16, created: 2, updated: 3, unchanged: 1, rejected: 10 });
    for (const { problems } of done.rows.nodes) for (const { message } of problems) expect(message).toMatch(/[\u4e00-\u9fff]/);
    expect(await institutionOf(20)).toMatchObject({ keyUnit: true, students: 800, address: '双桂街道', validFrom: '2026-03-15' });
    expect(await institutionOf(12)).toMatchObject({
      type: 'SCIENCE',
      history: {
        standings: [{ type: 'EDUCATION', validTo: '2026-06-10' }, { type: 'SCIENCE' }],
        events: [{ kind: 'REGISTERED' }, { kind: 'CHANGED', effectiveOn: '2026-06-10', actor: 'liangping', reason: '改制' }],
      },
    });
    expect(await institutionOf(13)).toMatchObject({ validTo: '2026-09-01', history: { events: [{}, { kind: 'CLOSED', reason: '撤销' }] } });
    expect(await differences()).toEqual(NONE);
    // The same file again: what was taken is as it says.
    const again = await clerk.runRegister('liangping', text);
    expect(again.counts).toEqual({ rows: 16, created: 0, updated: 0, unchanged: 6, rejected: 10 });
    const result = await (await clerk.download('liangping', `/imports/${done.id}/result.csv`)).text();
    expect(result.split('\r\n').slice(0, 2)).toEqual(['行号,统一社会信用代码,结果,原因和提示', `2,${creditCode(20)},新建,`]);
    expect(result).toContain('校验位不符');
  });

  test('are told at once all that is wrong with them', async () => {
    const bad = { ORG: 'short', NAME: '', REGION: '999999', SYSTEM: '无此系统', VALID_FROM: '2135-01-01' };
    expect(told(await clerk.runRegister('liangping', sheet(school(70, bad))))).toEqual([
      '2 REJECTED BAD_FIELD SYSTEM REGISTRATION_INCOMPLETE NAME UNKNOWN_REGION REGION BAD_CREDIT_CODE ORG BAD_FIELD VALID_FROM',
    ]);
  });

  test('hold no name with what nobody sees, which their own export would not bring back', async () => {
    const names = ['"换\n行"', '甲\u200b', '铃\u0007声', '\u202e倒'];
    const done = await clerk.runRegister('liangping', sheet(...names.map((NAME, index) => school(60 + index, { NAME }))));
    expect(done.rows.nodes.map(({ problems }) => problems.map(({ code, path, message }) => `${code} ${path.join()} ${message}`))).toEqual([
      ['CHARACTER_NOT_ALLOWED NAME 机构名称：不得含换行和看不见的字符，第 2 个字符是 U+000A，请删去。'],
      ['CHARACTER_NOT_ALLOWED NAME 机构名称：不得含换行和看不见的字符，第 2 个字符是 U+200B，请删去。'],
      ['ROW_CONTROL_CHARACTER B 第 B 列的第 2 个字符是看不见的字符 U+0007，请删去。'],
      ['ROW_CONTROL_CHARACTER B 第 B 列的第 1 个字符是看不见的字符 U+202E，请删去。'],
    ]);
  });

  test('do not move an institution, and leave what is said of its past', async () => {
    await clerk.runRegister('liangping', sheet(school(30), school(31)));
    const done = await clerk.runRegister(
      'chongqing',
      sheet(school(30, { REGION: '500231' }), school(31, { VALID_FROM: '2026-04-01' }), school(32, { REGION: '500000' })),
    );
    expect(told(done)).toEqual(['2 REJECTED PLACE_NEEDS_A_DATE REGION', '3 REJECTED VALID_FROM_REGISTERED VALID_FROM', '4 CREATED']);
    expect(done.rows.nodes[0]!.problems[0]!.message).toContain('reorganise');
    const madeUp = sheetOf([school(33, { MADE_UP: '是' })], [...CODES, 'MADE_UP']);
    expect(told(await clerk.runRegister('liangping', madeUp))).toEqual(['2 REJECTED BAD_FIELD MADE_UP']);
  });

  test('change type and system from a day with a reason, and not over a later change', async () => {
    await clerk.runRegister('liangping', sheet(school(40), school(41), school(42)));
    const change = (more: Line) => school(40, { TYPE: '科技事业单位', ...more });
    const rows = [
      change({}),
      change({ EFFECTIVE_FROM: '2026-05-01' }),
      change({ EFFECTIVE_FROM: '2099-01-01', REASON: '改制' }),
      change({ EFFECTIVE_FROM: '2020-01-01', REASON: '改制' }),
    ];
    const answers: string[] = [];
    for (const row of rows) answers.push(...told(await clerk.runRegister('liangping', sheet(row))));
    expect(answers).toEqual([
      '2 REJECTED EFFECTIVE_DATE_REQUIRED EFFECTIVE_FROM',
      '2 REJECTED BAD_FIELD REASON',
      '2 REJECTED EFFECTIVE_IN_FUTURE EFFECTIVE_FROM',
      '2 REJECTED NOT_OPEN_ON_DAY EFFECTIVE_FROM',
    ]);
    const dated = sheet(change({ EFFECTIVE_FROM: '2026-06-01', REASON: '改制' }));
    expect([told(await clerk.runRegister('liangping', dated)), told(await clerk.runRegister('liangping', dated))]).toEqual([
      ['2 UPDATED'],
      ['2 UNCHANGED'],
    ]);
    const earlier = sheet(school(40, { TYPE: '文化事业单位', EFFECTIVE_FROM: '2026-04-01', REASON: '更正' }));
    expect(told(await clerk.runRegister('liangping', earlier))).toEqual(['2 REJECTED LATER_CHANGE EFFECTIVE_FROM']);
    expect(await differences()).toEqual(NONE);
  });

  test('move the reports of an institution that turns out to have been of another type, as the single mutation does', async () => {
    const code = await reportingCode('EDUCATION');
    const of = async (type: string): Promise<string | null> => {
      const query = `{ region(code: "500155") { indicator(code: ENERGY_TOTAL, period: "2024", options: { type: ${type} }) { value } } }`;
      return (await platform.ask('liangping', query)).region.indicator.value as string | null;
    };
    const before = [await of('EDUCATION'), await of('SCIENCE')];
    const given = { ORG: code, EFFECTIVE_FROM: '2023-12-01', REASON: '登记有误' };
    expect(told(await clerk.runRegister('liangping', sheet({ ...given, TYPE: '022' }), { dryRun: true }))).toEqual(['2 UPDATED']);
    expect([await of('EDUCATION'), await of('SCIENCE')]).toEqual(before);
    expect(told(await clerk.runRegister('liangping', sheet({ ...given, TYPE: '022' })))).toEqual(['2 UPDATED']);
    expect([await of('EDUCATION'), await of('SCIENCE')]).not.toEqual(before);
    expect(await differences()).toEqual(NONE);
    await clerk.runRegister('liangping', sheet({ ...given, TYPE: '021' }));
    expect([await of('EDUCATION'), await of('SCIENCE')]).toEqual(before);
  });

  test('leave the trace and the events of the single mutations, for each region and date', async () => {
    const text = sheet(school(50), school(51), school(52, { VALID_FROM: '2026-04-01' }));
    await clerk.runRegister('liangping', text);
    const done = await clerk.runRegister(
      'liangping',
      sheet(school(50, { NAME: '改名' }), school(51, { VALID_TO: '2026-08-01', REASON: '撤销' })),
    );
    const { rows: acts } = await owner.query<{ action: string; subjects: string[]; details: Record<string, unknown> }>(
      `select action, subjects, details from audit_record where subjects && $1 order by occurred_at, action`,
      [[50, 51, 52].map(creditCode)],
    );
    expect(acts).toMatchObject([
      { action: 'registerInstitution', details: { validFrom: '2026-03-15' } },
      { action: 'registerInstitution', subjects: [creditCode(52)], details: { validFrom: '2026-04-01' } },
      { action: 'changeInstitution', subjects: [creditCode(50)], details: { import: done.id, fromRow: 2, toRow: 3, effectiveFrom: null } },
      { action: 'closeInstitution', subjects: [creditCode(51)], details: { effectiveFrom: '2026-08-01', reason: '撤销' } },
    ]);
    expect(acts[0]!.subjects).toEqual([creditCode(50), creditCode(51)]);
    const { rows: events } = await owner.query<{ body: object }>(
      `select body from outbox where kind = 'REGISTER_CHANGED' order by appended desc limit 2`,
    );
    expect(events.map(({ body }) => body)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ change: 'CHANGED', institutionCode: creditCode(50) }),
        expect.objectContaining({ change: 'CLOSED', institutionCode: creditCode(51), effectiveFrom: '2026-08-01' }),
      ]),
    );
  });
});

describe('files that are none of the register', () => {
  test('are refused as a whole, with what was expected', async () => {
    for (const [text, code] of [
      ['ORG,PERIOD\nX,2026-01', 'HEADER_WRONG'],
      ['NAME,REGION\n甲,500155', 'HEADER_INCOMPLETE'],
      ['ORG,NAME', 'FILE_EMPTY'],
      ['PK\u0003\u0004', 'FILE_DAMAGED'],
    ] as const)
      expect(await clerk.runRegister('liangping', text)).toMatchObject({ state: 'FAILED', problems: [{ code }], counts: { rows: 0 } });
  });

  test('with formulas, and codes that a spreadsheet took for numbers, have these rows refused', async () => {
    const cell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const texts = (row: number, first: number, ...cells: string[]): string =>
      cells.map((text, index) => cell(`${'ABCDEF'[first + index]}${row}`, text)).join('');
    const rest = (row: number): string => texts(row, 1, '甲', '500155', '021', 'EDUCATION', '2026-01-01');
    const rows = [
      texts(1, 0, 'ORG', 'NAME', 'REGION', 'TYPE', 'SYSTEM', 'VALID_FROM'),
      `<c r="A2"><f>1+1</f><v>2</v></c>${rest(2)}`,
      `<c r="A3"><v>1.2350200154989699E+17</v></c>${rest(3)}`,
      `<c r="A4"><v>123502001549897000</v></c>${rest(4)}`,
      `${cell('A5', creditCode(60))}${rest(5)}`,
    ];
    const data = rows.map((cells, index) => `<row r="${index + 1}">${cells}</row>`).join('');
    const done = await clerk.runRegister('liangping', makeXlsx(`<sheetData>${data}</sheetData>`));
    expect(told(done)).toEqual([
      '2 REJECTED CELL_FORMULA A',
      '3 REJECTED CELL_NUMBER_INEXACT A',
      '4 REJECTED CELL_NUMBER_INEXACT A',
      '5 CREATED',
    ]);
  });
});

describe('who may import the register', () => {
  test('bureaus, within their own region; a code of another is neither seen nor taken', async () => {
    await clerk.runRegister('liangping', sheet(school(70)));
    const other = sheet(school(70, { REGION: '500231' }), { ORG: creditCode(70), PHONE: '1' }, school(71, { REGION: '500155' }));
    const expected = ['2 REJECTED INSTITUTION_EXISTS ORG', '3 REJECTED DUPLICATE_FILE_INSTITUTION ORG', '4 REJECTED UNKNOWN_REGION REGION'];
    expect(told(await clerk.runRegister('dianjiang', other, { dryRun: true }))).toEqual(expected);
    expect(told(await clerk.runRegister('dianjiang', other))).toEqual(expected);
    for (const account of ['liangping-school', 'liangping-education', 'auditor', 'joint'] as const) {
      const mutation = `mutation { startImport(input: { kind: REGISTER, uploadId: "00000000-0000-4000-8000-000000000000", clientRequestId: "x" }) { problems { code } } }`;
      expect(await platform.refusals(account, mutation)).toEqual([expect.stringMatching(/^FORBIDDEN/)]);
    }
  });

  test('without what only reports have', async () => {
    const uploadId = await clerk.upload('liangping', sheet(school(80)));
    const codes = async (more: object): Promise<string[]> =>
      (await clerk.start('liangping', uploadId, { kind: 'REGISTER', ...more })).problems.map(({ code }) => code);
    expect([await codes({ acquisition: 'METERED' }), await codes({ intent: 'SAVE' })]).toEqual([
      ['NOT_FOR_REGISTER'],
      ['NOT_FOR_REGISTER'],
    ]);
  });
});

describe('many rows', () => {
  test('cost as many statements as a few of each sort', async () => {
    const { database } = platform.server;
    const scope = await scopeWith(database, grantOn('COUNTY_BUREAU', 500000, 500155));
    const statements = recordStatements(database);
    const given = { region: '500155', type: 'EDUCATION', system: 'EDUCATION', validFrom: '2026-01-01' } as const;
    const fresh = (n: number) => ({ ...given, code: creditCode(n), name: `学校${n}` });
    const take = (rows: RegisterSheetRow[]) =>
      withTenantSession(scope, 'write', (db) =>
        takeRegisterRows(
          scope,
          db,
          500000,
          rows.map((stated) => ({ stated, problems: [] })),
          true,
        ),
      );
    const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);
    const ofEachSort = (from: number, count: number) => [
      ...range(from, count).map((n) => ({ code: creditCode(n), name: `更名${n}` })),
      ...range(from + count, count).map((n) => ({
        code: creditCode(n),
        type: 'SCIENCE' as const,
        effectiveFrom: '2026-02-01',
        reason: '改制',
      })),
      ...range(from + 2 * count, count).map((n) => ({ code: creditCode(n), validTo: '2026-07-01', reason: '撤销' })),
      ...range(from + 3 * count, count).map(fresh),
      ...range(from + 4 * count, count).map((n) => ({ ...fresh(n), validTo: '2026-07-01', reason: '撤销' })),
    ];
    await take(range(1000, 3).map(fresh));
    await take(range(2000, 900).map(fresh));
    const few = await statements.during(() => take(ofEachSort(1000, 1)));
    let results: Awaited<ReturnType<typeof take>> = [];
    const many = await statements.during(async () => void (results = await take(ofEachSort(2000, 300))));
    expect(many).toEqual(few);
    const outcomes = results.map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...Array<string>(900).fill('UPDATED'), ...Array<string>(600).fill('CREATED')]);
    expect(await differences()).toEqual(NONE);
  });

  test('go on behind the last checkpoint when a worker dies, and are written once', async () => {
    const text = sheet(...Array.from({ length: 200 }, (_, index) => school(5000 + index)));
    const started = await clerk.start('liangping', await clerk.upload('liangping', text), { kind: 'REGISTER' });
    const dying = new ImportWork({ chunkRows: 20, leaseMs: 1 });
    const { database, log } = platform.server;
    for (let step = 0; step < 4; step += 1) await dying.run(database, log);
    const before = await clerk.look('liangping', started.import!.id);
    expect([before.state, before.counts.created > 0 && before.counts.created < 200]).toEqual(['RUNNING', true]);
    await new Promise((resolve) => setImmediate(resolve));
    await clerk.drain();
    while ((await dying.run(database, log)) === 'MORE');
    expect(await clerk.look('liangping', started.import!.id)).toMatchObject({ state: 'FINISHED', counts: { rows: 200, created: 200 } });
    const { rows } = await owner.query(
      `select count(*)::int as events from register_event e join institution i using (tenant_id, institution_id) where i.code = any ($1)`,
      [Array.from({ length: 200 }, (_, index) => creditCode(5000 + index))],
    );
    expect(rows).toEqual([{ events: 200 }]);
    expect((await clerk.runRegister('liangping', text)).counts).toMatchObject({ rows: 200, unchanged: 200 });
  });
});
