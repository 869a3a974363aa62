// The bulletins that the platform writes, opened again: every number is the edition's, and nothing in them is of anything else.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from '@shuangcheng/domain';
import { streamXlsxRows, readXlsx } from 'hucre/xlsx';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openZip } from '../src/features/imports/zip-file.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { everyPage, type Account } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';

let demonstration: OwnDemonstration;
let folder: string;
const tokens = new Map<Account, string>();

interface Edition {
  readonly id: string;
  readonly hash: string;
  readonly number: number;
}
const ask = (account: Account, query: string, variables = {}) => demonstration.platform.ask(account, query, variables);
let requests = 0;
const publish = async (region: string, period: string, account: Account): Promise<Edition> => {
  const query = `mutation ($input: EditionInput!) { publishEdition(input: $input) { edition { id hash number } problems { message } } }`;
  const input = { region, period, clientRequestId: `bulletin ${(requests += 1)}` };
  const { edition, problems } = (await ask(account, query, { input })).publishEdition;
  expect(problems).toEqual([]);
  return edition as Edition;
};

beforeAll(async () => {
  demonstration = await startOwnDemonstration();
  folder = await mkdtemp(join(tmpdir(), 'sc-bulletins-'));
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await demonstration.close();
  await rm(folder, { recursive: true, force: true });
});

const get = async (account: Account | null, path: string): Promise<Response> => {
  const { server } = demonstration.platform;
  if (account && !tokens.has(account)) tokens.set(account, await server.token(account));
  return fetch(`${server.url}/bulletins/${path}`, { headers: account ? { authorization: `Bearer ${tokens.get(account)}` } : {} });
};
const bytesOf = async (account: Account, path: string): Promise<Uint8Array> => {
  const response = await get(account, path);
  if (!response.ok) throw new Error(await response.text());
  return new Uint8Array(await response.arrayBuffer());
};
const refusal = async (account: Account | null, path: string): Promise<string> => {
  const response = await get(account, path);
  const { errors } = (await response.json()) as { errors: { extensions: { code: string }; message: string }[] };
  return `${response.status} ${errors[0]!.extensions.code}: ${errors[0]!.message}`;
};

/** The parts of a document by name. */
const partsOf = async (bytes: Uint8Array): Promise<Map<string, string>> => {
  const path = join(folder, `document ${(requests += 1)}`);
  await writeFile(path, bytes);
  const zip = await openZip(path);
  const parts = new Map<string, string>();
  for (const part of zip.parts.values()) {
    const chunks: Buffer[] = [];
    for await (const chunk of zip.stream(part, 1 << 26)) chunks.push(chunk as Buffer);
    parts.set(part.name, Buffer.concat(chunks).toString());
  }
  await zip.close();
  return parts;
};
const textsOf = (xml: string, element: string): string[] =>
  xml
    .split(new RegExp(`<w:${element}>`))
    .slice(1)
    .map((part) => [...part.split(`</w:${element}>`)[0]!.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text).join(''));
interface DocxContent {
  readonly text: string;
  /** By title: rows of cells, the header first. */
  readonly tables: ReadonlyMap<string, string[][]>;
  readonly parts: ReadonlyMap<string, string>;
}
const readDocx = async (bytes: Uint8Array): Promise<DocxContent> => {
  const parts = await partsOf(bytes);
  const xml = parts.get('word/document.xml')!;
  const tables = new Map<string, string[][]>();
  for (const [, title, table] of xml.matchAll(/<w:pStyle w:val="TableTitle"\/>.*?<w:t [^>]*>([^<]*)<.*?<w:tbl>(.*?)<\/w:tbl>/gs))
    tables.set(
      title!,
      textsOf(table!, 'tr').length === 0
        ? []
        : table!
            .split('<w:tr>')
            .slice(1)
            .map((row) => textsOf(row, 'tc')),
    );
  return { text: textsOf(xml, 'p').join('\n'), tables, parts };
};

