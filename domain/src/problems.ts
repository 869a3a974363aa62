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
  DUPLICATE_ROW: ({ actual }) => `同一批次中机构与期间重复（${actual}）。`,
  UNKNOWN_UPLOAD: () => '没有这个上传文件，或已过期、已清除，请重新上传。',
  UNSUPPORTED_IMPORT: ({ actual }) => `暂不支持导入“${actual}”。`,
  FILE_EMPTY: () => '文件为空：应有表头和至少一行数据。',
  FILE_TYPE: ({ actual }) => `应为 CSV 或 XLSX 文件，收到${actual}。`,
  FILE_ENCRYPTED: () => '文件有密码保护或为旧版 XLS 格式：请去除密码，另存为 XLSX 或 CSV 后再上传。',
  FILE_ENCODING: ({ actual }) => `文件编码应为 UTF-8 或 GB18030，收到${actual}。`,
  FILE_DAMAGED: ({ at }) => `文件已损坏或格式不正确（${at}）。`,
  FILE_EXPANDS: ({ part, expected }) => `压缩文件中的 ${part} 解压后超过 ${expected}，可能是压缩炸弹，已拒绝。`,
  FILE_TOO_LARGE: ({ expected }) => `文件超过 ${expected} 的上限，请拆分后上传。`,
  FILE_GONE: () => '上传的文件已被清除，请重新上传。',
  TOO_MANY_COLUMNS: ({ expected, row }) => `第 ${row} 行超过 ${expected} 列。`,
  ROW_TOO_LONG: ({ expected, row }) => `第 ${row} 行超过 ${expected} 字节：请检查引号与换行。`,
  TOO_MANY_ROWS: ({ expected }) => `文件超过 ${expected} 行的上限，请拆分后上传。`,
  HEADER_WRONG: ({ column, expected, actual }) => `表头第 ${column} 列应为${expected}，收到“${actual}”。`,
  HEADER_DUPLICATE: ({ column, first, actual }) => `表头第 ${column} 列“${actual}”与第 ${first} 列重复。`,
  HEADER_INCOMPLETE: ({ expected }) => `表头缺少 ${expected}。`,
  HEADER_WITHOUT_ITEMS: () => '表头没有任何指标列：至少应有一项能源、水或存量指标。',
  ACQUISITION_REQUIRED: () => '文件没有“取得方式”列：请补上该列，或在导入时注明 acquisition。',
  ACQUISITION_MISSING: () => '没有注明取得方式（计量、包干或分摊、估算）。',
  UNKNOWN_ACQUISITION: ({ actual }) => `取得方式应为计量、包干或分摊、估算之一，收到“${actual}”。`,
  PRINTED_TOTAL_WRONG: ({ message }) => `${message}`,
  CELL_WITHOUT_HEADER: ({ column }) => `第 ${column} 列没有表头，却有内容。`,
  CELL_TOO_LONG: ({ column, expected }) => `第 ${column} 列超过 ${expected} 个字符。`,
  CELL_FORMULA: ({ column }) => `第 ${column} 列是公式：请改为数值。`,
  CELL_ERROR: ({ column, actual }) => `第 ${column} 列是错误值（${actual}）。`,
  ROW_ENCODING: ({ expected, at }) => `该行不是有效的 ${expected} 文字（第 ${at} 列起）。`,
  ROW_CONTROL_CHARACTER: ({ column }) => `第 ${column} 列含有空字符（U+0000）等控制字符。`,
  ROW_QUOTING: ({ at }) => `该行的引号不成对或位置不对（第 ${at} 列）。`,
  DUPLICATE_FILE_ROW: ({ first }) => `机构与期间在文件中重复，首见于第 ${first} 行。`,
  IMPORT_RIGHTS_LOST: () => '发起导入的账号已停用，或不再有上报的授权：导入已停止，此前各行已办理。',
  IMPORT_FAILED: ({ reference }) => `导入因服务器内部错误停止，请联系管理员并提供编号 ${reference}。`,
  IMPORT_CONFLICT: () => '与他人的提交反复冲突，导入已停止；再次导入同一文件会从未办理的行继续。',
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
