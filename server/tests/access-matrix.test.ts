// Who is answered what: role × action × place by the pure rule, and every root field and every field of a region × account ×
// place over HTTP. A field of the schema that is missing here fails.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ACTIONS,
  can,
  RegionTree,
  ROLES,
  type Grant,
  type Place,
  type Region,
  type RegionEdge,
  type RegionLevel,
  type Role,
} from '@shuangcheng/domain';
import { encodeNodeId } from '@shuangcheng/schema';
import type { GraphQLObjectType } from 'graphql';
import pg from 'pg';
import { DEMONSTRATION_SCHOOL_CODE } from '../src/features/demonstration/demonstration-school.js';
import { buildGraphqlSchema } from '../src/graphql-schema.js';
import { sharedDemonstration } from './kit/demonstration-database.js';
import { startDemonstrationServer, type Account, type DemonstrationServer } from './kit/demonstration-server.js';
import { grantOn } from './kit/make-tenant.js';
import { openSocket, type TestSocket } from './kit/open-socket.js';
import type { GraphqlAnswer } from './kit/start-test-server.js';

/** Columns under their names, as wide as they need to be. */
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

describe('role × action × place, by the rule', () => {
  const [PROVINCE, CITY, SIBLING, COUNTY, ABROAD] = [990000, 990100, 990200, 990101, 980000];
  const region = (id: number, level: RegionLevel, tenantId: number): Region => ({
    id,
    code: String(id),
    tenantId,
    name: String(id),
    level,
  });
  const edge = (regionId: number, parentId: number | null): RegionEdge => ({ regionId, parentId, validFrom: '2000-01-01', validTo: null });
  const tree = new RegionTree(
    '1',
    [
      region(PROVINCE, 'PROVINCE', PROVINCE),
      region(CITY, 'CITY', PROVINCE),
      region(SIBLING, 'CITY', PROVINCE),
      region(COUNTY, 'COUNTY', PROVINCE),
      region(ABROAD, 'PROVINCE', ABROAD),
    ],
    [edge(PROVINCE, null), edge(CITY, PROVINCE), edge(SIBLING, PROVINCE), edge(COUNTY, CITY), edge(ABROAD, null)],
  );
  const OWN_INSTITUTION = '00000000-0000-4000-8000-00000000000a';
  const OTHER_INSTITUTION = '00000000-0000-4000-8000-00000000000b';
  const relations = { own: CITY, ancestor: PROVINCE, sibling: SIBLING, below: COUNTY, 'other tenant': ABROAD };
  /** What is asked for there, by its letter. */
  const parts: Readonly<Record<string, Omit<Place, 'regionId'>>> = {
    r: {},
    s: { system: 'EDUCATION' },
    o: { system: 'HEALTH' },
    i: { system: 'EDUCATION', institutionId: OWN_INSTITUTION },
    x: { system: 'HEALTH', institutionId: OTHER_INSTITUTION },
  };
  const narrowing: Partial<Record<Role, Partial<Grant>>> = {
    SYSTEM_SUPERVISOR: { system: 'EDUCATION' },
    REPORTER: { institutionId: OWN_INSTITUTION },
  };
  const now = new Date('2026-05-20T04:00:00Z');

  test.each(ROLES)('%s of a city (r the region, s its system, o another system, i its institution, x another institution)', (role) => {
    const grants = [grantOn(role, PROVINCE, CITY, narrowing[role])];
    const cellOf = (action: (typeof ACTIONS)[number], regionId: number): string =>
      Object.entries(parts)
        .filter(([, part]) => can(grants, action, { regionId, ...part }, tree, now))
        .map(([letter]) => letter)
        .join('') || '-';
    const rows = ACTIONS.map((action) => [action, ...Object.values(relations).map((regionId) => cellOf(action, regionId))]);
    expect(`\n${tableOf([role, ...Object.keys(relations)], rows)}\n`).toMatchSnapshot();
  });

  test.each(ROLES)('%s of a city may do nothing in its province, in a sibling city, or in another province', (role) => {
    const grants = [grantOn(role, PROVINCE, CITY, narrowing[role])];
    for (const regionId of [PROVINCE, SIBLING, ABROAD]) {
      for (const action of ACTIONS) {
        for (const part of Object.values(parts))
          expect({ action, regionId, part, allowed: can(grants, action, { regionId, ...part }, tree, now) }).toMatchObject({
            allowed: false,
          });
      }
    }
  });
});

const accounts: readonly (Account | 'nobody')[] = [
  'sichuan',
  'dazhou',
  'quxian',
  'chongqing',
  'liangping',
  'liangping-school',
  'liangping-education',
  'joint',
  'auditor',
  'nobody',
];
const regions = ['510000', '511700', '511725', '511723', '511600', '500000', '500155', '500231'] as const;

