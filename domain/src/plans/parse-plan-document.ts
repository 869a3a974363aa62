// Reads a plan document from untyped JSON: every unit known, every number a decimal as text, nothing missing, nothing unknown.
import {
  bool,
  byCode,
  day,
  decimalText,
  listOf,
  matching,
  object,
  oneOf,
  orNull,
  recordOf,
  refuse,
  text,
  wholeNumber,
  year,
} from './document-reader.js';
import type { At, DocumentProblem, Reader } from './document-reader.js';
import { COUNT_STATISTICS, COUNTED_PARTS, FUND_SOURCES, PLAN_FUELS } from './plan-document.js';
import type {
  CarbonMix,
  CarbonMixItem,
  EnergyMix,
  EnergyMixItem,
  PlanDocument,
  PlanIndicator,
  PlanStatement,
  PlanStatistic,
  PlanTask,
} from './plan-document.js';
import { findCountFactor, findUnitFactor, PLAN_INDICATORS } from './units.js';
import type { PlanIndicatorCode } from './units.js';

/** A parsed document, or everything that is wrong with the JSON. */
export type ParsedPlan =
  { readonly ok: true; readonly document: PlanDocument } | { readonly ok: false; readonly problems: readonly DocumentProblem[] };

const indicatorCode = oneOf(PLAN_INDICATORS);
const fuel = oneOf(PLAN_FUELS);
const bound = oneOf(['AT_MOST', 'AT_LEAST'] as const);
const isIndicator = (code: string): code is PlanIndicatorCode => PLAN_INDICATORS.some((each) => each === code);

/** Adds to a reader the check that a printed unit is one of the quantity it stands beside. */
const knownUnit = (indicator: PlanIndicatorCode, unit: string | null, at: At, key: string): void => {
  if (unit && indicator && !findUnitFactor(indicator, unit)) refuse({ ...at, path: `${at.path}.${key}` }, `a unit of ${indicator}`, unit);
};

/** Refuses a second entry for the same thing: only one of them would be read. */
const noTwice =
  <T>(reader: Reader<readonly T[]>, keyOf: (entry: T) => string): Reader<readonly T[]> =>
  (value, at) => {
    const entries = reader(value, at);
    const seen = new Set<string>();
    entries?.forEach((entry, index) => {
      const key = entry ? keyOf(entry) : `${index}`;
      if (seen.has(key)) refuse({ ...at, path: `${at.path}[${index}]` }, `no second entry for ${key}`, key);
      seen.add(key);
    });
    return entries;
  };

const statisticFields: Reader<PlanStatistic> = object<PlanStatistic>({
  code: oneOf([...COUNT_STATISTICS, ...PLAN_INDICATORS]),
  printed: decimalText,
  unit: text,
  quote: orNull(text),
});
const statistic: Reader<PlanStatistic> = (value, at) => {
  const read = statisticFields(value, at);
  if (!read?.code || !read.unit) return read;
  if (isIndicator(read.code)) knownUnit(read.code, read.unit, at, 'unit');
  else if (!findCountFactor(read.unit))
    refuse({ ...at, path: `${at.path}.unit` }, 'a unit of counts or area (个, 家, 人, 辆, 平方米, with 万 or 亿)', read.unit);
  return read;
};

const indicatorFields: Reader<PlanIndicator> = object<PlanIndicator>({
  indicator: indicatorCode,
  nature: oneOf(['EXPECTED', 'BINDING'] as const),
  naturePrinted: bool,
  state: oneOf(['SET', 'PENDING_UPSTREAM', 'RATE_ONLY'] as const),
  bound,
  unit: orNull(text),
  readAs: orNull(text),
  baseline: orNull(decimalText),
  target: orNull(decimalText),
  reductionPercent: orNull(decimalText),
  note: orNull(text),
  quote: orNull(text),
});
/** A row's state and its numbers must say the same, or a missing number would read as a state. */
const checkState = (row: PlanIndicator, at: At): void => {
  const here = (key: string): At => ({ ...at, path: `${at.path}.${key}` });
  if (row.state === 'SET' && !row.target) refuse(here('target'), 'a value, because the state is SET', row.target);
  if (row.state === 'SET' && !row.unit) refuse(here('unit'), 'a unit, because the state is SET', row.unit);
  if (row.state !== 'SET' && row.target) refuse(here('target'), `null, because the state is ${row.state}`, row.target);
  if (row.state === 'RATE_ONLY' && !row.reductionPercent) refuse(here('reductionPercent'), 'a rate, because the state is RATE_ONLY', null);
};
const indicatorRow: Reader<PlanIndicator> = (value, at) => {
  const row = indicatorFields(value, at);
  if (!row) return row;
  knownUnit(row.indicator, row.unit, at, 'unit');
  knownUnit(row.indicator, row.readAs, at, 'readAs');
  checkState(row, at);
  return row;
};

