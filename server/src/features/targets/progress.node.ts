// Progress as the API shows it.
import { getIndicator, monthPeriod, type Allowance } from '@shuangcheng/domain';
import type { ProgressOutcome as OutcomeNode, RemainingAllowance, TargetProgress } from '@shuangcheng/schema';
import { toTargetNode } from '../plans/plan.service.js';
import type { ProgressOutcome, ProgressView } from './progress.service.js';

const toAllowance = (year: number, { months, ...allowance }: Allowance): RemainingAllowance => ({
  ...allowance,
  months: months && months.map(({ month, ...left }) => ({ month: monthPeriod(year * 100 + month), ...left })),
});

const toOutcome = (year: number, { factorBasis, path, progress, reason, ...outcome }: ProgressOutcome): OutcomeNode => ({
  factorBasis,
  actual: progress.actual,
  pathValue: path.value,
  pathToDate: progress.pathToDate,
  baseline: path.baseline,
  baselineSource: path.baselineSource,
  completionPercent: progress.completionPercent,
  completionOf: progress.completionOf,
  forecast: progress.forecast?.value ?? null,
  forecastLow: progress.forecast?.low ?? null,
  forecastHigh: progress.forecast?.high ?? null,
  headroom: progress.headroom,
  headroomAmount: progress.headroomAmount,
  samePeriodLastYear: outcome.samePeriodLastYear,
  changePercent: outcome.changePercent,
  seasonYears: outcome.seasonYears,
  provisionalFactor: outcome.figure.provisionalFactor,
  status: reason === null ? progress.status : 'NO_DATA',
  reason,
  readAllowance: async () => toAllowance(year, await outcome.allowance()),
});

export const toProgressNode = ({ target, period, sums, carbonScope, current, locked }: ProgressView): TargetProgress => ({
  ...toOutcome(period.year, current),
  target: toTargetNode(target),
  period,
  unit: getIndicator(target.indicator).unit,
  amountUnit: getIndicator(target.indicator).numeratorUnit,
  carbonScope,
  endedMonths: sums.ended.length,
  pathRule: current.path.rule,
  pathRuleAssumed: current.path.ruleAssumed,
  ...sums.coverage,
  coveragePercent: current.progress.coveragePercent,
  incomplete: sums.partial || current.progress.incomplete,
  lockedFactors: locked && toOutcome(period.year, locked),
});
