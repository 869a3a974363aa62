// A figure as it was known at an instant stands under the tree that was known then.
import { knownTreeDay, treeDayOf, type Period } from '@shuangcheng/domain';
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import type { FigureChoice } from './figure-choice.service.js';

/**
 * The choice with the day of the tree that was known at its instant; as it is where it names a day itself, or no instant. Throws
 * BAD_USER_INPUT where no day's tree is the one of then: the caller has to choose.
 */
export const underKnownTree = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  period: Period,
  choice: FigureChoice,
): Promise<FigureChoice> => {
  const { asOf, treeAsOf } = choice;
  if (asOf === null || treeAsOf !== null) return choice;
  const day = treeDayOf(period, scope.now);
  const own = new Set([regionId, ...scope.tree.viewOn(regionId, day).regionIds]);
  const changes = (await loaders.treeChanges.load(scope.tree.get(regionId).tenantId)).filter(({ regions }) =>
    regions.some((touched) => own.has(touched)),
  );
  const known = knownTreeDay(day, asOf, changes);
  if (known === null)
    throw new RequestError('BAD_USER_INPUT', {
      field: 'options.treeAsOf',
      expected: '某一日（该时刻以后才登记的区划调整早于已登记的调整，须指定按哪一日的区划）',
      actual: '未指定',
    });
  return known === day ? choice : { ...choice, treeAsOf: known };
};
