// The figures with which a check ends, for whoever may see all of it.
import { dayOf, errorRateOf, estimatedErrorRate, isRepresentative, totalOf, type StratumCount } from '@shuangcheng/domain';
import type { CheckResult, CheckStratum, QualityCheck } from '@shuangcheng/schema';
import { canDo, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { countFindings, countItemsByStratum, type ItemCount } from './check-result.store.js';

/** The counts of a stratum as it was drawn: what is not in them has not been looked at. */
const strataOf = (check: QualityCheck, counts: readonly ItemCount[]): (CheckStratum & StratumCount)[] =>
  check.strata.map((stratum) => {
    const found = counts.find(
      (count) =>
        isRepresentative(count.chosenAs) &&
        count.regionId === stratum.regionId &&
        count.type === stratum.type &&
        (count.chosenAs === 'CERTAIN') === stratum.certain,
    );
    const [checked, withErrors] = [found?.checked ?? 0, found?.withErrors ?? 0];
    return { ...stratum, checked, withErrors, errorRate: errorRateOf({ checked, withErrors }) };
  });

/** The result so far, or as it stood when the check was closed; null for whoever sees only their part of the check. */
export const getCheckResult = async (scope: RequestScope, check: QualityCheck): Promise<CheckResult | null> => {
  if (!canDo(scope, 'checks:read', { regionId: check.regionId })) return null;
  const on = dayOf(check.closedAt ?? scope.now);
  const [counts, findings] = await withTenantSession(scope, 'read', (db) =>
    Promise.all([countItemsByStratum(db, check), countFindings(db, check, on)]),
  );
  const strata = strataOf(check, counts);
  const total = totalOf(strata);
  const targeted = totalOf(counts.filter((count) => !isRepresentative(count.chosenAs)).map((count) => ({ ...count, population: 0 })));
  return {
    ...total,
    errorRate: errorRateOf(total),
    estimatedErrorRate: estimatedErrorRate(strata),
    strata,
    targetedSampled: targeted.sampled,
    targetedChecked: targeted.checked,
    targetedWithErrors: targeted.withErrors,
    targetedErrorRate: errorRateOf(targeted),
    ...findings,
  };
};
