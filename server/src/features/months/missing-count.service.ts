// How many reports are missing where something is due.
import { monthsOf, type Period } from '@shuangcheng/domain';
import type { TenantDb } from '@shuangcheng/tenants';
import { listHandedIn, placeText, type Reminder } from './reminder.store.js';

/** A region's period that somebody may be reminded of: all of it, or one system's part. */
export interface Candidate extends Reminder {
  readonly of: Period;
}
export type Missing = Candidate & { readonly missing: number };

/** With how many institution-months are missing; those where none is are left out. One statement. */
export const countMissing = async (db: TenantDb, tenantId: number, candidates: readonly Candidate[]): Promise<Missing[]> => {
  const placesOf = ({ regionId, system, of }: Candidate) => monthsOf(of).map((month) => ({ regionId, system, month }));
  const distinct = [...new Map(candidates.flatMap(placesOf).map((place) => [placeText(place), place])).values()];
  const rows = await listHandedIn(db, tenantId, distinct);
  const missingIn = new Map(rows.map((row) => [placeText(row), Math.max(row.expected - row.handedIn, 0)]));
  return candidates
    .map((candidate) => ({
      ...candidate,
      missing: placesOf(candidate).reduce((total, place) => total + missingIn.get(placeText(place))!, 0),
    }))
    .filter(({ missing }) => missing > 0);
};