const energyMixFields: Reader<EnergyMix> = object<EnergyMix>({
  unit: orNull(text),
  complete: bool,
  items: noTwice(listOf(object<EnergyMixItem>({ item: fuel, amount: orNull(decimalText), share: decimalText })), (each) => each.item),
  quote: orNull(text),
});
const energyMix: Reader<EnergyMix> = (value, at) => {
  const mix = energyMixFields(value, at);
  if (!mix) return mix;
  knownUnit('ENERGY_TOTAL', mix.unit, at, 'unit');
  if (!mix.unit && mix.items?.some((each) => each?.amount))
    refuse({ ...at, path: `${at.path}.unit` }, 'a unit, because amounts are printed', mix.unit);
  return mix;
};

const statementFields: Reader<PlanStatement> = byCode<PlanStatement>({
  TEXT_TARGET: object({ code: oneOf(['TEXT_TARGET'] as const), indicator: indicatorCode, printed: decimalText, unit: text, quote: text }),
  BUILDING_CARBON_SHARE: object({ code: oneOf(['BUILDING_CARBON_SHARE'] as const), percent: decimalText, quote: text }),
  CARBON_PER_TCE_RATIO: object({ code: oneOf(['CARBON_PER_TCE_RATIO'] as const), ratio: recordOf(PLAN_FUELS, decimalText), quote: text }),
  CARBON_AVERAGE_DECLINE: object({ code: oneOf(['CARBON_AVERAGE_DECLINE'] as const), percent: decimalText, quote: text }),
  FUNDS_LAST_PERIOD: object({
    code: oneOf(['FUNDS_LAST_PERIOD'] as const),
    unit: text,
    amounts: recordOf(FUND_SOURCES, decimalText),
    quote: text,
  }),
  NAMED_COUNT: object({
    code: oneOf(['NAMED_COUNT'] as const),
    what: oneOf(COUNTED_PARTS),
    named: orNull(wholeNumber),
    listed: wholeNumber,
    quote: text,
    note: orNull(text),
  }),
  DEADLINE: object({ code: oneOf(['DEADLINE'] as const), what: text, day, quote: text }),
});
const statement: Reader<PlanStatement> = (value, at) => {
  const read = statementFields(value, at);
  if (read?.code === 'TEXT_TARGET') knownUnit(read.indicator, read.unit, at, 'unit');
  return read;
};

const task: Reader<PlanTask> = object<PlanTask>({
  code: matching('a code in capitals', /^[A-Z][A-Z0-9_]*$/),
  theme: text,
  text,
  quantity: decimalText,
  unit: text,
  due: day,
  bound,
  quote: orNull(text),
  achievedBefore: orNull(object({ quantity: decimalText, quote: text })),
});

const planDocument: Reader<PlanDocument> = object<PlanDocument>({
  regionCode: matching('six digits', /^\d{6}$/),
  document: object({
    title: text,
    number: orNull(text),
    issuers: listOf(text),
    issued: matching('a day or a year', /^\d{4}(-\d{2}-\d{2})?$/),
  }),
  baselineYear: orNull(year),
  targetYear: year,
  statistics: noTwice(listOf(statistic), (each) => each.code),
  declineSince: orNull(object({ year, percents: recordOf(PLAN_INDICATORS, decimalText), quote: text })),
  energyMix: orNull(energyMix),
  carbonMix: orNull(
    object<CarbonMix>({
      complete: bool,
      items: noTwice(listOf(object<CarbonMixItem>({ item: fuel, share: decimalText })), (each) => each.item),
      quote: orNull(text),
    }),
  ),
  indicators: noTwice(listOf(indicatorRow), (each) => each.indicator),
  statements: listOf(statement),
  tasks: listOf(task),
  jointTasks: listOf(task),
});

/** Reads a plan document from JSON, or says for every place that is wrong its path, what was expected and what is there. */
export const parsePlanDocument = (json: unknown): ParsedPlan => {
  const problems: DocumentProblem[] = [];
  const document = planDocument(json, { path: '', problems });
  return problems.length === 0 ? { ok: true, document } : { ok: false, problems };
};
