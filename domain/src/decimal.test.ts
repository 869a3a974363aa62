import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, ZERO, parseDecimal, percentOf, sum } from './decimal.js';

const decimal = fc
  .record({ digits: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), places: fc.integer({ min: 0, max: 6 }) })
  .map(({ digits, places }) => new Decimal(digits.toString()).dividedBy(new Decimal(10).pow(places)));

describe('exact decimals', () => {
  test('sums are exact where floats are not', () => {
    expect(sum(['0.1', '0.2'].map((text) => new Decimal(text))).toString()).toBe('0.3');
    expect(sum([]).equals(ZERO)).toBe(true);
  });
  test('a sum does not depend on the order', () => {
    fc.assert(fc.property(fc.array(decimal), (values) => sum(values).equals(sum([...values].reverse()))));
  });
  test('very large and very small numbers are written out, without an exponent', () => {
    expect(new Decimal('1e40').toString()).toBe(`1${'0'.repeat(40)}`);
    expect(new Decimal('1e-20').toString()).toBe(`0.${'0'.repeat(19)}1`);
  });
  test('a decimal that is written out is read back as the same', () => {
    fc.assert(fc.property(decimal, (value) => parseDecimal(value.isZero() ? '0' : value.toString())?.equals(value) === true));
  });
});

describe('reading a decimal', () => {
  test.each(['0', '1', '-1', '16354.00', '0.000001', '-0.5', '123456789012345678901234567890'])('%s is read', (text) => {
    expect(parseDecimal(text)?.toString()).toBe(new Decimal(text).toString());
  });
  test.each([
    '',
    ' ',
    '1 ',
    ' 1',
    '1\n',
    '+1',
    '--1',
    '01',
    '.5',
    '5.',
    '1,000',
    '1e3',
    '1E-3',
    '0x10',
    'NaN',
    'Infinity',
    '1.2.3',
    '１２',
    '一',
  ])('%j is not a decimal', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });
});

describe('percentages', () => {
  test('are rounded half up to two places unless told otherwise', () => {
    expect(percentOf(new Decimal(1), new Decimal(3))?.toString()).toBe('33.33');
    expect(percentOf(new Decimal(1), new Decimal(800))?.toString()).toBe('0.13');
    expect(percentOf(new Decimal(1), new Decimal(3), 0)?.toString()).toBe('33');
  });
  test('of nothing are no number', () => {
    expect(percentOf(new Decimal(1), ZERO)).toBeNull();
  });
});
