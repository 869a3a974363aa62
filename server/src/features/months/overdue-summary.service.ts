// What is overdue below, in one notice for a period: to a province which of its regions, to who supervises a system how many of its institutions.
import { dayOf } from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import type { NewEvent } from '../../events/outbox.store.js';
import { readSupervisedPlaces } from '../accounts/supervised-places.service.js';
import { countMissing, type Candidate, type Missing } from './missing-count.service.js';
import { reminderText } from './reminder.store.js';

/** So many regions are named, those first where most is missing; of the others it is told how many they are. */
const MOST_NAMES = 8;

/** A summary that is to be told, with what is missing in it. */
export interface Summary extends Missing {
  readonly body: NewEvent['body'];
}

interface Asked {
  readonly summary: Candidate;
  /** The overdue periods of regions that are in it, as far as they are of its system. */
  readonly parts: readonly Candidate[];
}

/** A city's own institutions are not those of its counties. */
const nameOf = ({ tree }: RequestScope, regionId: number): string => {
  const { name, level } = tree.get(regionId);
  return level === 'COUNTY' ? name : `${name}本级`;
};

const toSummary = (scope: RequestScope, summary: Candidate, parts: readonly Missing[]): Summary => {
  const { period, dueDate, system } = summary;
  const missing = parts.reduce((total, part) => total + part.missing, 0);
  if (system !== '') return { ...summary, missing, body: { period, dueDate, missing, system } };
  const first = [...parts].sort((a, b) => b.missing - a.missing || a.regionId - b.regionId).slice(0, MOST_NAMES);
  const names = first.map(({ regionId }) => nameOf(scope, regionId)).join('、');
  return { ...summary, missing, body: { period, dueDate, missing, regions: parts.length, names, more: parts.length > first.length } };
};

/** What a place's summary of a period that is overdue there is made of: a province is told of its own institutions already. */
const askedOf = (scope: RequestScope, summary: Candidate, overdue: readonly Candidate[]): Asked => {
  const { regionId, system, period } = summary;
  const inside = new Set(scope.tree.subtreeOn(regionId, dayOf(scope.now)));
  if (system === '') inside.delete(regionId);
  return {
    summary,
    parts: overdue.filter((each) => each.period === period && inside.has(each.regionId)).map((each) => ({ ...each, system })),
  };
};

/**
 * The summaries that were not told before, of a province and of every system that is supervised in it: once the period is overdue at the place
 * itself, and something below it is.
 */
export const summariseOverdue = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  overdue: readonly Candidate[],
  known: ReadonlySet<string>,
): Promise<Summary[]> => {
  if (overdue.length === 0) return [];
  const places = [{ regionId: tenantId, system: '' }, ...(await readSupervisedPlaces(db, tenantId, scope.now))];
  const asked = places
    .flatMap(({ regionId, system }) => overdue.filter((each) => each.regionId === regionId).map((each) => ({ ...each, system })))
    .map((own): Candidate => ({ ...own, kind: 'OVERDUE_SUMMARY' }))
    .filter((summary) => !known.has(reminderText(summary)))
    .map((summary) => askedOf(scope, summary, overdue));
  const parts = new Map(asked.flatMap((each) => each.parts.map((part) => [reminderText(part), part])));
  if (parts.size === 0) return [];
  const missing = new Map((await countMissing(db, tenantId, [...parts.values()])).map((part) => [reminderText(part), part]));
  return asked
    .map((each) => ({ summary: each.summary, parts: each.parts.flatMap((part) => missing.get(reminderText(part)) ?? []) }))
    .filter((each) => each.parts.length > 0)
    .map((each) => toSummary(scope, each.summary, each.parts));
};
