// The parts of a region's total: by item, institution type, system, or child region; the parts add up to the total.
import {
  type Decimal,
  ENERGY_FLOWS,
  evaluate,
  FLOW_CODES,
  getItem,
  INDICATOR_CODES,
  INSTITUTION_TYPES,
  missingEntries,
  monthsBetween,
  percentOf,
  SYSTEMS,
  treeDayOf,
  type FlowCode,
  type Period,
} from '@shuangcheng/domain';
import { assertCan, RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { NO_ACTIVITY, sumActivitiesBy, type Activity, type ActivityKey } from './activity.store.js';
import type { FigureChoice } from './figure-choice.service.js';
import { expectedIn } from './figure-quality.service.js';
import { getRegionFigures, keyOf, type FigureView } from './figure.service.js';

export type BreakdownBy = 'ITEM' | 'TYPE' | 'SYSTEM' | 'CHILD_REGION';
export interface BreakdownView {
  readonly key: string;
  readonly name: string;
  readonly quantity: Decimal | null;
  readonly unit: string | null;
  readonly cost: Decimal | null;
  readonly energyTce: Decimal | null;
  readonly energyShare: Decimal | null;
  readonly carbon: Decimal | null;
  readonly carbonShare: Decimal | null;
  readonly figures: readonly FigureView[];
}

const shareOf = (part: Decimal | null, whole: Decimal | null): Decimal | null => (part && whole ? percentOf(part, whole) : null);

/** The value of one indicator among a region's figures. */
const valueOf = (figures: readonly FigureView[], code: 'ENERGY_TOTAL' | 'CARBON_TOTAL'): Decimal | null =>
  figures.find((figure) => figure.code === code)?.figure.value ?? null;

const partRow = (key: string, name: string, part: readonly FigureView[], whole: readonly FigureView[]): BreakdownView => {
  const [energyTce, carbon] = [valueOf(part, 'ENERGY_TOTAL'), valueOf(part, 'CARBON_TOTAL')];
  return {
    key,
    name,
    quantity: null,
    unit: null,
    cost: null,
    energyTce,
    carbon,
    figures: part,
    energyShare: shareOf(energyTce, valueOf(whole, 'ENERGY_TOTAL')),
    carbonShare: shareOf(carbon, valueOf(whole, 'CARBON_TOTAL')),
  };
};

/** One row for each flow that was used, water included (which is no energy and has no share). */
const itemRow = (item: FlowCode, activity: Activity, whole: readonly FigureView[]): BreakdownView => {
  const contribution = (code: 'ENERGY_TOTAL' | 'CARBON_TOTAL') => {
    const view = whole.find((figure) => figure.code === code)!;
    return ENERGY_FLOWS.includes(item) ? (view.figure.terms.find((term) => term.item === item)?.contribution ?? null) : null;
  };
  const [energyTce, carbon] = [contribution('ENERGY_TOTAL'), contribution('CARBON_TOTAL')];
  return {
    key: item,
    name: getItem(item).nameZh,
    quantity: activity.flows.get(item)!,
    unit: getItem(item).unit,
    cost: activity.costs.get(item)!,
    energyTce,
    carbon,
    figures: [],
    energyShare: shareOf(energyTce, valueOf(whole, 'ENERGY_TOTAL')),
    carbonShare: shareOf(carbon, valueOf(whole, 'CARBON_TOTAL')),
  };
};

const byItem = async (loaders: Loaders, whole: readonly FigureView[]): Promise<BreakdownView[]> => {
  const { place } = whole[0]!;
  if (!('key' in place)) return [];
  const activity = await loaders.activity.load(place.key);
  return FLOW_CODES.filter((item) => activity.flows.get(item)?.isPositive() && !activity.flows.get(item)!.isZero()).map((item) =>
    itemRow(item, activity, whole),
  );
};

export interface TypeSums {
  readonly type: string;
  readonly activity: Activity;
  /** Institution-months that are expected in the key's months. */
  readonly expected: number;
}
/** What each type reported and was expected to, for each key: one statement of either kind for all keys and types. */
export const listTypeSums = async (scope: RequestScope, loaders: Loaders, keys: readonly ActivityKey[]): Promise<TypeSums[][]> => {
  const sums = await withTenantSession(scope, 'read', (db) => sumActivitiesBy(db, keys, 'type'));
  const typeOf = async (key: ActivityKey, type: string, activity: Activity | undefined): Promise<TypeSums> => {
    const changes = await loaders.registerChanges.load({ ...key, type });
    const expected = monthsBetween(key.from, key.to).reduce((total, month) => total + expectedIn(changes, month), 0);
    return { type, activity: activity ?? NO_ACTIVITY, expected };
  };
  const typesOf = (key: ActivityKey) => INSTITUTION_TYPES.filter(({ code }) => key.type === null || key.type === code);
  return Promise.all(keys.map((key, index) => Promise.all(typesOf(key).map(({ code }) => typeOf(key, code, sums[index]!.get(code))))));
};

const byDimension = async (scope: RequestScope, dimension: 'type' | 'system', whole: readonly FigureView[]): Promise<BreakdownView[]> => {
  const { place } = whole[0]!;
  if (!('key' in place)) return [];
  const [parts] = await withTenantSession(scope, 'read', (db) => sumActivitiesBy(db, [place.key], dimension));
  const names = new Map<string, string>((dimension === 'type' ? INSTITUTION_TYPES : SYSTEMS).map((entry) => [entry.code, entry.nameZh]));
  return [...parts!]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, activity]) => {
      const part = whole.map((view) => ({
        ...view,
        place: { ...place, key: { ...place.key, ...(dimension === 'type' ? { type: code } : { systems: [code] }) } },
        figure: evaluate(view.code, activity, view.context),
        reports: activity.reports,
        missing: missingEntries(view.code, view.carbonScope, activity),
        before: null,
        comparable: null,
      }));
      return partRow(code, names.get(code) ?? code, part, whole);
    });
};

