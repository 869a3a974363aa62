import type { MigrationInterface, QueryRunner } from 'typeorm';

// Targets that a level above has decomposed, with the run that gave them: its input as it was, so that it can be repeated.
export class Decompositions1763600000030 implements MigrationInterface {
  name = 'Decompositions1763600000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table decomposition_run (
        tenant_id int not null,
        run_id uuid not null,
        region_id int not null,
        parent_target_id uuid not null,
        solver_version text not null,
        input jsonb not null,
        shares jsonb not null,
        published_at timestamptz not null,
        published_by text not null,
        primary key (tenant_id, run_id),
        foreign key (tenant_id, region_id) references region,
        foreign key (tenant_id, parent_target_id) references target
      );
      create index decomposition_run_of_region on decomposition_run (tenant_id, region_id, published_at desc);
      alter table target
        add column run_id uuid,
        -- The points of the years between, where no rule gives them.
        add column path jsonb,
        -- A newer decomposition has taken its place; the row stays as it was.
        add column superseded_at timestamptz,
        add foreign key (tenant_id, run_id) references decomposition_run;
      create index target_of_parent on target (tenant_id, parent_target_id) where parent_target_id is not null;
      grant select, insert on decomposition_run to shuangcheng_app;
      alter table decomposition_run enable row level security;
      alter table decomposition_run force row level security;
      create policy decomposition_run_visible on decomposition_run for select
        using (tenant_id = any ((select visible_tenants())::int[]) and region_id = any ((select visible_regions())::int[]));
      create policy decomposition_run_added on decomposition_run for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select writable_regions())::int[]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table target drop column superseded_at, drop column path, drop column run_id;
      drop table decomposition_run;
    `);
  }
}
