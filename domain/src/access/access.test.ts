import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RegionTree, type Region, type RegionEdge, type RegionId, type RegionLevel } from '../regions/region-tree.js';
import {
  ACTIONS,
  ROLES,
  ROLE_ACTIONS,
  can,
  isInForce,
  jointTenantsOf,
  rowScopeOf,
  systemShownIn,
  type Action,
  type Grant,
  type Place,
  type Role,
} from './access.js';

const SICHUAN = 510000;
const DAZHOU = 511700;
const GUANGAN = 511600;
const QUXIAN = 511725;
const KAIJIANG = 511723;
const LINSHUI = 511623;
const CHONGQING = 500000;
const LIANGPING = 500155;
const DIANJIANG = 500231;

const region = (id: RegionId, level: RegionLevel, tenantId: number): Region => ({ id, code: String(id), tenantId, name: `${id}`, level });
const edge = (regionId: RegionId, parentId: RegionId | null, validFrom = '2020-01-01', validTo: string | null = null): RegionEdge => ({
  regionId,
  parentId,
  validFrom,
  validTo,
});
const regions = [
  region(SICHUAN, 'PROVINCE', SICHUAN),
  region(DAZHOU, 'CITY', SICHUAN),
  region(GUANGAN, 'CITY', SICHUAN),
  region(QUXIAN, 'COUNTY', SICHUAN),
  region(KAIJIANG, 'COUNTY', SICHUAN),
  region(LINSHUI, 'COUNTY', SICHUAN),
  region(CHONGQING, 'PROVINCE', CHONGQING),
  region(LIANGPING, 'COUNTY', CHONGQING),
  region(DIANJIANG, 'COUNTY', CHONGQING),
];
const tree = new RegionTree('1', regions, [
  edge(SICHUAN, null),
  edge(DAZHOU, SICHUAN),
  edge(GUANGAN, SICHUAN),
  edge(QUXIAN, DAZHOU),
  // As if it were moved to the other city on 2026-07-01, and one county abolished on 2025-01-01.
  edge(KAIJIANG, DAZHOU, '2020-01-01', '2026-07-01'),
  edge(KAIJIANG, GUANGAN, '2026-07-01'),
  edge(LINSHUI, GUANGAN, '2020-01-01', '2025-01-01'),
  edge(CHONGQING, null),
  edge(LIANGPING, CHONGQING),
  edge(DIANJIANG, CHONGQING),
]);
const now = new Date('2026-05-20T04:00:00Z');

const grant = (role: Role, regionId: RegionId, rest: Partial<Grant> = {}): Grant => ({
  role,
  tenantId: tree.get(regionId).tenantId,
  regionId,
  subtree: true,
  system: null,
  institutionId: null,
  validFrom: new Date('2020-01-01T00:00:00Z'),
  validTo: null,
  ...rest,
});
const may = (grants: readonly Grant[], action: Action, place: Place, at = now) => can(grants, action, place, tree, at);

describe('the table of roles and actions', () => {
  // One column a role: province, city and county bureau, system supervisor, reporter, auditor, joint analyst.
  const table: Readonly<Record<Action, string>> = {
    'figures:read': 'P C X S - A -',
    'institutions:read': 'P C X S R A -',
    'reports:read': 'P C X S R A -',
    'reports:submit': '- - X - R - -',
    'reports:review': 'P C X S - - -',
    'months:confirm': 'P C - - - - -',
    'register:write': 'P C X - - - -',
    'plans:read': 'P C X S - A -',
    'plans:publish': 'P C X - - - -',
    'targets:decompose': 'P C X - - - -',
    'factors:publish': 'P - - - - - -',
    'quality:publish': 'P - - - - - -',
    'quotas:publish': 'P - - - - - -',
    'budgets:set': 'P C X - - - -',
    'calendar:set': 'P C - - - - -',
    'editions:publish': 'P - - - - - -',
    'tasks:record': 'P - - - - - -',
    'joint:read': '- - - - - - J',
    'audit:read': 'P - - - - A -',
    'accounts:manage': 'P C X - - - -',
    'checks:read': 'P C X - - A -',
    'checks:open': 'P C X - - - -',
    'checks:record': 'P C X - - - -',
    'checks:settle': 'P C X - - - -',
    'attachments:add': 'P C X S R - -',
  };

  test.each(ACTIONS.map((action) => [action] as const))('%s is allowed to the roles of the table and to no other', (action) => {
    const allowed = table[action].split(' ');
    const expected = ROLES.filter((_, column) => allowed[column] !== '-');
    expect(ROLES.filter((role) => ROLE_ACTIONS[role].includes(action))).toEqual(expected);
    // And so says can(), for a grant on the province used on the province itself.
    expect(ROLES.filter((role) => may([grant(role, CHONGQING)], action, { regionId: CHONGQING }))).toEqual(expected);
  });
  test('no role lists an action twice, and the auditor and the joint analyst write nothing', () => {
    for (const role of ROLES) expect(new Set(ROLE_ACTIONS[role]).size).toBe(ROLE_ACTIONS[role].length);
    for (const role of ['AUDITOR', 'JOINT_ANALYST'] as const)
      expect(ROLE_ACTIONS[role].every((action) => action.endsWith(':read'))).toBe(true);
  });
});

