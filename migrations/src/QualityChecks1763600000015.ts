import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose eyes a row of a check is for: whoever was checked, whoever reviews, whoever opened the check; each for a whole region. */
const among = (which: 'visible' | 'writable', columns: readonly string[]): string => `
  tenant_id = any ((select ${which}_tenants())::int[])
  and (${columns.map((column) => `${column} = any ((select ${which}_regions())::int[])`).join(' or ')})`;
const everybody = ['region_id', 'assigned_region_id', 'check_region_id'];
const reviewers = ['assigned_region_id', 'check_region_id'];
/** Only who may write both the opening region and the region under review puts an institution, and a copy of its reports, into a check. */
const opener = `
  tenant_id = any ((select writable_tenants())::int[])
  and check_region_id = any ((select writable_regions())::int[])
  and assigned_region_id = any ((select writable_regions())::int[])
  and region_id = any ((select writable_regions())::int[])`;

// Spot checks, joint reviews and cross reviews. A reviewer of another county reads the reports under review from a copy made
// when the check was opened, never from the ledger: no policy of the ledger knows of checks. The copy cannot be changed, and
// the foreign keys hold every row to the regions of its institution in the check.
export class QualityChecks1763600000015 implements MigrationInterface {
  name = 'QualityChecks1763600000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table quality_check (
        tenant_id int not null references tenant,
        check_id uuid not null,
        -- Of the bureau that opened it.
        region_id int not null,
        -- Every region that takes part: the opener's, those under review, those that review.
        taking_part int[] not null,
        kind text not null check (kind in ('SPOT_CHECK', 'JOINT_REVIEW', 'CROSS_REVIEW')),
        title text,
        period text not null,
        rate_percent numeric,
        seed text not null,
        frame_hash text not null,
        -- [{region_id, type, certain, population, sampled}], as drawn.
        strata jsonb not null,
        -- Columns of report_version, in the order of check_snapshot.measures.
        copied_columns text[] not null,
        due_date date not null,
        opened_at timestamptz not null,
        opened_by text not null,
        state text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
        closed_at timestamptz,
        closed_by text,
        close_reason text,
        primary key (tenant_id, check_id),
        unique (tenant_id, check_id, region_id),
        foreign key (tenant_id, region_id) references region,
        check (region_id = any (taking_part)),
        check ((state = 'CLOSED') = (closed_at is not null))
      );
      create index quality_check_by_time on quality_check (tenant_id, opened_at desc, check_id desc);
      -- Institutions under review.
      create table check_item (
        tenant_id int not null,
        check_id uuid not null,
        institution_id uuid not null,
        region_id int not null,
        assigned_region_id int not null,
        check_region_id int not null,
        code text not null,
        name text not null,
        type text not null,
        system text not null,
        -- Why somebody would look twice: people or area changed by more than a tenth, findings of the rules.
        notable_for text[] not null,
        chosen_as text not null check (chosen_as in ('RANDOM', 'CERTAIN', 'CENSUS', 'TARGETED', 'NAMED')),
        state text not null default 'ASSIGNED' check (state in ('ASSIGNED', 'CHECKED')),
        checked_at timestamptz,
        checked_by text,
        primary key (tenant_id, check_id, institution_id),
        unique (tenant_id, check_id, institution_id, region_id, assigned_region_id, check_region_id),
        foreign key (tenant_id, check_id, check_region_id) references quality_check (tenant_id, check_id, region_id),
        foreign key (tenant_id, institution_id) references institution,
        check ((state = 'CHECKED') = (checked_at is not null))
      );
      create unique index check_item_by_code on check_item (tenant_id, check_id, code);
      -- The reports under review as they were when the check was opened, and those of the year before. An array and no foreign key:
      -- with jsonb and a foreign key opening a check of 1,361 institutions (32,664 copies) took 7.1 s instead of 1.9.
      create table check_snapshot (
        tenant_id int not null,
        check_id uuid not null,
        institution_id uuid not null,
        month int not null check (month % 100 between 1 and 12),
        version int not null,
        status text not null,
        region_id int not null,
        assigned_region_id int not null,
        check_region_id int not null,
        measures bigint[] not null,
        primary key (tenant_id, check_id, institution_id, month)
      );
      create table check_finding (
        tenant_id int not null,
        check_id uuid not null,
        finding_id uuid not null,
        finding_number int not null,
        institution_id uuid not null,
        region_id int not null,
        assigned_region_id int not null,
        check_region_id int not null,
        -- Null: of no one month.
        month int,
        item text,
        severity text not null check (severity in ('ERROR', 'WARNING', 'NOTE')),
        message text not null,
        expected text,
        actual text,
        recorded_at timestamptz not null,
        recorded_by text not null,
        state text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'EXPLAINED', 'DISPUTED', 'UPHELD', 'DISMISSED')),
        -- When it was answered first: what comes after the due date is overdue.
        answered_at timestamptz,
        last_step int not null default 0,
        primary key (tenant_id, finding_id),
        unique (tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id),
        foreign key (tenant_id, check_id, institution_id, region_id, assigned_region_id, check_region_id)
          references check_item (tenant_id, check_id, institution_id, region_id, assigned_region_id, check_region_id)
      );
      create index check_finding_of_item on check_finding (tenant_id, check_id, institution_id, recorded_at, finding_number);
      -- What happened to a finding since: answers of who was checked, decisions of who opened the check.
      create table check_finding_step (
        tenant_id int not null,
        finding_id uuid not null,
        step_number int not null,
        check_id uuid not null,
        region_id int not null,
        assigned_region_id int not null,
        check_region_id int not null,
        kind text not null check (kind in ('ACCEPTED', 'EXPLAINED', 'DISPUTED', 'UPHELD', 'DISMISSED', 'RETURNED')),
        occurred_at timestamptz not null,
        actor text not null,
        text text,
        corrected_month int,
        corrected_version int,
        primary key (tenant_id, finding_id, step_number),
        foreign key (tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id)
          references check_finding (tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id)
      );
      -- Minutes of a joint review's sessions.
      create table check_session (
        tenant_id int not null,
        check_id uuid not null,
        session_id uuid not null,
        region_id int not null,
        taking_part int[] not null,
        held_on date not null,
        participants text[] not null,
        minutes text not null,
        recorded_at timestamptz not null,
        recorded_by text not null,
        primary key (tenant_id, check_id, session_id),
        foreign key (tenant_id, check_id, region_id) references quality_check (tenant_id, check_id, region_id)
      );
    `);
    await runner.query(`
      grant select, insert on quality_check, check_item, check_snapshot, check_finding, check_finding_step, check_session to shuangcheng_app;
      grant update (state, closed_at, closed_by, close_reason) on quality_check to shuangcheng_app;
      grant update (state, checked_at, checked_by) on check_item to shuangcheng_app;
      grant update (state, answered_at, last_step) on check_finding to shuangcheng_app;
    `);
    for (const table of ['quality_check', 'check_item', 'check_snapshot', 'check_finding', 'check_finding_step', 'check_session']) {
      await runner.query(`alter table ${table} enable row level security; alter table ${table} force row level security;`);
    }
    for (const table of ['quality_check', 'check_session']) {
      await runner.query(`
        create policy ${table}_visible on ${table} for select using (
          tenant_id = any ((select visible_tenants())::int[]) and taking_part && (select visible_regions())::int[]);
        create policy ${table}_added on ${table} for insert with check (
          ${among('writable', ['region_id'])} and taking_part <@ (select writable_regions())::int[]);
      `);
    }
    for (const table of ['check_item', 'check_snapshot', 'check_finding', 'check_finding_step']) {
      await runner.query(`create policy ${table}_visible on ${table} for select using (${among('visible', everybody)});`);
    }
    await runner.query(`
      create policy quality_check_changed on quality_check for update
        using (${among('writable', ['region_id'])}) with check (${among('writable', ['region_id'])});
      create policy check_item_added on check_item for insert with check (${opener});
      create policy check_item_changed on check_item for update using (${among('writable', reviewers)}) with check (${among('writable', reviewers)});
      create policy check_snapshot_added on check_snapshot for insert with check (${opener});
      create policy check_finding_added on check_finding for insert with check (${among('writable', reviewers)});
      create policy check_finding_changed on check_finding for update using (${among('writable', everybody)}) with check (${among('writable', everybody)});
      create policy check_finding_step_added on check_finding_step for insert with check (${among('writable', everybody)});
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table check_session, check_finding_step, check_finding, check_snapshot, check_item, quality_check');
  }
}
