// What 2020 must sum to. Quantities are whole numbers of grains (grains.ts): whole kWh, m³, kg, hundredths of a litre.
// LPG and heat stay at zero everywhere: no plan names a consumption of them, and the plans' factor set has no
// published factor of its own for them.
import { Decimal, FLOW_CODES, PLAN_2020, type FlowCode } from '@shuangcheng/domain';
import { grainsPerUnit } from './grains.js';

export interface YearTotals {
  readonly people: number;
  /** m² */
  readonly area: number;
  readonly vehicles: number;
  /** In the order of FLOW_CODES. */
  readonly flows: readonly number[];
}

type Fuel = 'ELECTRICITY' | 'COAL' | 'NATURAL_GAS' | 'GASOLINE' | 'DIESEL' | 'OTHER_ENERGY';
interface Printed {
  readonly people: number;
  readonly area: number;
  readonly vehicles: number;
  /** m³ */
  readonly water: number;
  readonly tce: Readonly<Record<Fuel, string>>;
}

/** The part of petrol and of diesel that goes into vehicles; the rest drives generators, mowers and pumps. Made up. */
const VEHICLE_PER_MILLE = { GASOLINE: 980, DIESEL: 700 } as const;

const grainsOf = (flow: FlowCode, tce: string): number =>
  new Decimal(tce).dividedBy(PLAN_2020.standardCoal.get(flow)!.value).times(grainsPerUnit(flow)).round().toNumber();

const motorFuel = (fuel: 'GASOLINE' | 'DIESEL', tce: string): [FlowCode, number][] => {
  const total = grainsOf(`${fuel}_VEHICLE`, tce);
  const vehicles = Math.round((total * VEHICLE_PER_MILLE[fuel]) / 1000);
  return [
    [`${fuel}_VEHICLE`, vehicles],
    [`${fuel}_OTHER`, total - vehicles],
  ];
};

const totalsOf = ({ people, area, vehicles, water, tce }: Printed): YearTotals => {
  const flows = new Map<FlowCode, number>([
    ...(['ELECTRICITY', 'COAL', 'NATURAL_GAS', 'OTHER_ENERGY'] as const).map((fuel): [FlowCode, number] => [
      fuel,
      grainsOf(fuel, tce[fuel]),
    ]),
    ...motorFuel('GASOLINE', tce.GASOLINE),
    ...motorFuel('DIESEL', tce.DIESEL),
    ['WATER', water],
  ]);
  return { people, area, vehicles, flows: FLOW_CODES.map((flow) => flows.get(flow) ?? 0) };
};

/** 梁平: as printed; 3.08 tce of other energy is what the table's total has more than its five fuels. Water 19.60 m³/person. */
export const LIANGPING_2020: YearTotals = totalsOf({
  people: 99_022,
  area: 1_577_300,
  vehicles: 529,
  water: 1_940_831,
  tce: { ELECTRICITY: '12345.49', COAL: '834.30', NATURAL_GAS: '2515.03', GASOLINE: '1265.10', DIESEL: '252.00', OTHER_ENERGY: '3.08' },
});

/**
 * 垫江 prints no fuel mix, but the fuels' shares of its 65021.18 tCO2: 80.10, 4.13, 10.05, 4.88 and 0.84 %. Each share ÷
 * the fuel's tCO2/tce in PLAN_2020 (0.4400 kg/kWh) gives 14547.44 + 1070.30 + 4019.55 + 1534.53 + 253.04 = 21424.86 tce,
 * 2.11 short of the printed 21426.97. Gas takes the difference, because it carries least carbon for its heat: its
 * share stays 10.05 %, the carbon 0.01 % from the printed one, and building energy 19639.40 tce, that is 11.48 kgce/m².
 */
export const DIANJIANG_2020: YearTotals = totalsOf({
  people: 112_886,
  area: 1_710_400,
  vehicles: 521,
  water: 2_216_200,
  tce: { ELECTRICITY: '14547.44', COAL: '1070.30', NATURAL_GAS: '4021.66', GASOLINE: '1534.53', DIESEL: '253.04', OTHER_ENERGY: '0' },
});

/**
 * 重庆: the printed fuels add up to 104.272 万tce, which would print as 194.77 kgce/person; electricity is 20 tce less
 * than 71.54万 (and still prints so), for 104.270.
 */
export const CHONGQING_2020: YearTotals = totalsOf({
  people: 5_353_700,
  area: 82_821_900,
  vehicles: 32_400,
  water: 125_425_800,
  tce: { ELECTRICITY: '715380', COAL: '22900', NATURAL_GAS: '216700', GASOLINE: '77500', DIESEL: '10100', OTHER_ENERGY: '120' },
});

/**
 * 四川: shares 60.24, 20.10 and 15.06 % of 161.72 万tce; diesel is what remains of 27.48 without petrol (1.93 %); coal
 * (most of it on the plateau) and other energy share the 4.31 that remain of the buildings' 134.24. The denominators
 * are not printed: people, area and water are chosen within what 94.28, 5.51 and 28.21 leave open; vehicles are made up.
 */
export const SICHUAN_2020: YearTotals = totalsOf({
  people: 17_153_000,
  area: 243_630_000,
  vehicles: 95_000,
  water: 483_886_000,
  tce: {
    ELECTRICITY: '974201.28',
    COAL: '18000',
    NATURAL_GAS: '325057.20',
    GASOLINE: '243550.32',
    DIESEL: '31249.68',
    OTHER_ENERGY: '25141.52',
  },
});

/** What remains of a whole without its parts. */
export const totalsWithout = (whole: YearTotals, parts: readonly YearTotals[]): YearTotals =>
  parts.reduce(
    (rest, part) => ({
      people: rest.people - part.people,
      area: rest.area - part.area,
      vehicles: rest.vehicles - part.vehicles,
      flows: rest.flows.map((flow, index) => flow - part.flows[index]!),
    }),
    whole,
  );

/** Totals for so many people at another's averages: for institutions that no printed figure covers. */
export const totalsForPeople = (people: number, like: YearTotals): YearTotals => {
  const scaled = (value: number): number => Math.round((value * people) / like.people);
  return { people, area: scaled(like.area), vehicles: scaled(like.vehicles), flows: like.flows.map(scaled) };
};
