// Demonstration data: institutions, their reports and baselines, made up, and the same for the same seed.
// 2020 sums to the figures that the plans print; see plan-totals.ts for how, and README of the contract for which.
import { addMonths, lastDayOf, type MonthKey, type Region } from '@shuangcheng/domain';
import type { InstitutionRecord } from '../institutions/institution-record.js';
import type { RecordedReport } from '../reports/report-row.js';
import { baselinesOf, type RegionBaseline } from './baselines.js';
import { historyOf } from './history.js';
import type { Scale } from './institution-counts.js';
import type { InstitutionProfile } from './institution-profile.js';
import { profilesOf } from './institutions.js';
import { plantErrors, withError, type PlantedError } from './planted-errors.js';
import { submissionOf } from './submission.js';

export interface DemonstrationOptions {
  /** All regions of both provinces, as they stood in 2020. */
  readonly regions: readonly Region[];
  /** COMPACT: 梁平 and 垫江 whole, a few institutions of every other region. FULL: all 68,439. */
  readonly scale: Scale;
  /** Not before 2020-01. */
  readonly firstMonth: MonthKey;
  readonly lastMonth: MonthKey;
  readonly seed: number;
}

export interface Demonstration {
  readonly institutions: readonly InstitutionRecord[];
  /** A tenant's reports, made as they are read: month after month, in each by region. Every call begins anew. */
  reports(tenantId: number): Iterable<RecordedReport>;
  readonly baselines: readonly RegionBaseline[];
  /** The mistakes among the reports of the chosen months. */
  readonly plantedErrors: readonly PlantedError[];
}

const FIRST_POSSIBLE = 202001;

type ErrorsByReport = ReadonlyMap<string, PlantedError>;
const reportKey = (institutionId: string, month: MonthKey): string => `${institutionId} ${month}`;

function* reportsOf(
  profiles: readonly InstitutionProfile[],
  errors: ErrorsByReport,
  options: DemonstrationOptions,
): Iterable<RecordedReport> {
  const { seed, firstMonth, lastMonth } = options;
  const histories = profiles.map((profile) => historyOf(profile, seed, firstMonth));
  const faulty = new Set([...errors.values()].map((error) => error.institutionId));
  for (let month = firstMonth; month <= lastMonth; month = addMonths(month, 1)) {
    for (let index = 0; index < profiles.length; index += 1) {
      const row = histories[index]!.reportOf(month);
      const submission = row && submissionOf(profiles[index]!, month, seed);
      if (!row || !submission) continue;
      const error = faulty.has(row.institutionId) ? errors.get(reportKey(row.institutionId, month)) : undefined;
      yield { ...(error ? withError(row, error) : row), ...submission };
    }
  }
}

/** Makes the demonstration data of a scale for the chosen months; the same options give the same data. */
export const generateDemonstration = (options: DemonstrationOptions): Demonstration => {
  const { scale, firstMonth, lastMonth, seed } = options;
  if (firstMonth < FIRST_POSSIBLE) throw new Error(`demonstration data begin in ${FIRST_POSSIBLE}, found ${firstMonth}`);
  const regions = [...options.regions].sort((a, b) => a.id - b.id);
  const ever = profilesOf(regions, scale, seed);
  const profiles = ever.filter(({ record }) => record.validFrom <= lastDayOf(lastMonth));
  const plantedErrors = plantErrors(ever, seed).filter(({ month }) => month >= firstMonth && month <= lastMonth);
  const errors = new Map(plantedErrors.map((error) => [reportKey(error.institutionId, error.month), error]));
  return {
    institutions: profiles.map(({ record }) => record),
    reports: (tenantId) =>
      reportsOf(
        profiles.filter(({ record }) => record.tenantId === tenantId),
        errors,
        options,
      ),
    baselines: baselinesOf(regions, seed),
    plantedErrors,
  };
};
