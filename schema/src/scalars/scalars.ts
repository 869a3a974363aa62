// The scalars of the API: exact decimals, reporting periods, calendar days and instants.
import { type Decimal, errorMessage, formatPeriod, parseDay, parseDecimal, parsePeriod, type Day, type Period } from '@shuangcheng/domain';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const refuse = (name: string, expected: string, actual: unknown): never => {
  const shown = typeof actual === 'string' ? actual : JSON.stringify(actual);
  throw new GraphQLError(errorMessage('BAD_USER_INPUT', { field: name, expected, actual: shown ?? String(actual) }), {
    extensions: { code: 'BAD_USER_INPUT' },
  });
};

interface TextScalar<T> {
  readonly name: string;
  readonly description: string;
  readonly expected: string;
  readonly parse: (text: string) => T | null;
  readonly print: (value: T) => string;
}

/** A scalar that travels as a JSON string. */
const textScalar = <T>({ name, description, expected, parse, print }: TextScalar<T>): GraphQLScalarType<T, string> => {
  const read = (value: unknown): T => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    return parsed ?? refuse(name, expected, value);
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: (value) => print(value as T),
    parseValue: read,
    parseLiteral: (node: ValueNode) =>
      node.kind === Kind.STRING ? read(node.value) : refuse(name, expected, 'value' in node ? node.value : node.kind),
  });
};

export const DecimalScalar = textScalar<Decimal>({
  name: 'Decimal',
  description: '精确的十进制数，以 JSON 字符串表示，如 "16354.00"。',
  expected: '十进制数字符串，如 "16354.00"',
  parse: parseDecimal,
  // Text that is a decimal already keeps its digits: a plan's "183.10" as printed.
  print: (value: Decimal | string) => (typeof value === 'string' ? value : value.toFixed()),
});

export const PeriodScalar = textScalar<Period>({
  name: 'Period',
  description: '统计期间："2023"（年）、"2023-H1"（半年）、"2023-Q3"（季）、"2023-07"（月）。',
  expected: '期间，如 "2023"、"2023-H1"、"2023-Q3" 或 "2023-07"',
  parse: parsePeriod,
  print: formatPeriod,
});

export const DateScalar = textScalar<Day>({
  name: 'Date',
  description: '日期，如 "2023-07-31"（北京时间）。',
  expected: '日期，如 "2023-07-31"',
  parse: parseDay,
  print: (day) => day,
});

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
export const DateTimeScalar = textScalar<Date>({
  name: 'DateTime',
  description: '时刻，ISO 8601 带时区，如 "2023-07-31T09:00:00+08:00"。',
  expected: '带时区的时刻，如 "2023-07-31T09:00:00+08:00"',
  parse: (text) => {
    const instant = instantPattern.test(text) ? new Date(text) : null;
    return instant && !Number.isNaN(instant.getTime()) ? instant : null;
  },
  print: (instant) => instant.toISOString(),
});
