// A published decomposition with its input, and whether solving it again gives the same digits.
import { decompose, type DecompositionInput } from '@shuangcheng/domain';
import { assertCan, RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { findRun, type RunRow } from './decomposition-run.store.js';
import { toDecompositionInput } from './kept-run.js';

export interface RunView {
  readonly run: RunRow;
  readonly input: DecompositionInput;
  readonly repeats: boolean;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the kept input gives exactly the values that were published. */
const repeats = (input: DecompositionInput, { shares }: RunRow): boolean => {
  const again = decompose(input);
  if (again.kind !== 'DECOMPOSED') return false;
  const published = new Map(shares.map((share) => [share.code, share.value]));
  return again.shares.length === shares.length && again.shares.every((share) => published.get(share.code) === share.value.toFixed());
};

/** Throws NOT_FOUND where there is no run of that id that the caller may see. */
export const getDecompositionRun = async (scope: RequestScope, runId: string): Promise<RunView> => {
  const run = uuid.test(runId) ? await withTenantSession(scope, 'read', (db) => findRun(db, scope.visible.tenants, runId)) : null;
  if (!run) throw new RequestError('NOT_FOUND', { what: '该分解' });
  assertCan(scope, 'plans:read', { regionId: run.regionId });
  const input = toDecompositionInput(run.input);
  return { run, input, repeats: repeats(input, run) };
};
