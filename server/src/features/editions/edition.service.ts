// Editions as the API shows them: the head to everybody in the province, of their content what is of the caller's own regions.
import {
  coverageOf,
  EDITION_FAULTS,
  formatPeriod,
  getIndicator,
  getItem,
  isIncomplete,
  parsePeriod,
  shownDenominator,
  type EditionFault,
  type EditionFigure as FrozenFigure,
  type EditionPlace as FrozenPlace,
  type IndicatorCode,
  type Period,
} from '@shuangcheng/domain';
import {
  readPage,
  toConnection,
  type Connection,
  type Edition,
  type EditionFigure,
  type EditionFiguresArgs,
  type EditionPayload,
  type EditionPlace,
  type EditionPlacesArgs,
  type EditionPreview,
  type EditionsArgs,
  type EditionVerification,
} from '@shuangcheng/schema';
import { assertCan, RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { readCursor } from '../page-cursor.js';
import { getRegion } from '../regions/region.service.js';
import { verifyEdition } from './edition-check.service.js';
import { encodeEditionId, type EditionKey } from './edition-id.js';
import {
  countEditionsOf,
  countFiguresOf,
  countPlacesOf,
  listEditions,
  listEditionsById,
  listFigures,
  listPlaces,
  type EditionRow,
} from './edition-reading.store.js';
import type { EditionAnswer, PreviewedEdition } from './publish-edition.service.js';

const MOST_FAULTS = 200;

export const toEditionNode = (row: EditionRow): Edition => ({
  __typename: 'Edition',
  id: encodeEditionId(row),
  ...row,
  period: parsePeriod(row.period)!,
  factorSet: row.factorSetId,
  definitions: Object.entries(row.definitions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, version]) => ({ code: code as IndicatorCode, version })),
  hash: row.hash.toString('hex'),
  previousHash: row.previousHash.toString('hex'),
  withdrawn: row.withdrawnAt && { at: row.withdrawnAt, by: row.withdrawnBy!, reason: row.withdrawalReason! },
});

/** The edition, to whoever works in its province; null otherwise, and where there is none. */
export const findEdition = async (scope: RequestScope, key: EditionKey): Promise<Edition | null> => {
  // Whoever holds a joint grant only reads through the joint view, which says what may be shown.
  if (!scope.visible.tenants.includes(key.tenantId)) return null;
  const [row] = await withTenantSession(scope, 'read', (db) => listEditionsById(db, [key]));
  return row ? toEditionNode(row) : null;
};

/** Editions of the region's province, the newest first. Throws OUT_OF_SCOPE where no grant reads the region's figures. */
export const listRegionEditions = async (scope: RequestScope, regionId: number, args: EditionsArgs): Promise<Connection<Edition>> => {
  assertCan(scope, 'figures:read', { regionId });
  const page = readPage(args);
  const filter = {
    tenantId: scope.tree.get(regionId).tenantId,
    period: args.period ? formatPeriod(args.period) : null,
    withWithdrawn: args.withWithdrawn ?? true,
  };
  const before = page.after ? readCursor(page.after, 'number')[0] : null;
  const rows = await withTenantSession(scope, 'read', (db) => listEditions(db, filter, before, page.first + 1));
  return toConnection(
    rows.map(toEditionNode),
    page,
    (edition) => [edition.chainNumber],
    () => withTenantSession(scope, 'read', (db) => countEditionsOf(db, filter)),
  );
};
export const listEditionsOf = (
  scope: RequestScope,
  { region, ...args }: EditionsArgs & { readonly region: string },
): Promise<Connection<Edition>> => listRegionEditions(scope, getRegion(scope, region).regionId, args);

/**
 * The regions asked for, else all of the caller's: whole regions only. Throws OUT_OF_SCOPE for one of which the caller sees a part
 * or nothing.
 */
export const regionsShown = (scope: RequestScope, codes: readonly string[] | null | undefined): readonly number[] => {
  if (codes == null) return scope.visible.regions;
  const asked = codes.map((code) => getRegion(scope, code));
  const hidden = asked.find(({ regionId }) => !scope.visible.regions.includes(regionId));
  if (hidden) throw new RequestError('OUT_OF_SCOPE', { code: hidden.code });
  return asked.map(({ regionId }) => regionId);
};

