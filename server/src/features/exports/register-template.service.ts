// The register's template: what a region has at present, in the columns of an export, to be changed and imported.
import { dayOf, REGISTER_TEMPLATE_COLUMNS, registerCell } from '@shuangcheng/domain';
import { assertCan, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { getRegion } from '../regions/region.service.js';
import { toRegisterEntry } from './export-row.js';
import { pagesFrom } from './export-table.js';
import { readRegisterPage } from './register-export.store.js';

const LAST_DAY = '9999-12-31';

/**
 * The lines of the template for a region and all below it, read as they are taken: a header line, then one for each institution that
 * has not ended. Throws OUT_OF_SCOPE and FORBIDDEN before the first line.
 */
export const openRegisterTemplate = (scope: RequestScope, regionCode: string): AsyncGenerator<readonly string[]> => {
  const { regionId } = getRegion(scope, regionCode);
  assertCan(scope, 'register:write', { regionId });
  const today = dayOf(scope.now);
  const range = { first: today, last: LAST_DAY };
  const regions = scope.tree.subtreeOn(regionId, today).map((id) => scope.tree.get(id));
  return (async function* () {
    yield REGISTER_TEMPLATE_COLUMNS.map(({ header }) => header);
    for (const region of regions) {
      // Each page by itself: whoever takes the lines slowly holds no connection.
      const pages = pagesFrom((after: Awaited<ReturnType<typeof readRegisterPage>>[number] | null) =>
        withTenantSession(scope, 'read', (db) => readRegisterPage(db, region.tenantId, region.id, range, after)),
      );
      for await (const rows of pages)
        for (const row of rows) {
          const entry = toRegisterEntry(region, row);
          yield REGISTER_TEMPLATE_COLUMNS.map((column) => registerCell(column, entry));
        }
    }
  })();
};