/** Every child region, and the institutions that hang directly under the region itself (本级). */
const byChild = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  period: Period,
  choice: FigureChoice,
  whole: readonly FigureView[],
): Promise<BreakdownView[]> => {
  const day = choice.treeAsOf ?? treeDayOf(period, scope.now);
  const same = { ...choice, carbonScope: choice.carbonScope ?? ('TOTAL' as const) };
  const { place } = whole[0]!;
  if (!('key' in place)) return [];
  const ownKey = keyOf(scope, place.region, period, choice, 'OWN');
  const [own, ...children] = await Promise.all([
    loaders.activity.load(ownKey),
    ...scope.tree
      .childrenOn(regionId, day)
      .map(async (child) =>
        partRow(child.code, child.name, await getRegionFigures(scope, loaders, child.id, INDICATOR_CODES, period, same), whole),
      ),
  ]);
  if (own.reports === 0) return children;
  const ownFigures = whole.map((view) => ({
    ...view,
    place: { ...place, key: ownKey },
    figure: evaluate(view.code, own, view.context),
    reports: own.reports,
    missing: missingEntries(view.code, view.carbonScope, own),
    before: null,
    comparable: null,
  }));
  return [partRow(place.region.code, `${place.region.name}本级`, ownFigures, whole), ...children];
};

/** The rows of a breakdown. Throws OUT_OF_SCOPE where no grant reads the region's figures. */
export const getBreakdown = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  period: Period,
  by: BreakdownBy,
  choice: FigureChoice,
): Promise<BreakdownView[]> => {
  assertCan(scope, 'figures:read', { regionId });
  if (choice.asOf !== null)
    throw new RequestError('BAD_USER_INPUT', {
      field: 'options.asOf',
      expected: '不指定（分解只按当前数据）',
      actual: choice.asOf.toISOString(),
    });
  const whole = await getRegionFigures(scope, loaders, regionId, INDICATOR_CODES, period, {
    ...choice,
    carbonScope: choice.carbonScope ?? 'TOTAL',
  });
  if (by === 'ITEM') return byItem(loaders, whole);
  if (by === 'CHILD_REGION') return byChild(scope, loaders, regionId, period, choice, whole);
  return byDimension(scope, by === 'TYPE' ? 'type' : 'system', whole);
};
