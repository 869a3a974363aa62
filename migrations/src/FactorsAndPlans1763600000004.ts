import type { MigrationInterface, QueryRunner } from 'typeorm';

// Factor sets, plan documents as printed, targets, and baselines. tenant_id 0 marks what is offered to all tenants.
export class FactorsAndPlans1763600000004 implements MigrationInterface {
  name = 'FactorsAndPlans1763600000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table factor_set (
        tenant_id int not null,
        factor_set_id text not null,
        name text not null,
        published_on date not null,
        source text not null,
        note text not null,
        official boolean not null,
        loaded_at timestamptz not null default now(),
        primary key (tenant_id, factor_set_id)
      );
      create table factor (
        tenant_id int not null,
        factor_set_id text not null,
        use text not null check (use in ('STANDARD_COAL', 'CARBON', 'GRID_CARBON', 'EQUIVALENT_ELECTRICITY')),
        item text not null,
        province int not null default 0,
        year int not null default 0,
        value numeric not null check (value >= 0),
        unit text not null,
        source text not null,
        provisional boolean not null,
        primary key (tenant_id, factor_set_id, use, item, province, year),
        foreign key (tenant_id, factor_set_id) references factor_set
      );
      create table plan (
        tenant_id int not null references tenant,
        plan_id text not null,
        region_id int not null,
        title text not null,
        baseline_year int,
        target_year int not null,
        carbon_scope text,
        document jsonb not null,
        loaded_at timestamptz not null default now(),
        primary key (tenant_id, plan_id),
        foreign key (tenant_id, region_id) references region
      );
      create index plan_of_region on plan (tenant_id, region_id);
      create table target (
        tenant_id int not null,
        target_id uuid not null,
        plan_id text,
        region_id int not null,
        indicator text not null,
        nature text not null check (nature in ('EXPECTED', 'BINDING')),
        state text not null check (state in ('SET', 'PENDING_UPSTREAM', 'RATE_ONLY')),
        baseline_year int,
        year int not null,
        unit text not null,
        carbon_scope text,
        baseline numeric,
        value numeric,
        reduction_percent numeric,
        recomputed_baseline numeric,
        recomputed_value numeric,
        printed_unit text,
        printed_baseline text,
        printed_value text,
        path_rule text,
        parent_target_id uuid,
        primary key (tenant_id, target_id),
        foreign key (tenant_id, plan_id) references plan,
        foreign key (tenant_id, region_id) references region,
        foreign key (tenant_id, parent_target_id) references target
      );
      create index target_of_region on target (tenant_id, region_id, year);
      create table region_baseline (
        tenant_id int not null,
        region_id int not null,
        year int not null,
        indicator text not null,
        value numeric not null,
        unit text not null,
        made_up boolean not null,
        source text not null,
        primary key (tenant_id, region_id, year, indicator),
        foreign key (tenant_id, region_id) references region
      );
      grant select, insert on factor_set, factor to shuangcheng_app;
      grant select, insert, update on plan, target, region_baseline to shuangcheng_app;
    `);
    // A set of a province's own is written by whoever may write the whole province: its key is the province's region id.
    for (const table of ['factor_set', 'factor']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select
          using (tenant_id = 0 or tenant_id = any ((select visible_tenants())::int[]) or (select session_purpose()) = 'platform');
        create policy ${table}_added on ${table} for insert
          with check ((tenant_id = 0 and (select session_purpose()) = 'platform')
            or (tenant_id = any ((select writable_tenants())::int[]) and tenant_id = any ((select writable_regions())::int[])));
      `);
    }
    // Plan documents are published: whoever works in the province may read them, and a figure's base year and carbon
    // scope are the same for a reporter as for its bureau.
    for (const table of ['plan', 'target', 'region_baseline']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select
          using (tenant_id = any ((select visible_tenants())::int[])
            ${table === 'plan' ? '' : 'and region_id = any ((select listed_regions())::int[])'});
        create policy ${table}_added on ${table} for insert
          with check (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select writable_regions())::int[]));
        create policy ${table}_changed on ${table} for update
          using (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select writable_regions())::int[]))
          with check (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select writable_regions())::int[]));
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table region_baseline, target, plan, factor, factor_set');
  }
}
