import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import type { ItemCode } from '../items/items.js';
import { checkReport } from './check-report.js';
import { formatRange } from './finding.js';
import { NO_HISTORY, NO_PEERS, type History, type ReportedValue, type ReportUnderReview } from './report-under-review.js';
import { isHardRule, RULE_CODES } from './rule-codes.js';
import { DEFAULT_RULES } from './rule-settings.js';

const value = (quantity: string | null, more: Partial<ReportedValue> = {}): ReportedValue => ({
  quantity: quantity === null ? null : new Decimal(quantity),
  cost: null,
  acquisition: 'METERED',
  notApplicable: false,
  carried: false,
  ...more,
});
const yuan = (cost: string): Partial<ReportedValue> => ({ cost: new Decimal(cost) });

type Values = Partial<Record<ItemCode, ReportedValue>>;
const sound: Values = {
  ELECTRICITY: value('1200.5', yuan('744.31')),
  COAL: value(null, { notApplicable: true }),
  WATER: value('0', yuan('10')),
  FLOOR_AREA: value('3000.5'),
  ENERGY_USERS: value('120', { carried: true }),
  STAFF: value('120'),
  VEHICLES: value('3'),
  VEHICLES_GASOLINE: value('2'),
  VEHICLES_DIESEL: value('1'),
  VEHICLES_NEW_ENERGY: value('0'),
};
const report = (values: Values, more: Partial<ReportUnderReview> = {}): ReportUnderReview => ({
  institution: { type: 'EDUCATION', system: 'EDUCATION', validity: [{ validFrom: '2020-01-01', validTo: null }] },
  month: 202307,
  periodState: 'OPEN',
  values: new Map(Object.entries({ ...sound, ...values }) as [ItemCode, ReportedValue][]),
  ...more,
});
const errorsOf = (under: ReportUnderReview, history: History = NO_HISTORY) =>
  checkReport(under, history, NO_PEERS, DEFAULT_RULES).filter(({ code }) => isHardRule(code));
const codesOf = (under: ReportUnderReview, history?: History) =>
  errorsOf(under, history).map(({ code, item }) => (item ? `${code} ${item}` : code));

test('a sound report has no errors: zero with a standing charge, not applicable, carried and staff that are all people', () => {
  expect(errorsOf(report({}))).toEqual([]);
});

describe('what cannot be stops the submission', () => {
  test.each<[string, Values, string]>([
    ['a negative quantity', { ELECTRICITY: value('-1') }, 'NEGATIVE ELECTRICITY'],
    ['a negative cost', { ELECTRICITY: value('1', yuan('-0.01')) }, 'NEGATIVE ELECTRICITY'],
    ['half a person', { ENERGY_USERS: value('120.5'), STAFF: value('1') }, 'TOO_MANY_DECIMALS ENERGY_USERS'],
    ['a tenth of a fen', { WATER: value('5', yuan('10.001')) }, 'TOO_MANY_DECIMALS WATER'],
    ['more than a bigint column is meant for', { ELECTRICITY: value('1000000000000.001') }, 'TOO_LARGE ELECTRICITY'],
    ['not applicable, with a quantity', { COAL: value('3', { notApplicable: true }) }, 'NOT_APPLICABLE_WITH_VALUE COAL'],
    ['not applicable, with a cost', { COAL: value(null, { notApplicable: true, ...yuan('3') }) }, 'NOT_APPLICABLE_WITH_VALUE COAL'],
    ['electricity taken over from last month', { ELECTRICITY: value('5', { carried: true }) }, 'CARRIED_FLOW ELECTRICITY'],
    ['a bill without a quantity', { NATURAL_GAS: value(null, yuan('3')) }, 'COST_WITHOUT_QUANTITY NATURAL_GAS'],
    ['a cost of floor area', { FLOOR_AREA: value('3000', yuan('3')) }, 'COST_OF_STOCK FLOOR_AREA'],
    ['no floor area, and none before', { FLOOR_AREA: value(null) }, 'REQUIRED_MISSING FLOOR_AREA'],
    ['people that do not apply', { ENERGY_USERS: value(null, { notApplicable: true }) }, 'REQUIRED_MISSING ENERGY_USERS'],
    ['more kinds of vehicles than vehicles', { VEHICLES_NEW_ENERGY: value('1') }, 'VEHICLES_EXCEED_TOTAL VEHICLES'],
    ['more staff than people', { STAFF: value('121') }, 'STAFF_EXCEEDS_USERS STAFF'],
  ])('%s', (_, values, code) => {
    expect(codesOf(report(values))).toEqual([code]);
  });

  test('floor area that is missing is taken over where it has been given before', () => {
    const history: History = { months: [202301], quantities: { FLOOR_AREA: [300_000] }, costs: {} };
    expect(codesOf(report({ FLOOR_AREA: value(null) }), history)).toEqual([]);
  });
  test.each([
    ['NOT_YET_OPEN', 'PERIOD_NOT_OPEN'],
    ['CLOSED', 'PERIOD_CLOSED'],
  ] as const)('a month that is %s', (periodState, code) => {
    expect(codesOf(report({}, { periodState }))).toEqual([code]);
  });
  test.each([
    ['2023-07-31', null, true],
    ['2023-08-01', null, false],
    ['2020-01-01', '2023-07-02', true],
    ['2020-01-01', '2023-07-01', false],
  ])('an institution of %s to %s stands in July 2023: %s', (validFrom, validTo, stands) => {
    const institution = { type: 'EDUCATION', system: 'EDUCATION', validity: [{ validFrom, validTo }] } as const;
    expect(codesOf(report({}, { institution }))).toEqual(stands ? [] : ['INSTITUTION_NOT_OPEN']);
  });
  test('an institution that was closed and reopened stands again', () => {
    const validity = [
      { validFrom: '2020-01-01', validTo: '2021-01-01' },
      { validFrom: '2023-07-15', validTo: null },
    ];
    expect(codesOf(report({}, { institution: { type: 'EDUCATION', system: 'EDUCATION', validity } }))).toEqual([]);
  });
});

