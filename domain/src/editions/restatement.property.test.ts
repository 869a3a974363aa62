// Four causes that add up exactly, for whatever differs between two editions; and an edition that is verified is what was computed.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { MUNICIPAL_2020, PLAN_2020 } from '../factors/published-sets.js';
import type { FactorSet } from '../factors/factor-set.js';
import { findFigureFaults, findLedgerFaults, findSumFaults } from './check-edition.js';
import { EDITION_FIGURES, type EditionContent, type EditionSum } from './edition.js';
import { figuresOfEdition, type FigureBasis } from './edition-figures.js';
import { addSums, addUp, NO_COUNTS, noSums, SUM_ENTRIES, totalSums } from './edition-sums.js';
import { partLines } from './edition-text.js';
import { freezeFactors, thawFactors } from './frozen-factors.js';
import { restate, RESTATEMENT_CAUSES, type ChangedSums, type RestatedEdition, type VersionChange } from './restatement.js';

const PROVINCE = 500000;
const REGIONS = [500101, 500102, 500103, 500104];
const ALL = [PROVINCE, ...REGIONS];
const basis: FigureBasis = { tenantId: PROVINCE, period: '2020', electricityBasis: 'CALORIFIC', entries: SUM_ENTRIES };

/** One institution's month: which version each edition has of it, and where it counts. */
interface Report {
  readonly id: number;
  readonly oldVersion: number | null;
  readonly newVersion: number | null;
  readonly oldRegion: number;
  readonly newRegion: number;
}
const place = fc.constantFrom(...REGIONS);
const version = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null, freq: 3 });
const reports = fc
  .array(fc.record({ oldVersion: version, newVersion: version, oldRegion: place, newRegion: place }), { minLength: 1, maxLength: 25 })
  .map((rows) => rows.map((row, id): Report => ({ id, ...row })));
/** Whole regions that one of the two trees does not have: what counts in them counts in the first region there. */
const gone = fc.record({ old: fc.subarray(REGIONS.slice(1)), new: fc.subarray(REGIONS.slice(1)) });
const factorSets = fc.record({
  old: fc.constantFrom(PLAN_2020, MUNICIPAL_2020),
  new: fc.constantFrom(PLAN_2020, MUNICIPAL_2020),
});

/** Values of a report version, made of its numbers; every third has no water, every fifth uses coal. */
const versionSums = (id: number, number: number): bigint[] =>
  SUM_ENTRIES.map((entry) => {
    const amount = BigInt(((id + 3) * 7919 + number * 104_729) % 1_000_003);
    if (entry === 'REPORTS') return 1n;
    if (entry === 'WATER') return id % 3 === 0 ? 0n : amount;
    if (entry === 'WATER.MISSING') return id % 3 === 0 ? 1n : 0n;
    if (entry === 'COAL') return id % 5 === 0 ? amount : 0n;
    if (entry.includes('.') || entry === 'ON_TIME') return 0n;
    return amount;
  });

const editionOf = (
  own: readonly { regionId: number; sums: bigint[] }[],
  without: readonly number[],
  factorSet: FactorSet,
): RestatedEdition => {
  const regions = ALL.filter((id) => !without.includes(id));
  const places = regions.map((regionId) => ({
    regionId,
    parentId: regionId === PROVINCE ? null : PROVINCE,
    code: String(regionId),
    name: '',
    level: regionId === PROVINCE ? ('PROVINCE' as const) : ('COUNTY' as const),
    institutions: 0,
    expected: 0,
    approved: 0,
    waiting: 0,
    missing: 0,
  }));
  const parts = [
    ...addUp(
      regions.map((regionId) => ({ regionId, parentId: null })),
      own.map(({ regionId, sums: value }) => ({ regionId, value })),
      noSums(SUM_ENTRIES),
      addSums,
    ),
  ];
  const detailed = parts.map(([regionId, sums]): EditionSum => ({ regionId, type: 'EDUCATION', system: 'EDUCATION', ...NO_COUNTS, sums }));
  const totals = [...totalSums(SUM_ENTRIES, places, detailed)].map(([regionId, sums]): EditionSum => ({
    regionId,
    type: '',
    system: '',
    ...NO_COUNTS,
    sums,
  }));
  const sums = [...detailed, ...totals];
  return { basis, content: { places, sums, figures: figuresOfEdition(basis, sums, factorSet) }, factorSet };
};

const questionOf = (
  given: readonly Report[],
  without: { old: readonly number[]; new: readonly number[] },
  sets: { old: FactorSet; new: FactorSet },
) => {
  const within = (side: 'old' | 'new', region: number): number => (without[side].includes(region) ? REGIONS[0]! : region);
  const old = given.flatMap(({ id, oldVersion, oldRegion }) =>
    oldVersion === null ? [] : [{ regionId: within('old', oldRegion), sums: versionSums(id, oldVersion) }],
  );
  const next = given.flatMap(({ id, newVersion, newRegion }) =>
    newVersion === null ? [] : [{ regionId: within('new', newRegion), sums: versionSums(id, newVersion) }],
  );
  const changes = given.flatMap(({ id, oldVersion, newVersion, oldRegion }): ChangedSums[] => {
    if (oldVersion === newVersion) return [];
    const change: VersionChange = oldVersion === null ? 'LATE' : newVersion === null ? 'WITHDRAWN' : 'CORRECTED';
    const [minus, plus] = [oldVersion, newVersion].map((number) => (number === null ? noSums(SUM_ENTRIES) : versionSums(id, number)));
    return [{ regionId: within('old', oldRegion), change, sums: plus!.map((each, index) => each - minus![index]!) }];
  });
  return { old: editionOf(old, without.old, sets.old), new: editionOf(next, without.new, sets.new), changes };
};

