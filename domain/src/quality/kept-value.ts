// A value as the ledger keeps it: whole numbers, of which decimals are made only where a rule writes one down. Of the fifteen
// values of a report hardly any is, and an import checks a million.
import type { Decimal } from '../decimal.js';
import { getItem, type Acquisition, type ItemCode, type ItemDefinition } from '../items/items.js';
import { fromFixedPoint, yuanFromFen } from '../items/quantity.js';
import type { ReportedValue } from './report-under-review.js';

/** Of smallest kept units, and of fen: a float holds all whole numbers up to it, and nine times as many. */
export const LARGEST_KEPT = 1e15;

export class KeptValue implements ReportedValue {
  constructor(
    private readonly item: ItemCode,
    /** In smallest kept units, whole, at most LARGEST_KEPT. */
    readonly fixed: number | null,
    /** In fen, the same. */
    readonly costFen: number | null,
    readonly acquisition: Acquisition | null,
    readonly notApplicable: boolean,
    readonly carried: boolean,
  ) {}

  get quantity(): Decimal | null {
    return this.fixed === null ? null : fromFixedPoint(this.item, String(this.fixed));
  }
  get cost(): Decimal | null {
    return this.costFen === null ? null : yuanFromFen(String(this.costFen));
  }
}

/** In smallest kept units: whole where the platform keeps the quantity, at most 10^15, which a float holds; null where there is none. */
export const fixedOf = (item: ItemCode, value: ReportedValue | undefined): number | null => {
  if (value instanceof KeptValue) return value.fixed;
  const quantity = value?.quantity ?? null;
  return quantity === null ? null : Math.round(quantity.toNumber() * 10 ** getItem(item).decimals);
};

export const hasQuantity = (value: ReportedValue | undefined): boolean =>
  value instanceof KeptValue ? value.fixed !== null : value !== undefined && value.quantity !== null;

const isKept = (whole: number | null): boolean => whole === null || (whole >= 0 && whole <= LARGEST_KEPT);

/** Whether the value is a quantity, with or without its cost, of which the rules for single values can find nothing wrong. */
export const isPlainlyKept = (value: ReportedValue, { kind }: ItemDefinition): boolean =>
  value instanceof KeptValue &&
  value.fixed !== null &&
  isKept(value.fixed) &&
  isKept(value.costFen) &&
  !value.notApplicable &&
  (kind === 'FLOW' ? !value.carried : value.costFen === null);
