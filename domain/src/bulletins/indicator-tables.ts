// The province as a whole: its indicators against the year before, and its plan's targets.
import type { Decimal } from '../decimal.js';
import { coverageOf, isIncomplete } from '../editions/completeness.js';
import { getIndicator, type CarbonScope, type IndicatorCode } from '../indicators/definitions.js';
import { changePercent } from '../indicators/evaluate.js';
import { basesApart } from '../targets/base-fit.js';
import type { BulletinCell, BulletinTable } from './bulletin.js';
import { oneYearBefore, periodText } from './edition-facts.js';
import { incompleteMark } from './joint-completeness.js';
import {
  ABSENT,
  changeWords,
  INTENSITIES,
  named,
  printed,
  printedFigure,
  printedPercent,
  printedUnitOf,
  TOTALS,
} from './printed-number.js';
import type { ProvinceFigures } from './province-figures.js';

/** What the tables say, in words. */
export const overviewText = (figures: ProvinceFigures): string => {
  const { regionId, name, institutions, expected, approved } = figures.province;
  const said = (code: IndicatorCode): string => {
    const [value, unit] = [figures.now.value(regionId, code), figures.unit(code)];
    const amount = value ? `${printed(value, unit.divisor).printed} ${unit.nameZh}` : '无数据';
    return `${getIndicator(code).nameZh} ${amount}${changeWords(figures.yearOnYear(code))}`;
  };
  const coverage = coverageOf(figures.province)?.toFixed(2);
  const reported = `有报表计入的公共机构 ${institutions} 家，应报 ${expected} 机构·月，已审核 ${approved} 机构·月`;
  return `${periodText(figures.period)}，${name}${reported}${coverage ? `，完整率 ${coverage}%` : ''}。${TOTALS.map(said).join('；')}。${INTENSITIES.map(said).join('；')}。`;
};

export const indicatorTable = (figures: ProvinceFigures): BulletinTable => {
  const { regionId } = figures.province;
  const line = (code: IndicatorCode): BulletinCell[] => [
    named(code, figures.unit(code)),
    figures.before ? printedFigure(figures.before.find(regionId, code), figures.unit(code)) : '未发布',
    printedFigure(figures.now.find(regionId, code), figures.unit(code)),
    printedPercent(figures.yearOnYear(code)),
  ];
  const column = (text: string): string => text.replace('年度', '年');
  return {
    name: '主要指标',
    title: `专栏1　${periodText(figures.period)}公共机构节约能源资源主要指标`,
    header: ['指标', column(periodText(oneYearBefore(figures.period))), column(periodText(figures.period)), '同比（%）'],
    widths: [46, 18, 18, 18],
    rows: [{ group: '总量' }, ...TOTALS.map(line), { group: '强度' }, ...INTENSITIES.map(line)],
    notes: ['碳排放为全部能源口径。强度为比值：分子、分母分别汇总后相除。'],
    chart: null,
  };
};

/** A target of the province's plan, in the indicator's own unit. */
export interface BulletinTarget {
  readonly indicator: IndicatorCode;
  readonly carbonScope: CarbonScope | null;
  readonly nature: string;
  readonly baselineYear: number | null;
  readonly year: number;
  readonly baseline: Decimal | null;
  readonly value: Decimal | null;
}

const UNDECIDED = '无法判定';

/**
 * Whether a total is more than a tenth below baseline and target alike, and so below any path between them: reports of a part of what the plan
 * counts look like that, and no saving does. As progress judges a year without reports of its base year.
 */
const isOfLess = ({ indicator, baseline, value }: BulletinTarget, actual: Decimal): boolean =>
  TOTALS.includes(indicator) &&
  [baseline, value].every((bound) => bound !== null && bound.gt(actual) && basesApart(bound, actual) !== null);

/** A whole year is held against the target; a shorter period uses less and says nothing. */
const verdictOf = ({ period, province }: ProvinceFigures, target: BulletinTarget, actual: Decimal | null): string => {
  const { indicator, value, year } = target;
  if (!value || !actual || period.kind !== 'YEAR') return ABSENT;
  if (isOfLess(target, actual)) return UNDECIDED;
  const over = period.year < year ? '尚未达到' : '未达到';
  if (actual.gt(value)) return over;
  const within = period.year < year ? '已在目标内' : '达到';
  // What reports that are missing might still undo: a total over its target stays over it.
  return TOTALS.includes(indicator) ? `${within}${incompleteMark(province)}` : within;
};

const targetLine = (figures: ProvinceFigures, target: BulletinTarget): BulletinCell[] => {
  const { indicator, carbonScope, baseline, value, nature } = target;
  const figure = figures.now.find(figures.province.regionId, indicator, carbonScope);
  const actual = figure?.value ?? null;
  const unit = printedUnitOf(indicator, [baseline, value, actual]);
  const number = (exact: Decimal | null): BulletinCell => (exact ? printed(exact, unit.divisor) : '未定');
  const [reached, asked] = [changePercent(actual, baseline), changePercent(value, baseline)];
  return [
    `${named(indicator, unit)}${carbonScope === 'BUILDING' ? '（建筑口径）' : ''}`,
    ...[number(baseline), number(value), nature === 'BINDING' ? '约束性' : '预期性', printedFigure(figure, unit)],
    ...[printedPercent(reached), printedPercent(asked), verdictOf(figures, target, actual)],
  ];
};

const yearOf = (years: readonly (number | null)[]): string => {
  const different = [...new Set(years)];
  return different.length === 1 && different[0] !== null ? `（${different[0]}年）` : '';
};

const incompleteNotes = ({ province }: ProvinceFigures): string[] =>
  isIncomplete(province)
    ? [`本期完整率 ${coverageOf(province)!.toFixed(2)}%，总量只计已审核的报表，可能低于实际；标“数据不全”的结论待报表齐全后方可认定。`]
    : [];

const undecidedNotes = (rows: readonly BulletinCell[][]): string[] =>
  rows.some((cells) => cells.at(-1) === UNDECIDED)
    ? [`标“${UNDECIDED}”的总量比基期值和目标值都低一成以上，上报的与规划所计的不像同一口径（机构范围、统计方法），不作结论。`]
    : [];

export const targetTable = (figures: ProvinceFigures, targets: readonly BulletinTarget[]): BulletinTable => {
  const rows = targets.map((target) => targetLine(figures, target));
  return {
    name: '目标进展',
    title: '专栏2　规划目标进展',
    header: [
      ...['指标', `基期值${yearOf(targets.map(({ baselineYear }) => baselineYear))}`, `目标值${yearOf(targets.map(({ year }) => year))}`],
      ...['属性', '本期值', '较基期（%）', '目标较基期（%）', '结论'],
    ],
    widths: [22, 13, 13, 9, 13, 10, 10, 10],
    rows,
    notes: [
      '基期值、目标值为规划文本印刷的数值，目标均为不超过；本期值为发布版的数值，采用现行因子，未按基期因子还原。',
      ...incompleteNotes(figures),
      ...undecidedNotes(rows),
    ],
    chart: null,
  };
};
