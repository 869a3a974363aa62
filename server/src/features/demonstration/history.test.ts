import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { dayOf, FLOW_CODES, STOCK_CODES, type FlowCode, type MonthKey, type StockCode } from '@shuangcheng/domain';
import { readRegionData } from '@shuangcheng/tenants';
import type { InstitutionRecord } from '../institutions/institution-record.js';
import type { RecordedReport } from '../reports/report-row.js';
import { generateDemonstration, type Demonstration } from './generate.js';
import { FIXED_PER_GRAIN } from './grains.js';
import { historyOf } from './history.js';
import { profilesOf } from './institutions.js';

// 梁平 whole, and a few institutions each of 重庆, 四川, 达州, 渠县 and 汶川.
const chosen = [500000, 500155, 510000, 511700, 511725, 513221];
const regions = readRegionData().regions.filter((region) => chosen.includes(region.id));
const SEED = 7;
const make = (firstMonth: MonthKey, lastMonth: MonthKey, seed = SEED): Demonstration =>
  generateDemonstration({ regions, scale: 'COMPACT', firstMonth, lastMonth, seed });
const made = make(202001, 202512);
const records = new Map(made.institutions.map((institution) => [institution.institutionId, institution]));
const rows = [...made.reports(500000), ...made.reports(510000)];
const recordOf = (row: RecordedReport): InstitutionRecord => records.get(row.institutionId)!;
const flow = (row: RecordedReport, code: FlowCode): number => Number(row.flows[FLOW_CODES.indexOf(code)] ?? 0n);
const stock = (row: RecordedReport, code: StockCode): number => Number(row.stocks[STOCK_CODES.indexOf(code)] ?? 0n);

const hashOf = (demonstration: Demonstration): string => {
  const hash = createHash('sha256');
  let count = 0;
  for (const row of demonstration.reports(500000)) {
    if ((count += 1) > 1000) break;
    hash.update(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)));
  }
  return hash.digest('hex');
};

test('the same seed gives the same thousand first rows, another seed gives others', () => {
  expect(hashOf(make(202001, 202512))).toBe(hashOf(made));
  expect(hashOf(make(202001, 202512, 8))).not.toBe(hashOf(made));
});

test('a month is the same whichever months are made with it', () => {
  const values = (list: Iterable<RecordedReport>) => [...list].filter((row) => row.month === 202307).map(({ stockHow: _, ...row }) => row);
  expect(values(make(202307, 202307).reports(510000))).toEqual(values(rows.filter((row) => recordOf(row).tenantId === 510000)));
});

test("the twelve months of 2020 add up to the institution's year exactly, for every flow", () => {
  for (const profile of profilesOf(regions, 'COMPACT', SEED).filter((_, index) => index % 9 === 0)) {
    const history = historyOf({ ...profile, record: { ...profile.record, validFrom: '2020-01-01' } }, SEED, 202001);
    const months = Array.from({ length: 12 }, (_, index) => history.reportOf(202001 + index)!);
    const sums = FLOW_CODES.map((_, index) => months.reduce((acc, month) => acc + (month.flows[index] ?? 0n), 0n));
    expect(sums).toEqual(profile.flows.map((grains, index) => BigInt(grains * FIXED_PER_GRAIN[index]!)));
  }
});

test('rows come month after month, one for an institution and month, none outside its validity', () => {
  expect(new Set(rows.map((row) => `${row.institutionId} ${row.month}`)).size).toBe(rows.length);
  const months = [...made.reports(510000)].map((row) => row.month);
  expect(months).toEqual([...months].sort((a, b) => a - b));
  const outside = rows.filter((row) => {
    const { validFrom, validTo } = recordOf(row);
    const day = `${Math.floor(row.month / 100)}-${String(row.month % 100).padStart(2, '0')}-01`;
    return day < validFrom || (validTo !== null && day >= validTo);
  });
  expect(outside).toEqual([]);
  const closed = made.institutions.filter((institution) => institution.validTo === '2023-07-01');
  expect(closed).toHaveLength(1);
  for (const { institutionId } of closed)
    expect(Math.max(...rows.filter((row) => row.institutionId === institutionId).map((row) => row.month))).toBe(202306);
});

test('stock values stand still in 2020, are given in January and carried in the other months', () => {
  const area = STOCK_CODES.indexOf('FLOOR_AREA');
  const first = new Map(rows.filter((row) => row.month === 202001).map((row) => [row.institutionId, row.stocks]));
  const year = rows.filter((row) => row.month <= 202012);
  expect(year.filter((row) => row.stocks.some((value, index) => value !== first.get(row.institutionId)![index]))).toEqual([]);
  expect(new Set(year.filter((row) => row.month % 100 === 1).map((row) => row.stockHow[area]))).toEqual(new Set([1]));
  expect(new Set(year.filter((row) => row.month % 100 !== 1).map((row) => row.stockHow[area]))).toEqual(new Set([11]));
});

test('vehicles by kind are the vehicles, staff are among the people, and petrol goes with petrol cars', () => {
  for (const row of rows) {
    const byKind = stock(row, 'VEHICLES_GASOLINE') + stock(row, 'VEHICLES_DIESEL') + stock(row, 'VEHICLES_NEW_ENERGY');
    const petrolWithoutCar = flow(row, 'GASOLINE_VEHICLE') > 0 && stock(row, 'VEHICLES_GASOLINE') === 0;
    const wrong = byKind > stock(row, 'VEHICLES') || stock(row, 'STAFF') > stock(row, 'ENERGY_USERS') || petrolWithoutCar;
    if (wrong) throw new Error(JSON.stringify([row.institutionId, row.month]));
  }
});

