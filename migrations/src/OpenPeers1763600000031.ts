import type { MigrationInterface, QueryRunner } from 'typeorm';

// open_peers() looked through the whole province's register for the institutions that the session may write, none in the case of a
// bureau: 90 ms of every submission where there are 51,754. They are looked up one by one.
export class OpenPeers1763600000031 implements MigrationInterface {
  name = 'OpenPeers1763600000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function open_peers() returns text language sql volatile as
        $$ select set_config('shuangcheng.comparable_regions', coalesce(array_agg(distinct s.region_id)::text, ''), true)
             from unnest(writable_tenants()) as t (id)
            cross join unnest(writable_institutions()) as i (id)
            cross join lateral (select region_id from institution_state where tenant_id = t.id and institution_id = i.id offset 0) as s $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function open_peers() returns text language sql volatile as
        $$ select set_config('shuangcheng.comparable_regions', coalesce(array_agg(distinct region_id)::text, ''), true)
             from institution_state
            where tenant_id = any (writable_tenants()) and institution_id = any (writable_institutions()) $$;
    `);
  }
}
