// Following figures and the review queue over real sockets: who is told of what, with which values, once and in order.
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { endGrant, withSignInSession } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { relayWorkers } from '../src/workers/relay-workers.js';
import { numbered } from './kit/append-events.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { eventually } from './kit/eventually.js';
import { fixDay } from './kit/fixed-day.js';
import { inPlace } from './kit/in-place.js';
import { openSocket, type SocketMessage, type TestSocket } from './kit/open-socket.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

const FIGURES = `subscription ($region: String!, $period: Period!, $after: String) {
  figuresUpdated(region: $region, period: $period, after: $after) {
    sequence cause occurredAt region { code } changedIn { code } figures(codes: [ENERGY_TOTAL, WATER_TOTAL]) { code value quality { approved } }
    report { status period version institution { code name } } } }`;
const QUEUE = `subscription ($region: String!, $after: String) {
  reviewQueueUpdated(region: $region, after: $after) { sequence cause count waiting changedIn { code } report { status institution { code } } } }`;
const workers = relayWorkers({ eventRetentionDays: 30, auditDigest: 'sha256' });

let cloned: ClonedDatabase;
let server: TestServer;
let owner: pg.Client;
const sockets: TestSocket[] = [];
const tokens = new Map<string, string>();
beforeAll(async () => {
  cloned = await cloneDemonstration();
  server = await startTestServer({ workers, cloned });
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await owner.end();
  await server.close();
  await cloned.drop();
});

afterEach(() => void jest.useRealTimers());

