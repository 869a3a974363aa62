// A file of the platform, or one made here, into the browser's downloads.
import { useCallback, useState } from 'react';
import { useClient } from '../session/session';

export const saveFile = (content: Blob, name: string): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

export interface Download {
  readonly running: boolean;
  readonly failure: unknown;
  readonly run: (path: string, name: string) => Promise<void>;
}

export const useDownload = (): Download => {
  const client = useClient();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const run = useCallback(
    async (path: string, name: string) => {
      setRunning(true);
      setFailure(null);
      try {
        saveFile(await (await client.download(path)).blob(), name);
      } catch (error) {
        setFailure(error);
      } finally {
        setRunning(false);
      }
    },
    [client],
  );
  return { running, failure, run };
};
