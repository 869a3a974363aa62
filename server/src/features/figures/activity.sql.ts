// Sums for figures. A request's keys travel as arrays, so that one statement answers any number of them.
import { FLOW_CODES } from '@shuangcheng/domain';
import { statement, type Statement } from '@shuangcheng/tenants';
import { columnOf, decidesApproval } from '../reports/ledger-columns.js';

const flows = FLOW_CODES.map(columnOf);

/** Columns that a figure needs, in the order in which the reader takes them. */
export const ACTIVITY_COLUMNS: readonly string[] = [
  'reports',
  'on_time',
  ...flows.flatMap((flow) => [flow, `${flow}_metered`, `${flow}_estimated`, `${flow}_missing`]),
  'floor_area',
  'energy_users',
];
const COST_COLUMNS = flows.map((flow) => `${flow}_cost`);

const wanted = `
wanted as (
  select * from unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[])
    as w (key, tenant_id, month_from, month_to, basis, type, systems)
), member as (
  select * from unnest($8::int[], $9::int[]) as m (key, region_id)
)`;
const sums = (columns: readonly string[]): string => columns.map((column) => `sum(c.${column})::text as ${column}`).join(', ');
const summed = sums([...ACTIVITY_COLUMNS, ...COST_COLUMNS]);

/** Whether a key asks for everything (the row with type '' and system ''), or for one type or some systems. */
export type CellPart = 'TOTAL' | 'DETAIL';

// The total is matched by equality, so that it is found by its index: 4.9 ms for a province and year of all 68,439
// institutions, against 106 ms by summing the rows of every type and system.
const cellsOf = (part: CellPart, table: string): string =>
  part === 'TOTAL'
    ? `${table}.type = '' and ${table}.system = ''`
    : `${table}.type <> '' and (w.type is null or ${table}.type = w.type) and (w.systems is null or ${table}.system = any (string_to_array(w.systems, ',')))`;
const reportsOf = `(w.type is null or r.type = w.type) and (w.systems is null or r.system = any (string_to_array(w.systems, ',')))`;

/**
 * The cells of every member of every key. Read member by member from the primary key, whatever the planner's statistics
 * say ("offset 0" keeps the look-up whole): right after a load it would read all regions of the tenant for each of them,
 * 1,581 ms instead of 9.
 */
const cellsOfMembers = (part: CellPart, bases: string, columns: readonly string[]): string => `
       from wanted w
       join member m on m.key = w.key
      cross join lateral (
        select ${columns.map((column) => `c.${column}`).join(', ')} from rollup_cell c
         where c.tenant_id = w.tenant_id and c.region_id = m.region_id and ${bases} and ${cellsOf(part, 'c')}
           and c.month between w.month_from and w.month_to
        offset 0
      ) c`;
const ownBasis = 'c.basis = w.basis';
const sumColumns = [...ACTIVITY_COLUMNS, ...COST_COLUMNS];

const forParts = (make: (part: CellPart) => Statement): Readonly<Record<CellPart, Statement>> => ({
  TOTAL: make('TOTAL'),
  DETAIL: make('DETAIL'),
});

/** Sums of roll-up cells for each key: reads cells, never reports. */
export const sumCells = forParts((part) =>
  statement(
    `sum_cells_${part.toLowerCase()}`,
    `with ${wanted}
     select w.key, ${summed} ${cellsOfMembers(part, ownBasis, sumColumns)}
      group by w.key`,
  ),
);

/** The same for each key by one dimension of the cells: type or system. */
const sumCellsBy = (dimension: 'type' | 'system') =>
  statement(
    `sum_cells_by_${dimension}`,
    `with ${wanted}
     select w.key, c.${dimension} as dimension, ${summed} ${cellsOfMembers('DETAIL', ownBasis, [dimension, ...sumColumns])}
      group by w.key, c.${dimension}
     having sum(c.reports) > 0`,
  );
export const sumCellsByDimension = { type: sumCellsBy('type'), system: sumCellsBy('system') } as const;

