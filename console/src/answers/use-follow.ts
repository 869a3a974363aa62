// Events of a subscription for as long as a component is shown, over cuts and restarts.
import type { Client, ConnectionState, Followed, FollowOptions, Sequenced } from '@shuangcheng/client-sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useClient } from '../session/session';

type Start<Event extends Sequenced> = (client: Client, options: FollowOptions) => AsyncIterableIterator<Followed<Event>>;

/** ENDED: nothing more will come. */
export type LiveState = ConnectionState | 'ENDED';

/**
 * Calls `onEvent` for each event; `key` names what is followed, and another key follows anew. An event is null where too much was missed to
 * be told: whatever is shown is to be read anew. Gives how the connection stands.
 */
export const useFollow = <Event extends Sequenced>(
  key: string,
  start: Start<Event>,
  onEvent: (event: Event | null) => void,
): LiveState | null => {
  const client = useClient();
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState | null>(null);
  const latest = useRef({ start, onEvent });
  latest.current = { start, onEvent };

  useEffect(() => {
    const abort = new AbortController();
    const follow = async (): Promise<void> => {
      const events = latest.current.start(client, { signal: abort.signal, onConnection: setState });
      for await (const followed of events) latest.current.onEvent(followed.kind === 'EVENT' ? followed.event : null);
    };
    // What ends it for good is an ended grant or sign-in: the page is asked anew, and says so itself.
    follow().catch(() => {
      if (abort.signal.aborted) return;
      setState('ENDED');
      void queries.invalidateQueries();
    });
    return () => abort.abort();
  }, [client, key, queries]);
  return state;
};
