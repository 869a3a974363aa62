// Thousands of reports in chunks, each row answered, and nothing done twice when the program dies in between.
import type { ReportItemInput, ReportsInput, SubmitBatchMutation } from './generated/operations.js';
import type { Outcome } from './outcome.js';
import { newRequestId } from './request-id.js';

type Payload = SubmitBatchMutation['submitReports'];
export type RowResult = Payload['results'][number];

export interface BatchOptions {
  /**
   * Names this submission, 180 characters at most. Kept by the caller until the batch has ended, it lets a later run of the program go on:
   * chunks that were answered are answered again and not done again. The rows and their number in a chunk must be the same. A new one
   * unless given.
   */
  readonly batchId?: string;
  /** 500 unless given; 1 to 5,000. */
  readonly rowsAtOnce?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BatchProgress) => void;
}
export interface BatchProgress {
  readonly done: number;
  readonly total: number;
  readonly accepted: number;
  readonly rejected: number;
}
export interface BatchOutcome extends BatchProgress {
  readonly batchId: string;
  /** Of every row, by its place in what was submitted. */
  readonly results: readonly RowResult[];
}

type Submit = (input: ReportsInput, signal: AbortSignal | undefined) => Promise<Outcome<Payload>>;

const LARGEST_CHUNK = 5_000;

/** Rows of a chunk that was refused as a whole share its problems. */
const resultsOf = (outcome: Outcome<Payload>, rows: number, first: number): RowResult[] => {
  const refused = outcome.ok ? [] : outcome.problems.map((problem) => ({ ...problem, path: [] }));
  if (refused.length > 0 && outcome.results.length === 0)
    return Array.from({ length: rows }, (_, index) => ({ index: first + index, report: null, problems: refused }));
  return outcome.results.map((result) => ({ ...result, index: first + result.index }));
};

/** Submits the rows chunk by chunk. Throws RangeError for a chunk size out of range, and RequestFailed when the platform cannot be asked. */
export const submitInChunks = async (submit: Submit, reports: readonly ReportItemInput[], options: BatchOptions): Promise<BatchOutcome> => {
  const { batchId = newRequestId(), rowsAtOnce = 500, signal, onProgress } = options;
  if (!Number.isInteger(rowsAtOnce) || rowsAtOnce < 1 || rowsAtOnce > LARGEST_CHUNK)
    throw new RangeError(`expected 1 to ${LARGEST_CHUNK} rows at once, got ${rowsAtOnce}`);
  const results: RowResult[] = [];
  const progress = (): BatchProgress => {
    const accepted = results.filter(({ report }) => report !== null).length;
    return { done: results.length, total: reports.length, accepted, rejected: results.length - accepted };
  };
  for (let first = 0; first < reports.length; first += rowsAtOnce) {
    const rows = reports.slice(first, first + rowsAtOnce);
    // The place in the batch, not the time: the same chunk has the same number in every run.
    const outcome = await submit({ reports: rows, clientRequestId: `${batchId}:${first}` }, signal);
    results.push(...resultsOf(outcome, rows.length, first));
    onProgress?.(progress());
  }
  return { batchId, results, ...progress() };
};
