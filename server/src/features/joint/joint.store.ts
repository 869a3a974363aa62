// What the joint view shows: the newest edition of a period that is not withdrawn, and what was released of it.
import { Decimal, type CarbonScope, type Completeness, type EditionHead, type IndicatorCode, type JointReason } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { EditionKey } from '../editions/edition-id.js';

export interface PeriodKey {
  readonly tenantId: number;
  readonly period: string;
}
export interface ShownEdition extends Pick<
  EditionHead,
  'tenantId' | 'editionId' | 'period' | 'number' | 'factorSetId' | 'factors' | 'electricityBasis' | 'definitions' | 'treeDay'
> {
  readonly publishedAt: Date;
  readonly hash: string;
}
const selectEditions = statement(
  'select_joint_editions',
  `select distinct on (e.tenant_id, e.period) e.tenant_id as "tenantId", e.edition_id as "editionId", e.period, e.number, e.published_at as "publishedAt",
          e.factor_set_id as "factorSetId", e.factors, e.electricity_basis as "electricityBasis", e.definitions, e.tree_day::text as "treeDay", encode(e.hash, 'hex') as hash
     from edition e join unnest($1::int[], $2::text[]) as k (tenant, period) on e.tenant_id = k.tenant and e.period = k.period
    where not exists (select 1 from edition_withdrawal w where w.tenant_id = e.tenant_id and w.edition_id = e.edition_id)
    order by e.tenant_id, e.period, e.number desc`,
);
/** The edition that stands for each period; null where there is none. */
export const listShownEditions = async (db: TenantDb, keys: readonly PeriodKey[]): Promise<(ShownEdition | null)[]> => {
  const rows = await db.query<ShownEdition>(selectEditions, [keys.map((key) => key.tenantId), keys.map((key) => key.period)]);
  return keys.map((key) => {
    const found = rows.find((row) => row.tenantId === key.tenantId && row.period === key.period);
    return found ? { ...found, publishedAt: new Date(found.publishedAt) } : null;
  });
};

export interface PlaceKey extends EditionKey {
  readonly place: string;
}
export interface ShownFigure {
  readonly code: IndicatorCode;
  readonly carbonScope: CarbonScope | null;
  readonly value: Decimal | null;
  readonly reason: JointReason | null;
  readonly numerator: Decimal | null;
  readonly stockMonths: Decimal | null;
}
/** What is shown of a place in an edition. */
export interface ShownPlace {
  /** Null where it is not told. */
  readonly completeness: Completeness | null;
  readonly figures: readonly ShownFigure[];
}
type FigureRow = PlaceKey & { readonly completeness: Completeness | null } & {
  readonly [K in keyof ShownFigure]: ShownFigure[K] extends Decimal | null ? string | null : ShownFigure[K];
};
const selectFigures = statement(
  'select_joint_figures',
  `select f.tenant_id as "tenantId", f.edition_id as "editionId", f.place, f.code, nullif(f.carbon_scope, '') as "carbonScope", f.value::text, f.reason,
          f.numerator::text, f.stock_months::text as "stockMonths", case when p.expected is not null then
            json_build_object('expected', p.expected, 'approved', p.approved, 'waiting', p.waiting, 'missing', p.missing) end as completeness
     from joint_place p
     join unnest($1::int[], $2::uuid[], $3::text[]) as k (tenant, edition, place)
       on p.tenant_id = k.tenant and p.edition_id = k.edition and p.place = k.place
     join joint_figure f on f.tenant_id = p.tenant_id and f.edition_id = p.edition_id and f.place = p.place`,
);
const decimal = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text));
const toFigure = (row: FigureRow): ShownFigure => ({
  ...row,
  value: decimal(row.value),
  numerator: decimal(row.numerator),
  stockMonths: decimal(row.stockMonths),
});

/** All figures of each place, and how complete they are; no figure where the edition has nothing of it. */
export const listShownPlaces = async (db: TenantDb, keys: readonly PlaceKey[]): Promise<ShownPlace[]> => {
  const rows = await db.query<FigureRow>(selectFigures, [
    keys.map((key) => key.tenantId),
    keys.map((key) => key.editionId),
    keys.map((key) => key.place),
  ]);
  return keys.map((key) => {
    const own = rows.filter((row) => row.editionId === key.editionId && row.tenantId === key.tenantId && row.place === key.place);
    return { completeness: own[0]?.completeness ?? null, figures: own.map(toFigure) };
  });
};
