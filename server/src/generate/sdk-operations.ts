// client-sdk/src/generated: a type for each operation's result and variables, the operation itself, and where in both the schema
// has exact numbers and periods.
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import {
  getNamedType,
  isInputObjectType,
  Kind,
  parse,
  print,
  printSchema,
  specifiedRules,
  stripIgnoredCharacters,
  typeFromAST,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

const HEADER = '// Made by "npm run generate" from client-sdk/operations. Do not edit.\n';
const IMPORTS = `import type { Decimal } from '@shuangcheng/domain';
import type { Operation } from '../operation.js';
import type { PeriodText } from '../period-text.js';
`;

/** Scalars with a codec in client-sdk/src/codec.ts. */
const CODECS: ReadonlySet<string> = new Set(['Decimal', 'Period']);

const config = {
  scalars: { ID: 'string', Decimal: 'Decimal', Period: 'PeriodText', Date: 'string', DateTime: 'string' },
  strictScalars: true,
  enumType: 'string-literal',
  immutableTypes: true,
  skipTypename: true,
};

export interface OperationFile {
  readonly path: string;
  readonly text: string;
}
interface ReadOperation {
  readonly path: string;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly name: string;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
type ParsedFile = Omit<OperationFile, 'text'> & { readonly document: DocumentNode };

const isFragment = (definition: DefinitionNode): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION;
const holdsFragments = ({ document }: ParsedFile): boolean => document.definitions.every(isFragment);

/** What operations select alike, by name: from files of fragments alone. */
const readFragments = (files: readonly ParsedFile[]): Fragments =>
  new Map(files.flatMap(({ document }) => document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment])));

/** The fragments that an operation or fragment spreads, and those that they do. */
const spreadBy = (node: DefinitionNode, fragments: Fragments, found = new Set<FragmentDefinitionNode>()): Set<FragmentDefinitionNode> => {
  visit(node, {
    FragmentSpread: ({ name }) => {
      const fragment = fragments.get(name.value);
      if (!fragment || found.has(fragment)) return;
      found.add(fragment);
      spreadBy(fragment, fragments, found);
    },
  });
  return found;
};

const written = (selection: SelectionNode, fragments: Fragments): readonly SelectionNode[] =>
  selection.kind === Kind.FRAGMENT_SPREAD
    ? fragments.get(selection.name.value)!.selectionSet.selections.flatMap((each) => written(each, fragments))
    : [selection];

/** The operation with each fragment written out where it is spread: as whoever sends it sees it. */
const spreadOut = (definition: OperationDefinitionNode, fragments: Fragments): OperationDefinitionNode =>
  visit(definition, { SelectionSet: (node) => ({ ...node, selections: node.selections.flatMap((each) => written(each, fragments)) }) });

/** One named operation a file. */
const readOperation = (schema: GraphQLSchema, { path, document }: ParsedFile, fragments: Fragments): ReadOperation => {
  const [given] = document.definitions;
  if (document.definitions.length !== 1 || given?.kind !== Kind.OPERATION_DEFINITION || !given.name)
    throw new Error(`${path}: expected one operation with a name, by which the SDK exports it`);
  const whole: DocumentNode = { ...document, definitions: [given, ...spreadBy(given, fragments)] };
  const [error] = validate(schema, whole, specifiedRules);
  if (error) throw new Error(`${path}: ${error.message}`);
  const definition = spreadOut(given, fragments);
  return { path, document: { ...document, definitions: [definition] }, definition, name: given.name.value };
};

type Shape = { [field: string]: 'Decimal' | Shape };

/** Where decimals stand in the operation's data. A field's answer has one shape under any type (OverlappingFieldsCanBeMerged). */
const answerShape = (schema: GraphQLSchema, { document }: ReadOperation): Shape => {
  const types = new TypeInfo(schema);
  const root: Shape = {};
  const path: string[] = [];
  const keepDecimal = (): void => {
    let shape = root;
    for (const field of path.slice(0, -1)) shape = (shape[field] ??= {}) as Shape;
    shape[path.at(-1)!] = 'Decimal';
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter: (node) => {
          path.push((node.alias ?? node.name).value);
          if (getNamedType(types.getType())?.name === 'Decimal') keepDecimal();
        },
        leave: () => void path.pop(),
      },
    }),
  );
  return root;
};

