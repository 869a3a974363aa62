import type { MigrationInterface, QueryRunner } from 'typeorm';

// What is overdue below a province, and of a system in a region, is told in one notice for a period: remembered like the others.
export class OverdueSummaries1763600000066 implements MigrationInterface {
  name = 'OverdueSummaries1763600000066';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table reminder
        add column system text not null default '',
        drop constraint reminder_kind_check,
        add constraint reminder_kind_check check (kind in ('DUE_SOON', 'OVERDUE', 'OVERDUE_SUMMARY')),
        drop constraint reminder_pkey,
        add constraint reminder_pkey primary key (tenant_id, region_id, period, kind, due_date, system);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from reminder where kind = 'OVERDUE_SUMMARY';
      alter table reminder
        drop constraint reminder_pkey,
        add constraint reminder_pkey primary key (tenant_id, region_id, period, kind, due_date),
        drop constraint reminder_kind_check,
        add constraint reminder_kind_check check (kind in ('DUE_SOON', 'OVERDUE')),
        drop column system;
    `);
  }
}
