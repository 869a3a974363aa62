// Budgets and their versions; the warnings that were given.
import { Decimal, type BudgetIndicator, type ElectricityBasis } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface BudgetRow {
  readonly tenantId: number;
  readonly budgetId: string;
  readonly regionId: number;
  readonly system: string;
  readonly institutionId: string | null;
  readonly subject: string;
  readonly indicator: BudgetIndicator;
  readonly year: number;
  readonly version: number;
  readonly electricityBasis: ElectricityBasis;
  readonly amount: Decimal;
  readonly months: readonly Decimal[];
  readonly seasonYears: readonly number[];
  readonly source: 'QUOTA' | 'TARGET' | 'GIVEN';
  readonly sourceNote: string;
  readonly reason: string;
  readonly setAt: Date;
  readonly setBy: string;
}
export type WarningKind = 'RUNNING_OUT' | 'EXCEEDED';

const columns = `b.tenant_id as "tenantId", b.budget_id as "budgetId", b.region_id as "regionId", b.system, b.institution_id as "institutionId", b.subject,
  b.indicator, b.year, b.version, b.electricity_basis as "electricityBasis", b.amount::text as amount, b.months, b.season_years as "seasonYears",
  b.source, b.source_note as "sourceNote", b.reason, b.set_at as "setAt", b.set_by as "setBy"`;
type Raw = Omit<BudgetRow, 'amount' | 'months'> & { readonly amount: string; readonly months: readonly string[] };
const toBudget = (row: Raw): BudgetRow => ({
  ...row,
  amount: new Decimal(row.amount),
  months: row.months.map((each) => new Decimal(each)),
});

const selectVersions = statement(
  'select_energy_budgets',
  `select ${columns} from energy_budget b where b.tenant_id = $1 and b.subject = $2 and b.indicator = $3 and b.year = $4 order by b.version desc`,
);
/** All versions of a budget, the newest first. */
export const listBudgetVersions = async (
  db: TenantDb,
  of: Pick<BudgetRow, 'tenantId' | 'subject' | 'indicator' | 'year'>,
): Promise<BudgetRow[]> => (await db.query<Raw>(selectVersions, [of.tenantId, of.subject, of.indicator, of.year])).map(toBudget);

const insert = statement(
  'insert_energy_budget',
  `insert into energy_budget (tenant_id, budget_id, region_id, system, institution_id, subject, indicator, year, version, electricity_basis, amount,
     months, season_years, source, source_note, reason, set_at, set_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13::int[], $14, $15, $16, $17::timestamptz, $18)`,
);
export const addBudget = async (db: TenantDb, budget: BudgetRow): Promise<void> => {
  await db.query(insert, [
    budget.tenantId,
    budget.budgetId,
    budget.regionId,
    budget.system,
    budget.institutionId,
    budget.subject,
    budget.indicator,
    budget.year,
    budget.version,
    budget.electricityBasis,
    budget.amount.toFixed(),
    JSON.stringify(budget.months.map((each) => each.toFixed())),
    budget.seasonYears,
    budget.source,
    budget.sourceNote,
    budget.reason,
    budget.setAt.toISOString(),
    budget.setBy,
  ]);
};

const selectToWatch = statement(
  'select_budgets_to_watch',
  `select ${columns}, coalesce((select array_agg(w.kind) from budget_warning w where w.tenant_id = b.tenant_id and w.budget_id = b.budget_id), '{}') as warned
     from energy_budget b
    where b.tenant_id = $1 and b.year = $2 and b.budget_id > $3::uuid
      and not exists (select 1 from energy_budget n where n.tenant_id = b.tenant_id and n.year = b.year and n.subject = b.subject
                         and n.indicator = b.indicator and n.version > b.version)
      and not exists (select 1 from budget_warning w where w.tenant_id = b.tenant_id and w.budget_id = b.budget_id and w.kind = 'EXCEEDED')
    order by b.budget_id limit $4`,
);
export type WatchedBudget = BudgetRow & { readonly warned: readonly WarningKind[] };
/** Newest versions of the year that may still be warned of, after an id. */
export const listBudgetsToWatch = async (
  db: TenantDb,
  tenantId: number,
  year: number,
  after: string,
  limit: number,
): Promise<WatchedBudget[]> =>
  (await db.query<Raw & { warned: WarningKind[] }>(selectToWatch, [tenantId, year, after, limit])).map((row) => ({
    ...toBudget(row),
    warned: row.warned,
  }));

const insertWarnings = statement(
  'insert_budget_warnings',
  `insert into budget_warning (tenant_id, budget_id, kind, region_id, system, institution_id, warned_at)
   select $1, w.*, $7::timestamptz from unnest($2::uuid[], $3::text[], $4::int[], $5::text[], $6::uuid[]) as w
   on conflict do nothing returning budget_id as "budgetId"`,
);
/** Remembers the warnings; gives the ids of those that were not given before. */
export const addWarnings = async (
  db: TenantDb,
  tenantId: number,
  now: Date,
  warnings: readonly { readonly budget: BudgetRow; readonly kind: WarningKind }[],
): Promise<ReadonlySet<string>> => {
  const rows = await db.query<{ budgetId: string }>(insertWarnings, [
    tenantId,
    warnings.map(({ budget }) => budget.budgetId),
    warnings.map(({ kind }) => kind),
    warnings.map(({ budget }) => budget.regionId),
    warnings.map(({ budget }) => budget.system),
    warnings.map(({ budget }) => budget.institutionId),
    now.toISOString(),
  ]);
  return new Set(rows.map(({ budgetId }) => budgetId));
};
