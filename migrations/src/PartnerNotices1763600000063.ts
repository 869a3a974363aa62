import type { MigrationInterface, QueryRunner } from 'typeorm';

// What a province records of a joint task is told to the others that take part: to who sees the whole of one that the event names.
export class PartnerNotices1763600000063 implements MigrationInterface {
  name = 'PartnerNotices1763600000063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy outbox_told_to_partners on outbox for select using (
        kind = 'TASK_PROGRESSED' and system = '' and institution_id is null
        and string_to_array(body->>'members', ',')::int[] && (select visible_regions())::int[]);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy outbox_told_to_partners on outbox');
  }
}
