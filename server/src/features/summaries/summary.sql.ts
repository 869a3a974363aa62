// Sums of the summary tables, part by part. What belongs to a part travels as arrays, so that a table takes the same
// number of statements for a county and for a province.
import { FLOW_CODES, STOCK_CODES } from '@shuangcheng/domain';
import { statement, type Statement } from '@shuangcheng/tenants';
import { columnOf } from '../reports/ledger-columns.js';

/** By which a table is divided: child regions, systems, or types. */
export type SummaryDimension = 'REGION' | 'SYSTEM' | 'TYPE';
/** A region's own total rows where nothing narrows them, else the rows of each type and system. */
export type SummaryCells = 'TOTAL' | 'DETAIL';

const partOf: Readonly<Record<SummaryDimension, string>> = { REGION: 'm.part', SYSTEM: 'c.system', TYPE: 'c.type' };

export const SUMMED_COLUMNS: readonly string[] = [
  ...FLOW_CODES.map(columnOf).flatMap((flow) => [flow, `${flow}_cost`]),
  ...STOCK_CODES.map(columnOf),
];

const cellsOf = (cells: SummaryCells): string =>
  cells === 'TOTAL'
    ? `c.type = '' and c.system = '' and $5::text is null and $6::text[] is null`
    : `c.type <> '' and ($5::text is null or c.type = $5) and ($6::text[] is null or c.system = any ($6))`;

// Read member by member from the primary key, as the figures do ("offset 0" keeps the look-up whole).
const fromMembers = (table: string, cells: SummaryCells, columns: readonly string[], condition: string): string => `
    from unnest($7::text[], $8::int[]) as m (part, region_id)
   cross join lateral (
     select ${['type', 'system', ...columns].map((column) => `c.${column}`).join(', ')} from ${table} c
      where c.tenant_id = $1 and c.region_id = m.region_id and ${cellsOf(cells)} and ${condition}
     offset 0
   ) c`;

type Variants = Readonly<Record<SummaryDimension, Readonly<Record<SummaryCells, Statement>>>>;
const forVariants = (name: string, make: (part: string, cells: SummaryCells) => string): Variants => {
  const of = (dimension: SummaryDimension, cells: SummaryCells): Statement =>
    statement(`${name}_by_${dimension}_${cells}`.toLowerCase(), make(partOf[dimension], cells));
  const both = (dimension: SummaryDimension) => ({ TOTAL: of(dimension, 'TOTAL'), DETAIL: of(dimension, 'DETAIL') });
  return { REGION: both('REGION'), SYSTEM: both('SYSTEM'), TYPE: both('TYPE') };
};

export const sumSummaryParts = forVariants(
  'sum_summary',
  (part, cells) => `
  select ${part} as part, ${SUMMED_COLUMNS.map((column) => `sum(c.${column})::text as ${column}`).join(', ')}
  ${fromMembers('rollup_cell', cells, SUMMED_COLUMNS, 'c.basis = $4 and c.month between $2 and $3')}
   group by 1`,
);

/** Reports of each part and month, on both bases. */
export const countSummaryReports = forVariants(
  'count_summary_reports',
  (part, cells) => `
  select ${part} as part, c.month,
         coalesce(sum(c.reports) filter (where c.basis = 'APPROVED'), 0)::int as approved,
         coalesce(sum(c.reports) filter (where c.basis = 'SUBMITTED'), 0)::int as "handedIn"
  ${fromMembers('rollup_cell', cells, ['month', 'basis', 'reports'], '$4::text is not null and c.month between $2 and $3')}
   group by 1, 2`,
);

/** By how much the number of institutions of each part changes, and in which month, up to the last one. */
export const selectSummaryRegister = forVariants(
  'select_summary_register',
  (part, cells) => `
  select ${part} as part, c.month, sum(c.change)::int as change
  ${fromMembers('register_change', cells, ['month', 'change'], '$4::text is not null and $2::int is not null and c.month <= $3')}
   group by 1, 2`,
);

export const selectMadeUp = statement(
  'select_made_up_institutions',
  'select exists (select 1 from institution where tenant_id = $1 and region_id = any ($2::int[]) and made_up) as "madeUp"',
);
