// Who is asking, for one request: the caller, the rows they may see and change, the tree and the clock.
import { can, rowScopeOf, systemShownIn, type Action, type Grant, type Place, type RegionTree, type RowScope } from '@shuangcheng/domain';
import type { Database } from '../database/database.js';
import { RequestError } from './request-error.js';
import type { QueryMeter } from './session-db.js';
import type { ReadSession } from './session.js';

export interface Caller {
  readonly accountId: string;
  /** The sign-in from which the token came; none for an external issuer's. */
  readonly sessionId?: string;
  readonly username: string;
  readonly displayName: string;
  readonly kind: 'PERSON' | 'CLIENT';
  readonly mustChangeSecret: boolean;
  readonly grants: readonly Grant[];
}

export interface RequestScope {
  readonly database: Database;
  readonly caller: Caller;
  readonly tree: RegionTree;
  readonly now: Date;
  readonly requestId: string;
  /** Where the request came from; null for the platform's own work. */
  readonly address: string | null;
  readonly visible: RowScope;
  readonly writable: RowScope;
  readonly statementTimeoutMs: number;
  readonly meter: QueryMeter;
  /** Set for the length of a GraphQL query. */
  readSession: ReadSession | null;
}

export const REQUEST_TIMEOUT_MS = 20_000;
const LOAD_TIMEOUT_MS = 600_000;

/** The scope of a signed-in caller: what their grants that are in force open. */
export const makeRequestScope = (
  database: Database,
  tree: RegionTree,
  caller: Caller,
  now: Date,
  request: { readonly id: string; readonly address: string | null },
): RequestScope => ({
  database,
  caller,
  tree,
  now,
  requestId: request.id,
  address: request.address,
  visible: rowScopeOf(caller.grants, 'READ', tree, now),
  writable: rowScopeOf(caller.grants, 'WRITE', tree, now),
  statementTimeoutMs: REQUEST_TIMEOUT_MS,
  meter: { statements: 0, rows: 0 },
  readSession: null,
});

/** The scope in which the platform itself loads a province's data: all of that province, nothing of another. */
export const makeLoadScope = (database: Database, tree: RegionTree, tenantId: number, now: Date): RequestScope => {
  const rows: RowScope = {
    tenants: [tenantId],
    regions: tree
      .list()
      .filter((region) => region.tenantId === tenantId)
      .map((region) => region.id),
    regionSystems: [],
    institutions: [],
  };
  const grant: Grant = {
    role: 'COUNTY_BUREAU',
    tenantId,
    regionId: tenantId,
    subtree: true,
    system: null,
    institutionId: null,
    validFrom: new Date(0),
    validTo: null,
  };
  const caller: Caller = {
    accountId: '00000000-0000-0000-0000-000000000000',
    username: 'platform',
    displayName: '平台',
    kind: 'CLIENT',
    mustChangeSecret: false,
    grants: [grant],
  };
  return {
    database,
    caller,
    tree,
    now,
    requestId: 'load',
    address: null,
    visible: rows,
    writable: rows,
    statementTimeoutMs: LOAD_TIMEOUT_MS,
    meter: { statements: 0, rows: 0 },
    readSession: null,
  };
};

export const canDo = (scope: RequestScope, action: Action, place: Place): boolean =>
  can(scope.caller.grants, action, place, scope.tree, scope.now);

/**
 * Throws unless a grant allows the action there: OUT_OF_SCOPE where the caller may not even read the region, FORBIDDEN
 * where it is the role that does not allow it.
 */
export const assertCan = (scope: RequestScope, action: Action, place: Place): void => {
  if (canDo(scope, action, place)) return;
  const readable = canDo(scope, 'institutions:read', place);
  if (readable) throw new RequestError('FORBIDDEN', { action });
  throw new RequestError('OUT_OF_SCOPE', { code: scope.tree.get(place.regionId).code });
};

/** The systems that the caller's figures of a region are limited to; null when they show all of it. */
export const systemsShown = (scope: RequestScope, regionId: number): readonly string[] | null =>
  systemShownIn(scope.caller.grants, regionId, scope.tree, scope.now);

/**
 * The scope of the same caller where regions that a reorganisation sets up in its province are in it too. Throws unless the
 * caller may write the whole province.
 */
export const withNewRegions = (scope: RequestScope, tenantId: number, regionIds: readonly number[]): RequestScope => {
  if (regionIds.length === 0) return scope;
  if (!scope.writable.tenants.includes(tenantId) || !scope.writable.regions.includes(tenantId))
    throw new RequestError('FORBIDDEN', { action: 'register:write' });
  const wider = (rows: RowScope): RowScope => ({ ...rows, regions: [...new Set([...rows.regions, ...regionIds])] });
  return { ...scope, visible: wider(scope.visible), writable: wider(scope.writable) };
};
