// The joint report of several provinces for a period: what each has published side by side, what it comes to together, and their tasks.
import type { Decimal } from '../decimal.js';
import { percentOf } from '../decimal.js';
import type { Completeness } from '../editions/completeness.js';
import { getIndicator, type IndicatorCode } from '../indicators/definitions.js';
import { changePercent } from '../indicators/evaluate.js';
import type { Period } from '../periods/period.js';
import { heading, paragraph, tableBlock, type Bulletin, type BulletinBlock, type BulletinCell, type BulletinTable } from './bulletin.js';
import { BASIS_NAMES, editionFacts, MADE_UP_FACT, oneYearBefore, periodText, type BulletinHead, type Fact } from './edition-facts.js';
import {
  completenessCell,
  completenessTexts,
  incompleteMark,
  jointCompletenessTable,
  type PlaceCompleteness,
} from './joint-completeness.js';
import { definitionTable } from './method-tables.js';
import {
  changeWords,
  INTENSITIES,
  named,
  printed,
  printedCount,
  printedFigure,
  printedPercent,
  printedUnitOf,
  reasonText,
  ROUNDING_RULE,
  TOTALS,
  type PrintedUnit,
} from './printed-number.js';

/** A figure, or why there is none. */
export interface JointAmount {
  readonly value: Decimal | null;
  readonly reason: string | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  /** Of the reports behind it: the same for all figures of a place and period. Null where it is not told. */
  readonly completeness: Completeness | null;
}
export interface JointBulletinFigure extends JointAmount {
  readonly code: IndicatorCode;
  /** By the member's name. */
  readonly parts: readonly (JointAmount & { readonly member: string })[];
  /** In what the parts were made differently, in words. */
  readonly differences: readonly string[];
}
export interface JointBulletinTask {
  readonly name: string;
  readonly unit: string;
  readonly quantity: Decimal;
  readonly yearly: boolean;
  readonly done: Decimal;
  readonly confirmed: Decimal;
  readonly completionPercent: Decimal;
  readonly sides: readonly { readonly member: string; readonly recorded: Decimal }[];
}
export interface JointBulletinInput {
  readonly period: Period;
  /** In the order in which they are printed; without a head where nothing of the period stands. At least one has one. */
  readonly members: readonly { readonly name: string; readonly head: BulletinHead | null }[];
  readonly figures: readonly JointBulletinFigure[];
  /** Of the same period a year before. */
  readonly before: readonly JointBulletinFigure[];
  readonly groups: readonly { readonly name: string; readonly figures: readonly JointBulletinFigure[] }[];
  readonly tasks: readonly JointBulletinTask[];
  readonly madeUp: boolean;
}

const find = (figures: readonly JointBulletinFigure[], code: IndicatorCode): JointBulletinFigure | null =>
  figures.find((figure) => figure.code === code) ?? null;
/** One unit for a figure and its parts. */
const unitOf = (code: IndicatorCode, figures: readonly (JointBulletinFigure | null)[]): PrintedUnit =>
  printedUnitOf(
    code,
    figures.flatMap((figure) => (figure ? [figure.value, ...figure.parts.map(({ value }) => value)] : [])),
  );
const partOf = (figure: JointBulletinFigure | null, member: string): JointAmount | null =>
  figure?.parts.find((part) => part.member === member) ?? null;

/** Of each member, then of all together. */
const completenessOf = ({ members, figures, before }: JointBulletinInput): PlaceCompleteness[] => {
  const [now, last] = [figures[0] ?? null, before[0] ?? null];
  const of = (figure: JointAmount | null): Completeness | null => figure?.completeness ?? null;
  return [
    ...members.map(({ name }) => ({ name, now: of(partOf(now, name)), before: of(partOf(last, name)) })),
    { name: '合计', now: of(now), before: of(last) },
  ];
};

const yearOnYear = ({ figures, before }: JointBulletinInput, code: IndicatorCode): Decimal | null =>
  changePercent(find(figures, code)?.value ?? null, find(before, code)?.value ?? null);

const overviewText = (input: JointBulletinInput): string => {
  const said = (code: IndicatorCode): string => {
    const figure = find(input.figures, code);
    const unit = unitOf(code, [figure]);
    const amount = figure?.value
      ? `${printed(figure.value, unit.divisor).printed} ${unit.nameZh}${TOTALS.includes(code) ? incompleteMark(figure.completeness) : ''}${changeWords(yearOnYear(input, code))}`
      : `没有合计（${reasonText(figure?.reason ?? null)}）`;
    return `${getIndicator(code).nameZh} ${amount}`;
  };
  const names = input.members.map(({ name }) => name).join('、');
  return `${periodText(input.period)}，${names}合计：${[...TOTALS, ...INTENSITIES].map(said).join('；')}。`;
};

