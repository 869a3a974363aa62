// All workers of a server.
import type { Settings } from '../settings.js';
import { relayWorkers } from './relay-workers.js';
import { makeReminderWorker } from './remind-of-deadlines.js';
import type { Worker } from './run-workers.js';

export const makeWorkers = (settings: Settings): readonly Worker[] => [...relayWorkers(settings), makeReminderWorker()];
