import type { MigrationInterface, QueryRunner } from 'typeorm';

// Which factor set is a province's official one, from when on. Insert only: what was official at a time stays known.
export class OfficialFactorSets1763600000045 implements MigrationInterface {
  name = 'OfficialFactorSets1763600000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table factor_set add column based_on text, add column published_by text;
      create table official_factor_set (
        tenant_id int not null references tenant,
        -- One after the other for a province: two that choose at once collide on it, and one begins again.
        entry_number int not null check (entry_number > 0),
        -- The province's own set, or one that is offered to all (0).
        factor_set_tenant int not null,
        factor_set_id text not null,
        -- Never before it was recorded: the official set of a past time does not change any more.
        valid_from timestamptz not null,
        reason text not null,
        recorded_at timestamptz not null,
        recorded_by text not null,
        primary key (tenant_id, entry_number),
        foreign key (factor_set_tenant, factor_set_id) references factor_set,
        check (factor_set_tenant in (0, tenant_id)),
        check (valid_from >= recorded_at)
      );
      grant select, insert on official_factor_set to shuangcheng_app;
      alter table official_factor_set enable row level security;
      alter table official_factor_set force row level security;
      create policy official_factor_set_visible on official_factor_set for select
        using (tenant_id = any ((select visible_tenants())::int[]));
      create policy official_factor_set_added on official_factor_set for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) and tenant_id = any ((select writable_regions())::int[]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table official_factor_set; alter table factor_set drop column published_by, drop column based_on');
  }
}
