// Subscriptions that share an execution: nobody misses or gets twice what is theirs, whoever joins, leaves and lags when; and whoever's
// rights end is let go alone, before anything more is handed out.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  addGrant,
  createAccount,
  disableAccount,
  endGrant,
  loadRegions,
  openDatabase,
  RequestError,
  withPlatformSession,
  withSignInSession,
  type Database,
  type RequestScope,
} from '@shuangcheng/tenants';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { readRegionData } from '../../tenants/src/regions/region-data.js';
import { LiveSubscription, type Outlet } from '../src/edge/live-subscription.js';
import { SharedSubscriptions } from '../src/edge/shared-subscriptions.js';
import { AccessWatch, accessWatchOf } from '../src/events/access-watch.js';
import { feedOf } from '../src/events/event-feed.js';
import type { EventTopic } from '../src/events/event-page.js';
import { openSharedEvents, type Numbered } from '../src/events/shared-events.js';
import type { NewEvent } from '../src/events/outbox.store.js';
import { relayEvents } from '../src/events/relay.service.js';
import { findAccountScope } from '../src/features/sign-in/caller.service.js';
import { announce } from './kit/append-events.js';
import { cloneDatabase, type ClonedDatabase } from './kit/clone-database.js';
import { eventually } from './kit/eventually.js';
import { grantOn } from './kit/make-tenant.js';

let cloned: ClonedDatabase;
let owner: pg.Client;
let database: Database;
let shared: SharedSubscriptions;
beforeAll(async () => {
  cloned = await cloneDatabase();
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  database = await openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: 8 });
  const { regions, edges } = readRegionData();
  await withPlatformSession(database, (db) => loadRegions(db, regions, edges));
  shared = new SharedSubscriptions(accessWatchOf(database));
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await cloned.drop();
});

interface Told extends Numbered {
  readonly name: string;
}
const topic: EventTopic<Told> = {
  kinds: ['REPORT_APPROVED'],
  assertAllowed: ({ caller }) => {
    if (caller.grants.length === 0) throw new RequestError('FORBIDDEN', { action: 'uploads' });
  },
  regionsOf: () => null,
  deliver: (_scope, events) => events.map(({ sequence, body }) => ({ sequence: String(sequence), name: String(body['name']) })),
};
const approved = (name: string, regionId = 500155): NewEvent => ({ tenantId: 500000, kind: 'REPORT_APPROVED', regionId, body: { name } });
const relayAll = async (): Promise<void> => {
  while ((await relayEvents(database)) === 'MORE');
};

interface Person {
  readonly accountId: string;
  readonly grantId: string;
  readonly signIn: () => Promise<RequestScope>;
}
/** An account of its own with one grant. */
const addPerson = async (regionId: number, more: { readonly validTo?: Date } = {}): Promise<Person> => {
  const [accountId, grantId] = [randomUUID(), randomUUID()];
  const role = regionId === 500000 ? 'PROVINCE_BUREAU' : 'COUNTY_BUREAU';
  const account = { accountId, username: accountId, kind: 'PERSON', displayName: accountId, secretHash: 'none' } as const;
  await withPlatformSession(database, async (db) => {
    await createAccount(db, { ...account, mustChangeSecret: false, demonstration: false });
    await addGrant(db, { ...grantOn(role, 500000, regionId, more), grantId, accountId });
  });
  const signIn = async (): Promise<RequestScope> => {
    const scope = await findAccountScope(database, accountId, { id: 'test', address: null });
    if (!scope) throw new RequestError('UNAUTHENTICATED');
    return scope;
  };
  return { accountId, grantId, signIn };
};

class TestOutlet implements Outlet {
  hasRoom = true;
  readonly sent: string[] = [];
  send(payloads: readonly Buffer[]): void {
    this.sent.push(...payloads.map(String));
  }
}
interface Followed {
  readonly outlet: TestOutlet;
  readonly live: LiveSubscription;
  readonly from: bigint;
  /** Its end: the code of an error, or null. */
  readonly ended: Promise<string | null>;
}
let performed = 0;
const follow = async (person: Person, after: string | null, patienceMs = 60_000): Promise<Followed> => {
  const source = await openSharedEvents(await person.signIn(), topic, { renew: person.signIn, after });
  const outlet = new TestOutlet();
  const live = new LiveSubscription({
    outlet,
    shared,
    work: {
      key: 'test',
      topic: source.topic,
      perform: async (_scope, values) => {
        performed += 1;
        await new Promise((resolve) => setImmediate(resolve));
        return values.map((value) => ({ sequence: BigInt(value.sequence), payload: Buffer.from((value as Told).name) }));
      },
    },
    accountId: person.accountId,
    signIn: person.signIn,
    position: source.position,
    caughtUp: source.fromNowOn,
    patienceMs,
  });
  const ended = live.next().then(
    () => null,
    (error: Error & { code?: string }) => error.code ?? error.message,
  );
  return { outlet, live, from: source.position, ended };
};
const lastSequence = async (): Promise<string> =>
  (await owner.query<{ last: string }>('select last_sequence as last from event_counter')).rows[0]!.last;
