-- The shape of the database after all migrations, read from its catalogue by "npm run generate". Do not edit.
-- Not a script to run: the migrations beside it are.

-- schema public (granted: public usage)

CREATE OR REPLACE FUNCTION close_account()
 RETURNS text
 LANGUAGE sql
AS $function$ select set_config('shuangcheng.examined_account', '', true) $function$;

CREATE OR REPLACE FUNCTION close_cells()
 RETURNS text
 LANGUAGE sql
AS $function$ select set_config('shuangcheng.movable_regions', '', true) $function$;

CREATE OR REPLACE FUNCTION close_peers()
 RETURNS text
 LANGUAGE sql
AS $function$ select set_config('shuangcheng.comparable_regions', '', true) $function$;

CREATE OR REPLACE FUNCTION comparable_regions()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.comparable_regions', true), ''), '{}')::int[] $function$;

CREATE OR REPLACE FUNCTION examine_account(wanted uuid)
 RETURNS text
 LANGUAGE sql
AS $function$
        select set_config('shuangcheng.examined_account', coalesce((
          select account_id::text from account
           where account_id = wanted and home_tenant_id = any (writable_tenants()) and home_region_id = any (writable_regions())), ''), true) $function$;

CREATE OR REPLACE FUNCTION examined_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('shuangcheng.examined_account', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION guest_accounts()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.guest_accounts', true), ''), '{}')::uuid[] $function$;

CREATE OR REPLACE FUNCTION joint_editions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(array_agg(edition_id), '{}') from (
             select distinct on (tenant_id, period) edition_id from edition
              where tenant_id = any (joint_tenants()) and edition_id <> all (withdrawn_editions())
              order by tenant_id, period, number desc) as newest $function$;

CREATE OR REPLACE FUNCTION joint_tenants()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.joint_tenants', true), ''), '{}')::int[] $function$;

CREATE OR REPLACE FUNCTION listed_regions()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.listed_regions', true), ''), '{}')::int[] $function$;

CREATE OR REPLACE FUNCTION movable_regions()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.movable_regions', true), ''), '{}')::int[] $function$;

CREATE OR REPLACE FUNCTION note_access_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin new.changed_in := txid_current(); return new; end $function$;

CREATE OR REPLACE FUNCTION open_cells()
 RETURNS text
 LANGUAGE sql
AS $function$ select set_config('shuangcheng.movable_regions', coalesce(array_agg(distinct region_id)::text, ''), true)
          from (
            select split_part(pair, ':', 1)::int as region_id from unnest(writable_region_systems()) as pair
             union all
            select s.region_id
              from unnest(writable_tenants()) as t (id)
             cross join unnest(writable_institutions()) as i (id)
             cross join lateral (select region_id from institution_state where tenant_id = t.id and institution_id = i.id offset 0) as s
          ) as moved $function$;

CREATE OR REPLACE FUNCTION open_peers()
 RETURNS text
 LANGUAGE sql
AS $function$ select set_config('shuangcheng.comparable_regions', coalesce(array_agg(distinct s.region_id)::text, ''), true)
             from unnest(writable_tenants()) as t (id)
            cross join unnest(writable_institutions()) as i (id)
            cross join lateral (select region_id from institution_state where tenant_id = t.id and institution_id = i.id offset 0) as s $function$;

CREATE OR REPLACE FUNCTION session_account()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('shuangcheng.account', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION session_purpose()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('shuangcheng.purpose', true), '') $function$;

CREATE OR REPLACE FUNCTION show_guests()
 RETURNS text
 LANGUAGE sql
AS $function$
        select set_config('shuangcheng.guest_accounts', coalesce(array_agg(distinct account_id)::text, ''), true)
          from access_grant
         where guest and tenant_id = any (visible_tenants()) and region_id = any (visible_regions()) $function$;

CREATE OR REPLACE FUNCTION told_regions()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.told_regions', true), ''), '{}')::int[] $function$;

CREATE OR REPLACE FUNCTION visible_institutions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.visible_institutions', true), ''), '{}')::uuid[] $function$;

CREATE OR REPLACE FUNCTION visible_region_systems()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.visible_region_systems', true), ''), '{}')::text[] $function$;

CREATE OR REPLACE FUNCTION visible_regions()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.visible_regions', true), ''), '{}')::int[] $function$;

CREATE OR REPLACE FUNCTION visible_tenants()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.visible_tenants', true), ''), '{}')::int[] $function$;

CREATE OR REPLACE FUNCTION withdrawn_editions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(array_agg(edition_id), '{}') from edition_withdrawal where tenant_id = any (joint_tenants()) $function$;

CREATE OR REPLACE FUNCTION writable_institutions()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.writable_institutions', true), ''), '{}')::uuid[] $function$;

CREATE OR REPLACE FUNCTION writable_region_systems()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.writable_region_systems', true), ''), '{}')::text[] $function$;

CREATE OR REPLACE FUNCTION writable_regions()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.writable_regions', true), ''), '{}')::int[] $function$;

CREATE OR REPLACE FUNCTION writable_tenants()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('shuangcheng.writable_tenants', true), ''), '{}')::int[] $function$;

create sequence migrations_id_seq;

create table access_grant (
  tenant_id integer not null,
  grant_id uuid not null,
  account_id uuid not null,
  role text not null,
  region_id integer not null,
  subtree boolean not null,
  system text,
  institution_id uuid,
  valid_from timestamp with time zone not null,
  valid_to timestamp with time zone,
  given_by text,
  given_at timestamp with time zone not null default now(),
  revoked_by text,
  revoked_at timestamp with time zone,
  guest boolean not null default false,
  changed_in bigint not null default txid_current(),
  constraint access_grant_pkey PRIMARY KEY (tenant_id, grant_id),
  constraint access_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint access_grant_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint access_grant_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id),
  constraint access_grant_check CHECK (valid_to > valid_from)
);
CREATE INDEX access_grant_changed ON access_grant USING btree (changed_in);
CREATE INDEX access_grant_of_account ON access_grant USING btree (account_id);
CREATE INDEX access_grant_of_guests ON access_grant USING btree (tenant_id, account_id) WHERE guest;
CREATE INDEX access_grant_of_region ON access_grant USING btree (tenant_id, region_id);
CREATE TRIGGER access_grant_changes BEFORE UPDATE ON access_grant FOR EACH ROW EXECUTE FUNCTION note_access_change();
alter table access_grant enable row level security;
alter table access_grant force row level security;
create policy access_grant_added on access_grant for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy access_grant_changed on access_grant for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy access_grant_examined on access_grant for select to public
  using (account_id = (( SELECT examined_account() AS examined_account)));
create policy access_grant_sign_in on access_grant for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]))
  with check ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]));
create policy access_grant_visible on access_grant for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert, update (revoked_at), update (revoked_by) on access_grant to shuangcheng_app;

create table account (
  account_id uuid not null,
  username text not null,
  kind text not null,
  display_name text not null,
  must_change_secret boolean not null default false,
  demonstration boolean not null default false,
  created_at timestamp with time zone not null default now(),
  disabled_at timestamp with time zone,
  last_used_at timestamp with time zone,
  home_tenant_id integer,
  home_region_id integer,
  created_by text,
  secret_generation integer not null default 1,
  session_epoch integer not null default 0,
  changed_in bigint not null default txid_current(),
  constraint account_pkey PRIMARY KEY (account_id),
  constraint account_username_key UNIQUE (username),
  constraint account_with_home UNIQUE (account_id, home_tenant_id, home_region_id),
  constraint account_home FOREIGN KEY (home_tenant_id, home_region_id) REFERENCES region(tenant_id, region_id),
  constraint account_kind_check CHECK (kind = ANY (ARRAY['PERSON'::text, 'CLIENT'::text]))
);
CREATE INDEX account_changed ON account USING btree (changed_in);
CREATE INDEX account_of_home ON account USING btree (home_tenant_id, home_region_id, username);
CREATE TRIGGER account_changes BEFORE UPDATE OF disabled_at, session_epoch, must_change_secret ON account FOR EACH ROW EXECUTE FUNCTION note_access_change();
alter table account enable row level security;
alter table account force row level security;
create policy account_added on account for insert to public
  with check ((home_tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (home_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy account_changed on account for update to public
  using ((home_tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (home_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((home_tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (home_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy account_guest on account for select to public
  using (account_id = ANY ((( SELECT guest_accounts() AS guest_accounts))::uuid[]));
create policy account_sign_in on account for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]))
  with check ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]));
create policy account_visible on account for select to public
  using ((home_tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (home_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert, update (disabled_at), update (display_name), update (last_used_at), update (must_change_secret), update (secret_generation), update (session_epoch) on account to shuangcheng_app;

create table account_secret (
  account_id uuid not null,
  generation integer not null,
  home_tenant_id integer,
  home_region_id integer,
  secret_hash text not null,
  set_at timestamp with time zone not null,
  request_id text,
  constraint account_secret_pkey PRIMARY KEY (account_id, generation),
  constraint account_secret_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id),
  constraint account_secret_account_id_home_tenant_id_home_region_id_fkey FOREIGN KEY (account_id, home_tenant_id, home_region_id) REFERENCES account(account_id, home_tenant_id, home_region_id)
);
alter table account_secret enable row level security;
alter table account_secret force row level security;
create policy account_secret_added on account_secret for insert to public
  with check ((home_tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (home_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy account_secret_sign_in on account_secret for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]))
  with check ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]));
grant select, insert, update (secret_hash), delete on account_secret to shuangcheng_app;

create table attachment (
  tenant_id integer not null,
  attachment_id uuid not null,
  file_id uuid not null,
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  note text,
  attached_at timestamp with time zone not null,
  attached_by text not null,
  region_id integer not null,
  system text not null,
  institution_id uuid,
  month integer,
  version integer,
  finding_id uuid,
  check_id uuid,
  assigned_region_id integer,
  check_region_id integer,
  constraint attachment_pkey PRIMARY KEY (tenant_id, attachment_id),
  constraint attachment_tenant_id_file_id_fkey FOREIGN KEY (tenant_id, file_id) REFERENCES attachment_file(tenant_id, file_id),
  constraint attachment_tenant_id_finding_id_check_id_region_id_assigne_fkey FOREIGN KEY (tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id) REFERENCES check_finding(tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id),
  constraint attachment_tenant_id_institution_id_month_version_fkey FOREIGN KEY (tenant_id, institution_id, month, version) REFERENCES report_version(tenant_id, institution_id, month, version),
  constraint attachment_check CHECK (
CASE
    WHEN finding_id IS NULL THEN num_nonnulls(institution_id, month, version) = 3 AND num_nonnulls(check_id, assigned_region_id, check_region_id) = 0
    ELSE num_nonnulls(institution_id, month, version) = 0 AND num_nonnulls(check_id, assigned_region_id, check_region_id) = 3
END)
);
CREATE INDEX attachment_by_content ON attachment USING btree (tenant_id, sha256);
CREATE INDEX attachment_of_finding ON attachment USING btree (tenant_id, finding_id) WHERE (finding_id IS NOT NULL);
CREATE INDEX attachment_of_report ON attachment USING btree (tenant_id, institution_id, month, version) WHERE (finding_id IS NULL);
alter table attachment enable row level security;
alter table attachment force row level security;
create policy attachment_added on attachment for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[])) OR (assigned_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (check_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))));
create policy attachment_visible on attachment for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[])) OR (assigned_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (check_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[]))));
grant select, insert on attachment to shuangcheng_app;

