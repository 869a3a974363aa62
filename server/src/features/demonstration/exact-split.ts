// Splitting whole numbers so that the parts add up, by rounding the running total instead of each part.

/**
 * The part of `total` that falls to the stretch of weights from `before` to `through` of `whole`. Parts of stretches
 * that follow each other add up to the total exactly, none is negative, and each is within one of its exact share.
 * Whatever the doubles in between round, the bounds rise with the weights and the last one is the total.
 */
export const partOf = (total: number, before: number, through: number, whole: number): number =>
  (through === whole ? total : Math.floor((total * through) / whole)) - (before === 0 ? 0 : Math.floor((total * before) / whole));

const sumOf = (weights: readonly number[]): number => weights.reduce((acc, weight) => acc + weight, 0);

/**
 * Splits a whole total over whole weights: whole parts that add up to the total exactly, zero for a weight of zero.
 * With `least`, every part has that much before the rest is split. Throws where nothing can take the total.
 */
export const splitExactly = (total: number, weights: readonly number[], least = 0): number[] => {
  const whole = sumOf(weights);
  const rest = total - least * weights.length;
  if (!Number.isSafeInteger(total) || !Number.isSafeInteger(whole)) throw new Error(`expected whole numbers, found ${total} over ${whole}`);
  if (rest < 0 || (rest > 0 && whole === 0)) throw new Error(`${total} cannot be split over ${weights.length} weights of ${whole}`);
  let through = 0;
  return weights.map((weight) => {
    const before = through;
    through += weight;
    return least + (weight === 0 ? 0 : partOf(rest, before, through, whole));
  });
};
