// What a new edition says differently from an old one of the same period, and why: four causes that add up to the difference exactly.
import { ZERO, type Decimal } from '../decimal.js';
import type { FactorSet } from '../factors/factor-set.js';
import type { CarbonScope, IndicatorCode } from '../indicators/definitions.js';
import { getIndicator } from '../indicators/definitions.js';
import type { FigureReason } from '../problems.js';
import type { RegionId } from '../regions/region-tree.js';
import { EDITION_FIGURES, isTotal, type EditionContent, type EditionFigure, type EditionFigureKind } from './edition.js';
import { figuresOfTotal, type FigureBasis } from './edition-figures.js';
import { addSums, addUp, noSums, NO_COUNTS } from './edition-sums.js';

/**
 * LATE_REPORT: months of institutions that only the new edition has, less those that only the old one has (withdrawn since). CORRECTION: another
 * version of the same month. REORGANISATION: the region in which reports count. FACTOR: factor set, conversion of electricity, or
 * version of a definition.
 */
export const RESTATEMENT_CAUSES = ['LATE_REPORT', 'CORRECTION', 'REORGANISATION', 'FACTOR'] as const;
export type RestatementCause = (typeof RESTATEMENT_CAUSES)[number];

/** How a difference between report versions enters the sums of a region: where they counted in the old edition. */
export const VERSION_CHANGES = ['LATE', 'WITHDRAWN', 'CORRECTED'] as const;
export type VersionChange = (typeof VERSION_CHANGES)[number];
/** What report versions of a kind change in the sums of a region's own institutions: what is in the old edition only counts negative. */
export interface ChangedSums {
  readonly regionId: RegionId;
  readonly change: VersionChange;
  readonly sums: readonly bigint[];
}

export interface RestatedEdition {
  readonly basis: FigureBasis;
  readonly content: Pick<EditionContent, 'places' | 'sums' | 'figures'>;
  readonly factorSet: FactorSet;
}
export interface RestatementQuestion {
  readonly old: RestatedEdition;
  readonly new: RestatedEdition;
  /** In the order of the old edition's entries. */
  readonly changes: readonly ChangedSums[];
}

/** NOT_IN_TREE: the edition's tree does not have the region. */
export type RestatedReason = FigureReason | 'NOT_IN_TREE';
export interface RestatementRow {
  readonly regionId: RegionId;
  readonly code: IndicatorCode;
  readonly carbonScope: CarbonScope | null;
  readonly before: Decimal | null;
  readonly beforeReason: RestatedReason | null;
  readonly after: Decimal | null;
  readonly afterReason: RestatedReason | null;
  /** After − before; a total of nothing counts as zero. Null where either is unknown. */
  readonly difference: Decimal | null;
  /** Together the difference, exactly. Null where that is. */
  readonly causes: Readonly<Record<RestatementCause, Decimal>> | null;
}

type Sums = readonly bigint[];
/** The sums of a region as they are after each step; null where there is no such region in the tree of the step. */
interface Steps {
  readonly before: Sums | null;
  readonly reported: Sums | null;
  readonly corrected: Sums | null;
  readonly after: Sums | null;
}

type Figures = ReadonlyMap<string, EditionFigure>;
const NO_FIGURES: Figures = new Map();
const keyOf = ({ code, carbonScope }: EditionFigureKind): string => `${code} ${carbonScope ?? ''}`;
const figuresByKey = (figures: readonly EditionFigure[]): Figures => new Map(figures.map((figure) => [keyOf(figure), figure]));
const byRegion = (figures: readonly EditionFigure[]): Map<RegionId, Figures> => {
  const regions = new Map<RegionId, EditionFigure[]>();
  for (const figure of figures) regions.set(figure.regionId, [...(regions.get(figure.regionId) ?? []), figure]);
  return new Map([...regions].map(([regionId, own]) => [regionId, figuresByKey(own)]));
};

/** What a figure amounts to in a difference: a total without a report or a region is zero, a ratio without its parts is unknown. */
const amountOf = (kind: EditionFigureKind, figure: EditionFigure | undefined): Decimal | null => {
  if (figure?.value) return figure.value;
  const nothing = figure === undefined || figure.reason === 'NO_DATA';
  return nothing && getIndicator(kind.code).denominator === null ? ZERO : null;
};

const totalsOf = ({ sums }: RestatedEdition['content']): Map<RegionId, Sums> =>
  new Map(sums.filter(isTotal).map((total) => [total.regionId, total.sums]));

