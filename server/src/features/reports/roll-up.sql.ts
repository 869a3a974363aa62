// How a change of reports moves the roll-up cells, and how the cells are recomputed from the ledger.
import { statement } from '@shuangcheng/tenants';
import { CELL_COLUMNS, CELL_PARTS, decidesApproval } from './ledger-columns.js';

const summed = CELL_PARTS.map(([column, part]) => `sum(p.sign * ${part})::bigint as ${column}`).join(', ');
const resummed = CELL_COLUMNS.map((column) => `sum(${column})::bigint as ${column}`).join(', ');
const added = CELL_COLUMNS.map((column) => `${column} = rollup_cell.${column} + excluded.${column}`).join(', ');

/** The reports of `source` that add to or leave a basis: the version that counts after, and the one that counted before. */
const partOf = (source: string, label: string, column: 'approved' | 'submitted', condition: string): string => `
  select ${label} as bases, institution_id, month, ${column}_after as version, 1 as sign, on_time_after as on_time,
         region_after as region_id, type_after as type, system_after as system
    from ${source} where ${column}_after is not null and ${column}_after is distinct from ${column}_before ${condition}
  union all
  select ${label}, institution_id, month, ${column}_before, -1, on_time_before, region_before, type_before, system_before
    from ${source} where ${column}_before is not null and ${column}_after is distinct from ${column}_before ${condition}`;

const sameForBoth = '(approved_after is not distinct from submitted_after and approved_before is not distinct from submitted_before)';

const versionsJoined = `
    join report_version v
      on v.tenant_id = $1::int and v.institution_id = p.institution_id and v.month = p.month and v.version = p.version`;
// Versions that the temporary table made are in it. Others one by one: while the statistics of the ledger lag behind a load, a
// join reads a whole province for some thousand versions (0.9 s instead of 0.1 s for 5,000).
const versionsMade = `
    join given v on v.institution_id = p.institution_id and v.month = p.month and v.version = p.version and v.is_new`;
const versionsBefore = `
    cross join lateral (select * from report_version v
      where v.tenant_id = $1::int and v.institution_id = p.institution_id and v.month = p.month and v.version = p.version offset 0) v
    where not exists (select 1 from given g
                       where g.institution_id = p.institution_id and g.month = p.month and g.version = p.version and g.is_new)`;

const summedOver = (versions: string): string => `
  select p.region_id, p.month, p.bases, p.type, p.system,
         sum(p.sign)::int as reports, sum(case when p.on_time then p.sign else 0 end)::int as on_time, ${summed}
    from part p ${versions}
   group by p.region_id, p.month, p.bases, p.type, p.system`;

/**
 * Adds to the cells what changed between two states of reports. `source` names a relation of changes with columns
 * institution_id, month, and for the state before and after: region, type, system, submitted and approved version,
 * on_time. One grouped statement for the cells of type and system and for the region's total; cells are locked in the
 * order of their keys. A report that changes both bases alike is summed once for both. `versions` joins the values of the
 * parts (`p`) as `v`: each part's in one of them.
 */
const applyChangesFrom = (source: string, ...versions: readonly string[]): string => `
with part as (${partOf(source, `case when ${sameForBoth} then 'BOTH' else 'APPROVED' end`, 'approved', '')}
  union all ${partOf(source, `'SUBMITTED'`, 'submitted', `and not ${sameForBoth}`)}
), change as (${versions.map(summedOver).join(' union all ')})
insert into rollup_cell (tenant_id, region_id, month, basis, type, system, ${CELL_COLUMNS.join(', ')})
select $1::int, region_id, month, basis, coalesce(type, ''), coalesce(system, ''), ${resummed}
  from change
  join (values ('BOTH', 'APPROVED'), ('BOTH', 'SUBMITTED'), ('APPROVED', 'APPROVED'), ('SUBMITTED', 'SUBMITTED')) as b (bases, basis) using (bases)
 group by grouping sets ((region_id, month, basis, type, system), (region_id, month, basis))
 order by 2, 4, 5, 6, 3
on conflict (tenant_id, region_id, basis, type, system, month) do update set ${added}`;

