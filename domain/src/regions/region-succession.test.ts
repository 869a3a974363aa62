// What follows what: where a region's past belongs on another day, who covers it, and which reports a sum corrects.
import { describe, expect, test } from '@jest/globals';
import { can, rowScopeOf, type Grant } from '../access/access.js';
import { RegionTree, type Region, type RegionEdge } from './region-tree.js';

const [P, A, B, N, S] = [100000, 100101, 100102, 100103, 100104];
const region = (id: number, level: Region['level'] = 'COUNTY'): Region => ({ id, code: String(id), tenantId: P, name: String(id), level });
const edge = (regionId: number, parentId: number | null, validFrom = '2000-01-01', validTo: string | null = null): RegionEdge => ({
  regionId,
  parentId,
  validFrom,
  validTo,
});
const ON = '2024-06-15';
const spans = (...stays: [from: string, to: string | null, regionId: number][]) =>
  stays.map(([validFrom, validTo, regionId]) => ({ validFrom, validTo, regionId, type: 'HEALTH', system: 'HEALTH' }));
const follows = { institutionId: 'follows', tenantId: P, spans: spans(['2000-01-01', ON, A], [ON, null, N]) };
const leaves = { institutionId: 'leaves', tenantId: P, spans: spans(['2000-01-01', ON, B], [ON, null, S]) };
const fromB = { institutionId: 'from b', tenantId: P, spans: spans(['2000-01-01', ON, B], [ON, null, N]) };
// A and B become N on the day; one institution of B goes to S.
const tree = new RegionTree(
  '1',
  [region(P, 'PROVINCE'), region(A), region(B), region(N), region(S)],
  [edge(P, null), edge(A, P, '2000-01-01', ON), edge(B, P, '2000-01-01', ON), edge(N, P, ON), edge(S, P)],
  [
    { fromId: A, toId: N, on: ON, whole: true },
    { fromId: B, toId: N, on: ON, whole: true },
  ],
  [follows, leaves, fromB],
);
const grant = (regionId: number, more: Partial<Grant> = {}): Grant => ({
  role: 'COUNTY_BUREAU',
  tenantId: P,
  regionId,
  subtree: true,
  system: null,
  institutionId: null,
  validFrom: new Date(0),
  validTo: null,
  ...more,
});
const now = new Date('2025-01-01T00:00:00Z');

test('a region belongs to what follows it after its end, and to what it was formed from before its beginning', () => {
  expect([
    tree.regionOn(A, '2024-06-14'),
    tree.regionOn(A, ON),
    tree.regionOn(B, ON),
    tree.regionOn(N, '2024-06-14'),
    tree.regionOn(S, ON),
  ]).toEqual([A, N, N, A, S]);
});

describe('what counts for a region', () => {
  const view = (id: number, day: string, part: 'SUBTREE' | 'OWN' = 'SUBTREE') => {
    const { regionIds, moved } = tree.viewOn(id, day, part);
    return [
      regionIds,
      moved.map(({ institution, regionId, sign }) => `${sign > 0 ? '+' : '-'} ${institution.institutionId} in ${regionId}`),
    ];
  };
  test('after the change is everything of the regions that it follows, without what went elsewhere', () => {
    expect(view(N, '2025-01-01')).toEqual([[A, B, N], ['- leaves in 100102']]);
    expect(view(S, '2025-01-01')).toEqual([[S], ['+ leaves in 100102']]);
    expect(view(A, '2025-01-01')).toEqual([[], []]);
  });
  test('before the change is what its own institutions went on to report', () => {
    expect(view(A, '2024-01-01')).toEqual([[A, N], ['- from b in 100103']]);
    expect(view(B, '2024-01-01')).toEqual([[B], ['+ leaves in 100104', '+ from b in 100103']]);
    expect(view(S, '2024-01-01')).toEqual([[S], ['- leaves in 100104']]);
  });
  test('for the province is everything on any day, and for its own institutions nothing of others', () => {
    for (const day of ['2024-01-01', '2025-01-01']) expect(view(P, day)).toEqual([[P, A, B, N, S], []]);
    expect(view(P, '2025-01-01', 'OWN')).toEqual([[P], []]);
  });
});

test('a month has the regions of its own tree, and those that ended within it, whose closed institutions reported last there', () => {
  expect(tree.regionsOfMonth(P, 202405, '2024-05-31')).toEqual([P, A, B, S]);
  expect(tree.regionsOfMonth(P, 202406, '2024-06-30')).toEqual([P, A, B, N, S]);
  expect(tree.regionsOfMonth(P, 202407, '2024-07-31')).toEqual([P, N, S]);
  expect(tree.regionsOfMonth(N, 202405, '2024-05-31')).toEqual([]);
  expect(tree.regionsOfMonth(N, 202406, '2024-06-30')).toEqual([A, B, N]);
  expect(tree.regionsOfMonth(A, 202405, '2024-05-31')).toEqual([A]);
  expect(tree.regionsOfMonth(A, 202407, '2024-07-31')).toEqual([]);
});

test('a grant covers the regions that its own was formed from whole, and institutions that came in, with their past', () => {
  expect(tree.coverOn(N, '2025-01-01')).toEqual([A, B, N]);
  expect(tree.coverOn(N, '2024-01-01')).toEqual([N]);
  expect(rowScopeOf([grant(S)], 'READ', tree, now)).toMatchObject({ regions: [S], institutions: ['leaves'] });
  expect(rowScopeOf([grant(S, { system: 'EDUCATION' })], 'READ', tree, now).institutions).toEqual([]);
  expect(rowScopeOf([grant(N)], 'READ', tree, now).institutions).toEqual([]);
  expect(rowScopeOf([grant(B)], 'READ', tree, now).institutions).toEqual([]);
});

test('a grant for one institution follows it to where it moves, and to no other place', () => {
  const reporter = grant(B, { role: 'REPORTER', institutionId: 'leaves', subtree: false });
  const submits = (regionId: number, institutionId: string) =>
    can([reporter], 'reports:submit', { regionId, institutionId, system: 'HEALTH' }, tree, now);
  expect([submits(B, 'leaves'), submits(S, 'leaves'), submits(A, 'leaves'), submits(S, 'from b'), submits(N, 'from b')]).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('a region can have reports in the months of its life only', () => {
  expect([
    tree.existedIn(N, 202401, 202405),
    tree.existedIn(N, 202401, 202406),
    tree.existedIn(A, 202406, 202412),
    tree.existedIn(A, 202407, 202412),
  ]).toEqual([false, true, true, false]);
});
