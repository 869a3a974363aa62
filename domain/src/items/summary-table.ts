// The regime's summary tables (综合表): the same sums laid out by region, by system or by type. Parts add up to the total
// exactly, whichever way is taken.
import { type Decimal, sum, ZERO } from '../decimal.js';
import { INSTITUTION_TYPES, type InstitutionType } from '../regions/institution-types.js';
import type { FlowCode, ItemCode } from './items.js';
import { SUMMARY_LINES, type SummaryLine } from './official-codes.js';

/** The sums of one part that no other part overlaps: a region's child, a system, a type. */
export interface SummaryPart {
  /** Flows summed over the period; stock values summed over institution-months. */
  readonly quantities: ReadonlyMap<ItemCode, Decimal>;
  /** In yuan. */
  readonly costs: ReadonlyMap<FlowCode, Decimal>;
}

/** A column of a table: the total, a subtotal, or one part. */
export interface SummaryColumnLayout {
  readonly code: string;
  readonly nameZh: string;
  readonly kind: 'TOTAL' | 'SUBTOTAL' | 'PART';
  /** The parts that the column sums. */
  readonly parts: readonly string[];
}

const allTypes = INSTITUTION_TYPES.map((type) => type.code);
const services: readonly InstitutionType[] = ['EDUCATION', 'SCIENCE', 'CULTURE', 'HEALTH', 'SPORTS', 'OTHER_SERVICE'];
const part = (code: string, nameZh: string, type: InstitutionType): SummaryColumnLayout => ({ code, nameZh, kind: 'PART', parts: [type] });

/** The columns of the classified summary, NY301_2020: S001 to S010. */
export const CLASSIFIED_COLUMNS: readonly SummaryColumnLayout[] = [
  { code: 'S001', nameZh: '合计', kind: 'TOTAL', parts: allTypes },
  part('S002', '国家机关', 'STATE_ORGAN'),
  { code: 'S003', nameZh: '事业单位小计', kind: 'SUBTOTAL', parts: services },
  part('S004', '教育', 'EDUCATION'),
  part('S005', '科技', 'SCIENCE'),
  part('S006', '文化', 'CULTURE'),
  part('S007', '卫生', 'HEALTH'),
  part('S008', '体育', 'SPORTS'),
  part('S009', '其他', 'OTHER_SERVICE'),
  part('S010', '团体组织', 'SOCIAL_GROUP'),
];

/** A total before its parts. */
export const columnsWithTotal = (parts: readonly { readonly code: string; readonly nameZh: string }[]): SummaryColumnLayout[] => [
  { code: 'TOTAL', nameZh: '合计', kind: 'TOTAL', parts: parts.map((each) => each.code) },
  ...parts.map(({ code, nameZh }): SummaryColumnLayout => ({ code, nameZh, kind: 'PART', parts: [code] })),
];

export interface SummaryCellValue {
  /** Null for stock values of a period none of whose months has ended. */
  readonly quantity: Decimal | null;
  /** In yuan; null for lines without cost. */
  readonly cost: Decimal | null;
}
export interface SummaryRowValues {
  readonly line: SummaryLine;
  /** In the order of the columns. */
  readonly cells: readonly SummaryCellValue[];
}

const STOCK_DECIMALS = 6;

/**
 * Each part's mean over the months, to six places: the running total is rounded instead of each part, so that the parts
 * add up to the rounded mean of all, which is the denominator that the figures of the same period have.
 */
const meansOf = (sums: readonly Decimal[], months: number): Decimal[] => {
  let before = ZERO;
  let through = ZERO;
  return sums.map((own) => {
    through = through.plus(own);
    const rounded = through.dividedBy(months).toDecimalPlaces(STOCK_DECIMALS);
    const mean = rounded.minus(before);
    before = rounded;
    return mean;
  });
};

type Values = ReadonlyMap<string, Decimal>;

/** What each part has of a line. */
const partValues = (
  line: SummaryLine,
  parts: ReadonlyMap<string, SummaryPart>,
  order: readonly string[],
  endedMonths: number,
): { quantities: Values | null; costs: Values | null } => {
  const sums = order.map((key) => sum(line.items.map((item) => parts.get(key)?.quantities.get(item) ?? ZERO)));
  const byPart = (values: readonly Decimal[]): Values => new Map(order.map((key, index) => [key, values[index]!]));
  const costs = order.map((key) => sum(line.items.map((item) => parts.get(key)?.costs.get(item as FlowCode) ?? ZERO)));
  const quantities = line.kind === 'FLOW' ? sums : endedMonths === 0 ? null : meansOf(sums, endedMonths);
  return { quantities: quantities && byPart(quantities), costs: line.costCode === null ? null : byPart(costs) };
};

/**
 * The lines of a summary table from the sums of its parts. Flows are sums; a stock value is the mean over the period's
 * ended months of what was reported. The first column must name every part, each once.
 */
export const layOutSummary = (
  columns: readonly SummaryColumnLayout[],
  parts: ReadonlyMap<string, SummaryPart>,
  endedMonths: number,
): SummaryRowValues[] =>
  SUMMARY_LINES.map((line) => {
    const { quantities, costs } = partValues(line, parts, columns[0]!.parts, endedMonths);
    const of = (values: Values | null, column: SummaryColumnLayout): Decimal | null =>
      values && sum(column.parts.map((key) => values.get(key)!));
    return { line, cells: columns.map((column) => ({ quantity: of(quantities, column), cost: of(costs, column) })) };
  });