describe('where a grant holds', () => {
  const places = {
    own: DAZHOU,
    below: QUXIAN,
    above: SICHUAN,
    sibling: GUANGAN,
    'other tenant': CHONGQING,
    'county of another tenant': LIANGPING,
  };
  const allowedIn = (given: Grant, action: Action = 'figures:read') =>
    Object.entries(places)
      .filter(([, regionId]) => may([given], action, { regionId }))
      .map(([name]) => name);

  test('a grant with its subtree holds in the region and below it, not above, beside or in the other province', () => {
    expect(allowedIn(grant('CITY_BUREAU', DAZHOU))).toEqual(['own', 'below']);
    expect(allowedIn(grant('CITY_BUREAU', DAZHOU), 'reports:review')).toEqual(['own', 'below']);
  });
  test('a grant without its subtree holds in the region alone', () => {
    expect(allowedIn(grant('CITY_BUREAU', DAZHOU, { subtree: false }))).toEqual(['own']);
  });
  test('a county sees neither its city, its province, nor the county beside it', () => {
    const county = [grant('COUNTY_BUREAU', QUXIAN)];
    const open = regions.map(({ id }) => id).filter((regionId) => may(county, 'figures:read', { regionId }));
    expect(open).toEqual([QUXIAN]);
  });
  test('a province sees all of itself and nothing of the other', () => {
    const open = regions.map(({ id }) => id).filter((regionId) => may([grant('PROVINCE_BUREAU', SICHUAN)], 'figures:read', { regionId }));
    expect(open).toEqual([SICHUAN, DAZHOU, GUANGAN, QUXIAN, KAIJIANG, LINSHUI]);
  });
  test('a region that moves to another city goes over at midnight in Beijing', () => {
    const before = new Date('2026-06-30T15:59:59Z');
    const after = new Date('2026-06-30T16:00:00Z');
    const seen = (city: RegionId, at: Date) => may([grant('CITY_BUREAU', city)], 'figures:read', { regionId: KAIJIANG }, at);
    expect([seen(DAZHOU, before), seen(GUANGAN, before)]).toEqual([true, false]);
    expect([seen(DAZHOU, after), seen(GUANGAN, after)]).toEqual([false, true]);
  });
  test('an abolished county stays readable to what lay above it', () => {
    expect(may([grant('CITY_BUREAU', GUANGAN)], 'figures:read', { regionId: LINSHUI })).toBe(true);
  });
  test('of several grants one that allows is enough, and none allows nothing', () => {
    const both = [grant('JOINT_ANALYST', SICHUAN), grant('COUNTY_BUREAU', LIANGPING)];
    expect(may(both, 'figures:read', { regionId: LIANGPING })).toBe(true);
    expect(may(both, 'figures:read', { regionId: QUXIAN })).toBe(false);
    expect(may([], 'figures:read', { regionId: LIANGPING })).toBe(false);
  });
  test('a joint analyst reads editions of both provinces and no live figure', () => {
    const joint = [grant('JOINT_ANALYST', SICHUAN), grant('JOINT_ANALYST', CHONGQING)];
    for (const regionId of [SICHUAN, CHONGQING]) {
      expect(ACTIONS.filter((action) => may(joint, action, { regionId }))).toEqual(['joint:read']);
    }
  });
});