const tokenOf = async (account: string): Promise<string> => {
  const token = tokens.get(account) ?? (await server.token(account));
  tokens.set(account, token);
  return token;
};
const open = async (account: string): Promise<TestSocket> => {
  const socket = await openSocket(server.wsUrl, await tokenOf(account));
  sockets.push(socket);
  return socket;
};
const ask = async (account: string, query: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await server.query(await tokenOf(account), query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!;
};
/* eslint-disable @typescript-eslint/no-explicit-any -- events are looked into as they were asked for */
const eventsOf = (messages: readonly SocketMessage[]): any[] =>
  messages.filter(({ type }) => type === 'next').map(({ payload }) => Object.values(payload.data)[0]);
/* eslint-enable */
const codesOf = (messages: readonly SocketMessage[]): unknown[] =>
  messages.filter(({ type }) => type === 'error').flatMap(({ payload }) => payload.map((each: any) => each.extensions.code)); // eslint-disable-line @typescript-eslint/no-explicit-any

interface Place {
  readonly code: string;
  readonly name: string;
}
/** Institutions of a region that stand there now. */
const institutionsIn = async (region: number, count: number, system?: string): Promise<Place[]> => {
  const { rows } = await owner.query<Place>(
    `select code, name from institution where region_id = $1 and ($3::text is null or system = $3) and valid_to is null order by code limit $2`,
    [region, count, system ?? null],
  );
  return rows;
};
const SUBMIT = `mutation ($input: ReportsInput!) { submitReports(input: $input) { results { report { id } problems { code message } } problems { message } } }`;
const submit = async (account: string, places: readonly Place[], period: string, kilowattHours = '1000'): Promise<string[]> => {
  const values = [
    { item: 'ELECTRICITY', quantity: kilowattHours, acquisition: 'METERED' },
    { item: 'WATER', quantity: '50', acquisition: 'METERED' },
  ];
  const reports = places.map(({ code }) => ({ institution: code, period, values }));
  const { submitReports } = await ask(account, SUBMIT, { input: { reports, clientRequestId: randomUUID() } });
  return submitReports.results.map(({ report, problems }: { report: { id: string } | null; problems: unknown }) => {
    if (!report) throw new Error(JSON.stringify(problems));
    return report.id;
  });
};
const REVIEW = `mutation ($input: ReviewReportsInput!) { reviewReports(input: $input) { reports { id } problems { code message } } }`;
const review = async (account: string, reportIds: readonly string[], decision: 'APPROVE' | 'RETURN' = 'APPROVE'): Promise<void> => {
  const input = { reportIds, decision, clientRequestId: randomUUID(), ...(decision === 'RETURN' && { reason: '数据有误' }) };
  const { reviewReports } = await ask(account, REVIEW, { input });
  expect(reviewReports).toMatchObject({ problems: [], reports: reportIds.map((id) => ({ id })) });
};
const approve = async (account: string, places: readonly Place[], period: string, kilowattHours?: string): Promise<string[]> => {
  const ids = await submit(account, places, period, kilowattHours);
  await review(account, ids);
  return ids;
};
const withdraw = (account: string, reportId: string) =>
  ask(account, 'mutation ($input: WithdrawReportInput!) { withdrawReport(input: $input) { problems { message } } }', {
    input: { reportId, reason: '误报', clientRequestId: randomUUID() },
  });
const DECOMPOSE = `mutation ($input: DecomposeTargetInput!) { decomposeTarget(input: $input) { problems { code message } } }`;
const energyOf = async (account: string, region: string, period: string): Promise<string> =>
  (await ask(account, `{ region(code: "${region}") { indicator(code: ENERGY_TOTAL, period: "${period}") { value } } }`)).region.indicator
    .value;

describe('figuresUpdated', () => {
  test('shows a province the new figure and status of a report that a county approves, and after a cut exactly what was missed', async () => {
    const places = await institutionsIn(500155, 12);
    const province = await open('chongqing');
    const messages = await inPlace(server, () => province.subscribe('f', FIGURES, { region: '500000', period: '2026' }));
    const ids = await submit('liangping', [places[0]!], '2026-01');
    await review('liangping', ids);
    await eventually(() => expect(eventsOf(messages())).toHaveLength(1));
    const [first] = eventsOf(messages());
    const { name, code } = places[0]!;
    expect(first).toMatchObject({
      sequence: expect.stringMatching(/^\d+$/),
      cause: 'APPROVED',
      region: { code: '500000' },
      changedIn: { code: '500155' },
      report: { status: 'APPROVED', period: '2026-01', version: 1, institution: { name, code } },
      figures: [
        { code: 'ENERGY_TOTAL', value: await energyOf('chongqing', '500000', '2026'), quality: { approved: 1 } },
        { code: 'WATER_TOTAL', value: '50' },
      ],
    });
    province.close();

    // Ten changes, and others that are none of theirs: another province's, another year's, one that only waits, one that is returned.
    const [again] = await approve('liangping', [places[1]!], '2026-01');
    await approve('dianjiang', await institutionsIn(500231, 3), '2026-02');
    await approve('liangping', [places[1]!], '2026-01', '2000');
    await approve('quxian', await institutionsIn(511725, 2), '2026-01');
    await withdraw('liangping', (await approve('liangping', [places[2]!], '2026-01'))[0]!);
    await approve('liangping', places.slice(3, 6), '2026-03');
    await submit('liangping', [places[7]!], '2026-01');
    await review('liangping', await submit('liangping', [places[8]!], '2026-01'), 'RETURN');
    expect(again).toBeDefined();

    const back = (await open('chongqing')).subscribe('f', FIGURES, { region: '500000', period: '2026', after: first.sequence });
    await eventually(() => expect(eventsOf(back()).length).toBeGreaterThanOrEqual(10));
    await approve('liangping', [places[9]!], '2026-01');
    await eventually(() => expect(eventsOf(back()).length).toBeGreaterThanOrEqual(11));
    const events = eventsOf(back());
    const told = (event: { cause: string; changedIn: { code: string }; report: { period: string } }) =>
      [event.cause, event.changedIn.code, event.report.period].join(' ');
    expect(events.slice(0, 10).map(told).sort()).toEqual(
      [
        'APPROVED 500155 2026-01',
        'APPROVED 500155 2026-01',
        ...Array.from({ length: 3 }, () => 'APPROVED 500231 2026-02'),
        'REVISED 500155 2026-01',
        'WITHDRAWN 500155 2026-01',
        ...Array.from({ length: 3 }, () => 'APPROVED 500155 2026-03'),
      ].sort(),
    );
    expect(events).toHaveLength(11);
    expect(events.at(-1)).toMatchObject({ cause: 'APPROVED', report: { institution: { code: places[9]!.code } } });
    expect(events.at(-1).figures[0].value).toBe(await energyOf('chongqing', '500000', '2026'));
    const sequences = events.map(({ sequence }) => BigInt(sequence));
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => (a < b ? -1 : 1)));
  });

  test('tells of what happens from now on: nothing that was answered before, numbered or not', async () => {
    const places = await institutionsIn(500155, 14);
    await approve('liangping', [places[12]!], '2026-04');
    const socket = await open('liangping');
    const messages = await inPlace(server, () => socket.subscribe('f', FIGURES, { region: '500155', period: '2026-04' }));
    await approve('liangping', [places[13]!], '2026-04');
    await eventually(() => expect(eventsOf(messages())).not.toEqual([]));
    expect(eventsOf(messages()).map(({ report }) => report.institution.code)).toEqual([places[13]!.code]);
  });

  test('tells only of months of its period, not of those that it is compared with', async () => {
    const [place] = await institutionsIn(500231, 1);
    const after = await numbered(owner);
    await approve('dianjiang', [place!], '2026-06');
    await approve('dianjiang', [place!], '2026-05');
    await approve('dianjiang', [place!], '2025-05', '700');
    await approve('dianjiang', [place!], '2026-07');
    const socket = await open('dianjiang');
    const told = { '2026-05': ['2026-05'], '2026-Q2': ['2026-06', '2026-05'], '2026-H2': ['2026-07'], '2025': ['2025-05'] };
    for (const [period, months] of Object.entries(told)) {
      const messages = socket.subscribe(period, FIGURES, { region: '500231', period, after });
      await eventually(() => expect(eventsOf(messages()).length).toBeGreaterThanOrEqual(months.length));
      expect(eventsOf(messages()).map(({ report }) => report.period)).toEqual(months);
    }
  });

  test('tells a county too when its province takes another factor set into use', async () => {
    const after = await numbered(owner);
    const input = { region: '500000', factorSet: 'CHONGQING-MUNICIPAL-2020', clientRequestId: randomUUID(), official: { reason: '试用' } };
    const { makeFactorSetOfficial } = await ask(
      'chongqing',
      'mutation ($input: OfficialFactorSetInput!) { makeFactorSetOfficial(input: $input) { problems { code message } } }',
      { input },
    );
    expect(makeFactorSetOfficial.problems).toEqual([]);
    for (const [account, region] of [
      ['liangping', '500155'],
      ['liangping-education', '500155'],
      ['auditor', '500000'],
    ] as const) {
      const messages = (await open(account)).subscribe('f', FIGURES, { region, period: '2020', after });
      await eventually(() => expect(eventsOf(messages())).toMatchObject([{ cause: 'FACTORS_PUBLISHED', changedIn: { code: '500000' } }]));
    }
    const abroad = (await open('quxian')).subscribe('f', FIGURES, { region: '511725', period: '2025', after });
    await approve('quxian', await institutionsIn(511725, 1), '2025-03', '800');
    await eventually(() => expect(eventsOf(abroad()).map(({ cause }) => cause)).toEqual(['REVISED']));
  });

  test('a factor set that is official from later on: notified when it is decided and again then, when figures and progress change', async () => {
    const after = await numbered(owner);
    const { factorSets } = await ask('chongqing', '{ factorSets { id official } }');
    const next = factorSets.find(({ id, official }: { id: string; official: boolean }) => !official && !id.startsWith('510000'));
    const from = new Date(Date.now() + 300_000).toISOString();
    const input = { region: '500000', factorSet: next.id, clientRequestId: randomUUID(), official: { from, reason: '年度更新' } };
    const { makeFactorSetOfficial } = await ask(
      'chongqing',
      'mutation ($input: OfficialFactorSetInput!) { makeFactorSetOfficial(input: $input) { problems { code message } } }',
      { input },
    );
    expect(makeFactorSetOfficial.problems).toEqual([]);
    const county = await open('liangping');
    const progress = `subscription ($after: String) { progressUpdated(region: "500155", year: 2025, after: $after) { cause occurredAt } }`;
    const notified = `subscription ($after: String) { notified(after: $after) { notification { kind text } } }`;
    const told = county.subscribe('n', notified, { after });
    const followed = [
      county.subscribe('f', FIGURES, { region: '500155', period: '2025', after }),
      county.subscribe('p', progress, { after }),
    ];
    await eventually(() => expect(eventsOf(told())).toHaveLength(1));
    expect(followed.flatMap((messages) => eventsOf(messages()))).toEqual([]);
    fixDay(from);
    for (const messages of followed)
      await eventually(() => expect(eventsOf(messages())).toMatchObject([{ cause: 'FACTORS_PUBLISHED', occurredAt: from }]));
    await eventually(() => expect(eventsOf(told())).toHaveLength(2));
    expect(eventsOf(told())[0]).toMatchObject({ notification: { kind: 'FACTOR_SET_OFFICIAL', text: expect.stringContaining('年度更新') } });
  });

  test('tells only of periods whose factors are others in the set that is taken into use', async () => {
    const [place] = await institutionsIn(500155, 1);
    const after = await numbered(owner);
    const { factorSets } = await ask('chongqing', '{ factorSets { id official } }');
    const { id: basedOn } = factorSets.find(({ official }: { official: boolean }) => official);
    const factor = { use: 'GRID_CARBON', item: 'ELECTRICITY', year: 2024, value: '0.4321', unit: 'kgCO2/kWh', source: '2024年度公告' };
    const input = { region: '500000', name: '2024年度因子', source: '公告', basedOn, factors: [factor], official: { reason: '年度更新' } };
    const { publishFactorSet } = await ask(
      'chongqing',
      'mutation ($input: FactorSetInput!) { publishFactorSet(input: $input) { problems { code message } } }',
      { input: { ...input, clientRequestId: randomUUID() } },
    );
    expect(publishFactorSet.problems).toEqual([]);
    for (const month of ['2023-05', '2024-05', '2025-05']) await approve('liangping', [place!], month, '700');
    const socket = await open('liangping');
    const causesOf = async (messages: () => SocketMessage[]): Promise<unknown> =>
      eventually(() => {
        expect(eventsOf(messages()).map(({ cause }) => cause)).toContain('REVISED');
        return eventsOf(messages()).map(({ cause }) => cause);
      });
    const figures = (period: string) => causesOf(socket.subscribe(period, FIGURES, { region: '500155', period, after }));
    expect(await figures('2023')).toEqual(['REVISED']);
    expect(await figures('2024-05')).toEqual(['FACTORS_PUBLISHED', 'REVISED']);
    expect(await figures('2025')).toEqual(['REVISED']);
    const progress = `subscription ($year: Int!, $after: String) { progressUpdated(region: "500155", year: $year, after: $after) { cause } }`;
    const progressOf = (year: number) => causesOf(socket.subscribe(`p${year}`, progress, { year, after }));
    expect(await progressOf(2023)).toEqual(['REVISED']);
    // Whose forecast rests on the season of 2024.
    expect(await progressOf(2025)).toEqual(['FACTORS_PUBLISHED', 'REVISED']);
  });

  test('tells both regions of an institution that moved, which reports came and went with it', async () => {
    const [, place] = await institutionsIn(500231, 2);
    await approve('dianjiang', [place!], '2026-03');
    const after = await numbered(owner);
    const move = `mutation ($input: ReorganiseInput!) { reorganise(input: $input) { problems { code message path } } }`;
    const { reorganise } = await ask('chongqing', move, {
      input: {
        effectiveFrom: '2026-02-01',
        title: '划转',
        reason: '隶属关系调整',
        institutions: [{ kind: 'MOVE', institutions: [place!.code], toRegion: '500155' }],
        preview: false,
        clientRequestId: randomUUID(),
      },
    });
    expect(reorganise.problems).toEqual([]);
    for (const [account, region] of [
      ['liangping', '500155'],
      ['dianjiang', '500231'],
    ] as const) {
      const socket = await open(account);
      const [now, before] = ['2026', '2025'].map((period) => socket.subscribe(period, FIGURES, { region, period, after }));
      await eventually(() => expect(eventsOf(now!()).length).toBeGreaterThan(0));
      expect(eventsOf(now!())[0]).toMatchObject({ cause: 'REORGANISED', changedIn: { code: region }, report: null });
      // Drawn under the tree of its end.
      expect(eventsOf(before!())).toEqual([]);
    }
  });
});