create table attachment_file (
  tenant_id integer not null,
  file_id uuid not null,
  account_id uuid not null,
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  uploaded_at timestamp with time zone not null,
  uploaded_by text not null,
  constraint attachment_file_pkey PRIMARY KEY (tenant_id, file_id),
  constraint attachment_file_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint attachment_file_bytes_check CHECK (bytes > 0),
  constraint attachment_file_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text)
);
CREATE INDEX attachment_file_of_account ON attachment_file USING btree (tenant_id, account_id, uploaded_at);
alter table attachment_file enable row level security;
alter table attachment_file force row level security;
create policy attachment_file_added on attachment_file for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
create policy attachment_file_visible on attachment_file for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
grant select, insert on attachment_file to shuangcheng_app;

create table audit_link (
  tenant_id integer not null,
  link_number bigint not null,
  record_id uuid not null,
  region_id integer not null,
  algorithm text not null,
  previous_hash bytea not null,
  hash bytea not null,
  chained_at timestamp with time zone not null,
  constraint audit_link_pkey PRIMARY KEY (tenant_id, link_number)
);
CREATE UNIQUE INDEX audit_link_of_record ON audit_link USING btree (tenant_id, record_id);
alter table audit_link enable row level security;
alter table audit_link force row level security;
create policy audit_link_added on audit_link for insert to public
  with check ((( SELECT session_purpose() AS session_purpose)) = 'relay'::text);
create policy audit_link_read_by_relay on audit_link for select to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'relay'::text);
create policy audit_link_visible on audit_link for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on audit_link to shuangcheng_app;

create table audit_record (
  tenant_id integer not null,
  record_id uuid not null,
  region_id integer not null,
  occurred_at timestamp with time zone not null,
  account_id uuid not null,
  username text not null,
  address text,
  request_id text not null,
  action text not null,
  subjects text[] not null,
  details jsonb not null,
  constraint audit_record_pkey PRIMARY KEY (tenant_id, record_id)
);
CREATE INDEX audit_record_of_region ON audit_record USING btree (tenant_id, region_id, occurred_at DESC, record_id);
alter table audit_record enable row level security;
alter table audit_record force row level security;
create policy audit_record_added on audit_record for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
create policy audit_record_chained on audit_record for select to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'relay'::text);
create policy audit_record_of_sign_in on audit_record for insert to public
  with check ((( SELECT session_purpose() AS session_purpose)) = 'sign-in'::text);
create policy audit_record_visible on audit_record for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on audit_record to shuangcheng_app;

create table audit_waiting (
  tenant_id integer not null,
  record_id uuid not null,
  constraint audit_waiting_pkey PRIMARY KEY (tenant_id, record_id)
);
alter table audit_waiting enable row level security;
alter table audit_waiting force row level security;
create policy audit_waiting_added on audit_waiting for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) OR (( SELECT session_purpose() AS session_purpose)) = 'sign-in'::text);
create policy audit_waiting_relayed on audit_waiting for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'relay'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'relay'::text);
create policy audit_waiting_visible on audit_waiting for select to public
  using (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[]));
grant select, insert, delete on audit_waiting to shuangcheng_app;

create table baseline_restatement (
  tenant_id integer not null,
  restatement_id uuid not null,
  region_id integer not null,
  reorganisation_id uuid not null,
  counterpart_region integer not null,
  year integer not null,
  indicator text not null,
  change numeric not null,
  before numeric,
  after numeric not null,
  unit text not null,
  method text not null,
  made_up boolean not null,
  effective_on date not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint baseline_restatement_pkey PRIMARY KEY (tenant_id, restatement_id),
  constraint baseline_restatement_check CHECK (region_id <> counterpart_region),
  constraint baseline_restatement_method_check CHECK (method = ANY (ARRAY['WHOLE'::text, 'REPORTS'::text, 'SHARE'::text]))
);
CREATE INDEX baseline_restatement_of_region ON baseline_restatement USING btree (tenant_id, region_id, year, indicator);
alter table baseline_restatement enable row level security;
alter table baseline_restatement force row level security;
create policy baseline_restatement_added on baseline_restatement for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy baseline_restatement_visible on baseline_restatement for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT listed_regions() AS listed_regions))::integer[])));
grant select, insert on baseline_restatement to shuangcheng_app;

create table budget_warning (
  tenant_id integer not null,
  budget_id uuid not null,
  kind text not null,
  region_id integer not null,
  system text not null,
  institution_id uuid,
  warned_at timestamp with time zone not null,
  constraint budget_warning_pkey PRIMARY KEY (tenant_id, budget_id, kind),
  constraint budget_warning_tenant_id_budget_id_fkey FOREIGN KEY (tenant_id, budget_id) REFERENCES energy_budget(tenant_id, budget_id),
  constraint budget_warning_kind_check CHECK (kind = ANY (ARRAY['RUNNING_OUT'::text, 'EXCEEDED'::text]))
);
alter table budget_warning enable row level security;
alter table budget_warning force row level security;
create policy budget_warning_added on budget_warning for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy budget_warning_visible on budget_warning for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on budget_warning to shuangcheng_app;

create table calendar_entry (
  tenant_id integer not null,
  entry_number integer not null,
  region_id integer not null,
  kind text not null,
  issued_by text not null,
  month_from integer not null,
  month_to integer,
  period_kind text,
  months_after integer,
  due_day integer,
  period text,
  due_date date,
  days integer,
  institution_id uuid,
  until date,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint calendar_entry_pkey PRIMARY KEY (tenant_id, entry_number),
  constraint calendar_entry_check CHECK ((month_to % 100) >= 1 AND (month_to % 100) <= 12 AND month_to >= month_from),
  constraint calendar_entry_check1 CHECK (kind <> 'DUE_RULE'::text OR ROW(period_kind, months_after, due_day) IS NOT NULL),
  constraint calendar_entry_check2 CHECK (kind <> 'DUE_DATE'::text OR ROW(period, due_date) IS NOT NULL),
  constraint calendar_entry_check3 CHECK ((kind <> ALL (ARRAY['LOCK'::text, 'REOPEN'::text])) OR ROW(month_to, reason) IS NOT NULL),
  constraint calendar_entry_days_check CHECK (days >= 0 AND days <= 366),
  constraint calendar_entry_due_day_check CHECK (due_day >= 1 AND due_day <= 31),
  constraint calendar_entry_issued_by_check CHECK (issued_by = ANY (ARRAY['PROVINCE'::text, 'CITY'::text])),
  constraint calendar_entry_kind_check CHECK (kind = ANY (ARRAY['DUE_RULE'::text, 'DUE_DATE'::text, 'FIRST_MONTH'::text, 'REMINDER'::text, 'AUTO_LOCK'::text, 'LOCK'::text, 'REOPEN'::text])),
  constraint calendar_entry_month_from_check CHECK ((month_from % 100) >= 1 AND (month_from % 100) <= 12),
  constraint calendar_entry_months_after_check CHECK (months_after >= 1 AND months_after <= 12),
  constraint calendar_entry_period_kind_check CHECK (period_kind = ANY (ARRAY['MONTH'::text, 'QUARTER'::text, 'HALF_YEAR'::text, 'YEAR'::text]))
);
alter table calendar_entry enable row level security;
alter table calendar_entry force row level security;
create policy calendar_entry_added on calendar_entry for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy calendar_entry_visible on calendar_entry for select to public
  using (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[]));
grant select, insert on calendar_entry to shuangcheng_app;

create table check_finding (
  tenant_id integer not null,
  check_id uuid not null,
  finding_id uuid not null,
  finding_number integer not null,
  institution_id uuid not null,
  region_id integer not null,
  assigned_region_id integer not null,
  check_region_id integer not null,
  month integer,
  item text,
  severity text not null,
  message text not null,
  expected text,
  actual text,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  state text not null default 'OPEN'::text,
  answered_at timestamp with time zone,
  last_step integer not null default 0,
  constraint check_finding_pkey PRIMARY KEY (tenant_id, finding_id),
  constraint check_finding_tenant_id_finding_id_check_id_region_id_assig_key UNIQUE (tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id),
  constraint check_finding_tenant_id_check_id_institution_id_region_id__fkey FOREIGN KEY (tenant_id, check_id, institution_id, region_id, assigned_region_id, check_region_id) REFERENCES check_item(tenant_id, check_id, institution_id, region_id, assigned_region_id, check_region_id),
  constraint check_finding_severity_check CHECK (severity = ANY (ARRAY['ERROR'::text, 'WARNING'::text, 'NOTE'::text])),
  constraint check_finding_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'ACCEPTED'::text, 'EXPLAINED'::text, 'DISPUTED'::text, 'UPHELD'::text, 'DISMISSED'::text]))
);
CREATE INDEX check_finding_of_item ON check_finding USING btree (tenant_id, check_id, institution_id, recorded_at, finding_number);
alter table check_finding enable row level security;
alter table check_finding force row level security;
create policy check_finding_added on check_finding for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((assigned_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (check_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))));
create policy check_finding_changed on check_finding for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (assigned_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (check_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (assigned_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (check_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))));
create policy check_finding_visible on check_finding for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (assigned_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (check_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[]))));
grant select, insert, update (answered_at), update (last_step), update (state) on check_finding to shuangcheng_app;

create table check_finding_step (
  tenant_id integer not null,
  finding_id uuid not null,
  step_number integer not null,
  check_id uuid not null,
  region_id integer not null,
  assigned_region_id integer not null,
  check_region_id integer not null,
  kind text not null,
  occurred_at timestamp with time zone not null,
  actor text not null,
  text text,
  corrected_month integer,
  corrected_version integer,
  constraint check_finding_step_pkey PRIMARY KEY (tenant_id, finding_id, step_number),
  constraint check_finding_step_tenant_id_finding_id_check_id_region_id_fkey FOREIGN KEY (tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id) REFERENCES check_finding(tenant_id, finding_id, check_id, region_id, assigned_region_id, check_region_id),
  constraint check_finding_step_kind_check CHECK (kind = ANY (ARRAY['ACCEPTED'::text, 'EXPLAINED'::text, 'DISPUTED'::text, 'UPHELD'::text, 'DISMISSED'::text, 'RETURNED'::text]))
);
alter table check_finding_step enable row level security;
alter table check_finding_step force row level security;
create policy check_finding_step_added on check_finding_step for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (assigned_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (check_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))));
create policy check_finding_step_visible on check_finding_step for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (assigned_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (check_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[]))));
grant select, insert on check_finding_step to shuangcheng_app;

