// Quota standards: none by default, published whole, and every institution against its own. The values here are made up.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal, sum } from '@shuangcheng/domain';
import { rm } from 'node:fs/promises';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import type { Account } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';
import { ImportClient, makeUploadFolder } from './kit/import-client.js';
import { recordStatements } from './kit/recorded-statements.js';

let own: OwnDemonstration;
let folder: string;
beforeAll(async () => {
  folder = await makeUploadFolder();
  own = await startOwnDemonstration({ UPLOAD_DIR: folder });
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await own.close();
  await rm(folder, { recursive: true, force: true });
});

const publication = `mutation($input: QuotaInput!) { publishQuota(input: $input) {
  standard { version standardNumber electricityBasis values { type kind indicator unit limit standard guide } } results { index problems { code path } } problems { code path } } }`;
const kinds =
  'mutation($input: QuotaKindsInput!) { setQuotaKinds(input: $input) { accepted rejected results { problems { code path } } problems { code } } }';
const value = { type: 'EDUCATION', indicator: 'ENERGY_PER_AREA', unit: '千克标准煤/平方米', limit: '9', standard: '7', guide: '5' };
const standard = {
  region: '500000',
  standardNumber: 'TEST 1',
  title: '试验定额',
  electricityBasis: 'CALORIFIC',
  validFrom: '2020-01-01',
  source: '试验',
  values: [
    value,
    { ...value, type: 'STATE_ORGAN' },
    { ...value, type: 'HEALTH', kind: '二级医院', limit: '15' },
    { ...value, type: 'HEALTH', limit: '25', standard: '20', guide: '15' },
  ],
};
let requests = 0;
const publish = async (input: object, account: Account = 'chongqing') =>
  (await own.platform.ask(account, publication, { input: { ...standard, clientRequestId: `quota ${(requests += 1)}`, ...input } }))
    .publishQuota;
const RATING =
  'indicator kind rating reason actual electricityBasis months standardNumber quota { limit } saving { toLimit toStandard toGuide }';
const status = async (account: Account, code: string, year: number, more = '', page = 'first: 500') =>
  (
    await own.platform.ask(
      account,
      `{ region(code: "${code}") { quotaStatus(year: ${year}, indicator: ENERGY_PER_AREA${more}) { institutions incomplete savingUnit counts { rating institutions } unrated { reason institutions }
        saving { toLimit toStandard toGuide } benchmark { limit standard guide } exceeding(${page}) { totalCount pageInfo { hasNextPage endCursor } nodes { institution { code type system } ${RATING} } } } } }`,
    )
  ).region.quotaStatus;
const countOf = (list: { institutions: number }[]): number => list.reduce((total, { institutions }) => total + institutions, 0);
const institutions = async (type: string): Promise<string[]> => {
  const query = `{ region(code: "500155") { institutions(filter: { type: ${type} }, first: 500) { nodes { code } } } }`;
  return (await own.platform.ask('liangping', query)).region.institutions.nodes.map(({ code }: { code: string }) => code);
};
const ratingOf = async (code: string, year = 2024) =>
  (await own.platform.ask('liangping', `{ institution(code: "${code}") { quotaRating(year: ${year}) { ${RATING} } } }`)).institution
    .quotaRating;

test('there is no quota until one is published: nobody is rated, and the reason is told', async () => {
  expect((await own.platform.ask('liangping', '{ quotas(region: "500155") { version } }')).quotas).toEqual([]);
  const { institutions: all, counts, unrated } = await status('liangping', '500155', 2024);
  expect([countOf(counts), unrated]).toEqual([0, [{ reason: 'NO_QUOTA', institutions: all }]]);
  expect(await ratingOf((await institutions('EDUCATION'))[0]!)).toEqual([]);
});

test('a standard is previewed, then published whole, and seen in its province only', async () => {
  const preview = await publish({ preview: true });
  expect([preview.standard, preview.problems, preview.results.length]).toEqual([null, [], 4]);
  const { standard: published, problems } = await publish({});
  expect(problems).toEqual([]);
  expect(published).toMatchObject({ version: 1, electricityBasis: 'CALORIFIC' });
  expect(published.values).toHaveLength(4);
  const seen = async (account: Account, region: string) =>
    (await own.platform.ask(account, `{ quotas(region: "${region}") { version } }`)).quotas;
  expect([await seen('liangping-school', '500155'), await seen('sichuan', '510000')]).toEqual([[{ version: 1 }], []]);
});

