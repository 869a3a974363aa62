import type { MigrationInterface, QueryRunner } from 'typeorm';

// Whoever changes their own password does so in a sign-in session, the only kind that may compare the old one; the audit
// trail is written there too, in the same transaction.
export class OwnSecret1763600000024 implements MigrationInterface {
  name = 'OwnSecret1763600000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy audit_record_of_secret on audit_record for insert
        with check ((select session_purpose()) = 'sign-in' and action = 'changePassword');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy audit_record_of_secret on audit_record');
  }
}
