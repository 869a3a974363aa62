// npm run seed -- --full [--months 12] [--from 2020-01]: the demonstration of all 68,439 institutions.
import { addMonths, parsePeriod, type MonthKey } from '@shuangcheng/domain';
import { parseArgs } from 'node:util';
import { ensureDemonstrationAccounts } from './features/sign-in/demonstration-accounts.service.js';
import { readSettings } from './settings.js';
import {
  COMPACT_DEMONSTRATION,
  describeChoice,
  findDemonstration,
  findSchoolId,
  loadDemonstration,
  type DemonstrationChoice,
} from './start/load-demonstration.js';
import { loadReferenceData } from './start/load-reference-data.js';
import { openPlatform, refreshStatistics, withProvisioningLock } from './start/open-platform.js';

const readChoice = (): DemonstrationChoice => {
  const { values } = parseArgs({
    options: {
      full: { type: 'boolean', default: false },
      months: { type: 'string', default: '12' },
      from: { type: 'string', default: '2020-01' },
    },
  });
  if (!values.full) return COMPACT_DEMONSTRATION;
  const from = parsePeriod(values.from);
  const months = Number(values.months);
  if (from?.kind !== 'MONTH') throw new Error(`--from: expected a month such as 2020-01, got "${values.from}"`);
  if (!Number.isInteger(months) || months < 1 || months > 72)
    throw new Error(`--months: expected a whole number from 1 to 72, got "${values.months}"`);
  const firstMonth: MonthKey = from.year * 100 + from.firstMonth;
  return { scale: 'FULL', firstMonth, lastMonth: addMonths(firstMonth, months - 1) };
};

const seed = async (): Promise<void> => {
  const choice = readChoice();
  const settings = readSettings(process.env);
  if (settings.profile !== 'demonstration') throw new Error('made-up data are never loaded in the production profile');
  const startedAt = performance.now();
  const report = (line: string): void => console.log(`${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`);
  const platform = await openPlatform(settings, () => undefined);
  try {
    await withProvisioningLock(platform.ownerUrl, async () => {
      const tree = await loadReferenceData(platform.database, report);
      const present = await findDemonstration(platform.database);
      if (present !== null && present !== describeChoice(choice)) {
        throw new Error(`the database holds another demonstration (${present}); set DATA_DIR or DATABASE_URL to an empty one`);
      }
      const added = await loadDemonstration(platform.database, tree, choice, report);
      await refreshStatistics(platform.ownerUrl);
      await ensureDemonstrationAccounts(platform.database, { schoolInstitutionId: await findSchoolId(platform.database, tree) });
      report(`done: ${added} reports added (${describeChoice(choice)})`);
    });
  } finally {
    await platform.database.close();
    await platform.stop();
  }
};

seed().catch((error: unknown) => {
  console.error(`cannot seed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
