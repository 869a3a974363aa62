import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RegionTree, type Region, type RegionEdge, type RegionLevel } from './region-tree.js';

// An invented territory: province 10 with cities 11 and 12, province 20 with counties directly under it.
const region = (id: number, level: RegionLevel, tenantId: number): Region => ({ id, code: String(id), tenantId, name: `区划${id}`, level });
const edge = (regionId: number, parentId: number | null, validFrom = '2020-01-01', validTo: string | null = null): RegionEdge => ({
  regionId,
  parentId,
  validFrom,
  validTo,
});
const A = 100000;
const A_EAST = 100100;
const A_WEST = 100200;
const B = 200000;
const regions = [
  region(A, 'PROVINCE', A),
  region(A_EAST, 'CITY', A),
  region(A_WEST, 'CITY', A),
  region(100101, 'COUNTY', A),
  region(100102, 'COUNTY', A),
  region(100103, 'COUNTY', A),
  region(100201, 'COUNTY', A),
  region(B, 'PROVINCE', B),
  region(200101, 'COUNTY', B),
  region(200102, 'COUNTY', B),
  region(200103, 'COUNTY', B),
];
const edges = [
  edge(A, null),
  edge(A_EAST, A),
  edge(A_WEST, A),
  edge(100101, A_EAST),
  // Moved to the other city on 2023-07-01.
  edge(100102, A_EAST, '2020-01-01', '2023-07-01'),
  edge(100102, A_WEST, '2023-07-01'),
  // Moved on the same day, abolished on 2024-01-01.
  edge(100103, A_EAST, '2020-01-01', '2023-07-01'),
  edge(100103, A_WEST, '2023-07-01', '2024-01-01'),
  edge(100201, A_WEST),
  edge(B, null),
  // Two counties become a third on 2025-11-06.
  edge(200101, B, '2020-01-01', '2025-11-06'),
  edge(200102, B, '2020-01-01', '2025-11-06'),
  edge(200103, B, '2025-11-06'),
];
const tree = new RegionTree('1', regions, edges);
const ids = (list: readonly Region[]) => list.map((item) => item.id);

describe('looking up a region', () => {
  test('a region is found by its id and by its six-digit code', () => {
    expect(tree.get(A_EAST).code).toBe('100100');
    expect(tree.findByCode('100100')?.id).toBe(A_EAST);
    expect(tree.list()).toHaveLength(regions.length);
  });
  test('a code that no region has, and text that is no code, find nothing', () => {
    for (const code of ['999999', '', '10010', '0100100', '100100 ', '1e5', '10.100', '１００１００'])
      expect(tree.findByCode(code)).toBeNull();
    expect(tree.find(1)).toBeNull();
  });
  test('getting an unknown region throws', () => {
    expect(() => tree.get(1)).toThrow('unknown region 1');
  });
});

