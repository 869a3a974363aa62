// Disclosure control: what a reader could work out from all figures that it may read, of fewer institutions than it may know about.
import { echelon, isZero, normalised, rank, type Vector } from './residues.js';

/**
 * Report versions that are in the same cells, a cell being a place in an edition: no combination of figures tells them apart.
 * For each item, who uses it; null where that are so many that no minimum asks for more.
 */
export interface Block {
  readonly cells: readonly number[];
  readonly users: readonly (readonly string[] | null)[];
}
/** A sum that is shown of a cell: how much of each item is in it. */
export interface ShownSum {
  readonly cell: number;
  readonly weights: Vector;
}

const pick = (vector: Vector, indices: readonly number[]): number[] => indices.map((index) => vector[index]!);
/** Items that enough institutions use. */
const common = (users: Block['users'], minimum: number): number[] =>
  users.flatMap((list, item) => (list === null || list.length >= minimum ? [item] : []));

/** Whether every combination of the sums that is not nothing holds an item that enough institutions use. */
const covers = (sums: readonly Vector[], users: Block['users'], minimum: number): boolean => {
  const items = common(users, minimum);
  return rank(sums.map((weights) => pick(weights, items))) === rank(sums);
};

/** Users of each item in any of the blocks. */
const usersTogether = (blocks: readonly Block[]): Block['users'] =>
  blocks[0]!.users.map((_, item) => {
    const lists = blocks.map(({ users }) => users[item]!);
    return lists.some((list) => list === null) ? null : [...new Set(lists.flatMap((list) => list))];
  });

/**
 * Combinations of cells that leave out every block of `covered`: a basis of what is left of them in `open`, a column for each block.
 */
const remainders = (cells: readonly number[], covered: readonly Block[], open: readonly Block[]): number[][] => {
  const isIn = (cell: number, block: Block): number => (block.cells.includes(cell) ? 1 : 0);
  const rows = cells.map((cell) => [...covered, ...open].map((block) => isIn(cell, block)));
  const left = echelon(rows).filter((row) => isZero(row.slice(0, covered.length)));
  return echelon(left.map((row) => row.slice(covered.length)));
};

/** Blocks that every remainder holds in the same proportions: they come out together or not at all. */
const together = (blocks: readonly Block[], basis: readonly Vector[]): Block[][] => {
  const byDirection = new Map<string, Block[]>();
  blocks.forEach((block, index) => {
    const column = basis.map((row) => row[index]!);
    if (isZero(column)) return;
    const direction = normalised(column).join();
    byDirection.set(direction, [...(byDirection.get(direction) ?? []), block]);
  });
  return [...byDirection.values()];
};

/** A kind of sum, whatever its scale, and the cells of which it is shown. */
interface Kind {
  readonly weights: Vector;
  readonly cells: ReadonlySet<number>;
}
type Kinds = ReadonlyMap<string, Kind>;
const withSum = (kinds: Kinds, { cell, weights }: ShownSum): Kinds => {
  const direction = normalised(weights);
  const known = kinds.get(direction.join());
  return new Map(kinds).set(direction.join(), { weights: direction, cells: new Set([...(known?.cells ?? []), cell]) });
};
const kindsOf = (shown: readonly ShownSum[]): Kinds => shown.reduce(withSum, new Map<string, Kind>());

/** Kinds of sums that are independent of all others, and the cells of which one of them is shown. */
interface Strand {
  readonly weights: readonly Vector[];
  readonly cells: ReadonlySet<number>;
}
/** Each kind by itself; those that depend on each other (carbon under two factor sets) as one strand of all their cells. */
const strandsOf = (kinds: readonly Kind[]): Strand[] => {
  const whole = rank(kinds.map(({ weights }) => weights));
  const isFree = (kind: Kind): boolean => rank(kinds.flatMap((each) => (each === kind ? [] : [each.weights]))) < whole;
  const [free, bound] = [kinds.filter(isFree), kinds.filter((kind) => !isFree(kind))];
  const tied = { weights: echelon(bound.map(({ weights }) => weights)), cells: new Set(bound.flatMap(({ cells }) => [...cells])) };
  return [...free.map(({ weights, cells }) => ({ weights: [weights], cells })), ...(bound.length > 0 ? [tied] : [])];
};

const isolatesKinds = (blocks: readonly Block[], kinds: readonly Kind[], minimum: number): boolean => {
  const sumsOf = (block: Block): Vector[] =>
    kinds.filter(({ cells }) => block.cells.some((cell) => cells.has(cell))).map(({ weights }) => weights);
  const visible = blocks.map((block) => ({ block, sums: sumsOf(block) })).filter(({ sums }) => sums.length > 0);
  const isCovered = ({ block, sums }: (typeof visible)[number]): boolean => covers(sums, block.users, minimum);
  const covered = visible.filter(isCovered).map(({ block }) => block);
  const open = visible.map(({ block }) => block).filter((block) => !covered.includes(block));
  if (open.length === 0) return false;
  const strands = strandsOf(kinds).map((strand) => ({ ...strand, basis: remainders([...strand.cells], covered, open) }));
  const heldIn = (block: Block): Vector[] => {
    const at = open.indexOf(block);
    return strands.filter(({ basis }) => basis.some((row) => row[at] !== 0)).flatMap(({ weights }) => weights);
  };
  const remaining = strands.flatMap(({ basis }) => basis);
  return together(open, remaining).some((parts) => !covers(heldIn(parts[0]!), usersTogether(parts), minimum));
};

/**
 * Whether some linear combination of the sums, not nothing itself, is one of fewer institutions than the minimum. It errs on the side of
 * yes only. A combination that holds a block in which everything shown covers is one of enough institutions. Any other leaves all of
 * those out, so that each strand of it is made of remainders; blocks that all remainders hold in the same proportions count together, for the
 * strands that have any there.
 */
export const isolates = (blocks: readonly Block[], shown: readonly ShownSum[], minimum: number): boolean =>
  isolatesKinds(blocks, [...kindsOf(shown).values()], minimum);

/** Figures that are to be shown, each of one cell and made of one or more sums. */
export interface WantedFigure {
  readonly cell: number;
  readonly sums: readonly Vector[];
}

/**
 * Which of the figures may be shown beside what was ever shown, taken in their order: one that would, together with all before it,
 * isolate fewer institutions than the minimum is withheld.
 */
export const admitFigures = (
  blocks: readonly Block[],
  shownBefore: readonly ShownSum[],
  wanted: readonly WantedFigure[],
  minimum: number,
): boolean[] => {
  let shown = kindsOf(shownBefore);
  return wanted.map(({ cell, sums }) => {
    const more = sums.reduce((kinds, weights) => withSum(kinds, { cell, weights }), shown);
    if (isolatesKinds(blocks, [...more.values()], minimum)) return false;
    shown = more;
    return true;
  });
};