describe('progressUpdated', () => {
  test.each([-5, 1899, 2100])('refuses %s, which is no year, as progress does', async (year) => {
    const socket = await open('liangping');
    const messages = await socket.operation('p', `subscription { progressUpdated(region: "500155", year: ${year}) { cause } }`);
    const refusals = messages.flatMap(({ payload }) => payload?.errors ?? payload ?? []);
    const { errors } = await server.query(await tokenOf('liangping'), `{ region(code: "500155") { progress(year: ${year}) { status } } }`);
    expect(refusals[0]).toMatchObject({ message: errors![0]!.message, extensions: { code: 'BAD_USER_INPUT' } });
  });

  const PROGRESS = 'progress { target { indicator } actual pathValue completionPercent status }';
  test('tells of reports of its year and of targets that are published, each with the progress as it is then', async () => {
    const [place] = await institutionsIn(500231, 1);
    const after = await numbered(owner);
    await approve('dianjiang', [place!], '2025-03', '900000');
    await approve('dianjiang', [place!], '2026-03');
    const input = { region: '500000', indicator: 'ENERGY_TOTAL', year: 2025, method: 'BY_SHARE', pathRule: 'COMPOUND', publish: true };
    const { decomposeTarget } = await ask('chongqing', DECOMPOSE, { input: { ...input, clientRequestId: randomUUID() } });
    expect(decomposeTarget.problems).toEqual([]);
    const messages = (await open('dianjiang')).subscribe(
      'p',
      `subscription ($after: String) { progressUpdated(region: "500231", year: 2025, after: $after) { cause year report { period } ${PROGRESS} } }`,
      { after },
    );
    await eventually(() => expect(eventsOf(messages()).map(({ cause }) => cause)).toEqual(['REVISED', 'TARGETS_PUBLISHED']));
    const { region } = await ask(
      'dianjiang',
      `{ region(code: "500231") { progress(year: 2025) { ${PROGRESS.slice('progress { '.length)} } }`,
    );
    expect(eventsOf(messages())[0]).toMatchObject({ year: 2025, report: { period: '2025-03' }, progress: region.progress });
    expect(region.progress.length).toBeGreaterThan(0);
  });
});

