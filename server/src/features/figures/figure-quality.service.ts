// How complete and how sure a figure is: what was due, handed in and approved behind it, and how it was measured.
import {
  Decimal,
  evaluate,
  monthsOf,
  monthsToReport,
  percentOf,
  unreviewedShare,
  type AcquisitionShares,
  type MissingEntries,
  type MonthKey,
} from '@shuangcheng/domain';
import type { RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import type { InstitutionHead } from '../institutions/institution-reading.store.js';
import { readActivity, readInstitutionActivity, runOf } from './activity-reading.service.js';
import type { Activity, ActivityKey, Basis, MonthCounts } from './activity.store.js';
import type { FigureView } from './figure.service.js';

/** Institution-months that are due, each counted in one of the three. */
export interface DueCounts {
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
  readonly missing: number;
}
export interface QualityView extends DueCounts, AcquisitionShares, MissingEntries {
  readonly coverage: Decimal | null;
  /** Read only when it is asked for. */
  readonly unreviewedShare: Decimal | null | Promise<Decimal | null>;
  readonly provisionalFactor: boolean;
}

const clipped = (expected: number, approved: number, handedIn: number): DueCounts => {
  const counted = Math.min(approved, expected);
  const waiting = Math.min(Math.max(handedIn - approved, 0), expected - counted);
  return { expected, approved: counted, waiting, missing: expected - counted - waiting };
};

/** The running sum of register changes: how many institutions are expected in a month. */
export const expectedIn = (changes: ReadonlyMap<MonthKey, number>, month: MonthKey): number => {
  let expected = 0;
  for (const [since, change] of changes) if (since <= month) expected += change;
  return expected;
};

const countsOf = (loaders: Loaders, view: FigureView, due: readonly MonthKey[]) => {
  const { place, choice } = view;
  if (due.length === 0) return clipped(0, 0, 0);
  if (!('region' in place)) return institutionCounts(loaders, view, due);
  return choice.asOf === null ? regionCounts(loaders, place.key, due) : regionCountsAsOf(loaders, place.key, due, choice.asOf);
};

/** How complete a figure is, in institution-months that were due. */
export const getQuality = async (scope: RequestScope, loaders: Loaders, view: FigureView): Promise<QualityView> => {
  const { meteredShare, lumpSumShare, estimatedShare, provisionalFactor } = view.figure;
  const due = monthsToReport(view.period, scope.now);
  const counts = await countsOf(loaders, view, due);
  return {
    ...counts,
    coverage: percentOf(new Decimal(counts.approved), new Decimal(counts.expected)),
    meteredShare,
    lumpSumShare,
    estimatedShare,
    ...view.missing,
    get unreviewedShare() {
      return getUnreviewedShare(loaders, view);
    },
    provisionalFactor,
  };
};

/** The sums of the figure's own place and months, on a basis. */
const readOn = (loaders: Loaders, { place, choice, period }: FigureView, basis: Basis): Promise<Activity> => {
  if ('key' in place) return readActivity(loaders, { ...place.key, basis }, choice.asOf);
  const { tenantId, institutionId } = place.institution;
  return readInstitutionActivity(loaders, { tenantId, institutionId, ...runOf(monthsOf(period)), basis }, choice.asOf);
};

const getUnreviewedShare = async (loaders: Loaders, view: FigureView): Promise<Decimal | null> => {
  const bases = await Promise.all((['APPROVED', 'SUBMITTED'] as const).map((basis) => readOn(loaders, view, basis)));
  const [approved, submitted] = bases.map((sums) => evaluate(view.code, sums, view.context));
  if ([approved, submitted].some((figure) => figure!.reason === 'FACTOR_MISSING')) return null;
  return unreviewedShare(approved!.numerator, submitted!.numerator);
};

/** As known at an instant: the counts of all due months together, since the history is summed for a run of months. */
const regionCountsAsOf = async (loaders: Loaders, key: ActivityKey, due: readonly MonthKey[], asOf: Date) => {
  const run = { ...key, ...runOf(due) };
  const [changes, approved, handedIn] = await Promise.all([
    loaders.registerChanges.load(key),
    loaders.activityAsOf.load({ key: { ...run, basis: 'APPROVED' }, asOf }),
    loaders.activityAsOf.load({ key: { ...run, basis: 'SUBMITTED' }, asOf }),
  ]);
  const expected = due.reduce((total, month) => total + expectedIn(changes, month), 0);
  return clipped(expected, approved.reports, handedIn.reports);
};

/** Institution-months of the due months, each clipped on its own. */
export const countDue = (
  due: readonly MonthKey[],
  changes: ReadonlyMap<MonthKey, number>,
  counted: ReadonlyMap<MonthKey, MonthCounts>,
): DueCounts => {
  const months = due.map((month) => {
    const count = counted.get(month);
    return clipped(expectedIn(changes, month), count?.approved ?? 0, count?.handedIn ?? 0);
  });
  const total = (take: (month: DueCounts) => number) => months.reduce((acc, month) => acc + take(month), 0);
  return {
    expected: total((m) => m.expected),
    approved: total((m) => m.approved),
    waiting: total((m) => m.waiting),
    missing: total((m) => m.missing),
  };
};
const regionCounts = async (loaders: Loaders, key: ActivityKey, due: readonly MonthKey[]) => {
  const [changes, counted] = await Promise.all([loaders.registerChanges.load(key), loaders.reportCounts.load({ ...key, ...runOf(due) })]);
  return countDue(due, changes, counted);
};

const institutionCounts = async (loaders: Loaders, view: FigureView, due: readonly MonthKey[]) => {
  const { institution } = view.place as { institution: InstitutionHead };
  const open = due.filter((month) => institution.openMonths(month));
  if (open.length === 0) return clipped(0, 0, 0);
  const base = { tenantId: institution.tenantId, institutionId: institution.institutionId, ...runOf(due) };
  const [approved, handedIn] = await Promise.all([
    readInstitutionActivity(loaders, { ...base, basis: 'APPROVED' }, view.choice.asOf),
    readInstitutionActivity(loaders, { ...base, basis: 'SUBMITTED' }, view.choice.asOf),
  ]);
  return clipped(open.length, approved.reports, handedIn.reports);
};
