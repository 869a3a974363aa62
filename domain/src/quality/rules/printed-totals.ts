// Hard: a total that the form prints is the sum of its parts. The platform keeps parts only; the total is checked and dropped.
import { type Decimal, sum } from '../../decimal.js';
import type { FlowCode } from '../../items/items.js';
import { exactly, finding, type RuleFinding } from '../finding.js';
import type { ReportedValues, ReportUnderReview } from '../report-under-review.js';

interface FormTotal {
  readonly formCode: string;
  readonly nameZh: string;
  readonly parts: readonly FlowCode[];
  readonly what: 'quantity' | 'cost';
}
const PETROL = ['GASOLINE_VEHICLE', 'GASOLINE_OTHER'] as const;
const DIESEL = ['DIESEL_VEHICLE', 'DIESEL_OTHER'] as const;

/** The totals of the basic form: 1501 + 1502 = 150 and so on, in the items' unit and in yuan. */
export const FORM_TOTALS: readonly FormTotal[] = [
  { formCode: '150', nameZh: '汽油合计（150）', parts: PETROL, what: 'quantity' },
  { formCode: '151', nameZh: '汽油费用合计（151）', parts: PETROL, what: 'cost' },
  { formCode: '160', nameZh: '柴油合计（160）', parts: DIESEL, what: 'quantity' },
  { formCode: '161', nameZh: '柴油费用合计（161）', parts: DIESEL, what: 'cost' },
];

/** Parts that are missing could be the rest of the total; parts that do not apply are none. */
const partsOf = (total: FormTotal, values: ReportedValues): { known: Decimal; complete: boolean } => {
  const parts = total.parts.map((item) => values.get(item));
  const numbers = parts.flatMap((value) => value?.[total.what] ?? []);
  const missing = parts.filter((value) => value?.notApplicable !== true && (value?.[total.what] ?? null) === null);
  return { known: sum(numbers), complete: missing.length === 0 };
};

/** No printed total is contradicted by its parts: it is their sum, or at least that of those which are there. */
export const checkPrintedTotals = ({
  report,
}: {
  readonly report: Pick<ReportUnderReview<ReportedValues>, 'values' | 'printedTotals'>;
}): RuleFinding[] =>
  FORM_TOTALS.flatMap((total) => {
    const printed = report.printedTotals?.get(total.formCode);
    if (!printed) return [];
    const { known, complete } = partsOf(total, report.values);
    if (complete ? printed.eq(known) : printed.gte(known)) return [];
    const expected = complete ? exactly(known) : { from: known, to: null };
    return [finding('TOTAL_MISMATCH', { expected, actual: printed, details: { item: total.nameZh } })];
  });