export const applyStagedChanges = statement('apply_report_changes_to_cells', applyChangesFrom('report_change', versionsJoined));

const changeColumns = [
  'institution_id',
  'month',
  'region_before',
  'type_before',
  'system_before',
  'on_time_before',
  'submitted_before',
  'approved_before',
  'region_after',
  'type_after',
  'system_after',
  'on_time_after',
  'submitted_after',
  'approved_after',
];
const changeTypes = ['uuid', 'int', 'int', 'text', 'text', 'boolean', 'int', 'int', 'int', 'text', 'text', 'boolean', 'int', 'int'];

/** The same for changes that travel as arrays, in the order of `changeColumns`, after the tenant. */
export const applyGivenChanges = statement(
  'apply_given_report_changes_to_cells',
  applyChangesFrom(
    `(select * from unnest(${changeTypes.map((type, index) => `$${index + 2}::${type}[]`).join(', ')}) as given (${changeColumns.join(', ')})) as given`,
    versionsJoined,
  ),
);

/** The same for the temporary table of changes that came by COPY. */
export const applyCopiedChanges = statement(
  'apply_copied_report_changes_to_cells',
  applyChangesFrom(
    `(select institution_id, month, region_before, type_before, system_before, on_time_before, submitted_before, approved_before,
      region_id as region_after, type as type_after, system as system_after, on_time as on_time_after,
      submitted_version as submitted_after, approved_version as approved_after from given) as given`,
    versionsMade,
    versionsBefore,
  ),
);

const recomputed = CELL_PARTS.map(([column, part]) => `sum(${part})::bigint as ${column}`).join(', ');
const differs = `(${CELL_COLUMNS.map((column) => `c.${column}`).join(', ')}) is distinct from (${CELL_COLUMNS.map((column) => `l.${column}`).join(', ')})`;
const zeroCell = ['reports', 'on_time', ...CELL_PARTS.map(([column]) => column)].map((column) => `c.${column} = 0`).join(' and ');

/** Every cell that is not what the ledger gives: nothing, when all is well. A cell all of whose sums are zero may stay. */
export const findCellDifferences = statement(
  'find_cell_differences',
  `with counted as (
     select tenant_id, institution_id, month, region_id, type, system, on_time, 'APPROVED' as basis, approved_version as version
       from report where approved_version is not null
     union all
     select tenant_id, institution_id, month, region_id, type, system, on_time, 'SUBMITTED', submitted_version
       from report where submitted_version is not null
   ), ledger as (
     select r.tenant_id, r.region_id, r.month, r.basis, coalesce(r.type, '') as type, coalesce(r.system, '') as system,
            count(*)::int as reports, (count(*) filter (where r.on_time))::int as on_time, ${recomputed}
       from counted r
       join report_version v using (tenant_id, institution_id, month, version)
      group by grouping sets ((r.tenant_id, r.region_id, r.month, r.basis, r.type, r.system), (r.tenant_id, r.region_id, r.month, r.basis))
   )
   select coalesce(c.tenant_id, l.tenant_id) as tenant_id, coalesce(c.region_id, l.region_id) as region_id,
          coalesce(c.month, l.month) as month, coalesce(c.basis, l.basis) as basis,
          coalesce(c.type, l.type) as type, coalesce(c.system, l.system) as system,
          c.reports as cell_reports, l.reports as ledger_reports
     from rollup_cell c
     full join ledger l using (tenant_id, region_id, month, basis, type, system)
    where ${differs} and not (l.tenant_id is null and ${zeroCell})
    order by 1, 2, 3, 4, 5, 6
    limit 100`,
);

/**
 * Reports whose state is not what their history says. Approved: the version of the last approval that was not withdrawn.
 * Submitted: a version that waits, else the approved one. Newest: the highest version, with what happened to it last.
 */
