import type { MigrationInterface, QueryRunner } from 'typeorm';

// Cities and counties are told of the plans of the regions above them.
export class PlanNotices1763600000065 implements MigrationInterface {
  name = 'PlanNotices1763600000065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy outbox_told_of_plans on outbox for select using (
        tenant_id = any ((select visible_tenants())::int[])
        and system = '' and institution_id is null and region_id = any ((select told_regions())::int[])
        and kind = 'PLAN_PUBLISHED');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy outbox_told_of_plans on outbox');
  }
}
