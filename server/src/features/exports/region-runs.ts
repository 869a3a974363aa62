// Which regions belong to a region in which months: every month under the tree of its own end, so that what is exported
// for 2021 is what lay there in 2021.
import { addMonths, dayOf, lastDayOf, type Day, type MonthKey, type RegionId, type RegionTree } from '@shuangcheng/domain';

/** Consecutive months in which a region lay in the subtree. */
export interface RegionRun {
  readonly regionId: RegionId;
  readonly from: MonthKey;
  readonly to: MonthKey;
}

/** The runs of a region's subtree from one month to another, by region and then by month. */
export const regionRuns = (tree: RegionTree, regionId: RegionId, first: MonthKey, last: MonthKey, now: Date): RegionRun[] => {
  const today: Day = dayOf(now);
  const runs = new Map<RegionId, { from: MonthKey; to: MonthKey }[]>();
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    const end = lastDayOf(month);
    for (const id of tree.regionsOfMonth(regionId, month, end < today ? end : today)) {
      const own = runs.get(id) ?? [];
      const run = own.at(-1);
      if (run && addMonths(run.to, 1) === month) run.to = month;
      else own.push({ from: month, to: month });
      runs.set(id, own);
    }
  }
  return [...runs].sort(([a], [b]) => a - b).flatMap(([id, own]) => own.map((run) => ({ regionId: id, ...run })));
};