describe('reviewQueueUpdated', () => {
  test('tells a reviewer of what comes to wait and what waits no more, with how many are left', async () => {
    const places = await institutionsIn(500155, 24);
    const after = await numbered(owner);
    const waiting = async (): Promise<number> =>
      (await ask('liangping', '{ reviewQueue(region: "500155", first: 1) { totalCount } }')).reviewQueue.totalCount;
    const before = await waiting();
    const [first, second, third] = await submit('liangping', places.slice(20, 23), '2026-08');
    await review('liangping', [first!]);
    await review('liangping', [second!], 'RETURN');
    await withdraw('liangping', third!);
    const messages = (await open('liangping')).subscribe('q', QUEUE, { region: '500155', after });
    await eventually(() => expect(eventsOf(messages())).toHaveLength(6));
    expect(eventsOf(messages()).map(({ cause }) => cause)).toEqual([
      'SUBMITTED',
      'SUBMITTED',
      'SUBMITTED',
      'APPROVED',
      'RETURNED',
      'WITHDRAWN',
    ]);
    expect(new Set(eventsOf(messages()).map(({ waiting: left }) => left))).toEqual(new Set([before]));
    await submit('liangping', [places[23]!], '2026-08');
    await eventually(() => expect(eventsOf(messages())).toHaveLength(7));
    expect(eventsOf(messages()).at(-1)).toMatchObject({
      cause: 'SUBMITTED',
      count: 1,
      waiting: before + 1,
      report: { status: 'SUBMITTED' },
    });
  });
});

