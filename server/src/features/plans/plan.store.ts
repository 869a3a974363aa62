import {
  Decimal,
  type CarbonScope,
  type DatedPlan,
  type IndicatorCode,
  type PathPoint,
  type PathRule,
  type PlanTarget,
} from '@shuangcheng/domain';
import { statement, type Statement, type TenantDb } from '@shuangcheng/tenants';
import { SAME_TARGET } from './target-record.js';

export interface PlanHead {
  readonly tenantId: number;
  readonly planId: string;
  readonly regionId: number;
  readonly title: string;
  readonly baselineYear: number | null;
  readonly targetYear: number;
  /** The document as printed. */
  readonly document: unknown;
  /** Null: one that ships with the platform. */
  readonly publishedAt: Date | null;
  readonly supersededAt: Date | null;
}
export interface TargetRow {
  readonly tenantId: number;
  readonly targetId: string;
  readonly planId: string | null;
  readonly regionId: number;
  readonly indicator: IndicatorCode;
  readonly nature: string;
  readonly state: string;
  readonly baselineYear: number | null;
  readonly year: number;
  readonly unit: string;
  readonly carbonScope: CarbonScope | null;
  readonly baseline: Decimal | null;
  readonly value: Decimal | null;
  readonly reductionPercent: Decimal | null;
  readonly recomputedBaseline: Decimal | null;
  readonly recomputedValue: Decimal | null;
  readonly printedUnit: string | null;
  readonly printedBaseline: string | null;
  readonly printedValue: string | null;
  readonly pathRule: string | null;
  /** As it was published, where it was: the value of every year as text. */
  readonly publishedPath: readonly { readonly year: number; readonly value: string }[] | null;
  readonly parentTargetId: string | null;
  /** A target of an institution that stood in the region. */
  readonly institutionId: string | null;
  /** The decomposition that gave it. */
  readonly runId: string | null;
  readonly madeAt: Date | null;
  readonly madeBy: string | null;
  readonly reason: string | null;
  /** A newer version is in force since then. */
  readonly supersededAt: Date | null;
  /** The target above has changed since this one was given. */
  readonly parentChangedAt: Date | null;
}

const planColumns = `tenant_id as "tenantId", plan_id as "planId", region_id as "regionId", title, baseline_year as "baselineYear",
  target_year as "targetYear", document, published_at as "publishedAt", superseded_at as "supersededAt"`;
const selectPlans = statement(
  'select_plans_of_regions',
  `select ${planColumns} from plan join unnest($1::int[], $2::int[]) as w (t, r) on tenant_id = w.t and region_id = w.r
    order by target_year desc, plan_id`,
);
const selectPlansById = statement(
  'select_plans_by_id',
  `select ${planColumns} from plan join unnest($1::int[], $2::text[]) as w (t, p) on tenant_id = w.t and plan_id = w.p`,
);
const selectFacts = statement(
  'select_plan_facts',
  `select region_id as "regionId", baseline_year as "baseYear", target_year as "targetYear", carbon_scope as "carbonScope",
          published_at as "publishedAt", superseded_at as "supersededAt"
     from plan where tenant_id = any ($1::int[]) and region_id = any ($2::int[]) order by plan_id`,
);

export interface RegionKey {
  readonly tenantId: number;
  readonly regionId: number;
}

export interface PlaceYear extends RegionKey {
  /** Null for the region itself. */
  readonly institutionId: string | null;
  readonly year: number;
}

/** The plans of each region, the latest first. */
export const listPlansOfRegions = async (db: TenantDb, keys: readonly RegionKey[]): Promise<PlanHead[][]> => {
  const rows = await db.query<PlanHead>(selectPlans, [keys.map((key) => key.tenantId), keys.map((key) => key.regionId)]);
  return keys.map((key) => rows.filter((row) => row.regionId === key.regionId));
};

