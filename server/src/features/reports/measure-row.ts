// The values of a report version as the API shows them.
import {
  ACQUISITIONS,
  FLOW_CODES,
  fromFixedPoint,
  getItem,
  STOCK_CODES,
  yuanFromFen,
  type Acquisition,
  type Decimal,
} from '@shuangcheng/domain';
import { columnOf } from './ledger-columns.js';
import { CARRIED, NOT_APPLICABLE } from './report-row.js';

export interface MeasureView {
  readonly item: string;
  readonly unit: string;
  readonly quantity: Decimal | null;
  readonly cost: Decimal | null;
  readonly acquisition: Acquisition;
  readonly notApplicable: boolean;
  readonly carried: boolean;
}
/** The values in a version's columns; items that are missing are not listed. */
export const toMeasures = (row: Readonly<Record<string, unknown>>): MeasureView[] =>
  [...FLOW_CODES, ...STOCK_CODES].flatMap((item): MeasureView[] => {
    const column = columnOf(item);
    const how = row[`${column}_how`] as number | null;
    if (how === null) return [];
    const [quantity, cost] = [row[column] as string | null, (row[`${column}_cost`] ?? null) as string | null];
    return [
      {
        item,
        unit: getItem(item).unit,
        quantity: quantity === null ? null : fromFixedPoint(item, quantity),
        cost: cost === null ? null : yuanFromFen(cost),
        acquisition: ACQUISITIONS[how === NOT_APPLICABLE ? 0 : (how % CARRIED) - 1] ?? 'METERED',
        notApplicable: how === NOT_APPLICABLE,
        carried: how > CARRIED,
      },
    ];
  });
