import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Compares the row's place with what the session may see or write: the region, its system, or the one institution. */
const own = (which: 'visible' | 'writable'): string => `
  tenant_id = any ((select ${which}_tenants())::int[])
  and (region_id = any ((select ${which}_regions())::int[])
    or region_id || ':' || system = any ((select ${which}_region_systems())::text[])
    or institution_id = any ((select ${which}_institutions())::uuid[]))`;

const kind = `kind text not null check (kind in ('MACHINE_ROOM', 'HEATING'))`;
const year = 'year int not null check (year between 1900 and 2099)';

// The regime's yearly forms: a ledger as for the monthly reports, with the values of a version in one column, since a
// few thousand rows a year need no wide table.
// form_version.measures: {"<item>": {"q": "12.5", "c": "3.20", "how": 1}}; q in the item's unit and c in yuan are decimals as
// text; how as in report_version: 1 metered, 2 lump sum, 3 estimated, 9 not applicable.
export class YearlyForms1763600000021 implements MigrationInterface {
  name = 'YearlyForms1763600000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table form_report (
        tenant_id int not null,
        institution_id uuid not null,
        ${kind},
        ${year},
        region_id int not null,
        system text not null,
        latest_version int not null,
        latest_status text not null check (latest_status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'WITHDRAWN')),
        submitted_version int,
        approved_version int,
        on_time boolean not null,
        primary key (tenant_id, institution_id, kind, year),
        foreign key (tenant_id, institution_id) references institution
      );
      create index form_report_of_region on form_report (tenant_id, kind, year, region_id, institution_id);
      create table form_version (
        tenant_id int not null,
        institution_id uuid not null,
        ${kind},
        ${year},
        version int not null,
        region_id int not null,
        system text not null,
        recorded_at timestamptz not null,
        recorded_by text not null,
        measures jsonb not null,
        primary key (tenant_id, institution_id, kind, year, version)
      );
      create table form_event (
        tenant_id int not null,
        institution_id uuid not null,
        ${kind},
        ${year},
        event_number int not null,
        version int not null,
        region_id int not null,
        system text not null,
        event text not null check (event in ('SAVED', 'SUBMITTED', 'APPROVED', 'RETURNED', 'WITHDRAWN')),
        occurred_at timestamptz not null,
        actor text not null,
        reason text,
        primary key (tenant_id, institution_id, kind, year, event_number)
      );
      -- Whether an institution has a machine room, or heating, from a year on; what was declared last holds.
      create table form_declaration (
        tenant_id int not null,
        institution_id uuid not null,
        ${kind},
        declaration_number int not null,
        region_id int not null,
        system text not null,
        from_year int not null check (from_year between 1900 and 2099),
        declared boolean not null,
        declared_at timestamptz not null,
        declared_by text not null,
        primary key (tenant_id, institution_id, kind, declaration_number),
        foreign key (tenant_id, institution_id) references institution
      );
      grant select, insert, update on form_report to shuangcheng_app;
      grant select, insert on form_version, form_event, form_declaration to shuangcheng_app;
    `);
    for (const table of ['form_report', 'form_version', 'form_event', 'form_declaration']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select using (${own('visible')});
        create policy ${table}_added on ${table} for insert with check (${own('writable')});
      `);
    }
    await runner.query(
      `create policy form_report_changed on form_report for update using (${own('writable')}) with check (${own('writable')})`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table form_declaration, form_event, form_version, form_report');
  }
}
