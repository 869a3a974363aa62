// What each child of a region had in the baseline year: as its own plan prints it, else as it was loaded, else as it reported.
import { INDICATORS, yearPeriod, type CarbonScope, type Decimal, type IndicatorCode, type Region } from '@shuangcheng/domain';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { chooseOptions, getRegionFigures } from '../figures/figure.service.js';
import { listPaperBaselines } from './child-baseline.store.js';

export interface ChildBaseline {
  readonly region: Region;
  readonly baseline: Decimal | null;
  readonly source: 'PRINTED' | 'REPORTED' | 'MADE_UP' | null;
  readonly note: string | null;
  /** For an intensity, what it is divided by: the mean stock that was reported in the baseline year; null for a total. */
  readonly divisor: Decimal | null;
  readonly ownPlanValue: Decimal | null;
}
export interface BaselineQuestion {
  readonly indicator: IndicatorCode;
  readonly baseYear: number;
  readonly year: number;
  readonly carbonScope: CarbonScope | null;
}

const isIntensity = (code: IndicatorCode): boolean => INDICATORS.some((each) => each.code === code && each.denominator !== null);

/** The baselines of the regions, in a number of statements that does not grow with them. */
export const listChildBaselines = async (
  scope: RequestScope,
  loaders: Loaders,
  children: readonly Region[],
  question: BaselineQuestion,
): Promise<ChildBaseline[]> => {
  if (children.length === 0) return [];
  const { indicator, baseYear, carbonScope } = question;
  const ids = children.map((child) => child.id);
  const choice = chooseOptions({ carbonScope });
  const [paper, figures] = await Promise.all([
    withTenantSession(scope, 'read', (db) => listPaperBaselines(db, children[0]!.tenantId, ids, question)),
    Promise.all(ids.map(async (id) => (await getRegionFigures(scope, loaders, id, [indicator], yearPeriod(baseYear), choice))[0]!.figure)),
  ]);
  return children.map((region, index) => {
    const written = paper.get(region.id)!;
    const figure = figures[index]!;
    const divisor = isIntensity(indicator) ? figure.denominator : null;
    const common = { region, divisor, ownPlanValue: written.planValue };
    // Nothing to divide by: the intensity of such a child cannot be weighed against the others'.
    if (isIntensity(indicator) && divisor === null) return { ...common, baseline: null, source: null, note: null };
    if (written.planBaseline) return { ...common, baseline: written.planBaseline, source: 'PRINTED', note: written.planTitle };
    if (written.loadedBaseline) {
      const source = written.loadedMadeUp ? 'MADE_UP' : 'PRINTED';
      return { ...common, baseline: written.loadedBaseline, source, note: written.loadedSource };
    }
    if (figure.value === null) return { ...common, baseline: null, source: null, note: null };
    return { ...common, baseline: figure.value, source: 'REPORTED', note: `${baseYear}年已审核月报汇总` };
  });
};
