// The closed list of what the rules find in a report: a stable code, how grave it is, and a message in Chinese that says
// what was expected and what arrived. ERROR stops a submission; WARNING asks whether it is really so.
import type { Details } from '../problems.js';

type Severity = 'ERROR' | 'WARNING';
interface RuleText {
  readonly severity: Severity;
  readonly text: (details: Details) => string;
}
const error = (text: RuleText['text']) => ({ severity: 'ERROR', text }) as const;
const warning = (text: RuleText['text']) => ({ severity: 'WARNING', text }) as const;

const rules = {
  PERIOD_NOT_OPEN: error(({ actual }) => `期间 ${actual} 尚未开放填报。`),
  PERIOD_CLOSED: error(({ actual }) => `期间 ${actual} 已锁定，应先申请重新开放再填报。`),
  INSTITUTION_NOT_OPEN: error(({ actual }) => `该机构在 ${actual} 不在名录中，不能填报。`),
  NEGATIVE: error(({ item, actual }) => `${item}：不得为负数，收到“${actual}”。`),
  TOO_LARGE: error(({ item, expected, actual }) => `${item}：数值过大，最多 ${expected}，收到“${actual}”。`),
  TOO_MANY_DECIMALS: error(({ item, decimals, actual }) => `${item}：最多保留 ${decimals} 位小数，收到“${actual}”。`),
  NOT_APPLICABLE_WITH_VALUE: error(({ item, actual }) => `${item}：已标记“不适用”，不应再填数值，收到“${actual}”。`),
  CARRIED_FLOW: error(({ item }) => `${item}：消费量应按当月实际填报，不能沿用上期。`),
  COST_WITHOUT_QUANTITY: error(({ item, actual }) => `${item}：有费用 ${actual} 元而没有消费量，应同时填报消费量。`),
  COST_OF_STOCK: error(({ item, actual }) => `${item}：该指标没有费用，收到“${actual}”元。`),
  REQUIRED_MISSING: error(({ item }) => `${item}：必填，且没有可沿用的上期数值。`),
  VEHICLES_EXCEED_TOTAL: error(({ expected, actual }) => `汽油车、柴油车、新能源车之和不得超过车辆总数 ${expected}，收到 ${actual}。`),
  STAFF_EXCEEDS_USERS: error(({ expected, actual }) => `编制人数是用能人数的其中项，不得超过 ${expected}，收到 ${actual}。`),
  TOTAL_MISMATCH: error(({ item, expected, actual }) => `${item}：合计应等于分项之和 ${expected}，收到 ${actual}。`),

  STOCK_CHANGED: warning(
    ({ item, month, percent, expected, actual, unit }) =>
      `${item}较 ${month} 变化超过 ${percent}%：参考范围 ${expected} ${unit}，收到 ${actual} ${unit}，请核实并说明原因。`,
  ),
  UNIT_SLIP: warning(
    ({ item, measured, filed, expected, actual, unit }) =>
      `${item}：单位疑有误，可能将以“${measured}”计的数值按“${filed}”填报，应为 ${expected} ${unit}，收到 ${actual} ${unit}。`,
  ),
  REPEATED_VALUE: warning(
    ({ item, month, expected, actual, unit }) =>
      `${item}：与 ${month} 的数值完全相同（${actual} ${unit}），参考值约 ${expected} ${unit}，请按当月实际核对。`,
  ),
  DIGITS_SWAPPED: warning(
    ({ item, expected, actual, unit }) => `${item}：疑有相邻两位数字颠倒，应为 ${expected} ${unit}，收到 ${actual} ${unit}。`,
  ),
  DIGIT_DROPPED: warning(
    ({ item, expected, actual, unit }) => `${item}：疑漏填一位数字，应约为 ${expected} ${unit}，收到 ${actual} ${unit}。`,
  ),
  DIGIT_DOUBLED: warning(
    ({ item, expected, actual, unit }) => `${item}：疑多填一位数字，应为 ${expected} ${unit}，收到 ${actual} ${unit}。`,
  ),
  UNIT_PRICE_OUT_OF_RANGE: warning(
    ({ item, expected, actual, unit, source }) =>
      `${item}：单价参考范围 ${expected} 元/${unit}（${source}），按填报的数量与费用为 ${actual} 元/${unit}，请核对。`,
  ),
  UNIT_PRICE_CHANGED: warning(
    ({ item, expected, actual, unit }) =>
      `${item}：数量与费用不匹配，本机构以往单价 ${expected} 元/${unit}，本月为 ${actual} 元/${unit}，请核对票据。`,
  ),
  OUT_OF_SEASON: warning(
    ({ item, basis, expected, actual, unit }) => `${item}：按${basis}，参考范围 ${expected} ${unit}，收到 ${actual} ${unit}，请核对。`,
  ),
  MISSING_USUAL_ITEM: warning(({ item, expected, unit }) => `${item}：以往各月均有填报，参考值约 ${expected} ${unit}，本月缺报。`),
  NOT_APPLICABLE_USUAL_ITEM: warning(
    ({ item, expected, unit }) => `${item}：以往各月均有填报，参考值约 ${expected} ${unit}，本月标记为“不适用”。`,
  ),
  ZERO_USUAL_ITEM: warning(({ item, expected, unit }) => `${item}：以往同月均大于零，参考值约 ${expected} ${unit}，本月为 0。`),
  ENERGY_PER_AREA_OUT_OF_BAND: warning(
    ({ expected, actual }) =>
      `当月单位建筑面积能耗参考范围 ${expected} 千克标准煤/平方米，按填报数值为 ${actual}，既偏离本机构往年同月也偏离同类机构。`,
  ),
} satisfies Record<string, RuleText>;

export type RuleCode = keyof typeof rules;
type CodeOf<S extends Severity> = { [C in RuleCode]: (typeof rules)[C]['severity'] extends S ? C : never }[RuleCode];
export type HardRuleCode = CodeOf<'ERROR'>;
export type SoftRuleCode = CodeOf<'WARNING'>;
export const RULE_CODES = Object.keys(rules) as RuleCode[];
export const isHardRule = (code: RuleCode): code is HardRuleCode => rules[code].severity === 'ERROR';

/** Rules that ask whether a quantity was mistyped, as opposed to those that ask why people or area have changed. */
export const ANOMALY_RULES: readonly SoftRuleCode[] = RULE_CODES.filter(
  (code): code is SoftRuleCode => !isHardRule(code) && code !== 'STOCK_CHANGED',
);

export const ruleMessage = (code: RuleCode, details: Details): string => (rules as Record<RuleCode, RuleText>)[code].text(details);