type Fields = Record<string, string>;

/** The inputs in which a scalar with a codec stands somewhere, each with those of its fields that lead to one. */
const inputShapes = (schema: GraphQLSchema): Map<string, Fields> => {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const fieldsOf = new Map(
    inputs.map((type) => [type.name, Object.values(type.getFields()).map((f) => [f.name, getNamedType(f.type).name])]),
  );
  const shapes = new Map<string, Fields>();
  for (let before = -1; before < shapes.size;) {
    before = shapes.size;
    for (const [name, fields] of fieldsOf) {
      const leading = fields.filter(([, type]) => CODECS.has(type!) || shapes.has(type!));
      if (leading.length > 0) shapes.set(name, Object.fromEntries(leading) as Fields);
    }
  }
  return shapes;
};

const variableShape = (schema: GraphQLSchema, shapes: ReadonlyMap<string, Fields>, { definition }: ReadOperation): Fields => {
  const shape: Fields = {};
  for (const { variable, type } of definition.variableDefinitions ?? []) {
    const found = typeFromAST(schema, type);
    const name = found ? getNamedType(found).name : '';
    if (CODECS.has(name) || shapes.has(name)) shape[variable.name.value] = name;
  }
  return shape;
};

/** Of the inputs, those that the operations' variables lead to. */
const usedShapes = (shapes: ReadonlyMap<string, Fields>, variables: readonly Fields[]): [string, Fields][] => {
  const used = new Set<string>();
  const use = (fields: Fields): void => {
    for (const type of Object.values(fields)) {
      if (used.has(type) || !shapes.has(type)) continue;
      used.add(type);
      use(shapes.get(type)!);
    }
  };
  variables.forEach(use);
  return [...used].sort().map((name) => [name, shapes.get(name)!]);
};

const suffixes = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

const operationText = (schema: GraphQLSchema, shapes: ReadonlyMap<string, Fields>, read: ReadOperation): string => {
  const { name, definition } = read;
  const type = `${name}${suffixes[definition.operation]}`;
  const fields = {
    name,
    kind: definition.operation,
    text: stripIgnoredCharacters(print(definition)),
    answer: answerShape(schema, read),
    variables: variableShape(schema, shapes, read),
  };
  return `export const ${name}Operation: Operation<${type}, ${type}Variables> = ${JSON.stringify(fields)};`;
};

/** The SDK's generated files by their name. Throws when an operation does not validate against the schema. */
export const generateOperations = async (
  schema: GraphQLSchema,
  files: readonly OperationFile[],
): Promise<{ readonly operations: string; readonly inputShapes: string }> => {
  const parsed = files.map(({ path, text }): ParsedFile => ({ path, document: parse(text, { noLocation: true }) }));
  const fragments = readFragments(parsed.filter(holdsFragments));
  const read = parsed.filter((file) => !holdsFragments(file)).map((file) => readOperation(schema, file, fragments));
  const shapes = inputShapes(schema);
  const types = await codegen({
    filename: 'operations.ts',
    schema: parse(printSchema(schema)),
    documents: read.map(({ path, document }) => ({ location: path, document })),
    config,
    plugins: [{ operations: {} }],
    pluginMap: { operations: typescriptOperations },
  });
  const operations = read.map((each) => operationText(schema, shapes, each)).join('\n');
  const used = usedShapes(
    shapes,
    read.map((each) => variableShape(schema, shapes, each)),
  );
  const inputs = JSON.stringify(Object.fromEntries(used), null, 2);
  return {
    operations: `${HEADER}${IMPORTS}${types.trim()}\n\n${operations}\n`,
    inputShapes: `${HEADER}import type { InputShape } from '../operation.js';\n\nexport const inputShapes: Readonly<Record<string, InputShape>> = ${inputs};\n`,
  };
};
