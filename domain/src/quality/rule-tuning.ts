// What a province may tune, as it is entered, kept and read again: each setting within bounds, unknown ones named.
import { Decimal, parseDecimal } from '../decimal.js';
import { FLOW_CODES, isFlow, type FlowCode, type StockCode } from '../items/items.js';
import { problem, type Problem } from '../problems.js';
import type { PriceReference } from './reference-tables.js';
import { isHardRule, RULE_CODES, type SoftRuleCode } from './rule-codes.js';
import { DEFAULT_RULES, type Distance, type RuleSettings } from './rule-settings.js';

/** What a review asks for in a province, beside what the rules notice. */
export interface ReviewPolicy {
  /** Every warning must have been explained before a report is approved. */
  readonly requireExplanations: boolean;
  /** Whoever approves is not whoever submitted. */
  readonly twoPersons: boolean;
}
export const DEFAULT_REVIEW: ReviewPolicy = { requireExplanations: false, twoPersons: false };

/** Rules and review of a province at a time. */
export interface RulesInForce {
  readonly settings: RuleSettings;
  readonly review: ReviewPolicy;
}

type TunedDistance = 'outOfSeason' | 'outOfSeasonOnBill' | 'slip' | 'energyPerAreaAlone' | 'energyPerAreaBesidePeers';
type TunedNumber = 'stockChangePercent' | 'leastPeers' | 'priceAgreesPercent' | 'priceChangePercent';

/** As JSON keeps it; numbers as text. What is not there is the platform's default. */
export interface RuleTuning extends Partial<ReviewPolicy>, Partial<Record<TunedNumber, string>> {
  readonly disabled?: readonly SoftRuleCode[];
  readonly requiredStocks?: readonly StockCode[];
  readonly watchedStocks?: readonly StockCode[];
  readonly distances?: Partial<Record<TunedDistance, { readonly spreads: string; readonly factor: string }>>;
  readonly prices?: Partial<Record<FlowCode, PriceReference>>;
}

interface Bounds {
  readonly from: string;
  readonly to: string;
  readonly whole?: boolean;
}
export const TUNED_NUMBERS: Readonly<Record<TunedNumber, Bounds>> = {
  stockChangePercent: { from: '1', to: '100' },
  // Fewer would tell a reporter what single neighbours report.
  leastPeers: { from: '8', to: '1000', whole: true },
  priceAgreesPercent: { from: '0.1', to: '50' },
  priceChangePercent: { from: '1', to: '500' },
};
export const TUNED_DISTANCES: readonly TunedDistance[] = [
  'outOfSeason',
  'outOfSeasonOnBill',
  'slip',
  'energyPerAreaAlone',
  'energyPerAreaBesidePeers',
];
const SPREADS: Bounds = { from: '1', to: '20' };
const FACTOR: Bounds = { from: '1.01', to: '100' };
const PRICE: Bounds = { from: '0.0001', to: '1000000' };
/** Stocks that a rule can watch or ask for: those of which the past is read. */
export const TUNED_STOCKS: readonly StockCode[] = ['FLOOR_AREA', 'ENERGY_USERS', 'STAFF', 'VEHICLES'];
const SOFT_RULES = RULE_CODES.filter((code): code is SoftRuleCode => !isHardRule(code));
const LONGEST_SOURCE = 200;

type Path = readonly string[];
interface Reading {
  readonly problems: Problem[];
}
type Reader<T> = (value: unknown, path: Path, reading: Reading) => T | undefined;

