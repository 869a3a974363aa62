// What reporters answered to findings: appended, never changed; the last answer stands.
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { MonthKey } from '@shuangcheng/domain';

interface VersionKey {
  readonly institutionId: string;
  readonly month: MonthKey;
  readonly version: number;
}

const countUnexplained = statement(
  'count_unexplained_findings',
  `select f.institution_id as "institutionId", f.month, count(*)::int as count
     from report_finding f join unnest($2::uuid[], $3::int[], $4::int[]) as w (i, m, n)
       on f.tenant_id = $1 and f.institution_id = w.i and f.month = w.m and f.version = w.n
    where f.severity <> 'NOTE' and not exists (
      select 1 from finding_explanation e where e.tenant_id = f.tenant_id and e.institution_id = f.institution_id and e.month = f.month
         and e.version = f.version and e.finding_number = f.finding_number)
    group by f.institution_id, f.month`,
);

/** How many findings of each version nobody has explained, by "institution|month"; versions without any are not there. */
export const countUnexplainedFindings = async (
  db: TenantDb,
  tenantId: number,
  versions: readonly VersionKey[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db.query<{ institutionId: string; month: number; count: number }>(countUnexplained, [
    tenantId,
    versions.map((each) => each.institutionId),
    versions.map((each) => each.month),
    versions.map((each) => each.version),
  ]);
  return new Map(rows.map((row) => [`${row.institutionId}|${row.month}`, row.count]));
};

const addExplanations = statement(
  'add_finding_explanations',
  `insert into finding_explanation (tenant_id, institution_id, month, version, finding_number, explanation_number, region_id, system, text, explained_at, explained_by)
   select f.tenant_id, f.institution_id, f.month, f.version, f.finding_number,
          1 + (select count(*) from finding_explanation e where e.tenant_id = f.tenant_id and e.institution_id = f.institution_id
                 and e.month = f.month and e.version = f.version and e.finding_number = f.finding_number),
          f.region_id, f.system, w.text, $7::timestamptz, $8
     from unnest($5::int[], $6::text[]) as w (number, text)
     join report_finding f on f.tenant_id = $1 and f.institution_id = $2 and f.month = $3 and f.version = $4 and f.finding_number = w.number
   returning finding_number as number`,
);

/** Appends answers to findings of one version; gives the numbers of those that there are. */
export const addFindingExplanations = async (
  db: TenantDb,
  tenantId: number,
  version: VersionKey,
  explanations: readonly { readonly finding: number; readonly text: string }[],
  now: Date,
  actor: string,
): Promise<number[]> => {
  const rows = await db.query<{ number: number }>(addExplanations, [
    tenantId,
    version.institutionId,
    version.month,
    version.version,
    explanations.map((each) => each.finding),
    explanations.map((each) => each.text),
    now.toISOString(),
    actor,
  ]);
  return rows.map((row) => row.number);
};
