// Mistakes of the kind that reporters make, put into the reports on purpose and listed, so that rules that look for
// doubtful figures can be measured against them. None lies in 2020, whose sums are the printed ones.
import { addMonths, FLOW_CODES, type FixedPoint, type FlowCode, type MonthKey } from '@shuangcheng/domain';
import type { ReportRow } from '../reports/report-row.js';
import { FIXED_PER_GRAIN, flowIndex } from './grains.js';
import { grainsInMonth, isOpenIn, stateInYear } from './history.js';
import { DIANJIANG, LIANGPING } from './institution-counts.js';
import type { InstitutionProfile } from './institution-profile.js';
import { streamOf, type RandomStream } from './random-stream.js';

/** Written in 万kWh in the field for kWh; last month's figure sent again; two neighbouring leading digits exchanged. */
export type PlantedErrorKind = 'TEN_THOUSANDTH' | 'REPEATED' | 'DIGITS_SWAPPED';

export interface PlantedError {
  readonly institutionId: string;
  readonly month: MonthKey;
  readonly item: FlowCode;
  readonly kind: PlantedErrorKind;
  readonly trueValue: FixedPoint;
  readonly reportedValue: FixedPoint;
}

const PLANTING = 7;
const LEAST_GRAINS = 1000;
const FIRST_YEAR = 2021;
const LAST_YEAR = 2025;
/** How many, and where: 梁平, 垫江, the other institutions. */
const quotas: readonly (readonly [count: number, region: string | null])[] = [
  [20, LIANGPING],
  [16, DIANJIANG],
  [12, null],
];

const swapLeadingDigits = (grains: number): number => {
  const digits = [...String(grains)];
  const at = digits.findIndex((digit, index) => index + 1 < digits.length && digit !== digits[index + 1] && digits[index + 1] !== '0');
  if (at < 0) return grains;
  [digits[at], digits[at + 1]] = [digits[at + 1]!, digits[at]!];
  return Number(digits.join(''));
};

const plantIn = (profile: InstitutionProfile, kind: PlantedErrorKind, seed: number, stream: RandomStream): PlantedError | null => {
  const item: FlowCode = kind === 'TEN_THOUSANDTH' || stream.chance(500) ? 'ELECTRICITY' : 'WATER';
  const year = stream.int(FIRST_YEAR, LAST_YEAR);
  const monthIndex = stream.int(1, 8);
  const month = year * 100 + monthIndex + 1;
  if (!isOpenIn(profile, month) || !isOpenIn(profile, addMonths(month, -1))) return null;
  const flow = flowIndex(item);
  const state = stateInYear(profile, year, seed);
  const grains = grainsInMonth(state, flow, monthIndex);
  const scale = FIXED_PER_GRAIN[flow]!;
  const reported = {
    TEN_THOUSANDTH: () => Math.round((grains * scale) / 10_000),
    REPEATED: () => grainsInMonth(state, flow, monthIndex - 1) * scale,
    DIGITS_SWAPPED: () => swapLeadingDigits(grains) * scale,
  }[kind]();
  if (grains < LEAST_GRAINS || reported === grains * scale) return null;
  return {
    institutionId: profile.record.institutionId,
    month,
    item,
    kind,
    trueValue: BigInt(grains * scale),
    reportedValue: BigInt(reported),
  };
};

const kinds: readonly PlantedErrorKind[] = ['TEN_THOUSANDTH', 'REPEATED', 'DIGITS_SWAPPED'];
const ATTEMPTS = 40;

const plantAmong = (profiles: readonly InstitutionProfile[], count: number, purpose: number, seed: number): PlantedError[] => {
  if (profiles.length === 0) return [];
  const stream = streamOf(seed, PLANTING, purpose);
  const planted = new Map<string, PlantedError>();
  for (let attempt = 0; planted.size < count && attempt < count * ATTEMPTS; attempt += 1) {
    const profile = stream.pick(profiles);
    const error = plantIn(profile, kinds[planted.size % kinds.length]!, seed, stream);
    if (error && !planted.has(error.institutionId)) planted.set(error.institutionId, error);
  }
  return [...planted.values()];
};

/** The mistakes in all reports from 2021 on: 48, at most one for an institution, in the three kinds by turns. */
export const plantErrors = (profiles: readonly InstitutionProfile[], seed: number): PlantedError[] => {
  const planned = new Set(quotas.flatMap(([, region]) => (region ? [Number(region)] : [])));
  return quotas.flatMap(([count, region], index) => {
    const there = profiles.filter(({ record }) => (region ? record.regionId === Number(region) : !planned.has(record.regionId)));
    return plantAmong(there, count, index, seed);
  });
};

/** The report with the mistake in place of the true figure; its cost stays that of the bill. */
export const withError = (row: ReportRow, error: PlantedError): ReportRow => ({
  ...row,
  flows: row.flows.map((value, index) => (FLOW_CODES[index] === error.item ? error.reportedValue : value)),
});