/** As somebody would write it: no quotes around text or an exact number, a list as its entries. */
const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(shown).join('、');
  if (value instanceof Decimal) return value.toFixed();
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
};
const refuse = (expected: string, value: unknown, path: Path, { problems }: Reading): undefined => {
  problems.push(problem('SETTING_OUT_OF_RANGE', path, { key: path.at(-1)!, expected, actual: shown(value) }));
  return undefined;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const record =
  (keys: readonly string[], describe: string): Reader<Readonly<Record<string, unknown>>> =>
  (value, path, reading) => {
    if (!isRecord(value)) return refuse(describe, value, path, reading);
    for (const key of Object.keys(value)) {
      if (!keys.includes(key))
        reading.problems.push(problem('UNKNOWN_SETTING', [...path, key], { actual: key, expected: keys.join('、') }));
    }
    return value;
  };

const numberWithin =
  ({ from, to, whole }: Bounds): Reader<string> =>
  (value, path, reading) => {
    const text = value instanceof Decimal ? value.toFixed() : typeof value === 'number' ? String(value) : value;
    const number = typeof text === 'string' ? parseDecimal(text) : null;
    const fits = number !== null && number.gte(from) && number.lte(to) && (!whole || number.isInteger());
    return fits ? number.toFixed() : refuse(`${from} 至 ${to} 的${whole ? '整数' : '数'}`, value, path, reading);
  };
const flag: Reader<boolean> = (value, path, reading) =>
  typeof value === 'boolean' ? value : refuse('true 或 false', value, path, reading);

/** Each of a closed list at most once. */
const someOf =
  <T extends string>(all: readonly T[]): Reader<T[]> =>
  (value, path, reading) => {
    if (!Array.isArray(value)) return refuse('列表', value, path, reading);
    const known = value.filter((each): each is T => all.includes(each as T));
    if (known.length !== value.length || new Set(known).size !== known.length)
      return refuse(`${all.join('、')}，各至多一次`, value, path, reading);
    return known;
  };

const distance: Reader<{ spreads: string; factor: string }> = (value, path, reading) => {
  const given = record(['spreads', 'factor'], 'spreads 和 factor')(value, path, reading);
  if (!given) return undefined;
  const spreads = numberWithin(SPREADS)(given['spreads'], [...path, 'spreads'], reading);
  const factor = numberWithin(FACTOR)(given['factor'], [...path, 'factor'], reading);
  return spreads && factor ? { spreads, factor } : undefined;
};

const price: Reader<PriceReference> = (value, path, reading) => {
  const given = record(['from', 'to', 'source'], 'from、to 和 source')(value, path, reading);
  if (!given) return undefined;
  const from = numberWithin(PRICE)(given['from'], [...path, 'from'], reading);
  const to = numberWithin(PRICE)(given['to'], [...path, 'to'], reading);
  const source = typeof given['source'] === 'string' ? given['source'].trim() : '';
  if (source === '' || source.length > LONGEST_SOURCE)
    return refuse(`价格来源，1 至 ${LONGEST_SOURCE} 个字符`, given['source'], [...path, 'source'], reading);
  if (!from || !to) return undefined;
  return new Decimal(to).gte(from) ? { from, to, source } : refuse(`不小于 ${from}`, to, [...path, 'to'], reading);
};

/** The entries of a record, each by one reader. */
const entries =
  <K extends string, T>(keys: readonly K[], reader: Reader<T>): Reader<Partial<Record<K, T>>> =>
  (value, path, reading) => {
    const given = record(keys, '对象')(value, path, reading);
    if (!given) return undefined;
    const read: Partial<Record<K, T>> = {};
    for (const key of keys) {
      const one = given[key] === undefined ? undefined : reader(given[key], [...path, key], reading);
      if (one !== undefined) read[key] = one;
    }
    return read;
  };

const readers: { readonly [K in keyof RuleTuning]-?: Reader<NonNullable<RuleTuning[K]>> } = {
  disabled: someOf(SOFT_RULES),
  requiredStocks: someOf(TUNED_STOCKS),
  watchedStocks: someOf(TUNED_STOCKS),
  stockChangePercent: numberWithin(TUNED_NUMBERS.stockChangePercent),
  leastPeers: numberWithin(TUNED_NUMBERS.leastPeers),
  priceAgreesPercent: numberWithin(TUNED_NUMBERS.priceAgreesPercent),
  priceChangePercent: numberWithin(TUNED_NUMBERS.priceChangePercent),
  distances: entries(TUNED_DISTANCES, distance),
  prices: entries(FLOW_CODES, price),
  requireExplanations: flag,
  twoPersons: flag,
};

/** Reads a tuning, all that is wrong with it in one go. Null and undefined are left out: the default holds. */
export const readRuleTuning = (value: unknown, path: Path): { readonly tuning: RuleTuning; readonly problems: readonly Problem[] } => {
  const reading: Reading = { problems: [] };
  const given = record(Object.keys(readers), '对象')(value, path, reading) ?? {};
  const tuning: Record<string, unknown> = {};
  for (const [key, reader] of Object.entries(readers) as [string, Reader<unknown>][]) {
    const one = given[key] === undefined || given[key] === null ? undefined : reader(given[key], [...path, key], reading);
    if (one !== undefined) tuning[key] = one;
  }
  return { tuning: tuning, problems: reading.problems };
};

const numbersOf = (tuning: RuleTuning): Partial<Record<TunedNumber, number>> =>
  Object.fromEntries(
    (Object.keys(TUNED_NUMBERS) as TunedNumber[]).flatMap((key) => (tuning[key] === undefined ? [] : [[key, Number(tuning[key])]])),
  );
const distancesOf = ({ distances = {} }: RuleTuning): Partial<Record<TunedDistance, Distance>> =>
  Object.fromEntries(
    Object.entries(distances).map(([key, { spreads, factor }]) => [key, { spreads: Number(spreads), factor: Number(factor) }]),
  );

/** The defaults with what the province has set; `version` names both, as each finding keeps it. */
export const tunedRules = (tuning: RuleTuning, version: number | null, defaults: RuleSettings = DEFAULT_RULES): RulesInForce => ({
  settings: {
    ...defaults,
    version: version === null ? defaults.version : `${defaults.version}+${version}`,
    disabled: tuning.disabled ?? defaults.disabled,
    requiredStocks: tuning.requiredStocks ?? defaults.requiredStocks,
    watchedStocks: tuning.watchedStocks ?? defaults.watchedStocks,
    prices: Object.fromEntries(Object.entries(tuning.prices ?? {}).filter(([item]) => isFlow(item))),
    ...numbersOf(tuning),
    ...distancesOf(tuning),
  },
  review: {
    requireExplanations: tuning.requireExplanations ?? DEFAULT_REVIEW.requireExplanations,
    twoPersons: tuning.twoPersons ?? DEFAULT_REVIEW.twoPersons,
  },
});
export const DEFAULT_RULES_IN_FORCE: RulesInForce = tunedRules({}, null);
