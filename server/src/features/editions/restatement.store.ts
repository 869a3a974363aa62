// Which report versions two editions do not have in common, and what these change: looked up one by one in the ledger.
import { type ChangedSums, type EditionPlace } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { EditionKey } from './edition-id.js';
import { LEDGER_ENTRIES } from './edition-ledger.store.js';
import { partOf } from './edition-snapshot.store.js';

// Regions and months that list the same versions in both editions are left out before anything is taken apart.
const listed = (name: string, edition: string, other: string): string => `
  ${name} as (
    select e.region_id, e.month, u.institution_id, u.version
      from edition_report e cross join lateral unnest(e.institutions, e.versions) as u (institution_id, version)
     where e.tenant_id = $1::int and e.edition_id = ${edition}::uuid
       and not exists (select 1 from edition_report o
                        where o.tenant_id = e.tenant_id and o.edition_id = ${other}::uuid and o.region_id = e.region_id and o.month = e.month
                          and o.institutions = e.institutions and o.versions = e.versions)
  )`;
/** `changed`: an institution's month with its version and region in both; `home` is where the old edition counts it. */
const changes = `
  with ${listed('old', '$2', '$3')}, ${listed('new', '$3', '$2')}, stood as (
    select distinct on (institution_id) institution_id, region_id from old order by institution_id, month
  ), changed as (
    select coalesce(o.institution_id, n.institution_id) as institution_id, coalesce(o.month, n.month) as month, o.version as old_version,
           n.version as new_version, o.region_id as old_region, n.region_id as new_region,
           coalesce(o.region_id, s.region_id, k.known_region) as home
      from old o
      full join new n on n.institution_id = o.institution_id and n.month = o.month
      left join stood s on s.institution_id = n.institution_id
      left join unnest($4::int[], $5::int[]) as k (region_id, known_region) on k.region_id = n.region_id
  )`;

const sumChanges = statement(
  'sum_changed_versions',
  `${changes}, part as (
     select home, institution_id, month, version, sign,
            case when old_version is null then 'LATE' when new_version is null then 'WITHDRAWN' else 'CORRECTED' end as change
       from changed cross join lateral (values (old_version, -1), (new_version, 1)) as v (version, sign)
      where old_version is distinct from new_version and version is not null
   )
   select p.home as "regionId", p.change, array[${LEDGER_ENTRIES.map((entry) => `coalesce(sum(p.sign * (${partOf(entry)})), 0)::bigint`).join(', ')}] as sums
     from part p
     join report_version v on v.tenant_id = $1::int and v.institution_id = p.institution_id and v.month = p.month and v.version = p.version
    group by p.home, p.change`,
);
const countChanges = statement(
  'count_changed_versions',
  `${changes}
   select (count(*) filter (where old_version is null))::int as late, (count(*) filter (where new_version is null))::int as withdrawn,
          (count(*) filter (where old_version <> new_version))::int as corrected, (count(*) filter (where old_region <> new_region))::int as moved
     from changed`,
);

/** Report versions by what became of them. */
export interface ChangeCounts {
  readonly late: number;
  readonly withdrawn: number;
  readonly corrected: number;
  /** Months that count in another region, corrected ones among them. */
  readonly moved: number;
}

/**
 * Where the old tree counts what the new edition has in a region, as far as nothing better is known of an institution: in the region itself,
 * or in the nearest above it that the old tree has.
 */
const knownRegions = (old: readonly EditionPlace[], next: readonly EditionPlace[]): { regionId: number; known: number }[] => {
  const inOld = new Set(old.map((place) => place.regionId));
  const parents = new Map(next.map((place) => [place.regionId, place.parentId]));
  const known = (regionId: number): number => (inOld.has(regionId) ? regionId : known(parents.get(regionId)!));
  return next.map(({ regionId }) => ({ regionId, known: known(regionId) }));
};

/** What changed between the report versions of two editions of a province and period; sums in the order of `entries`. */
export const readChanges = async (
  db: TenantDb,
  [old, next]: readonly [EditionKey, EditionKey],
  [oldPlaces, newPlaces]: readonly [readonly EditionPlace[], readonly EditionPlace[]],
  entries: readonly string[],
): Promise<{ changes: ChangedSums[]; counts: ChangeCounts }> => {
  const known = knownRegions(oldPlaces, newPlaces);
  const values = [old.tenantId, old.editionId, next.editionId, known.map(({ regionId }) => regionId), known.map((each) => each.known)];
  const rows = await db.query<Omit<ChangedSums, 'sums'> & { readonly sums: readonly string[] }>(sumChanges, values);
  const [counts] = await db.query<ChangeCounts>(countChanges, values);
  const places = entries.map((entry) => LEDGER_ENTRIES.indexOf(entry));
  const inOrder = (sums: readonly string[]): bigint[] => places.map((at) => (at < 0 ? 0n : BigInt(sums[at]!)));
  return { changes: rows.map((row) => ({ ...row, sums: inOrder(row.sums) })), counts: counts! };
};
