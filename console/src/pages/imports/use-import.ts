// One import after the other of the chosen file, with how it stands; the platform goes on with it though the page be left.
import {
  FindImportOperation,
  type Acquisition,
  type AnsweredProblem,
  type ImportIntent,
  type ImportKind,
  type ImportOutcome,
  type ImportStatus,
} from '@shuangcheng/client-sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { useClient } from '../../session/session';

export interface ImportChoice {
  readonly kind: ImportKind;
  /** For rows that do not say it; null: such rows are refused. */
  readonly acquisition: Acquisition | null;
  readonly intent: ImportIntent;
}

export interface RunningImport {
  readonly running: boolean;
  readonly problems: readonly AnsweredProblem[];
  readonly failure: unknown;
  readonly status: ImportStatus | null;
  /** Gives how it ended; null where it did not begin, or its end is not known. */
  readonly start: (file: File, choice: ImportChoice, dryRun: boolean) => Promise<ImportStatus | null>;
  readonly reset: () => void;
}

/** A file that was changed or moved since it was chosen cannot be read any more: told before it is sent. */
const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(() => true)
    .catch(() => false);

const FILE_GONE: AnsweredProblem = { code: 'FILE_GONE', message: '文件在选择以后被改动或移走，请重新选择该文件。' };

/** `id`: of an import that was begun before, of which the address tells. */
export const useImport = (id: string | null, onBegun: (id: string) => void): RunningImport => {
  const client = useClient();
  const queries = useQueryClient();
  const [running, setRunning] = useState(false);
  const [status, setStatus] = useState<ImportStatus | null>(null);
  const [problems, setProblems] = useState<readonly AnsweredProblem[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const begun = useRef(onBegun);
  begun.current = onBegun;
  const newest = useRef(id);

  const earlier = useAnswer(FindImportOperation, { id: id ?? '' }, { enabled: id !== null && status?.id !== id });
  const found = earlier.data?.import ?? null;
  const known = status?.id === id ? status : found?.id === id ? found : null;

  // Begun before the page was opened, and not ended yet.
  const waits = !running && known !== null && (known.state === 'WAITING' || known.state === 'RUNNING');
  useEffect(() => {
    if (!waits || id === null) return;
    const abort = new AbortController();
    const follow = async (): Promise<void> => {
      for await (const event of client.importProgressed(id, { signal: abort.signal })) setStatus(event.import);
    };
    follow().catch((error: unknown) => abort.signal.aborted || setFailure(error));
    return () => abort.abort();
  }, [client, id, waits]);

  const take = (next: ImportStatus): void => {
    if (newest.current !== next.id) begun.current(next.id);
    newest.current = next.id;
    setStatus(next);
  };
  const start = async (file: File, { kind, acquisition, intent }: ImportChoice, dryRun: boolean): Promise<ImportStatus | null> => {
    setProblems([]);
    setFailure(null);
    if (!(await isReadable(file))) {
      setProblems([FILE_GONE]);
      return null;
    }
    setRunning(true);
    setStatus(null);
    try {
      const options = { dryRun, onProgress: take };
      const open = (): File => file;
      const outcome: ImportOutcome =
        kind === 'REGISTER'
          ? await client.importRegister(file.name, open, options)
          : await client.importReports(file.name, open, { ...options, intent, ...(acquisition && { acquisition }) });
      if (outcome.status) take(outcome.status);
      if (!outcome.ok) setProblems(outcome.problems);
      if (!dryRun) await queries.invalidateQueries();
      return outcome.status;
    } catch (error) {
      setFailure(error);
      return null;
    } finally {
      setRunning(false);
    }
  };
  const reset = (): void => {
    setStatus(null);
    setProblems([]);
    setFailure(null);
  };
  const told = problems.length > 0 ? problems : (known?.problems ?? []);
  return { running, problems: told, failure: failure ?? earlier.error, status: known ?? status, start, reset };
};
