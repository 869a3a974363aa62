// The methods of decomposition, as where each child starts and at what pace it gives or takes: amount = start + pace × measure.
import type { DecompositionInput } from './decomposition.js';
import type { Units, Weighed } from './weighed.js';
import { powerOfTen, toWhole } from './whole-amounts.js';

/** What it would use without a target: a total grows with its activity where growth is stated, an intensity's amount by its divisor. */
const expectedOf = ({ child, baseline, divisor, growth }: Weighed, { one }: Units): bigint =>
  baseline * (child.divisor === null ? growth * one.divisor : divisor);

/**
 * Where each child's amount starts before the difference to the target is shared: nothing for BY_SHARE of a total (the cap itself is shared by
 * weight: 各级公共机构能源消费总量占比权重), what it would use without a target for EQUAL_RATE, BY_POTENTIAL and for BY_SHARE of an
 * intensity, and what its class's rate leaves of that for BY_CLASS.
 */
export const startOf = (weighed: Weighed, { method, classRates }: DecompositionInput, units: Units): bigint => {
  const { child } = weighed;
  if (child.fixedValue !== null) return weighed.leastSteps * weighed.step;
  if (method === 'BY_SHARE' && child.divisor === null) return 0n;
  const expected = expectedOf(weighed, units);
  if (method !== 'BY_CLASS') return expected * units.spare;
  return expected * (units.one.factor - toWhole(classRates.get(child.className!)!, units.factors - 2));
};

/** Of its own consumption in the baseline year unless a weight is given. */
const weightOf = ({ child, baseline }: Weighed, { values, divisors, weights, one }: Units): bigint => {
  if (child.weight !== null) return toWhole(child.weight, weights);
  const divisor = child.divisor === null ? one.divisor : toWhole(child.divisor, divisors);
  return baseline * divisor * powerOfTen(weights - values - divisors);
};

/** How far the child stands above its benchmark, as an amount; zero where it has reached it. */
const potentialOf = (weighed: Weighed, start: bigint, units: Units): bigint => {
  const distance = start - toWhole(weighed.child.benchmark!, units.values) * weighed.divisor * units.spare;
  return distance > 0n ? distance : 0n;
};

const within = ({ leastSteps, mostSteps, step }: Weighed, start: bigint): bigint => {
  const [least, most] = [leastSteps * step, mostSteps === null ? null : mostSteps * step];
  const atLeast = start > least ? start : least;
  return most !== null && most < atLeast ? most : atLeast;
};

/**
 * How fast each child's amount moves with the measure: BY_SHARE by its weight, EQUAL_RATE and BY_CLASS by its start (so that all change by
 * one percentage), BY_POTENTIAL by its distance to the benchmark when the target asks for less than the starts, and by its start when it
 * allows more (a distance to a benchmark is no claim to growth). Paces are of one unit among themselves, not that of the starts.
 */
export const pacesOf = (
  known: readonly Weighed[],
  { method }: DecompositionInput,
  starts: readonly bigint[],
  amount: bigint,
  units: Units,
): bigint[] => {
  // What the bounds leave of the starts says on which side of them the target lies.
  const reduces = method === 'BY_POTENTIAL' && known.reduce((acc, weighed, index) => acc + within(weighed, starts[index]!), 0n) > amount;
  return known.map((weighed, index) => {
    if (weighed.child.fixedValue !== null) return 0n;
    if (method === 'BY_SHARE') return weightOf(weighed, units);
    if (reduces) return potentialOf(weighed, starts[index]!, units);
    return starts[index]!;
  });
};
