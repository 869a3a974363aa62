// The report versions that an edition lists, summed anew from the ledger.
import { SUM_ENTRIES, type LedgerSum } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { EditionKey } from './edition-id.js';
import { sumsOf } from './edition-snapshot.store.js';

// When a report came in on time is no part of its versions.
export const LEDGER_ENTRIES = SUM_ENTRIES.filter((entry) => entry !== 'ON_TIME');

const sumListed = statement(
  'sum_listed_versions',
  `select e.region_id as "regionId", ${sumsOf(LEDGER_ENTRIES)} as sums
     from edition_report e
    cross join lateral unnest(e.institutions, e.versions) as u (institution_id, version)
     join report_version v on v.tenant_id = $1::int and v.institution_id = u.institution_id and v.month = e.month and v.version = u.version
    where e.tenant_id = $1::int and e.edition_id = $2::uuid
    group by e.region_id`,
);

/** The sums of each region's listed versions, in the order of `LEDGER_ENTRIES`; a version that is gone is in none. */
export const sumListedVersions = async (db: TenantDb, { tenantId, editionId }: EditionKey): Promise<LedgerSum[]> =>
  (await db.query<{ regionId: number; sums: string[] }>(sumListed, [tenantId, editionId])).map((row) => ({
    regionId: row.regionId,
    sums: row.sums.map(BigInt),
  }));
