// Files that the platform hands out: complete, exact, harmless in a spreadsheet, within rights, and broken off where they fail.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FLOW_CODES, OFFICIAL_COLUMNS } from '@shuangcheng/domain';
import { parse } from 'csv-parse/sync';
import { streamXlsxRows } from 'hucre/xlsx';
import pg from 'pg';
import { TextDecoder } from 'node:util';
import { encodeGb18030 } from '../src/features/exports/gb18030.js';
import { csvLine, ExactNumber, spreadsheetValue } from '../src/features/table-cell.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, sumOf, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { eventually } from './kit/eventually.js';
import { recordStatements } from './kit/recorded-statements.js';

let cloned: ClonedDatabase;
let owner: pg.Client;
let platform: DemonstrationServer;
const tokens = new Map<Account, string>();
const EVIL = '=HYPERLINK("http://example.org","点此"),学校';

beforeAll(async () => {
  cloned = await cloneDemonstration();
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  await owner.query(`update institution set name = $1 where code = '12500155X200000166'`, [EVIL]);
  platform = await startDemonstrationServer(cloned);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await platform.close();
  await owner.end();
  await cloned.drop();
});

const get = async (account: Account | null, path: string, init: RequestInit = {}): Promise<Response> => {
  if (account && !tokens.has(account)) tokens.set(account, await platform.server.token(account));
  const headers: Record<string, string> = account ? { authorization: `Bearer ${tokens.get(account)}` } : {};
  return fetch(`${platform.server.url}/exports/${path}`, { ...init, headers });
};
/** The whole answer is taken: what is left unread keeps its connection. */
const statusOf = async (account: Account, path: string): Promise<number> => {
  const response = await get(account, path);
  await response.arrayBuffer();
  return response.status;
};
type Row = Record<string, string>;
const rowsOf = (text: string): Row[] => parse(text, { columns: true, bom: true });
const csv = async (account: Account, path: string): Promise<Row[]> => {
  const response = await get(account, path);
  if (!response.ok) throw new Error(await response.text());
  return rowsOf(await response.text());
};
const xlsx = async (account: Account, path: string): Promise<unknown[][]> => {
  const bytes = new Uint8Array(await (await get(account, path)).arrayBuffer());
  const rows: unknown[][] = [];
  for await (const row of streamXlsxRows(bytes)) rows.push(row.values);
  return rows;
};
const refusal = async (account: Account | null, path: string): Promise<string> => {
  const response = await get(account, path);
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  return `${response.status} ${errors[0]!.extensions.code}: ${errors[0]!.message}`;
};

describe('the register', () => {
  test('has every institution of the subtree that the lists have, with type, system and the mark of made-up data', async () => {
    const rows = await csv('liangping', 'register.csv?region=500155');
    const { region } = await platform.ask('liangping', '{ region(code: "500155") { institutions(first: 1) { totalCount } } }');
    expect(rows).toHaveLength(region.institutions.totalCount);
    expect(new Set(rows.map((row) => row['统一社会信用代码'])).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row['编造数据']))).toEqual(new Set(['是']));
    expect(rows[0]).toMatchObject({ 行政区划代码: '500155', 行政区划: '梁平区' });
  });
  test('of a range has those that were in it on any of its days', async () => {
    await owner.query(`update institution set valid_to = '2023-05-01' where code = '12500155X200000166'`);
    const has = async (range: string) =>
      (await csv('liangping', `register.csv?region=500155${range}`)).some((row) => row['统一社会信用代码'] === '12500155X200000166');
    expect([await has('&from=2023-04'), await has('&from=2023-05'), await has('&from=2022&to=2024'), await has('')]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    await owner.query(`update institution set valid_to = null where code = '12500155X200000166'`);
  });
});

