// For tests of what depends on the day: this process, and the server in it, take a fixed time for now. Timers run as ever.
import { jest } from '@jest/globals';

/** From now on it is this instant; `jest.useRealTimers()` lets time go on. By default a day of which the demonstration has the years before whole. */
export const fixDay = (now: string | Date = '2026-11-28T04:00:00Z'): void => {
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
