// A finding of a rule, and how its figures are written.
import type { Decimal } from '../decimal.js';
import { getItem, type ItemCode } from '../items/items.js';
import type { Details } from '../problems.js';
import { isHardRule, ruleMessage, type RuleCode } from './rule-codes.js';

/** Both bounds the same: one value. A bound of null: open on that side. */
export interface ExpectedRange {
  readonly from: Decimal | null;
  readonly to: Decimal | null;
}
export const exactly = (value: Decimal): ExpectedRange => ({ from: value, to: value });
export const atMost = (to: Decimal): ExpectedRange => ({ from: null, to });

export interface RuleFinding {
  readonly code: RuleCode;
  readonly severity: 'ERROR' | 'WARNING';
  /** Null where it is the whole report. */
  readonly item: ItemCode | null;
  /** In the item's own unit; of a unit price in yuan per unit; of energy per area in kgce/m². */
  readonly expected: ExpectedRange | null;
  /** In the unit of `expected`. */
  readonly actual: Decimal | null;
  /** Chinese. */
  readonly message: string;
}

const plain = (value: Decimal): string => value.toFixed();
/** "12.5", "10–20", "≥10" or "≤20". */
export const formatRange = ({ from, to }: ExpectedRange): string => {
  if (from === null) return to === null ? '' : `≤${plain(to)}`;
  if (to === null) return `≥${plain(from)}`;
  return from.eq(to) ? plain(from) : `${plain(from)}–${plain(to)}`;
};

interface About {
  readonly item?: ItemCode;
  readonly expected?: ExpectedRange;
  readonly actual?: Decimal;
  /** What the message says beside item, unit, expected and actual. */
  readonly details?: Details;
}

export const finding = (code: RuleCode, { item, expected, actual, details }: About): RuleFinding => ({
  code,
  severity: isHardRule(code) ? 'ERROR' : 'WARNING',
  item: item ?? null,
  expected: expected ?? null,
  actual: actual ?? null,
  message: ruleMessage(code, {
    ...(item && { item: getItem(item).nameZh, unit: getItem(item).unitZh }),
    ...(expected && { expected: formatRange(expected) }),
    ...(actual && { actual: plain(actual) }),
    ...details,
  }),
});