create table check_item (
  tenant_id integer not null,
  check_id uuid not null,
  institution_id uuid not null,
  region_id integer not null,
  assigned_region_id integer not null,
  check_region_id integer not null,
  code text not null,
  name text not null,
  type text not null,
  system text not null,
  notable_for text[] not null,
  chosen_as text not null,
  state text not null default 'ASSIGNED'::text,
  checked_at timestamp with time zone,
  checked_by text,
  constraint check_item_pkey PRIMARY KEY (tenant_id, check_id, institution_id),
  constraint check_item_tenant_id_check_id_institution_id_region_id_assi_key UNIQUE (tenant_id, check_id, institution_id, region_id, assigned_region_id, check_region_id),
  constraint check_item_tenant_id_check_id_check_region_id_fkey FOREIGN KEY (tenant_id, check_id, check_region_id) REFERENCES quality_check(tenant_id, check_id, region_id),
  constraint check_item_tenant_id_institution_id_fkey FOREIGN KEY (tenant_id, institution_id) REFERENCES institution(tenant_id, institution_id),
  constraint check_item_check CHECK ((state = 'CHECKED'::text) = (checked_at IS NOT NULL)),
  constraint check_item_chosen_as_check CHECK (chosen_as = ANY (ARRAY['RANDOM'::text, 'CERTAIN'::text, 'CENSUS'::text, 'TARGETED'::text, 'NAMED'::text])),
  constraint check_item_state_check CHECK (state = ANY (ARRAY['ASSIGNED'::text, 'CHECKED'::text]))
);
CREATE UNIQUE INDEX check_item_by_code ON check_item USING btree (tenant_id, check_id, code);
alter table check_item enable row level security;
alter table check_item force row level security;
create policy check_item_added on check_item for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (check_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) AND (assigned_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy check_item_changed on check_item for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((assigned_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (check_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((assigned_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (check_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))));
create policy check_item_visible on check_item for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (assigned_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (check_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[]))));
grant select, insert, update (checked_at), update (checked_by), update (state) on check_item to shuangcheng_app;

create table check_session (
  tenant_id integer not null,
  check_id uuid not null,
  session_id uuid not null,
  region_id integer not null,
  taking_part integer[] not null,
  held_on date not null,
  participants text[] not null,
  minutes text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint check_session_pkey PRIMARY KEY (tenant_id, check_id, session_id),
  constraint check_session_tenant_id_check_id_region_id_fkey FOREIGN KEY (tenant_id, check_id, region_id) REFERENCES quality_check(tenant_id, check_id, region_id)
);
alter table check_session enable row level security;
alter table check_session force row level security;
create policy check_session_added on check_session for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) AND taking_part <@ (( SELECT writable_regions() AS writable_regions)));
create policy check_session_visible on check_session for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND taking_part && (( SELECT visible_regions() AS visible_regions)));
grant select, insert on check_session to shuangcheng_app;

create table check_snapshot (
  tenant_id integer not null,
  check_id uuid not null,
  institution_id uuid not null,
  month integer not null,
  version integer not null,
  status text not null,
  region_id integer not null,
  assigned_region_id integer not null,
  check_region_id integer not null,
  measures bigint[] not null,
  constraint check_snapshot_pkey PRIMARY KEY (tenant_id, check_id, institution_id, month),
  constraint check_snapshot_month_check CHECK ((month % 100) >= 1 AND (month % 100) <= 12)
);
alter table check_snapshot enable row level security;
alter table check_snapshot force row level security;
create policy check_snapshot_added on check_snapshot for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (check_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) AND (assigned_region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy check_snapshot_visible on check_snapshot for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (assigned_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (check_region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[]))));
grant select, insert on check_snapshot to shuangcheng_app;

create table client_request (
  tenant_id integer not null,
  account_id uuid not null,
  request_id text not null,
  operation text not null,
  input_hash text not null,
  answer jsonb,
  received_at timestamp with time zone not null,
  constraint client_request_pkey PRIMARY KEY (tenant_id, account_id, request_id),
  constraint client_request_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id)
);
alter table client_request enable row level security;
alter table client_request force row level security;
create policy client_request_added on client_request for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
create policy client_request_changed on client_request for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
create policy client_request_visible on client_request for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
grant select, insert, update on client_request to shuangcheng_app;

create table data_load (
  name text not null,
  content_hash text not null,
  summary jsonb not null,
  loaded_at timestamp with time zone not null default now(),
  constraint data_load_pkey PRIMARY KEY (name)
);
alter table data_load enable row level security;
alter table data_load force row level security;
create policy data_load_is_public on data_load for select to public
  using (true);
create policy data_load_platform on data_load for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
grant select, insert, update on data_load to shuangcheng_app;

create table decomposition_run (
  tenant_id integer not null,
  run_id uuid not null,
  region_id integer not null,
  parent_target_id uuid not null,
  solver_version text not null,
  input jsonb not null,
  shares jsonb not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  constraint decomposition_run_pkey PRIMARY KEY (tenant_id, run_id),
  constraint decomposition_run_tenant_id_parent_target_id_fkey FOREIGN KEY (tenant_id, parent_target_id) REFERENCES target(tenant_id, target_id),
  constraint decomposition_run_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id)
);
CREATE INDEX decomposition_run_of_region ON decomposition_run USING btree (tenant_id, region_id, published_at DESC);
alter table decomposition_run enable row level security;
alter table decomposition_run force row level security;
create policy decomposition_run_added on decomposition_run for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy decomposition_run_visible on decomposition_run for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on decomposition_run to shuangcheng_app;

create table edition (
  tenant_id integer not null,
  edition_id uuid not null,
  chain_number integer not null,
  period text not null,
  number integer not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  note text,
  factor_set_id text not null,
  factors jsonb not null,
  electricity_basis text not null,
  definitions jsonb not null,
  tree_day date not null,
  entries text[] not null,
  form integer not null,
  algorithm text not null,
  digests jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint edition_pkey PRIMARY KEY (tenant_id, edition_id),
  constraint edition_tenant_id_chain_number_key UNIQUE (tenant_id, chain_number),
  constraint edition_tenant_id_period_number_key UNIQUE (tenant_id, period, number),
  constraint edition_chain_number_check CHECK (chain_number > 0),
  constraint edition_electricity_basis_check CHECK (electricity_basis = ANY (ARRAY['CALORIFIC'::text, 'EQUIVALENT'::text])),
  constraint edition_number_check CHECK (number > 0)
);
alter table edition enable row level security;
alter table edition force row level security;
create policy edition_added on edition for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy edition_joint on edition for select to public
  using ((tenant_id = ANY ((( SELECT joint_tenants() AS joint_tenants))::integer[])) AND (edition_id <> ALL ((( SELECT withdrawn_editions() AS withdrawn_editions))::uuid[])));
create policy edition_visible on edition for select to public
  using (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[]));
grant select, insert on edition to shuangcheng_app;

create table edition_figure (
  tenant_id integer not null,
  edition_id uuid not null,
  region_id integer not null,
  code text not null,
  carbon_scope text not null,
  value numeric,
  reason text,
  numerator numeric,
  stock_months numeric,
  institutions integer not null,
  metered_share numeric,
  lump_sum_share numeric,
  estimated_share numeric,
  missing_items integer not null,
  provisional_factor boolean not null,
  constraint edition_figure_pkey PRIMARY KEY (tenant_id, edition_id, region_id, code, carbon_scope),
  constraint edition_figure_tenant_id_edition_id_fkey FOREIGN KEY (tenant_id, edition_id) REFERENCES edition(tenant_id, edition_id),
  constraint edition_figure_carbon_scope_check CHECK (carbon_scope = ANY (ARRAY[''::text, 'TOTAL'::text, 'BUILDING'::text])),
  constraint edition_figure_check CHECK ((reason IS NULL) <> (value IS NULL))
);
alter table edition_figure enable row level security;
alter table edition_figure force row level security;
create policy edition_figure_added on edition_figure for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy edition_figure_visible on edition_figure for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on edition_figure to shuangcheng_app;

create table edition_place (
  tenant_id integer not null,
  edition_id uuid not null,
  region_id integer not null,
  parent_id integer,
  code text not null,
  name text not null,
  level text not null,
  institutions integer not null,
  expected integer not null,
  approved integer not null,
  waiting integer not null,
  missing integer not null,
  constraint edition_place_pkey PRIMARY KEY (tenant_id, edition_id, region_id),
  constraint edition_place_tenant_id_edition_id_fkey FOREIGN KEY (tenant_id, edition_id) REFERENCES edition(tenant_id, edition_id),
  constraint edition_place_level_check CHECK (level = ANY (ARRAY['PROVINCE'::text, 'CITY'::text, 'COUNTY'::text]))
);
alter table edition_place enable row level security;
alter table edition_place force row level security;
create policy edition_place_added on edition_place for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy edition_place_visible on edition_place for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on edition_place to shuangcheng_app;

create table edition_report (
  tenant_id integer not null,
  edition_id uuid not null,
  region_id integer not null,
  month integer not null,
  institutions uuid[] not null,
  versions integer[] not null,
  constraint edition_report_pkey PRIMARY KEY (tenant_id, edition_id, region_id, month),
  constraint edition_report_tenant_id_edition_id_fkey FOREIGN KEY (tenant_id, edition_id) REFERENCES edition(tenant_id, edition_id),
  constraint edition_report_check CHECK (cardinality(versions) = cardinality(institutions))
);
alter table edition_report enable row level security;
alter table edition_report force row level security;
create policy edition_report_added on edition_report for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy edition_report_visible on edition_report for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on edition_report to shuangcheng_app;

create table edition_sum (
  tenant_id integer not null,
  edition_id uuid not null,
  region_id integer not null,
  type text not null,
  system text not null,
  institutions integer not null,
  with_energy integer not null,
  with_building_energy integer not null,
  with_water integer not null,
  sums bigint[] not null,
  constraint edition_sum_pkey PRIMARY KEY (tenant_id, edition_id, region_id, type, system),
  constraint edition_sum_tenant_id_edition_id_fkey FOREIGN KEY (tenant_id, edition_id) REFERENCES edition(tenant_id, edition_id)
);
alter table edition_sum enable row level security;
alter table edition_sum force row level security;
create policy edition_sum_added on edition_sum for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy edition_sum_visible on edition_sum for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on edition_sum to shuangcheng_app;

create table edition_withdrawal (
  tenant_id integer not null,
  edition_id uuid not null,
  withdrawn_at timestamp with time zone not null,
  withdrawn_by text not null,
  reason text not null,
  constraint edition_withdrawal_pkey PRIMARY KEY (tenant_id, edition_id),
  constraint edition_withdrawal_tenant_id_edition_id_fkey FOREIGN KEY (tenant_id, edition_id) REFERENCES edition(tenant_id, edition_id)
);
alter table edition_withdrawal enable row level security;
alter table edition_withdrawal force row level security;
create policy edition_withdrawal_added on edition_withdrawal for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy edition_withdrawal_joint on edition_withdrawal for select to public
  using (tenant_id = ANY ((( SELECT joint_tenants() AS joint_tenants))::integer[]));
create policy edition_withdrawal_visible on edition_withdrawal for select to public
  using (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[]));
grant select, insert on edition_withdrawal to shuangcheng_app;

