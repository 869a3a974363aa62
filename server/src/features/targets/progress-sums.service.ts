// What progress is computed from: approved sums of a region or an institution by the end of the year's finished months, and of earlier years.
import {
  endedMonths,
  monthsOf,
  PROGRESS_RULE,
  tellsSeason,
  yearPeriod,
  type MonthCoverage,
  type MonthKey,
  type Region,
} from '@shuangcheng/domain';
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import type { InstitutionHead } from '../institutions/institution-reading.store.js';
import { NO_ACTIVITY, runOf, type Activity, type ActivityKey } from '../figures/activity-reading.service.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { expectedIn } from '../figures/figure-quality.service.js';
import { keyOf } from '../figures/figure.service.js';

/** An earlier year under the same tree: by the end of the same months, and whole. */
export interface EarlierSums {
  readonly year: number;
  readonly toDate: Activity;
  readonly whole: Activity;
  /** Institution-months of the whole year. */
  readonly coverage: MonthCoverage;
  /** Whether each of its months is complete enough to tell the season. */
  readonly tellsSeason: boolean;
  /** The months of that year after these, one by one: read when asked for, once. */
  readonly rest: () => Promise<readonly Activity[]>;
}
export interface ProgressSums {
  /** The caller sees a part of the place only: nothing was read. */
  readonly partial: boolean;
  readonly ended: readonly MonthKey[];
  readonly toDate: Activity;
  /** Institution-months of the months that have ended. */
  readonly coverage: MonthCoverage;
  /** The year before first. */
  readonly earlier: readonly EarlierSums[];
}

/** How sums of a place are read: as many earlier years as the caller may see whole. */
export interface PlaceReader {
  readonly yearsBefore: number;
  sum(months: readonly MonthKey[]): Promise<Activity>;
  count(from: MonthKey, to: MonthKey): Promise<(month: MonthKey) => MonthCoverage>;
}

/** The region's cells as far back as the season is told, less where that takes reports that the caller may not see. Throws OUT_OF_SCOPE as figures do. */
const keyOfYears = (scope: RequestScope, region: Region, year: number, yearsBefore: number): { key: ActivityKey; yearsBefore: number } => {
  try {
    return { key: keyOf(scope, region, yearPeriod(year), chooseOptions(null), 'SUBTREE', yearsBefore), yearsBefore };
  } catch (error) {
    if (yearsBefore === 1 || !(error instanceof RequestError && error.code === 'OUT_OF_SCOPE')) throw error;
    return keyOfYears(scope, region, year, yearsBefore - 1);
  }
};

export const regionReader = (scope: RequestScope, loaders: Loaders, region: Region, year: number): PlaceReader => {
  const { key: cells, yearsBefore } = keyOfYears(scope, region, year, PROGRESS_RULE.mostSeasonYears);
  return {
    yearsBefore,
    sum: (months) => loaders.activity.load({ ...cells, ...runOf(months) }),
    async count(from, to) {
      const [counts, changes] = await Promise.all([loaders.reportCounts.load({ ...cells, from, to }), loaders.registerChanges.load(cells)]);
      return (month) => {
        const expected = expectedIn(changes, month);
        return { expected, approved: Math.min(counts.get(month)?.approved ?? 0, expected) };
      };
    },
  };
};

/** From the institution's own reports, wherever it stood. */
export const institutionReader = (loaders: Loaders, head: InstitutionHead): PlaceReader => {
  const key = { tenantId: head.tenantId, institutionId: head.institutionId, basis: 'APPROVED' as const };
  return {
    yearsBefore: PROGRESS_RULE.mostSeasonYears,
    sum: (months) => loaders.institutionActivity.load({ ...key, ...runOf(months) }),
    async count(from, to) {
      const counts = await loaders.institutionReportCounts.load({ ...key, from, to });
      return (month) => (head.openMonths(month) ? { expected: 1, approved: counts.get(month) ?? 0 } : { expected: 0, approved: 0 });
    },
  };
};

const readEarlier = async (reader: PlaceReader, year: number, passed: number): Promise<Omit<EarlierSums, 'tellsSeason' | 'coverage'>> => {
  const months = monthsOf(yearPeriod(year));
  const [toDate, whole] = await Promise.all([passed === 0 ? NO_ACTIVITY : reader.sum(months.slice(0, passed)), reader.sum(months)]);
  return { year, toDate, whole, rest: () => Promise.all(months.slice(passed).map((month) => reader.sum([month]))) };
};

const together = (months: readonly MonthCoverage[]): MonthCoverage => ({
  expected: months.reduce((total, { expected }) => total + expected, 0),
  approved: months.reduce((total, { approved }) => total + approved, 0),
});

/** Everything that the progress of any target of the place in that year needs: two sums for each earlier year, one for this, and the counts. */
export const readProgressSums = async (scope: RequestScope, reader: PlaceReader, year: number): Promise<ProgressSums> => {
  const ended = endedMonths(yearPeriod(year), scope.now);
  const years = Array.from({ length: reader.yearsBefore }, (_, index) => year - 1 - index);
  const [toDate, coverageIn, ...earlier] = await Promise.all([
    ended.length === 0 ? NO_ACTIVITY : reader.sum(ended),
    reader.count((year - reader.yearsBefore) * 100 + 1, ended.at(-1) ?? (year - 1) * 100 + 12),
    ...years.map((before) => readEarlier(reader, before, ended.length)),
  ]);
  const months = ended.map(coverageIn);
  const inYear = (of: number): MonthCoverage[] => monthsOf(yearPeriod(of)).map(coverageIn);
  return {
    partial: false,
    ended,
    toDate,
    coverage: together(months),
    earlier: earlier.map((sums) => {
      const monthly = inYear(sums.year);
      return { ...sums, coverage: together(monthly), tellsSeason: tellsSeason(monthly) };
    }),
  };
};

/** For who may not see the whole. */
export const partialSums = (scope: RequestScope, year: number): ProgressSums => ({
  partial: true,
  ended: endedMonths(yearPeriod(year), scope.now),
  toDate: NO_ACTIVITY,
  coverage: { expected: 0, approved: 0 },
  earlier: [],
});
