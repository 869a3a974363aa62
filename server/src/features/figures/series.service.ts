import { formatPeriod, periodRange, type IndicatorCode, type Period } from '@shuangcheng/domain';
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import type { FigureChoice } from './figure-choice.service.js';
import { getRegionFigures, type FigureView } from './figure.service.js';

const LONGEST_SERIES = 120;

/** A figure for every period from one to another of the same kind, each under the tree of its own end unless asked otherwise. */
export const getSeries = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  query: { code: IndicatorCode; from: Period; to: Period; choice: FigureChoice },
): Promise<FigureView[]> => {
  const periods = periodRange(query.from, query.to);
  if (!periods || periods.length > LONGEST_SERIES) {
    throw new RequestError('BAD_USER_INPUT', {
      field: 'from、to',
      expected: `同一种期间、先后有序、不超过 ${LONGEST_SERIES} 个`,
      actual: `${formatPeriod(query.from)} 至 ${formatPeriod(query.to)}`,
    });
  }
  const figures = await Promise.all(
    periods.map((period) => getRegionFigures(scope, loaders, regionId, [query.code], period, query.choice)),
  );
  return figures.map(([figure]) => figure!);
};