create table energy_budget (
  tenant_id integer not null,
  budget_id uuid not null,
  region_id integer not null,
  system text not null,
  institution_id uuid,
  subject text not null,
  indicator text not null,
  year integer not null,
  version integer not null,
  electricity_basis text not null,
  amount numeric not null,
  months jsonb not null,
  season_years integer[] not null,
  source text not null,
  source_note text not null,
  reason text not null,
  set_at timestamp with time zone not null,
  set_by text not null,
  constraint energy_budget_pkey PRIMARY KEY (tenant_id, budget_id),
  constraint energy_budget_tenant_id_subject_indicator_year_version_key UNIQUE (tenant_id, subject, indicator, year, version),
  constraint energy_budget_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id),
  constraint energy_budget_amount_check CHECK (amount > 0::numeric),
  constraint energy_budget_electricity_basis_check CHECK (electricity_basis = ANY (ARRAY['CALORIFIC'::text, 'EQUIVALENT'::text])),
  constraint energy_budget_indicator_check CHECK (indicator = ANY (ARRAY['ENERGY_TOTAL'::text, 'BUILDING_ENERGY'::text, 'WATER_TOTAL'::text])),
  constraint energy_budget_source_check CHECK (source = ANY (ARRAY['QUOTA'::text, 'TARGET'::text, 'GIVEN'::text])),
  constraint energy_budget_version_check CHECK (version > 0),
  constraint energy_budget_year_check CHECK (year >= 2000 AND year <= 2099)
);
CREATE INDEX energy_budget_of_year ON energy_budget USING btree (tenant_id, year, subject, indicator, version DESC);
alter table energy_budget enable row level security;
alter table energy_budget force row level security;
create policy energy_budget_added on energy_budget for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy energy_budget_visible on energy_budget for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on energy_budget to shuangcheng_app;

create table event_counter (
  only_row boolean not null default true,
  last_sequence bigint not null,
  expired_to bigint not null,
  constraint event_counter_pkey PRIMARY KEY (only_row),
  constraint event_counter_only_row_check CHECK (only_row)
);
alter table event_counter enable row level security;
alter table event_counter force row level security;
create policy event_counter_is_public on event_counter for select to public
  using (true);
create policy event_counter_relayed on event_counter for update to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'relay'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'relay'::text);
grant select, update (expired_to), update (last_sequence) on event_counter to shuangcheng_app;

create table factor (
  tenant_id integer not null,
  factor_set_id text not null,
  use text not null,
  item text not null,
  province integer not null default 0,
  year integer not null default 0,
  value numeric not null,
  unit text not null,
  source text not null,
  provisional boolean not null,
  constraint factor_pkey PRIMARY KEY (tenant_id, factor_set_id, use, item, province, year),
  constraint factor_tenant_id_factor_set_id_fkey FOREIGN KEY (tenant_id, factor_set_id) REFERENCES factor_set(tenant_id, factor_set_id),
  constraint factor_use_check CHECK (use = ANY (ARRAY['STANDARD_COAL'::text, 'CARBON'::text, 'GRID_CARBON'::text, 'EQUIVALENT_ELECTRICITY'::text])),
  constraint factor_value_check CHECK (value >= 0::numeric)
);
alter table factor enable row level security;
alter table factor force row level security;
create policy factor_added on factor for insert to public
  with check (tenant_id = 0 AND (( SELECT session_purpose() AS session_purpose)) = 'platform'::text OR (tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy factor_visible on factor for select to public
  using (tenant_id = 0 OR (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) OR (( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
grant select, insert on factor to shuangcheng_app;

create table factor_set (
  tenant_id integer not null,
  factor_set_id text not null,
  name text not null,
  published_on date not null,
  source text not null,
  note text not null,
  official boolean not null,
  loaded_at timestamp with time zone not null default now(),
  based_on text,
  published_by text,
  constraint factor_set_pkey PRIMARY KEY (tenant_id, factor_set_id)
);
alter table factor_set enable row level security;
alter table factor_set force row level security;
create policy factor_set_added on factor_set for insert to public
  with check (tenant_id = 0 AND (( SELECT session_purpose() AS session_purpose)) = 'platform'::text OR (tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy factor_set_visible on factor_set for select to public
  using (tenant_id = 0 OR (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) OR (( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
grant select, insert on factor_set to shuangcheng_app;

create table finding_explanation (
  tenant_id integer not null,
  institution_id uuid not null,
  month integer not null,
  version integer not null,
  finding_number integer not null,
  explanation_number integer not null,
  region_id integer not null,
  system text not null,
  text text not null,
  explained_at timestamp with time zone not null,
  explained_by text not null,
  constraint finding_explanation_pkey PRIMARY KEY (tenant_id, institution_id, month, version, finding_number, explanation_number),
  constraint finding_explanation_tenant_id_institution_id_month_version_fkey FOREIGN KEY (tenant_id, institution_id, month, version, finding_number) REFERENCES report_finding(tenant_id, institution_id, month, version, finding_number)
);
alter table finding_explanation enable row level security;
alter table finding_explanation force row level security;
create policy finding_explanation_added on finding_explanation for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy finding_explanation_visible on finding_explanation for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on finding_explanation to shuangcheng_app;

create table form_declaration (
  tenant_id integer not null,
  institution_id uuid not null,
  kind text not null,
  declaration_number integer not null,
  region_id integer not null,
  system text not null,
  from_year integer not null,
  declared boolean not null,
  declared_at timestamp with time zone not null,
  declared_by text not null,
  constraint form_declaration_pkey PRIMARY KEY (tenant_id, institution_id, kind, declaration_number),
  constraint form_declaration_tenant_id_institution_id_fkey FOREIGN KEY (tenant_id, institution_id) REFERENCES institution(tenant_id, institution_id),
  constraint form_declaration_from_year_check CHECK (from_year >= 1900 AND from_year <= 2099),
  constraint form_declaration_kind_check CHECK (kind = ANY (ARRAY['MACHINE_ROOM'::text, 'HEATING'::text]))
);
alter table form_declaration enable row level security;
alter table form_declaration force row level security;
create policy form_declaration_added on form_declaration for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy form_declaration_visible on form_declaration for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on form_declaration to shuangcheng_app;

create table form_event (
  tenant_id integer not null,
  institution_id uuid not null,
  kind text not null,
  year integer not null,
  event_number integer not null,
  version integer not null,
  region_id integer not null,
  system text not null,
  event text not null,
  occurred_at timestamp with time zone not null,
  actor text not null,
  reason text,
  constraint form_event_pkey PRIMARY KEY (tenant_id, institution_id, kind, year, event_number),
  constraint form_event_event_check CHECK (event = ANY (ARRAY['SAVED'::text, 'SUBMITTED'::text, 'APPROVED'::text, 'RETURNED'::text, 'WITHDRAWN'::text])),
  constraint form_event_kind_check CHECK (kind = ANY (ARRAY['MACHINE_ROOM'::text, 'HEATING'::text])),
  constraint form_event_year_check CHECK (year >= 1900 AND year <= 2099)
);
alter table form_event enable row level security;
alter table form_event force row level security;
create policy form_event_added on form_event for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy form_event_visible on form_event for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on form_event to shuangcheng_app;

create table form_report (
  tenant_id integer not null,
  institution_id uuid not null,
  kind text not null,
  year integer not null,
  region_id integer not null,
  system text not null,
  latest_version integer not null,
  latest_status text not null,
  submitted_version integer,
  approved_version integer,
  on_time boolean not null,
  constraint form_report_pkey PRIMARY KEY (tenant_id, institution_id, kind, year),
  constraint form_report_tenant_id_institution_id_fkey FOREIGN KEY (tenant_id, institution_id) REFERENCES institution(tenant_id, institution_id),
  constraint form_report_kind_check CHECK (kind = ANY (ARRAY['MACHINE_ROOM'::text, 'HEATING'::text])),
  constraint form_report_latest_status_check CHECK (latest_status = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'RETURNED'::text, 'APPROVED'::text, 'WITHDRAWN'::text])),
  constraint form_report_year_check CHECK (year >= 1900 AND year <= 2099)
);
CREATE INDEX form_report_of_region ON form_report USING btree (tenant_id, kind, year, region_id, institution_id);
alter table form_report enable row level security;
alter table form_report force row level security;
create policy form_report_added on form_report for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy form_report_changed on form_report for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy form_report_visible on form_report for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert, update on form_report to shuangcheng_app;

create table form_version (
  tenant_id integer not null,
  institution_id uuid not null,
  kind text not null,
  year integer not null,
  version integer not null,
  region_id integer not null,
  system text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  measures jsonb not null,
  constraint form_version_pkey PRIMARY KEY (tenant_id, institution_id, kind, year, version),
  constraint form_version_kind_check CHECK (kind = ANY (ARRAY['MACHINE_ROOM'::text, 'HEATING'::text])),
  constraint form_version_year_check CHECK (year >= 1900 AND year <= 2099)
);
alter table form_version enable row level security;
alter table form_version force row level security;
create policy form_version_added on form_version for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy form_version_visible on form_version for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on form_version to shuangcheng_app;

create table import_chunk (
  tenant_id integer not null,
  import_id uuid not null,
  attempt integer not null,
  first_row integer not null,
  account_id uuid not null,
  last_row integer not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  rejected integer not null,
  rows jsonb not null,
  constraint import_chunk_pkey PRIMARY KEY (tenant_id, import_id, attempt, first_row)
);
alter table import_chunk enable row level security;
alter table import_chunk force row level security;
create policy import_chunk_added on import_chunk for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
create policy import_chunk_visible on import_chunk for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (account_id = (( SELECT session_account() AS session_account)) OR (tenant_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[]))));
grant select, insert on import_chunk to shuangcheng_app;

create table import_run (
  tenant_id integer not null,
  import_id uuid not null,
  account_id uuid not null,
  region_id integer not null,
  institution_id uuid,
  upload_id uuid not null,
  kind text not null,
  intent text not null,
  dry_run boolean not null,
  acquisition text,
  claimed_caller jsonb,
  state text not null,
  problem jsonb,
  attempt integer not null,
  last_row integer not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  rejected integer not null,
  read_bytes bigint not null,
  requested_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  lease_owner uuid,
  lease_until timestamp with time zone,
  constraint import_run_pkey PRIMARY KEY (tenant_id, import_id),
  constraint import_run_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint import_run_tenant_id_upload_id_fkey FOREIGN KEY (tenant_id, upload_id) REFERENCES upload(tenant_id, upload_id),
  constraint import_run_intent_check CHECK (intent = ANY (ARRAY['SAVE'::text, 'SUBMIT'::text])),
  constraint import_run_kind_check CHECK (kind = ANY (ARRAY['REPORTS'::text, 'REGISTER'::text])),
  constraint import_run_state_check CHECK (state = ANY (ARRAY['WAITING'::text, 'RUNNING'::text, 'FINISHED'::text, 'FAILED'::text]))
);
CREATE INDEX import_run_to_do ON import_run USING btree (tenant_id, requested_at) WHERE (state = ANY (ARRAY['WAITING'::text, 'RUNNING'::text]));
alter table import_run enable row level security;
alter table import_run force row level security;
create policy import_run_added on import_run for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
create policy import_run_changed on import_run for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (account_id = (( SELECT session_account() AS session_account)) OR (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (account_id = (( SELECT session_account() AS session_account)) OR (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))));
create policy import_run_visible on import_run for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (account_id = (( SELECT session_account() AS session_account)) OR (tenant_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[]))));
grant select, insert, update on import_run to shuangcheng_app;

create table institution (
  tenant_id integer not null,
  institution_id uuid not null,
  code text not null,
  region_id integer not null,
  name text not null,
  type text not null,
  system text not null,
  key_unit boolean not null,
  made_up boolean not null,
  valid_from date not null,
  valid_to date,
  short_name text,
  admin_level text,
  funding text,
  address text,
  contact text,
  contact_phone text,
  students integer,
  hospital_level text,
  machine_room boolean,
  heating text,
  former_regions integer[] not null default '{}'::integer[],
  former_region_systems text[] not null default '{}'::text[],
  constraint institution_pkey PRIMARY KEY (tenant_id, institution_id),
  constraint institution_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint institution_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint institution_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id),
  constraint institution_admin_level_check CHECK (admin_level ~ '^00[1-9]$'::text),
  constraint institution_check CHECK (valid_to > valid_from),
  constraint institution_funding_check CHECK (funding ~ '^00[1-3]$'::text),
  constraint institution_heating_check CHECK (heating = ANY (ARRAY['NONE'::text, 'OWN'::text, 'CENTRAL'::text])),
  constraint institution_students_check CHECK (students >= 0)
);
CREATE INDEX institution_of_region ON institution USING btree (tenant_id, region_id, code);
alter table institution enable row level security;
alter table institution force row level security;
create policy institution_added on institution for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy institution_changed on institution for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy institution_seen_where_it_stood on institution for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (former_regions && (( SELECT visible_regions() AS visible_regions)) OR former_region_systems && (( SELECT visible_region_systems() AS visible_region_systems))));
create policy institution_visible on institution for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert, update on institution to shuangcheng_app;

create table institution_state (
  tenant_id integer not null,
  institution_id uuid not null,
  valid_from date not null,
  valid_to date,
  region_id integer not null,
  type text not null,
  system text not null,
  moved boolean not null default false,
  constraint institution_state_pkey PRIMARY KEY (tenant_id, institution_id, valid_from),
  constraint institution_state_tenant_id_institution_id_fkey FOREIGN KEY (tenant_id, institution_id) REFERENCES institution(tenant_id, institution_id),
  constraint institution_state_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id),
  constraint institution_state_check CHECK (valid_to > valid_from)
);
CREATE INDEX institution_state_by_region ON institution_state USING btree (tenant_id, region_id, valid_from);
CREATE INDEX institution_state_moved ON institution_state USING btree (tenant_id, institution_id, valid_from) WHERE moved;
alter table institution_state enable row level security;
alter table institution_state force row level security;
create policy institution_state_added on institution_state for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy institution_state_changed on institution_state for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy institution_state_visible on institution_state for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
create policy institution_state_with_tree on institution_state for select to public
  using (moved AND (( SELECT session_purpose() AS session_purpose)) = 'sign-in'::text);
grant select, insert, update on institution_state to shuangcheng_app;

create table joint_figure (
  tenant_id integer not null,
  edition_id uuid not null,
  place text not null,
  code text not null,
  carbon_scope text not null,
  value numeric,
  reason text,
  numerator numeric,
  stock_months numeric,
  sums jsonb not null,
  constraint joint_figure_pkey PRIMARY KEY (tenant_id, edition_id, place, code, carbon_scope),
  constraint joint_figure_tenant_id_edition_id_place_fkey FOREIGN KEY (tenant_id, edition_id, place) REFERENCES joint_place(tenant_id, edition_id, place),
  constraint joint_figure_carbon_scope_check CHECK (carbon_scope = ANY (ARRAY[''::text, 'TOTAL'::text, 'BUILDING'::text])),
  constraint joint_figure_check CHECK ((reason IS NULL) <> (value IS NULL)),
  constraint joint_figure_check1 CHECK (value IS NOT NULL OR sums = '[]'::jsonb AND numerator IS NULL AND stock_months IS NULL)
);
alter table joint_figure enable row level security;
alter table joint_figure force row level security;
create policy joint_figure_added on joint_figure for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy joint_figure_joint on joint_figure for select to public
  using ((tenant_id = ANY ((( SELECT joint_tenants() AS joint_tenants))::integer[])) AND (edition_id = ANY ((( SELECT joint_editions() AS joint_editions))::uuid[])));
create policy joint_figure_visible on joint_figure for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on joint_figure to shuangcheng_app;

create table joint_place (
  tenant_id integer not null,
  edition_id uuid not null,
  place text not null,
  regions integer[] not null,
  minimum_institutions integer not null,
  expected integer,
  approved integer,
  waiting integer,
  missing integer,
  constraint joint_place_pkey PRIMARY KEY (tenant_id, edition_id, place),
  constraint joint_place_tenant_id_edition_id_fkey FOREIGN KEY (tenant_id, edition_id) REFERENCES edition(tenant_id, edition_id),
  constraint joint_place_check CHECK (num_nonnulls(expected, approved, waiting, missing) = ANY (ARRAY[0, 4]))
);
alter table joint_place enable row level security;
alter table joint_place force row level security;
create policy joint_place_added on joint_place for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy joint_place_joint on joint_place for select to public
  using ((tenant_id = ANY ((( SELECT joint_tenants() AS joint_tenants))::integer[])) AND (edition_id = ANY ((( SELECT joint_editions() AS joint_editions))::uuid[])));
create policy joint_place_visible on joint_place for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on joint_place to shuangcheng_app;

create table joint_rule (
  tenant_id integer not null,
  rule_number integer not null,
  minimum_institutions integer not null,
  note text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint joint_rule_pkey PRIMARY KEY (tenant_id, rule_number),
  constraint joint_rule_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint joint_rule_minimum_institutions_check CHECK (minimum_institutions >= 3),
  constraint joint_rule_rule_number_check CHECK (rule_number > 0)
);
alter table joint_rule enable row level security;
alter table joint_rule force row level security;
create policy joint_rule_added on joint_rule for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy joint_rule_visible on joint_rule for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])));
grant select, insert on joint_rule to shuangcheng_app;

