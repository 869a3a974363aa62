// What stands as published: the newest edition of a period that is not withdrawn, with all its places and figures.
import type { EditionFigure, EditionPlace } from '@shuangcheng/domain';
import { RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { listEditions, listFigures, listPlaces, type EditionRow } from './edition-reading.store.js';

export interface PublishedEdition {
  readonly head: Omit<EditionRow, 'hash'> & { /** Hexadecimal. */ readonly hash: string };
  readonly places: readonly EditionPlace[];
  readonly figures: readonly EditionFigure[];
}

/** Throws OUT_OF_SCOPE unless the caller sees every region of the edition whole. */
const assertSeesAll = (scope: RequestScope, { tenantId, treeDay }: EditionRow): void => {
  const hidden = scope.tree.subtreeOn(tenantId, treeDay).find((id) => !scope.visible.regions.includes(id));
  if (hidden !== undefined) throw new RequestError('OUT_OF_SCOPE', { code: scope.tree.get(hidden).code });
};

/** Null where none stands. Throws OUT_OF_SCOPE to who sees but a part of the province. */
export const findPublished = (scope: RequestScope, tenantId: number, period: string): Promise<PublishedEdition | null> =>
  withTenantSession(scope, 'read', async (db) => {
    const [row] = await listEditions(db, { tenantId, period, withWithdrawn: false }, null, 1);
    if (!row) return null;
    assertSeesAll(scope, row);
    const [places, figures] = await Promise.all([
      listPlaces(db, row, null, 0, null),
      listFigures(db, row, { regionIds: null, codes: null }),
    ]);
    return { head: { ...row, hash: row.hash.toString('hex') }, places, figures };
  });
