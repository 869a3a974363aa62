// How long the solver takes: a province's 183 counties, a tenth of its institutions and all 51,754 of them, by every method, a total and an intensity, with bounds on
// every second child. Prints processor time in ms (that of the collector included: what else runs counts less), time by the clock, least and
// median of the rounds, and the memory that an answer holds for each child.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { decompose, Decimal, DECOMPOSITION_METHODS } from '@shuangcheng/domain';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const ROUNDS = 5;
const HELD = 5;
const SIZES = [183, 5_175, 51_754];

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

const timesOf = (solve) => Array.from({ length: ROUNDS }, () => solve()).map(({ clock, processor }) => ({ clock, processor }));

const usedBytes = () => {
  collect();
  return process.memoryUsage().heapUsed;
};
/** What an answer keeps, of several so that small ones can be told. */
const bytesOf = (answer) => {
  const before = usedBytes();
  const held = Array.from({ length: HELD }, answer);
  const after = usedBytes();
  return (after - before) / held.length;
};

for (const size of SIZES) {
  for (const isIntensity of [false, true]) {
    const children = makeChildren(size, isIntensity, randomFrom(size));
    const target = targetOf(children);
    for (const method of DECOMPOSITION_METHODS) {
      const input = { target, reservedForOwn: new Decimal(0), method, decimals: isIntensity ? 2 : 0, children, classRates };
      const solve = () => {
        const began = process.cpuUsage();
        const beganAt = performance.now();
        const result = decompose(input);
        if (result.kind !== 'DECOMPOSED') throw new Error(`${method}: ${result.kind}`);
        const clock = performance.now() - beganAt;
        const { user, system } = process.cpuUsage(began);
        return { result, clock, processor: (user + system) / 1_000 };
      };
      const rounds = timesOf(solve);
      const bytes = bytesOf(() => solve().result) / size;
      const least = (name) => Math.min(...rounds.map((round) => round[name]));
      const middle = (name) => median(rounds.map((round) => round[name]));
      const what = `${String(size).padStart(6)} ${isIntensity ? 'intensity' : 'total    '} ${method.padEnd(12)}`;
      const ms = (name) => `${least(name).toFixed(1).padStart(7)} ms (median ${middle(name).toFixed(1)})`;
      console.log(`${what}  processor ${ms('processor')}  clock ${ms('clock')}  ${bytes.toFixed(0)} bytes a child`);
    }
  }
}
