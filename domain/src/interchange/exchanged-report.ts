// A report as it goes out, whatever the format: official codes, quantities as exact text, and what of it is missing left out.
import type { Decimal } from '../decimal.js';
import { getItem, type Acquisition, type ItemCode } from '../items/items.js';
import { quantityCodeOf } from './exchange-row.js';

/** An item as the ledger has it; one that is missing is not there at all. */
export interface ExchangedMeasure {
  readonly item: string;
  readonly quantity: Decimal | null;
  readonly cost: Decimal | null;
  readonly acquisition: Acquisition;
  readonly notApplicable: boolean;
  readonly carried: boolean;
}

/** What goes out with a report and is not read back: where it stands, and which version it is. */
export interface ReportRemarks {
  readonly name: string;
  readonly region: string;
  readonly type: string;
  readonly system: string;
  readonly version: number;
  readonly status: 'APPROVED' | 'SUBMITTED';
  readonly madeUp: boolean;
}
export const REPORT_REMARKS: readonly (keyof ReportRemarks)[] = ['name', 'region', 'type', 'system', 'version', 'status', 'madeUp'];

export interface ExchangedReport {
  readonly institution: string;
  /** "2024-03". */
  readonly period: string;
  readonly remarks: ReportRemarks;
  readonly measures: readonly ExchangedMeasure[];
}

/** The item's official code, its exact quantity and unit, and cost where there is one. */
export const exchangedItem = ({ item, quantity, cost }: ExchangedMeasure) => ({
  code: quantityCodeOf(item as ItemCode),
  unit: getItem(item).unit,
  quantity: quantity?.toFixed() ?? null,
  cost: cost?.toFixed() ?? null,
});