interface Figure {
  readonly region: { readonly code: string; readonly name: string };
  readonly code: string;
  readonly carbonScope: string | null;
  readonly value: string | null;
}
const figuresOf = (account: Account, id: string): Promise<Figure[]> =>
  everyPage(async (after) => {
    const query = `query ($id: ID!, $after: String) { node(id: $id) { ... on Edition {
      figures(first: 200, after: $after) { nodes { region { code name } code carbonScope value } pageInfo { hasNextPage endCursor } totalCount } } } }`;
    return (await ask(account, query, { id, after })).node.figures;
  });
const valueOf = (figures: readonly Figure[], region: string, code: string): Decimal | null => {
  const found = figures.find((figure) => figure.region.code === region && figure.code === code && figure.carbonScope !== 'BUILDING');
  return found?.value == null ? null : new Decimal(found.value);
};
const INTENSITIES = ['ENERGY_PER_AREA', 'ENERGY_PER_CAPITA', 'WATER_PER_CAPITA', 'CARBON_PER_AREA'];
const TOTALS = ['ENERGY_TOTAL', 'BUILDING_ENERGY', 'WATER_TOTAL', 'CARBON_TOTAL'];
/** As the stated rule prints it, in the unit that its label names. */
const printed = (value: Decimal | null, label: string): string =>
  value === null ? '无数据' : value.dividedBy(label.includes('万') ? 10_000 : 1).toFixed(2, Decimal.ROUND_HALF_UP);

let edition: Edition;
let figures: Figure[];

