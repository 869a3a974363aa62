// What other systems are given and give: documents as described, the same figures as the API's, and reports that come back as they went.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { costCodeOf, Decimal, INDICATOR_CODES, ITEMS, quantityCodeOf } from '@shuangcheng/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { readFile, rm } from 'node:fs/promises';
import { makeUploadFolder, ImportClient } from './kit/import-client.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, sumOf, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { recordStatements } from './kit/recorded-statements.js';

let cloned: ClonedDatabase;
let platform: DemonstrationServer;
let clerk: ImportClient;
let uploads: string;

beforeAll(async () => {
  cloned = await cloneDemonstration();
  uploads = await makeUploadFolder();
  platform = await startDemonstrationServer(cloned, { UPLOAD_DIR: uploads });
  clerk = new ImportClient(platform);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await platform.close();
  await cloned.drop();
  await rm(uploads, { recursive: true, force: true });
});

const get = async (account: Account, path: string): Promise<Response> =>
  fetch(`${platform.server.url}/exports/${path}`, { headers: { authorization: `Bearer ${await clerk.token(account)}` } });
const textOf = async (account: Account, path: string): Promise<string> => {
  const response = await get(account, path);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
};
const folder = new URL('../../schema/interchange/', import.meta.url);
/** What is wrong with a document by its committed schema. */
const faultsOf = async (schema: string, document: unknown): Promise<unknown> => {
  const validate = new Ajv2020({ validateFormats: false, strict: true, strictTypes: false, strictRequired: false }).compile(
    JSON.parse(await readFile(new URL(schema, folder), 'utf8')) as object,
  );
  return validate(document) ? null : validate.errors;
};

