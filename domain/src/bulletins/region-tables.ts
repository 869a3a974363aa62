// Cities and counties beside each other: ranked by an intensity, and how completely they reported.
import type { Decimal } from '../decimal.js';
import { coverageOf } from '../editions/completeness.js';
import type { EditionPlace } from '../editions/edition.js';
import { getIndicator, type IndicatorCode } from '../indicators/definitions.js';
import type { BulletinCell, BulletinTable } from './bulletin.js';
import { ABSENT, INTENSITIES, named, printedCount, printedFigure, printedPercent, printedUnitOf } from './printed-number.js';
import type { ProvinceFigures } from './province-figures.js';

const RANKED_BY: IndicatorCode = 'ENERGY_PER_AREA';

export interface RegionLevelName {
  readonly level: EditionPlace['level'];
  readonly name: string;
}
/** The levels below the province that it has, and what their regions are called. */
export const levelsOf = ({ places }: ProvinceFigures): RegionLevelName[] => {
  const has = (level: EditionPlace['level']): boolean => places.some((place) => place.level === level);
  const county = { level: 'COUNTY', name: has('CITY') ? '县（市、区）' : '区县' } as const;
  return [...(has('CITY') ? [{ level: 'CITY', name: '市（州）' } as const] : []), ...(has('COUNTY') ? [county] : [])];
};

interface Ranked {
  readonly rank: string;
  readonly place: EditionPlace;
}
/** The lowest first; equal values share a rank, regions without a value come last. */
const rank = (figures: ProvinceFigures, places: readonly EditionPlace[]): Ranked[] => {
  const valueOf = ({ regionId }: EditionPlace): Decimal | null => figures.now.value(regionId, RANKED_BY);
  const before = (a: EditionPlace, b: EditionPlace): number => {
    const [x, y] = [valueOf(a), valueOf(b)];
    return (x && y ? x.comparedTo(y) : Number(!x) - Number(!y)) || a.regionId - b.regionId;
  };
  let last = 0;
  let lastValue: Decimal | null = null;
  return [...places].sort(before).map((place, index) => {
    const value = valueOf(place);
    if (value && !lastValue?.eq(value)) [last, lastValue] = [index + 1, value];
    return { rank: value ? String(last) : ABSENT, place };
  });
};

export const rankingTable = (figures: ProvinceFigures, { level, name }: RegionLevelName, number: number): BulletinTable => {
  const places = figures.places.filter((place) => place.level === level);
  const byId = new Map(figures.places.map((place) => [place.regionId, place]));
  // Counties of cities say of which.
  const deep = places.some(({ parentId }) => parentId !== figures.province.regionId);
  const total = printedUnitOf(
    'ENERGY_TOTAL',
    places.map(({ regionId }) => figures.now.value(regionId, 'ENERGY_TOTAL')),
  );
  const line = ({ rank: at, place }: Ranked): BulletinCell[] => [
    at,
    place.name,
    ...(deep ? [byId.get(place.parentId ?? -1)?.name ?? ABSENT] : []),
    ...INTENSITIES.map((code) => printedFigure(figures.now.find(place.regionId, code), figures.unit(code))),
    printedFigure(figures.now.find(place.regionId, 'ENERGY_TOTAL'), total),
    printedPercent(coverageOf(place)),
  ];
  const by = named(RANKED_BY, figures.unit(RANKED_BY));
  return {
    name: `${name}排名`,
    title: `专栏${number}　各${name}强度指标排名`,
    header: [
      ...['位次', name, ...(deep ? ['所属'] : [])],
      ...INTENSITIES.map((code) => named(code, figures.unit(code))),
      ...[named('ENERGY_TOTAL', total), '完整率（%）'],
    ],
    widths: [7, 15, ...(deep ? [15] : []), 13, 13, 12, 14, 13, 11],
    rows: rank(figures, places).map(line),
    notes: [
      `按${getIndicator(RANKED_BY).nameZh}由低到高排列，数值相同的位次相同，无数值的列在最后。省、市本级直属机构计入上级合计，不参与排名。`,
    ],
    chart: { title: `各${name}${by}`, labelColumn: 1, valueColumn: deep ? 3 : 2 },
  };
};

export const completenessTable = (figures: ProvinceFigures, name: string, number: number): BulletinTable => {
  const line = (place: EditionPlace): BulletinCell[] => [
    place.name,
    ...[place.expected, place.approved, place.waiting, place.missing].map(printedCount),
    printedPercent(coverageOf(place)),
  ];
  return {
    name: '上报完整率',
    title: `专栏${number}　各${name}上报情况（机构·月）`,
    header: [name, '应报', '已审核', '待审核', '未报', '完整率（%）'],
    widths: [28, 14, 14, 14, 14, 16],
    rows: [figures.province, ...figures.children()].map(line),
    notes: ['应报为期间内在册机构的月数；只有已审核的报表计入数值。'],
    chart: null,
  };
};
