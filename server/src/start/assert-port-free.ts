// A taken port is told before anything is started or loaded.
import { createServer } from 'node:net';
import type { Settings } from '../settings.js';

/** Rejects with the error that listening will give, when it will; port 0 is always free. */
export const assertPortFree = ({ port, host }: Pick<Settings, 'port' | 'host'>): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
