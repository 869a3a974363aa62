import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface RuleSetRow {
  readonly version: number;
  readonly settings: unknown;
  readonly note: string;
  readonly validFrom: Date;
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

const columns = `version, settings, note, valid_from as "validFrom", published_at as "publishedAt", published_by as "publishedBy"`;
const selectInForce = statement(
  'select_quality_rule_set',
  `select ${columns} from quality_rule_set where tenant_id = $1 and valid_from <= $2::timestamptz order by valid_from desc, version desc limit 1`,
);
const insertNext = statement(
  'insert_quality_rule_set',
  `insert into quality_rule_set (tenant_id, version, region_id, settings, note, valid_from, published_at, published_by)
   select $1, coalesce(max(version), 0) + 1, $1, $2::jsonb, $3, $4::timestamptz, $5::timestamptz, $6 from quality_rule_set where tenant_id = $1
   returning version`,
);
const selectVersion = statement(
  'select_quality_rule_set_version',
  `select ${columns} from quality_rule_set where tenant_id = $1 and version = $2`,
);

/** What the province's rules were at that time; null where it had set none. */
export const findRuleSet = async (db: TenantDb, tenantId: number, at: Date): Promise<RuleSetRow | null> =>
  (await db.query<RuleSetRow>(selectInForce, [tenantId, at.toISOString()]))[0] ?? null;

export const findRuleSetVersion = async (db: TenantDb, tenantId: number, version: number): Promise<RuleSetRow | null> =>
  (await db.query<RuleSetRow>(selectVersion, [tenantId, version]))[0] ?? null;

/** Adds the next version and gives its number. Two at once collide on its number, and one of them begins again. */
export const addRuleSet = async (
  db: TenantDb,
  tenantId: number,
  rules: { readonly settings: object; readonly note: string; readonly validFrom: Date; readonly now: Date; readonly actor: string },
): Promise<number> =>
  (
    await db.query<{ version: number }>(insertNext, [
      tenantId,
      JSON.stringify(rules.settings),
      rules.note,
      rules.validFrom.toISOString(),
      rules.now.toISOString(),
      rules.actor,
    ])
  )[0]!.version;
