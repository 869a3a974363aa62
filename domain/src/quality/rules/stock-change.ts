// Soft: people and floor area do not change by more than ten percent without a reason.
import type { Decimal } from '../../decimal.js';
import { fromFixedPoint } from '../../items/quantity.js';
import { addMonths, formatPeriod, monthPeriod } from '../../periods/period.js';
import type { StockCode } from '../../items/items.js';
import { finding, type RuleFinding } from '../finding.js';
import { hasQuantity, KeptValue } from '../kept-value.js';
import type { ReportContext } from '../report-context.js';
import { fixedBack, MONTHS_BACK } from '../timeline.js';

const latestBack = ({ timeline }: ReportContext, item: StockCode): number => {
  for (let back = 1; back <= MONTHS_BACK; back += 1) if (fixedBack(timeline, item, back) !== null) return back;
  return 0;
};

const checkAgainst = (item: StockCode, actual: Decimal, back: number, context: ReportContext): RuleFinding | null => {
  const before = back === 0 ? null : fixedBack(context.timeline, item, back);
  if (!before) return null;
  const percent = context.settings.stockChangePercent;
  const earlier = fromFixedPoint(item, String(before));
  const [from, to] = [-percent, percent].map((each) => earlier.times(100 + each).dividedBy(100)) as [Decimal, Decimal];
  if (actual.gte(from) && actual.lte(to)) return null;
  const month = formatPeriod(monthPeriod(addMonths(context.report.month, -back)));
  return finding('STOCK_CHANGED', { item, expected: { from, to }, actual, details: { month, percent } });
};

const checkStock = (item: StockCode, context: ReportContext): RuleFinding | null => {
  const value = context.report.values.get(item);
  const before = latestBack(context, item);
  if (before === 0 || !value || value.carried || !hasQuantity(value)) return null;
  const earlier = fixedBack(context.timeline, item, before)!;
  if (value instanceof KeptValue && value.fixed === earlier) return null;
  const quantity = value.quantity!;
  if (quantity.eq(fromFixedPoint(item, String(earlier)))) return null;
  return checkAgainst(item, quantity, before, context) ?? checkAgainst(item, quantity, 12, context);
};

/**
 * More than the set percent off the report before, or off the same month of last year. Asked once: when the value is
 * entered, not in each month that takes it over.
 */
export const checkStockChanges = (context: ReportContext): RuleFinding[] =>
  context.settings.watchedStocks.flatMap((item) => checkStock(item, context) ?? []);
