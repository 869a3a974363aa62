// What a row of a batch or a file takes over from an earlier row of the same institution, as if that one had been written already:
// what comes of a row depends on the rows before it, never on where the batch was cut.
import type { MonthKey } from '@shuangcheng/domain';
import { carriedHow, type StandingStocks } from './report-entry.js';
import type { ReportRow } from './report-row.js';

export type { StandingStocks };

const sameWhenCarried = (a: StandingStocks | null, b: StandingStocks): boolean =>
  a !== null &&
  b.stocks.every((value, index) => value === a.stocks[index]) &&
  b.stockHow.every((how, index) => carriedHow(how) === carriedHow(a.stockHow[index] ?? null));

export class CarriedStocks {
  #rows = new Map<string, StandingStocks[]>();
  /** `earlier`: what rows before these leave that cannot be read yet. */
  constructor(private readonly earlier: CarriedStocks | null = null) {}

  /** What these rows leave, those that are still to come among them, without what was before them. */
  own(): CarriedStocks {
    const own = new CarriedStocks();
    own.#rows = this.#rows;
    return own;
  }

  /** The nearest of the month or before it: the ledger's, or that of an earlier row, which is newer where the month is the same. */
  before(institutionId: string, month: MonthKey, inLedger: StandingStocks | null): StandingStocks | null {
    let nearest: StandingStocks | null = this.earlier ? this.earlier.before(institutionId, month, inLedger) : inLedger;
    for (const row of this.#rows.get(institutionId) ?? [])
      if (row.month <= month && (nearest === null || row.month >= nearest.month)) nearest = row;
    return nearest;
  }

  /** Remembers a row that was accepted, unless what it leaves is what was there before. */
  add(row: ReportRow, before: StandingStocks | null): void {
    if (sameWhenCarried(before, row)) return;
    const { month, stocks, stockHow } = row;
    const known = this.#rows.get(row.institutionId);
    if (known) known.push({ month, stocks, stockHow });
    else this.#rows.set(row.institutionId, [{ month, stocks, stockHow }]);
  }
}
