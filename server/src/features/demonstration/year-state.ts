// What an institution is like in a year: its quantities and stock values, changed a little every January.
import { FLOW_CODES } from '@shuangcheng/domain';
import { flowIndex } from './grains.js';
import type { InstitutionProfile, StartingStocks } from './institution-profile.js';
import { priceIndex } from './prices.js';
import { streamOf, type RandomStream } from './random-stream.js';
import { cumulativeWeights, eventFactor } from './seasons.js';

export interface YearState {
  readonly year: number;
  /** Grains of a year without events, in the order of FLOW_CODES. */
  readonly usual: readonly number[];
  /** Grains of this year. */
  readonly flows: readonly number[];
  /** Thousandths of a fen per grain. */
  readonly prices: readonly (number | null)[];
  readonly stocks: StartingStocks;
  /** Cumulative weights of the months (seasons.ts). */
  readonly weights: Int32Array;
}

const YEAR = 5;
const PETROL = flowIndex('GASOLINE_VEHICLE');
const JUMP_PER_MILLE = 12;

// Per mille of the year before: small as a rule; a jump of more than ten percent now and then, which a county has to
// explain.
const yearlyChange = (stream: RandomStream, from: number, to: number): number => {
  if (!stream.chance(JUMP_PER_MILLE)) return 1000 + stream.int(from, to);
  return stream.chance(700) ? 1000 + stream.int(120, 350) : 1000 - stream.int(120, 280);
};
const changed = (value: number, perMille: number): number => Math.max(1, Math.round((value * perMille) / 1000));

const changedStocks = (stocks: StartingStocks, replaced: boolean, stream: RandomStream): StartingStocks => {
  const people = changed(stocks.people, yearlyChange(stream, -12, 18));
  const built = stream.chance(120) ? yearlyChange(stream, 2, 30) : 1000;
  return {
    ...stocks,
    people,
    staff: Math.min(people, changed(stocks.staff, 1000 + stream.int(-15, 15))),
    area: changed(stocks.area, built),
    gasolineVehicles: stocks.gasolineVehicles - (replaced ? 1 : 0),
    newEnergyVehicles: stocks.newEnergyVehicles + (replaced ? 1 : 0),
    chargingPiles: stocks.chargingPiles + (replaced ? 2 : 0),
  };
};

const stateOf = (
  profile: InstitutionProfile,
  year: number,
  usual: readonly number[],
  stocks: StartingStocks,
  stream: RandomStream,
): YearState => ({
  year,
  usual,
  flows: usual.map((grains, index) => Math.round(grains * eventFactor(profile.season, FLOW_CODES[index]!, year))),
  prices: profile.prices.map((price, index) => (price === null ? null : Math.round((price * priceIndex(FLOW_CODES[index]!, year)) / 1000))),
  stocks,
  weights: cumulativeWeights(profile.season, year, stream),
});

/** The institution in 2020: its quantities add up to the profile's exactly. */
export const firstYearState = (profile: InstitutionProfile, seed: number): YearState =>
  stateOf(profile, 2020, profile.flows, profile.stocks, streamOf(seed, profile.key, YEAR, 2020));

/** The year after: quantities change by −1 to +2 percent and with the year's events, stock values a little. */
export const nextYearState = (profile: InstitutionProfile, before: YearState, seed: number): YearState => {
  const year = before.year + 1;
  const stream = streamOf(seed, profile.key, YEAR, year);
  const { gasolineVehicles } = before.stocks;
  const replaced = gasolineVehicles > 1 && stream.chance(90);
  const usual = before.usual.map((grains, index) => {
    const kept = replaced && index === PETROL ? Math.round((grains * (gasolineVehicles - 1)) / gasolineVehicles) : grains;
    return Math.round((kept * (1000 + stream.int(-10, 20))) / 1000);
  });
  return stateOf(profile, year, usual, changedStocks(before.stocks, replaced, stream), stream);
};
