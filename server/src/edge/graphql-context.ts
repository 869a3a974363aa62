// What resolvers get beside their arguments: who is asking, and the loaders made for this operation.
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { Settings } from '../settings.js';

export interface ContextOptions<Loaders> {
  readonly makeLoaders: (scope: RequestScope) => Loaders;
  readonly settings: Pick<Settings, 'profile'>;
}

/** One operation's context. Without a signed-in caller any use of `scope` or `loaders` is UNAUTHENTICATED. */
export class GraphqlContext<Loaders = unknown> {
  // Apollo copies the context's own fields into a clone: no private fields here, and nothing that throws when copied.
  readonly requestId: string;
  readonly startedAt = performance.now();
  signedInScope: RequestScope | null = null;
  /** Reads anew who is asking, for an operation that outlasts their rights. Throws UNAUTHENTICATED when they are let in no more. */
  renewScope: () => Promise<RequestScope> = async () => this.scope;
  private madeLoaders: Loaders | null = null;
  private readonly options: ContextOptions<Loaders>;

  constructor(requestId: string, scope: RequestScope | null, options: ContextOptions<Loaders>) {
    this.requestId = requestId;
    this.signedInScope = scope;
    this.options = options;
  }

  get scope(): RequestScope {
    if (!this.signedInScope) throw new RequestError('UNAUTHENTICATED');
    return this.signedInScope;
  }

  /** For one event of a subscription: the same caller as read last, with loaders that know nothing yet. */
  forEvent(): GraphqlContext<Loaders> {
    const scope: RequestScope = { ...this.scope, now: new Date(), readSession: null };
    return new GraphqlContext(this.requestId, scope, this.options);
  }

  /** Whether the platform is one to try out, whose data are made up. */
  get demonstration(): boolean {
    return this.options.settings.profile === 'demonstration';
  }

  get loaders(): Loaders {
    this.madeLoaders ??= this.options.makeLoaders(this.scope);
    return this.madeLoaders;
  }
}
