// Figures of a region's subtree, period by period: what the API answers for each region, as one list.
import {
  getIndicator,
  INDICATOR_CODES,
  treeDayOf,
  type ExchangedFigure,
  type ExchangedFigures,
  type Period,
  type Region,
  type RegionId,
} from '@shuangcheng/domain';
import { RequestError, systemsShown, type RequestScope } from '@shuangcheng/tenants';
import { makeLoaders, type Loaders } from '../../loaders.js';
import { toFigureNode, toLineageNode } from '../figures/figure.node.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getQuality } from '../figures/figure-quality.service.js';
import { getRegionFigures, type FigureView } from '../figures/figure.service.js';

export interface FigureListing {
  readonly regionId: RegionId;
  readonly periods: readonly Period[];
  readonly basis: 'APPROVED' | 'SUBMITTED';
  /** Whether one of the regions holds made-up institutions. */
  readonly hasMadeUp: (regionIds: readonly RegionId[]) => boolean;
}

const toFigure = async (scope: RequestScope, loaders: Loaders, view: FigureView): Promise<ExchangedFigure> => {
  const { code, unit, carbonScope, value, numerator, numeratorUnit, denominator, denominatorUnit } = toFigureNode(view);
  const { expected, approved, waiting, missing, coverage, ...more } = await getQuality(scope, loaders, view);
  const { meteredShare, lumpSumShare, estimatedShare, missingItems, provisionalFactor } = more;
  return {
    indicator: code,
    definition: getIndicator(code).version,
    ...{ unit, carbonScope, factorSet: toLineageNode(view).factorSet, value, reason: view.figure.reason },
    ...{ numerator, numeratorUnit, denominator, denominatorUnit },
    quality: {
      ...{ expected, approved, waiting, missing, coverage },
      ...{ meteredShare, lumpSumShare, estimatedShare, missingItems, provisionalFactor },
    },
  };
};

/** Null where the region's figures would need reports that the caller may not see. */
const findFigures = (scope: RequestScope, loaders: Loaders, region: Region, period: Period, { basis }: FigureListing) =>
  getRegionFigures(scope, loaders, region.id, INDICATOR_CODES, period, chooseOptions({ basis })).catch((error: unknown) => {
    if (error instanceof RequestError && error.code === 'OUT_OF_SCOPE') return null;
    throw error;
  });

const figuresOf = async (
  scope: RequestScope,
  loaders: Loaders,
  region: Region,
  period: Period,
  listing: FigureListing,
): Promise<ExchangedFigures> => {
  const views = await findFigures(scope, loaders, region, period, listing);
  const { code, name, level } = region;
  const treeDay = treeDayOf(period, scope.now);
  return {
    region: { code, name, level },
    ...{ period, treeDay, basis: listing.basis, systems: systemsShown(scope, region.id) },
    madeUp: listing.hasMadeUp(scope.tree.subtreeOn(region.id, treeDay)),
    figures: views === null ? 'OUT_OF_SCOPE' : await Promise.all(views.map((view) => toFigure(scope, loaders, view))),
  };
};

/** All indicators of every region of the subtree, each period under the tree of its own end; a page is a period. */
export const listFigures = async function* (scope: RequestScope, listing: FigureListing): AsyncGenerator<readonly ExchangedFigures[]> {
  for (const period of listing.periods) {
    // New for each period: what was read for the one before is let go of.
    const loaders = makeLoaders(scope);
    const regions = scope.tree.subtreeOn(listing.regionId, treeDayOf(period, scope.now)).map((id) => scope.tree.get(id));
    yield await Promise.all(regions.map((region) => figuresOf(scope, loaders, region, period, listing)));
  }
};
