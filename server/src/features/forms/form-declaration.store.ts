// Who has a machine room, or heating: declarations are appended, and the last one holds.
import type { FormKind } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface FormDeclaration {
  readonly institutionId: string;
  readonly kind: FormKind;
  readonly fromYear: number;
  readonly declared: boolean;
  readonly regionId: number;
  readonly system: string;
}

// Two sessions that declare for the same institution at once get the same number: the second begins again.
const insertDeclarations = statement(
  'insert_form_declarations',
  `insert into form_declaration (tenant_id, institution_id, kind, declaration_number, region_id, system, from_year, declared, declared_at, declared_by)
   select $1, g.institution_id, g.kind,
          coalesce((select max(d.declaration_number) from form_declaration d
                     where d.tenant_id = $1 and d.institution_id = g.institution_id and d.kind = g.kind), 0)
            + row_number() over (partition by g.institution_id, g.kind order by g.position),
          g.region_id, g.system, g.from_year, g.declared, $3::timestamptz, $4
     from jsonb_to_recordset($2::jsonb) as g (institution_id uuid, kind text, region_id int, system text, from_year int, declared boolean, position int)`,
);

export const appendDeclarations = async (
  db: TenantDb,
  tenantId: number,
  actor: string,
  now: Date,
  declarations: readonly FormDeclaration[],
): Promise<void> => {
  const rows = declarations.map((each, position) => ({
    institution_id: each.institutionId,
    kind: each.kind,
    region_id: each.regionId,
    system: each.system,
    from_year: each.fromYear,
    declared: each.declared,
    position,
  }));
  await db.query(insertDeclarations, [tenantId, JSON.stringify(rows), now.toISOString(), actor]);
};