describe('ratings of a county', () => {
  test('count every institution once, and list those above the limit with the greatest saving first', async () => {
    const { institutions: all, counts, unrated, exceeding, saving } = await status('liangping', '500155', 2024);
    expect(all).toBeGreaterThan(500);
    expect(countOf([...counts, ...unrated])).toBe(all);
    const exceeded = counts.find(({ rating }: { rating: string }) => rating === 'EXCEEDED').institutions;
    expect(exceeding.totalCount).toBe(exceeded);
    expect(exceeded).toBeGreaterThan(0);
    const savings: Decimal[] = exceeding.nodes.map((node: { saving: { toLimit: string } }) => new Decimal(node.saving.toLimit));
    expect(savings.every((each, index) => index === 0 || each.lte(savings[index - 1]!))).toBe(true);
    if (!exceeding.pageInfo.hasNextPage) expect(sum(savings).toFixed()).toBe(new Decimal(saving.toLimit).toFixed());
    for (const node of exceeding.nodes) expect(new Decimal(node.actual).gt(node.quota.limit)).toBe(true);
  });

  test('come page by page', async () => {
    const first = (await status('liangping', '500155', 2024, '', 'first: 2')).exceeding;
    const second = (await status('liangping', '500155', 2024, '', `first: 2, after: "${first.pageInfo.endCursor}"`)).exceeding;
    const whole = (await status('liangping', '500155', 2024)).exceeding;
    expect([...first.nodes, ...second.nodes]).toEqual(whole.nodes.slice(0, 4));
  });

  test('are those of the single institutions', async () => {
    const [node] = (await status('liangping', '500155', 2024)).exceeding.nodes;
    const [rating] = await ratingOf(node.institution.code);
    const { institution: _institution, ...same } = node;
    expect(rating).toEqual(same);
    const figure = `{ institution(code: "${node.institution.code}") { indicator(code: ENERGY_PER_AREA, period: "2024") { value } } }`;
    expect((await own.platform.ask('liangping', figure)).institution.indicator.value).toBe(rating.actual);
  });

  test('of a system supervisor are of its schools', async () => {
    const { institutions: schools, exceeding } = await status('liangping-education', '500155', 2024);
    const { institutions: all } = await status('liangping', '500155', 2024);
    expect(schools).toBeGreaterThan(0);
    expect(schools).toBeLessThan(all);
    expect(new Set(exceeding.nodes.map((node: { institution: { system: string } }) => node.institution.system))).toEqual(
      new Set(['EDUCATION']),
    );
  });

  test('wait for the end of the year', async () => {
    const { unrated } = await status('liangping', '500155', new Date().getUTCFullYear(), ', type: EDUCATION');
    expect(unrated).toMatchObject([{ reason: 'PERIOD_NOT_ENDED' }]);
  });

  test('take a number of statements that does not grow with the institutions', async () => {
    const statements = recordStatements(own.platform.server.database);
    const sent = await statements.during(() => status('chongqing', '500000', 2024, '', 'first: 0'));
    expect(sent).toMatchObject({ select_quota_standards: 1, select_quota_places: 1, sum_institutions: 1 });
  });
});

test('a kind that is said moves a hospital to its own row; the last word holds, from its year on', async () => {
  const hospital = (await institutions('HEALTH'))[0]!;
  const say = async (rows: object[], account: Account = 'liangping') =>
    (await own.platform.ask(account, kinds, { input: { kinds: rows, clientRequestId: `kinds ${(requests += 1)}` } })).setQuotaKinds;
  expect((await ratingOf(hospital))[0]).toMatchObject({ kind: '', quota: { limit: '25' } });
  const row = { institution: hospital, kind: '二级医院', fromYear: 2023 };
  const answer = await say([
    row,
    { ...row, kind: '二级' },
    { ...row, institution: 'none' },
    { ...row, institution: (await institutions('EDUCATION'))[0] },
  ]);
  expect([answer.accepted, answer.rejected]).toEqual([1, 3]);
  expect(answer.results.map(({ problems }: { problems: { code: string }[] }) => problems[0]?.code ?? null)).toEqual([
    null,
    'BAD_FIELD',
    'UNKNOWN_INSTITUTION',
    'BAD_FIELD',
  ]);
  expect((await ratingOf(hospital))[0]).toMatchObject({ kind: '二级医院', quota: { limit: '15' } });
  expect((await ratingOf(hospital, 2022))[0]).toMatchObject({ kind: '', quota: { limit: '25' } });
  expect((await say([row], 'dianjiang')).results[0].problems[0].code).toBe('UNKNOWN_INSTITUTION');
});

test('a standard in 等价 is compared on that basis, or not at all', async () => {
  const { standard: published } = await publish({
    standardNumber: 'TEST 2',
    electricityBasis: 'EQUIVALENT',
    values: [{ ...value, type: 'CULTURE' }],
  });
  const museum = (await institutions('CULTURE'))[0]!;
  expect((await ratingOf(museum, 2024))[0]).toMatchObject({
    electricityBasis: 'EQUIVALENT',
    rating: null,
    reason: 'FACTOR_MISSING',
    standardNumber: 'TEST 2',
  });
  const [rating] = await ratingOf(museum, 2020);
  const calorific = `{ institution(code: "${museum}") { indicator(code: ENERGY_PER_AREA, period: "2020") { value } } }`;
  const figure = (await own.platform.ask('liangping', calorific)).institution.indicator.value;
  if (rating.actual !== null) expect(new Decimal(rating.actual).gt(figure)).toBe(true);
  expect(published.version).toBe(2);
});