describe('reports', () => {
  test('have the columns of the official form and add up to the figure of the same region and period, digit by digit', async () => {
    const rows = await csv('liangping', 'reports.csv?region=500155&from=2020-01&to=2020-12');
    expect(Object.keys(rows[0]!).slice(0, 3 + OFFICIAL_COLUMNS.length)).toEqual([
      '统一社会信用代码',
      '机构名称',
      '期间',
      ...OFFICIAL_COLUMNS.map((column) => column.header),
    ]);
    const { region } = await platform.ask(
      'liangping',
      '{ region(code: "500155") { breakdown(period: "2020", by: ITEM) { key quantity cost } } }',
    );
    for (const { key, quantity, cost } of region.breakdown as { key: string; quantity: string; cost: string }[]) {
      const header = (content: string) => OFFICIAL_COLUMNS.find((column) => column.item === key && column.content === content)!.header;
      expect(sumOf(rows.map((row) => row[header('QUANTITY')] || null))).toBe(quantity);
      expect(sumOf(rows.map((row) => row[header('COST')] || null))).toBe(cost);
    }
    expect(rows.map((row) => row['期间'])).toEqual(rows.map((row) => row['期间']).sort());
    expect(new Set(rows.map((row) => `${row['统一社会信用代码']} ${row['期间']}`)).size).toBe(rows.length);
  });

  test('read the same one by one as the API gives them, missing values left empty', async () => {
    const rows = await csv('liangping', 'reports.csv?region=500155&from=2024-03');
    const { institution } = await platform.ask(
      'liangping',
      `{ institution(code: "${rows[5]!['统一社会信用代码']}") { report(period: "2024-03") { version values { item quantity cost acquisition notApplicable carried } } } }`,
    );
    const values = new Map<string, { quantity: string | null; cost: string | null; notApplicable: boolean }>(
      institution.report.values.map((value: { item: string }) => [value.item, value]),
    );
    for (const { item, content, header } of OFFICIAL_COLUMNS) {
      if (content === 'QUANTITY') expect(rows[5]![header]).toBe(values.get(item)?.quantity ?? '');
      if (content === 'COST') expect(rows[5]![header]).toBe(values.get(item)?.cost ?? '');
      if (content === 'ACQUISITION' && FLOW_CODES.some((flow) => flow === item) && !values.has(item)) expect(rows[5]![header]).toBe('');
    }
    expect(rows[5]!['版本']).toBe(String(institution.report.version));
  });

  test('of a province come region by region, under the tree of each month', async () => {
    const rows = await csv('chongqing', 'reports.csv?region=500000&from=2024-12');
    const { region } = await platform.ask(
      'chongqing',
      '{ region(code: "500000") { indicator(code: ENERGY_TOTAL, period: "2024-12") { quality { approved } } } }',
    );
    expect(rows).toHaveLength(region.indicator.quality.approved);
    const codes = rows.map((row) => row['行政区划代码']!);
    expect(codes).toEqual([...codes].sort());
  });

  test('that wait for review are there on basis SUBMITTED only, and say so', async () => {
    const submit = `mutation { submitReport(input: { institution: "12500155X200000166", period: "2026-10", clientRequestId: "export",
      values: [{ item: "ELECTRICITY", quantity: "12.345", acquisition: ESTIMATED }] }) { problems { code } } }`;
    expect((await platform.ask('liangping', submit)).submitReport.problems).toEqual([]);
    const own = (rows: Row[]) => rows.filter((row) => row['统一社会信用代码'] === '12500155X200000166');
    expect(own(await csv('liangping', 'reports.csv?region=500155&from=2026-10'))).toEqual([]);
    expect(own(await csv('liangping', 'reports.csv?region=500155&from=2026-10&basis=SUBMITTED'))).toMatchObject([
      {
        状态: '待审核',
        '110 电消费量(千瓦时)': '12.345',
        '110 电取得方式': '估算',
        '101 建筑面积取得方式': expect.stringMatching(/（沿用）$/),
        '120 水消费量(立方米)': '',
      },
    ]);
  });
});

