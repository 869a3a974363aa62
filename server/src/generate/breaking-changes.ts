// What would break a client: found by comparing two versions of the schema, allowed only where schema/breaking-changes.json says why.
import { buildSchema, findBreakingChanges, type GraphQLSchema } from 'graphql';

export interface DeclaredChange {
  /** The change in the words in which the check reports it. */
  readonly change: string;
  readonly reason: string;
}

const isDeclaredChange = (entry: unknown): entry is DeclaredChange => {
  const { change, reason } = (entry ?? {}) as Partial<Record<keyof DeclaredChange, unknown>>;
  return typeof change === 'string' && typeof reason === 'string' && reason.trim() !== '';
};

/** Reads schema/breaking-changes.json. Throws when an entry has no change or no reason. */
export const parseDeclaredChanges = (text: string): DeclaredChange[] => {
  const entries: unknown = JSON.parse(text);
  if (!Array.isArray(entries) || !entries.every(isDeclaredChange)) {
    throw new Error('schema/breaking-changes.json: expected a list of {"change": "…", "reason": "…"}, each with a reason');
  }
  return entries;
};

/** The changes from the committed schema to the new one that break clients and are not declared, one line each. */
export const listUndeclaredChanges = (committedSdl: string, schema: GraphQLSchema, declared: readonly DeclaredChange[]): string[] => {
  const allowed = new Set(declared.map(({ change }) => change));
  return findBreakingChanges(buildSchema(committedSdl), schema)
    .map(({ type, description }) => `${type}: ${description}`)
    .filter((change) => !allowed.has(change));
};
