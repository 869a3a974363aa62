// Every figure of editions exactly as it was published: what a spreadsheet carries beside what is printed.
import { getIndicator } from '../indicators/definitions.js';
import type { EditionFigure, EditionPlace } from '../editions/edition.js';
import { shownDenominator } from '../editions/edition-figures.js';
import { getItem } from '../items/items.js';
import { parsePeriod } from '../periods/period.js';
import type { BulletinCell, BulletinTable } from './bulletin.js';
import type { BulletinEdition } from './edition-facts.js';
import { printedCount } from './printed-number.js';
import type { Decimal } from '../decimal.js';

const HEADER = [
  '行政区划代码',
  '行政区划',
  '期间',
  '发布版',
  '指标代码',
  '指标',
  '碳排放口径',
  '数值',
  '计量单位',
  '无数值的原因',
  '分子',
  '分子单位',
];
const MORE = ['分母', '分母单位', '分母·月', '机构数', '计量占比(%)', '包干占比(%)', '估算占比(%)', '缺报格数'];

const exact = (value: Decimal | null): BulletinCell => (value ? { exact: value, printed: value.toFixed() } : '');

const lineOf = ({ head }: BulletinEdition, place: EditionPlace | undefined, figure: EditionFigure): BulletinCell[] => {
  const { nameZh, unit, numeratorUnit, denominator: stock } = getIndicator(figure.code);
  const denominator = shownDenominator(parsePeriod(head.period)!, figure);
  return [
    place?.code ?? String(figure.regionId),
    place?.name ?? '',
    head.period,
    String(head.number),
    figure.code,
    nameZh,
    figure.carbonScope ?? '',
    exact(figure.value),
    unit,
    figure.reason ?? '',
    exact(figure.numerator),
    figure.numerator ? numeratorUnit : '',
    exact(denominator),
    denominator && stock ? getItem(stock).unit : '',
    exact(figure.stockMonths),
    printedCount(figure.institutions),
    exact(figure.meteredShare),
    exact(figure.lumpSumShare),
    exact(figure.estimatedShare),
    printedCount(figure.missingItems),
  ];
};

export const exactTable = (editions: readonly BulletinEdition[]): BulletinTable => ({
  name: '数据（精确值）',
  title: '发布版的全部数值，未经取整',
  header: [...HEADER, ...MORE],
  widths: [...HEADER, ...MORE].map(() => 10),
  rows: editions.flatMap((edition) => {
    const places = new Map(edition.places.map((place) => [place.regionId, place]));
    return edition.figures.map((figure) => lineOf(edition, places.get(figure.regionId), figure));
  }),
  notes: ['数值 = 分子 ÷ 分母；分母为期间内逐月累计（分母·月）÷ 月数，取六位小数。'],
  chart: null,
});
