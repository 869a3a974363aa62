// Soft: the month's building energy per area lies outside the band of its own same months and of its peers.
import { Decimal } from '../../decimal.js';
import { getItem, type FlowCode } from '../../items/items.js';
import { getIndicator } from '../../indicators/definitions.js';
import { enough, isBeyond, ownExpectations, shifted, type Expectation } from '../expectation.js';
import { finding, type RuleFinding } from '../finding.js';
import { stockNow, type ReportContext } from '../report-context.js';
import { roughNumber } from '../rough.js';
import type { Distance, RuleSettings } from '../rule-settings.js';
import { MONTHS_BACK, NO_LOGS, noLogs, type LogsBack, type Timeline } from '../timeline.js';

const DECIMALS = 4;
export const BUILDING_FLOWS: readonly FlowCode[] = getIndicator('ENERGY_PER_AREA').flows;
const areaUnits = 10 ** getItem('FLOOR_AREA').decimals;

/** kgce of one smallest kept unit, in the order of BUILDING_FLOWS. */
const weightsOf = ({ kgce }: RuleSettings): number[] => BUILDING_FLOWS.map((flow) => (kgce[flow] ?? 0) / 10 ** getItem(flow).decimals);

const logsOf = ({ at, history }: Timeline, weights: readonly number[]): LogsBack => {
  const areas = history.quantities.FLOOR_AREA;
  if (!areas) return NO_LOGS;
  const logs = noLogs(MONTHS_BACK);
  const columns = BUILDING_FLOWS.map((flow) => history.quantities[flow]);
  for (let back = 1; back <= MONTHS_BACK; back += 1) {
    const index = at[back]!;
    const area = index < 0 ? null : areas[index];
    if (!area) continue;
    let energy = 0;
    for (let flow = 0; flow < columns.length; flow += 1) energy += (columns[flow]?.[index] ?? 0) * weights[flow]!;
    if (energy > 0) logs[back] = Math.log((energy / area) * areaUnits);
  }
  return logs;
};

/** kgce/m² of the report; null without energy or area. */
const energyPerArea = (context: ReportContext, weights: readonly number[]): number | null => {
  const area = stockNow(context, 'FLOOR_AREA');
  if (!area) return null;
  let energy = 0;
  for (let index = 0; index < BUILDING_FLOWS.length; index += 1)
    energy += (context.fixed.get(BUILDING_FLOWS[index]!) ?? 0) * weights[index]!;
  return energy > 0 ? (energy / area) * areaUnits : null;
};

const band = (expectations: readonly Expectation[], { spreads, factor }: Distance, settings: RuleSettings): [number, number] => {
  const widths = expectations.map(({ spread }) => Math.max(spreads * Math.max(spread, settings.leastSpread), Math.log(factor)));
  return [
    Math.min(...expectations.map(({ centre }, index) => centre - widths[index]!)),
    Math.max(...expectations.map(({ centre }, index) => centre + widths[index]!)),
  ];
};

/** The institution's same months; in its first year, the month before with all that a year may bring. */
const ownBand = (logs: LogsBack, settings: RuleSettings): readonly Expectation[] => {
  const { list } = ownExpectations(logs, settings, true);
  if (list.length > 0 || Number.isNaN(logs[1]!)) return list;
  return [{ basis: 'LAST_MONTH', centre: logs[1]!, spread: settings.unknownSeasonSpread }];
};

/** Outside both bands, of those that are known; a venue that has always stood apart from its peers is not asked again. */
export const checkEnergyPerArea = (context: ReportContext): RuleFinding[] => {
  const { timeline, peers, settings } = context;
  const weights = weightsOf(settings);
  const value = energyPerArea(context, weights);
  if (value === null) return [];
  const log = Math.log(value);
  const own = ownBand(logsOf(timeline, weights), settings);
  const those = shifted('PEERS', 0, enough(peers.energyPerArea, settings));
  const [alone, beside] = [settings.energyPerAreaAlone, settings.energyPerAreaBesidePeers];
  if (own.length + those.length === 0 || (own.length > 0 && !isBeyond(own, log, alone, settings))) return [];
  if (those.length > 0 && !isBeyond(those, log, own.length > 0 ? beside : alone, settings)) return [];
  const [from, to] = band(own.length > 0 ? own : those, alone, settings);
  const expected = { from: roughNumber(from, DECIMALS), to: roughNumber(to, DECIMALS) };
  return [finding('ENERGY_PER_AREA_OUT_OF_BAND', { expected, actual: new Decimal(value.toPrecision(6)).toDecimalPlaces(DECIMALS) })];
};
