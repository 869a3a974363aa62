import type { MigrationInterface, QueryRunner } from 'typeorm';

// A province's official factors hold for all of it: whoever follows figures below it is told that they changed.
export class FactorNews1763600000040 implements MigrationInterface {
  name = 'FactorNews1763600000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy outbox_factors on outbox for select using (
        tenant_id = any ((select visible_tenants())::int[]) and kind = 'FACTOR_SET_PUBLISHED');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy outbox_factors on outbox');
  }
}
