// The work of imports: one chunk after the other, each a transaction of its own with its checkpoint, under the rights that whoever
// started it has at that moment. Whoever takes over after a crash goes on behind the last checkpoint.
import { getItem, problem, type Problem } from '@shuangcheng/domain';
import {
  makeLoadScope,
  withTenantSession,
  WRITE_CONFLICT,
  currentTree,
  type Database,
  type RequestScope,
  type TenantDb,
} from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { access, rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { appendEvents, type EventKind } from '../../events/outbox.store.js';
import { recordActs } from '../audit/audit.service.js';
import { checkRows, checkWritten, type WrittenVersion } from '../reports/written-check.service.js';
import { CarriedStocks, takeRows, type ImportedRow } from '../reports/imported-row.service.js';
import { isCollision, untilWritten } from '../requests/once.service.js';
import { holdRegister } from '../requests/register-gate.service.js';
import { claimedScope, findAccountScope } from '../sign-in/caller.service.js';
import { readReportFile, type FileChunk, type ReportFileRow } from './import-file.js';
import { countOutcomes, type Counts, type RowRecord } from './import-row.js';
import { findSubmitGrant } from './import.service.js';
import { claimImport, finishImport, listNewestWritten, recordChunk, releaseImport, type ImportRecord } from './import.store.js';
import { FileRefusal } from './row-source.js';
import { forgetUploadFiles, listExpiredUploads } from './upload.store.js';

export interface ImportOptions {
  /** Rows of one transaction. */
  readonly chunkRows: number;
  /** How long an import stays with a worker that says nothing. */
  readonly leaseMs: number;
}
export const IMPORT_OPTIONS: ImportOptions = { chunkRows: 5_000, leaseMs: 30_000 };

/** Grants that a token claimed are believed this long. */
const CLAIMED_GRANTS_MS = 12 * 3_600_000;
const MOST_FAILURES = 3;
const CHUNK_TIMEOUT_MS = 120_000;

/** Another worker has the import: what this one did since its last checkpoint is undone. */
class TakenOver extends Error {}

/** Ends the import with what is wrong. */
class Stopped extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super('stopped');
  }
}

/** Who started the import, with the grants of now. Throws Stopped where they no longer allow it. */
const scopeOf = async (database: Database, run: ImportRecord): Promise<RequestScope> => {
  const request = { id: `import ${run.importId}`, address: null };
  const now = new Date();
  const claimed = run.claimedCaller;
  const stillBelieved = now.getTime() - run.requestedAt.getTime() < CLAIMED_GRANTS_MS;
  const scope =
    claimed === null
      ? await findAccountScope(database, run.accountId, request, now)
      : stillBelieved
        ? await claimedScope(database, claimed, request, now)
        : null;
  if (!scope || !findSubmitGrant(scope, run.tenantId)) throw new Stopped([problem('IMPORT_RIGHTS_LOST', ['import'])]);
  return { ...scope, statementTimeoutMs: CHUNK_TIMEOUT_MS };
};

const tell = (db: TenantDb, run: ImportRecord, now: Date, kind: EventKind, body: Readonly<Record<string, string | number | boolean>>) =>
  appendEvents(db, now, [
    {
      tenantId: run.tenantId,
      kind,
      regionId: run.regionId,
      ...(run.institutionId !== null && { institutionId: run.institutionId }),
      body: { importId: run.importId, account: run.accountId, dryRun: run.dryRun, ...body },
    },
  ]);
const told = ({ created, updated, unchanged, rejected }: Counts) => ({ accepted: created + updated + unchanged, rejected });

/** Where in the sheet a problem of a judged row stands: its column's code instead of its place among the entries. */
const inSheet = (row: ReportFileRow, { code, message, path }: Problem): Problem => {
  const [part, index, field] = path;
  if (part === 'period') return { code, message, path: ['PERIOD'] };
  if (part === 'institution') return { code, message, path: ['ORG'] };
  if (part !== 'values' || index === undefined) return { code, message, path: ['ROW'] };
  const item = row.values[Number(index)]!.item;
  return { code, message, path: [(field === 'cost' ? getItem(item).costFormCode : null) ?? row.codes[Number(index)]!] };
};

const MOST_PROBLEMS = 10;
const shown = (text: string): string => text.slice(0, 40);
const toRecord = (row: ReportFileRow, result: ImportedRow | null): RowRecord => {
  const problems = result === null ? row.problems : result.problems.map((found) => inSheet(row, found));
  return [row.row, shown(row.institution), shown(row.period), result?.outcome ?? 'REJECTED', problems.slice(0, MOST_PROBLEMS)];
};

