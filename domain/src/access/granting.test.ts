import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RegionTree, type Region, type RegionEdge, type RegionId, type RegionLevel } from '../regions/region-tree.js';
import { ACTIONS, can, isInForce, ROLE_ACTIONS, ROLES, rowScopeOf, type Action, type Grant, type Role } from './access.js';
import { bureauCouldGive, canGrant, canRevoke, ROLE_GIVES, unfitPart } from './granting.js';

const [SICHUAN, DAZHOU, GUANGAN, QUXIAN, LINSHUI, CHONGQING, LIANGPING, DIANJIANG] = [
  510000, 511700, 511600, 511725, 511623, 500000, 500155, 500231,
];
const region = (id: RegionId, level: RegionLevel): Region => ({
  id,
  code: String(id),
  tenantId: id - (id % 10_000),
  name: `${id}`,
  level,
});
const edge = (regionId: RegionId, parentId: RegionId | null): RegionEdge => ({
  regionId,
  parentId,
  validFrom: '2000-01-01',
  validTo: null,
});
const regions = [
  region(SICHUAN, 'PROVINCE'),
  region(DAZHOU, 'CITY'),
  region(GUANGAN, 'CITY'),
  region(QUXIAN, 'COUNTY'),
  region(LINSHUI, 'COUNTY'),
  region(CHONGQING, 'PROVINCE'),
  region(LIANGPING, 'COUNTY'),
  region(DIANJIANG, 'COUNTY'),
];
const tree = new RegionTree('1', regions, [
  edge(SICHUAN, null),
  edge(DAZHOU, SICHUAN),
  edge(GUANGAN, SICHUAN),
  edge(QUXIAN, DAZHOU),
  edge(LINSHUI, GUANGAN),
  edge(CHONGQING, null),
  edge(LIANGPING, CHONGQING),
  edge(DIANJIANG, CHONGQING),
]);
const now = new Date('2026-05-20T04:00:00Z');
const later = new Date('2026-12-31T16:00:00Z');

const grant = (role: Role, regionId: RegionId, rest: Partial<Grant> = {}): Grant => ({
  role,
  tenantId: tree.get(regionId).tenantId,
  regionId,
  subtree: role !== 'REPORTER',
  system: role === 'SYSTEM_SUPERVISOR' ? 'EDUCATION' : null,
  institutionId: role === 'REPORTER' ? 'i1' : null,
  validFrom: now,
  validTo: null,
  ...rest,
});
const old = (role: Role, regionId: RegionId, rest: Partial<Grant> = {}): Grant =>
  grant(role, regionId, { validFrom: new Date('2020-01-01T00:00:00Z'), ...rest });
const gives = (own: Grant, wanted: Grant): boolean => canGrant([own], wanted, tree, now);
const rolesGiven = (own: Grant, regionId: RegionId): Role[] => ROLES.filter((role) => gives(own, grant(role, regionId)));

