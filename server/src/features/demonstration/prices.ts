// Unit prices: an institution's own, and how they move from year to year.
import { FLOW_CODES, type FlowCode } from '@shuangcheng/domain';
import type { RandomStream } from './random-stream.js';

/** Lowest and highest price of 2020, in thousandths of a fen per grain. */
const range: Readonly<Partial<Record<FlowCode, readonly [number, number]>>> = {
  ELECTRICITY: [55_000, 78_000], // 0.55–0.78 yuan/kWh
  COAL: [70_000, 88_000], // 700–880 yuan/t
  NATURAL_GAS: [200_000, 290_000], // 2.00–2.90 yuan/m³
  GASOLINE_VEHICLE: [5_950, 6_150], // 5.95–6.15 yuan/L
  GASOLINE_OTHER: [5_950, 6_150],
  DIESEL_VEHICLE: [5_550, 5_750],
  DIESEL_OTHER: [5_550, 5_750],
  OTHER_ENERGY: [100_000, 130_000], // 1.0–1.3 yuan/kgce
  WATER: [300_000, 420_000], // 3.00–4.20 yuan/m³
};

/** The institution's prices of 2020, in the order of FLOW_CODES; zero for what is never used. */
export const pricesOf = (stream: RandomStream): number[] =>
  FLOW_CODES.map((flow) => {
    const bounds = range[flow];
    return bounds ? stream.int(bounds[0], bounds[1]) : 0;
  });

const oil: Readonly<Record<number, number>> = { 2020: 1000, 2021: 1150, 2022: 1370, 2023: 1290, 2024: 1290, 2025: 1210 };
const coal: Readonly<Record<number, number>> = { 2020: 1000, 2021: 1120, 2022: 1130, 2023: 1060, 2024: 1000, 2025: 940 };
const LAST_KNOWN = 2025;

/** The year's price in thousandths of that of 2020. */
export const priceIndex = (flow: FlowCode, year: number): number => {
  const known = Math.min(Math.max(year, 2020), LAST_KNOWN);
  if (flow.startsWith('GASOLINE') || flow.startsWith('DIESEL')) return oil[known]!;
  if (flow === 'COAL') return coal[known]!;
  return 1000 + (known - 2020) * 15;
};