/** One act a region that the chunk wrote to. */
const actsOf = (run: ImportRecord, rows: readonly RowRecord[], results: readonly (ImportedRow | null)[]) => {
  const written = new Map<number, number>();
  for (const result of results)
    if (result && result.regionId !== null && (result.outcome === 'CREATED' || result.outcome === 'UPDATED'))
      written.set(result.regionId, (written.get(result.regionId) ?? 0) + 1);
  const details = { file: run.fileName, fromRow: rows[0]![0], toRow: rows.at(-1)![0] };
  return [...written].map(([regionId, reports]) => ({ regionId, subjects: [run.importId], details: { ...details, reports } }));
};

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

/** An import that this worker has in hand, with its file open between one chunk and the next. While one chunk is written, the next is judged and the one after it read. */
class OpenImport {
  begun = false;
  readonly #chunks: AsyncGenerator<FileChunk>;
  #next: Promise<IteratorResult<FileChunk>>;
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

  #read(): Promise<IteratorResult<FileChunk>> {
    const next = this.#chunks.next();
    quietly(next);
    return next;
  }

  /** Sends the next chunk on its way and waits for the one before it; gives false when all have been written. */
  async step(database: Database): Promise<boolean> {
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

  #send(database: Database, chunk: FileChunk, before: Passage): Passage {
    let tellJudged = (): void => undefined;
    const judged = new Promise<void>((resolve) => (tellJudged = resolve));
    let tellTried = (): void => undefined;
    const tried = new Promise<void>((resolve) => (tellTried = resolve));
    // A dry run writes nothing that could be read again: all that its rows leave is remembered.
    const carried = this.run.dryRun ? before.carried : new CarriedStocks(before.carried.own());
    const take = (scope: RequestScope, beforeWriting: () => Promise<void>, stocks: CarriedStocks): Promise<readonly WrittenVersion[]> =>
      withTenantSession(scope, 'write', (db) => this.#take(scope, db, chunk, before.lastRow, stocks, beforeWriting));
    const whenBeforeIsWritten = async (): Promise<void> => {
      tellJudged();
      // Not until it has been written: it may have to begin again behind somebody who waits for this one's share of the register.
      await before.tried;
      if (before.retried) throw new OutOfDate('the chunk before began again');
      await before.written;
    };
    const write = async (): Promise<Written> => {
      await before.judged;
      const scope = await scopeOf(database, this.run);
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
  async checkAgain(database: Database): Promise<void> {
    const { run } = this;
    if (run.lastRow === 0 || run.dryRun || run.intent === 'SAVE') return;
    const scope = await scopeOf(database, run);
    await this.#underRegister(scope, async (db) => checkRows(scope, db, run.tenantId, await listNewestWritten(db, run, MOST_UNCHECKED)));
  }

  async #take(
    scope: RequestScope,
    db: TenantDb,
    chunk: FileChunk,
    behind: number,
    carried: CarriedStocks,
    beforeWriting: () => Promise<void>,
  ): Promise<readonly WrittenVersion[]> {
    const { run } = this;
    const { tenantId, importId, intent, dryRun, sha256 } = run;
    await holdRegister(db, tenantId);
    const readable = chunk.rows.filter((row) => row.problems.length === 0);
    const { results: taken, submitted } = await takeRows(scope, db, tenantId, readable, {
      importId,
      intent,
      dryRun,
      carried,
      beforeWriting,
    });
    let at = 0;
    const results = chunk.rows.map((row) => (row.problems.length === 0 ? taken[at++]! : null));
    const rows = chunk.rows.map((row, index) => toRecord(row, results[index]!));
    const counts = countOutcomes(rows);
    const kept = { ...counts, rows, firstRow: rows[0]![0], lastRow: rows.at(-1)![0] };
    const leaseUntil = new Date(Date.now() + this.options.leaseMs);
    if (!(await recordChunk(db, run, this.worker, behind, kept, chunk.readBytes, leaseUntil)))
      throw new TakenOver('the import is with another worker');
    const acts = dryRun ? [] : actsOf(run, rows, results);
    if (acts.length > 0) await recordActs(db, scope, { tenantId, action: 'startImport', inputHash: sha256 }, acts);
    await tell(db, run, scope.now, 'IMPORT_PROGRESSED', { ...told(counts), row: kept.lastRow });
    return submitted;
  }

  async close(): Promise<void> {
    await this.#passage.written.catch(() => undefined);
    await Promise.allSettled(this.#checks);
    await this.#next.catch(() => undefined);
    await this.#chunks.return(undefined);
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The imports of a server, one at a time. */
export class ImportWork {
  readonly #worker = randomUUID();
  readonly #passedOver = new Set<string>();
  readonly #failures = new Map<string, number>();
  #open: OpenImport | null = null;
  #nextSweep = 0;
  constructor(private readonly options: ImportOptions = IMPORT_OPTIONS) {}

  /** One chunk, or one import begun or ended. Gives whether there is more to do. */
  async run(database: Database, log: Logger): Promise<'MORE' | 'IDLE'> {
    if (this.#open) return this.#step(database, log);
    const run = await this.#claim(database);
    if (!run) return 'IDLE';
    if (run.path !== null && (await exists(run.path))) {
      this.#open = new OpenImport(run, run.path, this.#worker, this.options);
      return 'MORE';
    }
    // Its file was removed, or lies on another server, whose worker will take it.
    if (run.path === null) await this.#end(database, run, 'FAILED', [problem('FILE_GONE', ['file'])]);
    else {
      this.#passedOver.add(run.importId);
      await this.#release(database, run);
    }
    return 'MORE';
  }

  /** Lets go of the import in hand: another worker may go on at once. */
  async stop(database: Database): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.close();
    if (open) await this.#release(database, open.run);
  }

  async #loadScope(database: Database, tenantId: number): Promise<RequestScope> {
    return makeLoadScope(database, await currentTree(database), tenantId, new Date());
  }

  async #claim(database: Database): Promise<ImportRecord | null> {
    const tree = await currentTree(database);
    const now = new Date();
    const until = new Date(now.getTime() + this.options.leaseMs);
    for (const tenantId of new Set(tree.list().map((region) => region.tenantId))) {
      const scope = makeLoadScope(database, tree, tenantId, now);
      const run = await withTenantSession(scope, 'write', (db) =>
        claimImport(db, tenantId, this.#worker, now, until, [...this.#passedOver]),
      );
      if (run) return run;
    }
    if (now.getTime() >= this.#nextSweep) await this.#sweep(database, now);
    return null;
  }

  async #release(database: Database, run: ImportRecord): Promise<void> {
    const scope = await this.#loadScope(database, run.tenantId);
    await withTenantSession(scope, 'write', (db) => releaseImport(db, run, this.#worker));
  }

  async #step(database: Database, log: Logger): Promise<'MORE'> {
    const open = this.#open!;
    try {
      if (!open.begun) await open.checkAgain(database);
      open.begun = true;
      if (await open.step(database)) return 'MORE';
      await this.#end(database, open.run, 'FINISHED', null);
    } catch (error) {
      // Whatever happened, the next run goes on from the checkpoint.
      await this.#close();
      if (error instanceof TakenOver) return 'MORE';
      const problems = problemsOf(error) ?? this.#afterFailures(open.run);
      if (!problems) {
        await this.#release(database, open.run);
        throw error;
      }
      if (!problemsOf(error)) log.error({ err: error, importId: open.run.importId }, 'an import failed again and again');
      log.warn({ importId: open.run.importId, problems }, 'an import stopped');
      await this.#end(database, open.run, 'FAILED', problems);
    }
    await this.#close();
    return 'MORE';
  }

  /** What fails again and again does not hold up those behind it. */
  #afterFailures({ importId }: ImportRecord): readonly Problem[] | null {
    const failures = (this.#failures.get(importId) ?? 0) + 1;
    this.#failures.set(importId, failures);
    return failures < MOST_FAILURES ? null : [problem('IMPORT_FAILED', ['import'], { reference: importId })];
  }

  async #close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.close();
  }

  /** Ends the import under the platform's own scope: whoever started it may have no rights left. */
  async #end(database: Database, run: ImportRecord, state: 'FINISHED' | 'FAILED', problems: readonly Problem[] | null): Promise<void> {
    const scope = await this.#loadScope(database, run.tenantId);
    await withTenantSession(scope, 'write', async (db) => {
      const counts = await finishImport(db, run, this.#worker, state, problems, scope.now);
      if (counts) await tell(db, run, scope.now, 'IMPORT_FINISHED', { ...told(counts), state });
    });
  }

  /** Removes the files of uploads that have expired. */
  async #sweep(database: Database, now: Date): Promise<void> {
    this.#nextSweep = now.getTime() + 600_000;
    for (const tenantId of new Set((await currentTree(database)).list().map((region) => region.tenantId))) {
      const scope = await this.#loadScope(database, tenantId);
      await withTenantSession(scope, 'write', async (db) => {
        const expired = await listExpiredUploads(db, tenantId, now);
        for (const { path } of expired) await rm(path, { force: true });
        await forgetUploadFiles(
          db,
          tenantId,
          expired.map(({ uploadId }) => uploadId),
        );
      });
    }
  }
}

/** What to tell of an error that ends the import; null for one after which it is tried again. */
const problemsOf = (error: unknown): readonly Problem[] | null => {
  if (error instanceof Stopped || error instanceof FileRefusal) return error.problems;
  return (error as { code?: unknown }).code === WRITE_CONFLICT ? [problem('IMPORT_CONFLICT', ['import'])] : null;
};
