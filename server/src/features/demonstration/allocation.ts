// Scaling a group of drafts to its totals of 2020: people, area, vehicles and every flow come out exactly.
import { FLOW_CODES, PLAN_2020 } from '@shuangcheng/domain';
import { HOW, NOT_APPLICABLE, type HowCode } from '../reports/report-row.js';
import type { Draft } from './draft.js';
import { energyWeights, fleetOf, type Fleet } from './energy-weights.js';
import { splitExactly } from './exact-split.js';
import { grainsPerUnit } from './grains.js';
import { idOf } from './identity.js';
import type { InstitutionProfile, StartingStocks } from './institution-profile.js';
import type { YearTotals } from './plan-totals.js';
import { pricesOf } from './prices.js';
import { streamOf, type RandomStream } from './random-stream.js';

const ENERGY = 4;
const LEAST_PEOPLE = 2;
const LEAST_AREA = 15;

/** From so many tce a year on an institution is a key unit (公共机构能源审计管理暂行办法). */
const KEY_UNIT_TCE = 500;
const tcePerGrain = FLOW_CODES.map((flow) => (PLAN_2020.standardCoal.get(flow)?.value.toNumber() ?? 0) / grainsPerUnit(flow));
const isKeyUnit = (flows: readonly number[]): boolean =>
  flows.reduce((tce, grains, index) => tce + grains * tcePerGrain[index]!, 0) >= KEY_UNIT_TCE;

const sharesBuilding = (draft: Draft): boolean => draft.area < 600;

/** How the institution comes by each figure: oil by fuel card, coal by the load, and power by the landlord's key where it has no meter. */
const howOf = (draft: Draft, flows: readonly number[], stream: RandomStream): HowCode[] => {
  const metered = sharesBuilding(draft) ? 450 : 970;
  const throughMains = stream.chance(metered) ? HOW.METERED : stream.chance(550) ? HOW.LUMP_SUM : HOW.ESTIMATED;
  const byCard = stream.chance(780) ? HOW.METERED : HOW.LUMP_SUM;
  return FLOW_CODES.map((flow, index) => {
    if (flows[index] === 0) return NOT_APPLICABLE;
    if (flow === 'ELECTRICITY' || flow === 'WATER') return throughMains;
    if (flow === 'NATURAL_GAS') return HOW.METERED;
    if (flow === 'OTHER_ENERGY') return HOW.ESTIMATED;
    return flow.endsWith('_VEHICLE') ? byCard : HOW.LUMP_SUM;
  });
};

const stocksOf = (draft: Draft, people: number, area: number, fleet: Fleet, stream: RandomStream): StartingStocks => ({
  area,
  landArea: sharesBuilding(draft) ? null : Math.round(area * (0.9 + stream.int(0, 1600) / 1000)),
  people,
  staff: Math.max(1, Math.floor((people * draft.candidate.kind.staffPerMille) / 1000)),
  gasolineVehicles: fleet.gasoline,
  dieselVehicles: fleet.diesel,
  newEnergyVehicles: fleet.newEnergy,
  chargingPiles: fleet.newEnergy > 0 ? fleet.newEnergy + stream.int(0, 2) : 0,
  pvCapacity: area > 2000 && stream.chance(25) ? Math.round(area / 50) : null,
  solarCollectorArea: area > 1500 && stream.chance(20) ? Math.round(area / 100) : null,
});

const profileOf = (draft: Draft, stocks: StartingStocks, flows: readonly number[], stream: RandomStream): InstitutionProfile => {
  const { region, candidate } = draft;
  const flowHow = howOf(draft, flows, stream);
  return {
    record: {
      institutionId: idOf(draft.code),
      code: draft.code,
      tenantId: region.tenantId,
      regionId: region.id,
      name: draft.name,
      type: candidate.kind.type,
      system: candidate.system,
      keyUnit: isKeyUnit(flows),
      madeUp: true,
      validFrom: draft.validFrom,
      validTo: draft.validTo,
    },
    key: draft.key,
    season: candidate.kind.season,
    stocks,
    flows,
    flowHow,
    prices: pricesOf(stream).map((price, index) => (flowHow[index] === HOW.ESTIMATED ? null : price)),
    latePerMille: stream.chance(40) ? 320 : 12,
  };
};

const indexOfLargest = (values: readonly number[]): number =>
  values.reduce((best, value, index) => (value > values[best]! ? index : best), 0);

const onlyAt = (index: number, length: number): number[] => Array.from({ length }, (_, at) => (at === index ? 1 : 0));

// Where nobody drew a flow that the group has, the largest institution uses it.
const splitFlow = (total: number, weights: readonly number[], people: readonly number[]): number[] => {
  const drawn = total === 0 || weights.some((weight) => weight > 0);
  return splitExactly(total, drawn ? weights : onlyAt(indexOfLargest(people), people.length));
};

/** The group's institutions, scaled so that people, area, vehicles and every flow of 2020 add up to the totals exactly. */
export const allocate = (drafts: readonly Draft[], totals: YearTotals, seed: number): InstitutionProfile[] => {
  const people = splitExactly(
    totals.people,
    drafts.map((draft) => draft.people),
    LEAST_PEOPLE,
  );
  const area = splitExactly(
    totals.area,
    drafts.map((draft) => draft.area),
    LEAST_AREA,
  );
  const vehicles = splitExactly(
    totals.vehicles,
    drafts.map((draft) => draft.vehicles),
  );
  const streams = drafts.map((draft) => streamOf(seed, draft.key, ENERGY));
  const fleets = vehicles.map((count, index) => fleetOf(count, streams[index]!));
  const weights = drafts.map((draft, index) => energyWeights(draft, people[index]!, area[index]!, fleets[index]!, streams[index]!));
  const flows = totals.flows.map((total, flow) =>
    splitFlow(
      total,
      weights.map((row) => row[flow]!),
      people,
    ),
  );
  return drafts.map((draft, index) => {
    const stream = streams[index]!;
    const stocks = stocksOf(draft, people[index]!, area[index]!, fleets[index]!, stream);
    return profileOf(
      draft,
      stocks,
      flows.map((parts) => parts[index]!),
      stream,
    );
  });
};
