import { expect, test } from '@jest/globals';
import { knownTreeDay, type TreeChange } from './known-tree.js';

const change = (effectiveOn: string, recordedAt: string): TreeChange => ({ effectiveOn, recordedAt: new Date(recordedAt) });
const NOON = new Date('2025-10-10T04:00:00Z');
const [EARLIER, LATER] = ['2025-10-09T00:00:00Z', '2025-10-11T00:00:00Z'];

test.each<readonly [string, TreeChange[], string | null]>([
  ['nothing changed', [], '2025-09-30'],
  ['what had been recorded by then', [change('2025-09-01', EARLIER)], '2025-09-30'],
  ['what was recorded in that very instant', [change('2025-09-01', '2025-10-10T04:00:00Z')], '2025-09-30'],
  ['what was recorded later: the day before it', [change('2025-09-01', LATER)], '2025-08-31'],
  ['several that were recorded later: the day before the first', [change('2025-09-01', LATER), change('2025-03-01', LATER)], '2025-02-28'],
  ['one that takes effect behind the day', [change('2025-10-01', LATER)], '2025-09-30'],
  ['one known, and later one from a day behind it', [change('2025-05-01', EARLIER), change('2025-09-01', LATER)], '2025-08-31'],
  [
    'one known from a day behind one that was not: no day has that tree',
    [change('2025-09-01', EARLIER), change('2025-05-01', LATER)],
    null,
  ],
])('%s', (_what, changes, day) => expect(knownTreeDay('2025-09-30', NOON, changes)).toBe(day));
