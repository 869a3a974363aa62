// What a decomposition is asked and what it answers: a parent's target, its children, and a value for each of them.
import type { Decimal } from '../decimal.js';

/** Rises when the same input would give other values. */
export const SOLVER_VERSION = '1';

export const DECOMPOSITION_METHODS = ['BY_SHARE', 'EQUAL_RATE', 'BY_POTENTIAL', 'BY_CLASS'] as const;
/**
 * BY_SHARE 占比权重: what changes against the children's baselines is shared by weight (their share of consumption unless given).
 * EQUAL_RATE 等比例: each child changes by the same percentage.
 * BY_POTENTIAL: a reduction is shared by distance to the benchmark; what the target allows beyond the baselines, by baseline.
 * BY_CLASS: each class has its own rate, and all are scaled alike until the parent's target comes out.
 */
export type DecompositionMethod = (typeof DECOMPOSITION_METHODS)[number];

/** One child of the target's region. Values are in the indicator's unit, percents of the child's own baseline. */
export interface TargetChild {
  readonly code: string;
  /** Null: not known. Such a child gets a value only where one is fixed for it. */
  readonly baseline: Decimal | null;
  /** For an intensity, what it is divided by in the baseline year (m2, persons); null for a total. */
  readonly divisor: Decimal | null;
  /** Stated growth of the divisor (or of activity, for a total) until the target year, percent. */
  readonly growthPercent: Decimal;
  /** For BY_SHARE, in the unit of consumption; null: the child's consumption in the baseline year. */
  readonly weight: Decimal | null;
  /** For BY_POTENTIAL: the value that it is measured against. */
  readonly benchmark: Decimal | null;
  /** For BY_CLASS. */
  readonly className: string | null;
  readonly minReductionPercent: Decimal | null;
  readonly maxReductionPercent: Decimal | null;
  readonly fixedValue: Decimal | null;
}

export interface DecompositionInput {
  readonly target: Decimal;
  /** 本级直属机构留用: of a total, what stays with the region's own institutions; the children share the rest. Zero: nothing. */
  readonly reservedForOwn: Decimal;
  readonly method: DecompositionMethod;
  /** Decimals of the children's values. */
  readonly decimals: number;
  readonly children: readonly TargetChild[];
  /** For BY_CLASS: percent of reduction of each class. */
  readonly classRates: ReadonlyMap<string, Decimal>;
}

export type BoundKind = 'LEAST_REDUCTION' | 'GREATEST_REDUCTION' | 'FIXED' | 'NOT_NEGATIVE';

export interface ChildShare {
  readonly code: string;
  /** Rounded to the decimals asked for. */
  readonly value: Decimal;
  /** Before rounding, to 20 significant digits. */
  readonly exactValue: Decimal;
  /** Of the child's own baseline, percent, exact to 20 significant digits; below zero: growth. Null without a baseline. */
  readonly reductionPercent: Decimal | null;
  /** The bound at which the child stands; null: the method alone gave its value. */
  readonly heldBy: BoundKind | null;
}

export interface Decomposed {
  readonly kind: 'DECOMPOSED';
  /** In the order of the codes. */
  readonly shares: readonly ChildShare[];
  /** Children without a baseline and without a fixed value: they got nothing. */
  readonly missing: readonly string[];
  /** What the rounded values give together: for a total their sum, for an intensity Σ value × divisor ÷ Σ divisor (20 significant digits). */
  readonly implied: Decimal;
}

/** A bound of one child, and the value that it stands for. */
export interface NamedBound {
  readonly code: string;
  readonly bound: BoundKind;
  readonly value: Decimal;
}
/** It cannot be done: these bounds contradict each other, or the target; no fewer of them do. */
export interface Contradiction {
  readonly kind: 'CONTRADICTION';
  /** AT_LEAST: together the bounds ask for more than the target. AT_MOST: they allow less. EACH_OTHER: two bounds of one child. */
  readonly why: 'AT_LEAST' | 'AT_MOST' | 'EACH_OTHER' | 'NOTHING_MOVES';
  readonly bounds: readonly NamedBound[];
  /** What the bounds come to, and what the target asks of the children, less what is reserved: in the target's own unit. */
  readonly bound: Decimal;
  readonly target: Decimal;
}
/** What has to be said before anything can be computed. */
export interface Incomplete {
  readonly kind: 'INCOMPLETE';
  readonly what:
    | 'NO_CHILD'
    | 'BENCHMARK'
    | 'CLASS'
    | 'CLASS_RATE'
    | 'DIVISOR'
    | 'DECIMALS'
    | 'WEIGHT'
    | 'FIXED'
    | 'GROWTH'
    | 'CLASS_RATE_RANGE'
    | 'BENCHMARK_RANGE'
    | 'RESERVED';
  /** The children that it is about. */
  readonly codes: readonly string[];
}
export type Decomposition = Decomposed | Contradiction | Incomplete;
