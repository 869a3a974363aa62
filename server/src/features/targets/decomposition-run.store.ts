// Published decompositions, as they were asked and answered.
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { KeptRun } from './kept-run.js';

export interface RunRow {
  readonly tenantId: number;
  readonly runId: string;
  readonly regionId: number;
  readonly parentTargetId: string;
  readonly solverVersion: string;
  readonly input: KeptRun;
  readonly shares: readonly { readonly code: string; readonly value: string; readonly path: readonly { year: number; value: string }[] }[];
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

const selectRun = statement(
  'select_decomposition_run',
  `select tenant_id as "tenantId", run_id as "runId", region_id as "regionId", parent_target_id as "parentTargetId", solver_version as "solverVersion",
          input, shares, published_at as "publishedAt", published_by as "publishedBy"
     from decomposition_run where tenant_id = any ($1::int[]) and run_id = $2`,
);
export const findRun = async (db: TenantDb, tenants: readonly number[], runId: string): Promise<RunRow | null> =>
  (await db.query<RunRow>(selectRun, [tenants, runId]))[0] ?? null;
