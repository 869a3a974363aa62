// Trying again what may safely be tried again.
import { isPassing } from './request-failed.js';
import { delayBefore, wait, type RetryOptions } from './wait.js';

/** Runs the work again while the platform cannot be asked; only for work that is the same when it was done twice. */
export const retrying = async <T>(options: RetryOptions, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const asked = isPassing(error) ? (error.retryAfterMs ?? 0) : 0;
      if (!isPassing(error) || attempt >= options.attempts || asked > options.longestDelayMs) throw error;
      await wait(Math.max(delayBefore(attempt, options), asked), signal);
    }
  }
};
