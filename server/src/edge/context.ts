import type { Loaders } from '../loaders.js';
import type { GraphqlContext } from './graphql-context.js';

/** What every resolver gets. */
export type Context = GraphqlContext<Loaders>;
