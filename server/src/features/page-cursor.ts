// Cursors as the lists of this API make them: what was made for another list, or by nobody, is refused before it is asked for.
import { decodeCursor } from '@shuangcheng/schema';
import { RequestError } from '@shuangcheng/tenants';

const parts = {
  number: (part: unknown): boolean => Number.isInteger(part) && Math.abs(part as number) < 2 ** 31,
  uuid: (part: unknown): boolean => typeof part === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(part),
  text: (part: unknown): boolean => typeof part === 'string' && !part.includes('\0'),
} as const;
type Part = keyof typeof parts;
type Key<Parts extends readonly Part[]> = { -readonly [K in keyof Parts]: Parts[K] extends 'number' ? number : string };

/** The sort key in a cursor, its parts of these kinds. Throws BAD_USER_INPUT for a cursor that this list did not make. */
export const readCursor = <Parts extends readonly Part[]>(cursor: string, ...kinds: Parts): Key<Parts> => {
  const key = decodeCursor(cursor, kinds.length);
  if (kinds.every((kind, index) => parts[kind](key[index]))) return key as Key<Parts>;
  throw new RequestError('BAD_USER_INPUT', { field: 'after', expected: '由本接口返回的游标', actual: cursor });
};
