// An import from the file to the last row: uploaded, started, followed to its end.
import type { Acquisition, ImportIntent, ImportProgressedSubscription, StartImportMutation } from './generated/operations.js';
import type { Uploaded } from './connection.js';
import type { Outcome } from './outcome.js';

export type ImportStatus = ImportProgressedSubscription['importProgressed']['import'];

export interface RegisterImportOptions {
  /** Says row by row what would happen, and writes nothing. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (status: ImportStatus) => void;
}
export interface ReportImportOptions extends RegisterImportOptions {
  /** For rows that do not say how their quantities were obtained; such rows are refused unless it is given. */
  readonly acquisition?: Acquisition;
  /** SUBMIT unless given. */
  readonly intent?: ImportIntent;
}
/** Of a file of reports, or, where it says so, of the register. */
export type ImportOptions = (ReportImportOptions & { readonly kind?: 'REPORTS' }) | (RegisterImportOptions & { readonly kind: 'REGISTER' });

/** `ok`: the file was taken, and went through. Single rows may have been refused all the same: `status.counts` counts them. */
export type ImportOutcome =
  | { readonly ok: true; readonly status: ImportStatus }
  | { readonly ok: false; readonly problems: ImportStatus['problems']; readonly status: ImportStatus | null };

export interface ImportSteps {
  readonly upload: () => Promise<Uploaded>;
  readonly start: (uploadId: string) => Promise<Outcome<StartImportMutation['startImport']>>;
  readonly progress: (importId: string) => AsyncIterable<{ readonly ended: boolean; readonly import: ImportStatus }>;
  readonly find: (importId: string) => Promise<ImportStatus>;
}

/** Runs the steps to the end. Throws RequestFailed. */
export const runImport = async (
  { upload, start, progress, find }: ImportSteps,
  { onProgress }: RegisterImportOptions,
): Promise<ImportOutcome> => {
  const uploaded = await upload();
  if (!uploaded.ok) return { ...uploaded, status: null };
  const started = await start(uploaded.id);
  if (!started.import) return { ok: false, problems: started.ok ? [] : started.problems, status: null };
  let status: ImportStatus | null = null;
  for await (const event of progress(started.import.id)) {
    status = event.import;
    onProgress?.(status);
    if (event.ended) break;
  }
  status ??= await find(started.import.id);
  return status.state === 'FINISHED' ? { ok: true, status } : { ok: false, problems: status.problems, status };
};
