// Everything that can go wrong with a request, as one error with one closed list of codes.
import type { ErrorCode } from '@shuangcheng/domain';

const protocolCodes = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST'] as const;
const serverCodes = [
  'UNAUTHENTICATED',
  'OUT_OF_SCOPE',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'QUERY_TOO_COMPLEX',
  'INTERNAL_SERVER_ERROR',
] as const satisfies readonly ErrorCode[];

/**
 * The server's codes, and the client's own: SIGN_IN_REFUSED (wrong name or secret), UNREACHABLE (no answer), TIMED_OUT,
 * UNREADABLE_ANSWER (an answer that is not GraphQL's, such as a proxy's error page, or with a code that this version does not know).
 */
export type RequestFailedCode =
  ErrorCode | (typeof protocolCodes)[number] | 'SIGN_IN_REFUSED' | 'UNREACHABLE' | 'TIMED_OUT' | 'UNREADABLE_ANSWER';

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
}

/** A request without the whole of its data. The message is meant for people, in Chinese where the server wrote it; branch on `code`. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  /** All errors of the answer; `code` is the first one's. */
  readonly errors: readonly AnsweredError[];
  /** What came back in spite of the errors. */
  readonly data: unknown;

  constructor(
    readonly code: RequestFailedCode,
    message: string,
    { errors = [], data = null, cause }: FailureDetails = {},
  ) {
    super(message, { cause });
    this.errors = errors;
    this.data = data;
  }
}

const known = new Set<string>([...serverCodes, ...protocolCodes]);
const isKnown = (code: unknown): code is ErrorCode => typeof code === 'string' && known.has(code);

/** The failure that an answer's errors mean; there is at least one. */
export const toRequestFailed = (errors: readonly AnsweredError[], data: unknown): RequestFailed => {
  const [first] = errors;
  const code = first?.extensions?.['code'];
  return new RequestFailed(isKnown(code) ? code : 'UNREADABLE_ANSWER', first?.message ?? 'the answer has no message', { errors, data });
};
