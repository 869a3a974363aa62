// Changing yearly forms, one or a batch: lock where they stand, then write versions, heads and history in one statement.
import type { FormKind } from '@shuangcheng/domain';
import { statement, type TenantDb, WriteConflict } from '@shuangcheng/tenants';
import { placeText, type FormPlace } from './form-id.js';
import type { StoredMeasures } from './form-measures.js';

/** Where a form stands, as locked. */
export interface FormState extends FormPlace {
  readonly regionId: number;
  readonly system: string;
  readonly latestVersion: number;
  readonly latestStatus: string;
  readonly submittedVersion: number | null;
  readonly approvedVersion: number | null;
  readonly onTime: boolean;
  readonly lastEvent: number;
}

const lockStates = statement(
  'lock_forms',
  `select f.institution_id as "institutionId", f.kind, f.year, f.region_id as "regionId", f.system, f.latest_version as "latestVersion",
          f.latest_status as "latestStatus", f.submitted_version as "submittedVersion", f.approved_version as "approvedVersion", f.on_time as "onTime",
          (select max(e.event_number) from form_event e
            where e.tenant_id = f.tenant_id and e.institution_id = f.institution_id and e.kind = f.kind and e.year = f.year) as "lastEvent"
     from form_report f join unnest($2::uuid[], $3::text[], $4::int[]) as w (institution_id, kind, year)
       on f.tenant_id = $1 and f.institution_id = w.institution_id and f.kind = w.kind and f.year = w.year
    order by f.institution_id, f.kind, f.year
      for update of f`,
);

/** Locks the forms that exist, in one order for all callers, and gives where each stands. */
export const lockForms = async (db: TenantDb, tenantId: number, places: readonly FormPlace[]): Promise<Map<string, FormState>> => {
  const values = [places.map((place) => place.institutionId), places.map((place) => place.kind), places.map((place) => place.year)];
  const rows = await db.query<FormState>(lockStates, [tenantId, ...values]);
  return new Map(rows.map((row) => [placeText(row), row]));
};

export type FormEventKind = 'SAVED' | 'SUBMITTED' | 'APPROVED' | 'RETURNED' | 'WITHDRAWN';

/** A form's state after a change; `before` is null for one that did not exist. */
export interface FormChange {
  readonly place: FormPlace & { readonly regionId: number; readonly system: string };
  readonly before: FormState | null;
  readonly version: number;
  readonly status: string;
  readonly submittedVersion: number | null;
  readonly approvedVersion: number | null;
  readonly onTime: boolean;
  readonly event: { readonly kind: FormEventKind; readonly reason: string | null };
  /** The values of a new version; null where a version that exists changes its status. */
  readonly measures: StoredMeasures | null;
}

const writeChanges = statement(
  'write_form_changes',
  `with given as (
     select * from jsonb_to_recordset($2::jsonb) as g (
       institution_id uuid, kind text, year int, region_id int, system text, version int, status text, submitted_version int,
       approved_version int, latest_before int, on_time boolean, event_number int, event text, reason text, measures jsonb)
   ), versions as (
     insert into form_version (tenant_id, institution_id, kind, year, version, region_id, system, recorded_at, recorded_by, measures)
     select $1, institution_id, kind, year, version, region_id, system, $3::timestamptz, $4, measures from given where measures is not null
   ), heads as (
     insert into form_report (tenant_id, institution_id, kind, year, region_id, system, latest_version, latest_status, submitted_version,
                              approved_version, on_time)
     select $1, institution_id, kind, year, region_id, system, version, status, submitted_version, approved_version, on_time from given
     on conflict (tenant_id, institution_id, kind, year) do update
       set latest_version = excluded.latest_version, latest_status = excluded.latest_status, submitted_version = excluded.submitted_version,
           approved_version = excluded.approved_version, on_time = excluded.on_time
       where form_report.latest_version = (select g.latest_before from given g
               where g.institution_id = excluded.institution_id and g.kind = excluded.kind and g.year = excluded.year)
     returning 1
   ), events as (
     insert into form_event (tenant_id, institution_id, kind, year, event_number, version, region_id, system, event, occurred_at, actor, reason)
     select $1, institution_id, kind, year, event_number, version, region_id, system, event, $3::timestamptz, $4, reason from given
   )
   select count(*)::int as written from heads`,
);

const toJson = (change: FormChange): object => ({
  institution_id: change.place.institutionId,
  kind: change.place.kind satisfies FormKind,
  year: change.place.year,
  region_id: change.place.regionId,
  system: change.place.system,
  version: change.version,
  status: change.status,
  submitted_version: change.submittedVersion,
  approved_version: change.approvedVersion,
  latest_before: change.before?.latestVersion ?? 0,
  on_time: change.onTime,
  event_number: (change.before?.lastEvent ?? 0) + 1,
  event: change.event.kind,
  reason: change.event.reason,
  // Undefined leaves the field out: a JSON null would be a value of its own.
  measures: change.measures ?? undefined,
});

/**
 * Writes the changes. The forms must have been locked in this transaction. Throws WriteConflict when another session
 * made one of the new forms in between.
 */
export const writeFormChanges = async (
  db: TenantDb,
  tenantId: number,
  actor: string,
  now: Date,
  changes: readonly FormChange[],
): Promise<void> => {
  const rows = await db.query<{ written: number }>(writeChanges, [tenantId, JSON.stringify(changes.map(toJson)), now.toISOString(), actor]);
  const missed = changes.length - rows[0]!.written;
  if (missed !== 0) throw new WriteConflict(`${missed} of ${changes.length} forms were changed by another session`);
};
