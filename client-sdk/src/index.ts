export * from '@shuangcheng/domain';
export * from './generated/operations.js';
// Enums of the schema that the domain names as well: the same types (index.test.ts).
export type {
  Acquisition,
  DecompositionMethod,
  IndicatorCode,
  PathRule,
  ProblemCode,
  ProgressStatus,
  ReportStatus,
  ReviewDecision,
} from '@shuangcheng/domain';
export { createClient, type Client, type ClientOptions, type RequestOptions } from './client.js';
export { RequestFailed, type AnsweredError, type RequestFailedCode } from './request-failed.js';
export type { Credentials } from './sign-in.js';
