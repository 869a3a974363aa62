// The methods of decomposition, as where each child starts and at what pace it gives or takes: amount = start + pace × measure.
import { Decimal, sum, ZERO } from '../decimal.js';
import type { DecompositionInput } from './decomposition.js';
import { valueAfter, type Weighed } from './weighed.js';

const consumptionOf = ({ child, divisor }: Weighed): Decimal => (child.baseline ?? ZERO).times(divisor);
/** A total grows with its activity where growth is stated; an intensity's amount has grown by its divisor already. */
const expectedOf = (weighed: Weighed): Decimal => {
  const { child } = weighed;
  if (child.divisor !== null) return consumptionOf(weighed);
  return valueAfter(child.baseline ?? ZERO, child.growthPercent.negated());
};
const weightOf = (weighed: Weighed): Decimal => {
  const { child } = weighed;
  return child.weight ?? (child.baseline ?? ZERO).times(child.divisor ?? 1);
};

/**
 * Where each child's amount starts before the difference to the target is shared: nothing for BY_SHARE of a total (the cap itself is shared by
 * weight: 各级公共机构能源消费总量占比权重), what it would use without a target for EQUAL_RATE, BY_POTENTIAL and for BY_SHARE of an
 * intensity, and what its class's rate leaves of that for BY_CLASS.
 */
export const startsOf = (known: readonly Weighed[], { method, classRates }: DecompositionInput): Decimal[] =>
  known.map((weighed) => {
    const { child } = weighed;
    if (child.fixedValue !== null) return child.fixedValue.times(weighed.divisor);
    if (method === 'BY_SHARE') return child.divisor === null ? ZERO : consumptionOf(weighed);
    if (method === 'BY_CLASS') return valueAfter(expectedOf(weighed), classRates.get(child.className!)!);
    return expectedOf(weighed);
  });

/** How far the child stands above its benchmark, as an amount; zero where it has reached it. */
const potentialOf = (weighed: Weighed): Decimal =>
  Decimal.max(ZERO, expectedOf(weighed).minus(weighed.child.benchmark!.times(weighed.divisor)));

/**
 * How fast each child's amount moves with the measure: BY_SHARE by its weight, EQUAL_RATE and BY_CLASS by its start (so that all change by
 * one percentage), BY_POTENTIAL by its distance to the benchmark when the target asks for less than the starts, and by its start when it
 * allows more (a distance to a benchmark is no claim to growth).
 */
export const pacesOf = (
  known: readonly Weighed[],
  { method, decimals }: DecompositionInput,
  starts: readonly Decimal[],
  amount: Decimal,
): Decimal[] => {
  const within = (weighed: Weighed, start: Decimal): Decimal => {
    const bound = (steps: bigint): Decimal => new Decimal(`${steps}e-${decimals}`).times(weighed.divisor);
    const atLeast = Decimal.max(start, bound(weighed.leastSteps));
    return weighed.mostSteps === null ? atLeast : Decimal.min(atLeast, bound(weighed.mostSteps));
  };
  // What the bounds leave of the starts says on which side of them the target lies.
  const reduces = method === 'BY_POTENTIAL' && sum(known.map((weighed, index) => within(weighed, starts[index]!))).gt(amount);
  return known.map((weighed, index) => {
    if (weighed.child.fixedValue !== null) return ZERO;
    if (method === 'BY_SHARE') return weightOf(weighed);
    if (reduces) return potentialOf(weighed);
    return starts[index]!;
  });
};
