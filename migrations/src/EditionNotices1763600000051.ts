import type { MigrationInterface, QueryRunner } from 'typeorm';

// Cities and counties are told what their province has published: notices of a region above them, like those of locks and targets.
export class EditionNotices1763600000051 implements MigrationInterface {
  name = 'EditionNotices1763600000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy outbox_told_of_editions on outbox for select using (
        tenant_id = any ((select visible_tenants())::int[])
        and system = '' and institution_id is null and region_id = any ((select told_regions())::int[])
        and kind in ('EDITION_PUBLISHED', 'EDITION_WITHDRAWN'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy outbox_told_of_editions on outbox');
  }
}
