// The template that is handed out: the columns as an export heads them, and the register of the caller's scope filled in.
import { lastDayOf, parsePeriod, formatPeriod, TEMPLATE_COLUMNS, templateHeader } from '@shuangcheng/domain';
import { canDo, RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { listTemplateEntries, type TemplateEntry } from './template.store.js';

const ENTRIES_IN_A_READ = 2_000;

const findRegion = (scope: RequestScope, code: string) => {
  const region = /^\d{6}$/.test(code) ? scope.tree.findByCode(code) : null;
  if (!region) throw new RequestError('BAD_USER_INPUT', { field: 'region', expected: '六位行政区划代码，如 500155', actual: code });
  // A reporter has no grant for the region, but one in it: the template lists its own institution.
  const own = scope.caller.grants.some((grant) => grant.institutionId !== null && grant.regionId === region.id);
  if (!own && !canDo(scope, 'institutions:read', { regionId: region.id })) throw new RequestError('OUT_OF_SCOPE', { code: region.code });
  return region;
};

const readMonth = (text: string) => {
  const period = parsePeriod(text);
  if (period?.kind !== 'MONTH') throw new RequestError('BAD_USER_INPUT', { field: 'period', expected: '月份，如 2026-10', actual: text });
  return { month: period.year * 100 + period.firstMonth, text: formatPeriod(period) };
};

const lineOf = ({ code, name }: TemplateEntry, period: string): string[] =>
  TEMPLATE_COLUMNS.map(({ kind }) => (kind === 'INSTITUTION' ? code : kind === 'NAME' ? name : kind === 'PERIOD' ? period : ''));

/**
 * The lines of the template for a region and a month, read as they are taken: a header line, then one for each institution.
 * Throws OUT_OF_SCOPE and BAD_USER_INPUT before the first line.
 */
export const openTemplate = (scope: RequestScope, regionCode: string, periodText: string): AsyncGenerator<readonly string[]> => {
  const region = findRegion(scope, regionCode);
  const { month, text } = readMonth(periodText);
  const place = { tenantId: region.tenantId, regionIds: scope.tree.subtreeOn(region.id, lastDayOf(month)), month };
  return (async function* () {
    yield templateHeader();
    for (let after = ''; ;) {
      const entries = await withTenantSession(scope, 'read', (db) => listTemplateEntries(db, place, after, ENTRIES_IN_A_READ));
      for (const entry of entries) yield lineOf(entry, text);
      if (entries.length < ENTRIES_IN_A_READ) return;
      after = entries.at(-1)!.code;
    }
  })();
};
