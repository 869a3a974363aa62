// How an import goes, told as it goes: first how it stands, then every chunk, and last its end.
import { isInForce } from '@shuangcheng/domain';
import type { ImportEvent } from '@shuangcheng/schema';
import { RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { getEventRange } from '../../events/event-reading.store.js';
import type { EventTopic } from '../../events/event-page.js';
import { openEventStream } from '../../events/event-stream.js';
import { getImport, getImportPlace } from './import.service.js';

/** Its rights are those of `import(id)`, asked for anew with every page. */
const topicOf = (id: string, regionId: number): EventTopic<ImportEvent> => ({
  kinds: ['IMPORT_PROGRESSED', 'IMPORT_FINISHED'],
  assertAllowed: (scope) => {
    if (!scope.caller.grants.some((grant) => isInForce(grant, scope.now))) throw new RequestError('FORBIDDEN', { action: 'import' });
  },
  regionsOf: () => [regionId],
  deliver: async (scope, events) => {
    const own = events.filter((event) => event.body['importId'] === id);
    if (own.length === 0) return [];
    const found = await getImport(scope, id);
    return own.map(({ sequence, occurredAt, kind }) => ({
      sequence: String(sequence),
      occurredAt,
      ended: kind === 'IMPORT_FINISHED',
      import: found,
    }));
  },
});

/** Events behind a first one, as far as the one that ends them. What it is told to do, the stream below is told at once. */
class UntilEnded implements AsyncIterableIterator<ImportEvent> {
  #first: ImportEvent | null;
  #ended = false;
  constructor(
    first: ImportEvent,
    private readonly events: AsyncIterableIterator<ImportEvent>,
  ) {
    this.#first = first;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ImportEvent>> {
    if (this.#ended) return this.return();
    const first = this.#first;
    this.#first = null;
    const result: IteratorResult<ImportEvent> = first ? { done: false, value: first } : await this.events.next();
    if (result.done !== true && result.value.ended) this.#ended = true;
    return result;
  }

  return(): Promise<IteratorResult<ImportEvent>> {
    this.#ended = true;
    return this.events.return!();
  }
}

/** Tells of an import that the caller may see, until it ends. Throws NOT_FOUND for any other. */
export const openImportProgress = async (
  scope: RequestScope,
  renew: () => Promise<RequestScope>,
  id: string,
): Promise<AsyncIterableIterator<ImportEvent>> => {
  const regionId = await getImportPlace(scope, id);
  // In this order: what happens after the number was read is told, what happened before is in how the import stands.
  const { last } = await withTenantSession(scope, 'read', getEventRange);
  const found = await getImport(scope, id);
  const first = { sequence: String(last), occurredAt: scope.now, ended: found.finishedAt !== null, import: found };
  return new UntilEnded(first, await openEventStream(scope, topicOf(id, regionId), { renew, after: String(last) }));
};
