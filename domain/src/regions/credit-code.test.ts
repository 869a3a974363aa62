import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { creditCheckCharacter, hasCreditCodeForm, isCreditCodeChecked, makeCreditCode, orgCheckCharacter } from './credit-code.js';

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const first17 = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 17, maxLength: 17 });
const checkedCode = first17.map((text) => text + creditCheckCharacter(text));

describe('the check character of a credit code', () => {
  test.each(['123502001549897397', '91440101MA5CJQ4N59', '91350200776049653A'])('the issued code %s is checked', (code) => {
    expect(isCreditCodeChecked(code)).toBe(true);
  });
  test.each(['115001550000000195', '125002310000000279', '13511725000000035M'])('the made-up code %s is checked', (code) => {
    expect(isCreditCodeChecked(code)).toBe(true);
  });
  test('a code that was issued with a wrong check character has the form and is not checked', () => {
    expect(hasCreditCodeForm('91350203M0001QAY9B')).toBe(true);
    expect(isCreditCodeChecked('91350203M0001QAY9B')).toBe(false);
  });
  test('the character for any seventeen makes a checked code', () => {
    fc.assert(fc.property(checkedCode, (code) => isCreditCodeChecked(code)));
  });
  test('one wrong character is always noticed', () => {
    const place = fc.integer({ min: 0, max: 17 });
    fc.assert(
      fc.property(checkedCode, place, fc.constantFrom(...alphabet), (code, index, char) => {
        fc.pre(code[index] !== char);
        return !isCreditCodeChecked(code.slice(0, index) + char + code.slice(index + 1));
      }),
    );
  });
  test('two neighbouring characters exchanged are always noticed', () => {
    fc.assert(
      fc.property(checkedCode, fc.integer({ min: 0, max: 16 }), (code, index) => {
        fc.pre(code[index] !== code[index + 1]);
        return !isCreditCodeChecked(code.slice(0, index) + code[index + 1] + code[index] + code.slice(index + 2));
      }),
    );
  });
});

describe('the form of a credit code', () => {
  test.each([
    ['too short', '11500155000000019'],
    ['too long', '1150015500000001955'],
    ['empty', ''],
    ['in lower case', '91440101ma5cjq4n59'],
    ['with the letter I', '9144010IMA5CJQ4N59'],
    ['with the letter O', '91440101MA5CJQ4NO9'],
    ['with the letter S', '91440101MA5CJQ4NS9'],
    ['with the letter V', '91440101MA5CJQ4NV9'],
    ['with the letter Z', '91440101MA5CJQ4NZ9'],
    ['with a blank', '11500155 000000195'],
    ['with full-width digits', '１15001550000000195'],
  ])('a code %s is refused', (_, code) => {
    expect(hasCreditCodeForm(code)).toBe(false);
    expect(isCreditCodeChecked(code)).toBe(false);
  });
});

describe('making a credit code', () => {
  test.each([
    ['11', '500155', '00000001', '115001550000000195'],
    ['12', '500231', '00000002', '125002310000000279'],
    ['13', '511725', '00000003', '13511725000000035M'],
    ['12', '350200', '15498973', '123502001549897397'],
    ['91', '350200', '77604965', '91350200776049653A'],
  ])('kind %s, region %s and organisation %s give %s', (kind, region, organisation, code) => {
    expect(makeCreditCode(kind, region, organisation)).toBe(code);
  });
  test('organisation codes end in a digit or X', () => {
    expect(orgCheckCharacter('15498973')).toBe('9');
    // 11 − 1 = 10 is written X, 11 − 0 = 11 is written 0.
    expect(orgCheckCharacter('00000030')).toBe('X');
    expect(orgCheckCharacter('00000000')).toBe('0');
  });
  test('any organisation number gives a checked code that carries kind, region and number', () => {
    fc.assert(
      fc.property(fc.constantFrom('11', '12', '13'), fc.integer({ min: 0, max: 99_999_999 }), (kind, number) => {
        const organisation = String(number).padStart(8, '0');
        const code = makeCreditCode(kind, '500155', organisation);
        expect(isCreditCodeChecked(code)).toBe(true);
        expect(code.startsWith(`${kind}500155${organisation}`)).toBe(true);
      }),
    );
  });
});
