// Everything that can go wrong with a request, as one error with one closed list of codes.
import { ERROR_CODES, type ErrorCode } from '@shuangcheng/domain';

const protocolCodes = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
] as const;

/**
 * The client's own: SIGN_IN_REFUSED (wrong name or secret, or a sign-in that ended), THROTTLED (`retryAfterMs` says for how long),
 * UNREACHABLE (no answer), TIMED_OUT, UNREADABLE_ANSWER (an answer that is not
 * GraphQL's, or with a code that this version does not know).
 */
export type OwnCode = 'SIGN_IN_REFUSED' | 'THROTTLED' | 'UNREACHABLE' | 'TIMED_OUT' | 'UNREADABLE_ANSWER';

/**
 * The server's codes (PASSWORD_CHANGE_REQUIRED, OUT_OF_SCOPE, UNAVAILABLE, which a gateway says too, …), the protocol's, and the client's own.
 */
export type RequestFailedCode = ErrorCode | (typeof protocolCodes)[number] | OwnCode;

/** One entry of an answer's `errors`. */
export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

interface FailureDetails {
  readonly errors?: readonly AnsweredError[];
  readonly data?: unknown;
  readonly cause?: unknown;
  readonly retryAfterMs?: number | null;
}

/** A request without the whole of its data. The message is meant for people, in Chinese where the server wrote it; branch on `code`. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  /** All errors of the answer; `code` is the first one's. */
  readonly errors: readonly AnsweredError[];
  /** What came back in spite of the errors, as JSON. */
  readonly data: unknown;
  /** When the server says that it makes sense to try again. */
  readonly retryAfterMs: number | null;

  constructor(
    readonly code: RequestFailedCode,
    message: string,
    { errors = [], data = null, cause, retryAfterMs = null }: FailureDetails = {},
  ) {
    super(message, { cause });
    this.errors = errors;
    this.data = data;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Codes that say nothing of the request itself: nobody answered, or not now. */
const passingCodes: ReadonlySet<RequestFailedCode> = new Set(['THROTTLED', 'UNREACHABLE', 'TIMED_OUT', 'UNAVAILABLE']);

/** Whether the platform could not be asked, rather than refused: the same request may succeed later. */
export const isPassing = (error: unknown): error is RequestFailed => error instanceof RequestFailed && passingCodes.has(error.code);

const known: ReadonlySet<string> = new Set<string>([...ERROR_CODES, ...protocolCodes]);
const isKnown = (code: unknown): code is ErrorCode => typeof code === 'string' && known.has(code);

/** The failure that an answer's errors mean; there is at least one. */
export const toRequestFailed = (errors: readonly AnsweredError[], data: unknown): RequestFailed => {
  const [first] = errors;
  const code = first?.extensions?.['code'];
  return new RequestFailed(isKnown(code) ? code : 'UNREADABLE_ANSWER', first?.message ?? 'the answer has no message', { errors, data });
};
