// The file of an import of reports in the hands of a worker: while one chunk is written, the next is judged and the one after it read.
import { withTenantSession, type Database, type RequestScope } from '@shuangcheng/tenants';
import { CarriedStocks } from '../reports/imported-row.service.js';
import { isCollision, untilWritten } from '../requests/once.service.js';
import type { FileChunk } from './import-file.js';
import { scopeOfImport, type ImportOptions } from './import-scope.service.js';
import type { ImportRecord } from './import.store.js';
import { takeReportChunk } from './report-chunk.service.js';
import { readReportFile, type ReportFileRow } from './report-file.js';
import type { WrittenReport } from './written-months.js';

type ReportChunk = FileChunk<ReportFileRow>;

/** A chunk on its way: judged first, then written when the one before it is. */
interface Passage {
  readonly lastRow: number;
  readonly carried: CarriedStocks;
  readonly judged: Promise<void>;
  /** The first try has ended, one way or the other: its transaction holds nothing any more. */
  readonly tried: Promise<void>;
  readonly written: Promise<void>;
  /** Whether it had to begin again: what came behind it was judged by what it then had not become. */
  retried: boolean;
}

/** What was judged stands on a chunk that began again: judge it again. */
class OutOfDate extends Error {}

const quietly = (promise: Promise<unknown>): void => void promise.catch(() => undefined);

/** An import that this worker has in hand, with its file open between one chunk and the next. */
export class OpenReportImport {
  readonly #chunks: AsyncGenerator<ReportChunk>;
  #next: Promise<IteratorResult<ReportChunk>>;
  #passage: Passage;

  constructor(
    readonly run: ImportRecord,
    path: string,
    private readonly worker: string,
    private readonly options: ImportOptions,
    /** Told of what each chunk wrote, once it is committed. */
    private readonly noteWritten: (reports: readonly WrittenReport[]) => void,
  ) {
    const { acquisition, lastRow } = run;
    this.#chunks = readReportFile(path, { acquisition, behind: lastRow, chunkRows: options.chunkRows });
    const done = Promise.resolve();
    this.#passage = { lastRow, carried: new CarriedStocks(), judged: done, tried: done, written: done, retried: false };
    this.#next = this.#read();
  }

  #read(): Promise<IteratorResult<ReportChunk>> {
    const next = this.#chunks.next();
    quietly(next);
    return next;
  }

  /** Sends the next chunk on its way and waits for the one before it; gives false when all have been written. */
  async step(database: Database): Promise<boolean> {
    const next = await this.#next;
    const before = this.#passage;
    if (next.done !== true) {
      this.#next = this.#read();
      this.#passage = this.#send(database, next.value, before);
    }
    await before.written;
    return next.done !== true;
  }

  #send(database: Database, chunk: ReportChunk, before: Passage): Passage {
    let tellJudged = (): void => undefined;
    const judged = new Promise<void>((resolve) => (tellJudged = resolve));
    let tellTried = (): void => undefined;
    const tried = new Promise<void>((resolve) => (tellTried = resolve));
    // A dry run writes nothing that could be read again: all that its rows leave is remembered.
    const carried = this.run.dryRun ? before.carried : new CarriedStocks(before.carried.own());
    const inHand = { run: this.run, worker: this.worker, leaseMs: this.options.leaseMs };
    const take = (scope: RequestScope, beforeWriting: () => Promise<void>, stocks: CarriedStocks): Promise<readonly WrittenReport[]> =>
      withTenantSession(scope, 'write', (db) =>
        takeReportChunk(scope, db, { ...inHand, chunk, behind: before.lastRow, carried: stocks, beforeWriting }),
      );
    const whenBeforeIsWritten = async (): Promise<void> => {
      tellJudged();
      // Not until it has been written: it may have to begin again behind somebody who waits for this one's share of the register.
      await before.tried;
      if (before.retried) throw new OutOfDate('the chunk before began again');
      await before.written;
    };
    const write = async (): Promise<readonly WrittenReport[]> => {
      await before.judged;
      const scope = await scopeOfImport(database, this.run);
      try {
        return await take(scope, whenBeforeIsWritten, carried);
      } catch (error) {
        passage.retried = error instanceof OutOfDate || isCollision(error);
        tellTried();
        await before.written;
        if (!passage.retried) throw error;
        const anew = this.run.dryRun ? carried : new CarriedStocks();
        return untilWritten(() => take(scope, async () => undefined, anew));
      }
    };
    const passage: Passage = { lastRow: chunk.rows.at(-1)!.row, carried, judged, tried, written: Promise.resolve(), retried: false };
    // Judged or failed: what comes behind waits for either.
    const written = write()
      .then(this.noteWritten)
      .finally(() => {
        tellJudged();
        tellTried();
      });
    quietly(written);
    return Object.assign(passage, { written });
  }

  async close(): Promise<void> {
    await this.#passage.written.catch(() => undefined);
    await this.#next.catch(() => undefined);
    await this.#chunks.return(undefined);
  }
}
