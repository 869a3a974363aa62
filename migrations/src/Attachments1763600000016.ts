import type { MigrationInterface, QueryRunner } from 'typeorm';

// Evidence for reports and findings. The content lies in a folder under its SHA-256; here is what is known of it. Nothing is
// ever changed: a file that was uploaded is its uploader's alone until it is attached, and then readable with its subject.
export class Attachments1763600000016 implements MigrationInterface {
  name = 'Attachments1763600000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment_file (
        tenant_id int not null references tenant,
        file_id uuid not null,
        account_id uuid not null,
        file_name text not null,
        media_type text not null,
        bytes bigint not null check (bytes > 0),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        uploaded_at timestamptz not null,
        uploaded_by text not null,
        primary key (tenant_id, file_id)
      );
      create index attachment_file_of_account on attachment_file (tenant_id, account_id, uploaded_at);
      create table attachment (
        tenant_id int not null,
        attachment_id uuid not null,
        file_id uuid not null,
        file_name text not null,
        media_type text not null,
        bytes bigint not null,
        sha256 text not null,
        note text,
        attached_at timestamptz not null,
        attached_by text not null,
        region_id int not null,
        -- Of a report; '' and null for a finding, which is between bureaus.
        system text not null,
        institution_id uuid,
        month int,
        version int,
        -- Of a finding.
        finding_id uuid,
        check_id uuid,
        assigned_region_id int,
        check_region_id int,
        primary key (tenant_id, attachment_id),
        foreign key (tenant_id, file_id) references attachment_file,
        foreign key (tenant_id, institution_id, month, version) references report_version,
        foreign key (tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id)
          references check_finding (tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id),
        check (case when finding_id is null then num_nonnulls(institution_id, month, version) = 3 and num_nonnulls(check_id, assigned_region_id, check_region_id) = 0
                    else num_nonnulls(institution_id, month, version) = 0 and num_nonnulls(check_id, assigned_region_id, check_region_id) = 3 end)
      );
      create index attachment_of_report on attachment (tenant_id, institution_id, month, version) where finding_id is null;
      create index attachment_of_finding on attachment (tenant_id, finding_id) where finding_id is not null;
      create index attachment_by_content on attachment (tenant_id, sha256);
      grant select, insert on attachment_file, attachment to shuangcheng_app;

      alter table attachment_file enable row level security;
      alter table attachment_file force row level security;
      create policy attachment_file_visible on attachment_file for select
        using (tenant_id = any ((select visible_tenants())::int[]) and account_id = (select session_account()));
      create policy attachment_file_added on attachment_file for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) and account_id = (select session_account()));
      alter table attachment enable row level security;
      alter table attachment force row level security;
      create policy attachment_visible on attachment for select using (
        tenant_id = any ((select visible_tenants())::int[])
        and (region_id = any ((select visible_regions())::int[])
          or region_id || ':' || system = any ((select visible_region_systems())::text[])
          or institution_id = any ((select visible_institutions())::uuid[])
          or assigned_region_id = any ((select visible_regions())::int[])
          or check_region_id = any ((select visible_regions())::int[])));
      create policy attachment_added on attachment for insert with check (
        tenant_id = any ((select writable_tenants())::int[])
        and (region_id = any ((select writable_regions())::int[])
          or region_id || ':' || system = any ((select writable_region_systems())::text[])
          or institution_id = any ((select writable_institutions())::uuid[])
          or assigned_region_id = any ((select writable_regions())::int[])
          or check_region_id = any ((select writable_regions())::int[])));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attachment, attachment_file');
  }
}
