// What became of every row of an import, as a table to download.
import type { RequestScope } from '@shuangcheng/tenants';
import { readAllRows } from './import.service.js';
import type { RowOutcome } from './import-row.js';

const OUTCOMES: Readonly<Record<RowOutcome, string>> = { CREATED: '新建', UPDATED: '修订', UNCHANGED: '未变', REJECTED: '未采用' };

/** The lines of the table, read as they are taken. Throws NOT_FOUND before the first. */
export const openResult = async (scope: RequestScope, importId: string): Promise<AsyncGenerator<readonly string[]>> => {
  const blocks = readAllRows(scope, importId);
  const first = await blocks.next();
  return (async function* () {
    yield ['行号', '统一社会信用代码', '期间', '结果', '原因'];
    for (let block = first; !block.done; block = await blocks.next())
      for (const { row, institution, period, outcome, problems } of block.value)
        yield [String(row), institution, period, OUTCOMES[outcome as RowOutcome], problems.map(({ message }) => message).join(' ')];
  })();
};
