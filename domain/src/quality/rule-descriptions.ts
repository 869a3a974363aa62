// What each rule asks, in Chinese, with the settings that it goes by: for whoever wants to know why a report was questioned.
import { getItem } from '../items/items.js';
import { isHardRule, RULE_CODES, type RuleCode } from './rule-codes.js';
import { DEFAULT_RULES, type RuleSettings } from './rule-settings.js';

type Setting = keyof RuleSettings;
interface Description {
  readonly text: string;
  readonly settings?: readonly Setting[];
}

const season: readonly Setting[] = ['outOfSeason', 'outOfSeasonOnBill', 'leastPeers'];
const descriptions: Readonly<Record<RuleCode, Description>> = {
  PERIOD_NOT_OPEN: { text: '期间尚未开放填报。' },
  PERIOD_CLOSED: { text: '期间已锁定。' },
  INSTITUTION_NOT_OPEN: { text: '机构当月不在名录中。' },
  NEGATIVE: { text: '数量和费用不得为负数。' },
  TOO_LARGE: { text: '数值超出可保存的范围。' },
  TOO_MANY_DECIMALS: { text: '小数位数超过该指标保留的位数。' },
  NOT_APPLICABLE_WITH_VALUE: { text: '标为“不适用”的指标不得有数值。' },
  CARRIED_FLOW: { text: '消费量不得沿用上期。' },
  COST_WITHOUT_QUANTITY: { text: '有费用必有消费量。' },
  COST_OF_STOCK: { text: '存量指标没有费用。' },
  REQUIRED_MISSING: { text: '计算强度所需的存量指标必填（可沿用上期）。', settings: ['requiredStocks'] },
  VEHICLES_EXCEED_TOTAL: { text: '汽油车、柴油车、新能源车之和不得超过车辆总数。' },
  STAFF_EXCEEDS_USERS: { text: '编制人数不得超过用能人数。' },
  TOTAL_MISMATCH: { text: '表内合计应等于分项之和。' },
  STOCK_CHANGED: {
    text: '用能人数、建筑面积等较上期报表或上年同月变化过大，须核实并说明原因。',
    settings: ['watchedStocks', 'stockChangePercent'],
  },
  UNIT_SLIP: { text: '换一个计量单位（如万千瓦时与千瓦时）即与以往相符，疑单位填错。' },
  REPEATED_VALUE: { text: '与上月或上年同月完全相同，而本机构以往并非如此。', settings: ['repeatChance', 'repeatChanceAgainstBill'] },
  DIGITS_SWAPPED: { text: '相邻两位数字对调即与以往或费用相符。', settings: ['slip', 'priceAgreesPercent'] },
  DIGIT_DROPPED: { text: '补上一位数字即与以往或费用相符。', settings: ['slip', 'priceAgreesPercent'] },
  DIGIT_DOUBLED: { text: '去掉一位重复数字即与以往或费用相符。', settings: ['slip', 'priceAgreesPercent'] },
  UNIT_PRICE_OUT_OF_RANGE: { text: '费用 ÷ 数量超出价格表的范围。', settings: ['prices'] },
  UNIT_PRICE_CHANGED: { text: '费用 ÷ 数量与本机构以往单价相差过大。', settings: ['priceChangePercent', 'priceSpreads'] },
  OUT_OF_SEASON: { text: '偏离本机构往年同月，也偏离同区县同类型机构的变化。', settings: season },
  MISSING_USUAL_ITEM: { text: '以往每月都有的品种本月缺报。' },
  NOT_APPLICABLE_USUAL_ITEM: { text: '以往每月都有的品种本月标为“不适用”。' },
  ZERO_USUAL_ITEM: { text: '往年同月均大于零的品种本月为零。' },
  ENERGY_PER_AREA_OUT_OF_BAND: {
    text: '当月单位建筑面积能耗既偏离本机构往年同月，也偏离同区县同类型机构。',
    settings: ['energyPerAreaAlone', 'energyPerAreaBesidePeers', 'leastPeers'],
  },
};

export interface RuleParameter {
  readonly name: string;
  readonly value: string;
  readonly defaultValue: string;
}
export interface DescribedRule {
  readonly code: RuleCode;
  readonly severity: 'ERROR' | 'WARNING';
  readonly description: string;
  readonly enabled: boolean;
  /** Why a rule that is switched on asks nothing; null where it does. */
  readonly silentBecause: string | null;
  readonly parameters: readonly RuleParameter[];
}

const isDistance = (value: unknown): value is { spreads: number; factor: number } =>
  typeof value === 'object' && value !== null && 'spreads' in value;
const pricesText = (prices: RuleSettings['prices']): string =>
  Object.entries(prices)
    .map(([item, { from, to, source }]) => `${getItem(item).nameZh} ${from}–${to} 元/${getItem(item).unitZh}（${source}）`)
    .join('；');
const textOf = (setting: Setting, settings: RuleSettings): string => {
  const value: unknown = settings[setting];
  if (setting === 'prices') return pricesText(settings.prices);
  if (isDistance(value)) return `${value.spreads} 个稳健标准差且 ${value.factor} 倍`;
  return Array.isArray(value) ? value.join('、') : JSON.stringify(value);
};

/** Every rule as it works under the settings, hard ones first. */
export const describeRules = (settings: RuleSettings): DescribedRule[] =>
  RULE_CODES.map((code) => ({
    code,
    severity: isHardRule(code) ? 'ERROR' : 'WARNING',
    description: descriptions[code].text,
    enabled: isHardRule(code) || !settings.disabled.includes(code),
    silentBecause:
      code === 'UNIT_PRICE_OUT_OF_RANGE' && Object.keys(settings.prices).length === 0
        ? '本省尚未录入价格表：没有来源的价格不作为依据，该规则不提示。'
        : null,
    parameters: (descriptions[code].settings ?? []).map((name) => ({
      name,
      value: textOf(name, settings),
      defaultValue: textOf(name, DEFAULT_RULES),
    })),
  }));
