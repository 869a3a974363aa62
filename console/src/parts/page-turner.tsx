import { Button, Flex } from 'antd';
import { countText } from './number-text';
import type { Cursor } from './use-cursor';

interface PageTurnerProps {
  readonly cursor: Cursor;
  readonly pageSize: number;
  readonly page:
    | {
        readonly totalCount: number;
        readonly nodes: readonly unknown[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      }
    | null
    | undefined;
}

/** Below a list of any length: which of its entries are shown, and the way to the others. */
export const PageTurner = ({ cursor, page, pageSize }: PageTurnerProps) => {
  if (!page || page.totalCount === 0) return null;
  const first = cursor.turned * pageSize + 1;
  const { hasNextPage, endCursor } = page.pageInfo;
  return (
    <Flex justify="flex-end" align="center" gap="small" className="page-turner">
      <span className="quiet">
        第 {countText(first)}–{countText(first + page.nodes.length - 1)} 条，共 {countText(page.totalCount)} 条
      </span>
      <Button size="small" disabled={cursor.turned === 0} onClick={cursor.previous}>
        上一页
      </Button>
      <Button size="small" disabled={!hasNextPage || endCursor === null} onClick={() => cursor.next(endCursor!)}>
        下一页
      </Button>
    </Flex>
  );
};
