import { describe, expect, test } from '@jest/globals';
import type { Grant, Role } from '../access/access.js';
import { EVENT_KINDS } from '../events/event-kinds.js';
import { RegionTree, type Region, type RegionLevel } from '../regions/region-tree.js';
import { audienceOf, isTold, NOTIFICATION_KINDS, toldRegionsOf, type ToldEvent } from './audience.js';

const [PROVINCE, CITY, COUNTY, SIBLING, ABROAD] = [990000, 990100, 990101, 990102, 980000];
const region = (id: number, level: RegionLevel, tenantId = PROVINCE): Region => ({
  id,
  code: String(id),
  tenantId,
  name: String(id),
  level,
});
const edge = (regionId: number, parentId: number | null) => ({ regionId, parentId, validFrom: '2000-01-01', validTo: null });
const tree = new RegionTree(
  '1',
  [
    region(PROVINCE, 'PROVINCE'),
    region(CITY, 'CITY'),
    region(COUNTY, 'COUNTY'),
    region(SIBLING, 'COUNTY'),
    region(ABROAD, 'PROVINCE', ABROAD),
  ],
  [edge(PROVINCE, null), edge(CITY, PROVINCE), edge(COUNTY, CITY), edge(SIBLING, CITY), edge(ABROAD, null)],
);
const now = new Date('2026-05-20T04:00:00Z');
const SCHOOL = '00000000-0000-4000-8000-00000000000a';
const OTHER = '00000000-0000-4000-8000-00000000000b';
const ME = '00000000-0000-4000-8000-0000000000ff';

const grant = (role: Role, regionId: number, more: Partial<Grant> = {}): Grant => ({
  role,
  tenantId: PROVINCE,
  regionId,
  subtree: true,
  system: null,
  institutionId: null,
  validFrom: new Date('2020-01-01T00:00:00Z'),
  validTo: null,
  ...more,
});
const holders: Readonly<Record<string, Grant>> = {
  province: grant('PROVINCE_BUREAU', PROVINCE),
  city: grant('CITY_BUREAU', CITY),
  county: grant('COUNTY_BUREAU', COUNTY),
  reporter: grant('REPORTER', COUNTY, { subtree: false, institutionId: SCHOOL }),
  supervisor: grant('SYSTEM_SUPERVISOR', COUNTY, { system: 'EDUCATION' }),
  auditor: grant('AUDITOR', PROVINCE),
  joint: grant('JOINT_ANALYST', PROVINCE),
};
/** Who of the holders is told of the event. */
const toldOf = (event: Partial<ToldEvent>): string[] =>
  Object.keys(holders).filter((name) =>
    isTold(audienceOf([holders[name]!], ME, tree, now), {
      kind: 'REPORT_RETURNED',
      tenantId: PROVINCE,
      regionId: COUNTY,
      system: '',
      institutionId: null,
      account: null,
      ...event,
    }),
  );
const ofSchool = { system: 'EDUCATION', institutionId: SCHOOL };

