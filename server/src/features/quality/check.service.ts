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
  type InstitutionType,
  type ItemCode,
  type MonthKey,
  type ReportedValues,
  type ReportUnderReview,
  type RuleFinding,
  type RuleSettings,
  type SystemCode,
} from '@shuangcheng/domain';
import type { TenantDb } from '@shuangcheng/tenants';
import { CARRIED, NOT_APPLICABLE, type HowCode, type ReportRow } from '../reports/report-row.js';
import { addFindings, type FindingSubject } from './finding.store.js';
import { readHistories, type InstitutionSpan } from './history.store.js';
import { readPeers, type PeerGroup } from './peers.store.js';

/** A version in the ledger, with where the institution stood in its month. */
export interface CheckedVersion extends FindingSubject {
  readonly type: string;
  readonly values: ReportRow;
}

/** How far back the rules look: three times the same month. */
const MONTHS_OF_HISTORY = 36;
const ALWAYS = [{ validFrom: '1900-01-01', validTo: null }];

const numberOf = (whole: bigint | null | undefined): number | null => (whole === null || whole === undefined ? null : Number(whole));
const valueOf = (item: ItemCode, fixed: bigint | null | undefined, how: HowCode, cost: bigint | null | undefined): KeptValue => {
  const acquisition = how === NOT_APPLICABLE ? null : (ACQUISITIONS[(how % CARRIED) - 1] ?? null);
  return new KeptValue(item, numberOf(fixed), numberOf(cost), acquisition, how === NOT_APPLICABLE, how > CARRIED);
};

const valuesOf = (row: ReportRow): ReportedValues => {
  const values = new ByItem<KeptValue>();
  FLOW_CODES.forEach((item, index) => {
    const how = row.flowHow[index];
    if (how) values.set(item, valueOf(item, row.flows[index], how, row.flowCosts[index]));
  });
  STOCK_CODES.forEach((item, index) => {
    const how = row.stockHow[index];
    if (how) values.set(item, valueOf(item, row.stocks[index], how, null));
  });
  return values;
};

/** Month and institution were in order when the version was written. */
const underReview = (version: CheckedVersion): ReportUnderReview<ReportedValues> => ({
  institution: { type: version.type as InstitutionType, system: version.system as SystemCode, validity: ALWAYS },
  month: version.month,
  periodState: 'OPEN',
  values: valuesOf(version.values),
});

const spansOf = (versions: readonly CheckedVersion[]): InstitutionSpan[] => {
  const months = new Map<string, { first: MonthKey; last: MonthKey }>();
  for (const { institutionId, month } of versions) {
    const known = months.get(institutionId) ?? { first: month, last: month };
    months.set(institutionId, { first: Math.min(known.first, month), last: Math.max(known.last, month) });
  }
  return [...months].map(([institutionId, { first, last }]) => ({
    institutionId,
    from: addMonths(first, -MONTHS_OF_HISTORY),
    to: addMonths(last, -1),
  }));
};

const groupText = ({ regionId, type, month }: PeerGroup): string => `${regionId}|${type}|${month}`;
const groupsOf = (versions: readonly CheckedVersion[]): Map<string, PeerGroup> =>
  new Map(versions.map(({ regionId, type, month }) => [groupText({ regionId, type, month }), { regionId, type, month }]));

export interface Checked {
  readonly subject: CheckedVersion;
  readonly findings: readonly RuleFinding[];
}

/**
 * Checks versions by the settings and keeps what is found, in the transaction that is open: the versions themselves are
 * among their peers by then, as are the other rows of their batch. Gives those that have findings.
 */
export const checkVersions = async (
  db: TenantDb,
  tenantId: number,
  settings: RuleSettings,
  versions: readonly CheckedVersion[],
): Promise<Checked[]> => {
  const groups = groupsOf(versions);
  const [histories, statistics] = await Promise.all([
    readHistories(db, tenantId, spansOf(versions)),
    readPeers(db, tenantId, [...groups.values()], settings),
  ]);
  const peers = new Map([...groups.keys()].map((key, index) => [key, statistics[index]!]));
  const checked = versions.map((subject) => ({
    subject,
    findings: checkReport(
      underReview(subject),
      histories.get(subject.institutionId) ?? NO_HISTORY,
      peers.get(groupText(subject))!,
      settings,
    ),
  }));
  const found = checked.filter(({ findings }) => findings.length > 0);
  await addFindings(db, tenantId, settings.version, found);
  return found;
};
