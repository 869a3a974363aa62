// Why the platform cannot start, for the person at the terminal: one line each, no stack trace needed to understand it.

export type StartupErrorCode =
  | 'DATA_DIR_NOT_WRITABLE'
  | 'DATA_DIR_OTHER_VERSION'
  | 'NO_BINARIES'
  | 'NO_OS_USER'
  | 'DATABASE_DID_NOT_START'
  | 'DATABASE_UNREACHABLE'
  | 'DATABASE_TOO_OLD'
  | 'DATABASE_NOT_UTF8'
  | 'DATABASE_HOLDS_DEMONSTRATION'
  | 'APPLICATION_ROLE_MISSING'
  | 'APPLICATION_ROLE_TOO_POWERFUL';

/** What keeps the platform from starting: `message` is one line that says what was expected, what arrived and what to do. */
export class StartupError extends Error {
  override readonly name = 'StartupError';

  constructor(
    readonly code: StartupErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(onOneLine(message), options);
  }
}

/** A text of several lines as one, for messages that quote what a program said. */
export const onOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' / ');

// By shape, not by class: under Jest, Node's own errors are of another realm's class Error.
const partOf = (error: unknown, part: 'code' | 'message'): string | undefined => {
  const value = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[part] : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** What anything thrown has to say, on one line. */
export const reasonOf = (error: unknown): string => onOneLine(partOf(error, 'message') ?? String(error));

/** The code of a system or database error ("EACCES", "28P01"); undefined for any other. */
export const codeOf = (error: unknown): string | undefined => partOf(error, 'code');
