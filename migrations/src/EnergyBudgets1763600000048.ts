import type { MigrationInterface, QueryRunner } from 'typeorm';

const own = (use: 'visible' | 'writable'): string => `tenant_id = any ((select ${use}_tenants())::int[])
  and (region_id = any ((select ${use}_regions())::int[])
    or region_id || ':' || system = any ((select ${use}_region_systems())::text[])
    or institution_id = any ((select ${use}_institutions())::uuid[]))`;

// Energy budgets of institutions and regions: versions with their reason, and the warnings that were given of each. Insert only.
export class EnergyBudgets1763600000048 implements MigrationInterface {
  name = 'EnergyBudgets1763600000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table energy_budget (
        tenant_id int not null,
        budget_id uuid not null,
        region_id int not null,
        -- Of one institution and its system; null and '' for the region as a whole.
        system text not null,
        institution_id uuid,
        -- The institution's id, or the region's code: what has one budget for an indicator and year.
        subject text not null,
        indicator text not null check (indicator in ('ENERGY_TOTAL', 'BUILDING_ENERGY', 'WATER_TOTAL')),
        year int not null check (year between 2000 and 2099),
        -- Two that set at once collide on it, and one begins again.
        version int not null check (version > 0),
        electricity_basis text not null check (electricity_basis in ('CALORIFIC', 'EQUIVALENT')),
        amount numeric not null check (amount > 0),
        -- Twelve parts that add up to the amount.
        months jsonb not null,
        season_years int[] not null,
        source text not null check (source in ('QUOTA', 'TARGET', 'GIVEN')),
        source_note text not null,
        reason text not null,
        set_at timestamptz not null,
        set_by text not null,
        primary key (tenant_id, budget_id),
        unique (tenant_id, subject, indicator, year, version),
        foreign key (tenant_id, region_id) references region
      );
      create index energy_budget_of_year on energy_budget (tenant_id, year, subject, indicator, version desc);
      create table budget_warning (
        tenant_id int not null,
        budget_id uuid not null,
        kind text not null check (kind in ('RUNNING_OUT', 'EXCEEDED')),
        region_id int not null,
        system text not null,
        institution_id uuid,
        warned_at timestamptz not null,
        primary key (tenant_id, budget_id, kind),
        foreign key (tenant_id, budget_id) references energy_budget
      );
      grant select, insert on energy_budget, budget_warning to shuangcheng_app;
    `);
    for (const table of ['energy_budget', 'budget_warning']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select using (${own('visible')});
        create policy ${table}_added on ${table} for insert with check (${own('writable')});
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table budget_warning, energy_budget');
  }
}
