// The relay and the streams that read behind it: every committed event once and in order, whatever commits when.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isInForce, type Grant } from '@shuangcheng/domain';
import {
  loadRegions,
  openDatabase,
  RequestError,
  withPlatformSession,
  withTenantSession,
  type Database,
  type RequestScope,
} from '@shuangcheng/tenants';
import fc from 'fast-check';
import pg from 'pg';
import { readRegionData } from '../../tenants/src/regions/region-data.js';
import { feedOf } from '../src/events/event-feed.js';
import type { StoredEvent } from '../src/events/event-reading.store.js';
import type { EventTopic } from '../src/events/event-page.js';
import { openEventStream, type EventStream, type StreamOptions } from '../src/events/event-stream.js';
import { appendEvents, type NewEvent } from '../src/events/outbox.store.js';
import { expireEvents, relayEvents } from '../src/events/relay.service.js';
import { cloneDatabase, type ClonedDatabase } from './kit/clone-database.js';
import { announce, loadScope } from './kit/append-events.js';
import { eventually } from './kit/eventually.js';
import { grantOn, scopeWith } from './kit/make-tenant.js';
import { recordStatements } from './kit/recorded-statements.js';

let cloned: ClonedDatabase;
let owner: pg.Client;
/** Two servers over one database. */
let databases: [Database, Database];
beforeAll(async () => {
  cloned = await cloneDatabase();
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  const open = (): Promise<Database> => openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: 8 });
  databases = [await open(), await open()];
  const { regions, edges } = readRegionData();
  await withPlatformSession(databases[0], (db) => loadRegions(db, regions, edges));
});
afterAll(async () => {
  for (const database of databases) await database.close();
  await owner.end();
  await cloned.drop();
});

const approved = (name: string, more: Partial<NewEvent> = {}): NewEvent => ({
  tenantId: 500000,
  kind: 'REPORT_APPROVED',
  regionId: 500155,
  body: { name },
  ...more,
});
const nameOf = (event: StoredEvent): string => String(event.body['name']);

const topic: EventTopic<StoredEvent> = {
  kinds: ['REPORT_APPROVED'],
  assertAllowed: () => undefined,
  regionsOf: () => null,
  deliver: (_scope, events) => events,
};
const bureau = (database: Database): Promise<RequestScope> => scopeWith(database, grantOn('PROVINCE_BUREAU', 500000, 500000));
const openStream = async (
  database: Database,
  options: Partial<StreamOptions> = {},
  more: Partial<EventTopic<StoredEvent>> = {},
): Promise<EventStream<StoredEvent>> => {
  const scope = await bureau(database);
  return openEventStream(scope, { ...topic, ...more }, { renew: () => bureau(database), after: null, ...options });
};
/** Numbers everything that was committed. */
const relayAll = async (): Promise<void> => {
  while ((await relayEvents(databases[0])) === 'MORE');
};
const take = async (stream: EventStream<StoredEvent>, count: number): Promise<StoredEvent[]> => {
  const events: StoredEvent[] = [];
  while (events.length < count) {
    const { done, value } = await stream.next();
    if (done) break;
    events.push(value);
  }
  return events;
};
const lastSequence = async (): Promise<string> =>
  (await owner.query<{ last: string }>('select last_sequence as last from event_counter')).rows[0]!.last;

