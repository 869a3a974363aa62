// Connections as async iterators: page after page, as far as the loop goes.

export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
/** Most nodes that the server gives at once. */
export const LARGEST_PAGE = 500;

/** Reads the nodes that come after the cursor. */
export type ReadPage<Node> = (page: { readonly first: number; readonly after: string | null }) => Promise<Page<Node> | null>;

/**
 * Every node, in order; the next page is read when the loop has come to its end. A connection that is null (nothing there, or nothing to
 * see) has no nodes. Throws RangeError for a page size outside 1 to 500, and what the reading throws.
 */
export async function* eachNode<Node>(read: ReadPage<Node>, pageSize = 100): AsyncGenerator<Node, void, undefined> {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > LARGEST_PAGE)
    throw new RangeError(`expected a page size from 1 to ${LARGEST_PAGE}, got ${pageSize}`);
  for (let after: string | null = null; ;) {
    const page = await read({ first: pageSize, after });
    if (!page) return;
    yield* page.nodes;
    const { hasNextPage, endCursor } = page.pageInfo;
    // A cursor that stays where it was would read the same page for ever.
    if (!hasNextPage || endCursor === null || endCursor === after) return;
    after = endCursor;
  }
}
