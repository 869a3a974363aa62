// Regions as nodes of the API. Code, name, level and place in the tree are public to whoever is signed in.
import { dayOf, type Day, type Region as DomainRegion, type RegionLevel } from '@shuangcheng/domain';
import { readPage, encodeNodeId, toConnection, type Connection, type PageInput, type Region } from '@shuangcheng/schema';
import { assertCan, RequestError, type RequestScope } from '@shuangcheng/tenants';
import { readCursor } from '../page-cursor.js';

export const toRegionNode = (region: DomainRegion, treeDay: Day): Region => ({
  __typename: 'Region',
  regionId: region.id,
  treeDay,
  id: encodeNodeId('Region', [region.id]),
  code: region.code,
  name: region.name,
  level: region.level,
});

export const regionNode = (scope: RequestScope, regionId: number): Region => toRegionNode(scope.tree.get(regionId), dayOf(scope.now));

/** The region with that GB/T 2260 code, its place in the tree as on a day. Throws NOT_FOUND for a code that no region has. */
export const getRegion = (scope: RequestScope, code: string, on: Day | null = null): Region => {
  if (!/^\d{6}$/.test(code))
    throw new RequestError('BAD_USER_INPUT', { field: 'code', expected: '六位行政区划代码，如 500155', actual: code });
  const region = scope.tree.findByCode(code);
  if (!region) throw new RequestError('NOT_FOUND', { what: `代码为 ${code} 的区划` });
  return toRegionNode(region, on ?? dayOf(scope.now));
};

export const getParent = (scope: RequestScope, region: Pick<Region, 'regionId' | 'treeDay'>): Region | null => {
  const parent = scope.tree.parentOn(region.regionId, region.treeDay);
  return parent ? toRegionNode(parent, region.treeDay) : null;
};

/** From the province down to the parent. */
export const getAncestors = (scope: RequestScope, region: Pick<Region, 'regionId' | 'treeDay'>): Region[] =>
  scope.tree.ancestorsOn(region.regionId, region.treeDay).map((ancestor) => toRegionNode(ancestor, region.treeDay));

const pageOf = (regions: readonly DomainRegion[], day: Day, input: PageInput): Connection<Region> => {
  const page = readPage(input);
  const after = page.after ? readCursor(page.after, 'number')[0] : 0;
  const rows = regions.filter((region) => region.id > after).slice(0, page.first + 1);
  return toConnection(
    rows.map((region) => toRegionNode(region, day)),
    page,
    (region) => [region.regionId],
    regions.length,
  );
};

export const listChildren = (scope: RequestScope, region: Region, page: PageInput): Connection<Region> => {
  assertCan(scope, 'institutions:read', { regionId: region.regionId });
  return pageOf(scope.tree.childrenOn(region.regionId, region.treeDay), region.treeDay, page);
};

export const listDescendants = (
  scope: RequestScope,
  region: Region,
  level: RegionLevel | 'INSTITUTION',
  page: PageInput,
): Connection<Region> => {
  assertCan(scope, 'institutions:read', { regionId: region.regionId });
  if (level === 'INSTITUTION')
    throw new RequestError('BAD_USER_INPUT', {
      field: 'level',
      expected: 'PROVINCE、CITY 或 COUNTY（机构请用 institutions）',
      actual: level,
    });
  return pageOf(scope.tree.descendantsOn(region.regionId, level, region.treeDay), region.treeDay, page);
};

/** Regions whose name or code contains the text, the shortest names first. */
export const searchRegions = (scope: RequestScope, text: string, limit: number): Region[] =>
  scope.tree
    .list()
    .filter((region) => region.name.includes(text) || region.code.startsWith(text))
    .sort((a, b) => a.name.length - b.name.length || a.id - b.id)
    .slice(0, limit)
    .map((region) => toRegionNode(region, dayOf(scope.now)));
