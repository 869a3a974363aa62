// A database of its own with a few institutions, for tests of the stores: no server, no demonstration.
import type { MonthKey, RegionTree } from '@shuangcheng/domain';
import { FLOW_CODES, STOCK_CODES, type FlowCode } from '@shuangcheng/domain';
import {
  currentTree,
  makeLoadScope,
  openDatabase,
  withTenantSession,
  type Database,
  type RequestScope,
  type TenantDb,
} from '@shuangcheng/tenants';
import type { InstitutionRecord } from '../../src/features/institutions/institution-record.js';
import { addInstitutions } from '../../src/features/institutions/institution.store.js';
import type { StagedReport } from '../../src/features/reports/ledger.store.js';
import type { RecordedReport } from '../../src/features/reports/report-row.js';
import { cloneDatabase, type ClonedDatabase } from './clone-database.js';

export const TENANT = 500000;

export interface SmallRegister {
  readonly cloned: ClonedDatabase;
  readonly database: Database;
  readonly tree: RegionTree;
  scope(): RequestScope;
  read<T>(work: (db: TenantDb) => Promise<T>): Promise<T>;
  write<T>(work: (db: TenantDb) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens a database, the test's own unless one is given, as the loader of 重庆. */
export const openSmallRegister = async (cloned?: ClonedDatabase): Promise<SmallRegister> => {
  const own = cloned ?? (await cloneDatabase());
  const database = await openDatabase({ applicationUrl: own.applicationUrl, poolSize: 4 });
  const tree = await currentTree(database);
  const scope = (): RequestScope => makeLoadScope(database, tree, TENANT, new Date());
  return {
    cloned: own,
    database,
    tree,
    scope,
    read: (work) => withTenantSession(scope(), 'read', work),
    write: (work) => withTenantSession(scope(), 'write', work),
    close: async () => {
      await database.close();
      await own.drop();
    },
  };
};

/** The n-th institution of a test: in 梁平 or 垫江, a school or a hospital by turns. */
export const institution = (n: number, given: Partial<InstitutionRecord> = {}): InstitutionRecord => ({
  institutionId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  code: `12500155X${String(n).padStart(9, '0')}`,
  tenantId: TENANT,
  regionId: n % 2 === 0 ? 500155 : 500231,
  name: `机构 ${n}`,
  type: n % 3 === 0 ? 'HEALTH' : 'EDUCATION',
  system: n % 3 === 0 ? 'HEALTH' : 'EDUCATION',
  keyUnit: false,
  madeUp: true,
  validFrom: '2000-01-01',
  validTo: null,
  ...given,
});
export const addToRegister = (register: SmallRegister, records: readonly InstitutionRecord[]): Promise<string[]> =>
  register.write((db) => addInstitutions(db, records));

/** Values of a month: what is not named is missing; electricity in kWh × 1000, as stored. */
export const values = (flows: Partial<Record<FlowCode, bigint>> = {}) => ({
  flows: FLOW_CODES.map((code) => flows[code] ?? null),
  flowCosts: FLOW_CODES.map((code) => (flows[code] === undefined ? null : 100n)),
  flowHow: FLOW_CODES.map((code) => (flows[code] === undefined ? null : 1)) as RecordedReport['flowHow'],
  stocks: STOCK_CODES.map((code) => (code === 'FLOOR_AREA' ? 100_000n : null)),
  stockHow: STOCK_CODES.map((code) => (code === 'FLOOR_AREA' ? 1 : null)) as RecordedReport['stockHow'],
});

const submittedAt = (month: MonthKey): Date => new Date(Date.UTC(Math.floor(month / 100), month % 100, 5));

/** A report as `recordReports` takes it: approved three days after it came in, unless said otherwise. */
export const recorded = (
  record: InstitutionRecord,
  month: MonthKey,
  flows: Partial<Record<FlowCode, bigint>>,
  decided: 'APPROVE' | 'RETURN' | null = 'APPROVE',
): RecordedReport => ({
  institutionId: record.institutionId,
  month,
  ...values(flows),
  submittedAt: submittedAt(month),
  decision: decided && {
    kind: decided,
    at: new Date(submittedAt(month).getTime() + 3 * 86_400_000),
    reason: decided === 'RETURN' ? '请核对' : null,
  },
});

/** The same on its way into the ledger. */
export const staged = (
  record: InstitutionRecord,
  month: MonthKey,
  flows: Partial<Record<FlowCode, bigint>>,
  decision: StagedReport['decision'],
): StagedReport => {
  const { decision: decided, ...row } = recorded(record, month, flows, decision);
  const { regionId, type, system } = record;
  return { ...row, regionId, type, system, onTime: true, decision, decidedAt: decided?.at ?? null, reason: decided?.reason ?? null };
};
