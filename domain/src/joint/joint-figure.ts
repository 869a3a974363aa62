// Figures over several provinces, from what each has published: ratios of sums, and only of what was made in the same way.
import { type Decimal, sum } from '../decimal.js';
import { addCompleteness, type Completeness } from '../editions/completeness.js';
import type { EditionFigureKind, EditionHead } from '../editions/edition.js';
import { getIndicator } from '../indicators/definitions.js';
import { INTENSITY_DECIMALS } from '../indicators/evaluate.js';
import type { FigureReason } from '../problems.js';
import { factorsDiffer } from './used-factors.js';

/**
 * Why a figure of the joint view has no value, beside the reasons of any figure. NOT_PUBLISHED: no edition of the period stands, or it
 * has nothing of the place. GROUP_CHANGED: on the day of its tree some of the group lay in a region outside of it. WITHHELD: something of too few institutions would follow. METHODS_DIFFER: the parts were made in different ways.
 */
export type JointReason = FigureReason | 'NOT_PUBLISHED' | 'GROUP_CHANGED' | 'WITHHELD' | 'METHODS_DIFFER';

/** How a province's edition was made. */
export type Method = Pick<EditionHead, 'period' | 'definitions' | 'factorSetId' | 'factors' | 'electricityBasis' | 'treeDay'>;

/** One province's part in a figure. */
export interface JointPart {
  readonly member: number;
  readonly value: Decimal | null;
  readonly reason: JointReason | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  /** Null where nothing is published. */
  readonly method: Method | null;
  /** Of the reports behind it; null where nothing is published, or nothing is told of the place. */
  readonly completeness: Completeness | null;
}

export const METHOD_ASPECTS = ['DEFINITION', 'FACTOR_SET', 'ELECTRICITY_BASIS', 'TREE'] as const;
export type MethodAspect = (typeof METHOD_ASPECTS)[number];
export interface MethodDifference {
  readonly aspect: MethodAspect;
  /** Whether the parts cannot be added because of it. */
  readonly preventsSum: boolean;
  readonly values: readonly { readonly member: number; readonly value: string }[];
}

type Kind = EditionFigureKind;
interface Made {
  readonly member: number;
  readonly method: Method;
}
const valueOf = (aspect: MethodAspect, { code }: Kind, { method }: Made): string => {
  if (aspect === 'DEFINITION') return method.definitions[code] ?? '';
  if (aspect === 'FACTOR_SET') return method.factorSetId;
  return aspect === 'ELECTRICITY_BASIS' ? method.electricityBasis : method.treeDay;
};

/** Whether the parts were made differently in the aspect, as far as it matters, and cannot be added because of it. */
const differenceIn = (aspect: MethodAspect, kind: Kind, made: readonly Made[]): 'NONE' | 'NAMED' | 'PREVENTS' => {
  if (aspect === 'FACTOR_SET') return factorsDiffer(kind, made);
  // Carbon and water do not ask how electricity is turned into coal.
  if (aspect === 'ELECTRICITY_BASIS' && getIndicator(kind.code).measure !== 'STANDARD_COAL') return 'NONE';
  if (new Set(made.map((each) => valueOf(aspect, kind, each))).size <= 1) return 'NONE';
  return aspect === 'TREE' ? 'NAMED' : 'PREVENTS';
};

/**
 * In what the published parts were made differently, as far as it matters to the indicator. Of factor sets only the factors count that it
 * uses in the period; trees of different days are named only: provinces do not overlap.
 */
export const methodDifferences = (kind: Kind, parts: readonly JointPart[]): MethodDifference[] => {
  const made = parts.flatMap(({ member, method }) => (method ? [{ member, method }] : []));
  return METHOD_ASPECTS.flatMap((aspect) => {
    const found = differenceIn(aspect, kind, made);
    const values = made.map((each) => ({ member: each.member, value: valueOf(aspect, kind, each) }));
    return found === 'NONE' ? [] : [{ aspect, preventsSum: found === 'PREVENTS', values }];
  });
};

export interface JointFigure {
  readonly value: Decimal | null;
  readonly reason: JointReason | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly methodDifferences: readonly MethodDifference[];
  /** Of all parts; null where that of one of them is not told. */
  readonly completeness: Completeness | null;
}

const completenessOf = (parts: readonly JointPart[]): Completeness | null => {
  const told = parts.flatMap(({ completeness }) => completeness ?? []);
  return told.length > 0 && told.length === parts.length ? addCompleteness(told) : null;
};

/** The first reason for which a part has none, in the order in which a reader can do something about them. */
const missingReason = (parts: readonly JointPart[]): JointReason | null => {
  const reasons = parts.flatMap(({ reason }) => reason ?? []);
  return reasons.find((reason) => reason === 'NOT_PUBLISHED') ?? reasons[0] ?? null;
};

/**
 * The parts together: Σ numerators, or Σ numerators ÷ Σ denominators to six places. Null with a reason where a part has no value, where
 * there is none, or where they cannot be compared; never a sum of what happens to be there.
 */
export const jointFigure = (kind: EditionFigureKind, parts: readonly JointPart[]): JointFigure => {
  const { code } = kind;
  const differences = methodDifferences(kind, parts);
  const nothing = { value: null, numerator: null, denominator: null, methodDifferences: differences, completeness: completenessOf(parts) };
  const missing = parts.length === 0 ? 'NOT_PUBLISHED' : missingReason(parts);
  if (missing) return { ...nothing, reason: missing };
  if (differences.some(({ preventsSum }) => preventsSum)) return { ...nothing, reason: 'METHODS_DIFFER' };
  const numerator = sum(parts.map((part) => part.numerator!));
  if (getIndicator(code).denominator === null) return { ...nothing, value: numerator, numerator, reason: null };
  const denominator = sum(parts.map((part) => part.denominator!));
  const value = numerator.dividedBy(denominator).toDecimalPlaces(INTENSITY_DECIMALS);
  return { ...nothing, value, numerator, denominator, reason: null };
};
