// A file that is made and not written: `npm run generate` writes it, the check compares it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The file's text; null when there is no such file. */
export const findText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/** Writes the text, folders included; false when the file holds it already. */
export const writeText = (path: string, text: string): boolean => {
  if (findText(path) === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
};

const MOST_LINES = 12;
const MOST_CHARACTERS = 160;

const shown = (sign: '-' | '+', lines: readonly string[]): string[] => [
  ...lines.slice(0, MOST_LINES).map((line) => `  ${sign} ${line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line}`),
  ...(lines.length > MOST_LINES ? [`  ${sign} … ${lines.length - MOST_LINES} more lines`] : []),
];

const sameAtStart = (a: readonly string[], b: readonly string[]): number => {
  const different = a.findIndex((line, index) => line !== b[index]);
  return different === -1 ? Math.min(a.length, b.length) : different;
};

/** Where two texts differ: everything between the first and the last line that does, "-" as it is and "+" as it should be. */
export const describeDifference = (actual: string, expected: string): string => {
  const [before, after] = [actual.split('\n'), expected.split('\n')];
  const start = Math.min(sameAtStart(before, after), before.length, after.length);
  const end = sameAtStart(before.slice(start).reverse(), after.slice(start).reverse());
  const [removed, added] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return [`  from line ${start + 1}:`, ...shown('-', removed), ...shown('+', added)].join('\n');
};
