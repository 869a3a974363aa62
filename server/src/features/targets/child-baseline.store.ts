import { Decimal, type IndicatorCode } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

/** What is on paper about an indicator of a region: its own plan's target, and the baseline that was loaded for it. */
export interface PaperBaseline {
  readonly regionId: number;
  readonly planBaseline: Decimal | null;
  readonly planValue: Decimal | null;
  readonly planTitle: string | null;
  readonly loadedBaseline: Decimal | null;
  readonly loadedMadeUp: boolean | null;
  readonly loadedSource: string | null;
}

const selectPaperBaselines = statement(
  'select_paper_baselines',
  `select w.region_id as "regionId", own.baseline as "planBaseline", own.value as "planValue", own.title as "planTitle",
          b.value as "loadedBaseline", b.made_up as "loadedMadeUp", b.source as "loadedSource"
     from unnest($2::int[]) as w (region_id)
     left join lateral (
       select case when t.baseline_year = $4 then t.baseline end as baseline, t.value, p.title
         from target t join plan p on p.tenant_id = t.tenant_id and p.plan_id = t.plan_id
        where t.tenant_id = $1 and t.region_id = w.region_id and t.indicator = $3 and t.year = $5 and t.superseded_at is null
          and t.carbon_scope is not distinct from $6
        order by t.plan_id limit 1
     ) own on true
     left join region_baseline b on b.tenant_id = $1 and b.region_id = w.region_id and b.year = $4 and b.indicator = $3`,
);

type Raw = { [K in keyof PaperBaseline]: PaperBaseline[K] extends Decimal | null ? string | null : PaperBaseline[K] };
const decimal = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text));

/** For each region in the order given; carbon of the same scope only. */
export const listPaperBaselines = async (
  db: TenantDb,
  tenantId: number,
  regionIds: readonly number[],
  of: { readonly indicator: IndicatorCode; readonly baseYear: number; readonly year: number; readonly carbonScope: string | null },
): Promise<Map<number, PaperBaseline>> => {
  const rows = await db.query<Raw>(selectPaperBaselines, [tenantId, regionIds, of.indicator, of.baseYear, of.year, of.carbonScope]);
  return new Map(
    rows.map((row) => [
      row.regionId,
      { ...row, planBaseline: decimal(row.planBaseline), planValue: decimal(row.planValue), loadedBaseline: decimal(row.loadedBaseline) },
    ]),
  );
};
