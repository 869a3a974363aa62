// Energy budgets: set from a quota, a target or a given amount, spread over the year by season, watched as they burn down.
import {
  BUDGET_RULE,
  burnDown,
  dayOf,
  Decimal,
  endedMonths,
  getIndicator,
  monthPeriod,
  parseDecimal,
  pathOfYear,
  problem,
  QUOTA_OF,
  seasonOf,
  spreadOverYear,
  yearPeriod,
  type BudgetIndicator,
  type BurnDown,
  type ElectricityBasis,
  type Problem,
} from '@shuangcheng/domain';
import type { BudgetInput, EnergyBudget } from '@shuangcheng/schema';
import { assertCan, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import type { Loaders } from '../../loaders.js';
import { getOfficialFactorSet } from '../factors/factor-set.service.js';
import { getInstitution } from '../institutions/institution.service.js';
import { rateInstitution } from '../quotas/quota-rating.service.js';
import { getRegion } from '../regions/region.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { addBudget, listBudgetVersions, type BudgetRow } from './budget.store.js';
import { readMonths, tenantOf, type BudgetPlace, type MonthSum } from './monthly-use.service.js';

/** Who has the budget, as rows name it. */
const subjectOf = (place: BudgetPlace): Pick<BudgetRow, 'tenantId' | 'regionId' | 'system' | 'institutionId' | 'subject'> =>
  place.kind === 'REGION'
    ? { tenantId: place.region.tenantId, regionId: place.region.id, system: '', institutionId: null, subject: place.region.code }
    : {
        tenantId: place.institution.tenantId,
        regionId: place.institution.regionId,
        system: place.institution.system,
        institutionId: place.institution.institutionId,
        subject: place.institution.institutionId,
      };

export interface BudgetView {
  /** The newest version first. */
  readonly versions: readonly BudgetRow[];
  readonly months: readonly MonthSum[];
  /** Null where the use cannot be reckoned, or where the caller does not see all of the region. */
  readonly burned: BurnDown | null;
}

const readUse = async (scope: RequestScope, loaders: Loaders, place: BudgetPlace, budget: BudgetRow): Promise<MonthSum[]> => {
  const factorSet = await getOfficialFactorSet(scope, tenantOf(place));
  const measuring = { indicator: budget.indicator, electricityBasis: budget.electricityBasis, factorSet };
  const [months] = await readMonths(scope, loaders, place, measuring, [budget.year]);
  return months!.slice(0, endedMonths(yearPeriod(budget.year), scope.now).length);
};

/** How a budget stands; null where a factor is missing. */
export const burn = async (
  scope: RequestScope,
  loaders: Loaders,
  place: BudgetPlace,
  budget: BudgetRow,
): Promise<Pick<BudgetView, 'months' | 'burned'>> => {
  const months = await readUse(scope, loaders, place, budget);
  return { months, burned: months.some(({ reason }) => reason !== null) ? null : burnDown(budget.months, months) };
};

/** The budget of a region or an institution with its burn-down; null where none was set. */
export const findBudget = async (
  scope: RequestScope,
  loaders: Loaders,
  place: BudgetPlace,
  of: { readonly indicator: BudgetIndicator; readonly year: number },
): Promise<BudgetView | null> => {
  if (place.kind === 'REGION') assertCan(scope, 'figures:read', { regionId: place.region.id });
  const { tenantId, subject } = subjectOf(place);
  const versions = await withTenantSession(scope, 'read', (db) => listBudgetVersions(db, { tenantId, subject, ...of }));
  return versions.length === 0 ? null : { versions, ...(await burn(scope, loaders, place, versions[0]!)) };
};

export const toBudgetNode = ({ versions, months, burned }: BudgetView): EnergyBudget => {
  const [budget] = versions;
  const { indicator, year, amount, electricityBasis, seasonYears } = budget!;
  return {
    indicator,
    year,
    amount,
    electricityBasis,
    seasonYears,
    unit: getIndicator(indicator).unit,
    months: budget!.months.map((planned, index) => ({
      period: monthPeriod(year * 100 + index + 1),
      planned,
      used: months[index]?.amount ?? null,
      coverage: months[index]?.coverage.times(100).toDecimalPlaces(2) ?? null,
    })),
    used: burned?.used ?? null,
    plannedToDate: burned?.planned ?? null,
    left: burned?.left ?? null,
    estimated: burned?.estimated?.toDecimalPlaces(BUDGET_RULE.decimals) ?? null,
    lastsMonths: burned?.lastsMonths ?? null,
    runsOutIn: burned?.runsOutIn ? monthPeriod(year * 100 + burned.runsOutIn) : null,
    status: burned?.status ?? 'NO_DATA',
    reason: burned === null ? 'FACTOR_MISSING' : burned.reason,
    versions,
  };
};

interface Wanted {
  readonly amount: Decimal;
  readonly electricityBasis: ElectricityBasis;
  readonly note: string;
}
const LEVELS = { LIMIT: ['limit', '约束值'], STANDARD: ['standard', '基准值'], GUIDE: ['guide', '引导值'] } as const;
const unusable = (expected: string): Problem => problem('BUDGET_SOURCE', ['input', 'source'], { expected });

/** The quota's value × area or people of the year before, which the statistics regime has whole. */
const fromQuota = async (scope: RequestScope, loaders: Loaders, place: BudgetPlace, input: BudgetInput): Promise<Wanted | Problem> => {
  if (place.kind === 'REGION') return unusable('按定额设定的是机构的预算');
  const indicator = QUOTA_OF[input.indicator]!;
  const ratings = await rateInstitution(scope, loaders, place.institution, input.year - 1);
  const found = ratings.find((each) => each.indicator === indicator)?.rated;
  const [level, name] = LEVELS[input.quotaLevel ?? 'LIMIT'];
  const value = found?.quota?.row[level];
  if (!found?.quota || !value) return unusable(`有适用的定额及其${name}`);
  if (!found.activity) return unusable(`${input.year - 1} 年有已审核的报表、面积或人数`);
  const { standard } = found.quota;
  const amount = value.times(found.activity).dividedBy(getIndicator(indicator).numeratorScale).toDecimalPlaces(BUDGET_RULE.decimals);
  const note = `${standard.standardNumber} ${name} ${value.toFixed()} × ${input.year - 1} 年 ${found.activity.toDecimalPlaces(2).toFixed()}`;
  return { amount, electricityBasis: standard.electricityBasis, note };
};

const fromTarget = async (loaders: Loaders, place: BudgetPlace, input: BudgetInput): Promise<Wanted | Problem> => {
  const { tenantId, regionId, institutionId } = subjectOf(place);
  const targets = await loaders.targetsOfYear.load({ tenantId, regionId, institutionId, year: input.year });
  const target = targets.find((each) => each.indicator === input.indicator);
  if (!target) return unusable(`本级有 ${input.year} 年的“${getIndicator(input.indicator).nameZh}”目标`);
  const publishedPath = target.publishedPath?.map((point) => ({ year: point.year, value: new Decimal(point.value) })) ?? null;
  const { value, ruleAssumed } = pathOfYear({ ...target, publishedPath }, input.year, null);
  if (!value) return unusable(`该目标在 ${input.year} 年有确定的值`);
  const note = `目标 ${target.year} 年 ${target.value?.toFixed() ?? ''}${ruleAssumed ? '（文件未定年度路径，按等比递减）' : ''}`;
  return { amount: value.toDecimalPlaces(BUDGET_RULE.decimals), electricityBasis: 'CALORIFIC', note };
};

const given = ({ amount }: BudgetInput): Wanted | Problem => {
  const value = parseDecimal(amount?.trim() ?? '');
  if (!value?.gt(0) || value.decimalPlaces() > BUDGET_RULE.decimals)
    return problem('BAD_FIELD', ['input', 'amount'], {
      field: '预算',
      expected: `大于 0、至多 ${BUDGET_RULE.decimals} 位小数的十进制数`,
      actual: (amount ?? '').slice(0, 40),
    });
  return { amount: value, electricityBasis: 'CALORIFIC', note: '给定' };
};

const isProblem = (found: object): found is Problem => 'code' in found && 'path' in found;

const readWanted = (scope: RequestScope, loaders: Loaders, place: BudgetPlace, input: BudgetInput): Promise<Wanted | Problem> => {
  if (input.source === 'QUOTA') return fromQuota(scope, loaders, place, input);
  if (input.source === 'TARGET') return fromTarget(loaders, place, input);
  return Promise.resolve(given(input));
};

/** The twelve parts by the season of the place's own whole earlier years; a flat twelfth is never taken instead. */
const readSeason = async (
  scope: RequestScope,
  loaders: Loaders,
  place: BudgetPlace,
  year: number,
  measuring: { readonly indicator: BudgetIndicator; readonly electricityBasis: ElectricityBasis },
): Promise<{ readonly season: readonly Decimal[]; readonly years: readonly number[] } | null> => {
  const factorSet = await getOfficialFactorSet(scope, tenantOf(place));
  const years = Array.from({ length: BUDGET_RULE.mostSeasonYears }, (_, index) => year - 1 - index);
  const read = await readMonths(scope, loaders, place, { ...measuring, factorSet }, years);
  const whole = years.filter((_, index) => read[index]!.every(({ coverage, reason }) => coverage.gte('0.9') && reason === null));
  const season = seasonOf(whole.map((each) => read[years.indexOf(each)]!.map(({ amount }) => amount)));
  return season && { season, years: whole };
};

const LONGEST_REASON = 500;
const checkInput = (scope: RequestScope, { reason, year }: BudgetInput): Problem[] => {
  const { length } = reason.trim();
  const thisYear = Number(dayOf(scope.now).slice(0, 4));
  return [
    ...(length >= 1 && length <= LONGEST_REASON
      ? []
      : [problem('TEXT_LENGTH', ['input', 'reason'], { field: '理由', expected: `1 至 ${LONGEST_REASON}`, actual: length })]),
    ...(year === thisYear || year === thisYear + 1
      ? []
      : [problem('BAD_FIELD', ['input', 'year'], { field: '年份', expected: `${thisYear} 或 ${thisYear + 1}`, actual: year })]),
  ];
};

interface Answer {
  readonly version: number | null;
  readonly problems: readonly Problem[];
}
const refused = (...problems: Problem[]): Answer => ({ version: null, problems });

/** The place that the input names, where the caller may set budgets. Throws OUT_OF_SCOPE, FORBIDDEN and NOT_FOUND. */
const placeOf = async (scope: RequestScope, { region, institution }: BudgetInput): Promise<BudgetPlace | Problem> => {
  if ((region == null) === (institution == null)) return problem('BUDGET_PLACE', ['input', 'region']);
  if (region != null) {
    const { regionId } = getRegion(scope, region);
    assertCan(scope, 'budgets:set', { regionId });
    return { kind: 'REGION', region: scope.tree.get(regionId) };
  }
  const head = await getInstitution(scope, institution!);
  assertCan(scope, 'budgets:set', { regionId: head.regionId, system: head.system, institutionId: head.institutionId });
  return { kind: 'INSTITUTION', institution: head };
};

/**
 * Sets the budget of a region or an institution for this year or the next: a new version with its reason, its months by the season of its own
 * whole earlier years. The electricity basis is that of the quota, else calorific, and its use is measured on the same.
 */
export const setBudget = async (
  scope: RequestScope,
  loaders: Loaders,
  input: BudgetInput,
): Promise<{ readonly budget: BudgetView | null; readonly problems: readonly Problem[] }> => {
  const place = await placeOf(scope, input);
  if (isProblem(place)) return { budget: null, problems: [place] };
  const { indicator, year } = input;
  const found = checkInput(scope, input);
  const wanted = found.length > 0 ? null : await readWanted(scope, loaders, place, input);
  if (wanted && isProblem(wanted)) found.push(wanted);
  const measuring = wanted && !isProblem(wanted) ? { indicator, electricityBasis: wanted.electricityBasis } : null;
  const season = measuring && (await readSeason(scope, loaders, place, year, measuring));
  if (measuring && !season) found.push(problem('BUDGET_SEASON', ['input', 'year'], { expected: BUDGET_RULE.mostSeasonYears }));
  const subject = subjectOf(place);
  const work = async (db: TenantDb): Promise<WorkResult<Answer>> => {
    const [newest] = await listBudgetVersions(db, { ...subject, indicator, year });
    const version = newest?.version ?? 0;
    const problems =
      input.expectedVersion == null || input.expectedVersion === version
        ? found
        : [...found, problem('BUDGET_CHANGED', ['input', 'expectedVersion'], { expected: version, actual: input.expectedVersion })];
    if (problems.length > 0 || !wanted || isProblem(wanted) || !season) return { answer: refused(...problems), done: false, acts: [] };
    const budget: BudgetRow = {
      ...subject,
      budgetId: randomUUID(),
      indicator,
      year,
      version: version + 1,
      electricityBasis: wanted.electricityBasis,
      amount: wanted.amount,
      months: spreadOverYear(wanted.amount, season.season),
      seasonYears: season.years,
      source: input.source,
      sourceNote: wanted.note,
      reason: input.reason.trim(),
      setAt: scope.now,
      setBy: scope.caller.username,
    };
    await addBudget(db, budget);
    const details = { indicator, year, version: budget.version, amount: budget.amount.toFixed(), reason: budget.reason };
    return {
      answer: { version: budget.version, problems: [] },
      done: true,
      acts: [{ regionId: subject.regionId, subjects: [subject.subject], details }],
    };
  };
  const { clientRequestId: id, ...asked } = input;
  const request = { id, operation: 'setBudget', input: asked, tenantId: subject.tenantId };
  const { version, problems } = await once<Answer>(scope, request, work, refused);
  return { budget: version === null ? null : await findBudget(scope, loaders, place, { indicator, year }), problems };
};