describe('the bulletin of a year', () => {
  test('before anything is published there is none', async () => {
    expect(await refusal('chongqing', '500000.docx?period=2025')).toMatch(/^404 NOT_FOUND: .*重庆市 2025 的发布版/);
  });

  test('says that the year before is not published, and compares nothing', async () => {
    edition = await publish('500000', '2025', 'chongqing');
    figures = await figuresOf('chongqing', edition.id);
    const { text, tables } = await readDocx(await bytesOf('chongqing', '500000.docx?period=2025'));
    expect(text).toContain('2024年度没有未撤回的发布版，不作同比');
    const rows = tables.get('专栏1　2025年度公共机构节约能源资源主要指标')!;
    expect(rows.slice(1).flatMap((row) => (row.length === 4 ? [row[1], row[3]] : []))).toEqual(
      Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? '未发布' : '—')),
    );
  });

  test('has on its front the number, seal, date and method of the edition', async () => {
    const { text, parts } = await readDocx(await bytesOf('chongqing', '500000.docx?period=2025'));
    for (const said of ['重庆市2025年度公共机构能源资源消费情况通报', '2025年度第 1 版', edition.hash, '因子集', '演示用的编造数据'])
      expect(text).toContain(said);
    expect(parts.get('word/styles.xml')).toContain('w:eastAsia="仿宋_GB2312"');
    expect([...parts.keys()].filter((name) => name.startsWith('word/charts/chart'))).toEqual(['word/charts/chart1.xml']);
  });

  test('compares every indicator with the edition of the year before once it is published', async () => {
    const before = await publish('500000', '2024', 'chongqing');
    const old = await figuresOf('chongqing', before.id);
    const { text, tables } = await readDocx(await bytesOf('chongqing', '500000.docx?period=2025'));
    expect(text).toContain(before.hash);
    const rows = tables.get('专栏1　2025年度公共机构节约能源资源主要指标')!.filter((row) => row.length === 4);
    expect(rows[0]).toEqual(['指标', '2024年', '2025年', '同比（%）']);
    for (const [index, code] of [...TOTALS, ...INTENSITIES].entries()) {
      const [label, last, now, change] = rows[index + 1]!;
      const [a, b] = [valueOf(old, '500000', code)!, valueOf(figures, '500000', code)!];
      expect([last, now]).toEqual([printed(a, label!), printed(b, label!)]);
      expect(change).toBe(b.minus(a).times(100).dividedBy(a).toFixed(2));
    }
  });

  test('ranks every county by the exact figures, those without one last', async () => {
    const { tables, parts } = await readDocx(await bytesOf('chongqing', '500000.docx?period=2025'));
    const [header, ...rows] = tables.get('专栏3　各区县强度指标排名')!;
    const counties = new Map(figures.filter(({ region }) => region.code !== '500000').map(({ region }) => [region.name, region.code]));
    expect(rows).toHaveLength(counties.size);
    let before = new Decimal(0);
    for (const [index, [rank, name, ...cells]] of rows.entries()) {
      const value = valueOf(figures, counties.get(name!)!, 'ENERGY_PER_AREA');
      expect(rank).toBe(value === null ? '—' : String(index + 1));
      if (value) expect(value.gte(before)).toBe(true);
      before = value ?? new Decimal(Infinity);
      const expected = [...INTENSITIES, 'ENERGY_TOTAL'].map((code, at) =>
        printed(valueOf(figures, counties.get(name!)!, code), header![at + 2]!),
      );
      expect(cells.slice(0, 5)).toEqual(expected);
    }
    const chart = parts.get('word/charts/chart1.xml')!;
    const points = [...chart.matchAll(/<c:pt idx="\d+"><c:v>([^<]*)<\/c:v>/g)].map(([, text]) => text);
    expect(points.slice(1)).toEqual(
      [...rows.map((row) => row[1]), ...rows.map((row) => row[2])].filter((text) => text !== '无数据').slice(0, points.length - 1),
    );
  });

  test('holds the plan’s targets against the edition', async () => {
    const { tables } = await readDocx(await bytesOf('chongqing', '500000.docx?period=2025'));
    const { region } = await ask('chongqing', '{ region(code: "500000") { targets(year: 2025) { indicator baseline value nature } } }');
    const rows = tables.get('专栏2　规划目标进展')!.slice(1);
    const targets = region.targets as { indicator: string; baseline: string | null; value: string | null; nature: string }[];
    expect(rows).toHaveLength(targets.length);
    for (const [index, { indicator, baseline, value, nature }] of targets.entries()) {
      const [label, base, target, kind, actual, change] = rows[index]!;
      const figure = valueOf(figures, '500000', indicator)!;
      expect(base).toBe(baseline === null ? '未定' : printed(new Decimal(baseline), label!));
      expect(target).toBe(value === null ? '未定' : printed(new Decimal(value), label!));
      expect(kind).toBe(nature === 'BINDING' ? '约束性' : '预期性');
      if (!label!.includes('建筑口径')) expect(actual).toBe(printed(figure, label!));
      if (baseline !== null && !label!.includes('建筑口径'))
        expect(change).toBe(figure.minus(baseline).times(100).dividedBy(baseline).toFixed(2));
    }
  });

  test('as a spreadsheet has the same tables with charts, and every figure exactly as published', async () => {
    const bytes = await bytesOf('chongqing', '500000.xlsx?period=2025');
    const { tables } = await readDocx(await bytesOf('chongqing', '500000.docx?period=2025'));
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual([
      '通报',
      '主要指标',
      '目标进展',
      '区县排名',
      '上报完整率',
      '数据质量',
      '指标定义',
      '数据（精确值）',
    ]);
    const shown = (cell: unknown): string => (typeof cell === 'number' ? cell.toFixed(2) : `${cell as string}`);
    const ranking = sheets[3]!.rows.slice(1, 1 + tables.get('专栏3　各区县强度指标排名')!.length).map((row) => row.slice(0, 8).map(shown));
    expect(ranking).toEqual(tables.get('专栏3　各区县强度指标排名'));
    expect(sheets[3]!.charts).toHaveLength(1);
    const data = sheets
      .at(-1)!
      .rows.slice(1)
      .filter((row) => row[2] === '2025');
    expect(data).toHaveLength(figures.length);
    const exact = new Map(figures.map(({ region, code, carbonScope, value }) => [`${region.code} ${code} ${carbonScope ?? ''}`, value]));
    for (const row of data) {
      const value = exact.get(`${row[0] as string} ${row[4] as string} ${(row[6] as string | null) ?? ''}`);
      expect(row[7] === null || row[7] === undefined ? null : new Decimal(row[7] as string).toFixed()).toBe(
        value === null ? null : new Decimal(value!).toFixed(),
      );
    }
    const first: unknown[] = [];
    for await (const row of streamXlsxRows(bytes)) first.push(row.values[0]);
    expect(first[0]).toBe('重庆市2025年度公共机构能源资源消费情况通报');
  });

  test('is the same to the byte whenever it is made, and is saved under its title', async () => {
    for (const format of ['docx', 'xlsx']) {
      const [one, two] = [
        await bytesOf('chongqing', `500000.${format}?period=2025`),
        await bytesOf('auditor', `500000.${format}?period=2025`),
      ];
      expect(Buffer.compare(one, two)).toBe(0);
    }
    const { headers, body } = await get('chongqing', '500000.docx?period=2025');
    await body!.cancel();
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('重庆市2025年度公共机构能源资源消费情况通报.docx');
  });

  test('is of what stands: a withdrawn edition is gone from it', async () => {
    const other = await publish('500000', '2023', 'chongqing');
    expect(await bytesOf('chongqing', '500000.docx?period=2023')).not.toHaveLength(0);
    const query = 'mutation ($input: WithdrawEditionInput!) { withdrawEdition(input: $input) { problems { message } } }';
    await ask('chongqing', query, { input: { editionId: other.id, reason: '数据有误', clientRequestId: 'withdraw 2023' } });
    expect(await refusal('chongqing', '500000.docx?period=2023')).toMatch(/^404/);
  });

  test('of a province with cities ranks cities and counties', async () => {
    await publish('510000', '2025', 'sichuan');
    const { tables } = await readDocx(await bytesOf('sichuan', '510000.docx?period=2025'));
    expect(tables.get('专栏3　各市（州）强度指标排名')).toHaveLength(22);
    expect(tables.get('专栏4　各县（市、区）强度指标排名')).toHaveLength(184);
    expect(tables.get('专栏4　各县（市、区）强度指标排名')![0]![2]).toBe('所属');
  });
});

