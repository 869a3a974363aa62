// The accounts with which somebody tries the platform out: one for each kind of caller, all with the secret `demo`.
// They are flagged, and refused wherever the profile is another.
import type { Role } from '@shuangcheng/domain';
import { addGrant, createAccount, listTakenUsernames, withPlatformSession, type Database, type PlatformDb } from '@shuangcheng/tenants';
import { hashSecret } from './secret-hash.js';
import { nameBasedUuid } from '../../name-based-uuid.js';

const SECRET = 'demo';

interface DemonstrationGrant {
  readonly role: Role;
  readonly tenantId: number;
  readonly regionId: number;
  readonly system?: string;
  readonly institutionId?: string;
}
interface DemonstrationAccount {
  readonly username: string;
  readonly displayName: string;
  readonly kind?: 'CLIENT';
  readonly grants: readonly DemonstrationGrant[];
}

const accountsOf = (schoolInstitutionId: string): readonly DemonstrationAccount[] => [
  { username: 'sichuan', displayName: '四川省机关事务管理局', grants: [{ role: 'PROVINCE_BUREAU', tenantId: 510000, regionId: 510000 }] },
  { username: 'chongqing', displayName: '重庆市机关事务管理局', grants: [{ role: 'PROVINCE_BUREAU', tenantId: 500000, regionId: 500000 }] },
  { username: 'dazhou', displayName: '达州市机关事务管理局', grants: [{ role: 'CITY_BUREAU', tenantId: 510000, regionId: 511700 }] },
  { username: 'quxian', displayName: '渠县机关事务服务中心', grants: [{ role: 'COUNTY_BUREAU', tenantId: 510000, regionId: 511725 }] },
  { username: 'liangping', displayName: '梁平区机关事务管理局', grants: [{ role: 'COUNTY_BUREAU', tenantId: 500000, regionId: 500155 }] },
  { username: 'dianjiang', displayName: '垫江县机关事务管理局', grants: [{ role: 'COUNTY_BUREAU', tenantId: 500000, regionId: 500231 }] },
  {
    username: 'liangping-school',
    displayName: '梁平区某学校填报人（演示）',
    grants: [{ role: 'REPORTER', tenantId: 500000, regionId: 500155, institutionId: schoolInstitutionId }],
  },
  {
    username: 'liangping-education',
    displayName: '梁平区教育委员会',
    grants: [{ role: 'SYSTEM_SUPERVISOR', tenantId: 500000, regionId: 500155, system: 'EDUCATION' }],
  },
  {
    username: 'joint',
    displayName: '川渝联合分析',
    kind: 'CLIENT',
    grants: [
      { role: 'JOINT_ANALYST', tenantId: 510000, regionId: 510000 },
      { role: 'JOINT_ANALYST', tenantId: 500000, regionId: 500000 },
    ],
  },
  { username: 'auditor', displayName: '重庆市审计人员（演示）', grants: [{ role: 'AUDITOR', tenantId: 500000, regionId: 500000 }] },
];

/** The same id for the same name at every start. */
const idOf = (name: string): string => nameBasedUuid(`shuangcheng demonstration ${name}`);

const insert = async (db: PlatformDb, account: DemonstrationAccount, secretHash: string): Promise<void> => {
  const { username, displayName, kind = 'PERSON' } = account;
  const accountId = idOf(username);
  const home = account.grants[0]!;
  await createAccount(db, { accountId, username, displayName, kind, secretHash, mustChangeSecret: false, demonstration: true, home });
  for (const { role, tenantId, regionId, system = null, institutionId = null } of account.grants) {
    const grantId = idOf(`${username} ${role} ${regionId}`);
    const validFrom = new Date('2020-01-01T00:00:00+08:00');
    await addGrant(db, {
      grantId,
      accountId,
      role,
      tenantId,
      regionId,
      subtree: institutionId === null,
      system,
      institutionId,
      validFrom,
      validTo: null,
      guest: tenantId !== home.tenantId,
    });
  }
};

export interface DemonstrationOptions {
  /** The institution that `liangping-school` reports for. */
  readonly schoolInstitutionId: string;
}

/** Adds the demonstration accounts that are missing; gives their user names. Repeatable. The regions must be loaded. */
export const ensureDemonstrationAccounts = (database: Database, options: DemonstrationOptions): Promise<string[]> =>
  withPlatformSession(database, async (db) => {
    const accounts = accountsOf(options.schoolInstitutionId);
    const taken = new Set(
      await listTakenUsernames(
        db,
        accounts.map((account) => account.username),
      ),
    );
    const missing = accounts.filter((account) => !taken.has(account.username));
    // One hash for all: hashing takes some 70 ms, and the secret is no secret.
    const secretHash = missing.length > 0 ? await hashSecret(SECRET) : '';
    for (const account of missing) await insert(db, account, secretHash);
    return missing.map((account) => account.username);
  });
