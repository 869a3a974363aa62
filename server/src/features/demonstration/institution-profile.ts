// A finished institution: its record, and all that its reports of six years follow from.
import type { InstitutionRecord } from '../institutions/institution-record.js';
import type { HowCode } from '../reports/report-row.js';
import type { Season } from './institution-kinds.js';

/** Stock values of the start, in natural units (persons, m², vehicles, kW). */
export interface StartingStocks {
  readonly area: number;
  readonly landArea: number | null;
  readonly people: number;
  readonly staff: number;
  readonly gasolineVehicles: number;
  readonly dieselVehicles: number;
  readonly newEnergyVehicles: number;
  readonly chargingPiles: number;
  readonly pvCapacity: number | null;
  readonly solarCollectorArea: number | null;
}

export interface InstitutionProfile {
  readonly record: InstitutionRecord;
  /** The subject of the institution's random streams. */
  readonly key: number;
  readonly season: Season;
  readonly stocks: StartingStocks;
  /** Grains of 2020, in the order of FLOW_CODES; zero: the institution does not use it. */
  readonly flows: readonly number[];
  readonly flowHow: readonly HowCode[];
  /** Thousandths of a fen per grain at the prices of 2020; null where the landlord settles it and no cost is known. */
  readonly prices: readonly (number | null)[];
  /** Of a thousand reports, how many come late. */
  readonly latePerMille: number;
}