export const listPlansById = async (db: TenantDb, ids: readonly { tenantId: number; planId: string }[]): Promise<(PlanHead | null)[]> => {
  const rows = await db.query<PlanHead>(selectPlansById, [ids.map((id) => id.tenantId), ids.map((id) => id.planId)]);
  return ids.map((id) => rows.find((row) => row.planId === id.planId) ?? null);
};

export interface PlanFactRow extends DatedPlan {
  readonly regionId: number;
  readonly carbonScope: CarbonScope | null;
}
/** Period and carbon scope of the plans of the given regions, superseded ones too. */
export const listPlanFacts = (db: TenantDb, tenants: readonly number[], regionIds: readonly number[]): Promise<PlanFactRow[]> =>
  db.query<PlanFactRow>(selectFacts, [tenants, regionIds]);

const targetColumns = `tenant_id as "tenantId", target_id as "targetId", plan_id as "planId", region_id as "regionId", indicator, nature, state,
  baseline_year as "baselineYear", year, unit, carbon_scope as "carbonScope", baseline, value, reduction_percent as "reductionPercent",
  recomputed_baseline as "recomputedBaseline", recomputed_value as "recomputedValue", printed_unit as "printedUnit",
  printed_baseline as "printedBaseline", printed_value as "printedValue", path_rule as "pathRule", path as "publishedPath", parent_target_id as "parentTargetId",
  institution_id as "institutionId", run_id as "runId", made_at as "madeAt", made_by as "madeBy", reason, superseded_at as "supersededAt",
  parent_changed_at as "parentChangedAt"`;
const targetOrder = `order by year desc, plan_id, array_position(array['ENERGY_TOTAL','BUILDING_ENERGY','WATER_TOTAL','CARBON_TOTAL',
  'ENERGY_PER_AREA','ENERGY_PER_CAPITA','WATER_PER_CAPITA','CARBON_PER_AREA'], indicator), target_id`;
const selectTargetsOfPlans = statement(
  'select_targets_of_plans',
  `select ${targetColumns} from target where tenant_id = any ($1::int[]) and plan_id = any ($2::text[]) ${targetOrder}`,
);
const selectTargetsOfYear = statement(
  'select_targets_of_year',
  `select ${targetColumns}, w.key from unnest($1::int[], $2::int[], $3::int[], $4::uuid[], $5::int[]) as w (key, t, r, i, y)
    cross join lateral (
      select * from target o where o.tenant_id = w.t and o.region_id = w.r and w.i is null and o.institution_id is null
      union all
      select * from target o where o.tenant_id = w.t and o.institution_id = w.i
    ) target
    where w.y between coalesce(baseline_year + 1, year) and year and superseded_at is null ${targetOrder}`,
);
const selectTargetsById = statement(
  'select_targets_by_id',
  `select ${targetColumns}, w.key from unnest($1::int[], $2::int[], $3::uuid[]) as w (key, t, id) join target on tenant_id = w.t and target_id = w.id`,
);
const versionsOf = `select f.target_id from target a join target f on ${SAME_TARGET} and (f.plan_id is null) = (a.plan_id is null)
  where a.tenant_id = w.t and a.target_id = w.id`;
const selectShares = statement(
  'select_target_shares',
  `select ${targetColumns}, w.key from unnest($1::int[], $2::int[], $3::uuid[]) as w (key, t, id)
     join target on tenant_id = w.t and superseded_at is null and parent_target_id in (${versionsOf}) order by region_id, target_id`,
);
const selectVersions = statement(
  'select_target_versions',
  `select ${targetColumns}, w.key from unnest($1::int[], $2::int[], $3::uuid[]) as w (key, t, id)
     join target on tenant_id = w.t and target_id in (${versionsOf}) order by made_at desc nulls last, target_id`,
);

type RawTarget = { [K in keyof TargetRow]: TargetRow[K] extends Decimal | null ? string | null : TargetRow[K] };
const decimal = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text));
const toTarget = (row: RawTarget): TargetRow => ({
  ...row,
  baseline: decimal(row.baseline),
  value: decimal(row.value),
  reductionPercent: decimal(row.reductionPercent),
  recomputedBaseline: decimal(row.recomputedBaseline),
  recomputedValue: decimal(row.recomputedValue),
});

