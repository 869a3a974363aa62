// One row of the register's sheet: what it states of an institution, by names or codes. An empty cell states nothing; CLEARED takes back
// what was stated before.
import type { Day } from '../periods/period.js';
import { problem, type Problem } from '../problems.js';
import { INSTITUTION_TYPES, SYSTEMS, type InstitutionType, type SystemCode } from '../regions/institution-types.js';
import { HEATINGS, registerColumn, type RegisterDetails, type RegisterField, type RegisterLayout } from './register-sheet.js';
import { readSheetDay } from './sheet-day.js';
import { findCellsWithoutHeader } from './sheet-header.js';

/** In a cell: no longer stated. */
export const CLEARED = '清空';

/** What is not there, the row does not state; null: no longer stated. */
export interface RegisterSheetRow extends Partial<RegisterDetails> {
  /** As it came, but for blanks and letter case. */
  readonly code: string;
  readonly name?: string;
  readonly region?: string;
  readonly type?: InstitutionType;
  readonly system?: SystemCode;
  readonly keyUnit?: boolean;
  readonly validFrom?: Day;
  readonly validTo?: Day;
  /** From when on type and system are as stated, and why; why an institution ends. */
  readonly effectiveFrom?: Day;
  readonly reason?: string;
  readonly madeUp?: boolean;
}
export interface ReadRegisterRow {
  readonly stated: RegisterSheetRow;
  readonly problems: readonly Problem[];
}

interface Reading {
  /** The value; undefined where the cell says something else. */
  readonly read: (cell: string) => string | number | boolean | undefined;
  readonly expected: string;
  readonly clears?: true;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const choice = <T>(names: readonly (readonly [name: string, value: T])[]): ((cell: string) => T | undefined) => {
  const byName = new Map(names.map(([name, value]) => [plain(name), value]));
  return (cell) => byName.get(plain(cell));
};
const listed = (list: readonly { readonly nameZh: string }[]): string => list.map(({ nameZh }) => nameZh).join('、');

const text: Reading = { read: (cell) => cell, expected: '文字' };
const detail: Reading = { ...text, clears: true };
const day: Reading = { read: (cell) => readSheetDay(cell) ?? undefined, expected: '日期（如 2026-03-15）' };
/** Spreadsheets drop leading zeros, and call a ticked box TRUE. */
const padded: Reading = { read: (cell) => (/^\d{1,3}$/.test(cell) ? cell.padStart(3, '0') : cell), expected: '三位代码', clears: true };
const YES = ['是', 'TRUE', 'YES', 'Y', '1'].map((name) => [name, true] as const);
const NO = ['否', 'FALSE', 'NO', 'N', '0'].map((name) => [name, false] as const);
const yesOrNo: Reading = { read: choice([...YES, ...NO]), expected: '是或否' };
const withoutZeros = (code: string): string => code.replace(/^0+/, '');

const READINGS: Readonly<Record<Exclude<RegisterField, 'code'>, Reading>> = {
  name: text,
  region: text,
  type: {
    read: choice(
      INSTITUTION_TYPES.flatMap(({ code, nameZh, formCode }) =>
        [code, nameZh, formCode, withoutZeros(formCode)].map((name) => [name, code]),
      ),
    ),
    expected: listed(INSTITUTION_TYPES),
  },
  system: {
    read: choice(SYSTEMS.flatMap(({ code, nameZh }) => [code, nameZh, nameZh.replace(/系统$/, '')].map((name) => [name, code]))),
    expected: listed(SYSTEMS),
  },
  keyUnit: yesOrNo,
  validFrom: day,
  validTo: day,
  shortName: detail,
  adminLevel: padded,
  funding: padded,
  address: detail,
  contact: detail,
  contactPhone: detail,
  students: { read: (cell) => (/^\d{1,9}$/.test(cell) ? Number(cell) : undefined), expected: '整数', clears: true },
  hospitalLevel: detail,
  machineRoom: { read: choice([['有', true], ['无', false], ...YES, ...NO]), expected: '有或无', clears: true },
  heating: {
    read: choice(HEATINGS.flatMap(({ code, nameZh }) => [code, nameZh].map((name) => [name, code]))),
    expected: listed(HEATINGS),
    clears: true,
  },
  effectiveFrom: day,
  reason: text,
  madeUp: yesOrNo,
};

/** What is asked for where a cell is not to be cleared. */
const INSTEAD: Partial<Record<RegisterField, string>> = {
  validTo: '日期（如 2026-03-15）；重新纳入已撤销的机构不由文件办理，请用 reopenInstitution',
};

/** Reads rows of a file whose header was matched. Problems name the column by its code. */
export const makeRegisterRowReader = (layout: RegisterLayout): ((cells: readonly string[]) => ReadRegisterRow) => {
  const places = layout.columns.flatMap((column, index) => (column && column.field !== 'REMARK' ? [{ field: column.field, index }] : []));
  return (cells) => {
    const problems = findCellsWithoutHeader(layout, cells);
    const stated: Partial<Record<RegisterField, string | number | boolean | null>> = {};
    for (const { field, index } of places) {
      const cell = (cells[index] ?? '').trim();
      if (field === 'code') stated.code = cell.toUpperCase();
      if (field === 'code' || cell === '') continue;
      const { read, expected, clears = false } = READINGS[field];
      const value = cell === CLEARED ? (clears ? null : undefined) : read(cell);
      const { code, header } = registerColumn(field);
      if (value === undefined)
        problems.push(
          problem('BAD_FIELD', [code], { field: header, expected: (cell === CLEARED && INSTEAD[field]) || expected, actual: cell }),
        );
      else stated[field] = value;
    }
    return { stated: stated as unknown as RegisterSheetRow, problems };
  };
};
