// A log that a test can read.
import { pino, type Logger } from 'pino';

export interface TestLog {
  readonly log: Logger;
  /** What was logged at level error or above. */
  readonly errors: Record<string, unknown>[];
  /** What was logged as a warning. */
  readonly warnings: Record<string, unknown>[];
}

export const makeTestLog = (): TestLog => {
  const errors: Record<string, unknown>[] = [];
  const warnings: Record<string, unknown>[] = [];
  const write = (line: string): void => {
    const entry = JSON.parse(line) as Record<string, unknown>;
    (entry['level'] === pino.levels.values['warn'] ? warnings : errors).push(entry);
  };
  return { log: pino({ level: 'warn' }, { write }), errors, warnings };
};
