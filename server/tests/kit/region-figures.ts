// Totals and expected numbers of regions as a bureau reads them, under the tree of a day.
import type { Account, DemonstrationServer } from './demonstration-server.js';

export interface RegionFigure {
  readonly energy: string | null;
  readonly water: string | null;
  readonly expected: number;
  readonly approved: number;
}
interface Asked {
  readonly code: string;
  readonly period: string;
  readonly treeAsOf?: string;
  /** As known at this instant. */
  readonly asOf?: string;
}

/** Energy, water and coverage of a region for a period. */
export const figureOf = async (
  platform: DemonstrationServer,
  account: Account,
  { code, period, treeAsOf, asOf }: Asked,
): Promise<RegionFigure> => {
  const query = `query($code: String!, $period: Period!, $treeAsOf: Date, $asOf: DateTime) { region(code: $code) {
    indicators(codes: [ENERGY_TOTAL, WATER_TOTAL], period: $period, options: { treeAsOf: $treeAsOf, asOf: $asOf }) { value quality { expected approved } } } }`;
  const { region } = await platform.ask(account, query, { code, period, treeAsOf: treeAsOf ?? null, asOf: asOf ?? null });
  const [energy, water] = region.indicators;
  return { energy: energy.value, water: water.value, ...energy.quality };
};
