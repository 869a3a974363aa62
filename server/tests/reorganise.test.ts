// Counties merged in the middle of a year, institutions that move: every figure exact under the tree of any day, nothing
// counted twice or lost, over HTTP as the bureaus do it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { currentTree, makeLoadScope, withTenantSession } from '@shuangcheng/tenants';
import type pg from 'pg';
import { findLedgerDifferences } from '../src/features/reports/ledger.store.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { decimal, sumOf, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';
import { recordStatements } from './kit/recorded-statements.js';
import { figureOf, type RegionFigure } from './kit/region-figures.js';

let platform: DemonstrationServer;
let owner: pg.Client;
let demonstration: OwnDemonstration;
beforeAll(async () => {
  demonstration = await startOwnDemonstration();
  ({ platform, owner } = demonstration);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(() => demonstration.close());

let requests = 0;
const requestId = (): string => `reorganise ${(requests += 1)}`;
const REORGANISE = `mutation($input: ReorganiseInput!) { reorganise(input: $input) { applied reorganisationId effectiveFrom institutions reportsMoved
  effects { code name institutionsBefore institutionsAfter expected { period before after } figures { period code before after difference }
    baselines { year indicator before after method } }
  sums { period code difference } problems { code message path } warnings { code message path } } }`;
interface Reorganised {
  readonly applied: boolean;
  readonly reorganisationId: string | null;
  readonly institutions: number;
  readonly reportsMoved: number;
  readonly effects: {
    code: string;
    name: string;
    institutionsBefore: number;
    institutionsAfter: number;
    expected: { period: string; before: number; after: number }[];
    figures: { period: string; code: string; before: string | null; after: string | null; difference: string }[];
    baselines: { year: number; indicator: string; before: string | null; after: string; method: string }[];
  }[];
  readonly sums: { period: string; code: string; difference: string }[];
  readonly problems: { code: string; message: string; path: string[] }[];
  readonly warnings: { code: string; message: string; path: string[] }[];
}
const reorganise = async (account: Account, input: object): Promise<Reorganised> =>
  (await platform.ask(account, REORGANISE, { input: { reason: '测试', clientRequestId: requestId(), ...input } }))
    .reorganise as Reorganised;
const codes = ({ problems }: Reorganised): string[] => problems.map(({ code }) => code);

const differences = async (tenantId = 500000) => {
  const { database } = platform.server;
  const scope = makeLoadScope(database, await currentTree(database), tenantId, new Date());
  return withTenantSession(scope, 'read', findLedgerDifferences);
};
const NONE = { cells: [], states: [], register: [] };

const figure = (code: string, period: string, treeAsOf?: string, account: Account = 'chongqing'): Promise<RegionFigure> =>
  figureOf(platform, account, { code, period, ...(treeAsOf && { treeAsOf }) });
/** The province, and the sum over its districts and its own institutions, under the tree of a day. */
const provinceAndParts = async (period: string, treeAsOf?: string, code = '500000', account: Account = 'chongqing') => {
  const query = `query($code: String!, $period: Period!, $treeAsOf: Date) { region(code: $code) {
    indicator(code: ENERGY_TOTAL, period: $period, options: { treeAsOf: $treeAsOf }) { value quality { expected approved } }
    breakdown(period: $period, by: CHILD_REGION, options: { treeAsOf: $treeAsOf }) { key energyTce } } }`;
  const { region } = await platform.ask(account, query, { code, period, treeAsOf: treeAsOf ?? null });
  const parts = region.breakdown as { key: string; energyTce: string | null }[];
  return {
    whole: region.indicator.value as string,
    parts: sumOf(parts.map((part) => part.energyTce)),
    keys: parts.map((part) => part.key),
    quality: region.indicator.quality,
  };
};
const institutionsOf = async (code: string, account: Account = 'chongqing', openOn: string | null = null): Promise<string[]> => {
  const query = `query($code: String!, $openOn: Date) { region(code: $code) { institutions(first: 500, filter: { openOn: $openOn }) { nodes { code } } } }`;
  const { region } = await platform.ask(account, query, { code, openOn });
  return (region.institutions.nodes as { code: string }[]).map((node) => node.code);
};
const plus = (...figures: RegionFigure[]): RegionFigure => ({
  energy: sumOf(figures.map((each) => each.energy)),
  water: sumOf(figures.map((each) => each.water)),
  expected: figures.reduce((total, each) => total + each.expected, 0),
  approved: figures.reduce((total, each) => total + each.approved, 0),
});

describe('two districts merged into a new one in the middle of a year, some of their towns elsewhere', () => {
  const [JIANGBEI, YUBEI, BEIBEI, NEW] = ['500105', '500112', '500109', '500157'] as const;
  const LATE = '2025-12-31';
  const EARLY = '2025-11-05';
  let before: Record<string, RegionFigure>;
  /** When nothing of it was recorded yet. */
  let beforeRecording: string;
  let province: Awaited<ReturnType<typeof provinceAndParts>>;
  let town: string;
  let input: object;

  test('is shipped as it is known, without a code', async () => {
    const query =
      '{ preparedReorganisations { key title effectiveOn applied abolished { code } created { code name } townships { from to names } } }';
    const { preparedReorganisations } = await platform.ask('chongqing', query);
    expect(preparedReorganisations).toMatchObject([
      { key: 'CQ_LIANGJIANG_2025', effectiveOn: '2025-11-06', applied: false, created: { code: null, name: '两江新区' } },
    ]);
    expect((await platform.ask('sichuan', query)).preparedReorganisations).toEqual([]);
  });

  test('is previewed with what changes in which figures, and nothing is done', async () => {
    const figures = await Promise.all([JIANGBEI, YUBEI, BEIBEI].map((code) => figure(code, '2025')));
    before = Object.fromEntries([JIANGBEI, YUBEI, BEIBEI].map((code, index) => [code, figures[index]!]));
    province = await provinceAndParts('2025');
    [town] = (await institutionsOf(YUBEI)) as [string];
    input = {
      prepared: { key: 'CQ_LIANGJIANG_2025', code: NEW },
      institutions: [{ kind: 'MOVE', institutions: [town], toRegion: BEIBEI }],
      restateBaselines: true,
      periods: ['2025', '2025-10', '2025-11'],
    };
    const preview = await reorganise('chongqing', { ...input, preview: true });
    expect(preview).toMatchObject({ applied: false, reorganisationId: null, problems: [] });
    expect(preview.sums.every(({ difference }) => decimal(difference).isZero())).toBe(true);
    expect(preview.effects.map(({ code }) => code)).toEqual([NEW, JIANGBEI, BEIBEI, YUBEI, '500000']);
    const effect = (code: string) => preview.effects.find((each) => each.code === code)!;
    const energy = (code: string, period: string) =>
      effect(code).figures.find((each) => each.period === period && each.code === 'ENERGY_TOTAL')!;
    expect(energy(JIANGBEI, '2025')).toMatchObject({ before: before[JIANGBEI]!.energy, after: null });
    expect(energy('500000', '2025').difference).toBe('0');
    expect(energy(JIANGBEI, '2025-10').difference).toBe('0');
    expect(decimal(energy(NEW, '2025-11').after!).gt(0)).toBe(true);
    expect(effect(NEW)).toMatchObject({ institutionsBefore: 0, name: '两江新区' });
    expect(await figure(JIANGBEI, '2025')).toEqual(before[JIANGBEI]);
    beforeRecording = new Date().toISOString();
    expect(await platform.refusals('chongqing', `{ region(code: "${NEW}") { name } }`)).toEqual([expect.stringMatching(/^NOT_FOUND/)]);
  });

  test('is applied once with the code that the bureau enters, and never under one that is taken or of another province', async () => {
    const bad = { '510157': 'BAD_REGION_CODE', '50015': 'BAD_REGION_CODE', '500155': 'REGION_CODE_TAKEN', [BEIBEI]: 'REGION_CODE_TAKEN' };
    for (const [code, expected] of Object.entries({ ...bad, [JIANGBEI]: 'REGION_CODE_TAKEN' }))
      for (const preview of [true, false]) {
        const refused = await reorganise('chongqing', { ...input, preview, prepared: { key: 'CQ_LIANGJIANG_2025', code } });
        expect(refused).toMatchObject({ applied: false, problems: [{ code: expected, path: ['input', 'prepared', 'code'] }] });
      }
    expect(codes(await reorganise('chongqing', { ...input, prepared: { key: 'NONE', code: NEW } }))).toEqual(['UNKNOWN_PREPARED']);
    const clientRequestId = requestId();
    const applied = await reorganise('chongqing', { ...input, clientRequestId });
    expect(applied).toMatchObject({ applied: true, problems: [] });
    expect(applied.sums.every(({ difference }) => decimal(difference).isZero())).toBe(true);
    expect(await reorganise('chongqing', { ...input, clientRequestId })).toEqual(applied);
    expect(codes(await reorganise('chongqing', { ...input }))).toEqual(['ALREADY_APPLIED']);
    const { preparedReorganisations } = await platform.ask(
      'chongqing',
      '{ preparedReorganisations { applied note created { code name } } }',
    );
    expect(preparedReorganisations).toEqual([
      { applied: true, note: expect.not.stringMatching(/[a-z]/i), created: { code: NEW, name: '两江新区' } },
    ]);
    const again = { kind: 'MERGE_REGIONS', regions: [BEIBEI], into: { code: JIANGBEI, name: '江北新区' } };
    expect((await reorganise('chongqing', { effectiveFrom: '2026-01-01', regions: [again] })).problems).toMatchObject([
      { code: 'REGION_CODE_TAKEN', path: ['input', 'regions', '0', 'into', 'code'] },
    ]);
    expect(await differences()).toEqual(NONE);
  });

  test('leaves the province exact under both trees, and the districts add up to it under each', async () => {
    for (const day of [undefined, EARLY, LATE, '2025-11-06', '2020-01-01']) {
      const now = await provinceAndParts('2025', day);
      expect({ day, whole: now.whole, parts: now.parts, quality: now.quality }).toEqual({
        day,
        whole: province.whole,
        parts: province.whole,
        quality: province.quality,
      });
    }
    expect((await provinceAndParts('2025', EARLY)).keys).toEqual(province.keys);
    expect((await provinceAndParts('2025')).keys).toEqual(
      [...province.keys, NEW].filter((key) => ![JIANGBEI, YUBEI].includes(key as never)).sort(),
    );
  });

  test('shows the old districts whole under the old tree, and the new one whole under the new', async () => {
    for (const code of [JIANGBEI, YUBEI, BEIBEI]) expect(await figure(code, '2025', EARLY)).toEqual(before[code]);
    const [beibei, fresh] = [await figure(BEIBEI, '2025', LATE), await figure(NEW, '2025', LATE)];
    expect(plus(beibei, fresh)).toEqual(plus(before[JIANGBEI]!, before[YUBEI]!, before[BEIBEI]!));
    expect(await figure(NEW, '2025')).toEqual(fresh);
    expect((await figure(JIANGBEI, '2025')).energy).toBe(null);
    expect((await figure(NEW, '2025', EARLY)).energy).toBe(null);
  });

  test('draws each month under the tree of its own end: October in the old districts, November in the new', async () => {
    const months = async (code: string) =>
      Promise.all(['2025-10', '2025-11'].map(async (period) => (await figure(code, period)).approved > 0));
    expect(await months(JIANGBEI)).toEqual([true, false]);
    expect(await months(NEW)).toEqual([false, true]);
  });

  test('compares with the year before under the same tree', async () => {
    const yearOnYear = async (code: string, treeAsOf: string) => {
      const query = `{ region(code: "${code}") { indicator(code: ENERGY_TOTAL, period: "2025", options: { treeAsOf: "${treeAsOf}" }) { value yearOnYear } } }`;
      return (await platform.ask('chongqing', query)).region.indicator as { value: string; yearOnYear: string };
    };
    const now = await yearOnYear(NEW, LATE);
    const past = await figure(NEW, '2024', LATE);
    const expected = decimal(now.value).minus(past.energy!).times(100).dividedBy(past.energy!);
    expect(decimal(now.yearOnYear).minus(expected).abs().lt('0.01')).toBe(true);
  });

  test('lists every report of a figure under either tree, each once', async () => {
    const listed = async (code: string, treeAsOf: string) => {
      const query = `{ region(code: "${code}") { indicator(code: ENERGY_TOTAL, period: "2025", options: { treeAsOf: "${treeAsOf}" })
        { lineage { reports(first: 500) { totalCount nodes { id } } } } } }`;
      const { reports } = (await platform.ask('chongqing', query)).region.indicator.lineage;
      expect(new Set((reports.nodes as { id: string }[]).map(({ id }) => id)).size).toBe(reports.totalCount);
      return (reports.nodes as { id: string }[]).map(({ id }) => id);
    };
    const old = (await Promise.all([JIANGBEI, YUBEI, BEIBEI].map((code) => listed(code, EARLY)))).flat();
    const fresh = (await Promise.all([NEW, BEIBEI].map((code) => listed(code, LATE)))).flat();
    expect(fresh.sort()).toEqual(old.sort());
  });

  test('takes the baselines along: what each region gains another loses, and what was printed stays', async () => {
    const query = (code: string) =>
      `{ region(code: "${code}") { baselines { year indicator value printed restated restatements { change counterpart { code } method effectiveOn reason } } } }`;
    const of = async (code: string) =>
      (
        (await platform.ask('chongqing', query(code))).region.baselines as {
          value: string;
          printed: string | null;
          restated: string;
          restatements: { change: string; counterpart: { code: string }; method: string }[];
        }[]
      )[0]!;
    const all = await Promise.all([JIANGBEI, YUBEI, BEIBEI, NEW].map(of));
    expect(sumOf(all.map(({ value }) => value))).toBe(sumOf(all.map(({ printed }) => printed)));
    expect(sumOf(all.flatMap(({ restatements }) => restatements.map(({ change }) => change)))).toBe('0');
    expect(all.map(({ restated }) => decimal(restated).isZero())).toEqual([true, true, false, false]);
    expect(all[0]!.restatements).toMatchObject([{ counterpart: { code: NEW }, method: 'WHOLE' }]);
    expect(all[1]!.restatements.map(({ method }) => method)).toEqual(['SHARE', 'SHARE']);
    expect(all[3]!.printed).toBe(null);
  });

  test('tells the history of regions and institutions, and lists institutions as of a day', async () => {
    const query = `query($code: String!) { region(code: $code) { history { standings { validFrom validTo parent { code } }
      successions { on whole from { code } to { code } } reorganisations { title effectiveOn recordedBy } } } }`;
    expect((await platform.ask('chongqing', query, { code: NEW })).region.history).toEqual({
      standings: [{ validFrom: '2025-11-06', validTo: null, parent: { code: '500000' } }],
      successions: [
        { on: '2025-11-06', whole: true, from: { code: JIANGBEI }, to: { code: NEW } },
        { on: '2025-11-06', whole: true, from: { code: YUBEI }, to: { code: NEW } },
      ],
      reorganisations: [{ title: '撤销江北区、渝北区，设立两江新区', effectiveOn: '2025-11-06', recordedBy: 'chongqing' }],
    });
    const { institution } = await platform.ask(
      'chongqing',
      `{ institution(code: "${town}") { parent { code } history { standings { validFrom validTo region { code } } events { kind effectiveOn actor } } } }`,
    );
    expect(institution.parent.code).toBe(BEIBEI);
    expect(institution.history.standings.map((each: { region: { code: string } }) => each.region.code)).toEqual([YUBEI, BEIBEI]);
    expect(institution.history.events).toMatchObject([{ kind: 'MOVED', effectiveOn: '2025-11-06', actor: 'chongqing' }]);
    expect(await institutionsOf(BEIBEI)).toContain(town);
    expect(await institutionsOf(BEIBEI, 'chongqing', '2025-06-01')).not.toContain(town);
    expect(await institutionsOf(YUBEI, 'chongqing', '2025-06-01')).toContain(town);
    const children = async (on: string) =>
      (await platform.ask('chongqing', `{ region(code: "500000", on: "${on}") { children(first: 100) { totalCount } } }`)).region.children
        .totalCount as number;
    expect([await children(EARLY), await children('2025-11-06')]).toEqual([38, 37]);
  });

  test('is not known before it was recorded: as of then each district is what it was, as of now the new one has all', async () => {
    const known = (code: string, asOf: string) => figureOf(platform, 'chongqing', { code, period: '2025', asOf });
    for (const code of [JIANGBEI, YUBEI, BEIBEI]) expect(await known(code, beforeRecording)).toEqual(before[code]);
    expect((await known(NEW, beforeRecording)).energy).toBeNull();
    const now = new Date().toISOString();
    expect(await known(NEW, now)).toEqual(await figure(NEW, '2025'));
    expect((await known(JIANGBEI, now)).energy).toEqual((await figure(JIANGBEI, '2025')).energy);
    const ranking = `{ region(code: "500000") { ranking(code: ENERGY_TOTAL, period: "2025", level: COUNTY, options: { asOf: "${beforeRecording}" }) { region { code } } } }`;
    const ranked = ((await platform.ask('chongqing', ranking)).region.ranking as { region: { code: string } }[]).map(
      ({ region }) => region.code,
    );
    expect([JIANGBEI, YUBEI, NEW].map((code) => ranked.includes(code))).toEqual([true, true, false]);
  });

  test('gives the same under the old tree for ever after: reports that come late count in both', async () => {
    const submit = `mutation($input: ReportInput!) { submitReport(input: $input) { report { id } problems { code } } }`;
    await owner.query(
      `insert into access_grant (tenant_id, grant_id, account_id, role, region_id, subtree, valid_from)
       select 500000, gen_random_uuid(), account_id, 'COUNTY_BUREAU', ${NEW}, true, '2020-01-01' from account where username = 'liangping'`,
    );
    const [code] = (await institutionsOf(NEW)) as [string];
    const values = [{ item: 'ELECTRICITY', quantity: '123456', acquisition: 'METERED' }];
    const both = async () => [await figure(JIANGBEI, '2025', EARLY), await figure(YUBEI, '2025', EARLY), await figure(NEW, '2025', LATE)];
    const was = await both();
    for (const period of ['2025-03', '2025-12']) {
      const { submitReport } = await platform.ask('liangping', submit, {
        input: { institution: code, period, values, clientRequestId: requestId() },
      });
      expect(submitReport.problems).toEqual([]);
      await platform.ask(
        'liangping',
        `mutation { reviewReports(input: { reportIds: ["${submitReport.report.id}"], decision: APPROVE, clientRequestId: "${requestId()}" }) { problems { code } } }`,
      );
    }
    const is = await both();
    const change = (index: number) => decimal(is[index]!.energy!).minus(was[index]!.energy!).toFixed();
    expect(sumOf([change(0), change(1)])).toBe(change(2));
    expect(change(2)).not.toBe('0');
    expect(await differences()).toEqual(NONE);
  });
});

describe('an institution that moves to another county', () => {
  const [FROM, TO, CITY, DAY] = ['511723', '511725', '511700', '2025-07-01'] as const;
  let code: string;
  let before: Record<string, RegionFigure>;
  let ownYear: string;

  const ofInstitution = async (period: string, account: Account): Promise<string> =>
    (await platform.ask(account, `{ institution(code: "${code}") { indicator(code: ENERGY_TOTAL, period: "${period}") { value } } }`))
      .institution.indicator.value as string;

  test('goes from the day on, with its whole year in the figures of the year, and leaves earlier months where they were', async () => {
    [code] = (await institutionsOf(FROM, 'dazhou')) as [string];
    ownYear = await ofInstitution('2025', 'dazhou');
    const read = async (account: Account) =>
      Object.fromEntries(
        await Promise.all(
          [FROM, TO].flatMap((region) =>
            ['2025', '2025-06', '2025-07'].map(async (period) => [`${region} ${period}`, await figure(region, period, undefined, account)]),
          ),
        ),
      ) as Record<string, RegionFigure>;
    before = await read('dazhou');
    const moved = await reorganise('dazhou', { effectiveFrom: DAY, institutions: [{ kind: 'MOVE', institutions: [code], toRegion: TO }] });
    expect(moved).toMatchObject({ applied: true, institutions: 1, reportsMoved: 6, problems: [] });
    expect(moved.sums.every(({ difference }) => decimal(difference).isZero())).toBe(true);
    const after = await read('dazhou');
    const gained = (key: string) => decimal(after[key]!.energy!).minus(before[key]!.energy!).toFixed();
    expect([gained(`${TO} 2025`), gained(`${TO} 2025-06`), gained(`${TO} 2025-07`)]).toEqual([
      ownYear,
      '0',
      await ofInstitution('2025-07', 'dazhou'),
    ]);
    expect(gained(`${FROM} 2025`)).toBe(decimal(ownYear).negated().toFixed());
    expect(after[`${TO} 2025`]!.expected - before[`${TO} 2025`]!.expected).toBe(12);
  });

  test('is shown to its new county with its past, and the figures of the new county are whole for its own bureau', async () => {
    expect(await figure(TO, '2025', undefined, 'quxian')).toEqual(await figure(TO, '2025', undefined, 'dazhou'));
    expect(await figure(TO, '2025', '2025-06-30', 'quxian')).toEqual(before[`${TO} 2025`]);
    const { institution } = await platform.ask(
      'quxian',
      `{ institution(code: "${code}") { reports(from: "2025", to: "2025", first: 24) { totalCount } } }`,
    );
    expect(institution.reports.totalCount).toBe(12);
  });

  test('the old county is refused what it may not see any more, rather than shown less', async () => {
    await owner.query(
      `insert into access_grant (tenant_id, grant_id, account_id, role, region_id, subtree, valid_from)
       select 510000, gen_random_uuid(), account_id, 'COUNTY_BUREAU', ${FROM}, true, '2020-01-01' from account where username = 'dianjiang'`,
    );
    const under = (treeAsOf: string) =>
      `{ region(code: "${FROM}") { indicator(code: ENERGY_TOTAL, period: "2025", options: { treeAsOf: "${treeAsOf}" }) { value } } }`;
    expect(await platform.refusals('dianjiang', under('2025-06-30'))).toEqual([expect.stringMatching(/^OUT_OF_SCOPE.*511725/)]);
    expect(await figure(FROM, '2025', undefined, 'dianjiang')).toEqual(await figure(FROM, '2025', undefined, 'dazhou'));
    expect(await figure(FROM, '2025', '2025-06-30', 'dazhou')).toEqual(before[`${FROM} 2025`]);
  });

  test('a correction of an earlier month by the new county counts in both trees once the city has approved it', async () => {
    const submit = `mutation($input: ReportInput!) { submitReport(input: $input) { report { id } problems { code } } }`;
    const values = [{ item: 'ELECTRICITY', quantity: '777777', acquisition: 'METERED' }];
    const { submitReport } = await platform.ask('quxian', submit, {
      input: { institution: code, period: '2025-03', values, clientRequestId: requestId() },
    });
    expect(submitReport.problems).toEqual([]);
    const review = (account: Account) =>
      platform.ask(
        account,
        `mutation { reviewReports(input: { reportIds: ["${submitReport.report.id}"], decision: APPROVE, clientRequestId: "${requestId()}" }) { problems { code } } }`,
      );
    const pair = async () => [await figure(TO, '2025', undefined, 'dazhou'), await figure(FROM, '2025', '2025-06-30', 'dazhou')];
    const was = await pair();
    expect((await review('quxian')).reviewReports.problems).toMatchObject([{ code: expect.stringMatching(/NOT_ALLOWED|UNKNOWN_REPORT/) }]);
    expect((await review('dazhou')).reviewReports.problems).toEqual([]);
    const is = await pair();
    const change = (index: number) => decimal(is[index]!.energy!).minus(was[index]!.energy!).toFixed();
    expect(change(0)).not.toBe('0');
    expect(change(0)).toBe(change(1));
    expect(await differences(510000)).toEqual(NONE);
  });

  test('may be merged, split and closed', async () => {
    const [first, second] = (await institutionsOf('511724', 'dazhou')) as [string, string];
    const later = { effectiveFrom: '2026-08-15' };
    const merged = await reorganise('dazhou', { ...later, institutions: [{ kind: 'MERGE', institutions: [first], into: second }] });
    expect(merged).toMatchObject({ applied: true, problems: [] });
    const part = { code: '12511724MB00000010', name: '分设的学校', type: 'EDUCATION', system: 'EDUCATION' };
    const split = await reorganise('dazhou', {
      ...later,
      institutions: [{ kind: 'SPLIT', institutions: [second], newInstitutions: [part] }],
    });
    expect(split).toMatchObject({ applied: true, institutions: 1, problems: [] });
    const { institution } = await platform.ask(
      'dazhou',
      `{ institution(code: "${part.code}") { parent { code } validFrom } old: institution(code: "${first}") { validTo } }`,
    );
    expect(institution).toEqual({ parent: { code: '511724' }, validFrom: '2026-08-15' });
    const early = { effectiveFrom: '2025-03-01', institutions: [{ kind: 'CLOSE', institutions: [second] }] };
    expect(codes(await reorganise('dazhou', early))).toEqual(['REPORTS_AFTER_CLOSING']);
  });

  test('is answered with what is wrong in every step, and nothing is done', async () => {
    const merge = (regions: string[], into: object) => ({ effectiveFrom: DAY, regions: [{ kind: 'MERGE_REGIONS', regions, into }] });
    const bad: readonly (readonly [object, string])[] = [
      [{ effectiveFrom: DAY }, 'BAD_STEP'],
      [{ institutions: [{ kind: 'CLOSE', institutions: [code] }] }, 'BAD_FIELD'],
      [{ effectiveFrom: '2099-01-01', institutions: [{ kind: 'CLOSE', institutions: [code] }] }, 'EFFECTIVE_IN_FUTURE'],
      [{ effectiveFrom: DAY, institutions: [{ kind: 'MOVE', institutions: [code] }] }, 'BAD_STEP'],
      [{ effectiveFrom: DAY, institutions: [{ kind: 'MOVE', institutions: [code, code], toRegion: TO }] }, 'DUPLICATE_INSTITUTION'],
      [{ effectiveFrom: DAY, institutions: [{ kind: 'SPLIT', institutions: [code], newInstitutions: [] }] }, 'BAD_STEP'],
      [merge([FROM, FROM], { code: '511799', name: '新区' }), 'BAD_STEP'],
      [merge([FROM], { code: '511799' }), 'BAD_FIELD'],
      [merge([FROM], { code: '519x99', name: '新区' }), 'BAD_REGION_CODE'],
      [merge([FROM], { code: CITY }), 'BAD_STEP'],
      [merge([FROM], { code: TO, name: '新区' }), 'REGION_CODE_TAKEN'],
      [merge(['510000'], { code: '511799', name: '新区' }), 'BAD_STEP'],
      [merge(['519999', FROM], { code: TO }), 'UNKNOWN_REGION'],
      [{ effectiveFrom: DAY, regions: [{ kind: 'MOVE_REGION', regions: [FROM], parent: CITY }] }, 'BAD_STEP'],
      [{ effectiveFrom: DAY, regions: [{ kind: 'SPLIT_REGION', regions: [FROM], into: { code: TO } }] }, 'BAD_STEP'],
      [{ effectiveFrom: '2020-01-01', regions: [{ kind: 'MOVE_REGION', regions: [FROM], parent: '511900' }] }, 'REGION_NOT_ON_DAY'],
    ];
    for (const [input, expected] of bad)
      expect({ input, codes: codes(await reorganise('sichuan', input)) }).toMatchObject({ codes: [expected] });
  });

  test('is moved by nobody but who writes both regions', async () => {
    const [own] = (await institutionsOf(TO, 'quxian')).filter((each) => each !== code) as [string];
    const move = (institution: string, toRegion: string) => ({
      effectiveFrom: DAY,
      institutions: [{ kind: 'MOVE', institutions: [institution], toRegion }],
    });
    expect(codes(await reorganise('quxian', move(own, FROM)))).toEqual(['NOT_ALLOWED']);
    expect(codes(await reorganise('quxian', move('12510000MB00000000', TO)))).toEqual(['UNKNOWN_INSTITUTION']);
    const refusals = (account: Account, input: object) =>
      platform.refusals(account, REORGANISE, { input: { reason: '测试', clientRequestId: requestId(), ...input } });
    const merge = { effectiveFrom: DAY, regions: [{ kind: 'MERGE_REGIONS', regions: [FROM], into: { code: TO } }] };
    for (const account of ['quxian', 'dazhou'] as const)
      expect(await refusals(account, merge)).toEqual([expect.stringMatching(/^OUT_OF_SCOPE/)]);
    expect(await refusals('chongqing', merge)).toEqual([expect.stringMatching(/^OUT_OF_SCOPE/)]);
    expect(await refusals('chongqing', move(own, TO))).toEqual([expect.stringMatching(/^FORBIDDEN/)]);
    expect(await refusals('auditor', move(own, '500155'))).toEqual([expect.stringMatching(/^FORBIDDEN/)]);
    expect(await refusals('joint', move(own, '500155'))).toEqual([expect.stringMatching(/^FORBIDDEN/)]);
    expect(codes(await reorganise('liangping-school', move('12500155X200000166', '500155')))).toEqual(['UNKNOWN_INSTITUTION']);
  });

  test('two reorganisations at once come one after the other, beside clerks who report', async () => {
    const [a, b] = (await institutionsOf('511722', 'dazhou')) as [string, string];
    const submit = `mutation($input: ReportInput!) { submitReport(input: $input) { problems { code } } }`;
    const values = [{ item: 'ELECTRICITY', quantity: '1', acquisition: 'METERED' }];
    const report = (institution: string, period: string) =>
      platform.answer('quxian', submit, { input: { institution, period, values, clientRequestId: requestId() } });
    const move = (institution: string, toRegion: string) =>
      reorganise('dazhou', { effectiveFrom: '2025-09-10', institutions: [{ kind: 'MOVE', institutions: [institution], toRegion }] });
    const answers = await Promise.all([
      move(a, TO),
      report(code, '2026-01'),
      move(b, TO),
      report(code, '2026-02'),
      move(a, '511724'),
      report(code, '2025-12'),
    ]);
    expect(answers.filter((answer) => 'applied' in answer && answer.applied)).toHaveLength(3);
    expect(await differences(510000)).toEqual(NONE);
    const whole = await provinceAndParts('2025', undefined, CITY, 'dazhou');
    expect(whole.parts).toBe(whole.whole);
  });
});

describe('a day that has passed', () => {
  const [FROM, TO] = ['500151', '500152'] as const;
  const mutate = async (operation: string, type: string, input: object): Promise<void> => {
    const document = `mutation($input: ${type}!) { ${operation}(input: $input) { problems { code message } } }`;
    const answer = await platform.ask('chongqing', document, { input: { ...input, clientRequestId: requestId() } });
    expect(answer).toEqual({ [operation]: { problems: [] } });
  };

  test('is warned of with the regions whose months are locked, or confirmed and stale by it, and is not forbidden', async () => {
    await mutate('setCalendar', 'CalendarInput', { region: FROM, locks: [{ from: '2025-09', to: '2025-11' }], reason: '年度汇总' });
    const months = ['2025-08', '2025-10', '2025-11', '2025-12'].map((period) => ({ region: TO, period }));
    await mutate('confirmMonth', 'ConfirmMonthInput', { months, reason: '未齐全的另行催报' });
    const [code] = (await institutionsOf(FROM)) as [string];
    const input = { effectiveFrom: '2025-10-20', institutions: [{ kind: 'MOVE', institutions: [code], toRegion: TO }] };
    const preview = await reorganise('chongqing', { ...input, preview: true });
    expect(preview).toMatchObject({
      problems: [],
      warnings: [
        {
          code: 'LOCKED_MONTHS_CHANGE',
          message: '区划 铜梁区（500151）的 2025-10 至 2025-11 已锁定，其数值因本次调整改变（锁定不阻止区划与机构的调整）。',
          path: ['input', 'effectiveFrom'],
        },
        {
          code: 'CONFIRMED_MONTHS_STALE',
          message: '区划 潼南区（500152）的 2025-10 至 2025-12 已确认，其机构因本次调整改变，原确认失效，须重新确认。',
          path: ['input', 'effectiveFrom'],
        },
      ],
    });
    const applied = await reorganise('chongqing', input);
    expect(applied).toMatchObject({ applied: true, warnings: preview.warnings });
    const back = await reorganise('chongqing', {
      effectiveFrom: '2025-12-02',
      institutions: [{ kind: 'MOVE', institutions: [code], toRegion: FROM }],
    });
    expect(back).toMatchObject({ applied: true, warnings: [] });
  });
});

describe('a whole county', () => {
  test('is merged and comes under another city in the same number of statements, whatever its size', async () => {
    const statements = recordStatements(platform.server.database);
    const merge = (from: string, into: string) => () =>
      reorganise('chongqing', {
        effectiveFrom: '2024-07-01',
        preview: true,
        periods: ['2024'],
        regions: [{ kind: 'MERGE_REGIONS', regions: [from], into: { code: into } }],
      });
    await merge('500106', '500107')();
    const few = await statements.during(merge('500106', '500107'));
    const many = await statements.during(merge('500155', '500231'));
    expect(many).toEqual(few);
  });

  test('of hundreds of institutions is merged back to a day that has passed', async () => {
    const sums = plus(await figure('500155', '2024'), await figure('500231', '2024'));
    const merged = await reorganise('chongqing', {
      effectiveFrom: '2024-07-16',
      periods: ['2024'],
      regions: [{ kind: 'MERGE_REGIONS', regions: ['500155'], into: { code: '500231' } }],
    });
    expect(merged.problems).toEqual([]);
    expect(merged.institutions).toBeGreaterThan(500);
    expect(merged.reportsMoved).toBeGreaterThan(9000);
    expect(await figure('500231', '2024')).toEqual(sums);
    expect(plus(await figure('500231', '2024', '2024-07-15'), await figure('500155', '2024', '2024-07-15'))).toEqual(sums);
    expect(await figure('500231', '2024', undefined, 'dianjiang')).toEqual(sums);
    expect(await differences()).toEqual(NONE);
  });

  test('comes under another city, with its past', async () => {
    const before = await figure('511700', '2025', undefined, 'sichuan');
    const county = await figure('511781', '2025', undefined, 'sichuan');
    const moved = await reorganise('sichuan', {
      effectiveFrom: '2025-08-01',
      regions: [{ kind: 'MOVE_REGION', regions: ['511781'], parent: '511900' }],
    });
    expect(moved.problems).toEqual([]);
    expect(moved.sums.every(({ difference }) => decimal(difference).isZero())).toBe(true);
    const after = await figure('511700', '2025', undefined, 'sichuan');
    expect(decimal(before.energy!).minus(after.energy!).toFixed()).toBe(decimal(county.energy!).toFixed());
    expect(await figure('511700', '2025', '2025-07-31', 'sichuan')).toEqual(before);
  });
});
