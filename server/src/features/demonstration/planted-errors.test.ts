import { expect, test } from '@jest/globals';
import { FLOW_CODES } from '@shuangcheng/domain';
import { readRegionData } from '@shuangcheng/tenants';
import type { ReportRow } from '../reports/report-row.js';
import { generateDemonstration } from './generate.js';

const { regions } = readRegionData();
const make = (firstMonth: number, lastMonth: number) =>
  generateDemonstration({ regions, scale: 'COMPACT', firstMonth, lastMonth, seed: 3 });
const made = make(202001, 202512);

test('66 mistakes are planted, in three kinds, none in 2020 and at most one for an institution', () => {
  expect(made.plantedErrors).toHaveLength(66);
  expect(new Set(made.plantedErrors.map((error) => error.institutionId)).size).toBe(66);
  expect(Math.min(...made.plantedErrors.map((error) => error.month))).toBeGreaterThan(202012);
  for (const kind of ['TEN_THOUSANDTH', 'REPEATED', 'DIGITS_SWAPPED']) {
    expect(made.plantedErrors.filter((error) => error.kind === kind).length).toBeGreaterThanOrEqual(15);
  }
});

const keyOf = ({ institutionId, month }: { institutionId: string; month: number }): string => `${institutionId} ${month}`;
/** The reports of those who made a mistake, and what waits for review: all reports are made once. */
const faulty = new Set(made.plantedErrors.map((error) => error.institutionId));
const found = new Map<string, ReportRow>();
const waiting = new Set<string>();
for (const row of [...made.reports(500000), ...made.reports(510000)]) {
  if (faulty.has(row.institutionId)) found.set(keyOf(row), row);
  if (row.decision === null) waiting.add(keyOf(row));
}

test('18 of them are in reports that wait for review, nine of these in 梁平', () => {
  const toFind = made.plantedErrors.filter((error) => waiting.has(keyOf(error)));
  const inLiangping = new Set(made.institutions.filter(({ regionId }) => regionId === 500155).map(({ institutionId }) => institutionId));
  expect([toFind.length, toFind.filter(({ institutionId }) => inLiangping.has(institutionId)).length]).toEqual([18, 9]);
});

test('every planted mistake stands in its report, and differs from the true value', () => {
  for (const error of made.plantedErrors) {
    const row = found.get(keyOf(error))!;
    expect(row.flows[FLOW_CODES.indexOf(error.item)]).toBe(error.reportedValue);
    expect(error.reportedValue).not.toBe(error.trueValue);
    if (error.kind !== 'REPEATED') continue;
    const before = found.get(keyOf({ ...error, month: error.month - 1 }))!;
    expect(before.flows[FLOW_CODES.indexOf(error.item)]).toBe(error.reportedValue);
  }
});

test('fewer months list the same mistakes that lie in them', () => {
  const inYear = made.plantedErrors.filter((error) => error.month >= 202201 && error.month <= 202212);
  expect(make(202201, 202212).plantedErrors).toEqual(inYear);
});
