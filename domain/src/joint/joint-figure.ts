// Figures over several provinces, from what each has published: ratios of sums, and only of what was made in the same way.
import { type Decimal, sum } from '../decimal.js';
import { addCompleteness, type Completeness } from '../editions/completeness.js';
import type { EditionFigureKind, EditionHead } from '../editions/edition.js';
import { getIndicator, type IndicatorCode } from '../indicators/definitions.js';
import { INTENSITY_DECIMALS } from '../indicators/evaluate.js';
import type { FigureReason } from '../problems.js';

/**
 * Why a figure of the joint view has no value, beside the reasons of any figure. NOT_PUBLISHED: no edition of the period stands, or it
 * has nothing of the place. WITHHELD: something of too few institutions would follow. METHODS_DIFFER: the parts were made in different ways.
 */
export type JointReason = FigureReason | 'NOT_PUBLISHED' | 'WITHHELD' | 'METHODS_DIFFER';

/** How a province's edition was made. */
export type Method = Pick<EditionHead, 'definitions' | 'factorSetId' | 'electricityBasis' | 'treeDay'>;

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

const valueOf = (aspect: MethodAspect, code: IndicatorCode, method: Method): string => {
  if (aspect === 'DEFINITION') return method.definitions[code] ?? '';
  if (aspect === 'FACTOR_SET') return method.factorSetId;
  return aspect === 'ELECTRICITY_BASIS' ? method.electricityBasis : method.treeDay;
};
/** Water has no factors, and carbon does not ask how electricity is turned into coal. */
const matters = (aspect: MethodAspect, code: IndicatorCode): boolean => {
  const { measure } = getIndicator(code);
  if (aspect === 'FACTOR_SET') return measure !== 'VOLUME';
  return aspect !== 'ELECTRICITY_BASIS' || measure === 'STANDARD_COAL';
};

/**
 * In what the published parts were made differently, as far as it matters to the indicator. Grid factors of the provinces within one
 * factor set are no difference; another set is. Trees of different days are named only: provinces do not overlap.
 */
export const methodDifferences = (code: IndicatorCode, parts: readonly JointPart[]): MethodDifference[] =>
  METHOD_ASPECTS.filter((aspect) => matters(aspect, code)).flatMap((aspect) => {
    const values = parts.flatMap(({ member, method }) => (method ? [{ member, value: valueOf(aspect, code, method) }] : []));
    return new Set(values.map(({ value }) => value)).size > 1 ? [{ aspect, preventsSum: aspect !== 'TREE', values }] : [];
  });

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
export const jointFigure = ({ code }: Pick<EditionFigureKind, 'code'>, parts: readonly JointPart[]): JointFigure => {
  const differences = methodDifferences(code, parts);
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
