export * from '@shuangcheng/domain';
export * from './generated/operations.js';
export { WORDS } from './generated/words.js';
// Enums of the schema that the domain names as well: the same types (index.test.ts).
export type {
  Acquisition,
  BudgetIndicator,
  BudgetStatus,
  CalendarAuthority,
  CalendarEntryKind,
  CarbonScope,
  CheckKind,
  ChosenAs,
  ConfirmationDecision,
  ConfirmingLevel,
  DecompositionMethod,
  EditionFaultKind,
  ElectricityBasis,
  FactorBasis,
  FactorUse,
  FiguresCause,
  FindingAnswer,
  FindingDecision,
  FindingSeverity,
  FindingState,
  Heating,
  IndicatorCode,
  InstitutionType,
  MethodAspect,
  NotificationKind,
  PathRule,
  PeriodKind,
  ProblemCode,
  ProgressCause,
  ProgressReason,
  ProgressStatus,
  QuotaIndicator,
  QuotaLevel,
  ReportStatus,
  RestatementCause,
  ReviewCause,
  ReviewDecision,
  Role,
  TaskCounting,
  TaskSpan,
} from '@shuangcheng/domain';
export type { BureauClient } from './bureau-client.js';
export { Client, createClient } from './client.js';
export type { ConnectionOptions, FileContent, RequestOptions } from './connection.js';
export type { ImportOptions, ImportOutcome, ImportStatus, RegisterImportOptions, ReportImportOptions } from './follow-import.js';
export type { ConnectionState, Followed, FollowOptions, Sequenced } from './follow.js';
export type { Operation } from './operation.js';
export type { ClientOptions, InputOf, OutcomeOf, PageOptions } from './operation-client.js';
export type { AnsweredProblem, Outcome } from './outcome.js';
export { isPeriodText, periodText, type PeriodText } from './period-text.js';
export { newRequestId } from './request-id.js';
export { isPassing, RequestFailed, type AnsweredError, type RequestFailedCode } from './request-failed.js';
export type { Credentials } from './sign-in.js';
export type { BatchOptions, BatchOutcome, BatchProgress, RowResult } from './submit-reports.js';
export { inMemory, type Tokens, type TokenStore } from './tokens.js';
export type { RetryOptions } from './wait.js';
