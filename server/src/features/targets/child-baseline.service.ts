// What each child of a region had in the baseline year: as its own plan prints it, else as it was loaded, else as it reported.
import {
  dayOf,
  isIntensity,
  yearPeriod,
  type CarbonScope,
  type Decimal,
  type Figure,
  type IndicatorCode,
  type Region,
} from '@shuangcheng/domain';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getInstitutionFigure, getRegionFigures } from '../figures/figure.service.js';
import type { InstitutionHead } from '../institutions/institution-reading.store.js';
import { listInstitutionsIn } from '../institutions/institution.service.js';
import { listPaperBaselines } from './child-baseline.store.js';

/** Who gets a share: a region directly below, or an institution that stands in the region. */
export interface Child {
  readonly code: string;
  readonly name: string;
  /** The region itself, or where the institution stands. */
  readonly regionId: number;
  readonly institution: InstitutionHead | null;
}
export interface ChildBaseline extends Child {
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

const reported = (
  figure: Figure,
  { indicator, baseYear }: BaselineQuestion,
): Pick<ChildBaseline, 'baseline' | 'source' | 'note' | 'divisor'> => {
  const divisor = isIntensity(indicator) ? figure.denominator : null;
  if (figure.value === null) return { baseline: null, source: null, note: null, divisor };
  return { baseline: figure.value, source: 'REPORTED', note: `${baseYear}年已审核月报汇总`, divisor };
};

/** The baselines of regions, in a number of statements that does not grow with them. */
const ofRegions = async (
  scope: RequestScope,
  loaders: Loaders,
  children: readonly Region[],
  question: BaselineQuestion,
): Promise<ChildBaseline[]> => {
  const { indicator, baseYear, carbonScope } = question;
  const ids = children.map((child) => child.id);
  const choice = chooseOptions({ carbonScope });
  const [paper, figures] = await Promise.all([
    withTenantSession(scope, 'read', (db) => listPaperBaselines(db, children[0]!.tenantId, ids, question)),
    Promise.all(ids.map(async (id) => (await getRegionFigures(scope, loaders, id, [indicator], yearPeriod(baseYear), choice))[0]!.figure)),
  ]);
  return children.map((region, index): ChildBaseline => {
    const written = paper.get(region.id)!;
    const own = reported(figures[index]!, question);
    const common = {
      code: region.code,
      name: region.name,
      regionId: region.id,
      institution: null,
      ...own,
      ownPlanValue: written.planValue,
    };
    // Nothing to divide by: the intensity of such a child cannot be weighed against the others'.
    if (isIntensity(indicator) && own.divisor === null) return { ...common, baseline: null, source: null, note: null };
    if (written.planBaseline) return { ...common, baseline: written.planBaseline, source: 'PRINTED', note: written.planTitle };
    if (!written.loadedBaseline) return common;
    const source = written.loadedMadeUp ? 'MADE_UP' : 'PRINTED';
    return { ...common, baseline: written.loadedBaseline, source, note: written.loadedSource };
  });
};

/** The baselines of the institutions that stand in the region today, from their own reports of the baseline year. */
const ofInstitutions = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  question: BaselineQuestion,
): Promise<ChildBaseline[]> => {
  const heads = await listInstitutionsIn(scope, regionId, dayOf(scope.now));
  const choice = chooseOptions({ carbonScope: question.carbonScope });
  const period = yearPeriod(question.baseYear);
  return Promise.all(
    heads.map(async (institution): Promise<ChildBaseline> => {
      const { figure } = await getInstitutionFigure(scope, loaders, institution, question.indicator, period, choice);
      return { code: institution.code, name: institution.name, regionId, institution, ...reported(figure, question), ownPlanValue: null };
    }),
  );
};

/** The children of a region with their baselines: the regions directly below it, or, where there are none, its institutions. */
export const listChildBaselines = (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  question: BaselineQuestion,
): Promise<ChildBaseline[]> => {
  const regions = scope.tree.childrenOn(regionId, dayOf(scope.now));
  return regions.length > 0 ? ofRegions(scope, loaders, regions, question) : ofInstitutions(scope, loaders, regionId, question);
};
