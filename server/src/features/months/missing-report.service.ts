// The chase list: which institution has not reported which month, and whose it was.
import { dayOf, monthPeriod, monthsToReport } from '@shuangcheng/domain';
import { readPage, toConnection, type Connection, type MissingInstitutionsArgs, type MissingReport } from '@shuangcheng/schema';
import { assertCan, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { dueDayOfRegion } from '../calendar/due-days.service.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { keyOf } from '../figures/figure.service.js';
import { readCursor } from '../page-cursor.js';
import { getRegion, regionNode } from '../regions/region.service.js';
import { countAllMissing, listMissing } from './missing-report.store.js';

const BEFORE_ALL = [0, '00000000-0000-0000-0000-000000000000'] as const;

/**
 * Institution-months that were to be reported and have no report that counts: missing, saved only, returned or withdrawn, of the
 * institutions that the period's figures count for the region. As many as `reporting` counts as missing and returned.
 */
export const listMissingInstitutions = async (
  scope: RequestScope,
  loaders: Loaders,
  args: MissingInstitutionsArgs,
): Promise<Connection<MissingReport>> => {
  const { regionId } = getRegion(scope, args.region);
  assertCan(scope, 'reports:read', { regionId });
  const page = readPage(args);
  const [month, institutionId] = page.after ? readCursor(page.after, 'number', 'uuid') : BEFORE_ALL;
  const { tenantId } = scope.tree.get(regionId);
  const { regionIds, moved } = keyOf(scope, scope.tree.get(regionId), args.period, chooseOptions(null));
  const query = { tenantId, regionIds, moved: moved ?? [], months: monthsToReport(args.period, scope.now) };
  const entries = await loaders.calendarEntries.load(tenantId);
  const rows = await withTenantSession(scope, 'read', (db) => listMissing(db, query, { month, institutionId }, page.first + 1));
  const today = dayOf(scope.now);
  const nodes = rows.map((row): MissingReport => {
    const period = monthPeriod(row.month);
    const dueDate = dueDayOfRegion(scope, entries, row.regionId, period);
    return { tenantId, ...row, region: regionNode(scope, row.regionId), period, dueDate, overdue: dueDate < today };
  });
  return toConnection(
    nodes,
    page,
    (row) => [row.month, row.institutionId],
    () => withTenantSession(scope, 'read', (db) => countAllMissing(db, query)),
  );
};
