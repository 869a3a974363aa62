// npm run verify: recomputes every roll-up cell, report state and expected number from the ledger and every link of the audit trail,
// every figure and seal of the editions, and says what differs. `-- 500000:123:<hash>` compares that link of 500000 with what was noted of it.
import { currentTree, makeLoadScope, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { checkChain, type ChainAnchor } from './features/audit/audit-chain.service.js';
import { verifyEditions } from './features/editions/edition-check.service.js';
import { findLedgerDifferences } from './features/reports/ledger.store.js';
import { readSettings } from './settings.js';
import { openPlatform } from './start/open-platform.js';

/** "500000:123:0af3…", as the log and `auditIntegrity` tell a link. */
const readAnchor = (text: string): ChainAnchor & { readonly tenantId: number } => {
  const [, tenantId, link, hash] = /^(\d{6}):(\d{1,18}):((?:[\da-f]{2})+)$/i.exec(text) ?? [];
  if (!hash) throw new Error(`expected a link as 500000:123:<hash in hexadecimal>, got ${text}`);
  return { tenantId: Number(tenantId), linkNumber: BigInt(link!), hash: Buffer.from(hash, 'hex') };
};

/** Prints what is wrong with a province's audit chain; gives how much. */
const verifyAuditTrail = async (scope: RequestScope, tenantId: number, anchors: readonly ChainAnchor[]): Promise<number> => {
  const { checkedTo, waiting, headHash, faults } = await checkChain(scope, tenantId, { anchors });
  const head = headHash ? `, newest link ${tenantId}:${checkedTo}:${headHash.toString('hex')}` : '';
  console.log(`${tenantId} auditTrail: ${checkedTo} links, ${waiting} waiting, ${faults.length} faults${head}`);
  for (const { kind, linkNumber, recordId } of faults) console.log(`  ${kind} link ${linkNumber ?? '-'} record ${recordId ?? '-'}`);
  return faults.length;
};

/** Prints what is wrong with a province's editions; gives how much. */
const verifyProvinceEditions = async (scope: RequestScope, tenantId: number): Promise<number> => {
  let found = 0;
  let count = 0;
  for await (const { edition, faults } of verifyEditions(scope, tenantId)) {
    count += 1;
    found += faults.length;
    if (faults.length > 0) console.log(`${tenantId} edition ${edition}: ${faults.length} differences`);
    for (const fault of faults) console.log(`  ${JSON.stringify(fault)}`);
  }
  console.log(`${tenantId} editions: ${count} verified, ${found} differences`);
  return found;
};

const verify = async (): Promise<number> => {
  const anchors = process.argv.slice(2).map(readAnchor);
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
      const own = anchors.filter((anchor) => anchor.tenantId === province.tenantId);
      differences += await verifyAuditTrail(scope, province.tenantId, own);
      differences += await verifyProvinceEditions(scope, province.tenantId);
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
