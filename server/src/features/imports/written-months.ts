// What an import has written: the months of each institution.
import type { MonthKey } from '@shuangcheng/domain';

export interface WrittenReport {
  readonly institutionId: string;
  readonly regionId: number;
  readonly month: MonthKey;
}
export interface WrittenInstitution {
  readonly institutionId: string;
  readonly regionId: number;
  readonly months: readonly MonthKey[];
}

/** Some 300 bytes an institution, whatever the order of the file. */
export class WrittenMonths {
  readonly #institutions = new Map<string, { regionId: number; readonly months: MonthKey[] }>();

  add(reports: Iterable<WrittenReport>): void {
    for (const { institutionId, regionId, month } of reports) {
      const known = this.#institutions.get(institutionId);
      if (!known) this.#institutions.set(institutionId, { regionId, months: [month] });
      else if (!known.months.includes(month)) known.months.push(month);
    }
  }

  /** County by county, the months of each institution ascending. */
  list(): WrittenInstitution[] {
    return [...this.#institutions]
      .map(([institutionId, { regionId, months }]) => ({ institutionId, regionId, months: months.sort((a, b) => a - b) }))
      .sort((a, b) => a.regionId - b.regionId);
  }
}
