// npm run verify: recomputes every roll-up cell, report state and expected number from the ledger, and says what differs.
import { currentTree, makeLoadScope, withTenantSession } from '@shuangcheng/tenants';
import { findLedgerDifferences } from './features/reports/ledger.store.js';
import { readSettings } from './settings.js';
import { openPlatform } from './start/open-platform.js';

const verify = async (): Promise<number> => {
  const platform = await openPlatform(readSettings(process.env), () => undefined);
  try {
    const tree = await currentTree(platform.database);
    let differences = 0;
    if (tree.list().length === 0) throw new Error('the database holds no region yet; set DATA_DIR or DATABASE_URL to the one to verify');
    for (const province of tree.list().filter((region) => region.level === 'PROVINCE')) {
      const scope = makeLoadScope(platform.database, tree, province.tenantId, new Date());
      const found = await withTenantSession(scope, 'read', findLedgerDifferences);
      for (const [kind, rows] of Object.entries(found) as [string, readonly object[]][]) {
        console.log(`${province.code} ${kind}: ${rows.length} differences`);
        for (const row of rows) console.log(`  ${JSON.stringify(row)}`);
        differences += rows.length;
      }
    }
    return differences;
  } finally {
    await platform.database.close();
    await platform.stop();
  }
};

verify().then(
  (differences) => process.exit(differences === 0 ? 0 : 1),
  (error: unknown) => {
    console.error(`cannot verify: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
