// Tasks that both provinces have taken on: recorded by either side, seen by both, counted once.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { relayWorkers } from '../src/workers/relay-workers.js';
import { DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import type { Account } from './kit/demonstration-server.js';
import { makeTestLog } from './kit/test-log.js';
import { startOwnDemonstration, type OwnDemonstration } from './kit/own-demonstration.js';

let own: OwnDemonstration;
beforeAll(async () => void (own = await startOwnDemonstration()), DEMONSTRATION_TIMEOUT_MS);
afterAll(() => own.close());

interface Entry {
  readonly id: string;
  readonly event: string;
  readonly reversed: boolean;
  readonly awaits: { code: string }[];
}
interface Task {
  readonly code: string;
  readonly done: string;
  readonly confirmed: string;
  readonly completionPercent: string;
  readonly sides: { member: { code: string }; recorded: string }[];
  readonly entries: Entry[];
}
interface Payload {
  readonly task: Task | null;
  readonly problems: { code: string; path: string[] }[];
}
const FIELDS = `code done confirmed completionPercent sides { member { code } recorded } years { year done completionPercent }
  entries { id event member { code } date quantity description evidence reverses reason reversed awaits { code } }`;
const RECORD = `mutation($input: TaskProgressInput!) { recordTaskProgress(input: $input) { task { ${FIELDS} } problems { code path } } }`;
const provinceOf = { sichuan: '510000', chongqing: '500000' } as const;
type Bureau = keyof typeof provinceOf;

let requests = 0;
const record = async (bureau: Bureau, input: object): Promise<Payload> => {
  const { recordTaskProgress } = await own.platform.ask(bureau, RECORD, {
    input: { region: provinceOf[bureau], clientRequestId: `task ${(requests += 1)}`, ...input },
  });
  return recordTaskProgress as Payload;
};
const tasksOf = async (account: Account, region: string): Promise<Task[]> =>
  (await own.platform.ask(account, `{ jointTasks(region: "${region}") { ${FIELDS} } }`)).jointTasks as Task[];
const brand = { task: 'JOINT_BRAND_EVENTS', date: '2024-06-05', quantity: '1' };

test('the four tasks are those of 四川’s plan, in its words, for both provinces', async () => {
  const query = (region: string) =>
    `{ jointTasks(region: "${region}") { code quantity unit span counting firstDay lastDay source quote members { code name } done completionPercent entries { id } } }`;
  const { jointTasks } = await own.platform.ask('chongqing', query('500000'));
  expect(jointTasks).toEqual((await own.platform.ask('sichuan', query('510000'))).jointTasks);
  const rows = (jointTasks as Record<string, unknown>[]).map((task) => [task.code, task.quantity, task.unit, task.span, task.counting]);
  expect(rows).toEqual([
    ['JOINT_BRAND_EVENTS', '5', '场次', 'TOTAL', 'ONCE'],
    ['JOINT_TRAINING', '300', '人次', 'TOTAL', 'BY_MEMBER'],
    ['JOINT_STANDARDS', '2', '个', 'TOTAL', 'ONCE'],
    ['JOINT_EXCHANGES_PER_YEAR', '2', '次', 'YEAR', 'ONCE'],
  ]);
  expect(jointTasks[0]).toMatchObject({
    firstDay: '2021-01-01',
    lastDay: '2025-12-31',
    source: '四川省“十四五”公共机构节约能源资源工作规划 川机管函〔2021〕707号',
    quote: '组织开展川渝节能环保品牌推广活动 5 场次以上',
    members: [
      { code: '510000', name: '四川省' },
      { code: '500000', name: '重庆市' },
    ],
    done: '0',
    completionPercent: '0',
    entries: [],
  });
});

describe('an event', () => {
  test('is recorded by one side, confirmed by the other, counted once, and taken back with a reason', async () => {
    const first = await record('sichuan', { ...brand, description: ' 川渝节能宣传周 ', evidence: '川机管函〔2024〕88号' });
    expect(first).toMatchObject({ problems: [], task: { done: '1', confirmed: '0', completionPercent: '20' } });
    const [entry] = first.task!.entries;
    expect(entry).toMatchObject({ description: '川渝节能宣传周', evidence: '川机管函〔2024〕88号', awaits: [{ code: '500000' }] });

    const perhaps = await record('chongqing', { ...brand, date: '2024-06-06' });
    expect(perhaps).toEqual({ task: null, problems: [{ code: 'TASK_EVENT_PERHAPS_RECORDED', path: ['input', 'event'] }] });
    const confirmed = await record('chongqing', { task: brand.task, event: entry!.event });
    expect(confirmed).toMatchObject({ problems: [], task: { done: '1', confirmed: '1', completionPercent: '20' } });
    expect(confirmed.task!.sides).toEqual([
      { member: { code: '510000' }, recorded: '1' },
      { member: { code: '500000' }, recorded: '1' },
    ]);

    const back = await record('sichuan', { task: brand.task, reverses: entry!.id, reason: '未举办' });
    expect(back).toMatchObject({ problems: [], task: { done: '1', confirmed: '0' } });
    expect(back.task!.entries.map(({ reversed }) => reversed)).toEqual([false, false, true]);
    expect(await tasksOf('sichuan', '510000')).toEqual(await tasksOf('chongqing', '500000'));
    expect((await tasksOf('auditor', '500000'))[0]).toEqual(back.task);
  });

  test('that both sides record at the same moment is one of them and a question to the other', async () => {
    const standard = { task: 'JOINT_STANDARDS', date: '2023-03-01', quantity: '1' };
    const both = await Promise.all([record('sichuan', standard), record('chongqing', standard)]);
    expect(both.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['TASK_EVENT_PERHAPS_RECORDED']);
    const task = (await tasksOf('sichuan', '510000')).find(({ code }) => code === 'JOINT_STANDARDS')!;
    expect(task).toMatchObject({ done: '1', completionPercent: '50' });
  });

  test('sent twice under one id is recorded once', async () => {
    const input = { task: 'JOINT_TRAINING', date: '2025-04-08', quantity: '120', clientRequestId: 'trained once' };
    const [once, again] = [await record('sichuan', input), await record('sichuan', input)];
    expect(again).toEqual(once);
    expect(once.task).toMatchObject({ done: '120', completionPercent: '40' });
    expect((await record('sichuan', { ...input, quantity: '121' })).problems.map(({ code }) => code)).toEqual(['REQUEST_ID_REUSED']);
  });

  test('leaves its trace in the province that recorded it, and is told there', async () => {
    const { rows } = await own.owner.query(
      `select a.tenant_id as tenant, a.subjects, a.details ->> 'reason' as reason from audit_record a where action = 'recordTaskProgress' and subjects && '{JOINT_BRAND_EVENTS:1,JOINT_BRAND_EVENTS:2,JOINT_BRAND_EVENTS:3}' order by subjects`,
    );
    expect(rows).toEqual([
      { tenant: 510000, subjects: ['JOINT_BRAND_EVENTS:1'], reason: null },
      { tenant: 500000, subjects: ['JOINT_BRAND_EVENTS:2'], reason: null },
      { tenant: 510000, subjects: ['JOINT_BRAND_EVENTS:3'], reason: '未举办' },
    ]);
    const events = await own.owner.query(
      `select tenant_id as tenant, count(*)::int as count from outbox where kind = 'TASK_PROGRESSED' and body ->> 'task' = 'JOINT_BRAND_EVENTS' group by 1 order by 1`,
    );
    expect(events.rows).toEqual([
      { tenant: 500000, count: 1 },
      { tenant: 510000, count: 2 },
    ]);
  });
});

test('what one side records is told to the other’s province bureau, in words, and to nobody else', async () => {
  const first = await record('sichuan', { task: 'JOINT_EXCHANGES_PER_YEAR', date: '2022-09-01', quantity: '1' });
  const { id, event } = first.task!.entries[0]!;
  await record('chongqing', { task: 'JOINT_EXCHANGES_PER_YEAR', event });
  await record('sichuan', { task: 'JOINT_EXCHANGES_PER_YEAR', reverses: id, reason: '日期有误' });
  const { database } = own.platform.server;
  for (const worker of relayWorkers({ eventRetentionDays: 30, auditDigest: 'sha256' })) await worker.run(database, makeTestLog().log);
  const toldTo = async (account: Account): Promise<string[]> => {
    const { notifications } = await own.platform.ask(account, '{ notifications(first: 50) { nodes { kind text region { name } } } }');
    const nodes = notifications.nodes as { kind: string; text: string; region: { name: string } }[];
    return nodes.filter(({ kind, text }) => kind === 'TASK_PROGRESSED' && text.includes('2022-09-01')).map(({ text }) => text);
  };
  const activity = '共同任务“每年培训交流活动”的活动（2022-09-01，1 次）';
  expect(await toldTo('chongqing')).toEqual([
    `四川省 冲销了对${activity}的登记，原因：日期有误。`,
    `四川省 登记了${activity}，请核对，属实的予以确认（活动编号 ${event}）。`,
  ]);
  expect(await toldTo('sichuan')).toEqual([`重庆市 确认了${activity}。`]);
  for (const account of ['liangping', 'dazhou', 'auditor', 'joint', 'liangping-school'] as const) expect(await toldTo(account)).toEqual([]);
});

test.each([
  ['a task that is not there', { ...brand, task: 'JOINT_NOTHING' }, 'UNKNOWN_TASK'],
  ['an event of another task', { task: brand.task, event: 'JOINT_STANDARDS:1' }, 'UNKNOWN_TASK_EVENT'],
  ['the other side’s entry, to take it back', { task: brand.task, reverses: 'JOINT_BRAND_EVENTS:2', reason: 'x' }, 'UNKNOWN_TASK_ENTRY'],
  ['a day that is still to come', { ...brand, date: '2099-01-01' }, 'BAD_FIELD'],
  ['half an event', { ...brand, quantity: '0.5' }, 'BAD_FIELD'],
  ['a description without end', { ...brand, description: '字'.repeat(501) }, 'TEXT_NOT_ALLOWED'],
])('%s is not recorded', async (_, input, code) => {
  expect((await record('sichuan', input)).problems.map((problem) => problem.code)).toEqual([code]);
});

test('nobody records for the other province, and who does not see all of a province sees no tasks of it', async () => {
  const input = { region: '500000', ...brand, clientRequestId: 'not mine' };
  expect(await own.platform.refusals('sichuan', RECORD, { input })).toEqual([expect.stringMatching(/^OUT_OF_SCOPE/)]);
  expect(await own.platform.refusals('auditor', RECORD, { input })).toEqual([expect.stringMatching(/^FORBIDDEN/)]);
  const query = '{ jointTasks(region: "500000") { code } }';
  for (const account of ['liangping', 'sichuan', 'joint', 'liangping-education'] as const)
    expect(await own.platform.refusals(account, query)).toEqual([expect.stringMatching(/^OUT_OF_SCOPE/)]);
});
