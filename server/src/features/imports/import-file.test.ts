// Files as they come from people, and as they come from those who try: read in bounded memory, or refused with a reason.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { makeXlsx, makeZip, sheetData } from '../../../tests/kit/make-zip.js';
import { readReportFile, type ReportFileRow } from './report-file.js';
import { FileRefusal } from './row-source.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sc-files-'))));
afterAll(async () => rm(folder, { recursive: true, force: true }));

let files = 0;
const pathOf = async (content: string | Uint8Array): Promise<string> => {
  const path = join(folder, `file ${(files += 1)}`);
  await writeFile(path, content);
  return path;
};
const readPath = async (path: string, behind = 0): Promise<ReportFileRow[]> => {
  const rows: ReportFileRow[] = [];
  for await (const chunk of readReportFile(path, { acquisition: 'METERED', behind, chunkRows: 7 })) rows.push(...chunk.rows);
  return rows;
};
const read = async (content: string | Uint8Array, behind = 0): Promise<ReportFileRow[]> => readPath(await pathOf(content), behind);
/** The codes of what is wrong with the file as a whole. */
const refusal = async (content: string | Uint8Array): Promise<string[]> => {
  try {
    await read(content);
    return [];
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    for (const { message } of error.problems) expect(message).toMatch(/[\u4e00-\u9fff]/);
    return error.problems.map(({ code, path }) => `${code} ${path.join('.')}`);
  }
};
const problemsOf = (rows: readonly ReportFileRow[]): string[] =>
  rows.map(({ row, problems }) => `${row} ${problems.map(({ code }) => code).join()}`.trim());

const HEAD = 'ORG,PERIOD,110';
const csv = (...lines: string[]): string => [HEAD, ...lines].join('\n');

describe('a CSV file', () => {
  test('is read whatever its line ends, quotes and blank lines are', async () => {
    const rows = await read(`${HEAD}\r\n"A ""1""",2026-01,"1"\r\n\r\n,,\r\n"B\nb",2026-01,2\r\nC,2026-01,3`);
    expect(rows.map(({ row, institution, values }) => [row, institution, values[0]!.quantity])).toEqual([
      [2, 'A "1"', '1'],
      [5, 'B\nb', '2'],
      [6, 'C', '3'],
    ]);
  });

  test('is cut into the same rows wherever its blocks end', async () => {
    const lines = Array.from({ length: 9000 }, (_, index) =>
      index % 3 === 0 ? `"机构${index}, ""乙"" 部\n二",2026-01,${index}` : `机构${index},2026-01,${index}`,
    );
    const rows = await read(csv(...lines));
    expect(rows).toHaveLength(9000);
    expect(rows.every(({ values, problems }, index) => values[0]!.quantity === String(index) && problems.length === 0)).toBe(true);
  });

  test('goes on behind a row, and knows what was before it', async () => {
    const rows = await read(csv('A,2026-01,1', 'B,2026-01,2', 'A,2026-01,3', 'C,2026-01,4'), 3);
    expect(problemsOf(rows)).toEqual(['4 DUPLICATE_FILE_ROW', '5']);
  });

  test('with a row that is no text, a stray quote or a control character has that bad row, and no other', async () => {
    const bytes = Buffer.concat([
      Buffer.from(csv(`甲,2026-01,1${' '.repeat(300)}`, '')),
      Buffer.from([0xff, 0xfe, 0x41]),
      Buffer.from(',2026-01,2\n丙,2026-01,3\n丁"x,2026-01,4\n"戊"x,2026-01,5\n己\u0000,2026-01,6\n庚,2026-01,7'),
    ]);
    expect(problemsOf(await read(bytes))).toEqual([
      '2',
      '3 ROW_ENCODING',
      '4',
      '5 ROW_QUOTING',
      '6 ROW_QUOTING',
      '7 ROW_CONTROL_CHARACTER',
      '8',
    ]);
  });

  test('takes months as spreadsheets write them', async () => {
    const rows = await read(csv('A,2026-01,1', 'A,2026/2,1', 'A,2026年3月,1', 'A,202604,1', 'A,2026/5/1,1', 'A,46174,1', 'A,2026-07-15,1'));
    expect(rows.map(({ period }) => period)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07-15']);
  });
});

describe('a header', () => {
  test('is matched by codes, by names with units, or by both', async () => {
    const names = '统一社会信用代码,期间,电(千瓦时),电费用（元）,用地面积（㎡）';
    for (const head of [names, 'org,PERIOD,110,111,9', `ORG,PERIOD,110,111,009\n${names}`])
      expect((await read(`${head}\nA,2026-01,1,2,3`)).map(({ codes }) => codes)).toEqual([['110', '009']]);
  });

  test('says what was expected and what arrived', async () => {
    expect(await refusal('ORG,PERIOD,电（万千瓦时）\nA,2026-01,1')).toEqual(['HEADER_WRONG header.C', 'HEADER_WITHOUT_ITEMS header']);
    expect(await refusal('ORG,PERIOD,110\n统一社会信用代码,期间,水（立方米）\nA,2026-01,1')).toEqual(['HEADER_WRONG header.C']);
    expect(await refusal('ORG,PERIOD,110,110\nA,2026-01,1,2')).toEqual(['HEADER_DUPLICATE header.D']);
    expect(await refusal('PERIOD,110\n2026-01,1')).toEqual(['HEADER_INCOMPLETE header']);
    expect(await refusal('a|b|c\n1|2|3')).toContain('HEADER_WRONG header.A');
    expect(await refusal('a\tb\tc\n1\t2\t3')).toEqual(['FILE_SEPARATOR file']);
    expect(await refusal('"ORG";PERIOD;110\nA;2026-01;1,5')).toEqual(['FILE_SEPARATOR file']);
    expect(await refusal(HEAD)).toEqual(['FILE_EMPTY file']);
  });
});

describe('a file that is not one of ours', () => {
  const kinds: readonly (readonly [name: string, content: () => string | Uint8Array, refusals: string[]])[] = [
    ['nothing', () => '', ['FILE_EMPTY file']],
    ['blank lines', () => '\n\n,,,\n', ['FILE_EMPTY file']],
    ['an old or protected workbook', () => Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), ['FILE_ENCRYPTED file']],
    ['UTF-16', () => Buffer.from(`\ufeff${csv('A,2026-01,1')}`, 'utf16le'), ['FILE_ENCODING file']],
    ['bytes that are no text', () => Buffer.from([0x80, 0xff, 0x81, 0xff, 0x0a]), ['FILE_ENCODING file']],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), ['FILE_TYPE file']],
    ['a page', () => '<!DOCTYPE html><html>', ['FILE_TYPE file']],
    ['a program', () => Buffer.from('7f454c4602010100000000', 'hex'), ['FILE_TYPE file']],
    ['a million columns', () => `${'a,'.repeat(1_000_000)}\n`, ['ROW_TOO_LONG file']],
    ['a thousand columns', () => `${'a,'.repeat(1_000)}\n`, ['TOO_MANY_COLUMNS file']],
    ['a row without an end', () => csv(`"${'x'.repeat(2_000_000)}`), ['ROW_TOO_LONG file']],
    ['too many rows', () => `${HEAD}\n${',\n'.repeat(2_000_001)}`, ['TOO_MANY_ROWS file']],
  ];
  test.each(kinds)('%s is refused', async (_, content, refusals) => {
    expect(await refusal(content())).toEqual(refusals);
  });

  test('a million characters in a cell are refused; some thousand are a bad row', async () => {
    expect(await refusal(csv(`${'x'.repeat(1_000_000)},2026-01,1`))).toEqual(['ROW_TOO_LONG file']);
    expect(problemsOf(await read(csv(`${'x'.repeat(3_000)},2026-01,1`)))).toEqual(['2 CELL_TOO_LONG']);
  });
});