describe('when a grant holds', () => {
  const limited = grant('COUNTY_BUREAU', LIANGPING, {
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validTo: new Date('2026-06-01T00:00:00Z'),
  });

  test('from its first instant on, and no longer at its last', () => {
    expect(isInForce(limited, new Date('2025-12-31T23:59:59.999Z'))).toBe(false);
    expect(isInForce(limited, new Date('2026-01-01T00:00:00Z'))).toBe(true);
    expect(isInForce(limited, new Date('2026-05-31T23:59:59.999Z'))).toBe(true);
    expect(isInForce(limited, new Date('2026-06-01T00:00:00Z'))).toBe(false);
  });
  test('an expired grant and one that has not begun allow nothing and open no rows', () => {
    for (const at of [new Date('2025-12-31T00:00:00Z'), new Date('2026-06-01T00:00:00Z')]) {
      expect(ACTIONS.filter((action) => may([limited], action, { regionId: LIANGPING }, at))).toEqual([]);
      expect(rowScopeOf([limited], 'READ', tree, at)).toEqual({ tenants: [], regions: [], regionSystems: [], institutions: [] });
      expect(systemShownIn([limited], LIANGPING, tree, at)).toEqual([]);
    }
  });
});

describe('a grant for one system', () => {
  const supervisor = [grant('SYSTEM_SUPERVISOR', LIANGPING, { system: 'EDUCATION' })];
  const at = (system: string | null): Place => ({ regionId: LIANGPING, system, institutionId: 'i1' });

  test('reads the region’s figures, which show that system only', () => {
    expect(may(supervisor, 'figures:read', { regionId: LIANGPING })).toBe(true);
    expect(systemShownIn(supervisor, LIANGPING, tree, now)).toEqual(['EDUCATION']);
  });
  test('reaches institutions of its system, and none of another or of no system', () => {
    expect(may(supervisor, 'reports:review', at('EDUCATION'))).toBe(true);
    expect(may(supervisor, 'reports:read', at('HEALTH'))).toBe(false);
    expect(may(supervisor, 'reports:read', at(null))).toBe(false);
  });
  test('does not reach the same system of the next county', () => {
    expect(may(supervisor, 'reports:read', { ...at('EDUCATION'), regionId: DIANJIANG })).toBe(false);
    expect(systemShownIn(supervisor, DIANJIANG, tree, now)).toEqual([]);
  });
  test('beside a grant for all of the region narrows nothing', () => {
    const both = [...supervisor, grant('COUNTY_BUREAU', LIANGPING)];
    expect(systemShownIn(both, LIANGPING, tree, now)).toBeNull();
    expect(may(both, 'reports:read', at('HEALTH'))).toBe(true);
  });
  test('and one for another show both systems', () => {
    const both = [...supervisor, grant('SYSTEM_SUPERVISOR', CHONGQING, { system: 'HEALTH' })];
    expect(systemShownIn(both, LIANGPING, tree, now)).toEqual(['EDUCATION', 'HEALTH']);
    expect(systemShownIn(both, DIANJIANG, tree, now)).toEqual(['HEALTH']);
  });
});

describe('a grant for one institution', () => {
  const reporter = [grant('REPORTER', LIANGPING, { subtree: false, institutionId: 'i1' })];

  test('allows that institution and nothing else, not even its county’s lists', () => {
    expect(may(reporter, 'reports:submit', { regionId: LIANGPING, institutionId: 'i1', system: 'EDUCATION' })).toBe(true);
    expect(may(reporter, 'reports:submit', { regionId: LIANGPING, institutionId: 'i2', system: 'EDUCATION' })).toBe(false);
    expect(may(reporter, 'institutions:read', { regionId: LIANGPING })).toBe(false);
    expect(may(reporter, 'reports:submit', { regionId: DIANJIANG, institutionId: 'i1' })).toBe(false);
  });
  test('shows no figure', () => {
    expect(may(reporter, 'figures:read', { regionId: LIANGPING, institutionId: 'i1' })).toBe(false);
    expect(systemShownIn(reporter, LIANGPING, tree, now)).toEqual([]);
  });
});

