// What an edition says differently from an earlier one of its period, figure by figure and by cause.
import { getIndicator, restate, RESTATEMENT_CAUSES, thawFactors, type RestatedEdition, type RestatementRow } from '@shuangcheng/domain';
import {
  readPage,
  toConnection,
  type Connection,
  type Edition,
  type EditionRestatement,
  type RestatedFigure,
  type RestatedFiguresArgs,
} from '@shuangcheng/schema';
import { assertCan, RequestError, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { readCursor } from '../page-cursor.js';
import { parseEditionId } from './edition-id.js';
import { listEditions, listEditionsById, listFigures, listPlaces, listSums, type EditionRow } from './edition-reading.store.js';
import { regionsShown, toEditionNode } from './edition.service.js';
import { readChanges } from './restatement.store.js';

/** A restatement with all its rows: what its fields show a part of. */
export type RestatementNode = EditionRestatement & { readonly rows: readonly RestatementRow[] };

/** The edition that was asked for, else the one of the period before this one. Throws BAD_USER_INPUT for one of another period or province. */
const findAgainst = async (db: TenantDb, edition: EditionRow, id: string | null): Promise<EditionRow | null> => {
  if (id === null) {
    const earlier = await listEditions(
      db,
      { tenantId: edition.tenantId, period: edition.period, withWithdrawn: true },
      edition.chainNumber,
      1,
    );
    return earlier[0] ?? null;
  }
  const key = parseEditionId(id);
  const [found] = key ? await listEditionsById(db, [key]) : [null];
  if (found && found.tenantId === edition.tenantId && found.period === edition.period && found.number !== edition.number) return found;
  throw new RequestError('BAD_USER_INPUT', { field: 'against', expected: '同一省、同一期间的另一个发布版', actual: id });
};

const readSide = async (db: TenantDb, edition: EditionRow): Promise<RestatedEdition> => {
  const [places, sums, figures] = await Promise.all([
    listPlaces(db, edition, null, 0, null),
    listSums(db, edition, null),
    listFigures(db, edition, { regionIds: null, codes: null }),
  ]);
  return { basis: edition, content: { places, sums, figures }, factorSet: thawFactors(edition) };
};

/**
 * The restatement of an edition against an earlier (or later) one; null where there is none before it. To whoever sees the whole
 * province: what came into a county from another is told by both. Throws OUT_OF_SCOPE.
 */
export const getRestatement = async (
  scope: RequestScope,
  { tenantId, editionId }: Edition,
  against: string | null,
): Promise<RestatementNode | null> => {
  assertCan(scope, 'figures:read', { regionId: tenantId });
  if (!scope.visible.regions.includes(tenantId)) throw new RequestError('OUT_OF_SCOPE', { code: scope.tree.get(tenantId).code });
  return withTenantSession(scope, 'read', async (db) => {
    const [edition] = await listEditionsById(db, [{ tenantId, editionId }]);
    const other = await findAgainst(db, edition!, against);
    if (!other) return null;
    const [old, next] = [await readSide(db, other), await readSide(db, edition!)];
    const { changes, counts } = await readChanges(db, [other, edition!], [old.content.places, next.content.places], old.basis.entries);
    return { against: toEditionNode(other), ...counts, rows: restate({ old, new: next, changes }) };
  });
};

const toFigure = ({ causes, ...row }: RestatementRow): RestatedFigure => ({
  ...row,
  unit: getIndicator(row.code).unit,
  causes: causes === null ? [] : RESTATEMENT_CAUSES.map((cause) => ({ cause, difference: causes[cause] })),
});
const position = (row: { readonly regionId: number; readonly code: string; readonly carbonScope: string | null }) =>
  [row.regionId, row.code, row.carbonScope ?? ''] as const;

/** Rows by region, indicator and carbon scope; by default only those that changed. */
export const listRestatedFigures = (
  scope: RequestScope,
  { rows }: RestatementNode,
  args: RestatedFiguresArgs,
): Connection<RestatedFigure> => {
  const page = readPage(args);
  const regionIds = new Set(regionsShown(scope, args.regions));
  const wanted = rows
    .filter(({ regionId, code }) => regionIds.has(regionId) && (args.codes == null || args.codes.includes(code)))
    .filter((row) => args.unchanged === true || row.difference === null || !row.difference.isZero() || hasCause(row));
  const ordered = [...wanted].sort((a, b) => compare(position(a), position(b)));
  const after = page.after ? readCursor(page.after, 'number', 'text', 'text') : null;
  const left = after === null ? ordered : ordered.filter((row) => compare(position(row), after) > 0);
  return toConnection(left.slice(0, page.first + 1).map(toFigure), page, position, ordered.length);
};
const hasCause = ({ causes }: RestatementRow): boolean =>
  causes !== null && Object.values(causes).some((difference) => !difference.isZero());
type Position = readonly [number, string, string];
const compare = (a: Position, b: Position): number =>
  a[0] - b[0] || Number(a[1] > b[1]) - Number(a[1] < b[1]) || Number(a[2] > b[2]) - Number(a[2] < b[2]);
