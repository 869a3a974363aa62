// Filling a total by one common measure: the exact solution of a small optimisation problem, in whole numbers.

/** What one part takes: `start + pace × measure`, never below `least` nor above `most` (null: no bound). All in one unit. */
export interface Part {
  readonly start: bigint;
  /** Zero or more. */
  readonly pace: bigint;
  readonly least: bigint;
  readonly most: bigint | null;
}

/** The common measure as an exact fraction; the denominator is above zero. */
export interface Measure {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `denominator` × what the part takes at the measure: whole, so that nothing is rounded. */
export const takenTimesDenominator = ({ start, pace, least, most }: Part, { numerator, denominator }: Measure): bigint => {
  const free = start * denominator + pace * numerator;
  const lowest = least * denominator;
  if (free <= lowest) return lowest;
  if (most !== null && free > most * denominator) return most * denominator;
  return free;
};

const ONE: bigint = 1n;

/** Sign of (sum of the parts at the measure − total). */
const excessAt = (parts: readonly Part[], total: bigint, measure: Measure): bigint => {
  let sum = 0n;
  for (const part of parts) sum += takenTimesDenominator(part, measure);
  return sum - total * measure.denominator;
};

/** Measures at which a part reaches one of its bounds, in order. */
const turningPoints = (parts: readonly Part[]): Measure[] => {
  const points: { at: number; measure: Measure }[] = [];
  const add = (part: Part, bound: bigint): void => {
    const measure = { numerator: bound - part.start, denominator: part.pace };
    points.push({ at: Number(measure.numerator) / Number(measure.denominator), measure });
  };
  for (const part of parts) {
    if (part.pace === 0n) continue;
    add(part, part.least);
    if (part.most !== null) add(part, part.most);
  }
  points.sort((a, b) => {
    const apart = a.at - b.at;
    // Doubles tell apart what is far apart; what is close is compared exactly.
    if (Math.abs(apart) > 1e-9 * (Math.abs(a.at) + Math.abs(b.at))) return apart;
    const exact = a.measure.numerator * b.measure.denominator - b.measure.numerator * a.measure.denominator;
    return exact < 0n ? -1 : exact > 0n ? 1 : 0;
  });
  return points.map(({ measure }) => measure);
};

/** The first turning point at which the parts hold the total or more; the number of points when none does. */
const firstFull = (parts: readonly Part[], total: bigint, points: readonly Measure[]): number => {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (excessAt(parts, total, points[middle]!) >= 0n) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Between two turning points each part either moves with the measure or stands at a bound: one division gives the measure. */
const measureBetween = (parts: readonly Part[], total: bigint, inside: Measure): Measure | null => {
  let standing = 0n;
  let pace = 0n;
  for (const part of parts) {
    const free = part.start * inside.denominator + part.pace * inside.numerator;
    const moves = part.pace > 0n && free > part.least * inside.denominator && (part.most === null || free < part.most * inside.denominator);
    if (moves) {
      standing += part.start;
      pace += part.pace;
    } else standing += takenTimesDenominator(part, inside) / inside.denominator;
  }
  return pace === 0n ? null : { numerator: total - standing, denominator: pace };
};

const between = (a: Measure, b: Measure): Measure => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: 2n * a.denominator * b.denominator,
});
const beside = ({ numerator, denominator }: Measure, by: bigint): Measure => ({ numerator: numerator + by * denominator, denominator });

/**
 * The measure at which the parts hold exactly the total; null when no measure does (the bounds do not allow it, or nothing moves).
 *
 * With x = start + pace × measure within its bounds, x is the one solution of: minimise Σ (x − start)² ÷ pace subject to Σ x = total and
 * least ≤ x ≤ most (its Lagrange multiplier is the measure; Boyd & Vandenberghe, Convex Optimization, example 5.2, water-filling). Found
 * exactly: turning points in order, the stretch in which the total lies by bisection, and one division of whole numbers there.
 * O(n log n) for n parts.
 */
export const findMeasure = (parts: readonly Part[], total: bigint): Measure | null => {
  const points = turningPoints(parts);
  if (points.length === 0)
    return excessAt(parts, total, { numerator: 0n, denominator: ONE }) === 0n ? { numerator: 0n, denominator: ONE } : null;
  const index = firstFull(parts, total, points);
  const upper = points[index];
  if (upper && excessAt(parts, total, upper) === 0n) return upper;
  const lower = points[index - 1];
  const inside = upper ? (lower ? between(lower, upper) : beside(upper, -ONE)) : beside(lower!, ONE);
  const measure = measureBetween(parts, total, inside);
  return measure !== null && excessAt(parts, total, measure) === 0n ? measure : null;
};
