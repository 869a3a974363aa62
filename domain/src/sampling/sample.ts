// The sample of a spot check (质量抽查): stratified by region and type, drawn again to the institution from its seed.
import type { Decimal } from '../decimal.js';
import { sha256 } from './sha256.js';

/** An institution that may be drawn. */
export interface Candidate {
  /** What names it on paper too: its credit code. */
  readonly code: string;
  readonly stratum: string;
  /** Always in, whatever the seed: a key unit. */
  readonly certain: boolean;
}
export interface DrawnStratum {
  readonly stratum: string;
  /** Key units are a stratum of their own beside the others of the same place and type. */
  readonly certain: boolean;
  readonly population: number;
  /** Those drawn, in the order in which the seed ranks them. */
  readonly drawn: readonly string[];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where the seed ranks a candidate: the SHA-256 of `seed|code`, in hexadecimal. */
export const rankOf = (seed: string, code: string): string => sha256(`${seed}|${code}`);

/** How many of a stratum are drawn: its size times the rate (a fraction), rounded up; so at least one of each that has any. */
export const quotaOf = (population: number, rate: Decimal): number => rate.times(population).ceil().toNumber();

const ranked = (codes: readonly string[], seed: string): string[] =>
  codes
    .map((code) => ({ code, rank: rankOf(seed, code) }))
    .sort((a, b) => compareText(a.rank, b.rank) || compareText(a.code, b.code))
    .map(({ code }) => code);

/**
 * Draws from each stratum ⌈rate × size⌉ candidates, those that the seed ranks first, and all that are certain. So every
 * stratum has at least the rate and at least one; the order of the candidates does not matter; and a higher rate with the
 * same seed keeps whoever was drawn at a lower one, which a split by largest remainders would not.
 * `rate` is a fraction above 0 up to 1. Strata by name, those of key units behind the others. Throws for a code given twice.
 */
export const drawSample = (candidates: readonly Candidate[], rate: Decimal, seed: string): DrawnStratum[] => {
  if (rate.lte(0) || rate.gt(1)) throw new Error(`a rate above 0 up to 1 was expected, got ${rate.toFixed()}`);
  if (new Set(candidates.map(({ code }) => code)).size !== candidates.length) throw new Error('a code was given twice');
  const groups = new Map<string, { stratum: string; certain: boolean; codes: string[] }>();
  for (const { code, stratum, certain } of candidates) {
    const key = JSON.stringify([stratum, certain]);
    const group = groups.get(key) ?? { stratum, certain, codes: [] };
    group.codes.push(code);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => compareText(a.stratum, b.stratum) || Number(a.certain) - Number(b.certain))
    .map(({ stratum, certain, codes }) => ({
      stratum,
      certain,
      population: codes.length,
      drawn: ranked(codes, seed).slice(0, certain ? codes.length : quotaOf(codes.length, rate)),
    }));
};

/** Proves which candidates a sample was drawn from: the SHA-256 of `code|stratum|0 or 1` by code, a line each. */
export const frameHashOf = (candidates: readonly Candidate[]): string =>
  sha256(
    [...candidates]
      .sort((a, b) => compareText(a.code, b.code))
      .map(({ code, stratum, certain }) => `${code}|${stratum}|${certain ? 1 : 0}\n`)
      .join(''),
  );

/** Whether the first quantity differs from the second by more than a tenth of it: 哈密 2022 asks for a new look at such people and areas. */
export const changedByMoreThanATenth = (now: bigint, before: bigint): boolean =>
  (now > before ? now - before : before - now) * 10n > before;
