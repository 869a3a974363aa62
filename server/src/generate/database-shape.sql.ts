// What the catalogue knows of the schema `public`, in an order and form that do not depend on the server's version (15 to 18).

export const LIST_SCHEMAS = `-- list schemas
select nspname as name,
  (select string_agg(case grant_.grantee when 0 then 'public' else grant_.grantee::regrole::text end || ' ' || lower(grant_.privilege_type), ', ' order by 1)
   from (select distinct grantee, privilege_type from aclexplode(nspacl) where grantee <> nspowner and grantee <> 'pg_database_owner'::regrole) grant_) as grants
from pg_namespace
where nspname <> 'information_schema' and nspname !~ '^pg_'
order by nspname`;

export const LIST_EXTENSIONS = `-- list extensions
select extname as name from pg_extension where extname <> 'plpgsql' order by extname`;

export const LIST_ENUMS = `-- list enums
select pg_type.typname as name, string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) as labels
from pg_type
join pg_enum on pg_enum.enumtypid = pg_type.oid
where pg_type.typnamespace = 'public'::regnamespace
group by pg_type.typname
order by pg_type.typname`;

export const LIST_FUNCTIONS = `-- list functions
select pg_get_functiondef(pg_proc.oid) as definition,
  obj_description(pg_proc.oid, 'pg_proc') as comment
from pg_proc
where pronamespace = 'public'::regnamespace
  and prokind in ('f', 'p')
  and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = pg_proc.oid and deptype = 'e')
order by proname, pg_get_function_identity_arguments(pg_proc.oid)`;

export const LIST_SEQUENCES = `-- list sequences
select relname as name
from pg_class
where relnamespace = 'public'::regnamespace
  and relkind = 'S'
  and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'i')
order by relname`;

/** Before PostgreSQL 16 a view's columns are written with their table. */
export const LIST_VIEWS = `-- list views
select relname as name, case relkind when 'm' then 'materialized view' else 'view' end as kind, pg_get_viewdef(oid, true) as definition
from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
order by relname`;

export const LIST_TABLES = `-- list tables
select relname as name,
  relrowsecurity as "rowSecurity",
  relforcerowsecurity as "forced",
  pg_get_partkeydef(oid) as "partitionKey",
  case when relispartition then (select inhparent::regclass::text from pg_inherits where inhrelid = pg_class.oid) end as "partitionOf",
  pg_get_expr(relpartbound, oid) as "partitionBound",
  obj_description(oid, 'pg_class') as comment
from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
order by relname`;

export const LIST_COLUMNS = `-- list columns
select attrelid::regclass::text as "table",
  quote_ident(attname) as name,
  format_type(atttypid, atttypmod) as type,
  attnotnull as "notNull",
  attidentity as identity,
  attgenerated as generated,
  pg_get_expr(adbin, adrelid) as expression,
  case when attcollation <> typcollation then attcollation::regcollation::text end as collation
from pg_attribute
join pg_class on pg_class.oid = attrelid
join pg_type on pg_type.oid = atttypid
left join pg_attrdef on adrelid = attrelid and adnum = attnum
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0 and not attisdropped
order by attrelid::regclass::text, attnum`;

/** Not-null constraints are the columns' own: PostgreSQL 18 lists them here too, earlier ones do not. */
export const LIST_CONSTRAINTS = `-- list constraints
select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid, true) as definition
from pg_constraint
where connamespace = 'public'::regnamespace and conrelid <> 0 and contype in ('p', 'u', 'f', 'c', 'x') and conislocal
order by conrelid::regclass::text, position(contype in 'pufcx'), conname`;

export const LIST_INDEXES = `-- list indexes
select indrelid::regclass::text as "table", pg_get_indexdef(indexrelid) as definition
from pg_index
join pg_class on pg_class.oid = indexrelid
where relnamespace = 'public'::regnamespace
  and not relispartition
  and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
order by indrelid::regclass::text, relname`;

export const LIST_TRIGGERS = `-- list triggers
select tgrelid::regclass::text as "table", pg_get_triggerdef(pg_trigger.oid, true) as definition
from pg_trigger
join pg_class on pg_class.oid = tgrelid
where relnamespace = 'public'::regnamespace and not tgisinternal
order by tgrelid::regclass::text, tgname`;

export const LIST_POLICIES = `-- list policies
select polrelid::regclass::text as "table",
  quote_ident(polname) as name,
  polpermissive as permissive,
  case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
  (select string_agg(case role when 0 then 'public' else role::regrole::text end, ', ' order by 1) from unnest(polroles) role) as roles,
  pg_get_expr(polqual, polrelid, true) as using,
  pg_get_expr(polwithcheck, polrelid, true) as "withCheck"
from pg_policy
join pg_class on pg_class.oid = polrelid
where relnamespace = 'public'::regnamespace
order by polrelid::regclass::text, polname`;

/** Of tables, columns and sequences; what the owner may do goes without saying. */
export const LIST_GRANTS = `-- list grants
with granted as (
  select pg_class.oid::regclass::text as object, null::name as column_name, grantee, privilege_type
  from pg_class, aclexplode(relacl)
  where relnamespace = 'public'::regnamespace and grantee <> relowner
  union all
  select attrelid::regclass::text, attname, grantee, privilege_type
  from pg_attribute
  join pg_class on pg_class.oid = attrelid, aclexplode(attacl)
  where relnamespace = 'public'::regnamespace and grantee <> relowner
)
select object,
  case grantee when 0 then 'public' else grantee::regrole::text end as grantee,
  string_agg(lower(privilege_type) || coalesce(' (' || quote_ident(column_name) || ')', ''), ', '
    order by position(lower(privilege_type) in 'select insert update delete'), privilege_type, column_name) as privileges
from granted
group by object, grantee
order by object, 2`;
