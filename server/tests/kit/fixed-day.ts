// For tests of what depends on the year: this process, and the server in it, take a fixed time for now. Timers run as ever.
import { jest } from '@jest/globals';

/** A day of which the demonstration has the years before whole: call it before the server is started. */
export const fixDay = (now = '2026-11-28T04:00:00Z'): void => {
  jest.useFakeTimers({
    now: new Date(now),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
};
