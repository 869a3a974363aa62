import { errorMessage, type Details, type ErrorCode } from '@shuangcheng/domain';

/** A refusal that the caller sees: a stable code and Chinese text. "Not found" and "not allowed to see" look the same. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  constructor(
    readonly code: ErrorCode,
    readonly details: Details = {},
  ) {
    super(errorMessage(code, details));
  }
}
