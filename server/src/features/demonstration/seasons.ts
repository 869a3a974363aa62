// The shape of a year: how a yearly quantity falls on its months, by season of the institution and by what is used.
import { FLOW_CODES, type FlowCode } from '@shuangcheng/domain';
import type { Season } from './institution-kinds.js';
import type { RandomStream } from './random-stream.js';

const SHAPES = ['POWER', 'GAS', 'HEATING', 'MOTOR', 'WATER'] as const;
type Shape = (typeof SHAPES)[number];

// Twelve months from January. Offices peak in summer and winter, schools rest in February, July and August, hospitals
// are steady.
const shapes: Readonly<Record<Season, Readonly<Record<Shape, readonly number[]>>>> = {
  OFFICE: {
    POWER: [108, 92, 76, 64, 66, 92, 132, 136, 94, 64, 70, 106],
    GAS: [120, 92, 96, 80, 74, 68, 62, 60, 74, 80, 92, 118],
    HEATING: [190, 150, 90, 40, 24, 20, 20, 20, 28, 56, 110, 180],
    MOTOR: [94, 66, 98, 100, 98, 96, 94, 92, 100, 90, 104, 108],
    WATER: [76, 66, 78, 82, 90, 98, 106, 106, 94, 82, 78, 76],
  },
  SCHOOL: {
    POWER: [82, 36, 96, 84, 84, 104, 58, 34, 106, 88, 94, 112],
    GAS: [90, 24, 108, 100, 98, 94, 34, 14, 106, 102, 112, 124],
    HEATING: [150, 50, 120, 60, 40, 36, 14, 8, 50, 70, 130, 180],
    MOTOR: [86, 50, 104, 104, 102, 98, 66, 52, 110, 98, 104, 104],
    WATER: [76, 30, 92, 94, 102, 108, 50, 30, 114, 104, 98, 92],
  },
  HOSPITAL: {
    POWER: [92, 84, 78, 74, 80, 92, 110, 112, 92, 76, 78, 94],
    GAS: [108, 94, 92, 80, 76, 72, 70, 70, 74, 80, 90, 106],
    HEATING: [150, 130, 100, 70, 50, 44, 40, 40, 46, 66, 96, 140],
    MOTOR: [88, 78, 88, 86, 88, 86, 84, 84, 86, 84, 86, 90],
    WATER: [80, 74, 80, 80, 84, 88, 94, 94, 86, 82, 80, 80],
  },
};

/** Percent of the usual in schools in the first half of 2020, when they were closed. */
const closedSchools: readonly number[] = [100, 45, 25, 55, 90, 105, 120, 100, 100, 100, 100, 100];
/** Percent of the usual power in the hot summers, from June to September. */
const hotSummers: Readonly<Record<number, readonly number[]>> = { 2022: [104, 122, 128, 108], 2024: [102, 114, 124, 122] };
/** Schools taught from home for some weeks of autumn 2022. */
const schools2022: readonly number[] = [100, 100, 100, 96, 98, 100, 100, 100, 84, 90, 62, 66];

const shapeOfFlow = (flow: FlowCode): Shape => {
  if (flow === 'ELECTRICITY') return 'POWER';
  if (flow === 'NATURAL_GAS') return 'GAS';
  if (flow === 'WATER') return 'WATER';
  return flow.startsWith('GASOLINE') || flow.startsWith('DIESEL') ? 'MOTOR' : 'HEATING';
};
/** Where each flow's months begin in the year's cumulative weights, in the order of FLOW_CODES. */
export const SHAPE_OFFSETS: readonly number[] = FLOW_CODES.map((flow) => SHAPES.indexOf(shapeOfFlow(flow)) * 13);

const eventPercent = (season: Season, shape: Shape, year: number, month: number): number => {
  let percent = 100;
  if (season === 'SCHOOL' && year === 2020) percent = closedSchools[month]!;
  if (season === 'SCHOOL' && year === 2022) percent = schools2022[month]!;
  const summer = hotSummers[year];
  if (shape === 'POWER' && summer && month >= 5 && month <= 8) percent = (percent * summer[month - 5]!) / 100;
  return percent;
};

// How much more or less a year's events make of a shape, beside the same year without them.
const yearRatio = (season: Season, shape: Shape, year: number): number => {
  const base = shapes[season][shape];
  const sum = (percent: (month: number) => number): number => base.reduce((acc, weight, month) => acc + weight * percent(month), 0);
  return sum((month) => eventPercent(season, shape, year, month)) / sum(() => 100);
};
const ratios = new Map<string, number>();

/**
 * How much more or less of a flow the events of a year make, as a factor on that of 2020; for 2020 exactly 1, so that
 * its totals stand. The root: later years take back half, as a rate, of what the closed schools of 2020 did not use.
 */
export const eventFactor = (season: Season, flow: FlowCode, year: number): number => {
  if (year === 2020) return 1;
  const shape = shapeOfFlow(flow);
  const key = `${season}${shape}${year}`;
  const known = ratios.get(key);
  if (known !== undefined) return known;
  const ratio = yearRatio(season, shape, year) / Math.sqrt(yearRatio(season, shape, 2020));
  ratios.set(key, ratio);
  return ratio;
};

/** Cumulative whole weights: for each shape 13 numbers, from 0 before January to all after December. */
export const cumulativeWeights = (season: Season, year: number, stream: RandomStream): Int32Array => {
  const result = new Int32Array(SHAPES.length * 13);
  SHAPES.forEach((shape, index) => {
    const base = shapes[season][shape];
    let through = 0;
    for (let month = 0; month < 12; month += 1) {
      through += Math.round((base[month]! * eventPercent(season, shape, year, month) * stream.int(910, 1090)) / 100);
      result[index * 13 + month + 1] = through;
    }
  });
  return result;
};
