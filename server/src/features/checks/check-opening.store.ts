// Opening a check: from whom it is drawn, and writing it with its sample and the copy of their reports.
import type { CheckKind, ChosenAs, Day, InstitutionType, MonthKey } from '@shuangcheng/domain';
import type { DrawnStratumRow } from '@shuangcheng/schema';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { VERSION_COLUMNS } from '../reports/ledger-columns.js';

export interface FrameRow {
  readonly institutionId: string;
  readonly code: string;
  readonly name: string;
  readonly regionId: number;
  readonly type: InstitutionType;
  readonly system: string;
  readonly keyUnit: boolean;
}

const selectFrame = statement(
  'select_check_frame',
  `select institution_id as "institutionId", code, name, region_id as "regionId", type, system, key_unit as "keyUnit"
     from institution
    where tenant_id = $1 and region_id = any ($2::int[]) and valid_from <= $4::date and (valid_to is null or valid_to > $3::date)
    order by code`,
);

/** The institutions of the regions that were in the register on any day of the period. */
export const listFrame = (db: TenantDb, tenantId: number, regionIds: readonly number[], from: Day, to: Day): Promise<FrameRow[]> =>
  db.query<FrameRow>(selectFrame, [tenantId, regionIds, from, to]);

export interface StockPair {
  readonly institutionId: string;
  readonly area: string | null;
  readonly areaBefore: string | null;
  readonly people: string | null;
  readonly peopleBefore: string | null;
}

// What did not change at all is not sent: of 51,754 institutions a few hundred are left.
const selectStockPairs = statement(
  'select_check_stock_changes',
  `select r.institution_id as "institutionId", v.floor_area as area, b.floor_area as "areaBefore", v.energy_users as people,
          b.energy_users as "peopleBefore"
     from report r
     join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.submitted_version
     join report q on q.tenant_id = r.tenant_id and q.institution_id = r.institution_id and q.month = r.month - 100
     join report_version b on b.tenant_id = q.tenant_id and b.institution_id = q.institution_id and b.month = q.month and b.version = q.submitted_version
    where r.tenant_id = $1 and r.region_id = any ($2::int[]) and r.month = $3
      and (v.floor_area <> b.floor_area or v.energy_users <> b.energy_users)`,
);

/** Area and people of a month and of the same month a year before, where either is another. */
export const listStockChanges = (db: TenantDb, tenantId: number, regionIds: readonly number[], month: MonthKey): Promise<StockPair[]> =>
  db.query<StockPair>(selectStockPairs, [tenantId, regionIds, month]);

const selectWithFindings = statement(
  'select_institutions_with_rule_findings',
  `select distinct r.institution_id as id
     from report r join report_finding f
       on f.tenant_id = r.tenant_id and f.institution_id = r.institution_id and f.month = r.month and f.version = r.submitted_version
    where r.tenant_id = $1 and r.region_id = any ($2::int[]) and r.month = any ($3::int[]) and f.severity in ('ERROR', 'WARNING')`,
);

/** Institutions whose submitted reports of the months the rules have found something about. */
export const listWithRuleFindings = async (
  db: TenantDb,
  tenantId: number,
  regionIds: readonly number[],
  months: readonly MonthKey[],
): Promise<string[]> => (await db.query<{ id: string }>(selectWithFindings, [tenantId, regionIds, months])).map(({ id }) => id);

export interface NewCheck {
  readonly tenantId: number;
  readonly checkId: string;
  readonly regionId: number;
  readonly takingPart: readonly number[];
  readonly kind: CheckKind;
  readonly title: string | null;
  readonly period: string;
  readonly ratePercent: string | null;
  readonly seed: string;
  readonly frameHash: string;
  readonly strata: readonly DrawnStratumRow[];
  readonly dueDate: Day;
  readonly openedAt: Date;
  readonly openedBy: string;
}
export interface NewItem extends FrameRow {
  readonly assignedRegionId: number;
  readonly chosenAs: ChosenAs;
  readonly notableFor: readonly string[];
}

const insertCheck = statement(
  'insert_quality_check',
  `insert into quality_check (tenant_id, check_id, region_id, taking_part, kind, title, period, rate_percent, seed, frame_hash, strata, due_date, opened_at, opened_by, copied_columns)
   values ($1, $2, $3, $4::int[], $5, $6, $7, $8::numeric, $9, $10, $11::jsonb, $12::date, $13::timestamptz, $14, $15::text[])`,
);
const insertItems = statement(
  'insert_check_items',
  `insert into check_item (tenant_id, check_id, institution_id, region_id, assigned_region_id, check_region_id, code, name, type, system, notable_for, chosen_as)
   select $1::int, $2::uuid, institution_id, region_id, assigned_region_id, $3::int, code, name, type, system, notable_for, chosen_as
     from jsonb_to_recordset($4::jsonb) as i (institution_id uuid, region_id int, assigned_region_id int, code text, name text, type text,
                                              system text, notable_for text[], chosen_as text)`,
);
const insertSnapshots = statement(
  'insert_check_snapshots',
  `insert into check_snapshot (tenant_id, check_id, institution_id, month, version, status, region_id, assigned_region_id, check_region_id, measures)
   select i.tenant_id, i.check_id, i.institution_id, r.month, v.version,
          case when r.approved_version = v.version then 'APPROVED' else 'SUBMITTED' end,
          i.region_id, i.assigned_region_id, i.check_region_id,
          array[${VERSION_COLUMNS.map((column) => `v.${column}`).join(', ')}]::bigint[]
     from check_item i
     join report r on r.tenant_id = i.tenant_id and r.institution_id = i.institution_id and r.month = any ($3::int[])
     join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.submitted_version
    where i.tenant_id = $1 and i.check_id = $2`,
);

/** Writes a check, its institutions, and a copy of their submitted reports of the months: three statements, however many. */
export const insertCheckWithItems = async (
  db: TenantDb,
  check: NewCheck,
  items: readonly NewItem[],
  months: readonly MonthKey[],
): Promise<void> => {
  const { tenantId, checkId, regionId } = check;
  await db.query(insertCheck, [
    tenantId,
    checkId,
    regionId,
    check.takingPart,
    check.kind,
    check.title,
    check.period,
    check.ratePercent,
    check.seed,
    check.frameHash,
    JSON.stringify(check.strata),
    check.dueDate,
    check.openedAt.toISOString(),
    check.openedBy,
    VERSION_COLUMNS,
  ]);
  const rows = items.map((item) => ({
    institution_id: item.institutionId,
    region_id: item.regionId,
    assigned_region_id: item.assignedRegionId,
    code: item.code,
    name: item.name,
    type: item.type,
    system: item.system,
    notable_for: item.notableFor,
    chosen_as: item.chosenAs,
  }));
  await db.query(insertItems, [tenantId, checkId, regionId, JSON.stringify(rows)]);
  await db.query(insertSnapshots, [tenantId, checkId, months]);
};
