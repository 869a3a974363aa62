// Whether an edition is still what was published: every figure from the frozen sums and factors, every total from its parts.
import type { FactorSet } from '../factors/factor-set.js';
import type { RegionId } from '../regions/region-tree.js';
import { isTotal, type EditionContent, type EditionFigure } from './edition.js';
import { figuresOfEdition, type FigureBasis } from './edition-figures.js';
import { addSums, noSums, totalSums } from './edition-sums.js';

/**
 * FIGURE_DIFFERS: a figure is not what sums and factors give. SUM_DIFFERS: a total is not the sum of its parts, or counts other reports than
 * are listed. CONTENT_CHANGED: a part is not what was sealed. SEAL_BROKEN: the head is not, or the hash. EDITION_MISSING: the chain
 * leaves out numbers, or one that was published is gone. CHAIN_BROKEN: an edition does not follow the one before. AUDIT_DIFFERS: the audit trail noted another hash. LEDGER_DIFFERS: the ledger gives other sums for the same
 * report versions, or has lost some.
 */
export const EDITION_FAULTS = [
  'FIGURE_DIFFERS',
  'SUM_DIFFERS',
  'CONTENT_CHANGED',
  'SEAL_BROKEN',
  'EDITION_MISSING',
  'CHAIN_BROKEN',
  'AUDIT_DIFFERS',
  'LEDGER_DIFFERS',
] as const;
export type EditionFaultKind = (typeof EDITION_FAULTS)[number];
export interface EditionFault {
  readonly kind: EditionFaultKind;
  /** Where it is one of a region. */
  readonly regionId: RegionId | null;
  /** Which figure, entry or part. */
  readonly what: string;
  readonly expected: string | null;
  readonly actual: string | null;
}

const figureKey = ({ regionId, code, carbonScope }: EditionFigure): string => `${regionId} ${code} ${carbonScope ?? ''}`;
/** All of a figure as one text: equal figures print alike. */
const print = (figure: EditionFigure | undefined): string | null =>
  figure === undefined
    ? null
    : [
        figure.value?.toFixed() ?? figure.reason,
        figure.numerator?.toFixed(),
        figure.stockMonths?.toFixed(),
        figure.institutions,
        figure.meteredShare?.toFixed(),
        figure.lumpSumShare?.toFixed(),
        figure.estimatedShare?.toFixed(),
        figure.missingItems,
        figure.provisionalFactor,
      ].join(' ');

/** Figures that are not what the edition's own sums and factors give; recomputed is expected. */
export const findFigureFaults = (basis: FigureBasis, content: EditionContent, factorSet: FactorSet): EditionFault[] => {
  const recomputed = new Map(figuresOfEdition(basis, content.sums, factorSet).map((figure) => [figureKey(figure), figure]));
  const stored = new Map(content.figures.map((figure) => [figureKey(figure), figure]));
  return [...new Set([...recomputed.keys(), ...stored.keys()])].flatMap((key): EditionFault[] => {
    const [expected, actual] = [print(recomputed.get(key)), print(stored.get(key))];
    if (expected === actual) return [];
    const { regionId, code, carbonScope } = (recomputed.get(key) ?? stored.get(key))!;
    return [{ kind: 'FIGURE_DIFFERS', regionId, what: carbonScope ? `${code} ${carbonScope}` : code, expected, actual }];
  });
};

const listed = (content: EditionContent): Map<RegionId, bigint> => {
  const counts = new Map<RegionId, bigint>();
  for (const { regionId, versions } of content.reports)
    counts.set(regionId, (counts.get(regionId) ?? 0n) + BigInt(versions.split(',').length));
  return counts;
};

/** Totals that are not the sum of their parts, entry by entry, and regions whose sums are of another number of reports than are listed. */
export const findSumFaults = ({ entries }: FigureBasis, content: EditionContent): EditionFault[] => {
  const regions = new Set(content.places.map((place) => place.regionId));
  const stray = content.sums.filter((sum) => !regions.has(sum.regionId));
  if (stray.length > 0)
    return stray.map(({ regionId }) => ({ kind: 'SUM_DIFFERS', regionId, what: 'REGION', expected: null, actual: String(regionId) }));
  const expected = totalSums(entries, content.places, content.sums);
  const totals = new Map(content.sums.filter(isTotal).map((total) => [total.regionId, total.sums]));
  const faults = [...expected].flatMap(([regionId, sums]) =>
    entries.flatMap((entry, index): EditionFault[] => {
      const actual = totals.get(regionId)?.[index];
      if (actual === sums[index]) return [];
      return [{ kind: 'SUM_DIFFERS', regionId, what: entry, expected: String(sums[index]), actual: actual?.toString() ?? null }];
    }),
  );
  return [...faults, ...findCountFaults(entries, content)];
};

const findCountFaults = (entries: readonly string[], content: EditionContent): EditionFault[] => {
  const at = entries.indexOf('REPORTS');
  const summed = new Map<RegionId, bigint>();
  for (const sum of content.sums.filter((each) => !isTotal(each)))
    summed.set(sum.regionId, (summed.get(sum.regionId) ?? 0n) + (sum.sums[at] ?? 0n));
  const counts = listed(content);
  return [...new Set([...summed.keys(), ...counts.keys()])].flatMap((regionId): EditionFault[] => {
    const [expected, actual] = [counts.get(regionId) ?? 0n, summed.get(regionId) ?? 0n];
    if (expected === actual) return [];
    return [{ kind: 'SUM_DIFFERS', regionId, what: 'LISTED_REPORTS', expected: String(expected), actual: String(actual) }];
  });
};

/** The sums of the listed versions of a region's own institutions, as the ledger has them now. */
export interface LedgerSum {
  readonly regionId: RegionId;
  readonly sums: readonly bigint[];
}

/** Entries of which the ledger gives another sum for the report versions that the edition lists. */
export const findLedgerFaults = (
  { entries }: FigureBasis,
  content: EditionContent,
  ledgerEntries: readonly string[],
  ledger: readonly LedgerSum[],
): EditionFault[] => {
  const frozen = new Map<RegionId, bigint[]>();
  for (const { regionId, sums } of content.sums.filter((sum) => !isTotal(sum)))
    frozen.set(regionId, addSums(frozen.get(regionId) ?? noSums(entries), sums));
  const found = new Map(ledger.map(({ regionId, sums }) => [regionId, sums]));
  return [...new Set([...frozen.keys(), ...found.keys()])].flatMap((regionId) =>
    ledgerEntries.flatMap((entry, index): EditionFault[] => {
      const expected = frozen.get(regionId)?.[entries.indexOf(entry)] ?? 0n;
      const actual = found.get(regionId)?.[index] ?? 0n;
      if (expected === actual) return [];
      return [{ kind: 'LEDGER_DIFFERS', regionId, what: entry, expected: String(expected), actual: String(actual) }];
    }),
  );
};
