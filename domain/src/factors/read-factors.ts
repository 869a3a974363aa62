// Factors as a bureau enters them: each with its unit and its source, judged one by one, and put in place of those of another set.
import { Decimal, parseDecimal } from '../decimal.js';
import { ENERGY_FLOWS, getItem, isFlow, type FlowCode } from '../items/items.js';
import { problem, type Problem } from '../problems.js';
import { factorKey, factorRowsOf, type FactorRow, type FactorUse } from './factor-rows.js';
import { SHIPPED_FACTOR_SETS } from './published-sets.js';

/** Which factor is meant. Province and year where the use has them. */
export interface FactorName {
  readonly use: FactorUse;
  readonly item: string;
  readonly province?: string | null;
  readonly year?: number | null;
}
/** A factor as it was typed: text, so that one bad number is one bad factor. */
export interface FactorEntry extends FactorName {
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly provisional: boolean;
}
export interface FactorContext {
  /** The province that publishes: whose grid factors are meant where none is named. */
  readonly own: number;
  /** Provinces that there are. */
  readonly provinces: ReadonlySet<number>;
}

type Path = readonly string[];
type Key = Pick<FactorRow, 'use' | 'item' | 'province' | 'year'>;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2060;
const LONGEST_SOURCE = 500;
const shown = (value: string | number | null | undefined): string => String(value ?? '');

const itemsOf = (use: FactorUse): readonly FlowCode[] => {
  if (use === 'GRID_CARBON' || use === 'EQUIVALENT_ELECTRICITY') return ['ELECTRICITY'];
  // Electricity's carbon is the grid's, by province and year.
  return use === 'CARBON' ? ENERGY_FLOWS.filter((item) => item !== 'ELECTRICITY') : ENERGY_FLOWS;
};
const needsYear = (use: FactorUse): boolean => use === 'GRID_CARBON' || use === 'EQUIVALENT_ELECTRICITY';

const badField = (path: Path, field: string, expected: string, actual: string | number | null | undefined): Problem =>
  problem('BAD_FIELD', path, { field, expected, actual: shown(actual) });

/** Reads which factor is meant; what is wrong goes to `problems`. */
const readName = ({ use, item, province, year }: FactorName, { own, provinces }: FactorContext, path: Path, problems: Problem[]): Key => {
  const items = itemsOf(use);
  if (!isFlow(item) || !items.includes(item)) problems.push(badField([...path, 'item'], '品种', items.join('、'), item));
  const ofProvince = province == null || province === '' ? null : province;
  if (use !== 'GRID_CARBON' && ofProvince !== null)
    problems.push(badField([...path, 'province'], '省（市）', '空（仅电网因子分省）', province));
  if (use === 'GRID_CARBON' && ofProvince !== null && !(/^\d{6}$/.test(ofProvince) && provinces.has(Number(ofProvince))))
    problems.push(problem('UNKNOWN_REGION', [...path, 'province'], { actual: shown(province) }));
  const years = `${FIRST_YEAR} 至 ${LAST_YEAR} 的年份`;
  if (!needsYear(use) && year != null) problems.push(badField([...path, 'year'], '年份', '空（该系数不分年）', year));
  if (needsYear(use) && !(Number.isInteger(year) && year! >= FIRST_YEAR && year! <= LAST_YEAR))
    problems.push(badField([...path, 'year'], '年份', years, year));
  return { use, item: item as FlowCode, province: use === 'GRID_CARBON' ? Number(ofProvince ?? own) : 0, year: year ?? 0 };
};

/** "tCO2/kWh" → "kgCO2/kWh". */
const inKilograms = (unit: string): string => unit.replace(/^tce/, 'kgce').replace(/^tCO2/, 'kgCO2');
/** How many of the canonical unit one of the printed unit is; null for a unit that is not this factor's. */
const unitScale = (canonical: string, unit: string): string | null => {
  if (unit === canonical) return '1';
  return unit === inKilograms(canonical) ? '0.001' : null;
};
const canonicalUnit = (use: FactorUse, item: FlowCode): string =>
  `${use === 'STANDARD_COAL' || use === 'EQUIVALENT_ELECTRICITY' ? 'tce' : 'tCO2'}/${getItem(item).unit}`;

