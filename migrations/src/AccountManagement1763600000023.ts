import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the row's home is among the regions that the session may see or write. */
const atHome = (which: 'visible' | 'writable'): string =>
  `home_tenant_id = any ((select ${which}_tenants())::int[]) and home_region_id = any ((select ${which}_regions())::int[])`;
const inPlace = (which: 'visible' | 'writable'): string =>
  `tenant_id = any ((select ${which}_tenants())::int[]) and region_id = any ((select ${which}_regions())::int[])`;

// Bureaus manage accounts and grants in their own sessions. An account belongs to no tenant (a joint analyst works for two),
// so it names its home: the region whose bureau manages it. Secrets stand apart, in a table that no caller's session can
// read; a caller's session may only add the next one.
export class AccountManagement1763600000023 implements MigrationInterface {
  name = 'AccountManagement1763600000023';

  async up(runner: QueryRunner): Promise<void> {
    // Row-level security is forced on the owner too: without a purpose it would move no row.
    await runner.query(`select set_config('shuangcheng.purpose', 'platform', true)`);
    await runner.query(`
      alter table account
        -- Null: the platform's own, which no bureau manages.
        add column home_tenant_id int,
        add column home_region_id int,
        add column created_by text,
        -- Which of the account's secrets is good: the newest. Whoever adds one raises it in the same transaction.
        add column secret_generation int not null default 1,
        -- Sessions belong to an epoch of their account; what ends them all begins another.
        add column session_epoch int not null default 0,
        add constraint account_home foreign key (home_tenant_id, home_region_id) references region,
        add constraint account_with_home unique (account_id, home_tenant_id, home_region_id);
      update account set home_tenant_id = held.tenant_id, home_region_id = held.region_id
        from (select distinct on (account_id) account_id, tenant_id, region_id from access_grant order by account_id, tenant_id desc, region_id) as held
       where held.account_id = account.account_id;
      create index account_of_home on account (home_tenant_id, home_region_id, username);

      create table account_secret (
        account_id uuid not null references account,
        generation int not null,
        home_tenant_id int,
        home_region_id int,
        secret_hash text not null,
        set_at timestamptz not null,
        -- The request by which somebody chose it themself: the same one again is answered the same.
        request_id text,
        primary key (account_id, generation),
        -- So that nobody adds a secret to an account under a home of their own.
        foreign key (account_id, home_tenant_id, home_region_id) references account (account_id, home_tenant_id, home_region_id)
      );
      insert into account_secret (account_id, generation, home_tenant_id, home_region_id, secret_hash, set_at)
      select account_id, 1, home_tenant_id, home_region_id, secret_hash, created_at from account;
      alter table account drop column secret_hash;

      alter table access_grant
        add column given_by text,
        add column given_at timestamptz not null default now(),
        add column revoked_by text,
        add column revoked_at timestamptz,
        -- Given to an account whose home is in another province.
        add column guest boolean not null default false;
      update access_grant set guest = true from account
       where account.account_id = access_grant.account_id and account.home_tenant_id <> access_grant.tenant_id;
      create index access_grant_of_region on access_grant (tenant_id, region_id);
      create index access_grant_of_guests on access_grant (tenant_id, account_id) where guest;
      alter table refresh_token add column session_epoch int not null default 0;

      -- What an account is called and where it belongs, and what a grant gives, is never rewritten.
      revoke update on account, access_grant from shuangcheng_app;
      grant update (display_name, must_change_secret, secret_generation, session_epoch, disabled_at, last_used_at) on account to shuangcheng_app;
      grant update (revoked_by, revoked_at) on access_grant to shuangcheng_app;
      grant select, insert, delete on account_secret to shuangcheng_app;
      grant update (secret_hash) on account_secret to shuangcheng_app;
    `);
    await runner.query(`
      -- An account whose grants are looked at as a whole, those of other provinces too, before it is changed: whoever may
      -- not take all of them away could take them over with the account's password. Only an account of one's own.
      create function examined_account() returns uuid language sql stable parallel safe as
        $$ select nullif(current_setting('shuangcheng.examined_account', true), '')::uuid $$;
      create function examine_account(wanted uuid) returns text language sql volatile as $$
        select set_config('shuangcheng.examined_account', coalesce((
          select account_id::text from account
           where account_id = wanted and home_tenant_id = any (writable_tenants()) and home_region_id = any (writable_regions())), ''), true) $$;
      create function close_account() returns text language sql volatile as
        $$ select set_config('shuangcheng.examined_account', '', true) $$;
      -- Accounts of other provinces that hold a grant in the session's own regions.
      create function guest_accounts() returns uuid[] language sql stable parallel safe as
        $$ select coalesce(nullif(current_setting('shuangcheng.guest_accounts', true), ''), '{}')::uuid[] $$;
      create function show_guests() returns text language sql volatile as $$
        select set_config('shuangcheng.guest_accounts', coalesce(array_agg(distinct account_id)::text, ''), true)
          from access_grant
         where guest and tenant_id = any (visible_tenants()) and region_id = any (visible_regions()) $$;

      create policy account_visible on account for select using (${atHome('visible')});
      create policy account_guest on account for select using (account_id = any ((select guest_accounts())::uuid[]));
      create policy account_added on account for insert with check (${atHome('writable')});
      create policy account_changed on account for update using (${atHome('writable')}) with check (${atHome('writable')});

      create policy access_grant_visible on access_grant for select using (${inPlace('visible')});
      create policy access_grant_examined on access_grant for select using (account_id = (select examined_account()));
      create policy access_grant_added on access_grant for insert with check (${inPlace('writable')});
      create policy access_grant_changed on access_grant for update using (${inPlace('writable')}) with check (${inPlace('writable')});

      alter table account_secret enable row level security;
      alter table account_secret force row level security;
      create policy account_secret_sign_in on account_secret
        using ((select session_purpose()) in ('sign-in', 'platform'))
        with check ((select session_purpose()) in ('sign-in', 'platform'));
      create policy account_secret_added on account_secret for insert with check (${atHome('writable')});
    `);
    await runner.query(`select set_config('shuangcheng.purpose', '', true)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select set_config('shuangcheng.purpose', 'platform', true)`);
    await runner.query(`
      drop policy access_grant_changed on access_grant;
      drop policy access_grant_added on access_grant;
      drop policy access_grant_examined on access_grant;
      drop policy access_grant_visible on access_grant;
      drop policy account_changed on account;
      drop policy account_added on account;
      drop policy account_guest on account;
      drop policy account_visible on account;
      drop function show_guests(), guest_accounts(), close_account(), examine_account(uuid), examined_account();
      alter table account add column secret_hash text;
      update account set secret_hash = account_secret.secret_hash from account_secret
       where account_secret.account_id = account.account_id and generation = secret_generation;
      alter table account alter column secret_hash set not null;
      drop table account_secret;
      drop index access_grant_of_region, access_grant_of_guests, account_of_home;
      alter table refresh_token drop column session_epoch;
      delete from access_grant where revoked_at is not null;
      alter table access_grant drop column given_by, drop column given_at, drop column revoked_by, drop column revoked_at, drop column guest;
      alter table account drop constraint account_with_home, drop constraint account_home, drop column home_tenant_id, drop column home_region_id, drop column created_by,
        drop column secret_generation, drop column session_epoch;
      grant update on account, access_grant to shuangcheng_app;
    `);
    await runner.query(`select set_config('shuangcheng.purpose', '', true)`);
  }
}
