// What institutions of the same type report in the same county and month.
import {
  addMonths,
  BUILDING_FLOWS,
  FLOW_CODES,
  getItem,
  NO_PEERS,
  usedFor,
  type FlowCode,
  type MonthKey,
  type PeerStatistics,
  type RobustStatistic,
  type RuleSettings,
} from '@shuangcheng/domain';
import type { TenantDb } from '@shuangcheng/tenants';
import { FLOW_STATISTICS, selectPeers } from './peers.sql.js';

export interface PeerGroup {
  readonly regionId: number;
  readonly type: string;
  readonly month: MonthKey;
}
type Row = Record<string, number | null> & { key: number };

/** So many are asked at most, in the order of their ids: more make the medians no better, only dearer. */
const MOST_PEERS = 200;
/** Of fewer nothing is told: a median of three is almost one institution's own figure. */
const LEAST_PEERS = 8;
const YEAR = 12;

/** ln of an item's unit in its smallest kept units. */
const logOfScale = (item: Parameters<typeof getItem>[0]): number => getItem(item).decimals * Math.LN10;
/** From smallest kept units to the items' own. */
const perUseShift = (flow: FlowCode): number => logOfScale(usedFor(flow)) - logOfScale(flow);
const energyWeights = ({ kgce }: RuleSettings): number[] =>
  FLOW_CODES.map((flow) => (BUILDING_FLOWS.includes(flow) ? (kgce[flow] ?? 0) / 10 ** getItem(flow).decimals : 0));

const statisticAt = (row: Row, index: number, shift = 0): RobustStatistic | null => {
  const [count, median, mad] = [row[`n${index}`] ?? 0, row[`m${index}`], row[`d${index}`]];
  return count < LEAST_PEERS || median == null || mad == null ? null : { count, median: median + shift, mad };
};

const toStatistics = (row: Row): PeerStatistics => ({
  energyPerArea: statisticAt(row, 0, logOfScale('FLOOR_AREA')),
  flows: Object.fromEntries(
    FLOW_CODES.map((flow, at) => {
      const entries = FLOW_STATISTICS.map((name, offset) => [
        name,
        statisticAt(row, 1 + at * FLOW_STATISTICS.length + offset, name === 'perUse' ? perUseShift(flow) : 0),
      ]);
      return [flow, Object.fromEntries(entries)];
    }),
  ),
});

/** The statistics of each group, in their order: over all reports that count as submitted, also those that the caller does not see. */
export const readPeers = async (
  db: TenantDb,
  tenantId: number,
  groups: readonly PeerGroup[],
  settings: RuleSettings,
): Promise<PeerStatistics[]> => {
  const rows = await db.readPeers<Row>(selectPeers, [
    tenantId,
    groups.map((_, index) => index),
    groups.map((group) => group.regionId),
    groups.map((group) => group.type),
    groups.map((group) => group.month),
    groups.map((group) => addMonths(group.month, -1)),
    groups.map((group) => addMonths(group.month, -YEAR)),
    MOST_PEERS,
    energyWeights(settings),
    LEAST_PEERS,
  ]);
  const found = new Map(rows.map((row) => [row.key, toStatistics(row)]));
  return groups.map((_, index) => found.get(index) ?? NO_PEERS);
};