describe('what a bureau gives', () => {
  test('a province, everything of its own province', () => {
    expect(rolesGiven(old('PROVINCE_BUREAU', SICHUAN), SICHUAN)).toEqual([
      'PROVINCE_BUREAU',
      'SYSTEM_SUPERVISOR',
      'REPORTER',
      'AUDITOR',
      'JOINT_ANALYST',
    ]);
    expect(rolesGiven(old('PROVINCE_BUREAU', SICHUAN), DAZHOU)).toEqual(['CITY_BUREAU', 'SYSTEM_SUPERVISOR', 'REPORTER', 'AUDITOR']);
    expect(rolesGiven(old('PROVINCE_BUREAU', SICHUAN), QUXIAN)).toEqual(['COUNTY_BUREAU', 'SYSTEM_SUPERVISOR', 'REPORTER', 'AUDITOR']);
  });
  test('a city, what is of the city and its counties, and no auditor', () => {
    expect(rolesGiven(old('CITY_BUREAU', DAZHOU), DAZHOU)).toEqual(['CITY_BUREAU', 'SYSTEM_SUPERVISOR', 'REPORTER']);
    expect(rolesGiven(old('CITY_BUREAU', DAZHOU), QUXIAN)).toEqual(['COUNTY_BUREAU', 'SYSTEM_SUPERVISOR', 'REPORTER']);
  });
  test('a county, what is of the county', () => {
    expect(rolesGiven(old('COUNTY_BUREAU', LIANGPING), LIANGPING)).toEqual(['COUNTY_BUREAU', 'SYSTEM_SUPERVISOR', 'REPORTER']);
  });
  test.each(['SYSTEM_SUPERVISOR', 'REPORTER', 'AUDITOR', 'JOINT_ANALYST'] as const)('%s gives nothing', (role) => {
    for (const { id } of regions) expect(rolesGiven(old(role, CHONGQING), id)).toEqual([]);
  });
  test('nobody gives anything above, beside, or in the other province', () => {
    const places: readonly (readonly [Grant, readonly RegionId[]])[] = [
      [old('PROVINCE_BUREAU', SICHUAN), [CHONGQING, LIANGPING]],
      [old('CITY_BUREAU', DAZHOU), [SICHUAN, GUANGAN, LINSHUI, CHONGQING]],
      [old('COUNTY_BUREAU', LIANGPING), [CHONGQING, DIANJIANG, QUXIAN]],
    ];
    for (const [own, elsewhere] of places) for (const id of elsewhere) expect(rolesGiven(own, id)).toEqual([]);
  });
});

describe('what a grant must look like', () => {
  const county = old('COUNTY_BUREAU', LIANGPING);
  test.each([
    ['a county bureau of a province', grant('COUNTY_BUREAU', CHONGQING), 'region'],
    ['a province bureau of a county', grant('PROVINCE_BUREAU', LIANGPING), 'region'],
    ['a joint analyst of a county', grant('JOINT_ANALYST', LIANGPING), 'region'],
    ['a reporter of no institution', grant('REPORTER', LIANGPING, { institutionId: null }), 'institution'],
    ['a reporter with a subtree', grant('REPORTER', LIANGPING, { subtree: true }), 'subtree'],
    ['a reporter of a system', grant('REPORTER', LIANGPING, { system: 'EDUCATION' }), 'system'],
    ['a supervisor of no system', grant('SYSTEM_SUPERVISOR', LIANGPING, { system: null }), 'system'],
    ['a supervisor of one institution', grant('SYSTEM_SUPERVISOR', LIANGPING, { institutionId: 'i1' }), 'institution'],
    ['a bureau of one system', grant('COUNTY_BUREAU', LIANGPING, { system: 'EDUCATION' }), 'system'],
    ['a bureau of one institution', grant('COUNTY_BUREAU', LIANGPING, { institutionId: 'i1' }), 'institution'],
    ['a region under another tenant', grant('COUNTY_BUREAU', LIANGPING, { tenantId: SICHUAN }), 'region'],
    ['a region that does not exist', { ...county, regionId: 999999 }, 'region'],
  ] as const)('%s does not fit', (_, wanted, part) => {
    expect(unfitPart(wanted, tree)).toBe(part);
    expect(canGrant([old('PROVINCE_BUREAU', CHONGQING)], wanted, tree, now)).toBe(false);
  });
});

describe('narrower grants', () => {
  test('of one system give that system only', () => {
    const own = old('COUNTY_BUREAU', LIANGPING, { system: 'EDUCATION' });
    expect(gives(own, grant('SYSTEM_SUPERVISOR', LIANGPING))).toBe(true);
    expect(gives(own, grant('SYSTEM_SUPERVISOR', LIANGPING, { system: 'HEALTH' }))).toBe(false);
    expect(gives(own, grant('COUNTY_BUREAU', LIANGPING))).toBe(false);
    expect(gives(own, grant('REPORTER', LIANGPING))).toBe(false);
  });
  test('without a subtree give none, and nothing below', () => {
    const own = old('CITY_BUREAU', DAZHOU, { subtree: false });
    expect(gives(own, grant('CITY_BUREAU', DAZHOU))).toBe(false);
    expect(gives(own, grant('CITY_BUREAU', DAZHOU, { subtree: false }))).toBe(true);
    expect(gives(own, grant('COUNTY_BUREAU', QUXIAN))).toBe(false);
  });
  test('that end give nothing that outlasts them, and none once they have ended', () => {
    const own = old('COUNTY_BUREAU', LIANGPING, { validTo: later });
    expect(gives(own, grant('REPORTER', LIANGPING))).toBe(false);
    expect(gives(own, grant('REPORTER', LIANGPING, { validTo: later }))).toBe(true);
    expect(gives(own, grant('REPORTER', LIANGPING, { validTo: new Date(later.getTime() + 1) }))).toBe(false);
    expect(canGrant([own], grant('REPORTER', LIANGPING, { validFrom: later, validTo: later }), tree, later)).toBe(false);
    expect(gives(old('COUNTY_BUREAU', LIANGPING, { validTo: now }), grant('REPORTER', LIANGPING))).toBe(false);
  });
});

