// Baselines as printed, and what reorganisations added to them or took away. Both stay; the one in force is their sum.
import { Decimal, type Day, type IndicatorCode } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface PrintedBaseline {
  readonly regionId: number;
  readonly year: number;
  readonly indicator: IndicatorCode;
  readonly value: Decimal;
  readonly unit: string;
  readonly madeUp: boolean;
  readonly source: string;
}
export type BaselineMethod = 'WHOLE' | 'REPORTS' | 'SHARE';
export interface Restatement {
  readonly regionId: number;
  readonly counterpartRegion: number;
  readonly year: number;
  readonly indicator: IndicatorCode;
  readonly change: Decimal;
  readonly before: Decimal | null;
  readonly after: Decimal;
  readonly unit: string;
  readonly method: BaselineMethod;
  readonly madeUp: boolean;
  readonly effectiveOn: Day;
  readonly reason: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}
type AsText<T> = { [K in keyof T]: T[K] extends Decimal ? string : T[K] extends Decimal | null ? string | null : T[K] };

const selectPrinted = statement(
  'select_printed_baselines',
  `select region_id as "regionId", year, indicator, value::text, unit, made_up as "madeUp", source
     from region_baseline where tenant_id = $1 and region_id = any ($2::int[]) order by region_id, year, indicator`,
);
const selectRestatements = statement(
  'select_baseline_restatements',
  `select region_id as "regionId", counterpart_region as "counterpartRegion", year, indicator, change::text, before::text, after::text, unit, method,
          made_up as "madeUp", effective_on::text as "effectiveOn", reason, recorded_at as "recordedAt", recorded_by as "recordedBy"
     from baseline_restatement where tenant_id = $1 and region_id = any ($2::int[]) order by recorded_at, restatement_id`,
);

export interface Baselines {
  readonly printed: readonly PrintedBaseline[];
  /** In the order in which they were recorded. */
  readonly restatements: readonly Restatement[];
}
export const listBaselines = async (db: TenantDb, tenantId: number, regionIds: readonly number[]): Promise<Baselines> => {
  const printed = await db.query<AsText<PrintedBaseline>>(selectPrinted, [tenantId, regionIds]);
  const restatements = await db.query<AsText<Restatement>>(selectRestatements, [tenantId, regionIds]);
  return {
    printed: printed.map((row): PrintedBaseline => ({ ...row, value: new Decimal(row.value) })),
    restatements: restatements.map((row): Restatement => ({
      ...row,
      change: new Decimal(row.change),
      before: row.before === null ? null : new Decimal(row.before),
      after: new Decimal(row.after),
    })),
  };
};

const insertRestatements = statement(
  'insert_baseline_restatements',
  `insert into baseline_restatement (tenant_id, restatement_id, region_id, reorganisation_id, counterpart_region, year, indicator, change, before, after,
                                     unit, method, made_up, effective_on, reason, recorded_at, recorded_by)
   select $1, restatement_id, region_id, $3::uuid, counterpart_region, year, indicator, change, before, after, unit, method, made_up, effective_on, reason,
          recorded_at, recorded_by
     from jsonb_to_recordset($2::jsonb) as g (restatement_id uuid, region_id int, counterpart_region int, year int, indicator text, change numeric,
       before numeric, after numeric, unit text, method text, made_up boolean, effective_on date, reason text, recorded_at timestamptz, recorded_by text)`,
);
/** Ids rise in the order of the rows, so that those of one moment are read in the order in which they were made. */
export const addRestatements = async (
  db: TenantDb,
  tenantId: number,
  reorganisationId: string,
  rows: readonly (Restatement & { readonly restatementId: string })[],
): Promise<void> => {
  const json = rows.map((row) => ({
    restatement_id: row.restatementId,
    region_id: row.regionId,
    counterpart_region: row.counterpartRegion,
    year: row.year,
    indicator: row.indicator,
    change: row.change.toFixed(),
    before: row.before?.toFixed() ?? null,
    after: row.after.toFixed(),
    unit: row.unit,
    method: row.method,
    made_up: row.madeUp,
    effective_on: row.effectiveOn,
    reason: row.reason,
    recorded_at: row.recordedAt.toISOString(),
    recorded_by: row.recordedBy,
  }));
  await db.query(insertRestatements, [tenantId, JSON.stringify(json), reorganisationId]);
};
