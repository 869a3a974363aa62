// npm run migrate: brings the database to this version's shape and loads what every installation begins with.
import { readSettings } from './settings.js';
import { loadReferenceData } from './start/load-reference-data.js';
import { openPlatform, withProvisioningLock } from './start/open-platform.js';

const migrate = async (): Promise<void> => {
  const platform = await openPlatform(readSettings(process.env), () => undefined);
  try {
    await withProvisioningLock(platform.ownerUrl, () => loadReferenceData(platform.database, (line) => console.log(line)));
    console.log('migrated');
  } finally {
    await platform.database.close();
    await platform.stop();
  }
};

migrate().catch((error: unknown) => {
  console.error(`cannot migrate: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
