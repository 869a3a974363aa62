// Imports while other things happen: the register is reorganised, and somebody watches over a socket.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { currentTree, makeLoadScope, withTenantSession } from '@shuangcheng/tenants';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { relayEvents } from '../src/events/relay.service.js';
import { ImportWork } from '../src/features/imports/import-run.service.js';
import { findLedgerDifferences } from '../src/features/reports/ledger.store.js';
import type { ClonedDatabase } from './kit/clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { eventually } from './kit/eventually.js';
import { ImportClient, makeUploadFolder, sheetOf } from './kit/import-client.js';
import { openSocket, type SocketMessage } from './kit/open-socket.js';

let cloned: ClonedDatabase;
let platform: DemonstrationServer;
let clerk: ImportClient;
let owner: pg.Client;
let uploads: string;
let codes: string[];
beforeAll(async () => {
  cloned = await cloneDemonstration();
  uploads = await makeUploadFolder();
  platform = await startDemonstrationServer(cloned, { UPLOAD_DIR: uploads });
  clerk = new ImportClient(platform, new ImportWork({ chunkRows: 20, leaseMs: 60_000 }));
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ code: string }>(
    `select i.code from institution i join report r using (tenant_id, institution_id)
       join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.latest_version
      where i.region_id = 500155 and r.month = 202512 and i.valid_to is null and v.floor_area is not null and v.energy_users is not null order by i.code`,
  );
  codes = rows.map(({ code }) => code);
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await owner.end();
  await platform.close();
  await cloned.drop();
  await rm(uploads, { recursive: true, force: true });
});

const fileOf = (month: string, institutions = codes): string =>
  sheetOf(
    institutions.map((ORG, index) => ({ ORG, PERIOD: month, 110: `${index + 1}.5` })),
    ['ORG', 'PERIOD', '110'],
  );
const start = async (content: string, more: object = {}): Promise<string> =>
  (await clerk.start('liangping', await clerk.upload('liangping', content), { acquisition: 'METERED', ...more })).import!.id;
const differences = async () => {
  const { database } = platform.server;
  const scope = makeLoadScope(database, await currentTree(database), 500000, new Date());
  return withTenantSession(scope, 'read', findLedgerDifferences);
};
const NONE = { cells: [], states: [], register: [] };

describe('an import and whoever moves institutions', () => {
  test('wait for each other: no chunk is written while the register is somebody else’s', async () => {
    const id = await start(fileOf('2026-02', codes.slice(0, 50)));
    const moving = new pg.Client({ connectionString: cloned.ownerUrl });
    await moving.connect();
    await moving.query('begin');
    await moving.query('select pg_advisory_xact_lock(7236510, 500000)');
    const running = clerk.drain();
    await eventually(async () =>
      expect(
        (
          await owner.query(
            `select 1 from pg_locks join pg_database d on d.oid = database and d.datname = current_database()
              where locktype = 'advisory' and classid = 7236510 and mode = 'ShareLock' and not granted`,
          )
        ).rowCount,
      ).toBe(1),
    );
    expect((await clerk.look('liangping', id)).counts.rows).toBe(0);
    await moving.query('commit');
    await moving.end();
    await running;
    expect((await clerk.look('liangping', id)).counts).toMatchObject({ rows: 50, created: 50 });
  });

  test('leave a ledger without a difference, however their work falls together', async () => {
    const moved = codes.slice(0, 30);
    const id = await start(fileOf('2026-03') + '\n' + fileOf('2025-11').split('\n').slice(1).join('\n'));
    const reorganise = async (): Promise<void> => {
      for (const [index, institution] of moved.slice(0, 6).entries()) {
        const { reorganise: done } = await platform.ask(
          'chongqing',
          'mutation($input: ReorganiseInput!) { reorganise(input: $input) { applied problems { code message } } }',
          {
            input: {
              effectiveFrom: '2025-10-01',
              reason: '测试',
              institutions: [{ kind: 'MOVE', institutions: moved.slice(index * 5, index * 5 + 5), toRegion: '500231' }],
              clientRequestId: `move ${institution}`,
            },
          },
        );
        expect(done).toEqual({ applied: true, problems: [] });
      }
    };
    await Promise.all([clerk.drain(), reorganise()]);
    const done = await clerk.look('liangping', id);
    expect(done.state).toBe('FINISHED');
    expect(done.counts.rows).toBe(2 * codes.length);
    expect(await differences()).toEqual(NONE);
    const regions = await owner.query(
      `select distinct r.region_id from report r join institution i using (tenant_id, institution_id) where i.code = any ($1) and r.month >= 202510`,
      [moved],
    );
    expect(regions.rows).toEqual([{ region_id: 500231 }]);
  });
});