const totalCodes = ['ENERGY_TOTAL', 'BUILDING_ENERGY', 'WATER_TOTAL', 'CARBON_TOTAL'];

test('the causes of every figure add up to its difference, exactly, for totals and ratios', () => {
  fc.assert(
    fc.property(reports, gone, factorSets, (given, without, sets) => {
      const rows = restate(questionOf(given, without, sets));
      expect(rows).toHaveLength(
        EDITION_FIGURES.length * new Set(ALL.filter((id) => !(without.old.includes(id) && without.new.includes(id)))).size,
      );
      for (const { code, before, after, difference, causes } of rows) {
        if (totalCodes.includes(code)) expect(difference).not.toBeNull();
        if (difference === null) expect(causes).toBeNull();
        else {
          expect(sum(Object.values(causes!)).toFixed()).toBe(difference.toFixed());
          expect(difference.toFixed()).toBe((after ?? new Decimal(0)).minus(before ?? 0).toFixed());
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('the causes of totals add up over the regions, and moving reports changes nothing of the whole', () => {
  fc.assert(
    fc.property(reports, gone, factorSets, (given, without, sets) => {
      const rows = restate(questionOf(given, without, sets));
      for (const { code, carbonScope, causes } of rows.filter(
        ({ regionId, code: each }) => regionId === PROVINCE && totalCodes.includes(each),
      )) {
        const parts = rows.filter((row) => row.regionId !== PROVINCE && row.code === code && row.carbonScope === carbonScope);
        for (const cause of RESTATEMENT_CAUSES)
          expect(sum(parts.map((part) => part.causes![cause])).toFixed()).toBe(causes![cause].toFixed());
        expect(causes!.REORGANISATION.toFixed()).toBe('0');
      }
    }),
    { numRuns: 25 },
  );
});

test('one thing that changed is the one cause', () => {
  const same = { old: [], new: [] };
  const sets = { old: PLAN_2020, new: PLAN_2020 };
  const unchanged: Report = { id: 1, oldVersion: 0, newVersion: 0, oldRegion: 500101, newRegion: 500101 };
  const causesOf = (report: Partial<Report>, factors = sets) => {
    const question = questionOf([unchanged, { ...unchanged, id: 2, ...report }], same, factors);
    const row = restate(question).find(({ regionId, code }) => regionId === 500101 && code === 'CARBON_TOTAL')!;
    return RESTATEMENT_CAUSES.filter((cause) => !row.causes![cause].isZero());
  };
  expect(causesOf({ oldVersion: null })).toEqual(['LATE_REPORT']);
  expect(causesOf({ newVersion: null })).toEqual(['LATE_REPORT']);
  expect(causesOf({ newVersion: 1 })).toEqual(['CORRECTION']);
  expect(causesOf({ newRegion: 500102 })).toEqual(['REORGANISATION']);
  expect(causesOf({}, { old: PLAN_2020, new: MUNICIPAL_2020 })).toEqual(['FACTOR']);
  expect(causesOf({})).toEqual([]);
});

const contentOf = (given: readonly Report[]): EditionContent => {
  const { content } = questionOf(given, { old: [], new: [] }, { old: PLAN_2020, new: PLAN_2020 }).old;
  const counts = content.sums.filter(({ type }) => type !== '').map(({ regionId, sums }) => ({ regionId, count: Number(sums[0]) }));
  const listed = counts
    .filter(({ count }) => count > 0)
    .map(({ regionId, count }) => ({ regionId, month: 202001, versions: Array.from({ length: count }, (_, n) => `i${n}:1`).join(',') }));
  return { ...content, reports: listed };
};

test('an edition as it was made has no fault, and one number that is changed anywhere is found', () => {
  fc.assert(
    fc.property(reports, fc.nat(), fc.nat(), (given, at, entry) => {
      const content = contentOf(given);
      const factorSet = thawFactors({ factorSetId: 'x', treeDay: '2020-12-31', factors: freezeFactors(PLAN_2020) });
      const ledger = content.sums.filter(({ type }) => type !== '').map(({ regionId, sums }) => ({ regionId, sums }));
      const faults = (found: EditionContent) => [
        ...findFigureFaults(basis, found, factorSet),
        ...findSumFaults(basis, found),
        ...findLedgerFaults(basis, found, SUM_ENTRIES, ledger),
      ];
      expect(faults(content)).toEqual([]);
      const sums = content.sums.map((row, index) =>
        index === at % content.sums.length
          ? { ...row, sums: row.sums.map((each, place) => (place === entry % SUM_ENTRIES.length ? each + 1n : each)) }
          : row,
      );
      expect(faults({ ...content, sums })).not.toEqual([]);
      const figures = content.figures.map((figure, index) =>
        index === at % content.figures.length ? { ...figure, institutions: figure.institutions + 1 } : figure,
      );
      expect(faults({ ...content, figures })).not.toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test('what is sealed does not depend on the order of rows, and does on each of them', () => {
  const content = contentOf(
    [0, 1, 2, 3].map((id) => ({ id, oldVersion: 0, newVersion: 0, oldRegion: REGIONS[id]!, newRegion: REGIONS[id]! })),
  );
  for (const part of ['places', 'sums', 'figures', 'reports'] as const) {
    const reversed = { ...content, [part]: [...content[part]].reverse() };
    expect(partLines(part, reversed)).toEqual(partLines(part, content));
    expect(partLines(part, { ...content, [part]: content[part].slice(1) })).not.toEqual(partLines(part, content));
  }
});
