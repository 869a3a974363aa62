// What was typed into a report, kept in this tab until it is saved: over reloads, refusals and the end of a sign-in.
import type { ItemCode } from '@shuangcheng/client-sdk';
import { useCallback, useState } from 'react';
import type { Entry, Typed } from './form-entry';

interface Kept {
  /** The version of the report that it was typed over. */
  readonly base: number;
  readonly typed: Typed;
}

const readKept = (key: string): Kept | null => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
};

export interface TypedReport {
  readonly typed: Typed;
  readonly dirty: boolean;
  /** The version over which it was typed; the saved one as long as nothing was. */
  readonly base: number;
  readonly type: (item: ItemCode, change: Partial<Entry>) => void;
  /** Goes on over the version that is saved now. */
  readonly rebase: () => void;
  readonly forget: () => void;
  /** While it is on its way: the version that comes of it is nobody else's. */
  readonly sending: boolean;
  readonly setSending: (sending: boolean) => void;
}

export const useTyped = (name: string, version: number): TypedReport => {
  const key = `report:${name}`;
  const [kept, setKept] = useState(() => readKept(key));
  const [sending, setSending] = useState(false);
  const keep = useCallback(
    (next: Kept | null) => {
      if (next) sessionStorage.setItem(key, JSON.stringify(next));
      else sessionStorage.removeItem(key);
      setKept(next);
    },
    [key],
  );
  const { typed, base } = kept ?? { typed: {}, base: version };
  return {
    typed,
    base,
    dirty: kept !== null,
    type: (item, change) => keep({ base, typed: { ...typed, [item]: { ...typed[item], ...change } } }),
    rebase: () => keep({ base: version, typed }),
    forget: () => keep(null),
    sending,
    setSending,
  };
};