/** How many reports each month has, for each key: approved, counted on basis SUBMITTED, and of these on time. */
export const countCellReports = forParts((part) =>
  statement(
    `count_cell_reports_${part.toLowerCase()}`,
    `with ${wanted}
     select w.key, c.month,
            coalesce(sum(c.reports) filter (where c.basis = 'APPROVED'), 0)::int as approved,
            coalesce(sum(c.reports) filter (where c.basis = 'SUBMITTED'), 0)::int as handed_in,
            coalesce(sum(c.on_time) filter (where c.basis = 'SUBMITTED'), 0)::int as on_time
     ${cellsOfMembers(part, `c.basis in ('APPROVED', 'SUBMITTED')`, ['month', 'basis', 'reports', 'on_time'])}
      group by w.key, c.month`,
  ),
);

/** Reports that were returned and of which no version counts, by month: read from an index of just these. */
export const countReturned = statement(
  'count_returned_reports',
  `with ${wanted}
   select w.key, r.month, count(*)::int as returned
     from wanted w
     join member m on m.key = w.key
    cross join lateral (
      select r.month from report r
       where r.tenant_id = w.tenant_id and r.region_id = m.region_id and r.month between w.month_from and w.month_to
         and r.latest_status = 'RETURNED' and r.submitted_version is null and ${reportsOf}
      offset 0
    ) r
    group by w.key, r.month`,
);

/** By how much the expected number of institutions changes, and in which month, for each key. */
export const selectRegisterChanges = forParts((part) =>
  statement(
    `select_register_changes_${part.toLowerCase()}`,
    `with ${wanted}
     select w.key, c.month, sum(c.change)::int as change
       from wanted w
       join member m on m.key = w.key
      cross join lateral (
        select c.month, c.change from register_change c
         where c.tenant_id = w.tenant_id and c.region_id = m.region_id and ${cellsOf(part, 'c')} and c.month <= w.month_to
        offset 0
      ) c
      group by w.key, c.month`,
  ),
);

const versionSums = (alias: string): string =>
  [
    'count(*)::text as reports',
    `(count(*) filter (where ${alias}.on_time))::text as on_time`,
    ...flows.flatMap((flow) => [
      `coalesce(sum(v.${flow}), 0)::text as ${flow}`,
      `coalesce(sum(v.${flow}) filter (where v.${flow}_how = 1), 0)::text as ${flow}_metered`,
      `coalesce(sum(v.${flow}) filter (where v.${flow}_how = 3), 0)::text as ${flow}_estimated`,
      `(count(*) filter (where v.${flow} is null and v.${flow}_how is distinct from 9))::text as ${flow}_missing`,
    ]),
    'coalesce(sum(v.floor_area), 0)::text as floor_area',
    'coalesce(sum(v.energy_users), 0)::text as energy_users',
    ...flows.map((flow) => `coalesce(sum(v.${flow}_cost), 0)::text as ${flow}_cost`),
  ].join(', ');

const wantedInstitutions = `
wanted as (
  select * from unnest($1::int[], $2::int[], $3::uuid[], $4::int[], $5::int[], $6::text[])
    as w (key, tenant_id, institution_id, month_from, month_to, basis)
)`;

/** Sums of single institutions, from their counted report versions. */
export const sumInstitutions = statement(
  'sum_institutions',
  `with ${wantedInstitutions}
   select w.key, ${versionSums('r')}
     from wanted w
     join report r on r.tenant_id = w.tenant_id and r.institution_id = w.institution_id and r.month between w.month_from and w.month_to
     join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month
      and v.version = case when w.basis = 'APPROVED' then r.approved_version else r.submitted_version end
    group by w.key`,
);

/** How many approved reports single institutions have, month by month. */
export const countInstitutions = statement(
  'count_institution_reports',
  `with ${wantedInstitutions}
   select w.key, r.month, count(r.approved_version)::int as approved
     from wanted w
     join report r on r.tenant_id = w.tenant_id and r.institution_id = w.institution_id and r.month between w.month_from and w.month_to
    group by w.key, r.month`,
);

/**
 * Sums as known at an instant (the last parameter): from the ledger, by the history up to then. On basis APPROVED the version of the last
 * approval that was not withdrawn; on basis SUBMITTED a newer version that waited at that time.
 */
