// What a budget comes to: its amount from a quota, a target or as given, and its months by the season of earlier years.
import {
  BUDGET_RULE,
  dayOf,
  Decimal,
  getIndicator,
  parseDecimal,
  pathOfYear,
  isProblem,
  problem,
  QUOTA_OF,
  seasonOf,
  spreadOverYear,
  type BudgetIndicator,
  type ElectricityBasis,
  type Problem,
} from '@shuangcheng/domain';
import type { BudgetItemInput } from '@shuangcheng/schema';
import type { RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { rateInstitution } from '../quotas/quota-rating.service.js';
import { factorSetOf, subjectOf } from './budget.service.js';
import type { BudgetRow } from './budget.store.js';
import { readMonths, type BudgetPlace } from './monthly-use.service.js';

/** A budget as it is asked for, alone or in a batch. */
export type AskedBudget = BudgetItemInput;

interface Wanted {
  readonly amount: Decimal;
  readonly electricityBasis: ElectricityBasis;
  readonly note: string;
}
const LEVELS = { LIMIT: ['limit', '约束值'], STANDARD: ['standard', '基准值'], GUIDE: ['guide', '引导值'] } as const;
const unusable = (expected: string): Problem => problem('BUDGET_SOURCE', ['input', 'source'], { expected });

/** The quota's value × area or people of the year before, which the statistics regime has whole. */
const fromQuota = async (scope: RequestScope, loaders: Loaders, place: BudgetPlace, asked: AskedBudget): Promise<Wanted | Problem> => {
  if (place.kind === 'REGION') return unusable('按定额设定的是机构的预算');
  const indicator = QUOTA_OF[asked.indicator]!;
  const ratings = await rateInstitution(scope, loaders, place.institution, asked.year - 1);
  const found = ratings.find((each) => each.indicator === indicator)?.rated;
  const [level, name] = LEVELS[asked.quotaLevel ?? 'LIMIT'];
  const value = found?.quota?.row[level];
  if (!found?.quota || !value) return unusable(`有适用的定额及其${name}`);
  if (!found.activity) return unusable(`${asked.year - 1} 年有已审核的报表、面积或人数`);
  const { standard } = found.quota;
  const amount = value.times(found.activity).dividedBy(getIndicator(indicator).numeratorScale).toDecimalPlaces(BUDGET_RULE.decimals);
  const note = `${standard.standardNumber} ${name} ${value.toFixed()} × ${asked.year - 1} 年 ${found.activity.toDecimalPlaces(2).toFixed()}`;
  return { amount, electricityBasis: standard.electricityBasis, note };
};

const fromTarget = async (loaders: Loaders, place: BudgetPlace, asked: AskedBudget): Promise<Wanted | Problem> => {
  const { tenantId, regionId, institutionId } = subjectOf(place);
  const targets = await loaders.targetsOfYear.load({ tenantId, regionId, institutionId, year: asked.year });
  const target = targets.find((each) => each.indicator === asked.indicator);
  if (!target) return unusable(`本级有 ${asked.year} 年的“${getIndicator(asked.indicator).nameZh}”目标`);
  const publishedPath = target.publishedPath?.map((point) => ({ year: point.year, value: new Decimal(point.value) })) ?? null;
  const { value, ruleAssumed } = pathOfYear({ ...target, publishedPath }, asked.year, null);
  if (!value) return unusable(`该目标在 ${asked.year} 年有确定的值`);
  const note = `目标 ${target.year} 年 ${target.value?.toFixed() ?? ''}${ruleAssumed ? '（文件未定年度路径，按等比递减）' : ''}`;
  return { amount: value.toDecimalPlaces(BUDGET_RULE.decimals), electricityBasis: 'CALORIFIC', note };
};

const given = ({ amount }: AskedBudget): Wanted | Problem => {
  const value = parseDecimal(amount?.trim() ?? '');
  if (!value?.gt(0) || value.decimalPlaces() > BUDGET_RULE.decimals)
    return problem('BAD_FIELD', ['input', 'amount'], {
      field: '预算',
      expected: `大于 0、至多 ${BUDGET_RULE.decimals} 位小数的十进制数`,
      actual: amount ?? '',
    });
  return { amount: value, electricityBasis: 'CALORIFIC', note: '给定' };
};

const readWanted = (scope: RequestScope, loaders: Loaders, place: BudgetPlace, asked: AskedBudget): Promise<Wanted | Problem> => {
  if (asked.source === 'QUOTA') return fromQuota(scope, loaders, place, asked);
  if (asked.source === 'TARGET') return fromTarget(loaders, place, asked);
  return Promise.resolve(given(asked));
};

/** The twelve parts by the season of the place's own whole earlier years; a flat twelfth is never taken instead. */
const readSeason = async (
  scope: RequestScope,
  loaders: Loaders,
  place: BudgetPlace,
  year: number,
  measuring: { readonly indicator: BudgetIndicator; readonly electricityBasis: ElectricityBasis },
): Promise<{ readonly season: readonly Decimal[]; readonly years: readonly number[] } | null> => {
  const factorSet = await factorSetOf(scope, loaders, place);
  const years = Array.from({ length: BUDGET_RULE.mostSeasonYears }, (_, index) => year - 1 - index);
  const read = await readMonths(scope, loaders, place, { ...measuring, factorSet }, years);
  const whole = years.filter((_, index) => read[index]!.every(({ coverage, reason }) => coverage.gte('0.9') && reason === null));
  const season = seasonOf(whole.map((each) => read[years.indexOf(each)]!.map(({ amount }) => amount)));
  return season && { season, years: whole };
};

const checkYear = (scope: RequestScope, year: number): Problem | null => {
  const thisYear = Number(dayOf(scope.now).slice(0, 4));
  if (year === thisYear || year === thisYear + 1) return null;
  return problem('BAD_FIELD', ['input', 'year'], { field: '年份', expected: `${thisYear} 或 ${thisYear + 1}`, actual: year });
};

export type BudgetPlan = Pick<BudgetRow, 'amount' | 'electricityBasis' | 'months' | 'seasonYears' | 'sourceNote'>;

/**
 * A budget's amount and months, by the season of the place's own whole earlier years, or why there is none. The electricity basis is that of the
 * quota, else calorific.
 */
export const planBudget = async (
  scope: RequestScope,
  loaders: Loaders,
  place: BudgetPlace,
  asked: AskedBudget,
): Promise<BudgetPlan | Problem> => {
  const { indicator, year } = asked;
  const badYear = checkYear(scope, year);
  if (badYear) return badYear;
  const wanted = await readWanted(scope, loaders, place, asked);
  if (isProblem(wanted)) return wanted;
  const { amount, electricityBasis, note } = wanted;
  const season = await readSeason(scope, loaders, place, year, { indicator, electricityBasis });
  if (!season) return problem('BUDGET_SEASON', ['input', 'year'], { expected: BUDGET_RULE.mostSeasonYears });
  return { amount, electricityBasis, months: spreadOverYear(amount, season.season), seasonYears: season.years, sourceNote: note };
};
