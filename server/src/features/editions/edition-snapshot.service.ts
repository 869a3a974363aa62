// What an edition holds, taken from the state that one transaction sees.
import {
  addCounts,
  addUp,
  definitionVersions,
  figuresOfEdition,
  formatPeriod,
  isTotal,
  lastDayOfPeriod,
  monthsOf,
  NO_COUNTS,
  noSums,
  standingOn,
  SUM_ENTRIES,
  totalSums,
  type Day,
  type EditionContent,
  type EditionHead,
  type EditionPlace,
  type EditionSum,
  type FactorSet,
  type Period,
} from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { countDueReports } from '../figures/totals.service.js';
import { packStagedReports, stageReports, sumStagedReports, type Placement } from './edition-snapshot.store.js';

/** What is asked to be frozen: the figures of a province and an ended period, under the tree of its last day. */
export interface SnapshotQuery {
  readonly tenantId: number;
  readonly period: Period;
  readonly factorSet: FactorSet;
  readonly electricityBasis: EditionHead['electricityBasis'];
}

/** Where every report of the province counts under the tree of the day: where its institution stands on it. */
const placementOn = ({ tree }: RequestScope, tenantId: number, day: Day): Placement => {
  const within = new Set(tree.subtreeOn(tenantId, day));
  const ofProvince = tree.list().filter((region) => region.tenantId === tenantId);
  const inTree = <T extends { readonly to: number }>(places: readonly T[]): T[] => places.filter(({ to }) => within.has(to));
  const moved = new Map(
    ofProvince.flatMap(({ id }) => tree.viewOn(id, day, 'OWN').moved).map(({ institution }) => [institution.institutionId, institution]),
  );
  return {
    regions: inTree(ofProvince.map(({ id }) => ({ from: id, to: tree.regionOn(id, day) }))),
    institutions: inTree(
      [...moved.values()].map(({ institutionId, spans }) => ({
        institutionId,
        to: tree.regionOn(standingOn(spans, day).regionId, day),
      })),
    ),
  };
};

/** Each region's own sums, and one row of all that is in it and below: none is left out, a region without reports has zeros. */
const withTotals = (
  entries: readonly string[],
  places: readonly Pick<EditionPlace, 'regionId' | 'parentId'>[],
  own: readonly EditionSum[],
): EditionSum[] => {
  const detailed = own.filter((sum) => !isTotal(sum));
  const sums = totalSums(entries, places, detailed);
  // An institution stands in one region, but may have changed its type: counts are of the region's own, whatever their type.
  const counts = addUp(
    places,
    own.filter(isTotal).map(({ regionId, ...value }) => ({ regionId, value })),
    NO_COUNTS,
    addCounts,
  );
  const totals = places.map(({ regionId }) => ({
    regionId,
    type: '',
    system: '',
    ...(counts.get(regionId) ?? NO_COUNTS),
    sums: sums.get(regionId) ?? noSums(entries),
  }));
  return [...detailed, ...totals];
};

const readPlaces = async (
  scope: RequestScope,
  db: TenantDb,
  { tenantId, period }: SnapshotQuery,
  day: Day,
): Promise<Omit<EditionPlace, 'institutions'>[]> => {
  const { tree } = scope;
  const regionIds = tree.subtreeOn(tenantId, day);
  const counts = await countDueReports(
    scope,
    db,
    regionIds.map((regionId) => ({ regionId, period, part: 'SUBTREE', day })),
  );
  return regionIds.map((regionId, index) => {
    const { code, name, level } = tree.get(regionId);
    const parentId = tree.parentOn(regionId, day)?.id ?? null;
    return { regionId, parentId, code, name, level, ...counts[index]! };
  });
};

export interface Snapshot {
  readonly basis: Pick<EditionHead, 'treeDay' | 'definitions' | 'entries'>;
  readonly content: EditionContent;
}

/** Reads all of it: six statements and the two that stage, however large the province. The staged reports are still there afterwards. */
export const takeSnapshot = async (scope: RequestScope, db: TenantDb, query: SnapshotQuery): Promise<Snapshot> => {
  const { tenantId, period, factorSet, electricityBasis } = query;
  const treeDay = lastDayOfPeriod(period);
  const entries = SUM_ENTRIES;
  await stageReports(db, tenantId, monthsOf(period), placementOn(scope, tenantId, treeDay));
  const own = await sumStagedReports(db, tenantId);
  const reports = await packStagedReports(db);
  const bare = await readPlaces(scope, db, query, treeDay);
  const sums = withTotals(entries, bare, own);
  const institutions = new Map(sums.filter(isTotal).map((total) => [total.regionId, total.institutions]));
  const places = bare.map((place) => ({ ...place, institutions: institutions.get(place.regionId)! }));
  const figures = figuresOfEdition({ tenantId, period: formatPeriod(period), electricityBasis, entries }, sums, factorSet);
  return { basis: { treeDay, definitions: definitionVersions(), entries }, content: { places, sums, figures, reports } };
};
