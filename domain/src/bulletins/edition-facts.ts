// What a bulletin says of the editions that it is made from, and how it finds their figures.
import type { Decimal } from '../decimal.js';
import type { EditionFigure, EditionHead, EditionPlace } from '../editions/edition.js';
import { getIndicator, INDICATOR_CODES, type CarbonScope, type IndicatorCode } from '../indicators/definitions.js';
import { chinaTimeOf, parsePeriod, type Period } from '../periods/period.js';
import type { RegionId } from '../regions/region-tree.js';

/** The head of an edition as far as a bulletin tells of it. */
export interface BulletinHead extends Pick<
  EditionHead,
  'period' | 'number' | 'publishedAt' | 'factorSetId' | 'electricityBasis' | 'definitions' | 'treeDay'
> {
  /** Hexadecimal. */
  readonly hash: string;
}
export interface BulletinEdition {
  readonly head: BulletinHead & Pick<EditionHead, 'chainNumber' | 'note'>;
  readonly places: readonly EditionPlace[];
  readonly figures: readonly EditionFigure[];
}

/** 2025年度, 2025年上半年, 2025年第三季度, 2025年7月. */
export const periodText = ({ kind, year, firstMonth }: Period): string => {
  if (kind === 'YEAR') return `${year}年度`;
  if (kind === 'HALF_YEAR') return `${year}年${firstMonth === 1 ? '上' : '下'}半年`;
  if (kind === 'QUARTER') return `${year}年第${'一二三四'[(firstMonth - 1) / 3]}季度`;
  return `${year}年${firstMonth}月`;
};
export const oneYearBefore = (period: Period): Period => ({ ...period, year: period.year - 1 });

export const BASIS_NAMES = { CALORIFIC: '当量值', EQUIVALENT: '等价值' } as const;
const numberText = ({ period, number }: BulletinHead): string => `${periodText(parsePeriod(period)!)}第 ${number} 版`;

export type Fact = readonly [name: string, value: string];
/** Number, date, seal and method of an edition. */
export const editionFacts = (head: BulletinHead, name: string): Fact[] => [
  [`${name}发布版`, numberText(head)],
  ['发布时间', chinaTimeOf(head.publishedAt)],
  ['封印', head.hash],
  ['因子集', head.factorSetId],
  ['电力折标准煤', BASIS_NAMES[head.electricityBasis]],
  ['汇总所依区划', head.treeDay],
];
export const comparedFact = (head: BulletinHead): Fact => ['同比的发布版', `${numberText(head)}，封印 ${head.hash}`];
export const MADE_UP_FACT: Fact = ['注意', '演示用的编造数据，不是任何地区的实际情况'];

/** What makes two editions' figures differ beside what was used: named, since a comparison rests on it. */
export const methodChanges = (now: BulletinHead, before: BulletinHead): string[] => [
  ...(now.factorSetId === before.factorSetId ? [] : [`因子集（${before.factorSetId} → ${now.factorSetId}）`]),
  ...(now.electricityBasis === before.electricityBasis ? [] : ['电力折标准煤的口径']),
  ...(INDICATOR_CODES.every((code) => now.definitions[code] === before.definitions[code]) ? [] : ['指标定义的版本']),
];

/** Figures by region and indicator; carbon in the scope TOTAL unless asked otherwise. */
export class FiguresByRegion {
  readonly #figures: ReadonlyMap<string, EditionFigure>;
  constructor(figures: readonly EditionFigure[]) {
    this.#figures = new Map(figures.map((figure) => [`${figure.regionId} ${figure.code} ${figure.carbonScope ?? ''}`, figure]));
  }
  find(regionId: RegionId, code: IndicatorCode, scope: CarbonScope | null = null): EditionFigure | null {
    const carbonScope = getIndicator(code).measure === 'CARBON' ? (scope ?? 'TOTAL') : '';
    return this.#figures.get(`${regionId} ${code} ${carbonScope}`) ?? null;
  }
  value(regionId: RegionId, code: IndicatorCode, scope: CarbonScope | null = null): Decimal | null {
    return this.find(regionId, code, scope)?.value ?? null;
  }
}
