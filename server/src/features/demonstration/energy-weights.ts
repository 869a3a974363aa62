// How a group's energy and water divide among its institutions: by size, kind and place, and a little by chance.
import { FLOW_CODES, type FlowCode } from '@shuangcheng/domain';
import { isOnPlateau } from './district-weights.js';
import type { Draft } from './draft.js';
import type { RandomStream } from './random-stream.js';

export interface Fleet {
  readonly gasoline: number;
  readonly diesel: number;
  readonly newEnergy: number;
}

/** The vehicles by what drives them; together they are all vehicles. */
export const fleetOf = (vehicles: number, stream: RandomStream): Fleet => {
  let [diesel, newEnergy] = [0, 0];
  for (let index = 0; index < vehicles; index += 1) {
    const draw = stream.int(0, 999);
    if (draw < 130) diesel += 1;
    else if (draw < 190) newEnergy += 1;
  }
  return { gasoline: vehicles - diesel - newEnergy, diesel, newEnergy };
};

const OTHER_ENERGY_PER_MILLE = 12;
const GENERATOR_PER_MILLE = 300;
const MOWER_PER_MILLE = 120;

const coalPerMille = ({ candidate, region }: Draft): number => {
  if (isOnPlateau(region.code)) return candidate.kind.type === 'SOCIAL_GROUP' ? 0 : 450;
  return region.tenantId === 510000 ? Math.round(candidate.kind.coalPerMille / 25) : candidate.kind.coalPerMille;
};

const weightsByFlow = (
  draft: Draft,
  people: number,
  area: number,
  fleet: Fleet,
  stream: RandomStream,
): Partial<Record<FlowCode, number>> => {
  const { kind } = draft.candidate;
  const plateau = isOnPlateau(draft.region.code);
  const gasPerMille = plateau ? Math.round(kind.gasPerMille / 8) : kind.gasPerMille;
  const large = people >= 150;
  return {
    ELECTRICITY: area * kind.electricity * stream.spread(0.3) * (plateau ? 1.35 : 1),
    NATURAL_GAS: stream.chance(gasPerMille) ? area * kind.gas * 10 * stream.spread(0.4) : 0,
    COAL: stream.chance(coalPerMille(draft)) ? people * 10 * stream.spread(0.5) : 0,
    GASOLINE_VEHICLE: fleet.gasoline * 1000 * stream.spread(0.3),
    GASOLINE_OTHER: large && stream.chance(MOWER_PER_MILLE) ? area * stream.spread(0.5) : 0,
    DIESEL_VEHICLE: fleet.diesel * 1000 * stream.spread(0.3),
    DIESEL_OTHER: large && stream.chance(GENERATOR_PER_MILLE) ? area * stream.spread(0.5) : 0,
    OTHER_ENERGY: large && stream.chance(OTHER_ENERGY_PER_MILLE) ? people * stream.spread(0.5) : 0,
    WATER: people * kind.water * 10 * stream.spread(0.3),
  };
};

/** Whole weights of the flows, in the order of FLOW_CODES. */
export const energyWeights = (draft: Draft, people: number, area: number, fleet: Fleet, stream: RandomStream): number[] => {
  const weights = weightsByFlow(draft, people, area, fleet, stream);
  return FLOW_CODES.map((flow) => Math.round(weights[flow] ?? 0));
};
