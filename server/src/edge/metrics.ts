// What operators see: requests, operations, the pool, the open sockets, and the process itself.
import type { Database } from '@shuangcheng/tenants';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Clients choose the names of operations: so many different ones become a label of their own, the rest are "other". */
const MOST_OPERATION_NAMES = 200;

export type Transport = 'http' | 'websocket';
export interface ObservedOperation {
  readonly transport: Transport;
  readonly type: string;
  readonly name: string | null;
  readonly outcome: 'ok' | 'refused' | 'failed';
  readonly seconds: number;
}

const poolOf = (database: Database): Pool | undefined => (database.dataSource.driver as unknown as { master?: Pool }).master;

/** The metrics of one server, in a registry of their own. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #operations = new Histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'GraphQL operations',
    labelNames: ['transport', 'type', 'name', 'outcome'],
    buckets: SECONDS,
    registers: [this.#registry],
  });
  readonly #operationNames = new Set<string>();

  constructor(database: Database) {
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge('database_pool_connections', 'Connections of the pool', () => poolOf(database)?.totalCount);
    this.#gauge('database_pool_idle', 'Connections of the pool that nobody uses', () => poolOf(database)?.idleCount);
    this.#gauge('database_pool_waiting', 'Requests that wait for a connection', () => poolOf(database)?.waitingCount);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  #gauge(name: string, help: string, read: () => number | undefined): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read() ?? 0);
      },
    });
  }

  watchSockets(count: () => number): void {
    this.#gauge('graphql_websockets_open', 'Open WebSockets', count);
  }

  observeRequest(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds);
  }

  observeOperation({ transport, type, name, outcome, seconds }: ObservedOperation): void {
    this.#operations.observe({ transport, type, name: this.#label(name), outcome }, seconds);
  }

  #label(name: string | null): string {
    if (name === null) return 'unnamed';
    if (this.#operationNames.has(name)) return name;
    if (this.#operationNames.size >= MOST_OPERATION_NAMES) return 'other';
    this.#operationNames.add(name);
    return name;
  }

  print(): Promise<string> {
    return this.#registry.metrics();
  }
}