/** What a reader must know before comparing: who has published nothing, and what was made differently. */
const comparabilityTexts = (input: JointBulletinInput): string[] => {
  const { members, figures, period } = input;
  const silent = members.filter(({ head }) => head === null).map(({ name }) => name);
  const differences = [...new Set(figures.flatMap((figure) => figure.differences))];
  return [
    ...(silent.length > 0
      ? [`${silent.join('、')}没有${periodText(period)}的未撤回的发布版：其数值缺席，不以零代替，也不以一方代替合计。`]
      : []),
    ...completenessTexts(completenessOf(input).slice(0, members.length)),
    differences.length > 0
      ? `各方的计算方法有以下不同：${differences.join('；')}。口径不一的指标不相加。`
      : '各方已发布数值的指标定义、所用的因子和折算口径相同（电网因子为各省自己的）。',
    '机构数过少、或可由已公布的数相减推知少数机构的数值不予公布。',
  ];
};

const indicatorTable = (input: JointBulletinInput): BulletinTable => {
  const names = input.members.map(({ name }) => name);
  const line = (code: IndicatorCode): BulletinCell[] => {
    const [figure, last] = [find(input.figures, code), find(input.before, code)];
    const unit = unitOf(code, [figure, last]);
    return [
      named(code, unit),
      ...names.map((name) => printedFigure(partOf(figure, name), unit)),
      printedFigure(figure, unit),
      printedFigure(last, unit),
      printedPercent(yearOnYear(input, code)),
    ];
  };
  const last = periodText(oneYearBefore(input.period)).replace('年度', '年');
  return {
    name: '主要指标',
    title: `专栏1　${periodText(input.period)}公共机构节约能源资源主要指标`,
    header: ['指标', ...names, '合计', `${last}合计`, '同比（%）'],
    widths: [30, ...names.map(() => 14), 15, 15, 12],
    rows: [{ group: '总量' }, ...TOTALS.map(line), { group: '强度' }, ...INTENSITIES.map(line)],
    notes: ['合计的强度为各方分子之和 ÷ 分母之和，不是各方强度的平均。碳排放为全部能源口径。'],
    chart: null,
  };
};

const shareTable = ({ members, figures }: JointBulletinInput): BulletinTable => {
  const figure = find(figures, 'ENERGY_TOTAL');
  const unit = unitOf('ENERGY_TOTAL', [figure]);
  const rows = members.map(({ name }): BulletinCell[] => {
    const part = partOf(figure, name);
    const share = part?.value && figure?.value ? percentOf(part.value, figure.value) : null;
    return [name, printedFigure(part, unit), printedPercent(share)];
  });
  return {
    name: '能源消费总量',
    title: '专栏2　各方能源消费总量',
    header: ['省（市）', named('ENERGY_TOTAL', unit), '占合计（%）'],
    widths: [40, 34, 26],
    // Those with a number first: the chart draws the first rows.
    rows: [...rows.filter(([, value]) => typeof value !== 'string'), ...rows.filter(([, value]) => typeof value === 'string')],
    notes: [],
    chart: { title: `各方${named('ENERGY_TOTAL', unit)}`, labelColumn: 0, valueColumn: 1 },
  };
};

const groupTable = ({ groups }: JointBulletinInput, number: number): BulletinTable => {
  const codes = [...INTENSITIES, 'ENERGY_TOTAL'] as const;
  const units = new Map(
    codes.map((code) => [
      code,
      unitOf(
        code,
        groups.map(({ figures }) => find(figures, code)),
      ),
    ]),
  );
  return {
    name: '区域组',
    title: `专栏${number}　跨区域的组`,
    header: ['组', ...codes.map((code) => named(code, units.get(code)!)), '完整率（%）'],
    widths: [24, ...codes.map(() => 14), 12],
    rows: groups.map(({ name, figures }) => [
      name,
      ...codes.map((code) => printedFigure(find(figures, code), units.get(code)!)),
      completenessCell(figures[0]?.completeness ?? null),
    ]),
    notes: ['组的数值为组内各区县之和或和之比；一方未发布的没有合计。'],
    chart: null,
  };
};

