// A decomposition as it was asked, kept with its result: read back, it is the solver's input again.
import {
  Decimal,
  type DecompositionInput,
  type DecompositionMethod,
  type PathChoice,
  type PathRule,
  type TargetChild,
} from '@shuangcheng/domain';
import type { DecomposeTargetInput } from '@shuangcheng/schema';

/** Decimals are text in what is kept. */
type AsKept<T> = { readonly [K in keyof T]: T[K] extends Decimal ? string : T[K] extends Decimal | null ? string | null : T[K] };

export interface KeptRun {
  readonly asked: {
    readonly method: DecompositionMethod;
    readonly pathRule: PathRule;
    readonly customPath?: readonly { readonly year: number; readonly donePercent: string }[] | null;
    readonly classRates?: readonly { readonly class: string; readonly reductionPercent: string }[] | null;
  };
  /** Of the children's values. */
  readonly decimals: number;
  readonly target: string;
  /** Of a total; runs from before it could be stated have none. */
  readonly reservedForOwn?: string;
  readonly children: readonly AsKept<TargetChild>[];
}

/** What is kept of a question; JSON writes its decimals as plain text. */
export const keepRun = (asked: Omit<DecomposeTargetInput, 'clientRequestId'>, solved: DecompositionInput): object => ({
  asked,
  decimals: solved.decimals,
  target: solved.target,
  reservedForOwn: solved.reservedForOwn,
  children: solved.children,
});

const decimal = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text));

const toChild = (kept: AsKept<TargetChild>): TargetChild => ({
  ...kept,
  baseline: decimal(kept.baseline),
  divisor: decimal(kept.divisor),
  growthPercent: new Decimal(kept.growthPercent),
  weight: decimal(kept.weight),
  benchmark: decimal(kept.benchmark),
  minReductionPercent: decimal(kept.minReductionPercent),
  maxReductionPercent: decimal(kept.maxReductionPercent),
  fixedValue: decimal(kept.fixedValue),
});

export const toDecompositionInput = ({ asked, decimals, target, reservedForOwn, children }: KeptRun): DecompositionInput => ({
  target: new Decimal(target),
  reservedForOwn: new Decimal(reservedForOwn ?? 0),
  method: asked.method,
  decimals,
  children: children.map(toChild),
  classRates: new Map((asked.classRates ?? []).map((rate) => [rate.class, new Decimal(rate.reductionPercent)])),
});

export const toPathChoice = ({ asked: { pathRule, customPath } }: KeptRun): PathChoice =>
  pathRule === 'CUSTOM'
    ? { rule: 'CUSTOM', shares: (customPath ?? []).map((point) => ({ year: point.year, donePercent: new Decimal(point.donePercent) })) }
    : { rule: pathRule };
