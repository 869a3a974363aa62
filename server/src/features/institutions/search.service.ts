import type { OrgUnit } from '@shuangcheng/schema';
import { readPage } from '@shuangcheng/schema';
import { RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { searchRegions } from '../regions/region.service.js';
import { searchInstitutions } from './institution-reading.store.js';
import { toInstitutionNode } from './institution.service.js';

const LONGEST_TEXT = 60;

/** Regions (public) and institutions (where the caller may see them) by name or code, regions first. */
export const searchOrgUnits = async (scope: RequestScope, text: string, input: number | null): Promise<OrgUnit[]> => {
  const { first } = readPage({ first: input }, 20);
  const wanted = text.trim();
  if (wanted === '' || wanted.length > LONGEST_TEXT) {
    throw new RequestError('BAD_USER_INPUT', {
      field: 'text',
      expected: `1 至 ${LONGEST_TEXT} 个字符`,
      actual: wanted.slice(0, LONGEST_TEXT),
    });
  }
  const regions = searchRegions(scope, wanted, first);
  const left = first - regions.length;
  const institutions =
    left > 0 ? await withTenantSession(scope, 'read', (db) => searchInstitutions(db, scope.visible.tenants, wanted, left)) : [];
  return [...regions, ...institutions.map(toInstitutionNode)];
};
