// What a store gets to work with: one open transaction under one identity. Only the session functions make one.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import { toParameter } from '../database/array-parameter.js';
import { statement, type Statement } from '../database/statement.js';

const made = Symbol('made by a session');
const openCells = statement('open_cells', 'select open_cells()');
const closeCells = statement('close_cells', 'select close_cells()');
const openPeers = statement('open_peers', 'select open_peers()');
const closePeers = statement('close_peers', 'select close_peers()');

/** Counts what a request asked of the database. */
export interface QueryMeter {
  statements: number;
  rows: number;
}

export class SessionDb {
  #client: (PoolClient & { pipeline?: boolean }) | null;
  constructor(
    key: typeof made,
    client: PoolClient,
    /** For administration: find, insert, update and delete of entities (never `save`, which opens a transaction). */
    readonly entities: EntityManager,
    readonly meter: QueryMeter,
    private readonly prepared: boolean,
  ) {
    if (key !== made) throw new Error('a SessionDb is made by a session only');
    this.#client = client;
  }

  /** Throws once the session has ended: the connection may be another caller's by then. */
  #connection(): PoolClient & { pipeline?: boolean } {
    if (this.#client === null) throw new Error('the session has ended');
    return this.#client;
  }

  /** For the session only. */
  end(key: typeof made): void {
    if (key === made) this.#client = null;
  }

  /** Runs one statement; numbers that may not fit a double (bigint, numeric) and dates arrive as text. */
  async query<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const client = this.#connection();
    this.meter.statements += 1;
    const config = { text: statement.text, values: values.map(toParameter), ...(this.prepared ? { name: statement.name } : {}) };
    const result = await client.query<Row>(config);
    this.meter.rows += result.rows.length;
    return result.rows;
  }

  /**
   * Runs the statement by which written reports move the roll-up cells. Only for its length are those cells open that whoever
   * writes for one system or institution may not see: nothing else is sent in between.
   */
  async moveCells<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const [, rows] = await Promise.all([this.query(openCells), this.query<Row>(statement, values), this.query(closeCells)]);
    return rows;
  }

  /**
   * Runs the statement that compares reports with those of their like, of which it gives medians only. Just for its length are
   * the reports of its county open to whoever reports for one institution: nothing else is sent in between.
   */
  async readPeers<Row extends object>(statement: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const [, rows] = await Promise.all([this.query(openPeers), this.query<Row>(statement, values), this.query(closePeers)]);
    return rows;
  }

  /** Streams text rows into a table: `copy` is the COPY … FROM STDIN statement. Gives the number of rows. */
  async copyIn(copy: Statement, lines: Iterable<string> | AsyncIterable<string>): Promise<number> {
    const client = this.#connection();
    this.meter.statements += 1;
    // A COPY keeps the connection busy between messages, so nothing may be sent behind it.
    client.pipeline = false;
    try {
      const target = client.query(copyFrom(copy.text));
      await pipeline(Readable.from(lines, { objectMode: true }), target);
      return target.rowCount;
    } finally {
      client.pipeline = true;
    }
  }
}

/** A transaction under a caller's grants: sees and changes only rows of the caller's scope. */
export type TenantDb = SessionDb & { readonly kind?: 'tenant' };
/** A transaction that may read accounts to tell who is asking, and nothing else. */
export type SignInDb = SessionDb & { readonly kind?: 'sign-in' };
/** A transaction that loads what belongs to no tenant: the tree, region groups, common factor sets, accounts. */
export type PlatformDb = SessionDb & { readonly kind?: 'platform' };
/** A transaction that reads every tenant's events and audit records to number them, and no other table. */
export type RelayDb = SessionDb & { readonly kind?: 'relay' };

export const makeSessionDb = (client: PoolClient, entities: EntityManager, meter: QueryMeter, prepared: boolean): SessionDb =>
  new SessionDb(made, client, entities, meter, prepared);
export const endSessionDb = (db: SessionDb): void => db.end(made);
