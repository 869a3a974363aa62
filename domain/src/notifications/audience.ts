// Who is told of what: one pure table of role × kind of event × relation of the grant to the event's place.
import { isInForce, ROLE_ACTIONS, type Grant, type Role } from '../access/access.js';
import type { EventKind } from '../events/event-kinds.js';
import { dayOf } from '../periods/period.js';
import type { RegionId, RegionTree } from '../regions/region-tree.js';

/**
 * How a grant stands to an event: THERE the event is of the grant's own region or an institution directly in it; REGION it is of the grant's own
 * region as a whole; ABOVE it is of
 * that region or of one above it as a whole; HOME it is of that region as a whole; BELOW it is of one below it as a whole; SYSTEM it is of the grant's
 * own system in all of its region; INSTITUTION it is of the grant's own institution; PARTNER it is of another province as a
 * whole: of which it is, if of any, says what reads the events.
 */
type Relation = 'THERE' | 'REGION' | 'ABOVE' | 'HOME' | 'BELOW' | 'SYSTEM' | 'INSTITUTION' | 'PARTNER';
interface Told {
  readonly role: Role;
  readonly relations: readonly Relation[];
}

const told = (role: Role, ...relations: Relation[]): Told => ({ role, relations });
const bureaus: readonly Told[] = [told('COUNTY_BUREAU', 'THERE'), told('CITY_BUREAU', 'THERE'), told('PROVINCE_BUREAU', 'THERE')];
const monthDecided: readonly Told[] = [
  told('REPORTER', 'INSTITUTION', 'ABOVE'),
  told('COUNTY_BUREAU', 'THERE', 'ABOVE'),
  told('CITY_BUREAU', 'ABOVE'),
];
/** Each region's deadline is of the institutions directly in it: those of a region above are not theirs. */
const due: readonly Told[] = [told('REPORTER', 'INSTITUTION', 'HOME'), ...bureaus];

/** What a province has decided for all of it. */
const provinceDecided: readonly Told[] = [told('COUNTY_BUREAU', 'ABOVE'), told('CITY_BUREAU', 'ABOVE'), told('PROVINCE_BUREAU', 'THERE')];

/**
 * What is not here is told to nobody by itself. REPORT_SUBMITTED would be a thousand in an hour: the review queue
 * counts them, as it does those that REPORTS_SUBMITTED tells of together.
 * An import is told to the account that started it, whatever its role.
 */
export const NOTIFIED = {
  REPORT_RETURNED: [told('REPORTER', 'INSTITUTION'), told('COUNTY_BUREAU', 'THERE')],
  MONTH_CONFIRMED: monthDecided,
  MONTH_LOCKED: monthDecided,
  MONTH_REOPENED: monthDecided,
  DUE_SOON: due,
  // A city is told of each of its counties, a line for each; a province has too many for that, and is told of all in one.
  OVERDUE: [...due, told('CITY_BUREAU', 'BELOW')],
  OVERDUE_SUMMARY: [told('PROVINCE_BUREAU', 'REGION'), told('SYSTEM_SUPERVISOR', 'SYSTEM')],
  CHECK_ASSIGNED: bureaus,
  CHECK_SETTLED: bureaus,
  REGISTER_CHANGED: bureaus,
  TARGET_PUBLISHED: [
    told('COUNTY_BUREAU', 'REGION'),
    told('CITY_BUREAU', 'REGION'),
    told('PROVINCE_BUREAU', 'REGION'),
    told('REPORTER', 'INSTITUTION'),
  ],
  PLAN_PUBLISHED: [told('COUNTY_BUREAU', 'ABOVE'), told('CITY_BUREAU', 'ABOVE')],
  EDITION_PUBLISHED: provinceDecided,
  EDITION_WITHDRAWN: provinceDecided,
  FACTOR_SET_OFFICIAL: provinceDecided,
  TASK_PROGRESSED: [told('PROVINCE_BUREAU', 'PARTNER')],
  BUDGET_RUNNING_OUT: [told('REPORTER', 'INSTITUTION'), ...bureaus],
  IMPORT_FINISHED: 'WHO_STARTED_IT',
} as const satisfies Partial<Record<EventKind, readonly Told[] | 'WHO_STARTED_IT'>>;
export type NotificationKind = keyof typeof NOTIFIED;
export const NOTIFICATION_KINDS = Object.keys(NOTIFIED) as NotificationKind[];

/** One way in which somebody is told: events of this kind that match whatever is not null. */
export interface AudienceRule {
  readonly kind: NotificationKind;
  readonly tenantId: number;
  readonly regionId: RegionId | null;
  readonly institutionId: string | null;
  readonly system: string | null;
  /** Only what concerns the region as a whole. */
  readonly wholeRegion: boolean;
  /** Only what this account started. */
  readonly accountId: string | null;
}

