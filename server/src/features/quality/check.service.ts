// The rules over versions that are in the ledger: a constant number of statements, however many versions.
import {
  ACQUISITIONS,
  addMonths,
  ByItem,
  checkReport,
  FLOW_CODES,
  KeptValue,
  NO_HISTORY,
  STOCK_CODES,
  type History,
  type InstitutionType,
  type ItemCode,
  type MonthKey,
  type PeerStatistics,
  type ReportedValues,
  type ReportUnderReview,
  type RuleFinding,
  type RuleSettings,
  type SystemCode,
} from '@shuangcheng/domain';
import type { TenantDb } from '@shuangcheng/tenants';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CARRIED, NOT_APPLICABLE, type ReportRow } from '../reports/report-row.js';
import { addFindings, listCheckedVersions, versionText, type FindingSubject } from './finding.store.js';
import { readHistories, type InstitutionSpan, type ReportedMonths } from './history.store.js';
import { readPeers, type PeerGroup } from './peers.store.js';

/** A version in the ledger, with where the institution stood in its month. */
export interface CheckedVersion extends FindingSubject {
  readonly type: string;
  readonly values: ReportRow;
}
/** Months of an institution. */
export interface CheckedMonths {
  readonly institutionId: string;
  /** Ascending. */
  readonly months: readonly MonthKey[];
}

/** How far back the rules look: three times the same month. */
const MONTHS_OF_HISTORY = 36;
const NEVER: MonthKey = 0;
const ALWAYS = [{ validFrom: '1900-01-01', validTo: null }];
/** Reports that are judged before other work gets its turn: some 5 ms. */
const REPORTS_IN_A_TURN = 250;

const numberOf = (whole: bigint | null | undefined): number | null => (whole === null || whole === undefined ? null : Number(whole));
const valueOf = (item: ItemCode, fixed: number | null, how: number, cost: number | null): KeptValue => {
  const acquisition = how === NOT_APPLICABLE ? null : (ACQUISITIONS[(how % CARRIED) - 1] ?? null);
  return new KeptValue(item, fixed, cost, acquisition, how === NOT_APPLICABLE, how > CARRIED);
};

const valuesOf = (row: ReportRow): ReportedValues => {
  const values = new ByItem<KeptValue>();
  FLOW_CODES.forEach((item, index) => {
    const how = row.flowHow[index];
    if (how) values.set(item, valueOf(item, numberOf(row.flows[index]), how, numberOf(row.flowCosts[index])));
  });
  STOCK_CODES.forEach((item, index) => {
    const how = row.stockHow[index];
    if (how) values.set(item, valueOf(item, numberOf(row.stocks[index]), how, null));
  });
  return values;
};
/** The same of the report at a place of its institution's months. */
const valuesAt = ({ quantities, costs, hows, otherStocks }: ReportedMonths, at: number): ReportedValues => {
  const values = new ByItem<KeptValue>();
  for (const item of FLOW_CODES) {
    const how = hows[item]?.[at];
    if (how) values.set(item, valueOf(item, quantities[item]?.[at] ?? null, how, costs[item]?.[at] ?? null));
  }
  for (const item of STOCK_CODES) {
    const how = hows[item]?.[at];
    if (how) values.set(item, valueOf(item, (quantities[item] ?? otherStocks[item])?.[at] ?? null, how, null));
  }
  return values;
};

/** The months that the rules look back at: what they find never depends on what else is checked in the same breath. */
const pastOf = (history: ReportedMonths, month: MonthKey): History => {
  const first = addMonths(month, -MONTHS_OF_HISTORY);
  return history.months[0]! >= first ? history : { ...history, months: history.months.map((each) => (each < first ? NEVER : each)) };
};

/** A version with what it is judged by. */
interface Case<Subject extends Placed> {
  readonly subject: Subject;
  readonly history: History;
  /** Made when it is judged, and let go of then. */
  readonly values: () => ReportedValues;
}
type Placed = FindingSubject & { readonly type: string };

/** Month and institution were in order when the version was written. */
const underReview = ({ subject, values }: Case<Placed>): ReportUnderReview<ReportedValues> => ({
  institution: { type: subject.type as InstitutionType, system: subject.system as SystemCode, validity: ALWAYS },
  month: subject.month,
  periodState: 'OPEN',
  values: values(),
});

