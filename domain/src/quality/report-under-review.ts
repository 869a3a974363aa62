// What the rules look at: the report, what the same institution reported before, and what institutions like it report.
import type { Decimal } from '../decimal.js';
import type { Acquisition, FlowCode, ItemCode } from '../items/items.js';
import type { Day, MonthKey } from '../periods/period.js';
import type { InstitutionType, SystemCode } from '../regions/institution-types.js';

export interface ReportedValue {
  /** In the item's own unit; null: missing, or not applicable where so marked. */
  readonly quantity: Decimal | null;
  /** Yuan. */
  readonly cost: Decimal | null;
  readonly acquisition: Acquisition | null;
  readonly notApplicable: boolean;
  /** Taken over from the report before: `quantity` is the earlier one. */
  readonly carried: boolean;
}

/** By item; what is not there is missing. */
export type ReportedValues = Pick<ReadonlyMap<ItemCode, ReportedValue>, 'get'>;

/** A stretch in which the institution stands in the register: from that day on, up to but without `validTo`. */
export interface Validity {
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** Whether reports of a month are taken: the caller asks the calendar and its locks, the rules have no clock. */
export type PeriodState = 'NOT_YET_OPEN' | 'OPEN' | 'CLOSED';

export interface ReportUnderReview<Values extends ReportedValues = ReadonlyMap<ItemCode, ReportedValue>> {
  readonly institution: {
    readonly type: InstitutionType;
    readonly system: SystemCode;
    /** Several where it was closed and reopened. */
    readonly validity: readonly Validity[];
  };
  readonly month: MonthKey;
  readonly periodState: PeriodState;
  readonly values: Values;
  /** Totals that a form prints beside their parts, by code of the form (150 petrol, 151 its cost …). */
  readonly printedTotals?: ReadonlyMap<string, Decimal>;
}

/**
 * The institution's earlier reports that count, as columns: one array for an item, one place for a month. Whole numbers
 * of the item's smallest kept unit and of fen; a report's are at most 10^15, so that a float holds them exactly and
 * `array_agg(electricity::float8 order by month)` delivers them. Null: missing or not applicable. Three years are enough.
 */
export interface History {
  /** Ascending, before the report's month; gaps are no matter. */
  readonly months: readonly MonthKey[];
  readonly quantities: Readonly<Partial<Record<ItemCode, readonly (number | null)[]>>>;
  readonly costs: Readonly<Partial<Record<FlowCode, readonly (number | null)[]>>>;
}
export const NO_HISTORY: History = { months: [], quantities: {}, costs: {} };

/** Median and median absolute deviation (not scaled) of natural logarithms, over so many institutions. */
export interface RobustStatistic {
  readonly count: number;
  readonly median: number;
  readonly mad: number;
}

/** Of one flow in the report's month, over the institutions that have positive values for it. Natural logarithms. */
export interface PeerFlowStatistics {
  /** ln(quantity ÷ what it is used for, see USED_FOR), in the items' own units. */
  readonly perUse: RobustStatistic | null;
  /** ln(quantity ÷ the same institution's a year before). */
  readonly yearOnYear: RobustStatistic | null;
  /** ln(quantity ÷ the same institution's a month before). */
  readonly monthOnMonth: RobustStatistic | null;
  /** ln(unit price ÷ the same institution's a month before). */
  readonly priceChange: RobustStatistic | null;
}

/** Institutions of the same type and county in the report's month: one set of statistics for many reports. */
export interface PeerStatistics {
  /** ln(kgce/m² of the month), petrol and diesel left out. */
  readonly energyPerArea: RobustStatistic | null;
  readonly flows: Readonly<Partial<Record<FlowCode, PeerFlowStatistics>>>;
}
export const NO_PEERS: PeerStatistics = { energyPerArea: null, flows: {} };