/** What decides whether somebody is told of an event. */
export interface ToldEvent {
  readonly kind: EventKind;
  readonly tenantId: number;
  readonly regionId: RegionId;
  readonly system: string;
  readonly institutionId: string | null;
  /** The account that the event's body names, if any. */
  readonly account: string | null;
}

const opensRows = (grant: Grant, now: Date): boolean => isInForce(grant, now) && ROLE_ACTIONS[grant.role].includes('institutions:read');

/** The grant's region and those above it, in the tree of the day. */
const upFrom = (regionId: RegionId, tree: RegionTree, now: Date): RegionId[] => [
  regionId,
  ...tree.ancestorsOn(regionId, dayOf(now)).map((region) => region.id),
];

/** The regions whose notices may reach the holder of the grants: their own and those above, of which nothing else is seen. */
export const toldRegionsOf = (grants: readonly Grant[], tree: RegionTree, now: Date): RegionId[] => [
  ...new Set(grants.filter((grant) => opensRows(grant, now)).flatMap((grant) => upFrom(grant.regionId, tree, now))),
];

const rulesOf = (kind: NotificationKind, relation: Relation, grant: Grant, tree: RegionTree, now: Date): AudienceRule[] => {
  const rule = { kind, tenantId: grant.tenantId, institutionId: null, system: null, wholeRegion: false, accountId: null };
  if (relation === 'INSTITUTION') {
    return grant.institutionId === null ? [] : [{ ...rule, regionId: grant.regionId, institutionId: grant.institutionId }];
  }
  if (relation === 'PARTNER')
    return tree
      .list()
      .filter(({ level, tenantId }) => level === 'PROVINCE' && tenantId !== grant.tenantId)
      .map(({ id, tenantId }) => ({ ...rule, tenantId, regionId: id, wholeRegion: true }));
  if (relation === 'THERE') return grant.institutionId === null ? [{ ...rule, regionId: grant.regionId }] : [];
  if (relation === 'HOME') return [{ ...rule, regionId: grant.regionId, wholeRegion: true }];
  const below = tree.subtreeOn(grant.regionId, dayOf(now)).filter((id) => id !== grant.regionId);
  // Who does not see what is below is told no number of it.
  if (relation === 'SYSTEM')
    return grant.subtree || below.length === 0 ? [{ ...rule, regionId: grant.regionId, system: grant.system }] : [];
  if (relation === 'BELOW') return below.map((regionId) => ({ ...rule, regionId, wholeRegion: true }));
  if (relation === 'REGION') return grant.institutionId === null ? [{ ...rule, regionId: grant.regionId, wholeRegion: true }] : [];
  return upFrom(grant.regionId, tree, now).map((regionId) => ({ ...rule, regionId, wholeRegion: true }));
};

/** All ways in which the holder of the grants is told of something. */
export const audienceOf = (grants: readonly Grant[], accountId: string, tree: RegionTree, now: Date): AudienceRule[] => {
  const rules = new Map<string, AudienceRule>();
  const add = (rule: AudienceRule): void => void rules.set(JSON.stringify(rule), rule);
  for (const grant of grants.filter((each) => opensRows(each, now))) {
    for (const kind of NOTIFICATION_KINDS) {
      const entry: readonly Told[] | 'WHO_STARTED_IT' = NOTIFIED[kind];
      if (entry === 'WHO_STARTED_IT') {
        add({ kind, tenantId: grant.tenantId, regionId: null, institutionId: null, system: null, wholeRegion: false, accountId });
        continue;
      }
      // A grant for one system sees a part of its region only: notices of whole regions are not for it.
      const relations = entry.filter(({ role }) => role === grant.role).flatMap((one) => one.relations);
      for (const relation of relations.filter((each) => (each === 'SYSTEM') === (grant.system !== null)))
        rulesOf(kind, relation, grant, tree, now).forEach(add);
    }
  }
  return [...rules.values()];
};

const matches = (rule: AudienceRule, event: ToldEvent): boolean =>
  rule.kind === event.kind &&
  rule.tenantId === event.tenantId &&
  (rule.regionId === null || rule.regionId === event.regionId) &&
  (rule.institutionId === null || rule.institutionId === event.institutionId) &&
  (rule.system === null || rule.system === event.system) &&
  (!rule.wholeRegion || (event.institutionId === null && event.system === '')) &&
  (rule.accountId === null || rule.accountId === event.account);

export const isTold = (audience: readonly AudienceRule[], event: ToldEvent): boolean => audience.some((rule) => matches(rule, event));