const ROWS = [
  ['ORG', 'PERIOD', '110'],
  ['A', '2026-01', '1'],
];

describe('an XLSX file', () => {
  test('is read with shared, inline, rich and numeric cells, and gaps', async () => {
    const shared = '<sst><si><t>甲 &amp; 乙</t></si><si><r><t>2026</t></r><r><t>-01</t></r><rPh><t>x</t></rPh></si></sst>';
    const sheet = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ORG</t></is></c><c r="C1" t="inlineStr"><is><t>PERIOD</t></is></c><c r="D1"><v>110</v></c></row>
      <row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3"><v>0.10000000000000001</v></c></row></sheetData>`;
    const rows = await read(makeXlsx(sheet, [{ name: 'xl/sharedStrings.xml', content: shared }]));
    expect(rows).toMatchObject([{ row: 3, institution: '甲 & 乙', period: '2026-01', values: [{ quantity: '0.1' }] }]);
  });

  test('with formulas and error values has those bad rows', async () => {
    const cell = (attributes: string, body: string): string =>
      `<row><c t="inlineStr"><is><t>A</t></is></c><c t="inlineStr"><is><t>2026-01</t></is></c><c ${attributes}>${body}</c></row>`;
    const sheet = sheetData(ROWS).replace(
      '</sheetData>',
      `${cell('', '<f>SUM(A1)</f><v>1</v>')}${cell('t="e"', '<v>#REF!</v>')}</sheetData>`,
    );
    expect(problemsOf(await read(makeXlsx(sheet)))).toEqual(['2', '3 CELL_FORMULA', '4 CELL_ERROR']);
  });

  test('whose parts carry a prefix is read too', async () => {
    const sheet = sheetData(ROWS).replace(/<(\/?)(\w)/g, '<$1x:$2');
    expect(await read(makeXlsx(sheet))).toHaveLength(1);
  });

  const bomb = (): Buffer => Buffer.alloc(96 * 1024 * 1024, ' ');
  const broken: readonly (readonly [name: string, content: () => Uint8Array, refusals: string[]])[] = [
    ['a bomb in its sheet', () => makeXlsx(`<sheetData>${bomb().toString('latin1')}</sheetData>`), ['ROW_TOO_LONG file']],
    [
      'a bomb in its shared strings',
      () => makeXlsx(sheetData(ROWS), [{ name: 'xl/sharedStrings.xml', content: bomb() }]),
      ['FILE_EXPANDS file'],
    ],
    [
      'a bomb that says it is small',
      () => makeXlsx(sheetData(ROWS), [{ name: 'xl/sharedStrings.xml', content: bomb(), declared: 5 }]),
      ['FILE_DAMAGED file'],
    ],
    ['rows of nothing', () => makeXlsx(`<sheetData>${`<row>${' '.repeat(100_000)}</row>`.repeat(900)}</sheetData>`), ['FILE_EXPANDS file']],
    ['tags without an end', () => makeXlsx(`<sheetData>${'<row><c><c'.repeat(200_000)}`), ['ROW_TOO_LONG file']],
    [
      'a column beyond all others',
      () => makeXlsx('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'),
      ['TOO_MANY_COLUMNS file'],
    ],
    [
      'rows that go back',
      () => makeXlsx('<sheetData><row r="5"><c><v>1</v></c></row><row r="4"><c><v>1</v></c></row></sheetData>'),
      ['FILE_DAMAGED file'],
    ],
    ['entities of its own', () => makeXlsx('<!DOCTYPE x [<!ENTITY a "b">]><sheetData></sheetData>'), ['FILE_DAMAGED file']],
    ['a string that is not there', () => makeXlsx('<sheetData><row><c t="s"><v>5</v></c></row></sheetData>'), ['FILE_DAMAGED file']],
    ['dates counted from 1904', () => makeXlsx(sheetData(ROWS), [], '<workbookPr date1904="1"/>'), ['FILE_DAMAGED file']],
    ['names that lead out of it', () => makeXlsx(sheetData(ROWS), [{ name: '../../etc/passwd', content: 'x' }]), ['FILE_DAMAGED file']],
    ['the same name twice', () => makeXlsx(sheetData(ROWS), [{ name: 'xl/workbook.xml', content: 'x' }]), ['FILE_DAMAGED file']],
    ['a password', () => makeXlsx(sheetData(ROWS), [{ name: 'x', content: 'x', flags: 1 }]), ['FILE_ENCRYPTED file']],
    ['no workbook', () => makeZip([{ name: 'word/document.xml', content: '<a/>' }]), ['FILE_DAMAGED file']],
    [
      'too many parts',
      () => makeZip(Array.from({ length: 1_001 }, (_, index) => ({ name: `${index}`, content: '' }))),
      ['FILE_DAMAGED file'],
    ],
    ['its end cut off', () => makeXlsx(sheetData(ROWS)).subarray(0, -30), ['FILE_DAMAGED file']],
    ['no sheet data', () => makeXlsx('<sheetData/>'), ['FILE_EMPTY file']],
  ];
  test.each(broken)('with %s is refused', async (_, content, refusals) => {
    expect(await refusal(content())).toEqual(refusals);
  });

  test('with packed bytes that are none is refused', async () => {
    const bytes = makeXlsx(sheetData(ROWS));
    const at = bytes.indexOf(deflateRawSync(Buffer.from(`<?xml version="1.0"?><worksheet>${sheetData(ROWS)}</worksheet>`)));
    bytes.fill(0xff, at, at + 20);
    expect(await refusal(bytes)).toEqual(['FILE_DAMAGED file']);
  });
});

test('how far a chunk goes is told by its rows, not by what was read ahead', async () => {
  const path = await pathOf(csv(...Array.from({ length: 4_000 }, (_, row) => `机构${String(row).padStart(60, '0')},2026-01,${row}`)));
  const { size } = await stat(path);
  const shares: number[] = [];
  for await (const chunk of readReportFile(path, { acquisition: 'METERED', behind: 0, chunkRows: 1_000 }))
    shares.push(Math.round((chunk.readBytes / size) * 20) * 5);
  expect(shares).toEqual([25, 50, 75, 100]);
});

test('a large file is read in little memory', async () => {
  const path = join(folder, 'large.csv');
  const file = await open(path, 'w');
  await file.write(`${HEAD}\n`);
  for (let block = 0; block < 40; block += 1)
    await file.write(Array.from({ length: 5_000 }, (_, row) => `机构${block}-${row},2026-01,${row}.5\n`).join(''));
  await file.close();
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let rows = 0;
  let most = 0;
  for await (const chunk of readReportFile(path, { acquisition: 'METERED', behind: 0, chunkRows: 5_000 })) {
    rows += chunk.rows.length;
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(rows).toBe(200_000);
  expect(most).toBeLessThan(250 * 1024 * 1024);
});
