// What makes a yearly form impossible: parts above their total, a PUE below one, more days than the year has.
import { problem, type Problem } from '../problems.js';
import { fixedPointText, type FixedPoint } from '../items/quantity.js';
import type { ReadMeasures } from '../items/read-measures.js';
import { FORMS, type FormDefinition, type FormItemCode, type FormKind, type FormTotal } from './form-definition.js';

type Measures = ReadMeasures<FormItemCode>['measures'];

const quantityOf = (measures: Measures, code: FormItemCode): FixedPoint | null => measures.get(code)?.quantity ?? null;
const text = (form: FormDefinition, code: FormItemCode, quantity: FixedPoint): string =>
  fixedPointText(quantity.toString(), form.find(code)!.decimals);

/** Of a machine room's electricity, that of IT alone above the whole is told as what it is: a PUE below one. */
const isPueBelowOne = (measures: Measures, { total }: FormTotal): boolean => {
  const [all, it] = [quantityOf(measures, 'ELECTRICITY'), quantityOf(measures, 'ELECTRICITY_IT')];
  return total === 'ELECTRICITY' && all !== null && it !== null && it > all;
};

const checkTotal = (form: FormDefinition, measures: Measures, entry: FormTotal, path: readonly string[]): Problem | null => {
  const given = entry.parts.filter((part) => quantityOf(measures, part) !== null);
  if (given.length === 0) return null;
  const names = given.map((part) => form.find(part)!.nameZh).join('、');
  const item = form.find(entry.total)!.nameZh;
  const total = quantityOf(measures, entry.total);
  if (total === null) return problem('FORM_TOTAL_MISSING', path, { item, parts: names });
  const parts = given.reduce((sum, part) => sum + quantityOf(measures, part)!, 0n);
  const told = { item, parts: names, expected: text(form, entry.total, total), actual: text(form, entry.total, parts) };
  if (isPueBelowOne(measures, entry))
    return problem('PUE_BELOW_ONE', path, {
      expected: text(form, 'ELECTRICITY_IT', quantityOf(measures, 'ELECTRICITY_IT')!),
      actual: told.expected,
    });
  return parts > total ? problem('FORM_PARTS_EXCEED_TOTAL', path, told) : null;
};

const daysOf = (year: number): bigint => ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366n : 365n);

const checkDays = (form: FormDefinition, measures: Measures, year: number, path: readonly string[]): Problem | null => {
  const days = quantityOf(measures, 'HEATING_DAYS');
  if (days === null || days <= daysOf(year)) return null;
  const details = { item: form.find('HEATING_DAYS')!.nameZh, expected: daysOf(year).toString(), actual: days.toString() };
  return problem('FORM_DAYS_EXCEED_YEAR', path, details);
};

/** The hard rules of a form; empty when it may be submitted. `path` leads to its values. */
export const checkForm = (kind: FormKind, year: number, measures: Measures, path: readonly string[]): Problem[] => {
  if (measures.size === 0) return [problem('FORM_EMPTY', path)];
  const form = FORMS[kind];
  const found = [...form.totals.map((entry) => checkTotal(form, measures, entry, path)), checkDays(form, measures, year, path)];
  return found.filter((each) => each !== null);
};
