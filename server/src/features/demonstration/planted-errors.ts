// Mistakes of the kind that reporters make, put into the reports on purpose and listed, so that rules that look for
// doubtful figures can be measured against them. None lies in 2020, whose sums are the printed ones.
import { addMonths, FLOW_CODES, type FixedPoint, type FlowCode, type MonthKey } from '@shuangcheng/domain';
import type { ReportRow } from '../reports/report-row.js';
import { FIXED_PER_GRAIN, flowIndex } from './grains.js';
import { grainsInMonth, isOpenIn, stateInYear } from './history.js';
import { DIANJIANG, LIANGPING } from './institution-counts.js';
import type { InstitutionProfile } from './institution-profile.js';
import { streamOf, type RandomStream } from './random-stream.js';
import { submissionOf } from './submission.js';

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
type Quotas = readonly (readonly [count: number, region: string | null])[];
const quotas: Quotas = [
  [20, LIANGPING],
  [16, DIANJIANG],
  [12, null],
];
const waitingQuotas: Quotas = [
  [9, LIANGPING],
  [6, DIANJIANG],
  [3, null],
];
const WAITING_MONTHS: readonly MonthKey[] = [202511, 202512];

const swapLeadingDigits = (grains: number): number => {
  const digits = [...String(grains)];
  const at = digits.findIndex((digit, index) => index + 1 < digits.length && digit !== digits[index + 1] && digits[index + 1] !== '0');
  if (at < 0) return grains;
  [digits[at], digits[at + 1]] = [digits[at + 1]!, digits[at]!];
  return Number(digits.join(''));
};

/** The mistake of that kind in that month; null where the institution has no figure that shows it. */
const errorIn = (
  profile: InstitutionProfile,
  kind: PlantedErrorKind,
  item: FlowCode,
  month: MonthKey,
  seed: number,
): PlantedError | null => {
  if (!isOpenIn(profile, month) || !isOpenIn(profile, addMonths(month, -1))) return null;
  const monthIndex = (month % 100) - 1;
  const flow = flowIndex(item);
  const state = stateInYear(profile, Math.floor(month / 100), seed);
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

type Plant = (profile: InstitutionProfile, kind: PlantedErrorKind, seed: number, stream: RandomStream) => PlantedError | null;
const itemFor = (kind: PlantedErrorKind, stream: RandomStream): FlowCode =>
  kind === 'TEN_THOUSANDTH' || stream.chance(500) ? 'ELECTRICITY' : 'WATER';

const plantInAnyYear: Plant = (profile, kind, seed, stream) => {
  const item = itemFor(kind, stream);
  const year = stream.int(FIRST_YEAR, LAST_YEAR);
  return errorIn(profile, kind, item, year * 100 + stream.int(1, 8) + 1, seed);
};

/** In a report that waits for review, so that a reviewer has something to find. */
const plantInWaiting: Plant = (profile, kind, seed, stream) => {
  const item = itemFor(kind, stream);
  const month = stream.pick(WAITING_MONTHS);
  const submission = submissionOf(profile, month, seed);
  return submission?.decision === null ? errorIn(profile, kind, item, month, seed) : null;
};

const kinds: readonly PlantedErrorKind[] = ['TEN_THOUSANDTH', 'REPEATED', 'DIGITS_SWAPPED'];
const ATTEMPTS = 40;

const plantAmong = (
  profiles: readonly InstitutionProfile[],
  count: number,
  purpose: number,
  seed: number,
  plant: Plant,
): PlantedError[] => {
  if (profiles.length === 0) return [];
  const stream = streamOf(seed, PLANTING, purpose);
  const planted = new Map<string, PlantedError>();
  for (let attempt = 0; planted.size < count && attempt < count * ATTEMPTS; attempt += 1) {
    const profile = stream.pick(profiles);
    const error = plant(profile, kinds[planted.size % kinds.length]!, seed, stream);
    if (error && !planted.has(error.institutionId)) planted.set(error.institutionId, error);
  }
  return [...planted.values()];
};

const plantByQuota = (
  profiles: readonly InstitutionProfile[],
  seed: number,
  quotas: Quotas,
  purpose: number,
  plant: Plant,
): PlantedError[] => {
  const planned = new Set(quotas.flatMap(([, region]) => (region ? [Number(region)] : [])));
  return quotas.flatMap(([count, region], index) => {
    const there = profiles.filter(({ record }) => (region ? record.regionId === Number(region) : !planned.has(record.regionId)));
    return plantAmong(there, count, purpose + index, seed, plant);
  });
};

/** The mistakes in all reports from 2021 on, at most one for an institution, in the three kinds by turns: 48, and 18 that wait for review. */
export const plantErrors = (profiles: readonly InstitutionProfile[], seed: number): PlantedError[] => {
  const ever = plantByQuota(profiles, seed, quotas, 0, plantInAnyYear);
  const taken = new Set(ever.map(({ institutionId }) => institutionId));
  const others = profiles.filter(({ record }) => !taken.has(record.institutionId));
  return [...ever, ...plantByQuota(others, seed, waitingQuotas, quotas.length, plantInWaiting)];
};

/** The report with the mistake in place of the true figure; its cost stays that of the bill. */
export const withError = (row: ReportRow, error: PlantedError): ReportRow => ({
  ...row,
  flows: row.flows.map((value, index) => (FLOW_CODES[index] === error.item ? error.reportedValue : value)),
});
