// What institutions reported before, in the columns in which the rules look at it.
import { FLOW_CODES, type FlowCode, type History, type ItemCode, type MonthKey, type StockCode } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { columnOf } from '../reports/ledger-columns.js';

export interface InstitutionSpan {
  readonly institutionId: string;
  readonly from: MonthKey;
  readonly to: MonthKey;
}

/** Stocks that rules look back at. */
const STOCKS: readonly StockCode[] = ['FLOOR_AREA', 'ENERGY_USERS', 'STAFF', 'VEHICLES', 'VEHICLES_GASOLINE', 'VEHICLES_DIESEL'];
const QUANTITIES: readonly ItemCode[] = [...FLOW_CODES, ...STOCKS];
const costColumn = (flow: FlowCode): string => `${columnOf(flow)}_cost`;
const columns = [...QUANTITIES.map((item) => columnOf(item)), ...FLOW_CODES.map(costColumn)];

// Aggregated institution by institution, in the order of the index. As text of an array, which is read ten times as fast as
// driver and database turn 30 columns of each month into values; a column in which nothing stands is not sent.
const selectHistory = statement(
  'select_report_history',
  `select h.*
     from unnest($2::uuid[], $3::int[], $4::int[]) as w (institution_id, month_from, month_to)
    cross join lateral (
      select w.institution_id as "institutionId", array_agg(s.month)::text as months,
             ${columns.map((column) => `case when count(s.${column}) > 0 then array_agg(s.${column})::text end as ${column}`).join(', ')}
        from (
          select r.month, ${columns.map((column) => `v.${column}`).join(', ')}
            from report r
            join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.submitted_version
           where r.tenant_id = $1 and r.institution_id = w.institution_id and r.month between w.month_from and w.month_to
             and r.submitted_version is not null
           order by r.month
        ) s
      having count(*) > 0
    ) h`,
);

type HistoryRow = Record<string, string | null> & { institutionId: string; months: string };

const numbersOf = (text: string): (number | null)[] =>
  text
    .slice(1, -1)
    .split(',')
    .map((each) => (each === 'NULL' ? null : Number(each)));

const readColumns = <Code extends string>(row: HistoryRow, codes: readonly Code[], column: (code: Code) => string) => {
  const read: Partial<Record<Code, (number | null)[]>> = {};
  for (const code of codes) {
    const text = row[column(code)];
    if (text) read[code] = numbersOf(text);
  }
  return read;
};

const toHistory = (row: HistoryRow): History => ({
  months: numbersOf(row.months) as number[],
  quantities: readColumns(row, QUANTITIES, columnOf),
  costs: readColumns(row, FLOW_CODES, costColumn),
});

/** The versions that count as submitted, by institution; an institution that reported nothing in its span is not there. */
export const readHistories = async (
  db: TenantDb,
  tenantId: number,
  spans: readonly InstitutionSpan[],
): Promise<ReadonlyMap<string, History>> => {
  const rows = await db.query<HistoryRow>(selectHistory, [
    tenantId,
    spans.map((span) => span.institutionId),
    spans.map((span) => span.from),
    spans.map((span) => span.to),
  ]);
  return new Map(rows.map((row) => [row.institutionId, toHistory(row)]));
};
