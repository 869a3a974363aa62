// Files of other systems, as they come from DHIS2 and its like, and as they come from those who try: read one report at a time, or
// refused with a reason.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ADX_NAMESPACE, REPORTS_FORMAT } from '@shuangcheng/domain';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupsOf } from './adx-rows.js';
import { readReportFile, type ReportFileRow } from './report-file.js';
import { reportsOf } from './json-rows.js';
import { FileRefusal, type FileRow } from './row-source.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sc-exchange-'))));
afterAll(async () => rm(folder, { recursive: true, force: true }));

let files = 0;
const read = async (content: string | Uint8Array, behind = 0): Promise<ReportFileRow[]> => {
  const path = join(folder, `file ${(files += 1)}`);
  await writeFile(path, content);
  const rows: ReportFileRow[] = [];
  for await (const chunk of readReportFile(path, { acquisition: 'METERED', behind, chunkRows: 7 })) rows.push(...chunk.rows);
  return rows;
};
const refusal = async (content: string | Uint8Array): Promise<string> => {
  try {
    return JSON.stringify(await read(content));
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    const { code, message } = error.problems[0]!;
    return `${code}: ${message}`;
  }
};
const problemsOf = (rows: readonly ReportFileRow[]): string[] =>
  rows.map(({ row, problems }) => `${row} ${problems.map(({ code }) => code).join()}`.trim());

/** The same rows, whatever pieces of so many characters the text comes in. */
const inPieces = async (text: string, size: number, rowsOf: (texts: AsyncIterable<string>) => AsyncIterable<readonly FileRow[]>) => {
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const rows: FileRow[] = [];
  for await (const block of rowsOf(pieces())) rows.push(...block);
  return rows;
};