describe('the rows that grants open', () => {
  const none = { tenants: [], regions: [], regionSystems: [], institutions: [] };

  test('a city bureau reads and writes its subtree', () => {
    const rows = { ...none, tenants: [SICHUAN], regions: [DAZHOU, KAIJIANG, QUXIAN] };
    expect(rowScopeOf([grant('CITY_BUREAU', DAZHOU)], 'READ', tree, now)).toEqual(rows);
    expect(rowScopeOf([grant('CITY_BUREAU', DAZHOU)], 'WRITE', tree, now)).toEqual(rows);
  });
  test('without its subtree a grant opens the region alone', () => {
    expect(rowScopeOf([grant('CITY_BUREAU', DAZHOU, { subtree: false })], 'READ', tree, now).regions).toEqual([DAZHOU]);
  });
  test('a supervisor’s rows are those of one system, a reporter’s those of one institution', () => {
    const grants = [
      grant('SYSTEM_SUPERVISOR', LIANGPING, { system: 'EDUCATION' }),
      grant('REPORTER', DIANJIANG, { subtree: false, institutionId: 'i1' }),
    ];
    const rows = { tenants: [CHONGQING], regions: [], regionSystems: ['500155:EDUCATION'], institutions: ['i1'] };
    expect(rowScopeOf(grants, 'READ', tree, now)).toEqual(rows);
    expect(rowScopeOf(grants, 'WRITE', tree, now)).toEqual(rows);
  });
  test('an auditor reads and writes nothing', () => {
    const auditor = [grant('AUDITOR', CHONGQING)];
    expect(rowScopeOf(auditor, 'READ', tree, now).regions).toEqual([CHONGQING, LIANGPING, DIANJIANG]);
    expect(rowScopeOf(auditor, 'WRITE', tree, now)).toEqual(none);
  });
  test('a joint analyst opens no live row', () => {
    const joint = [grant('JOINT_ANALYST', SICHUAN), grant('JOINT_ANALYST', CHONGQING)];
    expect(rowScopeOf(joint, 'READ', tree, now)).toEqual(none);
    expect(rowScopeOf(joint, 'WRITE', tree, now)).toEqual(none);
  });
  test('joint analysis opens the provinces of its grants, and nothing while another role is in force', () => {
    const joint = [grant('JOINT_ANALYST', SICHUAN), grant('JOINT_ANALYST', CHONGQING)];
    expect(jointTenantsOf(joint, now)).toEqual([SICHUAN, CHONGQING]);
    for (const role of ROLES.filter((each) => each !== 'JOINT_ANALYST'))
      expect(jointTenantsOf([...joint, grant(role, LIANGPING)], now)).toEqual([]);
    const over = grant('COUNTY_BUREAU', LIANGPING, { validTo: new Date('2020-01-02T00:00:00Z') });
    expect(jointTenantsOf([...joint, over], now)).toEqual([SICHUAN, CHONGQING]);
    expect(jointTenantsOf([over], now)).toEqual([]);
  });
  test('grants in both provinces open both tenants, each region once', () => {
    const grants = [grant('COUNTY_BUREAU', LIANGPING), grant('AUDITOR', LIANGPING), grant('COUNTY_BUREAU', QUXIAN)];
    expect(rowScopeOf(grants, 'READ', tree, now)).toEqual({ ...none, tenants: [CHONGQING, SICHUAN], regions: [LIANGPING, QUXIAN] });
    expect(rowScopeOf([...grants, grant('AUDITOR', SICHUAN)], 'WRITE', tree, now).regions).toEqual([LIANGPING, QUXIAN]);
  });
});

