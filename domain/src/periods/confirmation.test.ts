import { describe, expect, test } from '@jest/globals';
import {
  confirmationAfter,
  isStale,
  refuseDecision,
  type ConfirmationDecision,
  type ConfirmationRecord,
  type ConfirmingLevel,
} from './confirmation.js';

const NOW = { expected: 5, approved: 5, versions: 'a' };
const record = (
  number: number,
  level: ConfirmingLevel,
  decision: ConfirmationDecision = 'CONFIRM',
  more: Partial<ConfirmationRecord> = {},
) => ({
  number,
  level,
  decision,
  expected: 5,
  versions: 'a',
  ...more,
});

describe('what holds after a history', () => {
  test('is each level’s last confirmation, and nothing after a return until somebody confirms again', () => {
    const city = record(1, 'CITY');
    const province = record(2, 'PROVINCE');
    const back = record(3, 'PROVINCE', 'RETURN');
    const again = record(4, 'CITY');
    expect(confirmationAfter([])).toEqual({ city: null, province: null, returned: null });
    expect(confirmationAfter([city, province])).toEqual({ city, province, returned: null });
    expect(confirmationAfter([city, province, back])).toEqual({ city: null, province: null, returned: back });
    expect(confirmationAfter([city, province, back, again])).toEqual({ city: again, province: null, returned: null });
  });
});

test('a confirmation is stale when the approved versions or the institutions expected are others', () => {
  const confirmed = record(1, 'CITY');
  expect([isStale(confirmed, NOW), isStale(confirmed, { ...NOW, versions: 'b' }), isStale(confirmed, { ...NOW, expected: 6 })]).toEqual([
    false,
    true,
    true,
  ]);
});

test.each<
  [string, ConfirmationRecord[], Partial<typeof NOW>, ConfirmingLevel, ConfirmationDecision, boolean, string | null, string | null]
>([
  ['the city confirms a complete month', [], {}, 'CITY', 'CONFIRM', true, null, null],
  ['the province before the city', [], {}, 'PROVINCE', 'CONFIRM', true, null, 'CITY_NOT_CONFIRMED'],
  ['the province where there is no city', [], {}, 'PROVINCE', 'CONFIRM', false, null, null],
  ['the province after the city', [record(1, 'CITY')], {}, 'PROVINCE', 'CONFIRM', true, null, null],
  [
    'the province after the city, but it has changed',
    [record(1, 'CITY')],
    { versions: 'b' },
    'PROVINCE',
    'CONFIRM',
    true,
    null,
    'CITY_NOT_CONFIRMED',
  ],
  ['the city a second time', [record(1, 'CITY')], {}, 'CITY', 'CONFIRM', true, null, 'ALREADY_CONFIRMED'],
  ['the city again after a change', [record(1, 'CITY')], { versions: 'b' }, 'CITY', 'CONFIRM', true, null, null],
  ['an incomplete month', [], { approved: 4 }, 'CITY', 'CONFIRM', true, null, 'MONTH_INCOMPLETE'],
  ['an incomplete month with a reason', [], { approved: 4 }, 'CITY', 'CONFIRM', true, '一家停业', null],
  ['a month of nobody', [], { expected: 0, approved: 0 }, 'CITY', 'CONFIRM', true, '试', 'NOTHING_TO_CONFIRM'],
  ['a return without a reason', [], {}, 'CITY', 'RETURN', true, null, 'REASON_REQUIRED'],
  [
    'a return by the city of what the province confirmed',
    [record(1, 'CITY'), record(2, 'PROVINCE')],
    {},
    'CITY',
    'RETURN',
    true,
    '试',
    'CONFIRMED_ABOVE',
  ],
  ['the same by the province', [record(1, 'CITY'), record(2, 'PROVINCE')], {}, 'PROVINCE', 'RETURN', true, '试', null],
])('%s', (_, history, now, level, decision, cityFirst, reason, expected) => {
  expect(refuseDecision(confirmationAfter(history), { ...NOW, ...now }, { level, decision, cityFirst, reason })).toBe(expected);
});
