// What resolvers get beside their arguments: who is asking, and the loaders made for this operation.
import { RequestError, type RequestScope } from '@shuangcheng/tenants';

/** One operation's context. Without a signed-in caller any use of `scope` or `loaders` is UNAUTHENTICATED. */
export class GraphqlContext<Loaders = unknown> {
  // Apollo copies the context's own fields into a clone: no private fields here, and nothing that throws when copied.
  readonly requestId: string;
  readonly startedAt = performance.now();
  signedInScope: RequestScope | null = null;
  private madeLoaders: Loaders | null = null;
  private readonly makeLoaders: (scope: RequestScope) => Loaders;

  constructor(requestId: string, scope: RequestScope | null, makeLoaders: (scope: RequestScope) => Loaders) {
    this.requestId = requestId;
    this.signedInScope = scope;
    this.makeLoaders = makeLoaders;
  }

  get scope(): RequestScope {
    if (!this.signedInScope) throw new RequestError('UNAUTHENTICATED');
    return this.signedInScope;
  }

  get loaders(): Loaders {
    this.madeLoaders ??= this.makeLoaders(this.scope);
    return this.madeLoaders;
  }
}
