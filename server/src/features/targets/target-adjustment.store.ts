// Adjusting targets that were given from above: what they have to add up to, their newer versions, and what that leaves behind.
import { Decimal, type IndicatorCode, type PathPoint } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { SAME_TARGET } from '../plans/target-record.js';
import type { KeptRun } from './kept-run.js';

/** The version in force of the target that others were decomposed from. */
export interface TargetAbove {
  readonly targetId: string;
  readonly regionId: number;
  readonly indicator: IndicatorCode;
  readonly year: number;
  readonly unit: string;
  readonly value: Decimal;
}
/** A share in force. */
export interface ShareInForce {
  readonly targetId: string;
  readonly regionId: number;
  readonly institutionId: string | null;
  readonly system: string;
  readonly code: string | null;
  readonly runId: string;
  readonly baselineYear: number;
  readonly year: number;
  readonly baseline: Decimal | null;
  readonly value: Decimal;
}
export interface NewVersion {
  readonly oldTargetId: string;
  readonly targetId: string;
  readonly value: Decimal;
  readonly reductionPercent: Decimal | null;
  readonly path: readonly PathPoint[];
}

// Whoever publishes or adjusts from the same target waits here.
const lockAbove = statement(
  'lock_target_above',
  `select f.target_id as "targetId", f.region_id as "regionId", f.indicator, f.year, f.unit, f.value
     from target a join target f on ${SAME_TARGET} and (f.plan_id is null) = (a.plan_id is null)
    where a.tenant_id = $1 and a.target_id = $2 and f.superseded_at is null and f.value is not null
    order by f.plan_id limit 1 for update of f`,
);
const selectShares = statement(
  'select_shares_in_force',
  `select t.target_id as "targetId", t.region_id as "regionId", t.institution_id as "institutionId", t.system, i.code, t.run_id as "runId",
          t.baseline_year as "baselineYear", t.year, t.baseline, t.value
     from target t left join institution i on i.tenant_id = t.tenant_id and i.institution_id = t.institution_id
    where t.tenant_id = $1 and t.superseded_at is null and t.parent_target_id in (
      select f.target_id from target a join target f on ${SAME_TARGET} and (f.plan_id is null) = (a.plan_id is null)
       where a.tenant_id = $1 and a.target_id = $2)
    order by t.target_id`,
);
const selectRunInputs = statement(
  'select_run_inputs',
  `select run_id as "runId", input from decomposition_run where tenant_id = $1 and run_id = any ($2::uuid[])`,
);
const wanted = `jsonb_to_recordset($2::jsonb) as w (old_target_id uuid, target_id uuid, value numeric, reduction_percent numeric, path jsonb)`;
const insertVersions = statement(
  'insert_adjusted_targets',
  `insert into target (tenant_id, target_id, plan_id, region_id, indicator, nature, state, baseline_year, year, unit, carbon_scope, baseline, value,
                       reduction_percent, path_rule, parent_target_id, run_id, path, institution_id, system, made_at, made_by, reason)
   select o.tenant_id, w.target_id, null, o.region_id, o.indicator, o.nature, o.state, o.baseline_year, o.year, o.unit, o.carbon_scope, o.baseline,
          w.value, w.reduction_percent, o.path_rule, $3, o.run_id, w.path, o.institution_id, o.system, $4, $5, $6
     from ${wanted} join target o on o.tenant_id = $1 and o.target_id = w.old_target_id`,
);
/** The old versions end; what was decomposed from them is marked; all shares of the target above were looked at with it. */
const endVersions = statement(
  'end_adjusted_targets',
  `with ended as (
     update target set superseded_at = $3 where tenant_id = $1 and target_id = any ($2::uuid[]) returning target_id
   ), below as (
     update target set parent_changed_at = $3
      where tenant_id = $1 and superseded_at is null and parent_target_id = any ($2::uuid[])
   )
   update target set parent_changed_at = null
    where tenant_id = $1 and target_id = any ($4::uuid[]) and parent_changed_at is not null`,
);

export const lockTargetAbove = async (db: TenantDb, tenantId: number, targetId: string): Promise<TargetAbove | null> => {
  const [row] = await db.query<Omit<TargetAbove, 'value'> & { value: string }>(lockAbove, [tenantId, targetId]);
  return row ? { ...row, value: new Decimal(row.value) } : null;
};

/** The shares in force that were given from any version of the target. */
export const listSharesInForce = async (db: TenantDb, tenantId: number, aboveTargetId: string): Promise<ShareInForce[]> => {
  type Raw = Omit<ShareInForce, 'baseline' | 'value'> & { baseline: string | null; value: string };
  const rows = await db.query<Raw>(selectShares, [tenantId, aboveTargetId]);
  return rows.map((row) => ({ ...row, baseline: row.baseline === null ? null : new Decimal(row.baseline), value: new Decimal(row.value) }));
};

export const findRunInputs = async (db: TenantDb, tenantId: number, runIds: readonly string[]): Promise<Map<string, KeptRun>> => {
  const rows = await db.query<{ runId: string; input: KeptRun }>(selectRunInputs, [tenantId, [...new Set(runIds)]]);
  return new Map(rows.map((row) => [row.runId, row.input]));
};

export interface Adjustment {
  readonly tenantId: number;
  readonly aboveTargetId: string;
  readonly versions: readonly NewVersion[];
  /** Shares that stay as they are. */
  readonly unchanged: readonly string[];
  readonly reason: string;
}

/** Two statements, however many shares. */
export const writeVersions = async (db: TenantDb, adjustment: Adjustment, actor: string, now: Date): Promise<void> => {
  const { tenantId, versions, reason } = adjustment;
  const rows = versions.map(({ oldTargetId, targetId, value, reductionPercent, path }) => ({
    old_target_id: oldTargetId,
    target_id: targetId,
    value: value.toFixed(),
    reduction_percent: reductionPercent?.toFixed() ?? null,
    path: path.map((point) => ({ year: point.year, value: point.value.toFixed() })),
  }));
  const at = now.toISOString();
  await db.query(insertVersions, [tenantId, JSON.stringify(rows), adjustment.aboveTargetId, at, actor, reason]);
  await db.query(endVersions, [tenantId, versions.map((version) => version.oldTargetId), at, adjustment.unchanged]);
};
