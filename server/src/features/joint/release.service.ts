// What of a new edition the joint view shows: decided once, in the publishing transaction, beside everything that was ever shown.
import {
  addCompleteness,
  addCounts,
  addSums,
  admitFigures,
  EDITION_FIGURES,
  figuresOfTotal,
  groupOnDay,
  isTotal,
  monthsOf,
  NO_COUNTS,
  noSums,
  parsePeriod,
  sumsBehind,
  toVector,
  type Block,
  type Completeness,
  type EditionContent,
  type EditionFigure,
  type EditionHead,
  type EditionPlace,
  type EditionSum,
  type FactorSet,
  type ItemWeights,
} from '@shuangcheng/domain';
import { assertCan, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import type { EditionKey } from '../editions/edition-id.js';
import { readGroups, type RegionGroupRow } from '../regions/region-group.service.js';
import { findJointRule } from './joint-rule.store.js';
import {
  addRelease,
  listBlocks,
  listReleasedPlaces,
  listWithheld,
  type JointPlace,
  type ReleasedFigure,
  type ReleasedPlace,
  type WithheldRow,
} from './release.store.js';

/** Those that the plans print and compare come first: what comes later is what is withheld. */
const LATER: readonly string[] = ['BUILDING_ENERGY', 'ENERGY_PER_AREA'];
const isLater = ({ code, carbonScope }: Pick<EditionFigure, 'code' | 'carbonScope'>): boolean =>
  LATER.includes(code) || carbonScope === 'BUILDING';
const RELEASED_FIGURES = [...EDITION_FIGURES.filter((kind) => !isLater(kind)), ...EDITION_FIGURES.filter(isLater)];

type Places = ReadonlyMap<number, EditionPlace>;
const liesIn = (places: Places, regionId: number, members: readonly number[]): boolean => {
  const above = places.get(regionId)?.parentId ?? null;
  return members.includes(regionId) || (above !== null && liesIn(places, above, members));
};

/**
 * The province, and its part of each group that has any, of the regions in which that is in the edition's tree: groups across provinces
 * first, which nobody else shows. A group that is not whole has no part: what is left of it would pass for the whole.
 */
const placesOf = (
  { tree }: RequestScope,
  { tenantId, editionId, treeDay }: EditionHead,
  places: Places,
  groups: readonly RegionGroupRow[],
): JointPlace[] => {
  const isOwn = (id: number): boolean => tree.get(id).tenantId === tenantId;
  const parted = groups.flatMap(({ code, regionIds }) => {
    const members = groupOnDay(tree, regionIds.filter(isOwn), treeDay) ?? [];
    const isWhole = members.length > 0 && members.every((id) => places.has(id));
    return isWhole ? [{ code, members, crosses: !regionIds.every(isOwn) }] : [];
  });
  const inOrder = [...parted.filter(({ crosses }) => crosses), ...parted.filter(({ crosses }) => !crosses)];
  const all = [...places.keys()];
  const parts = inOrder.map(({ code, members }) => ({ place: code, regions: all.filter((id) => liesIn(places, id, members)) }));
  return [{ place: '', regions: all }, ...parts].map((part) => ({ editionId, ...part }));
};

/** The regions of the place that lie in no other of it: what is of them holds what is below them. */
const topOf = ({ regions }: JointPlace, places: Places): EditionPlace[] =>
  regions.map((id) => places.get(id)!).filter(({ parentId }) => parentId === null || !regions.includes(parentId));

/** The sums of all institutions of the place, as one region's. */
const totalOf = (place: JointPlace, places: Places, entries: readonly string[], totals: ReadonlyMap<number, EditionSum>): EditionSum => {
  const top = topOf(place, places).map(({ regionId }) => totals.get(regionId)!);
  const zero: EditionSum = { regionId: 0, type: '', system: '', sums: noSums(entries), ...NO_COUNTS };
  return top.reduce((sum, each) => ({ ...sum, ...addCounts(sum, each), sums: addSums(sum.sums, each.sums) }), zero);
};

/** What is told of how complete the place is; nothing where fewer institutions than the minimum have reported. */
const completenessOf = (place: JointPlace, places: Places, minimum: number): Completeness | null => {
  const top = topOf(place, places);
  return top.reduce((sum, { institutions }) => sum + institutions, 0) < minimum ? null : addCompleteness(top);
};

/** A figure on its way: its cell, and the sums that it would give away. */
interface Candidate {
  readonly cell: number;
  readonly place: string;
  readonly figure: EditionFigure;
  readonly sums: readonly ItemWeights[];
}
const candidatesOf = (
  head: EditionHead,
  figures: readonly EditionFigure[],
  place: string,
  cell: number,
  factorSet: FactorSet,
): Candidate[] => {
  const period = parsePeriod(head.period)!;
  return RELEASED_FIGURES.map(({ code, carbonScope }) => {
    const figure = figures.find((each) => each.code === code && each.carbonScope === carbonScope)!;
    const context = {
      province: head.tenantId,
      year: period.year,
      endedMonths: monthsOf(period).length,
      factorSet,
      electricityBasis: head.electricityBasis,
      factorBasis: 'CURRENT' as const,
      planBaseYear: null,
      carbonScope,
    };
    return { cell, place, figure, sums: figure.value === null ? [] : sumsBehind(figure, context) };
  });
};

/** In which cells the institutions of each region are, edition by edition; cells in the order of the places. */
const membershipsOf = (places: readonly JointPlace[]): { edition: string; region: number; cells: string }[] =>
  [...new Set(places.map(({ editionId }) => editionId))].flatMap((edition) => {
    const regions = new Set(places.filter(({ editionId }) => editionId === edition).flatMap((place) => place.regions));
    const isIn = (place: JointPlace, region: number): boolean => place.editionId === edition && place.regions.includes(region);
    return [...regions].map((region) => ({ edition, region, cells: places.map((place) => (isIn(place, region) ? '1' : '0')).join('') }));
  });

const readBlocks = async (db: TenantDb, tenantId: number, places: readonly JointPlace[], minimum: number): Promise<Block[]> => {
  const rows = await listBlocks(db, tenantId, membershipsOf(places), minimum);
  return rows.map(({ cells, users }) => ({ cells: [...cells].flatMap((bit, cell) => (bit === '1' ? [cell] : [])), users }));
};

const toReleased = ({ place, figure, sums }: Candidate, admitted: boolean): ReleasedFigure => {
  const { code, carbonScope, value, reason, numerator, stockMonths } = figure;
  if (value !== null && admitted) return { place, code, carbonScope, value, reason, numerator, stockMonths, sums };
  const nothing = { value: null, numerator: null, stockMonths: null, sums: [] };
  return { place, code, carbonScope, ...nothing, reason: value === null ? reason : 'WITHHELD' };
};

const shownOf = (released: readonly ReleasedPlace[]) =>
  released.flatMap(({ sums }, cell) => sums.map((weights) => ({ cell, weights: toVector(weights) })));

/**
 * By themselves the figures keep to the minimum of today; with what was shown before to the smallest under which any of it was, since
 * nothing that was shown is taken back by a stricter one.
 */
const admit = (
  blocks: readonly Block[],
  released: readonly ReleasedPlace[],
  candidates: readonly Candidate[],
  minimum: number,
): boolean[] => {
  const wanted = candidates.map(({ cell, sums }) => ({ cell, sums: sums.map(toVector) }));
  const alone = admitFigures(blocks, [], wanted, minimum);
  const left = wanted.map((figure, index) => (alone[index] ? figure : { ...figure, sums: [] }));
  const least = Math.min(minimum, ...released.map((place) => place.minimum));
  return admitFigures(blocks, shownOf(released), left, least).map((beside, index) => beside && alone[index]!);
};

const textOf = ({ group, code, carbonScope }: WithheldRow): string => [group ?? '', code, carbonScope ?? ''].join('|');
const inOrder = (a: WithheldRow, b: WithheldRow): number => (textOf(a) < textOf(b) ? -1 : 1);

/**
 * Decides which figures of the edition are shown to the joint view and keeps just those: a figure is withheld where, together with all
 * that was shown of periods of its year, something of fewer institutions than the province's minimum would follow. Five statements.
 * Gives those that are withheld.
 */
export const releaseToJointView = async (
  scope: RequestScope,
  db: TenantDb,
  head: EditionHead,
  content: EditionContent,
  factorSet: FactorSet,
): Promise<WithheldRow[]> => {
  const { tenantId, entries, period } = head;
  const rule = await findJointRule(db, tenantId);
  if (!rule) throw new Error(`province ${tenantId} has no rule for the joint view`);
  const byId: Places = new Map(content.places.map((place) => [place.regionId, place]));
  const totals = new Map(content.sums.filter(isTotal).map((total) => [total.regionId, total]));
  const released = await listReleasedPlaces(db, tenantId, parsePeriod(period)!.year);
  const places = placesOf(scope, head, byId, await readGroups(db));
  const candidates = places.flatMap((place, index) => {
    const figures = figuresOfTotal(head, totalOf(place, byId, entries, totals), factorSet);
    return candidatesOf(head, figures, place.place, released.length + index, factorSet);
  });
  const blocks = await readBlocks(db, tenantId, [...released, ...places], rule.minimumInstitutions);
  const admitted = admit(blocks, released, candidates, rule.minimumInstitutions);
  const figures = candidates.map((candidate, index) => toReleased(candidate, admitted[index]!));
  const told = places.map((place) => ({ ...place, completeness: completenessOf(place, byId, rule.minimumInstitutions) }));
  await addRelease(db, head, told, figures, rule.minimumInstitutions);
  const withheld = figures.filter(({ reason }) => reason === 'WITHHELD');
  return withheld.map(({ place, code, carbonScope }) => ({ group: place || null, code, carbonScope })).sort(inOrder);
};

/** The figures of an edition that are withheld from the joint view. Throws OUT_OF_SCOPE for who does not read the whole province. */
export const getWithheldFigures = (scope: RequestScope, key: EditionKey): Promise<WithheldRow[]> => {
  assertCan(scope, 'figures:read', { regionId: key.tenantId });
  return withTenantSession(scope, 'read', (db) => listWithheld(db, key));
};
