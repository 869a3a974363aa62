// client-sdk/src/generated/words.ts: what the schema's enums say in Chinese, for whoever shows their values to people.
import { isEnumType, isIntrospectionType, type GraphQLSchema } from 'graphql';

const HEADER = '// Made by "npm run generate" from the descriptions in schema/. Do not edit.\n';

/** The words of every enum all of whose values are described, by enum and value. */
export const generateEnumWords = (schema: GraphQLSchema): string => {
  const words: Record<string, Record<string, string>> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isEnumType(type) || isIntrospectionType(type)) continue;
    const described = type.getValues().map(({ name, description }) => [name, description?.trim() ?? ''] as const);
    if (described.every(([, word]) => word !== '')) words[type.name] = Object.fromEntries(described);
  }
  return `${HEADER}export const WORDS = ${JSON.stringify(words, null, 2)} as const;\n`;
};
