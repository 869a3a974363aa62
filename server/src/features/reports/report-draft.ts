// A row on its way into the ledger, before anybody else's data is asked: what it says, for whom, and what is wrong with it so far.
import {
  monthOf,
  parsePeriod,
  problem,
  readMeasures,
  type MeasureEntry,
  type MonthKey,
  type Problem,
  type ReadMeasures,
} from '@shuangcheng/domain';
import { canDo, type RequestScope } from '@shuangcheng/tenants';
import { placeText, type ReportPlace } from './report-change.store.js';
import type { InstitutionPlace } from './report-context.store.js';
import type { ReportRow } from './report-row.js';

export interface SubmittedRow {
  readonly institution: string;
  readonly period: string;
  readonly values: readonly MeasureEntry[];
  readonly expectedVersion?: number | null;
}

/** Where an institution stood in a month of which it was in the register. */
export type DraftPlace = ReportPlace & { readonly regionId: number; readonly type: string; readonly system: string };

export interface Draft {
  readonly row: SubmittedRow;
  readonly path: readonly string[];
  readonly month: MonthKey | null;
  readonly read: ReadMeasures;
  readonly problems: Problem[];
  place: DraftPlace | null;
  /** Of the place: what its report is found by. */
  key: string;
  values: ReportRow | null;
}
export type PlacedDraft = Draft & { readonly month: MonthKey; readonly place: DraftPlace };

export const isGood = (draft: Draft): draft is PlacedDraft => draft.problems.length === 0 && draft.place !== null;

const readMonth = (text: string, thisMonth: MonthKey, path: readonly string[], problems: Problem[]): MonthKey | null => {
  const period = parsePeriod(text.trim());
  if (period?.kind !== 'MONTH') {
    problems.push(problem('BAD_PERIOD', [...path, 'period'], { actual: text }));
    return null;
  }
  const month = period.year * 100 + period.firstMonth;
  if (month > thisMonth) problems.push(problem('PERIOD_NOT_OPEN', [...path, 'period'], { actual: text }));
  return month;
};

/** Reads rows; `pathOf` leads to each of them. */
export const readDrafts = (scope: RequestScope, rows: readonly SubmittedRow[], pathOf: (index: number) => readonly string[]): Draft[] => {
  const thisMonth = monthOf(scope.now);
  return rows.map((row, index) => {
    const path = pathOf(index);
    const problems: Problem[] = [];
    const month = readMonth(row.period, thisMonth, path, problems);
    const read = readMeasures(row.values, [...path, 'values']);
    problems.push(...read.problems);
    return { row, path, month, read, problems, place: null, key: '', values: null };
  });
};

/** Puts a draft where its institution stood; `found` is undefined for one that the caller does not see. */
export const placeDraft = (scope: RequestScope, draft: Draft, found: InstitutionPlace | undefined): void => {
  const { path, problems, row } = draft;
  if (!found) {
    problems.push(problem('UNKNOWN_INSTITUTION', [...path, 'institution'], { actual: row.institution }));
    return;
  }
  const { institutionId, month, regionId, type, system, presentRegionId, presentSystem } = found;
  if (!canDo(scope, 'reports:submit', { regionId: presentRegionId, system: presentSystem, institutionId })) {
    problems.push(problem('NOT_ALLOWED', [...path, 'institution'], { action: 'reports:submit' }));
  } else if (regionId === null || type === null || system === null) {
    problems.push(problem('INSTITUTION_NOT_OPEN', [...path, 'period'], { actual: row.period }));
  } else {
    draft.place = { institutionId, month, regionId, type, system };
    draft.key = placeText(draft.place);
  }
};

/** Of several good drafts for one report the first stands. */
export const refuseRepeated = (drafts: readonly Draft[]): void => {
  const seen = new Set<string>();
  for (const draft of drafts) {
    if (!isGood(draft)) continue;
    if (seen.has(draft.key))
      draft.problems.push(problem('DUPLICATE_ROW', draft.path, { actual: `${draft.row.institution} ${draft.row.period}` }));
    seen.add(draft.key);
  }
};
