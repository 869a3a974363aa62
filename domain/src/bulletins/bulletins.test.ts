import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import type { EditionFigure, EditionPlace } from '../editions/edition.js';
import { definitionVersions, EDITION_FIGURES } from '../editions/edition.js';
import { getIndicator, INDICATOR_CODES, type IndicatorCode } from '../indicators/definitions.js';
import { parsePeriod } from '../periods/period.js';
import { drawnChart, isNumber, type Bulletin, type BulletinCell, type BulletinTable } from './bulletin.js';
import type { BulletinEdition } from './edition-facts.js';
import { jointBulletin, type JointAmount, type JointBulletinFigure, type JointBulletinInput } from './joint-bulletin.js';
import { printedUnitOf, printed } from './printed-number.js';
import { provinceBulletin } from './province-bulletin.js';

const place = (regionId: number, name: string): EditionPlace => ({
  ...{ regionId, name, code: String(regionId), level: regionId === 500000 ? 'PROVINCE' : 'COUNTY' },
  ...{ parentId: regionId === 500000 ? null : 500000, institutions: 3, expected: 3, approved: 2, waiting: 1, missing: 0 },
});
const NAMES = ['重庆市', '甲', '乙', '丙', '丁'];
const REGIONS = [500000, 500101, 500102, 500103, 500104];
/** Every figure of a region has the value; null: no data. */
const edition = (period: string, values: readonly (string | null)[], factorSetId = 'A'): BulletinEdition => ({
  head: {
    ...{
      period,
      number: 2,
      chainNumber: 7,
      publishedAt: new Date('2026-01-31T16:30:00Z'),
      note: null,
      factorSetId,
      electricityBasis: 'CALORIFIC',
    },
    ...{ definitions: definitionVersions(), treeDay: '2025-12-31', hash: 'ab'.repeat(32) },
  },
  places: REGIONS.map((regionId, index) => place(regionId, NAMES[index]!)),
  figures: REGIONS.flatMap((regionId, index) =>
    EDITION_FIGURES.map((kind): EditionFigure => {
      const value = values[index] === null ? null : new Decimal(values[index]!);
      const shares = { meteredShare: null, lumpSumShare: null, estimatedShare: null, missingItems: 0, provisionalFactor: false };
      return {
        regionId,
        ...kind,
        value,
        reason: value ? null : 'NO_DATA',
        numerator: value,
        stockMonths: null,
        institutions: 3,
        ...shares,
      };
    }),
  ),
});
const tableOf = (bulletin: Bulletin, name: string): BulletinTable =>
  bulletin.blocks.flatMap((block) => (block.kind === 'TABLE' && block.table.name === name ? [block.table] : []))[0]!;
const textsOf = ({ blocks }: Bulletin): string => blocks.map((block) => (block.kind === 'TABLE' ? '' : block.text)).join('\n');
const shown = (cell: BulletinCell): string => (isNumber(cell) ? cell.printed : cell);
const rowsOf = (table: BulletinTable): string[][] => table.rows.map((row) => ('group' in row ? [row.group] : row.map(shown)));

describe('a printed number', () => {
  test('is rounded half up, in 万 where every total of the table reaches it', () => {
    expect(printed(new Decimal('0.125')).printed).toBe('0.13');
    const unit = printedUnitOf('ENERGY_TOTAL', [null, new Decimal(0), new Decimal('1617249.99')]);
    expect(unit.nameZh).toBe('万吨标准煤');
    expect(printed(new Decimal('1617249.99'), unit.divisor).printed).toBe('161.72');
    expect(printedUnitOf('ENERGY_TOTAL', [new Decimal('9999.99'), new Decimal(1_000_000)]).nameZh).toBe('吨标准煤');
    expect(printedUnitOf('ENERGY_PER_AREA', [new Decimal(20_000)]).nameZh).toBe('千克标准煤/平方米');
  });
});

