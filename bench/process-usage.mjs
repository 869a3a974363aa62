/** What the process has used: memory after a collection, whose processor time lies between the two numbers. */
export const usage = () => {
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
  const cpuBefore = cpu();
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed, rss, cpuBefore, cpuAfter: cpu() };
};
