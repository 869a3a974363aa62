import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import { judgeTaskEntry, type WantedEntry } from './task-entry.js';
import { taskProgress, type JointTaskTerms, type TaskEntry } from './task.js';

const [SICHUAN, CHONGQING] = [510000, 500000];
const TODAY = '2026-11-20';
const terms = (more: Partial<JointTaskTerms> = {}): JointTaskTerms => ({
  span: 'TOTAL',
  counting: 'ONCE',
  quantity: new Decimal(5),
  firstDay: '2021-01-01',
  lastDay: '2025-12-31',
  members: [SICHUAN, CHONGQING],
  ...more,
});
const want = (member: number, more: Partial<Omit<WantedEntry, 'quantity'>> & { readonly quantity?: number | null } = {}): WantedEntry => ({
  member,
  date: '2023-06-05',
  event: null,
  separate: false,
  reverses: null,
  reason: null,
  ...more,
  quantity: more.quantity === null ? null : new Decimal(more.quantity ?? 1),
});

/** Records one after the other what is accepted; gives the code of what is refused. */
const record = (task: JointTaskTerms, wanted: readonly WantedEntry[]): { entries: TaskEntry[]; refused: string[] } => {
  const entries: TaskEntry[] = [];
  const refused: string[] = [];
  for (const each of wanted) {
    const judged = judgeTaskEntry(task, entries, each, TODAY);
    const number = entries.length + 1;
    if ('code' in judged) refused.push(judged.code);
    else entries.push({ ...judged, number, event: judged.event ?? number });
  }
  return { entries, refused };
};
const progressAfter = (task: JointTaskTerms, ...wanted: WantedEntry[]) => {
  const { entries, refused } = record(task, wanted);
  const { done, confirmed, completionPercent, sides } = taskProgress(task, entries);
  return {
    refused,
    done: done.toNumber(),
    confirmed: confirmed.toNumber(),
    percent: completionPercent.toNumber(),
    sides: sides.map(({ recorded }) => recorded.toNumber()),
  };
};

describe('an event', () => {
  test('that both sides record counts once, and is confirmed then', () => {
    const event = want(SICHUAN);
    expect(progressAfter(terms(), event)).toMatchObject({ done: 1, confirmed: 0, percent: 20, sides: [1, 0] });
    const both = progressAfter(terms(), event, want(CHONGQING, { event: 1, date: null, quantity: null }));
    expect(both).toEqual({ refused: [], done: 1, confirmed: 1, percent: 20, sides: [1, 1] });
  });

  test('about the time of another side’s is asked about before it counts', () => {
    const close = want(CHONGQING, { date: '2023-07-05' });
    expect(progressAfter(terms(), want(SICHUAN), close)).toMatchObject({ refused: ['TASK_EVENT_PERHAPS_RECORDED'], done: 1 });
    expect(progressAfter(terms(), want(SICHUAN), { ...close, separate: true })).toMatchObject({ refused: [], done: 2 });
    expect(progressAfter(terms(), want(SICHUAN), { ...close, date: '2023-07-06' })).toMatchObject({ refused: [], done: 2 });
    expect(progressAfter(terms(), want(SICHUAN), want(SICHUAN))).toMatchObject({ refused: [], done: 2 });
  });

  test('is confirmed as it was recorded, once, and not by who recorded it', () => {
    const event = want(SICHUAN, { quantity: 2 });
    const confirmed = want(CHONGQING, { event: 1, date: null, quantity: null });
    expect(progressAfter(terms(), event, { ...confirmed, quantity: new Decimal(1) }).refused).toEqual(['TASK_EVENT_DIFFERS']);
    expect(progressAfter(terms(), event, { ...confirmed, date: '2023-06-06' }).refused).toEqual(['TASK_EVENT_DIFFERS']);
    expect(progressAfter(terms(), event, confirmed, confirmed).refused).toEqual(['TASK_EVENT_RECORDED']);
    expect(progressAfter(terms(), event, { ...confirmed, member: SICHUAN }).refused).toEqual(['TASK_EVENT_RECORDED']);
    expect(progressAfter(terms(), event, { ...confirmed, event: 7 }).refused).toEqual(['UNKNOWN_TASK_EVENT']);
  });

  test('of people counts what each side says of its own', () => {
    const training = terms({ counting: 'BY_MEMBER', quantity: new Decimal(300) });
    const ours = want(SICHUAN, { quantity: 120 });
    const theirs = want(CHONGQING, { event: 1, date: null, quantity: 60 });
    expect(progressAfter(training, ours, theirs)).toEqual({ refused: [], done: 180, confirmed: 180, percent: 60, sides: [120, 60] });
    expect(progressAfter(training, ours, { ...theirs, quantity: null }).refused).toEqual(['BAD_FIELD']);
  });

  test.each([
    ['in the future', { date: '2026-11-21' }],
    ['after the task has ended', { date: '2026-01-01' }],
    ['before it began', { date: '2020-12-31' }],
    ['without a day', { date: null }],
    ['without a number', { quantity: null }],
    ['of nothing', { quantity: 0 }],
    ['less than nothing', { quantity: -1 }],
    ['of a half', { quantity: 0.5 }],
  ])('%s is refused', (_, more) => {
    expect(progressAfter(terms(), want(SICHUAN, more)).refused).toEqual(['BAD_FIELD']);
  });
});

