import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assignReviewers } from './reviewers.js';

const regions = fc.uniqueArray(fc.integer({ min: 500_100, max: 500_300 }), { minLength: 2, maxLength: 40 });
const seed = fc.string({ maxLength: 10 });

test('nobody reviews their own, everybody reviews one other, and the order in which they are named does not matter', () => {
  fc.assert(
    fc.property(regions, seed, (counties, any) => {
      const assigned = assignReviewers(counties, counties, any)!;
      expect([...assigned.keys()].sort()).toEqual([...counties].sort());
      for (const [reviewed, reviewer] of assigned) expect(reviewer).not.toBe(reviewed);
      expect(new Set(assigned.values()).size).toBe(counties.length);
      expect([...assignReviewers([...counties].reverse(), [...counties].reverse(), any)!]).toEqual([...assigned]);
    }),
  );
});

test('no two review each other where there are more than two', () => {
  fc.assert(
    fc.property(regions, seed, (counties, any) => {
      fc.pre(counties.length > 2);
      const assigned = assignReviewers(counties, counties, any)!;
      for (const [reviewed, reviewer] of assigned) expect(assigned.get(reviewer)).not.toBe(reviewed);
    }),
  );
});

test('institutions directly under a city are reviewed by one of its counties', () => {
  const assigned = assignReviewers([511700, 511702, 511703], [511702, 511703], 's')!;
  expect([511702, 511703]).toContain(assigned.get(511700));
  expect([assigned.get(511702), assigned.get(511703)]).toEqual([511703, 511702]);
});

test('one reviewer reviews all others, but not itself', () => {
  expect([...assignReviewers([500155, 500231], [500101], 's')!.values()]).toEqual([500101, 500101]);
  expect(assignReviewers([500155], [500155], 's')).toBeNull();
  expect(assignReviewers([500155], [], 's')).toBeNull();
});
