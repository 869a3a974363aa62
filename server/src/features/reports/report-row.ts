// One version of a report as the ledger keeps it: whole numbers of the items' smallest kept units, in the order of
// FLOW_CODES and STOCK_CODES.
import type { Acquisition, FixedPoint, MonthKey } from '@shuangcheng/domain';

/** How a value was obtained, as stored: the acquisition's number; 9 not applicable; 11–13 taken over from the report before. */
export type HowCode = 1 | 2 | 3 | 9 | 11 | 12 | 13;
export const HOW: Readonly<Record<Acquisition, 1 | 2 | 3>> = { METERED: 1, LUMP_SUM: 2, ESTIMATED: 3 };
export const NOT_APPLICABLE = 9;
export const CARRIED = 10;

export interface ReportRow {
  readonly institutionId: string;
  readonly month: MonthKey;
  /** Null: missing, or not applicable where `flowHow` says so. */
  readonly flows: readonly (FixedPoint | null)[];
  /** In fen; null where no cost was given. */
  readonly flowCosts: readonly (bigint | null)[];
  readonly flowHow: readonly (HowCode | null)[];
  readonly stocks: readonly (FixedPoint | null)[];
  readonly stockHow: readonly (HowCode | null)[];
}

/** A report with what happened to it in the past, for taking over records that were kept elsewhere. */
export interface RecordedReport extends ReportRow {
  readonly submittedAt: Date;
  readonly decision: { readonly kind: 'APPROVE' | 'RETURN'; readonly at: Date; readonly reason: string | null } | null;
}
