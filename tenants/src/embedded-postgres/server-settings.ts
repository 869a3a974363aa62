// PostgreSQL's settings for a machine of two cores that runs the server and its database side by side.

export type Settings = Readonly<Record<string, string>>;

const reachableFromHereOnly: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
};

const sameEverywhere: Settings = { timezone: 'UTC', log_timezone: 'UTC', lc_messages: 'C' };

const twoCores: Settings = {
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  maintenance_work_mem: '128MB',
  max_wal_size: '4GB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1', // solid-state disks
  jit: 'off', // queries of a few milliseconds: compiling them costs more than it saves
};

/** For tests: a crash of the machine may lose the cluster. */
const notDurable: Settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The settings of a server; the caller's own come last. */
export const serverSettings = (durable: boolean, own: Settings): Settings => ({
  ...reachableFromHereOnly,
  ...sameEverywhere,
  ...twoCores,
  ...(durable ? {} : notDurable),
  ...own,
});
