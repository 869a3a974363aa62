// Quota standards of provinces: published whole, read whole.
import {
  Decimal,
  type Day,
  type ElectricityBasis,
  type InstitutionType,
  type QuotaIndicator,
  type QuotaRow,
  type QuotaStandard,
} from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

const selectStandards = statement(
  'select_quota_standards',
  `select s.tenant_id as "tenantId", s.version, s.standard_number as "standardNumber", s.title, s.electricity_basis as "electricityBasis",
          s.valid_from::text as "validFrom", s.valid_to::text as "validTo", s.replaces, s.source, s.published_at as "publishedAt",
          s.published_by as "publishedBy",
          (select jsonb_agg(jsonb_build_object('type', v.type, 'kind', v.kind, 'indicator', v.indicator, 'limit', v.limit_value::text,
                    'standard', v.standard_value::text, 'guide', v.guide_value::text) order by v.type, v.kind, v.indicator)
             from quota_value v where v.tenant_id = s.tenant_id and v.version = s.version) as rows
     from quota_standard s where s.tenant_id = any ($1::int[]) order by s.tenant_id, s.version`,
);

interface RawRow {
  readonly type: InstitutionType;
  readonly kind: string;
  readonly indicator: QuotaIndicator;
  readonly limit: string;
  readonly standard: string | null;
  readonly guide: string | null;
}
type Raw = Omit<QuotaStandard, 'rows' | 'electricityBasis'> & {
  readonly tenantId: number;
  readonly electricityBasis: ElectricityBasis;
  readonly rows: readonly RawRow[];
};
const decimal = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text));
const toRow = (row: RawRow): QuotaRow => ({
  ...row,
  limit: new Decimal(row.limit),
  standard: decimal(row.standard),
  guide: decimal(row.guide),
});

/** All standards of each province, in the order of publication. */
export const listQuotaStandards = async (db: TenantDb, tenants: readonly number[]): Promise<QuotaStandard[][]> => {
  const rows = await db.query<Raw>(selectStandards, [tenants]);
  return tenants.map((tenant) =>
    rows.filter(({ tenantId }) => tenantId === tenant).map(({ tenantId: _tenant, ...row }) => ({ ...row, rows: row.rows.map(toRow) })),
  );
};

const insertStandard = statement(
  'insert_quota_standard',
  `insert into quota_standard (tenant_id, version, standard_number, title, electricity_basis, valid_from, valid_to, replaces, source, published_at, published_by)
   select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5::date, $6::date, $7, $8, $9::timestamptz, $10 from quota_standard where tenant_id = $1
   returning version`,
);
const insertValues = statement(
  'insert_quota_values',
  `insert into quota_value (tenant_id, version, type, kind, indicator, limit_value, standard_value, guide_value)
   select $1, $2, * from unnest($3::text[], $4::text[], $5::text[], $6::numeric[], $7::numeric[], $8::numeric[])`,
);

export interface NewQuotaStandard extends Omit<QuotaStandard, 'version'> {
  readonly validFrom: Day;
}
/** Adds the province's next standard and gives its version. Two at once collide on it, and one of them begins again. */
export const addQuotaStandard = async (db: TenantDb, tenantId: number, standard: NewQuotaStandard): Promise<number> => {
  const [added] = await db.query<{ version: number }>(insertStandard, [
    tenantId,
    standard.standardNumber,
    standard.title,
    standard.electricityBasis,
    standard.validFrom,
    standard.validTo,
    standard.replaces,
    standard.source,
    standard.publishedAt.toISOString(),
    standard.publishedBy,
  ]);
  const { rows } = standard;
  await db.query(insertValues, [
    tenantId,
    added!.version,
    rows.map((row) => row.type),
    rows.map((row) => row.kind),
    rows.map((row) => row.indicator),
    rows.map((row) => row.limit.toFixed()),
    rows.map((row) => row.standard?.toFixed() ?? null),
    rows.map((row) => row.guide?.toFixed() ?? null),
  ]);
  return added!.version;
};