describe('the bulletin of a province', () => {
  const now = edition('2025', ['30', '2', '1', '2', null]);
  const write = (more: Partial<Parameters<typeof provinceBulletin>[0]> = {}) =>
    provinceBulletin({ edition: now, before: null, targets: [], madeUp: false, ...more });

  test('ranks the lowest first, equal ones together, and without a value last', () => {
    const table = tableOf(write(), '区县排名');
    expect(rowsOf(table).map(([rank, name]) => `${rank} ${name}`)).toEqual(['1 乙', '2 甲', '2 丙', '— 丁']);
    expect(drawnChart(table)!.bars.map(({ label, value }) => `${label} ${value.printed}`)).toEqual(['乙 1.00', '甲 2.00', '丙 2.00']);
  });

  test('carries every figure exactly, with a denominator by which the numerator gives the value', () => {
    const figures = now.figures.map((figure) =>
      figure.code === 'ENERGY_PER_AREA' && figure.regionId === 500000
        ? { ...figure, value: new Decimal('12'), numerator: new Decimal('66774930'), stockMonths: new Decimal('66774930') }
        : figure,
    );
    const { header, rows } = write({ edition: { ...now, figures } }).data;
    const row = rows.flatMap((cells) => ('group' in cells ? [] : [cells.map(shown)])).find((cells) => cells.includes('66774930'))!;
    const said = (name: string): string => row[header.indexOf(name)]!;
    expect([said('分母'), said('分母单位'), said('分母·月')]).toEqual(['5564577.5', 'm2', '66774930']);
    expect(new Decimal(said('分子')).dividedBy(said('分母')).toFixed()).toBe(said('数值'));
  });

  test('says what makes the year before differ beside what was used', () => {
    const before = edition('2024', ['20', '1', '1', '1', '1'], 'B');
    const bulletin = write({ before });
    expect(textsOf(bulletin)).toContain('因子集（B → A）');
    expect(rowsOf(tableOf(bulletin, '主要指标'))[1]).toEqual(['能源消费总量（吨标准煤）', '20.00', '30.00', '50.00']);
    expect(bulletin.facts).toContainEqual(['同比的发布版', `2024年度第 2 版，封印 ${'ab'.repeat(32)}`]);
  });

  test('holds a whole year against the target, and nothing shorter', () => {
    const target = {
      indicator: 'ENERGY_PER_AREA',
      carbonScope: null,
      nature: 'BINDING',
      baselineYear: 2020,
      baseline: new Decimal(40),
      value: new Decimal(31),
    } as const;
    const verdict = (period: string, year: number): string =>
      rowsOf(
        tableOf(write({ edition: edition(period, ['30', null, null, null, null]), targets: [{ ...target, year }] }), '目标进展'),
      )[0]!.at(-1)!;
    expect([verdict('2025', 2025), verdict('2024', 2025), verdict('2025-Q1', 2025)]).toEqual(['达到', '已在目标内', '—']);
  });

  test('says of the totals of an incomplete year that reports are missing, and of nothing else', () => {
    const whole = { ...now, places: now.places.map((each) => ({ ...each, approved: 3 })) };
    const targets = (['ENERGY_TOTAL', 'ENERGY_PER_AREA'] as const).flatMap((indicator) =>
      [31, 29].map((value) => ({
        ...{ indicator, carbonScope: null, nature: 'BINDING', baselineYear: 2020, year: 2025 },
        ...{ baseline: new Decimal(40), value: new Decimal(value) },
      })),
    );
    const read = (...[edition, before]: BulletinEdition[]) => {
      const bulletin = write({ edition: edition!, before: before!, targets });
      const table = tableOf(bulletin, '目标进展');
      return { verdicts: rowsOf(table).map((row) => row.at(-1)), notes: table.notes.join(''), text: textsOf(bulletin) };
    };
    const incomplete = read(now, whole);
    expect(incomplete.verdicts).toEqual(['达到（数据不全）', '未达到', '达到', '未达到']);
    expect(incomplete.notes).toContain('本期完整率 66.67%');
    expect(incomplete.text).toContain('本期完整率 66.67%，上年同期 100.00%：数据不全');
    const complete = read(whole, whole);
    expect(complete.verdicts).toEqual(['达到', '未达到', '达到', '未达到']);
    expect(complete.notes + complete.text).not.toContain('数据不全');
  });

  test('gives no verdict on a total that is more than a tenth below baseline and target alike', () => {
    const target = { indicator: 'ENERGY_TOTAL', carbonScope: null, nature: 'BINDING', baselineYear: 2020, year: 2025 } as const;
    const read = (baseline: string, value: string) => {
      const bases = { baseline: new Decimal(baseline), value: new Decimal(value) };
      const table = tableOf(write({ targets: [{ ...target, ...bases }] }), '目标进展');
      return [rowsOf(table)[0]!.at(-1), table.notes.join('').includes('不作结论')];
    };
    const [actual] = now.figures.filter(({ code }) => code === 'ENERGY_TOTAL').map(({ value }) => value!);
    const times = (factor: string): string => actual!.times(factor).toFixed();
    expect(read(times('1.3'), times('1.2'))).toEqual(['无法判定', true]);
    expect(read(times('1.3'), times('1.05'))[1]).toBe(false);
    expect(read(times('1.05'), times('1.3'))[1]).toBe(false);
    expect(read(times('1.3'), times('0.9'))).toEqual(['未达到', false]);
  });

  test('carries every figure exactly', () => {
    const { data } = write();
    expect(data.rows).toHaveLength(REGIONS.length * EDITION_FIGURES.length);
  });
});

