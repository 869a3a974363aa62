import { treeDayOf, type IndicatorCode, type Period, type RegionLevel } from '@shuangcheng/domain';
import { assertCan, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import type { FigureChoice } from './figure-choice.service.js';
import { getRegionFigures, type FigureView } from './figure.service.js';
import { underKnownTree } from './known-tree.service.js';

export interface RankedView {
  readonly rank: number;
  readonly regionId: number;
  readonly figure: FigureView;
}
export type RankingOrder = 'DESCENDING' | 'ASCENDING';

const before =
  (order: RankingOrder) =>
  (a: { figure: FigureView }, b: { figure: FigureView }): number => {
    const [x, y] = [a.figure.figure.value, b.figure.figure.value];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return order === 'DESCENDING' ? y.comparedTo(x) : x.comparedTo(y);
  };

/**
 * The regions of a level below a region by the value of an indicator. Equal values share a rank; regions without a
 * value come last. One carbon scope for all: TOTAL unless asked otherwise.
 */
export const getRanking = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  query: { code: IndicatorCode; period: Period; level: RegionLevel; order: RankingOrder; choice: FigureChoice },
): Promise<RankedView[]> => {
  assertCan(scope, 'figures:read', { regionId });
  const known = await underKnownTree(scope, loaders, regionId, query.period, query.choice);
  const day = known.treeAsOf ?? treeDayOf(query.period, scope.now);
  const choice = { ...known, carbonScope: query.choice.carbonScope ?? ('TOTAL' as const) };
  const regions = scope.tree.descendantsOn(regionId, query.level, day);
  const figures = await Promise.all(
    regions.map(async (region) => {
      const [figure] = await getRegionFigures(scope, loaders, region.id, [query.code], query.period, choice);
      return { regionId: region.id, figure: figure! };
    }),
  );
  figures.sort((a, b) => before(query.order)(a, b) || a.regionId - b.regionId);
  let rank = 0;
  return figures.map((entry, index) => {
    const previous = figures[index - 1];
    if (!previous || before(query.order)(previous, entry) !== 0) rank = index + 1;
    return { ...entry, rank };
  });
};
