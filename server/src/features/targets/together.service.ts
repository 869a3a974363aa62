// A share of a total beside the intensity target of the same child: which of the two binds, and how far area or people may grow.
import {
  basesApart,
  carbonScopeOf,
  dayOf,
  findBinding,
  getIndicator,
  INTENSITY_OF,
  PROGRESS_DECIMALS,
  yearPeriod,
  type CarbonScope,
  type Decimal,
  type Figure,
  type IndicatorCode,
  ZERO,
} from '@shuangcheng/domain';
import type { CapWithIntensity } from '@shuangcheng/schema';
import { canDo, systemsShown, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getInstitutionFigure, getRegionFigures } from '../figures/figure.service.js';
import { findOwnTarget } from '../plans/plan.service.js';
import type { TargetRow } from '../plans/plan.store.js';
import type { Child } from './child-baseline.service.js';

/** A region, or an institution that stands in it. */
type Place = Pick<Child, 'regionId' | 'institution'>;

export interface CapQuestion {
  /** Of the place above: its target of that total, or where one would be. */
  readonly parent: Pick<TargetRow, 'tenantId' | 'regionId' | 'indicator' | 'carbonScope' | 'year'> & { readonly baselineYear: number };
  readonly child: Place;
  readonly cap: Decimal;
  /** Of the cap: what its baseline year's own reports are held against. */
  readonly baseline: Decimal | null;
  /** Stated until the target year, of what the intensity is divided by. */
  readonly growthOf: (intensity: IndicatorCode) => Decimal;
}

type CapTarget = Pick<
  TargetRow,
  'tenantId' | 'regionId' | 'institutionId' | 'indicator' | 'carbonScope' | 'year' | 'baselineYear' | 'baseline' | 'value'
>;

const GROWTH_PLACES = 4;

/** The target's value, else (the child has none) the reduction of the target above applied to the child's own reported baseline. */
const chooseIntensity = (
  own: TargetRow | null,
  above: TargetRow | null,
  { value: baseline }: Figure,
): Pick<CapWithIntensity, 'intensity' | 'source'> | null => {
  if (own?.value) return { intensity: own.value, source: 'OWN' };
  if (!above?.reductionPercent || !baseline) return null;
  return { intensity: baseline.times(above.reductionPercent.negated().plus(100)).dividedBy(100), source: 'PARENT_RATE' };
};

const readFigure = async (
  scope: RequestScope,
  loaders: Loaders,
  { regionId, institution }: Place,
  intensity: IndicatorCode,
  baseYear: number,
  carbonScope: CarbonScope | null,
): Promise<Figure> => {
  const [period, choice] = [yearPeriod(baseYear), chooseOptions({ carbonScope })];
  if (institution) return (await getInstitutionFigure(scope, loaders, institution, intensity, period, choice)).figure;
  return (await getRegionFigures(scope, loaders, regionId, [intensity], period, choice))[0]!.figure;
};

/**
 * The cap beside the intensity over the same flows, of the same year and carbon scope: the child's own (its plan's, else as given from above), else
 * the parent's rate on the child's own baseline. The divisor is the approved one of the baseline year: where what
 * was approved with it is not what the cap counts, that is flagged. Null for the share of an intensity, and where there is no such target, baseline or divisor. For many children at once a statement of each kind.
 */
export const findTogether = async (
  scope: RequestScope,
  loaders: Loaders,
  { parent, child, cap, baseline, growthOf }: CapQuestion,
): Promise<CapWithIntensity | null> => {
  const indicator = INTENSITY_OF[parent.indicator];
  if (!indicator) return null;
  const { tenantId, year } = parent;
  const carbonScope = carbonScopeOf(indicator, parent.carbonScope, null);
  const wanted = { indicator, year, carbonScope };
  const institutionId = child.institution?.institutionId ?? null;
  const [own, above, figure] = await Promise.all([
    findOwnTarget(loaders, { tenantId, regionId: child.regionId, institutionId, year }, wanted),
    findOwnTarget(loaders, { tenantId, regionId: parent.regionId, institutionId: null, year }, wanted),
    readFigure(scope, loaders, child, indicator, parent.baselineYear, carbonScope),
  ]);
  const chosen = chooseIntensity(own, above, figure);
  const divisor = figure.denominator;
  if (!chosen || !divisor || divisor.lte(0)) return null;
  const { unit, numeratorScale } = getIndicator(indicator);
  const growthPercent = growthOf(indicator);
  const asked = { cap, intensity: chosen.intensity.dividedBy(numeratorScale), divisor, outside: ZERO, growthPercent };
  const { binds, allowedByIntensity, growthUntilCapPercent } = findBinding(asked);
  return {
    indicator,
    unit,
    ...chosen,
    divisor,
    growthPercent,
    binds,
    allowedByIntensity: allowedByIntensity.toDecimalPlaces(PROGRESS_DECIMALS),
    baseDiffersPercent: basesApart(baseline, figure.numerator && figure.numerator.dividedBy(numeratorScale)),
    growthUntilCapPercent: growthUntilCapPercent?.toDecimalPlaces(GROWTH_PLACES) ?? null,
  };
};

/** Whether the caller sees all that a place's figures are made of: a cap of the whole is not held against a part. */
const seesWhole = (scope: RequestScope, { regionId, institution }: Place): boolean =>
  institution
    ? canDo(scope, 'reports:read', { regionId, system: institution.system, institutionId: institution.institutionId })
    : canDo(scope, 'figures:read', { regionId }) && systemsShown(scope, regionId) === null;

/** The same for a target in force or not, without growth; null too where the caller does not see the place's figures, or not all of them. */
export const findTargetTogether = async (scope: RequestScope, loaders: Loaders, target: CapTarget): Promise<CapWithIntensity | null> => {
  const { tenantId, regionId, institutionId, baselineYear, baseline, value: cap } = target;
  if (cap === null || baselineYear === null || !INTENSITY_OF[target.indicator]) return null;
  const institution = institutionId === null ? null : await loaders.institutions.load({ tenantId, institutionId });
  const child = { regionId, institution };
  if (!seesWhole(scope, child)) return null;
  const above = institution ? regionId : (scope.tree.parentOn(regionId, dayOf(scope.now))?.id ?? regionId);
  return findTogether(scope, loaders, { parent: { ...target, regionId: above, baselineYear }, child, cap, baseline, growthOf: () => ZERO });
};
