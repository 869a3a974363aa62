// migrations/schema.sql against a migrated database: the same text on every version of PostgreSQL that is supported.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { describeDatabase } from '../src/generate/database-shape.js';
import { cloneDatabase, type ClonedDatabase } from './kit/clone-database.js';

describe('the shape of the database', () => {
  let database: ClonedDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await cloneDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('is the one that migrations/schema.sql shows', async () => {
    expect(await describeDatabase(client)).toBe(readFileSync(new URL('../../migrations/schema.sql', import.meta.url), 'utf8'));
  });

  it('shows columns, constraints, indexes, policies, functions and grants that are added', async () => {
    await client.query(`
      create type season as enum ('HEATING', 'COOLING');
      create table reading (
        reading_id bigint generated always as identity primary key,
        season season not null default 'HEATING',
        doubled numeric generated always as (2) stored,
        "Note" varchar(20) check ("Note" <> '')
      );
      create index reading_by_season on reading (season) where doubled > 1;
      create function stamp() returns trigger language plpgsql as 'begin return new; end';
      create trigger stamped before insert on reading for each row execute function stamp();
      create policy reading_hidden on reading as restrictive for select using (season = 'COOLING');
      create view cold as select reading_id from reading;
      grant select, update ("Note") on reading to shuangcheng_app;
    `);
    const shape = await describeDatabase(client);
    const expected = [
      "create type season as enum ('HEATING', 'COOLING');",
      '  reading_id bigint not null generated always as identity,',
      "  season season not null default 'HEATING'::season,",
      '  doubled numeric generated always as (2) stored,',
      '  "Note" character varying(20),',
      '  constraint reading_pkey PRIMARY KEY (reading_id),',
      '  constraint "reading_Note_check" CHECK ("Note"::text <> \'\'::text)',
      'CREATE INDEX reading_by_season ON reading USING btree (season) WHERE (doubled > (1)::numeric);',
      'CREATE TRIGGER stamped BEFORE INSERT ON reading FOR EACH ROW EXECUTE FUNCTION stamp();',
      '-- reading has no row level security',
      "create policy reading_hidden on reading as restrictive for select to public\n  using (season = 'COOLING'::season);",
      'grant select, update ("Note") on reading to shuangcheng_app;',
      'create view cold as',
    ];
    for (const text of expected) expect(shape).toContain(text);
  });
});
