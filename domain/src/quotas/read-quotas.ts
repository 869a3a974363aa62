// The rows of a quota standard as they are typed: each judged on its own, with the path to what is wrong.
import { type Decimal, parseDecimal } from '../decimal.js';
import { getIndicator } from '../indicators/definitions.js';
import { findUnitFactor } from '../plans/units.js';
import { lengthProblems, problem, type Problem } from '../problems.js';
import type { InstitutionType } from '../regions/institution-types.js';
import { findQuotaFault } from '../targets/quota.js';
import type { QuotaIndicator, QuotaRow } from './quota-standard.js';

/** A row as it was typed; values as printed, in the printed unit. */
export interface QuotaEntry {
  readonly type: InstitutionType;
  readonly kind?: string | null;
  readonly indicator: QuotaIndicator;
  readonly unit: string;
  readonly limit: string;
  readonly standard?: string | null;
  readonly guide?: string | null;
}

export const LONGEST_KIND = 40;

type Path = readonly string[];
const NAMES = { limit: '约束值（通用值）', standard: '基准值', guide: '引导值（先进值）' } as const;
const badField = (path: Path, field: string, expected: string, actual: string): Problem =>
  problem('BAD_FIELD', path, { field, expected, actual });

const readValue = (entry: QuotaEntry, name: keyof typeof NAMES, path: Path, problems: Problem[]): Decimal | null => {
  const printed = entry[name]?.trim() ?? '';
  if (printed === '' && name !== 'limit') return null;
  const value = parseDecimal(printed);
  if (value?.gt(0)) return value;
  problems.push(badField([...path, name], NAMES[name], '大于 0 的十进制数', printed));
  return null;
};

export const readQuotaRow = (entry: QuotaEntry, path: Path): QuotaRow | readonly Problem[] => {
  const problems: Problem[] = [];
  const { type, indicator } = entry;
  const kind = entry.kind?.trim() ?? '';
  problems.push(...lengthProblems([...path, 'kind'], '机构类别', kind, 0, LONGEST_KIND));
  const [limit, standard, guide] = (['limit', 'standard', 'guide'] as const).map((name) => readValue(entry, name, path, problems));
  const scale = findUnitFactor(indicator, entry.unit.trim());
  if (scale === null) {
    const { unit, unitZh } = getIndicator(indicator);
    problems.push(badField([...path, 'unit'], '单位', `${unit} 或 ${unitZh}`, entry.unit));
  }
  if (problems.length > 0) return problems;
  const scaled = (value: Decimal | null | undefined): Decimal | null => value?.times(scale!) ?? null;
  const values = { limit: scaled(limit)!, standard: scaled(standard), guide: scaled(guide) };
  if (findQuotaFault(values) === 'ORDER') return [problem('QUOTA_ORDER', path)];
  return { type, kind, indicator, ...values };
};

export interface ReadQuotas {
  readonly rows: readonly QuotaRow[];
  /** For each entry what is wrong with it; empty where nothing is. */
  readonly problems: readonly (readonly Problem[])[];
}

/** An entry with the place where it was typed, or what is wrong with that place already. */
export interface PlacedEntry {
  readonly path: Path;
  readonly entry: QuotaEntry | readonly Problem[];
}
const isEntry = (entry: PlacedEntry['entry']): entry is QuotaEntry => 'indicator' in entry;

/** Reads all rows; one that stands twice (same type, kind and indicator) is wrong in its second place. */
export const readQuotas = (entries: readonly PlacedEntry[]): ReadQuotas => {
  const rows = new Map<string, QuotaRow>();
  const problems = entries.map(({ entry, path }): readonly Problem[] => {
    const read = isEntry(entry) ? readQuotaRow(entry, path) : entry;
    if (!('indicator' in read)) return read;
    const key = `${read.type}|${read.kind}|${read.indicator}`;
    if (rows.has(key)) return [problem('QUOTA_TWICE', path, { actual: [read.type, read.kind, read.indicator].filter(Boolean).join(' ') })];
    rows.set(key, read);
    return [];
  });
  return { rows: [...rows.values()], problems };
};
