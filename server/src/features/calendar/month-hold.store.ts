// The lock between those who change a region's reports and those who change its calendar: reports hold their own region's
// key together (nobody waits for another clerk, nor for another county), the calendar takes it alone.
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

/** The first key of these advisory locks; the second is the region's id. */
const CALENDAR_LOCKS = 1_363_013;

// Regions in one order for all, so that two callers never wait for each other.
const holdOpen = statement(
  'hold_calendar_of_reports',
  `select h.region_id as "regionId", pg_advisory_xact_lock_shared(${CALENDAR_LOCKS}, h.region_id)::text
     from (select region_id from unnest($4::int[]) as given (region_id) where region_id is not null
            union
           select r.region_id from unnest($2::uuid[], $3::int[]) as w (institution_id, month)
             cross join lateral (select region_id from report r
               where r.tenant_id = $1 and r.institution_id = w.institution_id and r.month between w.month and w.month order by r.month offset 0) r
            order by 1) h`,
);

export interface HeldPlace {
  readonly institutionId: string;
  readonly month: MonthKey;
  /** Where the institution stood in the month; null where only its report says. */
  readonly regionId: number | null;
}

/**
 * Holds the calendar of every region that the reports are of, or would be, as it is until the transaction ends. Waits only
 * for a bureau that is changing the calendar of one of these regions at this moment. Gives the regions.
 */
export const holdCalendarOf = async (db: TenantDb, tenantId: number, places: readonly HeldPlace[]): Promise<ReadonlySet<number>> => {
  const rows = await db.query<{ regionId: number }>(holdOpen, [
    tenantId,
    places.map((place) => place.institutionId),
    places.map((place) => place.month),
    places.map((place) => place.regionId),
  ]);
  return new Set(rows.map((row) => row.regionId));
};

const takeAlone = statement(
  'take_calendar_of_regions',
  `select pg_advisory_xact_lock(${CALENDAR_LOCKS}, r.region_id)::text from (select region_id from unnest($1::int[]) as given (region_id) order by 1) r`,
);

/** Waits until nobody is changing a report of these regions, and keeps everybody from it until the transaction ends. */
export const takeCalendarOf = async (db: TenantDb, regionIds: readonly number[]): Promise<void> => {
  await db.query(takeAlone, [regionIds]);
};
