// The contract's operations, each as the text that a client sends.
import { readFileSync } from 'node:fs';
import { Kind, parse, print } from 'graphql';

const document = parse(readFileSync(new URL('../../../schema/contract/operations.graphql', import.meta.url), 'utf8'));

/** The operation of that name. Throws when the contract has none. */
export const contractOperation = (name: string): string => {
  const found = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION && node.name?.value === name);
  if (!found) throw new Error(`the contract has no operation ${name}`);
  return print(found);
};
