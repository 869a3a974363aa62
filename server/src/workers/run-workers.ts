// What runs beside the requests: each worker again and again, one run at a time, until the server stops.
import type { Database } from '@shuangcheng/tenants';
import type { Logger } from 'pino';

export interface Worker {
  /** As the log names it. */
  readonly name: string;
  /** How long it rests after a run that left nothing to do. */
  readonly restMs: number;
  /**
   * One run: a bounded piece of work. Gives whether there is more, and then runs again at once. Several servers run the same
   * workers over one database: whoever must be alone takes a lock of the database for the length of the run.
   */
  readonly run: (database: Database, log: Logger) => Promise<'MORE' | 'IDLE'>;
}

const AFTER_FAILURE_MS = 5_000;

const repeat = async (worker: Worker, database: Database, log: Logger, stopped: AbortSignal): Promise<void> => {
  while (!stopped.aborted) {
    let rest = worker.restMs;
    try {
      if ((await worker.run(database, log)) === 'MORE') rest = 0;
    } catch (error) {
      if (stopped.aborted) return;
      log.error({ err: error, worker: worker.name }, 'a worker failed and will try again');
      rest = Math.max(worker.restMs, AFTER_FAILURE_MS);
    }
    await pause(rest, stopped);
  }
};

const pause = (ms: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stopped.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stopped.addEventListener('abort', end);
  });

/** Starts the workers. `stop` lets the runs that are under way finish. */
export const startWorkers = (workers: readonly Worker[], database: Database, log: Logger): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const running = workers.map((worker) => repeat(worker, database, log, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
};
