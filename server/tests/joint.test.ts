// The joint view: what both provinces have published, side by side and together, and nothing of any single institution.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Decimal } from '@shuangcheng/domain';
import { contractOperation } from './kit/contract-operations.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { sumOf, type Account } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';
import { recordStatements } from './kit/recorded-statements.js';

let own: OwnDemonstration;
let requests = 0;
const ask = (account: Account, query: string, variables = {}) => own.platform.ask(account, query, variables);
const nextId = (): string => `joint ${(requests += 1)}`;

const provinceOf = { sichuan: '510000', chongqing: '500000' } as const;
type Bureau = keyof typeof provinceOf;
const publish = async (bureau: Bureau, period: string, more: object = {}): Promise<string> => {
  const query = `mutation ($input: EditionInput!) { publishEdition(input: $input) { edition { id } problems { code message } } }`;
  const input = { region: provinceOf[bureau], period, clientRequestId: nextId(), ...more };
  const { edition, problems } = (await ask(bureau, query, { input })).publishEdition;
  expect(problems).toEqual([]);
  return edition.id as string;
};
const withdraw = async (bureau: Bureau, editionId: string, reason: string): Promise<void> => {
  const query = `mutation ($input: WithdrawEditionInput!) { withdrawEdition(input: $input) { problems { code } } }`;
  const input = { editionId, reason, clientRequestId: nextId() };
  expect((await ask(bureau, query, { input })).withdrawEdition.problems).toEqual([]);
};

interface Part {
  readonly member: { readonly code: string };
  readonly value: string | null;
  readonly reason: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly edition: { readonly id: string; readonly number: number } | null;
}
interface Figure extends Omit<Part, 'member' | 'edition'> {
  readonly parts: Part[];
  readonly methodDifferences: { aspect: string; preventsSum: boolean; values: { member: { code: string }; value: string }[] }[];
}
const PART = 'value reason numerator denominator';
const FIGURE = `${PART} parts { member { code } ${PART} edition { id number } }
  methodDifferences { aspect preventsSum values { member { code } value } }`;
const figureOf = async (code: string, period: string, more: object = {}): Promise<Figure> => {
  const query = `query ($code: IndicatorCode!, $period: Period!, $group: String, $carbonScope: CarbonScope) {
    joint { indicator(code: $code, period: $period, group: $group, carbonScope: $carbonScope) { ${FIGURE} } } }`;
  return (await ask('joint', query, { code, period, ...more })).joint.indicator as Figure;
};
/** A figure of an edition as its own bureau reads it. */
const frozenOf = async (bureau: Bureau, id: string, code: string, region: string = provinceOf[bureau]) => {
  const query = `query ($id: ID!, $code: IndicatorCode!, $region: String!) { node(id: $id) { ... on Edition {
    figures(codes: [$code], regions: [$region]) { nodes { carbonScope value numerator denominator } } } } }`;
  const { nodes } = (await ask(bureau, query, { id, code, region })).node.figures;
  return (nodes as { carbonScope: string | null; value: string; numerator: string; denominator: string | null }[]).find(
    ({ carbonScope }) => carbonScope !== 'BUILDING',
  )!;
};
const previewOf = async (bureau: Bureau, period: string) => {
  const query = `mutation ($input: EditionInput!) { publishEdition(input: $input) { edition { id } preview {
    number figures { code value } withheld { group code carbonScope } } problems { code } } }`;
  const input = { region: provinceOf[bureau], period, publish: false, clientRequestId: nextId() };
  const { preview, ...rest } = (await ask(bureau, query, { input })).publishEdition;
  expect(rest).toEqual({ edition: null, problems: [] });
  return preview as { number: number; withheld: { group: string | null; code: string; carbonScope: string | null }[] };
};
const withheldIn = async (bureau: Bureau, id: string) =>
  (await ask(bureau, `query ($id: ID!) { node(id: $id) { ... on Edition { withheld { group code carbonScope } } } }`, { id })).node
    .withheld as { group: string | null; code: string; carbonScope: string | null }[];

const toCorrect = async (month: number, institutions: number): Promise<{ code: string; kwh: string }[]> =>
  (
    await own.owner.query<{ code: string; kwh: string }>(
      `select i.code, (v.electricity / 1000 + 17)::text as kwh from institution i join report r using (tenant_id, institution_id)
         join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.approved_version
        where i.region_id = 500155 and r.month = $1 and v.electricity > 0 order by i.code limit $2`,
      [month, institutions],
    )
  ).rows;
