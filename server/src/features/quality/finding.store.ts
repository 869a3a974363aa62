import type { RuleFinding } from '@shuangcheng/domain';
import { formatRange, type MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

/** The version that the findings are about, and where the institution stood in that month. */
export interface FindingSubject {
  readonly institutionId: string;
  readonly month: MonthKey;
  readonly version: number;
  readonly regionId: number;
  readonly system: string;
}

// A version that another session has checked meanwhile keeps the findings that it has.
const insertFindings = statement(
  'insert_report_findings',
  `insert into report_finding (tenant_id, institution_id, month, version, finding_number, region_id, system, code, severity, item, message, expected, actual, rule_version)
   select $1, institution_id, month, version, finding_number, region_id, system, code, severity, item, message, expected, actual, $3
     from jsonb_to_recordset($2::jsonb) as f (institution_id uuid, month int, version int, finding_number int, region_id int, system text,
                                              code text, severity text, item text, message text, expected text, actual text)
   on conflict do nothing`,
);

/** Keeps what the rules noticed about versions, numbered from 1 in the order found. */
export const addFindings = async (
  db: TenantDb,
  tenantId: number,
  ruleVersion: string,
  found: readonly { readonly subject: FindingSubject; readonly findings: readonly RuleFinding[] }[],
): Promise<void> => {
  const rows = found.flatMap(({ subject, findings }) =>
    findings.map((finding, index) => ({
      institution_id: subject.institutionId,
      month: subject.month,
      version: subject.version,
      finding_number: index + 1,
      region_id: subject.regionId,
      system: subject.system,
      code: finding.code,
      severity: finding.severity,
      item: finding.item,
      message: finding.message,
      expected: finding.expected === null ? null : formatRange(finding.expected),
      actual: finding.actual?.toFixed() ?? null,
    })),
  );
  if (rows.length > 0) await db.query(insertFindings, [tenantId, JSON.stringify(rows), ruleVersion]);
};

const selectChecked = statement(
  'select_checked_versions',
  `select f.institution_id as "institutionId", f.month, f.version
     from unnest($2::uuid[], $3::int[], $4::int[]) as w (institution_id, month_from, month_to)
     join report_finding f on f.tenant_id = $1 and f.institution_id = w.institution_id and f.month between w.month_from and w.month_to
    where f.finding_number = 1`,
);
type Version = Pick<FindingSubject, 'institutionId' | 'month' | 'version'>;
export const versionText = ({ institutionId, month, version }: Version): string => `${institutionId}|${month}|${version}`;

/** The versions of institutions' months that have findings. */
export const listCheckedVersions = (
  db: TenantDb,
  tenantId: number,
  wanted: readonly { readonly institutionId: string; readonly months: readonly MonthKey[] }[],
): Promise<Version[]> =>
  db.query(selectChecked, [
    tenantId,
    wanted.map(({ institutionId }) => institutionId),
    wanted.map(({ months }) => months[0]!),
    wanted.map(({ months }) => months.at(-1)!),
  ]);
