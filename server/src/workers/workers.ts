// All workers of a server.
import { makeImportWorker } from './import-worker.js';
import type { Worker } from './run-workers.js';

export const workers: readonly Worker[] = [makeImportWorker()];
