// An attacker who knows every rule and tries every combination of what is shown, on random provinces.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { admitFigures, type Block, type ShownSum, type WantedFigure } from './disclosure.js';

const MINIMUM = 3;
/** Items: building energy, motor fuel, water, people. Figures: what the joint view shows, with made-up factors. */
const FIGURES: readonly (readonly (readonly number[])[])[] = [
  [[2, 3, 0, 0]], // all energy
  [[0, 0, 1, 0]], // water
  [[2, 0, 0, 0]], // energy of buildings
  [[5, 7, 0, 0]], // carbon
  [[5, 0, 0, 0]], // carbon of buildings
  [
    [2, 3, 0, 0],
    [0, 0, 0, 1],
  ], // energy a person
  [
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ], // water a person
];
const ITEMS = 4;

/** A report version of an institution and a month: where it stands, and which items it uses. */
interface Version {
  readonly institution: number;
  readonly month: number;
  readonly version: number;
  readonly region: number;
  readonly uses: readonly boolean[];
}
/** An edition is of months and lists one version of each report in it; cells are the province and its groups of regions. */
interface Edition {
  readonly versions: readonly Version[];
}
const GROUPS: readonly (readonly number[])[] = [[0, 1, 2, 3], [0], [0, 1], [2]];

const region = fc.integer({ min: 0, max: 3 });
const uses = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }).map((flags) => [...flags, true]);
const institution = fc.record({ region, uses });
/** Of an edition: its months, who is late for it, whose report was corrected before it, and who moved. */
const edition = (institutions: number) => {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: institutions - 1 }), { maxLength: 4 });
  const months = fc.constantFrom<readonly number[]>([1], [2], [1, 2], [1, 2, 3], [3]);
  return fc.record({
    months,
    late: some,
    corrected: some,
    moved: fc.uniqueArray(fc.integer({ min: 0, max: institutions - 1 }), { maxLength: 1 }),
  });
};
const history = fc.integer({ min: 3, max: 9 }).chain((count) =>
  fc.record({
    institutions: fc.array(institution, { minLength: count, maxLength: count }),
    editions: fc.array(edition(count), { minLength: 1, maxLength: 4 }),
  }),
);
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const editionsOf = ({ institutions, editions }: History): Edition[] =>
  editions.map(({ months, late, corrected, moved }, index) => ({
    versions: institutions.flatMap((each, id) =>
      late.includes(id)
        ? []
        : months.map((month) => ({
            institution: id,
            month,
            version: corrected.includes(id) ? index + 2 : 1,
            region: moved.includes(id) ? (each.region + 1) % 4 : each.region,
            uses: each.uses,
          })),
    ),
  }));

const cellNumber = (edition: number, group: number): number => edition * GROUPS.length + group;
const keyOf = ({ institution: id, month, version }: Version): string => `${id} ${month} ${version}`;

/** Every report version with the cells that it is in. */
const placed = (editions: readonly Edition[]): Map<string, { version: Version; cells: number[] }> => {
  const found = new Map<string, { version: Version; cells: number[] }>();
  editions.forEach(({ versions }, index) =>
    versions.forEach((version) => {
      const entry = found.get(keyOf(version)) ?? { version, cells: [] };
      GROUPS.forEach((regions, group) => regions.includes(version.region) && entry.cells.push(cellNumber(index, group)));
      found.set(keyOf(version), entry);
    }),
  );
  return found;
};
const blocksOf = (editions: readonly Edition[]): Block[] => {
  const bySignature = new Map<string, { cells: number[]; versions: Version[] }>();
  for (const { version, cells } of placed(editions).values()) {
    const block = bySignature.get(cells.join()) ?? { cells, versions: [] };
    block.versions.push(version);
    bySignature.set(cells.join(), block);
  }
  const usersOf = (versions: readonly Version[], item: number): string[] => [
    ...new Set(versions.filter((version) => version.uses[item]).map((version) => String(version.institution))),
  ];
  return [...bySignature.values()].map(({ cells, versions }) => ({
    cells,
    users: Array.from({ length: ITEMS }, (_, item) => {
      const users = usersOf(versions, item);
      return users.length >= MINIMUM ? null : users;
    }),
  }));
};

