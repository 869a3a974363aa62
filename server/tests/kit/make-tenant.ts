// A tenant of its own: a province with two cities, four counties, institutions of three systems, and reports in every
// state that there is, written through the services and stores of a real one.
import {
  Decimal,
  FLOW_CODES,
  SHIPPED_FACTOR_SETS,
  STOCK_CODES,
  type Grant,
  type RegionEdge,
  type Region,
  type RegionLevel,
  type Role,
  type SystemCode,
} from '@shuangcheng/domain';
import {
  addGrant,
  createAccount,
  currentTree,
  loadRegions,
  makeLoadScope,
  makeRequestScope,
  withPlatformSession,
  withTenantSession,
  type Database,
  type RequestScope,
  type TenantDb,
} from '@shuangcheng/tenants';
import { createHash } from 'node:crypto';
import { addFactorSet } from '../../src/features/factors/factor-set.store.js';
import type { InstitutionRecord } from '../../src/features/institutions/institution-record.js';
import { addInstitutions } from '../../src/features/institutions/institution.store.js';
import { addBaselines, addPlan } from '../../src/features/plans/plan.store.js';
import { readShippedPlans } from '../../src/features/plans/shipped-plans.js';
import { appendVersions, type StagedReport } from '../../src/features/reports/ledger.store.js';
import { recordReports } from '../../src/features/reports/report-recording.service.js';
import type { RecordedReport, ReportRow } from '../../src/features/reports/report-row.js';

export interface TestTenant {
  /** The province's region id and the tenant's key: 990000 unless another was asked for. */
  readonly tenantId: number;
  /** X100 and X200. */
  readonly cities: readonly [number, number];
  /** X101, X102 and X103 under the first city, X201 under the second. */
  readonly counties: readonly [number, number, number, number];
  readonly institutions: readonly InstitutionRecord[];
  /** Of a region, and of a system where one is given; in the order in which they were made. */
  institutionsOf(regionId: number, system?: SystemCode): readonly InstitutionRecord[];
}

/** The same id for the same name. */
export const idOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const EPOCH = new Date('2020-01-01T00:00:00+08:00');

/** A grant that holds since 2020 on the region and below it. */
export const grantOn = (role: Role, tenantId: number, regionId: number, more: Partial<Grant> = {}): Grant => ({
  role,
  tenantId,
  regionId,
  subtree: true,
  system: null,
  institutionId: null,
  validFrom: EPOCH,
  validTo: null,
  ...more,
});
export const reporterOf = ({ tenantId, regionId, institutionId }: InstitutionRecord): Grant =>
  grantOn('REPORTER', tenantId, regionId, { subtree: false, institutionId });

/** The scope of a request by somebody who holds these grants. */
export const scopeWith = async (database: Database, ...grants: readonly Grant[]): Promise<RequestScope> => {
  const username = grants.map((grant) => `${grant.role} ${grant.regionId}`).join(' and ');
  const caller = { accountId: idOf(username), username, displayName: username, kind: 'PERSON' as const, mustChangeSecret: false, grants };
  return makeRequestScope(database, database.tree ?? (await currentTree(database)), caller, new Date(), { id: username, address: null });
};

const layOut = (tenantId: number) => ({
  cities: [tenantId + 100, tenantId + 200] as const,
  counties: [tenantId + 101, tenantId + 102, tenantId + 103, tenantId + 201] as const,
});

const regionsOf = (tenantId: number): { regions: Region[]; edges: RegionEdge[] } => {
  const { cities, counties } = layOut(tenantId);
  const region = (id: number, level: RegionLevel): Region => ({ id, code: String(id), tenantId, name: `测试${id}`, level });
  const edge = (regionId: number, parentId: number | null): RegionEdge => ({ regionId, parentId, validFrom: '2000-01-01', validTo: null });
  return {
    regions: [region(tenantId, 'PROVINCE'), ...cities.map((id) => region(id, 'CITY')), ...counties.map((id) => region(id, 'COUNTY'))],
    edges: [edge(tenantId, null), ...cities.map((id) => edge(id, tenantId)), ...counties.map((id) => edge(id, id - (id % 100)))],
  };
};

const kinds = [
  { name: '第一小学', system: 'EDUCATION', type: 'EDUCATION' },
  { name: '第二小学', system: 'EDUCATION', type: 'EDUCATION' },
  { name: '人民医院', system: 'HEALTH', type: 'HEALTH' },
  { name: '人民政府', system: 'GOVERNMENT_OFFICES', type: 'STATE_ORGAN' },
] as const;

/** Four in each county, and the offices that hang directly under the province and its cities. */
const institutionsOf = (tenantId: number): InstitutionRecord[] => {
  const { cities, counties } = layOut(tenantId);
  const places = [
    ...counties.flatMap((regionId) => kinds.map((kind) => ({ regionId, kind }))),
    ...[tenantId, ...cities].map((regionId) => ({ regionId, kind: kinds[3] })),
  ];
  return places.map(({ regionId, kind }, index) => ({
    institutionId: idOf(`institution ${tenantId} ${index}`),
    code: `T${tenantId}${String(index).padStart(11, '0')}`,
    tenantId,
    regionId,
    name: `测试${regionId}${kind.name}`,
    type: kind.type,
    system: kind.system,
    keyUnit: false,
    madeUp: true,
    validFrom: '2020-01-01',
    validTo: null,
  }));
};