describe('taking away', () => {
  const takes = (own: Grant, held: Grant): boolean => canRevoke([own], held, tree, now);
  test('a county ends no auditor’s grant, no bureau’s above it, and none of its neighbour', () => {
    const county = old('COUNTY_BUREAU', LIANGPING);
    expect(takes(county, old('AUDITOR', LIANGPING))).toBe(false);
    expect(takes(county, old('PROVINCE_BUREAU', CHONGQING))).toBe(false);
    expect(takes(county, old('REPORTER', DIANJIANG))).toBe(false);
    expect(takes(county, old('REPORTER', LIANGPING))).toBe(true);
  });
  test('a clerk whose own grant ends this year ends one without an end', () => {
    expect(takes(old('COUNTY_BUREAU', LIANGPING, { validTo: later }), old('REPORTER', LIANGPING))).toBe(true);
  });
  test('the bureau of an account’s home could give what is of its level, and neither audit nor joint view', () => {
    expect(bureauCouldGive(LIANGPING, grant('COUNTY_BUREAU', LIANGPING), tree, now)).toBe(true);
    expect(bureauCouldGive(LIANGPING, grant('AUDITOR', LIANGPING), tree, now)).toBe(false);
    expect(bureauCouldGive(LIANGPING, grant('COUNTY_BUREAU', DIANJIANG), tree, now)).toBe(false);
    expect(bureauCouldGive(CHONGQING, grant('JOINT_ANALYST', CHONGQING), tree, now)).toBe(true);
  });
});

