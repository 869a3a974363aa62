// What a clerk types for an item, as text until the server reads it; and what the form starts from.
import type { Acquisition, ItemCode, ItemDefinition, MeasureInput, ReportFormQuery } from '@shuangcheng/client-sdk';
import { ITEM_GROUPS } from '../../parts/item-words';

export type FormInstitution = NonNullable<ReportFormQuery['institution']>;
export type FormReport = NonNullable<FormInstitution['report']>;

export interface Entry {
  readonly quantity: string;
  readonly cost: string;
  readonly acquisition: Acquisition;
  readonly notApplicable: boolean;
}
/** What was typed and not yet saved, item by item, over what is saved. */
export type Typed = Readonly<Partial<Record<ItemCode, Partial<Entry>>>>;

export const FORM_ITEMS: readonly ItemDefinition[] = ITEM_GROUPS.flatMap(({ items }) => items);

/**
 * Values that the platform took over stay empty: nobody has said them for this month. What an institution does not have, it does not have
 * in a new month either.
 */
export const savedEntry = ({ report, monthBefore, yearBefore }: FormInstitution, item: ItemCode): Entry => {
  const saved = report?.values.find((value) => value.item === item);
  const before = monthBefore?.values.find((value) => value.item === item) ?? yearBefore?.values.find((value) => value.item === item);
  return {
    quantity: saved && !saved.carried ? (saved.quantity?.toFixed() ?? '') : '',
    cost: saved?.cost?.toFixed() ?? '',
    acquisition: saved?.acquisition ?? before?.acquisition ?? 'METERED',
    notApplicable: saved ? saved.notApplicable : !report && (before?.notApplicable ?? false),
  };
};

export const entriesOf = (institution: FormInstitution, typed: Typed): ReadonlyMap<ItemCode, Entry> =>
  new Map(FORM_ITEMS.map(({ code }) => [code, { ...savedEntry(institution, code), ...typed[code] }]));

/** What is sent: items of which something was said; what is empty is missing, or taken over. */
export const inputsOf = (entries: ReadonlyMap<ItemCode, Entry>): MeasureInput[] =>
  FORM_ITEMS.flatMap(({ code }) => {
    const { quantity, cost, acquisition, notApplicable } = entries.get(code)!;
    if (quantity.trim() === '' && cost.trim() === '' && !notApplicable) return [];
    return [{ item: code, quantity: quantity.trim() || null, cost: cost.trim() || null, acquisition, notApplicable }];
  });
