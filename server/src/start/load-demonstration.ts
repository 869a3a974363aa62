// The demonstration: institutions, reports and baselines that are made up, through the services of a county's own data.
import { formatPeriod, monthPeriod, yearPeriod, type MonthKey, type RegionTree } from '@shuangcheng/domain';
import { makeLoadScope, withPlatformSession, withTenantSession, type Database } from '@shuangcheng/tenants';
import { generateDemonstration } from '../features/demonstration/generate.js';
import { DEMONSTRATION_SCHOOL_CODE } from '../features/demonstration/demonstration-school.js';
import { findInstitutionByCode } from '../features/institutions/institution-reading.store.js';
import { addInstitutions } from '../features/institutions/institution.store.js';
import { addBaselines } from '../features/plans/plan.store.js';
import { checkRecordedReports } from '../features/reports/report-check.service.js';
import { recordReports } from '../features/reports/report-recording.service.js';
import type { RecordedReport } from '../features/reports/report-row.js';
import { findLoad, recordLoad } from './data-load.store.js';
import type { Report } from './load-reference-data.js';

const LOAD_NAME = 'demonstration';
const SEED = 20201231;

export interface DemonstrationChoice {
  readonly scale: 'COMPACT' | 'FULL';
  readonly firstMonth: MonthKey;
  readonly lastMonth: MonthKey;
}
/** What a first start loads. */
export const COMPACT_DEMONSTRATION: DemonstrationChoice = { scale: 'COMPACT', firstMonth: 202001, lastMonth: 202512 };

/** What demonstration the database holds, as "COMPACT 2020-01 2025-12"; null for none. */
export const findDemonstration = (database: Database): Promise<string | null> =>
  withPlatformSession(database, (db) => findLoad(db, LOAD_NAME));

export const describeChoice = ({ scale, firstMonth, lastMonth }: DemonstrationChoice): string =>
  `${scale} ${formatPeriod(monthPeriod(firstMonth))} ${formatPeriod(monthPeriod(lastMonth))}`;

const REPORTS_IN_A_STEP = 100_000;

function* takeFrom<T>(rows: Iterator<T>, count: number, first: T): Iterable<T> {
  yield first;
  for (let taken = 1; taken < count; taken += 1) {
    const next = rows.next();
    if (next.done) return;
    yield next.value;
  }
}

/** Records a tenant's reports in steps, each a transaction of its own, so that an interrupted load goes on where it was. */
const recordInSteps = async (
  database: Database,
  tree: RegionTree,
  tenantId: number,
  rows: Iterable<RecordedReport>,
  report: Report,
): Promise<number> => {
  const iterator = rows[Symbol.iterator]();
  let recorded = 0;
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    const scope = makeLoadScope(database, tree, tenantId, new Date());
    const step = await recordReports(scope, tenantId, takeFrom(iterator, REPORTS_IN_A_STEP, next.value));
    recorded += step.recorded;
    report(`demonstration ${tenantId}: ${recorded} reports`);
  }
  return recorded;
};

/** What waits for review gets its findings, as if it had come in by submission; what was approved years ago does not. */
const checkWaiting = async (
  database: Database,
  tree: RegionTree,
  tenantId: number,
  { lastMonth }: DemonstrationChoice,
): Promise<number> => {
  const scope = makeLoadScope(database, tree, tenantId, new Date());
  const { findings } = await checkRecordedReports(scope, tenantId, yearPeriod(Math.floor(lastMonth / 100)), true);
  return findings;
};

/** Loads the demonstration unless it is there; gives the number of reports that it added. */
export const loadDemonstration = async (
  database: Database,
  tree: RegionTree,
  choice: DemonstrationChoice,
  report: Report,
): Promise<number> => {
  const demonstration = generateDemonstration({ regions: tree.list(), seed: SEED, ...choice });
  const loadTenant = async (tenantId: number): Promise<number> => {
    const scope = makeLoadScope(database, tree, tenantId, new Date());
    await withTenantSession(scope, 'write', async (db) => {
      await addInstitutions(
        db,
        demonstration.institutions.filter((institution) => institution.tenantId === tenantId),
      );
      await addBaselines(
        db,
        demonstration.baselines.filter((baseline) => baseline.tenantId === tenantId),
      );
    });
    const recorded = await recordInSteps(database, tree, tenantId, demonstration.reports(tenantId), report);
    report(`demonstration ${tenantId}: ${await checkWaiting(database, tree, tenantId, choice)} findings in what waits for review`);
    return recorded;
  };
  // Side by side: one province is made while the database writes the other.
  const counts = await Promise.all([500000, 510000].map(loadTenant));
  const reports = counts.reduce((total, count) => total + count, 0);
  await withPlatformSession(database, (db) =>
    recordLoad(db, LOAD_NAME, describeChoice(choice), { institutions: demonstration.institutions.length, reports }),
  );
  return reports;
};

/** The institution for which the demonstration account of a reporter submits. Throws when the demonstration is not loaded. */
export const findSchoolId = async (database: Database, tree: RegionTree): Promise<string> => {
  const scope = makeLoadScope(database, tree, 500000, new Date());
  const school = await withTenantSession(scope, 'read', (db) => findInstitutionByCode(db, [500000], DEMONSTRATION_SCHOOL_CODE));
  if (!school) throw new Error(`the demonstration has no institution ${DEMONSTRATION_SCHOOL_CODE}`);
  return school.institutionId;
};
