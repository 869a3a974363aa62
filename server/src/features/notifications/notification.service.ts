// Notifications by grant: the same rule decides what is listed and what a subscription delivers, for grants of that moment.
import {
  audienceOf,
  isInForce,
  isTold,
  NOTIFICATION_KINDS,
  notificationText,
  problem,
  type AudienceRule,
  type NotificationKind,
  type Problem,
} from '@shuangcheng/domain';
import {
  readPage,
  toConnection,
  type Connection,
  type MarkNotificationsReadInput,
  type Notification,
  type NotificationEvent,
  type PageInput,
} from '@shuangcheng/schema';
import { canDo, RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { getEventRange, type StoredEvent } from '../../events/event-reading.store.js';
import type { EventTopic } from '../../events/event-page.js';
import { openEventStream, type EventStream } from '../../events/event-stream.js';
import { readCursor } from '../page-cursor.js';
import { once } from '../requests/once.service.js';
import { countToldEvents, getReadTo, listToldEvents, markReadTo, type ToldQuery } from './notification.store.js';

const audiences = new WeakMap<RequestScope, readonly AudienceRule[]>();
const audienceOfScope = (scope: RequestScope): readonly AudienceRule[] => {
  const known = audiences.get(scope);
  if (known) return known;
  const made = audienceOf(scope.caller.grants, scope.caller.accountId, scope.tree, scope.now);
  audiences.set(scope, made);
  return made;
};

/** Regions of which the caller sees anything at all. */
const seenRegions = ({ visible, caller }: RequestScope): number[] => [
  ...new Set([
    ...visible.regions,
    ...visible.regionSystems.map((pair) => Number(pair.split(':')[0])),
    ...caller.grants.map((grant) => grant.regionId),
  ]),
];

const wholeNumber = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) ? value : null);

const toNotification = (event: StoredEvent, readTo: bigint): Notification => ({
  id: Buffer.from(['Notification', event.tenantId, event.eventId].join(':')).toString('base64url'),
  sequence: String(event.sequence),
  occurredAt: event.occurredAt,
  kind: event.kind as NotificationKind,
  read: event.sequence <= readTo,
  tenantId: event.tenantId,
  regionId: event.regionId,
  institutionId: event.institutionId,
  month: wholeNumber(event.body['month']),
  version: wholeNumber(event.body['version']),
  body: event.body,
});

/** Title and sentence for the caller, who may see the event's region, or only a part of it. */
export const textOf = (scope: RequestScope, { kind, regionId, body }: Notification, institution: string | null) =>
  notificationText({
    kind,
    body,
    institution,
    region: scope.tree.find(regionId)?.name ?? String(regionId),
    seesRegion: scope.visible.regions.includes(regionId) && canDo(scope, 'reports:read', { regionId }),
  });

const queryOf = (scope: RequestScope): ToldQuery => ({ audience: audienceOfScope(scope), regionIds: seenRegions(scope) });

const readSequence = (cursor: string): bigint => {
  const [sequence] = readCursor(cursor, 'text');
  if (/^\d{1,18}$/.test(sequence)) return BigInt(sequence);
  throw new RequestError('BAD_USER_INPUT', { field: 'after', expected: '由本接口返回的游标', actual: cursor });
};

/** What the caller is told of, newest first, as far back as events are kept. */
export const listNotifications = async (scope: RequestScope, input: PageInput): Promise<Connection<Notification>> => {
  const page = readPage(input, 20);
  const before = page.after ? readSequence(page.after) : null;
  const query = queryOf(scope);
  const [readTo, events] = await withTenantSession(scope, 'read', (db) =>
    Promise.all([getReadTo(db, scope.caller.accountId), listToldEvents(db, query, before, page.first + 1)]),
  );
  return toConnection(
    events.map((event) => toNotification(event, readTo)),
    page,
    ({ sequence }) => [sequence],
    () => withTenantSession(scope, 'read', (db) => countToldEvents(db, query)),
  );
};

const notified: EventTopic<NotificationEvent> = {
  kinds: NOTIFICATION_KINDS,
  assertAllowed: (scope) => {
    if (!scope.caller.grants.some((grant) => isInForce(grant, scope.now)))
      throw new RequestError('FORBIDDEN', { action: 'notifications:read' });
  },
  regionsOf: (scope) => [...new Set([...seenRegions(scope), ...audienceOfScope(scope).flatMap(({ regionId }) => regionId ?? [])])],
  tenantsOf: (scope) => [...new Set([...scope.visible.tenants, ...audienceOfScope(scope).map(({ tenantId }) => tenantId)])],
  concerns: (scope, event) => isTold(audienceOfScope(scope), event),
  deliver: (scope, events) =>
    events
      .filter((event) => isTold(audienceOfScope(scope), event))
      .map((event) => ({ sequence: String(event.sequence), notification: toNotification(event, 0n) })),
};

/** Tells the caller of what happens from now on, or after a number that was received before. */
export const openNotified = (
  scope: RequestScope,
  renew: () => Promise<RequestScope>,
  after: string | null | undefined,
): Promise<EventStream<NotificationEvent>> => openEventStream(scope, notified, { renew, after: after ?? null });

export interface MarkedRead {
  readonly readTo: string | null;
  readonly problems: readonly Problem[];
}

/** Marks what the caller was told up to a number as read, on all of its devices. */
export const markNotificationsRead = async (scope: RequestScope, input: MarkNotificationsReadInput): Promise<MarkedRead> => {
  const refuse = (found: Problem): MarkedRead => ({ readTo: null, problems: [found] });
  const path = ['input', 'upTo'];
  return once<MarkedRead>(
    scope,
    { id: input.clientRequestId, operation: 'markNotificationsRead', input: { upTo: input.upTo } },
    async (db) => {
      const { last } = await getEventRange(db);
      const unknown = refuse(problem('UNKNOWN_SEQUENCE', path, { expected: String(last), actual: input.upTo }));
      if (!/^\d{1,18}$/.test(input.upTo) || BigInt(input.upTo) > last) return { answer: unknown, done: false, acts: [] };
      let readTo = 0n;
      for (const tenantId of scope.writable.tenants)
        readTo = await markReadTo(db, tenantId, scope.caller.accountId, BigInt(input.upTo), scope.now);
      const [grant] = scope.caller.grants.filter((each) => each.tenantId === scope.writable.tenants[0]);
      const acts = [{ regionId: grant!.regionId, subjects: [], details: { upTo: input.upTo } }];
      return { answer: { readTo: String(readTo), problems: [] }, done: true, acts };
    },
    refuse,
  );
};
