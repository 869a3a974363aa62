// Reading yearly forms: an institution's, a region's list, and the sums up the tree.
import {
  Decimal,
  evaluateForm,
  FORMS,
  monthsOf,
  treeDayOf,
  yearPeriod,
  type CalendarEntry,
  type FormItem as DomainItem,
  type FormKind,
  type FormRatio as DomainRatio,
  type FormItemCode,
} from '@shuangcheng/domain';
import {
  readPage,
  toConnection,
  type Connection,
  type FormItem,
  type FormItemSum,
  type FormRatio,
  type FormSummary,
  type PageInput,
  type YearlyForm,
} from '@shuangcheng/schema';
import { assertCan, systemsShown, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { assertYear } from '../asked-year.js';
import { dueDayOfRegion } from '../calendar/due-days.service.js';
import { getFactorSetFor } from '../factors/factor-set.service.js';
import { viewOfMonths } from '../figures/tree-view.service.js';
import { readCursor } from '../page-cursor.js';
import { FIRST_FORM_YEAR } from './form-entry.service.js';
import { encodeFormId, type FormKey } from './form-id.js';
import { toMeasureViews } from './form-measures.js';
import { countForms, listForms, type FormHead } from './form-reading.store.js';
import type { FormSumKey, FormSums } from './form-sums.store.js';

/** Due by the calendar of the region in which the institution stood. */
const toFormNode = (scope: RequestScope, entries: readonly CalendarEntry[], { measures, regionId, ...head }: FormHead): YearlyForm => ({
  __typename: 'YearlyForm',
  id: encodeFormId(head),
  dueDate: dueDayOfRegion(scope, entries, regionId, yearPeriod(head.year)),
  values: toMeasureViews(head.kind, measures),
  ...head,
});

/** The form of a key that was written a moment ago. */
export const getForm = async (scope: RequestScope, loaders: Loaders, key: FormKey): Promise<YearlyForm> =>
  (await findForm(scope, loaders, key))!;

/** The newest version, or that of the key; null where there is none that the caller may see. */
export const findForm = async (scope: RequestScope, loaders: Loaders, key: FormKey): Promise<YearlyForm | null> => {
  const head = await loaders.forms.load(key);
  return head && toFormNode(scope, await loaders.calendarEntries.load(head.tenantId), head);
};

const toItem = ({ code, nameZh, unit, unitZh, decimals, formCode, costFormCode }: DomainItem): FormItem => ({
  code,
  name: nameZh,
  unit,
  unitName: unitZh,
  decimals,
  formCode,
  costFormCode,
});

/** The items of a form as clients read them. */
export const listFormItems = (_scope: RequestScope, kind: FormKind): FormItem[] => FORMS[kind].items.map(toItem);

/**
 * Whose forms of a year count for a region: under the tree of the year's end. A form stays where its institution stood when it was
 * handed in, so every year up to this one may have moved it.
 */
const viewOfYear = (scope: RequestScope, regionId: number, year: number): Required<Pick<FormSumKey, 'regionIds' | 'moved' | 'under'>> => {
  const months = { from: monthsOf(yearPeriod(FIRST_FORM_YEAR))[0]!, to: monthsOf(yearPeriod(year)).at(-1)! };
  const view = viewOfMonths(scope, regionId, treeDayOf(yearPeriod(year), scope.now), 'SUBTREE', months, systemsShown(scope, regionId));
  return { regionIds: view.regionIds, moved: view.moved ?? [], under: view.under ?? '' };
};

/** The newest version of each form of a region's subtree, by institution. */
export const listRegionForms = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  asked: { readonly kind: FormKind; readonly year: number; readonly status: string | null },
  input: PageInput,
): Promise<Connection<YearlyForm>> => {
  assertCan(scope, 'reports:read', { regionId });
  assertYear(asked.year);
  const page = readPage(input);
  const { tenantId } = scope.tree.get(regionId);
  const query = { ...asked, tenantId, ...viewOfYear(scope, regionId, asked.year) };
  const after = page.after ? readCursor(page.after, 'uuid')[0] : null;
  const [rows, entries] = await Promise.all([
    withTenantSession(scope, 'read', (db) => listForms(db, query, after, page.first + 1)),
    loaders.calendarEntries.load(tenantId),
  ]);
  return toConnection(
    rows.map((row) => toFormNode(scope, entries, row)),
    page,
    (form) => [form.institutionId],
    () => withTenantSession(scope, 'read', (db) => countForms(db, query)),
  );
};

const toItemSum = (item: DomainItem, sums: FormSums): FormItemSum => {
  const sum = sums.items.get(item.code);
  const zero = new Decimal(0);
  return {
    item: toItem(item),
    quantity: item.additive ? (sum?.quantity ?? zero) : null,
    cost: item.costFormCode === null ? null : (sum?.cost ?? zero),
    forms: sum?.forms ?? 0,
  };
};

const DENOMINATOR_DECIMALS = 6;
const toRatio = (
  { definition, value, reason, numerator, denominator }: DomainRatio,
  forms: number,
  factorSet: string | null,
): FormRatio => ({
  code: definition.code,
  name: definition.nameZh,
  unit: definition.unit,
  value,
  reason,
  numerator,
  numeratorUnit: definition.numeratorUnit,
  denominator: denominator?.toDecimalPlaces(DENOMINATOR_DECIMALS) ?? null,
  denominatorUnit: definition.denominatorUnit,
  forms,
  formula: definition.formulaZh,
  factorSet,
});

/**
 * The sums of a kind of form over a region's subtree, under the tree of the year's end. Throws OUT_OF_SCOPE where no
 * grant reads the region's figures.
 */
export const getFormSummary = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  asked: { readonly kind: FormKind; readonly year: number; readonly basis: 'APPROVED' | 'SUBMITTED' },
): Promise<FormSummary> => {
  assertCan(scope, 'figures:read', { regionId });
  assertYear(asked.year);
  const { kind, year, basis } = asked;
  const systems = systemsShown(scope, regionId);
  const { tenantId } = scope.tree.get(regionId);
  const [sums, entries, set] = await Promise.all([
    loaders.formSums.load({ tenantId, ...viewOfYear(scope, regionId, year), systems, kind, year, basis }),
    loaders.calendarEntries.load(tenantId),
    loaders.factorSetHeads().then((heads) => getFactorSetFor(scope, heads, { id: null, province: tenantId, asOf: null })),
  ]);
  const quantities = new Map<FormItemCode, Decimal>([...sums.items].map(([code, sum]) => [code, sum.inRatio]));
  const ratio = evaluateForm(kind, { forms: sums.formsInRatio, quantities }, set, year);
  return {
    kind,
    year,
    basis,
    dueDate: dueDayOfRegion(scope, entries, regionId, yearPeriod(year)),
    expected: sums.expected,
    approved: sums.approved,
    waiting: sums.waiting,
    missing: sums.expected - sums.approved - sums.waiting,
    forms: sums.forms,
    items: FORMS[kind].items.map((item) => toItemSum(item, sums)),
    ratios: [toRatio(ratio, sums.formsInRatio, kind === 'HEATING' ? set.id : null)],
    systems,
  };
};