type Attributes = Record<string, string>;
const attributesOf = (tag: string): Attributes =>
  Object.fromEntries([...tag.matchAll(/([\w]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
const groupsOf = (text: string): { group: Attributes; values: Attributes[] }[] =>
  text
    .split('<group ')
    .slice(1)
    .map((part) => {
      const [group, ...values] = part.split(/<dataValue /);
      return { group: attributesOf(group!), values: values.map(attributesOf) };
    });

interface JsonReport {
  readonly institution: string;
  readonly period: string;
  readonly values: readonly { code: string; quantity?: string; cost?: string; notApplicable?: boolean }[];
}

describe('reports', () => {
  test('as JSON are what the schema describes, and add up to the figure', async () => {
    const document = JSON.parse(await textOf('liangping', 'reports.json?region=500155&from=2024-01&to=2024-03')) as {
      reports: JsonReport[];
    };
    expect(await faultsOf('reports-1.schema.json', document)).toBeNull();
    const { region } = await platform.ask(
      'liangping',
      '{ region(code: "500155") { breakdown(period: "2024-Q1", by: ITEM) { key quantity cost } } }',
    );
    const values = document.reports.flatMap((report) => report.values);
    for (const { key, quantity, cost } of region.breakdown as { key: (typeof ITEMS)[number]['code']; quantity: string; cost: string }[]) {
      const own = values.filter(({ code }) => code === quantityCodeOf(key));
      expect(sumOf(own.map((value) => value.quantity ?? null))).toBe(quantity);
      expect(sumOf(own.map((value) => value.cost ?? null))).toBe(cost);
    }
  });

  test('as ADX say the same, group by group', async () => {
    const path = 'region=500155&from=2024-03';
    const response = await get('liangping', `reports.adx?${path}`);
    expect(response.headers.get('content-type')).toBe('application/adx+xml; charset=utf-8');
    const groups = groupsOf(await response.text());
    const { reports } = JSON.parse(await textOf('liangping', `reports.json?${path}`)) as { reports: JsonReport[] };
    expect(groups).toHaveLength(reports.length);
    for (const [index, { group, values }] of groups.entries()) {
      const { institution, period, values: expected } = reports[index]!;
      expect(group).toMatchObject({ orgUnit: institution, period: `${period}-01/P1M`, dataSet: 'shuangcheng-reports/1', madeUp: 'true' });
      const costs = new Map(ITEMS.map(({ code }) => [quantityCodeOf(code), costCodeOf(code)]));
      expect(values.map(({ dataElement, value }) => [dataElement, value])).toEqual(
        expected.flatMap(({ code, quantity, cost }) => [
          quantity === undefined ? [`${code}.notApplicable`, '1'] : [code, quantity],
          ...(cost === undefined ? [] : [[costs.get(code), cost]]),
        ]),
      );
    }
  });

  test('the mapping is documented item by item', async () => {
    const readme = await readFile(new URL('README.md', folder), 'utf8');
    for (const { code, nameZh, unit } of ITEMS) {
      const cost = costCodeOf(code);
      const line = [
        nameZh,
        code,
        unit,
        `\`${quantityCodeOf(code)}\``,
        cost ? `\`${cost}\`` : '–',
        `\`${quantityCodeOf(code)}.notApplicable\``,
      ];
      expect(readme).toContain(`| ${line.join(' | ')} |`);
    }
  });
});

describe('reports of another system', () => {
  const INSTITUTION = '12500155X200000166';
  const values = (
    quantity: string,
  ): string => `<d:dataValue value="${quantity}" dataElement="110"/><d:dataValue value="0" dataElement="120"/>
    <d:dataValue dataElement="130.notApplicable" value="1"/><d:dataValue dataElement="111" value="60.5"/>`;
  const adx = (period: string, quantity: string): string => `<?xml version="1.0" encoding="UTF-8"?>
    <d:adx xmlns:d="urn:ihe:qrph:adx:2015" exported="2026-11-28T00:00:00Z"><d:group period="${period}" orgUnit="${INSTITUTION}">${values(quantity)}</d:group></d:adx>`;
  const reported = async (period: string) => {
    const query = `{ institution(code: "${INSTITUTION}") { report(period: "${period}") { values { item quantity cost acquisition notApplicable } } } }`;
    const { institution } = await platform.ask('liangping', query);
    return new Map((institution.report.values as { item: string }[]).map(({ item, ...value }) => [item, value]));
  };

  test('are tried, imported, and imported again unchanged, in either format', async () => {
    expect(await clerk.run('liangping', adx('2026-09-01/P1M', '12.5'), { dryRun: true })).toMatchObject({
      state: 'FINISHED',
      counts: { created: 1 },
    });
    expect(await clerk.run('liangping', adx('2026-09-01/P1M', '12.5'))).toMatchObject({ counts: { created: 1, rejected: 0 } });
    const read = await reported('2026-09');
    expect(read.get('ELECTRICITY')).toEqual({ quantity: '12.5', cost: '60.5', acquisition: 'METERED', notApplicable: false });
    expect(read.get('WATER')).toMatchObject({ quantity: '0', notApplicable: false });
    expect(read.get('COAL')).toMatchObject({ quantity: null, notApplicable: true });
    expect(read.has('NATURAL_GAS')).toBe(false);
    const document = JSON.stringify({
      format: 'shuangcheng-reports/1',
      reports: [
        {
          institution: INSTITUTION,
          period: '2026-09',
          values: [
            { code: '110', quantity: '12.5', unit: 'kWh', cost: '60.5' },
            { code: '120', quantity: '0' },
            { code: '130', notApplicable: true },
          ],
        },
      ],
    });
    expect(await faultsOf('reports-1.schema.json', JSON.parse(document))).toBeNull();
    expect(await clerk.run('liangping', document)).toMatchObject({ counts: { unchanged: 1, rejected: 0 } });
  });

  test('that are no month, or not their sender’s, are refused one by one', async () => {
    const year = await clerk.run('liangping', adx('2026-01-01/P1Y', '1'));
    expect(year.rows.nodes).toMatchObject([{ row: 1, outcome: 'REJECTED', problems: [{ code: 'BAD_PERIOD', path: ['PERIOD'] }] }]);
    const foreign = await clerk.run('dianjiang', adx('2026-09-01/P1M', '1'));
    expect(foreign.rows.nodes).toMatchObject([{ outcome: 'REJECTED', problems: [{ code: 'UNKNOWN_INSTITUTION' }] }]);
    const unsaid = await clerk.run('liangping', adx('2026-09-01/P1M', '1'), { acquisition: null });
    expect(unsaid.rows.nodes).toMatchObject([{ outcome: 'REJECTED', problems: [{ code: 'ACQUISITION_MISSING' }] }]);
  });

  test('with entities that expand end the import with a reason, and nothing is read', async () => {
    const done = await clerk.run('liangping', `<!DOCTYPE adx [<!ENTITY x "y">]>${adx('2026-09-01/P1M', '&x;').slice(38)}`);
    expect(done).toMatchObject({
      state: 'FAILED',
      counts: { rows: 0 },
      problems: [{ code: 'FILE_DAMAGED', message: expect.stringContaining('DOCTYPE') }],
    });
  });
});

interface JsonIndicator {
  readonly indicator: string;
  readonly value: string | null;
  readonly reason: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly factorSet: string | null;
  readonly quality: { readonly expected: number };
}
interface JsonFigures {
  readonly region: { readonly code: string };
  readonly period: string;
  readonly systems: readonly string[] | null;
  readonly indicators: readonly JsonIndicator[];
}
interface ApiFigure {
  readonly code: string;
  readonly value: string | null;
}

describe('figures', () => {
  const figuresOf = async (account: Account, path: string): Promise<{ figures: readonly JsonFigures[] }> =>
    JSON.parse(await textOf(account, `figures.json?${path}`)) as { figures: readonly JsonFigures[] };
  const FIELDS =
    'code value unit reason numerator denominator carbonScope quality { expected approved waiting missing coverage meteredShare provisionalFactor }';

  test('as JSON are what the schema describes and what the API answers, for every region of the subtree', async () => {
    const document = await figuresOf('chongqing', 'region=500000&from=2023&to=2024');
    expect(await faultsOf('figures-1.schema.json', document)).toBeNull();
    const counties = `counties: ranking(code: ENERGY_TOTAL, period: "2024", level: COUNTY) { region { code } figure { value } }`;
    const { region } = await platform.ask(
      'chongqing',
      `{ region(code: "500000") { indicators(codes: [${INDICATOR_CODES.join()}], period: "2024") { ${FIELDS} } ${counties} } }`,
    );
    const of2024 = new Map(document.figures.filter(({ period }) => period === '2024').map((entry) => [entry.region.code, entry]));
    const own = of2024.get('500000')!;
    expect(own).toMatchObject({ treeDay: '2024-12-31', basis: 'APPROVED', systems: null, madeUp: true, region: { level: 'PROVINCE' } });
    expect(own.indicators).toMatchObject((region.indicators as ApiFigure[]).map(({ code, ...figure }) => ({ indicator: code, ...figure })));
    expect(of2024.size).toBe(region.counties.length + 1);
    for (const { region: county, figure } of region.counties as { region: { code: string }; figure: ApiFigure }[])
      expect(of2024.get(county.code)!.indicators[0]!.value).toBe(figure.value);
  });

  test('as CSV and ADX hold the same, what has no value told apart from zero', async () => {
    const path = 'region=511725&from=2020&to=2020&basis=SUBMITTED';
    const { figures } = await figuresOf('quxian', path);
    const rows: Record<string, string>[] = parse(await textOf('quxian', `figures.csv?${path}`), { columns: true });
    const [{ group, values }] = groupsOf(await textOf('quxian', `figures.adx?${path}`)) as [ReturnType<typeof groupsOf>[number]];
    expect(group).toMatchObject({
      orgUnit: '511725',
      period: '2020-01-01/P1Y',
      dataSet: 'shuangcheng-figures/1',
      treeDay: '2020-12-31',
      basis: 'SUBMITTED',
    });
    const elements = new Map(values.map(({ dataElement, value }) => [dataElement!, value!]));
    const { indicators } = figures[0]!;
    expect(rows).toHaveLength(indicators.length);
    for (const [index, { indicator, value, numerator, denominator, quality, factorSet }] of indicators.entries()) {
      expect(rows[index]).toMatchObject({
        指标代码: indicator,
        数值: value ?? '',
        分子: numerator ?? '',
        分母: denominator ?? '',
        因子集: factorSet ?? '',
      });
      expect(elements.get(indicator)).toBe(value ?? undefined);
      expect(elements.get(`${indicator}.absent`)).toBe(value === null ? '1' : undefined);
      expect(elements.get(`${indicator}.denominator`)).toBe(denominator ?? undefined);
      expect(elements.get('REPORTS.expected')).toBe(String(quality.expected));
    }
    expect(new Decimal(elements.get('ENERGY_TOTAL')!).gt(0)).toBe(true);
  });

  test('of a period that has not begun have a reason each; of one system say which', async () => {
    const { figures } = await figuresOf('liangping-education', 'region=500155&from=2024-12&to=2024-12');
    expect(figures[0]!.systems).toEqual(['EDUCATION']);
    const future = await figuresOf('liangping', 'region=500155&from=2031&to=2031');
    expect(await faultsOf('figures-1.schema.json', future)).toBeNull();
    expect(new Set(future.figures[0]!.indicators.map(({ value, reason }) => `${value} ${reason}`))).toEqual(new Set(['null NO_DATA']));
  });

  test('are read in one transaction, with the same few statements for any number of regions', async () => {
    const statements = recordStatements(platform.server.database);
    const count = async (path: string): Promise<number> => {
      const sent = await statements.during(() => textOf('chongqing', path));
      expect(sent['begin isolation level repeatable read read only']).toBe(1);
      return Object.values(sent).reduce((acc, times) => acc + times, 0);
    };
    await textOf('chongqing', 'figures.json?region=500155&from=2024');
    const [county, province, years] = [
      await count('figures.json?region=500155&from=2024'),
      await count('figures.json?region=500000&from=2024'),
      await count('figures.json?region=500000&from=2023&to=2024'),
    ];
    expect(province - county).toBeLessThanOrEqual(1);
    expect(years).toBeLessThan(2 * province);
  });
});
