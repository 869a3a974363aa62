// migrations/schema.sql: the shape that the migrations leave, to be read and compared. No tool restores from it.
import type { Client } from 'pg';
import * as sql from './database-shape.sql.js';

const HEADER = `-- The shape of the database after all migrations, read from its catalogue by "npm run generate". Do not edit.
-- Not a script to run: the migrations beside it are.`;

interface Table {
  readonly name: string;
  readonly rowSecurity: boolean;
  readonly forced: boolean;
  readonly partitionKey: string | null;
  readonly partitionOf: string | null;
  readonly partitionBound: string | null;
  readonly comment: string | null;
}
interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly identity: '' | 'a' | 'd';
  readonly generated: '' | 's' | 'v';
  readonly expression: string | null;
  readonly collation: string | null;
}
interface PartOfTable {
  readonly table: string;
  readonly definition: string;
}
interface Constraint extends PartOfTable {
  readonly name: string;
}
interface Policy {
  readonly table: string;
  readonly name: string;
  readonly permissive: boolean;
  readonly command: string;
  readonly roles: string;
  readonly using: string | null;
  readonly withCheck: string | null;
}
interface Grant {
  readonly object: string;
  readonly grantee: string;
  readonly privileges: string;
}

const withoutSchema = (definition: string): string => definition.replaceAll(/\bpublic\./g, '');
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const valueOf = ({ identity, generated, expression }: Column): string => {
  if (identity) return ` generated ${identity === 'a' ? 'always' : 'by default'} as identity`;
  if (expression === null) return '';
  if (generated) return ` generated always as (${expression}) ${generated === 's' ? 'stored' : 'virtual'}`;
  return ` default ${expression}`;
};

const columnLine = (column: Column): string => {
  const collation = column.collation === null ? '' : ` collate ${column.collation}`;
  return `  ${column.name} ${column.type}${collation}${column.notNull ? ' not null' : ''}${valueOf(column)}`;
};

const tableStatement = (table: Table, columns: readonly Column[], constraints: readonly Constraint[]): string => {
  if (table.partitionOf !== null) return `create table ${table.name} partition of ${table.partitionOf} ${table.partitionBound};`;
  const lines = [...columns.map(columnLine), ...constraints.map(({ name, definition }) => `  constraint ${name} ${definition}`)];
  const partitioned = table.partitionKey === null ? '' : ` partition by ${table.partitionKey}`;
  return `create table ${table.name} (\n${lines.join(',\n')}\n)${partitioned};`;
};

const policyStatement = ({ table, name, permissive, command, roles, using, withCheck }: Policy): string =>
  [
    `create policy ${name} on ${table}${permissive ? '' : ' as restrictive'} for ${command} to ${roles}`,
    ...(using === null ? [] : [`  using (${oneLine(using)})`]),
    ...(withCheck === null ? [] : [`  with check (${oneLine(withCheck)})`]),
  ].join('\n') + ';';

const securityStatements = (table: Table): string[] => [
  ...(table.rowSecurity ? [`alter table ${table.name} enable row level security;`] : [`-- ${table.name} has no row level security`]),
  ...(table.forced ? [`alter table ${table.name} force row level security;`] : []),
];

/** The rows of a catalogue query. */
const list = async <Row extends object>(client: Client, query: string): Promise<Row[]> => (await client.query<Row>(query)).rows;

const describeTables = async (client: Client): Promise<string[]> => {
  const tables = await list<Table>(client, sql.LIST_TABLES);
  const columns = await list<Column>(client, sql.LIST_COLUMNS);
  const constraints = await list<Constraint>(client, sql.LIST_CONSTRAINTS);
  const indexes = await list<PartOfTable>(client, sql.LIST_INDEXES);
  const triggers = await list<PartOfTable>(client, sql.LIST_TRIGGERS);
  const policies = await list<Policy>(client, sql.LIST_POLICIES);
  const grants = await list<Grant>(client, sql.LIST_GRANTS);
  return tables.map((table) => {
    const ofTable = <Part extends { table: string }>(parts: readonly Part[]): Part[] => parts.filter((part) => part.table === table.name);
    return [
      ...(table.comment === null ? [] : [`-- ${oneLine(table.comment)}`]),
      tableStatement(table, ofTable(columns), ofTable(constraints)),
      ...[...ofTable(indexes), ...ofTable(triggers)].map(({ definition }) => `${withoutSchema(definition)};`),
      ...securityStatements(table),
      ...ofTable(policies).map(policyStatement),
      ...grants
        .filter(({ object }) => object === table.name)
        .map(({ privileges, grantee }) => `grant ${privileges} on ${table.name} to ${grantee};`),
    ].join('\n');
  });
};

const describeSchemas = async (client: Client): Promise<string> => {
  const schemas = await list<{ name: string; grants: string | null }>(client, sql.LIST_SCHEMAS);
  return schemas.map(({ name, grants }) => `-- schema ${name}${grants === null ? '' : ` (granted: ${grants})`}`).join('\n');
};

const describeObjects = async (client: Client): Promise<string[]> => {
  const extensions = await list<{ name: string }>(client, sql.LIST_EXTENSIONS);
  const enums = await list<{ name: string; labels: string }>(client, sql.LIST_ENUMS);
  const functions = await list<{ definition: string }>(client, sql.LIST_FUNCTIONS);
  const sequences = await list<{ name: string }>(client, sql.LIST_SEQUENCES);
  const views = await list<{ name: string; kind: string; definition: string }>(client, sql.LIST_VIEWS);
  return [
    ...extensions.map(({ name }) => `create extension ${name};`),
    ...enums.map(({ name, labels }) => `create type ${name} as enum (${labels});`),
    ...functions.map(({ definition }) => `${withoutSchema(definition).trimEnd()};`),
    ...sequences.map(({ name }) => `create sequence ${name};`),
    ...views.map(({ name, kind, definition }) => `create ${kind} ${name} as\n${definition}`),
  ];
};

/** The shape of the database that the client is connected to, as text that is the same for the same shape. */
export const describeDatabase = async (client: Client): Promise<string> => {
  const parts = [HEADER, await describeSchemas(client), ...(await describeObjects(client)), ...(await describeTables(client))];
  return `${parts.join('\n\n')}\n`;
};
