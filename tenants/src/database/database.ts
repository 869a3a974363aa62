// The connection pool under the unprivileged role. Only the session files beside it take connections from here.
import 'reflect-metadata';
import type { RegionTree } from '@shuangcheng/domain';
import { DataSource } from 'typeorm';
import { accountEntities } from '../accounts/account.entity.js';
import { listen, type Listening } from './listener.js';

export interface DatabaseOptions {
  /** Connects as a role that owns nothing and cannot bypass row-level security. */
  readonly applicationUrl: string;
  readonly poolSize?: number;
  /** Off behind a pooler in transaction mode that does not know prepared statements. */
  readonly preparedStatements?: boolean;
  /** Seals what is published: sha256 unless given. */
  readonly sealDigest?: string;
}

export interface Database {
  readonly dataSource: DataSource;
  readonly preparedStatements: boolean;
  /** The digest with which what is published from now on is sealed. */
  readonly sealDigest: string;
  /** The region tree as last read; replaced when its version in the database is another. */
  tree: RegionTree | null;
  /** Hears what is notified on the channel from now on, on a connection of its own, until the database is closed. */
  listen(channel: string, heard: (payload: string) => void): Listening;
  close(): Promise<void>;
}

/** Opens the pool. Throws when the database cannot be reached. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.applicationUrl,
    entities: [...accountEntities],
    synchronize: false,
    installExtensions: false,
    poolSize: options.poolSize ?? 20,
    // Queries are sent without waiting for the one before: begin, scope, query and commit share a round trip
    // (0.13 ms against 0.37 ms in turn).
    extra: { pipeline: true, connectionTimeoutMillis: 10_000, application_name: 'shuangcheng' },
  });
  await dataSource.initialize();
  const listening = new Set<Listening>();
  return {
    dataSource,
    preparedStatements: options.preparedStatements ?? true,
    sealDigest: options.sealDigest ?? 'sha256',
    tree: null,
    listen: (channel, heard) => {
      const started = listen(options.applicationUrl, channel, heard);
      listening.add(started);
      return started;
    },
    close: async () => {
      await Promise.all([...listening].map((one) => one.stop()));
      await dataSource.destroy();
    },
  };
};
