const PATIENCE_MS = 5_000;
const BETWEEN_MS = 10;

/** Waits until the check passes; after five seconds throws what it threw last. */
export const eventually = async <T>(check: () => T | Promise<T>): Promise<T> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  }
};
