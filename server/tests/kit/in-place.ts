// A subscription that is in place: nothing in the protocol tells that the server listens for it.
import { expect } from '@jest/globals';
import { feedOf } from '../../src/events/event-feed.js';
import { eventually } from './eventually.js';
import type { SocketMessage } from './open-socket.js';
import type { TestServer } from './start-test-server.js';

/** Subscribes, and waits until the server follows its events for it: not for one that shares what another has opened. */
export const inPlace = async (server: TestServer, subscribe: () => () => SocketMessage[]): Promise<() => SocketMessage[]> => {
  const feed = feedOf(server.database);
  const before = feed.listeners;
  const messages = subscribe();
  await eventually(() => expect(feed.listeners).toBeGreaterThan(before));
  return messages;
};