/** Until the subscriptions stand with their groups. */
const settled = (...groups: readonly number[]): Promise<void> =>
  eventually(() => expect(shared.sizes.sort((a, b) => a - b)).toEqual([...groups].sort((a, b) => a - b)));

test('nobody misses or gets twice what is theirs, however joins, resumptions, lags and events interleave', async () => {
  const people = [await addPerson(500000), await addPerson(500000), await addPerson(500155), await addPerson(500231)];
  const sees = [[500155, 500231], [500155, 500231], [500155], [500231]];
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('announce' as const), count: fc.integer({ min: 1, max: 6 }) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('join' as const), who: fc.nat(3), back: fc.option(fc.nat(40)) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('room' as const), which: fc.nat(20) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('relay' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), turns: fc.integer({ min: 1, max: 20 }) }) },
  );
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      round += 1;
      const begin = BigInt(await lastSequence());
      const followed: (Followed & { readonly who: number })[] = [];
      let announced = 0;
      const relays: Promise<void>[] = [];
      for (const each of steps) {
        const one = 'which' in each && followed.length > 0 ? followed[each.which % followed.length]! : null;
        if (each.kind === 'announce') {
          const events = Array.from({ length: each.count }, () =>
            approved(`${round} ${(announced += 1)}`, announced % 3 === 0 ? 500231 : 500155),
          );
          await announce(database, ...events);
        } else if (each.kind === 'join') {
          const last = BigInt(await lastSequence());
          const back = each.back === null ? null : last - BigInt(each.back);
          followed.push({
            who: each.who,
            ...(await follow(people[each.who]!, back === null ? null : String(back < begin ? begin : back))),
          });
        } else if (each.kind === 'relay') relays.push(relayAll());
        else if (each.kind === 'wait')
          for (let turn = 0; turn < each.turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        else if (one && each.kind === 'room') one.outlet.hasRoom = !one.outlet.hasRoom;
        else if (one) await one.live.return();
      }
      for (const { outlet } of followed) outlet.hasRoom = true;
      await Promise.all(relays);
      await relayAll();
      const { rows } = await owner.query<{ sequence: string; region: number; name: string }>(
        `select sequence, region_id as region, body->>'name' as name from outbox where sequence > $1 order by sequence`,
        [String(begin)],
      );
      const open = followed.filter(({ live }) => !live.ended);
      for (const { who, from, outlet } of open) {
        const theirs = rows
          .filter(({ sequence, region }) => BigInt(sequence) > from && sees[who]!.includes(region))
          .map(({ name }) => name);
        await eventually(() => expect({ who, sent: outlet.sent.length }).toEqual({ who, sent: theirs.length }));
        expect(outlet.sent).toEqual(theirs);
      }
      for (const { live, ended } of followed) {
        await live.return();
        expect(await ended).toBeNull();
      }
      expect([shared.sizes, feedOf(database).listeners]).toEqual([[], 0]);
    }),
    { numRuns: 25 },
  );
});

describe('together', () => {
  test('an event is executed once for all who have the same rights, whoever they are', async () => {
    const people = await Promise.all([500155, 500155, 500155, 500231].map((region) => addPerson(region)));
    const followed = await Promise.all(people.map((person) => follow(person, null)));
    await settled(1, 3);
    const before = performed;
    await announce(database, approved('one'), approved('two'));
    await relayAll();
    for (const { outlet } of followed.slice(0, 3)) await eventually(() => expect(outlet.sent).toEqual(['one', 'two']));
    expect(performed - before).toBe(1);
    expect(followed[3]!.outlet.sent).toEqual([]);
    for (const { live } of followed) await live.return();
  });

  test('whoever does not read holds up nobody, goes on where it was when it reads again, and is let go when it does not', async () => {
    const people = await Promise.all([500155, 500155, 500155].map((region) => addPerson(region)));
    const [quick, slow, asleep] = await Promise.all(people.map((person, index) => follow(person, null, index === 2 ? 200 : 60_000)));
    await settled(3);
    slow!.outlet.hasRoom = false;
    asleep!.outlet.hasRoom = false;
    const names = Array.from({ length: 7 }, (_, index) => `lag ${index}`);
    for (const name of names) {
      await announce(database, approved(name));
      await relayAll();
    }
    await eventually(() => expect(quick!.outlet.sent).toEqual(names));
    expect([slow!.outlet.sent, asleep!.outlet.sent]).toEqual([[], []]);
    expect(await asleep!.ended).toBe('SLOW_CONSUMER');
    slow!.outlet.hasRoom = true;
    await eventually(() => expect(slow!.outlet.sent).toEqual(names));
    await settled(2);
    for (const { live } of [quick!, slow!]) await live.return();
  });

  test('a number that is forgotten, or was never given, ends with RESUME_EXPIRED', async () => {
    const person = await addPerson(500155);
    const standing = await follow(person, null);
    await settled(1);
    expect(await (await follow(person, '999999999999')).ended).toBe('RESUME_EXPIRED');
    await standing.live.return();
  });
});

