// Everything that speaks for or against one reported quantity, gathered once for all rules.
import type { Decimal } from '../decimal.js';
import type { FlowCode, StockCode } from '../items/items.js';
import { asOtherItems, enough, NONE, ownExpectations, shifted, type Expectation } from './expectation.js';
import { KeptValue } from './kept-value.js';
import type { PeerFlowStatistics, ReportedValue } from './report-under-review.js';
import { stockNow, type ReportContext } from './report-context.js';
import type { RuleSettings } from './rule-settings.js';
import { flowLogs, logFromFixed, priceLogs, type LogsBack, type Timeline } from './timeline.js';
import { priceEvidence, type PriceEvidence } from './unit-price.js';

export interface FlowEvidence {
  readonly item: FlowCode;
  /** With a quantity. */
  readonly value: ReportedValue;
  /** In smallest kept units. */
  readonly fixed: number;
  /** ln of the quantity; -Infinity of zero. */
  readonly log: number;
  readonly timeline: Timeline;
  readonly logs: LogsBack;
  readonly expectations: readonly Expectation[];
  /** Those from the institution's own same months. */
  readonly own: readonly Expectation[];
  readonly price: PriceEvidence | null;
}

/** What a flow is used for: water by people, all else by the area it heats, cools and lights. */
export const usedFor = (item: FlowCode): StockCode => (item === 'WATER' ? 'ENERGY_USERS' : 'FLOOR_AREA');

interface Expected {
  readonly expectations: readonly Expectation[];
  /** Those from the institution's own same months, where they are of use beside the others. */
  readonly own: readonly Expectation[];
}

/** Own same months and neighbours in season; where neither can be trusted, the month before; without a past, the peers. */
export const flowExpectations = (
  item: FlowCode,
  logs: LogsBack,
  peers: PeerFlowStatistics | undefined,
  context: ReportContext,
): Expected => {
  const { settings } = context;
  const asPeers = shifted('LAST_YEAR_AS_PEERS', logs[12]!, enough(peers?.yearOnYear, settings)).concat(
    shifted('LAST_MONTH_AS_PEERS', logs[1]!, enough(peers?.monthOnMonth, settings)),
  );
  const own = ownExpectations(logs, settings, asPeers.length === 0);
  const ownOfUse = own.known || asPeers.length === 0 ? own.list : NONE;
  const of = (expectations: readonly Expectation[]): Expected => ({ expectations, own: ownOfUse });
  if (own.known || asPeers.length > 0) return of(own.known ? [...own.list, ...asPeers] : asPeers);
  const lastMonth: readonly Expectation[] = Number.isNaN(logs[1]!)
    ? NONE
    : [{ basis: 'LAST_MONTH', centre: logs[1]!, spread: settings.unknownSeasonSpread }];
  if (own.list.length + lastMonth.length > 0) return of([...own.list, ...lastMonth]);
  if (!settings.usedByAll.includes(item)) return of(NONE);
  const stock = stockNow(context, usedFor(item));
  return of(shifted('PEERS', stock ? logFromFixed(usedFor(item), stock) : NaN, enough(peers?.perUse, settings)));
};

/** What was reported, exact: of most quantities no rule writes it down. */
export const quantityOf = ({ value }: FlowEvidence): Decimal => value.quantity!;

const FEN = 100;
const yuanOf = (value: ReportedValue): number => (value instanceof KeptValue ? (value.costFen ?? 0) / FEN : (value.cost?.toNumber() ?? 0));

export const flowEvidence = (item: FlowCode, value: ReportedValue, context: ReportContext): FlowEvidence => {
  const { timeline, peers, settings } = context;
  const fixed = context.fixed.get(item)!;
  const [log, costYuan] = [logFromFixed(item, fixed), yuanOf(value)];
  const logs = flowLogs(timeline, item, context.fixed);
  const { expectations, own } = flowExpectations(item, logs, peers.flows[item], context);
  return {
    item,
    value,
    fixed,
    log,
    timeline,
    logs,
    expectations,
    own,
    price:
      fixed > 0 && costYuan > 0
        ? priceEvidence(item, Math.log(costYuan) - log, costYuan, priceLogs(timeline, item), peers.flows[item], settings)
        : null,
  };
};

/** The evidence of each flow, with what the others say about the month. */
export const besideOthers = (all: readonly FlowEvidence[]): FlowEvidence[] => {
  if (all.every(({ own }) => own.length === 0)) return [...all];
  const moves = all.map(({ own, log, fixed }) => (own.length > 0 && fixed > 0 ? log - own[0]!.centre : NaN));
  return all.map((evidence, index) => {
    if (evidence.own.length === 0) return evidence;
    const others = moves.filter((move, at) => at !== index && !Number.isNaN(move));
    return { ...evidence, expectations: evidence.expectations.concat(asOtherItems(evidence.own, others)) };
  });
};

/** Whether reported or expected quantity is large enough to be worth a question. */
export const isMaterial = ({ item, log, expectations }: FlowEvidence, settings: RuleSettings): boolean => {
  const least = Math.log(settings.trivial[item]);
  return log >= least || expectations.some((each) => each.centre >= least);
};
