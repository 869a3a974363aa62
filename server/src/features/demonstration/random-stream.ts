// Chance for made-up data: every stream follows from the seed and from what it is for, so that one institution's data
// stay the same whatever else is made beside it, and however often it is made.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';

export interface RandomStream {
  /** A whole number, both bounds included. */
  int(from: number, to: number): number;
  /** True in so many of a thousand cases. */
  chance(perMille: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A factor about 1, roughly lognormal; cut off at three and a half sigma. */
  spread(sigma: number): number;
}

/** A 32-bit number for a text (FNV-1a). */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
};

const mixed = (seed: number, part: number): number => {
  let hash = Math.imul(seed ^ part, 0x9e3779b1) ^ (seed >>> 15);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};

// The sum of four uniform numbers is close enough to a normal one, and is the same on every engine.
const SPREAD_STEPS = 1000;
const deviation = (stream: RandomStream): number => {
  let total = 0;
  for (let draw = 0; draw < 4; draw += 1) total += stream.int(0, SPREAD_STEPS);
  return (total / SPREAD_STEPS - 2) * Math.sqrt(3);
};

/** The stream of a seed and of up to three numbers that say what it is for. */
export const streamOf = (seed: number, subject: number, purpose = 0, part = 0): RandomStream => {
  const generator = xoroshiro128plus(mixed(mixed(mixed(mixed(seed, 0x5eed), subject), purpose), part));
  generator.next();
  generator.next();
  const stream: RandomStream = {
    int: (from, to) => uniformInt(generator, from, to),
    chance: (perMille) => uniformInt(generator, 0, 999) < perMille,
    pick: (list) => list[uniformInt(generator, 0, list.length - 1)]!,
    spread: (sigma) => Math.exp(sigma * deviation(stream)),
  };
  return stream;
};