create table joint_task (
  task_code text not null,
  "position" integer not null,
  members integer[] not null,
  theme text not null,
  name text not null,
  quantity numeric not null,
  unit text not null,
  span text not null,
  counting text not null,
  first_day date not null,
  last_day date not null,
  plan_id text not null,
  source text not null,
  quote text not null,
  constraint joint_task_pkey PRIMARY KEY (task_code),
  constraint joint_task_task_code_members_key UNIQUE (task_code, members),
  constraint joint_task_check CHECK (last_day > first_day),
  constraint joint_task_counting_check CHECK (counting = ANY (ARRAY['ONCE'::text, 'BY_MEMBER'::text])),
  constraint joint_task_members_check CHECK (cardinality(members) > 1),
  constraint joint_task_quantity_check CHECK (quantity > 0::numeric),
  constraint joint_task_span_check CHECK (span = ANY (ARRAY['TOTAL'::text, 'YEAR'::text]))
);
alter table joint_task enable row level security;
alter table joint_task force row level security;
create policy joint_task_added on joint_task for insert to public
  with check ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
create policy joint_task_visible on joint_task for select to public
  using (true);
grant select, insert on joint_task to shuangcheng_app;

create table joint_task_entry (
  tenant_id integer not null,
  task_code text not null,
  entry_number integer not null,
  members integer[] not null,
  event_number integer not null,
  reverses integer,
  happened_on date not null,
  quantity numeric not null,
  description text,
  evidence text,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint joint_task_entry_pkey PRIMARY KEY (tenant_id, task_code, entry_number),
  constraint joint_task_entry_task_code_entry_number_key UNIQUE (task_code, entry_number),
  constraint joint_task_entry_task_code_reverses_key UNIQUE (task_code, reverses),
  constraint joint_task_entry_task_code_members_fkey FOREIGN KEY (task_code, members) REFERENCES joint_task(task_code, members),
  constraint joint_task_entry_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint joint_task_entry_check CHECK (tenant_id = ANY (members)),
  constraint joint_task_entry_check1 CHECK (event_number <= entry_number),
  constraint joint_task_entry_check2 CHECK (reverses < entry_number),
  constraint joint_task_entry_check3 CHECK ((reason IS NULL) = (reverses IS NULL)),
  constraint joint_task_entry_entry_number_check CHECK (entry_number > 0),
  constraint joint_task_entry_quantity_check CHECK (quantity > 0::numeric)
);
alter table joint_task_entry enable row level security;
alter table joint_task_entry force row level security;
create policy joint_task_entry_added on joint_task_entry for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy joint_task_entry_joint on joint_task_entry for select to public
  using (members && (( SELECT joint_tenants() AS joint_tenants)));
create policy joint_task_entry_visible on joint_task_entry for select to public
  using (members && (( SELECT visible_regions() AS visible_regions)));
grant select, insert on joint_task_entry to shuangcheng_app;

create table migrations (
  id integer not null default nextval('migrations_id_seq'::regclass),
  "timestamp" bigint not null,
  name character varying not null,
  constraint "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id)
);
-- migrations has no row level security

create table month_confirmation (
  tenant_id integer not null,
  region_id integer not null,
  month integer not null,
  confirmation_number integer not null,
  level text not null,
  decision text not null,
  expected integer not null,
  approved integer not null,
  versions text not null,
  reason text,
  decided_at timestamp with time zone not null,
  decided_by text not null,
  constraint month_confirmation_pkey PRIMARY KEY (tenant_id, region_id, month, confirmation_number),
  constraint month_confirmation_check CHECK (decision <> 'RETURN'::text OR reason IS NOT NULL),
  constraint month_confirmation_decision_check CHECK (decision = ANY (ARRAY['CONFIRM'::text, 'RETURN'::text])),
  constraint month_confirmation_level_check CHECK (level = ANY (ARRAY['CITY'::text, 'PROVINCE'::text])),
  constraint month_confirmation_month_check CHECK ((month % 100) >= 1 AND (month % 100) <= 12)
);
alter table month_confirmation enable row level security;
alter table month_confirmation force row level security;
create policy month_confirmation_added on month_confirmation for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy month_confirmation_visible on month_confirmation for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT listed_regions() AS listed_regions))::integer[])));
grant select, insert on month_confirmation to shuangcheng_app;

create table notification_read (
  tenant_id integer not null,
  account_id uuid not null,
  read_to bigint not null,
  read_at timestamp with time zone not null,
  constraint notification_read_pkey PRIMARY KEY (tenant_id, account_id)
);
alter table notification_read enable row level security;
alter table notification_read force row level security;
create policy notification_read_added on notification_read for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
create policy notification_read_changed on notification_read for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
create policy notification_read_visible on notification_read for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
grant select, insert, update on notification_read to shuangcheng_app;

create table official_factor_set (
  tenant_id integer not null,
  entry_number integer not null,
  factor_set_tenant integer not null,
  factor_set_id text not null,
  valid_from timestamp with time zone not null,
  reason text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint official_factor_set_pkey PRIMARY KEY (tenant_id, entry_number),
  constraint official_factor_set_factor_set_tenant_factor_set_id_fkey FOREIGN KEY (factor_set_tenant, factor_set_id) REFERENCES factor_set(tenant_id, factor_set_id),
  constraint official_factor_set_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint official_factor_set_check CHECK (factor_set_tenant = 0 OR factor_set_tenant = tenant_id),
  constraint official_factor_set_check1 CHECK (valid_from >= recorded_at),
  constraint official_factor_set_entry_number_check CHECK (entry_number > 0)
);
alter table official_factor_set enable row level security;
alter table official_factor_set force row level security;
create policy official_factor_set_added on official_factor_set for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy official_factor_set_visible on official_factor_set for select to public
  using (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[]));
grant select, insert on official_factor_set to shuangcheng_app;

