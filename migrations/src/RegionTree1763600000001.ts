import type { MigrationInterface, QueryRunner } from 'typeorm';

// Tenants, the functions by which a transaction says who is asking, and the region tree with its validity.
// Every policy compares a row with arrays taken from transaction-local settings, evaluated once for a statement. After
// such a setting ends, current_setting gives '', not null: the functions turn both into an empty array, so a pooled
// connection without a caller sees nothing.
export class RegionTree1763600000001 implements MigrationInterface {
  name = 'RegionTree1763600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function visible_tenants() returns int[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.visible_tenants', true), ''), '{}')::int[] $$;
      create function visible_regions() returns int[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.visible_regions', true), ''), '{}')::int[] $$;
      create function visible_region_systems() returns text[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.visible_region_systems', true), ''), '{}')::text[] $$;
      create function visible_institutions() returns uuid[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.visible_institutions', true), ''), '{}')::uuid[] $$;
      -- Regions of which anything at all is in scope: whole, or one system's part.
      create function listed_regions() returns int[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.listed_regions', true), ''), '{}')::int[] $$;
      create function writable_tenants() returns int[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.writable_tenants', true), ''), '{}')::int[] $$;
      create function writable_regions() returns int[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.writable_regions', true), ''), '{}')::int[] $$;
      create function writable_region_systems() returns text[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.writable_region_systems', true), ''), '{}')::text[] $$;
      create function writable_institutions() returns uuid[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.writable_institutions', true), ''), '{}')::uuid[] $$;
      -- 'sign-in': reads accounts to tell who is asking; 'platform': loads what belongs to no tenant.
      create function session_purpose() returns text language sql stable parallel safe as
        $$ select coalesce(current_setting('shuangcheng.purpose', true), '') $$;
      -- The caller's account, for what is nobody else's in the tenant; null without a caller.
      create function session_account() returns uuid language sql stable parallel safe as
        $$ select nullif(current_setting('shuangcheng.account', true), '')::uuid $$;
    `);
    await runner.query(`
      create table tenant (
        tenant_id int primary key,
        name text not null,
        placement text not null default 'main',
        created_at timestamptz not null default now()
      );
      create table region (
        tenant_id int not null references tenant,
        region_id int not null,
        code text not null,
        name text not null,
        level text not null check (level in ('PROVINCE', 'CITY', 'COUNTY')),
        primary key (tenant_id, region_id),
        unique (tenant_id, code)
      );
      create table region_edge (
        tenant_id int not null,
        region_id int not null,
        parent_id int,
        valid_from date not null,
        valid_to date,
        primary key (tenant_id, region_id, valid_from),
        foreign key (tenant_id, region_id) references region,
        foreign key (tenant_id, parent_id) references region,
        check (valid_to > valid_from)
      );
      create table tree_version (only_row boolean primary key default true check (only_row), version bigint not null);
      insert into tree_version (version) values (1);
      create table region_group (
        group_code text primary key,
        name text not null,
        source text not null
      );
      create table region_group_member (
        group_code text not null references region_group,
        tenant_id int not null,
        region_id int not null,
        primary key (group_code, tenant_id, region_id),
        foreign key (tenant_id, region_id) references region
      );
      create table data_load (
        name text primary key,
        content_hash text not null,
        summary jsonb not null,
        loaded_at timestamptz not null default now()
      );

      grant select on tenant, region, region_edge, tree_version, region_group, region_group_member, data_load to shuangcheng_app;
      grant insert, update on tenant, region, region_edge, region_group, data_load to shuangcheng_app;
      grant insert, delete on region_group_member to shuangcheng_app;
      grant update on tree_version to shuangcheng_app;
    `);
    for (const table of ['tenant', 'region', 'region_edge', 'tree_version', 'region_group', 'region_group_member', 'data_load']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_is_public on ${table} for select using (true);
        create policy ${table}_platform on ${table}
          using ((select session_purpose()) = 'platform') with check ((select session_purpose()) = 'platform');
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table data_load, region_group_member, region_group, tree_version, region_edge, region, tenant;
      drop function visible_tenants(), visible_regions(), visible_region_systems(), visible_institutions(), listed_regions(),
        writable_tenants(), writable_regions(), writable_region_systems(), writable_institutions(), session_purpose(), session_account();
    `);
  }
}
