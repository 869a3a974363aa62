import { Decimal, type CarbonScope, type IndicatorCode, type PlanTarget } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface PlanHead {
  readonly tenantId: number;
  readonly planId: string;
  readonly regionId: number;
  readonly title: string;
  readonly baselineYear: number | null;
  readonly targetYear: number;
  /** The document as printed. */
  readonly document: unknown;
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
}

const planColumns = `tenant_id as "tenantId", plan_id as "planId", region_id as "regionId", title, baseline_year as "baselineYear",
  target_year as "targetYear", document`;
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
  `select region_id as "regionId", baseline_year as "baseYear", carbon_scope as "carbonScope" from plan
    where tenant_id = any ($1::int[]) and region_id = any ($2::int[]) order by target_year desc`,
);

export interface RegionKey {
  readonly tenantId: number;
  readonly regionId: number;
}

export interface RegionYear extends RegionKey {
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

export interface PlanFactRow {
  readonly regionId: number;
  readonly baseYear: number | null;
  readonly carbonScope: CarbonScope | null;
}
/** Base year and carbon scope of the plans of the given regions, the latest plan first. */
export const listPlanFacts = (db: TenantDb, tenants: readonly number[], regionIds: readonly number[]): Promise<PlanFactRow[]> =>
  db.query<PlanFactRow>(selectFacts, [tenants, regionIds]);

const targetColumns = `tenant_id as "tenantId", target_id as "targetId", plan_id as "planId", region_id as "regionId", indicator, nature, state,
  baseline_year as "baselineYear", year, unit, carbon_scope as "carbonScope", baseline, value, reduction_percent as "reductionPercent",
  recomputed_baseline as "recomputedBaseline", recomputed_value as "recomputedValue", printed_unit as "printedUnit",
  printed_baseline as "printedBaseline", printed_value as "printedValue", path_rule as "pathRule", path as "publishedPath", parent_target_id as "parentTargetId"`;
const targetOrder = `order by year desc, plan_id, array_position(array['ENERGY_TOTAL','BUILDING_ENERGY','WATER_TOTAL','CARBON_TOTAL',
  'ENERGY_PER_AREA','ENERGY_PER_CAPITA','WATER_PER_CAPITA','CARBON_PER_AREA'], indicator), target_id`;
const selectTargetsOfPlans = statement(
  'select_targets_of_plans',
  `select ${targetColumns} from target where tenant_id = any ($1::int[]) and plan_id = any ($2::text[]) ${targetOrder}`,
);
const selectTargetsOfYear = statement(
  'select_targets_of_year',
  `select ${targetColumns}, w.key from unnest($1::int[], $2::int[], $3::int[], $4::int[]) as w (key, t, r, y)
     join target on tenant_id = w.t and region_id = w.r
    where w.y between coalesce(baseline_year + 1, year) and year and superseded_at is null ${targetOrder}`,
);
const selectTargetsById = statement(
  'select_targets_by_id',
  `select ${targetColumns} from target where tenant_id = any ($1::int[]) and (target_id = any ($2::uuid[]) or (parent_target_id = any ($2::uuid[]) and superseded_at is null)) ${targetOrder}`,
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
/** Targets of that year, and those whose way from the baseline year to the target year covers it. */
export const listTargetsOfYear = async (db: TenantDb, keys: readonly RegionYear[]): Promise<TargetRow[][]> => {
  const columns = [
    keys.map((_, index) => index),
    keys.map((key) => key.tenantId),
    keys.map((key) => key.regionId),
    keys.map((key) => key.year),
  ];
  const targets = keys.map((): TargetRow[] => []);
  for (const { key, ...row } of await db.query<RawTarget & { key: number }>(selectTargetsOfYear, columns))
    targets[key]!.push(toTarget(row));
  return targets;
};
/** The targets with these ids, and those decomposed from them. */
export const listTargetFamilies = async (db: TenantDb, tenants: readonly number[], targetIds: readonly string[]): Promise<TargetRow[]> =>
  (await db.query<RawTarget>(selectTargetsById, [tenants, targetIds])).map(toTarget);

const upsertPlan = statement(
  'upsert_plan',
  `insert into plan (tenant_id, plan_id, region_id, title, baseline_year, target_year, carbon_scope, document)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id, plan_id) do nothing returning plan_id`,
);
const insertTarget = statement(
  'insert_plan_target',
  `insert into target (tenant_id, target_id, plan_id, region_id, indicator, nature, state, baseline_year, year, unit, carbon_scope, baseline, value,
     reduction_percent, recomputed_baseline, recomputed_value, printed_unit, printed_baseline, printed_value)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) on conflict do nothing`,
);

export interface NewPlan extends PlanHead {
  readonly carbonScope: CarbonScope | null;
}
/** Adds a plan as printed with its targets; false when it is there already. */
export const addPlan = async (
  db: TenantDb,
  plan: NewPlan,
  targets: readonly (PlanTarget & { readonly targetId: string })[],
): Promise<boolean> => {
  const added = await db.query(upsertPlan, [
    plan.tenantId,
    plan.planId,
    plan.regionId,
    plan.title,
    plan.baselineYear,
    plan.targetYear,
    plan.carbonScope,
    JSON.stringify(plan.document),
  ]);
  if (added.length === 0) return false;
  const text = (value: Decimal | null): string | null => value?.toFixed() ?? null;
  for (const target of targets) {
    await db.query(insertTarget, [
      plan.tenantId,
      target.targetId,
      plan.planId,
      plan.regionId,
      target.indicator,
      target.nature,
      target.state,
      target.baselineYear,
      target.year,
      target.unit,
      target.carbonScope,
      text(target.baseline),
      text(target.value),
      text(target.reductionPercent),
      text(target.recomputedBaseline),
      text(target.recomputedValue),
      target.printedUnit,
      target.printedBaseline,
      target.printedValue,
    ]);
  }
  return true;
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
