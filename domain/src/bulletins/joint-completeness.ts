// How complete the reports are behind a joint report: what must be known before its totals are compared.
import { coverageOf, isIncomplete, type Completeness } from '../editions/completeness.js';
import type { BulletinCell, BulletinTable } from './bulletin.js';
import { ABSENT, printedCount, printedPercent } from './printed-number.js';

/** Of one province, or of all; null where it is not told. */
export interface PlaceCompleteness {
  readonly name: string;
  readonly now: Completeness | null;
  /** Of the same period a year before. */
  readonly before: Completeness | null;
}

export const completenessCell = (completeness: Completeness | null): BulletinCell =>
  printedPercent(completeness && coverageOf(completeness));
const percentText = (completeness: Completeness): string => `${coverageOf(completeness)?.toFixed(2) ?? ABSENT}%`;

const lacking = (place: PlaceCompleteness, of: 'now' | 'before'): string[] => {
  const completeness = place[of];
  return completeness && isIncomplete(completeness) ? [`${place.name} ${percentText(completeness)}`] : [];
};

/** Whose reports are not all there; nothing where all are. */
export const completenessTexts = (places: readonly PlaceCompleteness[]): string[] => {
  const now = places.flatMap((place) => lacking(place, 'now'));
  const before = places.flatMap((place) => lacking(place, 'before'));
  const least = '总量只计已审核的报表，低于实际，其同比包含缺报的影响';
  return [
    ...(now.length > 0 ? [`数据不全：完整率为${now.join('、')}。${least}，不宜据以认定节约成效。`] : []),
    ...(before.length > 0 ? [`上年同期数据不全：完整率为${before.join('、')}，同比包含缺报的影响。`] : []),
  ];
};

/** "（数据不全）" behind a total of which reports are missing. */
export const incompleteMark = (completeness: Completeness | null): string =>
  completeness && isIncomplete(completeness) ? '（数据不全）' : '';

const COUNTS = ['expected', 'approved', 'waiting', 'missing'] as const;

export const jointCompletenessTable = (places: readonly PlaceCompleteness[], number: number): BulletinTable => ({
  name: '上报完整率',
  title: `专栏${number}　各方上报情况（机构·月）`,
  header: ['省（市）', '应报', '已审核', '待审核', '未报', '完整率（%）', '上年同期（%）'],
  widths: [22, 14, 14, 12, 12, 13, 13],
  rows: places.map(({ name, now, before }): BulletinCell[] => [
    name,
    ...COUNTS.map((count) => (now ? printedCount(now[count]) : ABSENT)),
    completenessCell(now),
    completenessCell(before),
  ]),
  notes: ['应报为期间内在册机构的月数；只有已审核的报表计入数值。封存在发布版中，其后补报的不在其内。'],
  chart: null,
});
