// The closed list of what can go wrong for a caller: a stable code, and a message in Chinese for whoever reads it.
// Nobody branches on a message's text. A message says what was expected and what arrived, and names nothing of
// another tenant.
import { nameOfDeed, type Deed } from './access/permission-names.js';
import { namedParameter } from './parameter-names.js';

type Texts = Record<string, (details: Details) => string>;
export type Details = Readonly<Record<string, string | number>> & { readonly action?: Deed };

/** What arrived, as far as a message repeats it: cut with “…” where it is longer. */
const shown = (value: string | number | undefined, most = 40): string => {
  const text = String(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
};

/** Errors: the request as a whole or one field of it is refused (GraphQL `errors[].extensions.code`). */
const errorTexts = {
  UNAUTHENTICATED: () => '未登录，或令牌无效、已过期。请重新登录后携带 Bearer 令牌访问。',
  OUT_OF_SCOPE: ({ code }) => `区划 ${code} 不在您的授权范围内。`,
  PASSWORD_CHANGE_REQUIRED: () => '请先修改初始密码（changePassword）；修改之前只能查看本人信息（viewer）。',
  FORBIDDEN: ({ action }) => `您的授权不允许${nameOfDeed(action!)}。`,
  NOT_FOUND: ({ what }) => `没有找到${what ?? ''}，或不在您的授权范围内。`,
  BAD_USER_INPUT: ({ field, expected, actual }) =>
    `参数 ${namedParameter(String(field))} 不正确：应为${expected}，收到“${shown(actual, 80)}”。`,
  QUERY_TOO_COMPLEX: ({ limit, actual, what }) => `查询过大：${what}上限为 ${limit}，本次为 ${actual}。请减少字段、层级或 first 的数量。`,
  RESUME_EXPIRED: ({ after }) => `序号 ${after} 之后的事件已不再保留（或序号未知），请重新读取当前数据后再订阅。`,
  SLOW_CONSUMER: () => '客户端接收过慢，订阅已结束。请以最后收到的序号续订。',
  UNAVAILABLE: () => '平台正忙，或暂时无法读写数据。请稍后以同一请求编号重试：已办理的不会重复办理。',
  INTERNAL_SERVER_ERROR: ({ reference }) => `服务器内部错误，请联系管理员并提供编号 ${reference}。`,
} satisfies Texts;

/** Problems: one row or one input is not accepted (a payload's `problems`). */
const problemTexts = {
  UNKNOWN_INSTITUTION: ({ actual }) => `没有统一社会信用代码为“${shown(actual)}”的机构，或不在您的授权范围内。`,
  UNKNOWN_ITEM: ({ actual }) => `“${shown(actual)}”不是统计制度中的指标代码。`,
  DUPLICATE_ITEM: ({ item }) => `指标 ${shown(item)} 重复填报。`,
  NOT_A_NUMBER: ({ item, actual }) => `${item}：应为十进制数（如 1234.56；至多 30 位整数、20 位小数），收到“${shown(actual)}”。`,
  NEGATIVE: ({ item, actual }) => `${item}：不得为负数，收到“${shown(actual)}”。`,
  TOO_LARGE: ({ item, actual }) => `${item}：数值过大，收到“${shown(actual)}”。`,
  TOO_MANY_DECIMALS: ({ item, decimals, actual }) => `${item}：最多保留 ${decimals} 位小数，收到“${shown(actual)}”。`,
  QUANTITY_NOT_APPLICABLE: ({ item, actual }) => `${item}：标为不适用时不得填写数量或费用，收到“${shown(actual)}”。`,
  NO_COST: ({ item, actual }) => `${item}：该项没有费用，收到“${shown(actual)}”。`,
  COST_WITHOUT_QUANTITY: ({ item }) => `${item}：填写了费用但没有数量。`,
  NOTHING_REPORTED: () => '没有任何能源或用水数据：至少填报一项用量，没有用量的填 0，没有该品种的标为不适用。',
  STOCK_MISSING: ({ item }) => `${item}：首次填报必须填写（之后未填的沿用上期）。`,
  BAD_PERIOD: ({ actual }) => `期间应为月份（如 2023-07），收到“${shown(actual)}”。`,
  PERIOD_NOT_OPEN: ({ actual, first }) => `期间 ${actual} 不在开放填报的范围内（${first ? `${first} 至本月` : '不晚于本月'}）。`,
  INSTITUTION_NOT_OPEN: ({ actual }) => `该机构在 ${actual} 不在名录中，不能填报。`,
  VEHICLES_EXCEED_TOTAL: ({ expected, actual }) => `汽油车、柴油车、新能源车之和不得超过车辆总数 ${expected}，收到 ${actual}。`,
  NOT_NEWEST_VERSION: ({ expected, actual }) => `报表已有新版本 ${expected}，收到的是版本 ${actual}。`,
  NOT_SUBMITTED: ({ actual }) => `只有待审核的报表可以审核，该报表状态为 ${actual}。`,
  VERSION_CHANGED: ({ expected, actual }) => `报表已有变动：您依据的是版本 ${expected}，现为版本 ${actual}。`,
  NOT_ALLOWED: ({ action }) => `您的授权不允许在此${nameOfDeed(action!)}。`,
  UNKNOWN_REPORT: () => '没有这份报表，或不在您的授权范围内。',
  REASON_REQUIRED: () => '退回或撤回必须说明原因。',
  NOTHING_TO_WITHDRAW: ({ actual }) => `只有草稿、待审核、已退回或已审核的报表可以撤回，该报表状态为 ${actual}。`,
  REQUEST_ID_REUSED: ({ actual }) => `请求编号“${shown(actual)}”已用于另一项内容，请换用新的编号。`,
  BATCH_TOO_LARGE: ({ expected, actual }) => `一批最多 ${expected} 行，收到 ${actual} 行。`,
  BATCH_EMPTY: () => '批次中没有任何行。',
  CHANGED_MEANWHILE: () => '该报表正被他人提交，请重试。',
  NO_TARGET: ({ expected }) => `没有可分解的目标：${expected}。`,
  UNKNOWN_CHILD: ({ actual }) => `${shown(actual)} 不是直接下级（区划或公共机构），或重复出现。`,
  DECOMPOSITION_INCOMPLETE: ({ expected, actual }) => `无法分解：${expected}（${actual}）。`,
  UNKNOWN_TARGET: () => '没有这个目标，或不在您的授权范围内。',
  TARGET_NOT_GIVEN: () => '规划印发的目标不能调整：请发布规划的新版本。只有由上级分解下达的目标可以调整。',
  NOT_SIBLINGS: () => '一次只能调整由同一上级目标分解而来的目标，且不得重复。',
  TARGET_REPLACED: () => '该目标已被新的版本取代，请按现行版本调整。',
  SHARES_DO_NOT_ADD_UP: ({ expected, actual, difference }) => `各下级合起来为 ${actual}，上级目标为 ${expected}：${difference}，未调整。`,
  PATH_NOT_USABLE: ({ expected, actual }) => `年度路径不可用：应为${expected}，收到“${shown(actual)}”。`,
  NOT_FEASIBLE: () => '约束相互矛盾，无法分解，未下达。',
  UNKNOWN_SEQUENCE: ({ expected, actual }) => `序号应为不大于 ${expected} 的非负整数，收到“${shown(actual)}”。`,
  BAD_FIELD: ({ field, expected, actual }) => `${field}：应为${expected}，收到“${shown(actual)}”。`,
  CHARACTER_NOT_ALLOWED: ({ field, character, place }) => `${field}：不得含换行和看不见的字符，第 ${place} 个字符是 ${character}，请删去。`,
  BAD_CREDIT_CODE: ({ actual }) => `统一社会信用代码应为 18 位数字和大写字母（不含 I、O、S、V、Z），收到“${shown(actual)}”。`,
  CREDIT_CODE_CHECK: ({ expected, actual }) =>
    `统一社会信用代码“${shown(actual)}”的校验位不符（按国家标准应为 ${expected}），已照录，请核对。`,
  INSTITUTION_EXISTS: ({ actual }) => `统一社会信用代码“${shown(actual)}”已在名录库中登记（可能在其他区划）。`,
  DUPLICATE_INSTITUTION: ({ actual }) => `同一批次中统一社会信用代码重复（${shown(actual)}）。`,
  UNKNOWN_REGION: ({ actual }) => `没有代码为“${shown(actual)}”的区划，或不在您的授权范围内。`,
  REGION_NOT_ON_DAY: ({ region, day }) => `区划 ${region} 在 ${day} 不存在，或该日前刚设立。`,
  EFFECTIVE_DATE_REQUIRED: () => '变更机构类型或主管系统必须给出生效日期。',
  EFFECTIVE_IN_FUTURE: ({ expected, actual }) => `生效日期不得晚于今天（${expected}），收到“${shown(actual)}”。`,
  NOT_OPEN_ON_DAY: ({ institution, day }) => `机构 ${institution} 在 ${day} 不在名录中。`,
  LATER_STANDING: ({ institution, from, day }) =>
    `机构 ${institution} 另有自 ${from} 起的在册时段（重新纳入或变更而来），不能自 ${day} 撤销：撤销日期须晚于 ${from}。`,
  LATER_CHANGE: ({ what, day }) => `${what} 在 ${day} 之后另有变更，请先处理该变更。`,
  NOTHING_CHANGED: () => '内容与现有登记一致，没有可变更的。',
  PLACE_NEEDS_A_DATE: ({ expected, actual }) =>
    `所在区划与现有登记（${expected}）不同，收到“${shown(actual)}”：迁移须自某日起办理，请用机构与区划调整（reorganise）。`,
  VALID_FROM_REGISTERED: ({ expected, actual }) =>
    `纳入统计日期与现有登记（${expected}）不同，收到“${shown(actual)}”：已登记机构的纳入统计日期不能更改。`,
  REGISTRATION_INCOMPLETE: ({ field }) => `缺少${field}：名录中没有该统一社会信用代码（或不在您的授权范围内），新登记的机构须填写。`,
  REPORTS_AFTER_CLOSING: ({ institution, month, count }) =>
    `机构 ${institution} 自 ${month} 起有 ${count} 份已上报或已审核的报表，撤销前请先撤回，或改用较晚的日期。`,
  NOT_CLOSED: ({ institution }) => `机构 ${institution} 没有撤销，或重新纳入的日期早于撤销日期。`,
  BAD_REGION_CODE: ({ expected, actual }) =>
    `区划代码应为以 ${expected} 开头的六位数字（由主管部门按国家标准填写），收到“${shown(actual)}”。`,
  REGION_CODE_TAKEN: ({ actual }) => `区划代码 ${actual} 已有区划使用或曾经使用，新设（给出名称的）区划不能沿用。`,
  LOCKED_MONTHS_CHANGE: ({ region, months }) => `区划 ${region}的 ${months} 已锁定，其数值因本次调整改变（锁定不阻止区划与机构的调整）。`,
  CONFIRMED_MONTHS_STALE: ({ region, months }) => `区划 ${region}的 ${months} 已确认，其机构因本次调整改变，原确认失效，须重新确认。`,
  BAD_STEP: ({ expected }) => `调整事项不完整：${expected}。`,
  UNKNOWN_PREPARED: ({ actual }) => `没有预置的调整方案“${shown(actual)}”，或不在您的授权范围内。`,
  ALREADY_APPLIED: ({ actual }) => `预置的调整方案“${shown(actual)}”已经办理。`,
  BASELINE_NOT_COVERED: ({ region, year, indicator }) =>
    `区划 ${region} 没有 ${year} 年已审核的报表，${indicator} 基数无法按调整的机构划分。`,
  BASELINE_MISSING: ({ region, year, indicator }) => `区划 ${region} 没有 ${year} 年的 ${indicator} 基数，划入的部分无处相加。`,
  STAFF_EXCEEDS_USERS: ({ expected, actual }) => `编制人数是用能人数的其中项，不得超过 ${expected}，收到 ${actual}。`,
  OTHER_PROVINCE: () => '同一批只能办理一个省（直辖市）的报表，请分批提交。',
  TWO_PERSONS_REQUIRED: ({ actual }) => `本省要求上报与审核由两人办理：该版本由“${shown(actual)}”上报，须由他人审核。`,
  EXPLANATION_REQUIRED: ({ actual }) => `本省要求先说明校验发现再审核：还有 ${actual} 条发现没有说明。`,
  UNKNOWN_FINDING: ({ actual }) => `该报表没有第 ${actual} 条校验发现。`,
  TEXT_LENGTH: ({ field, expected, actual }) => `${field}：应为 ${expected} 个字符，收到 ${actual} 个。`,
  UNKNOWN_SETTING: ({ expected, actual }) => `没有名为“${shown(actual)}”的设置，可用的有：${expected}。`,
  SETTING_OUT_OF_RANGE: ({ key, expected, actual }) => `设置 ${key} 应为${expected}，收到“${shown(actual)}”。`,
  NOT_IN_THE_PAST: ({ actual }) => `生效时间不得早于现在，收到 ${actual}。`,
  TOO_MANY_REPORTS: ({ expected, actual }) => `一次最多检查 ${expected} 份报表，该区划与期间有 ${actual} 份，请缩小区划或期间。`,
  DUPLICATE_ROW: ({ actual }) => `同一批次中机构与期间重复（${shown(actual)}）。`,
  PERIOD_LOCKED: ({ actual, since, by, reason }) =>
    `期间 ${actual} 已锁定（${since}，${by}${reason ? `：${reason}` : ''}），不能填报、撤回或审核；如需更正，请申请重新开放。`,
  DECISION_REASON_REQUIRED: ({ what }) => `${what}必须说明原因。`,
  NOTHING_TO_SET: () => '没有任何要设定的内容。',
  NUMBER_OUT_OF_RANGE: ({ field, expected, actual }) => `${field}应为 ${expected}，收到 ${actual}。`,
  BAD_MONTH_RANGE: ({ actual }) => `月份范围不正确（${actual}）：起止须有先后，且不晚于本月。`,
  CALENDAR_OF_THE_PAST: ({ expected, actual }) => `新规定只能自 ${expected} 起，不能改写以往，收到 ${actual}。`,
  DUE_DATE_BEFORE: ({ expected, actual }) => `截止日不得早于 ${expected}，收到 ${actual}。`,
  LATER_THAN_ABOVE: ({ expected, actual }) => `下级的截止日不得晚于上级的（${expected}），收到 ${actual}。`,
  NOTHING_LOCKED: ({ actual }) => `${actual} 没有锁定，无须重新开放。`,
  LOCKED_ABOVE: ({ actual, by }) => `${actual} 由上级（${by}）锁定，只能由上级重新开放。`,
  MONTH_NOT_ENDED: ({ actual }) => `${actual} 尚未结束，不能确认。`,
  MONTH_INCOMPLETE: ({ expected, actual }) => `该月应报 ${expected} 家，已审核 ${actual} 家：未齐全的须说明原因方可确认。`,
  NOTHING_TO_CONFIRM: () => '该区划在该月没有应报的机构，也没有已审核的报表。',
  ALREADY_CONFIRMED: ({ by }) => `该月已由${by}确认，且此后没有变动。`,
  CITY_NOT_CONFIRMED: () => '该月须先由市（州）确认：尚未确认，或确认后又有变动。',
  CONFIRMED_ABOVE: () => '该月已由省级确认，只能由省级退回。',
  BAD_USERNAME: ({ actual }) => `用户名应为 3 至 64 个小写字母、数字、汉字或 . _ - @，收到“${shown(actual)}”。`,
  USERNAME_TAKEN: ({ actual }) => `用户名“${shown(actual)}”已被使用，请换一个。`,
  BAD_DISPLAY_NAME: () => '姓名或单位名称应为 1 至 100 个字符，不得含控制字符。',
  UNKNOWN_ACCOUNT: () => '没有这个账户，或不在您的管理范围内。',
  UNKNOWN_GRANT: () => '没有这项授权，或不在您的管理范围内。',
  GRANT_UNFIT: ({ role, part }) => `授权不成立：角色 ${role} 的${part}不正确。`,
  GRANT_BEYOND_OWN: () => '只能授予本级及以下的角色，范围和期限不得超出您自己的授权。',
  GRANT_ABOVE_OWN: () => '该授权或账户的权限高于您的授权，不能由您办理。',
  INITIAL_SECRET_KNOWN: () => '该账户尚未修改初始密码，或是由下级保管密钥的程序账户，暂不能授予超出其所属区划主管部门的权限。',
  JOINT_ACCOUNT_OF_ITS_OWN: () => '成渝联合分析须使用单独的账户：同一账户不能既有 JOINT_ANALYST 又有其他角色，请另设账户。',
  GRANT_EXISTS: () => '该账户已有相同的授权。',
  GRANT_ENDED: () => '该授权已经终止。',
  BAD_VALIDITY: () => '有效期不正确：不得早于现在开始，且止期须晚于起期。',
  LAST_PROVINCE_BUREAU: () => '这是该省（市）最后一个省级账户授权，不能终止或停用。',
  OWN_ACCOUNT: () => '不能对自己的账户办理此事；修改本人密码请用 changePassword。',
  ACCOUNT_DISABLED: () => '该账户已停用。',
  ACCOUNT_NOT_DISABLED: () => '该账户没有停用。',
  DEMONSTRATION_ACCOUNT: () => '演示账户的密码不能修改。',
  EXTERNAL_ACCOUNT: () => '您由统一身份认证登录，密码请在该处修改。',
  PASSWORD_WRONG: () => '当前密码不正确。',
  PASSWORD_TOO_SHORT: () => '新密码至少 10 个字符。',
  PASSWORD_TOO_LONG: () => '新密码不得超过 200 个字符。',
  PASSWORD_TOO_EASY: () => '新密码过于常见，容易被猜到，请换一个。',
  PASSWORD_IS_USERNAME: () => '新密码不得与用户名相同或由用户名拼成。',
  PASSWORD_UNCHANGED: () => '新密码不得与当前密码相同。',
  BUSY: () => '同一账户的另一请求正在办理，请稍后重试。',
  TOO_MANY_TRIES: ({ seconds }) => `密码错误次数过多，请 ${seconds} 秒后再试。`,
  RATE_NOT_ALLOWED: ({ actual }) => `抽查比例应为 5% 至 100%，收到 ${actual}%。`,
  SEED_NOT_ALLOWED: ({ actual }) => `随机种子应为 1 至 100 个可见字符，收到“${shown(actual)}”。`,
  DUE_DATE_PASSED: ({ actual }) => `办理期限不得早于今天，收到 ${actual}。`,
  NOTHING_TO_CHECK: () => '辖内没有该期间在名录中的机构，无从抽查。',
  SAMPLE_TOO_LARGE: ({ expected, actual }) =>
    `一次检查最多 ${expected} 个机构月（机构数 × 月数），本次为 ${actual}：请缩小区划、期间或比例。`,
  REVIEWERS_TOO_FEW: () => '交叉审核须由另一区划办理：除被查区划外至少还要有一个审核区划。',
  UNKNOWN_CHECK_FINDING: () => '没有这项检查发现，或不在您的授权范围内。',
  UNKNOWN_CHECK: () => '没有这项检查，或不在您的授权范围内。',
  CHECK_CLOSED: () => '该检查已结束，不能再办理。',
  CHECK_UNFINISHED: ({ items, findings }) => `还有 ${items} 个机构未检查、${findings} 项发现未办结：如仍要结束检查，须说明原因。`,
  NOT_IN_CHECK: ({ actual }) => `机构“${shown(actual)}”不在该检查中，或未分派给您。`,
  FINDINGS_OR_NONE: () => '每个机构或者注明未发现问题，或者列出发现，二者只取其一。',
  FINDINGS_RECORDED: () => '该机构已有发现，不能改记为未发现问题；不成立的发现由组织检查的单位撤销。',
  PERIOD_OUTSIDE_CHECK: ({ actual, expected }) => `月份 ${actual} 不在该检查的期间 ${expected} 之内。`,
  TEXT_NOT_ALLOWED: ({ expected, actual }) => `文字应为 ${expected} 个字符，收到 ${actual} 个。`,
  SESSION_IN_FUTURE: ({ actual }) => `会议日期不得晚于今天，收到 ${actual}。`,
  NOT_NEXT_STATE: ({ actual }) => `该发现${actual}，不能这样办理。`,
  CORRECTION_REQUIRED: () => '认可发现时须指明改正后的报表版本。',
  NOT_A_CORRECTION: ({ expected, actual }) => `改正后的报表应为${expected}，收到 ${shown(actual)}。`,
  UNKNOWN_FILE: ({ actual }) => `没有编号为“${shown(actual)}”的已上传文件，或已超过 24 小时未使用而失效，请重新上传。`,
  ONE_SUBJECT: () => '附件应属于一份报表或一项发现，二者只取其一。',
  TOO_MANY_FILES: ({ expected, actual }) => `附件最多 ${expected} 个，收到 ${actual} 个。`,
  FORM_EMPTY: () => '表中没有任何一项：至少填报一项，没有的填 0 或标为不适用。',
  FORM_YEAR_NOT_OPEN: ({ actual }) => `年度 ${actual} 不在开放填报的范围内（2020 年至本年）。`,
  FORM_YEAR_NOT_ENDED: ({ actual }) => `${actual} 年尚未结束：可以保存草稿，年度结束后再上报。`,
  FORM_PARTS_EXCEED_TOTAL: ({ item, parts, expected, actual }) => `${parts}之和不得超过${item} ${expected}，收到 ${actual}。`,
  FORM_TOTAL_MISSING: ({ item, parts }) => `填报了${parts}，须同时填报${item}。`,
  FORM_DAYS_EXCEED_YEAR: ({ item, expected, actual }) => `${item}：一年最多 ${expected} 天，收到 ${actual}。`,
  PUE_BELOW_ONE: ({ expected, actual }) => `机房耗电量不得少于其中的 IT 设备耗电量（PUE 不小于 1）：IT 设备 ${expected}，机房 ${actual}。`,
  UNKNOWN_UPLOAD: () => '没有这个上传文件，或已过期、已清除，请重新上传。',
  FILE_EMPTY: () => '文件为空：应有表头和至少一行数据。',
  FILE_TYPE: ({ actual }) => `应为 CSV、XLSX、ADX（XML）或 JSON 文件，收到${actual}。`,
  FILE_ENCRYPTED: () => '文件有密码保护或为旧版 XLS 格式：请去除密码，另存为 XLSX 或 CSV 后再上传。',
  FILE_ENCODING: ({ actual }) => `文件编码应为 UTF-8 或 GB18030，收到${actual}。`,
  FILE_SEPARATOR: ({ actual }) => `CSV 的各列应以逗号分隔，收到以${actual}分隔的文件：请另存为以逗号分隔的 CSV，或 XLSX。`,
  FILE_DAMAGED: ({ at }) => `文件已损坏或格式不正确（${at}）。`,
  FILE_EXPANDS: ({ part, expected }) => `压缩文件中的 ${part} 解压后超过 ${expected}，可能是压缩炸弹，已拒绝。`,
  FILE_TOO_LARGE: ({ expected }) => `文件超过 ${expected} 的上限，请拆分后上传。`,
  FILE_GONE: () => '上传的文件已被清除，请重新上传。',
  TOO_MANY_COLUMNS: ({ expected, row }) => `第 ${row} 行超过 ${expected} 列。`,
  ROW_TOO_LONG: ({ expected, row }) => `第 ${row} 行超过 ${expected} 字节：请检查引号与换行。`,
  TOO_MANY_ROWS: ({ expected }) => `文件超过 ${expected} 行的上限，请拆分后上传。`,
  HEADER_WRONG: ({ column, expected, actual }) => `表头第 ${column} 列应为${expected}，收到“${shown(actual)}”。`,
  HEADER_DUPLICATE: ({ column, first, actual }) => `表头第 ${column} 列“${shown(actual)}”与第 ${first} 列重复。`,
  HEADER_INCOMPLETE: ({ expected }) => `表头缺少 ${expected}。`,
  HEADER_WITHOUT_ITEMS: () => '表头没有任何指标列：至少应有一项能源、水或存量指标。',
  ACQUISITION_REQUIRED: () => '文件没有“取得方式”列：请补上该列，或在导入时选定取得方式（acquisition）。',
  ACQUISITION_MISSING: () =>
    '没有注明取得方式（计量、包干或分摊、估算）：请填写“取得方式”列（ADX、JSON 为 acquisition），或在导入时给出 acquisition（METERED、LUMP_SUM、ESTIMATED）。',
  UNKNOWN_ACQUISITION: ({ actual }) => `取得方式应为计量、包干或分摊、估算之一，收到“${shown(actual)}”。`,
  PRINTED_TOTAL_WRONG: ({ message }) => `${message}`,
  CELL_WITHOUT_HEADER: ({ column }) => `第 ${column} 列没有表头，却有内容。`,
  CELL_TOO_LONG: ({ column, expected }) => `第 ${column} 列超过 ${expected} 个字符。`,
  CELL_FORMULA: ({ column }) => `第 ${column} 列是公式：请改为数值。`,
  CELL_NUMBER_INEXACT: ({ column }) => `第 ${column} 列是超过 15 位的数字，电子表格已丢失其末几位：请将该列设为文本格式后重新填写。`,
  CELL_ERROR: ({ column, actual }) => `第 ${column} 列是错误值（${shown(actual)}）。`,
  ROW_ENCODING: ({ expected, at }) => `该行不是有效的 ${expected} 文字（第 ${at} 列起）。`,
  ROW_CONTROL_CHARACTER: ({ column, character, place }) => `第 ${column} 列的第 ${place} 个字符是看不见的字符 ${character}，请删去。`,
  ROW_QUOTING: ({ at }) => `该行的引号不成对或位置不对（第 ${at} 列）。`,
  ROW_JSON: () => '该条报表不是有效的 JSON。',
  EXCHANGE_FORMAT: ({ expected, actual }) => `数据格式应为 ${expected}，收到“${shown(actual)}”。`,
  EXCHANGE_FIELD: ({ expected, actual }) => `不认识的字段“${shown(actual)}”（可用：${expected}）。`,
  EXCHANGE_VALUE: ({ field, expected, actual }) => `${field} 应为${expected}，收到“${shown(actual)}”。`,
  EXCHANGE_UNIT: ({ item, expected, actual }) => `${item}：单位应为 ${expected}，收到“${shown(actual)}”。`,
  DUPLICATE_FILE_ROW: ({ first }) => `机构与期间在文件中重复，首见于第 ${first} 行。`,
  DUPLICATE_FILE_INSTITUTION: ({ first }) => `统一社会信用代码在文件中重复，首见于第 ${first} 行。`,
  NOT_FOR_REGISTER: ({ field }) => `${field}只用于导入报表，导入名录时请勿给出。`,
  UNKNOWN_FACTOR_SET: ({ actual }) => `没有编号为“${shown(actual)}”的因子集，或不向您提供。`,
  DUPLICATE_FACTOR: ({ actual }) => `同一个系数重复出现（${actual}）。`,
  FACTOR_NOT_IN_BASE: ({ actual }) => `所依据的因子集中没有这个系数（${actual}），无从去掉。`,
  FACTOR_IMPLAUSIBLE: ({ unit, expected, actual, times }) =>
    `数值折算为 ${unit} 是 ${actual}，与已知值（${expected}）相差 ${times} 倍以上，请核对单位。`,
  FACTOR_SET_EMPTY: () => '因子集中没有任何系数。',
  FACTOR_SET_UNCHANGED: () => '与所依据的因子集完全相同，没有可发布的。',
  ALREADY_OFFICIAL: ({ actual }) => `因子集 ${actual} 在该时间已经是本省的正式因子集。`,
  QUOTA_ORDER: () => '约束值、基准值、引导值应由大到小。',
  QUOTA_TWICE: ({ actual }) => `同一类型、类别、指标的定额重复（${actual}）。`,
  UNKNOWN_QUOTA: ({ actual }) => `本省没有发布过序号为 ${actual} 的定额标准。`,
  ROWS_REFUSED: ({ actual }) => `有 ${actual} 行不正确（见各行的结果），没有发布。`,
  BUDGET_PLACE: () => '预算属于一个区划或一家机构，二者只取其一。',
  BUDGET_SOURCE: ({ expected }) => `不能据此设定预算：须${expected}。`,
  BUDGET_SEASON: ({ expected }) => `此前 ${expected} 年没有一年各月基本齐全（不少于 90%），无从按季节分配月度额度。`,
  BUDGET_TWICE: () => '同一批中，同一区划或机构、指标和年份的预算只设定一次。',
  BUDGET_CHANGED: ({ expected, actual }) => `预算已有变动：您依据的是第 ${actual} 版，现为第 ${expected} 版。`,
  PLAN_EMPTY: () => '规划中没有任何指标。',
  IMPORT_RIGHTS_LOST: () => '发起导入的账号已停用，或不再有办理此项导入的授权：导入已停止，此前各行已办理。',
  IMPORT_FAILED: ({ reference }) => `导入因服务器内部错误停止，请联系管理员并提供编号 ${reference}。`,
  UNKNOWN_TASK: ({ actual }) => `没有代码为“${shown(actual)}”的共同任务，或本省（市）不参与。`,
  UNKNOWN_TASK_ENTRY: () => '没有这条可冲销的记录：只能冲销本方登记的、尚未冲销的记录。',
  UNKNOWN_TASK_EVENT: () => '没有这项活动，或其记录均已冲销。',
  TASK_EVENT_RECORDED: () => '本方已登记过这项活动；如有误，请先冲销再登记。',
  TASK_EVENT_DIFFERS: ({ expected, actual }) =>
    `与对方登记的同一活动不一致：对方为 ${expected}，收到 ${actual}。如属不同活动，请另行登记。`,
  TASK_EVENT_PERHAPS_RECORDED: ({ actual }) =>
    `对方已登记 ${actual} 的活动，可能是同一项：是同一项的，请填写 event 予以确认；不是的，请填 separate: true 后登记。`,
  IMPORT_CONFLICT: () => '与他人的提交反复冲突，导入已停止；再次导入同一文件会从未办理的行继续。',
  PERIOD_NOT_OVER: ({ actual }) => `期间 ${actual} 尚未结束，不能发布。`,
  TREE_CHANGED: () => '区划或机构刚刚调整，请重试。',
  NOTHING_TO_PUBLISH: ({ actual }) => `期间 ${actual} 没有任何已审核的报表，没有可发布的数据。`,
  EDITION_WITHOUT_FACTORS: ({ what, actual }) =>
    `所选的因子集和折算口径缺少所用品种的因子：${what}有 ${actual} 个数值为空（FACTOR_MISSING）。`,
  EDITION_UNCHANGED: ({ actual }) => `与该期间第 ${actual} 版的内容完全一致，没有可发布的变动。`,
  UNKNOWN_EDITION: () => '没有这个发布版，或不在您的授权范围内。',
  EDITION_WITHDRAWN_BEFORE: () => '该发布版已经撤回。',
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
/** Whether a step answered with what is wrong instead of what was asked of it. */
export const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer && 'path' in answer;

export const problem = (code: ProblemCode, path: readonly string[], details: Details = {}): Problem => ({
  code,
  message: (problemTexts as Texts)[code]!(details),
  path,
});

/** What is wrong with the length of a text that was given for a field: from `least` to `most` characters, rare ones too counted once, as it stands. */
export const lengthProblems = (path: readonly string[], field: string, text: string, least: number, most: number): Problem[] => {
  const { length } = [...text];
  return length >= least && length <= most
    ? []
    : [problem('TEXT_LENGTH', path, { field, expected: `${least} 至 ${most}`, actual: length })];
};
