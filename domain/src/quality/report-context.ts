// A report with all that it is judged by, made once for each report.
import { ByItem } from '../items/by-item.js';
import { FLOW_CODES, type ItemCode, type StockCode } from '../items/items.js';
import { fixedOf } from './kept-value.js';
import type { History, PeerStatistics, ReportedValues, ReportUnderReview } from './report-under-review.js';
import type { RuleSettings } from './rule-settings.js';
import { latestFixed, timelineOf, type Timeline } from './timeline.js';

export type FixedByItem = Pick<ByItem<number>, 'get'>;
export interface ReportContext {
  readonly report: ReportUnderReview<ReportedValues>;
  readonly timeline: Timeline;
  readonly peers: PeerStatistics;
  readonly settings: RuleSettings;
  /** The reported flows, and the stocks that they are judged by, in smallest kept units. */
  readonly fixed: FixedByItem;
}

const stocksUsed: readonly StockCode[] = ['FLOOR_AREA', 'ENERGY_USERS', 'VEHICLES_GASOLINE', 'VEHICLES_DIESEL'];
const itemsUsed: readonly ItemCode[] = [...FLOW_CODES, ...stocksUsed];

const readFixed = ({ values }: ReportUnderReview<ReportedValues>): FixedByItem => {
  const read = new ByItem<number>();
  for (const item of itemsUsed) {
    const fixed = fixedOf(item, values.get(item));
    if (fixed !== null) read.set(item, fixed);
  }
  return read;
};

export const reportContext = (
  report: ReportUnderReview<ReportedValues>,
  history: History,
  peers: PeerStatistics,
  settings: RuleSettings,
): ReportContext => ({ report, timeline: timelineOf(history, report.month), peers, settings, fixed: readFixed(report) });

/** The stock of the report, or the last one known, in smallest kept units; null where there is none. */
export const stockNow = ({ fixed, timeline }: ReportContext, item: StockCode): number | null =>
  fixed.get(item) ?? latestFixed(timeline, item);
