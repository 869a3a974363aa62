// A connection that only listens. What it hears is a hint: whoever listens also looks for itself now and then, since behind a
// pooler in transaction mode nothing is heard, and what is notified while the connection is down is lost.
import pg from 'pg';

export interface Listening {
  /** Whether notices arrive: false while it connects, and for good behind a pooler. */
  readonly hears: boolean;
  stop(): Promise<void>;
}

const AGAIN_AFTER_MS = 5_000;

/** Behind a pooler the session belongs to nobody: the process that answers is not the one that the connection was told of. */
const isPooled = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ pid: number }>('-- own_process\nselect pg_backend_pid() as pid');
  return rows[0]!.pid !== (client as pg.Client & { processID?: number }).processID;
};

class Listener implements Listening {
  hears = false;
  #stopped = false;
  #client: pg.Client | null = null;
  #again: NodeJS.Timeout | undefined;
  #connecting: Promise<void>;
  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly heard: (payload: string) => void,
  ) {
    this.#connecting = this.#connect();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: 'shuangcheng listening',
    });
    const lost = (): void => this.#lose(client);
    client.on('error', lost).on('end', lost);
    client.on('notification', ({ channel, payload }) => channel === this.channel && this.heard(payload ?? ''));
    this.#client = client;
    try {
      await client.connect();
      if (await isPooled(client)) return await this.#giveUp(client);
      await client.query(`-- listen\nlisten ${client.escapeIdentifier(this.channel)}`);
      this.hears = true;
    } catch {
      this.#lose(client);
    }
  }

  async #giveUp(client: pg.Client): Promise<void> {
    this.#client = null;
    await client.end().catch(() => undefined);
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.hears = false;
    client.end().catch(() => undefined);
    if (this.#stopped) return;
    this.#again = setTimeout(() => {
      this.#connecting = this.#connect();
    }, AGAIN_AFTER_MS).unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    await this.#connecting;
    const client = this.#client;
    this.#client = null;
    this.hears = false;
    await client?.end().catch(() => undefined);
  }
}

/** Listens on the channel until it is stopped, and connects again when the connection breaks. Never throws. */
export const listen = (applicationUrl: string, channel: string, heard: (payload: string) => void): Listening =>
  new Listener(applicationUrl, channel, heard);