/** A field of a region, as it is asked for. */
const regionFields: Readonly<Record<string, string>> = {
  ancestors: 'ancestors { code }',
  baselines: 'baselines { year }',
  breakdown: 'breakdown(by: TYPE, period: "2024") { key }',
  budget: 'budget(indicator: ENERGY_TOTAL, year: 2026) { amount }',
  changeExplained: 'changeExplained(code: ENERGY_TOTAL, from: "2023", to: "2024") { value: change }',
  children: 'children(first: 1) { totalCount }',
  code: 'code',
  editions: 'editions(first: 1) { totalCount }',
  descendants: 'descendants(level: COUNTY, first: 1) { totalCount }',
  formSummary: 'formSummary(kind: MACHINE_ROOM, year: 2024) { expected }',
  forms: 'forms(kind: HEATING, year: 2024, first: 1) { totalCount }',
  history: 'history { standings { validFrom } }',
  id: 'id',
  indicator: 'indicator(code: ENERGY_TOTAL, period: "2024") { value }',
  indicators: 'indicators(codes: [ENERGY_TOTAL, CARBON_TOTAL], period: "2024") { value }',
  institutions: 'institutions(first: 1) { totalCount }',
  level: 'level',
  madeUp: 'madeUp',
  name: 'name',
  parent: 'parent { code }',
  plans: 'plans { title }',
  progress: 'progress(year: 2024) { status }',
  quotaStatus: 'quotaStatus(year: 2024, indicator: ENERGY_PER_AREA) { institutions }',
  ranking: 'ranking(code: ENERGY_TOTAL, period: "2024", level: COUNTY, first: 1) { rank }',
  reporting: 'reporting(period: "2024") { expected }',
  reportingByChild: 'reportingByChild(period: "2024") { region { code } }',
  series: 'series(code: ENERGY_TOTAL, from: "2024-01", to: "2024-02") { value }',
  targets: 'targets(year: 2025) { year }',
};
/** Public to whoever is signed in; any other field of a region outside the grants is an error. */
const publicFields = ['ancestors', 'code', 'id', 'level', 'name', 'parent'];

/** Ids and codes of what root fields are asked for, by name. */
type Things = Readonly<Record<string, string>>;
interface RootField {
  /** What it is asked for: regions, or names of things; none where it has no place. */
  readonly places: readonly string[];
  ask(place: string, things: Things): string;
}
const institutions = [
  'its school',
  'school of 500155',
  'office of 500155',
  'office of 500231',
  'office of 511725',
  'office of 511723',
  'office of 510000',
];
const reports = [
  'report of its school',
  'report of school of 500155',
  'report of office of 500155',
  'report of office of 500231',
  'report of office of 511725',
];
const nodes = [
  '500155',
  '511725',
  ...institutions,
  ...reports,
  'plan of 510000',
  'plan of 500155',
  'plan of 511725',
  'target of 500155',
  'target of 511725',
  'nothing',
];
const anywhere = ['-'];
const text = JSON.stringify;

// Mutations ask for what is refused after everything else was found in order (a version that is not there), so that the
// database stays as it is: VERSION_CHANGED and NOT_NEWEST_VERSION mean that the account may do it.
const PROBLEMS = 'problems { code }';
const reportOf = (place: string, things: Things): string =>
  `institution: ${text(things[`code of ${place}`])}, period: "2024-01", values: [], expectedVersion: 999`;
const request = (place: string): string => `clientRequestId: ${text(`access matrix ${place}`)}`;
const written = [...institutions, 'nothing'];

// Of accounts, what is refused last: a user name that is taken, a grant, an account or a password that is not there.
const taken = (place: string): string => `username: "chongqing", displayName: "test", region: ${text(place)}`;
const NOBODY = text(Buffer.from('Account:00000000-0000-4000-8000-000000000000').toString('base64url'));
const noGrant = (place: string): string => Buffer.from(`Grant:${place}:00000000-0000-4000-8000-000000000000`).toString('base64url');
const tenants = ['500000', '510000'];
const noEdition = (tenant: string): string => text(encodeNodeId('Edition', [Number(tenant), '00000000-0000-4000-8000-000000000000']));
const noCheck = (tenant: string): string => text(encodeNodeId('QualityCheck', [Number(tenant), '00000000-0000-4000-8000-000000000000']));
const noFinding = (tenant: string): string => text(encodeNodeId('CheckFinding', [Number(tenant), '00000000-0000-4000-8000-000000000000']));
/** A sound form of a year that has ended, but not the newest version. */
const formOf = (place: string, things: Things): string =>
  `institution: ${text(things[`code of ${place}`])}, kind: MACHINE_ROOM, year: 2024, values: [{ item: "RACKS", quantity: "1", acquisition: METERED }], expectedVersion: 999`;

