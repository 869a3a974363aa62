// Hard: each value by itself can be kept, and quantity, cost and marks agree with each other.
import { Decimal, ZERO } from '../../decimal.js';
import { ITEMS, type ItemDefinition } from '../../items/items.js';
import { atMost, finding, type RuleFinding } from '../finding.js';
import { isPlainlyKept, LARGEST_KEPT } from '../kept-value.js';
import type { ReportContext } from '../report-context.js';
import type { ReportedValue } from '../report-under-review.js';

type ValueRule = (item: ItemDefinition, value: ReportedValue) => RuleFinding | null;
const LARGEST_FIXED_POINT = new Decimal(LARGEST_KEPT);
const FEN_DECIMALS = 2;
const anyAmount = { from: ZERO, to: null };

const negative = (item: ItemDefinition, number: Decimal | null): RuleFinding | null =>
  number !== null && number.isNegative() && !number.isZero()
    ? finding('NEGATIVE', { item: item.code, expected: anyAmount, actual: number })
    : null;

/** Nothing is consumed, owned or paid less than not at all. */
const checkNegative: ValueRule = (item, { quantity, cost }) => negative(item, quantity) ?? negative(item, cost);

const notKept = ({ code }: ItemDefinition, number: Decimal | null, decimals: number): RuleFinding | null => {
  if (number === null) return null;
  if (number.decimalPlaces() > decimals) return finding('TOO_MANY_DECIMALS', { item: code, actual: number, details: { decimals } });
  if (number.e + decimals < LARGEST_FIXED_POINT.e) return null;
  const most = LARGEST_FIXED_POINT.times(`1e-${decimals}`);
  return number.gt(most) ? finding('TOO_LARGE', { item: code, expected: atMost(most), actual: number }) : null;
};

/** Quantity and cost can be kept exactly. */
const checkKept: ValueRule = (item, { quantity, cost }) => notKept(item, quantity, item.decimals) ?? notKept(item, cost, FEN_DECIMALS);

/** What does not apply has no quantity and no cost. */
const checkNotApplicable: ValueRule = ({ code }, { notApplicable, quantity, cost }) => {
  const given = quantity ?? cost;
  return notApplicable && given !== null ? finding('NOT_APPLICABLE_WITH_VALUE', { item: code, actual: given }) : null;
};

/** Stocks may be taken over from the report before; what was consumed in a month may not. */
const checkCarried: ValueRule = ({ code, kind }, { carried }) =>
  carried && kind === 'FLOW' ? finding('CARRIED_FLOW', { item: code }) : null;

/** A flow's cost comes with its quantity, and a stock has none. A quantity of zero may cost a standing charge. */
const checkCost: ValueRule = ({ code, kind }, { quantity, cost, notApplicable }) => {
  if (cost === null || cost.isZero()) return null;
  if (kind === 'STOCK') return finding('COST_OF_STOCK', { item: code, actual: cost });
  return quantity === null && !notApplicable ? finding('COST_WITHOUT_QUANTITY', { item: code, expected: anyAmount, actual: cost }) : null;
};

const rules: readonly ValueRule[] = [checkNegative, checkKept, checkNotApplicable, checkCarried, checkCost];

/** Every value by every rule, in the order of the form. */
export const checkValues = ({ report }: ReportContext): RuleFinding[] => {
  const findings: RuleFinding[] = [];
  for (const item of ITEMS) {
    const value = report.values.get(item.code);
    if (!value || isPlainlyKept(value, item)) continue;
    for (const rule of rules) {
      const found = rule(item, value);
      if (found) findings.push(found);
    }
  }
  return findings;
};
