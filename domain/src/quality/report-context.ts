// A report with all that it is judged by, made once for each report.
import { FLOW_CODES, getItem, type ItemCode, type StockCode } from '../items/items.js';
import type { History, PeerStatistics, ReportUnderReview } from './report-under-review.js';
import type { RuleSettings } from './rule-settings.js';
import { latestFixed, timelineOf, type Timeline } from './timeline.js';

export interface ReportContext {
  readonly report: ReportUnderReview;
  readonly timeline: Timeline;
  readonly peers: PeerStatistics;
  readonly settings: RuleSettings;
  /** The reported flows, and the stocks that they are judged by, in smallest kept units. */
  readonly fixed: ReadonlyMap<ItemCode, number>;
}

const stocksUsed: readonly StockCode[] = ['FLOOR_AREA', 'ENERGY_USERS', 'VEHICLES_GASOLINE', 'VEHICLES_DIESEL'];
const scaled = [...FLOW_CODES, ...stocksUsed].map((item) => [item, 10 ** getItem(item).decimals] as const);

/** Whole for whatever the platform keeps: at most 10^15, which a float holds. */
const fixedOf = ({ values }: ReportUnderReview): Map<ItemCode, number> => {
  const fixed = new Map<ItemCode, number>();
  for (const [item, scale] of scaled) {
    const quantity = values.get(item)?.quantity ?? null;
    if (quantity !== null) fixed.set(item, Math.round(quantity.toNumber() * scale));
  }
  return fixed;
};

export const reportContext = (
  report: ReportUnderReview,
  history: History,
  peers: PeerStatistics,
  settings: RuleSettings,
): ReportContext => ({ report, timeline: timelineOf(history, report.month), peers, settings, fixed: fixedOf(report) });

/** The stock of the report, or the last one known, in smallest kept units; null where there is none. */
export const stockNow = ({ fixed, timeline }: ReportContext, item: StockCode): number | null =>
  fixed.get(item) ?? latestFixed(timeline, item);
