// Events that those with equal rights share: what is delivered depends on the grants of whoever follows, and on nothing else of theirs.
import type { RequestScope } from '@shuangcheng/tenants';
import type { EventTopic } from './event-page.js';
import { EventStream, startOf, type StreamOptions } from './event-stream.js';

export interface Numbered {
  readonly sequence: string;
}

/** As a stream of its own for whoever iterates; whoever knows how to share looks at what it is of. */
export class SharedEvents<T extends Numbered = Numbered> implements AsyncIterable<T> {
  constructor(
    readonly topic: EventTopic<T>,
    /** Behind this number it begins. */
    readonly position: bigint,
    /** Whether nothing before it is wanted. */
    readonly fromNowOn: boolean,
    private readonly scope: RequestScope,
    private readonly options: StreamOptions,
  ) {}

  [Symbol.asyncIterator](): EventStream<T> {
    return new EventStream(this.scope, this.topic, this.options, this.position);
  }
}

/** Opens a subscription whose topic may be shared. Throws as `openEventStream` does. */
export const openSharedEvents = async <T extends Numbered>(
  scope: RequestScope,
  topic: EventTopic<T>,
  options: StreamOptions,
): Promise<SharedEvents<T>> => {
  topic.assertAllowed(scope);
  return new SharedEvents(topic, await startOf(scope, options.after), options.after === null, scope, options);
};
