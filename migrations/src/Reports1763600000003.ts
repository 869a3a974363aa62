import type { MigrationInterface, QueryRunner } from 'typeorm';

const flows = [
  'electricity',
  'coal',
  'natural_gas',
  'gasoline_vehicle',
  'gasoline_other',
  'diesel_vehicle',
  'diesel_other',
  'lpg',
  'heat',
  'other_energy',
  'water',
];
const stocks = [
  'floor_area',
  'land_area',
  'energy_users',
  'staff',
  'vehicles',
  'vehicles_gasoline',
  'vehicles_diesel',
  'vehicles_new_energy',
  'charging_piles',
  'pv_capacity',
  'solar_collector_area',
];

type Narrowest = 'region' | 'system' | 'institution';
/** Compares the row's region, and down to the narrowest its system or its institution, with what the session may see or write. */
const own = (which: 'visible' | 'writable', narrowest: Narrowest): string => `
  tenant_id = any ((select ${which}_tenants())::int[])
  and (region_id = any ((select ${which}_regions())::int[])
    ${narrowest === 'region' ? '' : `or region_id || ':' || system = any ((select ${which}_region_systems())::text[])`}
    ${narrowest === 'institution' ? `or institution_id = any ((select ${which}_institutions())::uuid[])` : ''})`;

/** How narrow a grant may be that sees the table's rows, and that writes them: the register is the bureaus' to write. */
const tables: readonly (readonly [table: string, seenBy: Narrowest, writtenBy: Narrowest])[] = [
  ['institution', 'institution', 'region'],
  ['institution_state', 'institution', 'region'],
  ['register_change', 'system', 'region'],
  ['report', 'institution', 'institution'],
  ['report_version', 'institution', 'institution'],
  ['report_event', 'institution', 'institution'],
  ['rollup_cell', 'system', 'system'],
];

