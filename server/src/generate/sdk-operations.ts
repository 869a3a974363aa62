// client-sdk/src/generated/operations.ts: a type for each operation's result and variables, and the document that carries both.
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { Kind, parse, printSchema, type DocumentNode, type GraphQLSchema } from 'graphql';

const HEADER = '// Made by "npm run generate" from client-sdk/operations. Do not edit.\n';

const config = {
  // Exact numbers, periods and dates travel as text; the domain parses them.
  scalars: { ID: 'string', Decimal: 'string', Period: 'string', Date: 'string', DateTime: 'string' },
  strictScalars: true,
  enumType: 'string-literal',
  immutableTypes: true,
  useTypeImports: true,
  skipTypename: true,
  documentMode: 'documentNode',
  // graphql's own type, so that the SDK needs no further package.
  documentNodeImport: 'graphql#TypedQueryDocumentNode',
};

export interface OperationFile {
  readonly path: string;
  readonly text: string;
}

const readDocument = ({ path, text }: OperationFile): { location: string; document: DocumentNode } => {
  const document = parse(text, { noLocation: true });
  const nameless = document.definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.name === undefined,
  );
  if (nameless) throw new Error(`${path}: every operation needs a name, by which the SDK exports it`);
  return { location: path, document };
};

/** The text of the SDK's operations. Throws when one of them does not validate against the schema. */
export const generateOperations = async (schema: GraphQLSchema, files: readonly OperationFile[]): Promise<string> => {
  const text = await codegen({
    filename: 'operations.ts',
    schema: parse(printSchema(schema)),
    documents: files.map(readDocument),
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: typescriptOperations, documents: typedDocumentNode },
  });
  return `${HEADER}${text.trim()}\n`;
};