describe('roll-ups and summary', () => {
  test('cells add up to the region’s figure', async () => {
    const rows = await csv('chongqing', 'roll-ups.csv?region=500000&from=2024');
    const { region } = await platform.ask(
      'chongqing',
      '{ region(code: "500000") { breakdown(period: "2024", by: ITEM) { key quantity } } }',
    );
    const electricity = region.breakdown.find((row: { key: string }) => row.key === 'ELECTRICITY');
    expect(sumOf(rows.map((row) => row['110 电消费量(千瓦时)']!))).toBe(electricity.quantity);
    expect(rows[0]).toMatchObject({ 数据口径: '已审核', 含编造数据: '是' });
  });

  test('the summary is a line for each code, with costs on lines of their own', async () => {
    const rows = await csv('liangping', 'summary.csv?region=500155&from=2020&by=TYPE');
    const { summary } = await platform.ask(
      'liangping',
      '{ summary(region: "500155", period: "2020", by: TYPE) { rows { code costCode cells { quantity cost } } } }',
    );
    const total = (code: string) => rows.find((row) => row['代码'] === code)!['S001 合计'];
    for (const { code, costCode, cells } of summary.rows) {
      expect(total(code)).toBe(cells[0].quantity);
      if (costCode !== null) expect(total(costCode)).toBe(cells[0].cost);
    }
    expect(rows[0]!['备注']).toBe('已审核数据；含演示用的编造数据');
    expect((await csv('liangping-education', 'summary.csv?region=500155&from=2020'))[0]!['备注']).toMatch(/仅含教育系统/);
  });
});

describe('as a spreadsheet', () => {
  test('holds the same as the CSV: numbers as numbers, codes as text', async () => {
    const path = '?region=500231&from=2024-05';
    const [text, cells] = await Promise.all([csv('dianjiang', `reports.csv${path}`), xlsx('dianjiang', `reports.xlsx${path}`)]);
    const [header, ...rows] = cells;
    expect(header).toEqual(Object.keys(text[0]!));
    expect(rows).toHaveLength(text.length);
    const shown = (value: unknown): string => (value === null || value === undefined ? '' : `${value as string}`);
    for (const [index, row] of rows.entries()) expect(header!.map((_, column) => shown(row[column]))).toEqual(Object.values(text[index]!));
    expect(typeof rows[0]![3]).toBe('number');
    expect(typeof rows[0]![0]).toBe('string');
  });

  test('numbers of more digits than a double shows exactly are text', () => {
    const value = (digits: string) => spreadsheetValue(new ExactNumber(digits));
    expect(value('999999999999.123')).toBe(999999999999.123);
    expect(value('0.000001')).toBe(0.000001);
    expect(value('-12.5')).toBe(-12.5);
    expect(value('9999999999999.123')).toBe('9999999999999.123');
    expect(value('1234567890123456')).toBe('1234567890123456');
  });
});

describe('what people typed', () => {
  test('is no formula in a CSV, and text in a spreadsheet', async () => {
    const rows = await csv('liangping', 'register.csv?region=500155');
    expect(rows.find((row) => row['统一社会信用代码'] === '12500155X200000166')!['机构名称']).toBe(`'${EVIL}`);
    const response = await get('liangping', 'register.xlsx?region=500155');
    const cells: unknown[] = [];
    for await (const row of streamXlsxRows(new Uint8Array(await response.arrayBuffer()))) cells.push(row.values[1]);
    expect(cells).toContain(EVIL);
  });
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠x'])('%j gets an apostrophe', (text) => {
    expect(parse(csvLine([text]))).toEqual([[`'${text}`]]);
  });
  test.each(['梁平区"实验"小学', '一,二', ' 前后有空格 ', '两\r\n行', ''])('%j is read back as it was', (text) => {
    expect(parse(csvLine([text, null, new ExactNumber('1.5')]))).toEqual([[text, '', '1.5']]);
  });
});

