// A log that a test can read.
import { pino, type Logger } from 'pino';

export interface TestLog {
  readonly log: Logger;
  /** What was logged at level error or above. */
  readonly errors: Record<string, unknown>[];
}

export const makeTestLog = (): TestLog => {
  const errors: Record<string, unknown>[] = [];
  const write = (line: string): void => void errors.push(JSON.parse(line) as Record<string, unknown>);
  return { log: pino({ level: 'error' }, { write }), errors };
};
