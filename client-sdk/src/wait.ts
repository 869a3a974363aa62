// Waiting between tries: twice as long each time, at random within that, and as long as the server asks for.

export interface RetryOptions {
  /** How often a request is tried in all; 4 unless given. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  /** No wait is longer; a server that asks for a longer one has failed the request. */
  readonly longestDelayMs: number;
}
export const RETRIES: RetryOptions = { attempts: 4, firstDelayMs: 250, longestDelayMs: 10_000 };

/** How long to wait before the next try: between half and the whole of first × 2^(try − 1), so that clients do not come back together. */
export const delayBefore = (attempt: number, { firstDelayMs, longestDelayMs }: RetryOptions): number => {
  const whole = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs);
  return whole / 2 + (Math.random() * whole) / 2;
};

/** Waits; rejects with the signal's reason as soon as the caller gives up. */
export const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const giveUp = (): void => {
      clearTimeout(timer);
      reject(signal!.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, ms);
    if (signal?.aborted) giveUp();
    else signal?.addEventListener('abort', giveUp, { once: true });
  });
