// From text to a valid document, by the same rules as Apollo's, for operations that do not pass through it.
import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { Settings } from '../settings.js';
import { MOST_VALIDATION_ERRORS } from './apollo.js';
import { DocumentCache } from './document-cache.js';

const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    ...(error.nodes ? { nodes: error.nodes } : { source: error.source ?? null, positions: error.positions ?? null }),
    originalError: error.originalError ?? error,
    extensions: { ...error.extensions, code },
  });

export interface ReadDocument {
  /** Null where the text is no GraphQL. */
  readonly document: DocumentNode | null;
  /** Empty for a valid document. */
  readonly errors: readonly GraphQLError[];
}

/** Reads documents for one schema and keeps those that are valid. */
export class DocumentReader {
  readonly #cache = new DocumentCache();
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly settings: Settings,
  ) {}

  read(source: string): ReadDocument {
    const known = this.#cache.find(source);
    if (known) return { document: known, errors: [] };
    const read = this.#parse(source);
    if (!read.document) return read;
    const errors = this.#validate(read.document);
    if (errors.length === 0) this.#cache.add(source, read.document);
    return { document: read.document, errors };
  }

  #parse(source: string): ReadDocument {
    try {
      return { document: parse(source, { maxTokens: this.settings.limits.tokens }), errors: [] };
    } catch (error) {
      if (error instanceof GraphQLError) return { document: null, errors: [coded(error, 'GRAPHQL_PARSE_FAILED')] };
      throw error;
    }
  }

  #validate(document: DocumentNode): GraphQLError[] {
    const production = this.settings.profile === 'production';
    const rules = [...specifiedRules, ...(production ? [NoSchemaIntrospectionCustomRule] : [])];
    const errors = validate(this.schema, document, rules, { maxErrors: MOST_VALIDATION_ERRORS, hideSuggestions: production });
    return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
  }
}
