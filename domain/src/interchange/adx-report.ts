// Reports as ADX (Aggregate Data Exchange, IHE QRPH): a group for an institution's month, a data value for each official code.
// ADX knows numbers only: what is missing is no data value, zero is the value 0, and not applicable is a data element of its own
// (`110.notApplicable` = 1), so that a system that does not know it never reads a zero. Profile: IHE_QRPH_Suppl_ADX (2015); the XML
// schema adx_loose.xsd allows further attributes on groups and data values.
import { monthsOf, parsePeriod, type Period } from '../periods/period.js';
import type { ItemCode } from '../items/items.js';
import { exchangedItem, REPORT_REMARKS, type ExchangedReport } from './exchanged-report.js';
import { COST_UNIT, costCodeOf, ExchangeRow, findOfficialCode, REPORTS_FORMAT } from './exchange-row.js';

export const ADX_NAMESPACE = 'urn:ihe:qrph:adx:2015';

export type AdxAttributes = readonly (readonly [name: string, value: string])[];
/** The attributes of a data value: `dataElement` and `value` first. */
export interface AdxGroup {
  readonly attributes: AdxAttributes;
  readonly values: readonly AdxAttributes[];
}

/** An ISO 8601 interval: "2024-03-01/P1M", "2024-07-01/P3M", "2024-01-01/P1Y". */
export const toAdxPeriod = (period: Period): string => {
  const first = monthsOf(period)[0]!;
  return `${Math.floor(first / 100)}-${String(first % 100).padStart(2, '0')}-01/${period.length === 12 ? 'P1Y' : `P${period.length}M`}`;
};

/** "2024-03" of "2024-03-01/P1M"; anything else comes back as it is, and is judged as what it is. */
export const readAdxMonth = (text: string): string => /^(\d{4}-\d{2})-01\/P1M$/.exec(text)?.[1] ?? text;

const NOT_APPLICABLE = '.notApplicable';

export const toAdxGroup = (report: ExchangedReport): AdxGroup => ({
  attributes: [
    ['orgUnit', report.institution],
    ['period', toAdxPeriod(parsePeriod(report.period)!)],
    ['dataSet', REPORTS_FORMAT],
    ...REPORT_REMARKS.map((name) => [name, String(report.remarks[name])] as const),
  ],
  values: report.measures.flatMap((measure): AdxAttributes[] => {
    const { code, unit, quantity, cost } = exchangedItem(measure);
    const value = (element: string, text: string, more: AdxAttributes): AdxAttributes => [
      ['dataElement', element],
      ['value', text],
      ...more,
    ];
    if (quantity === null) return [value(`${code}${NOT_APPLICABLE}`, '1', [])];
    const how: AdxAttributes = [['acquisition', measure.acquisition], ...(measure.carried ? ([['carried', 'true']] as const) : [])];
    const amount = value(code, quantity, [['unit', unit], ...how]);
    return cost === null ? [amount] : [amount, value(costCodeOf(measure.item as ItemCode)!, cost, [['unit', COST_UNIT]])];
  }),
});

type Read = ReadonlyMap<string, string>;
const GROUP_ATTRIBUTES = ['orgUnit', 'period', 'dataSet', ...REPORT_REMARKS, 'comment'];
const VALUE_ATTRIBUTES = ['dataElement', 'value', 'unit', 'acquisition', 'carried', 'comment'];

const readValue = (row: ExchangeRow, attributes: Read): void => {
  const element = attributes.get('dataElement') ?? '';
  row.refuseOthers(attributes.keys(), VALUE_ATTRIBUTES, element.slice(0, 40));
  const value = (attributes.get('value') ?? '').trim();
  const notApplicable = element.endsWith(NOT_APPLICABLE);
  const column = findOfficialCode(notApplicable ? element.slice(0, -NOT_APPLICABLE.length) : element);
  if (!column || (notApplicable && column.content !== 'QUANTITY')) return row.refuse('UNKNOWN_ITEM', 'dataElement', { actual: element });
  if (value === '' || (notApplicable && value !== '1'))
    return row.refuse('EXCHANGE_VALUE', element, {
      field: `${element} 的 value`,
      expected: notApplicable ? '1' : '十进制数（缺报请不列该项）',
      actual: value,
    });
  if (notApplicable) return row.setNotApplicable(column.item);
  if (column.content === 'COST') return row.setCost(column.item, value, attributes.get('unit'));
  row.setQuantity(column.item, value, attributes.get('acquisition'), attributes.get('carried') === 'true', attributes.get('unit'));
};

/** A group of a file as a row of the sheet. An attribute that is not known would change what a value means: it is named. */
export const readAdxGroup = (attributes: Read, values: readonly Read[]): ExchangeRow => {
  const row = new ExchangeRow((attributes.get('orgUnit') ?? '').trim(), readAdxMonth((attributes.get('period') ?? '').trim()));
  row.refuseOthers(attributes.keys(), GROUP_ATTRIBUTES, 'group');
  const dataSet = attributes.get('dataSet') ?? REPORTS_FORMAT;
  if (dataSet !== REPORTS_FORMAT) row.refuse('EXCHANGE_FORMAT', 'dataSet', { expected: REPORTS_FORMAT, actual: dataSet });
  else for (const value of values) readValue(row, value);
  return row;
};