describe('the joint report', () => {
  const amount = (value: string | null, reason: string | null = null): JointAmount => {
    const number = value === null ? null : new Decimal(value);
    return { value: number, reason, numerator: number, denominator: null, completeness: null };
  };
  const counted = (approved: number, expected: number) => ({ expected, approved, waiting: 0, missing: expected - approved });
  const figure = (code: IndicatorCode, a: JointAmount, b: JointAmount, together: JointAmount): JointBulletinFigure => ({
    code,
    ...together,
    parts: [
      { member: '四川省', ...a },
      { member: '重庆市', ...b },
    ],
    differences: [],
  });
  const absent = amount(null, 'NOT_PUBLISHED');
  const all = (a: JointAmount, b: JointAmount, together: JointAmount) => INDICATOR_CODES.map((code) => figure(code, a, b, together));
  const input: JointBulletinInput = {
    period: parsePeriod('2025')!,
    members: [
      { name: '四川省', head: now().head },
      { name: '重庆市', head: null },
    ],
    figures: all(amount('3'), absent, absent),
    before: all(absent, absent, absent),
    groups: [{ name: '组', figures: all(amount('1'), absent, absent) }],
    tasks: [],
    madeUp: false,
  };
  function now(): BulletinEdition {
    return edition('2025', ['30', null, null, null, null]);
  }

  test('leaves absent what one has not published, and adds nothing up without it', () => {
    const bulletin = jointBulletin(input);
    const line = rowsOf(tableOf(bulletin, '主要指标'))[1];
    expect(line).toEqual(['能源消费总量（吨标准煤）', '3.00', '未发布', '未发布', '未发布', '—']);
    expect(textsOf(bulletin)).toContain('重庆市没有2025年度的未撤回的发布版');
    expect(rowsOf(tableOf(bulletin, '能源消费总量'))).toEqual([
      ['四川省', '3.00', '—'],
      ['重庆市', '未发布', '—'],
    ]);
  });

  test('prints what both come to, and the change against the year before', () => {
    const both = { ...input, figures: all(amount('3'), amount('1'), amount('4')), before: all(amount('3'), amount('2'), amount('5')) };
    const bulletin = jointBulletin(both);
    expect(rowsOf(tableOf(bulletin, '主要指标'))[1]).toEqual(['能源消费总量（吨标准煤）', '3.00', '1.00', '4.00', '5.00', '-20.00']);
    expect(textsOf(bulletin)).toContain(`${getIndicator('ENERGY_TOTAL').nameZh} 4.00 吨标准煤，同比下降 20.00%`);
    expect(bulletin.data.rows).toHaveLength(2 * 3 * INDICATOR_CODES.length);
  });

  test('says of which of them reports are missing, and that a total is the least that it can be', () => {
    const of = (value: string, approved: number, expected: number): JointAmount => ({
      ...amount(value),
      completeness: counted(approved, expected),
    });
    const bulletin = jointBulletin({
      ...input,
      figures: all(of('3', 18, 24), of('1', 12, 12), of('4', 30, 36)),
      before: all(of('3', 24, 24), of('2', 9, 12), of('5', 33, 36)),
      groups: [{ name: '组', figures: all(of('1', 6, 12), of('1', 12, 12), of('2', 18, 24)) }],
    });
    expect(rowsOf(tableOf(bulletin, '上报完整率'))).toEqual([
      ['四川省', '24', '18', '0', '6', '75.00', '100.00'],
      ['重庆市', '12', '12', '0', '0', '100.00', '75.00'],
      ['合计', '36', '30', '0', '6', '83.33', '91.67'],
    ]);
    expect(rowsOf(tableOf(bulletin, '区域组'))[0]!.at(-1)).toBe('75.00');
    const text = textsOf(bulletin);
    expect(text).toContain('能源消费总量 4.00 吨标准煤（数据不全），同比下降 20.00%');
    expect(text).toContain('数据不全：完整率为四川省 75.00%。');
    expect(text).toContain('上年同期数据不全：完整率为重庆市 75.00%');
    expect(text).not.toContain('kgce（数据不全）');
  });

  test('says nothing of missing reports where all are there', () => {
    const whole = { ...amount('1'), completeness: counted(12, 12) };
    expect(textsOf(jointBulletin({ ...input, figures: all(whole, whole, whole) }))).not.toContain('数据不全');
  });
});
