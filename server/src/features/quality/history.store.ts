// What institutions reported, month by month, in the columns in which the rules look at it.
import { FLOW_CODES, STOCK_CODES, type FlowCode, type History, type ItemCode, type MonthKey, type StockCode } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { STOCKS_AT, VERSION_TEXT } from '../reports/ledger-columns.js';

export interface InstitutionSpan {
  readonly institutionId: string;
  readonly from: MonthKey;
  readonly to: MonthKey;
}
/** Where a report stands, and which of its versions counts. */
export interface ReportedPlace {
  readonly version: number;
  readonly regionId: number;
  readonly type: string;
  readonly system: string;
}
type Column = readonly (number | null)[];
/** An institution's reports that count as submitted: their values in columns, with one place for a month. */
export interface ReportedMonths extends History {
  readonly places: readonly ReportedPlace[];
  /** How each value was obtained, as stored; of every item. */
  readonly hows: Readonly<Partial<Record<ItemCode, Column>>>;
  /** Stocks that no rule looks back at. */
  readonly otherStocks: Readonly<Partial<Record<StockCode, Column>>>;
}

/** Stocks that rules look back at. */
const STOCKS: readonly StockCode[] = ['FLOOR_AREA', 'ENERGY_USERS', 'STAFF', 'VEHICLES', 'VEHICLES_GASOLINE', 'VEHICLES_DIESEL'];

// Institution by institution, in the order of the index. The values of a version as one text: driver and database turn 55 columns
// into values at several times the price.
const selectHistory = statement(
  'select_report_history',
  `select w.institution_id as "institutionId", h.*
     from unnest($2::uuid[], $3::int[], $4::int[]) as w (institution_id, month_from, month_to)
    cross join lateral (
      select r.month, r.submitted_version as version, r.region_id as "regionId", r.type, r.system, ${VERSION_TEXT} as values
        from report r
        join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.submitted_version
       where r.tenant_id = $1 and r.institution_id = w.institution_id and r.month between w.month_from and w.month_to
         and r.submitted_version is not null
       order by r.month offset 0
    ) h`,
);
type MonthRow = ReportedPlace & { readonly institutionId: string; readonly month: MonthKey; readonly values: string };

const COMMA = 0x2c;
const ZERO_DIGIT = 0x30;

/** Puts the whole numbers of VERSION_TEXT, at most 10^15 each, into their columns; a column in which nothing stands is not made. */
const putValues = (columns: ((number | null)[] | undefined)[], text: string, row: number, rows: number): void => {
  let column = 0;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (code !== COMMA) {
      let value = 0;
      for (; at < text.length && code !== COMMA; code = text.charCodeAt((at += 1))) value = value * 10 + code - ZERO_DIGIT;
      (columns[column] ??= new Array<number | null>(rows).fill(null))[row] = value;
    }
    column += 1;
  }
};

const toMonths = (rows: readonly MonthRow[]): ReportedMonths => {
  const columns: ((number | null)[] | undefined)[] = [];
  rows.forEach(({ values }, row) => putValues(columns, values, row, rows.length));
  const quantities: Partial<Record<ItemCode, Column>> = {};
  const costs: Partial<Record<FlowCode, Column>> = {};
  const hows: Partial<Record<ItemCode, Column>> = {};
  const otherStocks: Partial<Record<StockCode, Column>> = {};
  FLOW_CODES.forEach((flow, index) => {
    const [quantity, cost, how] = columns.slice(3 * index, 3 * index + 3);
    if (quantity) quantities[flow] = quantity;
    if (cost) costs[flow] = cost;
    if (how) hows[flow] = how;
  });
  STOCK_CODES.forEach((stock, index) => {
    const [quantity, how] = columns.slice(STOCKS_AT + 2 * index, STOCKS_AT + 2 * index + 2);
    if (quantity) (STOCKS.includes(stock) ? quantities : otherStocks)[stock] = quantity;
    if (how) hows[stock] = how;
  });
  return { months: rows.map(({ month }) => month), places: rows, quantities, costs, hows, otherStocks };
};

/** The versions that count as submitted, by institution; an institution that reported nothing in its span is not there. */
export const readHistories = async (
  db: TenantDb,
  tenantId: number,
  spans: readonly InstitutionSpan[],
): Promise<ReadonlyMap<string, ReportedMonths>> => {
  const rows = await db.query<MonthRow>(selectHistory, [
    tenantId,
    spans.map((span) => span.institutionId),
    spans.map((span) => span.from),
    spans.map((span) => span.to),
  ]);
  const histories = new Map<string, ReportedMonths>();
  for (let first = 0; first < rows.length;) {
    const { institutionId } = rows[first]!;
    let end = first + 1;
    while (end < rows.length && rows[end]!.institutionId === institutionId) end += 1;
    histories.set(institutionId, toMonths(rows.slice(first, end)));
    first = end;
  }
  return histories;
};
