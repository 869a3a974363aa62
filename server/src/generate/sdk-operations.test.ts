import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { generateOperations } from './sdk-operations.js';

const schema = buildSchema(`
  scalar Decimal
  type Query { places: [Place!]! }
  type Place { name: String! area: Decimal inside: [Place!]! }
`);
const generate = async (...texts: readonly string[]): Promise<string> =>
  (
    await generateOperations(
      schema,
      texts.map((text, index) => ({ path: `file-${index}.graphql`, text })),
    )
  ).operations;

describe('a fragment', () => {
  const PLAIN = 'query Places { places { name area inside { name area } } }';

  test('is written out where it is spread, in fragments too', async () => {
    const fragments = 'fragment Nested on Place { ...Size inside { ...Size } } fragment Size on Place { name area }';
    expect(await generate(fragments, 'query Places { places { ...Nested } }')).toBe(await generate(PLAIN));
  });

  test.each([
    ['that is none', 'query Places { places { ...Nothing } }', 'file-1.graphql: Unknown fragment "Nothing".'],
    ['of another type', 'query Places { ...Size }', 'file-1.graphql: Fragment "Size" cannot be spread here'],
  ])('%s is refused with the file', async (_, operation, refusal) => {
    await expect(generate('fragment Size on Place { name area }', operation)).rejects.toThrow(refusal);
  });

  test('beside an operation is not one of several', async () => {
    await expect(generate('query Places { places { ...Size } } fragment Size on Place { name }')).rejects.toThrow('expected one operation');
  });
});
