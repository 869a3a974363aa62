import type { MigrationInterface, QueryRunner } from 'typeorm';

const own = (which: 'visible' | 'writable'): string =>
  `tenant_id = any ((select ${which}_tenants())::int[]) and region_id = any ((select ${which}_regions())::int[])`;
/** Who may write the whole province: the tenant's key is the province's region id. */
const wholeProvince = `tenant_id = any ((select writable_tenants())::int[]) and tenant_id = any ((select writable_regions())::int[])`;

// The register beyond what a sum needs, what happened to it, and how regions and institutions are reorganised.
export class RegisterAndReorganisation1763600000010 implements MigrationInterface {
  name = 'RegisterAndReorganisation1763600000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Fields of the regime's register that no sum needs; null: not stated.
      alter table institution
        add column short_name text,
        add column admin_level text check (admin_level ~ '^00[1-9]$'),
        add column funding text check (funding ~ '^00[1-3]$'),
        add column address text,
        add column contact text,
        add column contact_phone text,
        add column students int check (students >= 0),
        add column hospital_level text,
        add column machine_room boolean,
        add column heating text check (heating in ('NONE', 'OWN', 'CENTRAL'));
      -- Stood in more than one region: kept in memory with the tree, so that a figure under another day's tree knows which
      -- reports to look at. Set on all states of such an institution.
      alter table institution_state add column moved boolean not null default false;
      create index institution_state_moved on institution_state (tenant_id, institution_id, valid_from) where moved;
      create policy institution_state_with_tree on institution_state for select
        using (moved and (select session_purpose()) = 'sign-in');
      -- What happened to an institution of the register, in the region where it stood afterwards.
      create table register_event (
        tenant_id int not null,
        event_id uuid not null,
        institution_id uuid not null,
        region_id int not null,
        system text not null,
        kind text not null check (kind in ('REGISTERED', 'CHANGED', 'MOVED', 'CLOSED', 'REOPENED')),
        effective_on date,
        recorded_at timestamptz not null,
        actor text not null,
        reason text,
        details jsonb not null,
        primary key (tenant_id, event_id)
      );
      create index register_event_of_institution on register_event (tenant_id, institution_id, recorded_at);
      -- On that day a region gave what it had to another: whole (it ended), or a part.
      create table region_succession (
        tenant_id int not null,
        from_region int not null,
        to_region int not null,
        effective_on date not null,
        whole boolean not null,
        primary key (tenant_id, from_region, to_region, effective_on, whole),
        foreign key (tenant_id, from_region) references region,
        foreign key (tenant_id, to_region) references region,
        check (from_region <> to_region)
      );
      create table reorganisation (
        tenant_id int not null,
        reorganisation_id uuid not null,
        -- The lowest region that holds all that was touched.
        region_id int not null,
        effective_on date not null,
        title text not null,
        reason text not null,
        prepared_key text,
        steps jsonb not null,
        effects jsonb not null,
        recorded_at timestamptz not null,
        recorded_by text not null,
        primary key (tenant_id, reorganisation_id)
      );
      create unique index reorganisation_prepared on reorganisation (tenant_id, prepared_key) where prepared_key is not null;
      -- A part of a base-year figure that went from one region to another. The baseline in force is the printed one and all
      -- of these; what a region gains its counterpart loses.
      create table baseline_restatement (
        tenant_id int not null,
        restatement_id uuid not null,
        region_id int not null,
        reorganisation_id uuid not null,
        counterpart_region int not null,
        year int not null,
        indicator text not null,
        change numeric not null,
        before numeric,
        after numeric not null,
        unit text not null,
        method text not null check (method in ('WHOLE', 'REPORTS', 'SHARE')),
        made_up boolean not null,
        effective_on date not null,
        reason text not null,
        recorded_at timestamptz not null,
        recorded_by text not null,
        primary key (tenant_id, restatement_id),
        check (region_id <> counterpart_region)
      );
      create index baseline_restatement_of_region on baseline_restatement (tenant_id, region_id, year, indicator);

      grant select, insert on register_event, region_succession, reorganisation, baseline_restatement to shuangcheng_app;
    `);
    for (const table of ['register_event', 'region_succession', 'reorganisation', 'baseline_restatement']) {
      await runner.query(`alter table ${table} enable row level security; alter table ${table} force row level security;`);
    }
    await runner.query(`
      create policy register_event_visible on register_event for select using (
        tenant_id = any ((select visible_tenants())::int[])
        and (region_id = any ((select visible_regions())::int[])
          or region_id || ':' || system = any ((select visible_region_systems())::text[])
          or institution_id = any ((select visible_institutions())::uuid[])));
      create policy register_event_added on register_event for insert with check (${own('writable')});
      create policy reorganisation_visible on reorganisation for select
        using (tenant_id = any ((select visible_tenants())::int[]) and region_id = any ((select listed_regions())::int[]));
      create policy reorganisation_added on reorganisation for insert with check (${own('writable')});
      create policy baseline_restatement_visible on baseline_restatement for select
        using (tenant_id = any ((select visible_tenants())::int[]) and region_id = any ((select listed_regions())::int[]));
      create policy baseline_restatement_added on baseline_restatement for insert with check (${own('writable')});

      -- The tree is public to read. A province's part of it is written by whoever may write the whole province.
      create policy region_succession_is_public on region_succession for select using (true);
      create policy region_succession_added on region_succession for insert with check (${wholeProvince});
      create policy region_added on region for insert with check (${wholeProvince});
      create policy region_edge_added on region_edge for insert with check (${wholeProvince});
      create policy region_edge_changed on region_edge for update using (${wholeProvince}) with check (${wholeProvince});
      -- Raised by whoever moves an institution from one region to another, or changes regions: so all servers read the tree again.
      create policy tree_version_raised on tree_version for update
        using (cardinality((select writable_regions())::int[]) > 0) with check (cardinality((select writable_regions())::int[]) > 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy tree_version_raised on tree_version;
      drop policy region_edge_changed on region_edge;
      drop policy region_edge_added on region_edge;
      drop policy region_added on region;
      drop table baseline_restatement, reorganisation, region_succession, register_event;
      drop policy institution_state_with_tree on institution_state;
      drop index institution_state_moved;
      alter table institution_state drop column moved;
      alter table institution drop column short_name, drop column admin_level, drop column funding, drop column address, drop column contact,
        drop column contact_phone, drop column students, drop column hospital_level, drop column machine_room, drop column heating;
    `);
  }
}
