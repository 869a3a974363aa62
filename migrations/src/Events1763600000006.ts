import type { MigrationInterface, QueryRunner } from 'typeorm';

// What happened and who did it. Both are appended in the transaction that caused them, without a lock that others wait
// for; a relay numbers them afterwards. Nothing here is ever changed but an event's number, and that by the relay only.
export class Events1763600000006 implements MigrationInterface {
  name = 'Events1763600000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- No foreign key: it would lock the region's and the province's row, if only to share, for every writer.
      -- Who did what when from where: one row for a request and region it touched.
      create table audit_record (
        tenant_id int not null,
        record_id uuid not null,
        region_id int not null,
        occurred_at timestamptz not null,
        account_id uuid not null,
        username text not null,
        address text,
        request_id text not null,
        action text not null,
        subjects text[] not null,
        details jsonb not null,
        primary key (tenant_id, record_id)
      );
      create index audit_record_of_region on audit_record (tenant_id, region_id, occurred_at desc, record_id);
      create table outbox (
        tenant_id int not null,
        event_id uuid not null,
        region_id int not null,
        -- '' and null: of the region as a whole.
        system text not null default '',
        institution_id uuid,
        occurred_at timestamptz not null,
        kind text not null,
        body jsonb not null,
        -- Strictly rising for a tenant; null until the relay has numbered the event.
        sequence bigint,
        primary key (tenant_id, event_id)
      );
      create index outbox_not_numbered on outbox (tenant_id, occurred_at, event_id) where sequence is null;
      create unique index outbox_sequence on outbox (tenant_id, sequence) where sequence is not null;
      grant select, insert on audit_record, outbox to shuangcheng_app;
      grant update (sequence), delete on outbox to shuangcheng_app;

      alter table audit_record enable row level security;
      alter table audit_record force row level security;
      create policy audit_record_visible on audit_record for select using (
        tenant_id = any ((select visible_tenants())::int[]) and region_id = any ((select visible_regions())::int[]));
      create policy audit_record_added on audit_record for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) and account_id = (select session_account()));
      create policy audit_record_chained on audit_record for select using ((select session_purpose()) = 'relay');
      alter table outbox enable row level security;
      alter table outbox force row level security;
      create policy outbox_visible on outbox for select using (
        tenant_id = any ((select visible_tenants())::int[])
        and (region_id = any ((select visible_regions())::int[])
          or region_id || ':' || system = any ((select visible_region_systems())::text[])
          or institution_id = any ((select visible_institutions())::uuid[])));
      create policy outbox_added on outbox for insert with check (
        tenant_id = any ((select writable_tenants())::int[])
        and (region_id = any ((select writable_regions())::int[])
          or region_id || ':' || system = any ((select writable_region_systems())::text[])
          or institution_id = any ((select writable_institutions())::uuid[])));
      create policy outbox_relayed on outbox
        using ((select session_purpose()) = 'relay') with check ((select session_purpose()) = 'relay');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox, audit_record');
  }
}
