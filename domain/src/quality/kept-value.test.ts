import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FLOW_CODES, ITEMS, type ItemCode, type ItemDefinition } from '../items/items.js';
import { fromFixedPoint, yuanFromFen } from '../items/quantity.js';
import { addMonths } from '../periods/period.js';
import { checkReport } from './check-report.js';
import { KeptValue, LARGEST_KEPT } from './kept-value.js';
import type { History, PeerStatistics, ReportedValue, ReportUnderReview, RobustStatistic } from './report-under-review.js';
import { DEFAULT_RULES } from './rule-settings.js';

const MONTH = 202405;
const MONTHS = 26;
const months = Array.from({ length: MONTHS }, (_, index) => addMonths(MONTH, index - MONTHS));

const usual = fc.integer({ min: 0, max: 60 }).map((step) => 12_000_000 + step * 10_000);
const whole = fc.oneof(
  { weight: 6, arbitrary: usual },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 300 }) },
  { weight: 1, arbitrary: fc.integer({ min: -5, max: -1 }) },
  { weight: 1, arbitrary: fc.constantFrom(120_000_000, LARGEST_KEPT, LARGEST_KEPT + 1) },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 6 });
const rarely = fc.integer({ min: 0, max: 15 }).map((number) => number === 0);

interface Kept {
  readonly fixed: number | null;
  readonly fen: number | null;
  readonly notApplicable: boolean;
  readonly carried: boolean;
}
const kept: fc.Arbitrary<Kept> = fc.record({ fixed: maybe(whole), fen: maybe(whole), notApplicable: rarely, carried: rarely });
const reported = fc.array(fc.option(kept, { freq: 4 }), { minLength: ITEMS.length, maxLength: ITEMS.length });

const asKept = ({ code }: ItemDefinition, { fixed, fen, notApplicable, carried }: Kept): ReportedValue =>
  new KeptValue(code, fixed, fen, 'METERED', notApplicable, carried);
const asDecimals = ({ code }: ItemDefinition, { fixed, fen, notApplicable, carried }: Kept): ReportedValue => ({
  quantity: fixed === null ? null : fromFixedPoint(code, BigInt(fixed)),
  cost: fen === null ? null : yuanFromFen(BigInt(fen)),
  acquisition: 'METERED',
  notApplicable,
  carried,
});

const column = fc.array(maybe(usual), { minLength: MONTHS, maxLength: MONTHS });
const columnsOf = (codes: readonly ItemCode[]) => fc.record(Object.fromEntries(codes.map((code) => [code, column])), { requiredKeys: [] });
const history: fc.Arbitrary<History> = fc.record({
  months: fc.constant(months),
  quantities: columnsOf(ITEMS.map(({ code }) => code)),
  costs: columnsOf(FLOW_CODES),
});
const statistic: fc.Arbitrary<RobustStatistic | null> = maybe(
  fc.record({
    count: fc.integer({ min: 5, max: 40 }),
    median: fc.double({ min: -1, max: 1, noNaN: true }),
    mad: fc.constantFrom(0, 0.1, 0.4),
  }),
);
const peers: fc.Arbitrary<PeerStatistics> = fc.record({
  energyPerArea: statistic,
  flows: fc.constant({}),
});

const reportOf = (values: readonly (Kept | null)[], as: (item: ItemDefinition, value: Kept) => ReportedValue): ReportUnderReview => ({
  institution: { type: 'EDUCATION', system: 'EDUCATION', validity: [{ validFrom: '2010-01-01', validTo: null }] },
  month: MONTH,
  periodState: 'OPEN',
  values: new Map(ITEMS.flatMap((item, index) => (values[index] ? [[item.code, as(item, values[index])] as const] : []))),
});

test('values as the ledger keeps them are judged as the same quantities in decimals are', () => {
  fc.assert(
    fc.property(reported, history, peers, (values, past, those) => {
      const found = checkReport(reportOf(values, asKept), past, those, DEFAULT_RULES);
      expect(found).toEqual(checkReport(reportOf(values, asDecimals), past, those, DEFAULT_RULES));
    }),
    { numRuns: 100 },
  );
});
