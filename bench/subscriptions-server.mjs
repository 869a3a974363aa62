// The server of bench/subscriptions.mjs, in a process of its own: over the demonstration in the folder given, with or without sharing.
import { pino } from 'pino';
import { usage } from './process-usage.mjs';
import { createEdge } from '../server/dist/edge/create-edge.js';
import { ensureDemonstrationAccounts } from '../server/dist/features/sign-in/demonstration-accounts.service.js';
import { buildGraphqlSchema } from '../server/dist/graphql-schema.js';
import { makeLoaders } from '../server/dist/loaders.js';
import { readSettings } from '../server/dist/settings.js';
import { COMPACT_DEMONSTRATION, findDemonstration, findSchoolId, loadDemonstration } from '../server/dist/start/load-demonstration.js';
import { loadReferenceData } from '../server/dist/start/load-reference-data.js';
import { openPlatform, refreshStatistics } from '../server/dist/start/open-platform.js';
import { relayWorkers } from '../server/dist/workers/relay-workers.js';
import { startWorkers } from '../server/dist/workers/run-workers.js';

const { folder, sharing } = JSON.parse(process.argv[2]);
const settings = readSettings({ DATA_DIR: folder, LOG_LEVEL: 'error' });
const log = pino({ level: 'error' });
const quiet = () => undefined;

const platform = await openPlatform(settings, quiet);
const { database } = platform;
const tree = await loadReferenceData(database, quiet);
if ((await findDemonstration(database)) === null) {
  await loadDemonstration(database, tree, COMPACT_DEMONSTRATION, quiet);
  await refreshStatistics(platform.ownerUrl);
}
await ensureDemonstrationAccounts(database, { schoolInstitutionId: await findSchoolId(database, tree) });
const edge = await createEdge({
  database,
  settings,
  schema: await buildGraphqlSchema(),
  makeLoaders,
  log,
  live: { sharing, patienceMs: 600_000 },
});
await edge.listen({ host: '127.0.0.1', port: 0 });
const running = startWorkers(relayWorkers(settings), database, log);

// 5,000 that execute for themselves wait longer for a connection than anybody should.
database.dataSource.driver.master.options.connectionTimeoutMillis = 600_000;

process.on('message', async (asked) => {
  if (asked === 'usage') return process.send(usage());
  await running.stop();
  await edge.close();
  await platform.stop();
  process.exit(0);
});
process.send({ port: edge.server.address().port });
