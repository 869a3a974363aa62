// Redis between several servers: it carries how far events are numbered, and never what they are. It may be late, lose a message, say
// nonsense or be down: servers still look for themselves (relay-workers.ts), and a hint only makes one look at once.
import { createClient, type RedisClientType } from '@redis/client';
import type { Database } from '@shuangcheng/tenants';
import type { Logger } from 'pino';
import { feedOf, type Carrier } from './event-feed.js';

const CHANNEL = 'shuangcheng:events';
const LONGEST_REST_MS = 5_000;

const sequenceText = /^\d{1,18}$/;

/** One connection that tells, one that listens: both come back by themselves. */
export class EventBus implements Carrier {
  readonly #telling: RedisClientType;
  readonly #listening: RedisClientType;
  #down = false;

  constructor(
    url: string,
    private readonly database: Database,
    private readonly log: Logger,
  ) {
    this.#telling = this.#connect(url);
    this.#listening = this.#connect(url);
    // After each cut: once it has begun, asking again does nothing.
    this.#listening.on('ready', () => {
      this.#listening.subscribe(CHANNEL, this.#hear).catch((error: unknown) => this.#complain(error));
    });
    feedOf(database).carrier = this;
  }

  #connect(url: string): RedisClientType {
    const client: RedisClientType = createClient({
      url,
      // What cannot be said now need not be said later.
      disableOfflineQueue: true,
      socket: { connectTimeout: 5_000, reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, LONGEST_REST_MS) },
    });
    client.on('error', (error: unknown) => this.#complain(error));
    client.on('ready', () => this.#recover());
    client.connect().catch((error: unknown) => this.#complain(error));
    return client;
  }

  /** Once for each time that it is down. */
  #complain(error: unknown): void {
    if (this.#down) return;
    this.#down = true;
    this.log.warn({ err: error }, 'Redis cannot be reached: servers look for events by themselves');
  }

  #recover(): void {
    if (this.#down && this.#telling.isReady && this.#listening.isReady) {
      this.#down = false;
      this.log.info('Redis is back');
    }
  }

  readonly #hear = (text: string): void => {
    if (sequenceText.test(text)) feedOf(this.database).hint(BigInt(text));
  };

  tell(newest: bigint): void {
    if (this.#telling.isReady) this.#telling.publish(CHANNEL, String(newest)).catch((error: unknown) => this.#complain(error));
  }

  stop(): void {
    feedOf(this.database).carrier = null;
    for (const client of [this.#telling, this.#listening]) client.destroy();
  }
}
