import { expect, test } from '@jest/globals';
import type { RowScope } from '@shuangcheng/domain';
import { identityValues, nothing, setIdentity, type SessionIdentity } from './row-scope-setting.js';

const identity = (more: Partial<SessionIdentity>): SessionIdentity => ({
  visible: nothing,
  writable: nothing,
  purpose: '',
  accountId: '',
  statementTimeoutMs: 1000,
  ...more,
});
const scope = (more: Partial<RowScope>): RowScope => ({ ...nothing, ...more });

/** Setting by name, as the statement pairs them with the values. */
const settingsOf = (values: readonly string[]): Record<string, string | undefined> =>
  Object.fromEntries(
    [...setIdentity.text.matchAll(/set_config\('([a-z._]+)', \$(\d+), true\)/g)].map(([, name, place]) => [
      name!,
      values[Number(place) - 1],
    ]),
  );

test('every setting is set for the running transaction only, each by a bound value', () => {
  const settings = settingsOf(identityValues(identity({})));
  expect(Object.keys(settings)).toHaveLength(identityValues(identity({})).length);
  expect(setIdentity.text.match(/set_config/g)).toHaveLength(Object.keys(settings).length);
  expect(Object.values(settings)).not.toContain(undefined);
});

test('who may see and change nothing gets empty arrays, not empty text', () => {
  expect(settingsOf(identityValues(identity({})))).toEqual({
    'shuangcheng.visible_tenants': '{}',
    'shuangcheng.visible_regions': '{}',
    'shuangcheng.visible_region_systems': '{}',
    'shuangcheng.visible_institutions': '{}',
    'shuangcheng.listed_regions': '{}',
    'shuangcheng.writable_tenants': '{}',
    'shuangcheng.writable_regions': '{}',
    'shuangcheng.writable_region_systems': '{}',
    'shuangcheng.writable_institutions': '{}',
    'shuangcheng.purpose': '',
    'shuangcheng.account': '',
    'shuangcheng.told_regions': '{}',
    'shuangcheng.joint_tenants': '{}',
    statement_timeout: '1000',
  });
});

test('a scope reaches the settings of its own use, and no other', () => {
  const visible = scope({ tenants: [1, 2], regions: [11], regionSystems: ['12:HEALTH'], institutions: ['aa'] });
  const writable = scope({ tenants: [2], regions: [21, 22], regionSystems: ['23:EDUCATION'], institutions: ['bb'] });
  expect(
    settingsOf(identityValues(identity({ visible, writable, told: [11, 1], purpose: 'sign-in', accountId: 'cc', statementTimeoutMs: 5 }))),
  ).toMatchObject({
    'shuangcheng.visible_tenants': '{1,2}',
    'shuangcheng.visible_regions': '{11}',
    'shuangcheng.visible_region_systems': '{12:HEALTH}',
    'shuangcheng.visible_institutions': '{aa}',
    'shuangcheng.writable_tenants': '{2}',
    'shuangcheng.writable_regions': '{21,22}',
    'shuangcheng.writable_region_systems': '{23:EDUCATION}',
    'shuangcheng.writable_institutions': '{bb}',
    'shuangcheng.purpose': 'sign-in',
    'shuangcheng.account': 'cc',
    'shuangcheng.told_regions': '{11,1}',
    statement_timeout: '5',
  });
});

test('regions of which one system is visible are listed once, beside the whole ones', () => {
  const visible = scope({ regions: [11], regionSystems: ['11:HEALTH', '12:HEALTH', '12:EDUCATION'] });
  expect(settingsOf(identityValues(identity({ visible })))['shuangcheng.listed_regions']).toBe('{11,12}');
});

test.each(['12:HEALTH,13:HEALTH', '12:', ':HEALTH', '12:health', '12:"X"', '12:X}', '12', ''])(
  '%j is not taken for a region and system',
  (pair) => {
    expect(() => identityValues(identity({ visible: scope({ regionSystems: [pair] }) }))).toThrow('not a region and system');
    expect(() => identityValues(identity({ writable: scope({ regionSystems: [pair] }) }))).toThrow('not a region and system');
  },
);
