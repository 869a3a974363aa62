// The five-year baseline goes with the institutions: what a region loses its counterpart gains, and what was printed stays.
import {
  Decimal,
  problem,
  splitByLargestRemainder,
  sum,
  yearPeriod,
  ZERO,
  type Day,
  type FactorSet,
  type IndicatorCode,
  type MovedInstitution,
  type Problem,
  type RegionTree,
} from '@shuangcheng/domain';
import type { RegionBaseline } from '@shuangcheng/schema';
import { assertCan, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { ADDITIVE_CODES, sumInstitutionTotals, sumTotals, type AdditiveCode, type Totals } from '../figures/totals.service.js';
import { regionNode } from '../regions/region.service.js';
import { addRestatements, listBaselines, type BaselineMethod, type Baselines, type Restatement } from './baseline.store.js';

/** Institutions that leave a region, by where they go. Whole: the region ends, and what is not listed goes to `rest`. */
export interface Leaving {
  readonly from: number;
  /** Null: the region stays, and keeps what is not listed. */
  readonly rest: number | null;
  readonly groups: ReadonlyMap<number, readonly MovedInstitution[]>;
}
/** A region that comes under another parent with its whole baseline. */
export interface Rehung {
  readonly regionId: number;
  readonly from: number;
  readonly to: number;
}

interface Entry {
  readonly year: number;
  readonly indicator: AdditiveCode;
  readonly value: Decimal;
  readonly unit: string;
  readonly madeUp: boolean;
}
const isAdditive = (code: IndicatorCode): code is AdditiveCode => (ADDITIVE_CODES as readonly string[]).includes(code);
const entryKey = (regionId: number, entry: { readonly year: number; readonly indicator: string }): string =>
  `${regionId}|${entry.year}|${entry.indicator}`;

/** Baselines in force that add up over regions, as they change while a reorganisation is worked through. */
class InForce {
  readonly #entries = new Map<string, Entry & { readonly regionId: number }>();
  constructor({ printed, restatements }: Baselines) {
    for (const row of printed)
      if (isAdditive(row.indicator)) this.#entries.set(entryKey(row.regionId, row), { ...row, indicator: row.indicator });
    for (const row of restatements) {
      if (isAdditive(row.indicator)) this.add(row.regionId, { ...row, indicator: row.indicator, value: row.change });
    }
  }
  of(regionId: number): readonly Entry[] {
    return [...this.#entries.values()].filter((entry) => entry.regionId === regionId);
  }
  find(regionId: number, entry: Entry): Decimal | null {
    return this.#entries.get(entryKey(regionId, entry))?.value ?? null;
  }
  add(regionId: number, change: Entry): void {
    const key = entryKey(regionId, change);
    this.#entries.set(key, { ...change, regionId, value: (this.#entries.get(key)?.value ?? ZERO).plus(change.value) });
  }
}

export interface RestatementRequest {
  readonly tenantId: number;
  readonly on: Day;
  readonly reason: string;
  readonly leaving: readonly Leaving[];
  readonly rehung: readonly Rehung[];
  /** Regions that this reorganisation sets up: they have no baseline yet. */
  readonly added: readonly number[];
}
interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly entry: Entry;
  readonly quantity: Decimal;
  readonly method: BaselineMethod;
}

const LEAST_DECIMALS = 2;
const nameOf = (tree: RegionTree, regionId: number): string => tree.find(regionId)?.code ?? String(regionId);

/** Whether reports of the base year give the baseline to its last printed digit. */
const covers = (reported: Decimal, baseline: Decimal): boolean =>
  reported.minus(baseline).abs().times(2).lessThanOrEqualTo(new Decimal(10).pow(-baseline.decimalPlaces()));

/** What each destination takes of a region's baseline: shares of what was reported in the base year, which add up to it. */
const splitEntry = (entry: Entry, leaving: Leaving, moved: readonly Totals[], whole: Totals): Transfer[] | null => {
  const targets = [...leaving.groups.keys()];
  const weights = moved.map((totals) => totals.get(entry.indicator) ?? ZERO);
  const reported = whole.get(entry.indicator) ?? ZERO;
  const rest = reported.minus(sum(weights));
  if (targets.length === 0 && leaving.rest !== null)
    return [{ from: leaving.from, to: leaving.rest, entry, quantity: entry.value, method: 'WHOLE' }];
  if (reported.isZero() || rest.isNegative()) return null;
  const parts = splitByLargestRemainder(entry.value, [...weights, rest], Math.max(entry.value.decimalPlaces(), LEAST_DECIMALS));
  const method = covers(reported, entry.value) ? 'REPORTS' : 'SHARE';
  const transfers = targets.map((to, index): Transfer => ({ from: leaving.from, to, entry, quantity: parts[index]!, method }));
  if (leaving.rest !== null) transfers.push({ from: leaving.from, to: leaving.rest, entry, quantity: parts.at(-1)!, method });
  return transfers;
};

/** The base-year totals of a region, and of each group that leaves it, under the tree before the change. */
const readShares = async (
  before: RequestScope,
  db: TenantDb,
  factorSet: FactorSet,
  request: RestatementRequest,
  leaving: Leaving,
  years: readonly number[],
) => {
  const groups = [...leaving.groups.values()];
  const dayBefore = new Date(Date.parse(`${request.on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const whole = await sumTotals(
    before,
    db,
    factorSet,
    years.map((year) => ({ regionId: leaving.from, period: yearPeriod(year), part: 'SUBTREE', day: dayBefore })),
  );
  const moved = await sumInstitutionTotals(
    before,
    db,
    factorSet,
    request.tenantId,
    years.flatMap((year) => groups.map((institutions) => ({ year, institutions }))),
  );
  return new Map(
    years.map((year, index) => [
      year,
      { whole: whole[index]!.totals, moved: moved.slice(index * groups.length, (index + 1) * groups.length) },
    ]),
  );
};

const transfersOf = async (
  before: RequestScope,
  db: TenantDb,
  factorSet: FactorSet,
  request: RestatementRequest,
  inForce: InForce,
): Promise<{ transfers: Transfer[]; problems: Problem[] }> => {
  const transfers: Transfer[] = [];
  const problems: Problem[] = [];
  for (const leaving of request.leaving) {
    const entries = inForce.of(leaving.from).filter((entry) => !entry.value.isZero());
    const shares = await readShares(before, db, factorSet, request, leaving, [...new Set(entries.map((entry) => entry.year))]);
    for (const entry of entries) {
      const { moved, whole } = shares.get(entry.year)!;
      const split = splitEntry(entry, leaving, moved, whole);
      if (split) transfers.push(...split.filter((transfer) => !transfer.quantity.isZero()));
      else
        problems.push(
          problem('BASELINE_NOT_COVERED', ['input', 'restateBaselines'], {
            region: nameOf(before.tree, leaving.from),
            year: entry.year,
            indicator: entry.indicator,
          }),
        );
    }
  }
  for (const { regionId, from, to } of request.rehung) {
    // A province stands above both: what its cities hold moves between them, where they have baselines of their own.
    for (const entry of inForce.of(regionId)) {
      if (inForce.find(from, entry) === null && inForce.find(to, entry) === null) continue;
      transfers.push({ from, to, entry, quantity: entry.value, method: 'WHOLE' });
    }
  }
  for (const { from, to, entry } of transfers) {
    for (const regionId of [from, to].filter((id) => !request.added.includes(id) && inForce.find(id, entry) === null))
      problems.push(
        problem('BASELINE_MISSING', ['input', 'restateBaselines'], {
          region: nameOf(before.tree, regionId),
          year: entry.year,
          indicator: entry.indicator,
        }),
      );
  }
  return { transfers, problems };
};

/** Both sides of each transfer: what one region loses the other gains. */
const restatementsOf = (
  scope: RequestScope,
  request: RestatementRequest,
  inForce: InForce,
  transfers: readonly Transfer[],
): Restatement[] =>
  transfers.flatMap(({ from, to, entry, quantity, method }) =>
    [
      { regionId: from, counterpartRegion: to, change: quantity.negated() },
      { regionId: to, counterpartRegion: from, change: quantity },
    ].map((side): Restatement => {
      const before = inForce.find(side.regionId, entry);
      inForce.add(side.regionId, { ...entry, value: side.change });
      return {
        ...side,
        year: entry.year,
        indicator: entry.indicator,
        before,
        after: inForce.find(side.regionId, entry)!,
        unit: entry.unit,
        method,
        madeUp: entry.madeUp,
        effectiveOn: request.on,
        reason: request.reason,
        recordedAt: scope.now,
        recordedBy: scope.caller.username,
      };
    }),
  );

/**
 * Restates the baselines of the regions between which institutions move. Whole regions take their baseline with them; a part
 * takes its share of what was reported in the base year, exact by largest remainder. `before` is the scope with the tree
 * before the change. Gives problems, and writes nothing, where a baseline cannot be divided or has no counterpart.
 */
export const restateBaselines = async (
  before: RequestScope,
  db: TenantDb,
  factorSet: FactorSet,
  reorganisationId: string,
  request: RestatementRequest,
): Promise<{ restatements: readonly Restatement[]; problems: readonly Problem[] }> => {
  const regionIds = [
    ...request.leaving.flatMap(({ from, rest, groups }) => [from, ...groups.keys(), ...(rest === null ? [] : [rest])]),
    ...request.rehung.flatMap(({ regionId, from, to }) => [regionId, from, to]),
  ];
  const inForce = new InForce(await listBaselines(db, request.tenantId, [...new Set(regionIds)]));
  const { transfers, problems } = await transfersOf(before, db, factorSet, request, inForce);
  if (problems.length > 0) return { restatements: [], problems };
  const restatements = restatementsOf(before, request, inForce, transfers);
  const rows = restatements.map((row, index) => ({
    ...row,
    restatementId: `${reorganisationId.slice(0, 24)}${index.toString(16).padStart(12, '0')}`,
  }));
  if (rows.length > 0) await addRestatements(db, request.tenantId, reorganisationId, rows);
  return { restatements, problems: [] };
};

/** A region's baselines: as printed, and as restated, each with what changed it. */
export const listRegionBaselines = async (scope: RequestScope, regionId: number): Promise<RegionBaseline[]> => {
  assertCan(scope, 'plans:read', { regionId });
  const { tenantId } = scope.tree.get(regionId);
  const { printed, restatements } = await withTenantSession(scope, 'read', (db) => listBaselines(db, tenantId, [regionId]));
  const keys = new Set([...printed, ...restatements].map((row) => `${row.year}|${row.indicator}`));
  return [...keys]
    .map((key): RegionBaseline => {
      const own = printed.find((row) => `${row.year}|${row.indicator}` === key) ?? null;
      const changes = restatements.filter((row) => `${row.year}|${row.indicator}` === key);
      const [first] = own ? [own] : changes;
      const value = changes.reduce((total, { change }) => total.plus(change), own?.value ?? ZERO);
      return {
        year: first.year,
        indicator: first.indicator,
        unit: first.unit,
        madeUp: first.madeUp,
        value,
        printed: own?.value ?? null,
        restated: changes.length > 0 ? value : null,
        source: own?.source ?? changes.map(({ reason }) => reason).at(-1)!,
        restatements: changes.map(({ counterpartRegion, ...change }) => ({ ...change, counterpart: regionNode(scope, counterpartRegion) })),
      };
    })
    .sort((a, b) => a.year - b.year || (a.indicator < b.indicator ? -1 : 1));
};
