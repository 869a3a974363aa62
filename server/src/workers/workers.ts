// All workers of a server.
import { makeReminderWorker } from './remind-of-deadlines.js';
import type { Worker } from './run-workers.js';

export const workers: readonly Worker[] = [makeReminderWorker()];
