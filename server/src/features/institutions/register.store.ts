// The register as it is written after an institution was added: locked, its details and its standings changed, its history.
import type { Day, StandingSpan, RegisterDetails } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { DETAIL_COLUMNS, DETAIL_NAMES, type GivenDetails } from './register-row.js';

export interface RegisteredInstitution extends RegisterDetails {
  readonly institutionId: string;
  readonly code: string;
  readonly name: string;
  readonly keyUnit: boolean;
  readonly madeUp: boolean;
  /** The first day of all, also where the session does not see that standing. */
  readonly validFrom: Day;
  readonly spans: readonly StandingSpan[];
}

const details = DETAIL_NAMES.map((name) => `${DETAIL_COLUMNS[name][0]} as "${name}"`).join(', ');
const lockByCodes = statement(
  'lock_institutions',
  `select institution_id as "institutionId", code, name, key_unit as "keyUnit", made_up as "madeUp", valid_from::text as "validFrom", ${details}
     from institution where tenant_id = $1 and code = any ($2::text[]) order by institution_id for update`,
);
const lockStanding = statement(
  'lock_institutions_standing_in',
  `select institution_id as "institutionId", code, name, key_unit as "keyUnit", made_up as "madeUp", valid_from::text as "validFrom", ${details}
     from institution i
    where tenant_id = $1 and institution_id in (
      select s.institution_id from institution_state s
       where s.tenant_id = $1 and s.region_id = any ($2::int[]) and (s.valid_to is null or s.valid_to > $3::date))
    order by institution_id for update`,
);
const selectSpans = statement(
  'select_standings',
  `select institution_id as "institutionId", valid_from::text as "validFrom", valid_to::text as "validTo", region_id as "regionId", type, system
     from institution_state where tenant_id = $1 and institution_id = any ($2::uuid[]) order by institution_id, valid_from`,
);

const withSpans = async (
  db: TenantDb,
  tenantId: number,
  heads: readonly Omit<RegisteredInstitution, 'spans'>[],
): Promise<RegisteredInstitution[]> => {
  const spans = new Map<string, StandingSpan[]>(heads.map((head) => [head.institutionId, []]));
  const rows = await db.query<StandingSpan & { institutionId: string }>(selectSpans, [tenantId, [...spans.keys()]]);
  for (const { institutionId, ...span } of rows) spans.get(institutionId)!.push(span);
  return heads.map((head) => ({ ...head, spans: spans.get(head.institutionId)! }));
};

/** Locks the institutions with these codes that the session may write, in one order for all callers. */
export const lockInstitutions = async (db: TenantDb, tenantId: number, codes: readonly string[]): Promise<RegisteredInstitution[]> =>
  withSpans(db, tenantId, await db.query<Omit<RegisteredInstitution, 'spans'>>(lockByCodes, [tenantId, codes]));

/** Locks all that stand in the regions on the day or after it. */
export const lockInstitutionsStandingIn = async (
  db: TenantDb,
  tenantId: number,
  regionIds: readonly number[],
  day: Day,
): Promise<RegisteredInstitution[]> =>
  withSpans(db, tenantId, await db.query<Omit<RegisteredInstitution, 'spans'>>(lockStanding, [tenantId, regionIds, day]));

const patched = DETAIL_NAMES.map((name) => DETAIL_COLUMNS[name])
  .map(([column, type]) => `${column} = case when g.patch ? '${column}' then (g.patch ->> '${column}')::${type} else i.${column} end`)
  .join(', ');
const updateDetails = statement(
  'update_institution_details',
  `update institution i set name = g.name, key_unit = g.key_unit, ${patched}
     from jsonb_to_recordset($2::jsonb) as g (institution_id uuid, name text, key_unit boolean, patch jsonb)
    where i.tenant_id = $1 and i.institution_id = g.institution_id`,
);

export interface DetailChange {
  readonly institutionId: string;
  readonly name: string;
  readonly keyUnit: boolean;
  readonly details: GivenDetails;
}
/** Writes names, the key-unit mark and whatever details are given. */
export const writeDetails = async (db: TenantDb, tenantId: number, changes: readonly DetailChange[]): Promise<void> => {
  const rows = changes.map(({ institutionId, name, keyUnit, details: given }) => ({
    institution_id: institutionId,
    name,
    key_unit: keyUnit,
    patch: Object.fromEntries(
      DETAIL_NAMES.filter((detail) => given[detail] !== undefined).map((detail) => [DETAIL_COLUMNS[detail][0], given[detail]]),
    ),
  }));
  await db.query(updateDetails, [tenantId, JSON.stringify(rows)]);
};

