// Reading what was typed into a form: every cell is judged on its own, so that one bad cell is one problem.
import { parseDecimal } from '../decimal.js';
import { problem, type Problem } from '../problems.js';
import { findItem, type Acquisition, type ItemCode, type ItemDefinition } from './items.js';
import { fenFromYuan, parseFixedPoint, shortFixedPoint, type FixedPoint } from './quantity.js';

/** One line of a form as it comes in: null quantity = missing, "0" = zero. */
export interface MeasureEntry {
  readonly item: string;
  readonly quantity?: string | null;
  readonly cost?: string | null;
  readonly acquisition: Acquisition;
  readonly notApplicable?: boolean | null;
  /** A stock value that is said to stand as before. */
  readonly carried?: boolean;
}

/** Items that are reported together: those of the monthly form, or of a yearly one. */
export interface ItemGroup<Code extends string> {
  find(code: string): (Pick<ItemDefinition, 'nameZh' | 'decimals' | 'costFormCode'> & { readonly code: Code }) | null;
}
type Item<Code extends string> = NonNullable<ReturnType<ItemGroup<Code>['find']>>;

export const MONTHLY_ITEMS: ItemGroup<ItemCode> = { find: findItem };

export interface ReadMeasure<Code extends string = ItemCode> {
  readonly item: Code;
  /** Null where not applicable. */
  readonly quantity: FixedPoint | null;
  readonly costFen: bigint | null;
  readonly acquisition: Acquisition;
  readonly notApplicable: boolean;
  readonly carried: boolean;
}
export interface ReadMeasures<Code extends string = ItemCode> {
  /** Items that were given; what is missing is not in the map. */
  readonly measures: ReadonlyMap<Code, ReadMeasure<Code>>;
  readonly problems: readonly Problem[];
}

const LARGEST_COST_FEN = 10n ** 15n;

/** Where an entry stands; the path to one of its fields is made for a problem only. */
interface EntryPlace {
  readonly path: readonly string[];
  readonly index: number;
}
const pathTo = ({ path, index }: EntryPlace, field: string): string[] => [...path, String(index), field];

const readCost = (item: Item<string>, text: string, place: EntryPlace): bigint | Problem => {
  const short = shortFixedPoint(text, 2);
  if (short !== null && short <= LARGEST_COST_FEN) return short;
  const [label, path] = [`${item.nameZh}费用`, pathTo(place, 'cost')];
  const yuan = parseDecimal(text.trim());
  if (!yuan) return problem('NOT_A_NUMBER', path, { item: label, actual: text });
  if (yuan.isNegative()) return problem('NEGATIVE', path, { item: label, actual: text });
  const fen = fenFromYuan(yuan);
  if (fen === null) return problem('TOO_MANY_DECIMALS', path, { item: label, decimals: 2, actual: text });
  return fen > LARGEST_COST_FEN ? problem('TOO_LARGE', path, { item: label, actual: text }) : fen;
};

const isProblem = (value: unknown): value is Problem => typeof value === 'object' && value !== null && 'code' in value;
const given = (text: string | null | undefined): text is string => text !== null && text !== undefined && text.trim() !== '';

const readQuantity = ({ nameZh, decimals }: Item<string>, text: string, place: EntryPlace): FixedPoint | Problem => {
  const quantity = parseFixedPoint(decimals, text);
  return typeof quantity === 'bigint' ? quantity : problem(quantity, pathTo(place, 'quantity'), { item: nameZh, actual: text, decimals });
};

const readEntry = <Code extends string>(
  entry: MeasureEntry,
  place: EntryPlace,
  group: ItemGroup<Code>,
): ReadMeasure<Code> | Problem | null => {
  const item = group.find(entry.item);
  if (!item) return problem('UNKNOWN_ITEM', pathTo(place, 'item'), { actual: entry.item });
  const notApplicable = entry.notApplicable ?? false;
  if (notApplicable && (given(entry.quantity) || given(entry.cost)))
    return problem('QUANTITY_NOT_APPLICABLE', pathTo(place, 'quantity'), { item: item.nameZh, actual: entry.quantity ?? entry.cost ?? '' });
  if (given(entry.cost) && item.costFormCode === null)
    return problem('NO_COST', pathTo(place, 'cost'), { item: item.nameZh, actual: entry.cost });
  const quantity = given(entry.quantity) ? readQuantity(item, entry.quantity, place) : null;
  if (isProblem(quantity)) return quantity;
  const costFen = given(entry.cost) ? readCost(item, entry.cost, place) : null;
  if (isProblem(costFen)) return costFen;
  if (quantity === null && costFen !== null) return problem('COST_WITHOUT_QUANTITY', pathTo(place, 'quantity'), { item: item.nameZh });
  if (quantity === null && !notApplicable) return null;
  return { item: item.code, quantity, costFen, acquisition: entry.acquisition, notApplicable, carried: entry.carried ?? false };
};

/** Reads the lines of a form; `path` leads to them. A line without quantity, not marked as not applicable, is missing. */
export const readMeasuresOf = <Code extends string>(
  group: ItemGroup<Code>,
  entries: readonly MeasureEntry[],
  path: readonly string[],
): ReadMeasures<Code> => {
  const measures = new Map<Code, ReadMeasure<Code>>();
  const problems: Problem[] = [];
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    const place = { path, index };
    if (seen.has(entry.item))
      problems.push(problem('DUPLICATE_ITEM', pathTo(place, 'item'), { item: group.find(entry.item)?.nameZh ?? entry.item }));
    seen.add(entry.item);
    const read = readEntry(entry, place, group);
    if (isProblem(read)) problems.push(read);
    else if (read) measures.set(read.item, read);
  });
  return { measures, problems };
};

/** The same for the monthly form. */
export const readMeasures = (entries: readonly MeasureEntry[], path: readonly string[]): ReadMeasures =>
  readMeasuresOf(MONTHLY_ITEMS, entries, path);