describe('who is told', () => {
  test('a returned report: who reports for the institution, and the county', () => {
    expect(toldOf(ofSchool)).toEqual(['county', 'reporter']);
    expect(toldOf({ ...ofSchool, institutionId: OTHER })).toEqual(['county']);
    expect(toldOf({ ...ofSchool, regionId: SIBLING })).toEqual([]);
  });

  test.each(['MONTH_CONFIRMED', 'MONTH_LOCKED', 'MONTH_REOPENED'] as const)(
    '%s: who reports there, the bureaus there, and all below',
    (kind) => {
      expect(toldOf({ kind })).toEqual(['county', 'reporter']);
      expect(toldOf({ kind, regionId: CITY })).toEqual(['city', 'county', 'reporter']);
      expect(toldOf({ kind, regionId: PROVINCE })).toEqual(['city', 'county', 'reporter']);
      expect(toldOf({ kind, regionId: SIBLING })).toEqual([]);
    },
  );

  test.each(['DUE_SOON', 'OVERDUE'] as const)('%s: who reports there, of a region or of one institution, and no region above', (kind) => {
    expect(toldOf({ kind })).toEqual(kind === 'OVERDUE' ? ['city', 'county', 'reporter'] : ['county', 'reporter']);
    expect(toldOf({ kind, regionId: SIBLING })).toEqual(kind === 'OVERDUE' ? ['city'] : []);
    expect(toldOf({ kind, regionId: CITY })).toEqual(['city']);
    expect(toldOf({ kind, regionId: PROVINCE })).toEqual(['province']);
    expect(toldOf({ kind, ...ofSchool })).toEqual(['county', 'reporter']);
    expect(toldOf({ kind, ...ofSchool, institutionId: OTHER })).toEqual(['county']);
  });

  test('a summary of what is overdue: the province bureau, and who supervises that very system in that very region and all below', () => {
    const summary = { kind: 'OVERDUE_SUMMARY' } as const;
    expect(toldOf({ ...summary, regionId: PROVINCE })).toEqual(['province']);
    expect(toldOf({ ...summary, system: 'EDUCATION' })).toEqual(['supervisor']);
    expect(toldOf({ ...summary, system: 'HEALTH' })).toEqual([]);
    expect(toldOf({ ...summary, system: 'EDUCATION', regionId: SIBLING })).toEqual([]);
    const ofCity = grant('SYSTEM_SUPERVISOR', CITY, { system: 'EDUCATION' });
    const isToldOfCity = (each: Grant): boolean =>
      isTold(audienceOf([each], ME, tree, now), {
        ...summary,
        ...{ tenantId: PROVINCE, regionId: CITY, system: 'EDUCATION', institutionId: null, account: null },
      });
    expect([ofCity, { ...ofCity, subtree: false }].map(isToldOfCity)).toEqual([true, false]);
  });

  test('checks and the register: the bureau of that very region', () => {
    for (const kind of ['CHECK_ASSIGNED', 'CHECK_SETTLED', 'REGISTER_CHANGED'] as const) {
      expect(toldOf({ kind })).toEqual(['county']);
      expect(toldOf({ kind, regionId: CITY })).toEqual(['city']);
      expect(toldOf({ kind, regionId: PROVINCE })).toEqual(['province']);
    }
  });

  test.each(['EDITION_PUBLISHED', 'EDITION_WITHDRAWN', 'FACTOR_SET_OFFICIAL'] as const)('%s: all bureaus of the province', (kind) => {
    expect(toldOf({ kind, regionId: PROVINCE })).toEqual(['province', 'city', 'county']);
  });

  test('a target: the bureau of the region that was given it, of an institution’s who reports for it, and nobody below', () => {
    expect(toldOf({ kind: 'TARGET_PUBLISHED', regionId: PROVINCE })).toEqual(['province']);
    expect(toldOf({ kind: 'TARGET_PUBLISHED', regionId: CITY })).toEqual(['city']);
    expect(toldOf({ kind: 'TARGET_PUBLISHED' })).toEqual(['county']);
    expect(toldOf({ kind: 'TARGET_PUBLISHED', ...ofSchool })).toEqual(['reporter']);
  });

  test('a published plan: the bureaus there and below', () => {
    expect(toldOf({ kind: 'PLAN_PUBLISHED', regionId: PROVINCE })).toEqual(['city', 'county']);
    expect(toldOf({ kind: 'PLAN_PUBLISHED', regionId: CITY })).toEqual(['city', 'county']);
  });

  test('a budget that runs out: who reports for the institution, and the bureau of that very region', () => {
    expect(toldOf({ kind: 'BUDGET_RUNNING_OUT', ...ofSchool })).toEqual(['county', 'reporter']);
    expect(toldOf({ kind: 'BUDGET_RUNNING_OUT', regionId: CITY })).toEqual(['city']);
  });

  test('an import: the account that started it, whoever it is', () => {
    expect(toldOf({ kind: 'IMPORT_FINISHED', account: ME })).toEqual(Object.keys(holders).filter((name) => name !== 'joint'));
    expect(toldOf({ kind: 'IMPORT_FINISHED', account: OTHER })).toEqual([]);
    expect(toldOf({ kind: 'IMPORT_FINISHED' })).toEqual([]);
  });

  test('of anything else nobody', () => {
    for (const kind of EVENT_KINDS.filter((each) => !(NOTIFICATION_KINDS as readonly string[]).includes(each))) {
      expect(toldOf({ kind, ...ofSchool, account: ME })).toEqual([]);
    }
  });

  test('what another province has recorded of a joint task: the province bureau, and nobody where it was recorded', () => {
    const recorded = { kind: 'TASK_PROGRESSED', tenantId: ABROAD, regionId: ABROAD } as const;
    expect(toldOf(recorded)).toEqual(['province']);
    expect(toldOf({ ...recorded, tenantId: PROVINCE, regionId: PROVINCE })).toEqual([]);
  });

  test('of another province nobody, whatever else happens there', () => {
    for (const kind of EVENT_KINDS.filter((each) => each !== 'TASK_PROGRESSED')) {
      expect(toldOf({ kind, tenantId: ABROAD, regionId: ABROAD, account: ME })).toEqual([]);
      expect(toldOf({ kind, tenantId: ABROAD, regionId: COUNTY, ...ofSchool, account: ME })).toEqual([]);
    }
  });

  test('whose grant has ended, of nothing', () => {
    const ended = { ...holders['county']!, validTo: new Date('2026-01-01T00:00:00Z') };
    expect(audienceOf([ended], ME, tree, now)).toEqual([]);
    expect(toldRegionsOf([ended], tree, now)).toEqual([]);
  });
});

test('notices of one’s own region and of those above may reach one, and of no other', () => {
  expect(toldRegionsOf([holders['county']!], tree, now)).toEqual([COUNTY, PROVINCE, CITY]);
  expect(toldRegionsOf([holders['reporter']!], tree, now)).toEqual([COUNTY, PROVINCE, CITY]);
  expect(toldRegionsOf([holders['province']!], tree, now)).toEqual([PROVINCE]);
  expect(toldRegionsOf([holders['joint']!], tree, now)).toEqual([]);
});
