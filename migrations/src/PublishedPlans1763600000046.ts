import type { MigrationInterface, QueryRunner } from 'typeorm';

// Plans that bureaus publish: when and by whom, and when a later document of the same period took their place.
export class PublishedPlans1763600000046 implements MigrationInterface {
  name = 'PublishedPlans1763600000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table plan
        -- Null: what the platform ships with, known from the beginning.
        add column published_at timestamptz,
        add column published_by text,
        add column superseded_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table plan drop column superseded_at, drop column published_by, drop column published_at');
  }
}
