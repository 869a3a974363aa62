import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { listUndeclaredChanges, parseDeclaredChanges } from './breaking-changes.js';

const committed = 'type Query { region(code: String!): String  plans: [String!]! }';
const changesTo = (sdl: string, declared: Parameters<typeof listUndeclaredChanges>[2] = []) =>
  listUndeclaredChanges(committed, buildSchema(sdl), declared);

describe('listUndeclaredChanges', () => {
  it('lets additions pass', () => {
    expect(changesTo('type Query { region(code: String!, year: Int): String  plans: [String!]!  items: [String!]! }')).toEqual([]);
  });

  it('names a field that is gone and an argument that became required', () => {
    expect(changesTo('type Query { region(code: String!, year: Int!): String }')).toEqual([
      'FIELD_REMOVED: Query.plans was removed.',
      'REQUIRED_ARG_ADDED: A required arg year on Query.region was added.',
    ]);
  });

  it('lets a declared change pass, and only that one', () => {
    const declared = [{ change: 'FIELD_REMOVED: Query.plans was removed.', reason: 'was never answered' }];
    expect(changesTo('type Query { region(code: String!): Int }', declared)).toEqual([
      'FIELD_CHANGED_KIND: Query.region changed type from String to Int.',
    ]);
  });
});

describe('parseDeclaredChanges', () => {
  it.each(['{}', '[{"change":"x"}]', '[{"change":"x","reason":" "}]', '[null]'])('refuses %s', (text) => {
    expect(() => parseDeclaredChanges(text)).toThrow('each with a reason');
  });
});
