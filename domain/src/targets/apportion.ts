// Rounding exact amounts to whole steps so that they still hold the total: by largest remainder.

/** An exact amount of `numerator ÷ whole` steps, to be rounded to a whole number of them. */
export interface ExactAmount {
  /** Ties go to the lower code. */
  readonly code: string;
  readonly numerator: bigint;
  readonly whole: bigint;
  /** What one step adds to the total; above zero. */
  readonly step: bigint;
  /** The most steps that it may have; null: no bound. */
  readonly most: bigint | null;
}

/** Below zero when the first has the larger part of a step left over, or the same and the lower code. */
const byRemainder = (a: Rounded, b: Rounded): number => {
  // Doubles tell apart what is far apart; what is close is compared exactly.
  if (Math.abs(a.part - b.part) > 1e-9) return b.part - a.part;
  const left = a.rest * b.amount.whole;
  const right = b.rest * a.amount.whole;
  if (left !== right) return left > right ? -1 : 1;
  return a.amount.code < b.amount.code ? -1 : 1;
};

interface Rounded {
  readonly amount: ExactAmount;
  steps: bigint;
  /** What is left over, of `whole`. */
  readonly rest: bigint;
  /** What is left over, in steps, nearly. */
  readonly part: number;
}

/**
 * Whole steps for each amount, none more than one step from exact: all rounded down, then those with the largest remainder get one step
 * more as long as the total allows it (Hamilton's method; ties to the lower code). Where all steps are alike and the total is a whole
 * number of them, the steps hold the total exactly; else they stay below it by less than the smallest step that was left out.
 * As with every largest-remainder rule a larger total can cost a single amount one step (the Alabama paradox).
 */
export const apportion = (amounts: readonly ExactAmount[], total: bigint): bigint[] => {
  let left = total;
  const rounded: Rounded[] = amounts.map((amount) => {
    const { numerator, whole } = amount;
    const steps = numerator / whole;
    left -= steps * amount.step;
    const rest = numerator % whole;
    return { amount, steps, rest, part: Number(rest) / Number(whole) };
  });
  for (const each of rounded.filter(({ rest }) => rest > 0n).sort(byRemainder)) {
    if (left <= 0n) break;
    const { step, most } = each.amount;
    if (step > left || (most !== null && each.steps >= most)) continue;
    each.steps += 1n;
    left -= step;
  }
  return rounded.map(({ steps }) => steps);
};
