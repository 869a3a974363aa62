/** For a machine that does much else: what comes is not waited for any longer. */
const PATIENCE_MS = 20_000;
const BETWEEN_MS = 10;

/** Waits until the check passes; after twenty seconds throws what it threw last. */
export const eventually = async <T>(check: () => T | Promise<T>): Promise<T> => {
  // Not the clock of the day, which a test may have set.
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  }
};