test('a flow without a quantity says that it does not apply; nobody has LPG or heat', () => {
  for (const row of rows) {
    if (row.flows.some((value, index) => (value === null) !== (row.flowHow[index] === 9)))
      throw new Error(JSON.stringify([row.institutionId, row.month]));
  }
  expect(rows.some((row) => flow(row, 'LPG') > 0 || flow(row, 'HEAT') > 0)).toBe(false);
  expect(new Set(rows.map((row) => row.flowHow[FLOW_CODES.indexOf('ELECTRICITY')]))).toEqual(new Set([1, 2, 3]));
});

test('unit prices of electricity and water are such as are paid', () => {
  const unitFen = (code: FlowCode) =>
    rows.flatMap((row) => {
      const cost = row.flowCosts[FLOW_CODES.indexOf(code)] ?? null;
      return cost === null || flow(row, code) < 1_000_000 ? [] : [(Number(cost) * 1000) / flow(row, code)];
    });
  const outside = (values: number[], from: number, to: number) => values.filter((value) => value < from || value > to).length;
  expect(outside(unitFen('ELECTRICITY'), 54, 86)).toBeLessThanOrEqual(made.plantedErrors.length);
  expect(outside(unitFen('WATER'), 295, 455)).toBeLessThanOrEqual(made.plantedErrors.length);
});

test('everything of 2020 is approved; the last three months of 2025 wait, were returned or are missing in part', () => {
  const decisions = (from: MonthKey, to: MonthKey) =>
    new Set(rows.filter((row) => row.month >= from && row.month <= to).map((row) => row.decision?.kind ?? 'WAITING'));
  expect(decisions(202001, 202509)).toEqual(new Set(['APPROVE']));
  expect(decisions(202510, 202512)).toEqual(new Set(['APPROVE', 'RETURN', 'WAITING']));
  const standing = made.institutions.filter((institution) => institution.validTo === null).length;
  expect(rows.filter((row) => row.month === 202509)).toHaveLength(standing);
  expect(rows.filter((row) => row.month === 202512).length).toBeLessThan(standing);
  const returned = rows.filter((row) => row.decision?.kind === 'RETURN');
  expect(returned.every((row) => /[一-龥]/.test(row.decision!.reason!))).toBe(true);
});

test('reports come in working time of the next month, some late, and are decided one to six days later', () => {
  const days = rows.map((row) => dayOf(row.submittedAt));
  const late = days.filter((day) => Number(day.slice(8)) > 10).length;
  expect(late / rows.length).toBeGreaterThan(0.01);
  expect(late / rows.length).toBeLessThan(0.05);
  for (const row of rows) {
    const hour = (row.submittedAt.getUTCHours() + 8) % 24;
    const wait = row.decision ? (Date.parse(dayOf(row.decision.at)) - Date.parse(dayOf(row.submittedAt))) / 86_400_000 : 1;
    const nextMonth = row.month % 100 === 12 ? row.month + 89 : row.month + 1;
    const inNextMonth = dayOf(row.submittedAt).startsWith(`${Math.floor(nextMonth / 100)}-${String(nextMonth % 100).padStart(2, '0')}`);
    if (hour < 9 || hour > 17 || wait < 1 || wait > 6 || !inNextMonth)
      throw new Error(`${row.institutionId} ${row.month} ${row.submittedAt.toISOString()}`);
  }
});

test('schools are quiet in August, offices peak in July, and the summer of 2022 stands out', () => {
  const power = (type: RegExp, month: MonthKey) =>
    rows
      .filter((row) => row.month === month && row.institutionId && type.test(recordOf(row).type))
      .reduce((acc, row) => acc + flow(row, 'ELECTRICITY'), 0);
  expect(power(/EDUCATION/, 202108)).toBeLessThan(power(/EDUCATION/, 202106) * 0.5);
  expect(power(/STATE_ORGAN/, 202107)).toBeGreaterThan(power(/STATE_ORGAN/, 202104) * 1.5);
  expect(power(/STATE_ORGAN/, 202208)).toBeGreaterThan(power(/STATE_ORGAN/, 202108) * 1.15);
  expect(power(/EDUCATION/, 202211)).toBeLessThan(power(/EDUCATION/, 202111) * 0.8);
});

test('people change a little every January, and by more than ten percent now and then', () => {
  const people = (month: MonthKey) =>
    new Map(rows.filter((row) => row.month === month).map((row) => [row.institutionId, stock(row, 'ENERGY_USERS')]));
  const changes = [2020, 2021, 2022, 2023, 2024].flatMap((year) => {
    const after = people((year + 1) * 100 + 1);
    return [...people(year * 100 + 12)].flatMap(([id, count]) => (after.has(id) ? [after.get(id)! / count - 1] : []));
  });
  const jumps = changes.filter((change) => Math.abs(change) > 0.1).length;
  expect(jumps / changes.length).toBeGreaterThan(0.005);
  expect(jumps / changes.length).toBeLessThan(0.03);
  expect(changes.filter((change) => change !== 0).length / changes.length).toBeGreaterThan(0.3);
});
