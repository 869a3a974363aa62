// Who may do what: one pure table for server and console. A grant = role × region × subtree × system × validity.
import type { RegionId, RegionTree } from '../regions/region-tree.js';
import { standingOn } from '../regions/standing.js';
import { dayOf } from '../periods/period.js';

export const ROLES = [
  'PROVINCE_BUREAU',
  'CITY_BUREAU',
  'COUNTY_BUREAU',
  'SYSTEM_SUPERVISOR',
  'REPORTER',
  'AUDITOR',
  'JOINT_ANALYST',
] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  'figures:read',
  'institutions:read',
  'reports:read',
  'reports:submit',
  'reports:review',
  'months:confirm',
  'register:write',
  'plans:read',
  'plans:publish',
  'targets:decompose',
  'factors:publish',
  'quality:publish',
  'quotas:publish',
  'budgets:set',
  'calendar:set',
  'editions:publish',
  'tasks:record',
  'joint:read',
  'audit:read',
  'accounts:manage',
  'checks:read',
  'checks:open',
  'checks:record',
  'checks:settle',
  'attachments:add',
] as const;
export type Action = (typeof ACTIONS)[number];

const reading: readonly Action[] = ['figures:read', 'institutions:read', 'reports:read', 'plans:read'];
/** Spot checks and joint reviews are between bureaus: opened, carried out and answered by them. */
const checking: readonly Action[] = ['checks:read', 'checks:open', 'checks:record', 'checks:settle', 'attachments:add'];

/** What each role may do where its grant holds. */
export const ROLE_ACTIONS: Readonly<Record<Role, readonly Action[]>> = {
  PROVINCE_BUREAU: [
    ...reading,
    'reports:review',
    'months:confirm',
    'register:write',
    'plans:publish',
    'targets:decompose',
    'factors:publish',
    'quality:publish',
    'quotas:publish',
    'budgets:set',
    'calendar:set',
    'editions:publish',
    'tasks:record',
    'audit:read',
    'accounts:manage',
    ...checking,
  ],
  CITY_BUREAU: [
    ...reading,
    'reports:review',
    'months:confirm',
    'register:write',
    'plans:publish',
    'targets:decompose',
    'budgets:set',
    'calendar:set',
    'accounts:manage',
    ...checking,
  ],
  COUNTY_BUREAU: [
    ...reading,
    'reports:submit',
    'reports:review',
    'register:write',
    'plans:publish',
    'targets:decompose',
    'budgets:set',
    'accounts:manage',
    ...checking,
  ],
  SYSTEM_SUPERVISOR: [...reading, 'reports:review', 'attachments:add'],
  REPORTER: ['institutions:read', 'reports:read', 'reports:submit', 'attachments:add'],
  AUDITOR: [...reading, 'audit:read', 'checks:read'],
  JOINT_ANALYST: ['joint:read'],
};

/** Actions that change data: a principal none of whose roles has one gets read-only sessions. */
const writing: ReadonlySet<Action> = new Set(ACTIONS.filter((action) => !action.endsWith(':read')));

