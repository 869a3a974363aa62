// What became of every row of an import, as a table to download.
import type { RequestScope } from '@shuangcheng/tenants';
import { getImport, readAllRows } from './import.service.js';
import type { RowOutcome } from './import-row.js';

const OUTCOMES: Readonly<Record<RowOutcome, string>> = { CREATED: '新建', UPDATED: '修订', UNCHANGED: '未变', REJECTED: '未采用' };

/** The lines of the table, read as they are taken. Throws NOT_FOUND before the first. */
export const openResult = async (scope: RequestScope, importId: string): Promise<AsyncGenerator<readonly string[]>> => {
  const found = await getImport(scope, importId);
  const withPeriod = found.kind === 'REPORTS';
  return (async function* () {
    yield ['行号', '统一社会信用代码', ...(withPeriod ? ['期间'] : []), '结果', withPeriod ? '原因' : '原因和提示'];
    for await (const block of readAllRows(scope, found))
      for (const { row, institution, period, outcome, problems, warnings } of block) {
        const told = [...problems, ...warnings].map(({ message }) => message).join(' ');
        yield [String(row), institution, ...(withPeriod ? [period] : []), OUTCOMES[outcome as RowOutcome], told];
      }
  })();
};