describe('whatever the grants', () => {
  const instants = [null, new Date('2020-01-01T00:00:00Z'), now, new Date('2026-09-01T00:00:00Z'), later, new Date('2027-06-01T00:00:00Z')];
  const instant = fc.constantFrom(...instants.filter((each) => each !== null));
  const anyGrant: fc.Arbitrary<Grant> = fc
    .record({
      role: fc.constantFrom(...ROLES),
      regionId: fc.constantFrom(...regions.map(({ id }) => id)),
      subtree: fc.boolean(),
      system: fc.constantFrom(null, null, 'EDUCATION', 'HEALTH'),
      institutionId: fc.constantFrom(null, null, 'i1', 'i2'),
      validFrom: instant,
      validTo: fc.constantFrom(...instants),
    })
    .map((given) => ({ ...given, tenantId: tree.get(given.regionId).tenantId }));
  const bureau = fc
    .tuple(anyGrant, fc.constantFrom('PROVINCE_BUREAU', 'CITY_BUREAU', 'COUNTY_BUREAU'), fc.boolean())
    .map(([each, role, plain]): Grant => ({
      ...each,
      role,
      validFrom: instants[1]!,
      ...(plain && { system: null, institutionId: null, subtree: true }),
    }));
  const bureaus = fc.array(bureau, { minLength: 1, maxLength: 3 });
  // Mostly such as could be given, so that the rule is met where it says yes; now and then anything at all.
  const wantedOf = (own: readonly Grant[]): fc.Arbitrary<Grant> =>
    fc
      .tuple(anyGrant, fc.constantFrom(...own), fc.boolean(), fc.nat())
      .filter(([, giver]) => ROLE_GIVES[giver.role].length > 0)
      .map(([any, giver, wild, pick]) => {
        if (wild) return any;
        const below = tree.coverOn(giver.regionId, '2026-05-20');
        const role = ROLE_GIVES[giver.role][pick % ROLE_GIVES[giver.role].length]!;
        const regionId = below[pick % below.length]!;
        return grant(role, regionId, {
          validFrom: pick % 3 === 0 ? any.validFrom : now,
          validTo: pick % 2 === 0 ? giver.validTo : any.validTo,
        });
      });
  const given = (check: (own: Grant[], wanted: Grant) => void): void =>
    fc.assert(
      fc.property(
        bureaus.chain((own) => fc.tuple(fc.constant(own), wantedOf(own))),
        ([own, wanted]) => {
          fc.pre(canGrant(own, wanted, tree, now));
          check(own, wanted);
        },
      ),
      { numRuns: 60, maxSkipsPerRun: 200 },
    );
  /** What a role may do itself, and through the roles that it may give. */
  const reach = (role: Role): ReadonlySet<Action> => new Set([role, ...ROLE_GIVES[role]].flatMap((each) => ROLE_ACTIONS[each]));

  test('nothing is given that the giver could not do itself or through a narrower role, anywhere, at any time', () => {
    given((own, wanted) => {
      for (const at of [now, later]) {
        for (const { id } of regions) {
          for (const system of [undefined, null, 'EDUCATION', 'HEALTH'])
            for (const institutionId of [undefined, 'i1', 'i2']) {
              const place = { regionId: id, ...(system !== undefined && { system }), ...(institutionId && { institutionId }) };
              const gained = ACTIONS.filter((action) => can([wanted], action, place, tree, at));
              const could = own
                .filter((each) => isInForce(each, now) && isInForce(each, at) && tree.coverOn(each.regionId, '2026-05-20').includes(id))
                .filter((each) => each.subtree || each.regionId === id)
                .flatMap((each) => [...reach(each.role)]);
              expect(gained.filter((action) => !could.includes(action))).toEqual([]);
            }
        }
      }
    });
  });

  test('no row opens to who is given that is closed to the giver', () => {
    given((own, wanted) => {
      for (const use of ['READ', 'WRITE'] as const) {
        const mine = rowScopeOf(own, use, tree, now);
        // The wanted grant as if it had begun.
        const theirs = rowScopeOf([{ ...wanted, validFrom: now, validTo: null }], use, tree, now);
        expect(mine.tenants).toEqual(expect.arrayContaining([...theirs.tenants]));
        const whole = (id: RegionId): boolean => mine.regions.includes(id);
        for (const id of theirs.regions) expect(whole(id) || mine.regionSystems.some((pair) => pair.startsWith(`${id}:`))).toBe(true);
        for (const pair of theirs.regionSystems) expect(whole(Number(pair.split(':')[0])) || mine.regionSystems.includes(pair)).toBe(true);
      }
    });
  });

  test('who was given gives nothing in turn that the first giver could not', () => {
    fc.assert(
      fc.property(
        fc
          .record({ role: fc.constantFrom('PROVINCE_BUREAU', 'CITY_BUREAU', 'COUNTY_BUREAU'), index: fc.nat() })
          .chain(({ role, index }) => {
            const own = old(role, regions.filter(({ level }) => role.startsWith(level))[index % 2]!.id);
            return wantedOf([own])
              .filter((second) => ROLE_GIVES[second.role].length > 0)
              .chain((second) => fc.tuple(fc.constant([own]), fc.constant(second), wantedOf([second])));
          }),
        ([own, second, third]) => {
          fc.pre(canGrant(own, second, tree, now) && canGrant([second], third, tree, now));
          return canGrant(own, third, tree, now);
        },
      ),
      { numRuns: 100, maxSkipsPerRun: 500 },
    );
  });

  test('what may be given may be taken away again, and nothing is given beyond one’s province or one’s time', () => {
    given((own, wanted) => {
      expect(canRevoke(own, wanted, tree, now)).toBe(true);
      const ends = own.filter((each) => each.tenantId === wanted.tenantId).map((each) => each.validTo?.getTime() ?? Infinity);
      expect(Math.max(...ends)).toBeGreaterThanOrEqual(wanted.validTo?.getTime() ?? Infinity);
    });
  });
});
