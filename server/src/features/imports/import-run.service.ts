// The work of imports: one chunk after the other, each a transaction of its own with its checkpoint, under the rights that whoever
// started it has at that moment; then the rules over what was written, however the writing ended. Whoever takes over after a crash
// goes on behind the last checkpoint.
import { problem, type Problem } from '@shuangcheng/domain';
import { currentTree, makeLoadScope, withTenantSession, type Database, type RequestScope } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { access, rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { ImportCheck } from './import-check.service.js';
import type { ImportOptions } from './import-scope.service.js';
import { problemsOf, TakenOver } from './import-stop.js';
import { tell, told } from './import-telling.service.js';
import { claimImport, finishImport, releaseImport, type ImportRecord } from './import.store.js';
import { OpenRegisterImport } from './open-register-import.service.js';
import { OpenReportImport } from './open-report-import.service.js';
import { forgetUploadFiles, listExpiredUploads } from './upload.store.js';

export type { ImportOptions };
export const IMPORT_OPTIONS: ImportOptions = { chunkRows: 2_000, leaseMs: 30_000 };

type OpenImport = OpenReportImport | OpenRegisterImport;

const MOST_FAILURES = 3;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

interface Ending {
  readonly state: 'FINISHED' | 'FAILED';
  readonly problems: readonly Problem[] | null;
}

/** An import in this worker's hands: its file until that has ended, one way or the other, and then the rules. */
interface InHand {
  readonly run: ImportRecord;
  file: OpenImport | null;
  readonly check: ImportCheck;
  ending: Ending | null;
}

/** The imports of a server, one at a time. */
export class ImportWork {
  readonly #worker = randomUUID();
  readonly #passedOver = new Set<string>();
  readonly #failures = new Map<string, number>();
  #inHand: InHand | null = null;
  #nextSweep = 0;
  constructor(private readonly options: ImportOptions = IMPORT_OPTIONS) {}

  /** One chunk, one county checked, or one import begun or ended. Gives whether there is more to do. */
  async run(database: Database, log: Logger): Promise<'MORE' | 'IDLE'> {
    if (this.#inHand) return this.#step(database, log, this.#inHand);
    const run = await this.#claim(database);
    if (!run) return 'IDLE';
    const check = new ImportCheck(run, this.#worker, this.options);
    if (run.path !== null && (await exists(run.path))) {
      const file =
        run.kind === 'REGISTER'
          ? new OpenRegisterImport(run, run.path, this.#worker, this.options)
          : new OpenReportImport(run, run.path, this.#worker, this.options, (reports) => check.note(reports));
      this.#inHand = { run, file, check, ending: null };
      return 'MORE';
    }
    // Its file was removed, or lies on another server, whose worker will take it.
    if (run.path === null)
      this.#inHand = { run, file: null, check, ending: { state: 'FAILED', problems: [problem('FILE_GONE', ['file'])] } };
    else {
      this.#passedOver.add(run.importId);
      await this.#release(database, run);
    }
    return 'MORE';
  }

  /** Lets go of the import in hand: another worker may go on at once. */
  async stop(database: Database): Promise<void> {
    const run = this.#inHand?.run;
    await this.#close();
    if (run) await this.#release(database, run);
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

  async #step(database: Database, log: Logger, inHand: InHand): Promise<'MORE'> {
    const { run } = inHand;
    try {
      if (inHand.ending === null && (await inHand.file!.step(database))) return 'MORE';
      inHand.ending ??= { state: 'FINISHED', problems: null };
      if (await inHand.check.step(database)) return 'MORE';
      await this.#end(database, run, inHand.ending);
      await this.#close();
    } catch (error) {
      await this.#afterError(database, log, inHand, error);
    }
    return 'MORE';
  }

  /** Whatever happened, the next run goes on from the checkpoint; but where the writing is over, what was written is checked. */
  async #afterError(database: Database, log: Logger, inHand: InHand, error: unknown): Promise<void> {
    const { run, file, ending } = inHand;
    if (error instanceof TakenOver) return this.#close();
    const problems = problemsOf(error) ?? this.#afterFailures(run);
    if (!problems) {
      await this.#close();
      await this.#release(database, run);
      throw error;
    }
    if (!problemsOf(error)) log.error({ err: error, importId: run.importId }, 'an import failed again and again');
    log.warn({ importId: run.importId, problems }, 'an import stopped');
    if (ending === null) {
      inHand.ending = { state: 'FAILED', problems };
      inHand.file = null;
      return file!.close();
    }
    await this.#close();
    await this.#end(database, run, ending.state === 'FAILED' ? ending : { state: 'FAILED', problems });
  }

  /** What fails again and again does not hold up those behind it. */
  #afterFailures({ importId }: ImportRecord): readonly Problem[] | null {
    const failures = (this.#failures.get(importId) ?? 0) + 1;
    this.#failures.set(importId, failures);
    return failures < MOST_FAILURES ? null : [problem('IMPORT_FAILED', ['import'], { reference: importId })];
  }

  async #close(): Promise<void> {
    const inHand = this.#inHand;
    this.#inHand = null;
    await inHand?.file?.close();
    await inHand?.check.close();
  }

  /** Ends the import under the platform's own scope: whoever started it may have no rights left. */
  async #end(database: Database, run: ImportRecord, { state, problems }: Ending): Promise<void> {
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
