// The values of a yearly form as the database keeps them, and as readers get them. Decimals are text all the way.
import {
  ACQUISITIONS,
  Decimal,
  fixedPointText,
  FORMS,
  type Acquisition,
  type FormItemCode,
  type FormKind,
  type ReadMeasures,
} from '@shuangcheng/domain';
import { HOW, NOT_APPLICABLE } from '../reports/report-row.js';

/** Quantity in the item's unit, cost in yuan, and how the quantity was obtained. */
export interface StoredMeasure {
  readonly q: string | null;
  readonly c: string | null;
  readonly how: 1 | 2 | 3 | 9;
}
export type StoredMeasures = Readonly<Record<string, StoredMeasure>>;

const YUAN_DECIMALS = 2;

export const toStored = (kind: FormKind, measures: ReadMeasures<FormItemCode>['measures']): StoredMeasures =>
  Object.fromEntries(
    [...measures.values()].map(({ item, quantity, costFen, acquisition, notApplicable }): [string, StoredMeasure] => [
      item,
      {
        q: quantity === null ? null : fixedPointText(quantity.toString(), FORMS[kind].find(item)!.decimals),
        c: costFen === null ? null : fixedPointText(costFen.toString(), YUAN_DECIMALS),
        how: notApplicable ? NOT_APPLICABLE : HOW[acquisition],
      },
    ]),
  );

export interface FormMeasureView {
  readonly item: string;
  readonly unit: string;
  readonly quantity: Decimal | null;
  readonly cost: Decimal | null;
  readonly acquisition: Acquisition;
  readonly notApplicable: boolean;
  readonly carried: false;
}

/** In the order of the form; items that are missing are not listed. */
export const toMeasureViews = (kind: FormKind, stored: StoredMeasures): FormMeasureView[] =>
  FORMS[kind].items.flatMap(({ code, unit }): FormMeasureView[] => {
    const measure = stored[code];
    if (!measure) return [];
    const notApplicable = measure.how === NOT_APPLICABLE;
    return [
      {
        item: code,
        unit,
        quantity: measure.q === null ? null : new Decimal(measure.q),
        cost: measure.c === null ? null : new Decimal(measure.c),
        acquisition: notApplicable ? 'METERED' : ACQUISITIONS[measure.how - 1]!,
        notApplicable,
        carried: false,
      },
    ];
  });