create table outbox (
  tenant_id integer not null,
  event_id uuid not null,
  region_id integer not null,
  system text not null default ''::text,
  institution_id uuid,
  occurred_at timestamp with time zone not null,
  kind text not null,
  body jsonb not null,
  sequence bigint,
  appended bigint not null generated by default as identity,
  not_before timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (tenant_id, event_id)
);
CREATE INDEX outbox_not_numbered ON outbox USING btree (appended) WHERE (sequence IS NULL);
CREATE UNIQUE INDEX outbox_sequence ON outbox USING btree (tenant_id, sequence) WHERE (sequence IS NOT NULL);
CREATE INDEX outbox_told_of ON outbox USING btree (tenant_id, region_id, sequence) WHERE (kind <> ALL (ARRAY['REPORT_SUBMITTED'::text, 'REPORT_APPROVED'::text, 'REPORT_WITHDRAWN'::text, 'IMPORT_PROGRESSED'::text, 'ACCESS_CHANGED'::text]));
alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_added on outbox for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy outbox_factors on outbox for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND kind = 'FACTOR_SET_OFFICIAL'::text);
create policy outbox_relayed on outbox for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'relay'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'relay'::text);
create policy outbox_told on outbox for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND system = ''::text AND institution_id IS NULL AND (region_id = ANY ((( SELECT told_regions() AS told_regions))::integer[])) AND (kind = ANY (ARRAY['MONTH_CONFIRMED'::text, 'MONTH_LOCKED'::text, 'MONTH_REOPENED'::text, 'DUE_SOON'::text, 'OVERDUE'::text, 'TARGET_PUBLISHED'::text])));
create policy outbox_told_of_editions on outbox for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND system = ''::text AND institution_id IS NULL AND (region_id = ANY ((( SELECT told_regions() AS told_regions))::integer[])) AND (kind = ANY (ARRAY['EDITION_PUBLISHED'::text, 'EDITION_WITHDRAWN'::text])));
create policy outbox_told_of_plans on outbox for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND system = ''::text AND institution_id IS NULL AND (region_id = ANY ((( SELECT told_regions() AS told_regions))::integer[])) AND kind = 'PLAN_PUBLISHED'::text);
create policy outbox_told_to_partners on outbox for select to public
  using (kind = 'TASK_PROGRESSED'::text AND system = ''::text AND institution_id IS NULL AND string_to_array(body ->> 'members'::text, ','::text)::integer[] && (( SELECT visible_regions() AS visible_regions)));
create policy outbox_visible on outbox for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert, update (sequence), delete on outbox to shuangcheng_app;

create table plan (
  tenant_id integer not null,
  plan_id text not null,
  region_id integer not null,
  title text not null,
  baseline_year integer,
  target_year integer not null,
  carbon_scope text,
  document jsonb not null,
  loaded_at timestamp with time zone not null default now(),
  published_at timestamp with time zone,
  published_by text,
  superseded_at timestamp with time zone,
  constraint plan_pkey PRIMARY KEY (tenant_id, plan_id),
  constraint plan_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint plan_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id)
);
CREATE INDEX plan_of_region ON plan USING btree (tenant_id, region_id);
alter table plan enable row level security;
alter table plan force row level security;
create policy plan_added on plan for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy plan_changed on plan for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy plan_visible on plan for select to public
  using (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[]));
grant select, insert, update on plan to shuangcheng_app;

create table quality_check (
  tenant_id integer not null,
  check_id uuid not null,
  region_id integer not null,
  taking_part integer[] not null,
  kind text not null,
  title text,
  period text not null,
  rate_percent numeric,
  seed text not null,
  frame_hash text not null,
  strata jsonb not null,
  copied_columns text[] not null,
  due_date date not null,
  opened_at timestamp with time zone not null,
  opened_by text not null,
  state text not null default 'OPEN'::text,
  closed_at timestamp with time zone,
  closed_by text,
  close_reason text,
  constraint quality_check_pkey PRIMARY KEY (tenant_id, check_id),
  constraint quality_check_tenant_id_check_id_region_id_key UNIQUE (tenant_id, check_id, region_id),
  constraint quality_check_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint quality_check_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id),
  constraint quality_check_check CHECK (region_id = ANY (taking_part)),
  constraint quality_check_check1 CHECK ((state = 'CLOSED'::text) = (closed_at IS NOT NULL)),
  constraint quality_check_kind_check CHECK (kind = ANY (ARRAY['SPOT_CHECK'::text, 'JOINT_REVIEW'::text, 'CROSS_REVIEW'::text])),
  constraint quality_check_state_check CHECK (state = ANY (ARRAY['OPEN'::text, 'CLOSED'::text]))
);
CREATE INDEX quality_check_by_time ON quality_check USING btree (tenant_id, opened_at DESC, check_id DESC);
alter table quality_check enable row level security;
alter table quality_check force row level security;
create policy quality_check_added on quality_check for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) AND taking_part <@ (( SELECT writable_regions() AS writable_regions)));
create policy quality_check_changed on quality_check for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy quality_check_visible on quality_check for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND taking_part && (( SELECT visible_regions() AS visible_regions)));
grant select, insert, update (close_reason), update (closed_at), update (closed_by), update (state) on quality_check to shuangcheng_app;

create table quality_rule_set (
  tenant_id integer not null,
  version integer not null,
  region_id integer not null,
  settings jsonb not null,
  note text not null,
  valid_from timestamp with time zone not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  constraint quality_rule_set_pkey PRIMARY KEY (tenant_id, version),
  constraint quality_rule_set_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint quality_rule_set_version_check CHECK (version > 0)
);
alter table quality_rule_set enable row level security;
alter table quality_rule_set force row level security;
create policy quality_rule_set_added on quality_rule_set for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND region_id = tenant_id AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy quality_rule_set_visible on quality_rule_set for select to public
  using (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[]));
grant select, insert on quality_rule_set to shuangcheng_app;

create table quota_kind (
  tenant_id integer not null,
  institution_id uuid not null,
  entry_number integer not null,
  region_id integer not null,
  system text not null,
  kind text not null,
  from_year integer not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint quota_kind_pkey PRIMARY KEY (tenant_id, institution_id, entry_number),
  constraint quota_kind_tenant_id_institution_id_fkey FOREIGN KEY (tenant_id, institution_id) REFERENCES institution(tenant_id, institution_id),
  constraint quota_kind_entry_number_check CHECK (entry_number > 0),
  constraint quota_kind_from_year_check CHECK (from_year >= 1900 AND from_year <= 2099)
);
alter table quota_kind enable row level security;
alter table quota_kind force row level security;
create policy quota_kind_added on quota_kind for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy quota_kind_visible on quota_kind for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on quota_kind to shuangcheng_app;

create table quota_standard (
  tenant_id integer not null,
  version integer not null,
  standard_number text not null,
  title text not null,
  electricity_basis text not null,
  valid_from date not null,
  valid_to date,
  replaces integer,
  source text not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  constraint quota_standard_pkey PRIMARY KEY (tenant_id, version),
  constraint quota_standard_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint quota_standard_tenant_id_replaces_fkey FOREIGN KEY (tenant_id, replaces) REFERENCES quota_standard(tenant_id, version),
  constraint quota_standard_check CHECK (valid_to > valid_from),
  constraint quota_standard_electricity_basis_check CHECK (electricity_basis = ANY (ARRAY['CALORIFIC'::text, 'EQUIVALENT'::text])),
  constraint quota_standard_version_check CHECK (version > 0)
);
alter table quota_standard enable row level security;
alter table quota_standard force row level security;
create policy quota_standard_added on quota_standard for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy quota_standard_visible on quota_standard for select to public
  using (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[]));
grant select, insert on quota_standard to shuangcheng_app;

create table quota_value (
  tenant_id integer not null,
  version integer not null,
  type text not null,
  kind text not null,
  indicator text not null,
  limit_value numeric not null,
  standard_value numeric,
  guide_value numeric,
  constraint quota_value_pkey PRIMARY KEY (tenant_id, version, type, kind, indicator),
  constraint quota_value_tenant_id_version_fkey FOREIGN KEY (tenant_id, version) REFERENCES quota_standard(tenant_id, version),
  constraint quota_value_check CHECK (standard_value > 0::numeric AND standard_value <= limit_value),
  constraint quota_value_check1 CHECK (guide_value > 0::numeric AND guide_value <= COALESCE(standard_value, limit_value)),
  constraint quota_value_indicator_check CHECK (indicator = ANY (ARRAY['ENERGY_PER_AREA'::text, 'ENERGY_PER_CAPITA'::text, 'WATER_PER_CAPITA'::text])),
  constraint quota_value_limit_value_check CHECK (limit_value > 0::numeric)
);
alter table quota_value enable row level security;
alter table quota_value force row level security;
create policy quota_value_added on quota_value for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy quota_value_visible on quota_value for select to public
  using (tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[]));
grant select, insert on quota_value to shuangcheng_app;

create table refresh_token (
  token_hash bytea not null,
  family_id uuid not null,
  account_id uuid not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  session_epoch integer not null default 0,
  changed_in bigint not null default txid_current(),
  constraint refresh_token_pkey PRIMARY KEY (token_hash),
  constraint refresh_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(account_id)
);
CREATE INDEX refresh_token_family ON refresh_token USING btree (family_id);
CREATE INDEX refresh_token_revoked ON refresh_token USING btree (changed_in) WHERE (revoked_at IS NOT NULL);
CREATE TRIGGER refresh_token_revoked BEFORE UPDATE OF revoked_at ON refresh_token FOR EACH ROW EXECUTE FUNCTION note_access_change();
alter table refresh_token enable row level security;
alter table refresh_token force row level security;
create policy refresh_token_sign_in on refresh_token for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]))
  with check ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]));
grant select, insert, update, delete on refresh_token to shuangcheng_app;

create table region (
  tenant_id integer not null,
  region_id integer not null,
  code text not null,
  name text not null,
  level text not null,
  constraint region_pkey PRIMARY KEY (tenant_id, region_id),
  constraint region_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint region_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint region_level_check CHECK (level = ANY (ARRAY['PROVINCE'::text, 'CITY'::text, 'COUNTY'::text]))
);
alter table region enable row level security;
alter table region force row level security;
create policy region_added on region for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy region_is_public on region for select to public
  using (true);
create policy region_platform on region for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
grant select, insert, update on region to shuangcheng_app;

create table region_baseline (
  tenant_id integer not null,
  region_id integer not null,
  year integer not null,
  indicator text not null,
  value numeric not null,
  unit text not null,
  made_up boolean not null,
  source text not null,
  constraint region_baseline_pkey PRIMARY KEY (tenant_id, region_id, year, indicator),
  constraint region_baseline_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id)
);
alter table region_baseline enable row level security;
alter table region_baseline force row level security;
create policy region_baseline_added on region_baseline for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy region_baseline_changed on region_baseline for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy region_baseline_visible on region_baseline for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT listed_regions() AS listed_regions))::integer[])));
grant select, insert, update on region_baseline to shuangcheng_app;

create table region_edge (
  tenant_id integer not null,
  region_id integer not null,
  parent_id integer,
  valid_from date not null,
  valid_to date,
  constraint region_edge_pkey PRIMARY KEY (tenant_id, region_id, valid_from),
  constraint region_edge_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES region(tenant_id, region_id),
  constraint region_edge_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id),
  constraint region_edge_check CHECK (valid_to > valid_from)
);
alter table region_edge enable row level security;
alter table region_edge force row level security;
create policy region_edge_added on region_edge for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy region_edge_changed on region_edge for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy region_edge_is_public on region_edge for select to public
  using (true);
create policy region_edge_platform on region_edge for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
grant select, insert, update on region_edge to shuangcheng_app;

