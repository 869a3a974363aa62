// The account that nobody but the platform could set up: the first one.
import { parseDisplayName, parseUsername, ROLES, unfitPart, type GrantPlace, type RegionTree, type Role } from '@shuangcheng/domain';
import { makeLoadScope, withTenantSession, type Database } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { recordActs } from '../audit/audit.service.js';
import { makeInitialSecret } from '../sign-in/initial-secret.service.js';
import { addAccount, addGrants } from './account-writing.store.js';
import { grantDetails } from './grant.service.js';

export interface ProvisionOptions {
  readonly username: string;
  readonly displayName: string;
  readonly role: string;
  readonly region: string;
}
export interface ProvisionedAccount {
  readonly username: string;
  readonly role: Role;
  readonly region: string;
  /** Shown once; kept as a hash only. */
  readonly secret: string;
}

/** Throws, for whoever runs the command, with what was expected. */
const readPlace = (tree: RegionTree, options: ProvisionOptions): GrantPlace => {
  const region = tree.findByCode(options.region);
  if (!region) throw new Error(`--region: expected the code of a region such as 500000, got "${options.region}"`);
  const role = ROLES.find((known) => known === options.role);
  if (!role) throw new Error(`--role: expected one of ${ROLES.join(', ')}, got "${options.role}"`);
  const place = { role, tenantId: region.tenantId, regionId: region.id, subtree: true, system: null, institutionId: null };
  const part = unfitPart(place, tree);
  if (part === 'region') throw new Error(`--role ${role} is not of a region such as ${region.code} (${region.level})`);
  if (part) throw new Error(`--role ${role} also needs its ${part}: let a bureau set it up`);
  return place;
};

/** Adds an account with one grant and an initial password. Throws when something does not fit or the name is taken. */
export const provisionAccount = async (database: Database, tree: RegionTree, options: ProvisionOptions): Promise<ProvisionedAccount> => {
  const username = parseUsername(options.username);
  if (username === null)
    throw new Error(
      `--username: expected 3 to 64 small letters, digits, Chinese characters or . _ - @, got ${JSON.stringify(options.username)}`,
    );
  const displayName = parseDisplayName(options.displayName);
  if (displayName === null) throw new Error('--display-name: expected 1 to 100 characters that can be seen');
  const place = readPlace(tree, options);
  const { tenantId, regionId, role } = place;
  const { secret, secretHash } = await makeInitialSecret('PERSON');
  const scope = makeLoadScope(database, tree, tenantId, new Date());
  const accountId = randomUUID();
  await withTenantSession(scope, 'write', async (db) => {
    const home = { homeTenantId: tenantId, homeRegionId: regionId };
    const createdBy = scope.caller.username;
    const added = await addAccount(db, { accountId, username, displayName, kind: 'PERSON', ...home, createdBy, secretHash }, scope.now);
    if (!added) throw new Error(`--username: "${username}" is taken`);
    const grant = { ...place, grantId: randomUUID(), accountId, guest: false, validFrom: scope.now, validTo: null };
    await addGrants(db, [grant], createdBy, scope.now);
    const act = { regionId, subjects: [username], details: { account: accountId, ...grantDetails(scope, grant) } };
    await recordActs(db, scope, { tenantId, action: 'provisionAccount', inputHash: '' }, [act]);
  });
  return { username, role, region: options.region, secret };
};
