import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, parseDecimal } from '../decimal.js';
import { ITEMS, type ItemCode } from './items.js';
import { fenFromYuan, fromFixedPoint, parseFixedPoint, parseQuantity, toFixedPoint, yuanFromFen } from './quantity.js';

const LARGEST = 10n ** 15n;
const item: fc.Arbitrary<ItemCode> = fc.constantFrom(...ITEMS.map(({ code }) => code));
const fixedPoint = fc.bigInt({ min: 0n, max: LARGEST });

describe('quantities as whole numbers', () => {
  test.each<[ItemCode, string, bigint]>([
    ['ELECTRICITY', '1234.567', 1_234_567n],
    ['ELECTRICITY', '0', 0n],
    ['COAL', '0.000001', 1n],
    ['OTHER_ENERGY', '3.08', 3_080_000n],
    ['FLOOR_AREA', '1577300.5', 157_730_050n],
    ['ENERGY_USERS', '99022', 99_022n],
  ])('%s %s is kept as %d', (code, text, fixed) => {
    expect(parseQuantity(code, text)).toBe(fixed);
    expect(fromFixedPoint(code, fixed).toString()).toBe(text);
  });
  test('what is kept is written out and read back as the same', () => {
    fc.assert(fc.property(item, fixedPoint, (code, fixed) => parseQuantity(code, fromFixedPoint(code, fixed).toString()) === fixed));
  });
  test('plain decimals are read as exact ones are, whatever their length', () => {
    const digits = (max: number) => fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: max }).map((list) => list.join(''));
    const text = fc.tuple(digits(17), fc.constantFrom('', '.'), digits(8)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 6 }), (each, decimals) => {
        const exact = parseDecimal(each)?.times(new Decimal(10).pow(decimals)) ?? null;
        const kept = exact?.isInteger() === true && exact.lte(LARGEST.toString()) ? BigInt(exact.toFixed(0)) : null;
        const read = parseFixedPoint(decimals, each);
        expect(typeof read === 'bigint' ? read : null).toBe(kept);
      }),
      { numRuns: 2_000 },
    );
  });
  test('the database’s text is as good as a bigint, and large cells stay exact', () => {
    expect(fromFixedPoint('ELECTRICITY', '9223372036854775807').toString()).toBe('9223372036854775.807');
    fc.assert(
      fc.property(item, fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (code, fixed) =>
        expect(toFixedPoint(code, fromFixedPoint(code, fixed.toString()))).toBe(fixed),
      ),
    );
  });
  test('sums of whole numbers are sums of quantities', () => {
    fc.assert(
      fc.property(item, fc.array(fixedPoint), (code, parts) => {
        const total = parts.reduce((acc, part) => acc + part, 0n);
        const exact = parts.reduce((acc, part) => acc.plus(fromFixedPoint(code, part)), new Decimal(0));
        expect(fromFixedPoint(code, total).equals(exact)).toBe(true);
      }),
    );
  });
  test('a quantity with more digits than the platform keeps has no whole number', () => {
    expect(toFixedPoint('ELECTRICITY', new Decimal('0.0001'))).toBeNull();
    expect(toFixedPoint('ENERGY_USERS', new Decimal('0.5'))).toBeNull();
  });
});

describe('reading a cell of the form', () => {
  test.each<[ItemCode, string]>([
    ['ELECTRICITY', '1.2345'],
    ['COAL', '0.0000001'],
    ['FLOOR_AREA', '10.001'],
    ['ENERGY_USERS', '1.5'],
  ])('%s %s has too many decimals', (code, text) => {
    expect(parseQuantity(code, text)).toBe('TOO_MANY_DECIMALS');
  });
  test('zeros at the end are not decimals too many', () => {
    expect(parseQuantity('ELECTRICITY', '1.230000')).toBe(1230n);
    expect(parseQuantity('ENERGY_USERS', '12.00')).toBe(12n);
  });
  test('blanks around a number do not matter, full-width ones neither', () => {
    expect(parseQuantity('ELECTRICITY', ' 12.5\t')).toBe(12_500n);
    expect(parseQuantity('ELECTRICITY', '\u300012.5\r\n')).toBe(12_500n);
  });
  test.each(['-1', '-0.001', '-99999999999999999999'])('%s is negative', (text) => {
    expect(parseQuantity('ELECTRICITY', text)).toBe('NEGATIVE');
  });
  test.each([
    '',
    ' ',
    '1e3',
    '1E-3',
    '+5',
    '.5',
    '5.',
    '007',
    '1,234',
    '1 234',
    '0x10',
    'NaN',
    'Infinity',
    '12kWh',
    '１２',
    '一百',
    '1.2.3',
    '--1',
    'null',
  ])('%j is not a number', (text) => {
    expect(parseQuantity('ELECTRICITY', text)).toBe('NOT_A_NUMBER');
  });
  test('10^15 smallest units are accepted and one more is too large', () => {
    expect(parseQuantity('ELECTRICITY', '1000000000000')).toBe(LARGEST);
    expect(parseQuantity('ELECTRICITY', '1000000000000.001')).toBe('TOO_LARGE');
    expect(parseQuantity('ENERGY_USERS', '1000000000000001')).toBe('TOO_LARGE');
  });
  test('any text gives a whole number within bounds or a named problem, and never throws', () => {
    const problems = ['NOT_A_NUMBER', 'NEGATIVE', 'TOO_LARGE', 'TOO_MANY_DECIMALS'];
    const numberLike = fc.stringMatching(/^[-+]?\d{0,20}[.,]?\d{0,9}(e\d)?$/);
    fc.assert(
      fc.property(item, fc.oneof(fc.string(), numberLike), (code, text) => {
        const read = parseQuantity(code, text);
        if (typeof read === 'bigint') expect(read >= 0n && read <= LARGEST).toBe(true);
        else expect(problems).toContain(read);
      }),
    );
  });
});

describe('money in fen', () => {
  test('yuan with more than two decimals are no fen', () => {
    expect(fenFromYuan(new Decimal('12.34'))).toBe(1234n);
    expect(fenFromYuan(new Decimal('0.005'))).toBeNull();
  });
  test('fen are turned into yuan and back without loss', () => {
    fc.assert(fc.property(fc.bigInt({ min: -LARGEST, max: LARGEST }), (fen) => fenFromYuan(yuanFromFen(fen)) === fen));
  });
});