export interface Grant {
  readonly role: Role;
  readonly tenantId: number;
  readonly regionId: RegionId;
  /** Whether the grant also holds below the region. */
  readonly subtree: boolean;
  /** Narrows the grant to institutions of one system. */
  readonly system: string | null;
  /** Narrows the grant to one institution. */
  readonly institutionId: string | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

export const isInForce = (grant: Grant, now: Date): boolean => grant.validFrom <= now && (grant.validTo === null || now < grant.validTo);

/** When the first of the grants in force comes to its end by its date, in milliseconds since 1970; Infinity where none does. */
export const firstEndOf = (grants: readonly Grant[], now: Date): number =>
  Math.min(...grants.filter((grant) => isInForce(grant, now)).map((grant) => grant.validTo?.getTime() ?? Infinity));

/** Where an action takes place. Without system and institution: on the region's own figures and lists. */
export interface Place {
  readonly regionId: RegionId;
  readonly system?: string | null;
  readonly institutionId?: string;
}

/** A grant for one institution follows it where it moved. */
const follows = ({ institutionId, regionId: granted }: Grant, regionId: RegionId, tree: RegionTree): boolean =>
  institutionId !== null && tree.hasStoodIn(institutionId, granted) && tree.hasStoodIn(institutionId, regionId);
const covers = (grant: Grant, regionId: RegionId, tree: RegionTree, now: Date): boolean =>
  (grant.subtree ? tree.coverOn(grant.regionId, dayOf(now)).includes(regionId) : grant.regionId === regionId) ||
  follows(grant, regionId, tree);

/** Figures and lists of a region, read without naming a system: a grant for one system sees its own part of them. */
const readsOwnPart = (action: Action, place: Place): boolean =>
  action.endsWith(':read') && place.system === undefined && place.institutionId === undefined;

/**
 * Whether one of the grants allows the action there. A grant for one system reads its region's figures and lists
 * (they show that system only); a grant for one institution allows nothing but that institution.
 */
export const can = (grants: readonly Grant[], action: Action, place: Place, tree: RegionTree, now: Date): boolean =>
  grants.some(
    (grant) =>
      isInForce(grant, now) &&
      ROLE_ACTIONS[grant.role].includes(action) &&
      covers(grant, place.regionId, tree, now) &&
      (grant.institutionId === null || grant.institutionId === place.institutionId) &&
      (grant.system === null || grant.system === place.system || readsOwnPart(action, place)),
  );

/** Rows that a principal may see or change, as the database's policies compare them. */
export interface RowScope {
  readonly tenants: readonly number[];
  /** Regions all of whose rows are in scope. */
  readonly regions: readonly RegionId[];
  /** "region:system": regions where only one system's rows are in scope. */
  readonly regionSystems: readonly string[];
  readonly institutions: readonly string[];
}

/**
 * The rows that the grants open, for reading or for writing. A joint grant opens no live row: it reads editions.
 */
export const rowScopeOf = (grants: readonly Grant[], use: 'READ' | 'WRITE', tree: RegionTree, now: Date): RowScope => {
  const tenants = new Set<number>();
  const regions = new Set<RegionId>();
  const regionSystems = new Set<string>();
  const institutions = new Set<string>();
  for (const grant of grants) {
    const actions = ROLE_ACTIONS[grant.role];
    const opens = use === 'READ' ? actions.includes('institutions:read') : actions.some((action) => writing.has(action));
    if (!opens || !isInForce(grant, now)) continue;
    tenants.add(grant.tenantId);
    if (grant.institutionId !== null) {
      institutions.add(grant.institutionId);
      continue;
    }
    const covered = grant.subtree ? tree.coverOn(grant.regionId, dayOf(now)) : [grant.regionId];
    for (const id of covered) {
      if (grant.system === null) regions.add(id);
      else regionSystems.add(`${id}:${grant.system}`);
    }
    // What an institution reported before it came here goes with it: its earlier reports are of other regions.
    for (const { institutionId, spans } of tree.movedInto(covered, dayOf(now))) {
      if (grant.system === null || standingOn(spans, dayOf(now)).system === grant.system) institutions.add(institutionId);
    }
  }
  return { tenants: [...tenants], regions: [...regions], regionSystems: [...regionSystems], institutions: [...institutions] };
};

/**
 * The provinces whose editions the grants open to the joint view: none as long as a grant of any other role is in force, since who
 * reads live figures too could subtract them from what is shown of a group.
 */
export const jointTenantsOf = (grants: readonly Grant[], now: Date): number[] => {
  const inForce = grants.filter((grant) => isInForce(grant, now));
  if (!inForce.every(({ role }) => ROLE_ACTIONS[role].includes('joint:read'))) return [];
  return [...new Set(inForce.map(({ tenantId }) => tenantId))];
};

/** The only system whose figures the grants show for a region; null when they show all of it. */
export const systemShownIn = (grants: readonly Grant[], regionId: RegionId, tree: RegionTree, now: Date): readonly string[] | null => {
  const systems = new Set<string>();
  for (const grant of grants) {
    if (!isInForce(grant, now) || !ROLE_ACTIONS[grant.role].includes('figures:read') || !covers(grant, regionId, tree, now)) continue;
    if (grant.institutionId !== null) continue;
    if (grant.system === null) return null;
    systems.add(grant.system);
  }
  return [...systems];
};
