import type { MigrationInterface, QueryRunner } from 'typeorm';

// What submitting needs beside the ledger: requests that were answered, so that the same one does its work once, and
// what the rules noticed about a version.
export class Submission1763600000005 implements MigrationInterface {
  name = 'Submission1763600000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table client_request (
        tenant_id int not null references tenant,
        account_id uuid not null,
        request_id text not null,
        operation text not null,
        input_hash text not null,
        answer jsonb,
        received_at timestamptz not null,
        primary key (tenant_id, account_id, request_id)
      );
      create table report_finding (
        tenant_id int not null,
        institution_id uuid not null,
        month int not null,
        version int not null,
        finding_number int not null,
        region_id int not null,
        system text not null,
        code text not null,
        severity text not null check (severity in ('ERROR', 'WARNING', 'NOTE')),
        item text,
        message text not null,
        expected text,
        actual text,
        rule_version text not null,
        primary key (tenant_id, institution_id, month, version, finding_number)
      );
      grant select, insert, update on client_request to shuangcheng_app;
      grant select, insert on report_finding to shuangcheng_app;

      alter table client_request enable row level security;
      alter table client_request force row level security;
      -- An answer may tell of reports that others of the same tenant do not see.
      create policy client_request_visible on client_request for select
        using (tenant_id = any ((select visible_tenants())::int[]) and account_id = (select session_account()));
      create policy client_request_added on client_request for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) and account_id = (select session_account()));
      create policy client_request_changed on client_request for update
        using (tenant_id = any ((select writable_tenants())::int[]) and account_id = (select session_account()))
        with check (tenant_id = any ((select writable_tenants())::int[]) and account_id = (select session_account()));
      alter table report_finding enable row level security;
      alter table report_finding force row level security;
      create policy report_finding_visible on report_finding for select using (
        tenant_id = any ((select visible_tenants())::int[])
        and (region_id = any ((select visible_regions())::int[])
          or region_id || ':' || system = any ((select visible_region_systems())::text[])
          or institution_id = any ((select visible_institutions())::uuid[])));
      create policy report_finding_added on report_finding for insert with check (
        tenant_id = any ((select writable_tenants())::int[])
        and (region_id = any ((select writable_regions())::int[])
          or region_id || ':' || system = any ((select writable_region_systems())::text[])
          or institution_id = any ((select writable_institutions())::uuid[])));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table report_finding, client_request');
  }
}
