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

export type BudgetKey = Pick<BudgetRow, 'tenantId' | 'subject' | 'indicator' | 'year'>;

const selectVersions = statement(
  'select_energy_budgets',
  `select ${columns} from unnest($1::int[], $2::text[], $3::text[], $4::int[]) as w (tenant_id, subject, indicator, year)
     join energy_budget b on b.tenant_id = w.tenant_id and b.subject = w.subject and b.indicator = w.indicator and b.year = w.year
    order by b.version desc`,
);
export const budgetText = ({ tenantId, subject, indicator, year }: BudgetKey): string => `${tenantId}|${subject}|${indicator}|${year}`;
/** All versions of each budget, the newest first. */
export const listBudgetVersions = async (db: TenantDb, keys: readonly BudgetKey[]): Promise<BudgetRow[][]> => {
  const values = [
    keys.map((key) => key.tenantId),
    keys.map((key) => key.subject),
    keys.map((key) => key.indicator),
    keys.map((key) => key.year),
  ];
  const found = new Map<string, BudgetRow[]>(keys.map((key) => [budgetText(key), []]));
  for (const row of (await db.query<Raw>(selectVersions, values)).map(toBudget)) found.get(budgetText(row))!.push(row);
  return keys.map((key) => found.get(budgetText(key))!);
};

const selectNewest = statement(
  'select_newest_energy_budgets',
  `select w.subject, w.indicator, w.year, max(b.version)::int as version
     from unnest($2::text[], $3::text[], $4::int[]) as w (subject, indicator, year)
     join energy_budget b on b.tenant_id = $1 and b.subject = w.subject and b.indicator = w.indicator and b.year = w.year
    group by 1, 2, 3`,
);
/** The newest version of each budget, by subject, indicator and year; those that were never set are not in it. */
export const listNewestVersions = async (
  db: TenantDb,
  tenantId: number,
  keys: readonly Omit<BudgetKey, 'tenantId'>[],
): Promise<ReadonlyMap<string, number>> => {
  const values = [tenantId, keys.map((key) => key.subject), keys.map((key) => key.indicator), keys.map((key) => key.year)];
  const rows = await db.query<Omit<BudgetKey, 'tenantId'> & { version: number }>(selectNewest, values);
  return new Map(rows.map(({ subject, indicator, year, version }) => [`${subject}|${indicator}|${year}`, version]));
};

const insert = statement(
  'insert_energy_budgets',
  `insert into energy_budget (tenant_id, budget_id, region_id, system, institution_id, subject, indicator, year, version, electricity_basis, amount,
     months, season_years, source, source_note, reason, set_at, set_by)
   select $1, b.* from jsonb_to_recordset($2::jsonb) as b (budget_id uuid, region_id int, system text, institution_id uuid, subject text,
     indicator text, year int, version int, electricity_basis text, amount numeric, months jsonb, season_years int[], source text,
     source_note text, reason text, set_at timestamptz, set_by text)`,
);
/** Two at once collide on their version, and one of them begins again. */
export const addBudgets = async (db: TenantDb, tenantId: number, budgets: readonly BudgetRow[]): Promise<void> => {
  const rows = budgets.map((budget) => ({
    budget_id: budget.budgetId,
    region_id: budget.regionId,
    system: budget.system,
    institution_id: budget.institutionId,
    subject: budget.subject,
    indicator: budget.indicator,
    year: budget.year,
    version: budget.version,
    electricity_basis: budget.electricityBasis,
    amount: budget.amount.toFixed(),
    months: budget.months.map((each) => each.toFixed()),
    season_years: budget.seasonYears,
    source: budget.source,
    source_note: budget.sourceNote,
    reason: budget.reason,
    set_at: budget.setAt.toISOString(),
    set_by: budget.setBy,
  }));
  await db.query(insert, [tenantId, JSON.stringify(rows)]);
};

const toWatch = (place: string): string =>
  `select ${columns}, coalesce((select array_agg(w.kind) from budget_warning w where w.tenant_id = b.tenant_id and w.budget_id = b.budget_id), '{}') as warned
     from energy_budget b
    where b.tenant_id = $1 and b.year = $2 and b.budget_id > $3::uuid ${place}
      and not exists (select 1 from energy_budget n where n.tenant_id = b.tenant_id and n.year = b.year and n.subject = b.subject
                         and n.indicator = b.indicator and n.version > b.version)
      and not exists (select 1 from budget_warning w where w.tenant_id = b.tenant_id and w.budget_id = b.budget_id and w.kind = 'EXCEEDED')
    order by b.budget_id limit $4`;
const selectToWatch = statement('select_budgets_to_watch', toWatch(''));
const selectToWatchOf = statement('select_budgets_to_watch_of', toWatch('and b.subject = any ($5::text[])'));
export type WatchedBudget = BudgetRow & { readonly warned: readonly WarningKind[] };
/** Which of a year's budgets are looked at. */
export interface BudgetsToWatch {
  readonly year: number;
  /** Codes of regions and ids of institutions; null: all. */
  readonly subjects: readonly string[] | null;
}
/** Newest versions that may still be warned of, after an id. */
export const listBudgetsToWatch = async (
  db: TenantDb,
  tenantId: number,
  { year, subjects }: BudgetsToWatch,
  after: string,
  limit: number,
): Promise<WatchedBudget[]> => {
  const values = [tenantId, year, after, limit];
  const [asked, given] = subjects === null ? [selectToWatch, values] : [selectToWatchOf, [...values, subjects]];
  return (await db.query<Raw & { warned: WarningKind[] }>(asked, given)).map((row) => ({ ...toBudget(row), warned: row.warned }));
};

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
