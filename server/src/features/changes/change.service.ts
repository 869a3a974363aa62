// Why a region's total changed between two periods: what is read by institution type for both, under one tree, and taken apart.
import {
  carbonScopeOf,
  CHANGE_CAUSES,
  changePercent,
  Decimal,
  endedMonths,
  evaluate,
  explainChange,
  formatPeriod,
  getIndicator,
  monthsOf,
  percentOf,
  treeDayOf,
  type ActivityMeasure,
  type CarrierAmount,
  type Day,
  type FigureContext,
  type FigureReason,
  type IndicatorCode,
  type MonthKey,
  type Period,
  type Region,
  type TypeActivity,
} from '@shuangcheng/domain';
import type { ExplainedChange } from '@shuangcheng/schema';
import { assertCan, RequestError, systemsShown, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { getFactorSetFor } from '../factors/factor-set.service.js';
import { listTypeSums, type TypeSums } from '../figures/breakdown.service.js';
import type { ActivityKey } from '../figures/activity-reading.service.js';
import type { FigureChoice } from '../figures/figure-choice.service.js';
import { systemsToSum } from '../figures/figure.service.js';
import { ADDITIVE_CODES, type AdditiveCode } from '../figures/totals.service.js';
import { viewOfMonths } from '../figures/tree-view.service.js';
import { planFactsOf } from '../plans/plan.service.js';

export interface ChangeQuestion {
  readonly code: IndicatorCode;
  readonly from: Period;
  readonly to: Period;
  readonly activity: ActivityMeasure | null;
  readonly choice: FigureChoice;
}

const EFFECT_DECIMALS = 4;

const refuse = (field: string, expected: string, actual: string): never => {
  throw new RequestError('BAD_USER_INPUT', { field, expected, actual });
};
const isAdditive = (code: IndicatorCode): code is AdditiveCode => ADDITIVE_CODES.some((each) => each === code);

const assertComparable = ({ code, from, to, choice }: ChangeQuestion): void => {
  if (!isAdditive(code)) refuse('code', `总量指标之一（${ADDITIVE_CODES.join('、')}）`, code);
  if (from.kind !== to.kind) refuse('to', `与 from（${formatPeriod(from)}）同长的期间`, formatPeriod(to));
  if (choice.asOf !== null) refuse('options.asOf', '不指定（变化只按当前数据说明）', choice.asOf.toISOString());
};

/** The ended months of the later period, and as many from the beginning of the earlier one. */
const comparedMonths = (scope: RequestScope, { from, to }: ChangeQuestion): { before: MonthKey[]; after: MonthKey[] } => {
  const after = [...endedMonths(to, scope.now)];
  return { before: monthsOf(from).slice(0, after.length), after };
};

interface PeriodSide {
  readonly types: readonly TypeActivity[];
  readonly reason: FigureReason | null;
  readonly coverage: Decimal | null;
  readonly provisional: boolean;
}

const sideOf = (code: AdditiveCode, measure: ActivityMeasure, types: readonly TypeSums[], context: FigureContext): PeriodSide => {
  const figures = types.map(({ activity }) => evaluate(code, activity, context));
  const reported = types.reduce((total, { activity }) => total + activity.reports, 0);
  const expected = types.reduce((total, each) => total + each.expected, 0);
  const missing = figures.some(({ reason }) => reason === 'FACTOR_MISSING') ? 'FACTOR_MISSING' : null;
  return {
    reason: figures.every(({ reason }) => reason === 'NO_DATA') ? 'NO_DATA' : missing,
    coverage: percentOf(new Decimal(Math.min(reported, expected)), new Decimal(expected)),
    provisional: figures.some(({ provisionalFactor }) => provisionalFactor),
    types: types.map(({ type, activity, expected: due }, index) => ({
      type,
      activity: (activity.stocks.get(measure) ?? new Decimal(0)).dividedBy(context.endedMonths),
      coverage: due === 0 ? new Decimal(1) : Decimal.min(1, new Decimal(activity.reports).dividedBy(due)),
      amounts: figures[index]!.terms.map((term): CarrierAmount => ({
        carrier: term.item,
        quantity: term.quantity,
        factor: term.factor ?? new Decimal(0),
      })),
    })),
  };
};

const keyFor = (scope: RequestScope, region: Region, months: readonly MonthKey[], day: Day, { choice }: ChangeQuestion): ActivityKey => {
  const range = { from: months[0]!, to: months.at(-1)! };
  const systems = systemsToSum(scope, region, choice);
  const view = viewOfMonths(scope, region.id, day, 'SUBTREE', range, systems);
  return { tenantId: region.tenantId, ...range, basis: choice.basis, type: choice.type, systems, ...view };
};

const defaultMeasure = (code: IndicatorCode): ActivityMeasure => (code === 'WATER_TOTAL' ? 'ENERGY_USERS' : 'FLOOR_AREA');

/**
 * The change of a total of a region (or of the caller's part of it) from one period to another of the same length, by cause. Both periods are
 * read under one tree: that of `treeAsOf`, else of the later period's end. Throws OUT_OF_SCOPE as figures do, and BAD_USER_INPUT for
 * an intensity, periods of different length, or `asOf`.
 */
export const explainRegionChange = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  question: ChangeQuestion,
): Promise<ExplainedChange> => {
  assertCan(scope, 'figures:read', { regionId });
  assertComparable(question);
  const { from, to, choice } = question;
  const code = question.code as AdditiveCode;
  const measure = question.activity ?? defaultMeasure(code);
  const region = scope.tree.get(regionId);
  const day = choice.treeAsOf ?? treeDayOf(to, scope.now);
  const months = comparedMonths(scope, question);
  const [heads, plans] = await Promise.all([loaders.factorSetHeads(), loaders.knownPlans.load(regionId)]);
  const factorSet = await getFactorSetFor(scope, heads, { id: choice.factorSet, province: region.tenantId, asOf: null });
  const carbonScope = carbonScopeOf(code, choice.carbonScope, null);
  const said = {
    code,
    from,
    to,
    carbonScope,
    unit: getIndicator(code).unit,
    electricityBasis: choice.electricityBasis,
    activity: measure,
    factorSet: getIndicator(code).measure === 'VOLUME' ? null : factorSet.id,
    months: months.after.length,
    treeAsOf: day,
    systems: systemsShown(scope, regionId),
  };
  const unknown = { before: null, after: null, change: null, changePercent: null, effects: [], coverageBefore: null, coverageAfter: null };
  if (months.after.length === 0) return { ...said, ...unknown, provisionalFactor: false, reason: 'PERIOD_NOT_ENDED' };
  const keys = [months.before, months.after].map((run) => keyFor(scope, region, run, day, question));
  const read = await listTypeSums(scope, loaders, keys);
  const [before, after] = [from, to].map((period, index) =>
    sideOf(code, measure, read[index]!, {
      province: region.tenantId,
      year: period.year,
      endedMonths: months.after.length,
      factorSet,
      electricityBasis: choice.electricityBasis,
      factorBasis: choice.factorBasis,
      // One base year for both, or a change of plan would look like one of factors.
      planBaseYear: planFactsOf(plans, to.year, scope.now).baseYear,
      carbonScope,
    }),
  ) as [PeriodSide, PeriodSide];
  const known = {
    coverageBefore: before.coverage,
    coverageAfter: after.coverage,
    provisionalFactor: before.provisional || after.provisional,
  };
  const reason = before.reason ?? after.reason;
  if (reason !== null) return { ...said, ...unknown, ...known, reason };
  const explained = explainChange(before, after, EFFECT_DECIMALS);
  return {
    ...said,
    ...known,
    reason: null,
    before: explained.before,
    after: explained.after,
    change: explained.after.minus(explained.before),
    changePercent: changePercent(explained.after, explained.before),
    effects: CHANGE_CAUSES.map((cause) => ({
      cause,
      value: explained.effects[cause],
      percent: percentOf(explained.effects[cause], explained.before),
    })),
  };
};