test('nobody is told of what is not theirs, whichever grant, region and event', async () => {
  const after = await numbered(owner);
  const school = await institutionsIn(500155, 1, 'EDUCATION');
  const hospital = await institutionsIn(500155, 1, 'HEALTH');
  const office = await institutionsIn(500231, 3);
  const abroad = await institutionsIn(511725, 1);
  await approve('liangping', school, '2026-09');
  await approve('liangping', hospital, '2026-09');
  await approve('dianjiang', [office[2]!], '2026-09');
  await approve('quxian', abroad, '2026-09');
  const last = await numbered(owner);
  const names = new Map([
    [school[0]!.code, '梁平学校'],
    [hospital[0]!.code, '梁平医院'],
    [office[2]!.code, '垫江'],
    [abroad[0]!.code, '渠县'],
  ]);
  const all = ['垫江', '梁平医院', '梁平学校'];
  /** Written out, not computed: account and region, and whose reports are told. */
  const expected: Readonly<Record<string, readonly string[] | string>> = {
    'sichuan 510000': ['渠县'],
    'sichuan 511725': ['渠县'],
    'dazhou 511700': ['渠县'],
    'quxian 511725': ['渠县'],
    'quxian 511700': 'OUT_OF_SCOPE',
    'quxian 510000': 'OUT_OF_SCOPE',
    'chongqing 500000': all,
    'chongqing 500155': ['梁平医院', '梁平学校'],
    'chongqing 510000': 'OUT_OF_SCOPE',
    'liangping 500155': ['梁平医院', '梁平学校'],
    'liangping 500231': 'OUT_OF_SCOPE',
    'liangping 500000': 'OUT_OF_SCOPE',
    'dianjiang 500231': ['垫江'],
    'dianjiang 500155': 'OUT_OF_SCOPE',
    'liangping-school 500155': 'OUT_OF_SCOPE',
    'liangping-education 500155': ['梁平学校'],
    'liangping-education 500000': 'OUT_OF_SCOPE',
    'joint 500000': 'OUT_OF_SCOPE',
    'joint 510000': 'OUT_OF_SCOPE',
    'auditor 500000': all,
    'auditor 500231': ['垫江'],
    'auditor 511725': 'OUT_OF_SCOPE',
  };
  const told = new Map<string, () => SocketMessage[]>();
  for (const key of Object.keys(expected)) {
    const [account, region] = key.split(' ') as [string, string];
    const socket = await open(account);
    for (const [kind, document] of [
      ['figures', FIGURES],
      ['queue', QUEUE],
    ] as const)
      told.set(`${kind} ${key}`, socket.subscribe(`${kind} ${region}`, document, { region, period: '2026-09', after }));
  }
  // A change that each of them who is told anything is told of last.
  const mark = [...school, ...office, ...abroad];
  await approve('liangping', school, '2026-09', '1700');
  await approve('dianjiang', [office[2]!], '2026-09', '1800');
  await approve('quxian', abroad, '2026-09', '1900');
  expect(mark).toHaveLength(5);
  for (const [key, whose] of Object.entries(expected)) {
    for (const kind of ['figures', 'queue']) {
      const messages = told.get(`${kind} ${key}`)!;
      if (typeof whose === 'string') {
        const refused = (): unknown[] =>
          messages().flatMap(({ payload }) => (payload?.errors ?? [payload?.data]).map((each: any) => each?.extensions?.code ?? each)); // eslint-disable-line @typescript-eslint/no-explicit-any
        await eventually(() => expect({ kind, key, refused: refused() }).toEqual({ kind, key, refused: [whose] }));
        continue;
      }
      await eventually(() => expect(eventsOf(messages()).filter(({ sequence }) => BigInt(sequence) > BigInt(last))).not.toEqual([]));
      const events = eventsOf(messages()).filter(({ sequence }) => BigInt(sequence) <= BigInt(last));
      const seen = new Set(events.map(({ report }) => names.get(report.institution.code)));
      expect({ kind, key, seen: [...seen].sort() }).toEqual({ kind, key, seen: [...whose].sort() });
      expect(events).toHaveLength(whose.length * (kind === 'figures' ? 1 : 2));
    }
  }
  // The supervisor of schools is shown schools: the figure that came with the event, too.
  const [figure] = eventsOf(told.get('figures liangping-education 500155')!());
  const [county] = eventsOf(told.get('figures liangping 500155')!());
  expect(figure.figures[1].value).toBe('50');
  expect(county.figures[1].value).toBe('100');
});

test('a grant that ends, ends the subscription before anything more is told', async () => {
  const messages = (await open('dazhou')).subscribe('f', FIGURES, { region: '511725', period: '2026' });
  const places = await institutionsIn(511725, 2);
  await eventually(async () => {
    await approve('quxian', [places[0]!], '2026-01', String(Math.ceil(Math.random() * 5000)));
    expect(eventsOf(messages())).not.toEqual([]);
  });
  const { rows } = await owner.query<{ id: string }>(
    `select grant_id as id from access_grant join account using (account_id) where username = 'dazhou'`,
  );
  await withSignInSession(server.database, (db) => endGrant(db, 510000, rows[0]!.id, new Date()));
  await approve('quxian', [places[1]!], '2026-01');
  await eventually(() => expect(codesOf(messages())).toEqual(['OUT_OF_SCOPE']));
  expect(eventsOf(messages()).map(({ report }) => report.institution.code)).not.toContain(places[1]!.code);
});