describe('encodings', () => {
  const start = async (parameters: string): Promise<Buffer> =>
    Buffer.from(await (await get('liangping', `register.csv?region=500155${parameters}`)).arrayBuffer());
  test('UTF-8 without a mark, with one for Excel, and GB18030', async () => {
    const [plain, marked, gb] = [await start(''), await start('&bom=1'), await start('&encoding=gb18030')];
    expect(plain.subarray(0, 3)).toEqual(Buffer.from('统'));
    expect(marked.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(marked.subarray(3)).toEqual(plain);
    expect(new TextDecoder('gb18030').decode(gb)).toBe(plain.toString());
  });
  test('every character that names are written with is written in GB18030 as its decoder reads it', () => {
    const decoder = new TextDecoder('gb18030');
    for (const [from, to] of [
      [0x20, 0xd7ff],
      [0xf900, 0xffef],
      [0x1f300, 0x1f6ff],
      [0x20000, 0x2a6df],
    ] as const) {
      const text = Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
      expect(decoder.decode(encodeGb18030(text))).toBe(text);
    }
    expect(encodeGb18030('\ud800').toString()).toBe('?');
  });
});

describe('rights', () => {
  const files = [
    'register.csv?from=2024',
    'reports.csv?from=2024-01',
    'reports.adx?from=2024-01',
    'roll-ups.csv?from=2024-01',
    'summary.csv?from=2024',
    'figures.json?from=2024',
  ];
  const allowed: Readonly<Record<Account, readonly string[]>> = {
    chongqing: ['500000', '500155', '500231'],
    sichuan: ['510000', '511725'],
    dazhou: ['511725'],
    quxian: ['511725'],
    liangping: ['500155'],
    dianjiang: ['500231'],
    'liangping-education': ['500155'],
    auditor: ['500000', '500155', '500231'],
    'liangping-school': [],
    joint: [],
  };
  test.each(Object.entries(allowed))('%s is given the files of its own regions and of no other', async (account, own) => {
    for (const region of ['500000', '500155', '500231', '510000', '511725']) {
      for (const file of files) {
        const response = await get(account as Account, `${file}&region=${region}`);
        const text = await response.text();
        expect({ region, file, status: response.status }).toEqual({ region, file, status: own.includes(region) ? 200 : 403 });
        if (!own.includes(region)) expect(JSON.parse(text).errors[0].extensions.code).toBe('OUT_OF_SCOPE');
      }
    }
  });

  test('the system supervisor is given schools only, in every file', async () => {
    const files = ['register.csv?region=500155', 'reports.csv?region=500155&from=2024-01', 'roll-ups.csv?region=500155&from=2024-01'];
    for (const file of files) {
      const rows = await csv('liangping-education', file);
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(rows.map((row) => row['主管系统']))).toEqual(new Set(['教育系统']));
    }
  });

  test('nobody is given anything without a token', async () => {
    for (const file of files) expect(await refusal(null, `${file}&region=500155`)).toMatch(/^401 UNAUTHENTICATED/);
  });
});