/** Every flow and stock with the same number, so that a sum tells whose reports are in it; enough vehicles for every kind. */
export const reportRow = (institutionId: string, month: number, amount: number): ReportRow => ({
  institutionId,
  month,
  flows: FLOW_CODES.map(() => BigInt(amount)),
  flowCosts: FLOW_CODES.map(() => BigInt(amount)),
  flowHow: FLOW_CODES.map(() => 1 as const),
  stocks: STOCK_CODES.map((code) => BigInt(code === 'VEHICLES' ? amount * 3 : amount)),
  stockHow: STOCK_CODES.map(() => 1 as const),
});

/** A report on its way into the ledger, as a service would stage it. */
export const stagedReport = (
  institution: InstitutionRecord,
  month: number,
  amount: number,
  decision: 'APPROVE' | 'RETURN' | null = null,
): StagedReport => ({
  ...reportRow(institution.institutionId, month, amount),
  regionId: institution.regionId,
  type: institution.type,
  system: institution.system,
  submittedAt: new Date('2024-07-05T02:00:00Z'),
  onTime: true,
  decision,
  decidedAt: decision && new Date('2024-07-06T02:00:00Z'),
  reason: decision === 'RETURN' ? '数据有误' : null,
});

/** Months with a report of each institution: 2024-01 and 02 approved, 03 returned, 04 waiting; 02 is revised below. */
function* recordedReports(institutions: readonly InstitutionRecord[]): Iterable<RecordedReport> {
  const submittedAt = new Date('2024-05-05T02:00:00Z');
  const at = new Date('2024-05-06T02:00:00Z');
  for (const [index, { institutionId }] of institutions.entries()) {
    for (const month of [202401, 202402, 202403, 202404]) {
      const decision =
        month === 202404
          ? null
          : month === 202403
            ? ({ kind: 'RETURN', at, reason: '数据有误' } as const)
            : ({ kind: 'APPROVE', at, reason: null } as const);
      yield { ...reportRow(institutionId, month, 1000 + index), submittedAt, decision };
    }
  }
}

/** The approved report of 2024-02 is followed by a version that waits (schools), was returned (hospitals), or was approved. */
const revise = (db: TenantDb, tenantId: number, institutions: readonly InstitutionRecord[]): Promise<number> => {
  const decisionOf = (system: SystemCode) => (system === 'EDUCATION' ? null : system === 'HEALTH' ? 'RETURN' : 'APPROVE');
  return appendVersions(
    db,
    tenantId,
    'test',
    institutions.map((institution) => stagedReport(institution, 202402, 3000, decisionOf(institution.system))),
  );
};

const addPlans = async (db: TenantDb, scope: RequestScope, tenantId: number, regionIds: readonly number[]): Promise<void> => {
  const [shipped] = readShippedPlans(scope.tree);
  for (const regionId of regionIds) {
    const plan = { ...shipped!.plan, tenantId, regionId, planId: `plan-${regionId}`, title: `测试${regionId}规划` };
    await addPlan(
      db,
      plan,
      shipped!.targets.map((target) => ({ ...target, targetId: idOf(`target ${regionId} ${target.indicator}`) })),
    );
  }
  await addBaselines(
    db,
    regionIds.map((regionId) => ({
      tenantId,
      regionId,
      year: 2020,
      indicator: 'ENERGY_TOTAL' as const,
      value: new Decimal(100),
      unit: 'tce',
      madeUp: true,
      source: '测试',
    })),
  );
};

const addAccount = (database: Database, tenantId: number): Promise<void> =>
  withPlatformSession(database, async (db) => {
    const accountId = idOf(`account ${tenantId}`);
    await createAccount(db, {
      accountId,
      username: `bureau-${tenantId}`,
      kind: 'PERSON',
      displayName: `测试${tenantId}`,
      secretHash: 'none',
      mustChangeSecret: false,
      demonstration: false,
    });
    await addGrant(db, { ...grantOn('PROVINCE_BUREAU', tenantId, tenantId), grantId: idOf(`grant ${tenantId}`), accountId });
  });

/** Adds a province with all its data to the database; afterwards `database.tree` knows it. */
export const makeTenant = async (database: Database, tenantId = 990000): Promise<TestTenant> => {
  const { regions, edges } = regionsOf(tenantId);
  await withPlatformSession(database, (db) => loadRegions(db, regions, edges));
  const tree = await currentTree(database);
  const institutions = institutionsOf(tenantId);
  const { cities, counties } = layOut(tenantId);
  const scope = makeLoadScope(database, tree, tenantId, new Date());
  await withTenantSession(scope, 'write', async (db) => {
    await addInstitutions(db, institutions);
    await addPlans(db, scope, tenantId, [tenantId, cities[0], ...counties]);
    await addFactorSet(db, { ...SHIPPED_FACTOR_SETS[0]!, id: `factors-${tenantId}`, tenantId, official: false });
  });
  await recordReports(scope, tenantId, recordedReports(institutions));
  await withTenantSession(scope, 'write', (db) => revise(db, tenantId, institutions));
  await addAccount(database, tenantId);
  return {
    tenantId,
    cities,
    counties,
    institutions,
    institutionsOf: (regionId, system) =>
      institutions.filter((each) => each.regionId === regionId && (system === undefined || each.system === system)),
  };
};
