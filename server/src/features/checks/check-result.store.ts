// The counts behind a check's result figures.
import type { ChosenAs, Day, InstitutionType } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { CheckKey } from './check-id.js';

export interface ItemCount {
  readonly regionId: number;
  readonly type: InstitutionType;
  readonly chosenAs: ChosenAs;
  readonly sampled: number;
  readonly checked: number;
  readonly withErrors: number;
}
const selectItemCounts = statement(
  'count_check_items_by_stratum',
  `with erring as (
     select distinct institution_id from check_finding where tenant_id = $1 and check_id = $2 and severity = 'ERROR' and state <> 'DISMISSED'
   )
   select i.region_id as "regionId", i.type, i.chosen_as as "chosenAs", count(*)::int as sampled,
          (count(*) filter (where i.state = 'CHECKED'))::int as checked, count(e.institution_id)::int as "withErrors"
     from check_item i left join erring e using (institution_id)
    where i.tenant_id = $1 and i.check_id = $2
    group by 1, 2, 3`,
);
export const countItemsByStratum = (db: TenantDb, key: CheckKey): Promise<ItemCount[]> =>
  db.query<ItemCount>(selectItemCounts, [key.tenantId, key.checkId]);

export interface FindingCounts {
  readonly findings: number;
  readonly open: number;
  readonly answered: number;
  readonly upheld: number;
  readonly dismissed: number;
  readonly overdue: number;
}
const selectFindingCounts = statement(
  'count_check_findings',
  `select count(*)::int as findings,
          (count(*) filter (where f.state = 'OPEN'))::int as open,
          (count(*) filter (where f.state in ('ACCEPTED', 'EXPLAINED', 'DISPUTED')))::int as answered,
          (count(*) filter (where f.state = 'UPHELD'))::int as upheld,
          (count(*) filter (where f.state = 'DISMISSED'))::int as dismissed,
          (count(*) filter (where f.state <> 'DISMISSED'
             and coalesce((f.answered_at at time zone 'Asia/Shanghai')::date, $3::date) > q.due_date))::int as overdue
     from check_finding f join quality_check q on q.tenant_id = f.tenant_id and q.check_id = f.check_id
    where f.tenant_id = $1 and f.check_id = $2`,
);
/** On a day: what is not answered by then counts as overdue after the due date. */
export const countFindings = async (db: TenantDb, key: CheckKey, on: Day): Promise<FindingCounts> =>
  (await db.query<FindingCounts>(selectFindingCounts, [key.tenantId, key.checkId, on]))[0]!;
