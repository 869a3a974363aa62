import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { errorRateOf, estimatedErrorRate, totalOf } from './check-result.js';
import { FINDING_ANSWERS, FINDING_DECISIONS, FINDING_STATES, isDecided, stateAfter } from './finding-state.js';

describe('a finding', () => {
  test('goes from state to state by these steps and no others', () => {
    const table = FINDING_STATES.map(
      (state) => `${state}: ${[...FINDING_ANSWERS, ...FINDING_DECISIONS].map((step) => stateAfter(state, step) ?? '-').join(' ')}`,
    );
    expect(table).toEqual([
      'OPEN: ACCEPTED EXPLAINED DISPUTED - DISMISSED -',
      'ACCEPTED: ACCEPTED EXPLAINED DISPUTED UPHELD DISMISSED OPEN',
      'EXPLAINED: ACCEPTED EXPLAINED DISPUTED UPHELD DISMISSED OPEN',
      'DISPUTED: ACCEPTED EXPLAINED DISPUTED UPHELD DISMISSED OPEN',
      'UPHELD: - - - - - -',
      'DISMISSED: - - - - - -',
    ]);
  });
  test('that was decided stays as it is', () => {
    for (const state of FINDING_STATES.filter(isDecided))
      for (const step of [...FINDING_ANSWERS, ...FINDING_DECISIONS]) expect(stateAfter(state, step)).toBeNull();
  });
});

describe('the figures of a check', () => {
  const small = { population: 10, sampled: 2, checked: 2, withErrors: 1 };
  const large = { population: 90, sampled: 5, checked: 4, withErrors: 1 };

  test('give an error rate of those checked, to four decimals', () => {
    expect(errorRateOf({ checked: 3, withErrors: 1 })?.toFixed()).toBe('33.3333');
    expect(errorRateOf({ checked: 0, withErrors: 0 })).toBeNull();
    expect(totalOf([small, large])).toEqual({ population: 100, sampled: 7, checked: 6, withErrors: 2 });
  });
  test('weigh each stratum by its population, not by how much of it was drawn', () => {
    expect(estimatedErrorRate([small, large])).toEqual(new Decimal('27.5'));
    expect(errorRateOf(totalOf([small, large]))?.toFixed()).toBe('33.3333');
  });
  test('estimate nothing while a stratum has not been looked at', () => {
    expect(estimatedErrorRate([small, { ...large, checked: 0, withErrors: 0 }])).toBeNull();
    expect(estimatedErrorRate([])).toBeNull();
  });
});
