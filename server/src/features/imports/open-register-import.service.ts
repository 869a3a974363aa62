// An import of the register in the hands of a worker: one chunk after the other, the next one read meanwhile.
import type { Database } from '@shuangcheng/tenants';
import type { FileChunk } from './import-file.js';
import { scopeOfImport, type ImportOptions } from './import-scope.service.js';
import type { ImportRecord } from './import.store.js';
import { takeRegisterChunk } from './register-chunk.service.js';
import { readRegisterFile, type RegisterFileRow } from './register-file.js';

/** A chunk whose institutions change their standing keeps all others from writing in the province: some 0.3 s of them. */
const MOST_ROWS = 1_000;

export class OpenRegisterImport {
  readonly #chunks: AsyncGenerator<FileChunk<RegisterFileRow>>;
  #next: Promise<IteratorResult<FileChunk<RegisterFileRow>>>;
  #behind: number;

  constructor(
    readonly run: ImportRecord,
    path: string,
    private readonly worker: string,
    private readonly options: ImportOptions,
  ) {
    this.#behind = run.lastRow;
    this.#chunks = readRegisterFile(path, { behind: run.lastRow, chunkRows: Math.min(options.chunkRows, MOST_ROWS) });
    this.#next = this.#read();
  }

  #read(): Promise<IteratorResult<FileChunk<RegisterFileRow>>> {
    const next = this.#chunks.next();
    next.catch(() => undefined);
    return next;
  }

  /** Takes the next chunk; gives false when all have been written. */
  async step(database: Database): Promise<boolean> {
    const next = await this.#next;
    if (next.done === true) return false;
    this.#next = this.#read();
    const scope = await scopeOfImport(database, this.run);
    const { run, worker } = this;
    await takeRegisterChunk(scope, { run, worker, leaseMs: this.options.leaseMs, behind: this.#behind }, next.value);
    this.#behind = next.value.rows.at(-1)!.row;
    return true;
  }

  async close(): Promise<void> {
    await this.#next.catch(() => undefined);
    await this.#chunks.return(undefined);
  }
}