/** Further from every known value than this is no other fuel but another unit: t for kg, 万kWh for kWh. */
const FARTHEST = 20;
const KNOWN = SHIPPED_FACTOR_SETS.flatMap(factorRowsOf);
const findSlip = (row: FactorRow): { least: Decimal; most: Decimal } | null => {
  const values = KNOWN.filter((known) => known.use === row.use && known.item === row.item).map((known) => known.value);
  if (values.length === 0) return null;
  const [least, most] = [Decimal.min(...values), Decimal.max(...values)];
  return row.value.lt(least.dividedBy(FARTHEST)) || row.value.gt(most.times(FARTHEST)) ? { least, most } : null;
};

const readFactor = (entry: FactorEntry, context: FactorContext, path: Path, problems: Problem[]): FactorRow | null => {
  const found: Problem[] = [];
  const key = readName(entry, context, path, found);
  const printed = parseDecimal(entry.value.trim());
  if (printed === null || !printed.gt(0)) found.push(badField([...path, 'value'], '数值', '大于 0 的十进制数', entry.value));
  const source = entry.source.trim();
  if (source === '' || source.length > LONGEST_SOURCE)
    found.push(problem('TEXT_LENGTH', [...path, 'source'], { field: '来源', expected: `1 至 ${LONGEST_SOURCE}`, actual: source.length }));
  const unit = isFlow(entry.item) ? canonicalUnit(entry.use, entry.item) : '';
  const scale = unitScale(unit, entry.unit.trim());
  if (unit !== '' && scale === null) found.push(badField([...path, 'unit'], '单位', `${unit} 或 ${inKilograms(unit)}`, entry.unit));
  problems.push(...found);
  if (found.length > 0) return null;
  const row: FactorRow = { ...key, value: printed!.times(scale!), unit, source, provisional: entry.provisional };
  const slip = findSlip(row);
  if (slip === null) return row;
  const expected = slip.least.eq(slip.most) ? slip.least.toFixed() : `${slip.least.toFixed()} 至 ${slip.most.toFixed()}`;
  problems.push(problem('FACTOR_IMPLAUSIBLE', [...path, 'value'], { unit, expected, actual: row.value.toFixed(), times: FARTHEST }));
  return null;
};

export interface FactorChanges {
  /** What is new or stands in place of a factor of the base. */
  readonly factors: readonly FactorEntry[];
  /** What the base has and the new set shall not have: figures that need it say FACTOR_MISSING. */
  readonly removed: readonly FactorName[];
}
export interface ChangedFactors {
  /** The whole of the new set; meaningless where there are problems. */
  readonly rows: readonly FactorRow[];
  readonly problems: readonly Problem[];
}

/**
 * The factors of a base (none for a set from nothing) with the changes: every problem of every entry, with the path to it. Values in kgce
 * or kgCO2 are turned into tce and tCO2 exactly; nothing that is not given is assumed.
 */
export const changeFactors = (base: readonly FactorRow[], changes: FactorChanges, context: FactorContext): ChangedFactors => {
  const problems: Problem[] = [];
  const rows = new Map(base.map((row) => [factorKey(row), row]));
  const named = new Set<string>();
  const once = (key: Key, path: Path): void => {
    if (named.has(factorKey(key))) problems.push(problem('DUPLICATE_FACTOR', path, { actual: factorKey(key).replaceAll('|', ' ') }));
    named.add(factorKey(key));
  };
  changes.removed.forEach((name, index) => {
    const path = ['input', 'removed', String(index)];
    const found: Problem[] = [];
    const key = readName(name, context, path, found);
    if (found.length === 0 && !rows.has(factorKey(key)))
      found.push(problem('FACTOR_NOT_IN_BASE', path, { actual: factorKey(key).replaceAll('|', ' ') }));
    problems.push(...found);
    if (found.length > 0) return;
    once(key, path);
    rows.delete(factorKey(key));
  });
  changes.factors.forEach((entry, index) => {
    const path = ['input', 'factors', String(index)];
    const row = readFactor(entry, context, path, problems);
    if (row === null) return;
    once(row, path);
    rows.set(factorKey(row), row);
  });
  return { rows: [...rows.values()], problems };
};