describe('a printed total', () => {
  const petrol: Values = { GASOLINE_VEHICLE: value('80.25', yuan('600')), GASOLINE_OTHER: value('9.75', yuan('70')) };
  test.each<[string, Values, string, string, string | null]>([
    ['is the sum of its parts', petrol, '150', '90.00', null],
    ['is not', petrol, '150', '90.01', '90'],
    ['of cost is not', petrol, '151', '600', '670'],
    ['leaves room for a part that is missing', { GASOLINE_VEHICLE: value('80') }, '150', '90', null],
    ['is less than the part that is there', { GASOLINE_VEHICLE: value('80') }, '150', '79', '≥80'],
    [
      'is the part where the other does not apply',
      { ...petrol, GASOLINE_OTHER: value(null, { notApplicable: true }) },
      '150',
      '90',
      '80.25',
    ],
  ])('%s', (_, values, code, printed, expected) => {
    const found = errorsOf(report(values, { printedTotals: new Map([[code, new Decimal(printed)]]) }));
    expect(found.map((each) => [each.code, formatRange(each.expected!)])).toEqual(expected === null ? [] : [['TOTAL_MISMATCH', expected]]);
  });
});

test('a message says what was expected and what arrived', () => {
  const messages = errorsOf(report({ STAFF: value('121'), ELECTRICITY: value('1.00001') })).map(({ message }) => message);
  expect(messages).toEqual(['电：最多保留 3 位小数，收到“1.00001”。', '编制人数是用能人数的其中项，不得超过 ≤120，收到 121。']);
});

test('errors do not depend on the order in which values come, nor on the settings of what is only unlikely', () => {
  const wrong: Values = {
    ...sound,
    ELECTRICITY: value('-1'),
    STAFF: value('500'),
    COAL: value('1', { notApplicable: true }),
    FLOOR_AREA: value(null),
  };
  const entries = Object.entries(wrong) as [ItemCode, ReportedValue][];
  const disabled = { ...DEFAULT_RULES, disabled: RULE_CODES.filter((code) => !isHardRule(code)) as (typeof DEFAULT_RULES)['disabled'] };
  const found = checkReport(report(wrong), NO_HISTORY, NO_PEERS, DEFAULT_RULES);
  expect(found.map(({ severity }) => severity)).toEqual(['ERROR', 'ERROR', 'ERROR', 'ERROR']);
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(checkReport(report({}, { values: new Map(shuffled) }), NO_HISTORY, NO_PEERS, disabled)).toEqual(found);
    }),
  );
});
