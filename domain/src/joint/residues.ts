// Linear algebra on numbers modulo a prime: exact, and small enough that a product of two is still a whole double.
import type { Decimal } from '../decimal.js';

/** The largest prime below 2^26. What is independent modulo it is independent. */
const PRIME = 67_108_859;
const DECIMALS = 30;

export type Vector = readonly number[];
const residue = (value: number): number => ((value % PRIME) + PRIME) % PRIME;

/** A decimal of at most 30 places as a residue, all by the same scale. Throws where it has more. */
export const toResidue = (value: Decimal): number => {
  const scaled = value.times(`1e${DECIMALS}`);
  if (!scaled.isInteger()) throw new Error(`a factor of more than ${DECIMALS} decimals: ${value.toFixed()}`);
  return Number(BigInt(scaled.toFixed()) % BigInt(PRIME));
};

const power = (base: number, exponent: number): number => {
  let result = 1;
  for (let rest = exponent, square = base; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
};
const scaleBy = (vector: Vector, factor: number): number[] => vector.map((value) => (value * factor) % PRIME);
/** The vector as the multiple of itself that begins with 1. Throws for the zero vector. */
export const normalised = (vector: Vector): number[] => {
  const first = vector.find((value) => value !== 0);
  if (first === undefined) throw new Error('the zero vector has no direction');
  return scaleBy(vector, power(first, PRIME - 2));
};
export const isZero = (vector: Vector): boolean => vector.every((value) => value === 0);

/** Rows in echelon form that span the same as those given, each beginning with 1; none for zero. */
export const echelon = (rows: readonly Vector[]): number[][] => {
  const done: { readonly at: number; readonly row: number[] }[] = [];
  for (const given of rows) {
    let row = given.map(residue);
    for (const pivot of done) {
      const factor = row[pivot.at]!;
      if (factor !== 0) row = row.map((value, index) => residue(value - factor * pivot.row[index]!));
    }
    if (isZero(row)) continue;
    row = normalised(row);
    done.push({ at: row.findIndex((value) => value !== 0), row });
  }
  return done.map(({ row }) => row);
};
export const rank = (rows: readonly Vector[]): number => echelon(rows).length;
