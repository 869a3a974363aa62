import type { MigrationInterface, QueryRunner } from 'typeorm';

// The chain over the audit trail: a link for each record, made after the record's commit by the relay alone, so that no two
// writers wait for each other. Links are added, never changed.
export class AuditChain1763600000019 implements MigrationInterface {
  name = 'AuditChain1763600000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_link (
        tenant_id int not null,
        -- From 1, without a gap.
        link_number bigint not null,
        record_id uuid not null,
        -- The record's, for the policy.
        region_id int not null,
        algorithm text not null,
        previous_hash bytea not null,
        hash bytea not null,
        chained_at timestamptz not null,
        primary key (tenant_id, link_number)
      );
      create unique index audit_link_of_record on audit_link (tenant_id, record_id);
      -- Records that wait for their link: added with them, taken away with it.
      create table audit_waiting (
        tenant_id int not null,
        record_id uuid not null,
        primary key (tenant_id, record_id)
      );
      -- Row-level security holds for the owner too.
      select set_config('shuangcheng.purpose', 'relay', true);
      insert into audit_waiting (tenant_id, record_id) select tenant_id, record_id from audit_record;
      select set_config('shuangcheng.purpose', '', true);
      grant select, insert on audit_link to shuangcheng_app;
      grant select, insert, delete on audit_waiting to shuangcheng_app;

      alter table audit_link enable row level security;
      alter table audit_link force row level security;
      create policy audit_link_visible on audit_link for select using (
        tenant_id = any ((select visible_tenants())::int[]) and region_id = any ((select visible_regions())::int[]));
      create policy audit_link_read_by_relay on audit_link for select using ((select session_purpose()) = 'relay');
      create policy audit_link_added on audit_link for insert with check ((select session_purpose()) = 'relay');
      alter table audit_waiting enable row level security;
      alter table audit_waiting force row level security;
      create policy audit_waiting_visible on audit_waiting for select using (tenant_id = any ((select visible_tenants())::int[]));
      create policy audit_waiting_added on audit_waiting for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) or (select session_purpose()) = 'sign-in');
      create policy audit_waiting_relayed on audit_waiting
        using ((select session_purpose()) = 'relay') with check ((select session_purpose()) = 'relay');
      -- Whoever signs in has no session of its own yet.
      create policy audit_record_of_sign_in on audit_record for insert with check ((select session_purpose()) = 'sign-in');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy audit_record_of_sign_in on audit_record;
      drop table audit_waiting, audit_link;
    `);
  }
}
