// Imports of files, one chunk a run.
import { ImportWork, type ImportOptions } from '../features/imports/import-run.service.js';
import type { Worker } from './run-workers.js';

/** A worker with nothing in hand yet. */
export const makeImportWorker = (options?: ImportOptions): Worker => {
  const work = new ImportWork(options);
  return { name: 'import', restMs: 500, run: (database, log) => work.run(database, log) };
};
