// npm run generate [-- --check]: schema/schema.graphql, migrations/schema.sql and the SDK's types, written or compared.
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { listUndeclaredChanges, parseDeclaredChanges } from './generate/breaking-changes.js';
import { describeDatabase } from './generate/database-shape.js';
import { generateEnumWords } from './generate/enum-words.js';
import { describeDifference, findText, writeText } from './generate/generated-file.js';
import { withMigratedDatabase } from './generate/migrated-database.js';
import { generateOperations } from './generate/sdk-operations.js';
import { buildGraphqlSchema } from './graphql-schema.js';
import { readSettings } from './settings.js';

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const inCheckout = (path: string): string => join(checkout, path);

const SDL = 'schema/schema.graphql';
const DECLARED = 'schema/breaking-changes.json';
const OPERATIONS = 'client-sdk/operations';

/** What clients know: the schema as last committed, or as the file says where git cannot tell. */
const findCommittedSdl = (): string | null => {
  try {
    return execFileSync('git', ['show', `HEAD:${SDL}`], { cwd: checkout, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return findText(inCheckout(SDL));
  }
};

const assertNothingBreaks = (schema: GraphQLSchema): void => {
  const committed = findCommittedSdl();
  if (committed === null) return;
  const undeclared = listUndeclaredChanges(committed, schema, parseDeclaredChanges(findText(inCheckout(DECLARED)) ?? '[]'));
  if (undeclared.length === 0) return;
  throw new Error(
    `the schema would break clients:\n${undeclared.map((change) => `  ${change}`).join('\n')}\nkeep what was there (@deprecated), or declare each line with its reason in ${DECLARED}`,
  );
};

const listOperationFiles = () =>
  readdirSync(inCheckout(OPERATIONS))
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({ path: `${OPERATIONS}/${name}`, text: readFileSync(inCheckout(`${OPERATIONS}/${name}`), 'utf8') }));

/** The text of each generated file by its path. */
const makeFiles = async (): Promise<Map<string, string>> => {
  const schema = lexicographicSortSchema(await buildGraphqlSchema());
  assertNothingBreaks(schema);
  const sdk = await generateOperations(schema, listOperationFiles());
  return new Map([
    [SDL, `${printSchema(schema).trim()}\n`],
    ['client-sdk/src/generated/operations.ts', sdk.operations],
    ['client-sdk/src/generated/input-shapes.ts', sdk.inputShapes],
    ['client-sdk/src/generated/words.ts', generateEnumWords(schema)],
    ['migrations/schema.sql', await withMigratedDatabase(readSettings(process.env).databaseUrl, describeDatabase)],
  ]);
};

const compare = (files: Map<string, string>): void => {
  const different = [...files].filter(([path, text]) => findText(inCheckout(path)) !== text);
  if (different.length === 0) return;
  const described = different.map(
    ([path, text]) => `${path} is not what the code makes of it\n${describeDifference(findText(inCheckout(path)) ?? '', text)}`,
  );
  throw new Error(`${described.join('\n')}\nrun "npm run generate" and commit what it writes`);
};

const generate = async (): Promise<void> => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const files = await makeFiles();
  if (values.check) return compare(files);
  for (const [path, text] of files) console.log(`${writeText(inCheckout(path), text) ? 'wrote    ' : 'unchanged'} ${path}`);
};

generate().catch((error: unknown) => {
  console.error(`generate: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
