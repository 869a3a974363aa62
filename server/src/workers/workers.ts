// All workers of a server.
import { attachmentsDirOf } from '../features/attachments/attachment-folder.js';
import type { Settings } from '../settings.js';
import { forgetUnusedUploads } from './forget-unused-contents.js';
import { makeImportWorker } from './import-worker.js';
import { relayWorkers } from './relay-workers.js';
import { makeReminderWorker } from './remind-of-deadlines.js';
import { makeBudgetWorker } from './warn-of-budgets.js';
import type { Worker } from './run-workers.js';

export const makeWorkers = (settings: Settings): readonly Worker[] => [
  ...relayWorkers(settings),
  makeReminderWorker(),
  makeBudgetWorker(),
  makeImportWorker(),
  forgetUnusedUploads(attachmentsDirOf(settings)),
];
