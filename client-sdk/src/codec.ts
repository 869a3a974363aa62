// The edge between JSON and the program: decimals become the domain's Decimal and back, exactly, where the schema says Decimal.
import { Decimal } from '@shuangcheng/domain';
import { inputShapes } from './generated/input-shapes.js';
import type { AnswerShape, InputShape, Operation } from './operation.js';
import { isPeriodText } from './period-text.js';
import { RequestFailed } from './request-failed.js';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const plainDecimal = /^-?\d+(?:\.\d+)?$/;

const decodeDecimal = (value: unknown): Decimal => {
  if (typeof value === 'string' && plainDecimal.test(value)) return new Decimal(value);
  throw new RequestFailed('UNREADABLE_ANSWER', `expected a decimal in a string, got ${JSON.stringify(value)}`);
};

const decode = (value: unknown, shape: 'Decimal' | AnswerShape): unknown => {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((each) => decode(each, shape));
  if (shape === 'Decimal') return decodeDecimal(value);
  if (!isObject(value)) throw new RequestFailed('UNREADABLE_ANSWER', `expected an object, got ${JSON.stringify(value)}`);
  const decoded: Record<string, unknown> = { ...value };
  for (const [field, inner] of Object.entries(shape)) if (field in value) decoded[field] = decode(value[field], inner);
  return decoded;
};

/** The data of an answer with its decimals as decimals. Throws UNREADABLE_ANSWER where one is none. */
export const decodeData = <Data, Variables>(operation: Operation<Data, Variables>, data: unknown): Data =>
  decode(data, operation.answer) as Data;

const encodeScalar = (path: string, value: unknown, scalar: 'Decimal' | 'Period'): string => {
  if (scalar === 'Decimal' && Decimal.isDecimal(value) && value.isFinite()) return value.toFixed();
  if (scalar === 'Period' && typeof value === 'string' && isPeriodText(value)) return value;
  const expected = scalar === 'Decimal' ? 'a Decimal' : 'a period such as "2023-07"';
  throw new RequestFailed('BAD_USER_INPUT', `${path}: expected ${expected}, got ${String(value)}`);
};

const encode = (path: string, value: unknown, type: string): unknown => {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map((each, index) => encode(`${path}.${index}`, each, type));
  if (type === 'Decimal' || type === 'Period') return encodeScalar(path, value, type);
  const shape = inputShapes[type];
  return shape && isObject(value) ? encodeFields(path, value, shape) : value;
};

const encodeFields = (path: string, fields: Json, shape: InputShape): Json => {
  const encoded: Record<string, unknown> = { ...fields };
  for (const [field, type] of Object.entries(shape)) {
    if (field in fields) encoded[field] = encode(path === '' ? field : `${path}.${field}`, fields[field], type);
  }
  return encoded;
};

/** The variables as JSON can carry them. Throws BAD_USER_INPUT for a decimal that is none: a float, say. */
export const encodeVariables = <Data, Variables extends object>(operation: Operation<Data, Variables>, variables: Variables): Json =>
  encodeFields('', variables as unknown as Json, operation.variables);