create table region_group (
  group_code text not null,
  name text not null,
  source text not null,
  constraint region_group_pkey PRIMARY KEY (group_code)
);
alter table region_group enable row level security;
alter table region_group force row level security;
create policy region_group_is_public on region_group for select to public
  using (true);
create policy region_group_platform on region_group for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
grant select, insert, update on region_group to shuangcheng_app;

create table region_group_member (
  group_code text not null,
  tenant_id integer not null,
  region_id integer not null,
  constraint region_group_member_pkey PRIMARY KEY (group_code, tenant_id, region_id),
  constraint region_group_member_group_code_fkey FOREIGN KEY (group_code) REFERENCES region_group(group_code),
  constraint region_group_member_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id)
);
alter table region_group_member enable row level security;
alter table region_group_member force row level security;
create policy region_group_member_is_public on region_group_member for select to public
  using (true);
create policy region_group_member_platform on region_group_member for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
grant select, insert, delete on region_group_member to shuangcheng_app;

create table region_succession (
  tenant_id integer not null,
  from_region integer not null,
  to_region integer not null,
  effective_on date not null,
  whole boolean not null,
  constraint region_succession_pkey PRIMARY KEY (tenant_id, from_region, to_region, effective_on, whole),
  constraint region_succession_tenant_id_from_region_fkey FOREIGN KEY (tenant_id, from_region) REFERENCES region(tenant_id, region_id),
  constraint region_succession_tenant_id_to_region_fkey FOREIGN KEY (tenant_id, to_region) REFERENCES region(tenant_id, region_id),
  constraint region_succession_check CHECK (from_region <> to_region)
);
alter table region_succession enable row level security;
alter table region_succession force row level security;
create policy region_succession_added on region_succession for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy region_succession_is_public on region_succession for select to public
  using (true);
grant select, insert on region_succession to shuangcheng_app;

create table register_change (
  tenant_id integer not null,
  region_id integer not null,
  month integer not null,
  type text not null,
  system text not null,
  change integer not null,
  constraint register_change_pkey PRIMARY KEY (tenant_id, region_id, type, system, month),
  constraint register_change_month_check CHECK ((month % 100) >= 1 AND (month % 100) <= 12)
);
alter table register_change enable row level security;
alter table register_change force row level security;
create policy register_change_added on register_change for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy register_change_changed on register_change for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy register_change_visible on register_change for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[]))));
grant select, insert, update on register_change to shuangcheng_app;

create table register_event (
  tenant_id integer not null,
  event_id uuid not null,
  institution_id uuid not null,
  region_id integer not null,
  system text not null,
  kind text not null,
  effective_on date,
  recorded_at timestamp with time zone not null,
  actor text not null,
  reason text,
  details jsonb not null,
  constraint register_event_pkey PRIMARY KEY (tenant_id, event_id),
  constraint register_event_kind_check CHECK (kind = ANY (ARRAY['REGISTERED'::text, 'CHANGED'::text, 'MOVED'::text, 'CLOSED'::text, 'REOPENED'::text]))
);
CREATE INDEX register_event_of_institution ON register_event USING btree (tenant_id, institution_id, recorded_at);
alter table register_event enable row level security;
alter table register_event force row level security;
create policy register_event_added on register_event for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy register_event_visible on register_event for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on register_event to shuangcheng_app;

create table reminder (
  tenant_id integer not null,
  region_id integer not null,
  period text not null,
  kind text not null,
  due_date date not null,
  missing integer not null,
  reminded_at timestamp with time zone not null,
  system text not null default ''::text,
  constraint reminder_pkey PRIMARY KEY (tenant_id, region_id, period, kind, due_date, system),
  constraint reminder_kind_check CHECK (kind = ANY (ARRAY['DUE_SOON'::text, 'OVERDUE'::text, 'OVERDUE_SUMMARY'::text]))
);
alter table reminder enable row level security;
alter table reminder force row level security;
create policy reminder_added on reminder for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy reminder_visible on reminder for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT listed_regions() AS listed_regions))::integer[])));
grant select, insert on reminder to shuangcheng_app;

create table reorganisation (
  tenant_id integer not null,
  reorganisation_id uuid not null,
  region_id integer not null,
  effective_on date not null,
  title text not null,
  reason text not null,
  prepared_key text,
  steps jsonb not null,
  effects jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  constraint reorganisation_pkey PRIMARY KEY (tenant_id, reorganisation_id)
);
CREATE UNIQUE INDEX reorganisation_prepared ON reorganisation USING btree (tenant_id, prepared_key) WHERE (prepared_key IS NOT NULL);
alter table reorganisation enable row level security;
alter table reorganisation force row level security;
create policy reorganisation_added on reorganisation for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy reorganisation_visible on reorganisation for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (region_id = ANY ((( SELECT listed_regions() AS listed_regions))::integer[])));
grant select, insert on reorganisation to shuangcheng_app;

create table report (
  tenant_id integer not null,
  institution_id uuid not null,
  month integer not null,
  region_id integer not null,
  type text not null,
  system text not null,
  latest_version integer not null,
  latest_status text not null,
  submitted_version integer,
  approved_version integer,
  first_submitted_at timestamp with time zone,
  on_time boolean not null default false,
  constraint report_pkey PRIMARY KEY (tenant_id, institution_id, month),
  constraint report_tenant_id_institution_id_fkey FOREIGN KEY (tenant_id, institution_id) REFERENCES institution(tenant_id, institution_id),
  constraint report_latest_status_check CHECK (latest_status = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'RETURNED'::text, 'APPROVED'::text, 'WITHDRAWN'::text])),
  constraint report_month_check CHECK ((month % 100) >= 1 AND (month % 100) <= 12)
);
CREATE INDEX report_of_region ON report USING btree (tenant_id, region_id, month, institution_id);
CREATE INDEX report_returned ON report USING btree (tenant_id, region_id, month) WHERE ((latest_status = 'RETURNED'::text) AND (submitted_version IS NULL));
CREATE INDEX report_to_review ON report USING btree (tenant_id, region_id, month, institution_id) WHERE (latest_status = 'SUBMITTED'::text);
alter table report enable row level security;
alter table report force row level security;
create policy report_added on report for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy report_changed on report for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy report_compared on report for select to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT comparable_regions() AS comparable_regions))::integer[])));
create policy report_visible on report for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert, update on report to shuangcheng_app;

create table report_event (
  tenant_id integer not null,
  institution_id uuid not null,
  month integer not null,
  event_number integer not null,
  version integer not null,
  region_id integer not null,
  system text not null,
  kind text not null,
  occurred_at timestamp with time zone not null,
  actor text not null,
  reason text,
  constraint report_event_pkey PRIMARY KEY (tenant_id, institution_id, month, event_number),
  constraint report_event_kind_check CHECK (kind = ANY (ARRAY['SAVED'::text, 'SUBMITTED'::text, 'APPROVED'::text, 'RETURNED'::text, 'WITHDRAWN'::text]))
);
alter table report_event enable row level security;
alter table report_event force row level security;
create policy report_event_added on report_event for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy report_event_changed on report_event for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy report_event_visible on report_event for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on report_event to shuangcheng_app;

create table report_finding (
  tenant_id integer not null,
  institution_id uuid not null,
  month integer not null,
  version integer not null,
  finding_number integer not null,
  region_id integer not null,
  system text not null,
  code text not null,
  severity text not null,
  item text,
  message text not null,
  expected text,
  actual text,
  rule_version text not null,
  constraint report_finding_pkey PRIMARY KEY (tenant_id, institution_id, month, version, finding_number),
  constraint report_finding_severity_check CHECK (severity = ANY (ARRAY['ERROR'::text, 'WARNING'::text, 'NOTE'::text]))
);
alter table report_finding enable row level security;
alter table report_finding force row level security;
create policy report_finding_added on report_finding for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy report_finding_visible on report_finding for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on report_finding to shuangcheng_app;

create table report_version (
  tenant_id integer not null,
  institution_id uuid not null,
  month integer not null,
  version integer not null,
  region_id integer not null,
  system text not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  electricity bigint,
  electricity_cost bigint,
  electricity_how smallint,
  coal bigint,
  coal_cost bigint,
  coal_how smallint,
  natural_gas bigint,
  natural_gas_cost bigint,
  natural_gas_how smallint,
  gasoline_vehicle bigint,
  gasoline_vehicle_cost bigint,
  gasoline_vehicle_how smallint,
  gasoline_other bigint,
  gasoline_other_cost bigint,
  gasoline_other_how smallint,
  diesel_vehicle bigint,
  diesel_vehicle_cost bigint,
  diesel_vehicle_how smallint,
  diesel_other bigint,
  diesel_other_cost bigint,
  diesel_other_how smallint,
  lpg bigint,
  lpg_cost bigint,
  lpg_how smallint,
  heat bigint,
  heat_cost bigint,
  heat_how smallint,
  other_energy bigint,
  other_energy_cost bigint,
  other_energy_how smallint,
  water bigint,
  water_cost bigint,
  water_how smallint,
  floor_area bigint,
  floor_area_how smallint,
  land_area bigint,
  land_area_how smallint,
  energy_users bigint,
  energy_users_how smallint,
  staff bigint,
  staff_how smallint,
  vehicles bigint,
  vehicles_how smallint,
  vehicles_gasoline bigint,
  vehicles_gasoline_how smallint,
  vehicles_diesel bigint,
  vehicles_diesel_how smallint,
  vehicles_new_energy bigint,
  vehicles_new_energy_how smallint,
  charging_piles bigint,
  charging_piles_how smallint,
  pv_capacity bigint,
  pv_capacity_how smallint,
  solar_collector_area bigint,
  solar_collector_area_how smallint,
  constraint report_version_pkey PRIMARY KEY (tenant_id, institution_id, month, version),
  constraint report_version_charging_piles_check CHECK (charging_piles >= 0),
  constraint report_version_coal_check CHECK (coal >= 0),
  constraint report_version_coal_cost_check CHECK (coal_cost >= 0),
  constraint report_version_diesel_other_check CHECK (diesel_other >= 0),
  constraint report_version_diesel_other_cost_check CHECK (diesel_other_cost >= 0),
  constraint report_version_diesel_vehicle_check CHECK (diesel_vehicle >= 0),
  constraint report_version_diesel_vehicle_cost_check CHECK (diesel_vehicle_cost >= 0),
  constraint report_version_electricity_check CHECK (electricity >= 0),
  constraint report_version_electricity_cost_check CHECK (electricity_cost >= 0),
  constraint report_version_energy_users_check CHECK (energy_users >= 0),
  constraint report_version_floor_area_check CHECK (floor_area >= 0),
  constraint report_version_gasoline_other_check CHECK (gasoline_other >= 0),
  constraint report_version_gasoline_other_cost_check CHECK (gasoline_other_cost >= 0),
  constraint report_version_gasoline_vehicle_check CHECK (gasoline_vehicle >= 0),
  constraint report_version_gasoline_vehicle_cost_check CHECK (gasoline_vehicle_cost >= 0),
  constraint report_version_heat_check CHECK (heat >= 0),
  constraint report_version_heat_cost_check CHECK (heat_cost >= 0),
  constraint report_version_land_area_check CHECK (land_area >= 0),
  constraint report_version_lpg_check CHECK (lpg >= 0),
  constraint report_version_lpg_cost_check CHECK (lpg_cost >= 0),
  constraint report_version_month_check CHECK ((month % 100) >= 1 AND (month % 100) <= 12),
  constraint report_version_natural_gas_check CHECK (natural_gas >= 0),
  constraint report_version_natural_gas_cost_check CHECK (natural_gas_cost >= 0),
  constraint report_version_other_energy_check CHECK (other_energy >= 0),
  constraint report_version_other_energy_cost_check CHECK (other_energy_cost >= 0),
  constraint report_version_pv_capacity_check CHECK (pv_capacity >= 0),
  constraint report_version_solar_collector_area_check CHECK (solar_collector_area >= 0),
  constraint report_version_staff_check CHECK (staff >= 0),
  constraint report_version_vehicles_check CHECK (vehicles >= 0),
  constraint report_version_vehicles_diesel_check CHECK (vehicles_diesel >= 0),
  constraint report_version_vehicles_gasoline_check CHECK (vehicles_gasoline >= 0),
  constraint report_version_vehicles_new_energy_check CHECK (vehicles_new_energy >= 0),
  constraint report_version_water_check CHECK (water >= 0),
  constraint report_version_water_cost_check CHECK (water_cost >= 0)
);
alter table report_version enable row level security;
alter table report_version force row level security;
create policy report_version_added on report_version for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy report_version_changed on report_version for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[])) OR (institution_id = ANY ((( SELECT writable_institutions() AS writable_institutions))::uuid[]))));
create policy report_version_compared on report_version for select to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT comparable_regions() AS comparable_regions))::integer[])));
create policy report_version_visible on report_version for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[]))));
grant select, insert on report_version to shuangcheng_app;