export const findStateDifferences = statement(
  'find_state_differences',
  `with approval as (
     select distinct on (tenant_id, institution_id, month) tenant_id, institution_id, month, case when kind = 'APPROVED' then version end as version
       from report_event e where ${decidesApproval('e')}
      order by tenant_id, institution_id, month, event_number desc
   ), newest as (
     select distinct on (tenant_id, institution_id, month) tenant_id, institution_id, month, version, kind
       from report_event where kind <> 'SAVED'
      order by tenant_id, institution_id, month, event_number desc
   ), last as (
     select distinct on (tenant_id, institution_id, month) tenant_id, institution_id, month, version,
            case kind when 'SAVED' then 'DRAFT' else kind end as status
       from report_event order by tenant_id, institution_id, month, version desc, event_number desc
   )
   select r.tenant_id, r.institution_id, r.month, r.approved_version, d.version as approved_by_history, r.submitted_version, n.kind as newest_event,
          r.latest_version, r.latest_status, l.version as version_by_history, l.status as status_by_history
     from report r
     left join approval d using (tenant_id, institution_id, month)
     left join newest n using (tenant_id, institution_id, month)
     left join last l using (tenant_id, institution_id, month)
    where (r.latest_version, r.latest_status) is distinct from (l.version, l.status)
       or r.approved_version is distinct from d.version
       or r.submitted_version is distinct from (case when n.kind = 'SUBMITTED' then n.version else d.version end)
    limit 100`,
);

/** The months in which each state of the register counts: an institution is expected once in a month, where it stood last in it. */
const expectedRuns = `
   state as (
     select tenant_id, institution_id, region_id, type, system,
            extract(year from valid_from)::int * 100 + extract(month from valid_from)::int as month_from,
            extract(year from valid_to - 1 + interval '1 month')::int * 100
              + extract(month from date_trunc('month', valid_to - 1) + interval '1 month')::int as month_end,
            lead(extract(year from valid_from)::int * 100 + extract(month from valid_from)::int)
              over (partition by tenant_id, institution_id order by valid_from) as month_next
       from institution_state
   ), run as (
     select tenant_id, institution_id, region_id, type, system, month_from, least(month_end, case when month_end is not null then month_next end) as month_to
       from state
      where least(month_end, case when month_end is not null then month_next end) is distinct from month_from
   )`;

/** Where the number of institutions that the register expects in a month differs from the running sum of its changes. */
export const findRegisterDifferences = statement(
  'find_register_differences',
  `with ${expectedRuns}, ledger as (
     select tenant_id, region_id, coalesce(type, '') as type, coalesce(system, '') as system, month, sum(change)::int as change from (
       select tenant_id, region_id, type, system, month_from as month, 1 as change from run
       union all
       select tenant_id, region_id, type, system, month_to, -1 from run where month_to is not null
     ) s group by grouping sets ((tenant_id, region_id, type, system, month), (tenant_id, region_id, month))
   )
   select coalesce(c.tenant_id, l.tenant_id) as tenant_id, coalesce(c.region_id, l.region_id) as region_id, coalesce(c.month, l.month) as month
     from register_change c
     full join ledger l using (tenant_id, region_id, type, system, month)
    where coalesce(c.change, 0) <> coalesce(l.change, 0)
    limit 100`,
);

/** Reports that do not stand where the register says that their institution stood in that month. */
export const findMisplacedReports = statement(
  'find_misplaced_reports',
  `with ${expectedRuns}
   select r.tenant_id, r.region_id, r.month, r.institution_id, s.region_id as region_by_register
     from report r
     join run s on s.tenant_id = r.tenant_id and s.institution_id = r.institution_id and s.month_from <= r.month
      and (s.month_to is null or r.month < s.month_to)
    where (r.region_id, r.type, r.system) is distinct from (s.region_id, s.type, s.system)
    limit 100`,
);
