// What a monthly report and a yearly form have in common when somebody reviews them.
import { problem, type Problem } from '../problems.js';

/** Where a report or a form stands, as people read it. */
export const REPORT_STATUS_NAMES = {
  DRAFT: '草稿',
  SUBMITTED: '待审核',
  RETURNED: '已退回',
  APPROVED: '已审核',
  WITHDRAWN: '已撤回',
} as const;
export type ReportStatus = keyof typeof REPORT_STATUS_NAMES;
export const REPORT_STATUSES = Object.keys(REPORT_STATUS_NAMES) as ReportStatus[];

export const reportStatusName = (status: string): string => (REPORT_STATUS_NAMES as Readonly<Record<string, string>>)[status] ?? status;

export type ReviewDecision = 'APPROVE' | 'RETURN';
const LARGEST_REVIEW = 5_000;

/** What is wrong with a review as a whole: no ids, too many, or a return without a reason. `field` is where the input has the ids. */
export const findReviewFault = (field: string, ids: readonly string[], decision: ReviewDecision, reason: string | null): Problem | null => {
  if (ids.length === 0) return problem('BATCH_EMPTY', ['input', field]);
  if (ids.length > LARGEST_REVIEW) return problem('BATCH_TOO_LARGE', ['input', field], { expected: LARGEST_REVIEW, actual: ids.length });
  return decision === 'RETURN' && reason === null ? problem('REASON_REQUIRED', ['input', 'reason']) : null;
};