const wantedOf = (edition: number): WantedFigure[] =>
  GROUPS.flatMap((_, group) => FIGURES.map((sums) => ({ cell: cellNumber(edition, group), sums })));
/** What is shown when every edition is released in turn, each beside all before it. */
const release = (editions: readonly Edition[], admit: typeof admitFigures): ShownSum[] => {
  const shown: ShownSum[] = [];
  editions.forEach((_, index) => {
    const wanted = wantedOf(index);
    const admitted = admit(blocksOf(editions.slice(0, index + 1)), shown, wanted, MINIMUM);
    wanted.forEach(({ cell, sums }, at) => admitted[at] && shown.push(...sums.map((weights) => ({ cell, weights }))));
  });
  return shown;
};

/** Rank by fractions of whole numbers: nothing in common with the rule's own arithmetic. */
const rankOf = (rows: readonly (readonly bigint[])[]): number => {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const at = left.findIndex((row, index) => index >= rank && row[column] !== 0n);
    if (at < 0) continue;
    [left[rank], left[at]] = [left[at]!, left[rank]!];
    const pivot = left[rank]!;
    for (let index = rank + 1; index < left.length; index += 1) {
      const row = left[index]!;
      const factor = row[column]!;
      if (factor !== 0n) left[index] = row.map((value, i) => value * pivot[column]! - factor * pivot[i]!);
    }
    rank += 1;
  }
  return rank;
};

/** What may be shown of the province as a whole, of all that might be. */
const shareShown = (history: History): number => {
  const editions = editionsOf(history);
  const first = release(editions.slice(0, 1), admitFigures).filter(({ cell }) => cell === cellNumber(0, 0));
  return first.length / FIGURES.flat().length;
};

/** All institutions but as many as are below the minimum, in every way. */
const coalitions = (institutions: number): number[][] => {
  const all = Array.from({ length: institutions }, (_, id) => id);
  return all.flatMap((a) => all.filter((b) => b > a).map((b) => [a, b]));
};

/**
 * The first few institutions whose values, or a mix of theirs alone, come out of some combination of the sums shown: the sums span
 * more than what they span without those institutions. Who uses nothing of an item is known to use nothing.
 */
const attack = (editions: readonly Edition[], shown: readonly ShownSum[], institutions: number): number[] | null => {
  const versions = [...placed(editions).values()];
  const rowOf =
    (without: readonly number[]) =>
    (sum: ShownSum): bigint[] =>
      versions.flatMap(({ version, cells }) =>
        sum.weights.map((weight, item) =>
          cells.includes(sum.cell) && version.uses[item] && !without.includes(version.institution) ? BigInt(weight) : 0n,
        ),
      );
  const whole = rankOf(shown.map(rowOf([])));
  return coalitions(institutions).find((few) => rankOf(shown.map(rowOf(few))) < whole) ?? null;
};

describe('of whatever was shown, edition after edition', () => {
  test('no combination is one of fewer institutions than the minimum', () => {
    fc.assert(
      fc.property(history, (each) => {
        const editions = editionsOf(each);
        expect(attack(editions, release(editions, admitFigures), each.institutions.length)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  test('not everything is withheld: of most provinces of some size the first edition is shown', () => {
    const large = fc.sample(history, { numRuns: 80, seed: 2 }).filter((each) => each.institutions.length >= 8);
    expect(large.filter((each) => shareShown(each) > 0.4).length).toBeGreaterThan(large.length / 2);
  });

  test('the attacker finds somebody where nothing is withheld, or only what is small by itself', () => {
    const everything: typeof admitFigures = (_, __, wanted) => wanted.map(() => true);
    const primaryOnly: typeof admitFigures = (blocks, _, wanted) =>
      wanted.map(({ cell }) => {
        const inCell = blocks.filter((block) => block.cells.includes(cell)).map(({ users }) => users[ITEMS - 1]!);
        return inCell.some((users) => users === null) || new Set(inCell.flat()).size >= MINIMUM;
      });
    for (const admit of [everything, primaryOnly]) {
      const samples = fc.sample(history, { numRuns: 40, seed: 1 });
      const found = samples.filter((each) => attack(editionsOf(each), release(editionsOf(each), admit), each.institutions.length) !== null);
      expect(found.length).toBeGreaterThan(12);
    }
  });
});
