// What a decomposition did that whoever asked for it may not expect: told before it is published, never in its way.
import { Decimal } from '../decimal.js';
import type { Decomposed, DecompositionInput, TargetChild } from './decomposition.js';
import { valueAfter } from './weighed.js';

export interface ClassRateResult {
  readonly className: string;
  /** Percent of what the class would use without a target: as stated, and as it came out, four decimals. */
  readonly stated: Decimal;
  readonly resulting: Decimal;
}

export type Remark =
  /** The target allows more than the children would use: it is shared by baseline, and nobody's benchmark counts. */
  | { readonly kind: 'BENCHMARKS_IGNORED' }
  /** Stated class rates do not give the target: what they leave was multiplied by one factor (six decimals). */
  | { readonly kind: 'RATES_SCALED'; readonly factor: Decimal; readonly rates: readonly ClassRateResult[] }
  /** Given, and of no use for the method. */
  | { readonly kind: 'NOT_USED'; readonly what: 'BENCHMARK' | 'CLASS' | 'CLASS_RATES' | 'WEIGHT' }
  /** Without a baseline: they got nothing. */
  | { readonly kind: 'WITHOUT_BASELINE'; readonly codes: readonly string[] };

/** What the child would have without a target: a total grows with its activity. */
const expectedOf = ({ baseline, divisor, growthPercent }: TargetChild): Decimal =>
  divisor === null ? valueAfter(baseline!, growthPercent.negated()) : baseline!;

const SHOWN_DIGITS = 20;

const ignoresBenchmarks = ({ method, children }: DecompositionInput, free: ReadonlyMap<string, Decimal>): boolean =>
  method === 'BY_POTENTIAL' &&
  children.some((child) => child.baseline && free.get(child.code)?.gt(expectedOf(child).toSignificantDigits(SHOWN_DIGITS)));

/** The one factor of all that no bound holds, read from any of them. */
const findScaled = ({ method, children, classRates }: DecompositionInput, free: ReadonlyMap<string, Decimal>): Remark[] => {
  if (method !== 'BY_CLASS') return [];
  for (const child of children) {
    const [value, rate] = [free.get(child.code), classRates.get(child.className ?? '')];
    if (!value || !rate || !child.baseline) continue;
    const left = valueAfter(expectedOf(child), rate);
    if (left.isZero()) continue;
    const exact = value.dividedBy(left);
    const factor = exact.toDecimalPlaces(6);
    if (factor.eq(1)) return [];
    const used = new Set(children.map(({ className }) => className));
    const rates = [...classRates]
      .filter(([className]) => used.has(className))
      .map(([className, stated]) => ({
        className,
        stated,
        resulting: new Decimal(100).minus(new Decimal(100).minus(stated).times(exact)).toDecimalPlaces(4),
      }));
    return [{ kind: 'RATES_SCALED', factor, rates }];
  }
  return [];
};

const findUnused = ({ method, children, classRates }: DecompositionInput): Remark[] => {
  const given = (get: (child: TargetChild) => unknown): boolean => children.some((child) => get(child) !== null);
  const unused = (what: Extract<Remark, { kind: 'NOT_USED' }>['what'], isSo: boolean): Remark[] =>
    isSo ? [{ kind: 'NOT_USED', what }] : [];
  return [
    ...unused('BENCHMARK', method !== 'BY_POTENTIAL' && given(({ benchmark }) => benchmark)),
    ...unused('CLASS', method !== 'BY_CLASS' && given(({ className }) => className)),
    ...unused('CLASS_RATES', method !== 'BY_CLASS' && classRates.size > 0),
    ...unused('WEIGHT', method !== 'BY_SHARE' && given(({ weight }) => weight)),
  ];
};

/** What to tell with the result: none where it is what was asked. */
export const remarksOn = (input: DecompositionInput, { shares, missing }: Decomposed): Remark[] => {
  const free = new Map(shares.filter(({ heldBy }) => heldBy === null).map(({ code, exactValue }) => [code, exactValue]));
  return [
    ...(ignoresBenchmarks(input, free) ? [{ kind: 'BENCHMARKS_IGNORED' } as const] : []),
    ...findScaled(input, free),
    ...findUnused(input),
    ...(missing.length > 0 ? [{ kind: 'WITHOUT_BASELINE', codes: missing } as const] : []),
  ];
};
