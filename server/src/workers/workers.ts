// All workers of a server.
import type { Settings } from '../settings.js';
import { relayWorkers } from './relay-workers.js';
import type { Worker } from './run-workers.js';

export const workers: readonly Worker[] = [];

/** Those, and the ones that the settings have a say in. */
export const makeWorkers = (settings: Settings): readonly Worker[] => [...workers, ...relayWorkers(settings)];