const spanOf = (institutionId: string, first: MonthKey, to: MonthKey): InstitutionSpan => ({
  institutionId,
  from: addMonths(first, -MONTHS_OF_HISTORY),
  to,
});
const spansOf = (versions: readonly CheckedVersion[]): InstitutionSpan[] => {
  const months = new Map<string, { first: MonthKey; last: MonthKey }>();
  for (const { institutionId, month } of versions) {
    const known = months.get(institutionId) ?? { first: month, last: month };
    months.set(institutionId, { first: Math.min(known.first, month), last: Math.max(known.last, month) });
  }
  return [...months].map(([institutionId, { first, last }]) => spanOf(institutionId, first, addMonths(last, -1)));
};

const groupText = ({ regionId, type, month }: PeerGroup): string => `${regionId}|${type}|${month}`;

/** The statistics of the versions' peers, by `groupText`. */
const readPeersOf = async (
  db: TenantDb,
  tenantId: number,
  settings: RuleSettings,
  versions: readonly PeerGroup[],
): Promise<ReadonlyMap<string, PeerStatistics>> => {
  const groups = new Map<string, PeerGroup>(
    versions.map(({ regionId, type, month }) => [groupText({ regionId, type, month }), { regionId, type, month }]),
  );
  const statistics = await readPeers(db, tenantId, [...groups.values()], settings);
  return new Map([...groups.keys()].map((key, index) => [key, statistics[index]!]));
};

export interface Checked<Subject extends FindingSubject = FindingSubject> {
  readonly subject: Subject;
  readonly findings: readonly RuleFinding[];
}

const keepFindings = async <Subject extends Placed>(
  db: TenantDb,
  tenantId: number,
  settings: RuleSettings,
  cases: readonly Case<Subject>[],
  peers: ReadonlyMap<string, PeerStatistics>,
): Promise<Checked<Subject>[]> => {
  const found: Checked<Subject>[] = [];
  for (let at = 0; at < cases.length; at += 1) {
    const each = cases[at]!;
    const findings = checkReport(underReview(each), each.history, peers.get(groupText(each.subject))!, settings);
    if (findings.length > 0) found.push({ subject: each.subject, findings });
    if (at % REPORTS_IN_A_TURN === REPORTS_IN_A_TURN - 1) await nextTurn();
  }
  await addFindings(db, tenantId, settings.version, found);
  return found;
};

/**
 * Checks versions by the settings and keeps what is found, in the transaction that is open: the versions themselves are
 * among their peers by then, as are the other rows of their batch. Gives those that have findings.
 */
export const checkVersions = async (
  db: TenantDb,
  tenantId: number,
  settings: RuleSettings,
  versions: readonly CheckedVersion[],
): Promise<Checked<CheckedVersion>[]> => {
  const [histories, peers] = await Promise.all([
    readHistories(db, tenantId, spansOf(versions)),
    readPeersOf(db, tenantId, settings, versions),
  ]);
  const cases = versions.map((subject) => ({
    subject,
    history: histories.get(subject.institutionId) ?? NO_HISTORY,
    values: () => valuesOf(subject.values),
  }));
  return keepFindings(db, tenantId, settings, cases, peers);
};

/**
 * The same for months of institutions, each institution's read once: for its reports, and as the past of those behind them.
 * Checked is what counts as submitted now and has no finding yet.
 */
export const checkMonths = async (
  db: TenantDb,
  tenantId: number,
  settings: RuleSettings,
  wanted: readonly CheckedMonths[],
): Promise<Checked[]> => {
  const spans = wanted.map(({ institutionId, months }) => spanOf(institutionId, months[0]!, months.at(-1)!));
  const [histories, known] = await Promise.all([readHistories(db, tenantId, spans), listCheckedVersions(db, tenantId, wanted)]);
  const checked = new Set(known.map(versionText));
  const cases: Case<Placed>[] = [];
  for (const { institutionId, months } of wanted) {
    const history = histories.get(institutionId);
    for (const month of history ? months : []) {
      const at = history!.months.indexOf(month);
      if (at < 0) continue;
      const { version, regionId, type, system } = history!.places[at]!;
      const subject = { institutionId, month, version, regionId, type, system };
      if (!checked.has(versionText(subject)))
        cases.push({ subject, history: pastOf(history!, month), values: () => valuesAt(history!, at) });
    }
  }
  const peers = await readPeersOf(
    db,
    tenantId,
    settings,
    cases.map(({ subject }) => subject),
  );
  return keepFindings(db, tenantId, settings, cases, peers);
};
