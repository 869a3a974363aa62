// What sums a figure of the joint view gives away: its numerator, and its denominator where it has one.
import { Decimal } from '../decimal.js';
import type { EditionFigureKind } from '../editions/edition.js';
import { factorOf, type FigureContext } from '../indicators/evaluate.js';
import { flowsOf, getIndicator, INDICATORS } from '../indicators/definitions.js';
import { FLOW_CODES, type FlowCode, type StockCode } from '../items/items.js';
import type { Vector } from './residues.js';
import { toResidue } from './residues.js';

/** How much of each item is in a sum, in the item's unit; an item that is not named is not in it. */
export type ItemWeights = Readonly<Partial<Record<FlowCode | StockCode, string>>>;

const denominators = [...new Set(INDICATORS.flatMap(({ denominator }) => denominator ?? []))];
/** The items of which the joint view shows sums. */
export const JOINT_ITEMS: readonly (FlowCode | StockCode)[] = [...FLOW_CODES, ...denominators];

/**
 * The sums behind a figure. An item for which the factor set has nothing is in none: the figure has a value only where nobody uses it.
 */
export const sumsBehind = ({ code, carbonScope }: EditionFigureKind, context: FigureContext): ItemWeights[] => {
  const definition = getIndicator(code);
  const weights = flowsOf(definition, carbonScope ?? 'TOTAL').flatMap((flow): (readonly [string, string])[] => {
    const factor = factorOf(code, flow, context);
    return factor ? [[flow, factor.value.toFixed()]] : [];
  });
  const numerator: ItemWeights = Object.fromEntries(weights);
  return definition.denominator === null ? [numerator] : [numerator, { [definition.denominator]: '1' }];
};

/** The weights in the order of JOINT_ITEMS, for comparison only. Throws for an item that is not one of them. */
export const toVector = (weights: ItemWeights): Vector => {
  const unknown = Object.keys(weights).find((item) => !JOINT_ITEMS.some((known) => known === item));
  if (unknown !== undefined) throw new Error(`the joint view shows no sums of ${unknown}`);
  return JOINT_ITEMS.map((item) => toResidue(new Decimal(weights[item] ?? 0)));
};