describe('the relay', () => {
  test('gives rising numbers without a gap, in the order of appending, in batches, each with a fixed number of statements', async () => {
    const first = BigInt(await lastSequence()) + 1n;
    await announce(databases[0], ...Array.from({ length: 25 }, (_, index) => approved(`batch ${index}`)));
    const statements = recordStatements(databases[0]);
    const runs: string[] = [];
    const sent = await statements.during(async () => {
      for (let run = ''; run !== 'IDLE'; runs.push(run)) run = await relayEvents(databases[0], 10);
    });
    expect(runs).toEqual(['MORE', 'MORE', 'IDLE']);
    expect(sent).toMatchObject({ number_events: 3, try_relay_lock: 3, notify_events: 3 });
    const { rows } = await owner.query<{ sequence: string; name: string }>(
      `select sequence, body->>'name' as name from outbox where body->>'name' like 'batch%' order by sequence`,
    );
    expect(rows).toEqual(Array.from({ length: 25 }, (_, index) => ({ sequence: String(first + BigInt(index)), name: `batch ${index}` })));
  });

  test('does nothing while another server is at it', async () => {
    await announce(databases[0], approved('two at once'));
    await owner.query('begin');
    await owner.query('select pg_advisory_xact_lock(7236510511)');
    const before = await lastSequence();
    expect(await relayEvents(databases[1])).toBe('IDLE');
    expect(await lastSequence()).toBe(before);
    await owner.query('rollback');
    await relayEvents(databases[1]);
    expect(BigInt(await lastSequence())).toBe(BigInt(before) + 1n);
  });

  test('costs a sleeping server one small transaction a look', async () => {
    await relayAll();
    const sent = await recordStatements(databases[1]).during(() => relayEvents(databases[1]));
    expect(Object.values(sent).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(6);
  });

  test('waits for nobody: an open transaction holds up its own events only, and holds no lock that the relay needs', async () => {
    const scope = await loadScope(databases[0], 500000);
    const stream = await openStream(databases[1]);
    await withTenantSession(scope, 'write', async (db) => {
      await appendEvents(db, new Date(), [approved('late')]);
      await announce(databases[1], approved('early'));
      await relayAll();
      await relayEvents(databases[1]);
      expect((await take(stream, 1)).map(nameOf)).toEqual(['early']);
    });
    await relayEvents(databases[1]);
    expect((await take(stream, 1)).map(nameOf)).toEqual(['late']);
    await stream.return();
  });
});

describe('a stream', () => {
  test('delivers every committed event once and in order, however commits, relays, cuts and resumptions interleave', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        // Of each writer: how many events a transaction has, how long it stays open, whether it gives up.
        fc.array(fc.record({ events: fc.integer({ min: 1, max: 5 }), turns: fc.integer({ min: 0, max: 8 }), fails: fc.boolean() }), {
          minLength: 5,
          maxLength: 25,
        }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        async (writers, cuts, pageSize) => {
          round += 1;
          const after = await lastSequence();
          const names = writers.flatMap(({ events, fails }, writer) =>
            fails ? [] : Array.from({ length: events }, (_, index) => `${round} ${writer} ${index}`),
          );
          const write = async ({ events, turns, fails }: (typeof writers)[number], writer: number): Promise<void> => {
            const scope = await loadScope(databases[writer % 2]!, 500000);
            const own = Array.from({ length: events }, (_, index) => approved(`${round} ${writer} ${index}`));
            await withTenantSession(scope, 'write', async (db) => {
              await appendEvents(db, new Date(), own);
              for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
              if (fails) throw new Error('given up');
            }).catch((error: Error) => expect(error.message).toBe('given up'));
          };
          const writing = Promise.all(writers.map(write));
          let written = false;
          void writing.then(() => (written = true));
          const relaying = async (database: Database): Promise<void> => {
            while (!written) await relayEvents(database, 3);
          };
          const relays = Promise.all(databases.map(relaying));
          const read = async (): Promise<StoredEvent[]> => {
            const seen: StoredEvent[] = [];
            for (let cut = 0; seen.length < names.length; cut += 1) {
              const stream = await openStream(databases[cut % 2]!, { after: String(seen.at(-1)?.sequence ?? after), pageSize });
              const count = cut < cuts.length ? Math.min(cuts[cut]!, names.length - seen.length) : names.length - seen.length;
              seen.push(...(await take(stream, count)));
              await stream.return();
            }
            return seen;
          };
          const reading = read();
          await writing;
          await relays;
          await relayAll();
          await relayEvents(databases[1]);
          const seen = await reading;
          expect(seen.map(nameOf).sort()).toEqual([...names].sort());
          const sequences = seen.map(({ sequence }) => sequence);
          expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => (a < b ? -1 : 1)));
        },
      ),
      { numRuns: 15 },
    );
    expect(feedOf(databases[0]).listeners).toBe(0);
  });

  test('holds one page at most, and is ended with SLOW_CONSUMER when its reader stops reading', async () => {
    const patienceMs = 100;
    const after = await lastSequence();
    await announce(databases[0], ...Array.from({ length: 10 }, (_, index) => approved(`slow ${index}`)));
    await relayAll();
    const stream = await openStream(databases[0], { after, pageSize: 4, patienceMs });
    expect((await take(stream, 3)).map(nameOf)).toEqual(['slow 0', 'slow 1', 'slow 2']);
    await eventually(() => expect(stream.ended).toBe(true));
    await expect(stream.next()).rejects.toMatchObject({ code: 'SLOW_CONSUMER' });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  test('does not end because nothing happens, nor because its reader works through a long backlog', async () => {
    const after = await lastSequence();
    await announce(databases[0], ...Array.from({ length: 30 }, (_, index) => approved(`long ${index}`)));
    await relayAll();
    const stream = await openStream(databases[0], { after, pageSize: 3, patienceMs: 60 });
    for (let count = 0; count < 30; count += 1) {
      expect((await take(stream, 1)).map(nameOf)).toEqual([`long ${count}`]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const next = take(stream, 1);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(stream.ended).toBe(false);
    await announce(databases[0], approved('at last'));
    await relayAll();
    expect((await next).map(nameOf)).toEqual(['at last']);
    await stream.return();
  });

  test('ends at once while it waits, and leaves the feed', async () => {
    const before = feedOf(databases[0]).listeners;
    const stream = await openStream(databases[0]);
    expect(feedOf(databases[0]).listeners).toBe(before + 1);
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(feedOf(databases[0]).listeners).toBe(before);
  });

  test('asks anew with every page who is asking, and ends with what they are told', async () => {
    let asked = 0;
    const renew = async (): Promise<RequestScope> => {
      asked += 1;
      if (asked > 2) throw new RequestError('UNAUTHENTICATED');
      return bureau(databases[0]);
    };
    const stream = await openStream(databases[0], { renew });
    const outcomes: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      const reading = stream.next().then(
        ({ value }) => nameOf(value as StoredEvent),
        (error: { code: string }) => error.code,
      );
      await announce(databases[0], approved(name));
      await relayAll();
      outcomes.push(await reading);
      if (stream.ended) break;
    }
    // The first reading may have found its event at once, or have asked before there was one.
    expect([
      ['first', 'UNAUTHENTICATED'],
      ['first', 'second', 'UNAUTHENTICATED'],
    ]).toContainEqual(outcomes);
    expect(asked).toBe(3);
  });

  test('ends when the last grant ends by its date though nothing happens, goes on while another holds, and leaves no timer', async () => {
    const [ends, short, long] = [Date.now() + 4_000, grantOn('COUNTY_BUREAU', 500000, 500155), grantOn('COUNTY_BUREAU', 500000, 500231)];
    const inForce = (...grants: readonly Grant[]) => scopeWith(databases[0], ...grants.filter((grant) => isInForce(grant, new Date())));
    const ending = { ...short, validTo: new Date(ends) };
    let asked = 0;
    const both = (): Promise<RequestScope> => ((asked += 1), inForce(ending, long));
    const assertAllowed = ({ caller }: RequestScope): void => {
      if (caller.grants.length === 0) throw new RequestError('FORBIDDEN', { action: 'reports:read' });
    };
    const before = feedOf(databases[0]).listeners;
    const stream = await openStream(databases[0], { renew: () => inForce(ending) }, { assertAllowed });
    const kept = await openStream(databases[0], { renew: both }, { assertAllowed });
    const reading = kept.next();
    await expect(stream.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(Date.now()).toBeGreaterThanOrEqual(ends);
    expect(feedOf(databases[0]).listeners).toBe(before + 1);
    await eventually(() => expect(asked).toBe(2));
    await announce(databases[0], approved('not any more'), approved('still', { regionId: 500231 }));
    await relayAll();
    expect(nameOf((await reading).value as StoredEvent)).toBe('still');
    await kept.return();
  });

  test('reads nothing for what does not concern it', async () => {
    const stream = await openStream(databases[0], {}, { regionsOf: () => [500155] });
    // Behind the stream's own: what this one has heard, that one has too.
    let heard = 0n;
    const detach = feedOf(databases[0]).attach((_batch, to) => void (heard = to));
    const relayAndTell = async (): Promise<void> => {
      await relayAll();
      const last = BigInt(await lastSequence());
      await eventually(() => expect(heard).toBe(last));
    };
    // With the first it has all there is: from then on it waits for what is told.
    await announce(databases[0], approved('first'));
    await relayAndTell();
    expect((await take(stream, 1)).map(nameOf)).toEqual(['first']);
    const reading = stream.next();
    const sent = await recordStatements(databases[0]).during(async () => {
      await announce(databases[0], approved('elsewhere', { regionId: 500231 }), approved('another kind', { kind: 'REPORT_SUBMITTED' }));
      await announce(databases[0], approved('another province', { tenantId: 510000, regionId: 511725 }));
      await relayAndTell();
    });
    detach();
    expect(sent).not.toHaveProperty('select_events_after');
    expect(sent['select_event_heads']).toBe(1);
    await announce(databases[0], approved('here'));
    await relayAll();
    expect(nameOf((await reading).value as StoredEvent)).toBe('here');
    await stream.return();
  });

  test('sees events of its grants only, though it asked for all', async () => {
    const county = (): Promise<RequestScope> => scopeWith(databases[0], grantOn('COUNTY_BUREAU', 500000, 500231));
    const after = await lastSequence();
    await announce(
      databases[0],
      approved('梁平'),
      approved('垫江', { regionId: 500231 }),
      approved('渠县', { tenantId: 510000, regionId: 511725 }),
    );
    await relayAll();
    const stream = await openEventStream(await county(), topic, { renew: county, after });
    expect((await take(stream, 1)).map(nameOf)).toEqual(['垫江']);
    await stream.return();
  });
});

describe('hearing of another server’s batches', () => {
  test('happens at once where the connection can listen, and by looking where it cannot', async () => {
    const stream = await openStream(databases[1]);
    await relayEvents(databases[1]);
    const reading = stream.next();
    await announce(databases[0], approved('heard'));
    const listeners = `application_name = 'shuangcheng listening' and datname = current_database()`;
    // Only the other server relays: this one is told by the database, once it listens.
    await eventually(async () => {
      expect(
        (await owner.query(`select 1 from pg_stat_activity where query like '%listen%' and state = 'idle' and ${listeners}`)).rowCount,
      ).toBe(2);
    });
    await relayAll();
    expect(nameOf((await reading).value as StoredEvent)).toBe('heard');
    await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${listeners}`);
    const again = stream.next();
    await announce(databases[0], approved('looked for'));
    await relayAll();
    await relayEvents(databases[1]);
    expect(nameOf((await again).value as StoredEvent)).toBe('looked for');
    await stream.return();
  });
});

test('old events are forgotten in batches, and what remains of a stream behind them ends with RESUME_EXPIRED', async () => {
  await relayAll();
  await announce(databases[0], ...Array.from({ length: 7 }, (_, index) => approved(`old ${index}`)));
  await relayAll();
  await owner.query(`update outbox set occurred_at = now() - interval '40 days'`);
  const behind = await openStream(databases[0], { after: '0' });
  const runs: string[] = [];
  for (let run = ''; run !== 'IDLE'; runs.push(run)) run = await expireEvents(databases[0], 30 * 86_400_000, new Date(), 5);
  expect(runs.length).toBeGreaterThan(2);
  expect((await owner.query('select 1 from outbox')).rowCount).toBe(0);
  await expect(behind.next()).rejects.toMatchObject({ code: 'RESUME_EXPIRED' });
  const after = await lastSequence();
  const stream = await openStream(databases[0], { after });
  await announce(databases[0], approved('after all was forgotten'));
  await relayAll();
  const [event] = await take(stream, 1);
  expect([nameOf(event!), event!.sequence]).toEqual(['after all was forgotten', BigInt(after) + 1n]);
  await stream.return();
});
