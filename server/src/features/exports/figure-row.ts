// Figures as rows of a table: one for each region, period and indicator.
import { formatPeriod, getIndicator, type Decimal, type ExchangedFigure, type ExchangedFigures } from '@shuangcheng/domain';
import { ExactNumber, type Cell } from '../table-cell.js';
import { systemName } from './export-row.js';

const number = (value: Decimal | number | null): Cell =>
  value === null ? null : new ExactNumber(typeof value === 'number' ? String(value) : value.toFixed());
const yesNo = (value: boolean): string => (value ? '是' : '否');

export const FIGURE_HEADER: readonly string[] = [
  ...['行政区划代码', '行政区划', '期间', '指标代码', '指标', '数值', '计量单位', '无数值的原因', '分子', '分子单位', '分母', '分母单位'],
  ...['碳排放口径', '因子集', '指标定义版本', '应报(机构·月)', '已审核', '待审核', '未报', '完整率(%)', '计量占比(%)', '包干占比(%)'],
  ...['估算占比(%)', '缺报格数', '沿用因子', '区划日期', '数据口径', '仅含系统', '编造数据'],
];

const figureCells = ({ indicator, quality, ...figure }: ExchangedFigure): Cell[] => [
  indicator,
  getIndicator(indicator).nameZh,
  number(figure.value),
  figure.unit,
  figure.reason,
  number(figure.numerator),
  figure.numeratorUnit,
  number(figure.denominator),
  figure.denominatorUnit,
  figure.carbonScope,
  figure.factorSet,
  figure.definition,
  ...[quality.expected, quality.approved, quality.waiting, quality.missing, quality.coverage].map(number),
  ...[quality.meteredShare, quality.lumpSumShare, quality.estimatedShare, quality.missingItems].map(number),
  yesNo(quality.provisionalFactor),
];
const CELLS_OF_A_FIGURE = 21;
/** What the caller may not have is said in the column of reasons. */
const refusedCells: readonly Cell[] = Array.from({ length: CELLS_OF_A_FIGURE }, (_, index) => (index === 4 ? 'OUT_OF_SCOPE' : null));

export const toFigureRows = ({ region, period, treeDay, basis, systems, madeUp, figures }: ExchangedFigures): Cell[][] =>
  (figures === 'OUT_OF_SCOPE' ? [refusedCells] : figures.map(figureCells)).map((cells) => [
    region.code,
    region.name,
    formatPeriod(period),
    ...cells,
    treeDay,
    basis === 'APPROVED' ? '已审核' : '已上报',
    systems === null ? null : systems.map(systemName).join('、'),
    yesNo(madeUp),
  ]);