const sumAsOf = (name: string, keys: string, reports: string, instant: string) =>
  statement(
    name,
    `with ${keys}, known as (
     select w.key, w.basis, r.tenant_id, r.institution_id, r.month, r.on_time,
            (array_agg(e.version order by e.event_number desc) filter (where ${decidesApproval('e')}))[1] as decided,
            (array_agg(e.kind order by e.event_number desc) filter (where ${decidesApproval('e')}))[1] as decision,
            (array_agg(e.version order by e.event_number desc))[1] as newest,
            (array_agg(e.kind order by e.event_number desc))[1] as newest_kind
       from wanted w
       ${reports} and r.month between w.month_from and w.month_to
       join report_event e on e.tenant_id = r.tenant_id and e.institution_id = r.institution_id and e.month = r.month
        and e.occurred_at <= ${instant}::timestamptz and e.kind <> 'SAVED'
      group by w.key, w.basis, r.tenant_id, r.institution_id, r.month, r.on_time
   ), counted as (
     select key, tenant_id, institution_id, month, on_time,
            case when basis = 'SUBMITTED' and newest_kind = 'SUBMITTED' then newest
                 when decision = 'APPROVED' then decided end as version
       from known
   )
   select r.key, ${versionSums('r')}
     from counted r join report_version v using (tenant_id, institution_id, month, version)
    group by r.key`,
  );
export const sumLedgerAsOf = sumAsOf(
  'sum_ledger_as_of',
  wanted,
  `join member m on m.key = w.key join report r on r.tenant_id = w.tenant_id and r.region_id = m.region_id and ${reportsOf}`,
  '$10',
);
export const sumInstitutionsAsOf = sumAsOf(
  'sum_institutions_as_of',
  wantedInstitutions,
  'join report r on r.tenant_id = w.tenant_id and r.institution_id = w.institution_id',
  '$7',
);

/**
 * Reports that moved institutions made while they stood in a region: what is added to, or taken out of, the cells for a key.
 * Looked up report by report from the ledger, for just these institutions.
 */
const movedReports = `
       from wanted w
       join (select * from unnest($8::int[], $9::uuid[], $10::int[]) as p (key, institution_id, region_id)) p on p.key = w.key
       join report r on r.tenant_id = w.tenant_id and r.institution_id = p.institution_id and r.region_id = p.region_id
        and r.month between w.month_from and w.month_to and ${reportsOf}`;
const onlyWanted = `
wanted as (
  select * from unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[])
    as w (key, tenant_id, month_from, month_to, basis, type, systems)
)`;
const countedVersion = `
       join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month
        and v.version = case when w.basis = 'APPROVED' then r.approved_version else r.submitted_version end`;

export const sumMoved = statement(
  'sum_moved_reports',
  `with ${onlyWanted} select w.key, ${versionSums('r')} ${movedReports} ${countedVersion} group by w.key`,
);
const sumMovedBy = (dimension: 'type' | 'system') =>
  statement(
    `sum_moved_reports_by_${dimension}`,
    `with ${onlyWanted} select w.key, r.${dimension} as dimension, ${versionSums('r')} ${movedReports} ${countedVersion} group by w.key, r.${dimension}`,
  );
export const sumMovedByDimension = { type: sumMovedBy('type'), system: sumMovedBy('system') } as const;

export const countMoved = statement(
  'count_moved_reports',
  `with ${onlyWanted}
   select w.key, r.month, count(r.approved_version)::int as approved, count(r.submitted_version)::int as handed_in,
          (count(r.submitted_version) filter (where r.on_time))::int as on_time,
          (count(*) filter (where r.latest_status = 'RETURNED' and r.submitted_version is null))::int as returned
     ${movedReports}
    group by w.key, r.month`,
);
export const sumMovedAsOf = sumAsOf(
  'sum_moved_reports_as_of',
  onlyWanted,
  `join (select * from unnest($8::int[], $9::uuid[], $10::int[]) as p (key, institution_id, region_id)) p on p.key = w.key
       join report r on r.tenant_id = w.tenant_id and r.institution_id = p.institution_id and r.region_id = p.region_id and ${reportsOf}`,
  '$11',
);
