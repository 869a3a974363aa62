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
  /** Calls `begin` whenever it is known that there is work: then it rests no longer. */
  readonly whenWork?: (database: Database, begin: () => void) => void;
}

const AFTER_FAILURE_MS = 5_000;
/** However much work there is: what comes close together is done together. */
const SHORTEST_REST_MS = 10;

const repeat = async (worker: Worker, database: Database, log: Logger, stopped: AbortSignal): Promise<void> => {
  const rested = new Rest(stopped);
  worker.whenWork?.(database, () => rested.cutShort());
  while (!stopped.aborted) {
    let rest = worker.restMs;
    try {
      if ((await worker.run(database, log)) === 'MORE') rest = 0;
    } catch (error) {
      if (stopped.aborted) return;
      log.error({ err: error, worker: worker.name }, 'a worker failed and will try again');
      rest = Math.max(worker.restMs, AFTER_FAILURE_MS);
    }
    await rested.for(rest);
  }
};

/** The time between two runs. */
class Rest {
  #end: (() => void) | null = null;
  #cut: (() => void) | null = null;
  /** Whether there was work before it began to rest. */
  #short = false;
  constructor(private readonly stopped: AbortSignal) {
    stopped.addEventListener('abort', () => this.#end?.());
  }

  async for(ms: number): Promise<void> {
    const least = Math.min(ms, SHORTEST_REST_MS);
    if (least > 0) await this.#wait(least, false);
    if (ms > least && !this.#short) await this.#wait(ms - least, true);
    this.#short = false;
  }

  cutShort(): void {
    this.#short = true;
    this.#cut?.();
  }

  #wait(ms: number, canBeCut: boolean): Promise<void> {
    return new Promise((resolve) => {
      if (this.stopped.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        this.#end = this.#cut = null;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#end = end;
      this.#cut = canBeCut ? end : null;
    });
  }
}

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
