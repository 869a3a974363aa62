// Attaching uploads to a report version or a finding.
import { problem, type Problem } from '@shuangcheng/domain';
import { decodeNodeId } from '@shuangcheng/schema';
import { RequestError, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { once, type WorkResult } from '../requests/once.service.js';
import { parseReportId } from '../reports/report-id.node.js';
import { attachFiles, attachmentIdOf, mayAddEvidence, MOST_FILES } from './attachment.service.js';
import {
  findFindingPlace,
  findReportPlace,
  listOfFindings,
  listOfReports,
  type AttachmentKey,
  type AttachmentSubject,
  type FindingKey,
  type ReportVersion,
} from './attachment.store.js';

export interface EvidenceInput {
  readonly files: readonly string[];
  readonly reportId?: string | null;
  readonly findingId?: string | null;
  readonly note?: string | null;
  readonly clientRequestId: string;
}
export interface EvidenceAnswer {
  readonly attachments: readonly AttachmentKey[];
  readonly problems: readonly Problem[];
}
type Wanted = { readonly tenantId: number } & ({ readonly report: ReportVersion } | { readonly finding: FindingKey });
type Result = WorkResult<EvidenceAnswer>;

const LONGEST_NOTE = 500;
const at = (...path: string[]): string[] => ['input', ...path];
const refused = (found: Problem): EvidenceAnswer => ({ attachments: [], problems: [found] });
const refusedWork = (...problems: Problem[]): Result => ({ answer: { attachments: [], problems }, done: false, acts: [] });

/** What the evidence is wanted for, by the ids given. */
export const readSubject = ({ reportId, findingId }: Pick<EvidenceInput, 'reportId' | 'findingId'>): Wanted | Problem => {
  if ((reportId == null) === (findingId == null)) return problem('ONE_SUBJECT', at(reportId == null ? 'reportId' : 'findingId'));
  if (reportId != null) {
    const report = parseReportId(reportId);
    return report ? { tenantId: report.tenantId, report } : problem('UNKNOWN_REPORT', at('reportId'));
  }
  const decoded = decodeNodeId(findingId!);
  const [tenantId, id] = decoded?.type === 'CheckFinding' ? decoded.key : [];
  if (!/^\d{1,9}$/.test(tenantId ?? '') || !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id ?? ''))
    return problem('UNKNOWN_CHECK_FINDING', at('findingId'));
  const finding = { tenantId: Number(tenantId), findingId: id! };
  return { tenantId: finding.tenantId, finding };
};

/** Where the subject belongs, when the caller may add evidence there. */
const findSubject = async (scope: RequestScope, db: TenantDb, wanted: Wanted): Promise<AttachmentSubject | Problem> => {
  if ('report' in wanted) {
    const place = await findReportPlace(db, wanted.report);
    if (!place) return problem('UNKNOWN_REPORT', at('reportId'));
    if (!mayAddEvidence(scope, { ...place, institutionId: wanted.report.institutionId }))
      return problem('NOT_ALLOWED', at('reportId'), { action: 'attachments:add' });
    return { ...wanted.report, ...place, kind: 'REPORT' };
  }
  const place = await findFindingPlace(db, wanted.finding);
  if (!place) return problem('UNKNOWN_CHECK_FINDING', at('findingId'));
  const takesPart = [place.regionId, place.assignedRegionId, place.checkRegionId].some((regionId) => mayAddEvidence(scope, { regionId }));
  if (!takesPart) return problem('NOT_ALLOWED', at('findingId'), { action: 'attachments:add' });
  if (place.closed) return problem('CHECK_CLOSED', at('findingId'));
  return { ...place, findingId: wanted.finding.findingId, kind: 'FINDING' };
};

const attach = async (
  scope: RequestScope,
  db: TenantDb,
  wanted: Wanted,
  files: readonly string[],
  note: string | null,
): Promise<Result> => {
  const subject = await findSubject(scope, db, wanted);
  if ('code' in subject) return refusedWork(subject);
  const { tenantId } = wanted;
  const [there] = 'report' in wanted ? await listOfReports(db, [wanted.report]) : await listOfFindings(db, [wanted.finding]);
  const ids = new Set([...there!.map((row) => row.attachmentId), ...files.map((fileId) => attachmentIdOf(tenantId, fileId, subject))]);
  if (ids.size > MOST_FILES) return refusedWork(problem('TOO_MANY_FILES', at('files'), { expected: MOST_FILES, actual: ids.size }));
  const unknown = await attachFiles(
    db,
    scope,
    tenantId,
    files.map((fileId, index) => ({ fileId, subject, path: at('files', String(index)) })),
    note,
  );
  if (unknown.length > 0) return refusedWork(...unknown);
  const attachments = files.map((fileId) => ({ tenantId, attachmentId: attachmentIdOf(tenantId, fileId, subject) }));
  const details = { files: files.length, note };
  return {
    answer: { attachments, problems: [] },
    done: true,
    acts: [{ regionId: subject.regionId, subjects: [subjectName(subject)], details }],
  };
};
const subjectName = (subject: AttachmentSubject): string =>
  subject.kind === 'REPORT' ? `report ${subject.institutionId} ${subject.month} ${subject.version}` : `finding ${subject.findingId}`;

/** What keeps the caller from adding evidence to a report version or a finding of the province; null where nothing does. */
export const findSubjectFault = async (scope: RequestScope, input: Parameters<typeof readSubject>[0]): Promise<Problem | null> => {
  const wanted = readSubject(input);
  if ('code' in wanted) return wanted;
  const subject = await withTenantSession(scope, 'read', (db) => findSubject(scope, db, wanted));
  return 'code' in subject ? subject : null;
};

/** Makes uploads of the caller's evidence for a report version or a finding: all of them, or none. */
export const attachEvidence = async (scope: RequestScope, input: EvidenceInput): Promise<EvidenceAnswer> => {
  const files = [...new Set(input.files)];
  const note = input.note?.trim() || null;
  const wanted = readSubject(input);
  if ('code' in wanted) return refused(wanted);
  if (!scope.visible.tenants.includes(wanted.tenantId))
    return refused('report' in wanted ? problem('UNKNOWN_REPORT', at('reportId')) : problem('UNKNOWN_CHECK_FINDING', at('findingId')));
  if (!scope.writable.tenants.includes(wanted.tenantId)) throw new RequestError('FORBIDDEN', { action: 'attachments:add' });
  if (files.length === 0) return refused(problem('BATCH_EMPTY', at('files')));
  if (files.length > MOST_FILES) return refused(problem('TOO_MANY_FILES', at('files'), { expected: MOST_FILES, actual: files.length }));
  const length = [...(note ?? '')].length;
  if (length > LONGEST_NOTE) return refused(problem('TEXT_NOT_ALLOWED', at('note'), { expected: `至多 ${LONGEST_NOTE}`, actual: length }));
  const { reportId, findingId, clientRequestId } = input;
  return once(
    scope,
    { id: clientRequestId, operation: 'attachEvidence', input: { files, reportId, findingId, note }, tenantId: wanted.tenantId },
    (db) => attach(scope, db, wanted, files, note),
    refused,
  );
};
