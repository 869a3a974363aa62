// Reading yearly forms: an institution's, a region's list, and the sums up the tree.
import {
  Decimal,
  evaluateForm,
  FORMS,
  treeDayOf,
  yearPeriod,
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
import { assertCan, RequestError, systemsShown, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { getFactorSetFor } from '../factors/factor-set.service.js';
import { readCursor } from '../page-cursor.js';
import { formDueDay } from './form-entry.service.js';
import { encodeFormId, type FormKey } from './form-id.js';
import { toMeasureViews } from './form-measures.js';
import { countForms, listForms, type FormHead } from './form-reading.store.js';
import type { FormSums } from './form-sums.store.js';

export const toFormNode = ({ measures, ...head }: FormHead): YearlyForm => ({
  __typename: 'YearlyForm',
  id: encodeFormId(head),
  dueDate: formDueDay(head.year),
  values: toMeasureViews(head.kind, measures),
  ...head,
});

/** The form of a key that was written a moment ago. */
export const getForm = async (loaders: Loaders, key: FormKey): Promise<YearlyForm> => toFormNode((await loaders.forms.load(key))!);

/** The newest version, or that of the key; null where there is none that the caller may see. */
export const findForm = async (loaders: Loaders, key: FormKey): Promise<YearlyForm | null> => {
  const head = await loaders.forms.load(key);
  return head && toFormNode(head);
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

const assertYear = (year: number): void => {
  if (!Number.isInteger(year) || year < 1900 || year > 2099)
    throw new RequestError('BAD_USER_INPUT', { field: 'year', expected: '1900 至 2099 的年份', actual: year });
};

/** The newest version of each form of a region's subtree, by institution. */
export const listRegionForms = async (
  scope: RequestScope,
  regionId: number,
  asked: { readonly kind: FormKind; readonly year: number; readonly status: string | null },
  input: PageInput,
): Promise<Connection<YearlyForm>> => {
  assertCan(scope, 'reports:read', { regionId });
  assertYear(asked.year);
  const page = readPage(input);
  const day = treeDayOf(yearPeriod(asked.year), scope.now);
  const query = { ...asked, tenantId: scope.tree.get(regionId).tenantId, regionIds: scope.tree.subtreeOn(regionId, day) };
  const after = page.after ? readCursor(page.after, 'uuid')[0] : null;
  const rows = await withTenantSession(scope, 'read', (db) => listForms(db, query, after, page.first + 1));
  return toConnection(
    rows.map(toFormNode),
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
  const regionIds = scope.tree.subtreeOn(regionId, treeDayOf(yearPeriod(year), scope.now));
  const [sums, set] = await Promise.all([
    loaders.formSums.load({ tenantId: scope.tree.get(regionId).tenantId, regionIds, systems, kind, year, basis }),
    loaders.factorSetHeads().then((heads) => getFactorSetFor(scope, heads, null)),
  ]);
  const quantities = new Map<FormItemCode, Decimal>([...sums.items].map(([code, sum]) => [code, sum.inRatio]));
  const ratio = evaluateForm(kind, { forms: sums.formsInRatio, quantities }, set, year);
  return {
    kind,
    year,
    basis,
    dueDate: formDueDay(year),
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