// Institutions, the ledger of report versions, and the roll-up cells.
// Quantities are whole numbers of an item's smallest kept unit (domain/items): quantity × 10^decimals; cost in fen.
// <item>_how: 1 metered, 2 lump sum, 3 estimated, 9 not applicable, 11–13 the same taken over from the report before;
// null: missing.
export class Reports1763600000003 implements MigrationInterface {
  name = 'Reports1763600000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table institution (
        tenant_id int not null references tenant,
        institution_id uuid not null,
        code text not null,
        region_id int not null,
        name text not null,
        type text not null,
        system text not null,
        key_unit boolean not null,
        made_up boolean not null,
        valid_from date not null,
        valid_to date,
        primary key (tenant_id, institution_id),
        unique (tenant_id, code),
        foreign key (tenant_id, region_id) references region,
        check (valid_to > valid_from)
      );
      create index institution_of_region on institution (tenant_id, region_id, code);
      create table institution_state (
        tenant_id int not null,
        institution_id uuid not null,
        valid_from date not null,
        valid_to date,
        region_id int not null,
        type text not null,
        system text not null,
        primary key (tenant_id, institution_id, valid_from),
        foreign key (tenant_id, institution_id) references institution,
        foreign key (tenant_id, region_id) references region,
        check (valid_to > valid_from)
      );
      -- In register_change and rollup_cell a row with type '' and system '' holds the region's own total over all types and
      -- systems, so that a figure of everything reads one row for a region and month instead of some twenty.
      -- Institutions that begin (+) or end (-) to be expected in a month: summed up to a month they give the expected number.
      create table register_change (
        tenant_id int not null,
        region_id int not null,
        month int not null check (month % 100 between 1 and 12),
        type text not null,
        system text not null,
        change int not null,
        primary key (tenant_id, region_id, type, system, month)
      );
    `);
    await runner.query(`
      -- One row for an institution and month: where the report stands. Values are in report_version.
      create table report (
        tenant_id int not null,
        institution_id uuid not null,
        month int not null check (month % 100 between 1 and 12),
        region_id int not null,
        type text not null,
        system text not null,
        latest_version int not null,
        latest_status text not null check (latest_status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'WITHDRAWN')),
        submitted_version int,
        approved_version int,
        first_submitted_at timestamptz,
        on_time boolean not null default false,
        primary key (tenant_id, institution_id, month),
        foreign key (tenant_id, institution_id) references institution
      );
      create index report_of_region on report (tenant_id, region_id, month, institution_id);
      create index report_to_review on report (tenant_id, region_id, month, institution_id) where latest_status = 'SUBMITTED';
      create index report_returned on report (tenant_id, region_id, month) where latest_status = 'RETURNED' and submitted_version is null;
      -- The ledger: values of every version, never changed (the application may only insert).
      create table report_version (
        tenant_id int not null,
        institution_id uuid not null,
        month int not null check (month % 100 between 1 and 12),
        version int not null,
        region_id int not null,
        system text not null,
        recorded_at timestamptz not null,
        recorded_by text not null,
        ${flows.map((flow) => `${flow} bigint check (${flow} >= 0), ${flow}_cost bigint check (${flow}_cost >= 0), ${flow}_how smallint,`).join('\n        ')}
        ${stocks.map((stock) => `${stock} bigint check (${stock} >= 0), ${stock}_how smallint,`).join('\n        ')}
        primary key (tenant_id, institution_id, month, version)
      );
      -- What happened to a version, in order: the history that a review leaves.
      create table report_event (
        tenant_id int not null,
        institution_id uuid not null,
        month int not null,
        event_number int not null,
        version int not null,
        region_id int not null,
        system text not null,
        kind text not null check (kind in ('SAVED', 'SUBMITTED', 'APPROVED', 'RETURNED', 'WITHDRAWN')),
        occurred_at timestamptz not null,
        actor text not null,
        reason text,
        primary key (tenant_id, institution_id, month, event_number)
      );
      create table rollup_cell (
        tenant_id int not null,
        region_id int not null,
        month int not null check (month % 100 between 1 and 12),
        basis text not null check (basis in ('APPROVED', 'SUBMITTED')),
        type text not null,
        system text not null,
        reports int not null,
        on_time int not null,
        ${flows
          .map(
            (flow) =>
              `${flow} bigint not null, ${flow}_cost bigint not null, ${flow}_metered bigint not null, ${flow}_estimated bigint not null, ${flow}_missing int not null,`,
          )
          .join('\n        ')}
        ${stocks.map((stock) => `${stock} bigint not null,`).join('\n        ')}
        primary key (tenant_id, region_id, basis, type, system, month)
      );
    `);
    await runner.query(`
      grant select, insert, update on institution, institution_state, register_change, report, rollup_cell to shuangcheng_app;
      grant select, insert on report_version, report_event to shuangcheng_app;
    `);
    for (const [table, seenBy, writtenBy] of tables) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select using (${own('visible', seenBy)});
        create policy ${table}_added on ${table} for insert with check (${own('writable', writtenBy)});
        create policy ${table}_changed on ${table} for update using (${own('writable', writtenBy)}) with check (${own('writable', writtenBy)});
      `);
    }
    // A report of one institution or system moves cells that whoever wrote it may not see: its region's total, and that of
    // its type and system. They are open for the one statement that moves them, between open_cells() and close_cells():
    // those of regions where the session may write a system's reports, or where its institutions ever stood.
    await runner.query(`
      create function movable_regions() returns int[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.movable_regions', true), ''), '{}')::int[] $$;
      create function open_cells() returns text language sql volatile as $$
        select set_config('shuangcheng.movable_regions', coalesce(array_agg(distinct region_id)::text, ''), true)
          from (
            select split_part(pair, ':', 1)::int as region_id from unnest(writable_region_systems()) as pair
             union all
            select region_id from institution_state
             where tenant_id = any (writable_tenants()) and institution_id = any (writable_institutions())
          ) as moved $$;
      create function close_cells() returns text language sql volatile as
        $$ select set_config('shuangcheng.movable_regions', '', true) $$;
      create policy rollup_cell_moved on rollup_cell
        using (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select movable_regions())::int[]))
        with check (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select movable_regions())::int[]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table rollup_cell, report_event, report_version, report, register_change, institution_state, institution;
      drop function open_cells(), close_cells(), movable_regions();
    `);
  }
}