describe('the tree of a day', () => {
  test('children are those of that day, by code', () => {
    expect(ids(tree.childrenOn(A_EAST, '2023-06-30'))).toEqual([100101, 100102, 100103]);
    expect(ids(tree.childrenOn(A_EAST, '2023-07-01'))).toEqual([100101]);
    expect(ids(tree.childrenOn(A_WEST, '2023-06-30'))).toEqual([100201]);
    expect(ids(tree.childrenOn(A_WEST, '2023-07-01'))).toEqual([100102, 100103, 100201]);
    expect(ids(tree.childrenOn(A_WEST, '2024-01-01'))).toEqual([100102, 100201]);
  });
  test('an edge holds from its first day on and no longer on its last', () => {
    expect(tree.existsOn(200101, '2019-12-31')).toBe(false);
    expect(tree.existsOn(200101, '2020-01-01')).toBe(true);
    expect(tree.existsOn(200101, '2025-11-05')).toBe(true);
    expect(tree.existsOn(200101, '2025-11-06')).toBe(false);
    expect(tree.existsOn(200103, '2025-11-05')).toBe(false);
    expect(tree.existsOn(200103, '2025-11-06')).toBe(true);
    expect(tree.existsOn(999999, '2023-01-01')).toBe(false);
  });
  test('ancestors go from the province down to the parent, and a province has none', () => {
    expect(ids(tree.ancestorsOn(100102, '2023-06-30'))).toEqual([A, A_EAST]);
    expect(ids(tree.ancestorsOn(100102, '2023-07-01'))).toEqual([A, A_WEST]);
    expect(ids(tree.ancestorsOn(200101, '2023-07-01'))).toEqual([B]);
    expect(tree.ancestorsOn(A, '2023-07-01')).toEqual([]);
    expect(tree.parentOn(A, '2023-07-01')).toBeNull();
  });
  test('before and after its life a region has the parent of its first and its last day', () => {
    expect(tree.parentOn(100103, '2010-01-01')?.id).toBe(A_EAST);
    expect(tree.parentOn(100103, '2030-01-01')?.id).toBe(A_WEST);
    expect(tree.parentOn(200103, '2021-01-01')?.id).toBe(B);
  });
  test('a subtree is the region and everything below it on that day, by code', () => {
    expect(tree.subtreeOn(A, '2023-06-30')).toEqual([A, A_EAST, 100101, 100102, 100103, A_WEST, 100201]);
    expect(tree.subtreeOn(A_EAST, '2024-01-01')).toEqual([A_EAST, 100101]);
    expect(tree.subtreeOn(B, '2025-11-05')).toEqual([B, 200101, 200102]);
    expect(tree.subtreeOn(B, '2025-11-06')).toEqual([B, 200103]);
    expect(tree.subtreeOn(100101, '2023-06-30')).toEqual([100101]);
  });
  test('descendants are those of one level, without the region itself', () => {
    expect(ids(tree.descendantsOn(A, 'CITY', '2023-06-30'))).toEqual([A_EAST, A_WEST]);
    expect(ids(tree.descendantsOn(A, 'COUNTY', '2024-01-01'))).toEqual([100101, 100102, 100201]);
    expect(tree.descendantsOn(A_EAST, 'CITY', '2023-06-30')).toEqual([]);
  });
});

describe('what a grant on a region covers', () => {
  test('an abolished region stays covered by what lay above it', () => {
    expect(tree.coverOn(B, '2025-11-06')).toEqual([B, 200101, 200102, 200103]);
    expect(tree.coverOn(B, '2025-11-05')).toEqual([B, 200101, 200102]);
  });
  test('an abolished region stays with the last city that had it, not with the one before', () => {
    expect(tree.coverOn(A_WEST, '2024-06-01')).toEqual([100102, 100103, A_WEST, 100201].sort((a, b) => a - b));
    expect(tree.coverOn(A_EAST, '2024-06-01')).toEqual([A_EAST, 100101]);
  });
  test('a region that moved is covered by its city of the day only', () => {
    expect(tree.coverOn(A_EAST, '2023-06-30')).toContain(100102);
    expect(tree.coverOn(A_EAST, '2023-07-01')).not.toContain(100102);
    expect(tree.coverOn(A_WEST, '2023-06-30')).not.toContain(100102);
    expect(tree.coverOn(A_WEST, '2023-07-01')).toContain(100102);
  });
  test('counties of an abolished city stay covered by the province', () => {
    const ended = new RegionTree(
      '2',
      regions,
      edges.map((item) => (item.validTo === null && [A_EAST, 100101].includes(item.regionId) ? { ...item, validTo: '2024-06-01' } : item)),
    );
    expect(ended.coverOn(A, '2025-01-01')).toEqual(expect.arrayContaining([A_EAST, 100101]));
    expect(ended.subtreeOn(A, '2025-01-01')).not.toContain(100101);
  });
});

