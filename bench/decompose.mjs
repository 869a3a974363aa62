// How long the solver takes: a province's 183 counties and its 51,754 institutions, by every method, a total and an intensity, with bounds on
// every second child. Prints processor time in ms (that of the collector included), least and median of the rounds: what else runs counts less.
import { decompose, Decimal, DECOMPOSITION_METHODS } from '@shuangcheng/domain';

const ROUNDS = 5;
const SIZES = [183, 51_754];

/** A repeatable stream of numbers between 0 and 1 (mulberry32). */
const randomFrom = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
};

const CLASSES = ['A', 'B', 'C'];
const makeChildren = (size, isIntensity, random) =>
  Array.from({ length: size }, (_, index) => {
    const bounded = index % 2 === 0;
    return {
      code: String(100_000 + index),
      baseline: new Decimal((isIntensity ? 5 + random() * 20 : 10 + random() ** 4 * 40_000).toFixed(isIntensity ? 4 : 6)),
      divisor: isIntensity ? new Decimal((100 + random() * 50_000).toFixed(2)) : null,
      growthPercent: new Decimal((random() * 10 - 3).toFixed(2)),
      weight: null,
      benchmark: new Decimal((isIntensity ? 4 + random() * 10 : 10 + random() * 1_000).toFixed(2)),
      className: CLASSES[index % 3],
      minReductionPercent: bounded ? new Decimal((random() * 3).toFixed(1)) : null,
      maxReductionPercent: bounded ? new Decimal((8 + random() * 5).toFixed(1)) : null,
      fixedValue: null,
    };
  });

const targetOf = (children) => {
  const weight = (child) => child.divisor?.times(child.growthPercent.plus(100)).dividedBy(100) ?? new Decimal(1);
  const total = children.reduce((acc, child) => acc.plus(child.baseline.times(weight(child))), new Decimal(0));
  const weights = children.reduce((acc, child) => acc.plus(weight(child)), new Decimal(0));
  const share = children[0].divisor === null ? total : total.dividedBy(weights);
  return share.times('0.95').toDecimalPlaces(children[0].divisor === null ? 0 : 2);
};

const classRates = new Map(CLASSES.map((name, index) => [name, new Decimal(4 + index)]));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

for (const size of SIZES) {
  for (const isIntensity of [false, true]) {
    const children = makeChildren(size, isIntensity, randomFrom(size));
    const target = targetOf(children);
    for (const method of DECOMPOSITION_METHODS) {
      const input = { target, method, decimals: isIntensity ? 2 : 0, children, classRates };
      const solve = () => {
        const began = process.cpuUsage();
        const { kind } = decompose(input);
        if (kind !== 'DECOMPOSED') throw new Error(`${method}: ${kind}`);
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1_000;
      };
      const times = Array.from({ length: ROUNDS }, solve);
      const what = `${String(size).padStart(6)} ${isIntensity ? 'intensity' : 'total    '} ${method.padEnd(12)}`;
      console.log(
        `${what} ${Math.min(...times)
          .toFixed(1)
          .padStart(8)} ms  (median ${median(times).toFixed(1)})`,
      );
    }
  }
}
