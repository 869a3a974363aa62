import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addReporting, NOTHING_EXPECTED, ratesOf, reportingOfMonth, type MonthCounts } from './completeness.js';
import { addMonths, firstDayOf, lastDayOf, type Day, type MonthKey } from './period.js';

const count = fc.nat(700);
const counts: fc.Arbitrary<MonthCounts> = fc
  .record({ expected: fc.integer({ min: -3, max: 700 }), approved: count, waiting: count, onTime: count, returned: count })
  .map(({ waiting, ...rest }) => ({ ...rest, handedIn: rest.approved + waiting }));

test('a month parts into approved, waiting, returned and missing', () => {
  const month = { expected: 10, approved: 4, handedIn: 6, onTime: 5, returned: 1 };
  expect(reportingOfMonth(month, true)).toEqual({
    expected: 10,
    approved: 4,
    submitted: 2,
    returned: 1,
    missing: 3,
    onTime: 5,
    overdue: 4,
  });
  expect(reportingOfMonth(month, false).overdue).toBe(0);
});

test('the parts of a month add up to what was expected and none is negative, whatever was counted', () => {
  fc.assert(
    fc.property(counts, fc.boolean(), (month, pastDue) => {
      const found = reportingOfMonth(month, pastDue);
      expect(found.approved + found.submitted + found.returned + found.missing).toBe(found.expected);
      expect(Math.min(...Object.values(found))).toBeGreaterThanOrEqual(0);
      expect(found.overdue).toBeLessThanOrEqual(found.missing + found.returned);
    }),
  );
});

test('no rate passes 100 %, for institutions that open and close on any day and reports of any of them', () => {
  const months = Array.from({ length: 6 }, (_, index) => addMonths(202311, index));
  const day = fc
    .tuple(fc.constantFrom(...months), fc.integer({ min: 1, max: 28 }))
    .map(([month, n]): Day => `${firstDayOf(month).slice(0, 8)}${String(n).padStart(2, '0')}`);
  const institution = fc.record({
    validFrom: day,
    validTo: fc.option(day),
    reports: fc.array(
      fc.record({ month: fc.constantFrom(...months), state: fc.constantFrom('APPROVED', 'WAITING', 'RETURNED'), onTime: fc.boolean() }),
    ),
  });
  fc.assert(
    fc.property(fc.array(institution, { maxLength: 30 }), (register) => {
      const isOpen = ({ validFrom, validTo }: (typeof register)[0], month: MonthKey): boolean =>
        validFrom <= lastDayOf(month) && (validTo === null || validTo > firstDayOf(month));
      const total = months
        .map((month) => {
          const reports = register.flatMap((own) => own.reports.filter((report) => report.month === month).slice(0, 1));
          const of = (...states: string[]) => reports.filter((report) => states.includes(report.state));
          return reportingOfMonth(
            {
              expected: register.filter((own) => isOpen(own, month)).length,
              approved: of('APPROVED').length,
              handedIn: of('APPROVED', 'WAITING').length,
              onTime: of('APPROVED', 'WAITING').filter((report) => report.onTime).length,
              returned: of('RETURNED').length,
            },
            true,
          );
        })
        .reduce(addReporting, NOTHING_EXPECTED);
      const { rate, onTimeRate } = ratesOf(total);
      if (total.expected === 0) expect([rate, onTimeRate]).toEqual([null, null]);
      else expect(rate!.lte(100) && onTimeRate!.lte(rate!) && onTimeRate!.gte(0)).toBe(true);
    }),
  );
});