export const listTargetsOfPlans = async (db: TenantDb, tenants: readonly number[], planIds: readonly string[]): Promise<TargetRow[]> =>
  (await db.query<RawTarget>(selectTargetsOfPlans, [tenants, planIds])).map(toTarget);
const forEachKey = async (
  db: TenantDb,
  statement: Statement,
  keys: readonly unknown[],
  columns: readonly unknown[],
): Promise<TargetRow[][]> => {
  const targets = keys.map((): TargetRow[] => []);
  const rows = await db.query<RawTarget & { key: number }>(statement, [keys.map((_, index) => index), ...columns]);
  for (const { key, ...row } of rows) targets[key]!.push(toTarget(row));
  return targets;
};

/** Targets of that year, and those whose way from the baseline year to the target year covers it: of each region, or institution. */
export const listTargetsOfYear = (db: TenantDb, keys: readonly PlaceYear[]): Promise<TargetRow[][]> =>
  forEachKey(db, selectTargetsOfYear, keys, [
    keys.map((key) => key.tenantId),
    keys.map((key) => key.regionId),
    keys.map((key) => key.institutionId),
    keys.map((key) => key.year),
  ]);

export interface TargetKey {
  readonly tenantId: number;
  readonly targetId: string;
}
const keyColumns = (keys: readonly TargetKey[]): unknown[] => [keys.map((key) => key.tenantId), keys.map((key) => key.targetId)];
export const listTargetsById = async (db: TenantDb, keys: readonly TargetKey[]): Promise<(TargetRow | null)[]> =>
  (await forEachKey(db, selectTargetsById, keys, keyColumns(keys))).map(([row]) => row ?? null);
/** The targets in force that were decomposed from each, whichever version of it. */
export const listTargetShares = (db: TenantDb, keys: readonly TargetKey[]): Promise<TargetRow[][]> =>
  forEachKey(db, selectShares, keys, keyColumns(keys));
/** All versions of each target, the newest first. */
export const listTargetVersions = (db: TenantDb, keys: readonly TargetKey[]): Promise<TargetRow[][]> =>
  forEachKey(db, selectVersions, keys, keyColumns(keys));

const insertPlan = statement(
  'insert_plan',
  `insert into plan (tenant_id, plan_id, region_id, title, baseline_year, target_year, carbon_scope, document, published_at, published_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (tenant_id, plan_id) do nothing returning plan_id`,
);
const insertTargets = statement(
  'insert_plan_targets',
  `insert into target (tenant_id, target_id, plan_id, region_id, indicator, nature, state, baseline_year, year, unit, carbon_scope, baseline, value,
     reduction_percent, recomputed_baseline, recomputed_value, printed_unit, printed_baseline, printed_value, path_rule, path)
   select $1, target_id, $2, $3, indicator, nature, state, "baselineYear", year, unit, "carbonScope", baseline, value, "reductionPercent",
          "recomputedBaseline", "recomputedValue", "printedUnit", "printedBaseline", "printedValue", path_rule, path
     from jsonb_to_recordset($4::jsonb) as t (target_id uuid, indicator text, nature text, state text, "baselineYear" int, year int, unit text,
       "carbonScope" text, baseline numeric, value numeric, "reductionPercent" numeric, "recomputedBaseline" numeric, "recomputedValue" numeric,
       "printedUnit" text, "printedBaseline" text, "printedValue" text, path_rule text, path jsonb)
   on conflict do nothing`,
);

export interface NewPlan extends Omit<PlanHead, 'publishedAt' | 'supersededAt'> {
  readonly carbonScope: CarbonScope | null;
  /** When and by whom it was published; null for what ships with the platform. */
  readonly published: { readonly at: Date; readonly by: string } | null;
}
export interface NewTarget extends PlanTarget {
  readonly targetId: string;
  /** The rule of the years between and their values, where one was chosen. */
  readonly path: { readonly rule: PathRule; readonly points: readonly PathPoint[] } | null;
}

