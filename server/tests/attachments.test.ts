// Evidence over HTTP: what is taken in and what is refused, who reads it, and how it is given out.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeNodeId } from '@shuangcheng/schema';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import pg from 'pg';
import { forgetUnusedContents } from '../src/features/attachments/unused-contents.service.js';
import { toContentDisposition, toFileName } from '../src/features/attachments/file-name.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import type { Account } from './kit/demonstration-server.js';
import { eventually } from './kit/eventually.js';
import { recordStatements } from './kit/recorded-statements.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

let cloned: ClonedDatabase;
let server: TestServer;
let owner: pg.Client;
let dir: string;
const tokens = new Map<string, Promise<string>>();
const tokenOf = (account: Account): Promise<string> => {
  const token = tokens.get(account) ?? server.token(account);
  tokens.set(account, token);
  return token;
};
beforeAll(async () => {
  cloned = await cloneDemonstration();
  dir = await mkdtemp(join(tmpdir(), 'attachments-'));
  server = await startTestServer({ cloned, environment: { ATTACHMENTS_DIR: dir, MAX_ATTACHMENT_MB: '1' } });
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await owner.end();
  await server.close();
  await cloned.drop();
  await rm(dir, { recursive: true });
});

type Part = readonly [content: string | Uint8Array, name: string];
interface Upload {
  readonly status: number;
  readonly files: { id: string; fileName: string; mediaType: string; bytes: number; sha256: string; expiresAt: string }[];
  readonly problems: { code: string }[];
  readonly refusal: string;
}
const upload = async (account: Account, parts: readonly Part[], query = ''): Promise<Upload> => {
  const form = new FormData();
  // A media type that is claimed counts for nothing.
  for (const [content, name] of parts) form.append('file', new Blob([content], { type: 'application/pdf' }), name);
  const response = await fetch(`${server.url}/attachments${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(account)}` },
    body: form,
  });
  const body = (await response.json()) as Partial<Upload> & { errors?: { message: string; extensions: { code: string } }[] };
  const [error] = body.errors ?? [];
  return {
    status: response.status,
    files: body.files ?? [],
    problems: body.problems ?? [],
    refusal: error ? `${error.extensions.code}: ${error.message}` : '',
  };
};
const download = async (account: Account | null, id: string): Promise<Response> =>
  fetch(`${server.url}/attachments/${id}`, { headers: account ? { authorization: `Bearer ${await tokenOf(account)}` } : {} });

let requests = 0;
const ask = async (account: Account, query: string, variables: object = {}) => {
  const { data, errors } = await server.query(await tokenOf(account), query, variables as Record<string, unknown>);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
};
const attach = async (account: Account, input: object) => {
  const query =
    'mutation($input: AttachEvidenceInput!) { attachEvidence(input: $input) { attachments { id fileName mediaType bytes sha256 actor note } problems { code path message } } }';
  return (await ask(account, query, { input: { clientRequestId: `request ${(requests += 1)}`, ...input } })).attachEvidence as {
    attachments: { id: string; fileName: string; sha256: string; actor: string }[];
    problems: { code: string; path: string[] }[];
  };
};
const codes = ({ problems }: { problems: readonly { code: string }[] }): string[] => problems.map(({ code }) => code);

// Files of each kind, as small as they can be.
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64');
const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from('ffd9', 'hex')]);

interface Entry {
  readonly name: string;
  readonly content: Buffer;
  /** What the directory says it unpacks to; the truth unless given. */
  readonly claims?: number;
  readonly flags?: number;
}
const zip = (entries: readonly Entry[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims, flags = 0 } of entries) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims ?? content.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(all.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, all, Buffer.from('PK\x05\x06', 'latin1'), end]);
};
const types: Entry = { name: '[Content_Types].xml', content: Buffer.from('<Types/>') };
const workbook: Entry = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') };
const document: Entry = { name: 'word/document.xml', content: Buffer.from('<document/>') };
const XLSX = zip([types, workbook]);
const DOCX = zip([types, document]);
const gb18030 = Buffer.from('d4c2b7dd2cd3c3b5e70a312c320a', 'hex'); // 月份,用电