const adx = (body: string, attributes = `xmlns="${ADX_NAMESPACE}"`): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<adx ${attributes}>${body}</adx>`;
const group = (institution: string, values = '<dataValue dataElement="110" value="1"/>', more = ''): string =>
  `<group orgUnit="${institution}" period="2024-03-01/P1M"${more}>${values}</group>`;

describe('an ADX document', () => {
  test('is read with any prefix, any order of attributes, comments and annotations', async () => {
    const rows = await read(`\ufeff<?xml version='1.0' encoding='utf-8' standalone="yes"?>
      <?xml-stylesheet href="x.xsl"?><!-- 由 DHIS2 导出 <group> -->
      <a:adx exported='2026-11-28T03:00:00Z' xmlns:a='${ADX_NAMESPACE}' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x y">
        <a:group dataSet="${REPORTS_FORMAT}" comment="a &gt; b" period = "2024-03-01/P1M" orgUnit="&#x7532; &amp; 乙">
          <a:dataValue value="12.50" acquisition="ESTIMATED" dataElement="110"/>
          <a:dataValue dataElement='111' value='3'><a:annotation>票据 &amp; 说明<![CDATA[<x>]]></a:annotation></a:dataValue>
        </a:group>
        <group xmlns="${ADX_NAMESPACE}" orgUnit="B" period="2024-04-01/P1M"><dataValue dataElement="120" value=">1"></dataValue></group>
      </a:adx>\n<!-- 完 -->`);
    expect(rows).toMatchObject([
      { row: 1, institution: '甲 & 乙', period: '2024-03', values: [{ quantity: '12.50', cost: '3', acquisition: 'ESTIMATED' }] },
      { row: 2, institution: 'B', period: '2024-04', values: [{ item: 'WATER', quantity: '>1', acquisition: 'METERED' }] },
    ]);
  });

  test('is the same in pieces of any size', async () => {
    const text = adx(
      `<!-- > --><?x y?>\n${group('甲&lt;"', `<dataValue dataElement='110' value="1"><annotation>a<![CDATA[ <b> ]]></annotation></dataValue>`).replace('"甲&lt;""', `'甲&lt;"'`)}${group('B')}`,
    );
    const whole = await inPieces(text, text.length, groupsOf);
    expect(whole.map(({ cells, problems }) => [cells[0], problems.length])).toEqual([
      ['甲<"', 0],
      ['B', 0],
    ]);
    for (let size = 1; size < 40; size += 1) expect(await inPieces(text, size, groupsOf)).toEqual(whole);
  });

  test('is cut into the same reports wherever its blocks end, and goes on behind one', async () => {
    const text = adx(
      Array.from({ length: 3000 }, (_, index) => group(`机构${index}`, `<dataValue dataElement="110" value="${index}"/>`)).join('\n'),
    );
    const rows = await read(text);
    expect(rows).toHaveLength(3000);
    expect(
      rows.every(({ row, values, problems }, at) => row === at + 1 && values[0]!.quantity === String(at) && problems.length === 0),
    ).toBe(true);
    expect((await read(text, 2990)).map(({ row }) => row)).toEqual([2991, 2992, 2993, 2994, 2995, 2996, 2997, 2998, 2999, 3000]);
  });

  test('with one bad group has that bad row: told apart from a group twice, an empty one and a long text', async () => {
    const bad = group('B', '<dataValue dataElement="110" value="1" sex="F"/>');
    const long = group('C', `<dataValue dataElement="110" value="${'1'.repeat(3000)}"/>`);
    const control = group('D&#7;');
    expect(problemsOf(await read(adx(group('A') + bad + group('E', '') + group('A') + long + control)))).toEqual([
      '1',
      '2 EXCHANGE_FIELD',
      '4 DUPLICATE_FILE_ROW',
      '5 CELL_TOO_LONG',
      '6 ROW_CONTROL_CHARACTER',
    ]);
  });

  const laughs = `<!DOCTYPE adx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><adx xmlns="${ADX_NAMESPACE}">&b;</adx>`;
  test.each<[string, string | Uint8Array, RegExp]>([
    ['entities that expand', laughs, /^FILE_DAMAGED: .*DOCTYPE/],
    ['a DTD elsewhere', `<?xml version="1.0"?>\n<!DOCTYPE adx SYSTEM "http://example.org/x.dtd">${adx(group('A'))}`, /DOCTYPE/],
    ['a declaration within', adx('<!ELEMENT x ANY>'), /DOCTYPE 或其他声明/],
    ['an entity that nobody declared', adx(group('&xxe;')), /未定义的实体 &xxe;/],
    ['an entity of every object', adx(group('&constructor;')), /未定义的实体/],
    ['half a surrogate', adx(group('&#xD800;')), /未定义的实体/],
    ['elements within elements', adx('<group>'.repeat(100_000)), /位置不对/],
    ['another encoding, declared', '<?xml version="1.0" encoding="GB18030"?><adx/>', /编码应为 UTF-8，声明为 GB18030/],
    ['another encoding, undeclared', Buffer.concat([Buffer.from(adx('').slice(0, -6)), Buffer.from([0xb9, 0xab])]), /XML 不是 UTF-8/],
    ['UTF-16', Buffer.from(`\ufeff${adx(group('A'))}`, 'utf16le'), /^FILE_ENCODING: .*UTF-16/],
    ['a huge attribute', adx(`<group orgUnit="${'x'.repeat(1_000_000)}`), /超过 262144 字节/],
    ['a group without end', adx(group('A', '<dataValue dataElement="110" value="1"/>'.repeat(501))), /^TOO_MANY_COLUMNS/],
    ['a heavy group', adx(group('A', `<dataValue dataElement="110" value="${'1'.repeat(2000)}"/>`.repeat(200))), /^ROW_TOO_LONG/],
    ['an attribute twice', adx('<group orgUnit="A" orgUnit="B"/>'), /重复的属性 orgUnit/],
    ['text between elements', adx(`${group('A')}110`), /之前有文字/],
    ['tags that cross', adx('<group></dataValue></group>'), /没有对应的开始标签/],
    ['a bare attribute', adx('<group orgUnit/>'), /标签 <group orgUnit/],
    ['another namespace', adx(group('A'), 'xmlns="urn:example"'), /^FILE_TYPE: .*根元素 adx，不是命名空间/],
    ['no namespace', adx(group('A'), ''), /^FILE_TYPE/],
    ['a foreign element', adx('<x:group xmlns:x="urn:example"/>'), /元素 x:group 不在命名空间/],
    ['another document', '<?xml version="1.0"?><dataValueSet/>', /^FILE_TYPE: .*dataValueSet/],
    ['a page', '<!doctype html><html></html>', /^FILE_TYPE: .*HTML/],
    ['an end too early', adx(group('A')).slice(0, -3), /XML：不完整/],
    ['an element that stays open', adx(group('A')).slice(0, -6), /ADX：不完整/],
    ['a second root', adx(group('A')) + adx(''), /位置不对/],
    ['no group', adx(''), /^FILE_EMPTY/],
  ])('with %s is refused', async (_, content, expected) => {
    expect(await refusal(content)).toMatch(expected);
  });
});

