import type { MigrationInterface, QueryRunner } from 'typeorm';

const own = (column: 'tenant_id' | 'region_id'): string =>
  column === 'tenant_id'
    ? 'tenant_id = any ((select visible_tenants())::int[])'
    : 'tenant_id = any ((select visible_tenants())::int[]) and region_id = any ((select visible_regions())::int[])';
/** Who may write the whole province: the tenant's key is the province's region id. */
const wholeProvince = `tenant_id = any ((select writable_tenants())::int[]) and tenant_id = any ((select writable_regions())::int[])`;

// What a province has published: figures of a period with all that made them, sealed. Rows are added, never changed; an edition
// that is withdrawn gets a row of its own beside it.
export class Editions1763600000050 implements MigrationInterface {
  name = 'Editions1763600000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table edition (
        tenant_id int not null,
        edition_id uuid not null,
        -- Over all editions of the province, from 1, without a gap: the order of the chain.
        chain_number int not null check (chain_number > 0),
        period text not null,
        -- Among those of the period: 第1版, 第2版 …
        number int not null check (number > 0),
        published_at timestamptz not null,
        published_by text not null,
        note text,
        factor_set_id text not null,
        -- Every value of the factor set, as it was.
        factors jsonb not null,
        electricity_basis text not null check (electricity_basis in ('CALORIFIC', 'EQUIVALENT')),
        -- Version of the definition by indicator.
        definitions jsonb not null,
        tree_day date not null,
        -- What the numbers of edition_sum are, in order.
        entries text[] not null,
        -- Version of the text that is sealed.
        form int not null,
        algorithm text not null,
        -- Digests of the parts: places, sums, figures, reports.
        digests jsonb not null,
        previous_hash bytea not null,
        hash bytea not null,
        primary key (tenant_id, edition_id),
        unique (tenant_id, chain_number),
        unique (tenant_id, period, number)
      );
      create table edition_withdrawal (
        tenant_id int not null,
        edition_id uuid not null,
        withdrawn_at timestamptz not null,
        withdrawn_by text not null,
        reason text not null,
        primary key (tenant_id, edition_id),
        foreign key (tenant_id, edition_id) references edition
      );
      -- The tree as it was, and how complete a region's figures are, in institution-months. No foreign key to regions: nothing that
      -- happens to them later reaches an edition.
      create table edition_place (
        tenant_id int not null,
        edition_id uuid not null,
        region_id int not null,
        parent_id int,
        code text not null,
        name text not null,
        level text not null check (level in ('PROVINCE', 'CITY', 'COUNTY')),
        -- Institutions with a report in the figures, in the region and below it.
        institutions int not null,
        expected int not null,
        approved int not null,
        waiting int not null,
        missing int not null,
        primary key (tenant_id, edition_id, region_id),
        foreign key (tenant_id, edition_id) references edition
      );
      -- Sums of the region's own institutions by type and system; the row with type '' and system '' holds all of them and of those
      -- in the regions below.
      create table edition_sum (
        tenant_id int not null,
        edition_id uuid not null,
        region_id int not null,
        type text not null,
        system text not null,
        -- Institutions with a report in the sums; of these, with energy, energy without petrol and diesel, and water above zero.
        institutions int not null,
        with_energy int not null,
        with_building_energy int not null,
        with_water int not null,
        sums bigint[] not null,
        primary key (tenant_id, edition_id, region_id, type, system),
        foreign key (tenant_id, edition_id) references edition
      );
      create table edition_figure (
        tenant_id int not null,
        edition_id uuid not null,
        region_id int not null,
        code text not null,
        -- '': the indicator is not one of carbon.
        carbon_scope text not null check (carbon_scope in ('', 'TOTAL', 'BUILDING')),
        value numeric,
        reason text check ((reason is null) <> (value is null)),
        numerator numeric,
        -- The stock of the denominator summed over institution-months; the denominator is it ÷ the months of the period.
        stock_months numeric,
        -- Institutions whose quantities make up the numerator.
        institutions int not null,
        metered_share numeric,
        lump_sum_share numeric,
        estimated_share numeric,
        missing_items int not null,
        provisional_factor boolean not null,
        primary key (tenant_id, edition_id, region_id, code, carbon_scope),
        foreign key (tenant_id, edition_id) references edition
      );
      -- The report versions in the sums of a region's own institutions: one beside the other, by institution.
      create table edition_report (
        tenant_id int not null,
        edition_id uuid not null,
        region_id int not null,
        month int not null,
        institutions uuid[] not null,
        versions int[] not null check (cardinality(versions) = cardinality(institutions)),
        primary key (tenant_id, edition_id, region_id, month),
        foreign key (tenant_id, edition_id) references edition
      );
      grant select, insert on edition, edition_withdrawal, edition_place, edition_sum, edition_figure, edition_report to shuangcheng_app;
    `);
    await runner.query(`
      -- Provinces of whose editions the caller may read what the joint view shows.
      create function joint_tenants() returns int[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.joint_tenants', true), ''), '{}')::int[] $$;
      create function withdrawn_editions() returns uuid[] language sql stable as
        $$ select coalesce(array_agg(edition_id), '{}') from edition_withdrawal where tenant_id = any (joint_tenants()) $$;
      -- The newest of each period that is not withdrawn: what the joint view shows.
      create function joint_editions() returns uuid[] language sql stable as
        $$ select coalesce(array_agg(edition_id), '{}') from (
             select distinct on (tenant_id, period) edition_id from edition
              where tenant_id = any (joint_tenants()) and edition_id <> all (withdrawn_editions())
              order by tenant_id, period, number desc) as newest $$;
    `);
    for (const table of ['edition', 'edition_withdrawal', 'edition_place', 'edition_sum', 'edition_figure', 'edition_report']) {
      const place = table === 'edition' || table === 'edition_withdrawal' ? 'tenant_id' : 'region_id';
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select using (${own(place)});
        create policy ${table}_added on ${table} for insert with check (${wholeProvince});
      `);
    }
    // Whoever reads for the joint view never sees sums or report versions, nor a figure of one or two institutions.
    await runner.query(`
      create policy edition_joint on edition for select using (
        tenant_id = any ((select joint_tenants())::int[]) and edition_id <> all ((select withdrawn_editions())::uuid[]));
      create policy edition_withdrawal_joint on edition_withdrawal for select using (tenant_id = any ((select joint_tenants())::int[]));
      create policy edition_place_joint on edition_place for select using (
        tenant_id = any ((select joint_tenants())::int[]) and edition_id = any ((select joint_editions())::uuid[]));
      create policy edition_figure_joint on edition_figure for select using (
        tenant_id = any ((select joint_tenants())::int[]) and edition_id = any ((select joint_editions())::uuid[]) and institutions >= 3);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table edition_report, edition_figure, edition_sum, edition_place cascade;
      drop policy edition_joint on edition;
      drop table edition_withdrawal cascade;
      drop table edition;
      drop function joint_editions(), withdrawn_editions(), joint_tenants();
    `);
  }
}
