// A server over a copy of the demonstration that a test file changes as it likes, and the owner's connection to look behind it.
import pg from 'pg';
import { cloneDemonstration } from './demonstration-database.js';
import { startDemonstrationServer, type DemonstrationServer } from './demonstration-server.js';

export interface OwnDemonstration {
  readonly platform: DemonstrationServer;
  readonly owner: pg.Client;
  close(): Promise<void>;
}

export const startOwnDemonstration = async (environment: Readonly<Record<string, string>> = {}): Promise<OwnDemonstration> => {
  const cloned = await cloneDemonstration();
  const platform = await startDemonstrationServer(cloned, environment);
  const owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  const close = async (): Promise<void> => {
    await owner.end();
    await platform.close();
    await cloned.drop();
  };
  return { platform, owner, close };
};