describe('whatever the grants', () => {
  const regionId = fc.constantFrom(...regions.map(({ id }) => id));
  const system = fc.constantFrom('EDUCATION', 'HEALTH');
  const institution = fc.constantFrom('i1', 'i2');
  const anyGrant: fc.Arbitrary<Grant> = fc
    .record({
      role: fc.constantFrom(...ROLES),
      regionId,
      subtree: fc.boolean(),
      system: fc.option(system),
      institutionId: fc.option(institution),
      validFrom: fc.constantFrom(new Date('2020-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')),
      validTo: fc.constantFrom(null, new Date('2026-01-01T00:00:00Z'), new Date('2028-01-01T00:00:00Z')),
    })
    .map((given) => ({ ...given, tenantId: tree.get(given.regionId).tenantId }));
  const grants = fc.array(anyGrant, { maxLength: 6 });
  const instant = fc.constantFrom(now, new Date('2026-07-01T00:00:00Z'), new Date('2027-06-01T00:00:00Z'));
  const action = fc.constantFrom(...ACTIONS);
  const liveAction = fc.constantFrom(...ACTIONS.filter((each) => each !== 'joint:read'));
  const useOf = (each: Action) => (each.endsWith(':read') ? 'READ' : 'WRITE');
  const always = (check: (given: Grant[], at: Date, each: Action, id: RegionId) => boolean | void) =>
    fc.assert(fc.property(grants, instant, liveAction, regionId, check), { numRuns: 200, maxSkipsPerRun: 2000 });

  test('who may act on a region’s own lists has its rows open, all of them or those of one system', () => {
    always((given, at, each, id) => {
      fc.pre(can(given, each, { regionId: id }, tree, at));
      const rows = rowScopeOf(given, useOf(each), tree, at);
      return rows.regions.includes(id) || rows.regionSystems.some((key) => key.startsWith(`${id}:`));
    });
  });
  test('who may act on an institution has its rows open', () => {
    fc.assert(
      fc.property(grants, instant, liveAction, regionId, fc.option(system), institution, (given, at, each, id, ofSystem, institutionId) => {
        fc.pre(can(given, each, { regionId: id, system: ofSystem, institutionId }, tree, at));
        const rows = rowScopeOf(given, useOf(each), tree, at);
        return rows.regions.includes(id) || rows.regionSystems.includes(`${id}:${ofSystem}`) || rows.institutions.includes(institutionId);
      }),
      { numRuns: 200, maxSkipsPerRun: 2000 },
    );
  });
  test('whose region’s rows are open may read every institution there', () => {
    fc.assert(
      fc.property(grants, instant, fc.option(system), institution, (given, at, ofSystem, institutionId) => {
        for (const id of rowScopeOf(given, 'READ', tree, at).regions) {
          expect(can(given, 'institutions:read', { regionId: id, system: ofSystem, institutionId }, tree, at)).toBe(true);
        }
      }),
    );
  });
  test('rows open for writing are open for reading', () => {
    fc.assert(
      fc.property(grants, instant, (given, at) => {
        const read = rowScopeOf(given, 'READ', tree, at);
        const write = rowScopeOf(given, 'WRITE', tree, at);
        for (const part of ['tenants', 'regions', 'regionSystems', 'institutions'] as const) {
          expect([...read[part]]).toEqual(expect.arrayContaining([...write[part]]));
        }
      }),
    );
  });
  test('no region of a province without a grant is reached', () => {
    always((given, at, each, id) => {
      const tenants = new Set(given.map(({ tenantId }) => tenantId));
      const rows = rowScopeOf(given, useOf(each), tree, at);
      expect(rows.regions.every((open) => tenants.has(tree.get(open).tenantId))).toBe(true);
      if (!tenants.has(tree.get(id).tenantId)) expect(can(given, each, { regionId: id }, tree, at)).toBe(false);
    });
  });
  test('another grant never takes anything away', () => {
    fc.assert(
      fc.property(grants, anyGrant, instant, action, regionId, (given, extra, at, each, id) => {
        fc.pre(can(given, each, { regionId: id }, tree, at));
        return can([...given, extra], each, { regionId: id }, tree, at);
      }),
      { maxSkipsPerRun: 2000 },
    );
  });
  test('a region’s figures are shown in part exactly where no grant opens all of it', () => {
    always((given, at, _, id) => {
      const shown = systemShownIn(given, id, tree, at);
      expect(can(given, 'figures:read', { regionId: id }, tree, at)).toBe(shown === null || shown.length > 0);
      if (shown === null) expect(rowScopeOf(given, 'READ', tree, at).regions).toContain(id);
    });
  });
});
