import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { Decimal } from '../decimal.js';
import { changedByMoreThanATenth, drawSample, frameHashOf, quotaOf, type Candidate } from './sample.js';
import { sha256 } from './sha256.js';

const rateOf = (percent: number): Decimal => new Decimal(percent).div(100);
const codesOf = (strata: readonly { drawn: readonly string[] }[]): string[] => strata.flatMap(({ drawn }) => drawn).sort();

const candidates = fc.uniqueArray(fc.nat({ max: 99_999 }), { minLength: 1, maxLength: 120 }).chain((numbers) =>
  fc.tuple(
    ...numbers.map((number) =>
      fc.record({
        code: fc.constant(`12500155X${String(number).padStart(9, '0')}`),
        stratum: fc.constantFrom('500155|EDUCATION', '500155|HEALTH', '500231|EDUCATION', '500231|STATE_ORGAN'),
        certain: fc.boolean().map((certain) => certain && number % 7 === 0),
      }),
    ),
  ),
) as fc.Arbitrary<Candidate[]>;
const percent = fc.integer({ min: 5, max: 100 });
const seed = fc.string({ minLength: 1, maxLength: 20 });

describe('the hash', () => {
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ])('of %j is that of the standard', (text, hash) => {
    expect(sha256(text)).toBe(hash);
  });
  test('is that of any other SHA-256, for any text', () => {
    const text = fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 100 }));
    fc.assert(fc.property(text, (any) => sha256(any) === createHash('sha256').update(any).digest('hex')));
  });
});

describe('a sample', () => {
  test('of a known register and seed is these institutions, on any machine', () => {
    const register = Array.from({ length: 60 }, (_, n) => ({ code: `C${n}`, stratum: n % 3 === 0 ? 'a' : 'b', certain: n === 59 }));
    expect(drawSample(register, rateOf(5), '2026')).toMatchInlineSnapshot(`
     [
       {
         "certain": false,
         "drawn": [
           "C57",
         ],
         "population": 20,
         "stratum": "a",
       },
       {
         "certain": false,
         "drawn": [
           "C38",
           "C58",
         ],
         "population": 39,
         "stratum": "b",
       },
       {
         "certain": true,
         "drawn": [
           "C59",
         ],
         "population": 1,
         "stratum": "b",
       },
     ]
    `);
  });

  test('has at least the rate and at least one of every stratum, and every key unit', () => {
    fc.assert(
      fc.property(candidates, percent, seed, (register, rate, any) => {
        const strata = drawSample(register, rateOf(rate), any);
        expect(strata.reduce((total, stratum) => total + stratum.population, 0)).toBe(register.length);
        for (const { population, certain, drawn } of strata) {
          expect(drawn.length).toBe(certain ? population : Math.ceil((population * rate) / 100));
          expect(drawn.length).toBeGreaterThanOrEqual(1);
        }
        expect(codesOf(strata).length * 100).toBeGreaterThanOrEqual(register.length * rate);
        expect(codesOf(strata)).toEqual(expect.arrayContaining(register.filter(({ certain }) => certain).map(({ code }) => code)));
      }),
    );
  });

  test('does not depend on the order of the register', () => {
    const shuffled = candidates.chain((register) =>
      fc.tuple(fc.constant(register), fc.shuffledSubarray(register, { minLength: register.length })),
    );
    fc.assert(
      fc.property(shuffled, percent, seed, ([register, other], rate, any) => {
        expect(drawSample(other, rateOf(rate), any)).toEqual(drawSample(register, rateOf(rate), any));
        expect(frameHashOf(other)).toBe(frameHashOf(register));
      }),
    );
  });

  test('at a higher rate keeps everybody who was drawn at a lower one', () => {
    fc.assert(
      fc.property(candidates, percent, percent, seed, (register, one, two, any) => {
        const wider = new Set(codesOf(drawSample(register, rateOf(Math.max(one, two)), any)));
        for (const code of codesOf(drawSample(register, rateOf(Math.min(one, two)), any))) expect(wider.has(code)).toBe(true);
      }),
    );
  });

  test('does not change in a stratum when another stratum does', () => {
    fc.assert(
      fc.property(candidates, percent, seed, (register, rate, any) => {
        const of = (all: readonly Candidate[]) => drawSample(all, rateOf(rate), any).filter(({ stratum }) => stratum === '500155|HEALTH');
        expect(of(register.filter(({ stratum }) => stratum === '500155|HEALTH'))).toEqual(of(register));
      }),
    );
  });

  test('takes each institution about as often as the rate says, over many seeds', () => {
    const register = Array.from({ length: 40 }, (_, n) => ({ code: `C${n}`, stratum: 'a', certain: false }));
    const times = new Map<string, number>();
    for (let n = 0; n < 1_000; n += 1)
      for (const code of codesOf(drawSample(register, rateOf(10), String(n)))) times.set(code, (times.get(code) ?? 0) + 1);
    for (const { code } of register) expect(Math.abs((times.get(code) ?? 0) - 100)).toBeLessThan(50);
  });

  test('is refused without a rate, above the whole, or of a register that names somebody twice', () => {
    const one = { code: 'C1', stratum: 'a', certain: false };
    expect(() => drawSample([one], rateOf(0), 's')).toThrow('rate');
    expect(() => drawSample([one], rateOf(101), 's')).toThrow('rate');
    expect(() => drawSample([one, one], rateOf(5), 's')).toThrow('twice');
  });

  test('counts by exact decimals: 5 % of 20 is one, of 21 is two', () => {
    expect([quotaOf(20, rateOf(5)), quotaOf(21, rateOf(5)), quotaOf(1, rateOf(5)), quotaOf(300, rateOf(7))]).toEqual([1, 2, 1, 21]);
  });
});

test.each([
  [111n, 100n, true],
  [110n, 100n, false],
  [89n, 100n, true],
  [90n, 100n, false],
  [1n, 0n, true],
  [0n, 0n, false],
])('%d after %d is a change of more than a tenth: %s', (now, before, changed) => {
  expect(changedByMoreThanATenth(now, before)).toBe(changed);
});
