// npm run account -- --username name --role PROVINCE_BUREAU --region 500000: the first account of an installation, or another
// one where nobody is left who could set it up. Whoever may run it owns the database.
import { parseArgs } from 'node:util';
import { provisionAccount, type ProvisionedAccount } from './features/accounts/provision-account.service.js';
import { readSettings } from './settings.js';
import { findDemonstration } from './start/load-demonstration.js';
import { loadReferenceData } from './start/load-reference-data.js';
import { openPlatform, withProvisioningLock } from './start/open-platform.js';

const USAGE = 'npm run account -- --username <name> --role PROVINCE_BUREAU --region 500000 [--display-name <text>]';

const readOptions = (): { username: string; displayName: string; role: string; region: string } => {
  const { values } = parseArgs({
    options: {
      username: { type: 'string' },
      role: { type: 'string' },
      region: { type: 'string' },
      'display-name': { type: 'string' },
    },
  });
  const { username, role, region } = values;
  if (!username || !role || !region) throw new Error(`expected --username, --role and --region: ${USAGE}`);
  return { username, role, region, displayName: values['display-name'] ?? username };
};

const print = ({ username, role, region, secret }: ProvisionedAccount): void => {
  console.log(`account ${username}: ${role} of ${region}`);
  console.log(`initial password, shown this once, to be changed at the first sign-in: ${secret}`);
};

const run = async (): Promise<void> => {
  const options = readOptions();
  const settings = readSettings(process.env);
  const platform = await openPlatform(settings, () => undefined);
  try {
    await withProvisioningLock(platform.ownerUrl, async () => {
      const { database } = platform;
      const demonstration = await findDemonstration(database);
      if (settings.profile === 'production' && demonstration !== null)
        throw new Error(`the database holds made-up data (${demonstration}): a production account has no place in it`);
      const tree = await loadReferenceData(database, () => undefined);
      print(await provisionAccount(database, tree, options));
    });
  } finally {
    await platform.database.close();
    await platform.stop();
  }
};

run().catch((error: unknown) => {
  console.error(`cannot add the account: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