const rootFields: Readonly<Record<string, RootField>> = {
  // UNKNOWN_FILE means that the account may add evidence there.
  // TARGET_NOT_GIVEN would mean that the account sees the target of the document.
  'Mutation.adjustTarget': {
    places: ['target of 500155', 'target of 511725'],
    ask: (place, things) =>
      `adjustTarget(input: { adjustments: [{ target: ${text(things[`id of ${place}`])}, value: "1" }], reason: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.attachEvidence': {
    places: institutions,
    ask: (place, things) =>
      `attachEvidence(input: { files: ["none"], reportId: ${text(things[`id of report of ${place}`])}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.changeInstitution': {
    places: written,
    ask: (place, things) =>
      `changeInstitution(input: { institution: ${text(things[`code of ${place}`])}, name: ${text(things[`name of ${place}`])}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.changePassword': {
    places: anywhere,
    ask: (place) =>
      `changePassword(input: { currentPassword: "demo", newPassword: "never to be used", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.checkReports': {
    places: regions,
    // A year without reports: nothing is found.
    ask: (place) => `checkReports(input: { region: ${text(place)}, period: "2019", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.closeCheck': {
    places: tenants,
    ask: (place) => `closeCheck(input: { checkId: ${noCheck(place)}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.closeFinding': {
    places: tenants,
    ask: (place) => `closeFinding(input: { findingId: ${noFinding(place)}, decision: UPHELD, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.closeInstitution': {
    places: written,
    ask: (place, things) =>
      `closeInstitution(input: { institution: ${text(things[`code of ${place}`])}, from: "1900-01-01", reason: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  // A month that is still to come, and nothing to set: whoever may do it is told just that.
  'Mutation.confirmMonth': {
    places: regions,
    ask: (place) =>
      `confirmMonth(input: { months: [{ region: ${text(place)}, period: "2099-01" }], ${request(place)} }) { ${PROBLEMS} results { ${PROBLEMS} } }`,
  },
  'Mutation.createAccount': {
    places: regions,
    ask: (place) => `createAccount(input: { ${taken(place)}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  // Refused for the year after everything else was found in order.
  'Mutation.declareForms': {
    places: written,
    ask: (place, things) =>
      `declareForms(input: { declarations: [{ institution: ${text(things[`code of ${place}`])}, kind: HEATING, fromYear: 1999, declared: true }], ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.decomposeTarget': {
    places: regions,
    // No such year has a target: NO_TARGET means that the account may decompose.
    ask: (place) =>
      `decomposeTarget(input: { region: ${text(place)}, indicator: ENERGY_TOTAL, year: 2099, method: EQUAL_RATE, pathRule: LINEAR, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.disableAccount': {
    places: anywhere,
    ask: (place) => `disableAccount(input: { account: ${NOBODY}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.enableAccount': {
    places: anywhere,
    ask: (place) => `enableAccount(input: { account: ${NOBODY}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.explainFindings': {
    places: written,
    ask: (place, things) =>
      `explainFindings(input: { reportId: ${text(things[`id of no report of ${place}`])}, explanations: [{ finding: 1, text: "test" }], ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.grantRole': {
    places: regions,
    ask: (place) =>
      `grantRole(input: { account: ${NOBODY}, role: SYSTEM_SUPERVISOR, system: "EDUCATION", region: ${text(place)}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  // No such set: UNKNOWN_FACTOR_SET means that the account may choose the province's.
  'Mutation.makeFactorSetOfficial': {
    places: regions,
    ask: (place) =>
      `makeFactorSetOfficial(input: { region: ${text(place)}, factorSet: "none", official: { reason: "test" }, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.markNotificationsRead': {
    places: anywhere,
    ask: () => `markNotificationsRead(input: { upTo: "999999999999", ${request('-')} }) { ${PROBLEMS} }`,
  },
  // RATE_NOT_ALLOWED means that the account may open a check there.
  'Mutation.openCheck': {
    places: regions,
    ask: (place) =>
      `openCheck(input: { region: ${text(place)}, period: "2024", kind: SPOT_CHECK, ratePercent: "1", dueDate: "2099-12-31", ${request(place)} }) { ${PROBLEMS} }`,
  },
  // Nothing in it: FACTOR_SET_EMPTY means that the account may publish for the province.
  'Mutation.publishFactorSet': {
    places: regions,
    ask: (place) =>
      `publishFactorSet(input: { region: ${text(place)}, name: "test", source: "test", factors: [], ${request(place)} }) { ${PROBLEMS} }`,
  },
  // A period that has not ended: whoever may publish is told just that.
  'Mutation.publishEdition': {
    places: regions,
    ask: (place) => `publishEdition(input: { region: ${text(place)}, period: "2099", ${request(place)} }) { ${PROBLEMS} }`,
  },
  // Nothing in it: PLAN_EMPTY means that the account may publish the region's plan.
  'Mutation.publishPlan': {
    places: regions,
    ask: (place) =>
      `publishPlan(input: { region: ${text(place)}, document: { title: "test", issuers: [], issued: "2026" }, targetYear: 2030, indicators: [], ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.publishQualityRules': {
    places: regions,
    // Out of range for whoever may publish.
    ask: (place) =>
      `publishQualityRules(input: { region: ${text(place)}, settings: { leastPeers: 1 }, note: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  // No value in it: BATCH_EMPTY means that the account may publish for the province.
  'Mutation.publishQuota': {
    places: regions,
    ask: (place) =>
      `publishQuota(input: { region: ${text(place)}, standardNumber: "test", title: "test", electricityBasis: CALORIFIC, validFrom: "2020-01-01", source: "test", values: [], ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.recordCheckFindings': {
    places: tenants,
    ask: (place) =>
      `recordCheckFindings(input: { checkId: ${noCheck(place)}, items: [{ institution: "none", noneFound: true }], ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.recordCheckSession': {
    places: tenants,
    ask: (place) =>
      `recordCheckSession(input: { checkId: ${noCheck(place)}, heldOn: "2024-07-01", participants: ["test"], minutes: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  // UNKNOWN_TASK means that the account may record for the region.
  'Mutation.recordTaskProgress': {
    places: regions,
    ask: (place) => `recordTaskProgress(input: { region: ${text(place)}, task: "none", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.registerInstitution': {
    places: regions,
    ask: (place, things) =>
      `registerInstitution(input: { code: ${text(things['code of its school'])}, name: "test", region: ${text(place)}, type: EDUCATION, system: "EDUCATION", validFrom: "1800-01-01", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.reopenInstitution': {
    places: written,
    ask: (place, things) =>
      `reopenInstitution(input: { institution: ${text(things[`code of ${place}`])}, from: "2024-01-01", reason: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.reorganise': {
    places: [...regions, '999999'],
    ask: (place) =>
      `reorganise(input: { effectiveFrom: "2024-01-01", reason: "test", preview: true, periods: ["2024"], regions: [{ kind: MOVE_REGION, regions: [${text(place)}], parent: "500000" }], ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.resetPassword': {
    places: anywhere,
    ask: (place) => `resetPassword(input: { account: ${NOBODY}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.reviewForms': {
    places: written,
    ask: (place, things) =>
      `reviewForms(input: { formIds: [${text(things[`id of no form of ${place}`])}], decision: APPROVE, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.reviewReports': {
    places: written,
    ask: (place, things) =>
      `reviewReports(input: { reportIds: [${text(things[`id of no report of ${place}`])}], decision: APPROVE, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.revokeRole': {
    places: ['510000', '500000'],
    ask: (place) => `revokeRole(input: { grant: ${text(noGrant(place))}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.saveForm': {
    places: written,
    ask: (place, things) => `saveForm(input: { ${formOf(place, things)}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.saveReport': {
    places: written,
    ask: (place, things) => `saveReport(input: { ${reportOf(place, things)}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  // No amount: BAD_FIELD means that the account may set the region's budget.
  'Mutation.setBudget': {
    places: regions,
    ask: (place) =>
      `setBudget(input: { region: ${text(place)}, indicator: ENERGY_TOTAL, year: ${new Date().getUTCFullYear()}, source: GIVEN, reason: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  // BAD_FIELD of its row means the same.
  'Mutation.setBudgets': {
    places: regions,
    ask: (place) =>
      `setBudgets(input: { budgets: [{ region: ${text(place)}, indicator: ENERGY_TOTAL, year: ${new Date().getUTCFullYear()}, source: GIVEN }], reason: "test", ${request(place)} }) { ${PROBLEMS} results { ${PROBLEMS} } }`,
  },
  'Mutation.setCalendar': {
    places: regions,
    ask: (place) => `setCalendar(input: { region: ${text(place)}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  // NUMBER_OUT_OF_RANGE means that the account may set it.
  'Mutation.setJointRule': {
    places: regions,
    ask: (place) =>
      `setJointRule(input: { region: ${text(place)}, minimumInstitutions: 1, note: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  // No quota has such a kind: BAD_FIELD means that the account may say it.
  'Mutation.setQuotaKinds': {
    places: written,
    ask: (place, things) =>
      `setQuotaKinds(input: { kinds: [{ institution: ${text(things[`code of ${place}`])}, kind: "none", fromYear: 2024 }], ${request(place)} }) { ${PROBLEMS} results { ${PROBLEMS} } }`,
  },
  'Mutation.settleFinding': {
    places: tenants,
    ask: (place) =>
      `settleFinding(input: { findingId: ${noFinding(place)}, answer: EXPLAINED, text: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.startImport': {
    places: anywhere,
    ask: () => `startImport(input: { uploadId: "none", ${request('of an import')} }) { ${PROBLEMS} }`,
  },
  'Mutation.submitForm': {
    places: written,
    ask: (place, things) => `submitForm(input: { ${formOf(place, things)}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.submitForms': {
    places: written,
    ask: (place, things) =>
      `submitForms(input: { forms: [{ ${formOf(place, things)} }], ${request(place)} }) { ${PROBLEMS} results { ${PROBLEMS} } }`,
  },
  'Mutation.submitReport': {
    places: written,
    ask: (place, things) => `submitReport(input: { ${reportOf(place, things)}, ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.submitReports': {
    places: written,
    ask: (place, things) =>
      `submitReports(input: { reports: [{ ${reportOf(place, things)} }], ${request(place)} }) { ${PROBLEMS} results { ${PROBLEMS} } }`,
  },
  'Mutation.withdrawForm': {
    places: written,
    ask: (place, things) =>
      `withdrawForm(input: { formId: ${text(things[`id of no form of ${place}`])}, reason: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.withdrawEdition': {
    places: tenants,
    ask: (place) => `withdrawEdition(input: { editionId: ${noEdition(place)}, reason: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Mutation.withdrawReport': {
    places: written,
    ask: (place, things) =>
      `withdrawReport(input: { reportId: ${text(things[`id of no report of ${place}`])}, reason: "test", ${request(place)} }) { ${PROBLEMS} }`,
  },
  'Query.accounts': { places: regions, ask: (place) => `accounts(region: ${text(place)}, first: 1) { totalCount }` },
  'Query.auditTrail': { places: regions, ask: (place) => `auditTrail(region: ${text(place)}, first: 1) { pageInfo { hasNextPage } }` },
  'Query.calendar': {
    places: regions,
    ask: (place) => `calendar(region: ${text(place)}) { history(first: 1) { totalCount } locks { period } }`,
  },
  'Query.check': { places: tenants, ask: (place) => `check(id: ${noCheck(place)}) { id }` },
  'Query.checks': { places: regions, ask: (place) => `checks(region: ${text(place)}, first: 1) { totalCount }` },
  'Query.decompositionRun': { places: ['nothing'], ask: () => 'decompositionRun(id: "00000000-0000-4000-8000-000000000000") { id }' },
  'Query.editions': { places: regions, ask: (place) => `editions(region: ${text(place)}, first: 1) { totalCount }` },
  'Query.eventSequence': { places: anywhere, ask: () => 'eventSequence' },
  'Query.factorSets': { places: anywhere, ask: () => 'factorSets { id }' },
  'Query.formItems': { places: anywhere, ask: () => 'formItems(kind: MACHINE_ROOM) { code }' },
  'Query.import': { places: ['nothing'], ask: () => 'import(id: "00000000-0000-4000-8000-000000000000") { state }' },
  'Query.indicators': { places: anywhere, ask: () => 'indicators { code }' },
  'Query.institution': {
    places: [...institutions, 'nothing'],
    ask: (place, things) => `institution(code: ${text(things[`code of ${place}`])}) { name reports(first: 1) { totalCount } }`,
  },
  'Query.items': { places: anywhere, ask: () => 'items { code }' },
  'Query.joint': { places: anywhere, ask: () => 'joint { members { code } }' },
  'Query.jointRule': { places: regions, ask: (place) => `jointRule(region: ${text(place)}) { minimumInstitutions }` },
  'Query.jointTasks': { places: regions, ask: (place) => `jointTasks(region: ${text(place)}) { code }` },
  'Query.missingInstitutions': {
    places: regions,
    ask: (place) => `missingInstitutions(region: ${text(place)}, period: "2025-12", first: 1) { totalCount }`,
  },
  'Query.months': { places: regions, ask: (place) => `months(region: ${text(place)}, year: 2024, first: 1) { totalCount }` },
  'Query.node': { places: nodes, ask: (place, things) => `node(id: ${text(things[`id of ${place}`])}) { id }` },
  'Query.notifications': { places: anywhere, ask: () => 'notifications(first: 1) { pageInfo { hasNextPage } }' },
  'Query.preparedReorganisations': { places: anywhere, ask: () => 'preparedReorganisations { key }' },
  'Query.progressRule': { places: anywhere, ask: () => 'progressRule { version }' },
  'Query.qualityRules': { places: regions, ask: (place) => `qualityRules(region: ${text(place)}) { version }` },
  'Query.quotas': { places: regions, ask: (place) => `quotas(region: ${text(place)}) { version }` },
  'Query.region': { places: [...regions, '999999'], ask: (place) => `region(code: ${text(place)}) { name }` },
  'Query.regionGroups': { places: anywhere, ask: () => 'regionGroups { code }' },
  'Query.reviewQueue': { places: regions, ask: (place) => `reviewQueue(region: ${text(place)}, first: 1) { totalCount }` },
  'Query.search': { places: institutions, ask: (place, things) => `search(text: ${text(things[`code of ${place}`])}) { code }` },
  'Query.summary': { places: regions, ask: (place) => `summary(region: ${text(place)}, period: "2024", by: TYPE) { title }` },
  'Query.viewer': { places: anywhere, ask: () => 'viewer { username grants { role } }' },
  'Subscription.importProgressed': {
    places: ['nothing'],
    ask: () => 'importProgressed(importId: "00000000-0000-4000-8000-000000000000") { sequence }',
  },
  // After a number that was never given: RESUME_EXPIRED means that the account may subscribe.
  'Subscription.figuresUpdated': {
    places: regions,
    ask: (place) => `figuresUpdated(region: ${text(place)}, period: "2024", after: "999999999999") { sequence }`,
  },
  'Subscription.progressUpdated': {
    places: regions,
    ask: (place) => `progressUpdated(region: ${text(place)}, year: 2024, after: "999999999999") { sequence }`,
  },
  'Subscription.reviewQueueUpdated': {
    places: regions,
    ask: (place) => `reviewQueueUpdated(region: ${text(place)}, after: "999999999999") { sequence }`,
  },
  'Subscription.notified': { places: anywhere, ask: () => 'notified(after: "999999999999") { sequence }' },
};

let demonstration: DemonstrationServer;
let owner: pg.Client;
let things: Things;

const findThings = async (): Promise<Things> => {
  const found: Record<string, string> = {};
  const one = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row> => {
    const { rows } = await owner.query<Row>(sql, values);
    if (!rows[0]) throw new Error(`nothing found by ${sql} ${text(values)}`);
    return rows[0];
  };
  for (const name of institutions) {
    const regionId = Number(/\d{6}$/.exec(name)?.[0] ?? 0);
    const system = name.startsWith('school') ? 'EDUCATION' : 'GOVERNMENT_OFFICES';
    const { tenant, id, code, label } = await one<{ tenant: number; id: string; code: string; label: string }>(
      `select tenant_id as tenant, institution_id as id, code, name as label from institution
        where case when $1 = 0 then code = $3 else region_id = $1 and system = $2 and code <> $3 end and valid_to is null
          and exists (select 1 from report r where r.institution_id = institution.institution_id and r.month = 202401) order by code limit 1`,
      [regionId, system, DEMONSTRATION_SCHOOL_CODE],
    );
    found[`code of ${name}`] = code;
    found[`name of ${name}`] = label;
    found[`id of ${name}`] = encodeNodeId('Institution', [tenant, id]);
    found[`id of report of ${name}`] = encodeNodeId('Report', [tenant, id, 202401, 1]);
    found[`id of no report of ${name}`] = encodeNodeId('Report', [tenant, id, 202401, 999]);
    found[`id of no form of ${name}`] = encodeNodeId('YearlyForm', [tenant, id, 'HEATING', 2024, 999]);
  }
  for (const regionId of [510000, 500155, 511725]) {
    const plan = await one<{ tenant: number; id: string }>(
      'select tenant_id as tenant, plan_id as id from plan where region_id = $1 order by 2 limit 1',
      [regionId],
    );
    found[`id of plan of ${regionId}`] = encodeNodeId('Plan', [plan.tenant, plan.id]);
    const target = await one<{ tenant: number; id: string }>(
      'select tenant_id as tenant, target_id as id from target where region_id = $1 order by 2 limit 1',
      [regionId],
    );
    found[`id of target of ${regionId}`] = encodeNodeId('Target', [target.tenant, target.id]);
  }
  for (const regionId of [500155, 511725]) found[`id of ${regionId}`] = encodeNodeId('Region', [regionId]);
  found['code of nothing'] = '12100000MB0000000X';
  found['name of nothing'] = 'test';
  found['id of no report of nothing'] = encodeNodeId('Report', [500000, '00000000-0000-4000-8000-000000000000', 202401, 1]);
  found['id of no form of nothing'] = encodeNodeId('YearlyForm', [500000, '00000000-0000-4000-8000-000000000000', 'HEATING', 2024, 1]);
  found['id of nothing'] = encodeNodeId('Institution', [500000, '00000000-0000-4000-8000-000000000000']);
  return found;
};

beforeAll(async () => {
  const database = await sharedDemonstration();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  demonstration = await startDemonstrationServer(database);
  things = await findThings();
}, 300_000);
afterAll(async () => {
  await demonstration.close();
  await owner.end();
});

interface Payload {
  readonly problems: readonly { code: string }[];
  readonly results?: readonly Payload[];
}
const isPayload = (value: unknown): value is Payload => typeof value === 'object' && value !== null && 'problems' in value;

/** In a word, what came back: an answer, nothing in it, or a code. */
const wordFor = (value: unknown): string => {
  if (value === undefined) throw new Error('not answered at all');
  if (value === null) return 'null';
  if (isPayload(value)) return value.problems[0]?.code ?? value.results?.[0]?.problems[0]?.code ?? 'done';
  if (Array.isArray(value)) {
    if (value.length === 0) return 'empty';
    return value.every((entry: unknown) => wordFor(entry) === 'no value') ? 'no value' : 'answer';
  }
  if (typeof value === 'object' && (value as { totalCount?: number }).totalCount === 0) return 'empty';
  if (typeof value === 'object' && (value as { value?: unknown }).value === null) return 'no value';
  return 'answer';
};

/** The word for each alias. A field that fails nulls its alias and no other. */
const wordsOf = ({ data, errors }: GraphqlAnswer, aliases: readonly string[], take: (value: unknown) => unknown): string[] =>
  aliases.map((alias) => {
    const error = errors?.find(({ path }) => path?.[0] === alias) ?? (data ? undefined : errors?.find(({ path }) => path === undefined));
    if (!error && !data) throw new Error(`no word for ${alias}: ${JSON.stringify(errors)}`);
    return error ? String(error.extensions.code) : wordFor(take(data![alias]));
  });

const answer = (account: Account | 'nobody', query: string): Promise<GraphqlAnswer> =>
  account === 'nobody' ? demonstration.server.query(null, query) : demonstration.answer(account, query);

/** One socket an account: signing in is what costs. */
const sockets = new Map<string, Promise<TestSocket>>();
const socketOf = (account: Account): Promise<TestSocket> => {
  const { server } = demonstration;
  const socket = sockets.get(account) ?? server.token(account).then((token) => openSocket(server.wsUrl, token));
  sockets.set(account, socket);
  return socket;
};

/** The first word of a subscription. */
const subscriptionWord = async (account: Account | 'nobody', query: string): Promise<string> => {
  if (account === 'nobody') {
    const socket = await openSocket(demonstration.server.wsUrl);
    socket.send({ type: 'connection_init', payload: {} });
    return (await socket.closed()).code === 4403 ? 'UNAUTHENTICATED' : 'let in';
  }
  const [first] = await (await socketOf(account)).operation(query, query);
  return first!.type === 'error'
    ? String(first!.payload[0].extensions.code)
    : String(first!.payload.errors?.[0].extensions.code ?? 'answer');
};

const expectInPlace = (rows: readonly string[], words: readonly (readonly string[])[]): string =>
  `\n${tableOf(
    ['', ...accounts],
    rows.map((row, index) => [row, ...words.map((column) => column[index]!)]),
  )}\n`;

test('the matrix has every root field of the schema, and every field of a region', async () => {
  const schema = await buildGraphqlSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((type) => type != null);
  expect(Object.keys(rootFields).sort()).toEqual(
    roots.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)).sort(),
  );
  expect(Object.keys(regionFields).sort()).toEqual(Object.keys((schema.getType('Region') as GraphQLObjectType).getFields()).sort());
});

describe('fields of a region', () => {
  const names = Object.keys(regionFields);
  /** By account and region: the word for each field. */
  const words = new Map<string, Readonly<Record<string, string>>>();
  const wordOf = (account: string, region: string, field: string): string => words.get(`${account} ${region}`)![field]!;

  beforeAll(async () => {
    for (const account of accounts) {
      await Promise.all(
        regions.map(async (region) => {
          const query = `{ ${names.map((name) => `${name}: region(code: "${region}") { ${regionFields[name]} }`).join('\n')} }`;
          const found = wordsOf(await answer(account, query), names, (value) => Object.values(value as object)[0]);
          words.set(`${account} ${region}`, Object.fromEntries(names.map((name, index) => [name, found[index]!])));
        }),
      );
    }
  }, 300_000);

  test.each(names)('%s', (field) => {
    expect(
      expectInPlace(
        regions,
        accounts.map((account) => regions.map((region) => wordOf(account, region, field))),
      ),
    ).toMatchSnapshot();
  });

  test('are answered to nobody who is not signed in', () => {
    for (const region of regions) expect(new Set(Object.values(words.get(`nobody ${region}`)!))).toEqual(new Set(['UNAUTHENTICATED']));
  });

  test('beyond code, name, level and place are OUT_OF_SCOPE in another province', () => {
    const provinceOf: Partial<Record<Account, string>> = {
      sichuan: '51',
      dazhou: '51',
      quxian: '51',
      chongqing: '50',
      liangping: '50',
      'liangping-school': '50',
      'liangping-education': '50',
      auditor: '50',
    };
    for (const [account, prefix] of Object.entries(provinceOf)) {
      for (const region of regions.filter((code) => !code.startsWith(prefix))) {
        for (const field of names) {
          const expected = publicFields.includes(field) ? ['answer', 'null', 'empty'] : ['OUT_OF_SCOPE'];
          const word = wordOf(account, region, field);
          expect({ account, region, field, word, expected: expected.includes(word) }).toMatchObject({ expected: true });
        }
      }
    }
  });

  test('beyond code, name, level and place are never answered to a joint analyst', () => {
    for (const region of regions)
      for (const field of names.filter((name) => !publicFields.includes(name))) expect(wordOf('joint', region, field)).toBe('OUT_OF_SCOPE');
  });
});

describe('root fields', () => {
  const words = new Map<string, readonly string[]>();
  const all = Object.entries(rootFields).flatMap(([field, { places, ask }]) => places.map((place) => ({ field, place, ask })));

  beforeAll(async () => {
    for (const account of accounts) {
      // One at a time: a root field that may not be null takes the others with it.
      const askOne = async ({ field, place, ask }: (typeof all)[number]): Promise<string> => {
        const operation = field.split('.')[0]!.toLowerCase();
        if (operation === 'subscription') return subscriptionWord(account, `subscription { it: ${ask(place, things)} }`);
        const [word] = wordsOf(await answer(account, `${operation} { it: ${ask(place, things)} }`), ['it'], (value) => value);
        return word!;
      };
      words.set(account, await Promise.all(all.map(askOne)));
    }
  }, 300_000);

  test.each(Object.keys(rootFields))('%s', (field) => {
    const places = all.filter((entry) => entry.field === field);
    const columns = accounts.map((account) => places.map((entry) => words.get(account)![all.indexOf(entry)]!));
    expect(
      expectInPlace(
        places.map(({ place }) => place),
        columns,
      ),
    ).toMatchSnapshot();
  });

  test('are answered to nobody who is not signed in', () => {
    expect(new Set(words.get('nobody'))).toEqual(new Set(['UNAUTHENTICATED']));
  });

  test('change nothing for whoever only reads, nor in another province', () => {
    const allowed = all.flatMap(({ field, place }, index) =>
      accounts
        .filter(
          (account) => field.startsWith('Mutation.') && /VERSION|done|RATE_NOT_ALLOWED|UNKNOWN_FILE/.test(words.get(account)![index]!),
        )
        .filter((account) => field.startsWith('Mutation.') && /VERSION|FORM_YEAR|done/.test(words.get(account)![index]!))
        .map((account) => ({ account, place })),
    );
    expect(new Set(allowed.map(({ account }) => account))).toEqual(
      new Set(['sichuan', 'dazhou', 'quxian', 'chongqing', 'liangping', 'liangping-school', 'liangping-education']),
    );
    const sichuan = ['sichuan', 'dazhou', 'quxian'];
    expect(allowed.filter(({ account, place }) => place !== 'its school' && sichuan.includes(account) !== /51\d{4}$/.test(place))).toEqual(
      [],
    );
  });

  test('answer the same for what does not exist and for what may not be seen', async () => {
    const refusal = async (account: Account, query: string): Promise<unknown> => {
      const { data, errors } = await demonstration.answer(account, query);
      return { data, errors: errors?.map(({ message, extensions }) => ({ message, extensions })) };
    };
    const hidden = things['code of office of 511725']!;
    const none = things['code of nothing']!;
    const institution = (code: string) => `{ institution(code: "${code}") { name } }`;
    expect(JSON.stringify(await refusal('liangping', institution(hidden))).replaceAll(hidden, none)).toBe(
      JSON.stringify(await refusal('liangping', institution(none))),
    );
    for (const name of ['id of office of 511725', 'id of report of office of 511725', 'id of plan of 511725', 'id of target of 511725']) {
      expect(await refusal('liangping', `{ node(id: "${things[name]}") { id } }`)).toEqual(
        await refusal('liangping', `{ node(id: "${things['id of nothing']}") { id } }`),
      );
    }
  });
});
