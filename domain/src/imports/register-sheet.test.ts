// The register's sheet: what an export writes, an import reads, whoever typed it and however a spreadsheet changed it.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { INSTITUTION_TYPES, SYSTEMS } from '../regions/institution-types.js';
import { makeRegisterRowReader, type ReadRegisterRow } from './read-register-row.js';
import {
  HEATINGS,
  readRegisterHeader,
  REGISTER_COLUMNS,
  REGISTER_EXPORT_COLUMNS,
  REGISTER_TEMPLATE_COLUMNS,
  registerCell,
  type RegisterColumn,
  type RegisterEntry,
} from './register-sheet.js';
import { readSheetDay } from './sheet-day.js';

const readerOf = (header: readonly string[]): ((cells: readonly string[]) => ReadRegisterRow) => {
  const layout = readRegisterHeader(header, []);
  if (!('columns' in layout)) throw new Error(JSON.stringify(layout));
  return makeRegisterRowReader(layout);
};
const read = (cells: Readonly<Record<string, string>>): ReadRegisterRow => readerOf(Object.keys(cells))(Object.values(cells));
const problemsOf = (cells: Readonly<Record<string, string>>): string[] =>
  read({ ORG: 'X', ...cells }).problems.map(({ code, path }) => `${code} ${path.join('.')}`);
const headersOf = (columns: readonly RegisterColumn[]): string[] => columns.map(({ header }) => header);

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((each) => each.trim() === each && each !== '清空');
const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const entry: fc.Arbitrary<RegisterEntry> = fc.record({
  code: fc.stringMatching(/^[0-9A-Z]{18}$/),
  name: text,
  region: fc.constantFrom('500155', '510000'),
  regionName: text,
  type: fc.constantFrom(...INSTITUTION_TYPES.map(({ code }) => code)),
  system: fc.constantFrom(...SYSTEMS.map(({ code }) => code)),
  keyUnit: fc.boolean(),
  validFrom: day,
  validTo: optional(day),
  shortName: optional(text),
  adminLevel: optional(fc.constantFrom('001', '009')),
  funding: optional(fc.constantFrom('001', '003')),
  address: optional(text),
  contact: optional(text),
  contactPhone: optional(text),
  students: optional(fc.nat(999_999)),
  hospitalLevel: optional(text),
  machineRoom: optional(fc.boolean()),
  heating: optional(fc.constantFrom(...HEATINGS.map(({ code }) => code))),
  madeUp: fc.boolean(),
});

describe('what is exported', () => {
  test.each([
    ['an export', REGISTER_EXPORT_COLUMNS],
    ['the template', REGISTER_TEMPLATE_COLUMNS],
  ])('by %s is read as it was, and what is not stated is not', (_, columns) => {
    const reader = readerOf(headersOf(columns));
    const fields = columns.map(({ field }) => field).filter((field) => field !== 'REMARK');
    fc.assert(
      fc.property(entry, (given) => {
        const { stated, problems } = reader(columns.map((column) => registerCell(column, given)));
        const expected = Object.entries(given).filter(([field, value]) => value !== null && (fields as string[]).includes(field));
        expect(problems).toEqual([]);
        expect(stated).toEqual(Object.fromEntries(expected));
      }),
    );
  });
});

describe('the header', () => {
  test('may be names, codes, or both below each other, in any order and width', () => {
    const codes = REGISTER_COLUMNS.map(({ code }) => code);
    expect(readRegisterHeader(headersOf(REGISTER_COLUMNS), [])).toEqual({ headerRows: 1, columns: REGISTER_COLUMNS });
    expect(readRegisterHeader(codes, headersOf(REGISTER_COLUMNS))).toEqual({ headerRows: 2, columns: REGISTER_COLUMNS });
    expect(readRegisterHeader(['联系电话', ' 统一社会信用 代码', '生效日期'], [])).toMatchObject({
      columns: [{ field: 'contactPhone' }, { field: 'code' }, { field: 'effectiveFrom' }],
    });
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('without the credit code, with a column twice or one that the register has not, says so', () => {
    const codesOf = (header: string[]): string[] => {
      const found = readRegisterHeader(header, []);
      return 'columns' in found ? [] : found.map(({ code }) => code);
    };
    expect(codesOf(['机构名称'])).toEqual(['HEADER_INCOMPLETE']);
    expect(codesOf(['ORG', 'NAME', '机构名称'])).toEqual(['HEADER_DUPLICATE']);
    expect(codesOf(['ORG', '期间', '110 电消费量(千瓦时)'])).toEqual(['HEADER_WRONG', 'HEADER_WRONG']);
  });
});

describe('a cell', () => {
  test('may be a name or a code, as spreadsheets leave it', () => {
    expect(
      read({
        ORG: ' 12500155x200000166 ',
        TYPE: '21',
        SYSTEM: '教育',
        KEY_UNIT: 'TRUE',
        LEVEL: '3',
        FUNDING: '01',
        MACHINE_ROOM: '无',
        HEATING: 'own',
        STUDENTS: '12',
        VALID_FROM: '2026/3/5',
      }),
    ).toEqual({
      problems: [],
      stated: {
        code: '12500155X200000166',
        type: 'EDUCATION',
        system: 'EDUCATION',
        keyUnit: true,
        adminLevel: '003',
        funding: '001',
        machineRoom: false,
        heating: 'OWN',
        students: 12,
        validFrom: '2026-03-05',
      },
    });
    expect(read({ ORG: 'X', TYPE: 'ＥＤＵＣＡＴＩＯＮ', SYSTEM: 'GOVERNMENT_OFFICES' }).stated).toMatchObject({
      system: 'GOVERNMENT_OFFICES',
    });
  });

  test('that says something else is named by its column, with what was expected', () => {
    expect(
      problemsOf({
        TYPE: '学校',
        SYSTEM: '校',
        KEY_UNIT: '可能',
        STUDENTS: '-1',
        HEATING: '火',
        MACHINE_ROOM: '3',
        VALID_TO: '2026-02-30',
      }),
    ).toEqual(['TYPE', 'SYSTEM', 'KEY_UNIT', 'STUDENTS', 'HEATING', 'MACHINE_ROOM', 'VALID_TO'].map((code) => `BAD_FIELD ${code}`));
    expect(readerOf(['ORG', ''])(['X', '1', '', '2']).problems.map(({ path }) => path)).toEqual([['B'], ['D']]);
  });

  test('is cleared by a word, where the register may do without it', () => {
    expect(read({ ORG: 'X', ADDRESS: '清空', STUDENTS: '清空', PHONE: '' }).stated).toEqual({ code: 'X', address: null, students: null });
    expect(problemsOf({ NAME: '清空', VALID_TO: '清空' })).toEqual(['BAD_FIELD NAME', 'BAD_FIELD VALID_TO']);
    expect(read({ ORG: 'X', VALID_TO: '清空' }).problems[0]!.message).toContain('请用 reopenInstitution');
  });
});

test.each([
  ['2026-03-05', '2026-03-05'],
  ['2026年3月5日', '2026-03-05'],
  ['2026.03.05', '2026-03-05'],
  ['20260305', '2026-03-05'],
  ['2026/3/5 0:00', '2026-03-05'],
  ['2026-03-05T00:00:00', '2026-03-05'],
  ['46086', '2026-03-05'],
  ['2026', null],
  ['2026-02-29', null],
  ['03/05/2026', null],
  ['2026-03-05 12:00', null],
])('%s is read as the day %s', (cell, expected) => {
  expect(readSheetDay(cell)).toBe(expected);
});