const report = (institution: string, values: object[] = [{ code: '110', quantity: '1' }], more: object = {}): string =>
  JSON.stringify({ institution, period: '2024-03', values, ...more });
const json = (reports: string, head = `"format":"${REPORTS_FORMAT}",`): string => `{${head}"reports":[${reports}]}`;

describe('a JSON document', () => {
  test('is the same in pieces of any size', async () => {
    const text = json(
      [report('"\\[{甲'), report('B', [{ code: '110', quantity: '1' }]), '{"x":"\\u0022"}'].join(' , '),
      `"format":"${REPORTS_FORMAT}","x":{"y":["\\\\"]},`,
    );
    const whole = await inPieces(text, text.length, reportsOf);
    expect(whole.map(({ cells, problems }) => [cells[0], problems.length])).toEqual([
      ['"\\[{甲', 0],
      ['B', 0],
      ['', 2],
    ]);
    for (let size = 1; size < 40; size += 1) expect(await inPieces(text, size, reportsOf)).toEqual(whole);
  });

  test('is read however it is laid out, and cut wherever its blocks end', async () => {
    const reports = Array.from({ length: 3000 }, (_, index) => report(`机构 ${index} "\\{[`, [{ code: '110', quantity: String(index) }]));
    for (const text of [
      json(reports.join(',')),
      JSON.stringify(JSON.parse(json(reports.join(',\n'))), null, 2),
      `\ufeff${json(reports.join(' ,\n'))}`,
    ]) {
      const rows = await read(text);
      expect(rows).toHaveLength(3000);
      expect(
        rows.every(
          ({ row, institution, values }, at) => row === at + 1 && institution === `机构 ${at} "\\{[` && values[0]!.quantity === String(at),
        ),
      ).toBe(true);
    }
    expect((await read(json(reports.join(',')), 2999)).map(({ row }) => row)).toEqual([3000]);
  });

  test('with one bad report has that bad row', async () => {
    const text = json([report('A'), '{"institution": "B",}', report('C', [{ code: '110', quantity: 1 }]), report('A'), '{}'].join(','));
    expect(problemsOf(await read(text))).toEqual(['1', '2 ROW_JSON', '3 EXCHANGE_VALUE', '4 DUPLICATE_FILE_ROW', '5 EXCHANGE_VALUE']);
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['another format', json(report('A'), '"format":"shuangcheng-reports/9",'), /^EXCHANGE_FORMAT: .*shuangcheng-reports\/1.*\/9/],
    ['no format', json(report('A'), ''), /^EXCHANGE_FORMAT/],
    ['no reports', '{"format":"x"}', /没有 reports/],
    ['a list', `[${report('A')}]`, /没有 reports/],
    ['members behind the reports', json(report('A')).replace(/\}$/, ',"x":{}}'), /最后一个成员/],
    ['text behind the end', `${json(report('A'))}x`, /不完整/],
    ['an end too early', json(report('A')).slice(0, -2), /不完整/],
    ['depth', json(`{"x":${'['.repeat(100_000)}`), /嵌套超过 8 层/],
    ['a report without end', json(`{"x":"${'x'.repeat(1_000_000)}`), /^ROW_TOO_LONG/],
    ['a head without end', `{"x":"${'x'.repeat(1_000_000)}"}`, /^ROW_TOO_LONG/],
    ['reports that are none', json('1,2'), /之后的内容/],
    ['a comma too many', json(`${report('A')},`), /之后的内容/],
    ['two commas', json(`${report('A')},,${report('B')}`), /之后的内容/],
    ['brackets that cross', json(report('A')).replace(']}', '}]'), /ROW_JSON/],
    ['another encoding', Buffer.concat([Buffer.from(json('').slice(0, -2)), Buffer.from([0xb9, 0xab])]), /JSON 不是 UTF-8/],
    ['no report', json(''), /^FILE_EMPTY/],
  ])('with %s is refused', async (_, content, expected) => {
    expect(await refusal(content)).toMatch(expected);
  });
});
