// The rules over what an import wrote, when all of it is written: county by county, so that each institution's past is read once for
// all of its months, and each group of peers once. Whoever takes over begins again and leaves out what has findings.
import { currentTree, makeLoadScope, withTenantSession, type Database, type RequestScope } from '@shuangcheng/tenants';
import { checkWritten } from '../reports/written-check.service.js';
import { untilWritten } from '../requests/once.service.js';
import { holdRegister } from '../requests/register-gate.service.js';
import { CHUNK_TIMEOUT_MS, type ImportOptions } from './import-scope.service.js';
import { TakenOver } from './import-stop.js';
import { listWrittenReports, renewLease, type ImportRecord } from './import.store.js';
import { WrittenMonths, type WrittenInstitution, type WrittenReport } from './written-months.js';

/** Reports of a batch: about a county's year. */
const FEWEST_REPORTS = 1_000;
const MOST_REPORTS = 5_000;
/** While the database reads for one batch, the rules judge another. */
const AT_ONCE = 2;

/** Whole counties where they are small enough: peers are of one county. */
const inBatches = (written: readonly WrittenInstitution[]): WrittenInstitution[][] => {
  const batches: WrittenInstitution[][] = [];
  let [batch, reports]: [WrittenInstitution[], number] = [[], 0];
  for (const each of written) {
    const least = batch.at(-1)?.regionId === each.regionId ? MOST_REPORTS : FEWEST_REPORTS;
    if (batch.length === 0 || reports >= least) {
      batch = [];
      reports = 0;
      batches.push(batch);
    }
    batch.push(each);
    reports += each.months.length;
  }
  return batches;
};

export class ImportCheck {
  #batches: WrittenInstitution[][] | null = null;
  readonly #running: Promise<void>[] = [];
  readonly #written = new WrittenMonths();
  constructor(
    private readonly run: ImportRecord,
    private readonly worker: string,
    private readonly options: ImportOptions,
  ) {}

  /** What was written just now. */
  note(reports: readonly WrittenReport[]): void {
    this.#written.add(reports);
  }

  /** Sends the next batch on its way; gives false when all have been checked. Throws TakenOver where the import is another's by now. */
  async step(database: Database): Promise<boolean> {
    const { run } = this;
    if (run.kind !== 'REPORTS' || run.dryRun || run.intent === 'SAVE') return false;
    const scope = await this.#scopeOf(database);
    const until = new Date(Date.now() + this.options.leaseMs);
    if (!(await withTenantSession(scope, 'write', (db) => renewLease(db, run, this.worker, until))))
      throw new TakenOver('the import is with another worker');
    this.#batches ??= await this.#cutBatches(scope);
    const next = this.#batches.shift();
    if (next) this.#running.push(this.#check(scope, next));
    if (this.#running.length >= (next ? AT_ONCE : 1)) await this.#running.shift();
    return this.#running.length > 0 || this.#batches.length > 0;
  }

  async #cutBatches(scope: RequestScope): Promise<WrittenInstitution[][]> {
    if (this.run.lastRow > 0)
      for (const { months, ...institution } of await withTenantSession(scope, 'read', (db) => listWrittenReports(db, this.run)))
        this.#written.add(months.map((month) => ({ ...institution, month })));
    return inBatches(this.#written.list());
  }

  /** The platform's own: what was written is checked also where the rights of whoever imported it have ended. */
  async #scopeOf(database: Database): Promise<RequestScope> {
    const scope = makeLoadScope(database, await currentTree(database), this.run.tenantId, new Date());
    return { ...scope, statementTimeoutMs: CHUNK_TIMEOUT_MS };
  }

  #check(scope: RequestScope, batch: readonly WrittenInstitution[]): Promise<void> {
    const checked = untilWritten(() =>
      withTenantSession(scope, 'write', async (db) => {
        await holdRegister(db, this.run.tenantId);
        await checkWritten(scope, db, this.run.tenantId, batch);
      }),
    );
    // Told to the step that waits for it.
    checked.catch(() => undefined);
    return checked;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
  }
}
