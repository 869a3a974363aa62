// Benchmarks of institutions from their province's quotas, for a decomposition by potential.
import { getIndicator, isIntensity, problem, QUOTA_OF, yearPeriod, type Decimal, type Problem, type QuotaLevel } from '@shuangcheng/domain';
import type { DecomposeTargetInput } from '@shuangcheng/schema';
import type { RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getInstitutionFigure } from '../figures/figure.service.js';
import type { InstitutionHead } from '../institutions/institution-reading.store.js';
import { findQuotas } from '../quotas/quota-rating.service.js';
import type { BaselineQuestion, ChildBaseline } from './child-baseline.service.js';

/** By the child's code, in the unit of its target; who has no quota, or nothing to multiply it by, is not in it. */
export type Benchmarks = ReadonlyMap<string, Decimal>;

const unusable = (expected: string, actual: string): Problem =>
  problem('BAD_FIELD', ['input', 'benchmarkFrom'], { field: '标杆值来源', expected, actual });

/** A total's benchmark is the quota × the area or people of the base year. */
const benchmarkOf = async (
  scope: RequestScope,
  loaders: Loaders,
  institution: InstitutionHead,
  quota: Decimal,
  { indicator, baseYear }: BaselineQuestion,
): Promise<Decimal | null> => {
  if (isIntensity(indicator)) return quota;
  const per = QUOTA_OF[indicator]!;
  const { figure } = await getInstitutionFigure(scope, loaders, institution, per, yearPeriod(baseYear), chooseOptions(null));
  return figure.denominator && quota.times(figure.denominator).dividedBy(getIndicator(per).numeratorScale);
};

const readOne = async (
  scope: RequestScope,
  loaders: Loaders,
  { code, institution }: ChildBaseline,
  value: Decimal | null,
  question: BaselineQuestion,
): Promise<[string, Decimal] | null> => {
  const benchmark = value && institution && (await benchmarkOf(scope, loaders, institution, value, question));
  return benchmark && [code, benchmark];
};

const findUnusable = ({ method, indicator }: DecomposeTargetInput, children: readonly ChildBaseline[]): Problem | null => {
  if (method !== 'BY_POTENTIAL') return unusable('只在 method 为 BY_POTENTIAL 时给出', method);
  if (children.some((child) => child.institution === null))
    return unusable('分解到机构时取其定额；下级为区划的，逐个给出标杆值', '下级为区划');
  return QUOTA_OF[indicator] ? null : unusable('用能、用水的总量或强度', getIndicator(indicator).nameZh);
};

/**
 * The benchmarks of the children by the quotas in force today at the level that is asked for. Values of another electricity basis than targets
 * have (当量值) are a problem: they are never compared.
 */
export const readQuotaBenchmarks = async (
  scope: RequestScope,
  loaders: Loaders,
  children: readonly ChildBaseline[],
  input: DecomposeTargetInput & { readonly benchmarkFrom: QuotaLevel },
  question: BaselineQuestion,
): Promise<Benchmarks | Problem> => {
  const bad = findUnusable(input, children);
  if (bad) return bad;
  const per = QUOTA_OF[input.indicator]!;
  const quotas = await findQuotas(
    scope,
    loaders,
    children.map((child) => child.institution!),
    per,
  );
  const other = quotas.find((quota) => per !== 'WATER_PER_CAPITA' && quota && quota.standard.electricityBasis !== 'CALORIFIC');
  if (other) return unusable('按电力当量值计的定额，与目标可比', `${other.standard.standardNumber}按等价值计`);
  const level = ({ LIMIT: 'limit', STANDARD: 'standard', GUIDE: 'guide' } as const)[input.benchmarkFrom];
  const found = await Promise.all(
    children.map((child, index) => readOne(scope, loaders, child, quotas[index]?.row[level] ?? null, question)),
  );
  return new Map(found.filter((each) => each !== null));
};
