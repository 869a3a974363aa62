import { dayOf, formatPeriod, lastDayOfPeriod, monthsOf, SYSTEMS, isSystemCode, type Day, type InstitutionType } from '@shuangcheng/domain';
import {
  readPage,
  encodeNodeId,
  toConnection,
  type Connection,
  type Institution,
  type InstitutionHistory,
  type InstitutionFilter,
  type PageInput,
} from '@shuangcheng/schema';
import { assertCan, RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { readCursor } from '../page-cursor.js';
import { regionNode } from '../regions/region.service.js';
import {
  countInstitutions,
  findInstitutionByCode,
  listInstitutions,
  type InstitutionHead,
  type InstitutionQuery,
} from './institution-reading.store.js';

export const toInstitutionNode = (head: InstitutionHead): Institution => ({
  __typename: 'Institution',
  id: encodeNodeId('Institution', [head.tenantId, head.institutionId]),
  level: 'INSTITUTION',
  ...head,
});

/** The institution with that credit code. Throws NOT_FOUND where there is none that the caller may see. */
export const getInstitution = async (scope: RequestScope, code: string): Promise<InstitutionHead> => {
  const head = await withTenantSession(scope, 'read', (db) => findInstitutionByCode(db, scope.visible.tenants, code));
  if (!head) throw new RequestError('NOT_FOUND', { what: `统一社会信用代码为“${code.slice(0, 40)}”的机构` });
  return head;
};

/** Which month's reports are meant. Throws BAD_USER_INPUT for another period, and beside `openOn`. */
const reportOf = ({ report, openOn }: InstitutionFilter): InstitutionQuery['report'] => {
  if (!report) return null;
  const { period, status, none } = report;
  if (period.kind !== 'MONTH')
    throw new RequestError('BAD_USER_INPUT', { field: 'filter.report.period', expected: '月份，如 2023-07', actual: formatPeriod(period) });
  if (openOn) throw new RequestError('BAD_USER_INPUT', { field: 'filter.openOn', expected: '不与 report 同时给出', actual: openOn });
  return { month: monthsOf(period)[0]!, status: status ?? null, none: none ?? null };
};

/** More than any region has. */
const EVERY_ONE = 1_000_000;

const queryOf = (scope: RequestScope, regionId: number, filter: InstitutionFilter | null | undefined): InstitutionQuery => {
  const system = filter?.system ?? null;
  if (system !== null && !isSystemCode(system)) {
    throw new RequestError('BAD_USER_INPUT', {
      field: 'filter.system',
      expected: `主管系统代码之一（${SYSTEMS.map((known) => known.code).join('、')}）`,
      actual: system,
    });
  }
  const today = dayOf(scope.now);
  const report = filter ? reportOf(filter) : null;
  const day = report ? lastDayOfPeriod(filter!.report!.period) : filter?.openOn;
  return {
    tenantId: scope.tree.get(regionId).tenantId,
    // Those that ended in a region before it did are listed with the region that follows it.
    regionIds: day ? scope.tree.subtreeOn(regionId, day) : scope.tree.viewOn(regionId, today).regionIds,
    text: filter?.text?.trim() || null,
    type: filter?.type ?? null,
    system,
    keyUnit: filter?.keyUnit ?? null,
    openOn: filter?.openOn ?? null,
    report,
  };
};

/** A page of the institutions of a region's whole subtree, by code. */
export const listRegionInstitutions = async (
  scope: RequestScope,
  regionId: number,
  filter: InstitutionFilter | null | undefined,
  input: PageInput,
): Promise<Connection<Institution>> => {
  assertCan(scope, 'institutions:read', { regionId });
  const page = readPage(input);
  const query = queryOf(scope, regionId, filter);
  const after = page.after ? readCursor(page.after, 'text')[0] : '';
  const rows = await withTenantSession(scope, 'read', (db) => listInstitutions(db, query, after, page.first + 1));
  return toConnection(
    rows.map(toInstitutionNode),
    page,
    (row) => [row.code],
    () => withTenantSession(scope, 'read', (db) => countInstitutions(db, query)),
  );
};

/** Every institution that stands in the region itself on that day, by code. */
export const listInstitutionsIn = async (scope: RequestScope, regionId: number, day: Day): Promise<InstitutionHead[]> => {
  assertCan(scope, 'institutions:read', { regionId });
  const query: InstitutionQuery = { ...queryOf(scope, regionId, null), regionIds: [regionId], openOn: day };
  return withTenantSession(scope, 'read', (db) => listInstitutions(db, query, '', EVERY_ONE));
};

/** Where the institution stood and what happened to it; of a time when it stood elsewhere, as far as the caller may see it. */
export const getInstitutionHistory = async (
  scope: RequestScope,
  loaders: Loaders,
  { tenantId, institutionId }: Institution,
): Promise<InstitutionHistory> => {
  const { spans, events } = await loaders.histories.load({ tenantId, institutionId });
  return {
    standings: spans.map((span) => ({ ...span, type: span.type as InstitutionType, region: regionNode(scope, span.regionId) })),
    events,
  };
};
