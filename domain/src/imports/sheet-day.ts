// Days as clerks and spreadsheets write them.
import { parseDay, type Day } from '../periods/period.js';

/** The day of a spreadsheet's number: days since 1899-12-30. */
export const dayOfSerial = (serial: number): Day => new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);

const dayPatterns = [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, /^(\d{4})年(\d{1,2})月(\d{1,2})日$/, /^(\d{4})(\d{2})(\d{2})$/];
/** Five digits, 1927 to 2173: as four, a year could be meant. */
const serialPattern = /^[1-9]\d{4}$/;

/** Reads "2026-03-15", "2026/3/15", "2026.3.15", "2026年3月15日", "20260315", each perhaps with 0:00, and a spreadsheet's number; null for all else. */
export const readSheetDay = (cell: string): Day | null => {
  const text = cell.replace(/[ T]0?0:00(?::00)?$/, '');
  if (serialPattern.test(text)) return dayOfSerial(Number(text));
  for (const pattern of dayPatterns) {
    const match = pattern.exec(text);
    if (match) return parseDay(`${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`);
  }
  return null;
};