describe('rights that end, end the subscription of whoever had them, before anything more is handed out', () => {
  const other = 500231;
  const endings: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
    'a grant that was revoked': ({ grantId }) => withSignInSession(database, (db) => endGrant(db, 500000, grantId, new Date())),
    'an account that was disabled': ({ accountId }) => withSignInSession(database, (db) => disableAccount(db, accountId, new Date())),
    'a grant that came to its end': ({ grantId }) =>
      owner
        .query(`select set_config('shuangcheng.purpose', 'platform', false)`)
        .then(() => owner.query(`update access_grant set valid_to = now() where grant_id = $1`, [grantId])),
  };
  test.each(Object.entries(endings))('%s', async (_name, end) => {
    const [leaver, stayer] = [await addPerson(other), await addPerson(other)];
    const [left, stayed] = [await follow(leaver, null), await follow(stayer, null)];
    await settled(2);
    await announce(database, approved('before', other));
    await relayAll();
    await eventually(() => expect(left.outlet.sent).toEqual(['before']));
    await end(leaver);
    await announce(database, approved('after', other));
    await relayAll();
    await eventually(() => expect(stayed.outlet.sent).toEqual(['before', 'after']));
    expect(['UNAUTHENTICATED', 'FORBIDDEN']).toContain(await left.ended);
    expect(left.outlet.sent).toEqual(['before']);
    await stayed.live.return();
  });

  test('by the clock alone, each at its own time and though nothing happens', async () => {
    const now = Date.now();
    const [first, second] = [now + 4_000, now + 4_500];
    const people = [await addPerson(other, { validTo: new Date(second) }), await addPerson(other, { validTo: new Date(first) })];
    const [later, sooner, stayed] = await Promise.all([...people, await addPerson(other)].map((person) => follow(person, null)));
    await settled(3);
    expect(await sooner!.ended).toBe('FORBIDDEN');
    expect(Date.now()).toBeGreaterThanOrEqual(first);
    await settled(2);
    expect(await later!.ended).toBe('FORBIDDEN');
    expect(Date.now()).toBeGreaterThanOrEqual(second);
    await settled(1);
    await announce(database, approved('too late', other));
    await relayAll();
    await eventually(() => expect(stayed!.outlet.sent).toEqual(['too late']));
    expect([later, sooner].flatMap((each) => each!.outlet.sent)).toEqual([]);
    await stayed!.live.return();
    expect(shared.sizes).toEqual([]);
  });

  test('rights that become others go on with those who have the same, from where they were', async () => {
    const person = await addPerson(500155);
    const followed = await follow(person, null);
    await settled(1);
    await announce(database, approved('narrow'), approved('not yet', other));
    await relayAll();
    await eventually(() => expect(followed.outlet.sent).toEqual(['narrow']));
    await withPlatformSession(database, (db) =>
      addGrant(db, { ...grantOn('COUNTY_BUREAU', 500000, other), grantId: randomUUID(), accountId: person.accountId }),
    );
    await announce(database, approved('wide', other), approved('both'));
    await relayAll();
    await announce(database, { tenantId: 500000, kind: 'ACCESS_CHANGED', regionId: 500155, body: {} });
    await relayAll();
    await eventually(() => expect(followed.outlet.sent).toEqual(['narrow', 'wide', 'both']));
    await followed.live.return();
  });
});

describe('the watch', () => {
  test('finds a change that was under way when it looked before, once it is committed, and none that was rolled back', async () => {
    const [person, nobody] = [await addPerson(500155), await addPerson(500155)];
    const watch = new AccessWatch(database);
    // Once nothing that ran beside the making of the accounts runs any more, in whichever database.
    const mark = await eventually(async () => {
      const before = await watch.mark();
      await watch.look();
      expect([person, nobody].map(({ accountId }) => watch.changedSince(accountId, before))).toEqual([false, false]);
      return watch.mark();
    });
    const under = new pg.Client({ connectionString: cloned.ownerUrl });
    await under.connect();
    await under.query('begin');
    await under.query(`select set_config('shuangcheng.purpose', 'platform', true)`);
    await under.query('update account set session_epoch = session_epoch + 1 where account_id = $1', [person.accountId]);
    await watch.look();
    expect(watch.changedSince(person.accountId, mark)).toBe(false);
    await under.query('commit');
    await under.end();
    await withSignInSession(database, async (db) => {
      await disableAccount(db, nobody.accountId, new Date());
      throw new Error('given up');
    }).catch((error: Error) => expect(error.message).toBe('given up'));
    await Promise.all([watch.look(), watch.look(), watch.look()]);
    expect([person, nobody].map(({ accountId }) => watch.changedSince(accountId, mark))).toEqual([true, false]);
    expect(watch.changedSince(person.accountId, await watch.mark())).toBe(false);
  });
});
