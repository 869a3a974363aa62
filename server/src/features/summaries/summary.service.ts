// The regime's three summary tables: 行政区域汇总, 部门汇总, 分类汇总, from roll-up cells.
import {
  CLASSIFIED_COLUMNS,
  columnsWithTotal,
  dayOf,
  Decimal,
  endedMonths,
  INSTITUTIONS_LINE_CODE,
  layOutSummary,
  monthOf,
  monthsOf,
  monthsToReport,
  SYSTEMS,
  treeDayOf,
  type MonthKey,
  type Period,
  type Region,
  type SummaryCellValue,
  type SummaryColumnLayout,
  type SummaryRowValues,
} from '@shuangcheng/domain';
import { assertCan, RequestError, systemsShown, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { ActivityKey } from '../figures/activity-reading.service.js';
import type { FigureChoice } from '../figures/figure-choice.service.js';
import { expectedIn } from '../figures/figure-quality.service.js';
import { keyOf } from '../figures/figure.service.js';
import { countReportsOfParts, hasMadeUp, listRegisterOfParts, sumParts, type ReportCount, type SummaryKey } from './summary.store.js';

export type SummaryBy = SummaryKey['dimension'];

export interface SummaryColumnView extends SummaryColumnLayout {
  /** In the register in the period's last month (in the running one while the period lasts). */
  readonly institutions: number;
  /** Institution-months that were due. */
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
  readonly missing: number;
}
export interface SummaryLineView {
  readonly code: string;
  readonly costCode: string | null;
  readonly name: string;
  readonly unit: string;
  readonly unitName: string;
  readonly kind: 'FLOW' | 'STOCK';
  readonly cells: readonly SummaryCellValue[];
}
export interface SummaryView {
  readonly region: Region;
  readonly period: Period;
  readonly by: SummaryBy;
  readonly basis: 'APPROVED' | 'SUBMITTED';
  readonly title: string;
  /** The regime's number of the form, where it is known. */
  readonly form: string | null;
  readonly columns: readonly SummaryColumnView[];
  readonly rows: readonly SummaryLineView[];
  /** The systems to which the caller's grants limit the table; null: all. */
  readonly systems: readonly string[] | null;
  readonly madeUp: boolean;
}

const TITLES: Readonly<Record<SummaryBy, string>> = {
  REGION: '公共机构能源资源消费统计行政区域汇总表',
  SYSTEM: '公共机构能源资源消费统计部门汇总表',
  TYPE: '公共机构能源资源消费统计分类汇总表',
};

interface Layout {
  readonly key: SummaryKey;
  readonly columns: readonly SummaryColumnLayout[];
}

type Counted = Pick<SummaryKey, 'members' | 'moved'>;
/** What counts for a part under the tree of the day, as a figure counts it. */
const countedIn = (part: string, { regionIds, moved }: Pick<ActivityKey, 'regionIds' | 'moved'>): Counted => ({
  members: regionIds.map((regionId) => ({ part, regionId })),
  moved: (moved ?? []).map((each) => ({ ...each, part })),
});

/** Every child region, and the institutions that hang directly under the region itself (本级). */
const layOutRegions = (scope: RequestScope, region: Region, period: Period, choice: FigureChoice): Counted & Pick<Layout, 'columns'> => {
  const children = scope.tree.childrenOn(region.id, choice.treeAsOf ?? treeDayOf(period, scope.now));
  const own = { code: region.code, nameZh: children.length === 0 ? region.name : `${region.name}本级` };
  const parts = [
    countedIn(region.code, keyOf(scope, region, period, choice, 'OWN')),
    ...children.map((child) => countedIn(child.code, keyOf(scope, child, period, choice))),
  ];
  return {
    columns: columnsWithTotal([own, ...children.map(({ code, name }) => ({ code, nameZh: name }))]),
    members: parts.flatMap((part) => part.members),
    moved: parts.flatMap((part) => part.moved),
  };
};

const layOut = (scope: RequestScope, region: Region, period: Period, by: SummaryBy, choice: FigureChoice): Layout => {
  const { tenantId, from, to, basis, type, systems, ...view } = keyOf(scope, region, period, choice);
  const key: SummaryKey = { tenantId, from, to, basis, type, systems, dimension: by, ...countedIn('', view) };
  if (by === 'TYPE') return { key, columns: CLASSIFIED_COLUMNS };
  if (by === 'SYSTEM') {
    const shown = SYSTEMS.filter((system) => key.systems === null || key.systems.includes(system.code));
    return { key, columns: columnsWithTotal(shown) };
  }
  const { columns, ...counted } = layOutRegions(scope, region, period, choice);
  return { key: { ...key, ...counted }, columns };
};

type Months<T> = ReadonlyMap<MonthKey, T>;
type Counts = Pick<SummaryColumnView, 'institutions' | 'expected' | 'approved' | 'waiting' | 'missing'>;

/** Counts of one part; no month counts more reports than institutions. */
const countPart = (due: readonly MonthKey[], lastMonth: MonthKey, register: Months<number>, reports: Months<ReportCount>): Counts => {
  const count = { institutions: expectedIn(register, lastMonth), expected: 0, approved: 0, waiting: 0, missing: 0 };
  for (const month of due) {
    const expected = expectedIn(register, month);
    const approved = Math.min(reports.get(month)?.approved ?? 0, expected);
    const waiting = Math.min(Math.max((reports.get(month)?.handedIn ?? 0) - approved, 0), expected - approved);
    count.expected += expected;
    count.approved += approved;
    count.waiting += waiting;
    count.missing += expected - approved - waiting;
  }
  return count;
};

/** The columns with their counts: a total's are those of its parts together. */
const countColumns = (columns: readonly SummaryColumnLayout[], counts: ReadonlyMap<string, Counts>): SummaryColumnView[] =>
  columns.map((column) => {
    const total = (take: keyof Counts): number => column.parts.reduce((acc, name) => acc + counts.get(name)![take], 0);
    return {
      ...column,
      institutions: total('institutions'),
      expected: total('expected'),
      approved: total('approved'),
      waiting: total('waiting'),
      missing: total('missing'),
    };
  });

const institutionsLine = (columns: readonly SummaryColumnView[]): SummaryLineView => ({
  code: INSTITUTIONS_LINE_CODE,
  costCode: null,
  name: '公共机构数量',
  unit: 'count',
  unitName: '个',
  kind: 'STOCK',
  cells: columns.map((column) => ({ quantity: new Decimal(column.institutions), cost: null })),
});

const refusePast = (choice: FigureChoice): void => {
  if (choice.asOf === null) return;
  const details = { field: 'options.asOf', expected: '不指定（汇总表只按当前数据）', actual: choice.asOf.toISOString() };
  throw new RequestError('BAD_USER_INPUT', details);
};

const toLineView = ({ line, cells }: SummaryRowValues): SummaryLineView => ({
  code: line.code,
  costCode: line.costCode,
  name: line.nameZh,
  unit: line.unit,
  unitName: line.unitZh,
  kind: line.kind,
  cells,
});

/**
 * A summary table of a region and period. The three tables of the same region, period and basis have the same total to
 * the last digit, and these are the sums of the region's figures. At most six statements, however many regions. Throws OUT_OF_SCOPE where no grant reads the region's figures.
 */
export const getSummary = async (
  scope: RequestScope,
  regionId: number,
  period: Period,
  by: SummaryBy,
  choice: FigureChoice,
): Promise<SummaryView> => {
  assertCan(scope, 'figures:read', { regionId });
  refusePast(choice);
  const region = scope.tree.get(regionId);
  const { key, columns } = layOut(scope, region, period, by, choice);
  // Institutions of a region that has ended are in the register where all of it went.
  const heirs = key.members.flatMap((member) => [member.regionId, scope.tree.regionOn(member.regionId, dayOf(scope.now))]);
  const lastMonth = Math.min(monthsOf(period).at(-1)!, monthOf(scope.now));
  const [parts, reports, register, madeUp] = await withTenantSession(scope, 'read', (db) =>
    Promise.all([sumParts(db, key), countReportsOfParts(db, key), listRegisterOfParts(db, key, lastMonth), hasMadeUp(db, key, heirs)]),
  );
  const due = monthsToReport(period, scope.now);
  const counts = columns[0]!.parts.map((name): [string, Counts] => [
    name,
    countPart(due, lastMonth, register.get(name) ?? new Map(), reports.get(name) ?? new Map()),
  ]);
  const counted = countColumns(columns, new Map(counts));
  const rows = layOutSummary(columns, parts, endedMonths(period, scope.now).length);
  return {
    region,
    period,
    by,
    basis: key.basis,
    title: TITLES[by],
    form: by === 'TYPE' ? 'NY301' : null,
    columns: counted,
    rows: [institutionsLine(counted), ...rows.map(toLineView)],
    systems: systemsShown(scope, regionId),
    madeUp,
  };
};
