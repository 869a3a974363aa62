import type { MigrationInterface, QueryRunner } from 'typeorm';

const own = (use: 'visible' | 'writable'): string => `tenant_id = any ((select ${use}_tenants())::int[])
  and (region_id = any ((select ${use}_regions())::int[])
    or region_id || ':' || system = any ((select ${use}_region_systems())::text[])
    or institution_id = any ((select ${use}_institutions())::uuid[]))`;

// Energy and water quotas: standards as a province publishes them, and which kind of its type an institution is of. Insert only.
export class Quotas1763600000047 implements MigrationInterface {
  name = 'Quotas1763600000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quota_standard (
        tenant_id int not null references tenant,
        -- One after the other for a province: two that publish at once collide on it, and one begins again.
        version int not null check (version > 0),
        standard_number text not null,
        title text not null,
        -- How the standard turns electricity into standard coal: its values are compared with nothing else.
        electricity_basis text not null check (electricity_basis in ('CALORIFIC', 'EQUIVALENT')),
        valid_from date not null,
        -- Not in force any more on this day; null: until another takes its place.
        valid_to date check (valid_to > valid_from),
        -- The version that was published wrongly and is taken out altogether.
        replaces int,
        source text not null,
        published_at timestamptz not null,
        published_by text not null,
        primary key (tenant_id, version),
        foreign key (tenant_id, replaces) references quota_standard
      );
      create table quota_value (
        tenant_id int not null,
        version int not null,
        type text not null,
        -- '' where the standard knows one kind of the type only.
        kind text not null,
        indicator text not null check (indicator in ('ENERGY_PER_AREA', 'ENERGY_PER_CAPITA', 'WATER_PER_CAPITA')),
        limit_value numeric not null check (limit_value > 0),
        standard_value numeric check (standard_value > 0 and standard_value <= limit_value),
        guide_value numeric check (guide_value > 0 and guide_value <= coalesce(standard_value, limit_value)),
        primary key (tenant_id, version, type, kind, indicator),
        foreign key (tenant_id, version) references quota_standard
      );
      -- What was said last holds, from its year on.
      create table quota_kind (
        tenant_id int not null,
        institution_id uuid not null,
        entry_number int not null check (entry_number > 0),
        region_id int not null,
        system text not null,
        kind text not null,
        from_year int not null check (from_year between 1900 and 2099),
        recorded_at timestamptz not null,
        recorded_by text not null,
        primary key (tenant_id, institution_id, entry_number),
        foreign key (tenant_id, institution_id) references institution
      );
      grant select, insert on quota_standard, quota_value, quota_kind to shuangcheng_app;
    `);
    for (const table of ['quota_standard', 'quota_value']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select using (tenant_id = any ((select visible_tenants())::int[]));
        create policy ${table}_added on ${table} for insert
          with check (tenant_id = any ((select writable_tenants())::int[]) and tenant_id = any ((select writable_regions())::int[]));
      `);
    }
    await runner.query(`
      alter table quota_kind enable row level security;
      alter table quota_kind force row level security;
      create policy quota_kind_visible on quota_kind for select using (${own('visible')});
      create policy quota_kind_added on quota_kind for insert with check (${own('writable')});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table quota_kind, quota_value, quota_standard');
  }
}
