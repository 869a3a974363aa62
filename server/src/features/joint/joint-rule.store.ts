import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface JointRuleRow {
  readonly number: number;
  readonly minimumInstitutions: number;
  readonly note: string;
  readonly at: Date;
  readonly actor: string;
}

const selectRule = statement(
  'select_joint_rule',
  `select rule_number as number, minimum_institutions as "minimumInstitutions", note, recorded_at as at, recorded_by as actor
     from joint_rule where tenant_id = $1 order by rule_number desc limit 1`,
);
/** What the province said last; null where it, and whoever set it up, has said nothing. */
export const findJointRule = async (db: TenantDb, tenantId: number): Promise<JointRuleRow | null> =>
  (await db.query<JointRuleRow>(selectRule, [tenantId]))[0] ?? null;

const insertRule = statement(
  'insert_joint_rule',
  `insert into joint_rule (tenant_id, rule_number, minimum_institutions, note, recorded_at, recorded_by)
   select $1, coalesce(max(rule_number), 0) + 1, $2, $3, $4::timestamptz, $5 from joint_rule where tenant_id = $1`,
);
/** Adds the next rule. Two at once collide on its number, and one of them begins again. */
export const addJointRule = async (
  db: TenantDb,
  tenantId: number,
  rule: { readonly minimumInstitutions: number; readonly note: string; readonly now: Date; readonly actor: string },
): Promise<void> => {
  await db.query(insertRule, [tenantId, rule.minimumInstitutions, rule.note, rule.now.toISOString(), rule.actor]);
};
