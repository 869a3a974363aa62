// Why an import stops before its file ends.
import { problem, type Problem } from '@shuangcheng/domain';
import { WRITE_CONFLICT } from '@shuangcheng/tenants';
import { FileRefusal } from './row-source.js';

/** Another worker has the import: what this one did since its last checkpoint is undone. */
export class TakenOver extends Error {}

/** Ends the import with what is wrong. */
export class Stopped extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super('stopped');
  }
}

/** What to tell of an error that ends the import; null for one after which it is tried again. */
export const problemsOf = (error: unknown): readonly Problem[] | null => {
  if (error instanceof Stopped || error instanceof FileRefusal) return error.problems;
  return (error as { code?: unknown }).code === WRITE_CONFLICT ? [problem('IMPORT_CONFLICT', ['import'])] : null;
};
