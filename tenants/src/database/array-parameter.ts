// Lists as PostgreSQL reads them. The driver writes each element by itself, half a millisecond for the thousand of a batch, and a
// batch sends a dozen lists.

const isWord = (value: unknown): value is string => typeof value === 'string' && !value.includes('"') && !value.includes('\\');
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** A parameter as it is sent: lists of numbers and of plain texts as text; whatever else is left to the driver. */
export const toParameter = (value: unknown): unknown => {
  if (!Array.isArray(value) || value.length === 0) return value;
  if (value.every(isNumber)) return `{${value.join(',')}}`;
  return value.every(isWord) ? `{"${value.join('","')}"}` : value;
};
