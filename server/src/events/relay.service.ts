// The relay: numbers what was committed, one server at a time, and wakes whoever listens on any of them.
import { withRelaySession, type Database } from '@shuangcheng/tenants';
import { feedOf, type EventFeed } from './event-feed.js';
import { becomeAlone, deleteEventsBefore, getLastSequence, notifyListeners, numberEvents, tryAlone } from './relay.store.js';

export const LARGEST_RELAY_BATCH = 1_000;
const LARGEST_EXPIRY = 5_000;

/** To the other servers, and to what this one does about events: they are the last of those that have numbers. */
const announce = (feed: EventFeed, numbered: number, last: bigint): void => {
  if (numbered === 0) return;
  feed.carrier?.tell(last);
  feed.numbered({ after: last - BigInt(numbered), to: last });
};

/**
 * Numbers one batch of committed events, unless another server is at it, and wakes this server's subscriptions for whatever
 * was numbered by any server. Gives whether more wait.
 */
export const relayEvents = async (database: Database, most = LARGEST_RELAY_BATCH): Promise<'MORE' | 'IDLE'> => {
  const feed = feedOf(database);
  feed.startListening();
  const { numbered, last } = await withRelaySession(database, async (db) => {
    const numbered = (await tryAlone(db, 'events')) ? await numberEvents(db, most) : 0;
    const last = await getLastSequence(db);
    if (numbered > 0) await notifyListeners(db, last);
    return { numbered, last };
  });
  announce(feed, numbered, last);
  await feed.tell(last);
  return numbered === most ? 'MORE' : 'IDLE';
};

/** Numbers all that was committed before, whoever else is at it; gives the newest number. */
export const numberAllEvents = async (database: Database): Promise<bigint> => {
  const feed = feedOf(database);
  const { numbered, last } = await withRelaySession(database, async (db) => {
    await becomeAlone(db, 'events');
    let numbered = 0;
    for (let more = true; more;) {
      const count = await numberEvents(db, LARGEST_RELAY_BATCH);
      numbered += count;
      more = count === LARGEST_RELAY_BATCH;
    }
    const last = await getLastSequence(db);
    if (numbered > 0) await notifyListeners(db, last);
    return { numbered, last };
  });
  announce(feed, numbered, last);
  await feed.tell(last);
  return last;
};

/** Forgets a batch of events that were kept long enough, unless another server is at it. Gives whether more wait. */
export const expireEvents = async (
  database: Database,
  keptMs: number,
  now = new Date(),
  most = LARGEST_EXPIRY,
): Promise<'MORE' | 'IDLE'> => {
  const gone = await withRelaySession(database, async (db) =>
    (await tryAlone(db, 'expiry')) ? deleteEventsBefore(db, new Date(now.getTime() - keptMs), most) : 0,
  );
  return gone >= most ? 'MORE' : 'IDLE';
};
