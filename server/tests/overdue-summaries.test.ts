// Summaries of what is overdue: one notice a period to the province, one to each supervisor of a system, by whatever grants there are.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  addGrant,
  createAccount,
  currentTree,
  makeLoadScope,
  openDatabase,
  withPlatformSession,
  type Database,
} from '@shuangcheng/tenants';
import type { Grant } from '@shuangcheng/domain';
import { randomUUID } from 'node:crypto';
import { relayEvents } from '../src/events/relay.service.js';
import { remindOfDeadlines } from '../src/features/months/reminder.service.js';
import { listNotifications, textOf } from '../src/features/notifications/notification.service.js';
import { cloneDatabase, type ClonedDatabase } from './kit/clone-database.js';
import { grantOn, makeTenant, scopeWith } from './kit/make-tenant.js';

const TENANT = 990000;
/** All institutions have submitted April 2024, and none has May. */
const [APRIL_IS_OVERDUE, MAY_IS_DUE, MAY_IS_OVERDUE] = ['2024-05-12T04:00:00Z', '2024-06-09T04:00:00Z', '2024-06-10T16:30:00Z'];
const supervisor = (system: string, regionId: number, more: Partial<Grant> = {}): Grant =>
  grantOn('SYSTEM_SUPERVISOR', TENANT, regionId, { system, ...more });
const schools = supervisor('EDUCATION', 990100);
const hospitals = supervisor('HEALTH', 990101);
const ownSchools = supervisor('EDUCATION', 990100, { subtree: false });

let cloned: ClonedDatabase;
let databases: [Database, Database];
beforeAll(async () => {
  cloned = await cloneDatabase();
  const open = (): Promise<Database> => openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: 4 });
  databases = [await open(), await open()];
  await makeTenant(databases[0], TENANT);
  for (const grant of [schools, hospitals, ownSchools]) await give(grant);
});
afterAll(async () => {
  for (const database of databases) await database.close();
  await cloned.drop();
});

const give = (grant: Grant): Promise<void> =>
  withPlatformSession(databases[0], async (db) => {
    const accountId = randomUUID();
    const names = { username: accountId, displayName: accountId, secretHash: 'none' };
    await createAccount(db, { accountId, ...names, kind: 'PERSON', mustChangeSecret: false, demonstration: false });
    await addGrant(db, { ...grant, grantId: randomUUID(), accountId });
  });
const remind = async (now: string, database = databases[0]): Promise<number> =>
  remindOfDeadlines(makeLoadScope(database, await currentTree(database), TENANT, new Date(now)), TENANT);
/** What the holder of the grant reads of summaries, newest first. */
const toldTo = async (grant: Grant): Promise<string[]> => {
  await relayEvents(databases[0]);
  const scope = await scopeWith(databases[0], grant);
  const { nodes } = await listNotifications(scope, { first: 100 });
  return nodes.filter(({ kind }) => kind === 'OVERDUE_SUMMARY').map((each) => textOf(scope, each, null).text);
};

test('nothing is told where nothing is overdue, nor before it is', async () => {
  expect(await remind(APRIL_IS_OVERDUE)).toBe(0);
  expect(await remind(MAY_IS_DUE)).toBe(7);
  expect(await toldTo(grantOn('PROVINCE_BUREAU', TENANT, TENANT))).toEqual([]);
  expect(await toldTo(schools)).toEqual([]);
});

test('once for a period the province is told who is overdue, and a supervisor how many of its institutions, whichever server looks how often', async () => {
  const sent = await Promise.all(databases.map((database) => remind(MAY_IS_OVERDUE, database)));
  // Seven regions, the province, schools in a city and hospitals in a county.
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(10);
  expect(await remind(MAY_IS_OVERDUE, databases[1])).toBe(0);
  expect(await toldTo(grantOn('PROVINCE_BUREAU', TENANT, TENANT))).toEqual([
    '测试990000 下级 6 个区划 2024-05 的报表已逾期，截止日期 2024-06-10，尚缺 18 份：' +
      '测试990101、测试990102、测试990103、测试990201、测试990100本级、测试990200本级。',
  ]);
  expect(await toldTo(schools)).toEqual(['测试990100教育系统 2024-05 的报表已逾期，截止日期 2024-06-10，尚有 6 家机构未报。']);
  expect(await toldTo(hospitals)).toEqual(['测试990101卫生健康系统 2024-05 的报表已逾期，截止日期 2024-06-10，尚有 1 家机构未报。']);
});

test('of what a grant does not open nothing is told: no other system, region or province, and no number of what is below', async () => {
  for (const grant of [
    supervisor('HEALTH', 990100),
    supervisor('EDUCATION', 990101),
    ownSchools,
    grantOn('CITY_BUREAU', TENANT, 990100),
    grantOn('AUDITOR', TENANT, TENANT),
  ])
    expect(await toldTo(grant)).toEqual([]);
});

test('who supervises from today on is told at the next look of what is overdue now', async () => {
  await give(supervisor('HEALTH', 990200));
  expect(await remind(MAY_IS_OVERDUE)).toBe(1);
  expect(await remind(MAY_IS_OVERDUE)).toBe(0);
  expect(await toldTo(supervisor('HEALTH', 990200))).toHaveLength(1);
});
