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

const MOST_LINES = 24;
const MOST_CHARACTERS = 160;

/** How many lines the rest of both texts have in common, from each pair of places on (the longest common subsequence). */
const commonFrom = (before: readonly string[], after: readonly string[]): number[][] => {
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i]![j] = before[i] === after[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  return common;
};

const listDifferences = (before: readonly string[], after: readonly string[]): string[] => {
  const common = commonFrom(before, after);
  const differences: string[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    if (i < before.length && j < after.length && before[i] === after[j]) [i, j] = [i + 1, j + 1];
    else if (j === after.length || (i < before.length && common[i + 1]![j]! >= common[i]![j + 1]!))
      differences.push(`${i + 1} - ${before[i++]}`);
    else differences.push(`${i + 1} + ${after[j++]}`);
  }
  return differences;
};

/** The lines in which two texts differ, each with its number: "-" is there, "+" should be. */
export const describeDifference = (actual: string, expected: string): string => {
  const differences = listDifferences(actual.split('\n'), expected.split('\n'));
  const shown = differences
    .slice(0, MOST_LINES)
    .map((line) => `  ${line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line}`);
  const more = differences.length - shown.length;
  return [...shown, ...(more > 0 ? [`  … ${more} more lines`] : [])].join('\n');
};
