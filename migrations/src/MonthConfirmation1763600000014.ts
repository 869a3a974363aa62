import type { MigrationInterface, QueryRunner } from 'typeorm';

// What a city or province bureau decided on a region's month, and the reminders that went out. Both are only added to.
export class MonthConfirmation1763600000014 implements MigrationInterface {
  name = 'MonthConfirmation1763600000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table month_confirmation (
        tenant_id int not null,
        region_id int not null,
        month int not null check (month % 100 between 1 and 12),
        confirmation_number int not null,
        level text not null check (level in ('CITY', 'PROVINCE')),
        decision text not null check (decision in ('CONFIRM', 'RETURN')),
        -- What the bureau had before it: another set of approved versions, or another number expected, makes it stale.
        expected int not null,
        approved int not null,
        versions text not null,
        reason text,
        decided_at timestamptz not null,
        decided_by text not null,
        primary key (tenant_id, region_id, month, confirmation_number),
        check (decision <> 'RETURN' or reason is not null)
      );
      -- A region's period is reminded of once for each due day that it ever had.
      create table reminder (
        tenant_id int not null,
        region_id int not null,
        period text not null,
        kind text not null check (kind in ('DUE_SOON', 'OVERDUE')),
        due_date date not null,
        missing int not null,
        reminded_at timestamptz not null,
        primary key (tenant_id, region_id, period, kind, due_date)
      );
      grant select, insert on month_confirmation, reminder to shuangcheng_app;
    `);
    for (const table of ['month_confirmation', 'reminder']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select
          using (tenant_id = any ((select visible_tenants())::int[]) and region_id = any ((select listed_regions())::int[]));
        create policy ${table}_added on ${table} for insert
          with check (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select writable_regions())::int[]));
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reminder, month_confirmation');
  }
}
