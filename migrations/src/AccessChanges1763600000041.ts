import type { MigrationInterface, QueryRunner } from 'typeorm';

// In which transaction somebody's rights changed last, whoever changed them and by whichever way: what is open for hours asks
// whose rights changed since it looked last, and need not ask for everybody's again. Rows of transactions that were running
// when it looked are told by their number, exactly: no clock, no counter that writers wait for.
export class AccessChanges1763600000041 implements MigrationInterface {
  name = 'AccessChanges1763600000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account add column changed_in bigint not null default txid_current();
      alter table access_grant add column changed_in bigint not null default txid_current();
      alter table refresh_token add column changed_in bigint not null default txid_current();
      create index account_changed on account (changed_in);
      create index access_grant_changed on access_grant (changed_in);
      create index refresh_token_revoked on refresh_token (changed_in) where revoked_at is not null;
      create function note_access_change() returns trigger language plpgsql as
        $$ begin new.changed_in := txid_current(); return new; end $$;
      -- Not of last_used_at: that is written now and then for everybody.
      create trigger account_changes before update of disabled_at, session_epoch, must_change_secret on account
        for each row execute function note_access_change();
      create trigger access_grant_changes before update on access_grant for each row execute function note_access_change();
      create trigger refresh_token_revoked before update of revoked_at on refresh_token for each row execute function note_access_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger refresh_token_revoked on refresh_token;
      drop trigger access_grant_changes on access_grant;
      drop trigger account_changes on account;
      drop function note_access_change();
      alter table refresh_token drop column changed_in;
      alter table access_grant drop column changed_in;
      alter table account drop column changed_in;
    `);
  }
}
