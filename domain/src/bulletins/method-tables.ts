// How the figures came about: what of them was metered, and by which definitions they were computed.
import { getIndicator, INDICATOR_CODES, type IndicatorCode } from '../indicators/definitions.js';
import type { BulletinCell, BulletinTable } from './bulletin.js';
import type { BulletinHead } from './edition-facts.js';
import { ABSENT, printedCount, printedPercent } from './printed-number.js';
import type { ProvinceFigures } from './province-figures.js';

export const qualityTable = (figures: ProvinceFigures, number: number): BulletinTable => {
  const line = (code: IndicatorCode): BulletinCell[] => {
    const figure = figures.now.find(figures.province.regionId, code);
    const shares = [figure?.meteredShare, figure?.lumpSumShare, figure?.estimatedShare];
    return [
      getIndicator(code).nameZh,
      ...shares.map((share) => printedPercent(share ?? null)),
      figure ? printedCount(figure.missingItems) : ABSENT,
      figure ? (figure.provisionalFactor ? '是' : '否') : ABSENT,
    ];
  };
  return {
    name: '数据质量',
    title: `专栏${number}　数据来源与质量`,
    header: ['指标', '计量（%）', '包干或分摊（%）', '估算（%）', '缺报格数', '含沿用的因子'],
    widths: [30, 14, 18, 14, 12, 14],
    rows: INDICATOR_CODES.map(line),
    notes: ['占比按分子计算；缺报格数为计入的报表中该指标各品种既无数量也未标不适用的格数。'],
    chart: null,
  };
};

/** The definitions in force when the editions were published; one whose versions differ names them all. */
export const definitionTable = (heads: readonly BulletinHead[], number: number): BulletinTable => ({
  name: '指标定义',
  title: `专栏${number}　指标定义`,
  header: ['指标', '定义版本', '公式'],
  widths: [24, 14, 62],
  rows: INDICATOR_CODES.map((code) => [
    getIndicator(code).nameZh,
    [...new Set(heads.map(({ definitions }) => definitions[code] ?? ABSENT))].join('、'),
    getIndicator(code).formulaZh,
  ]),
  notes: [],
  chart: null,
});
