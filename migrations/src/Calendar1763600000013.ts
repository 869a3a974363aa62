import type { MigrationInterface, QueryRunner } from 'typeorm';

// The calendar of reporting: due days, opening, reminders, locks and their reopening, as bureaus have said them. Insert only:
// the newest entry that speaks of the same thing holds, and the table is its own history.
export class Calendar1763600000013 implements MigrationInterface {
  name = 'Calendar1763600000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No foreign key to the region or the institution: it would lock rows that submissions use.
      create table calendar_entry (
        tenant_id int not null,
        -- One after the other for a province: two bureaus that write at once collide on it, and one begins again.
        entry_number int not null,
        -- Holds for this region and all below it.
        region_id int not null,
        kind text not null check (kind in ('DUE_RULE', 'DUE_DATE', 'FIRST_MONTH', 'REMINDER', 'AUTO_LOCK', 'LOCK', 'REOPEN')),
        -- A lock of the province is lifted by the province only.
        issued_by text not null check (issued_by in ('PROVINCE', 'CITY')),
        -- The months that the entry speaks of; to null: all that follow.
        month_from int not null check (month_from % 100 between 1 and 12),
        month_to int check (month_to % 100 between 1 and 12 and month_to >= month_from),
        -- DUE_RULE: periods of the kind are due on the day, so many months after their last one.
        period_kind text check (period_kind in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
        months_after int check (months_after between 1 and 12),
        due_day int check (due_day between 1 and 31),
        -- DUE_DATE: one period's own.
        period text,
        due_date date,
        -- REMINDER: before the due day. AUTO_LOCK: after it; null: never.
        days int check (days between 0 and 366),
        -- REOPEN: for one institution only, and up to and with a day, where given.
        institution_id uuid,
        until date,
        reason text,
        recorded_at timestamptz not null,
        recorded_by text not null,
        primary key (tenant_id, entry_number),
        check (kind <> 'DUE_RULE' or (period_kind, months_after, due_day) is not null),
        check (kind <> 'DUE_DATE' or (period, due_date) is not null),
        check (kind not in ('LOCK', 'REOPEN') or (month_to, reason) is not null)
      );
      grant select, insert on calendar_entry to shuangcheng_app;
      alter table calendar_entry enable row level security;
      alter table calendar_entry force row level security;
      -- What the province and the city say holds for a reporter of one institution too: whoever works in the province reads it.
      create policy calendar_entry_visible on calendar_entry for select using (tenant_id = any ((select visible_tenants())::int[]));
      create policy calendar_entry_added on calendar_entry for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select writable_regions())::int[]));
      -- Who has not reported is looked up by region.
      create index institution_state_by_region on institution_state (tenant_id, region_id, valid_from);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index institution_state_by_region; drop table calendar_entry');
  }
}
