// An import of reports in the hands of a worker: while one chunk is written, the next is judged and the one after it read; the rules follow behind.
import { withTenantSession, type Database, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { CarriedStocks } from '../reports/imported-row.service.js';
import { checkRows, checkWritten, type WrittenVersion } from '../reports/written-check.service.js';
import { isCollision, untilWritten } from '../requests/once.service.js';
import { holdRegister } from '../requests/register-gate.service.js';
import type { FileChunk } from './import-file.js';
import { scopeOfImport, type ImportOptions } from './import-scope.service.js';
import { listNewestWritten, type ImportRecord } from './import.store.js';
import { takeReportChunk } from './report-chunk.service.js';
import { readReportFile, type ReportFileRow } from './report-file.js';

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

/** What a chunk submitted, and by which rights. */
interface Written {
  readonly scope: RequestScope;
  readonly versions: readonly WrittenVersion[];
}

/** What was judged stands on a chunk that began again: judge it again. */
class OutOfDate extends Error {}

/** Chunks that may be written and not checked by the rules yet: whoever takes over looks at so many again. */
const MOST_UNCHECKED = 3;

const quietly = (promise: Promise<unknown>): void => void promise.catch(() => undefined);

/** An import that this worker has in hand, with its file open between one chunk and the next. */
export class OpenReportImport {
  #begun = false;
  readonly #chunks: AsyncGenerator<ReportChunk>;
  #next: Promise<IteratorResult<ReportChunk>>;
  #passage: Passage;
  /** Of chunks that may not be checked yet, in the order of the file. */
  readonly #checks: Promise<void>[] = [];

  constructor(
    readonly run: ImportRecord,
    path: string,
    private readonly worker: string,
    private readonly options: ImportOptions,
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
    if (!this.#begun) await this.#checkAgain(database);
    this.#begun = true;
    const next = await this.#next;
    const before = this.#passage;
    // Before the next transaction opens: none waits, with its share of the register, for a check that must wait for the register.
    while (this.#checks.length >= (next.done === true ? 1 : MOST_UNCHECKED)) await this.#checks.shift();
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
    const take = (scope: RequestScope, beforeWriting: () => Promise<void>, stocks: CarriedStocks): Promise<readonly WrittenVersion[]> =>
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
    const write = async (): Promise<Written> => {
      await before.judged;
      const scope = await scopeOfImport(database, this.run);
      try {
        return { scope, versions: await take(scope, whenBeforeIsWritten, carried) };
      } catch (error) {
        passage.retried = error instanceof OutOfDate || isCollision(error);
        tellTried();
        await before.written;
        if (!passage.retried) throw error;
        const anew = this.run.dryRun ? carried : new CarriedStocks();
        return { scope, versions: await untilWritten(() => take(scope, async () => undefined, anew)) };
      }
    };
    const passage: Passage = { lastRow: chunk.rows.at(-1)!.row, carried, judged, tried, written: Promise.resolve(), retried: false };
    // Judged or failed: what comes behind waits for either.
    const written = write().finally(() => {
      tellJudged();
      tellTried();
    });
    this.#check(database, written);
    const done = written.then(() => undefined);
    quietly(done);
    return Object.assign(passage, { written: done });
  }

  /** Checks what was written, behind the check before. A failure is told to the step that waits for it. */
  #check(database: Database, written: Promise<Written>): void {
    const before = this.#checks.at(-1) ?? Promise.resolve();
    const checked = before.then(async () => {
      const { scope, versions } = await written;
      if (versions.length > 0) await this.#underRegister(scope, (db) => checkWritten(scope, db, this.run.tenantId, versions));
    });
    quietly(checked);
    this.#checks.push(checked);
  }

  #underRegister(scope: RequestScope, work: (db: TenantDb) => Promise<void>): Promise<void> {
    return untilWritten(() =>
      withTenantSession(scope, 'write', async (db) => {
        await holdRegister(db, this.run.tenantId);
        await work(db);
      }),
    );
  }

  /** Whoever had the import before may have been cut off between writing and checking. */
  async #checkAgain(database: Database): Promise<void> {
    const { run } = this;
    if (run.lastRow === 0 || run.dryRun || run.intent === 'SAVE') return;
    const scope = await scopeOfImport(database, run);
    await this.#underRegister(scope, async (db) => checkRows(scope, db, run.tenantId, await listNewestWritten(db, run, MOST_UNCHECKED)));
  }

  async close(): Promise<void> {
    await this.#passage.written.catch(() => undefined);
    await Promise.allSettled(this.#checks);
    await this.#next.catch(() => undefined);
    await this.#chunks.return(undefined);
  }
}
