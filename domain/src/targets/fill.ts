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

/** What a part takes at a measure, and the bound that keeps it from taking what the measure alone would give. */
export interface Taken {
  /** × the measure's denominator: whole, so that nothing is rounded. */
  readonly numerator: bigint;
  readonly heldAt: 'LEAST' | 'MOST' | null;
}

export const takenAt = ({ start, pace, least, most }: Part, { numerator, denominator }: Measure): Taken => {
  const free = start * denominator + pace * numerator;
  const lowest = least * denominator;
  if (free < lowest) return { numerator: lowest, heldAt: 'LEAST' };
  const highest = most === null ? null : most * denominator;
  if (highest !== null && free > highest) return { numerator: highest, heldAt: 'MOST' };
  return { numerator: free, heldAt: null };
};

/** A measure at which a part leaves its lower bound, or reaches its upper one. */
interface Turn extends Measure {
  /** The measure nearly, for putting in order. */
  readonly at: number;
  /** What it adds to what stands still, and to the pace of what moves. */
  readonly standing: bigint;
  readonly pace: bigint;
}

const turnsOf = (parts: readonly Part[]): Turn[] => {
  const turns: Turn[] = [];
  for (const { start, pace, least, most } of parts) {
    if (pace === 0n) continue;
    const near = Number(pace);
    const add = (numerator: bigint, standing: bigint, more: bigint): void => {
      turns.push({ at: Number(numerator) / near, numerator, denominator: pace, standing, pace: more });
    };
    add(least - start, start - least, pace);
    if (most !== null) add(most - start, most - start, -pace);
  }
  return turns.sort((a, b) => {
    const apart = a.at - b.at;
    // Doubles tell apart what is far apart; what is close is compared exactly.
    if (Math.abs(apart) > 1e-9 * (Math.abs(a.at) + Math.abs(b.at))) return apart;
    const exact = a.numerator * b.denominator - b.numerator * a.denominator;
    return exact < 0n ? -1 : exact > 0n ? 1 : 0;
  });
};

/** What a part takes at measure zero. */
export const clamp = ({ start, least, most }: Part): bigint => (start < least ? least : most !== null && start > most ? most : start);

/**
 * The measure at which the parts hold exactly the total; null when no measure does (the bounds do not allow it, or nothing moves).
 *
 * With x = start + pace × measure within its bounds, x is the one solution of: minimise Σ (x − start)² ÷ pace subject to Σ x = total and
 * least ≤ x ≤ most (its Lagrange multiplier is the measure; Boyd & Vandenberghe, Convex Optimization, example 5.2, water-filling). Found
 * exactly: the measures at which a part turns, in order; between two of them the sum is a line, and one division of whole numbers says where it
 * holds the total. O(n log n) for n parts.
 */
export const findMeasure = (parts: readonly Part[], total: bigint): Measure | null => {
  // Below all turns each part that can move is at its least.
  let standing = 0n;
  let pace = 0n;
  for (const part of parts) standing += part.pace === 0n ? clamp(part) : part.least;
  for (const turn of turnsOf(parts)) {
    const excess = (standing - total) * turn.denominator + pace * turn.numerator;
    if (excess === 0n) return turn;
    if (excess > 0n) return pace === 0n ? null : { numerator: total - standing, denominator: pace };
    standing += turn.standing;
    pace += turn.pace;
  }
  if (pace > 0n) return { numerator: total - standing, denominator: pace };
  return standing === total ? { numerator: 0n, denominator: 1n } : null;
};
