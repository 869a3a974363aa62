// The stated rule of progress: thresholds and assumptions, shown by the API. Changing one is a new version of the rule.
import { BASES_AGREE_PERCENT } from './base-fit.js';
import type { PathFormula } from './path.js';

export const PROGRESS_STATUSES = ['AHEAD', 'ON_TRACK', 'AT_RISK', 'BEHIND', 'NO_DATA'] as const;
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

export const PROGRESS_RULE = {
  version: '2',
  /** Below this coverage of the ended months no status is given. */
  leastCoveragePercent: 50,
  /** AHEAD: even the upper end of the forecast is so far below the path. */
  aheadPercent: 2,
  /** AT_RISK up to so far above the path; BEHIND beyond. */
  atRiskPercent: 2,
  /** No status where the baseline year's reports differ by more from the target's baseline, nor, without such reports, for a forecast so far below the path. */
  basesAgreePercent: BASES_AGREE_PERCENT,
  /** An earlier year tells the season when each of its months has at least this coverage. */
  leastSeasonCoveragePercent: 90,
  /** The season is that of so many earlier years at most. */
  mostSeasonYears: 5,
  /**
   * The path of a target whose document names none. The plans state rates against the year before (同比下降), and one rate for all years is
   * a compound path; between its ends it is never above the linear one, so it is not the laxer choice.
   */
  assumedPathRule: 'COMPOUND',
} as const satisfies { readonly assumedPathRule: PathFormula; readonly [limit: string]: string | number };

export const PROGRESS_REASONS = [
  'YEAR_NOT_BEGUN',
  'NO_DATA',
  'FACTOR_MISSING',
  'DENOMINATOR_MISSING',
  'PARTIAL_SCOPE',
  'PENDING_UPSTREAM',
  'PREVIOUS_YEAR_MISSING',
  'PATH_UNKNOWN',
  'LOW_COVERAGE',
  'BASE_DIFFERS',
  'SEASON_UNKNOWN',
] as const;
/** Why a target has no status. */
export type ProgressReason = (typeof PROGRESS_REASONS)[number];

/** Institution-months of one month. */
export interface MonthCoverage {
  readonly expected: number;
  readonly approved: number;
}

/** Whether a year of twelve months is complete enough to tell the season. */
export const tellsSeason = (months: readonly MonthCoverage[]): boolean =>
  months.length === 12 &&
  months.every(
    ({ expected, approved }) => approved > 0 && approved * 100 >= Math.max(expected, approved) * PROGRESS_RULE.leastSeasonCoveragePercent,
  );
