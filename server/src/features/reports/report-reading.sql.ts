import { statement } from '@shuangcheng/tenants';
import { VERSION_COLUMNS } from './ledger-columns.js';

/** One version of a report, with the state that it is in. */
export const versionColumns = `v.tenant_id as "tenantId", v.institution_id as "institutionId", v.month, v.version,
  v.version = r.latest_version as latest, r.approved_version as "approvedVersion",
  case when v.version = r.latest_version then r.latest_status
       when v.version = r.approved_version then 'APPROVED'
       else (select case e.kind when 'SAVED' then 'DRAFT' else e.kind end from report_event e
              where e.tenant_id = v.tenant_id and e.institution_id = v.institution_id and e.month = v.month and e.version = v.version
              order by e.event_number desc limit 1) end as status`;

const joined = `report_version v join report r using (tenant_id, institution_id, month)`;

export const selectVersions = statement(
  'select_report_versions',
  `select ${versionColumns} from ${joined}
     join unnest($1::int[], $2::uuid[], $3::int[], $4::int[]) as w (t, i, m, n)
       on v.tenant_id = w.t and v.institution_id = w.i and v.month = w.m and v.version = coalesce(w.n, r.latest_version)`,
);

export const selectVersionValues = statement(
  'select_report_version_values',
  `select v.tenant_id, v.institution_id, v.month, v.version, ${VERSION_COLUMNS.map((column) => `v.${column}`).join(', ')}
     from report_version v join unnest($1::int[], $2::uuid[], $3::int[], $4::int[]) as w (t, i, m, n)
       on v.tenant_id = w.t and v.institution_id = w.i and v.month = w.m and v.version = w.n`,
);

export const selectEvents = statement(
  'select_report_events',
  `select e.institution_id, e.month, e.version, e.kind, e.occurred_at, e.actor, e.reason
     from report_event e join unnest($1::int[], $2::uuid[], $3::int[]) as w (t, i, m)
       on e.tenant_id = w.t and e.institution_id = w.i and e.month = w.m
    order by e.institution_id, e.month, e.event_number`,
);

/** Reports of one institution, newest month first. */
export const selectOfInstitution = statement(
  'select_reports_of_institution',
  `select ${versionColumns} from ${joined}
    where r.tenant_id = $1 and r.institution_id = $2 and v.version = r.latest_version
      and r.month between $3 and $4 and r.month < $5
    order by r.month desc limit $6`,
);
export const countOfInstitution = statement(
  'count_reports_of_institution',
  'select count(*)::int as count from report where tenant_id = $1 and institution_id = $2 and month between $3 and $4',
);

const inRegions = 'r.region_id = any ($2::int[])';
/** The same without what some institutions reported in a region, and with what others did. */
const inRegionsCorrected = `(${inRegions} or (r.institution_id, r.region_id) in (select * from unnest($12::uuid[], $13::int[])))
      and (r.institution_id, r.region_id) not in (select * from unnest($10::uuid[], $11::int[]))`;
const ofRegions = (version: string, condition: string, place = inRegions) => `
   select ${versionColumns} from ${joined}
    where r.tenant_id = $1 and ${place} and r.month between $3 and $4
      and ($5::text is null or r.type = $5) and ($6::text[] is null or r.system = any ($6))
      and v.version = ${version} and ${condition}
      and (r.month, r.institution_id) > ($7::int, $8::uuid)
    order by r.month, r.institution_id limit $9`;

/** Versions that count for a figure, by month and institution. */
export const selectCounted = {
  APPROVED: statement('select_approved_reports', ofRegions('r.approved_version', 'r.approved_version is not null')),
  SUBMITTED: statement('select_submitted_reports', ofRegions('r.submitted_version', 'r.submitted_version is not null')),
} as const;

/** The same under the tree of another day, where institutions have moved. */
export const selectCountedCorrected = {
  APPROVED: statement(
    'select_approved_reports_corrected',
    ofRegions('r.approved_version', 'r.approved_version is not null', inRegionsCorrected),
  ),
  SUBMITTED: statement(
    'select_submitted_reports_corrected',
    ofRegions('r.submitted_version', 'r.submitted_version is not null', inRegionsCorrected),
  ),
} as const;
const waits = (findings: string): string => `r.latest_status = 'SUBMITTED' and (${findings}::boolean is null or ${findings} = exists (
  select 1 from report_finding f
   where f.tenant_id = r.tenant_id and f.institution_id = r.institution_id and f.month = r.month and f.version = r.latest_version))`;

/** Versions that wait for review, oldest month first. */
export const selectWaiting = statement('select_waiting_reports', ofRegions('r.latest_version', waits('$10')));
export const countWaiting = statement(
  'count_waiting_reports',
  `select count(*)::int as count from report r
    where r.tenant_id = $1 and r.region_id = any ($2::int[]) and r.month between $3 and $4
      and ($5::text is null or r.type = $5) and ($6::text[] is null or r.system = any ($6)) and ${waits('$7')}`,
);

/** Versions of one institution that count for a figure. */
export const selectCountedOfInstitution = statement(
  'select_counted_reports_of_institution',
  `select ${versionColumns} from ${joined}
    where r.tenant_id = $1 and r.institution_id = $2 and r.month between $3 and $4 and r.month > $6
      and v.version = case when $5 = 'APPROVED' then r.approved_version else r.submitted_version end
    order by r.month limit $7`,
);
