// Why figures, and the queue of what waits for review, changed: read from what an event of the outbox holds.
import type { EventKind } from './event-kinds.js';

export const FIGURES_CAUSES = ['APPROVED', 'REVISED', 'WITHDRAWN', 'REORGANISED', 'FACTORS_PUBLISHED'] as const;
export type FiguresCause = (typeof FIGURES_CAUSES)[number];
export const PROGRESS_CAUSES = [...FIGURES_CAUSES, 'TARGETS_PUBLISHED'] as const;
export type ProgressCause = (typeof PROGRESS_CAUSES)[number];
export const REVIEW_CAUSES = ['SUBMITTED', 'IMPORTED', 'APPROVED', 'RETURNED', 'WITHDRAWN', 'REORGANISED'] as const;
export type ReviewCause = (typeof REVIEW_CAUSES)[number];

type Body = Readonly<Record<string, unknown>>;

/** What of the register moves reports from one region to another; all else changes only how many are expected. */
const movesReports = ({ change }: Body): boolean => change === 'MOVED' || change === 'REORGANISED';

/** Kinds of events that can change figures. */
export const FIGURES_KINDS = [
  'REPORT_APPROVED',
  'REPORT_WITHDRAWN',
  'REGISTER_CHANGED',
  'FACTOR_SET_OFFICIAL',
] as const satisfies readonly EventKind[];

/** Whether the set is what figures use from the event on: one that is official from later on changes nothing yet. */
const takesEffect = ({ officialFrom }: Body, occurredAt: Date): boolean =>
  typeof officialFrom === 'string' && new Date(officialFrom) <= occurredAt;

/** Why the event changed figures; null where it did not. */
export const figuresCauseOf = (kind: EventKind, body: Body, occurredAt: Date): FiguresCause | null => {
  if (kind === 'FACTOR_SET_OFFICIAL') return takesEffect(body, occurredAt) ? 'FACTORS_PUBLISHED' : null;
  if (kind === 'REGISTER_CHANGED') return movesReports(body) ? 'REORGANISED' : null;
  if (body['counts'] !== true) return null;
  if (kind === 'REPORT_WITHDRAWN') return 'WITHDRAWN';
  return kind !== 'REPORT_APPROVED' ? null : typeof body['countedBefore'] === 'number' ? 'REVISED' : 'APPROVED';
};

/** Kinds of events that can change the progress of targets. */
export const PROGRESS_KINDS = [...FIGURES_KINDS, 'TARGET_PUBLISHED', 'PLAN_PUBLISHED'] as const satisfies readonly EventKind[];

/** Why the event changed the progress in a year; null where it did not, as when targets of years before it are published. */
export const progressCauseOf = (kind: EventKind, body: Body, occurredAt: Date, year: number): ProgressCause | null => {
  if (kind !== 'TARGET_PUBLISHED' && kind !== 'PLAN_PUBLISHED') return figuresCauseOf(kind, body, occurredAt);
  return typeof body['year'] === 'number' && body['year'] < year ? null : 'TARGETS_PUBLISHED';
};

/** Kinds of events that can change what waits for review. */
export const REVIEW_KINDS = [
  'REPORT_SUBMITTED',
  'REPORTS_SUBMITTED',
  'REPORT_APPROVED',
  'REPORT_RETURNED',
  'REPORT_WITHDRAWN',
  'REGISTER_CHANGED',
] as const satisfies readonly EventKind[];

const reviewCauses: Partial<Record<EventKind, ReviewCause>> = {
  REPORT_SUBMITTED: 'SUBMITTED',
  REPORTS_SUBMITTED: 'IMPORTED',
  REPORT_APPROVED: 'APPROVED',
  REPORT_RETURNED: 'RETURNED',
  REPORT_WITHDRAWN: 'WITHDRAWN',
};

/** Why the event changed what waits for review; null where it did not, as when a draft is withdrawn. */
export const reviewCauseOf = (kind: EventKind, body: Body): ReviewCause | null => {
  if (kind === 'REGISTER_CHANGED') return movesReports(body) ? 'REORGANISED' : null;
  if (kind === 'REPORT_WITHDRAWN' && body['was'] !== 'SUBMITTED') return null;
  return reviewCauses[kind] ?? null;
};
