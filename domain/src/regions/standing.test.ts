import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, firstDayOf, lastDayOf, type Day } from '../periods/period.js';
import { endOn, expectedChanges, expectedRuns, reopenOn, standFrom, standingOn, type StandingSpan } from './standing.js';

const span = (validFrom: Day, validTo: Day | null, regionId = 1, type = 'EDUCATION', system = 'EDUCATION'): StandingSpan => ({
  validFrom,
  validTo,
  regionId,
  type,
  system,
});

describe('a change from a day on', () => {
  test('cuts the span in which the day lies, or changes it whole from its own first day', () => {
    expect(standFrom([span('2020-01-01', null)], '2023-05-10', { regionId: 2 })).toEqual([
      span('2020-01-01', '2023-05-10'),
      span('2023-05-10', null, 2),
    ]);
    expect(standFrom([span('2020-01-01', null)], '2020-01-01', { type: 'HEALTH' })).toEqual([span('2020-01-01', null, 1, 'HEALTH')]);
  });
  test('holds until a later change of the same property, through changes of others', () => {
    const spans = [span('2020-01-01', '2022-01-01'), span('2022-01-01', '2023-01-01', 1, 'HEALTH'), span('2023-01-01', null, 3, 'HEALTH')];
    expect(standFrom(spans, '2021-01-01', { regionId: 2 })).toEqual([
      span('2020-01-01', '2021-01-01'),
      span('2021-01-01', '2022-01-01', 2),
      span('2022-01-01', '2023-01-01', 2, 'HEALTH'),
      span('2023-01-01', null, 3, 'HEALTH'),
    ]);
  });
  test('is none where the institution is not open', () => {
    expect(standFrom([span('2020-01-01', '2021-01-01')], '2021-01-01', { regionId: 2 })).toBe(null);
    expect(standFrom([span('2020-01-01', null)], '2019-12-31', { regionId: 2 })).toBe(null);
  });
});

test('an institution ends on a day, and opens again where it stood', () => {
  const open = [span('2020-01-01', null)];
  const ended = endOn(open, '2022-03-01')!;
  expect(ended).toEqual([span('2020-01-01', '2022-03-01')]);
  expect(endOn(open, '2020-01-01')).toBe(null);
  expect(endOn(ended, '2023-01-01')).toBe(null);
  expect(reopenOn(open, '2022-03-01')).toBe(null);
  expect(reopenOn(ended, '2022-03-01')).toEqual(open);
  expect(reopenOn(ended, '2022-05-01')).toEqual([...ended, span('2022-05-01', null)]);
  expect(reopenOn(ended, '2022-02-01')).toBe(null);
});

test('before its first day and after its last an institution stands where it stood first and last', () => {
  const spans = [span('2020-01-01', '2021-01-01'), span('2021-01-01', '2022-01-01', 2)];
  expect(['2019-01-01', '2020-12-31', '2021-01-01', '2030-01-01'].map((day) => standingOn(spans, day).regionId)).toEqual([1, 1, 2, 2]);
});

test('a month belongs to where the institution stood last in it, and is counted once', () => {
  expect(
    expectedRuns([span('2020-01-01', '2023-05-10'), span('2023-05-10', '2023-05-20', 2), span('2023-05-20', '2023-08-01', 3)]),
  ).toEqual([
    expect.objectContaining({ regionId: 1, from: 202001, to: 202305 }),
    expect.objectContaining({ regionId: 3, from: 202305, to: 202308 }),
  ]);
  expect(expectedRuns([span('2020-01-01', '2023-05-10'), span('2023-05-25', null, 2)])).toEqual([
    expect.objectContaining({ regionId: 1, to: 202305 }),
    expect.objectContaining({ regionId: 2, from: 202305, to: null }),
  ]);
});

test('the running sum of its changes is one in every month of which it was open on any day, where it stood last', () => {
  const days = fc
    .uniqueArray(fc.integer({ min: 0, max: 1500 }), { minLength: 2, maxLength: 8 })
    .map((offsets) =>
      offsets.sort((a, b) => a - b).map((offset) => new Date(Date.UTC(2020, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10)),
    );
  fc.assert(
    fc.property(days, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (cuts, gaps) => {
      const spans = cuts
        .slice(0, -1)
        .map((from, index) => span(from, cuts[index + 1]!, index + 1))
        .filter((_, index) => !gaps[index] || index === 0);
      const changes = expectedChanges(spans);
      for (let month = 201912; month <= 202503; month = addMonths(month, 1)) {
        const last = spans.findLast(({ validFrom, validTo }) => validFrom <= lastDayOf(month) && validTo! > firstDayOf(month));
        const counted = new Map<number, number>();
        for (const change of changes)
          if (change.month <= month) counted.set(change.regionId, (counted.get(change.regionId) ?? 0) + change.change);
        expect([...counted].filter(([, count]) => count !== 0)).toEqual(last ? [[last.regionId, 1]] : []);
      }
    }),
  );
});
