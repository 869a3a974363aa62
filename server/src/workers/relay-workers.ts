// The relay's three pieces of work. Each takes a lock of the database for one run: any server may do it, one at a time.
import { chainAuditRecords } from '../features/audit/audit-chain.service.js';
import { feedOf } from '../events/event-feed.js';
import { expireEvents, relayEvents } from '../events/relay.service.js';
import type { Settings } from '../settings.js';
import type { Worker } from './run-workers.js';

const DAY_MS = 86_400_000;

/** How long an event that another server committed may wait before somebody looks; for its own, a server looks at once. */
const RELAY_REST_MS = 100;
const CHAIN_REST_MS = 1_000;
const EXPIRY_REST_MS = 10 * 60_000;

export const relayWorkers = ({ eventRetentionDays, auditDigest }: Pick<Settings, 'eventRetentionDays' | 'auditDigest'>): Worker[] => [
  {
    name: 'event relay',
    restMs: RELAY_REST_MS,
    run: (database) => relayEvents(database),
    whenWork: (database, begin) => feedOf(database).whenCommitted(begin),
  },
  { name: 'audit chain', restMs: CHAIN_REST_MS, run: (database, log) => chainAuditRecords(database, log, { algorithm: auditDigest }) },
  { name: 'event expiry', restMs: EXPIRY_REST_MS, run: (database) => expireEvents(database, eventRetentionDays * DAY_MS) },
];
