// Which statements a server sends to its database, by name: to count them, never to time them.
import type { Database } from '@shuangcheng/tenants';
import type { Pool, PoolClient } from 'pg';

type Query = (...args: unknown[]) => unknown;

/** The name that a statement carries as its first line, or the statement itself where it has none ("begin"). */
const nameOf = (query: unknown): string => {
  const text = typeof query === 'string' ? query : ((query as { text?: string }).text ?? 'copy');
  return /^-- (\w+)/.exec(text)?.[1] ?? text;
};

export interface RecordedStatements {
  /** How often each statement was sent while the work ran. */
  during(work: () => Promise<unknown>): Promise<Record<string, number>>;
}

/** Listens to every connection that the pool gives out from now on. */
export const recordStatements = (database: Database): RecordedStatements => {
  const pool = (database.dataSource.driver as unknown as { master: Pool }).master;
  const heard = new WeakSet<PoolClient>();
  let names: string[] | null = null;
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const query = client.query.bind(client) as Query;
    client.query = ((...args: unknown[]) => {
      names?.push(nameOf(args[0]));
      return query(...args);
    }) as typeof client.query;
  });
  return {
    async during(work) {
      names = [];
      await work();
      const sent = [...names].sort();
      names = null;
      return Object.fromEntries([...new Set(sent)].map((name) => [name, sent.filter((other) => other === name).length]));
    },
  };
};
