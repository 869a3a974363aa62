import { expect, test } from '@jest/globals';
import { groupOnDay } from './group-on-day.js';
import { RegionTree, type Region, type RegionEdge, type RegionSuccession } from './region-tree.js';

const [P, A, B, C, NEW, OUTSIDE] = [100000, 100101, 100102, 100103, 100104, 100105];
const [BEFORE, ON, LATER] = ['2024-06-14', '2024-06-15', '2025-06-15'];
const region = (id: number, level: Region['level'] = 'COUNTY'): Region => ({ id, code: String(id), tenantId: P, name: String(id), level });
const treeOf = (life: Readonly<Record<number, readonly [from: string, to: string | null]>>, successions: readonly RegionSuccession[]) => {
  const edges = Object.entries(life).map(([id, [validFrom, validTo]]): RegionEdge => ({
    regionId: Number(id),
    parentId: P,
    validFrom,
    validTo,
  }));
  const regions = [region(P, 'PROVINCE'), ...Object.keys(life).map((id) => region(Number(id)))];
  return new RegionTree('1', regions, [{ regionId: P, parentId: null, validFrom: '2000-01-01', validTo: null }, ...edges], successions);
};
const ALWAYS = ['2000-01-01', null] as const;
const ENDED = ['2000-01-01', ON] as const;
const whole = (fromId: number, toId: number, on = ON): RegionSuccession => ({ fromId, toId, on, whole: true });
const part = (fromId: number, toId: number, on = ON): RegionSuccession => ({ fromId, toId, on, whole: false });

test('a group is its members as long as all of them exist', () => {
  const tree = treeOf({ [A]: ALWAYS, [B]: ALWAYS, [OUTSIDE]: ALWAYS }, []);
  expect(groupOnDay(tree, [A, B], ON)).toEqual([A, B]);
});

test('a member that was merged into another is in it, once', () => {
  const tree = treeOf({ [A]: ENDED, [B]: ALWAYS, [C]: ENDED }, [whole(A, B), whole(C, B)]);
  expect(groupOnDay(tree, [A, B, C], BEFORE)).toEqual([A, B, C]);
  expect(groupOnDay(tree, [A, B, C], ON)).toEqual([B]);
});

test('members that became a new region, or one under a new code, are that region', () => {
  const tree = treeOf({ [A]: ENDED, [B]: ENDED, [NEW]: [ON, null] }, [whole(A, NEW), whole(B, NEW)]);
  expect(groupOnDay(tree, [A, B], LATER)).toEqual([NEW]);
  // Of one of them alone the new region is not made.
  expect(groupOnDay(tree, [A], LATER)).toBeNull();
});

test('a group is not whole once a member is in a region outside', () => {
  const tree = treeOf({ [A]: ENDED, [B]: ALWAYS, [OUTSIDE]: ALWAYS }, [whole(A, OUTSIDE)]);
  expect(groupOnDay(tree, [A, B], BEFORE)).toEqual([A, B]);
  expect(groupOnDay(tree, [A, B], ON)).toBeNull();
});

test('nor once the region that its members became has taken in what is outside', () => {
  const tree = treeOf({ [A]: ENDED, [OUTSIDE]: ALWAYS, [NEW]: [ON, null] }, [whole(A, NEW), part(OUTSIDE, NEW, LATER)]);
  expect(groupOnDay(tree, [A], ON)).toEqual([NEW]);
  expect(groupOnDay(tree, [A], LATER)).toBeNull();
});

test('a member that is not formed yet lies in what it was formed from', () => {
  const tree = treeOf({ [A]: ALWAYS, [B]: ALWAYS, [NEW]: [ON, null] }, [part(A, NEW)]);
  expect(groupOnDay(tree, [A, NEW], BEFORE)).toEqual([A]);
  expect(groupOnDay(tree, [B, NEW], BEFORE)).toBeNull();
});

test('what follows what followed is found', () => {
  const tree = treeOf({ [A]: ENDED, [B]: ['2000-01-01', LATER], [NEW]: [LATER, null] }, [whole(A, B), whole(B, NEW, LATER)]);
  expect(groupOnDay(tree, [A, B], LATER)).toEqual([NEW]);
});