describe('what was wrong', () => {
  const back = want(SICHUAN, { reverses: 1, date: null, quantity: null, reason: '重复登记' });

  test('is taken back by its own side, once, for a reason', () => {
    expect(progressAfter(terms(), want(SICHUAN), back)).toMatchObject({ refused: [], done: 0, sides: [0, 0] });
    expect(progressAfter(terms(), want(SICHUAN), back, back).refused).toEqual(['UNKNOWN_TASK_ENTRY']);
    expect(progressAfter(terms(), want(SICHUAN), { ...back, reason: null }).refused).toEqual(['DECISION_REASON_REQUIRED']);
    expect(progressAfter(terms(), want(SICHUAN), { ...back, member: CHONGQING }).refused).toEqual(['UNKNOWN_TASK_ENTRY']);
    expect(progressAfter(terms(), want(SICHUAN), back, { ...back, reverses: 2 }).refused).toEqual(['UNKNOWN_TASK_ENTRY']);
  });

  test('leaves the event to the other side, which still stands behind it', () => {
    const confirmed = want(CHONGQING, { event: 1, date: null, quantity: null });
    expect(progressAfter(terms(), want(SICHUAN), confirmed, back)).toMatchObject({ done: 1, confirmed: 0, sides: [0, 1] });
    // And its own side comes back to the same event.
    const again = want(SICHUAN, { event: 1, date: null, quantity: null });
    expect(progressAfter(terms(), want(SICHUAN), confirmed, back, again)).toMatchObject({ refused: [], done: 1, confirmed: 1 });
  });
});

test('a yearly task is as complete as its years are, none of them more than whole', () => {
  const yearly = terms({ span: 'YEAR', quantity: new Decimal(2) });
  const inYear = (year: number, quantity: number) => want(SICHUAN, { date: `${year}-03-01`, quantity });
  const { entries } = record(yearly, [inYear(2021, 3), inYear(2022, 1)]);
  const { done, completionPercent, years } = taskProgress(yearly, entries);
  expect([done.toNumber(), completionPercent.toNumber()]).toEqual([4, 30]);
  expect(years.map((year) => [year.year, year.done.toNumber(), year.completionPercent!.toNumber()])).toEqual([
    [2021, 3, 150],
    [2022, 1, 50],
    [2023, 0, 0],
    [2024, 0, 0],
    [2025, 0, 0],
  ]);
});

test('whatever is recorded in whatever order, no event counts more than once, and what is done is never above what both sides say', () => {
  const member = fc.constantFrom(SICHUAN, CHONGQING);
  const number = fc.integer({ min: 1, max: 12 });
  const wanted = fc.oneof(
    fc
      .record({ member, quantity: fc.integer({ min: 1, max: 3 }), day: fc.integer({ min: 1, max: 28 }), separate: fc.boolean() })
      .map(({ day, ...rest }) => want(rest.member, { ...rest, date: `2023-06-${String(day).padStart(2, '0')}` })),
    fc.record({ member, event: number }).map((each) => want(each.member, { event: each.event, date: null, quantity: null })),
    fc.record({ member, reverses: number }).map((each) => want(each.member, { reverses: each.reverses, reason: 'x', date: null })),
  );
  fc.assert(
    fc.property(fc.array(wanted, { maxLength: 25 }), (list) => {
      const { entries } = record(terms(), list);
      const { done, confirmed, sides, events } = taskProgress(terms(), entries);
      const [ours, theirs] = sides.map(({ recorded }) => recorded.toNumber()) as [number, number];
      expect(new Set(events.map(({ event }) => event)).size).toBe(events.length);
      // Each side is counted, and what both have is counted once.
      expect(done.toNumber()).toBe(ours + theirs - confirmed.toNumber());
    }),
  );
});
