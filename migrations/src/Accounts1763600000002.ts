import type { MigrationInterface, QueryRunner } from 'typeorm';

// Who signs in and what they may do. Only a sign-in or platform session reads these tables.
export class Accounts1763600000002 implements MigrationInterface {
  name = 'Accounts1763600000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        account_id uuid primary key,
        username text not null unique,
        kind text not null check (kind in ('PERSON', 'CLIENT')),
        display_name text not null,
        secret_hash text not null,
        must_change_secret boolean not null default false,
        demonstration boolean not null default false,
        created_at timestamptz not null default now(),
        disabled_at timestamptz,
        last_used_at timestamptz
      );
      create table access_grant (
        tenant_id int not null references tenant,
        grant_id uuid not null,
        account_id uuid not null references account,
        role text not null,
        region_id int not null,
        subtree boolean not null,
        system text,
        institution_id uuid,
        valid_from timestamptz not null,
        valid_to timestamptz,
        primary key (tenant_id, grant_id),
        foreign key (tenant_id, region_id) references region,
        check (valid_to > valid_from)
      );
      create index access_grant_of_account on access_grant (account_id);
      create table refresh_token (
        token_hash bytea primary key,
        family_id uuid not null,
        account_id uuid not null references account,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        revoked_at timestamptz
      );
      create index refresh_token_family on refresh_token (family_id);
      create table signing_key (
        key_id text primary key,
        private_jwk jsonb not null,
        created_at timestamptz not null default now(),
        retired_at timestamptz
      );
      create table sign_in_throttle (
        throttle_key text primary key,
        window_started_at timestamptz not null,
        failures int not null
      );
      grant select, insert, update on account, access_grant, signing_key to shuangcheng_app;
      grant select, insert, update, delete on refresh_token, sign_in_throttle to shuangcheng_app;
    `);
    for (const table of ['account', 'access_grant', 'refresh_token', 'signing_key', 'sign_in_throttle']) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy ${table}_sign_in on ${table}
          using ((select session_purpose()) in ('sign-in', 'platform'))
          with check ((select session_purpose()) in ('sign-in', 'platform'));
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_in_throttle, signing_key, refresh_token, access_grant, account');
  }
}
