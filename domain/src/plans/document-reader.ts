// Reads untyped JSON against a described shape and says, for every deviation, where it is and what was expected there.
import { parseDecimal } from '../decimal.js';
import { parseDay } from '../periods/period.js';

/** One place of a document that is not as it must be. Developer-facing, English. */
export interface DocumentProblem {
  /** "indicators[3].unit" */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  readonly message: string;
}

/** Where a reader is, and where it leaves its problems. */
export interface At {
  readonly path: string;
  readonly problems: DocumentProblem[];
}

/** Reads one value. What it returns after leaving a problem is no value: callers look at the problems first. */
export type Reader<T> = (value: unknown, at: At) => T;

const shown = (value: unknown): string => (value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value).slice(0, 80));

/** Leaves the problem that `expected` was wanted here. */
export const refuse = <T>(at: At, expected: string, value: unknown): T => {
  const path = at.path || 'document';
  const actual = shown(value);
  at.problems.push({ path, expected, actual, message: `${path}: expected ${expected}, got ${actual}` });
  return undefined as T;
};

const checked =
  <T>(expected: string, is: (value: unknown) => boolean): Reader<T> =>
  (value, at) =>
    is(value) ? (value as T) : refuse(at, expected, value);

export const text: Reader<string> = checked('text', (value) => typeof value === 'string' && value.trim() !== '');
export const bool: Reader<boolean> = checked('true or false', (value) => typeof value === 'boolean');
export const wholeNumber: Reader<number> = checked(
  'a whole number, not negative',
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
);
export const year: Reader<number> = checked(
  'a year 1900–2099',
  (value) => Number.isInteger(value) && Number(value) >= 1900 && Number(value) <= 2099,
);
export const day: Reader<string> = checked('a day such as 2025-12-31', (value) => typeof value === 'string' && parseDay(value) !== null);

const isDecimal = (value: unknown): boolean => typeof value === 'string' && !value.startsWith('-') && parseDecimal(value) !== null;
/** A decimal as text, as printed, not negative. */
export const decimalText: Reader<string> = checked('a decimal as text, not negative', isDecimal);

/** Text that fits a pattern. */
export const matching = (expected: string, pattern: RegExp): Reader<string> =>
  checked(expected, (value) => typeof value === 'string' && pattern.test(value));

export const oneOf = <T extends string>(values: readonly T[]): Reader<T> =>
  checked(`one of ${values.join(', ')}`, (value) => values.some((each) => each === value));

/** The value, or null where it is null or absent. */
export const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, at) =>
    value === undefined || value === null ? null : reader(value, at);

export const listOf =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value, at) =>
    Array.isArray(value)
      ? value.map((each: unknown, index) => reader(each, { ...at, path: `${at.path}[${index}]` }))
      : refuse(at, 'a list', value);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const below = (at: At, key: string): At => ({ ...at, path: at.path ? `${at.path}.${key}` : key });

/** An object with these fields and no others: a misspelt key must not pass as an absent one. */
export const object =
  <T extends object>(fields: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> =>
  (value, at) => {
    if (!isRecord(value)) return refuse(at, 'an object', value);
    const keys = Object.keys(fields) as (keyof T & string)[];
    for (const key of Object.keys(value)) {
      if (!keys.some((known) => known === key)) refuse(below(at, key), `no such field (known: ${keys.join(', ')})`, value[key]);
    }
    return Object.fromEntries(keys.map((key) => [key, fields[key](value[key], below(at, key))])) as T;
  };

/** An object whose keys are among `keys`. */
export const recordOf =
  <K extends string, T>(keys: readonly K[], reader: Reader<T>): Reader<Readonly<Partial<Record<K, T>>>> =>
  (value, at) => {
    if (!isRecord(value)) return refuse(at, 'an object', value);
    const entries = Object.entries(value).map(([key, each]) => {
      oneOf(keys)(key, below(at, key));
      return [key, reader(each, below(at, key))] as const;
    });
    return Object.fromEntries(entries) as Partial<Record<K, T>>;
  };

/** An object of one of several shapes, told apart by its `code`. */
export const byCode =
  <T extends { readonly code: string }>(readers: { readonly [C in T['code']]: Reader<Extract<T, { code: C }>> }): Reader<T> =>
  (value, at) => {
    if (!isRecord(value)) return refuse(at, 'an object', value);
    const code = oneOf(Object.keys(readers) as T['code'][])(value.code, below(at, 'code'));
    return code === undefined ? refuse(at, 'an object with a known code', value) : (readers[code] as Reader<T>)(value, at);
  };
