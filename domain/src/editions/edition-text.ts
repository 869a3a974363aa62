// The text of an edition that is sealed: one that can mean one thing only, line by line, whatever order its rows come in.
import type { Decimal } from '../decimal.js';
import {
  EDITION_PARTS,
  type EditionContent,
  type EditionDigests,
  type EditionFigure,
  type EditionHead,
  type EditionPart,
  type EditionPlace,
  type EditionReports,
  type EditionSum,
} from './edition.js';

/** The version of the text below; another one gets another number. */
export const EDITION_FORM = 1;

const number = (value: Decimal | null): string | null => value?.toFixed() ?? null;

const placeLine = (place: EditionPlace): unknown[] => [
  place.regionId,
  place.parentId,
  place.code,
  place.name,
  place.level,
  place.institutions,
  place.expected,
  place.approved,
  place.waiting,
  place.missing,
];
const sumLine = (sum: EditionSum): unknown[] => [
  sum.regionId,
  sum.type,
  sum.system,
  sum.institutions,
  sum.withEnergy,
  sum.withBuildingEnergy,
  sum.withWater,
  sum.sums.map(String),
];
const figureLine = (figure: EditionFigure): unknown[] => [
  figure.regionId,
  figure.code,
  figure.carbonScope,
  number(figure.value),
  figure.reason,
  number(figure.numerator),
  number(figure.stockMonths),
  figure.institutions,
  number(figure.meteredShare),
  number(figure.lumpSumShare),
  number(figure.estimatedShare),
  figure.missingItems,
  figure.provisionalFactor,
];
const reportsLine = (reports: EditionReports): unknown[] => [reports.regionId, reports.month, reports.versions];

const byText = <T>(rows: readonly T[], key: (row: T) => string): T[] =>
  rows
    .map((row) => [key(row), row] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, row]) => row);

const lines: { readonly [P in EditionPart]: (content: EditionContent) => unknown[][] } = {
  places: ({ places }) => byText(places, (place) => String(place.regionId)).map(placeLine),
  sums: ({ sums }) => byText(sums, (sum) => `${sum.regionId} ${sum.type} ${sum.system}`).map(sumLine),
  figures: ({ figures }) => byText(figures, (figure) => `${figure.regionId} ${figure.code} ${figure.carbonScope ?? ''}`).map(figureLine),
  reports: ({ reports }) => byText(reports, (each) => `${each.regionId} ${each.month}`).map(reportsLine),
};

/** The lines of a part, each a JSON array: what its digest is over, with a line feed after each. */
export const partLines = (part: EditionPart, content: EditionContent): string[] => lines[part](content).map((line) => JSON.stringify(line));

/** The head with the digests of the parts: what the seal is over, after the hash of the edition before. */
export const headText = (head: EditionHead, algorithm: string, digests: EditionDigests): string =>
  JSON.stringify([
    EDITION_FORM,
    algorithm,
    head.tenantId,
    head.editionId,
    head.chainNumber,
    head.period,
    head.number,
    head.publishedAt.toISOString(),
    head.publishedBy,
    head.note,
    head.factorSetId,
    head.factors.map((factor) => [
      factor.use,
      factor.item,
      factor.province,
      factor.year,
      factor.value,
      factor.unit,
      factor.source,
      factor.provisional,
    ]),
    head.electricityBasis,
    Object.entries(head.definitions).sort(([a], [b]) => (a < b ? -1 : 1)),
    head.treeDay,
    head.entries,
    EDITION_PARTS.map((part) => digests[part]),
  ]);
