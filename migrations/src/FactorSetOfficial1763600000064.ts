import type { MigrationInterface, QueryRunner } from 'typeorm';

// An event may be appended for a later time, at which it is numbered and told. Whoever follows figures of a province is told what makes a
// factor set its official one, and not of a set that is only published.
export class FactorSetOfficial1763600000064 implements MigrationInterface {
  name = 'FactorSetOfficial1763600000064';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add column not_before timestamptz;
      drop policy outbox_factors on outbox;
      create policy outbox_factors on outbox for select using (
        tenant_id = any ((select visible_tenants())::int[]) and kind = 'FACTOR_SET_OFFICIAL');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy outbox_factors on outbox;
      create policy outbox_factors on outbox for select using (
        tenant_id = any ((select visible_tenants())::int[]) and kind = 'FACTOR_SET_PUBLISHED');
      alter table outbox drop column not_before;
    `);
  }
}