create table rollup_cell (
  tenant_id integer not null,
  region_id integer not null,
  month integer not null,
  basis text not null,
  type text not null,
  system text not null,
  reports integer not null,
  on_time integer not null,
  electricity bigint not null,
  electricity_cost bigint not null,
  electricity_metered bigint not null,
  electricity_estimated bigint not null,
  electricity_missing integer not null,
  coal bigint not null,
  coal_cost bigint not null,
  coal_metered bigint not null,
  coal_estimated bigint not null,
  coal_missing integer not null,
  natural_gas bigint not null,
  natural_gas_cost bigint not null,
  natural_gas_metered bigint not null,
  natural_gas_estimated bigint not null,
  natural_gas_missing integer not null,
  gasoline_vehicle bigint not null,
  gasoline_vehicle_cost bigint not null,
  gasoline_vehicle_metered bigint not null,
  gasoline_vehicle_estimated bigint not null,
  gasoline_vehicle_missing integer not null,
  gasoline_other bigint not null,
  gasoline_other_cost bigint not null,
  gasoline_other_metered bigint not null,
  gasoline_other_estimated bigint not null,
  gasoline_other_missing integer not null,
  diesel_vehicle bigint not null,
  diesel_vehicle_cost bigint not null,
  diesel_vehicle_metered bigint not null,
  diesel_vehicle_estimated bigint not null,
  diesel_vehicle_missing integer not null,
  diesel_other bigint not null,
  diesel_other_cost bigint not null,
  diesel_other_metered bigint not null,
  diesel_other_estimated bigint not null,
  diesel_other_missing integer not null,
  lpg bigint not null,
  lpg_cost bigint not null,
  lpg_metered bigint not null,
  lpg_estimated bigint not null,
  lpg_missing integer not null,
  heat bigint not null,
  heat_cost bigint not null,
  heat_metered bigint not null,
  heat_estimated bigint not null,
  heat_missing integer not null,
  other_energy bigint not null,
  other_energy_cost bigint not null,
  other_energy_metered bigint not null,
  other_energy_estimated bigint not null,
  other_energy_missing integer not null,
  water bigint not null,
  water_cost bigint not null,
  water_metered bigint not null,
  water_estimated bigint not null,
  water_missing integer not null,
  floor_area bigint not null,
  land_area bigint not null,
  energy_users bigint not null,
  staff bigint not null,
  vehicles bigint not null,
  vehicles_gasoline bigint not null,
  vehicles_diesel bigint not null,
  vehicles_new_energy bigint not null,
  charging_piles bigint not null,
  pv_capacity bigint not null,
  solar_collector_area bigint not null,
  constraint rollup_cell_pkey PRIMARY KEY (tenant_id, region_id, basis, type, system, month),
  constraint rollup_cell_basis_check CHECK (basis = ANY (ARRAY['APPROVED'::text, 'SUBMITTED'::text])),
  constraint rollup_cell_month_check CHECK ((month % 100) >= 1 AND (month % 100) <= 12)
);
alter table rollup_cell enable row level security;
alter table rollup_cell force row level security;
create policy rollup_cell_added on rollup_cell for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[]))));
create policy rollup_cell_changed on rollup_cell for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[]))))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND ((region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT writable_region_systems() AS writable_region_systems))::text[]))));
create policy rollup_cell_moved on rollup_cell for all to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT movable_regions() AS movable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT movable_regions() AS movable_regions))::integer[])));
create policy rollup_cell_visible on rollup_cell for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[]))));
grant select, insert, update on rollup_cell to shuangcheng_app;

create table sign_in_throttle (
  throttle_key text not null,
  window_started_at timestamp with time zone not null,
  failures integer not null,
  constraint sign_in_throttle_pkey PRIMARY KEY (throttle_key)
);
alter table sign_in_throttle enable row level security;
alter table sign_in_throttle force row level security;
create policy sign_in_throttle_sign_in on sign_in_throttle for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]))
  with check ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]));
grant select, insert, update, delete on sign_in_throttle to shuangcheng_app;

create table signing_key (
  key_id text not null,
  private_jwk jsonb not null,
  created_at timestamp with time zone not null default now(),
  retired_at timestamp with time zone,
  constraint signing_key_pkey PRIMARY KEY (key_id)
);
alter table signing_key enable row level security;
alter table signing_key force row level security;
create policy signing_key_sign_in on signing_key for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]))
  with check ((( SELECT session_purpose() AS session_purpose)) = ANY (ARRAY['sign-in'::text, 'platform'::text]));
grant select, insert, update on signing_key to shuangcheng_app;

create table target (
  tenant_id integer not null,
  target_id uuid not null,
  plan_id text,
  region_id integer not null,
  indicator text not null,
  nature text not null,
  state text not null,
  baseline_year integer,
  year integer not null,
  unit text not null,
  carbon_scope text,
  baseline numeric,
  value numeric,
  reduction_percent numeric,
  recomputed_baseline numeric,
  recomputed_value numeric,
  printed_unit text,
  printed_baseline text,
  printed_value text,
  path_rule text,
  parent_target_id uuid,
  run_id uuid,
  path jsonb,
  superseded_at timestamp with time zone,
  institution_id uuid,
  system text not null default ''::text,
  made_at timestamp with time zone,
  made_by text,
  reason text,
  parent_changed_at timestamp with time zone,
  constraint target_pkey PRIMARY KEY (tenant_id, target_id),
  constraint target_tenant_id_institution_id_fkey FOREIGN KEY (tenant_id, institution_id) REFERENCES institution(tenant_id, institution_id),
  constraint target_tenant_id_parent_target_id_fkey FOREIGN KEY (tenant_id, parent_target_id) REFERENCES target(tenant_id, target_id),
  constraint target_tenant_id_plan_id_fkey FOREIGN KEY (tenant_id, plan_id) REFERENCES plan(tenant_id, plan_id),
  constraint target_tenant_id_region_id_fkey FOREIGN KEY (tenant_id, region_id) REFERENCES region(tenant_id, region_id),
  constraint target_tenant_id_run_id_fkey FOREIGN KEY (tenant_id, run_id) REFERENCES decomposition_run(tenant_id, run_id),
  constraint target_nature_check CHECK (nature = ANY (ARRAY['EXPECTED'::text, 'BINDING'::text])),
  constraint target_state_check CHECK (state = ANY (ARRAY['SET'::text, 'PENDING_UPSTREAM'::text, 'RATE_ONLY'::text]))
);
CREATE INDEX target_of_institution ON target USING btree (tenant_id, institution_id, year) WHERE (institution_id IS NOT NULL);
CREATE INDEX target_of_parent ON target USING btree (tenant_id, parent_target_id) WHERE (parent_target_id IS NOT NULL);
CREATE INDEX target_of_region ON target USING btree (tenant_id, region_id, year);
alter table target enable row level security;
alter table target force row level security;
create policy target_added on target for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy target_changed on target for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (region_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[])));
create policy target_visible on target for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (institution_id IS NULL AND (region_id = ANY ((( SELECT listed_regions() AS listed_regions))::integer[])) OR institution_id IS NOT NULL AND ((region_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[])) OR (((region_id || ':'::text) || system) = ANY ((( SELECT visible_region_systems() AS visible_region_systems))::text[])) OR (institution_id = ANY ((( SELECT visible_institutions() AS visible_institutions))::uuid[])))));
grant select, insert, update on target to shuangcheng_app;

create table tenant (
  tenant_id integer not null,
  name text not null,
  placement text not null default 'main'::text,
  created_at timestamp with time zone not null default now(),
  constraint tenant_pkey PRIMARY KEY (tenant_id)
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant_is_public on tenant for select to public
  using (true);
create policy tenant_platform on tenant for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
grant select, insert, update on tenant to shuangcheng_app;

create table tree_version (
  only_row boolean not null default true,
  version bigint not null,
  constraint tree_version_pkey PRIMARY KEY (only_row),
  constraint tree_version_only_row_check CHECK (only_row)
);
alter table tree_version enable row level security;
alter table tree_version force row level security;
create policy tree_version_is_public on tree_version for select to public
  using (true);
create policy tree_version_platform on tree_version for all to public
  using ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text)
  with check ((( SELECT session_purpose() AS session_purpose)) = 'platform'::text);
create policy tree_version_raised on tree_version for update to public
  using (cardinality(( SELECT writable_regions() AS writable_regions)) > 0)
  with check (cardinality(( SELECT writable_regions() AS writable_regions)) > 0);
grant select, update on tree_version to shuangcheng_app;

create table upload (
  tenant_id integer not null,
  upload_id uuid not null,
  account_id uuid not null,
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  path text,
  received_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint upload_pkey PRIMARY KEY (tenant_id, upload_id),
  constraint upload_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(tenant_id),
  constraint upload_bytes_check CHECK (bytes >= 0)
);
CREATE INDEX upload_to_remove ON upload USING btree (tenant_id, expires_at) WHERE (path IS NOT NULL);
alter table upload enable row level security;
alter table upload force row level security;
create policy upload_added on upload for insert to public
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND account_id = (( SELECT session_account() AS session_account)));
create policy upload_changed on upload for update to public
  using ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (account_id = (( SELECT session_account() AS session_account)) OR (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))))
  with check ((tenant_id = ANY ((( SELECT writable_tenants() AS writable_tenants))::integer[])) AND (account_id = (( SELECT session_account() AS session_account)) OR (tenant_id = ANY ((( SELECT writable_regions() AS writable_regions))::integer[]))));
create policy upload_visible on upload for select to public
  using ((tenant_id = ANY ((( SELECT visible_tenants() AS visible_tenants))::integer[])) AND (account_id = (( SELECT session_account() AS session_account)) OR (tenant_id = ANY ((( SELECT visible_regions() AS visible_regions))::integer[]))));
grant select, insert, update on upload to shuangcheng_app;
