// The rules of a province: what holds now, and publishing the next version.
import {
  chinaTimeOf,
  DEFAULT_RULES,
  DEFAULT_RULES_IN_FORCE,
  describeRules,
  lengthProblems,
  problem,
  readRuleTuning,
  tunedRules,
  type Problem,
  type RulesInForce,
  type RuleTuning,
} from '@shuangcheng/domain';
import { assertCan, RequestError, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import type { QualityRuleSet } from '@shuangcheng/schema';
import { once } from '../requests/once.service.js';
import { addRuleSet, findRuleSet, findRuleSetVersion, type RuleSetRow } from './rule-set.store.js';

/** What was published was checked when it was: settings that a later version of the platform no longer knows are left out. */
const tuningOf = (row: RuleSetRow): RuleTuning => readRuleTuning(row.settings, []).tuning;

/** The rules by which a province's reports are checked and reviewed at that time. */
export const getRulesInForce = async (db: TenantDb, tenantId: number, at: Date): Promise<RulesInForce> => {
  const row = await findRuleSet(db, tenantId, at);
  return row ? tunedRules(tuningOf(row), row.version) : DEFAULT_RULES_IN_FORCE;
};

const toRuleSet = (row: RuleSetRow | null): QualityRuleSet => {
  const tuning = row ? tuningOf(row) : {};
  const { settings, review } = row ? tunedRules(tuning, row.version) : DEFAULT_RULES_IN_FORCE;
  return {
    version: settings.version,
    validFrom: row?.validFrom ?? null,
    publishedAt: row?.publishedAt ?? null,
    publishedBy: row?.publishedBy ?? null,
    note: row?.note ?? `平台默认规则 ${DEFAULT_RULES.version}`,
    ...review,
    prices: Object.entries(settings.prices).map(([item, price]) => ({ item, ...price })),
    rules: describeRules(settings),
  };
};

/** The rules in force where the region is. Throws OUT_OF_SCOPE in a province in which the caller neither reports nor reviews. */
export const getRuleSet = async (scope: RequestScope, regionId: number): Promise<QualityRuleSet> => {
  const { tenantId, code } = scope.tree.get(regionId);
  if (!scope.visible.tenants.includes(tenantId)) throw new RequestError('OUT_OF_SCOPE', { code });
  return withTenantSession(scope, 'read', async (db) => toRuleSet(await findRuleSet(db, tenantId, scope.now)));
};

export interface PublishRulesInput {
  readonly region: string;
  readonly settings: PublishedSettings;
  readonly note: string;
  readonly validFrom?: Date | null;
  readonly clientRequestId: string;
}
/** As the API takes them: lists in place of records, since a GraphQL input has no free keys. */
export interface PublishedSettings {
  readonly prices?: readonly { readonly item: string; readonly from: unknown; readonly to: unknown; readonly source: string }[] | null;
  readonly distances?: readonly { readonly setting: string; readonly spreads: unknown; readonly factor: unknown }[] | null;
}
export interface RuleSetPayload {
  readonly ruleSet: QualityRuleSet | null;
  readonly problems: readonly Problem[];
}

const recordOf = <Entry extends object, Key extends keyof Entry>(list: readonly Entry[], key: Key): Record<string, Omit<Entry, Key>> =>
  Object.fromEntries(list.map(({ [key]: name, ...rest }) => [String(name), rest]));
const listedTwice = (names: readonly string[]): string | undefined => names.find((name, index) => names.indexOf(name) !== index);

const readSettings = ({ prices, distances, ...rest }: PublishedSettings): { tuning: RuleTuning; problems: readonly Problem[] } => {
  const path = ['input', 'settings'];
  const twice = listedTwice([...(prices ?? []).map(({ item }) => item), ...(distances ?? []).map(({ setting }) => setting)]);
  const { tuning, problems } = readRuleTuning(
    { ...rest, ...(prices && { prices: recordOf(prices, 'item') }), ...(distances && { distances: recordOf(distances, 'setting') }) },
    path,
  );
  return {
    tuning,
    problems: twice === undefined ? problems : [...problems, problem('DUPLICATE_ITEM', path, { item: twice })],
  };
};

const LONGEST_NOTE = 500;
const problemsOf = (scope: RequestScope, { note, validFrom }: PublishRulesInput): Problem[] => [
  ...lengthProblems(['input', 'note'], '说明', note.trim(), 1, LONGEST_NOTE),
  ...(validFrom && validFrom < scope.now ? [problem('NOT_IN_THE_PAST', ['input', 'validFrom'], { actual: chinaTimeOf(validFrom) })] : []),
];

interface Published {
  readonly version: number | null;
  readonly problems: readonly Problem[];
}
const refused = (...problems: Problem[]): Published => ({ version: null, problems });

const load = async (scope: RequestScope, tenantId: number, { version, problems }: Published): Promise<RuleSetPayload> => ({
  ruleSet:
    version === null
      ? null
      : await withTenantSession(scope, 'read', async (db) => toRuleSet(await findRuleSetVersion(db, tenantId, version))),
  problems,
});

/**
 * Publishes the next version of a province's rules. The settings replace those before as a whole: what they leave out is the
 * platform's default. Findings that were made keep the version that made them.
 */
export const publishRules = async (scope: RequestScope, regionId: number, input: PublishRulesInput): Promise<RuleSetPayload> => {
  const { tenantId } = scope.tree.get(regionId);
  assertCan(scope, 'quality:publish', { regionId: tenantId });
  const { tuning, problems } = readSettings(input.settings);
  const found = [...problems, ...problemsOf(scope, input)];
  if (found.length > 0) return { ruleSet: null, problems: found };
  const note = input.note.trim();
  const request = { tuning, note, validFrom: input.validFrom?.toISOString() ?? null };
  const published = await once<Published>(
    scope,
    { id: input.clientRequestId, operation: 'publishQualityRules', input: request, tenantId },
    async (db) => {
      const validFrom = input.validFrom ?? scope.now;
      const version = await addRuleSet(db, tenantId, { settings: tuning, note, validFrom, now: scope.now, actor: scope.caller.username });
      return {
        answer: { version, problems: [] },
        done: true,
        acts: [
          { regionId: tenantId, subjects: [`QualityRules:${tenantId}:${version}`], details: { note, validFrom: validFrom.toISOString() } },
        ],
      };
    },
    refused,
  );
  return load(scope, tenantId, published);
};
