import type { MigrationInterface, QueryRunner } from 'typeorm';

// What the relay keeps beside the outbox: the last number it gave, and up to where events were forgotten. And who is told:
// what concerns a region as a whole is told to whoever reports in it, and how far each account has read.
export class Relay1763600000018 implements MigrationInterface {
  name = 'Relay1763600000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row: numbers rise over all tenants, so that somebody with grants in two has one place where to go on.
      create table event_counter (
        only_row boolean primary key default true check (only_row),
        last_sequence bigint not null,
        -- Events up to this number may have been forgotten.
        expired_to bigint not null
      );
      insert into event_counter (last_sequence, expired_to) values (0, 0);
      create table notification_read (
        tenant_id int not null,
        account_id uuid not null,
        read_to bigint not null,
        read_at timestamptz not null,
        primary key (tenant_id, account_id)
      );
      grant select, update (last_sequence, expired_to) on event_counter to shuangcheng_app;
      grant select, insert, update on notification_read to shuangcheng_app;

      -- In the order in which they happened over all tenants: none waits behind the backlog of another.
      drop index outbox_not_numbered;
      create index outbox_not_numbered on outbox (occurred_at, event_id) where sequence is null;
      -- Events that somebody may be told of are few among those of every report.
      create index outbox_told_of on outbox (tenant_id, region_id, sequence)
        where kind not in ('REPORT_SUBMITTED', 'REPORT_APPROVED', 'REPORT_WITHDRAWN', 'IMPORT_PROGRESSED', 'ACCESS_CHANGED');

      -- Regions whose notices reach the caller: those of its grants and what lies above them.
      create function told_regions() returns int[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.told_regions', true), ''), '{}')::int[] $$;
      create policy outbox_told on outbox for select using (
        tenant_id = any ((select visible_tenants())::int[])
        and system = '' and institution_id is null and region_id = any ((select told_regions())::int[])
        and kind in ('MONTH_CONFIRMED', 'MONTH_LOCKED', 'MONTH_REOPENED', 'DUE_SOON', 'OVERDUE', 'TARGET_PUBLISHED'));

      alter table event_counter enable row level security;
      alter table event_counter force row level security;
      create policy event_counter_is_public on event_counter for select using (true);
      create policy event_counter_relayed on event_counter for update
        using ((select session_purpose()) = 'relay') with check ((select session_purpose()) = 'relay');
      alter table notification_read enable row level security;
      alter table notification_read force row level security;
      create policy notification_read_visible on notification_read for select
        using (tenant_id = any ((select visible_tenants())::int[]) and account_id = (select session_account()));
      create policy notification_read_added on notification_read for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) and account_id = (select session_account()));
      create policy notification_read_changed on notification_read for update
        using (tenant_id = any ((select writable_tenants())::int[]) and account_id = (select session_account()))
        with check (tenant_id = any ((select writable_tenants())::int[]) and account_id = (select session_account()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy outbox_told on outbox;
      drop function told_regions();
      drop index outbox_told_of, outbox_not_numbered;
      create index outbox_not_numbered on outbox (tenant_id, occurred_at, event_id) where sequence is null;
      drop table notification_read, event_counter;
    `);
  }
}