const taskTable = ({ tasks, members }: JointBulletinInput, number: number): BulletinTable => {
  const amount = (value: Decimal): BulletinCell => printed(value, undefined, value.decimalPlaces());
  return {
    name: '共同任务',
    title: `专栏${number}　成渝协同共同任务进展`,
    header: ['任务', '应完成', '计入', '其中各方均登记', '完成（%）', ...members.map(({ name }) => `${name}登记`)],
    widths: [30, 13, 10, 14, 12, ...members.map(() => 12)],
    rows: tasks.map(({ name, unit, quantity, yearly, done, confirmed, completionPercent, sides }) => [
      `${name}（${unit}）`,
      `${yearly ? '每年 ' : ''}≥${quantity.toFixed()}`,
      ...[amount(done), amount(confirmed), printed(completionPercent)],
      ...members.map((member) => amount(sides.find((side) => side.member === member.name)!.recorded)),
    ]),
    notes: ['同一活动只计一次，因此各方登记之和可能大于计入数。进展为编制时已登记的记录，不属于发布版。'],
    chart: null,
  };
};

const DATA_HEADER = ['范围', '省（市）', '指标代码', '指标', '数值', '计量单位', '无数值的原因', '分子', '分母', '应报', '已审核'];
const dataTable = ({ figures, groups }: JointBulletinInput): BulletinTable => {
  const exact = (value: Decimal | null): BulletinCell => (value ? { exact: value, printed: value.toFixed() } : '');
  const count = (value: number | undefined): BulletinCell => (value === undefined ? '' : printedCount(value));
  const line = (place: string, member: string, code: IndicatorCode, amount: JointAmount): BulletinCell[] => [
    ...[place, member, code, getIndicator(code).nameZh, exact(amount.value), getIndicator(code).unit, amount.reason ?? ''],
    ...[exact(amount.numerator), exact(amount.denominator)],
    ...[count(amount.completeness?.expected), count(amount.completeness?.approved)],
  ];
  const linesOf = (place: string, figure: JointBulletinFigure): BulletinCell[][] => [
    line(place, '合计', figure.code, figure),
    ...figure.parts.map((part) => line(place, part.member, figure.code, part)),
  ];
  return {
    name: '数据（精确值）',
    title: '已发布的全部数值，未经取整',
    header: DATA_HEADER,
    widths: DATA_HEADER.map(() => 10),
    rows: [
      ...figures.flatMap((figure) => linesOf('全部', figure)),
      ...groups.flatMap((group) => group.figures.flatMap((figure) => linesOf(group.name, figure))),
    ],
    notes: [],
    chart: null,
  };
};

const factsOf = ({ members, madeUp }: JointBulletinInput): Fact[] => [
  ...members.flatMap(({ name, head }): Fact[] =>
    head
      ? editionFacts(head, name).map(([fact, value], index): Fact => [index === 0 ? fact : `${name}${fact}`, value])
      : [[`${name}发布版`, '没有未撤回的发布版']],
  ),
  ...(madeUp ? [MADE_UP_FACT] : []),
];

const methodTexts = ({ members }: JointBulletinInput): string[] => [
  `本报告只依据各方已发布且未撤回的最新一版编制，不含任何未发布的数据；发布版可凭封印核验。${members
    .flatMap(({ name, head }) => (head ? [`${name}电力按${BASIS_NAMES[head.electricityBasis]}折算、因子集 ${head.factorSetId}`] : []))
    .join('；')}。`,
  ROUNDING_RULE,
];

const blocksOf = (input: JointBulletinInput): BulletinBlock[] => {
  const { groups, tasks, members } = input;
  const together = [
    ...(groups.length > 0 ? [groupTable(input, 4)] : []),
    ...(tasks.length > 0 ? [taskTable(input, groups.length > 0 ? 5 : 4)] : []),
  ];
  const heads = members.flatMap(({ head }) => head ?? []);
  return [
    heading('一、总体情况'),
    paragraph(overviewText(input)),
    ...comparabilityTexts(input).map(paragraph),
    ...[indicatorTable(input), shareTable(input), jointCompletenessTable(completenessOf(input), 3)].map(tableBlock),
    heading('二、区域协同'),
    ...(together.length > 0 ? together.map(tableBlock) : [paragraph('没有跨区域的组，也没有共同任务。')]),
    heading('三、编制说明'),
    ...methodTexts(input).map(paragraph),
    tableBlock(definitionTable(heads, 4 + together.length)),
  ];
};

/** Writes the joint report. Pure: the same published figures and tasks give the same report. */
export const jointBulletin = (input: JointBulletinInput): Bulletin => {
  const { members, period } = input;
  const instants = members.flatMap(({ head }) => (head ? [head.publishedAt.getTime()] : []));
  return {
    title: [`${members.map(({ name }) => name).join('、')}${periodText(period)}`, '公共机构能源资源消费联合报告'],
    publishedAt: new Date(Math.max(...instants)),
    facts: factsOf(input),
    blocks: blocksOf(input),
    data: dataTable(input),
  };
};