test.each([
  ['reports.csv', '400 BAD_USER_INPUT: 参数 region'],
  ['reports.csv?region=5001&from=2024', '400 BAD_USER_INPUT: 参数 code'],
  ['reports.csv?region=999999&from=2024', '404 NOT_FOUND'],
  ['reports.csv?region=500155', '400 BAD_USER_INPUT: 参数 from'],
  ['reports.csv?region=500155&from=2024-13', '400 BAD_USER_INPUT: 参数 from'],
  ['reports.csv?region=500155&from=2024-05&to=2024-04', '400 BAD_USER_INPUT: 参数 from、to'],
  ['reports.csv?region=500155&from=2000&to=2024', '400 BAD_USER_INPUT: 参数 from、to'],
  ['register.csv?region=500155&to=2024', '400 BAD_USER_INPUT: 参数 from'],
  ['reports.csv?region=500155&from=2024&basis=ALL', '400 BAD_USER_INPUT: 参数 basis'],
  ['reports.csv?region=500155&from=2024&encoding=big5', '400 BAD_USER_INPUT: 参数 encoding'],
  ['reports.xlsx?region=500155&from=2024&encoding=gb18030', '400 BAD_USER_INPUT: 参数 encoding'],
  ['reports.csv?region=500155&from=2024&form=2024', '400 BAD_USER_INPUT: 参数 form'],
  ['reports.csv?region=500155&region=500231&from=2024', '400 BAD_USER_INPUT: 参数 region'],
  ['summary.csv?region=500155&from=2024&to=2025', '400 BAD_USER_INPUT: 参数 to'],
  ['summary.csv?region=500155&from=2024&by=ITEM', '400 BAD_USER_INPUT: 参数 by'],
  ['figures.csv?region=500155&from=2024&to=2024-12', '400 BAD_USER_INPUT: 参数 from、to'],
  ['reports.adx?region=500155&from=2024&encoding=gb18030', '400 BAD_USER_INPUT: 参数 encoding'],
  ['register.adx?region=500155', '404 NOT_FOUND'],
  ['reports.pdf?region=500155&from=2024', '404 NOT_FOUND'],
  ['accounts.csv?region=500155', '404 NOT_FOUND'],
])('%s is refused with %s', async (path, expected) => {
  expect(await refusal('liangping', path)).toContain(expected);
});

describe('while it runs', () => {
  const openTransactions = async (): Promise<number> =>
    (
      await owner.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity where datname = current_database() and usename = 'shuangcheng_app' and xact_start is not null`,
      )
    ).rows[0]!.count;
  const big = 'reports.csv?region=500000&from=2020&to=2025';
  /** Opens the file, takes its first bytes, and leaves the rest waiting. */
  const begin = async (account: Account) => {
    const controller = new AbortController();
    const response = await get(account, big, { signal: controller.signal });
    const reader = response.body!.getReader();
    await reader.read();
    return { controller, reader, status: response.status };
  };
  const readOn = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<number> => {
    for (let bytes = 0; ;) {
      const { done, value } = await reader.read();
      if (done) return bytes;
      bytes += value.length;
    }
  };

  /** The database tells a transaction's end before the server has given the place back. */
  const hasEnded = async (): Promise<void> => {
    await eventually(async () => expect(await openTransactions()).toBe(0));
    await eventually(async () => expect(await statusOf('chongqing', 'summary.csv?region=500000&from=2024')).toBe(200));
  };

  test('the file stops being read when nobody takes it, and the transaction ends when the reader goes away', async () => {
    const { controller } = await begin('chongqing');
    expect(await openTransactions()).toBe(1);
    controller.abort();
    await hasEnded();
  });

  test('a failure in the middle breaks the connection off: no short file looks whole', async () => {
    const { reader } = await begin('chongqing');
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'shuangcheng_app' and xact_start is not null`,
    );
    await expect(readOn(reader)).rejects.toThrow();
    await hasEnded();
  });

  test('others are answered', async () => {
    const { controller } = await begin('auditor');
    expect((await platform.ask('chongqing', '{ region(code: "500000") { name } }')).region.name).toBe('重庆市');
    expect((await fetch(`${platform.server.url}/readyz`)).status).toBe(200);
    controller.abort();
    await hasEnded();
  });

  test('one more than the server’s places is told to come back later', async () => {
    const { controller, status } = await begin('auditor');
    expect(status).toBe(200);
    const response = await get('chongqing', big);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('30');
    await response.text();
    controller.abort();
    await hasEnded();
  });

  test('reads one page after the other in one transaction', async () => {
    const statements = recordStatements(platform.server.database);
    await get('chongqing', 'reports.csv?region=500155&from=2020').then((response) => response.text());
    const sent = await statements.during(() => csv('liangping', 'reports.csv?region=500155&from=2020'));
    const pages = sent['export_approved_reports']!;
    expect(pages).toBeGreaterThan(5);
    expect(sent['begin isolation level repeatable read read only']).toBe(1);
    expect(Object.values(sent).reduce((acc, times) => acc + times, 0)).toBe(pages + 3 + 4);
  });
});
