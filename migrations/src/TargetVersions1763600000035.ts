import type { MigrationInterface, QueryRunner } from 'typeorm';

// Targets of institutions, and who made which version of a target, when and why.
export class TargetVersions1763600000035 implements MigrationInterface {
  name = 'TargetVersions1763600000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table target
        -- A target of an institution; region and system are where it stood when it was given.
        add column institution_id uuid,
        add column system text not null default '',
        add column made_at timestamptz,
        add column made_by text,
        -- Why an adjusted version differs from the one before.
        add column reason text,
        -- The target above has a newer version, and this one was not looked at since.
        add column parent_changed_at timestamptz,
        add foreign key (tenant_id, institution_id) references institution;
      create index target_of_institution on target (tenant_id, institution_id, year) where institution_id is not null;
      drop policy target_visible on target;
      -- What a region has to reach is known in it; what an institution has to reach, to those who see the institution.
      create policy target_visible on target for select
        using (tenant_id = any ((select visible_tenants())::int[])
          and ((institution_id is null and region_id = any ((select listed_regions())::int[]))
            or (institution_id is not null and (region_id = any ((select visible_regions())::int[])
              or (region_id || ':' || system) = any ((select visible_region_systems())::text[])
              or institution_id = any ((select visible_institutions())::uuid[])))));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy target_visible on target;
      create policy target_visible on target for select
        using (tenant_id = any ((select visible_tenants())::int[]) and region_id = any ((select listed_regions())::int[]));
      alter table target drop column parent_changed_at, drop column reason, drop column made_by, drop column made_at, drop column system,
        drop column institution_id;
    `);
  }
}