const institutionEnergy = async (code: string, ...periods: string[]): Promise<string[]> => {
  const query = `query ($code: String!, $period: Period!) { institution(code: $code) { indicator(code: ENERGY_TOTAL, period: $period) { value } } }`;
  return Promise.all(
    periods.map(async (period) => (await ask('liangping', query, { code, period })).institution.indicator.value as string),
  );
};
/** Sends the month's reports of so many institutions of 梁平 anew, each with a little more electricity, and approves them. */
const correct = async (month: number, institutions: number): Promise<void> => {
  const rows = await toCorrect(month, institutions);
  const period = `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;
  const reports = rows.map(({ code, kwh }) => ({
    institution: code,
    period,
    values: [{ item: 'ELECTRICITY', quantity: kwh, acquisition: 'METERED' }],
  }));
  const sent = (await ask('liangping', contractOperation('SubmitBatch'), { input: { reports, clientRequestId: nextId() } })).submitReports;
  expect(sent).toMatchObject({ accepted: institutions, rejected: 0 });
  const reportIds = sent.results.map((row: { report: { id: string } }) => row.report.id);
  const reviewed = await ask('liangping', contractOperation('Review'), {
    input: { reportIds, decision: 'APPROVE', clientRequestId: nextId() },
  });
  expect(reviewed.reviewReports.problems).toEqual([]);
};

const editions: Record<string, string> = {};
beforeAll(async () => {
  own = await startOwnDemonstration();
  editions['sichuan'] = await publish('sichuan', '2024');
  editions['chongqing'] = await publish('chongqing', '2024');
  editions['alone'] = await publish('chongqing', '2023');
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => own.close());

describe('the joint report', () => {
  const report = async (period: string) => (await ask('joint', contractOperation('JointReport'), { period })).joint;

  test('has both provinces, the groups across them, and the published figures side by side', async () => {
    const joint = await report('2024');
    expect(joint.members).toEqual([
      { code: '510000', name: '四川省' },
      { code: '500000', name: '重庆市' },
    ]);
    const belt = joint.groups.find(({ code }: { code: string }) => code === 'MINGYUESHAN');
    expect(belt.name).toBe('明月山绿色发展示范带');
    expect(belt.regions.map(({ code }: { code: string }) => code)).toEqual(['500155', '500231', '511623', '511703', '511723', '511724']);
    expect(joint.comparison.map(({ member }: { member: { code: string } }) => member.code)).toEqual(['510000', '500000']);
    for (const [index, bureau] of (['sichuan', 'chongqing'] as const).entries()) {
      for (const figure of joint.comparison[index].figures) {
        expect(figure.value).toBe((await frozenOf(bureau, editions[bureau]!, figure.code)).value);
        expect(figure.edition).toMatchObject({ id: editions[bureau] });
      }
    }
  });

  test('adds what both have published, exactly, and shows the parts', async () => {
    const { indicator } = await report('2024');
    const parts = indicator.parts as Part[];
    expect(parts.map(({ member }) => member.code)).toEqual(['510000', '500000']);
    expect(indicator.value).toBe(sumOf(parts.map(({ value }) => value)));
    expect(parts[1]!.value).toBe((await frozenOf('chongqing', editions['chongqing']!, 'CARBON_TOTAL')).value);
  });

  test('takes its intensities as ratios of sums', async () => {
    const { value, numerator, denominator, parts } = await figureOf('ENERGY_PER_CAPITA', '2024');
    expect(numerator).toBe(sumOf(parts.map((part) => part.numerator)));
    const ratio = new Decimal(numerator!).dividedBy(parts.reduce((sum, part) => sum.plus(part.denominator!), new Decimal(0)));
    expect(new Decimal(value!).minus(ratio).abs().lessThan('1e-5')).toBe(true);
    expect(denominator).not.toBeNull();
  });

  test('says how complete the reports behind it were when they were published, of each part and together', async () => {
    const COUNTS = 'completeness { expected approved waiting missing coverage }';
    const query = `query ($group: String) { joint {
      comparison(codes: [ENERGY_TOTAL, ENERGY_TOTAL], period: "2024") { figures { code ${COUNTS} } }
      indicator(code: ENERGY_TOTAL, period: "2024", group: $group) { ${COUNTS} parts { ${COUNTS} } } } }`;
    const placesOf = async (bureau: Bureau, regions: string[]) => {
      const places = `query ($id: ID!, $regions: [String!]) { node(id: $id) { ... on Edition {
        places(regions: $regions) { nodes { expected approved waiting missing coverage } } } } }`;
      const { nodes } = (await ask(bureau, places, { id: editions[bureau], regions })).node.places;
      return nodes as Record<'expected' | 'approved', number>[];
    };
    const { comparison, indicator } = (await ask('joint', query, { group: null })).joint;
    const own = [...(await placesOf('sichuan', ['510000'])), ...(await placesOf('chongqing', ['500000']))];
    expect(indicator.parts.map((part: { completeness: unknown }) => part.completeness)).toEqual(own);
    expect(indicator.completeness.approved).toBe(own[0]!.approved + own[1]!.approved);
    // An indicator that is asked for twice is answered once.
    expect(comparison).toEqual(own.map((completeness) => ({ figures: [{ code: 'ENERGY_TOTAL', completeness }] })));
    const belt = (await ask('joint', query, { group: 'MINGYUESHAN' })).joint.indicator;
    const districts = await placesOf('chongqing', ['500155', '500231']);
    expect(belt.parts[1].completeness).toMatchObject({
      expected: districts[0]!.expected + districts[1]!.expected,
      approved: districts[0]!.approved + districts[1]!.approved,
    });
  });

  test('gives the factors that each edition was computed with, as they were sealed', async () => {
    const FACTORS = 'factors { use item province year value unit source provisional }';
    const query = `{ joint { comparison(codes: [CARBON_TOTAL], period: "2024") { figures { edition { factorSet ${FACTORS} } } } } }`;
    const shown = (await ask('joint', query)).joint.comparison[1].figures[0].edition;
    const sets = (await ask('chongqing', `{ factorSets { id ${FACTORS} } }`)).factorSets as { id: string; factors: object[] }[];
    expect(shown.factors).toEqual(sets.find(({ id }) => id === shown.factorSet)!.factors);
    const own = `query ($id: ID!) { node(id: $id) { ... on Edition { ${FACTORS} } } }`;
    expect((await ask('chongqing', own, { id: editions['chongqing'] })).node.factors).toEqual(shown.factors);
  });

  test('of a group across provinces is made of the parts of each, from its own regions', async () => {
    const { value, parts } = await figureOf('ENERGY_TOTAL', '2024', { group: 'MINGYUESHAN' });
    expect(parts.map(({ member }) => member.code)).toEqual(['510000', '500000']);
    expect(value).toBe(sumOf(parts.map((part) => part.value)));
    const districts = await Promise.all(
      ['500155', '500231'].map((code) => frozenOf('chongqing', editions['chongqing']!, 'ENERGY_TOTAL', code)),
    );
    expect(parts[1]!.value).toBe(sumOf(districts.map((district) => district.value)));
    const { parts: one } = await figureOf('ENERGY_TOTAL', '2024', { group: 'CQ_NORTHEAST' });
    expect(one.map(({ member }) => member.code)).toEqual(['500000']);
    const query = '{ joint { indicator(code: ENERGY_TOTAL, period: "2024", group: "NOWHERE") { value } } }';
    expect((await own.platform.refusals('joint', query))[0]).toMatch(/^NOT_FOUND/);
  });

  test('asks the database for few things, however many figures it has', async () => {
    const statements = recordStatements(own.platform.server.database);
    const sent = await statements.during(() => report('2024'));
    expect(sent).toMatchObject({ select_joint_editions: 1, select_joint_figures: 1 });
    expect(Object.keys(sent).length).toBeLessThanOrEqual(9);
  });

  test.each(['liangping', 'sichuan', 'auditor', 'liangping-school'] as const)(
    'is nothing to %s, who has no joint grant',
    async (account) => {
      expect(await ask(account, contractOperation('JointReport'), { period: '2024' })).toEqual({ joint: null });
    },
  );
});

describe('what is not published', () => {
  test('is absent, and nowhere zero', async () => {
    const { comparison } = (await ask('joint', contractOperation('JointReport'), { period: '2024-05' })).joint;
    expect(comparison).toEqual([]);
    const figure = await figureOf('ENERGY_TOTAL', '2024-05');
    expect(figure).toMatchObject({ value: null, reason: 'NOT_PUBLISHED', numerator: null });
    expect(figure.parts.map(({ value, reason, edition }) => [value, reason, edition])).toEqual([
      [null, 'NOT_PUBLISHED', null],
      [null, 'NOT_PUBLISHED', null],
    ]);
  });

  test('by one of them leaves the other’s part, and no sum', async () => {
    const { comparison } = (await ask('joint', contractOperation('JointReport'), { period: '2023' })).joint;
    expect(comparison.map(({ member }: { member: { code: string } }) => member.code)).toEqual(['500000']);
    const figure = await figureOf('WATER_TOTAL', '2023');
    expect(figure).toMatchObject({ value: null, reason: 'NOT_PUBLISHED' });
    expect(figure.parts.map(({ value }) => value === null)).toEqual([true, false]);
  });

  test('any more is gone from the joint view, and kept by the province and in its audit trail', async () => {
    await withdraw('chongqing', editions['alone']!, '数据有误');
    const { comparison } = (await ask('joint', contractOperation('JointReport'), { period: '2023' })).joint;
    expect(comparison).toEqual([]);
    expect((await figureOf('WATER_TOTAL', '2023')).parts[1]).toMatchObject({ value: null, reason: 'NOT_PUBLISHED', edition: null });
    expect((await frozenOf('chongqing', editions['alone']!, 'WATER_TOTAL')).value).not.toBeNull();
    const trail = await ask('auditor', `{ auditTrail(region: "500000", first: 20) { nodes { action subjects } } }`);
    const acts = (trail.auditTrail.nodes as { action: string; subjects: string[] }[]).filter(({ subjects }) =>
      subjects.includes(editions['alone']!),
    );
    expect(acts.map(({ action }) => action)).toEqual(['withdrawEdition', 'publishEdition']);
  });
});

describe('factor sets of a province’s own', () => {
  const publishSet = async (id: string, factors: object[]): Promise<void> => {
    const query = 'mutation ($input: FactorSetInput!) { publishFactorSet(input: $input) { factorSet { id } problems { code message } } }';
    const input = { region: '500000', name: id, source: '试验', basedOn: 'PLAN-2020', factors, clientRequestId: nextId() };
    expect((await ask('chongqing', query, { input })).publishFactorSet).toEqual({ factorSet: { id }, problems: [] });
  };
  const grid = (year: number) => ({ use: 'GRID_CARBON', item: 'ELECTRICITY', year, value: '0.45', unit: 'kgCO2/kWh', source: '公告' });
  const gas = { use: 'CARBON', item: 'NATURAL_GAS', value: '0.002184', unit: 'tCO2/m3', source: '指南' };
  const differenceIn = (set: string, preventsSum: boolean) => [
    {
      ...{ aspect: 'FACTOR_SET', preventsSum },
      values: [
        { member: { code: '510000' }, value: 'PLAN-2020' },
        { member: { code: '500000' }, value: set },
      ],
    },
  ];
  const isSum = (figure: Figure): void => {
    expect(figure.reason).toBeNull();
    expect(figure.value).toBe(sumOf(figure.parts.map(({ value }) => value)));
  };

  test('that say the same of a period are no difference there', async () => {
    await publishSet('500000-1', [grid(2025)]);
    await publish('sichuan', '2021');
    await publish('chongqing', '2021', { factorSet: '500000-1' });
    for (const code of ['ENERGY_TOTAL', 'CARBON_TOTAL', 'WATER_TOTAL']) {
      const figure = await figureOf(code, '2021');
      isSum(figure);
      expect(figure.methodDifferences).toEqual([]);
    }
  });

  test('with a grid factor of its own are named where it is used, and added all the same', async () => {
    await publish('sichuan', '2020');
    await publish('chongqing', '2020', { factorSet: 'CHONGQING-MUNICIPAL-2020' });
    const carbon = await figureOf('CARBON_TOTAL', '2020');
    isSum(carbon);
    expect(carbon.methodDifferences).toEqual(differenceIn('CHONGQING-MUNICIPAL-2020', false));
    expect((await figureOf('ENERGY_TOTAL', '2020')).methodDifferences).toEqual([]);
  });

  test('with another factor of what is burnt are not added, and the difference is named', async () => {
    await publishSet('500000-2', [gas]);
    await publish('sichuan', '2025');
    await publish('chongqing', '2025', { factorSet: '500000-2' });
    const carbon = await figureOf('CARBON_TOTAL', '2025');
    expect(carbon).toMatchObject({ value: null, reason: 'METHODS_DIFFER', methodDifferences: differenceIn('500000-2', true) });
    expect(carbon.parts.every(({ value }) => value !== null)).toBe(true);
    for (const code of ['ENERGY_TOTAL', 'WATER_TOTAL']) isSum(await figureOf(code, '2025'));
  });
});

const CODES = ['ENERGY_TOTAL', 'BUILDING_ENERGY', 'WATER_TOTAL', 'CARBON_TOTAL', 'ENERGY_PER_AREA', 'ENERGY_PER_CAPITA', 'CARBON_PER_AREA'];
const GROUPS = [null, 'MINGYUESHAN', 'CQ_METROPOLITAN', 'CQ_NORTHEAST', 'CQ_SOUTHEAST'];
/** Every number of 重庆 that the joint view shows of a period, by what it is of. */
const everythingShown = async (period: string): Promise<Map<string, Decimal>> => {
  const found = new Map<string, Decimal>();
  for (const group of GROUPS)
    for (const carbonScope of ['TOTAL', 'BUILDING'])
      for (const code of CODES) {
        const part = (await figureOf(code, period, { group, carbonScope })).parts.find(({ member }) => member.code === '500000')!;
        for (const [name, value] of Object.entries({ numerator: part.numerator, denominator: part.denominator }))
          if (value !== null) found.set(`${group ?? ''} ${code} ${carbonScope} ${name}`, new Decimal(value));
      }
  return found;
};

describe('an edition that differs from one that was shown', () => {
  let before: Map<string, Decimal>;
  let second: string;

  test('by one report shows nothing that would tell of it: the province and its groups there are withheld', async () => {
    before = await everythingShown('2024');
    expect(before.size).toBeGreaterThan(70);
    const [code] = await toCorrect(202405, 1);
    const [untouched] = await institutionEnergy(code!.code, '2024');
    await correct(202405, 1);
    const preview = await previewOf('chongqing', '2024');
    expect(await everythingShown('2024')).toEqual(before);
    second = await publish('chongqing', '2024');
    // Its bureau could have known.
    const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
    expect(preview.number).toBe(2);
    expect(sorted(preview.withheld)).toEqual(sorted(await withheldIn('chongqing', second)));
    // The attack that it is about: both editions side by side give away what one institution corrected.
    const [old, now] = await Promise.all([editions['chongqing']!, second].map((id) => frozenOf('chongqing', id, 'ENERGY_TOTAL')));
    const [after] = await institutionEnergy(code!.code, '2024');
    expect(new Decimal(now!.value).minus(old!.value).toFixed()).toBe(new Decimal(after!).minus(untouched!).toFixed());
    const energy = await figureOf('ENERGY_TOTAL', '2024');
    expect(energy).toMatchObject({ value: null, reason: 'WITHHELD', numerator: null });
    expect(energy.parts.map(({ value, reason, edition }) => [value === null, reason, edition!.number])).toEqual([
      [false, null, 1],
      [true, 'WITHHELD', 2],
    ]);
    const shown = await everythingShown('2024');
    for (const [name, value] of shown) expect([name, value.toFixed()]).toEqual([name, before.get(name)?.toFixed()]);
    // What it has no part in is shown again; where it stands, nothing is.
    expect(new Set([...shown.keys()].map((name) => name.split(' ')[0]))).toEqual(new Set(['CQ_METROPOLITAN', 'CQ_SOUTHEAST']));
    const withheldOf = async (id: string) =>
      new Set((await withheldIn('chongqing', id)).map(({ group, code, carbonScope }) => `${group} ${code} ${carbonScope}`));
    const [first, afterwards] = [await withheldOf(editions['chongqing']!), await withheldOf(second)];
    // Too few of the made-up institutions there burn what the two carbon scopes would tell apart.
    expect(first).toEqual(new Set(['CQ_SOUTHEAST CARBON_PER_AREA BUILDING', 'CQ_SOUTHEAST CARBON_TOTAL BUILDING']));
    expect(afterwards.size).toBe(first.size + 3 * 10);
  });

  test('comes back when it is withdrawn: the one before stands again', async () => {
    await withdraw('chongqing', second, '待更多更正后再发布');
    expect(await everythingShown('2024')).toEqual(before);
  });

  test('by as many as the minimum is shown', async () => {
    await correct(202407, 4);
    await publish('chongqing', '2024');
    const { value, parts } = await figureOf('ENERGY_TOTAL', '2024');
    // 1 in May, and 4 in July of whom it is one: four institutions in all.
    expect([value, parts[1]!.reason]).toEqual([null, 'WITHHELD']);
    await correct(202409, 6);
    await publish('chongqing', '2024');
    const shown = await figureOf('ENERGY_TOTAL', '2024');
    expect(shown.parts[1]).toMatchObject({ reason: null, edition: { number: 4 } });
    expect(shown.value).toBe(sumOf(shown.parts.map((part) => part.value)));
  });
});

test('no number shown, nor any difference of two, is one institution’s', async () => {
  await publish('chongqing', '2024-H1');
  await publish('chongqing', '2024-05');
  const shown = (await Promise.all(['2024', '2024-H1', '2024-05'].map(everythingShown))).flatMap((found) => [...found.values()]);
  // What each institution of 重庆 used in a month, in half a year and in the year, in the units of the figures.
  const quantities = `v.electricity / 1000.0 * 0.0001229 as energy, v.water / 1000.0 as water, v.energy_users::numeric / 12 as people`;
  const { rows } = await own.owner.query<{ energy: string | null; water: string | null; people: string | null }>(
    `with used as (
       select v.institution_id, v.month, ${quantities} from report r join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id
          and v.month = r.month and v.version = r.approved_version where r.tenant_id = 500000 and r.month between 202401 and 202412)
     select sum(energy)::text as energy, sum(water)::text as water, sum(people)::text as people from used
      group by grouping sets ((institution_id), (institution_id, month), (institution_id, month <= 202406))`,
  );
  const single = new Set(
    rows.flatMap((row) => Object.values(row)).flatMap((value) => (value === null ? [] : [new Decimal(value).toFixed(6)])),
  );
  single.delete('0.000000');
  const differences = shown.flatMap((a, index) => shown.slice(index + 1).map((b) => a.minus(b).abs()));
  expect(differences.length).toBeGreaterThan(10_000);
  expect([...shown, ...differences].filter((value) => single.has(value.toFixed(6)))).toEqual([]);
});

test('a group whose counties were merged is summed over what follows them, and says so where that lies outside of it', async () => {
  const merge = async (from: string, into: string): Promise<void> => {
    const query = 'mutation ($input: ReorganiseInput!) { reorganise(input: $input) { applied problems { code message } } }';
    const input = {
      ...{ effectiveFrom: '2025-06-01', title: '合并', reason: '区划调整', preview: false, clientRequestId: nextId() },
      regions: [{ kind: 'MERGE_REGIONS', regions: [from], into: { code: into } }],
    };
    expect((await ask('chongqing', query, { input })).reorganise).toEqual({ applied: true, problems: [] });
  };
  await merge('500236', '500155');
  const edition = await publish('chongqing', '2025-07');
  const northeast = await figureOf('ENERGY_TOTAL', '2025-07', { group: 'CQ_NORTHEAST' });
  const groups = (await ask('joint', '{ joint { groups { code regions { code } } } }')).joint.groups as {
    code: string;
    regions: { code: string }[];
  }[];
  const members = groups.find(({ code }) => code === 'CQ_NORTHEAST')!.regions.map(({ code }) => code);
  expect(members).toContain('500236');
  const standing = members.filter((code) => code !== '500236');
  const values = await Promise.all(standing.map(async (code) => (await frozenOf('chongqing', edition, 'ENERGY_TOTAL', code)).value));
  expect(northeast).toMatchObject({ value: sumOf(values), reason: null });
  // 500117 is of the metropolitan group: what of the northeast went there cannot be told from it any more.
  await merge('500235', '500117');
  await publish('chongqing', '2025-08');
  const changed = await figureOf('ENERGY_TOTAL', '2025-08', { group: 'CQ_NORTHEAST' });
  expect([changed.value, changed.reason, changed.parts[0]!.reason, changed.parts[0]!.edition?.number]).toEqual([
    null,
    'GROUP_CHANGED',
    'GROUP_CHANGED',
    1,
  ]);
  expect((await figureOf('ENERGY_TOTAL', '2025-07', { group: 'CQ_NORTHEAST' })).value).toBe(northeast.value);
});

describe('the rule of a province', () => {
  const SET = `mutation ($input: JointRuleInput!) { setJointRule(input: $input) { rule { number minimumInstitutions note } problems { code } } }`;
  const set = async (minimumInstitutions: number, more: object = {}) =>
    (await ask('chongqing', SET, { input: { region: '500000', minimumInstitutions, note: '试行', clientRequestId: nextId(), ...more } }))
      .setJointRule;

  test('is there from the beginning, and never below the floor', async () => {
    const { jointRule } = await ask('chongqing', '{ jointRule(region: "500000") { number minimumInstitutions note } }');
    expect(jointRule).toMatchObject({ number: 1, minimumInstitutions: 5 });
    expect(await set(2)).toEqual({ rule: null, problems: [{ code: 'NUMBER_OUT_OF_RANGE' }] });
    expect(await set(5, { note: ' ' })).toEqual({ rule: null, problems: [{ code: 'TEXT_LENGTH' }] });
  });

  test('holds for what is published from then on', async () => {
    expect(await set(30)).toEqual({ rule: { number: 2, minimumInstitutions: 30, note: '试行' }, problems: [] });
    const withheld = await withheldIn('chongqing', await publish('chongqing', '2022'));
    const groups = new Set(withheld.filter(({ code }) => code === 'WATER_TOTAL').map(({ group }) => group));
    // 24 made-up institutions in the one, 1,216 in the other.
    expect([groups.has('CQ_SOUTHEAST'), groups.has('MINGYUESHAN'), groups.has(null)]).toEqual([true, false, false]);
    const counted = async (group: string): Promise<unknown> => {
      const query = `{ joint { indicator(code: WATER_TOTAL, period: "2022", group: "${group}") { parts { completeness { expected } } } } }`;
      return (await ask('joint', query)).joint.indicator.parts.at(-1).completeness;
    };
    expect([await counted('CQ_SOUTHEAST'), await counted('MINGYUESHAN')]).toEqual([null, { expected: expect.any(Number) }]);
  });

  test('is its own bureau’s', async () => {
    const input = { region: '500000', minimumInstitutions: 3, note: 'x', clientRequestId: nextId() };
    expect((await own.platform.refusals('sichuan', SET, { input }))[0]).toMatch(/^OUT_OF_SCOPE/);
    expect((await own.platform.refusals('auditor', SET, { input }))[0]).toMatch(/^FORBIDDEN/);
    const withheld = 'query ($id: ID!) { node(id: $id) { ... on Edition { withheld { code } } } }';
    expect((await own.platform.refusals('liangping', withheld, { id: editions['chongqing'] }))[0]).toMatch(/^OUT_OF_SCOPE/);
  });
});

test('a joint client reads no edition by its id, and the joint tasks with their progress', async () => {
  expect((await own.platform.refusals('joint', 'query ($id: ID!) { node(id: $id) { id } }', { id: editions['sichuan'] }))[0]).toMatch(
    /^NOT_FOUND/,
  );
  const RECORD = `mutation($input: TaskProgressInput!) { recordTaskProgress(input: $input) { problems { code } } }`;
  const input = { region: '510000', task: 'JOINT_BRAND_EVENTS', date: '2024-06-05', quantity: '1', clientRequestId: nextId() };
  expect((await ask('sichuan', RECORD, { input })).recordTaskProgress.problems).toEqual([]);
  const { tasks } = (
    await ask('joint', '{ joint { tasks { code done completionPercent sides { recorded } entries { quantity awaits { code } } } } }')
  ).joint;
  expect(tasks[0]).toEqual({
    code: 'JOINT_BRAND_EVENTS',
    done: '1',
    completionPercent: '20',
    sides: [{ recorded: '1' }, { recorded: '0' }],
    entries: [{ quantity: '1', awaits: [{ code: '500000' }] }],
  });
});