const targetJson = ({ targetId, path, ...target }: NewTarget): object => ({
  target_id: targetId,
  path_rule: path?.rule ?? null,
  path: path?.points.map(({ year, value }) => ({ year, value: value.toFixed() })) ?? null,
  ...Object.fromEntries(Object.entries(target).map(([key, value]) => [key, Decimal.isDecimal(value) ? value.toFixed() : value])),
});

/** Adds a plan as printed with its targets; false when one of that id is there already. */
export const addPlan = async (db: TenantDb, plan: NewPlan, targets: readonly NewTarget[]): Promise<boolean> => {
  const added = await db.query(insertPlan, [
    plan.tenantId,
    plan.planId,
    plan.regionId,
    plan.title,
    plan.baselineYear,
    plan.targetYear,
    plan.carbonScope,
    JSON.stringify(plan.document),
    plan.published?.at.toISOString() ?? null,
    plan.published?.by ?? null,
  ]);
  if (added.length === 0) return false;
  await db.query(insertTargets, [plan.tenantId, plan.planId, plan.regionId, JSON.stringify(targets.map(targetJson))]);
  return true;
};

const countPlans = statement('count_plans_of_region', 'select count(*)::int as count from plan where tenant_id = $1 and region_id = $2');
export const countPlansOf = async (db: TenantDb, { tenantId, regionId }: RegionKey): Promise<number> =>
  (await db.query<{ count: number }>(countPlans, [tenantId, regionId]))[0]!.count;

const supersede = statement(
  'supersede_plans',
  `with older as (
     update plan set superseded_at = $6::timestamptz
      where tenant_id = $1 and region_id = $2 and target_year = $3 and baseline_year is not distinct from $4 and plan_id <> $5 and superseded_at is null
      returning plan_id
   ), replaced as (
     update target t set superseded_at = $6::timestamptz from older o
      where t.tenant_id = $1 and t.plan_id = o.plan_id and t.superseded_at is null
     returning t.target_id
   ), below as (
     update target t set parent_changed_at = $6::timestamptz from replaced r
      where t.tenant_id = $1 and t.parent_target_id = r.target_id and t.superseded_at is null
   )
   select plan_id as "planId" from older order by plan_id`,
);
/** Puts the plan in the place of earlier ones of the same region and period; gives their ids. They stay as they were, with their targets. */
export const supersedePlans = async (db: TenantDb, plan: NewPlan, now: Date): Promise<string[]> => {
  const values = [plan.tenantId, plan.regionId, plan.targetYear, plan.baselineYear, plan.planId, now.toISOString()];
  return (await db.query<{ planId: string }>(supersede, values)).map(({ planId }) => planId);
};

const insertBaselines = statement(
  'insert_region_baselines',
  `insert into region_baseline (tenant_id, region_id, year, indicator, value, unit, made_up, source)
   select * from unnest($1::int[], $2::int[], $3::int[], $4::text[], $5::numeric[], $6::text[], $7::boolean[], $8::text[])
   on conflict do nothing`,
);
export interface RegionBaselineRow {
  readonly year: number;
  readonly indicator: IndicatorCode;
  readonly value: Decimal;
  readonly unit: string;
  readonly madeUp: boolean;
  readonly source: string;
}
export const addBaselines = async (db: TenantDb, rows: readonly (RegionBaselineRow & RegionKey)[]): Promise<void> => {
  await db.query(insertBaselines, [
    rows.map((row) => row.tenantId),
    rows.map((row) => row.regionId),
    rows.map((row) => row.year),
    rows.map((row) => row.indicator),
    rows.map((row) => row.value.toFixed()),
    rows.map((row) => row.unit),
    rows.map((row) => row.madeUp),
    rows.map((row) => row.source),
  ]);
};
