import type { MigrationInterface, QueryRunner } from 'typeorm';

// open_cells() looked through the whole province's register for the institutions that the session may write, none in the case of a
// bureau: 70 ms of every approval where there are 51,754. They are looked up one by one.
export class OpenCells1763600000020 implements MigrationInterface {
  name = 'OpenCells1763600000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function open_cells() returns text language sql volatile as
        $$ select set_config('shuangcheng.movable_regions', coalesce(array_agg(distinct region_id)::text, ''), true)
          from (
            select split_part(pair, ':', 1)::int as region_id from unnest(writable_region_systems()) as pair
             union all
            select s.region_id
              from unnest(writable_tenants()) as t (id)
             cross join unnest(writable_institutions()) as i (id)
             cross join lateral (select region_id from institution_state where tenant_id = t.id and institution_id = i.id offset 0) as s
          ) as moved $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function open_cells() returns text language sql volatile as
        $$ select set_config('shuangcheng.movable_regions', coalesce(array_agg(distinct region_id)::text, ''), true)
          from (
            select split_part(pair, ':', 1)::int as region_id from unnest(writable_region_systems()) as pair
             union all
            select region_id from institution_state
             where tenant_id = any (writable_tenants()) and institution_id = any (writable_institutions())
          ) as moved $$;
    `);
  }
}
