// npm start: the database, what every installation begins with, the demonstration, and the server.
import { StartupError } from '@shuangcheng/tenants';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createEdge } from './edge/create-edge.js';
import { attachmentsDirOf } from './features/attachments/attachment-folder.js';
import { ensureDemonstrationAccounts } from './features/sign-in/demonstration-accounts.service.js';
import { buildGraphqlSchema } from './graphql-schema.js';
import { makeLoaders } from './loaders.js';
import { readSettings, SettingError, type Settings } from './settings.js';
import { findSchoolId, COMPACT_DEMONSTRATION, findDemonstration, loadDemonstration } from './start/load-demonstration.js';
import { loadReferenceData } from './start/load-reference-data.js';
import { assertPortFree } from './start/assert-port-free.js';
import { openPlatform, refreshStatistics, withProvisioningLock, type Platform } from './start/open-platform.js';
import { forgetUnusedUploads } from './workers/forget-unused-contents.js';
import { startWorkers } from './workers/run-workers.js';
import { workers } from './workers/workers.js';

const provision = (platform: Platform, settings: Settings, report: (line: string) => void): Promise<void> =>
  withProvisioningLock(platform.ownerUrl, async () => {
    const { database } = platform;
    const demonstration = await findDemonstration(database);
    if (settings.profile === 'production' && demonstration !== null) {
      const found = `the database holds made-up data (${demonstration}), expected one without for the production profile`;
      throw new StartupError('DATABASE_HOLDS_DEMONSTRATION', `${found}; set DATA_DIR or DATABASE_URL to another`);
    }
    const tree = await loadReferenceData(database, report);
    if (settings.profile !== 'demonstration') return;
    if (demonstration === null) {
      await loadDemonstration(database, tree, COMPACT_DEMONSTRATION, report);
      await refreshStatistics(platform.ownerUrl);
    }
    await ensureDemonstrationAccounts(database, { schoolInstitutionId: await findSchoolId(database, tree) });
  });

const start = async (): Promise<void> => {
  const startedAt = performance.now();
  const settings = readSettings(process.env);
  const log = pino({ level: settings.logLevel });
  const report = (line: string): void => log.info(line);
  await assertPortFree(settings);
  const platform = await openPlatform(settings, (line) => log.debug({ postgres: line.trim() }));
  try {
    const [schema] = await Promise.all([buildGraphqlSchema(), provision(platform, settings, report)]);
    const edge = await createEdge({ database: platform.database, settings, schema, makeLoaders, log });
    await edge.listen({ port: settings.port, host: settings.host });
    const running = startWorkers([...workers, forgetUnusedUploads(attachmentsDirOf(settings))], platform.database, log);
    const { port } = edge.server.address() as AddressInfo;
    stopOnSignals(async (signal) => {
      log.info(`stopping after ${signal}`);
      await running.stop();
      await edge.close();
      await platform.stop();
      log.info('stopped');
    });
    console.log(`ready http://localhost:${port}/graphql (${settings.profile}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  } catch (error) {
    await platform.database.close().catch(() => undefined);
    await platform.stop();
    throw error;
  }
};

/** Drains, closes sockets, ends the embedded database, and exits 0; a second signal exits at once. */
const stopOnSignals = (stop: (signal: string) => Promise<void>): void => {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    stop(signal).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`stopping after ${signal} failed: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
};

const listenAdvice: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken by another program; set PORT to a free one',
  EACCES: 'this account may not listen there; set PORT to one above 1023',
  EADDRNOTAVAIL: 'this machine has no such address; set HOST to one of its own',
  ENOTFOUND: 'no address is known by that name; set HOST to one of this machine',
};

/** One line for what whoever starts the server can put right; the whole error for what they cannot. */
const explain = (error: unknown): string => {
  if (error instanceof StartupError || error instanceof SettingError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException;
  const advice = ['listen', 'getaddrinfo'].includes(syscall) ? listenAdvice[code] : undefined;
  return advice ? `${error.message}: ${advice}` : (error.stack ?? error.message);
};

start().catch((error: unknown) => {
  console.error(`cannot start: ${explain(error)}`);
  process.exit(1);
});
