// Who may import what: when it is started, and again with every chunk.
import { isInForce, problem, ROLE_ACTIONS, type Action, type Grant } from '@shuangcheng/domain';
import type { Database, RequestScope } from '@shuangcheng/tenants';
import { claimedScope, findAccountScope } from '../sign-in/caller.service.js';
import { Stopped } from './import-stop.js';
import type { ImportKind, ImportRecord } from './import.store.js';

export interface ImportOptions {
  /** Rows of one transaction, at most. */
  readonly chunkRows: number;
  /** How long an import stays with a worker that says nothing. */
  readonly leaseMs: number;
}

/** What somebody must be allowed to do somewhere; each row is judged by itself. */
export const IMPORT_ACTIONS: Readonly<Record<ImportKind, Action>> = { REPORTS: 'reports:submit', REGISTER: 'register:write' };

/** The first grant of the tenant by which the caller may import that; null where there is none. */
export const findImportGrant = (scope: RequestScope, kind: ImportKind, tenantId?: number): Grant | null =>
  scope.caller.grants.find(
    (grant) =>
      isInForce(grant, scope.now) &&
      ROLE_ACTIONS[grant.role].includes(IMPORT_ACTIONS[kind]) &&
      (tenantId === undefined || grant.tenantId === tenantId),
  ) ?? null;

/** Grants that a token claimed are believed this long. */
const CLAIMED_GRANTS_MS = 12 * 3_600_000;
export const CHUNK_TIMEOUT_MS = 120_000;

/** Who started the import, with the grants of now. Throws Stopped where they no longer allow it. */
export const scopeOfImport = async (database: Database, run: ImportRecord): Promise<RequestScope> => {
  const request = { id: `import ${run.importId}`, address: null };
  const now = new Date();
  const claimed = run.claimedCaller;
  const stillBelieved = now.getTime() - run.requestedAt.getTime() < CLAIMED_GRANTS_MS;
  const scope =
    claimed === null
      ? await findAccountScope(database, run.accountId, request, now)
      : stillBelieved
        ? await claimedScope(database, claimed, request, now)
        : null;
  if (!scope || !findImportGrant(scope, run.kind, run.tenantId)) throw new Stopped([problem('IMPORT_RIGHTS_LOST', ['import'])]);
  return { ...scope, statementTimeoutMs: CHUNK_TIMEOUT_MS };
};
