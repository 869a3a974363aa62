// The operations that clients run must validate against the schema, always; schema/contract/operations.graphql is the project's copy.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, parse, print, validate, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildGraphqlSchema } from '../src/graphql-schema.js';

const COVERED = [
  'AggregatedView',
  'Ranking',
  'WhereDoesThisNumberComeFrom',
  'WhatIfTheGridFactorChanges',
  'PlanAudit',
  'Submit',
  'SubmitBatch',
  'Review',
  'Decompose',
  'Progress',
  'Figures',
  'Progressed',
  'JointReport',
];

const inCheckout = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string): string => readFileSync(inCheckout(path), 'utf8');

const operationsOf = (text: string): Map<string, DocumentNode> => {
  const document = parse(text, { noLocation: true });
  const named = document.definitions.map((definition) => [nameOf(definition as OperationDefinitionNode), definition] as const);
  return new Map(named.map(([name, definition]) => [name, { kind: Kind.DOCUMENT, definitions: [definition] }]));
};
const nameOf = (operation: OperationDefinitionNode): string => operation.name!.value;

const contract = operationsOf(read('schema/contract/operations.graphql'));

/** A root type that is missing altogether is no error for graphql-js: it is one here. */
const errorsOf = (schema: GraphQLSchema, document: DocumentNode): string[] => {
  const { operation } = document.definitions[0] as OperationDefinitionNode;
  if (!schema.getRootType(operation)) return [`the schema has no ${operation}`];
  return validate(schema, document).map((error) => error.message);
};

describe('the contract’s operations', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => void (schema = await buildGraphqlSchema()));

  it.each(COVERED)('%s validates against the schema', (name) => {
    expect(errorsOf(schema, contract.get(name)!)).toEqual([]);
  });

  it('are all covered', () => {
    expect([...COVERED].sort()).toEqual([...contract.keys()].sort());
  });

  it('are the same in the SDK', () => {
    const folder = 'client-sdk/operations';
    const inSdk = readdirSync(inCheckout(folder)).flatMap((file) => [...operationsOf(read(`${folder}/${file}`))]);
    for (const [name, document] of inSdk) if (contract.has(name)) expect(print(document)).toBe(print(contract.get(name)!));
    expect(inSdk.map(([name]) => name)).toEqual(expect.arrayContaining(COVERED));
  });

  it('are the same as where the contract is kept', () => {
    const kept = '../shared/contract/operations.graphql';
    if (!existsSync(inCheckout(kept))) return console.info(`skipped: there is no ${kept} beside this checkout to compare with`);
    expect(read('schema/contract/operations.graphql')).toBe(read(kept));
  });
});