const toPlaceNode = (scope: RequestScope, place: FrozenPlace): EditionPlace => ({
  ...place,
  parentCode: place.parentId === null ? null : scope.tree.get(place.parentId).code,
  coverage: coverageOf(place),
});

/** Places of an edition by code. */
export const listEditionPlaces = async (
  scope: RequestScope,
  edition: Edition,
  args: EditionPlacesArgs,
): Promise<Connection<EditionPlace>> => {
  const page = readPage(args);
  const regionIds = regionsShown(scope, args.regions);
  const after = page.after ? readCursor(page.after, 'number')[0] : 0;
  const rows = await withTenantSession(scope, 'read', (db) => listPlaces(db, edition, regionIds, after, page.first + 1));
  return toConnection(
    rows.map((place) => toPlaceNode(scope, place)),
    page,
    (place) => [place.regionId],
    () => withTenantSession(scope, 'read', (db) => countPlacesOf(db, edition, regionIds)),
  );
};

const toFigureNode = (period: Period, figure: FrozenFigure): EditionFigure => {
  const { stockMonths } = figure;
  const { unit, numeratorUnit, denominator } = getIndicator(figure.code);
  return {
    ...figure,
    unit,
    numeratorUnit: figure.numerator && numeratorUnit,
    denominator: shownDenominator(period, figure),
    denominatorUnit: stockMonths && denominator ? getItem(denominator).unit : null,
  };
};

/** Figures of an edition by region, indicator and carbon scope. */
export const listEditionFigures = async (
  scope: RequestScope,
  edition: Edition,
  args: EditionFiguresArgs,
): Promise<Connection<EditionFigure>> => {
  const page = readPage(args);
  const filter = { regionIds: regionsShown(scope, args.regions), codes: args.codes ?? null };
  const after = page.after ? readCursor(page.after, 'number', 'text', 'text') : null;
  const rows = await withTenantSession(scope, 'read', (db) => listFigures(db, edition, filter, after, page.first + 1));
  return toConnection(
    rows.map((figure) => toFigureNode(edition.period, figure)),
    page,
    (figure) => [figure.regionId, figure.code, figure.carbonScope ?? ''],
    () => withTenantSession(scope, 'read', (db) => countFiguresOf(db, edition, filter)),
  );
};

const toPreview = (scope: RequestScope, { head, content, withheld }: PreviewedEdition): EditionPreview => {
  const period = parsePeriod(head.period)!;
  const places = content.places.map((place) => toPlaceNode(scope, place));
  const incomplete = places.filter((place) => place.regionId !== head.tenantId && isIncomplete(place));
  const figures = content.figures.filter(({ regionId }) => regionId === head.tenantId);
  return {
    ...head,
    period,
    factorSet: head.factorSetId,
    province: places.find(({ regionId }) => regionId === head.tenantId)!,
    incomplete: incomplete.sort((a, b) => a.coverage!.comparedTo(b.coverage!) || a.regionId - b.regionId),
    figures: figures.map((figure) => toFigureNode(period, figure)),
    withheld,
  };
};

/** A mutation's answer with its edition, or with what it would have been. */
export const toEditionPayload = async (
  scope: RequestScope,
  { key, preview, problems, warnings = [] }: EditionAnswer,
): Promise<EditionPayload> => ({
  edition: key && (await findEdition(scope, key)),
  preview: preview ? toPreview(scope, preview) : null,
  problems,
  warnings,
});

const severity = (fault: EditionFault): number => EDITION_FAULTS.indexOf(fault.kind);

/** Recomputes everything of the edition. To who reads the province's audit trail. */
export const getVerification = async (scope: RequestScope, edition: Edition): Promise<EditionVerification> => {
  const faults = await verifyEdition(scope, edition);
  const differences = [...faults].sort((a, b) => severity(a) - severity(b)).slice(0, MOST_FAULTS);
  return { ok: faults.length === 0, differences };
};
