// What a command gets, and how it ends.
import type { Output } from './output.js';
import type { Environment } from './session.js';

export const OK = 0;
export const PROBLEMS = 1;
export const WRONG_USAGE = 2;
export const REFUSED = 3;
/** 128 + SIGPIPE, which Node does not let end it. */
export const UNREAD = 141;
export type ExitCode = typeof OK | typeof PROBLEMS | typeof WRONG_USAGE | typeof REFUSED;

export interface Command {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly environment: Environment;
  readonly output: Output;
  readonly input: NodeJS.ReadStream;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
}

/** The value of an option that takes one. */
export const optionText = ({ options }: Command, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};