interface JointFigure {
  readonly value: string | null;
  readonly reason: string | null;
  readonly parts: readonly { readonly member: { readonly name: string }; readonly value: string | null; readonly reason: string | null }[];
}
const jointFigure = async (code: string, period: string, group: string | null = null): Promise<JointFigure> => {
  const query = `query ($code: IndicatorCode!, $period: Period!, $group: String) {
    joint { indicator(code: $code, period: $period, group: $group) { value reason parts { member { name } value reason } } } }`;
  return (await ask('joint', query, { code, period, group })).joint.indicator as JointFigure;
};
const REASONS: Readonly<Record<string, string>> = {
  NOT_PUBLISHED: '未发布',
  WITHHELD: '不予公布',
  METHODS_DIFFER: '口径不一',
  NO_DATA: '无数据',
};
const jointCell = ({ value, reason }: { value: string | null; reason: string | null }, label: string): string =>
  value === null ? REASONS[reason!]! : printed(new Decimal(value), label);

describe('the joint report', () => {
  const TITLE = '专栏1　2025年度公共机构节约能源资源主要指标';
  test('has what both have published and what it comes to, as the joint view answers', async () => {
    const { text, tables } = await readDocx(await bytesOf('joint', 'joint.docx?period=2025'));
    expect(text).toContain(edition.hash);
    const rows = tables.get(TITLE)!.filter((row) => row.length > 1);
    expect(rows[0]).toEqual(['指标', '四川省', '重庆市', '合计', '2024年合计', '同比（%）']);
    for (const [index, code] of [...TOTALS, ...INTENSITIES].entries()) {
      const [label, ...cells] = rows[index + 1]!;
      const [now, last] = [await jointFigure(code, '2025'), await jointFigure(code, '2024')];
      const parts = rows[0]!.slice(1, 3).map((name) => now.parts.find(({ member }) => member.name === name)!);
      expect(cells.slice(0, 4)).toEqual([...parts, now, last].map((figure) => jointCell(figure, label!)));
      expect(last.reason).toBe('NOT_PUBLISHED');
      expect(cells[4]).toBe('—');
    }
  });

  test('has groups and tasks as the joint view has them', async () => {
    const { tables } = await readDocx(await bytesOf('joint', 'joint.docx?period=2025'));
    const { joint } = await ask('joint', '{ joint { groups { code name } tasks { name unit done confirmed } } }');
    const [header, ...groups] = tables.get('专栏4　跨区域的组')!;
    expect(groups.map(([name]) => name)).toEqual((joint.groups as { name: string }[]).map(({ name }) => name));
    for (const [index, { code }] of (joint.groups as { code: string }[]).entries())
      expect(groups[index]![1]).toBe(jointCell(await jointFigure('ENERGY_PER_AREA', '2025', code), header![1]!));
    const tasks = tables.get('专栏5　成渝协同共同任务进展')!.slice(1);
    expect(tasks.map(([name, , done, confirmed]) => [name, done, confirmed])).toEqual(
      (joint.tasks as Record<string, string>[]).map(({ name, unit, done, confirmed }) => [`${name}（${unit}）`, done, confirmed]),
    );
  });

  test('of a period that one has not published leaves it absent, and both together too', async () => {
    const { text, tables } = await readDocx(await bytesOf('joint', 'joint.docx?period=2024'));
    expect(text).toContain('四川省没有2024年度的未撤回的发布版');
    const rows = tables.get('专栏1　2024年度公共机构节约能源资源主要指标')!.filter((row) => row.length > 1);
    for (const [, sichuan, chongqing, together] of rows.slice(1))
      expect([sichuan, chongqing !== '未发布', together]).toEqual(['未发布', true, '未发布']);
  });

  test('as a spreadsheet carries the exact values', async () => {
    const { sheets } = await readXlsx(await bytesOf('joint', 'joint.xlsx?period=2025'));
    const row = sheets.at(-1)!.rows.find((cells) => cells[1] === '合计' && cells[2] === 'ENERGY_TOTAL')!;
    const { value } = await jointFigure('ENERGY_TOTAL', '2025');
    expect(row[4] === null ? null : new Decimal(row[4] as string).toFixed()).toBe(value);
  });
});

