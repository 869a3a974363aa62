import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sees, or may write, the whole province: the tenant's key is the province's region id. */
const whole = (which: 'visible' | 'writable'): string =>
  `tenant_id = any ((select ${which}_tenants())::int[]) and tenant_id = any ((select ${which}_regions())::int[])`;

// What the joint view shows of an edition, decided when it is published: figures of the province and of its part of each named group, and
// those withheld because something of too few institutions would follow. Readers for the joint view see these rows and no others.
export class JointView1763600000061 implements MigrationInterface {
  name = 'JointView1763600000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of how many institutions a shown figure is at least; what was said last holds.
      create table joint_rule (
        tenant_id int not null references tenant,
        rule_number int not null check (rule_number > 0),
        minimum_institutions int not null check (minimum_institutions >= 3),
        note text not null,
        recorded_at timestamptz not null,
        recorded_by text not null,
        primary key (tenant_id, rule_number)
      );
      create table joint_place (
        tenant_id int not null,
        edition_id uuid not null,
        -- '': the whole province; else the code of a named group, and its part of it.
        place text not null,
        -- All regions whose own institutions are in it, in the tree of the edition.
        regions int[] not null,
        minimum_institutions int not null,
        primary key (tenant_id, edition_id, place),
        foreign key (tenant_id, edition_id) references edition
      );
      create table joint_figure (
        tenant_id int not null,
        edition_id uuid not null,
        place text not null,
        code text not null,
        -- '': the indicator is not one of carbon.
        carbon_scope text not null check (carbon_scope in ('', 'TOTAL', 'BUILDING')),
        value numeric,
        reason text check ((reason is null) <> (value is null)),
        numerator numeric,
        -- As in edition_figure: the denominator is it ÷ the months of the period.
        stock_months numeric,
        -- [{item: weight}]: what a reader of the value is given sums of.
        sums jsonb not null check (value is not null or (sums = '[]' and numerator is null and stock_months is null)),
        primary key (tenant_id, edition_id, place, code, carbon_scope),
        foreign key (tenant_id, edition_id, place) references joint_place
      );
      grant select, insert on joint_rule, joint_place, joint_figure to shuangcheng_app;
    `);
    for (const table of ['joint_rule', 'joint_place', 'joint_figure']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select using (${whole('visible')});
        create policy ${table}_added on ${table} for insert with check (${whole('writable')});
      `);
    }
    for (const table of ['joint_place', 'joint_figure']) {
      await runner.query(`
        create policy ${table}_joint on ${table} for select using (
          tenant_id = any ((select joint_tenants())::int[]) and edition_id = any ((select joint_editions())::uuid[]));
      `);
    }
    await runner.query(`
      drop policy edition_place_joint on edition_place;
      drop policy edition_figure_joint on edition_figure;
      create policy joint_task_entry_joint on joint_task_entry for select using (members && (select joint_tenants())::int[]);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy joint_task_entry_joint on joint_task_entry;
      create policy edition_place_joint on edition_place for select using (
        tenant_id = any ((select joint_tenants())::int[]) and edition_id = any ((select joint_editions())::uuid[]));
      create policy edition_figure_joint on edition_figure for select using (
        tenant_id = any ((select joint_tenants())::int[]) and edition_id = any ((select joint_editions())::uuid[]) and institutions >= 3);
      drop table joint_figure, joint_place, joint_rule;
    `);
  }
}
