import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of whoever made them; and of the whole province, to those who see all of it: its bureau, and the platform's own work. */
const own = (which: 'visible' | 'writable'): string => `
  tenant_id = any ((select ${which}_tenants())::int[])
  and (account_id = (select session_account()) or tenant_id = any ((select ${which}_regions())::int[]))`;
const added = `tenant_id = any ((select writable_tenants())::int[]) and account_id = (select session_account())`;

// Files that were sent, the imports made of them, and what became of each row. The files themselves are outside the tables.
export class Imports1763600000017 implements MigrationInterface {
  name = 'Imports1763600000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table upload (
        tenant_id int not null references tenant,
        upload_id uuid not null,
        account_id uuid not null,
        name text not null,
        bytes bigint not null check (bytes >= 0),
        sha256 text not null,
        -- Where the file lies, for the workers; null once it was removed.
        path text,
        received_at timestamptz not null,
        expires_at timestamptz not null,
        primary key (tenant_id, upload_id)
      );
      create index upload_to_remove on upload (tenant_id, expires_at) where path is not null;
      create table import_run (
        tenant_id int not null references tenant,
        import_id uuid not null,
        account_id uuid not null,
        -- Where its events are told: the first place for which the account may submit.
        region_id int not null,
        institution_id uuid,
        upload_id uuid not null,
        kind text not null check (kind in ('REPORTS', 'REGISTER')),
        intent text not null check (intent in ('SAVE', 'SUBMIT')),
        dry_run boolean not null,
        -- How values were obtained where the file does not say.
        acquisition text,
        -- Who another issuer signed in, with their grants: there is no other place to read them anew.
        claimed_caller jsonb,
        state text not null check (state in ('WAITING', 'RUNNING', 'FINISHED', 'FAILED')),
        problem jsonb,
        -- A real run goes on behind its last row; a dry run that was interrupted begins again, under the next attempt.
        attempt int not null,
        last_row int not null,
        created int not null,
        updated int not null,
        unchanged int not null,
        rejected int not null,
        read_bytes bigint not null,
        requested_at timestamptz not null,
        started_at timestamptz,
        finished_at timestamptz,
        lease_owner uuid,
        lease_until timestamptz,
        primary key (tenant_id, import_id),
        foreign key (tenant_id, upload_id) references upload
      );
      create index import_run_to_do on import_run (tenant_id, requested_at) where state in ('WAITING', 'RUNNING');
      create table import_chunk (
        tenant_id int not null,
        import_id uuid not null,
        attempt int not null,
        first_row int not null,
        account_id uuid not null,
        last_row int not null,
        created int not null,
        updated int not null,
        unchanged int not null,
        rejected int not null,
        -- [row, institution, period, outcome, problems] for each row of the file.
        rows jsonb not null,
        primary key (tenant_id, import_id, attempt, first_row)
      );
      grant select, insert on upload, import_run, import_chunk to shuangcheng_app;
      grant update on upload, import_run to shuangcheng_app;
    `);
    for (const table of ['upload', 'import_run', 'import_chunk']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_visible on ${table} for select using (${own('visible')});
        create policy ${table}_added on ${table} for insert with check (${added});`);
    }
    for (const table of ['upload', 'import_run'])
      await runner.query(
        `create policy ${table}_changed on ${table} for update using (${own('writable')}) with check (${own('writable')});`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_chunk, import_run, upload');
  }
}
