// The register of institutions in the database.
import { expectedChanges, type Day, type ExpectedChange } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { InstitutionRecord } from './institution-record.js';

const insertInstitutions = statement(
  'insert_institutions',
  `with given as (
     select * from unnest($1::int[], $2::uuid[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::boolean[], $10::date[], $11::date[])
       as g (tenant_id, institution_id, code, region_id, name, type, system, key_unit, made_up, valid_from, valid_to)
   ), added as (
     insert into institution (tenant_id, institution_id, code, region_id, name, type, system, key_unit, made_up, valid_from, valid_to)
     select * from given
     on conflict do nothing
     returning tenant_id, institution_id, valid_from, valid_to, region_id, type, system
   )
   insert into institution_state (tenant_id, institution_id, valid_from, valid_to, region_id, type, system)
   select * from added
   returning institution_id`,
);
const addRegisterChanges = statement(
  'add_register_changes',
  `insert into register_change (tenant_id, region_id, month, type, system, change)
   select tenant_id, region_id, month, coalesce(type, ''), coalesce(system, ''), sum(change)
     from unnest($1::int[], $2::int[], $3::int[], $4::text[], $5::text[], $6::int[]) as c (tenant_id, region_id, month, type, system, change)
    group by grouping sets ((tenant_id, region_id, month, type, system), (tenant_id, region_id, month))
    order by 1, 2, 4, 5, 3
   on conflict (tenant_id, region_id, type, system, month) do update set change = register_change.change + excluded.change`,
);

/** Adds to the numbers expected; changes that cancel each other are not written. */
export const addExpectedChanges = async (db: TenantDb, tenantId: number, changes: readonly ExpectedChange[]): Promise<void> => {
  const sums = new Map<string, ExpectedChange>();
  for (const change of changes) {
    const key = `${change.regionId}|${change.month}|${change.type}|${change.system}`;
    sums.set(key, { ...change, change: (sums.get(key)?.change ?? 0) + change.change });
  }
  const rows = [...sums.values()].filter(({ change }) => change !== 0);
  if (rows.length === 0) return;
  await db.query(addRegisterChanges, [
    rows.map(() => tenantId),
    rows.map((row) => row.regionId),
    rows.map((row) => row.month),
    rows.map((row) => row.type),
    rows.map((row) => row.system),
    rows.map((row) => row.change),
  ]);
};

/** Adds institutions that are not in the register yet, and raises the numbers expected; gives the ids of those added. */
export const addInstitutions = async (db: TenantDb, records: readonly InstitutionRecord[]): Promise<string[]> => {
  const column = <K extends keyof InstitutionRecord>(key: K) => records.map((record) => record[key]);
  const rows = await db.query<{ institution_id: string }>(insertInstitutions, [
    column('tenantId'),
    column('institutionId'),
    column('code'),
    column('regionId'),
    column('name'),
    column('type'),
    column('system'),
    column('keyUnit'),
    column('madeUp'),
    column('validFrom'),
    column('validTo'),
  ]);
  const added = new Set(rows.map((row) => row.institution_id));
  const isAdded = records.filter((record) => added.has(record.institutionId));
  for (const tenantId of new Set(isAdded.map((record) => record.tenantId))) {
    const own = isAdded.filter((record) => record.tenantId === tenantId);
    await addExpectedChanges(
      db,
      tenantId,
      own.flatMap((record) => expectedChanges([record])),
    );
  }
  return [...added];
};

/** Where an institution stood from one day on, and before another. */
export interface InstitutionState {
  readonly institutionId: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly regionId: number;
  readonly type: string;
  readonly system: string;
}
const selectStates = statement(
  'select_institution_states',
  `select institution_id as "institutionId", valid_from::text as "validFrom", valid_to::text as "validTo", region_id as "regionId", type, system
     from institution_state where tenant_id = $1 order by institution_id, valid_from`,
);
export const listStatesOfTenant = (db: TenantDb, tenantId: number): Promise<InstitutionState[]> =>
  db.query<InstitutionState>(selectStates, [tenantId]);