describe('a tree that is not one', () => {
  const build =
    (...extra: RegionEdge[]) =>
    () =>
      new RegionTree('bad', regions, [edge(A, null), edge(B, null), edge(A_EAST, A), edge(A_WEST, A), ...extra]);

  test('two parents on one day are refused', () => {
    expect(build(edge(100101, A_EAST), edge(100101, A_WEST))).toThrow('region 100101 has two parents on 2020-01-01');
    expect(build(edge(100101, A_EAST), edge(100101, A_WEST, '2023-07-01'))).toThrow('region 100101 has two parents on 2023-07-01');
    expect(build(edge(100101, A_WEST, '2023-07-01'), edge(100101, A_EAST, '2020-01-01', '2023-07-02'))).toThrow(
      'region 100101 has two parents on 2023-07-01',
    );
  });
  test('edges that follow each other are accepted in any order', () => {
    expect(build(edge(100101, A_WEST, '2023-07-01'), edge(100101, A_EAST, '2020-01-01', '2023-07-01'))).not.toThrow();
  });
  test('a region under itself, under its own level or under a lower one is refused, so that no cycle can be', () => {
    expect(build(edge(100101, 100101))).toThrow('region 100101 cannot lie under 100101');
    expect(() => new RegionTree('bad', regions, [edge(A_EAST, A_WEST), edge(A_WEST, A_EAST)])).toThrow('cannot lie under');
    expect(() => new RegionTree('bad', regions, [edge(A, A_EAST)])).toThrow('region 100000 cannot lie under 100100');
    expect(() => new RegionTree('bad', regions, [edge(A_EAST, 100101)])).toThrow('region 100100 cannot lie under 100101');
  });
  test('a parent in the other province is refused', () => {
    expect(build(edge(100101, B))).toThrow('region 100101 lies in another province than 200000');
    expect(build(edge(200101, A_EAST))).toThrow('region 200101 lies in another province than 100100');
  });
  test('an edge of an unknown region, or to one, is refused', () => {
    expect(build(edge(999999, A_EAST))).toThrow('unknown region 999999');
    expect(build(edge(100101, 999999))).toThrow('unknown region 999999');
  });
});

describe('whatever the history of the counties', () => {
  // Three cities that stay; each county moves between them on some of the change days, and may be abolished on a later one.
  const cities = [100100, 100200, 100300];
  const changeDays = ['2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01'];
  const history = fc.record({ parents: fc.array(fc.constantFrom(...cities), { minLength: 1, maxLength: 4 }), ended: fc.boolean() });
  const territory = fc.array(history, { minLength: 1, maxLength: 12 }).map((histories) => {
    const counties = histories.map((_, index) => region(100101 + index, 'COUNTY', A));
    return new RegionTree(
      'any',
      [region(A, 'PROVINCE', A), ...cities.map((id) => region(id, 'CITY', A)), ...counties],
      [
        edge(A, null),
        ...cities.map((id) => edge(id, A)),
        ...histories.flatMap(({ parents, ended }, county) =>
          parents.map((parent, step) =>
            edge(100101 + county, parent, changeDays[step], step < parents.length - 1 || ended ? changeDays[step + 1] : null),
          ),
        ),
      ],
    );
  });
  const day = fc.constantFrom(...changeDays, '2020-12-31', '2022-06-15', '2023-12-31', '2030-01-01');
  const always = (check: (tree: RegionTree, on: string) => void) => fc.assert(fc.property(territory, day, check));

  test('a region exists exactly when it is a child of its parent of that day', () => {
    always((any, on) => {
      for (const { id } of any.list()) {
        const parent = any.parentOn(id, on);
        if (parent) expect(ids(any.childrenOn(parent.id, on)).includes(id)).toBe(any.existsOn(id, on));
      }
    });
  });
  test('a region lies in the subtree of each of its ancestors and of nothing else', () => {
    always((any, on) => {
      const all = any.list().filter(({ id }) => any.existsOn(id, on));
      for (const { id } of all) {
        const above = all.filter((other) => other.id !== id && any.subtreeOn(other.id, on).includes(id));
        expect(ids(above).sort()).toEqual(ids(any.ancestorsOn(id, on)).sort());
      }
    });
  });
  test('the subtrees of the children and the region itself make up its subtree, nothing twice', () => {
    always((any, on) => {
      const parts = [A, ...any.childrenOn(A, on).flatMap((child) => any.subtreeOn(child.id, on))];
      expect(parts.sort((a, b) => a - b)).toEqual(any.subtreeOn(A, on));
      expect(new Set(parts).size).toBe(parts.length);
    });
  });
  test('a grant covers the subtree of the day, and no region is covered by two cities', () => {
    always((any, on) => {
      for (const { id } of any.list()) expect(any.coverOn(id, on)).toEqual(expect.arrayContaining([...any.subtreeOn(id, on)]));
      const covered = cities.flatMap((id) => any.coverOn(id, on));
      expect(new Set(covered).size).toBe(covered.length);
    });
  });
  test('every region that exists or has existed is covered by its province', () => {
    always((any, on) => {
      expect(any.coverOn(A, on)).toEqual(ids(any.list()).sort((a, b) => a - b));
    });
  });
});
