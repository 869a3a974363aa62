// Where one is in a list that is read page by page: the cursors of the pages that were turned, forgotten when another list is shown.
import { useState } from 'react';

export interface Cursor {
  readonly after: string | null;
  /** Pages before this one. */
  readonly turned: number;
  readonly next: (after: string) => void;
  readonly previous: () => void;
}

/** `list` names what is listed: its filters as text. */
export const useCursor = (list: string): Cursor => {
  const [place, setPlace] = useState<{ readonly list: string; readonly cursors: readonly string[] }>({ list, cursors: [] });
  const cursors = place.list === list ? place.cursors : [];
  return {
    after: cursors.at(-1) ?? null,
    turned: cursors.length,
    next: (after) => setPlace({ list, cursors: [...cursors, after] }),
    previous: () => setPlace({ list, cursors: cursors.slice(0, -1) }),
  };
};