describe('a file', () => {
  test.each([
    ['text that begins as a bitmap would', 'BM,1\n', 'a.csv', 'text/csv', 'a.csv'],
    ['a PDF', PDF, '发票.pdf', 'application/pdf', '发票.pdf'],
    ['a PNG', PNG, 'meter.PNG', 'image/png', 'meter.png'],
    ['a JPEG', JPEG, 'photo.jpeg', 'image/jpeg', 'photo.jpeg'],
    ['a workbook', XLSX, '台账.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '台账.xlsx'],
    ['a document', DOCX, '说明.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '说明.docx'],
    ['a table in UTF-8', '月份,用电\n1,2\n', '用电.csv', 'text/csv', '用电.csv'],
    ['a table in GB18030', gb18030, '用电.csv', 'text/csv', '用电.csv'],
    ['plain text', '说明', 'readme', 'text/plain', 'readme.txt'],
    ['a PNG that calls itself a page', PNG, 'x.html', 'image/png', 'x.html.png'],
    ['text that calls itself a program', '用电 1 < 2', 'x.exe', 'text/plain', 'x.exe.txt'],
  ] as const)('%s is taken in for what it is', async (_kind, content, name, mediaType, fileName) => {
    const { status, files } = await upload('liangping', [[content, name]]);
    const bytes = Buffer.from(content);
    expect(status).toBe(201);
    expect(files).toMatchObject([{ fileName, mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }]);
  });

  const bigEntry = { ...workbook, content: Buffer.from('0'), claims: 400 * 1024 * 1024 };
  test.each([
    ['a page', '<!DOCTYPE html><script>alert(1)</script>', 'a.txt', 'FILE_TYPE_NOT_ALLOWED', '网页'],
    ['a page behind a long text', `${'a'.repeat(70_000)}<ScRiPt>alert(1)</script>`, 'a.txt', 'FILE_TYPE_NOT_ALLOWED', '网页'],
    ['a page across two blocks', `${'a'.repeat(65_530)}<script>alert(1)</script>`, 'a.csv', 'FILE_TYPE_NOT_ALLOWED', '网页'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.png', 'FILE_TYPE_NOT_ALLOWED', ''],
    ['a script', '#!/bin/sh\nrm -rf /\n', 'a.txt', 'FILE_TYPE_NOT_ALLOWED', '脚本'],
    ['a program for Windows', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'a.pdf', 'FILE_TYPE_NOT_ALLOWED', 'EXE'],
    [
      'a program for Linux',
      Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(200)]),
      'a.pdf',
      'FILE_TYPE_NOT_ALLOWED',
      'ELF',
    ],
    [
      'an old Office document',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'a.xls',
      'FILE_TYPE_NOT_ALLOWED',
      '另存为',
    ],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'a.gif', 'FILE_TYPE_NOT_ALLOWED', 'GIF'],
    ['text in UTF-16', Buffer.from('\ufeff用电', 'utf16le'), 'a.csv', 'FILE_TYPE_NOT_ALLOWED', 'UTF-8'],
    ['noise', Buffer.from('0102030405ff', 'hex'), 'a.txt', 'FILE_TYPE_NOT_ALLOWED', '无法识别'],
    ['an archive of other things', zip([{ name: 'a.exe', content: Buffer.from('MZ') }]), 'a.docx', 'FILE_TYPE_NOT_ALLOWED', '压缩包'],
    [
      'a workbook with macros',
      zip([types, workbook, { name: 'xl/vbaProject.bin', content: Buffer.from('x') }]),
      'a.xlsx',
      'FILE_HOLDS_MACROS',
      '宏',
    ],
    [
      'a workbook that leads out of its folder',
      zip([types, workbook, { name: '../../etc/passwd', content: Buffer.from('x') }]),
      'a.xlsx',
      'FILE_HOLDS_MACROS',
      '路径',
    ],
    ['a workbook under a password', zip([types, { ...workbook, flags: 1 }]), 'a.xlsx', 'FILE_ENCRYPTED', '密码'],
    ['a zip bomb', zip([types, bigEntry]), 'a.xlsx', 'FILE_UNPACKS_TOO_LARGE', '压缩炸弹'],
    [
      'a zip bomb that is real',
      zip([types, { ...workbook, content: Buffer.alloc(60 * 1024 * 1024) }]),
      'a.xlsx',
      'FILE_UNPACKS_TOO_LARGE',
      '压缩炸弹',
    ],
    ['half a workbook', XLSX.subarray(0, XLSX.length - 30), 'a.xlsx', 'FILE_DAMAGED', '重新保存'],
    ['a workbook with something behind it', Buffer.concat([XLSX, Buffer.from('<script>')]), 'a.xlsx', 'FILE_DAMAGED', ''],
    [
      'a PDF that is an archive too',
      Buffer.concat([PDF, XLSX.subarray(0), Buffer.from('%%EOF')]),
      'a.pdf',
      'FILE_IS_POLYGLOT',
      '另一种文件',
    ],
    [
      'a PDF that is a page too',
      Buffer.concat([PDF.subarray(0, 9), Buffer.from('<html><script>alert(1)</script>'), PDF.subarray(9)]),
      'a.pdf',
      'FILE_IS_POLYGLOT',
      '网页',
    ],
    ['a JPEG with an archive behind it', Buffer.concat([JPEG, XLSX]), 'a.jpg', 'FILE_IS_POLYGLOT', '压缩包'],
    ['a PNG with something behind it', Buffer.concat([PNG, Buffer.from('<script>')]), 'a.png', 'FILE_DAMAGED', '末尾'],
    ['text with an archive behind it', Buffer.concat([Buffer.from('a,b\n'), zip([types, workbook])]), 'a.csv', 'FILE_TYPE_NOT_ALLOWED', ''],
    ['half a PDF', PDF.subarray(0, 40), 'a.pdf', 'FILE_DAMAGED', '不完整'],
    ['nothing', '', 'a.txt', 'FILE_EMPTY', '空'],
    ['more than a file may have', randomBytes(1024 * 1024 + 1), 'a.pdf', 'PAYLOAD_TOO_LARGE', '1 MB'],
  ] as const)('%s is refused, and nothing of it stays', async (_kind, content, name, code, words) => {
    const before = await readdir(dir, { recursive: true });
    const { status, refusal } = await upload('liangping', [
      [PDF, 'good.pdf'],
      [content, name],
    ]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(refusal).toMatch(new RegExp(`^${code}: .*${words}`));
    expect(await readdir(dir, { recursive: true })).toEqual(before);
  });

  test('is one of ten at most, and comes in a form', async () => {
    expect(
      (
        await upload(
          'liangping',
          Array.from({ length: 11 }, () => [PDF, 'a.pdf'] as const),
        )
      ).refusal,
    ).toMatch('TOO_MANY_FILES');
    expect((await upload('liangping', [])).status).toBe(400);
    const headers = { authorization: `Bearer ${await tokenOf('liangping')}` };
    const json = await fetch(`${server.url}/attachments`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(json.status).toBe(415);
    const broken = await fetch(`${server.url}/attachments`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf',
    });
    expect(broken.status).toBeGreaterThanOrEqual(400);
    expect(broken.status).toBeLessThan(500);
    expect(server.errors).toEqual([]);
  });

  test('that its sender gives up on leaves nothing behind', async () => {
    const before = await readdir(dir, { recursive: true });
    const token = await tokenOf('liangping');
    await new Promise<void>((resolve) => {
      const sent = request(`${server.url}/attachments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '100000' },
      });
      sent.on('error', () => resolve());
      sent.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf', () =>
        setImmediate(() => sent.destroy()),
      );
      sent.on('close', () => resolve());
    });
    const { status } = await upload('liangping', [[PDF, 'after.pdf']]);
    expect(status).toBe(201);
    await eventually(async () => expect(await readdir(dir, { recursive: true })).toEqual(before));
  });

  test('is taken in from whoever may give evidence only', async () => {
    for (const account of ['auditor', 'joint'] as const) expect((await upload(account, [[PDF, 'a.pdf']])).status).toBe(403);
    for (const account of ['liangping-school', 'liangping-education', 'chongqing', 'sichuan'] as const)
      expect((await upload(account, [[PDF, 'a.pdf']])).status).toBe(201);
    const form = new FormData();
    form.append('file', new Blob([PDF]), 'a.pdf');
    expect((await fetch(`${server.url}/attachments`, { method: 'POST', body: form })).status).toBe(401);
  });
});

describe('a name', () => {
  test.each([
    ['../../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\Users\\张三\\发票.pdf', 'application/pdf', '发票.pdf'],
    ['a\u0000b\r\n"c";.pdf', 'application/pdf', 'ab_c_;.pdf'],
    ['invoice\u202efdp.exe', 'application/pdf', 'invoicefdp.exe.pdf'],
    ['con.txt', 'text/plain', '_con.txt'],
    ['...', 'image/png', '附件.png'],
    ['', 'image/png', '附件.png'],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
    [`${'长'.repeat(300)}.pdf`, 'application/pdf', `${'长'.repeat(100)}.pdf`],
  ])('%j of a %s is offered as %j', (given, mediaType, expected) => {
    expect(toFileName(given, mediaType)).toBe(expected);
  });
  test('goes into a header without ending it', () => {
    expect(toContentDisposition("发票 (1)'.pdf")).toBe(
      "attachment; filename=\"__ (1)'.pdf\"; filename*=UTF-8''%E5%8F%91%E7%A5%A8%20%281%29%27.pdf",
    );
    expect(toContentDisposition('a"\r\nset-cookie: x.pdf')).not.toMatch(/[\r\n]/);
  });
});

describe('evidence for a report', () => {
  interface Place {
    readonly tenant: number;
    readonly id: string;
    readonly code: string;
  }
  const placeOf = async (region: number, system: string): Promise<Place> =>
    (
      await owner.query<Place>(
        `select tenant_id as tenant, institution_id as id, code from institution where region_id = $1 and system = $2 and valid_to is null order by code limit 1`,
        [region, system],
      )
    ).rows[0]!;
  const reportOf = ({ tenant, id }: Place): string => encodeNodeId('Report', [tenant, id, 202401, 1]);
  let office: Place;
  let school: Place;
  let theirs: Place;
  beforeAll(async () => {
    office = await placeOf(500155, 'GOVERNMENT_OFFICES');
    school = await placeOf(500155, 'EDUCATION');
    theirs = await placeOf(500231, 'GOVERNMENT_OFFICES');
  });

  test('is read with the rights on the report, as a download and never as a page', async () => {
    const { files } = await upload('liangping', [['=1+2,<b>', '用电.csv']]);
    const { attachments, problems } = await attach('liangping', {
      files: [files[0]!.id],
      reportId: reportOf(office),
      note: '供电公司账单',
    });
    expect(problems).toEqual([]);
    const [{ id }] = attachments as unknown as [{ id: string }];
    const query =
      'query($id: ID!) { node(id: $id) { ... on Report { attachments { id fileName mediaType bytes note actor } } ... on Attachment { fileName } } }';
    const { node } = await ask('liangping', query, { id: reportOf(office) });
    expect(node.attachments).toEqual([
      { id, fileName: '用电.csv', mediaType: 'text/csv', bytes: 8, note: '供电公司账单', actor: 'liangping' },
    ]);
    for (const account of ['liangping', 'chongqing', 'auditor'] as const) {
      const response = await download(account, id);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('=1+2,<b>');
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/csv; charset=utf-8',
        'content-length': '8',
        'content-disposition': 'attachment; filename="__.csv"; filename*=UTF-8\'\'%E7%94%A8%E7%94%B5.csv',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/) as unknown,
        'cache-control': 'private, no-store',
      });
    }
    // The sibling county, another province, a school, its supervisor, whoever reads editions only, and nobody.
    for (const account of ['dianjiang', 'sichuan', 'liangping-school', 'liangping-education', 'joint'] as const) {
      expect((await download(account, id)).status).toBe(404);
      const { errors } = await server.query(await tokenOf(account), query, { id });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    expect((await download(null, id)).status).toBe(401);
  });

  test('is given at the upload itself, too', async () => {
    const { status, problems } = await upload('liangping-education', [[PDF, 'a.pdf']], `?reportId=${reportOf(school)}`);
    expect([status, problems]).toEqual([201, []]);
    const foreign = await upload('liangping-education', [[PDF, 'a.pdf']], `?reportId=${reportOf(office)}`);
    expect([foreign.status, foreign.files, foreign.refusal]).toEqual([404, [], expect.stringMatching(/^UNKNOWN_REPORT: /)]);
    expect((await upload('liangping', [[PDF, 'a.pdf']], '?reportId=x')).status).toBe(400);
    const query = 'query($id: ID!) { node(id: $id) { ... on Report { attachments { actor } } } }';
    expect((await ask('liangping', query, { id: reportOf(school) })).node.attachments).toEqual([{ actor: 'liangping-education' }]);
  });

  test('is attached to what the caller may write to, from what the caller has uploaded', async () => {
    const { files } = await upload('liangping', [[PDF, 'a.pdf']]);
    const mine = files[0]!.id;
    expect(codes(await attach('liangping', { files: [mine], reportId: reportOf(theirs) }))).toEqual(['UNKNOWN_REPORT']);
    expect(codes(await attach('liangping', { files: [mine], reportId: encodeNodeId('Report', [500000, office.id, 202401, 99]) }))).toEqual([
      'UNKNOWN_REPORT',
    ]);
    expect(codes(await attach('liangping', { files: [mine], reportId: encodeNodeId('Report', [510000, office.id, 202401, 1]) }))).toEqual([
      'UNKNOWN_REPORT',
    ]);
    expect(codes(await attach('liangping', { files: [mine], findingId: encodeNodeId('CheckFinding', [500000, office.id]) }))).toEqual([
      'UNKNOWN_CHECK_FINDING',
    ]);
    expect(codes(await attach('chongqing', { files: [mine], reportId: reportOf(office) }))).toEqual(['UNKNOWN_FILE']);
    expect(codes(await attach('liangping', { files: ['../../etc/passwd'], reportId: reportOf(office) }))).toEqual(['UNKNOWN_FILE']);
    expect(codes(await attach('liangping', { files: [mine] }))).toEqual(['ONE_SUBJECT']);
    expect(codes(await attach('liangping', { files: [mine], reportId: reportOf(office), findingId: 'x' }))).toEqual(['ONE_SUBJECT']);
    expect(codes(await attach('liangping', { files: [], reportId: reportOf(office) }))).toEqual(['BATCH_EMPTY']);
    const many = Array.from({ length: 21 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
    expect(codes(await attach('liangping', { files: many, reportId: reportOf(office) }))).toEqual(['TOO_MANY_FILES']);
    // Good for several reports, and once for each.
    const [one, two] = [
      await attach('liangping', { files: [mine, mine], reportId: reportOf(office) }),
      await attach('liangping', { files: [mine], reportId: reportOf(school) }),
    ];
    expect([codes(one), codes(two), one.attachments.length]).toEqual([[], [], 1]);
    expect((await attach('liangping', { files: [mine], reportId: reportOf(office) })).attachments).toEqual(one.attachments);
    expect(two.attachments[0]!.id).not.toBe(one.attachments[0]!.id);
  });

  test.each([
    '..%2f..%2f..%2fetc%2fpasswd',
    '../../etc/passwd',
    '%00',
    'x',
    'QXR0YWNobWVudA',
    Buffer.from('Attachment:500000:../../../etc/passwd').toString('base64url'),
  ])('is not found under %s', async (id) => {
    expect((await download('chongqing', id)).status).toBe(404);
  });

  test('of many reports is read by one statement', async () => {
    const statements = recordStatements(server.database);
    const query = 'query($code: String!) { institution(code: $code) { reports(first: 24) { nodes { attachments { id } } } } }';
    const sent = await statements.during(() => ask('liangping', query, { code: office.code }));
    expect(sent).toMatchObject({ select_attachments_of_reports: 1 });
  });
});

describe('a content', () => {
  const contents = async (): Promise<string[]> =>
    (await readdir(join(dir, '500000'), { recursive: true })).map((path) => path.split('/').at(-1)!).filter((name) => name.length === 64);
  const pathOf = (sha256: string): string => join(dir, '500000', sha256.slice(0, 2), sha256);
  const DAY_MS = 86_400_000;

  test('that nobody attached is forgotten after a day; one that was attached, or sent again since, is kept', async () => {
    const { files } = await upload('liangping', [
      ['attached', 'a.txt'],
      ['unused', 'b.txt'],
      ['sent again', 'c.txt'],
    ]);
    const [attached, unused, again] = files.map((file) => file.sha256) as [string, string, string];
    const { rows } = await owner.query<{ id: string }>(
      `select institution_id as id from institution where region_id = 500155 order by code limit 1`,
    );
    await attach('liangping', { files: [files[0]!.id], reportId: encodeNodeId('Report', [500000, rows[0]!.id, 202401, 1]) });
    expect(await forgetUnusedContents(server.database, dir)).toBe(0);
    const old = new Date(Date.now() - 2 * DAY_MS);
    for (const sha256 of [attached, unused, again]) await utimes(pathOf(sha256), old, old);
    expect((await upload('dianjiang', [['sent again', 'd.txt']])).status).toBe(201);
    expect(await forgetUnusedContents(server.database, dir)).toBe(1);
    const left = await contents();
    expect([attached, unused, again].map((sha256) => left.includes(sha256))).toEqual([true, false, true]);
  });

  test('is kept once however often it is sent, and a file that is a day old is attached to nothing', async () => {
    const [first, second] = [await upload('liangping', [['twice', 'a.txt']]), await upload('dianjiang', [['twice', 'b.txt']])];
    expect(second.files[0]!.sha256).toBe(first.files[0]!.sha256);
    expect((await contents()).filter((name) => name === first.files[0]!.sha256)).toHaveLength(1);
    expect(await readdir(join(dir, 'incoming'))).toEqual([]);
    await owner.query(`update attachment_file set uploaded_at = now() - interval '25 hours' where file_id = $1`, [first.files[0]!.id]);
    const { rows } = await owner.query<{ id: string }>(
      `select institution_id as id from institution where region_id = 500155 order by code limit 1`,
    );
    expect(
      codes(await attach('liangping', { files: [first.files[0]!.id], reportId: encodeNodeId('Report', [500000, rows[0]!.id, 202401, 1]) })),
    ).toEqual(['UNKNOWN_FILE']);
  });
});

describe('evidence for a finding', () => {
  test('is given by the reviewer and by who was checked, and read by both and by who opened the check', async () => {
    const open = `mutation($input: OpenCheckInput!) { openCheck(input: $input) { check { id } problems { code } } }`;
    const input = {
      region: '500000',
      period: '2024-03',
      kind: 'CROSS_REVIEW',
      reviewers: ['500155', '500231'],
      dueDate: '2099-12-31',
      clientRequestId: 'open',
    };
    const checkId = (await ask('chongqing', open, { input })).openCheck.check.id as string;
    const items = `query($id: ID!) { check(id: $id) { items(first: 1, region: "500155") { nodes { code findings { attachments { id fileName } } } } } }`;
    const { code } = (await ask('dianjiang', items, { id: checkId })).check.items.nodes[0];
    const photo = (await upload('dianjiang', [[PNG, '电表.png']])).files[0]!.id;
    const record = `mutation($input: RecordCheckFindingsInput!) { recordCheckFindings(input: $input) { items { findings { id attachments { id } } } problems { code } } }`;
    const entry = (evidence: string[]) => ({
      input: {
        checkId,
        clientRequestId: `record ${evidence[0]}`,
        items: [{ institution: code, findings: [{ severity: 'ERROR', message: '读数不符', evidence }] }],
      },
    });
    // A finding is not recorded without the evidence that it names.
    const refused = (await ask('dianjiang', record, entry(['00000000-0000-4000-8000-000000000000']))).recordCheckFindings;
    expect([codes(refused), refused.items]).toEqual([['UNKNOWN_FILE'], []]);
    const recorded = (await ask('dianjiang', record, entry([photo]))).recordCheckFindings;
    const [found] = recorded.items[0].findings;
    expect(found.attachments).toHaveLength(1);

    const contract = (await upload('liangping', [[PDF, '合同.pdf']])).files[0]!.id;
    const settle = `mutation($input: SettleFindingInput!) { settleFinding(input: $input) { finding { attachments { id } } problems { code } } }`;
    const answer = { findingId: found.id, answer: 'EXPLAINED', text: '新增校舍', evidence: [contract], clientRequestId: 'settle' };
    const settled = (await ask('liangping', settle, { input: answer })).settleFinding;
    expect([settled.problems, settled.finding.attachments.length]).toEqual([[], 2]);
    expect((await upload('chongqing', [[PDF, '通知.pdf']], `?findingId=${found.id}`)).problems).toEqual([]);

    const seen = (await ask('dianjiang', items, { id: checkId })).check.items.nodes[0].findings[0].attachments as {
      id: string;
      fileName: string;
    }[];
    expect(seen.map((each) => each.fileName).sort()).toEqual(['合同.pdf', '电表.png', '通知.pdf']);
    for (const { id } of seen) {
      for (const account of ['dianjiang', 'liangping', 'chongqing', 'auditor'] as const)
        expect((await download(account, id)).status).toBe(200);
      for (const account of ['sichuan', 'liangping-school', 'liangping-education', 'joint'] as const)
        expect((await download(account, id)).status).toBe(404);
    }
    // Who has no part in the check adds nothing to it, and the school whose finding it is does not see it.
    const stranger = (await upload('liangping-education', [[PDF, 'x.pdf']])).files[0]!.id;
    expect(codes(await attach('liangping-education', { files: [stranger], findingId: found.id }))).toEqual(['UNKNOWN_CHECK_FINDING']);
  });
});
