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

// What moved institutions reported in a region: looked up report by report, added to a part (sign 1) or taken out of it (-1).
const fromMoved = `
    from unnest($7::text[], $8::uuid[], $9::int[], $10::int[]) as m (part, institution_id, region_id, sign)
    join report r on r.tenant_id = $1 and r.institution_id = m.institution_id and r.region_id = m.region_id and r.month between $2 and $3
     and ($5::text is null or r.type = $5) and ($6::text[] is null or r.system = any ($6))`;
const movedPartOf: Readonly<Record<SummaryDimension, string>> = { REGION: 'm.part', SYSTEM: 'r.system', TYPE: 'r.type' };
const forDimensions = (name: string, make: (part: string) => string): Readonly<Record<SummaryDimension, Statement>> => {
  const of = (dimension: SummaryDimension): Statement => statement(`${name}_by_${dimension}`.toLowerCase(), make(movedPartOf[dimension]));
  return { REGION: of('REGION'), SYSTEM: of('SYSTEM'), TYPE: of('TYPE') };
};

export const sumSummaryMoved = forDimensions(
  'sum_summary_moved',
  (part) => `
  select ${part} as part, ${SUMMED_COLUMNS.map((column) => `coalesce(sum(m.sign * v.${column}), 0)::text as ${column}`).join(', ')}
  ${fromMoved}
    join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month
     and v.version = case when $4 = 'APPROVED' then r.approved_version else r.submitted_version end
   group by 1`,
);

export const countSummaryMoved = forDimensions(
  'count_summary_moved',
  (part) => `
  select ${part} as part, r.month,
         coalesce(sum(m.sign) filter (where r.approved_version is not null), 0)::int as approved,
         coalesce(sum(m.sign) filter (where r.submitted_version is not null), 0)::int as "handedIn"
  ${fromMoved}
   where $4::text is not null
   group by 1, 2`,
);

export const selectMadeUp = statement(
  'select_made_up_institutions',
  `select exists (select 1 from institution where tenant_id = $1 and region_id = any ($2::int[]) and made_up)
       or exists (select 1 from institution where tenant_id = $1 and institution_id = any ($3::uuid[]) and made_up) as "madeUp"`,
);
