// An edition: a period's figures as a province published them, with everything that made them.
import type { Decimal } from '../decimal.js';
import type { FactorRow } from '../factors/factor-rows.js';
import type { ElectricityBasis } from '../factors/factor-set.js';
import { INDICATOR_CODES, getIndicator, type CarbonScope, type IndicatorCode } from '../indicators/definitions.js';
import type { Day, MonthKey } from '../periods/period.js';
import type { FigureReason } from '../problems.js';
import type { RegionId, RegionLevel } from '../regions/region-tree.js';

/** A factor as it was, its value as plain decimal text. */
export type FrozenFactor = Omit<FactorRow, 'value'> & { readonly value: string };

/** What holds for the whole edition. */
export interface EditionHead {
  readonly tenantId: number;
  readonly editionId: string;
  /** Over all editions of the province, from 1. */
  readonly chainNumber: number;
  /** As `formatPeriod` writes it. */
  readonly period: string;
  /** Among those of the period, from 1. */
  readonly number: number;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly note: string | null;
  readonly factorSetId: string;
  readonly factors: readonly FrozenFactor[];
  readonly electricityBasis: ElectricityBasis;
  /** Version of the definition by indicator. */
  readonly definitions: Readonly<Record<string, string>>;
  /** The day whose tree the figures are drawn under. */
  readonly treeDay: Day;
  /** What the numbers of a sum are, in order. */
  readonly entries: readonly string[];
}

/** A region in the tree as it was, and how complete its figures are, in institution-months. */
export interface EditionPlace {
  readonly regionId: RegionId;
  readonly parentId: RegionId | null;
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** With a report in the figures, in the region and below it. */
  readonly institutions: number;
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
  readonly missing: number;
}

/** How many institutions are in a sum, and how many of them have a quantity above zero. */
export interface SumCounts {
  readonly institutions: number;
  readonly withEnergy: number;
  readonly withBuildingEnergy: number;
  readonly withWater: number;
}
/**
 * Whole numbers in the order of the head's entries: of the region's own institutions of a type and system, or with both
 * empty of all of them and of those in the regions below.
 */
export interface EditionSum extends SumCounts {
  readonly regionId: RegionId;
  readonly type: string;
  readonly system: string;
  readonly sums: readonly bigint[];
}
export const isTotal = ({ type, system }: Pick<EditionSum, 'type' | 'system'>): boolean => type === '' && system === '';

export interface EditionFigure {
  readonly regionId: RegionId;
  readonly code: IndicatorCode;
  /** Null where the indicator is not one of carbon. */
  readonly carbonScope: CarbonScope | null;
  readonly value: Decimal | null;
  readonly reason: FigureReason | null;
  readonly numerator: Decimal | null;
  /** The denominator's stock summed over institution-months: the denominator is it ÷ the months of the period. */
  readonly stockMonths: Decimal | null;
  /** Whose quantities make up the numerator. */
  readonly institutions: number;
  readonly meteredShare: Decimal | null;
  readonly lumpSumShare: Decimal | null;
  readonly estimatedShare: Decimal | null;
  readonly missingItems: number;
  readonly provisionalFactor: boolean;
}

/** The report versions of a month in the sums of a region's own institutions. */
export interface EditionReports {
  readonly regionId: RegionId;
  readonly month: MonthKey;
  /** "institution:version" joined by commas, by institution. */
  readonly versions: string;
}

/** Everything that is sealed beside the head. Lists in any order. */
export interface EditionContent {
  readonly places: readonly EditionPlace[];
  readonly sums: readonly EditionSum[];
  readonly figures: readonly EditionFigure[];
  readonly reports: readonly EditionReports[];
}
export const EDITION_PARTS = ['places', 'sums', 'figures', 'reports'] as const;
export type EditionPart = (typeof EDITION_PARTS)[number];
/** Digest of each part, in hexadecimal. */
export type EditionDigests = Readonly<Record<EditionPart, string>>;

export interface EditionFigureKind {
  readonly code: IndicatorCode;
  readonly carbonScope: CarbonScope | null;
}
/** The figures that an edition has of every region: all indicators, those of carbon in both scopes. */
export const EDITION_FIGURES: readonly EditionFigureKind[] = INDICATOR_CODES.flatMap((code): EditionFigureKind[] =>
  getIndicator(code).measure === 'CARBON'
    ? [
        { code, carbonScope: 'TOTAL' },
        { code, carbonScope: 'BUILDING' },
      ]
    : [{ code, carbonScope: null }],
);

/** The versions of the definitions in force, by indicator. */
export const definitionVersions = (): Record<string, string> =>
  Object.fromEntries(INDICATOR_CODES.map((code) => [code, getIndicator(code).version]));