test.each<[Account | null, string, string]>([
  [null, '500000.docx?period=2025', '401 UNAUTHENTICATED'],
  ['liangping', '500000.docx?period=2025', '403 OUT_OF_SCOPE'],
  ['liangping', '500155.docx?period=2025', '400 BAD_USER_INPUT'],
  ['joint', '500000.docx?period=2025', '403 OUT_OF_SCOPE'],
  ['liangping', 'joint.docx?period=2025', '403 FORBIDDEN'],
  ['chongqing', 'joint.docx?period=2025', '403 FORBIDDEN'],
  ['joint', 'joint.docx?period=2019', '404 NOT_FOUND'],
  ['sichuan', '500000.docx?period=2025', '403 OUT_OF_SCOPE'],
  ['dazhou', '510000.docx?period=2025', '403 OUT_OF_SCOPE'],
  ['chongqing', '500000.docx', '400 BAD_USER_INPUT: 参数 period'],
  ['chongqing', '500000.docx?period=2025&lang=en', '400 BAD_USER_INPUT: 参数 lang'],
  ['chongqing', '500000.pdf?period=2025', '404 NOT_FOUND'],
  ['chongqing', '999999.docx?period=2025', '404 NOT_FOUND'],
])('%s asking for %s is refused with %s', async (account, path, expected) => {
  expect(await refusal(account, path)).toContain(expected);
});
