import { expect, it } from '@jest/globals';
import { EVENT_KINDS } from './event-kinds.js';
import { FIGURES_KINDS, figuresCauseOf, PROGRESS_KINDS, progressCauseOf, REVIEW_KINDS, reviewCauseOf } from './live-causes.js';

const NOW = new Date('2026-11-28T03:00:00.000Z');

it.each([
  ['REPORT_APPROVED', { counts: true, countedBefore: null }, 'APPROVED'],
  ['REPORT_APPROVED', { counts: true, countedBefore: 2 }, 'REVISED'],
  ['REPORT_APPROVED', { counts: false }, null],
  ['REPORT_WITHDRAWN', { counts: true, was: 'APPROVED' }, 'WITHDRAWN'],
  ['REPORT_WITHDRAWN', { counts: false, was: 'SUBMITTED' }, null],
  ['REPORT_SUBMITTED', { counts: false }, null],
  ['REPORT_RETURNED', { counts: false }, null],
  ['REGISTER_CHANGED', { change: 'REORGANISED' }, 'REORGANISED'],
  ['REGISTER_CHANGED', { change: 'MOVED' }, 'REORGANISED'],
  ['REGISTER_CHANGED', { change: 'REGISTERED' }, null],
  ['FACTOR_SET_OFFICIAL', { officialFrom: '2026-11-28T03:00:00.000Z' }, 'FACTORS_PUBLISHED'],
  ['FACTOR_SET_OFFICIAL', { officialFrom: '2027-01-01T00:00:00.000Z' }, null],
] as const)('figures: %s %j is %s', (kind, body, cause) => expect(figuresCauseOf(kind, body, NOW)).toBe(cause));

it.each([
  ['TARGET_PUBLISHED', { year: 2030 }, 'TARGETS_PUBLISHED'],
  ['TARGET_PUBLISHED', { year: 2026 }, 'TARGETS_PUBLISHED'],
  ['TARGET_PUBLISHED', { year: 2025 }, null],
  ['REPORT_APPROVED', { counts: true, countedBefore: 2 }, 'REVISED'],
  ['REGISTER_CHANGED', { change: 'CLOSED' }, null],
] as const)('progress of 2026: %s %j is %s', (kind, body, cause) => expect(progressCauseOf(kind, body, NOW, 2026)).toBe(cause));

it.each([
  ['REPORT_SUBMITTED', {}, 'SUBMITTED'],
  ['REPORTS_SUBMITTED', { count: 12 }, 'IMPORTED'],
  ['REPORT_APPROVED', { counts: true }, 'APPROVED'],
  ['REPORT_RETURNED', {}, 'RETURNED'],
  ['REPORT_WITHDRAWN', { was: 'SUBMITTED' }, 'WITHDRAWN'],
  ['REPORT_WITHDRAWN', { was: 'DRAFT' }, null],
  ['REPORT_WITHDRAWN', { was: 'APPROVED', counts: true }, null],
  ['REGISTER_CHANGED', { change: 'MOVED' }, 'REORGANISED'],
  ['REGISTER_CHANGED', { change: 'CLOSED' }, null],
] as const)('the review queue: %s %j is %s', (kind, body, cause) => expect(reviewCauseOf(kind, body)).toBe(cause));

it('no kind has a cause that is not listed', () => {
  const body = { counts: true, was: 'SUBMITTED', change: 'MOVED', officialFrom: NOW.toISOString() };
  expect(EVENT_KINDS.filter((kind) => figuresCauseOf(kind, body, NOW) !== null)).toEqual([...FIGURES_KINDS].sort(byKind));
  expect(EVENT_KINDS.filter((kind) => progressCauseOf(kind, body, NOW, 2026) !== null)).toEqual([...PROGRESS_KINDS].sort(byKind));
  expect(EVENT_KINDS.filter((kind) => reviewCauseOf(kind, body) !== null)).toEqual([...REVIEW_KINDS].sort(byKind));
});
const byKind = (a: (typeof EVENT_KINDS)[number], b: (typeof EVENT_KINDS)[number]): number =>
  EVENT_KINDS.indexOf(a) - EVENT_KINDS.indexOf(b);