describe('a subscription to an import', () => {
  const WATCH =
    'subscription ($id: ID!) { importProgressed(importId: $id) { sequence ended import { id state counts { rows created } } } }';
  interface Told {
    readonly sequence: string;
    readonly ended: boolean;
    readonly import: { readonly id: string; readonly state: string; readonly counts: { readonly rows: number } };
  }
  const told = (messages: readonly SocketMessage[]): Told[] =>
    messages.filter(({ type }) => type === 'next').map(({ payload }) => payload.data.importProgressed as Told);
  const watch = async (account: Account, id: string) => {
    const socket = await openSocket(platform.server.wsUrl, await clerk.token(account));
    return { socket, messages: socket.subscribe('w', WATCH, { id }) };
  };
  const relay = async (): Promise<void> => {
    while ((await relayEvents(platform.server.database)) === 'MORE');
  };

  test('tells how it stands, of every chunk, and of the end; and ends there', async () => {
    const id = await start(fileOf('2026-04', codes.slice(100, 160)));
    const other = await start(fileOf('2026-05', codes.slice(100, 110)));
    const watching = [await watch('liangping', id), await watch('chongqing', id)];
    for (const { messages } of watching) await eventually(() => expect(told(messages())).toHaveLength(1));
    expect(told(watching[0]!.messages())).toMatchObject([{ ended: false, import: { id, state: 'WAITING', counts: { rows: 0 } } }]);
    await clerk.drain();
    await relay();
    for (const { socket, messages } of watching) {
      await eventually(() => expect(messages().at(-1)!.type).toBe('complete'));
      const events = told(messages());
      expect(events.at(-1)).toMatchObject({ ended: true, import: { id, state: 'FINISHED', counts: { rows: 60, created: 60 } } });
      expect(events).toHaveLength(5);
      expect(new Set(events.map((event) => event.import.id))).toEqual(new Set([id]));
      const sequences = events.map(({ sequence }) => BigInt(sequence));
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => (a < b ? -1 : 1)));
      socket.close();
    }
    const late = await watch('liangping', other);
    await eventually(() => expect(late.messages().at(-1)!.type).toBe('complete'));
    expect(told(late.messages())).toMatchObject([{ ended: true, import: { state: 'FINISHED', counts: { rows: 10 } } }]);
    late.socket.close();
  });

  test('is for whoever may see the import, and leaves nothing behind', async () => {
    const { feedOf } = await import('../src/events/event-feed.js');
    const listeners = (): number => feedOf(platform.server.database).listeners;
    const id = await start(fileOf('2026-06', codes.slice(100, 110)));
    for (const account of ['dianjiang', 'sichuan', 'liangping-education', 'joint'] as const) {
      const { socket, messages } = await watch(account, id);
      await eventually(() => expect(messages()[0]).toMatchObject({ payload: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } }));
      socket.close();
    }
    const before = listeners();
    const { socket, messages } = await watch('liangping', id);
    await eventually(() => expect(told(messages())).toHaveLength(1));
    expect(listeners()).toBe(before + 1);
    socket.send({ type: 'complete', id: 'w' });
    await eventually(() => expect(listeners()).toBe(before));
    socket.close();
    await clerk.drain();
  });
});
