// The closed list of what can go wrong for a caller: a stable code, and a message in Chinese for whoever reads it.
// Nobody branches on a message's text. A message says what was expected and what arrived, and names nothing of
// another tenant.

type Texts = Record<string, (details: Details) => string>;
export type Details = Readonly<Record<string, string | number>>;

/** Errors: the request as a whole or one field of it is refused (GraphQL `errors[].extensions.code`). */
const errorTexts = {
  UNAUTHENTICATED: () => '未登录，或令牌无效、已过期。请重新登录后携带 Bearer 令牌访问。',
  OUT_OF_SCOPE: ({ code }) => `区划 ${code} 不在您的授权范围内。`,
  FORBIDDEN: ({ action }) => `您的授权不允许执行此操作（${action}）。`,
  NOT_FOUND: ({ what }) => `没有找到${what ?? ''}，或不在您的授权范围内。`,
  BAD_USER_INPUT: ({ field, expected, actual }) => `参数 ${field} 不正确：应为${expected}，收到“${actual}”。`,
  QUERY_TOO_COMPLEX: ({ limit, actual, what }) => `查询过大：${what}上限为 ${limit}，本次为 ${actual}。请减少字段、层级或 first 的数量。`,
  INTERNAL_SERVER_ERROR: ({ reference }) => `服务器内部错误，请联系管理员并提供编号 ${reference}。`,
} satisfies Texts;

/** Problems: one row or one input is not accepted (a payload's `problems`). */
const problemTexts = {
  UNKNOWN_INSTITUTION: ({ actual }) => `没有统一社会信用代码为“${actual}”的机构，或不在您的授权范围内。`,
  UNKNOWN_ITEM: ({ actual }) => `“${actual}”不是统计制度中的指标代码。`,
  DUPLICATE_ITEM: ({ item }) => `指标 ${item} 重复填报。`,
  NOT_A_NUMBER: ({ item, actual }) => `${item}：应为十进制数（如 1234.56），收到“${actual}”。`,
  NEGATIVE: ({ item, actual }) => `${item}：不得为负数，收到“${actual}”。`,
  TOO_LARGE: ({ item, actual }) => `${item}：数值过大，收到“${actual}”。`,
  TOO_MANY_DECIMALS: ({ item, decimals, actual }) => `${item}：最多保留 ${decimals} 位小数，收到“${actual}”。`,
  QUANTITY_NOT_APPLICABLE: ({ item, actual }) => `${item}：标为不适用时不得填写数量或费用，收到“${actual}”。`,
  NO_COST: ({ item, actual }) => `${item}：该项没有费用，收到“${actual}”。`,
  COST_WITHOUT_QUANTITY: ({ item }) => `${item}：填写了费用但没有数量。`,
  NOTHING_REPORTED: () => '没有任何能源或用水数据：至少填报一项用量，没有用量的填 0，没有该品种的标为不适用。',
  STOCK_MISSING: ({ item }) => `${item}：首次填报必须填写（之后未填的沿用上期）。`,
  BAD_PERIOD: ({ actual }) => `期间应为月份（如 2023-07），收到“${actual}”。`,
  PERIOD_NOT_OPEN: ({ actual }) => `期间 ${actual} 不在开放填报的范围内（2020-01 至本月）。`,
  INSTITUTION_NOT_OPEN: ({ actual }) => `该机构在 ${actual} 不在名录中，不能填报。`,
  VEHICLES_EXCEED_TOTAL: ({ expected, actual }) => `汽油车、柴油车、新能源车之和不得超过车辆总数 ${expected}，收到 ${actual}。`,
  NOT_NEWEST_VERSION: ({ expected, actual }) => `报表已有新版本 ${expected}，收到的是版本 ${actual}。`,
  NOT_SUBMITTED: ({ actual }) => `只有待审核的报表可以审核，该报表状态为 ${actual}。`,
  VERSION_CHANGED: ({ expected, actual }) => `报表已有变动：您依据的是版本 ${expected}，现为版本 ${actual}。`,
  NOT_ALLOWED: ({ action }) => `您的授权不允许对该机构执行此操作（${action}）。`,
  UNKNOWN_REPORT: () => '没有这份报表，或不在您的授权范围内。',
  REASON_REQUIRED: () => '退回或撤回必须说明原因。',
  NOTHING_TO_WITHDRAW: ({ actual }) => `只有草稿、待审核、已退回或已审核的报表可以撤回，该报表状态为 ${actual}。`,
  REQUEST_ID_REUSED: ({ actual }) => `请求编号“${actual}”已用于另一项内容，请换用新的编号。`,
  BATCH_TOO_LARGE: ({ expected, actual }) => `一批最多 ${expected} 行，收到 ${actual} 行。`,
  BATCH_EMPTY: () => '批次中没有任何行。',
  CHANGED_MEANWHILE: () => '该报表正被他人提交，请重试。',
  STAFF_EXCEEDS_USERS: ({ expected, actual }) => `编制人数是用能人数的其中项，不得超过 ${expected}，收到 ${actual}。`,
  OTHER_PROVINCE: () => '同一批只能办理一个省（直辖市）的报表，请分批提交。',
  TWO_PERSONS_REQUIRED: ({ actual }) => `本省要求上报与审核由两人办理：该版本由“${actual}”上报，须由他人审核。`,
  EXPLANATION_REQUIRED: ({ actual }) => `本省要求先说明校验发现再审核：还有 ${actual} 条发现没有说明。`,
  UNKNOWN_FINDING: ({ actual }) => `该报表没有第 ${actual} 条校验发现。`,
  TEXT_LENGTH: ({ expected, actual }) => `应为 ${expected} 个字符，收到 ${actual} 个。`,
  UNKNOWN_SETTING: ({ expected, actual }) => `没有名为“${actual}”的设置，可用的有：${expected}。`,
  SETTING_OUT_OF_RANGE: ({ key, expected, actual }) => `设置 ${key} 应为${expected}，收到“${actual}”。`,
  NOT_IN_THE_PAST: ({ actual }) => `生效时间不得早于现在，收到 ${actual}。`,
  TOO_MANY_REPORTS: ({ expected, actual }) => `一次最多检查 ${expected} 份报表，该区划与期间有 ${actual} 份，请缩小区划或期间。`,
  DUPLICATE_ROW: ({ actual }) => `同一批次中机构与期间重复（${actual}）。`,
} satisfies Texts;

/** Reasons: why a figure has no value (IndicatorFigure.reason). Codes only; the value is null, never zero. */
export const FIGURE_REASONS = ['NO_DATA', 'FACTOR_MISSING', 'DENOMINATOR_MISSING', 'PERIOD_NOT_ENDED'] as const;
export type FigureReason = (typeof FIGURE_REASONS)[number];

export type ErrorCode = keyof typeof errorTexts;
export type ProblemCode = keyof typeof problemTexts;
export const ERROR_CODES = Object.keys(errorTexts) as ErrorCode[];
export const PROBLEM_CODES = Object.keys(problemTexts) as ProblemCode[];

export const errorMessage = (code: ErrorCode, details: Details = {}): string => (errorTexts as Texts)[code]!(details);

/** Something a caller can put right. `path` leads to the input that caused it. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly path: readonly string[];
}
export const problem = (code: ProblemCode, path: readonly string[], details: Details = {}): Problem => ({
  code,
  message: (problemTexts as Texts)[code]!(details),
  path,
});
