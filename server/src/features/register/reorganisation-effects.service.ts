// What a reorganisation changes in figures: the same sums before it was written and after, in one transaction.
import { type Decimal, getIndicator, sum, ZERO, type Day, type FactorSet, type Period, type RegionTree } from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { ADDITIVE_CODES, sumTotals, type AdditiveCode, type TotalsAnswer } from '../figures/totals.service.js';
import { countOpenInstitutions } from './reorganisation.store.js';

export interface EffectScope {
  readonly tenantId: number;
  readonly on: Day;
  readonly periods: readonly Period[];
  readonly factorSet: FactorSet;
  /** Regions whose own institutions change; and above them, those under which regions come or go. */
  readonly direct: ReadonlySet<number>;
  readonly rehung: ReadonlySet<number>;
}
/** One side, before or after: for each region its totals with all below it, and of its own institutions. */
export interface Measured {
  readonly regions: ReadonlyMap<
    number,
    { readonly open: number; readonly subtree: readonly TotalsAnswer[]; readonly own: readonly TotalsAnswer[] }
  >;
}

export const dayBefore = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The regions whose figures are told: those directly concerned, then those above them, as far as the caller may read them. */
export const regionsToTell = (scope: RequestScope, tree: RegionTree, { direct, rehung, on }: EffectScope): number[] => {
  const first = [...new Set([...direct, ...rehung])].filter((id) => tree.find(id) !== null).sort((a, b) => a - b);
  const above = first.flatMap((id) => tree.ancestorsOn(id, dayBefore(on)).map((region) => region.id)).sort((a, b) => a - b);
  return [...new Set([...first, ...above])].filter((regionId) => canDo({ ...scope, tree }, 'figures:read', { regionId }));
};

export const measure = async (
  scope: RequestScope,
  db: TenantDb,
  effect: EffectScope,
  regionIds: readonly number[],
  side: 'BEFORE' | 'AFTER',
): Promise<Measured> => {
  const { periods, factorSet, tenantId } = effect;
  const parts = ['SUBTREE', 'OWN'] as const;
  const queries = regionIds.flatMap((regionId) => parts.flatMap((part) => periods.map((period) => ({ regionId, period, part }))));
  const answers = await sumTotals(scope, db, factorSet, queries);
  const day = side === 'BEFORE' ? dayBefore(effect.on) : effect.on;
  const open = await countOpenInstitutions(
    db,
    tenantId,
    day,
    regionIds.map((regionId) =>
      scope.tree.find(regionId) && scope.tree.existsOn(regionId, day) ? scope.tree.subtreeOn(regionId, day) : [],
    ),
  );
  const each = 2 * periods.length;
  return {
    regions: new Map(
      regionIds.map((regionId, index) => {
        const own = answers.slice(index * each, (index + 1) * each);
        return [regionId, { open: open[index]!, subtree: own.slice(0, periods.length), own: own.slice(periods.length) }];
      }),
    ),
  };
};

export interface FigureEffect {
  readonly period: Period;
  readonly code: AdditiveCode;
  readonly unit: string;
  readonly before: Decimal | null;
  readonly after: Decimal | null;
  readonly difference: Decimal;
}
export interface RegionFigures {
  readonly regionId: number;
  readonly institutionsBefore: number;
  readonly institutionsAfter: number;
  readonly expected: readonly { readonly period: Period; readonly before: number; readonly after: number }[];
  readonly figures: readonly FigureEffect[];
}

const differenceOf = (before: TotalsAnswer, after: TotalsAnswer, code: AdditiveCode): Decimal =>
  (after.totals.get(code) ?? ZERO).minus(before.totals.get(code) ?? ZERO);

/** The two sides compared, region by region. */
export const compare = ({ periods }: EffectScope, before: Measured, after: Measured): RegionFigures[] =>
  [...before.regions].map(([regionId, was]) => {
    const is = after.regions.get(regionId)!;
    return {
      regionId,
      institutionsBefore: was.open,
      institutionsAfter: is.open,
      expected: periods.map((period, index) => ({ period, before: was.subtree[index]!.expected, after: is.subtree[index]!.expected })),
      figures: periods.flatMap((period, index) =>
        ADDITIVE_CODES.map((code) => ({
          period,
          code,
          unit: getIndicator(code).unit,
          before: was.subtree[index]!.totals.get(code) ?? null,
          after: is.subtree[index]!.totals.get(code) ?? null,
          difference: differenceOf(was.subtree[index]!, is.subtree[index]!, code),
        })),
      ),
    };
  });

/** The differences summed over the regions between which something moved: zero, since nothing came or went. */
export const sumDifferences = (effect: EffectScope, before: Measured, after: Measured) =>
  effect.periods.flatMap((period, index) =>
    ADDITIVE_CODES.map((code) => ({
      period,
      code,
      difference: sum(
        [...before.regions].flatMap(([regionId, was]) => {
          const is = after.regions.get(regionId)!;
          if (effect.rehung.has(regionId)) return [differenceOf(was.subtree[index]!, is.subtree[index]!, code)];
          return effect.direct.has(regionId) ? [differenceOf(was.own[index]!, is.own[index]!, code)] : [];
        }),
      ),
    })),
  );
