// A published decomposition: the run as it was asked, and one target for each child. Earlier ones stay, marked as superseded.
import type { Decimal, PathPoint } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { SAME_TARGET } from '../plans/target-record.js';

export interface PublishedShare {
  readonly targetId: string;
  readonly code: string;
  readonly regionId: number;
  readonly institution: { readonly institutionId: string; readonly system: string } | null;
  readonly baseline: Decimal | null;
  readonly value: Decimal;
  readonly reductionPercent: Decimal | null;
  readonly path: readonly PathPoint[];
}
export interface Publication {
  readonly tenantId: number;
  readonly runId: string;
  readonly regionId: number;
  readonly parentTargetId: string;
  readonly solverVersion: string;
  readonly input: object;
  readonly pathRule: string;
  readonly shares: readonly PublishedShare[];
}

// Two that publish from the same target do so one after the other.
const lockParent = statement(
  'lock_parent_target',
  'select superseded_at is null as "isCurrent" from target where tenant_id = $1 and target_id = $2 for update',
);
const insertRun = statement(
  'insert_decomposition_run',
  `insert into decomposition_run (tenant_id, run_id, region_id, parent_target_id, solver_version, input, shares, published_at, published_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
/** Whatever was given from any version of the target ends; what was decomposed further from that is marked. */
const supersede = statement(
  'supersede_shares',
  `with version as (
     select f.target_id from target a join target f on ${SAME_TARGET} where a.tenant_id = $1 and a.target_id = $2
   ), ended as (
     update target set superseded_at = $3
      where tenant_id = $1 and superseded_at is null and parent_target_id in (select target_id from version) returning target_id
   )
   update target set parent_changed_at = $3
    where tenant_id = $1 and superseded_at is null and parent_target_id in (select target_id from ended)`,
);
const insertShares = statement(
  'insert_target_shares',
  `insert into target (tenant_id, target_id, plan_id, region_id, indicator, nature, state, baseline_year, year, unit, carbon_scope, baseline, value,
                       reduction_percent, path_rule, parent_target_id, run_id, path, institution_id, system, made_at, made_by)
   select p.tenant_id, s.target_id, null, s.region_id, p.indicator, p.nature, 'SET', p.baseline_year, p.year, p.unit, p.carbon_scope, s.baseline,
          s.value, s.reduction_percent, $4, p.target_id, $5, s.path, s.institution_id, s.system, $6, $7
     from target p, jsonb_to_recordset($3::jsonb) as s (target_id uuid, region_id int, institution_id uuid, system text, baseline numeric,
                                                        value numeric, reduction_percent numeric, path jsonb)
    where p.tenant_id = $1 and p.target_id = $2`,
);

const shareJson = ({ targetId, code, regionId, institution, baseline, value, reductionPercent, path }: PublishedShare): object => ({
  target_id: targetId,
  code,
  region_id: regionId,
  institution_id: institution?.institutionId ?? null,
  system: institution?.system ?? '',
  baseline: baseline?.toFixed() ?? null,
  value: value.toFixed(),
  reduction_percent: reductionPercent?.toFixed() ?? null,
  path: path.map((point) => ({ year: point.year, value: point.value.toFixed() })),
});

/** Locks the parent's target; false when it is not in force any more. */
export const lockParentTarget = async (db: TenantDb, tenantId: number, targetId: string): Promise<boolean> =>
  (await db.query<{ isCurrent: boolean }>(lockParent, [tenantId, targetId]))[0]?.isCurrent ?? false;

/** Writes the run and the children's targets in three statements, however many children. */
export const publishShares = async (db: TenantDb, publication: Publication, actor: string, now: Date): Promise<void> => {
  const { tenantId, parentTargetId, runId } = publication;
  const shares = JSON.stringify(publication.shares.map(shareJson));
  const run = [tenantId, runId, publication.regionId, parentTargetId, publication.solverVersion, JSON.stringify(publication.input), shares];
  await db.query(insertRun, [...run, now.toISOString(), actor]);
  await db.query(supersede, [tenantId, parentTargetId, now.toISOString()]);
  await db.query(insertShares, [tenantId, parentTargetId, shares, publication.pathRule, runId, now.toISOString(), actor]);
};
