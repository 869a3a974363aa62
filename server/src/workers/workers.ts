// All workers of a server.
import type { Worker } from './run-workers.js';

export const workers: readonly Worker[] = [];