test('a correction takes the place of what it replaces', async () => {
  const school = (await institutions('EDUCATION'))[0]!;
  expect((await ratingOf(school))[0].quota.limit).toBe('9');
  const { standard: corrected } = await publish({ replaces: 1, values: standard.values.map((each) => ({ ...each, limit: '30' })) });
  expect(corrected.version).toBe(3);
  expect((await ratingOf(school))[0].quota.limit).toBe('30');
});

describe('a standard from a file', () => {
  const header = '机构类型,类别,指标,单位,约束值,基准值,引导值';
  const upload = (text: string): Promise<string> => new ImportClient(own.platform).upload('chongqing', text);

  test('is read by the readers of imports, answered row by row, and published whole', async () => {
    const good = '体育事业单位,,单位建筑面积能耗,千克标准煤/平方米,30,20,10';
    const bad = await upload([header, good, '', '体育馆,,单位建筑面积能耗,千克标准煤/平方米,30,20,10', good].join('\n'));
    const refused = await publish({ standardNumber: 'TEST FILE', values: null, uploadId: bad });
    expect(refused.standard).toBeNull();
    expect(
      refused.results.map((result: { problems: { code: string; path: string[] }[] }) =>
        result.problems.map(({ code, path }) => `${code} ${path.join('.')}`),
      ),
    ).toEqual([[], ['BAD_FIELD file.4.type'], ['QUOTA_TWICE file.5']]);
    const uploadId = await upload([header, good, '文化事业单位,博物馆,人均用水量,立方米/人,40,,25'].join('\n'));
    const { standard: published, problems } = await publish({ standardNumber: 'TEST FILE', values: null, uploadId });
    expect(problems).toEqual([]);
    expect(published.values).toEqual([
      { type: 'CULTURE', kind: '博物馆', indicator: 'WATER_PER_CAPITA', unit: 'm3/person', limit: '40', standard: null, guide: '25' },
      { type: 'SPORTS', kind: '', indicator: 'ENERGY_PER_AREA', unit: 'kgce/m2', limit: '30', standard: '20', guide: '10' },
    ]);
  });

  test('is refused without its columns, twice given, or unknown', async () => {
    const codes = async (input: object) => (await publish(input)).problems.map(({ code }: { code: string }) => code);
    expect(await codes({ values: null, uploadId: await upload('机构类型,指标\nx,y') })).toEqual(['HEADER_INCOMPLETE']);
    expect(await codes({ values: null, uploadId: '00000000-0000-4000-8000-000000000000' })).toEqual(['UNKNOWN_UPLOAD']);
    expect(await codes({ uploadId: 'none' })).toEqual(['BAD_FIELD']);
    expect(await codes({ values: [] })).toEqual(['BATCH_EMPTY']);
  });
});

describe('what is refused', () => {
  test('row by row, and nothing is published', async () => {
    const before = (await own.platform.ask('chongqing', '{ quotas(region: "500000") { version } }')).quotas.length;
    const rows = [
      value,
      value,
      { ...value, type: 'SPORTS', unit: 'kWh' },
      { ...value, type: 'SCIENCE', guide: '8' },
      { ...value, type: 'SOCIAL_GROUP', limit: '0' },
    ];
    const { standard: none, results, problems } = await publish({ title: '', validTo: '2019-01-01', replaces: 99, values: rows });
    expect(none).toBeNull();
    expect(results.map((result: { problems: { code: string }[] }) => result.problems[0]?.code ?? null)).toEqual([
      null,
      'QUOTA_TWICE',
      'BAD_FIELD',
      'QUOTA_ORDER',
      'BAD_FIELD',
    ]);
    expect(problems.map(({ code }: { code: string }) => code)).toEqual(['TEXT_LENGTH', 'BAD_FIELD', 'UNKNOWN_QUOTA', 'ROWS_REFUSED']);
    expect((await own.platform.ask('chongqing', '{ quotas(region: "500000") { version } }')).quotas).toHaveLength(before);
  });

  test.each(['liangping', 'sichuan', 'auditor', 'joint'] as const)('%s publishes none for 重庆', async (account) => {
    expect((await own.platform.refusals(account, publication, { input: { ...standard, clientRequestId: 'stranger' } }))[0]).toMatch(
      /^(OUT_OF_SCOPE|FORBIDDEN): /,
    );
  });

  test('twice the same request is one standard', async () => {
    const input = { standardNumber: 'TEST 9', clientRequestId: 'once' };
    expect(await publish(input)).toEqual(await publish(input));
    expect((await publish({ ...input, title: '另一个' })).problems).toMatchObject([{ code: 'REQUEST_ID_REUSED' }]);
  });
});
