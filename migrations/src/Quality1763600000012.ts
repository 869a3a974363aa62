import type { MigrationInterface, QueryRunner } from 'typeorm';

const own = (which: 'visible' | 'writable', andInstitution: boolean): string => `
  tenant_id = any ((select ${which}_tenants())::int[])
  and (region_id = any ((select ${which}_regions())::int[])
    or region_id || ':' || system = any ((select ${which}_region_systems())::text[])
    ${andInstitution ? `or institution_id = any ((select ${which}_institutions())::uuid[])` : ''})`;

// The rules that a province has tuned, the answers of reporters to findings, and how a reporter's own report is compared with
// those of its like, which the reporter does not see.
export class Quality1763600000012 implements MigrationInterface {
  name = 'Quality1763600000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a province has set, version after version; what it leaves out is the platform's default.
      create table quality_rule_set (
        tenant_id int not null references tenant,
        version int not null check (version > 0),
        region_id int not null,
        settings jsonb not null,
        note text not null,
        valid_from timestamptz not null,
        published_at timestamptz not null,
        published_by text not null,
        primary key (tenant_id, version)
      );
      create table finding_explanation (
        tenant_id int not null,
        institution_id uuid not null,
        month int not null,
        version int not null,
        finding_number int not null,
        explanation_number int not null,
        region_id int not null,
        system text not null,
        text text not null,
        explained_at timestamptz not null,
        explained_by text not null,
        primary key (tenant_id, institution_id, month, version, finding_number, explanation_number),
        foreign key (tenant_id, institution_id, month, version, finding_number) references report_finding
      );
      grant select, insert on quality_rule_set, finding_explanation to shuangcheng_app;

      alter table quality_rule_set enable row level security;
      alter table quality_rule_set force row level security;
      -- Whoever reports or reviews in the province may know by which rules; its bureau sets them.
      create policy quality_rule_set_visible on quality_rule_set for select
        using (tenant_id = any ((select visible_tenants())::int[]));
      create policy quality_rule_set_added on quality_rule_set for insert
        with check (tenant_id = any ((select writable_tenants())::int[]) and region_id = tenant_id
          and region_id = any ((select writable_regions())::int[]));
      alter table finding_explanation enable row level security;
      alter table finding_explanation force row level security;
      create policy finding_explanation_visible on finding_explanation for select using (${own('visible', true)});
      create policy finding_explanation_added on finding_explanation for insert with check (${own('writable', true)});
    `);
    // A report is compared with those of its like in the county, also where its reporter may see no other. They are open for
    // the one statement that gives medians over at least so many institutions, between open_peers() and close_peers(): those
    // of the regions where the session's writable institutions have ever stood.
    await runner.query(`
      create function comparable_regions() returns int[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.comparable_regions', true), ''), '{}')::int[] $$;
      create function open_peers() returns text language sql volatile as
        $$ select set_config('shuangcheng.comparable_regions', coalesce(array_agg(distinct region_id)::text, ''), true)
             from institution_state
            where tenant_id = any (writable_tenants()) and institution_id = any (writable_institutions()) $$;
      create function close_peers() returns text language sql volatile as
        $$ select set_config('shuangcheng.comparable_regions', '', true) $$;
      create policy report_compared on report for select
        using (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select comparable_regions())::int[]));
      create policy report_version_compared on report_version for select
        using (tenant_id = any ((select writable_tenants())::int[]) and region_id = any ((select comparable_regions())::int[]));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy report_version_compared on report_version;
      drop policy report_compared on report;
      drop function open_peers(), close_peers(), comparable_regions();
      drop table finding_explanation, quality_rule_set;
    `);
  }
}
