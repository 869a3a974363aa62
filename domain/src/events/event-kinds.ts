// Everything that is announced. What an event's body holds is said by whoever appends it.

export const EVENT_KINDS = [
  'REPORT_SUBMITTED',
  // Those of a chunk of an import, of one region and system: how many, and of which months.
  'REPORTS_SUBMITTED',
  'REPORT_APPROVED',
  'REPORT_RETURNED',
  'REPORT_WITHDRAWN',
  'REGISTER_CHANGED',
  'MONTH_CONFIRMED',
  'MONTH_LOCKED',
  'MONTH_REOPENED',
  'DUE_SOON',
  'OVERDUE',
  // Of a province what is overdue below it, of a system what is overdue in a region and below: one for a period.
  'OVERDUE_SUMMARY',
  'CHECK_ASSIGNED',
  'CHECK_SETTLED',
  'IMPORT_PROGRESSED',
  'IMPORT_FINISHED',
  'ACCESS_CHANGED',
  // A target that a region or an institution was given from above, or that was adjusted.
  'TARGET_PUBLISHED',
  'PLAN_PUBLISHED',
  'BUDGET_RUNNING_OUT',
  // From the body's officialFrom on: told when it is decided, and where that is later, again at that time. Then live figures change.
  'FACTOR_SET_OFFICIAL',
  'FORM_SUBMITTED',
  'FORM_APPROVED',
  'FORM_RETURNED',
  'FORM_WITHDRAWN',
  'TASK_PROGRESSED',
  'EDITION_PUBLISHED',
  'EDITION_WITHDRAWN',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