const writeStates = statement(
  'write_standings',
  `with written as (
     insert into institution_state (tenant_id, institution_id, valid_from, valid_to, region_id, type, system, moved)
     select $1, institution_id, valid_from, valid_to, region_id, type, system, moved
       from jsonb_to_recordset($2::jsonb) as g (institution_id uuid, valid_from date, valid_to date, region_id int, type text, system text, moved boolean)
      order by institution_id, valid_from
     on conflict (tenant_id, institution_id, valid_from) do update
       set valid_to = excluded.valid_to, region_id = excluded.region_id, type = excluded.type, system = excluded.system, moved = excluded.moved
     returning 1
   )
   update institution i set region_id = g.region_id, type = g.type, system = g.system, valid_to = g.valid_to,
     former_regions = array(
       select region_id from (select i.region_id union select unnest(i.former_regions) union select unnest(g.regions)) as stood
        where region_id <> g.region_id order by 1),
     former_region_systems = array(
       select place from (
         select i.region_id || ':' || i.system as place union select unnest(i.former_region_systems) union select unnest(g.places)
       ) as stood where place <> g.region_id || ':' || g.system order by 1)
     from jsonb_to_recordset($3::jsonb)
       as g (institution_id uuid, region_id int, type text, system text, valid_to date, regions int[], places text[])
    where i.tenant_id = $1 and i.institution_id = g.institution_id`,
);
export interface WrittenState extends StandingSpan {
  readonly institutionId: string;
  readonly moved: boolean;
}
export type PresentState = Omit<WrittenState, 'validFrom' | 'moved'>;
/** Writes states that are new or changed, and where each institution stands at present. */
export const writeStandings = async (
  db: TenantDb,
  tenantId: number,
  states: readonly WrittenState[],
  present: readonly PresentState[],
): Promise<void> => {
  const toRow = (state: PresentState) => ({
    institution_id: state.institutionId,
    valid_to: state.validTo,
    region_id: state.regionId,
    type: state.type,
    system: state.system,
  });
  // Here and not in SQL, which would look through all states once for each institution: 1,000 of them took 1.4 s.
  const stood = new Map<string, WrittenState[]>(present.map(({ institutionId }) => [institutionId, []]));
  for (const state of states) stood.get(state.institutionId)!.push(state);
  const withPlaces = present.map((state) => {
    const own = stood.get(state.institutionId)!;
    return {
      ...toRow(state),
      regions: own.map(({ regionId }) => regionId),
      places: own.map(({ regionId, system }) => `${regionId}:${system}`),
    };
  });
  await db.query(writeStates, [
    tenantId,
    JSON.stringify(states.map((state) => ({ ...toRow(state), valid_from: state.validFrom, moved: state.moved }))),
    JSON.stringify(withPlaces),
  ]);
};

export type RegisterEventKind = 'REGISTERED' | 'CHANGED' | 'MOVED' | 'CLOSED' | 'REOPENED';
export interface NewRegisterEvent {
  readonly institutionId: string;
  readonly regionId: number;
  readonly system: string;
  readonly kind: RegisterEventKind;
  readonly effectiveOn: Day | null;
  readonly reason: string | null;
  readonly details: object;
}
const appendHistory = statement(
  'append_register_events',
  `insert into register_event (tenant_id, event_id, institution_id, region_id, system, kind, effective_on, recorded_at, actor, reason, details)
   select $1, event_id, institution_id, region_id, system, kind, effective_on, $3::timestamptz, $4, reason, details
     from jsonb_to_recordset($2::jsonb) as g (event_id uuid, institution_id uuid, region_id int, system text, kind text, effective_on date, reason text, details jsonb)`,
);
export const appendRegisterEvents = async (
  db: TenantDb,
  tenantId: number,
  by: { readonly actor: string; readonly at: Date },
  events: readonly NewRegisterEvent[],
): Promise<void> => {
  const rows = events.map((event) => ({
    event_id: randomUUID(),
    institution_id: event.institutionId,
    region_id: event.regionId,
    system: event.system,
    kind: event.kind,
    effective_on: event.effectiveOn,
    reason: event.reason,
    details: event.details,
  }));
  await db.query(appendHistory, [tenantId, JSON.stringify(rows), by.at.toISOString(), by.actor]);
};

export interface RegisterEventRow {
  readonly kind: RegisterEventKind;
  readonly effectiveOn: Day | null;
  readonly recordedAt: Date;
  readonly actor: string;
  readonly reason: string | null;
}
const selectHistory = statement(
  'select_register_events',
  `select institution_id as "institutionId", kind, effective_on::text as "effectiveOn", recorded_at as "recordedAt", actor, reason
     from register_event join unnest($1::int[], $2::uuid[]) as w (t, i) on tenant_id = w.t and institution_id = w.i
    order by institution_id, recorded_at, event_id`,
);
const selectSpansOf = statement(
  'select_standings_of',
  `select institution_id as "institutionId", valid_from::text as "validFrom", valid_to::text as "validTo", region_id as "regionId", type, system
     from institution_state join unnest($1::int[], $2::uuid[]) as w (t, i) on tenant_id = w.t and institution_id = w.i
    order by institution_id, valid_from`,
);
export interface InstitutionHistory {
  readonly spans: readonly StandingSpan[];
  readonly events: readonly RegisterEventRow[];
}
/** Where institutions stood and what happened to them, as far as the session may see it; in the order of the ids. */
export const listHistories = async (
  db: TenantDb,
  ids: readonly { readonly tenantId: number; readonly institutionId: string }[],
): Promise<InstitutionHistory[]> => {
  const values = [ids.map((id) => id.tenantId), ids.map((id) => id.institutionId)];
  const [spans, events] = await Promise.all([
    db.query<StandingSpan & { institutionId: string }>(selectSpansOf, values),
    db.query<RegisterEventRow & { institutionId: string }>(selectHistory, values),
  ]);
  return ids.map(({ institutionId }) => ({
    spans: spans.filter((span) => span.institutionId === institutionId),
    events: events.filter((event) => event.institutionId === institutionId),
  }));
};
