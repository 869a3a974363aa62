import type { MigrationInterface, QueryRunner } from 'typeorm';

// A county goes on seeing which institution an old report of its own is of, after the institution has moved to another.
export class FormerPlaces1763600000026 implements MigrationInterface {
  name = 'FormerPlaces1763600000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where it stood before, and under which system there: written with every move.
      alter table institution
        add column former_regions int[] not null default '{}',
        add column former_region_systems text[] not null default '{}';
      create policy institution_seen_where_it_stood on institution for select using (
        tenant_id = any ((select visible_tenants())::int[])
        and (former_regions && (select visible_regions())::int[]
          or former_region_systems && (select visible_region_systems())::text[]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy institution_seen_where_it_stood on institution;
      alter table institution drop column former_region_systems, drop column former_regions;
    `);
  }
}