const stepsOf = ({ old, new: next, changes }: RestatementQuestion): Map<RegionId, Steps> => {
  const [before, after] = [totalsOf(old.content), totalsOf(next.content)];
  const { entries } = old.basis;
  const changed = (kinds: readonly VersionChange[]): Map<RegionId, Sums> =>
    addUp<Sums>(
      old.content.places,
      changes.filter(({ change }) => kinds.includes(change)).map(({ regionId, sums }) => ({ regionId, value: sums })),
      noSums(entries),
      addSums,
    );
  const [late, corrected] = [changed(['LATE', 'WITHDRAWN']), changed(['CORRECTED'])];
  return new Map(
    [...new Set([...before.keys(), ...after.keys()])].map((regionId) => {
      const own = before.get(regionId) ?? null;
      const reported = own && addSums(own, late.get(regionId)!);
      return [
        regionId,
        {
          before: own,
          reported,
          corrected: reported && addSums(reported, corrected.get(regionId)!),
          after: inOrderOf(entries, next.basis.entries, after.get(regionId) ?? null),
        },
      ];
    }),
  );
};

/** Sums of another edition in the order of these entries. */
const inOrderOf = (entries: readonly string[], given: readonly string[], sums: Sums | null): Sums | null =>
  sums && entries.map((entry) => sums[given.indexOf(entry)] ?? 0n);

/** The figures of sums as the old edition converted them. */
const oldFigures = ({ basis, factorSet }: RestatedEdition, regionId: RegionId, sums: Sums | null): Figures =>
  sums === null ? NO_FIGURES : figuresByKey(figuresOfTotal(basis, { regionId, type: '', system: '', ...NO_COUNTS, sums }, factorSet));

type Causes = Record<RestatementCause, Decimal>;
/** Each step's change goes to its cause; a step that cannot be computed leaves its change to the next one that can. */
const telescope = (first: Decimal, steps: readonly (readonly [RestatementCause, Decimal | null])[]): Causes => {
  const causes: Causes = { LATE_REPORT: ZERO, CORRECTION: ZERO, REORGANISATION: ZERO, FACTOR: ZERO };
  let known = first;
  for (const [cause, amount] of steps) {
    if (amount === null) continue;
    causes[cause] = causes[cause].plus(amount.minus(known));
    known = amount;
  }
  return causes;
};

const restateRegion = (
  question: RestatementQuestion,
  regionId: RegionId,
  steps: Steps,
  before: Figures,
  after: Figures,
): RestatementRow[] => {
  const { old } = question;
  const figuresAfter = (step: keyof Steps): Figures => oldFigures(old, regionId, steps[step]);
  const [recomputed, reported, corrected, moved] = [
    figuresAfter('before'),
    figuresAfter('reported'),
    figuresAfter('corrected'),
    figuresAfter('after'),
  ] as const;
  return EDITION_FIGURES.map((kind): RestatementRow => {
    const at = (figures: Figures): EditionFigure | undefined => figures.get(keyOf(kind));
    const amount = (figures: Figures): Decimal | null => amountOf(kind, at(figures));
    const [from, to] = [amount(before), amount(after)];
    const causes =
      from === null || to === null
        ? null
        : telescope(from, [
            // Zero, unless the definition of the old edition is not today's.
            ['FACTOR', amount(recomputed)],
            ['LATE_REPORT', amount(reported)],
            ['CORRECTION', amount(corrected)],
            ['REORGANISATION', amount(moved)],
            ['FACTOR', to],
          ]);
    return {
      regionId,
      ...kind,
      before: at(before)?.value ?? null,
      beforeReason: at(before) ? at(before)!.reason : 'NOT_IN_TREE',
      after: at(after)?.value ?? null,
      afterReason: at(after) ? at(after)!.reason : 'NOT_IN_TREE',
      difference: from && to && to.minus(from),
      causes,
    };
  });
};
/**
 * The difference of every figure of every region in either tree, by cause, by substituting one thing after the other: first the reports
 * (as the old tree and factors count them), then their corrections, then the tree, then the factors and definitions. Each cause is the
 * figure after its step less the one before it, for ratios too (numerator and denominator move together), so that they add up by
 * construction; totals of regions add up cause by cause. The order is part of what the causes mean: interactions go to the later one.
 */
export const restate = (question: RestatementQuestion): RestatementRow[] => {
  const [before, after] = [byRegion(question.old.content.figures), byRegion(question.new.content.figures)];
  return [...stepsOf(question)]
    .sort(([a], [b]) => a - b)
    .flatMap(([regionId, steps]) =>
      restateRegion(question, regionId, steps, before.get(regionId) ?? NO_FIGURES, after.get(regionId) ?? NO_FIGURES),
    );
};
