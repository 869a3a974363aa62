import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Alarm } from './alarm.js';

const DAY_MS = 86_400_000;
const start = new Date('2026-01-05T08:00:00Z').getTime();
let rung: number[];
let alarm: Alarm;
beforeEach(() => {
  jest.useFakeTimers({ now: start });
  rung = [];
  alarm = new Alarm(() => rung.push(Date.now() - start));
});
afterEach(() => void jest.useRealTimers());

test('it rings once at its time, farther away than a timer reaches', () => {
  alarm.setBy(start + 60 * DAY_MS);
  jest.advanceTimersByTime(60 * DAY_MS - 1);
  expect(rung).toEqual([]);
  jest.advanceTimersByTime(60 * DAY_MS);
  expect(rung).toEqual([60 * DAY_MS]);
});

test('of several times it rings at the earliest, and at others where they are set again', () => {
  for (const at of [5_000, 2_000, 9_000, Infinity]) alarm.setBy(start + at);
  jest.advanceTimersByTime(20_000);
  expect(rung).toEqual([2_000]);
  alarm.setBy(start + 30_000);
  jest.advanceTimersByTime(20_000);
  expect(rung).toEqual([2_000, 30_000]);
});

test('a time that has passed rings soon, and not within the call', () => {
  alarm.setBy(start - 1);
  expect(rung).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(rung).toHaveLength(1);
});

test('once it is stopped nothing rings, and nothing is left', () => {
  alarm.setBy(start + 1_000);
  alarm.stop();
  expect(jest.getTimerCount()).toBe(0);
  jest.advanceTimersByTime(2_000);
  expect(rung).toEqual([]);
});
