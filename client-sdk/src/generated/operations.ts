// Made by "npm run generate" from client-sdk/operations. Do not edit.
import type { Decimal } from '@shuangcheng/domain';
import type { Operation } from '../operation.js';
import type { PeriodText } from '../period-text.js';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** 办理一个账户：重置密码或密钥、停用、启用。 */
export type AccountChangeInput = {
  readonly account: string;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly reason?: string | null | undefined;
};

/** 设立账户。 */
export type AccountInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly displayName: string;
  /** 随账户一并授予；有一项不成立则全部不办理。JOINT_ANALYST 须使用单独的账户，不能与其他角色并授。 */
  readonly grants?: ReadonlyArray<GrantPlaceInput> | null | undefined;
  readonly kind?: AccountKind | null | undefined;
  /** 账户所属区划的代码：由该区划及其上级的主管部门管理。 */
  readonly region: string;
  /** 3 至 64 个小写字母、数字、汉字或 . _ - @。 */
  readonly username: string;
};

/** 账户种类。 */
export type AccountKind =
  /** 程序，以客户端密钥登录 */
  | 'CLIENT'
  /** 个人，以密码登录 */
  | 'PERSON';

/** 数据取得方式。 */
export type Acquisition =
  /** 估算 */
  | 'ESTIMATED'
  /** 包干或分摊 */
  | 'LUMP_SUM'
  /** 计量 */
  | 'METERED';

/** 调整由同一上级目标分解而来的目标：合起来仍须与上级目标一致，故常须同时调整几个。 */
export type AdjustTargetInput = {
  readonly adjustments: ReadonlyArray<TargetAdjustmentInput>;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 调整的原因。 */
  readonly reason: string;
};

/** 审计链校验发现的问题。 */
export type AuditFaultKind =
  /** 留存的链节与现有的不同（链被重算） */
  | 'ANCHOR_DIFFERS'
  /** 留存的链节不存在（链尾被截去） */
  | 'ANCHOR_MISSING'
  /** 该链节与前一链节不衔接 */
  | 'BROKEN_LINK'
  /** 记录或其链节与入链时不同（调换的，两处都会显示） */
  | 'CHANGED'
  /** 该链节之前缺号 */
  | 'MISSING_LINK'
  /** 链节（或待入链标记）还在，记录不在 */
  | 'MISSING_RECORD'
  /** 记录既无链节，也不在待入链之列 */
  | 'NOT_LINKED';

/** 审计记录的筛选条件，各条件同时满足。 */
export type AuditFilter = {
  /** 账号的用户名。 */
  readonly account?: string | null | undefined;
  /** 操作代码，如 reviewReports。 */
  readonly action?: string | null | undefined;
  /** 自该时刻起（含）。 */
  readonly from?: string | null | undefined;
  /** 到该时刻止（不含）。 */
  readonly to?: string | null | undefined;
};

/** 自动锁定：截止日之后第几日起。 */
export type AutoLockInput = {
  /** 0 至 366；空为不自动锁定。 */
  readonly days?: number | null | undefined;
  /** 自该月起。 */
  readonly from: PeriodText;
};

/** 基数的出处。 */
export type BaselineSource =
  /** 演示数据编造 */
  | 'MADE_UP'
  /** 规划文件印发数 */
  | 'PRINTED'
  /** 已审核报表汇总 */
  | 'REPORTED';

/** 数据口径。 */
export type Basis =
  /** 已审核版本 */
  | 'APPROVED'
  /** 最新上报版本，没有则取已审核版本 */
  | 'SUBMITTED';

/** 总量与强度何者更严。 */
export type Binds =
  /** 两者恰好相同 */
  | 'BOTH'
  /** 总量更严 */
  | 'CAP'
  /** 强度更严 */
  | 'INTENSITY';

/** 设定预算的总量。 */
export type BudgetIndicator =
  | 'BUILDING_ENERGY'
  | 'ENERGY_TOTAL'
  | 'WATER_TOTAL';

/** 设定一个区划或一家机构一年的预算。 */
export type BudgetInput = {
  /** source 为 GIVEN 时必填：tce 或 m3。 */
  readonly amount?: string | null | undefined;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 据以调整的版本；已有更新的版本则不办理。 */
  readonly expectedVersion?: number | null | undefined;
  readonly indicator: BudgetIndicator;
  /** 统一社会信用代码。 */
  readonly institution?: string | null | undefined;
  /** source 为 QUOTA 时取哪个值；不填为约束值。 */
  readonly quotaLevel?: QuotaLevel | null | undefined;
  /** 设定或调整的理由。 */
  readonly reason: string;
  /** 区划代码；与 institution 二者只取其一。 */
  readonly region?: string | null | undefined;
  /** QUOTA：定额 × 上一年的面积或人数（机构）；TARGET：该区划或机构该年的目标；GIVEN：给定 amount。 */
  readonly source: BudgetSource;
  readonly year: number;
};

/** 一个区划或一家机构一年的预算。 */
export type BudgetItemInput = {
  /** source 为 GIVEN 时必填：tce 或 m3。 */
  readonly amount?: string | null | undefined;
  /** 据以调整的版本；已有更新的版本则不办理。 */
  readonly expectedVersion?: number | null | undefined;
  readonly indicator: BudgetIndicator;
  /** 统一社会信用代码。 */
  readonly institution?: string | null | undefined;
  /** source 为 QUOTA 时取哪个值；不填为约束值。 */
  readonly quotaLevel?: QuotaLevel | null | undefined;
  /** 区划代码；与 institution 二者只取其一。 */
  readonly region?: string | null | undefined;
  /** QUOTA：定额 × 上一年的面积或人数（机构）；TARGET：该区划或机构该年的目标；GIVEN：给定 amount。 */
  readonly source: BudgetSource;
  readonly year: number;
};

/** 预算由何而来：定额、目标，或给定。 */
export type BudgetSource =
  | 'GIVEN'
  | 'QUOTA'
  | 'TARGET';

/** 预算的执行情况，按季节和目前的节奏。 */
export type BudgetStatus =
  /** 已用完：已审核的用量达到预算 */
  | 'EXCEEDED'
  /** 没有已审核的用量，或审核率过低 */
  | 'NO_DATA'
  /** 用得偏快，不够用到年末 */
  | 'OVER_PACE'
  /** 两个月内将用完，或按估计已用完 */
  | 'RUNNING_OUT'
  /** 够用到年末 */
  | 'WITHIN';

/** 设定一批预算，须属同一个省（直辖市）。 */
export type BudgetsInput = {
  /** 至多 500 行。 */
  readonly budgets: ReadonlyArray<BudgetItemInput>;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 各行共同的理由。 */
  readonly reason: string;
};

/** 由哪一级设定：省级的锁定只能由省级重新开放。 */
export type CalendarAuthority =
  | 'CITY'
  | 'PROVINCE';

/** 填报日历一次设定的内容。 */
export type CalendarEntryKind =
  /** 截止后自动锁定 */
  | 'AUTO_LOCK'
  /** 某一期间的截止日 */
  | 'DUE_DATE'
  /** 截止规则 */
  | 'DUE_RULE'
  /** 最早可填报的月份 */
  | 'FIRST_MONTH'
  /** 锁定 */
  | 'LOCK'
  /** 提醒提前的天数 */
  | 'REMINDER'
  /** 重新开放 */
  | 'REOPEN';

/** 设定一个区划（及其辖内）的填报日历。一次办理，有问题则全部不办。 */
export type CalendarInput = {
  readonly autoLock?: AutoLockInput | null | undefined;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly dueDates?: ReadonlyArray<DueDateInput> | null | undefined;
  readonly dueRules?: ReadonlyArray<DueRuleInput> | null | undefined;
  /** 最早可填报的月份。 */
  readonly firstMonth?: PeriodText | null | undefined;
  readonly locks?: ReadonlyArray<LockInput> | null | undefined;
  /** 理由；锁定、重新开放和单独的截止日必须说明。 */
  readonly reason?: string | null | undefined;
  /** 区划代码。 */
  readonly region: string;
  /** 截止前几日提醒，0 至 31。 */
  readonly reminderDays?: number | null | undefined;
  readonly reopenings?: ReadonlyArray<ReopeningInput> | null | undefined;
};

/** 碳排放口径。 */
export type CarbonScope =
  /** 不含汽油、柴油 */
  | 'BUILDING'
  /** 全部能源 */
  | 'TOTAL';

export type ChangeInstitutionInput = {
  readonly address?: string | null | undefined;
  /** 行政级别代码，001 至 009。 */
  readonly adminLevel?: string | null | undefined;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 联系人。 */
  readonly contact?: string | null | undefined;
  readonly contactPhone?: string | null | undefined;
  /** 类型、主管系统自该日起变更（必填）；日期已过的，其后各月的报表随之改计。月中生效的，整月按变更后计。 */
  readonly effectiveFrom?: string | null | undefined;
  /** 经费来源代码，001 至 003（001 全额，002 部分）。 */
  readonly funding?: string | null | undefined;
  /** 采暖方式。 */
  readonly heating?: Heating | null | undefined;
  /** 医院等级。 */
  readonly hospitalLevel?: string | null | undefined;
  /** 统一社会信用代码，18 位。 */
  readonly institution: string;
  readonly keyUnit?: boolean | null | undefined;
  /** 有无数据中心机房。 */
  readonly machineRoom?: boolean | null | undefined;
  readonly name?: string | null | undefined;
  /** 变更类型、主管系统时必填。 */
  readonly reason?: string | null | undefined;
  /** 机构简称。 */
  readonly shortName?: string | null | undefined;
  /** 学生人数。 */
  readonly students?: number | null | undefined;
  /** 主管系统代码。 */
  readonly system?: string | null | undefined;
  readonly type?: InstitutionType | null | undefined;
};

/** 一项发现。 */
export type CheckFindingInput = {
  readonly actual?: string | null | undefined;
  /** POST /attachments 返回的文件编号，作为佐证。 */
  readonly evidence?: ReadonlyArray<string> | null | undefined;
  readonly expected?: string | null | undefined;
  /** 所涉指标代码。 */
  readonly item?: string | null | undefined;
  readonly message: string;
  /** 所涉月份。 */
  readonly period?: PeriodText | null | undefined;
  readonly severity: FindingSeverity;
};

/** 被查机构：已分派，或已检查。 */
export type CheckItemState =
  /** 待检查 */
  | 'ASSIGNED'
  /** 已检查 */
  | 'CHECKED';

/** 数据质量检查的方式。 */
export type CheckKind =
  /** 交叉审核 */
  | 'CROSS_REVIEW'
  /** 会审 */
  | 'JOINT_REVIEW'
  /** 质量抽查 */
  | 'SPOT_CHECK';

/** 值得留意之处。 */
export type CheckNote =
  /** 期间内的报表有校验发现（ERROR 或 WARNING） */
  | 'RULE_FINDINGS'
  /** 建筑面积或用能人数较上年同月变动超过 10% */
  | 'STOCK_CHANGED';

/** 检查的状态。 */
export type CheckState =
  /** 已结束 */
  | 'CLOSED'
  /** 进行中 */
  | 'OPEN';

/** 一个机构的检查结果：未发现问题，或列出发现。 */
export type CheckedItemInput = {
  readonly findings?: ReadonlyArray<CheckFindingInput> | null | undefined;
  /** 统一社会信用代码。 */
  readonly institution: string;
  readonly noneFound?: boolean | null | undefined;
};

/** 对一个下级的约束和参数。降幅为对其自身基数的百分比，负数为增长。 */
export type ChildBoundInput = {
  /** 到目标年的建筑面积增长，%。 */
  readonly areaGrowthPercent?: Decimal | null | undefined;
  /** 标杆值，按潜力分解时必填，除非由 benchmarkFrom 取得；给出的优先。 */
  readonly benchmark?: Decimal | null | undefined;
  /** 类别，按类别分解时必填。 */
  readonly class?: string | null | undefined;
  /** 固定值：不参与分解。 */
  readonly fixedValue?: Decimal | null | undefined;
  /** 至多下降，%。 */
  readonly maxReductionPercent?: Decimal | null | undefined;
  /** 至少下降，%。 */
  readonly minReductionPercent?: Decimal | null | undefined;
  /** 到目标年的用能人数增长，%。 */
  readonly peopleGrowthPercent?: Decimal | null | undefined;
  /** 下级区划代码；分解到机构时为统一社会信用代码。 */
  readonly region: string;
  /** 占比权重，与消费量同单位；不填取其基年消费量。 */
  readonly weight?: Decimal | null | undefined;
};

/** 机构因何被查。 */
export type ChosenAs =
  /** 全部检查 */
  | 'CENSUS'
  /** 重点用能单位必查 */
  | 'CERTAIN'
  /** 指定 */
  | 'NAMED'
  /** 随机抽中 */
  | 'RANDOM'
  /** 有针对性加查 */
  | 'TARGETED';

export type ClassRateInput = {
  readonly class: string;
  /** 该类的下降率，%。 */
  readonly reductionPercent: Decimal;
};

export type CloseCheckInput = {
  readonly checkId: string;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 尚有未办结事项时必填。 */
  readonly reason?: string | null | undefined;
};

export type CloseFindingInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly decision: FindingDecision;
  readonly findingId: string;
  /** 撤销或退回答复时必填。 */
  readonly reason?: string | null | undefined;
};

export type CloseInstitutionInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 自该日起不再纳入统计；该日之前有一日在册的月份仍须填报。 */
  readonly from: string;
  /** 统一社会信用代码，18 位。 */
  readonly institution: string;
  readonly reason: string;
};

/** 完成程度的含义。 */
export type CompletionOf =
  /** 预测值 ÷ 路径值（控制增长，越低越好） */
  | 'CAP'
  /** 预测降幅 ÷ 路径要求的降幅 */
  | 'REDUCTION';

/** 逐级确认（先市后省）或退回，逐月答复。 */
export type ConfirmMonthInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly decision?: ConfirmationDecision | null | undefined;
  readonly months: ReadonlyArray<RegionMonthInput>;
  /** 退回时必填；未齐全而确认时必填。 */
  readonly reason?: string | null | undefined;
};

/** 确认，或退回。 */
export type ConfirmationDecision =
  /** 确认 */
  | 'CONFIRM'
  /** 退回 */
  | 'RETURN';

/** 由哪一级确认。 */
export type ConfirmingLevel =
  /** 市（州） */
  | 'CITY'
  /** 省（市） */
  | 'PROVINCE';

export type DecomposeTargetInput = {
  /** 各下级到目标年的建筑面积增长，%；不填为 0。 */
  readonly areaGrowthPercent?: Decimal | null | undefined;
  /** 按潜力分解到机构时，标杆值取现行定额的哪个值：强度为定额本身，总量为定额 × 基年面积或人数 ×（1 + 增长）。没有定额的机构列为缺少标杆值。 */
  readonly benchmarkFrom?: QuotaLevel | null | undefined;
  readonly bounds?: ReadonlyArray<ChildBoundInput> | null | undefined;
  readonly classRates?: ReadonlyArray<ClassRateInput> | null | undefined;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 路径规则为 CUSTOM 时必填。 */
  readonly customPath?: ReadonlyArray<PathShareInput> | null | undefined;
  /** 下级目标值的小数位数；不填则总量取整数，强度取两位。 */
  readonly decimals?: number | null | undefined;
  readonly indicator: IndicatorCode;
  readonly method: DecompositionMethod;
  readonly pathRule: PathRule;
  /** 各下级到目标年的用能人数增长，%；不填为 0。 */
  readonly peopleGrowthPercent?: Decimal | null | undefined;
  /** false 只试算，不改动任何数据。 */
  readonly publish?: boolean;
  /** 把哪个区划的目标分解给其下级：下级区划，没有下级区划的为其公共机构。 */
  readonly region: string;
  /** 为本级直属机构留用多少（目标的单位，只用于总量、下级为区划的）：先扣除，其余分给各下级；不填为 0。 */
  readonly reservedForOwn?: Decimal | null | undefined;
  /** 分解哪一个目标（Target.id）；不填为本级规划所定的，没有则为上级下达的。 */
  readonly target?: string | null | undefined;
  /** 目标年。 */
  readonly year: number;
};

/** 目标分解方法。 */
export type DecompositionMethod =
  /** 分类分率 */
  | 'BY_CLASS'
  /** 按潜力（与标杆值的差距） */
  | 'BY_POTENTIAL'
  /** 占比权重 */
  | 'BY_SHARE'
  /** 等比例 */
  | 'EQUAL_RATE';

/** 某一期间自己的截止日，如延期。 */
export type DueDateInput = {
  /** 不早于今日；下级不晚于上级，但省级可为单个下级延期。 */
  readonly dueDate: string;
  readonly period: PeriodText;
};

/** 截止规则：期间最后一个月之后第几个月的几日；该月没有那一日的，取月末。 */
export type DueRuleInput = {
  /** 1 至 31。 */
  readonly day: number;
  /** 自该月起（含）结束的期间适用，不早于本月。 */
  readonly from: PeriodText;
  readonly kind: PeriodKind;
  /** 1 至 12。 */
  readonly monthsAfter: number;
};

/** 核验发布版发现的不符。 */
export type EditionFaultKind =
  /** 与审计日志所记的封印不同 */
  | 'AUDIT_DIFFERS'
  /** 没有接在前一版之后 */
  | 'CHAIN_BROKEN'
  /** 内容与封存时不同 */
  | 'CONTENT_CHANGED'
  /** 链上缺少发布版 */
  | 'EDITION_MISSING'
  /** 数值与由封存的汇总数和因子复算的不同 */
  | 'FIGURE_DIFFERS'
  /** 同样的报表版本，台账的汇总数不同 */
  | 'LEDGER_DIFFERS'
  /** 封印不符 */
  | 'SEAL_BROKEN'
  /** 汇总数不等于各组成部分之和，或与所列报表份数不符 */
  | 'SUM_DIFFERS';

export type EditionInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly electricityBasis?: ElectricityBasis | null | undefined;
  /** 因子集，未指定时取正式因子集。 */
  readonly factorSet?: string | null | undefined;
  /** 说明。 */
  readonly note?: string | null | undefined;
  /** 已经结束的月、季、半年或年。 */
  readonly period: PeriodText;
  /** false 只预览，不改动任何数据。 */
  readonly publish?: boolean | null | undefined;
  /** 省（直辖市）的区划代码。 */
  readonly region: string;
};

/** 电力折标口径。 */
export type ElectricityBasis =
  /** 当量值 0.1229 */
  | 'CALORIFIC'
  /** 等价值 */
  | 'EQUIVALENT';

export type ExplainFindingsInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly explanations: ReadonlyArray<FindingExplanationInput>;
  readonly reportId: string;
};

/** 电网因子取规划基年，或取各年当年。 */
export type FactorBasis =
  | 'CURRENT'
  | 'LOCKED_BASE_YEAR';

/** 一个系数：数值以文本给出，带单位和来源。 */
export type FactorInput = {
  /** 能源品种代码；电网因子和电力等价值为 ELECTRICITY。 */
  readonly item: string;
  /** 省（市）代码，仅电网因子；不填为发布的省（市）。 */
  readonly province?: string | null | undefined;
  /** 沿用以前公布的数值，待新值公布。 */
  readonly provisional?: boolean;
  /** 来源：哪一份公告、标准或文件。 */
  readonly source: string;
  /** tce/单位、kgce/单位、tCO2/单位或 kgCO2/单位，如 "kgCO2/kWh"。 */
  readonly unit: string;
  readonly use: FactorUse;
  /** 大于 0 的十进制数，如 "0.5581"。 */
  readonly value: string;
  /** 年份，电网因子和电力等价值必填。 */
  readonly year?: number | null | undefined;
};

/** 指明一个系数。 */
export type FactorNameInput = {
  /** 能源品种代码；电网因子和电力等价值为 ELECTRICITY。 */
  readonly item: string;
  /** 省（市）代码，仅电网因子；不填为发布的省（市）。 */
  readonly province?: string | null | undefined;
  readonly use: FactorUse;
  /** 年份，电网因子和电力等价值必填。 */
  readonly year?: number | null | undefined;
};

/** 发布一套因子：整套保留，发布后不再改动。 */
export type FactorSetInput = {
  /** 以哪一套为基础；不填则只有本次列出的系数。 */
  readonly basedOn?: string | null | undefined;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 新增的，或取代基础中同一系数的；没有列出又不在基础中的即缺失。 */
  readonly factors: ReadonlyArray<FactorInput>;
  readonly name: string;
  readonly note?: string | null | undefined;
  /** 同时指定为本省的正式因子集；不填则只供选用。 */
  readonly official?: OfficialFromInput | null | undefined;
  /** 发布的省（直辖市）区划代码。 */
  readonly region: string;
  /** 从基础中去掉的系数。 */
  readonly removed?: ReadonlyArray<FactorNameInput> | null | undefined;
  /** 整套的来源。 */
  readonly source: string;
};

/** 系数的用途。 */
export type FactorUse =
  /** 碳排放（电力除外） */
  | 'CARBON'
  /** 电力等价值，分年 */
  | 'EQUIVALENT_ELECTRICITY'
  /** 电网碳排放，分省分年 */
  | 'GRID_CARBON'
  /** 折标准煤（电力为当量值） */
  | 'STANDARD_COAL';

/** 数值的口径选项。 */
export type FigureOptions = {
  /** 按该时刻所知的报表、因子和区划计算；区划另由 treeAsOf 指定的，以其为准。 */
  readonly asOf?: string | null | undefined;
  readonly basis?: Basis | null | undefined;
  /** 未指定时取该区划自身规划的口径，没有则为 TOTAL；排名与对比一律 TOTAL。 */
  readonly carbonScope?: CarbonScope | null | undefined;
  readonly electricityBasis?: ElectricityBasis | null | undefined;
  readonly factorBasis?: FactorBasis | null | undefined;
  /** 因子集，未指定时取正式因子集。 */
  readonly factorSet?: string | null | undefined;
  /** 主管系统代码。 */
  readonly system?: string | null | undefined;
  /** 按该日的区划计算；未指定时为期末当日。 */
  readonly treeAsOf?: string | null | undefined;
  readonly type?: InstitutionType | null | undefined;
};

/** 数值变化的原因。 */
export type FiguresCause =
  /** 一份报表经审核计入 */
  | 'APPROVED'
  /** 省（直辖市）启用了另一因子集 */
  | 'FACTORS_PUBLISHED'
  /** 机构或区划调整，报表改属另一区划 */
  | 'REORGANISED'
  /** 一份报表的修订版经审核，替换此前计入的版本 */
  | 'REVISED'
  /** 一份已计入的报表被撤回 */
  | 'WITHDRAWN';

/** 被查区划的答复。 */
export type FindingAnswer =
  /** 认可，已改正 */
  | 'ACCEPTED'
  /** 提出异议 */
  | 'DISPUTED'
  /** 说明情况 */
  | 'EXPLAINED';

/** 组织检查的单位的处理。 */
export type FindingDecision =
  /** 不成立，撤销 */
  | 'DISMISSED'
  /** 答复不符要求，退回 */
  | 'RETURNED'
  /** 属实，办结 */
  | 'UPHELD';

/** 对一条校验发现的说明。 */
export type FindingExplanationInput = {
  /** 发现的序号。 */
  readonly finding: number;
  readonly text: string;
};

/** 发现的程度：差错、疑点、提示。 */
export type FindingSeverity =
  /** 差错 */
  | 'ERROR'
  /** 提示 */
  | 'NOTE'
  /** 疑点 */
  | 'WARNING';

/** 发现的状态。 */
export type FindingState =
  /** 认可，已改正 */
  | 'ACCEPTED'
  /** 不成立，撤销 */
  | 'DISMISSED'
  /** 提出异议 */
  | 'DISPUTED'
  /** 说明情况 */
  | 'EXPLAINED'
  /** 待答复 */
  | 'OPEN'
  /** 属实，办结 */
  | 'UPHELD';

/** 答复或处理。 */
export type FindingStepKind =
  /** 认可，已改正 */
  | 'ACCEPTED'
  /** 不成立，撤销 */
  | 'DISMISSED'
  /** 提出异议 */
  | 'DISPUTED'
  /** 说明情况 */
  | 'EXPLAINED'
  /** 答复不符要求，退回 */
  | 'RETURNED'
  /** 属实，办结 */
  | 'UPHELD';

/** 授予角色。 */
export type GrantInput = {
  /** 账户的 id；可将 JOINT_ANALYST 授予外省（市）告知的账户，该账户不能另有其他角色。 */
  readonly account: string;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 统一社会信用代码；REPORTER 必填。 */
  readonly institution?: string | null | undefined;
  /** 区划代码。 */
  readonly region: string;
  readonly role: Role;
  /** 含下级；缺省时填报单位（REPORTER）不含，其余含。 */
  readonly subtree?: boolean | null | undefined;
  /** 主管系统代码；SYSTEM_SUPERVISOR 必填。 */
  readonly system?: string | null | undefined;
  /** 缺省为即刻。 */
  readonly validFrom?: string | null | undefined;
  /** 缺省为不限；不得超出授予者自己的期限。 */
  readonly validTo?: string | null | undefined;
};

/** 要授予的角色及其范围。 */
export type GrantPlaceInput = {
  /** 统一社会信用代码；REPORTER 必填。 */
  readonly institution?: string | null | undefined;
  /** 区划代码。 */
  readonly region: string;
  readonly role: Role;
  /** 含下级；缺省时填报单位（REPORTER）不含，其余含。 */
  readonly subtree?: boolean | null | undefined;
  /** 主管系统代码；SYSTEM_SUPERVISOR 必填。 */
  readonly system?: string | null | undefined;
  /** 缺省为即刻。 */
  readonly validFrom?: string | null | undefined;
  /** 缺省为不限；不得超出授予者自己的期限。 */
  readonly validTo?: string | null | undefined;
};

/** 采暖方式。 */
export type Heating =
  /** 集中供暖 */
  | 'CENTRAL'
  /** 不采暖 */
  | 'NONE'
  /** 独立采暖 */
  | 'OWN';

/** 导入的报表保存为草稿，或上报。 */
export type ImportIntent =
  /** 保存为草稿 */
  | 'SAVE'
  /** 上报 */
  | 'SUBMIT';

/** 导入的内容。 */
export type ImportKind =
  /** 名录：新的代码予以登记，已有的变更或撤销；空单元格不作改动，“清空”清除该项 */
  | 'REGISTER'
  /** 月度报表 */
  | 'REPORTS';

/** 一行的结果。 */
export type ImportOutcome =
  /** 新建 */
  | 'CREATED'
  /** 未采用 */
  | 'REJECTED'
  /** 与最新版本相同 */
  | 'UNCHANGED'
  /** 修订 */
  | 'UPDATED';

/** 导入的状态。 */
export type ImportState =
  /** 已停止，原因见 problems */
  | 'FAILED'
  /** 已完成 */
  | 'FINISHED'
  /** 办理中 */
  | 'RUNNING'
  /** 等待办理 */
  | 'WAITING';

/** 指标。 */
export type IndicatorCode =
  | 'BUILDING_ENERGY'
  | 'CARBON_PER_AREA'
  | 'CARBON_TOTAL'
  | 'ENERGY_PER_AREA'
  | 'ENERGY_PER_CAPITA'
  | 'ENERGY_TOTAL'
  | 'WATER_PER_CAPITA'
  | 'WATER_TOTAL';

/** 名录库筛选条件，各条件同时满足。 */
export type InstitutionFilter = {
  readonly keyUnit?: boolean | null | undefined;
  /** 该日在名录中。 */
  readonly openOn?: string | null | undefined;
  /** 该月应报的机构，按其该月所在的区划；不得与 openOn 同时给出。 */
  readonly report?: ReportOfMonthFilter | null | undefined;
  readonly system?: string | null | undefined;
  /** 名称或统一社会信用代码包含的文字。 */
  readonly text?: string | null | undefined;
  readonly type?: InstitutionType | null | undefined;
};

/** 对机构的一项调整。 */
export type InstitutionStepInput = {
  /** SPLIT：原机构同时撤销。 */
  readonly closeOriginal?: boolean | null | undefined;
  /** 统一社会信用代码。分设时只能有一个。 */
  readonly institutions: ReadonlyArray<string>;
  /** MERGE：并入的机构（统一社会信用代码）。 */
  readonly into?: string | null | undefined;
  readonly kind: InstitutionStepKind;
  /** SPLIT：分设的机构。 */
  readonly newInstitutions?: ReadonlyArray<NewInstitutionInput> | null | undefined;
  /** MOVE：划入的区划代码，可以是同次新设的。 */
  readonly toRegion?: string | null | undefined;
};

/** 机构调整的种类。 */
export type InstitutionStepKind =
  /** 撤销 */
  | 'CLOSE'
  /** 并入另一机构，本机构撤销 */
  | 'MERGE'
  /** 调整到另一区划 */
  | 'MOVE'
  /** 分设出新的机构 */
  | 'SPLIT';

/** 公共机构类型。 */
export type InstitutionType =
  /** 文化事业单位 */
  | 'CULTURE'
  /** 教育事业单位 */
  | 'EDUCATION'
  /** 卫生事业单位 */
  | 'HEALTH'
  /** 其他事业单位 */
  | 'OTHER_SERVICE'
  /** 科技事业单位 */
  | 'SCIENCE'
  /** 团体组织 */
  | 'SOCIAL_GROUP'
  /** 体育事业单位 */
  | 'SPORTS'
  /** 国家机关 */
  | 'STATE_ORGAN';

/** 强度目标的来源。 */
export type IntensitySource =
  /** 该下级自己的目标：其规划所定，否则上级分解下达的 */
  | 'OWN'
  /** 该下级没有强度目标，按上级强度目标的下降率用于其自身基数 */
  | 'PARENT_RATE';

/** 锁定的月份；期间可为月、季、半年、年。 */
export type LockInput = {
  readonly from: PeriodText;
  /** 未指定时只锁定 from。 */
  readonly to?: PeriodText | null | undefined;
};

export type MarkNotificationsReadInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 到该序号（含）为止的通知均为已读；已读的不会变回未读。 */
  readonly upTo: string;
};

/** 表中的一行。数量为文本，这样一格有误只是一行有误；空为缺报，"0" 为零。 */
export type MeasureInput = {
  readonly acquisition: Acquisition;
  /** 费用，元。 */
  readonly cost?: string | null | undefined;
  readonly item: string;
  readonly notApplicable?: boolean | null | undefined;
  readonly quantity?: string | null | undefined;
};

/** 计算方法的一个方面。 */
export type MethodAspect =
  /** 指标定义的版本 */
  | 'DEFINITION'
  /** 电力折标口径 */
  | 'ELECTRICITY_BASIS'
  /** 所用的因子，以因子集的 id 表示 */
  | 'FACTOR_SET'
  /** 区划的日期 */
  | 'TREE';

/** 指标属性。 */
export type Nature =
  /** 约束性 */
  | 'BINDING'
  /** 预期性 */
  | 'EXPECTED';

/** 分设的新机构，自生效日起纳入。 */
export type NewInstitutionInput = {
  readonly address?: string | null | undefined;
  /** 行政级别代码，001 至 009。 */
  readonly adminLevel?: string | null | undefined;
  /** 统一社会信用代码，18 位。 */
  readonly code: string;
  /** 联系人。 */
  readonly contact?: string | null | undefined;
  readonly contactPhone?: string | null | undefined;
  /** 经费来源代码，001 至 003（001 全额，002 部分）。 */
  readonly funding?: string | null | undefined;
  /** 采暖方式。 */
  readonly heating?: Heating | null | undefined;
  /** 医院等级。 */
  readonly hospitalLevel?: string | null | undefined;
  readonly keyUnit?: boolean | null | undefined;
  /** 有无数据中心机房。 */
  readonly machineRoom?: boolean | null | undefined;
  readonly name: string;
  /** 所在区划代码；未给出的与原机构相同。 */
  readonly region?: string | null | undefined;
  /** 机构简称。 */
  readonly shortName?: string | null | undefined;
  /** 学生人数。 */
  readonly students?: number | null | undefined;
  readonly system: string;
  readonly type: InstitutionType;
};

/** 通知的种类。 */
export type NotificationKind =
  /** 预算预警 */
  | 'BUDGET_RUNNING_OUT'
  /** 质量抽查任务 */
  | 'CHECK_ASSIGNED'
  /** 质量抽查已办结 */
  | 'CHECK_SETTLED'
  /** 即将到期 */
  | 'DUE_SOON'
  /** 数据已发布 */
  | 'EDITION_PUBLISHED'
  /** 发布的数据已撤回 */
  | 'EDITION_WITHDRAWN'
  /** 省（直辖市）的官方因子集变更：决定时告知；启用时间在后的，届时再告知 */
  | 'FACTOR_SET_OFFICIAL'
  /** 导入完成 */
  | 'IMPORT_FINISHED'
  /** 月份已由上级确认 */
  | 'MONTH_CONFIRMED'
  /** 月份已锁定 */
  | 'MONTH_LOCKED'
  /** 月份已重新开放 */
  | 'MONTH_REOPENED'
  /** 已逾期 */
  | 'OVERDUE'
  /** 逾期汇总：省（直辖市）下级的逾期区划，或主管系统在辖区内的未报机构，每期间一条 */
  | 'OVERDUE_SUMMARY'
  /** 规划已发布 */
  | 'PLAN_PUBLISHED'
  /** 名录变动 */
  | 'REGISTER_CHANGED'
  /** 报表被退回 */
  | 'REPORT_RETURNED'
  /** 上级下达或调整了目标 */
  | 'TARGET_PUBLISHED'
  /** 共同任务的另一方登记、确认或冲销了一项活动 */
  | 'TASK_PROGRESSED';

/** 把已有的因子集指定为本省的正式因子集。 */
export type OfficialFactorSetInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 本省发布的，或平台提供的。 */
  readonly factorSet: string;
  readonly official: OfficialFromInput;
  /** 省（直辖市）区划代码。 */
  readonly region: string;
};

/** 指定为本省的正式因子集。 */
export type OfficialFromInput = {
  /** 自何时起，不早于现在；不填为立即。 */
  readonly from?: string | null | undefined;
  /** 依据。 */
  readonly reason: string;
};

export type OpenCheckInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 办理期限：至该日应检查并答复完毕。 */
  readonly dueDate: string;
  /** 另行指定的机构（统一社会信用代码），与随机样本分列。 */
  readonly institutions?: ReadonlyArray<string> | null | undefined;
  readonly kind: CheckKind;
  readonly period: PeriodText;
  /** 抽查比例，5 至 100，%。不填：抽查和交叉审核为 5；会审为 100，指定了机构的会审只查指定的。 */
  readonly ratePercent?: Decimal | null | undefined;
  /** 开展检查的区划，查其辖内机构。 */
  readonly region: string;
  /** 承担审核的区划，轮转分派，不审本区划。不填：交叉审核为辖内有被查机构的各县（区），其余由开展检查的单位审核。 */
  readonly reviewers?: ReadonlyArray<string> | null | undefined;
  /** 随机种子；不填由平台生成并公布。 */
  readonly seed?: string | null | undefined;
  /** 另加查有这些情况的机构，与随机样本分列。 */
  readonly target?: ReadonlyArray<CheckNote> | null | undefined;
  readonly title?: string | null | undefined;
};

/** 层级。 */
export type OrgLevel =
  /** 市（州） */
  | 'CITY'
  /** 县（区） */
  | 'COUNTY'
  /** 公共机构 */
  | 'INSTITUTION'
  /** 省（直辖市） */
  | 'PROVINCE';

/** 修改本人密码。 */
export type PasswordInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly currentPassword: string;
  /** 至少 10 个字符。 */
  readonly newPassword: string;
};

/** 进度所用基数的来源。 */
export type PathBaselineSource =
  /** 上年全年已审核数 */
  | 'PREVIOUS_YEAR'
  /** 目标自身的基数 */
  | 'TARGET';

/** 年度路径规则。 */
export type PathRule =
  /** 等比递减 */
  | 'COMPOUND'
  /** 自定 */
  | 'CUSTOM'
  /** 等量递减 */
  | 'LINEAR';

/** 自定路径的一点：到该年应完成全部变化量的百分比；目标年为 100，不必填。 */
export type PathShareInput = {
  readonly donePercent: Decimal;
  readonly year: number;
};

/** 期间的种类。 */
export type PeriodKind =
  | 'HALF_YEAR'
  | 'MONTH'
  | 'QUARTER'
  | 'YEAR';

/** 办理预置的调整方案：只缺主管部门填写的代码。 */
export type PreparedStepInput = {
  /** 新设区划的六位代码：不得是任何区划现在或曾经的代码。 */
  readonly code: string;
  /** 方案编号，见 preparedReorganisations。 */
  readonly key: string;
};

/** 问题的稳定代码。 */
export type ProblemCode =
  | 'ACCOUNT_DISABLED'
  | 'ACCOUNT_NOT_DISABLED'
  | 'ACQUISITION_MISSING'
  | 'ACQUISITION_REQUIRED'
  | 'ALREADY_APPLIED'
  | 'ALREADY_CONFIRMED'
  | 'ALREADY_OFFICIAL'
  | 'BAD_CREDIT_CODE'
  | 'BAD_DISPLAY_NAME'
  | 'BAD_FIELD'
  | 'BAD_MONTH_RANGE'
  | 'BAD_PERIOD'
  | 'BAD_REGION_CODE'
  | 'BAD_STEP'
  | 'BAD_USERNAME'
  | 'BAD_VALIDITY'
  | 'BASELINE_MISSING'
  | 'BASELINE_NOT_COVERED'
  | 'BATCH_EMPTY'
  | 'BATCH_TOO_LARGE'
  | 'BUDGET_CHANGED'
  | 'BUDGET_PLACE'
  | 'BUDGET_SEASON'
  | 'BUDGET_SOURCE'
  | 'BUDGET_TWICE'
  | 'BUSY'
  | 'CALENDAR_OF_THE_PAST'
  | 'CELL_ERROR'
  | 'CELL_FORMULA'
  | 'CELL_NUMBER_INEXACT'
  | 'CELL_TOO_LONG'
  | 'CELL_WITHOUT_HEADER'
  | 'CHANGED_MEANWHILE'
  | 'CHARACTER_NOT_ALLOWED'
  | 'CHECK_CLOSED'
  | 'CHECK_UNFINISHED'
  | 'CITY_NOT_CONFIRMED'
  | 'CONFIRMED_ABOVE'
  | 'CONFIRMED_MONTHS_STALE'
  | 'CORRECTION_REQUIRED'
  | 'COST_WITHOUT_QUANTITY'
  | 'CREDIT_CODE_CHECK'
  | 'DECISION_REASON_REQUIRED'
  | 'DECOMPOSITION_INCOMPLETE'
  | 'DEMONSTRATION_ACCOUNT'
  | 'DUE_DATE_BEFORE'
  | 'DUE_DATE_PASSED'
  | 'DUPLICATE_FACTOR'
  | 'DUPLICATE_FILE_INSTITUTION'
  | 'DUPLICATE_FILE_ROW'
  | 'DUPLICATE_INSTITUTION'
  | 'DUPLICATE_ITEM'
  | 'DUPLICATE_ROW'
  | 'EDITION_UNCHANGED'
  | 'EDITION_WITHDRAWN_BEFORE'
  | 'EDITION_WITHOUT_FACTORS'
  | 'EFFECTIVE_DATE_REQUIRED'
  | 'EFFECTIVE_IN_FUTURE'
  | 'EXCHANGE_FIELD'
  | 'EXCHANGE_FORMAT'
  | 'EXCHANGE_UNIT'
  | 'EXCHANGE_VALUE'
  | 'EXPLANATION_REQUIRED'
  | 'EXTERNAL_ACCOUNT'
  | 'FACTOR_IMPLAUSIBLE'
  | 'FACTOR_NOT_IN_BASE'
  | 'FACTOR_SET_EMPTY'
  | 'FACTOR_SET_UNCHANGED'
  | 'FILE_DAMAGED'
  | 'FILE_EMPTY'
  | 'FILE_ENCODING'
  | 'FILE_ENCRYPTED'
  | 'FILE_EXPANDS'
  | 'FILE_GONE'
  | 'FILE_SEPARATOR'
  | 'FILE_TOO_LARGE'
  | 'FILE_TYPE'
  | 'FINDINGS_OR_NONE'
  | 'FINDINGS_RECORDED'
  | 'FORM_DAYS_EXCEED_YEAR'
  | 'FORM_EMPTY'
  | 'FORM_PARTS_EXCEED_TOTAL'
  | 'FORM_TOTAL_MISSING'
  | 'FORM_YEAR_NOT_ENDED'
  | 'FORM_YEAR_NOT_OPEN'
  | 'GRANT_ABOVE_OWN'
  | 'GRANT_BEYOND_OWN'
  | 'GRANT_ENDED'
  | 'GRANT_EXISTS'
  | 'GRANT_UNFIT'
  | 'HEADER_DUPLICATE'
  | 'HEADER_INCOMPLETE'
  | 'HEADER_WITHOUT_ITEMS'
  | 'HEADER_WRONG'
  | 'IMPORT_CONFLICT'
  | 'IMPORT_FAILED'
  | 'IMPORT_RIGHTS_LOST'
  | 'INITIAL_SECRET_KNOWN'
  | 'INSTITUTION_EXISTS'
  | 'INSTITUTION_NOT_OPEN'
  | 'JOINT_ACCOUNT_OF_ITS_OWN'
  | 'LAST_PROVINCE_BUREAU'
  | 'LATER_CHANGE'
  | 'LATER_STANDING'
  | 'LATER_THAN_ABOVE'
  | 'LOCKED_ABOVE'
  | 'LOCKED_MONTHS_CHANGE'
  | 'MONTH_INCOMPLETE'
  | 'MONTH_NOT_ENDED'
  | 'NEGATIVE'
  | 'NOTHING_CHANGED'
  | 'NOTHING_LOCKED'
  | 'NOTHING_REPORTED'
  | 'NOTHING_TO_CHECK'
  | 'NOTHING_TO_CONFIRM'
  | 'NOTHING_TO_PUBLISH'
  | 'NOTHING_TO_SET'
  | 'NOTHING_TO_WITHDRAW'
  | 'NOT_ALLOWED'
  | 'NOT_A_CORRECTION'
  | 'NOT_A_NUMBER'
  | 'NOT_CLOSED'
  | 'NOT_FEASIBLE'
  | 'NOT_FOR_REGISTER'
  | 'NOT_IN_CHECK'
  | 'NOT_IN_THE_PAST'
  | 'NOT_NEWEST_VERSION'
  | 'NOT_NEXT_STATE'
  | 'NOT_OPEN_ON_DAY'
  | 'NOT_SIBLINGS'
  | 'NOT_SUBMITTED'
  | 'NO_COST'
  | 'NO_TARGET'
  | 'NUMBER_OUT_OF_RANGE'
  | 'ONE_SUBJECT'
  | 'OTHER_PROVINCE'
  | 'OWN_ACCOUNT'
  | 'PASSWORD_IS_USERNAME'
  | 'PASSWORD_TOO_EASY'
  | 'PASSWORD_TOO_LONG'
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_UNCHANGED'
  | 'PASSWORD_WRONG'
  | 'PATH_NOT_USABLE'
  | 'PERIOD_LOCKED'
  | 'PERIOD_NOT_OPEN'
  | 'PERIOD_NOT_OVER'
  | 'PERIOD_OUTSIDE_CHECK'
  | 'PLACE_NEEDS_A_DATE'
  | 'PLAN_EMPTY'
  | 'PRINTED_TOTAL_WRONG'
  | 'PUE_BELOW_ONE'
  | 'QUANTITY_NOT_APPLICABLE'
  | 'QUOTA_ORDER'
  | 'QUOTA_TWICE'
  | 'RATE_NOT_ALLOWED'
  | 'REASON_REQUIRED'
  | 'REGION_CODE_TAKEN'
  | 'REGION_NOT_ON_DAY'
  | 'REGISTRATION_INCOMPLETE'
  | 'REPORTS_AFTER_CLOSING'
  | 'REQUEST_ID_REUSED'
  | 'REVIEWERS_TOO_FEW'
  | 'ROWS_REFUSED'
  | 'ROW_CONTROL_CHARACTER'
  | 'ROW_ENCODING'
  | 'ROW_JSON'
  | 'ROW_QUOTING'
  | 'ROW_TOO_LONG'
  | 'SAMPLE_TOO_LARGE'
  | 'SEED_NOT_ALLOWED'
  | 'SESSION_IN_FUTURE'
  | 'SETTING_OUT_OF_RANGE'
  | 'SHARES_DO_NOT_ADD_UP'
  | 'STAFF_EXCEEDS_USERS'
  | 'STOCK_MISSING'
  | 'TARGET_NOT_GIVEN'
  | 'TARGET_REPLACED'
  | 'TASK_EVENT_DIFFERS'
  | 'TASK_EVENT_PERHAPS_RECORDED'
  | 'TASK_EVENT_RECORDED'
  | 'TEXT_LENGTH'
  | 'TEXT_NOT_ALLOWED'
  | 'TOO_LARGE'
  | 'TOO_MANY_COLUMNS'
  | 'TOO_MANY_DECIMALS'
  | 'TOO_MANY_FILES'
  | 'TOO_MANY_REPORTS'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_TRIES'
  | 'TREE_CHANGED'
  | 'TWO_PERSONS_REQUIRED'
  | 'UNKNOWN_ACCOUNT'
  | 'UNKNOWN_ACQUISITION'
  | 'UNKNOWN_CHECK'
  | 'UNKNOWN_CHECK_FINDING'
  | 'UNKNOWN_CHILD'
  | 'UNKNOWN_EDITION'
  | 'UNKNOWN_FACTOR_SET'
  | 'UNKNOWN_FILE'
  | 'UNKNOWN_FINDING'
  | 'UNKNOWN_GRANT'
  | 'UNKNOWN_INSTITUTION'
  | 'UNKNOWN_ITEM'
  | 'UNKNOWN_PREPARED'
  | 'UNKNOWN_QUOTA'
  | 'UNKNOWN_REGION'
  | 'UNKNOWN_REPORT'
  | 'UNKNOWN_SEQUENCE'
  | 'UNKNOWN_SETTING'
  | 'UNKNOWN_TARGET'
  | 'UNKNOWN_TASK'
  | 'UNKNOWN_TASK_ENTRY'
  | 'UNKNOWN_TASK_EVENT'
  | 'UNKNOWN_UPLOAD'
  | 'USERNAME_TAKEN'
  | 'VALID_FROM_REGISTERED'
  | 'VEHICLES_EXCEED_TOTAL'
  | 'VERSION_CHANGED';

/** 目标进度变化的原因。 */
export type ProgressCause =
  /** 一份报表经审核计入 */
  | 'APPROVED'
  /** 省（直辖市）启用了另一因子集 */
  | 'FACTORS_PUBLISHED'
  /** 机构或区划调整，报表改属另一区划 */
  | 'REORGANISED'
  /** 一份报表的修订版经审核，替换此前计入的版本 */
  | 'REVISED'
  /** 上级分解下达了目标 */
  | 'TARGETS_PUBLISHED'
  /** 一份已计入的报表被撤回 */
  | 'WITHDRAWN';

/** 无法判定进度的原因。 */
export type ProgressReason =
  /** 上报的与目标的基数不是同一口径：基年上报（没有的，本年预测）与基数（路径）相差过大 */
  | 'BASE_DIFFERS'
  /** 缺少面积或人数 */
  | 'DENOMINATOR_MISSING'
  /** 缺少因子 */
  | 'FACTOR_MISSING'
  /** 审核率过低 */
  | 'LOW_COVERAGE'
  /** 没有已审核的报表 */
  | 'NO_DATA'
  /** 授权只含部分主管系统，目标属于整个区划 */
  | 'PARTIAL_SCOPE'
  /** 没有基数，路径不明 */
  | 'PATH_UNKNOWN'
  /** 以上级下达为准，尚无目标值 */
  | 'PENDING_UPSTREAM'
  /** 只有年度下降率，而上年数据不完整 */
  | 'PREVIOUS_YEAR_MISSING'
  /** 没有完整的往年可定季节分布 */
  | 'SEASON_UNKNOWN'
  /** 该年尚无已结束的月份 */
  | 'YEAR_NOT_BEGUN';

/** 进度状态。门槛见 progressRule。 */
export type ProgressStatus =
  /** 超前 */
  | 'AHEAD'
  /** 有风险 */
  | 'AT_RISK'
  /** 滞后 */
  | 'BEHIND'
  /** 无法判定 */
  | 'NO_DATA'
  /** 正常 */
  | 'ON_TRACK';

/** 有定额的指标。 */
export type QuotaIndicator =
  /** 单位建筑面积能耗（不含汽油、柴油） */
  | 'ENERGY_PER_AREA'
  /** 人均综合能耗 */
  | 'ENERGY_PER_CAPITA'
  /** 人均用水量 */
  | 'WATER_PER_CAPITA';

/** 发布一个定额标准。 */
export type QuotaInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 标准按什么口径折算电力：当量或等价，必须与标准原文一致。 */
  readonly electricityBasis: ElectricityBasis;
  /** true 只核对，不发布。 */
  readonly preview?: boolean;
  /** 省（直辖市）区划代码。 */
  readonly region: string;
  /** 更正：取代（作废）本省已发布的哪一个序号。 */
  readonly replaces?: number | null | undefined;
  /** 来源：发布机关、文号。 */
  readonly source: string;
  /** 标准编号。 */
  readonly standardNumber: string;
  readonly title: string;
  /** 经 POST /uploads 上传的 CSV 或 XLSX：机构类型、类别、指标、单位、约束值（通用值）、基准值、引导值（先进值）。 */
  readonly uploadId?: string | null | undefined;
  readonly validFrom: string;
  /** 自该日起不再执行。 */
  readonly validTo?: string | null | undefined;
  /** 各行；或用 uploadId 给出文件。 */
  readonly values?: ReadonlyArray<QuotaValueInput> | null | undefined;
};

/** 注明一家机构在定额标准中的类别。 */
export type QuotaKindInput = {
  /** 自哪一年起。 */
  readonly fromYear: number;
  /** 统一社会信用代码。 */
  readonly institution: string;
  /** 本省定额中该机构类型的类别。 */
  readonly kind: string;
};

export type QuotaKindsInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly kinds: ReadonlyArray<QuotaKindInput>;
};

/** 定额的约束值、基准值、引导值。 */
export type QuotaLevel =
  | 'GUIDE'
  | 'LIMIT'
  | 'STANDARD';

/** 对照定额的评价。 */
export type QuotaRatingLevel =
  /** 先进：不高于引导值 */
  | 'ADVANCED'
  /** 达标：不高于约束值 */
  | 'COMPLIANT'
  /** 需整改：高于约束值 */
  | 'EXCEEDED'
  /** 合理：不高于基准值 */
  | 'REASONABLE';

/** 没有评价的原因。 */
export type QuotaRatingReason =
  /** 没有建筑面积或用能人数 */
  | 'DENOMINATOR_MISSING'
  /** 没有该年、该口径的系数 */
  | 'FACTOR_MISSING'
  /** 没有已审核的数据 */
  | 'NO_DATA'
  /** 没有适用的定额 */
  | 'NO_QUOTA'
  /** 该年尚未结束 */
  | 'PERIOD_NOT_ENDED';

/** 定额的一行，照标准录入：数值为文本，单位为印发的单位。 */
export type QuotaValueInput = {
  /** 引导值（用水：先进值）。 */
  readonly guide?: string | null | undefined;
  readonly indicator: QuotaIndicator;
  /** 类别，如“二级医院”；该类型不分类别的不填。 */
  readonly kind?: string | null | undefined;
  /** 约束值（用水：通用值）。 */
  readonly limit: string;
  /** 基准值；用水定额没有。 */
  readonly standard?: string | null | undefined;
  readonly type: InstitutionType;
  /** 如 "kgce/m2" 或 "千克标准煤/平方米"。 */
  readonly unit: string;
};

/** 排名次序：从高到低，或从低到高。 */
export type RankingOrder =
  | 'ASCENDING'
  | 'DESCENDING';

export type RecordCheckFindingsInput = {
  readonly checkId: string;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly items: ReadonlyArray<CheckedItemInput>;
};

/** 要确认的一个区划的一个月。 */
export type RegionMonthInput = {
  /** 月份，如 2023-07；为文本，有误只影响该行。 */
  readonly period: string;
  /** 县（区）代码；市（州）代码指其本级直属机构。 */
  readonly region: string;
};

/** 对区划的一项调整。同次按机构列明去向的从其列明，其余随区划。 */
export type RegionStepInput = {
  /** SPLIT_REGION：划走的机构。 */
  readonly institutions?: ReadonlyArray<string> | null | undefined;
  /** MERGE_REGIONS、SPLIT_REGION：并入或划入的区划。 */
  readonly into?: RegionTargetInput | null | undefined;
  readonly kind: RegionStepKind;
  /** MOVE_REGION：新的上级区划代码。 */
  readonly parent?: string | null | undefined;
  /** 被调整的区划代码。 */
  readonly regions: ReadonlyArray<string>;
};

/** 区划调整的种类。 */
export type RegionStepKind =
  /** 区划撤销，并入另一区划（可新设） */
  | 'MERGE_REGIONS'
  /** 改隶另一上级 */
  | 'MOVE_REGION'
  /** 所列机构划入另一区划（可新设），原区划保留 */
  | 'SPLIT_REGION';

/** 调整后的区划：已有的只给代码；新设的还要给名称（代码由主管部门按国家标准填写，系统不编造）。 */
export type RegionTargetInput = {
  /** 六位区划代码。 */
  readonly code: string;
  /** 新设时的层级；未给出的与原区划相同。 */
  readonly level?: OrgLevel | null | undefined;
  /** 新设时必填；并入已有区划时不给，以免误将已有的代码当作新设。 */
  readonly name?: string | null | undefined;
  /** 新设时的上级区划代码；未给出的与原区划相同。 */
  readonly parent?: string | null | undefined;
};

/** 名录库变更的种类。 */
export type RegisterEventKind =
  /** 变更 */
  | 'CHANGED'
  /** 撤销 */
  | 'CLOSED'
  /** 调整所在区划 */
  | 'MOVED'
  /** 登记 */
  | 'REGISTERED'
  /** 重新纳入 */
  | 'REOPENED';

export type RegisterInstitutionInput = {
  readonly address?: string | null | undefined;
  /** 行政级别代码，001 至 009。 */
  readonly adminLevel?: string | null | undefined;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 统一社会信用代码，18 位。校验位不符只作提示，不拒绝。 */
  readonly code: string;
  /** 联系人。 */
  readonly contact?: string | null | undefined;
  readonly contactPhone?: string | null | undefined;
  /** 经费来源代码，001 至 003（001 全额，002 部分）。 */
  readonly funding?: string | null | undefined;
  /** 采暖方式。 */
  readonly heating?: Heating | null | undefined;
  /** 医院等级。 */
  readonly hospitalLevel?: string | null | undefined;
  /** 重点用能单位。 */
  readonly keyUnit?: boolean | null | undefined;
  /** 有无数据中心机房。 */
  readonly machineRoom?: boolean | null | undefined;
  readonly name: string;
  /** 所在区划代码；省直、市直机构为省、市的代码。 */
  readonly region: string;
  /** 机构简称。 */
  readonly shortName?: string | null | undefined;
  /** 学生人数。 */
  readonly students?: number | null | undefined;
  /** 主管系统代码，如 EDUCATION。 */
  readonly system: string;
  readonly type: InstitutionType;
  /** 自该日起纳入统计。 */
  readonly validFrom: string;
};

export type ReopenInstitutionInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 自该日起重新纳入；与撤销日期相同即取消撤销。 */
  readonly from: string;
  /** 统一社会信用代码，18 位。 */
  readonly institution: string;
  readonly reason: string;
};

/** 重新开放已锁定的月份。 */
export type ReopeningInput = {
  readonly from: PeriodText;
  /** 只对该机构开放（统一社会信用代码）。 */
  readonly institution?: string | null | undefined;
  /** 未指定时只开放 from。 */
  readonly to?: PeriodText | null | undefined;
  /** 开放至该日（含），之后原来的锁定恢复。 */
  readonly until?: string | null | undefined;
};

export type ReorganiseInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 生效日期，不晚于今天；办理预置方案时可以不给。月中生效的，整月按调整后计；之前各月不变。 */
  readonly effectiveFrom?: string | null | undefined;
  readonly institutions?: ReadonlyArray<InstitutionStepInput> | null | undefined;
  /** 影响所比较的期间，最多 12 个；未给出的为生效之年和今年。 */
  readonly periods?: ReadonlyArray<PeriodText> | null | undefined;
  readonly prepared?: PreparedStepInput | null | undefined;
  /** 只预览影响，不办理。 */
  readonly preview?: boolean | null | undefined;
  /** 依据或原因。 */
  readonly reason: string;
  readonly regions?: ReadonlyArray<RegionStepInput> | null | undefined;
  /** 同时调整五年规划的基数。 */
  readonly restateBaselines?: boolean | null | undefined;
  readonly title?: string | null | undefined;
};

/** 报表办理记录的种类。 */
export type ReportEventKind =
  /** 审核通过 */
  | 'APPROVED'
  /** 退回 */
  | 'RETURNED'
  /** 保存草稿 */
  | 'SAVED'
  /** 上报 */
  | 'SUBMITTED'
  /** 撤回 */
  | 'WITHDRAWN';

export type ReportInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 所依据的版本（没有报表时为 0）；与现有版本不同则拒绝。 */
  readonly expectedVersion?: number | null | undefined;
  /** 统一社会信用代码。 */
  readonly institution: string;
  /** 月份，如 2023-07。 */
  readonly period: PeriodText;
  readonly values: ReadonlyArray<MeasureInput>;
};

export type ReportItemInput = {
  readonly expectedVersion?: number | null | undefined;
  /** 统一社会信用代码。 */
  readonly institution: string;
  /** 月份，如 2023-07；为文本，有误只影响该行。 */
  readonly period: string;
  readonly values: ReadonlyArray<MeasureInput>;
};

/** 某月的报表：最新版本处于某一状态的，或没有任何报表的；都不给出则为该月应报的全部机构。 */
export type ReportOfMonthFilter = {
  /** 没有任何报表（true），或有报表（false）的。 */
  readonly none?: boolean | null | undefined;
  /** 月份，如 2023-07。 */
  readonly period: PeriodText;
  readonly status?: ReportStatus | null | undefined;
};

/** 报表状态。 */
export type ReportStatus =
  /** 已审核 */
  | 'APPROVED'
  /** 草稿 */
  | 'DRAFT'
  /** 已退回 */
  | 'RETURNED'
  /** 待审核 */
  | 'SUBMITTED'
  /** 已撤回 */
  | 'WITHDRAWN';

export type ReportsInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly reports: ReadonlyArray<ReportItemInput>;
};

/** 两个发布版之间差额的原因。 */
export type RestatementCause =
  /** 更正：同一机构同一月份的另一版本 */
  | 'CORRECTION'
  /** 因子集、电力折标口径或指标定义的版本不同 */
  | 'FACTOR'
  /** 迟报：只在新版中的报表，减去只在旧版中的（已撤回） */
  | 'LATE_REPORT'
  /** 区划和机构调整：报表计入的区划不同 */
  | 'REORGANISATION';

/** 待审核队列变化的原因。 */
export type ReviewCause =
  /** 一份报表通过审核 */
  | 'APPROVED'
  /** 一批报表导入 */
  | 'IMPORTED'
  /** 机构或区划调整，报表改属另一区划 */
  | 'REORGANISED'
  /** 一份报表被退回 */
  | 'RETURNED'
  /** 一份报表上报 */
  | 'SUBMITTED'
  /** 一份待审核的报表被撤回 */
  | 'WITHDRAWN';

/** 审核决定：通过，或退回。 */
export type ReviewDecision =
  | 'APPROVE'
  | 'RETURN';

export type ReviewReportsInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly decision: ReviewDecision;
  /** 退回时必填。 */
  readonly reason?: string | null | undefined;
  readonly reportIds: ReadonlyArray<string>;
};

/** 终止授权。 */
export type RevokeInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly grant: string;
  readonly reason?: string | null | undefined;
};

/** 角色。 */
export type Role =
  /** 审计人员 */
  | 'AUDITOR'
  /** 市（州）机关事务管理部门 */
  | 'CITY_BUREAU'
  /** 县（区）机关事务管理部门 */
  | 'COUNTY_BUREAU'
  /** 成渝联合分析 */
  | 'JOINT_ANALYST'
  /** 省（市）机关事务管理局 */
  | 'PROVINCE_BUREAU'
  /** 填报单位 */
  | 'REPORTER'
  /** 系统主管部门 */
  | 'SYSTEM_SUPERVISOR';

export type SettleFindingInput = {
  readonly answer: FindingAnswer;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** POST /attachments 返回的文件编号，作为佐证。 */
  readonly evidence?: ReadonlyArray<string> | null | undefined;
  readonly findingId: string;
  /** 改正后的报表版本；认可时必填。 */
  readonly reportId?: string | null | undefined;
  /** 说明；解释或提出异议时必填。 */
  readonly text?: string | null | undefined;
};

export type StartImportInput = {
  /** 文件没有注明取得方式的行采用；文件和此处都没有则拒绝。导入名录时不得给出。 */
  readonly acquisition?: Acquisition | null | undefined;
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 试导入：逐行说明会怎样，不写入任何报表或登记。 */
  readonly dryRun?: boolean;
  /** 保存为草稿，或上报；导入名录时只能是默认值。 */
  readonly intent?: ImportIntent;
  readonly kind?: ImportKind;
  /** POST /uploads 返回的 id。 */
  readonly uploadId: string;
};

export type TargetAdjustmentInput = {
  /** 由上级分解下达的、现行的目标。 */
  readonly target: string;
  /** 新的目标值，单位同该目标。 */
  readonly value: Decimal;
};

/** 目标状态。 */
export type TargetState =
  /** 以上级下达为准 */
  | 'PENDING_UPSTREAM'
  /** 只有年度下降率，无基数 */
  | 'RATE_ONLY'
  /** 已确定 */
  | 'SET';

/** 共同任务的计数方法。 */
export type TaskCounting =
  /** 各方只登记本方的（如人次），相加 */
  | 'BY_MEMBER'
  /** 同一活动只计一次，不论由谁登记 */
  | 'ONCE';

/** 共同任务的一项进展：新的活动填日期和数量；确认对方的活动填 event；冲销本方的记录填 reverses 和 reason。 */
export type TaskProgressInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 活动日期；确认时不填，以对方登记的为准。 */
  readonly date?: string | null | undefined;
  readonly description?: string | null | undefined;
  /** 对方已登记的活动：确认为同一项，只计一次。 */
  readonly event?: string | null | undefined;
  /** 依据：文号、网址等。 */
  readonly evidence?: string | null | undefined;
  /** 数量，按任务的单位，正整数。各方分计的任务只填本方的；确认其他任务的活动时可不填。 */
  readonly quantity?: Decimal | null | undefined;
  /** 冲销的原因，冲销时必填。 */
  readonly reason?: string | null | undefined;
  /** 本方：省（直辖市）代码。 */
  readonly region: string;
  /** 要冲销的本方记录。 */
  readonly reverses?: string | null | undefined;
  /** 新的活动与对方在前后三十天内登记的活动不是同一项。 */
  readonly separate?: boolean | null | undefined;
  /** 任务代码。 */
  readonly task: string;
};

/** 任务的期限。 */
export type TaskSpan =
  /** 到期前合计 */
  | 'TOTAL'
  /** 每年 */
  | 'YEAR';

export type WithdrawEditionInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly editionId: string;
  readonly reason: string;
};

export type WithdrawReportInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  readonly reason: string;
  readonly reportId: string;
};

export type AccountsQueryVariables = Exact<{
  region: string;
  first: number;
  after?: string | null | undefined;
}>;


export type AccountsQuery = { readonly accounts: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly username: string, readonly displayName: string, readonly kind: AccountKind, readonly disabled: boolean, readonly mustChangePassword: boolean, readonly lastUsedAt: string | null, readonly region: { readonly code: string, readonly name: string } | null, readonly grants: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly subtree: boolean, readonly system: string | null, readonly institution: string | null, readonly validFrom: string, readonly validTo: string | null, readonly inForce: boolean, readonly region: { readonly code: string, readonly name: string } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AdjustTargetMutationVariables = Exact<{
  input: AdjustTargetInput;
}>;


export type AdjustTargetMutation = { readonly adjustTarget: { readonly parentValue: Decimal | null, readonly allocatedValue: Decimal | null, readonly reservedForOwn: Decimal | null, readonly residual: Decimal | null, readonly targets: ReadonlyArray<{ readonly id: string, readonly indicator: IndicatorCode, readonly year: number, readonly nature: Nature, readonly state: TargetState, readonly unit: string, readonly baseline: Decimal | null, readonly value: Decimal | null, readonly reductionPercent: Decimal | null, readonly pathRule: PathRule | null, readonly runId: string | null, readonly parentChangedAt: string | null, readonly orgUnit:
        | { readonly code: string, readonly name: string, readonly level: OrgLevel }
        | { readonly code: string, readonly name: string, readonly level: OrgLevel }
      , readonly path: ReadonlyArray<{ readonly year: number, readonly value: Decimal }> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type AggregatedViewQueryVariables = Exact<{
  code: string;
  period: PeriodText;
}>;


export type AggregatedViewQuery = { readonly region: { readonly code: string, readonly name: string, readonly level: OrgLevel, readonly indicators: ReadonlyArray<{ readonly code: IndicatorCode, readonly unit: string, readonly value: Decimal | null, readonly yearOnYear: Decimal | null, readonly quality: { readonly expected: number, readonly approved: number, readonly missing: number, readonly coverage: Decimal | null } }>, readonly children: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly level: OrgLevel }> }, readonly reporting: { readonly expected: number, readonly approved: number, readonly missing: number, readonly overdue: number, readonly rate: Decimal | null, readonly onTimeRate: Decimal | null } } | null };

export type AuditIntegrityQueryVariables = Exact<{
  region: string;
  from?: number | null | undefined;
  anchorLink?: number | null | undefined;
  anchorHash?: string | null | undefined;
}>;


export type AuditIntegrityQuery = { readonly auditTrail: { readonly auditIntegrity: { readonly intact: boolean, readonly checkedFrom: number, readonly checkedTo: number, readonly waiting: number, readonly head: { readonly number: number, readonly algorithm: string, readonly hash: string } | null, readonly faults: ReadonlyArray<{ readonly kind: AuditFaultKind, readonly link: number | null, readonly record: string | null }> } } };

export type AuditTrailQueryVariables = Exact<{
  region: string;
  filter?: AuditFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AuditTrailQuery = { readonly auditTrail: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly occurredAt: string, readonly account: string, readonly action: string, readonly actionName: string, readonly subjects: ReadonlyArray<string>, readonly address: string | null, readonly requestId: string, readonly region: { readonly code: string, readonly name: string }, readonly details: ReadonlyArray<{ readonly name: string, readonly value: string | null }>, readonly link: { readonly number: number, readonly algorithm: string, readonly hash: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CalendarHistoryQueryVariables = Exact<{
  region: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CalendarHistoryQuery = { readonly calendar: { readonly history: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly number: number, readonly kind: CalendarEntryKind, readonly actor: string, readonly at: string, readonly reason: string | null, readonly period: PeriodText | null, readonly periodKind: PeriodKind | null, readonly dueDate: string | null, readonly monthsAfter: number | null, readonly day: number | null, readonly days: number | null, readonly from: PeriodText | null, readonly to: PeriodText | null, readonly until: string | null, readonly region: { readonly code: string, readonly name: string } }> } } };

export type CalendarOfQueryVariables = Exact<{
  region: string;
}>;


export type CalendarOfQuery = { readonly calendar: { readonly firstMonth: PeriodText, readonly autoLockDays: number | null, readonly reminderDays: number, readonly region: { readonly code: string, readonly name: string }, readonly dueRules: ReadonlyArray<{ readonly kind: PeriodKind, readonly period: PeriodText, readonly dueDate: string }>, readonly locks: ReadonlyArray<{ readonly period: PeriodText, readonly since: string, readonly automatic: boolean, readonly reason: string | null, readonly actor: string }> } };

export type ChangeInstitutionMutationVariables = Exact<{
  input: ChangeInstitutionInput;
}>;


export type ChangeInstitutionMutation = { readonly changeInstitution: { readonly institution: { readonly id: string, readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string | null, readonly keyUnit: boolean, readonly validFrom: string, readonly validTo: string | null, readonly parent: { readonly code: string, readonly name: string } | null } | null, readonly warnings: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type ChangePasswordMutationVariables = Exact<{
  input: PasswordInput;
}>;


export type ChangePasswordMutation = { readonly changePassword: { readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type CheckItemQueryVariables = Exact<{
  check: string;
  institution: string;
}>;


export type CheckItemQuery = { readonly check: { readonly id: string, readonly state: CheckState, readonly period: PeriodText, readonly region: { readonly code: string }, readonly items: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly state: CheckItemState, readonly notableFor: ReadonlyArray<CheckNote>, readonly region: { readonly code: string, readonly name: string }, readonly assignedTo: { readonly code: string, readonly name: string }, readonly reports: ReadonlyArray<{ readonly period: PeriodText, readonly version: number, readonly status: ReportStatus, readonly values: ReadonlyArray<{ readonly item: string, readonly unit: string, readonly quantity: Decimal | null, readonly cost: Decimal | null }> }>, readonly reportsYearBefore: ReadonlyArray<{ readonly period: PeriodText, readonly version: number, readonly status: ReportStatus, readonly values: ReadonlyArray<{ readonly item: string, readonly unit: string, readonly quantity: Decimal | null, readonly cost: Decimal | null }> }>, readonly findings: ReadonlyArray<{ readonly id: string, readonly severity: FindingSeverity, readonly state: FindingState, readonly overdue: boolean, readonly period: PeriodText | null, readonly item: string | null, readonly message: string, readonly expected: string | null, readonly actual: string | null, readonly recordedAt: string, readonly recordedBy: string, readonly history: ReadonlyArray<{ readonly kind: FindingStepKind, readonly at: string, readonly actor: string, readonly text: string | null, readonly correctedPeriod: PeriodText | null, readonly correctedVersion: number | null }> }> }> } } | null };

export type CheckItemsQueryVariables = Exact<{
  check: string;
  region?: string | null | undefined;
  assignedTo?: string | null | undefined;
  state?: CheckItemState | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CheckItemsQuery = { readonly check: { readonly id: string, readonly items: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string, readonly chosenAs: ChosenAs, readonly notableFor: ReadonlyArray<CheckNote>, readonly state: CheckItemState, readonly checkedAt: string | null, readonly checkedBy: string | null, readonly institution: { readonly madeUp: boolean } | null, readonly region: { readonly code: string, readonly name: string }, readonly assignedTo: { readonly code: string, readonly name: string }, readonly findings: ReadonlyArray<{ readonly id: string, readonly severity: FindingSeverity, readonly state: FindingState, readonly overdue: boolean }> }> } } | null };

export type ChecksQueryVariables = Exact<{
  region: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ChecksQuery = { readonly checks: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: CheckKind, readonly state: CheckState, readonly title: string | null, readonly period: PeriodText, readonly dueDate: string, readonly openedAt: string, readonly openedBy: string, readonly region: { readonly code: string, readonly name: string }, readonly result: { readonly population: number, readonly sampled: number, readonly checked: number, readonly withErrors: number, readonly errorRate: Decimal | null, readonly findings: number, readonly open: number, readonly answered: number } | null }> } };

export type ChildFiguresQueryVariables = Exact<{
  region: string;
  period: PeriodText;
  codes: ReadonlyArray<IndicatorCode> | IndicatorCode;
  first: number;
}>;


export type ChildFiguresQuery = { readonly region: { readonly code: string, readonly children: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly level: OrgLevel, readonly madeUp: boolean, readonly indicators: ReadonlyArray<{ readonly code: IndicatorCode, readonly unit: string, readonly value: Decimal | null, readonly reason: string | null, readonly yearOnYear: Decimal | null, readonly quality: { readonly coverage: Decimal | null } }> }> } } | null };

export type CloseCheckMutationVariables = Exact<{
  input: CloseCheckInput;
}>;


export type CloseCheckMutation = { readonly closeCheck: { readonly check: { readonly id: string, readonly state: CheckState } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type CloseFindingMutationVariables = Exact<{
  input: CloseFindingInput;
}>;


export type CloseFindingMutation = { readonly closeFinding: { readonly finding: { readonly id: string, readonly state: FindingState } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type CloseInstitutionMutationVariables = Exact<{
  input: CloseInstitutionInput;
}>;


export type CloseInstitutionMutation = { readonly closeInstitution: { readonly institution: { readonly id: string, readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string | null, readonly keyUnit: boolean, readonly validFrom: string, readonly validTo: string | null, readonly parent: { readonly code: string, readonly name: string } | null } | null, readonly warnings: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type ConfirmMonthMutationVariables = Exact<{
  input: ConfirmMonthInput;
}>;


export type ConfirmMonthMutation = { readonly confirmMonth: { readonly accepted: number, readonly rejected: number, readonly results: ReadonlyArray<{ readonly index: number, readonly month: { readonly period: PeriodText, readonly complete: boolean, readonly expected: number, readonly approved: number, readonly region: { readonly code: string, readonly name: string } } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type CreateAccountMutationVariables = Exact<{
  input: AccountInput;
}>;


export type CreateAccountMutation = { readonly createAccount: { readonly initialSecret: string | null, readonly secretShownBefore: boolean, readonly account: { readonly id: string, readonly username: string, readonly displayName: string, readonly kind: AccountKind, readonly disabled: boolean, readonly mustChangePassword: boolean, readonly lastUsedAt: string | null, readonly region: { readonly code: string, readonly name: string } | null, readonly grants: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly subtree: boolean, readonly system: string | null, readonly institution: string | null, readonly validFrom: string, readonly validTo: string | null, readonly inForce: boolean, readonly region: { readonly code: string, readonly name: string } }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type DecomposableTargetsQueryVariables = Exact<{
  region: string;
  year: number;
}>;


export type DecomposableTargetsQuery = { readonly region: { readonly code: string, readonly name: string, readonly level: OrgLevel, readonly madeUp: boolean, readonly plans: ReadonlyArray<{ readonly title: string, readonly targetYear: number }>, readonly targets: ReadonlyArray<{ readonly id: string, readonly indicator: IndicatorCode, readonly year: number, readonly unit: string, readonly value: Decimal | null, readonly baseline: Decimal | null, readonly nature: Nature, readonly state: TargetState, readonly reductionPercent: Decimal | null, readonly carbonScope: CarbonScope | null, readonly runId: string | null, readonly madeAt: string | null, readonly madeBy: string | null, readonly reason: string | null, readonly parentChangedAt: string | null, readonly path: ReadonlyArray<{ readonly year: number, readonly value: Decimal }>, readonly shares: ReadonlyArray<{ readonly id: string, readonly unit: string, readonly value: Decimal | null, readonly baseline: Decimal | null, readonly reductionPercent: Decimal | null, readonly runId: string | null, readonly madeAt: string | null, readonly madeBy: string | null, readonly reason: string | null, readonly parentChangedAt: string | null, readonly orgUnit:
          | { readonly code: string, readonly name: string }
          | { readonly code: string, readonly name: string }
         }> }> } | null };

export type DecomposeTargetMutationVariables = Exact<{
  input: DecomposeTargetInput;
}>;


export type DecomposeTargetMutation = { readonly decomposeTarget: { readonly decomposition: { readonly runId: string | null, readonly indicator: IndicatorCode, readonly unit: string, readonly carbonScope: CarbonScope | null, readonly feasible: boolean, readonly parentValue: Decimal, readonly parentBaseline: Decimal | null, readonly childrenBaseline: Decimal | null, readonly reservedForOwn: Decimal, readonly allocatedValue: Decimal | null, readonly residual: Decimal | null, readonly warnings: ReadonlyArray<string>, readonly conflicts: ReadonlyArray<{ readonly message: string, readonly orgUnits: ReadonlyArray<
          | { readonly code: string, readonly name: string }
          | { readonly code: string, readonly name: string }
        > }>, readonly shares: ReadonlyArray<{ readonly baseline: Decimal | null, readonly baselineSource: BaselineSource | null, readonly baselineNote: string | null, readonly value: Decimal | null, readonly reductionPercent: Decimal | null, readonly weight: Decimal | null, readonly bound: string | null, readonly ownPlanValue: Decimal | null, readonly orgUnit:
          | { readonly code: string, readonly name: string, readonly level: OrgLevel }
          | { readonly code: string, readonly name: string, readonly level: OrgLevel }
        , readonly path: ReadonlyArray<{ readonly year: number, readonly value: Decimal }>, readonly together: { readonly binds: Binds, readonly indicator: IndicatorCode, readonly intensity: Decimal, readonly growthUntilCapPercent: Decimal | null, readonly baseDiffersPercent: Decimal | null, readonly source: IntensitySource } | null }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type DecomposeMutationVariables = Exact<{
  input: DecomposeTargetInput;
}>;


export type DecomposeMutation = { readonly decomposeTarget: { readonly decomposition: { readonly feasible: boolean, readonly parentValue: Decimal, readonly allocatedValue: Decimal | null, readonly residual: Decimal | null, readonly shares: ReadonlyArray<{ readonly baseline: Decimal | null, readonly value: Decimal | null, readonly reductionPercent: Decimal | null, readonly weight: Decimal | null, readonly bound: string | null, readonly region: { readonly code: string, readonly name: string }, readonly path: ReadonlyArray<{ readonly year: number, readonly value: Decimal }> }>, readonly conflicts: ReadonlyArray<{ readonly message: string, readonly regions: ReadonlyArray<{ readonly code: string }> }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type DecompositionRunQueryVariables = Exact<{
  id: string;
}>;


export type DecompositionRunQuery = { readonly decompositionRun: { readonly id: string, readonly method: DecompositionMethod, readonly pathRule: PathRule, readonly decimals: number, readonly parentValue: Decimal, readonly reservedForOwn: Decimal, readonly publishedAt: string, readonly publishedBy: string, readonly repeats: boolean, readonly solverVersion: string, readonly target: { readonly indicator: IndicatorCode, readonly year: number } | null, readonly classRates: ReadonlyArray<{ readonly class: string, readonly reductionPercent: Decimal }>, readonly children: ReadonlyArray<{ readonly code: string, readonly baseline: Decimal | null, readonly benchmark: Decimal | null, readonly class: string | null, readonly fixedValue: Decimal | null, readonly growthPercent: Decimal, readonly maxReductionPercent: Decimal | null, readonly minReductionPercent: Decimal | null, readonly value: Decimal | null, readonly weight: Decimal | null }> } };

export type DisableAccountMutationVariables = Exact<{
  input: AccountChangeInput;
}>;


export type DisableAccountMutation = { readonly disableAccount: { readonly account: { readonly id: string, readonly username: string, readonly displayName: string, readonly kind: AccountKind, readonly disabled: boolean, readonly mustChangePassword: boolean, readonly lastUsedAt: string | null, readonly region: { readonly code: string, readonly name: string } | null, readonly grants: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly subtree: boolean, readonly system: string | null, readonly institution: string | null, readonly validFrom: string, readonly validTo: string | null, readonly inForce: boolean, readonly region: { readonly code: string, readonly name: string } }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type EditionFiguresQueryVariables = Exact<{
  id: string;
  regions?: ReadonlyArray<string> | string | null | undefined;
  codes?: ReadonlyArray<IndicatorCode> | IndicatorCode | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type EditionFiguresQuery = { readonly node:
    | { readonly id: string, readonly places: { readonly nodes: ReadonlyArray<{ readonly expected: number, readonly approved: number, readonly waiting: number, readonly missing: number, readonly coverage: Decimal | null, readonly institutions: number }> }, readonly figures: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly code: IndicatorCode, readonly unit: string, readonly value: Decimal | null, readonly reason: string | null, readonly carbonScope: CarbonScope | null, readonly institutions: number, readonly provisionalFactor: boolean, readonly region: { readonly code: string, readonly name: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type EditionRestatementQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;


export type EditionRestatementQuery = { readonly node:
    | { readonly id: string, readonly restatement: { readonly late: number, readonly withdrawn: number, readonly corrected: number, readonly moved: number, readonly against: { readonly id: string, readonly number: number, readonly publishedAt: string }, readonly figures: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly code: IndicatorCode, readonly carbonScope: CarbonScope | null, readonly unit: string, readonly before: Decimal | null, readonly beforeReason: string | null, readonly after: Decimal | null, readonly afterReason: string | null, readonly difference: Decimal | null, readonly region: { readonly code: string, readonly name: string }, readonly causes: ReadonlyArray<{ readonly cause: RestatementCause, readonly difference: Decimal }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null }
    | Record<PropertyKey, never>
   | null };

export type EditionVerificationQueryVariables = Exact<{
  id: string;
}>;


export type EditionVerificationQuery = { readonly node:
    | { readonly id: string, readonly verification: { readonly ok: boolean, readonly differences: ReadonlyArray<{ readonly kind: EditionFaultKind, readonly what: string, readonly expected: string | null, readonly actual: string | null, readonly region: { readonly code: string, readonly name: string } | null }> } }
    | Record<PropertyKey, never>
   | null };

export type EditionWithheldQueryVariables = Exact<{
  id: string;
}>;


export type EditionWithheldQuery = { readonly node:
    | { readonly id: string, readonly withheld: ReadonlyArray<{ readonly group: string | null, readonly code: IndicatorCode, readonly carbonScope: CarbonScope | null }> }
    | Record<PropertyKey, never>
   | null };

export type EditionsQueryVariables = Exact<{
  region: string;
  period?: PeriodText | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type EditionsQuery = { readonly editions: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly period: PeriodText, readonly publishedAt: string, readonly publishedBy: string, readonly note: string | null, readonly hash: string, readonly previousHash: string, readonly factorSet: string, readonly electricityBasis: ElectricityBasis, readonly treeDay: string, readonly superseded: boolean, readonly region: { readonly code: string, readonly name: string }, readonly withdrawn: { readonly at: string, readonly by: string, readonly reason: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type EnableAccountMutationVariables = Exact<{
  input: AccountChangeInput;
}>;


export type EnableAccountMutation = { readonly enableAccount: { readonly account: { readonly id: string, readonly username: string, readonly displayName: string, readonly kind: AccountKind, readonly disabled: boolean, readonly mustChangePassword: boolean, readonly lastUsedAt: string | null, readonly region: { readonly code: string, readonly name: string } | null, readonly grants: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly subtree: boolean, readonly system: string | null, readonly institution: string | null, readonly validFrom: string, readonly validTo: string | null, readonly inForce: boolean, readonly region: { readonly code: string, readonly name: string } }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type EventSequenceQueryVariables = Exact<{ [key: string]: never; }>;


export type EventSequenceQuery = { readonly eventSequence: string };

export type ExplainFindingsMutationVariables = Exact<{
  input: ExplainFindingsInput;
}>;


export type ExplainFindingsMutation = { readonly explainFindings: { readonly report: { readonly id: string, readonly version: number, readonly findings: ReadonlyArray<{ readonly number: number | null, readonly code: string, readonly message: string, readonly explanation: string | null }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type FactorSetsQueryVariables = Exact<{ [key: string]: never; }>;


export type FactorSetsQuery = { readonly factorSets: ReadonlyArray<{ readonly id: string, readonly name: string, readonly note: string, readonly source: string, readonly province: string | null, readonly basedOn: string | null, readonly publishedOn: string, readonly official: boolean, readonly officialUses: ReadonlyArray<{ readonly from: string, readonly province: string, readonly reason: string }>, readonly factors: ReadonlyArray<{ readonly use: string, readonly item: string, readonly year: number | null, readonly province: string | null, readonly value: Decimal, readonly unit: string, readonly source: string, readonly provisional: boolean }> }> };

export type FigureLineageQueryVariables = Exact<{
  region: string;
  indicator: IndicatorCode;
  period: PeriodText;
}>;


export type FigureLineageQuery = { readonly region: { readonly name: string, readonly indicator: { readonly value: Decimal | null, readonly unit: string, readonly reason: string | null, readonly numerator: Decimal | null, readonly numeratorUnit: string | null, readonly denominator: Decimal | null, readonly denominatorUnit: string | null, readonly lineage: { readonly formula: string, readonly definitionVersion: string, readonly factorSet: string | null, readonly terms: ReadonlyArray<{ readonly item: string, readonly quantity: Decimal, readonly unit: string, readonly factor: Decimal | null, readonly factorSource: string | null, readonly contribution: Decimal | null }>, readonly reports: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly period: PeriodText, readonly institution: { readonly code: string, readonly name: string } }> } } } } | null };

export type FigureSeriesQueryVariables = Exact<{
  region: string;
  indicator: IndicatorCode;
  from: PeriodText;
  to: PeriodText;
  options?: FigureOptions | null | undefined;
}>;


export type FigureSeriesQuery = { readonly region: { readonly code: string, readonly name: string, readonly series: ReadonlyArray<{ readonly period: PeriodText, readonly value: Decimal | null, readonly unit: string, readonly reason: string | null, readonly yearOnYear: Decimal | null, readonly quality: { readonly expected: number, readonly approved: number, readonly coverage: Decimal | null } }> } | null };

export type FiguresUpdatedSubscriptionVariables = Exact<{
  region: string;
  period: PeriodText;
  codes?: ReadonlyArray<IndicatorCode> | IndicatorCode | null | undefined;
  after?: string | null | undefined;
}>;


export type FiguresUpdatedSubscription = { readonly figuresUpdated: { readonly sequence: string, readonly occurredAt: string, readonly cause: FiguresCause, readonly period: PeriodText, readonly region: { readonly code: string, readonly name: string }, readonly changedIn: { readonly code: string, readonly name: string }, readonly figures: ReadonlyArray<{ readonly code: IndicatorCode, readonly value: Decimal | null, readonly unit: string, readonly reason: string | null }> } };

export type FiguresSubscriptionVariables = Exact<{
  region: string;
  period: PeriodText;
  after?: string | null | undefined;
}>;


export type FiguresSubscription = { readonly figuresUpdated: { readonly sequence: string, readonly cause: FiguresCause, readonly region: { readonly code: string }, readonly figures: ReadonlyArray<{ readonly code: IndicatorCode, readonly value: Decimal | null }> } };

export type FindCheckQueryVariables = Exact<{
  check: string;
}>;


export type FindCheckQuery = { readonly check: { readonly id: string, readonly kind: CheckKind, readonly state: CheckState, readonly title: string | null, readonly period: PeriodText, readonly dueDate: string, readonly ratePercent: Decimal | null, readonly seed: string, readonly frameHash: string, readonly openedAt: string, readonly openedBy: string, readonly closedAt: string | null, readonly closeReason: string | null, readonly region: { readonly code: string, readonly name: string }, readonly result: { readonly population: number, readonly sampled: number, readonly checked: number, readonly withErrors: number, readonly errorRate: Decimal | null, readonly estimatedErrorRate: Decimal | null, readonly targetedSampled: number, readonly targetedChecked: number, readonly targetedWithErrors: number, readonly findings: number, readonly open: number, readonly answered: number, readonly upheld: number, readonly dismissed: number, readonly overdue: number, readonly strata: ReadonlyArray<{ readonly type: InstitutionType, readonly certain: boolean, readonly population: number, readonly sampled: number, readonly checked: number, readonly withErrors: number, readonly errorRate: Decimal | null, readonly region: { readonly code: string, readonly name: string } }> } | null } | null };

export type FindInstitutionQueryVariables = Exact<{
  code: string;
}>;


export type FindInstitutionQuery = { readonly institution: { readonly id: string, readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string | null, readonly keyUnit: boolean, readonly validFrom: string, readonly validTo: string | null, readonly shortName: string | null, readonly adminLevel: string | null, readonly funding: string | null, readonly address: string | null, readonly contact: string | null, readonly contactPhone: string | null, readonly hospitalLevel: string | null, readonly students: number | null, readonly heating: Heating | null, readonly machineRoom: boolean | null, readonly madeUp: boolean, readonly parent: { readonly code: string, readonly name: string } | null } | null };

export type GrantRoleMutationVariables = Exact<{
  input: GrantInput;
}>;


export type GrantRoleMutation = { readonly grantRole: { readonly grant: { readonly id: string, readonly role: Role, readonly subtree: boolean, readonly system: string | null, readonly institution: string | null, readonly validFrom: string, readonly validTo: string | null, readonly inForce: boolean, readonly region: { readonly code: string, readonly name: string } } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type ImportProgressedSubscriptionVariables = Exact<{
  importId: string;
}>;


export type ImportProgressedSubscription = { readonly importProgressed: { readonly sequence: string, readonly occurredAt: string, readonly ended: boolean, readonly import: { readonly id: string, readonly fileName: string, readonly state: ImportState, readonly dryRun: boolean, readonly progress: Decimal, readonly resultPath: string, readonly counts: { readonly rows: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly rejected: number }, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } } };

export type ImportRowsQueryVariables = Exact<{
  id: string;
  filter?: ImportOutcome | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ImportRowsQuery = { readonly import: { readonly id: string, readonly rows: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly row: number, readonly institution: string, readonly period: string, readonly outcome: ImportOutcome, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }>, readonly warnings: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> }> } } };

export type FindImportQueryVariables = Exact<{
  id: string;
}>;


export type FindImportQuery = { readonly import: { readonly id: string, readonly fileName: string, readonly state: ImportState, readonly dryRun: boolean, readonly progress: Decimal, readonly startedAt: string | null, readonly finishedAt: string | null, readonly resultPath: string, readonly counts: { readonly rows: number, readonly created: number, readonly updated: number, readonly unchanged: number, readonly rejected: number }, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type IndicatorRankingQueryVariables = Exact<{
  region: string;
  indicator: IndicatorCode;
  period: PeriodText;
  level: OrgLevel;
  first?: number | null | undefined;
  order?: RankingOrder | null | undefined;
  options?: FigureOptions | null | undefined;
}>;


export type IndicatorRankingQuery = { readonly region: { readonly code: string, readonly name: string, readonly ranking: ReadonlyArray<{ readonly rank: number, readonly region: { readonly code: string, readonly name: string }, readonly figure: { readonly value: Decimal | null, readonly unit: string, readonly reason: string | null, readonly yearOnYear: Decimal | null, readonly quality: { readonly expected: number, readonly approved: number, readonly coverage: Decimal | null } } }> } | null };

export type InstitutionBudgetQueryVariables = Exact<{
  institution: string;
  indicator: BudgetIndicator;
  year: number;
}>;


export type InstitutionBudgetQuery = { readonly institution: { readonly budget: { readonly year: number, readonly indicator: BudgetIndicator, readonly unit: string, readonly amount: Decimal, readonly reason: string | null, readonly used: Decimal | null, readonly estimated: Decimal | null, readonly plannedToDate: Decimal | null, readonly left: Decimal | null, readonly lastsMonths: Decimal | null, readonly runsOutIn: PeriodText | null, readonly status: BudgetStatus, readonly months: ReadonlyArray<{ readonly period: PeriodText, readonly planned: Decimal, readonly used: Decimal | null, readonly coverage: Decimal | null }>, readonly versions: ReadonlyArray<{ readonly version: number, readonly amount: Decimal, readonly source: BudgetSource, readonly sourceNote: string, readonly reason: string, readonly setAt: string, readonly setBy: string }> } | null } | null };

export type InstitutionHistoryQueryVariables = Exact<{
  institution: string;
}>;


export type InstitutionHistoryQuery = { readonly institution: { readonly code: string, readonly history: { readonly standings: ReadonlyArray<{ readonly type: InstitutionType, readonly system: string, readonly validFrom: string, readonly validTo: string | null, readonly region: { readonly code: string, readonly name: string } }>, readonly events: ReadonlyArray<{ readonly kind: RegisterEventKind, readonly effectiveOn: string | null, readonly recordedAt: string, readonly actor: string, readonly reason: string | null }> } } | null };

export type InstitutionMonthsQueryVariables = Exact<{
  institution: string;
  from: PeriodText;
  to: PeriodText;
}>;


export type InstitutionMonthsQuery = { readonly institution: { readonly code: string, readonly name: string, readonly madeUp: boolean, readonly validFrom: string, readonly validTo: string | null, readonly parent: { readonly code: string, readonly name: string } | null, readonly reports: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly period: PeriodText, readonly status: ReportStatus, readonly version: number, readonly countedVersion: { readonly version: number } | null, readonly findings: ReadonlyArray<{ readonly number: number | null, readonly explanation: string | null }>, readonly history: ReadonlyArray<{ readonly kind: ReportEventKind, readonly at: string, readonly actor: string, readonly reason: string | null }> }> } } | null };

export type InstitutionReportsQueryVariables = Exact<{
  institution: string;
  from?: PeriodText | null | undefined;
  to?: PeriodText | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type InstitutionReportsQuery = { readonly institution: { readonly code: string, readonly name: string, readonly reports: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly period: PeriodText, readonly status: ReportStatus, readonly version: number, readonly countedVersion: { readonly id: string, readonly version: number } | null, readonly values: ReadonlyArray<{ readonly item: string, readonly unit: string, readonly quantity: Decimal | null, readonly cost: Decimal | null, readonly acquisition: Acquisition, readonly notApplicable: boolean, readonly carried: boolean }> }> } } | null };

export type InstitutionsQueryVariables = Exact<{
  region: string;
  filter?: InstitutionFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type InstitutionsQuery = { readonly region: { readonly institutions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string | null, readonly keyUnit: boolean, readonly madeUp: boolean, readonly validFrom: string, readonly validTo: string | null, readonly parent: { readonly code: string, readonly name: string } | null }> } } | null };

export type JointComparisonQueryVariables = Exact<{
  codes: ReadonlyArray<IndicatorCode> | IndicatorCode;
  period: PeriodText;
  carbonScope?: CarbonScope | null | undefined;
}>;


export type JointComparisonQuery = { readonly joint: { readonly members: ReadonlyArray<{ readonly code: string, readonly name: string }>, readonly comparison: ReadonlyArray<{ readonly member: { readonly code: string, readonly name: string }, readonly figures: ReadonlyArray<{ readonly code: IndicatorCode, readonly unit: string, readonly value: Decimal | null, readonly reason: string | null, readonly completeness: { readonly expected: number, readonly approved: number, readonly coverage: Decimal | null } | null, readonly edition: { readonly id: string, readonly number: number, readonly publishedAt: string } | null }> }> } | null };

export type JointFactorsQueryVariables = Exact<{
  period: PeriodText;
}>;


export type JointFactorsQuery = { readonly joint: { readonly comparison: ReadonlyArray<{ readonly member: { readonly code: string, readonly name: string }, readonly figures: ReadonlyArray<{ readonly edition: { readonly number: number, readonly factorSet: string, readonly electricityBasis: ElectricityBasis, readonly factors: ReadonlyArray<{ readonly use: string, readonly item: string, readonly year: number | null, readonly province: string | null, readonly value: Decimal, readonly unit: string, readonly source: string, readonly provisional: boolean }> } | null }> }> } | null };

export type JointFigureInDetailQueryVariables = Exact<{
  code: IndicatorCode;
  period: PeriodText;
  group?: string | null | undefined;
  carbonScope?: CarbonScope | null | undefined;
}>;


export type JointFigureInDetailQuery = { readonly joint: { readonly indicator: { readonly code: IndicatorCode, readonly unit: string, readonly value: Decimal | null, readonly reason: string | null, readonly numerator: Decimal | null, readonly numeratorUnit: string | null, readonly denominator: Decimal | null, readonly denominatorUnit: string | null, readonly completeness: { readonly expected: number, readonly approved: number, readonly waiting: number, readonly missing: number, readonly coverage: Decimal | null } | null, readonly parts: ReadonlyArray<{ readonly value: Decimal | null, readonly unit: string, readonly reason: string | null, readonly numerator: Decimal | null, readonly denominator: Decimal | null, readonly definitionVersion: string | null, readonly member: { readonly code: string, readonly name: string }, readonly completeness: { readonly expected: number, readonly approved: number, readonly coverage: Decimal | null } | null, readonly edition: { readonly id: string, readonly number: number, readonly publishedAt: string, readonly factorSet: string, readonly electricityBasis: ElectricityBasis, readonly treeDay: string, readonly factors: ReadonlyArray<{ readonly use: string, readonly item: string, readonly year: number | null, readonly province: string | null, readonly value: Decimal, readonly unit: string, readonly source: string, readonly provisional: boolean }> } | null }>, readonly methodDifferences: ReadonlyArray<{ readonly aspect: MethodAspect, readonly preventsSum: boolean, readonly values: ReadonlyArray<{ readonly value: string, readonly member: { readonly code: string, readonly name: string } }> }> } } | null };

export type JointIndicatorQueryVariables = Exact<{
  code: IndicatorCode;
  period: PeriodText;
  group?: string | null | undefined;
  carbonScope?: CarbonScope | null | undefined;
}>;


export type JointIndicatorQuery = { readonly joint: { readonly indicator: { readonly code: IndicatorCode, readonly period: PeriodText, readonly unit: string, readonly value: Decimal | null, readonly reason: string | null, readonly numerator: Decimal | null, readonly numeratorUnit: string | null, readonly denominator: Decimal | null, readonly denominatorUnit: string | null, readonly carbonScope: CarbonScope | null, readonly completeness: { readonly expected: number, readonly approved: number, readonly coverage: Decimal | null } | null, readonly parts: ReadonlyArray<{ readonly value: Decimal | null, readonly unit: string, readonly reason: string | null, readonly numerator: Decimal | null, readonly denominator: Decimal | null, readonly definitionVersion: string | null, readonly member: { readonly code: string, readonly name: string }, readonly completeness: { readonly expected: number, readonly approved: number, readonly coverage: Decimal | null } | null, readonly edition: { readonly id: string, readonly number: number, readonly publishedAt: string } | null }>, readonly methodDifferences: ReadonlyArray<{ readonly aspect: MethodAspect, readonly preventsSum: boolean }> } } | null };

export type JointOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type JointOverviewQuery = { readonly joint: { readonly members: ReadonlyArray<{ readonly code: string, readonly name: string, readonly level: OrgLevel }>, readonly groups: ReadonlyArray<{ readonly code: string, readonly name: string, readonly regions: ReadonlyArray<{ readonly code: string, readonly name: string, readonly level: OrgLevel }> }>, readonly tasks: ReadonlyArray<{ readonly code: string, readonly name: string, readonly quantity: Decimal, readonly unit: string, readonly done: Decimal, readonly confirmed: Decimal, readonly completionPercent: Decimal, readonly span: TaskSpan, readonly counting: TaskCounting, readonly quote: string, readonly source: string, readonly firstDay: string, readonly lastDay: string, readonly years: ReadonlyArray<{ readonly year: number, readonly done: Decimal, readonly completionPercent: Decimal | null }>, readonly sides: ReadonlyArray<{ readonly recorded: Decimal, readonly member: { readonly code: string, readonly name: string } }> }> } | null };

export type JointReportQueryVariables = Exact<{
  period: PeriodText;
}>;


export type JointReportQuery = { readonly joint: { readonly members: ReadonlyArray<{ readonly code: string, readonly name: string }>, readonly groups: ReadonlyArray<{ readonly code: string, readonly name: string, readonly regions: ReadonlyArray<{ readonly code: string, readonly name: string }> }>, readonly comparison: ReadonlyArray<{ readonly member: { readonly code: string, readonly name: string }, readonly figures: ReadonlyArray<{ readonly code: IndicatorCode, readonly value: Decimal | null, readonly edition: { readonly id: string, readonly publishedAt: string } | null }> }>, readonly indicator: { readonly value: Decimal | null, readonly parts: ReadonlyArray<{ readonly value: Decimal | null, readonly member: { readonly code: string } }> } } | null };

export type JointTasksQueryVariables = Exact<{
  region: string;
}>;


export type JointTasksQuery = { readonly jointTasks: ReadonlyArray<{ readonly code: string, readonly name: string, readonly theme: string, readonly quote: string, readonly source: string, readonly quantity: Decimal, readonly unit: string, readonly span: TaskSpan, readonly counting: TaskCounting, readonly done: Decimal, readonly confirmed: Decimal, readonly completionPercent: Decimal, readonly firstDay: string, readonly lastDay: string, readonly sides: ReadonlyArray<{ readonly recorded: Decimal, readonly member: { readonly code: string, readonly name: string } }>, readonly members: ReadonlyArray<{ readonly code: string, readonly name: string }>, readonly years: ReadonlyArray<{ readonly year: number, readonly done: Decimal, readonly confirmed: Decimal, readonly completionPercent: Decimal | null }>, readonly entries: ReadonlyArray<{ readonly id: string, readonly event: string, readonly at: string, readonly date: string, readonly quantity: Decimal, readonly description: string | null, readonly evidence: string | null, readonly reason: string | null, readonly reversed: boolean, readonly reverses: string | null, readonly member: { readonly code: string, readonly name: string }, readonly awaits: ReadonlyArray<{ readonly code: string, readonly name: string }> }> }> };

export type MakeFactorSetOfficialMutationVariables = Exact<{
  input: OfficialFactorSetInput;
}>;


export type MakeFactorSetOfficialMutation = { readonly makeFactorSetOfficial: { readonly factorSet: { readonly id: string, readonly name: string, readonly note: string, readonly source: string, readonly province: string | null, readonly basedOn: string | null, readonly publishedOn: string, readonly official: boolean, readonly officialUses: ReadonlyArray<{ readonly from: string, readonly province: string, readonly reason: string }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type MarkNotificationsReadMutationVariables = Exact<{
  input: MarkNotificationsReadInput;
}>;


export type MarkNotificationsReadMutation = { readonly markNotificationsRead: { readonly readTo: string | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type MissingInstitutionsQueryVariables = Exact<{
  region: string;
  period: PeriodText;
  first: number;
  after?: string | null | undefined;
}>;


export type MissingInstitutionsQuery = { readonly missingInstitutions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly period: PeriodText, readonly status: ReportStatus | null, readonly dueDate: string, readonly overdue: boolean, readonly region: { readonly code: string, readonly name: string }, readonly institution: { readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string | null, readonly madeUp: boolean, readonly contact: string | null, readonly contactPhone: string | null } }> } };

export type MonthCalendarQueryVariables = Exact<{
  region: string;
  period: PeriodText;
}>;


export type MonthCalendarQuery = { readonly calendar: { readonly dueDate: string, readonly firstMonth: PeriodText, readonly lock: { readonly since: string, readonly automatic: boolean, readonly reason: string | null, readonly region: { readonly code: string, readonly name: string } } | null } };

export type MonthsQueryVariables = Exact<{
  region: string;
  year: number;
  first: number;
  after?: string | null | undefined;
}>;


export type MonthsQuery = { readonly months: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly period: PeriodText, readonly dueDate: string, readonly expected: number, readonly approved: number, readonly waiting: number, readonly complete: boolean, readonly stale: boolean, readonly region: { readonly code: string, readonly name: string }, readonly lock: { readonly since: string, readonly automatic: boolean, readonly reason: string | null, readonly actor: string } | null, readonly city: { readonly level: ConfirmingLevel, readonly decision: ConfirmationDecision, readonly actor: string, readonly at: string, readonly reason: string | null, readonly expected: number, readonly approved: number, readonly stale: boolean } | null, readonly province: { readonly level: ConfirmingLevel, readonly decision: ConfirmationDecision, readonly actor: string, readonly at: string, readonly reason: string | null, readonly expected: number, readonly approved: number, readonly stale: boolean } | null, readonly returned: { readonly level: ConfirmingLevel, readonly decision: ConfirmationDecision, readonly actor: string, readonly at: string, readonly reason: string | null, readonly expected: number, readonly approved: number, readonly stale: boolean } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type NotificationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type NotificationsQuery = { readonly notifications: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly sequence: string, readonly occurredAt: string, readonly kind: NotificationKind, readonly title: string, readonly text: string, readonly read: boolean, readonly region: { readonly code: string, readonly name: string }, readonly institution: { readonly code: string, readonly name: string } | null, readonly report: { readonly id: string, readonly version: number, readonly status: ReportStatus, readonly period: PeriodText } | null }> } };

export type NotifiedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type NotifiedSubscription = { readonly notified: { readonly sequence: string, readonly notification: { readonly id: string, readonly sequence: string, readonly occurredAt: string, readonly kind: NotificationKind, readonly title: string, readonly text: string, readonly read: boolean, readonly region: { readonly code: string, readonly name: string }, readonly institution: { readonly code: string, readonly name: string } | null, readonly report: { readonly id: string, readonly version: number, readonly status: ReportStatus, readonly period: PeriodText } | null } } };

export type OpenCheckMutationVariables = Exact<{
  input: OpenCheckInput;
}>;


export type OpenCheckMutation = { readonly openCheck: { readonly check: { readonly id: string } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type PlanAuditQueryVariables = Exact<{
  code: string;
}>;


export type PlanAuditQuery = { readonly region: { readonly plans: ReadonlyArray<{ readonly title: string, readonly baselineYear: number | null, readonly targetYear: number, readonly targets: ReadonlyArray<{ readonly indicator: IndicatorCode, readonly nature: Nature, readonly unit: string, readonly printedBaseline: Decimal | null, readonly baseline: Decimal | null, readonly printedValue: Decimal | null, readonly value: Decimal | null, readonly reductionPercent: Decimal | null }>, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: string, readonly message: string, readonly expected: string | null, readonly actual: string | null }> }> } | null };

export type PlanDocumentsQueryVariables = Exact<{
  region: string;
}>;


export type PlanDocumentsQuery = { readonly region: { readonly code: string, readonly name: string, readonly plans: ReadonlyArray<{ readonly id: string, readonly title: string, readonly number: string | null, readonly baselineYear: number | null, readonly targetYear: number, readonly publishedAt: string | null, readonly supersededAt: string | null, readonly targets: ReadonlyArray<{ readonly id: string, readonly indicator: IndicatorCode, readonly year: number, readonly unit: string, readonly nature: Nature, readonly state: TargetState, readonly carbonScope: CarbonScope | null, readonly reductionPercent: Decimal | null, readonly printedUnit: string | null, readonly printedBaseline: Decimal | null, readonly printedValue: Decimal | null, readonly baseline: Decimal | null, readonly value: Decimal | null, readonly recomputedBaseline: Decimal | null, readonly recomputedValue: Decimal | null }>, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: string, readonly message: string, readonly expected: string | null, readonly actual: string | null }> }> } | null };

export type PreviewEditionMutationVariables = Exact<{
  input: EditionInput;
}>;


export type PreviewEditionMutation = { readonly publishEdition: { readonly preview: { readonly period: PeriodText, readonly number: number, readonly factorSet: string, readonly electricityBasis: ElectricityBasis, readonly treeDay: string, readonly figures: ReadonlyArray<{ readonly code: IndicatorCode, readonly carbonScope: CarbonScope | null, readonly unit: string, readonly value: Decimal | null, readonly reason: string | null, readonly institutions: number, readonly provisionalFactor: boolean }>, readonly province: { readonly expected: number, readonly approved: number, readonly waiting: number, readonly missing: number, readonly coverage: Decimal | null }, readonly incomplete: ReadonlyArray<{ readonly code: string, readonly name: string, readonly expected: number, readonly approved: number, readonly waiting: number, readonly missing: number, readonly coverage: Decimal | null }>, readonly withheld: ReadonlyArray<{ readonly group: string | null, readonly code: IndicatorCode, readonly carbonScope: CarbonScope | null }> } | null, readonly warnings: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type ProgressInDetailQueryVariables = Exact<{
  region: string;
  year: number;
}>;


export type ProgressInDetailQuery = { readonly progressRule: { readonly version: string, readonly aheadPercent: number, readonly atRiskPercent: number, readonly leastCoveragePercent: number, readonly basesAgreePercent: number }, readonly region: { readonly code: string, readonly name: string, readonly level: OrgLevel, readonly plans: ReadonlyArray<{ readonly title: string, readonly targetYear: number }>, readonly progress: ReadonlyArray<{ readonly period: PeriodText, readonly actual: Decimal | null, readonly approved: number, readonly expected: number, readonly coveragePercent: Decimal | null, readonly endedMonths: number, readonly incomplete: boolean, readonly pathValue: Decimal | null, readonly pathToDate: Decimal | null, readonly pathRule: PathRule | null, readonly pathRuleAssumed: boolean, readonly baseline: Decimal | null, readonly baselineSource: PathBaselineSource | null, readonly samePeriodLastYear: Decimal | null, readonly changePercent: Decimal | null, readonly completionOf: CompletionOf | null, readonly completionPercent: Decimal | null, readonly forecast: Decimal | null, readonly forecastLow: Decimal | null, readonly forecastHigh: Decimal | null, readonly seasonYears: ReadonlyArray<number>, readonly headroom: Decimal | null, readonly headroomAmount: Decimal | null, readonly amountUnit: string, readonly provisionalFactor: boolean, readonly status: ProgressStatus, readonly reason: ProgressReason | null, readonly madeUp: boolean, readonly target: { readonly id: string, readonly indicator: IndicatorCode, readonly year: number, readonly unit: string, readonly value: Decimal | null, readonly nature: Nature, readonly state: TargetState, readonly reductionPercent: Decimal | null, readonly carbonScope: CarbonScope | null, readonly madeAt: string | null, readonly path: ReadonlyArray<{ readonly year: number, readonly value: Decimal }>, readonly together: { readonly binds: Binds, readonly indicator: IndicatorCode, readonly intensity: Decimal, readonly unit: string, readonly divisor: Decimal, readonly growthUntilCapPercent: Decimal | null, readonly allowedByIntensity: Decimal, readonly baseDiffersPercent: Decimal | null, readonly source: IntensitySource } | null }, readonly lockedFactors: { readonly actual: Decimal | null, readonly pathValue: Decimal | null, readonly forecast: Decimal | null, readonly forecastLow: Decimal | null, readonly forecastHigh: Decimal | null, readonly completionPercent: Decimal | null, readonly headroom: Decimal | null, readonly status: ProgressStatus, readonly reason: ProgressReason | null } | null }> } | null };

export type ProgressOfChildrenQueryVariables = Exact<{
  region: string;
  year: number;
  first: number;
}>;


export type ProgressOfChildrenQuery = { readonly region: { readonly children: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly madeUp: boolean, readonly progress: ReadonlyArray<{ readonly actual: Decimal | null, readonly pathValue: Decimal | null, readonly completionPercent: Decimal | null, readonly forecast: Decimal | null, readonly headroom: Decimal | null, readonly changePercent: Decimal | null, readonly coveragePercent: Decimal | null, readonly incomplete: boolean, readonly status: ProgressStatus, readonly reason: ProgressReason | null, readonly target: { readonly id: string, readonly indicator: IndicatorCode, readonly year: number, readonly carbonScope: CarbonScope | null, readonly madeAt: string | null } }> }> } } | null };

export type ProgressUpdatedSubscriptionVariables = Exact<{
  region: string;
  year: number;
  after?: string | null | undefined;
}>;


export type ProgressUpdatedSubscription = { readonly progressUpdated: { readonly sequence: string, readonly occurredAt: string, readonly cause: ProgressCause, readonly year: number, readonly region: { readonly code: string, readonly name: string }, readonly changedIn: { readonly code: string, readonly name: string }, readonly progress: ReadonlyArray<{ readonly period: PeriodText, readonly actual: Decimal | null, readonly pathValue: Decimal | null, readonly completionPercent: Decimal | null, readonly forecast: Decimal | null, readonly headroom: Decimal | null, readonly status: ProgressStatus, readonly madeUp: boolean, readonly target: { readonly id: string, readonly indicator: IndicatorCode, readonly year: number, readonly unit: string, readonly value: Decimal | null, readonly nature: Nature } }> } };

export type ProgressQueryVariables = Exact<{
  code: string;
  year: number;
}>;


export type ProgressQuery = { readonly region: { readonly progress: ReadonlyArray<{ readonly period: PeriodText, readonly actual: Decimal | null, readonly pathValue: Decimal | null, readonly completionPercent: Decimal | null, readonly forecast: Decimal | null, readonly headroom: Decimal | null, readonly status: ProgressStatus, readonly target: { readonly indicator: IndicatorCode, readonly year: number, readonly value: Decimal | null } }> } | null };

export type ProgressedSubscriptionVariables = Exact<{
  region: string;
  year: number;
  after?: string | null | undefined;
}>;


export type ProgressedSubscription = { readonly progressUpdated: { readonly sequence: string, readonly cause: ProgressCause, readonly region: { readonly code: string }, readonly progress: ReadonlyArray<{ readonly actual: Decimal | null, readonly pathValue: Decimal | null, readonly status: ProgressStatus, readonly target: { readonly indicator: IndicatorCode } }> } };

export type PublishEditionMutationVariables = Exact<{
  input: EditionInput;
}>;


export type PublishEditionMutation = { readonly publishEdition: { readonly edition: { readonly id: string, readonly number: number, readonly period: PeriodText, readonly publishedAt: string, readonly hash: string } | null, readonly warnings: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type PublishFactorSetMutationVariables = Exact<{
  input: FactorSetInput;
}>;


export type PublishFactorSetMutation = { readonly publishFactorSet: { readonly factorSet: { readonly id: string, readonly name: string, readonly note: string, readonly source: string, readonly province: string | null, readonly basedOn: string | null, readonly publishedOn: string, readonly official: boolean, readonly officialUses: ReadonlyArray<{ readonly from: string, readonly province: string, readonly reason: string }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type PublishQuotaMutationVariables = Exact<{
  input: QuotaInput;
}>;


export type PublishQuotaMutation = { readonly publishQuota: { readonly standard: { readonly version: number, readonly standardNumber: string, readonly title: string, readonly source: string, readonly validFrom: string, readonly validTo: string | null, readonly electricityBasis: ElectricityBasis, readonly replaces: number | null, readonly publishedAt: string, readonly publishedBy: string, readonly values: ReadonlyArray<{ readonly type: InstitutionType, readonly kind: string, readonly indicator: IndicatorCode, readonly unit: string, readonly limit: Decimal, readonly standard: Decimal | null, readonly guide: Decimal | null }> } | null, readonly results: ReadonlyArray<{ readonly index: number, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type QualityRulesQueryVariables = Exact<{
  region: string;
}>;


export type QualityRulesQuery = { readonly qualityRules: { readonly version: string, readonly note: string, readonly validFrom: string | null, readonly publishedAt: string | null, readonly publishedBy: string | null, readonly requireExplanations: boolean, readonly twoPersons: boolean, readonly rules: ReadonlyArray<{ readonly code: string, readonly description: string, readonly severity: string, readonly enabled: boolean, readonly silentBecause: string | null }> } };

export type QuotaExceedingQueryVariables = Exact<{
  region: string;
  indicator: QuotaIndicator;
  year: number;
  type?: InstitutionType | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type QuotaExceedingQuery = { readonly region: { readonly quotaStatus: { readonly exceeding: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly kind: string, readonly unit: string, readonly actual: Decimal | null, readonly rating: QuotaRatingLevel | null, readonly standardNumber: string | null, readonly institution: { readonly code: string, readonly name: string }, readonly quota: { readonly limit: Decimal, readonly standard: Decimal | null, readonly guide: Decimal | null } | null, readonly saving: { readonly toLimit: Decimal, readonly toStandard: Decimal | null, readonly toGuide: Decimal | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } } | null };

export type QuotaStatusOfQueryVariables = Exact<{
  region: string;
  indicator: QuotaIndicator;
  year: number;
  type?: InstitutionType | null | undefined;
}>;


export type QuotaStatusOfQuery = { readonly region: { readonly quotaStatus: { readonly indicator: IndicatorCode, readonly year: number, readonly unit: string, readonly institutions: number, readonly incomplete: number, readonly savingUnit: string, readonly benchmark: { readonly limit: Decimal | null, readonly standard: Decimal | null, readonly guide: Decimal | null }, readonly counts: ReadonlyArray<{ readonly rating: QuotaRatingLevel, readonly institutions: number }>, readonly unrated: ReadonlyArray<{ readonly reason: QuotaRatingReason, readonly institutions: number }>, readonly saving: { readonly toLimit: Decimal, readonly toStandard: Decimal | null, readonly toGuide: Decimal | null } } } | null };

export type QuotasQueryVariables = Exact<{
  region: string;
}>;


export type QuotasQuery = { readonly quotas: ReadonlyArray<{ readonly version: number, readonly standardNumber: string, readonly title: string, readonly source: string, readonly validFrom: string, readonly validTo: string | null, readonly electricityBasis: ElectricityBasis, readonly replaces: number | null, readonly publishedAt: string, readonly publishedBy: string, readonly values: ReadonlyArray<{ readonly type: InstitutionType, readonly kind: string, readonly indicator: IndicatorCode, readonly unit: string, readonly limit: Decimal, readonly standard: Decimal | null, readonly guide: Decimal | null }> }> };

export type RankingQueryVariables = Exact<{
  code: string;
  period: PeriodText;
}>;


export type RankingQuery = { readonly region: { readonly ranking: ReadonlyArray<{ readonly rank: number, readonly figure: { readonly value: Decimal | null, readonly yearOnYear: Decimal | null }, readonly region: { readonly code: string, readonly name: string } }> } | null };

export type RecordCheckFindingsMutationVariables = Exact<{
  input: RecordCheckFindingsInput;
}>;


export type RecordCheckFindingsMutation = { readonly recordCheckFindings: { readonly items: ReadonlyArray<{ readonly code: string, readonly state: CheckItemState }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type RecordTaskProgressMutationVariables = Exact<{
  input: TaskProgressInput;
}>;


export type RecordTaskProgressMutation = { readonly recordTaskProgress: { readonly task: { readonly code: string, readonly name: string, readonly theme: string, readonly quote: string, readonly source: string, readonly quantity: Decimal, readonly unit: string, readonly span: TaskSpan, readonly counting: TaskCounting, readonly done: Decimal, readonly confirmed: Decimal, readonly completionPercent: Decimal, readonly firstDay: string, readonly lastDay: string, readonly sides: ReadonlyArray<{ readonly recorded: Decimal, readonly member: { readonly code: string, readonly name: string } }>, readonly members: ReadonlyArray<{ readonly code: string, readonly name: string }>, readonly years: ReadonlyArray<{ readonly year: number, readonly done: Decimal, readonly confirmed: Decimal, readonly completionPercent: Decimal | null }>, readonly entries: ReadonlyArray<{ readonly id: string, readonly event: string, readonly at: string, readonly date: string, readonly quantity: Decimal, readonly description: string | null, readonly evidence: string | null, readonly reason: string | null, readonly reversed: boolean, readonly reverses: string | null, readonly member: { readonly code: string, readonly name: string }, readonly awaits: ReadonlyArray<{ readonly code: string, readonly name: string }> }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type RegionBudgetQueryVariables = Exact<{
  region: string;
  indicator: BudgetIndicator;
  year: number;
}>;


export type RegionBudgetQuery = { readonly region: { readonly budget: { readonly year: number, readonly indicator: BudgetIndicator, readonly unit: string, readonly amount: Decimal, readonly reason: string | null, readonly used: Decimal | null, readonly estimated: Decimal | null, readonly plannedToDate: Decimal | null, readonly left: Decimal | null, readonly lastsMonths: Decimal | null, readonly runsOutIn: PeriodText | null, readonly status: BudgetStatus, readonly months: ReadonlyArray<{ readonly period: PeriodText, readonly planned: Decimal, readonly used: Decimal | null, readonly coverage: Decimal | null }>, readonly versions: ReadonlyArray<{ readonly version: number, readonly amount: Decimal, readonly source: BudgetSource, readonly sourceNote: string, readonly reason: string, readonly setAt: string, readonly setBy: string }> } | null } | null };

export type RegionFiguresQueryVariables = Exact<{
  region: string;
  period: PeriodText;
  codes?: ReadonlyArray<IndicatorCode> | IndicatorCode | null | undefined;
  options?: FigureOptions | null | undefined;
}>;


export type RegionFiguresQuery = { readonly region: { readonly code: string, readonly name: string, readonly level: OrgLevel, readonly indicators: ReadonlyArray<{ readonly code: IndicatorCode, readonly period: PeriodText, readonly unit: string, readonly value: Decimal | null, readonly reason: string | null, readonly numerator: Decimal | null, readonly numeratorUnit: string | null, readonly denominator: Decimal | null, readonly denominatorUnit: string | null, readonly yearOnYear: Decimal | null, readonly carbonScope: CarbonScope | null, readonly quality: { readonly expected: number, readonly approved: number, readonly waiting: number, readonly missing: number, readonly coverage: Decimal | null, readonly meteredShare: Decimal | null, readonly provisionalFactor: boolean } }> } | null };

export type RegionGroupsQueryVariables = Exact<{ [key: string]: never; }>;


export type RegionGroupsQuery = { readonly regionGroups: ReadonlyArray<{ readonly code: string, readonly name: string }> };

export type RegionLocksQueryVariables = Exact<{
  region: string;
}>;


export type RegionLocksQuery = { readonly calendar: { readonly firstMonth: PeriodText, readonly locks: ReadonlyArray<{ readonly period: PeriodText, readonly automatic: boolean, readonly reason: string | null }> } };

export type RegionMonthsQueryVariables = Exact<{
  region: string;
  year: number;
  first: number;
  after?: string | null | undefined;
}>;


export type RegionMonthsQuery = { readonly region: { readonly code: string, readonly name: string, readonly madeUp: boolean } | null, readonly months: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly period: PeriodText, readonly expected: number, readonly approved: number, readonly waiting: number, readonly complete: boolean, readonly dueDate: string, readonly stale: boolean, readonly region: { readonly code: string, readonly name: string, readonly level: OrgLevel }, readonly city: { readonly actor: string, readonly at: string, readonly stale: boolean } | null, readonly province: { readonly actor: string, readonly at: string, readonly stale: boolean } | null, readonly returned: { readonly actor: string, readonly at: string, readonly level: ConfirmingLevel, readonly reason: string | null } | null, readonly lock: { readonly since: string, readonly reason: string | null, readonly automatic: boolean, readonly issuedBy: CalendarAuthority, readonly region: { readonly code: string, readonly name: string } } | null, readonly history: ReadonlyArray<{ readonly level: ConfirmingLevel, readonly decision: ConfirmationDecision, readonly actor: string, readonly at: string, readonly reason: string | null, readonly expected: number, readonly approved: number, readonly stale: boolean }> }> } };

export type RegionOverviewQueryVariables = Exact<{
  region: string;
  period: PeriodText;
}>;


export type RegionOverviewQuery = { readonly region: { readonly code: string, readonly name: string, readonly level: OrgLevel, readonly madeUp: boolean, readonly indicators: ReadonlyArray<{ readonly code: IndicatorCode, readonly unit: string, readonly value: Decimal | null, readonly reason: string | null, readonly yearOnYear: Decimal | null, readonly yearOnYearCoverage: Decimal | null, readonly carbonScope: CarbonScope | null, readonly systems: ReadonlyArray<string> | null, readonly quality: { readonly expected: number, readonly approved: number, readonly waiting: number, readonly missing: number, readonly coverage: Decimal | null, readonly meteredShare: Decimal | null, readonly estimatedShare: Decimal | null, readonly provisionalFactor: boolean } }>, readonly reporting: { readonly expected: number, readonly submitted: number, readonly approved: number, readonly returned: number, readonly missing: number, readonly overdue: number, readonly rate: Decimal | null, readonly onTimeRate: Decimal | null, readonly dueDate: string } } | null };

export type RegionPlaceQueryVariables = Exact<{
  region: string;
}>;


export type RegionPlaceQuery = { readonly region: { readonly code: string, readonly name: string, readonly level: OrgLevel, readonly ancestors: ReadonlyArray<{ readonly code: string, readonly name: string, readonly level: OrgLevel }> } | null };

export type RegionsBelowQueryVariables = Exact<{
  region: string;
  first: number;
}>;


export type RegionsBelowQuery = { readonly region: { readonly code: string, readonly name: string, readonly madeUp: boolean, readonly children: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly level: OrgLevel }> } } | null };

export type RegisterInstitutionMutationVariables = Exact<{
  input: RegisterInstitutionInput;
}>;


export type RegisterInstitutionMutation = { readonly registerInstitution: { readonly institution: { readonly id: string, readonly code: string, readonly name: string } | null, readonly warnings: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type RemainingAllowanceQueryVariables = Exact<{
  region: string;
  year: number;
}>;


export type RemainingAllowanceQuery = { readonly region: { readonly progress: ReadonlyArray<{ readonly amountUnit: string, readonly incomplete: boolean, readonly target: { readonly id: string }, readonly allowance: { readonly overrun: Decimal | null, readonly overrunAmount: Decimal | null, readonly reason: ProgressReason | null, readonly months: ReadonlyArray<{ readonly month: PeriodText, readonly value: Decimal, readonly amount: Decimal }> | null } }> } | null };

export type ReopenInstitutionMutationVariables = Exact<{
  input: ReopenInstitutionInput;
}>;


export type ReopenInstitutionMutation = { readonly reopenInstitution: { readonly institution: { readonly id: string, readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string | null, readonly keyUnit: boolean, readonly validFrom: string, readonly validTo: string | null, readonly parent: { readonly code: string, readonly name: string } | null } | null, readonly warnings: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type ReorganiseMutationVariables = Exact<{
  input: ReorganiseInput;
}>;


export type ReorganiseMutation = { readonly reorganise: { readonly applied: boolean, readonly reorganisationId: string | null, readonly effectiveFrom: string | null, readonly institutions: number, readonly reportsMoved: number, readonly effects: ReadonlyArray<{ readonly code: string, readonly name: string, readonly institutionsBefore: number, readonly institutionsAfter: number }>, readonly sums: ReadonlyArray<{ readonly period: PeriodText, readonly code: IndicatorCode, readonly difference: Decimal }>, readonly warnings: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type ReportCountsQueryVariables = Exact<{
  region: string;
  period: PeriodText;
  none: InstitutionFilter;
  draft: InstitutionFilter;
  submitted: InstitutionFilter;
  returned: InstitutionFilter;
  approved: InstitutionFilter;
  withdrawn: InstitutionFilter;
}>;


export type ReportCountsQuery = { readonly region: { readonly code: string, readonly madeUp: boolean, readonly reporting: { readonly expected: number, readonly submitted: number, readonly approved: number, readonly returned: number, readonly missing: number, readonly overdue: number, readonly rate: Decimal | null, readonly dueDate: string }, readonly none: { readonly totalCount: number }, readonly draft: { readonly totalCount: number }, readonly submitted: { readonly totalCount: number }, readonly returned: { readonly totalCount: number }, readonly approved: { readonly totalCount: number }, readonly withdrawn: { readonly totalCount: number } } | null };

export type ReportFormQueryVariables = Exact<{
  institution: string;
  period: PeriodText;
  monthBefore: PeriodText;
  yearBefore: PeriodText;
}>;


export type ReportFormQuery = { readonly institution: { readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string | null, readonly madeUp: boolean, readonly validFrom: string, readonly validTo: string | null, readonly parent: { readonly code: string, readonly name: string } | null, readonly report: { readonly id: string, readonly version: number, readonly status: ReportStatus, readonly countedVersion: { readonly id: string, readonly version: number, readonly values: ReadonlyArray<{ readonly item: string, readonly quantity: Decimal | null, readonly cost: Decimal | null, readonly acquisition: Acquisition, readonly notApplicable: boolean }> } | null, readonly values: ReadonlyArray<{ readonly item: string, readonly unit: string, readonly quantity: Decimal | null, readonly cost: Decimal | null, readonly acquisition: Acquisition, readonly notApplicable: boolean, readonly carried: boolean }>, readonly findings: ReadonlyArray<{ readonly number: number | null, readonly code: string, readonly severity: string, readonly message: string, readonly item: string | null, readonly expected: string | null, readonly actual: string | null, readonly explanation: string | null, readonly explainedBy: string | null, readonly explainedAt: string | null }>, readonly history: ReadonlyArray<{ readonly version: number, readonly kind: ReportEventKind, readonly actor: string, readonly at: string, readonly reason: string | null }> } | null, readonly monthBefore: { readonly version: number, readonly status: ReportStatus, readonly values: ReadonlyArray<{ readonly item: string, readonly quantity: Decimal | null, readonly cost: Decimal | null, readonly acquisition: Acquisition, readonly notApplicable: boolean, readonly carried: boolean }> } | null, readonly yearBefore: { readonly version: number, readonly status: ReportStatus, readonly values: ReadonlyArray<{ readonly item: string, readonly quantity: Decimal | null, readonly cost: Decimal | null, readonly acquisition: Acquisition, readonly notApplicable: boolean, readonly carried: boolean }> } | null } | null };

export type ReportStandingsQueryVariables = Exact<{
  institution: string;
  from: PeriodText;
  to: PeriodText;
  first: number;
}>;


export type ReportStandingsQuery = { readonly institution: { readonly code: string, readonly reports: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly period: PeriodText, readonly status: ReportStatus, readonly version: number, readonly countedVersion: { readonly version: number } | null }> } } | null };

export type ReportingByChildQueryVariables = Exact<{
  region: string;
  period: PeriodText;
}>;


export type ReportingByChildQuery = { readonly region: { readonly code: string, readonly name: string, readonly reporting: { readonly expected: number, readonly submitted: number, readonly approved: number, readonly returned: number, readonly missing: number, readonly overdue: number, readonly rate: Decimal | null, readonly onTimeRate: Decimal | null, readonly dueDate: string }, readonly reportingByChild: ReadonlyArray<{ readonly ownInstitutionsOnly: boolean, readonly region: { readonly code: string, readonly name: string }, readonly reporting: { readonly expected: number, readonly submitted: number, readonly approved: number, readonly returned: number, readonly missing: number, readonly overdue: number, readonly rate: Decimal | null, readonly onTimeRate: Decimal | null, readonly dueDate: string } }> } | null };

export type ReportsOfMonthQueryVariables = Exact<{
  region: string;
  period: PeriodText;
  filter: InstitutionFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type ReportsOfMonthQuery = { readonly region: { readonly code: string, readonly institutions: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string | null, readonly keyUnit: boolean, readonly madeUp: boolean, readonly parent: { readonly code: string, readonly name: string } | null, readonly report: { readonly id: string, readonly version: number, readonly status: ReportStatus, readonly countedVersion: { readonly version: number } | null, readonly history: ReadonlyArray<{ readonly kind: ReportEventKind, readonly at: string, readonly actor: string, readonly reason: string | null }> } | null }> } } | null };

export type ResetPasswordMutationVariables = Exact<{
  input: AccountChangeInput;
}>;


export type ResetPasswordMutation = { readonly resetPassword: { readonly initialSecret: string | null, readonly secretShownBefore: boolean, readonly account: { readonly id: string, readonly username: string, readonly displayName: string, readonly kind: AccountKind, readonly disabled: boolean, readonly mustChangePassword: boolean, readonly lastUsedAt: string | null, readonly region: { readonly code: string, readonly name: string } | null, readonly grants: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly subtree: boolean, readonly system: string | null, readonly institution: string | null, readonly validFrom: string, readonly validTo: string | null, readonly inForce: boolean, readonly region: { readonly code: string, readonly name: string } }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type ReviewOrderQueryVariables = Exact<{
  region: string;
  period?: PeriodText | null | undefined;
  type?: InstitutionType | null | undefined;
  system?: string | null | undefined;
  withFindings?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ReviewOrderQuery = { readonly reviewQueue: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly period: PeriodText, readonly institution: { readonly code: string, readonly name: string } }> } };

export type ReviewQueueUpdatedSubscriptionVariables = Exact<{
  region: string;
  after?: string | null | undefined;
}>;


export type ReviewQueueUpdatedSubscription = { readonly reviewQueueUpdated: { readonly sequence: string, readonly occurredAt: string, readonly cause: ReviewCause, readonly count: number, readonly waiting: number, readonly region: { readonly code: string, readonly name: string }, readonly changedIn: { readonly code: string, readonly name: string } } };

export type ReviewQueueQueryVariables = Exact<{
  region: string;
  period?: PeriodText | null | undefined;
  type?: InstitutionType | null | undefined;
  system?: string | null | undefined;
  withFindings?: boolean | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ReviewQueueQuery = { readonly reviewQueue: { readonly totalCount: number, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly status: ReportStatus, readonly period: PeriodText, readonly institution: { readonly code: string, readonly name: string, readonly type: InstitutionType, readonly system: string | null, readonly madeUp: boolean, readonly parent: { readonly code: string, readonly name: string } | null }, readonly countedVersion: { readonly version: number } | null, readonly values: ReadonlyArray<{ readonly item: string, readonly unit: string, readonly quantity: Decimal | null, readonly cost: Decimal | null, readonly acquisition: Acquisition, readonly notApplicable: boolean, readonly carried: boolean }>, readonly findings: ReadonlyArray<{ readonly number: number | null, readonly code: string, readonly severity: string, readonly message: string, readonly item: string | null, readonly expected: string | null, readonly actual: string | null, readonly explanation: string | null }> }> } };

export type ReviewMutationVariables = Exact<{
  input: ReviewReportsInput;
}>;


export type ReviewMutation = { readonly reviewReports: { readonly reports: ReadonlyArray<{ readonly id: string, readonly status: ReportStatus, readonly version: number }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type RevokeRoleMutationVariables = Exact<{
  input: RevokeInput;
}>;


export type RevokeRoleMutation = { readonly revokeRole: { readonly grant: { readonly id: string, readonly role: Role, readonly subtree: boolean, readonly system: string | null, readonly institution: string | null, readonly validFrom: string, readonly validTo: string | null, readonly inForce: boolean, readonly region: { readonly code: string, readonly name: string } } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type SaveReportMutationVariables = Exact<{
  input: ReportInput;
}>;


export type SaveReportMutation = { readonly saveReport: { readonly report: { readonly id: string, readonly version: number, readonly status: ReportStatus, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: string, readonly message: string, readonly item: string | null }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type SearchUnitsQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type SearchUnitsQuery = { readonly search: ReadonlyArray<
    | { readonly code: string, readonly name: string, readonly level: OrgLevel, readonly parent: { readonly code: string, readonly name: string } | null }
    | { readonly code: string, readonly name: string, readonly level: OrgLevel, readonly parent: { readonly code: string, readonly name: string } | null }
  > };

export type SetBudgetMutationVariables = Exact<{
  input: BudgetInput;
}>;


export type SetBudgetMutation = { readonly setBudget: { readonly budget: { readonly year: number, readonly indicator: BudgetIndicator, readonly unit: string, readonly amount: Decimal, readonly reason: string | null, readonly used: Decimal | null, readonly estimated: Decimal | null, readonly plannedToDate: Decimal | null, readonly left: Decimal | null, readonly lastsMonths: Decimal | null, readonly runsOutIn: PeriodText | null, readonly status: BudgetStatus, readonly months: ReadonlyArray<{ readonly period: PeriodText, readonly planned: Decimal, readonly used: Decimal | null, readonly coverage: Decimal | null }>, readonly versions: ReadonlyArray<{ readonly version: number, readonly amount: Decimal, readonly source: BudgetSource, readonly sourceNote: string, readonly reason: string, readonly setAt: string, readonly setBy: string }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type SetBudgetsMutationVariables = Exact<{
  input: BudgetsInput;
}>;


export type SetBudgetsMutation = { readonly setBudgets: { readonly accepted: number, readonly rejected: number, readonly results: ReadonlyArray<{ readonly index: number, readonly budget: { readonly year: number, readonly indicator: BudgetIndicator, readonly unit: string, readonly amount: Decimal, readonly reason: string | null, readonly used: Decimal | null, readonly estimated: Decimal | null, readonly plannedToDate: Decimal | null, readonly left: Decimal | null, readonly lastsMonths: Decimal | null, readonly runsOutIn: PeriodText | null, readonly status: BudgetStatus, readonly months: ReadonlyArray<{ readonly period: PeriodText, readonly planned: Decimal, readonly used: Decimal | null, readonly coverage: Decimal | null }>, readonly versions: ReadonlyArray<{ readonly version: number, readonly amount: Decimal, readonly source: BudgetSource, readonly sourceNote: string, readonly reason: string, readonly setAt: string, readonly setBy: string }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type SetCalendarMutationVariables = Exact<{
  input: CalendarInput;
}>;


export type SetCalendarMutation = { readonly setCalendar: { readonly calendar: { readonly firstMonth: PeriodText, readonly autoLockDays: number | null, readonly reminderDays: number, readonly region: { readonly code: string, readonly name: string }, readonly dueRules: ReadonlyArray<{ readonly kind: PeriodKind, readonly period: PeriodText, readonly dueDate: string }>, readonly locks: ReadonlyArray<{ readonly period: PeriodText, readonly since: string, readonly automatic: boolean, readonly reason: string | null, readonly actor: string }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type SetQuotaKindsMutationVariables = Exact<{
  input: QuotaKindsInput;
}>;


export type SetQuotaKindsMutation = { readonly setQuotaKinds: { readonly accepted: number, readonly rejected: number, readonly results: ReadonlyArray<{ readonly index: number, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type SettleFindingMutationVariables = Exact<{
  input: SettleFindingInput;
}>;


export type SettleFindingMutation = { readonly settleFinding: { readonly finding: { readonly id: string, readonly state: FindingState } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type StartImportMutationVariables = Exact<{
  input: StartImportInput;
}>;


export type StartImportMutation = { readonly startImport: { readonly import: { readonly id: string, readonly fileName: string, readonly state: ImportState, readonly dryRun: boolean } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type SubmitBatchMutationVariables = Exact<{
  input: ReportsInput;
}>;


export type SubmitBatchMutation = { readonly submitReports: { readonly accepted: number, readonly rejected: number, readonly results: ReadonlyArray<{ readonly index: number, readonly report: { readonly id: string } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string }> } };

export type SubmitMutationVariables = Exact<{
  input: ReportInput;
}>;


export type SubmitMutation = { readonly submitReport: { readonly report: { readonly id: string, readonly version: number, readonly status: ReportStatus, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: string, readonly message: string, readonly item: string | null }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type TargetProgressQueryVariables = Exact<{
  region: string;
  year: number;
}>;


export type TargetProgressQuery = { readonly region: { readonly code: string, readonly name: string, readonly progress: ReadonlyArray<{ readonly period: PeriodText, readonly actual: Decimal | null, readonly pathValue: Decimal | null, readonly completionPercent: Decimal | null, readonly forecast: Decimal | null, readonly headroom: Decimal | null, readonly status: ProgressStatus, readonly madeUp: boolean, readonly target: { readonly id: string, readonly indicator: IndicatorCode, readonly year: number, readonly unit: string, readonly value: Decimal | null, readonly nature: Nature } }> } | null };

export type TargetVersionsQueryVariables = Exact<{
  id: string;
}>;


export type TargetVersionsQuery = { readonly node:
    | { readonly id: string, readonly versions: ReadonlyArray<{ readonly id: string, readonly value: Decimal | null, readonly madeAt: string | null, readonly madeBy: string | null, readonly reason: string | null, readonly runId: string | null, readonly supersededAt: string | null }> }
    | Record<PropertyKey, never>
   | null };

export type TargetsQueryVariables = Exact<{
  region: string;
  year: number;
}>;


export type TargetsQuery = { readonly region: { readonly targets: ReadonlyArray<{ readonly id: string, readonly indicator: IndicatorCode, readonly year: number, readonly nature: Nature, readonly state: TargetState, readonly unit: string, readonly baseline: Decimal | null, readonly value: Decimal | null, readonly reductionPercent: Decimal | null, readonly pathRule: PathRule | null, readonly runId: string | null, readonly parentChangedAt: string | null, readonly orgUnit:
        | { readonly code: string, readonly name: string, readonly level: OrgLevel }
        | { readonly code: string, readonly name: string, readonly level: OrgLevel }
      , readonly path: ReadonlyArray<{ readonly year: number, readonly value: Decimal }> }> } | null };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { readonly viewer: { readonly username: string, readonly displayName: string, readonly mustChangePassword: boolean, readonly demonstration: boolean, readonly grants: ReadonlyArray<{ readonly role: Role, readonly subtree: boolean, readonly system: string | null, readonly institution: string | null, readonly validFrom: string, readonly validTo: string | null, readonly region: { readonly code: string, readonly name: string, readonly level: OrgLevel } }> } };

export type WhatIfTheGridFactorChangesQueryVariables = Exact<{
  code: string;
  period: PeriodText;
  factorSet: string;
}>;


export type WhatIfTheGridFactorChangesQuery = { readonly region: { readonly official: { readonly value: Decimal | null }, readonly lockedBaseYear: { readonly value: Decimal | null }, readonly whatIf: { readonly value: Decimal | null } } | null };

export type WhereDoesThisNumberComeFromQueryVariables = Exact<{
  code: string;
  period: PeriodText;
}>;


export type WhereDoesThisNumberComeFromQuery = { readonly region: { readonly indicator: { readonly value: Decimal | null, readonly numerator: Decimal | null, readonly denominator: Decimal | null, readonly lineage: { readonly formula: string, readonly definitionVersion: string, readonly terms: ReadonlyArray<{ readonly item: string, readonly quantity: Decimal, readonly unit: string, readonly factor: Decimal | null, readonly factorSource: string | null, readonly contribution: Decimal | null }>, readonly reports: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly institution: { readonly code: string, readonly name: string } }> } } } } | null };

export type WithdrawEditionMutationVariables = Exact<{
  input: WithdrawEditionInput;
}>;


export type WithdrawEditionMutation = { readonly withdrawEdition: { readonly edition: { readonly id: string, readonly number: number, readonly period: PeriodText, readonly withdrawn: { readonly at: string, readonly by: string, readonly reason: string } | null } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type WithdrawReportMutationVariables = Exact<{
  input: WithdrawReportInput;
}>;


export type WithdrawReportMutation = { readonly withdrawReport: { readonly report: { readonly id: string, readonly status: ReportStatus, readonly version: number } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export const AccountsOperation: Operation<AccountsQuery, AccountsQueryVariables> = {"name":"Accounts","kind":"query","text":"query Accounts($region:String!$first:Int!$after:String){accounts(region:$region first:$first after:$after){nodes{id username displayName kind disabled mustChangePassword lastUsedAt region{code name}grants{id role region{code name}subtree system institution validFrom validTo inForce}}pageInfo{hasNextPage endCursor}totalCount}}","answer":{},"variables":{}};
export const AdjustTargetOperation: Operation<AdjustTargetMutation, AdjustTargetMutationVariables> = {"name":"AdjustTarget","kind":"mutation","text":"mutation AdjustTarget($input:AdjustTargetInput!){adjustTarget(input:$input){targets{id orgUnit{code name level}indicator year nature state unit baseline value reductionPercent pathRule path{year value}runId parentChangedAt}parentValue allocatedValue reservedForOwn residual problems{code message path}}}","answer":{"adjustTarget":{"targets":{"baseline":"Decimal","value":"Decimal","reductionPercent":"Decimal","path":{"value":"Decimal"}},"parentValue":"Decimal","allocatedValue":"Decimal","reservedForOwn":"Decimal","residual":"Decimal"}},"variables":{"input":"AdjustTargetInput"}};
export const AggregatedViewOperation: Operation<AggregatedViewQuery, AggregatedViewQueryVariables> = {"name":"AggregatedView","kind":"query","text":"query AggregatedView($code:String!$period:Period!){region(code:$code){code name level indicators(period:$period){code unit value yearOnYear quality{expected approved missing coverage}}children(first:200){totalCount nodes{code name level}}reporting(period:$period){expected approved missing overdue rate onTimeRate}}}","answer":{"region":{"indicators":{"value":"Decimal","yearOnYear":"Decimal","quality":{"coverage":"Decimal"}},"reporting":{"rate":"Decimal","onTimeRate":"Decimal"}}},"variables":{"period":"Period"}};
export const AuditIntegrityOperation: Operation<AuditIntegrityQuery, AuditIntegrityQueryVariables> = {"name":"AuditIntegrity","kind":"query","text":"query AuditIntegrity($region:String!$from:Int$anchorLink:Int$anchorHash:String){auditTrail(region:$region first:1){auditIntegrity(from:$from anchorLink:$anchorLink anchorHash:$anchorHash){intact checkedFrom checkedTo waiting head{number algorithm hash}faults{kind link record}}}}","answer":{},"variables":{}};
export const AuditTrailOperation: Operation<AuditTrailQuery, AuditTrailQueryVariables> = {"name":"AuditTrail","kind":"query","text":"query AuditTrail($region:String!$filter:AuditFilter$first:Int!$after:String){auditTrail(region:$region filter:$filter first:$first after:$after){nodes{id occurredAt account action actionName region{code name}subjects details{name value}address requestId link{number algorithm hash}}pageInfo{hasNextPage endCursor}totalCount}}","answer":{},"variables":{}};
export const CalendarHistoryOperation: Operation<CalendarHistoryQuery, CalendarHistoryQueryVariables> = {"name":"CalendarHistory","kind":"query","text":"query CalendarHistory($region:String!$first:Int!$after:String){calendar(region:$region){history(first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{number kind region{code name}actor at reason period periodKind dueDate monthsAfter day days from to until}}}}","answer":{},"variables":{}};
export const CalendarOfOperation: Operation<CalendarOfQuery, CalendarOfQueryVariables> = {"name":"CalendarOf","kind":"query","text":"query CalendarOf($region:String!){calendar(region:$region){region{code name}firstMonth dueRules{kind period dueDate}autoLockDays reminderDays locks{period since automatic reason actor}}}","answer":{},"variables":{}};
export const ChangeInstitutionOperation: Operation<ChangeInstitutionMutation, ChangeInstitutionMutationVariables> = {"name":"ChangeInstitution","kind":"mutation","text":"mutation ChangeInstitution($input:ChangeInstitutionInput!){changeInstitution(input:$input){institution{id code name type system keyUnit validFrom validTo parent{code name}}warnings{code message path}problems{code message path}}}","answer":{},"variables":{}};
export const ChangePasswordOperation: Operation<ChangePasswordMutation, ChangePasswordMutationVariables> = {"name":"ChangePassword","kind":"mutation","text":"mutation ChangePassword($input:PasswordInput!){changePassword(input:$input){problems{code message path}}}","answer":{},"variables":{}};
export const CheckItemOperation: Operation<CheckItemQuery, CheckItemQueryVariables> = {"name":"CheckItem","kind":"query","text":"query CheckItem($check:ID!$institution:String!){check(id:$check){id state period region{code}items(institution:$institution first:1){nodes{code name state notableFor region{code name}assignedTo{code name}reports{period version status values{item unit quantity cost}}reportsYearBefore{period version status values{item unit quantity cost}}findings{id severity state overdue period item message expected actual recordedAt recordedBy history{kind at actor text correctedPeriod correctedVersion}}}}}}","answer":{"check":{"items":{"nodes":{"reports":{"values":{"quantity":"Decimal","cost":"Decimal"}},"reportsYearBefore":{"values":{"quantity":"Decimal","cost":"Decimal"}}}}}},"variables":{}};
export const CheckItemsOperation: Operation<CheckItemsQuery, CheckItemsQueryVariables> = {"name":"CheckItems","kind":"query","text":"query CheckItems($check:ID!$region:String$assignedTo:String$state:CheckItemState$first:Int!$after:String){check(id:$check){id items(region:$region assignedTo:$assignedTo state:$state first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{code name type system chosenAs notableFor state checkedAt checkedBy institution{madeUp}region{code name}assignedTo{code name}findings{id severity state overdue}}}}}","answer":{},"variables":{}};
export const ChecksOperation: Operation<ChecksQuery, ChecksQueryVariables> = {"name":"Checks","kind":"query","text":"query Checks($region:String!$first:Int!$after:String){checks(region:$region first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id kind state title period dueDate openedAt openedBy region{code name}result{population sampled checked withErrors errorRate findings open answered}}}}","answer":{"checks":{"nodes":{"result":{"errorRate":"Decimal"}}}},"variables":{}};
export const ChildFiguresOperation: Operation<ChildFiguresQuery, ChildFiguresQueryVariables> = {"name":"ChildFigures","kind":"query","text":"query ChildFigures($region:String!$period:Period!$codes:[IndicatorCode!]!$first:Int!){region(code:$region){code children(first:$first){totalCount nodes{code name level madeUp indicators(codes:$codes period:$period){code unit value reason yearOnYear quality{coverage}}}}}}","answer":{"region":{"children":{"nodes":{"indicators":{"value":"Decimal","yearOnYear":"Decimal","quality":{"coverage":"Decimal"}}}}}},"variables":{"period":"Period"}};
export const CloseCheckOperation: Operation<CloseCheckMutation, CloseCheckMutationVariables> = {"name":"CloseCheck","kind":"mutation","text":"mutation CloseCheck($input:CloseCheckInput!){closeCheck(input:$input){check{id state}problems{code message path}}}","answer":{},"variables":{}};
export const CloseFindingOperation: Operation<CloseFindingMutation, CloseFindingMutationVariables> = {"name":"CloseFinding","kind":"mutation","text":"mutation CloseFinding($input:CloseFindingInput!){closeFinding(input:$input){finding{id state}problems{code message path}}}","answer":{},"variables":{}};
export const CloseInstitutionOperation: Operation<CloseInstitutionMutation, CloseInstitutionMutationVariables> = {"name":"CloseInstitution","kind":"mutation","text":"mutation CloseInstitution($input:CloseInstitutionInput!){closeInstitution(input:$input){institution{id code name type system keyUnit validFrom validTo parent{code name}}warnings{code message path}problems{code message path}}}","answer":{},"variables":{}};
export const ConfirmMonthOperation: Operation<ConfirmMonthMutation, ConfirmMonthMutationVariables> = {"name":"ConfirmMonth","kind":"mutation","text":"mutation ConfirmMonth($input:ConfirmMonthInput!){confirmMonth(input:$input){accepted rejected results{index month{period complete expected approved region{code name}}problems{code message path}}problems{code message path}}}","answer":{},"variables":{}};
export const CreateAccountOperation: Operation<CreateAccountMutation, CreateAccountMutationVariables> = {"name":"CreateAccount","kind":"mutation","text":"mutation CreateAccount($input:AccountInput!){createAccount(input:$input){account{id username displayName kind disabled mustChangePassword lastUsedAt region{code name}grants{id role region{code name}subtree system institution validFrom validTo inForce}}initialSecret secretShownBefore problems{code message path}}}","answer":{},"variables":{}};
export const DecomposableTargetsOperation: Operation<DecomposableTargetsQuery, DecomposableTargetsQueryVariables> = {"name":"DecomposableTargets","kind":"query","text":"query DecomposableTargets($region:String!$year:Int!){region(code:$region){code name level madeUp plans{title targetYear}targets(year:$year){id indicator year unit value baseline nature state reductionPercent carbonScope runId path{year value}madeAt madeBy reason parentChangedAt shares{id unit value baseline reductionPercent runId madeAt madeBy reason parentChangedAt orgUnit{code name}}}}}","answer":{"region":{"targets":{"value":"Decimal","baseline":"Decimal","reductionPercent":"Decimal","path":{"value":"Decimal"},"shares":{"value":"Decimal","baseline":"Decimal","reductionPercent":"Decimal"}}}},"variables":{}};
export const DecomposeTargetOperation: Operation<DecomposeTargetMutation, DecomposeTargetMutationVariables> = {"name":"DecomposeTarget","kind":"mutation","text":"mutation DecomposeTarget($input:DecomposeTargetInput!){decomposeTarget(input:$input){decomposition{runId indicator unit carbonScope feasible parentValue parentBaseline childrenBaseline reservedForOwn allocatedValue residual warnings conflicts{message orgUnits{code name}}shares{orgUnit{code name level}baseline baselineSource baselineNote value reductionPercent weight bound ownPlanValue path{year value}together{binds indicator intensity growthUntilCapPercent baseDiffersPercent source}}}problems{code message path}}}","answer":{"decomposeTarget":{"decomposition":{"parentValue":"Decimal","parentBaseline":"Decimal","childrenBaseline":"Decimal","reservedForOwn":"Decimal","allocatedValue":"Decimal","residual":"Decimal","shares":{"baseline":"Decimal","value":"Decimal","reductionPercent":"Decimal","weight":"Decimal","ownPlanValue":"Decimal","path":{"value":"Decimal"},"together":{"intensity":"Decimal","growthUntilCapPercent":"Decimal","baseDiffersPercent":"Decimal"}}}}},"variables":{"input":"DecomposeTargetInput"}};
export const DecomposeOperation: Operation<DecomposeMutation, DecomposeMutationVariables> = {"name":"Decompose","kind":"mutation","text":"mutation Decompose($input:DecomposeTargetInput!){decomposeTarget(input:$input){decomposition{feasible parentValue allocatedValue residual shares{region{code name}baseline value reductionPercent weight bound path{year value}}conflicts{message regions{code}}}problems{code message path}}}","answer":{"decomposeTarget":{"decomposition":{"parentValue":"Decimal","allocatedValue":"Decimal","residual":"Decimal","shares":{"baseline":"Decimal","value":"Decimal","reductionPercent":"Decimal","weight":"Decimal","path":{"value":"Decimal"}}}}},"variables":{"input":"DecomposeTargetInput"}};
export const DecompositionRunOperation: Operation<DecompositionRunQuery, DecompositionRunQueryVariables> = {"name":"DecompositionRun","kind":"query","text":"query DecompositionRun($id:ID!){decompositionRun(id:$id){id method pathRule decimals parentValue reservedForOwn publishedAt publishedBy repeats solverVersion target{indicator year}classRates{class reductionPercent}children{code baseline benchmark class fixedValue growthPercent maxReductionPercent minReductionPercent value weight}}}","answer":{"decompositionRun":{"parentValue":"Decimal","reservedForOwn":"Decimal","classRates":{"reductionPercent":"Decimal"},"children":{"baseline":"Decimal","benchmark":"Decimal","fixedValue":"Decimal","growthPercent":"Decimal","maxReductionPercent":"Decimal","minReductionPercent":"Decimal","value":"Decimal","weight":"Decimal"}}},"variables":{}};
export const DisableAccountOperation: Operation<DisableAccountMutation, DisableAccountMutationVariables> = {"name":"DisableAccount","kind":"mutation","text":"mutation DisableAccount($input:AccountChangeInput!){disableAccount(input:$input){account{id username displayName kind disabled mustChangePassword lastUsedAt region{code name}grants{id role region{code name}subtree system institution validFrom validTo inForce}}problems{code message path}}}","answer":{},"variables":{}};
export const EditionFiguresOperation: Operation<EditionFiguresQuery, EditionFiguresQueryVariables> = {"name":"EditionFigures","kind":"query","text":"query EditionFigures($id:ID!$regions:[String!]$codes:[IndicatorCode!]$first:Int!$after:String){node(id:$id){...on Edition{id places(regions:$regions first:1){nodes{expected approved waiting missing coverage institutions}}figures(regions:$regions codes:$codes first:$first after:$after){totalCount nodes{code unit value reason carbonScope institutions provisionalFactor region{code name}}pageInfo{hasNextPage endCursor}}}}}","answer":{"node":{"places":{"nodes":{"coverage":"Decimal"}},"figures":{"nodes":{"value":"Decimal"}}}},"variables":{}};
export const EditionRestatementOperation: Operation<EditionRestatementQuery, EditionRestatementQueryVariables> = {"name":"EditionRestatement","kind":"query","text":"query EditionRestatement($id:ID!$first:Int!$after:String){node(id:$id){...on Edition{id restatement{late withdrawn corrected moved against{id number publishedAt}figures(first:$first after:$after){totalCount nodes{region{code name}code carbonScope unit before beforeReason after afterReason difference causes{cause difference}}pageInfo{hasNextPage endCursor}}}}}}","answer":{"node":{"restatement":{"figures":{"nodes":{"before":"Decimal","after":"Decimal","difference":"Decimal","causes":{"difference":"Decimal"}}}}}},"variables":{}};
export const EditionVerificationOperation: Operation<EditionVerificationQuery, EditionVerificationQueryVariables> = {"name":"EditionVerification","kind":"query","text":"query EditionVerification($id:ID!){node(id:$id){...on Edition{id verification{ok differences{kind what expected actual region{code name}}}}}}","answer":{},"variables":{}};
export const EditionWithheldOperation: Operation<EditionWithheldQuery, EditionWithheldQueryVariables> = {"name":"EditionWithheld","kind":"query","text":"query EditionWithheld($id:ID!){node(id:$id){...on Edition{id withheld{group code carbonScope}}}}","answer":{},"variables":{}};
export const EditionsOperation: Operation<EditionsQuery, EditionsQueryVariables> = {"name":"Editions","kind":"query","text":"query Editions($region:String!$period:Period$first:Int!$after:String){editions(region:$region period:$period first:$first after:$after){totalCount nodes{id number period publishedAt publishedBy note hash previousHash factorSet electricityBasis treeDay superseded region{code name}withdrawn{at by reason}}pageInfo{hasNextPage endCursor}}}","answer":{},"variables":{"period":"Period"}};
export const EnableAccountOperation: Operation<EnableAccountMutation, EnableAccountMutationVariables> = {"name":"EnableAccount","kind":"mutation","text":"mutation EnableAccount($input:AccountChangeInput!){enableAccount(input:$input){account{id username displayName kind disabled mustChangePassword lastUsedAt region{code name}grants{id role region{code name}subtree system institution validFrom validTo inForce}}problems{code message path}}}","answer":{},"variables":{}};
export const EventSequenceOperation: Operation<EventSequenceQuery, EventSequenceQueryVariables> = {"name":"EventSequence","kind":"query","text":"query EventSequence{eventSequence}","answer":{},"variables":{}};
export const ExplainFindingsOperation: Operation<ExplainFindingsMutation, ExplainFindingsMutationVariables> = {"name":"ExplainFindings","kind":"mutation","text":"mutation ExplainFindings($input:ExplainFindingsInput!){explainFindings(input:$input){report{id version findings{number code message explanation}}problems{code message path}}}","answer":{},"variables":{}};
export const FactorSetsOperation: Operation<FactorSetsQuery, FactorSetsQueryVariables> = {"name":"FactorSets","kind":"query","text":"query FactorSets{factorSets{id name note source province basedOn publishedOn official officialUses{from province reason}factors{use item year province value unit source provisional}}}","answer":{"factorSets":{"factors":{"value":"Decimal"}}},"variables":{}};
export const FigureLineageOperation: Operation<FigureLineageQuery, FigureLineageQueryVariables> = {"name":"FigureLineage","kind":"query","text":"query FigureLineage($region:String!$indicator:IndicatorCode!$period:Period!){region(code:$region){name indicator(code:$indicator period:$period){value unit reason numerator numeratorUnit denominator denominatorUnit lineage{formula definitionVersion factorSet terms{item quantity unit factor factorSource contribution}reports(first:20){totalCount nodes{id version period institution{code name}}}}}}}","answer":{"region":{"indicator":{"value":"Decimal","numerator":"Decimal","denominator":"Decimal","lineage":{"terms":{"quantity":"Decimal","factor":"Decimal","contribution":"Decimal"}}}}},"variables":{"period":"Period"}};
export const FigureSeriesOperation: Operation<FigureSeriesQuery, FigureSeriesQueryVariables> = {"name":"FigureSeries","kind":"query","text":"query FigureSeries($region:String!$indicator:IndicatorCode!$from:Period!$to:Period!$options:FigureOptions){region(code:$region){code name series(code:$indicator from:$from to:$to options:$options){period value unit reason yearOnYear quality{expected approved coverage}}}}","answer":{"region":{"series":{"value":"Decimal","yearOnYear":"Decimal","quality":{"coverage":"Decimal"}}}},"variables":{"from":"Period","to":"Period"}};
export const FiguresUpdatedOperation: Operation<FiguresUpdatedSubscription, FiguresUpdatedSubscriptionVariables> = {"name":"FiguresUpdated","kind":"subscription","text":"subscription FiguresUpdated($region:String!$period:Period!$codes:[IndicatorCode!]$after:String){figuresUpdated(region:$region period:$period after:$after){sequence occurredAt cause period region{code name}changedIn{code name}figures(codes:$codes){code value unit reason}}}","answer":{"figuresUpdated":{"figures":{"value":"Decimal"}}},"variables":{"period":"Period"}};
export const FiguresOperation: Operation<FiguresSubscription, FiguresSubscriptionVariables> = {"name":"Figures","kind":"subscription","text":"subscription Figures($region:String!$period:Period!$after:String){figuresUpdated(region:$region period:$period after:$after){sequence region{code}figures{code value}cause}}","answer":{"figuresUpdated":{"figures":{"value":"Decimal"}}},"variables":{"period":"Period"}};
export const FindCheckOperation: Operation<FindCheckQuery, FindCheckQueryVariables> = {"name":"FindCheck","kind":"query","text":"query FindCheck($check:ID!){check(id:$check){id kind state title period dueDate ratePercent seed frameHash openedAt openedBy closedAt closeReason region{code name}result{population sampled checked withErrors errorRate estimatedErrorRate targetedSampled targetedChecked targetedWithErrors findings open answered upheld dismissed overdue strata{type certain population sampled checked withErrors errorRate region{code name}}}}}","answer":{"check":{"ratePercent":"Decimal","result":{"errorRate":"Decimal","estimatedErrorRate":"Decimal","strata":{"errorRate":"Decimal"}}}},"variables":{}};
export const FindInstitutionOperation: Operation<FindInstitutionQuery, FindInstitutionQueryVariables> = {"name":"FindInstitution","kind":"query","text":"query FindInstitution($code:String!){institution(code:$code){id code name type system keyUnit validFrom validTo parent{code name}shortName adminLevel funding address contact contactPhone hospitalLevel students heating machineRoom madeUp}}","answer":{},"variables":{}};
export const GrantRoleOperation: Operation<GrantRoleMutation, GrantRoleMutationVariables> = {"name":"GrantRole","kind":"mutation","text":"mutation GrantRole($input:GrantInput!){grantRole(input:$input){grant{id role region{code name}subtree system institution validFrom validTo inForce}problems{code message path}}}","answer":{},"variables":{}};
export const ImportProgressedOperation: Operation<ImportProgressedSubscription, ImportProgressedSubscriptionVariables> = {"name":"ImportProgressed","kind":"subscription","text":"subscription ImportProgressed($importId:ID!){importProgressed(importId:$importId){sequence occurredAt ended import{id fileName state dryRun progress resultPath counts{rows created updated unchanged rejected}problems{code message path}}}}","answer":{"importProgressed":{"import":{"progress":"Decimal"}}},"variables":{}};
export const ImportRowsOperation: Operation<ImportRowsQuery, ImportRowsQueryVariables> = {"name":"ImportRows","kind":"query","text":"query ImportRows($id:ID!$filter:ImportOutcome$first:Int!$after:String){import(id:$id){id rows(filter:$filter first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{row institution period outcome problems{code message path}warnings{code message path}}}}}","answer":{},"variables":{}};
export const FindImportOperation: Operation<FindImportQuery, FindImportQueryVariables> = {"name":"FindImport","kind":"query","text":"query FindImport($id:ID!){import(id:$id){id fileName state dryRun progress startedAt finishedAt resultPath counts{rows created updated unchanged rejected}problems{code message path}}}","answer":{"import":{"progress":"Decimal"}},"variables":{}};
export const IndicatorRankingOperation: Operation<IndicatorRankingQuery, IndicatorRankingQueryVariables> = {"name":"IndicatorRanking","kind":"query","text":"query IndicatorRanking($region:String!$indicator:IndicatorCode!$period:Period!$level:OrgLevel!$first:Int$order:RankingOrder$options:FigureOptions){region(code:$region){code name ranking(code:$indicator period:$period level:$level first:$first order:$order options:$options){rank region{code name}figure{value unit reason yearOnYear quality{expected approved coverage}}}}}","answer":{"region":{"ranking":{"figure":{"value":"Decimal","yearOnYear":"Decimal","quality":{"coverage":"Decimal"}}}}},"variables":{"period":"Period"}};
export const InstitutionBudgetOperation: Operation<InstitutionBudgetQuery, InstitutionBudgetQueryVariables> = {"name":"InstitutionBudget","kind":"query","text":"query InstitutionBudget($institution:String!$indicator:BudgetIndicator!$year:Int!){institution(code:$institution){budget(indicator:$indicator year:$year){year indicator unit amount reason used estimated plannedToDate left lastsMonths runsOutIn status months{period planned used coverage}versions{version amount source sourceNote reason setAt setBy}}}}","answer":{"institution":{"budget":{"amount":"Decimal","used":"Decimal","estimated":"Decimal","plannedToDate":"Decimal","left":"Decimal","lastsMonths":"Decimal","months":{"planned":"Decimal","used":"Decimal","coverage":"Decimal"},"versions":{"amount":"Decimal"}}}},"variables":{}};
export const InstitutionHistoryOperation: Operation<InstitutionHistoryQuery, InstitutionHistoryQueryVariables> = {"name":"InstitutionHistory","kind":"query","text":"query InstitutionHistory($institution:String!){institution(code:$institution){code history{standings{region{code name}type system validFrom validTo}events{kind effectiveOn recordedAt actor reason}}}}","answer":{},"variables":{}};
export const InstitutionMonthsOperation: Operation<InstitutionMonthsQuery, InstitutionMonthsQueryVariables> = {"name":"InstitutionMonths","kind":"query","text":"query InstitutionMonths($institution:String!$from:Period!$to:Period!){institution(code:$institution){code name madeUp validFrom validTo parent{code name}reports(from:$from to:$to first:12){nodes{id period status version countedVersion{version}findings{number explanation}history{kind at actor reason}}}}}","answer":{},"variables":{"from":"Period","to":"Period"}};
export const InstitutionReportsOperation: Operation<InstitutionReportsQuery, InstitutionReportsQueryVariables> = {"name":"InstitutionReports","kind":"query","text":"query InstitutionReports($institution:String!$from:Period$to:Period$first:Int!$after:String){institution(code:$institution){code name reports(from:$from to:$to first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id period status version countedVersion{id version}values{item unit quantity cost acquisition notApplicable carried}}}}}","answer":{"institution":{"reports":{"nodes":{"values":{"quantity":"Decimal","cost":"Decimal"}}}}},"variables":{"from":"Period","to":"Period"}};
export const InstitutionsOperation: Operation<InstitutionsQuery, InstitutionsQueryVariables> = {"name":"Institutions","kind":"query","text":"query Institutions($region:String!$filter:InstitutionFilter$first:Int!$after:String){region(code:$region){institutions(filter:$filter first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id code name type system keyUnit madeUp validFrom validTo parent{code name}}}}}","answer":{},"variables":{"filter":"InstitutionFilter"}};
export const JointComparisonOperation: Operation<JointComparisonQuery, JointComparisonQueryVariables> = {"name":"JointComparison","kind":"query","text":"query JointComparison($codes:[IndicatorCode!]!$period:Period!$carbonScope:CarbonScope){joint{members{code name}comparison(codes:$codes period:$period carbonScope:$carbonScope){member{code name}figures{code unit value reason completeness{expected approved coverage}edition{id number publishedAt}}}}}","answer":{"joint":{"comparison":{"figures":{"value":"Decimal","completeness":{"coverage":"Decimal"}}}}},"variables":{"period":"Period"}};
export const JointFactorsOperation: Operation<JointFactorsQuery, JointFactorsQueryVariables> = {"name":"JointFactors","kind":"query","text":"query JointFactors($period:Period!){joint{comparison(codes:[ENERGY_TOTAL]period:$period){member{code name}figures{edition{number factorSet electricityBasis factors{use item year province value unit source provisional}}}}}}","answer":{"joint":{"comparison":{"figures":{"edition":{"factors":{"value":"Decimal"}}}}}},"variables":{"period":"Period"}};
export const JointFigureInDetailOperation: Operation<JointFigureInDetailQuery, JointFigureInDetailQueryVariables> = {"name":"JointFigureInDetail","kind":"query","text":"query JointFigureInDetail($code:IndicatorCode!$period:Period!$group:String$carbonScope:CarbonScope){joint{indicator(code:$code period:$period group:$group carbonScope:$carbonScope){code unit value reason numerator numeratorUnit denominator denominatorUnit completeness{expected approved waiting missing coverage}parts{member{code name}value unit reason numerator denominator definitionVersion completeness{expected approved coverage}edition{id number publishedAt factorSet electricityBasis treeDay factors{use item year province value unit source provisional}}}methodDifferences{aspect preventsSum values{member{code name}value}}}}}","answer":{"joint":{"indicator":{"value":"Decimal","numerator":"Decimal","denominator":"Decimal","completeness":{"coverage":"Decimal"},"parts":{"value":"Decimal","numerator":"Decimal","denominator":"Decimal","completeness":{"coverage":"Decimal"},"edition":{"factors":{"value":"Decimal"}}}}}},"variables":{"period":"Period"}};
export const JointIndicatorOperation: Operation<JointIndicatorQuery, JointIndicatorQueryVariables> = {"name":"JointIndicator","kind":"query","text":"query JointIndicator($code:IndicatorCode!$period:Period!$group:String$carbonScope:CarbonScope){joint{indicator(code:$code period:$period group:$group carbonScope:$carbonScope){code period unit value reason numerator numeratorUnit denominator denominatorUnit carbonScope completeness{expected approved coverage}parts{member{code name}value unit reason numerator denominator completeness{expected approved coverage}definitionVersion edition{id number publishedAt}}methodDifferences{aspect preventsSum}}}}","answer":{"joint":{"indicator":{"value":"Decimal","numerator":"Decimal","denominator":"Decimal","completeness":{"coverage":"Decimal"},"parts":{"value":"Decimal","numerator":"Decimal","denominator":"Decimal","completeness":{"coverage":"Decimal"}}}}},"variables":{"period":"Period"}};
export const JointOverviewOperation: Operation<JointOverviewQuery, JointOverviewQueryVariables> = {"name":"JointOverview","kind":"query","text":"query JointOverview{joint{members{code name level}groups{code name regions{code name level}}tasks{code name quantity unit done confirmed completionPercent span counting quote source firstDay lastDay years{year done completionPercent}sides{member{code name}recorded}}}}","answer":{"joint":{"tasks":{"quantity":"Decimal","done":"Decimal","confirmed":"Decimal","completionPercent":"Decimal","years":{"done":"Decimal","completionPercent":"Decimal"},"sides":{"recorded":"Decimal"}}}},"variables":{}};
export const JointReportOperation: Operation<JointReportQuery, JointReportQueryVariables> = {"name":"JointReport","kind":"query","text":"query JointReport($period:Period!){joint{members{code name}groups{code name regions{code name}}comparison(codes:[ENERGY_PER_AREA ENERGY_PER_CAPITA WATER_PER_CAPITA CARBON_PER_AREA]period:$period){member{code name}figures{code value edition{id publishedAt}}}indicator(code:CARBON_TOTAL period:$period){value parts{member{code}value}}}}","answer":{"joint":{"comparison":{"figures":{"value":"Decimal"}},"indicator":{"value":"Decimal","parts":{"value":"Decimal"}}}},"variables":{"period":"Period"}};
export const JointTasksOperation: Operation<JointTasksQuery, JointTasksQueryVariables> = {"name":"JointTasks","kind":"query","text":"query JointTasks($region:String!){jointTasks(region:$region){code name theme quote source quantity unit span counting done confirmed completionPercent firstDay lastDay sides{member{code name}recorded}members{code name}years{year done confirmed completionPercent}entries{id event at member{code name}date quantity description evidence reason reversed reverses awaits{code name}}}}","answer":{"jointTasks":{"quantity":"Decimal","done":"Decimal","confirmed":"Decimal","completionPercent":"Decimal","sides":{"recorded":"Decimal"},"years":{"done":"Decimal","confirmed":"Decimal","completionPercent":"Decimal"},"entries":{"quantity":"Decimal"}}},"variables":{}};
export const MakeFactorSetOfficialOperation: Operation<MakeFactorSetOfficialMutation, MakeFactorSetOfficialMutationVariables> = {"name":"MakeFactorSetOfficial","kind":"mutation","text":"mutation MakeFactorSetOfficial($input:OfficialFactorSetInput!){makeFactorSetOfficial(input:$input){factorSet{id name note source province basedOn publishedOn official officialUses{from province reason}}problems{code message path}}}","answer":{},"variables":{}};
export const MarkNotificationsReadOperation: Operation<MarkNotificationsReadMutation, MarkNotificationsReadMutationVariables> = {"name":"MarkNotificationsRead","kind":"mutation","text":"mutation MarkNotificationsRead($input:MarkNotificationsReadInput!){markNotificationsRead(input:$input){readTo problems{code message path}}}","answer":{},"variables":{}};
export const MissingInstitutionsOperation: Operation<MissingInstitutionsQuery, MissingInstitutionsQueryVariables> = {"name":"MissingInstitutions","kind":"query","text":"query MissingInstitutions($region:String!$period:Period!$first:Int!$after:String){missingInstitutions(region:$region period:$period first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{period status dueDate overdue region{code name}institution{code name type system madeUp contact contactPhone}}}}","answer":{},"variables":{"period":"Period"}};
export const MonthCalendarOperation: Operation<MonthCalendarQuery, MonthCalendarQueryVariables> = {"name":"MonthCalendar","kind":"query","text":"query MonthCalendar($region:String!$period:Period!){calendar(region:$region){dueDate(period:$period)firstMonth lock(period:$period){since automatic reason region{code name}}}}","answer":{},"variables":{"period":"Period"}};
export const MonthsOperation: Operation<MonthsQuery, MonthsQueryVariables> = {"name":"Months","kind":"query","text":"query Months($region:String!$year:Int!$first:Int!$after:String){months(region:$region year:$year first:$first after:$after){nodes{period region{code name}dueDate expected approved waiting complete stale lock{since automatic reason actor}city{level decision actor at reason expected approved stale}province{level decision actor at reason expected approved stale}returned{level decision actor at reason expected approved stale}}pageInfo{hasNextPage endCursor}totalCount}}","answer":{},"variables":{}};
export const NotificationsOperation: Operation<NotificationsQuery, NotificationsQueryVariables> = {"name":"Notifications","kind":"query","text":"query Notifications($first:Int!$after:String){notifications(first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id sequence occurredAt kind title text read region{code name}institution{code name}report{id version status period}}}}","answer":{},"variables":{}};
export const NotifiedOperation: Operation<NotifiedSubscription, NotifiedSubscriptionVariables> = {"name":"Notified","kind":"subscription","text":"subscription Notified($after:String){notified(after:$after){sequence notification{id sequence occurredAt kind title text read region{code name}institution{code name}report{id version status period}}}}","answer":{},"variables":{}};
export const OpenCheckOperation: Operation<OpenCheckMutation, OpenCheckMutationVariables> = {"name":"OpenCheck","kind":"mutation","text":"mutation OpenCheck($input:OpenCheckInput!){openCheck(input:$input){check{id}problems{code message path}}}","answer":{},"variables":{"input":"OpenCheckInput"}};
export const PlanAuditOperation: Operation<PlanAuditQuery, PlanAuditQueryVariables> = {"name":"PlanAudit","kind":"query","text":"query PlanAudit($code:String!){region(code:$code){plans{title baselineYear targetYear targets{indicator nature unit printedBaseline baseline printedValue value reductionPercent}findings{code severity message expected actual}}}}","answer":{"region":{"plans":{"targets":{"printedBaseline":"Decimal","baseline":"Decimal","printedValue":"Decimal","value":"Decimal","reductionPercent":"Decimal"}}}},"variables":{}};
export const PlanDocumentsOperation: Operation<PlanDocumentsQuery, PlanDocumentsQueryVariables> = {"name":"PlanDocuments","kind":"query","text":"query PlanDocuments($region:String!){region(code:$region){code name plans{id title number baselineYear targetYear publishedAt supersededAt targets{id indicator year unit nature state carbonScope reductionPercent printedUnit printedBaseline printedValue baseline value recomputedBaseline recomputedValue}findings{code severity message expected actual}}}}","answer":{"region":{"plans":{"targets":{"reductionPercent":"Decimal","printedBaseline":"Decimal","printedValue":"Decimal","baseline":"Decimal","value":"Decimal","recomputedBaseline":"Decimal","recomputedValue":"Decimal"}}}},"variables":{}};
export const PreviewEditionOperation: Operation<PreviewEditionMutation, PreviewEditionMutationVariables> = {"name":"PreviewEdition","kind":"mutation","text":"mutation PreviewEdition($input:EditionInput!){publishEdition(input:$input){preview{period number factorSet electricityBasis treeDay figures{code carbonScope unit value reason institutions provisionalFactor}province{expected approved waiting missing coverage}incomplete{code name expected approved waiting missing coverage}withheld{group code carbonScope}}warnings{code message path}problems{code message path}}}","answer":{"publishEdition":{"preview":{"figures":{"value":"Decimal"},"province":{"coverage":"Decimal"},"incomplete":{"coverage":"Decimal"}}}},"variables":{"input":"EditionInput"}};
export const ProgressInDetailOperation: Operation<ProgressInDetailQuery, ProgressInDetailQueryVariables> = {"name":"ProgressInDetail","kind":"query","text":"query ProgressInDetail($region:String!$year:Int!){progressRule{version aheadPercent atRiskPercent leastCoveragePercent basesAgreePercent}region(code:$region){code name level plans{title targetYear}progress(year:$year){target{id indicator year unit value nature state reductionPercent carbonScope madeAt path{year value}together{binds indicator intensity unit divisor growthUntilCapPercent allowedByIntensity baseDiffersPercent source}}period actual approved expected coveragePercent endedMonths incomplete pathValue pathToDate pathRule pathRuleAssumed baseline baselineSource samePeriodLastYear changePercent completionOf completionPercent forecast forecastLow forecastHigh seasonYears headroom headroomAmount amountUnit provisionalFactor status reason madeUp lockedFactors{actual pathValue forecast forecastLow forecastHigh completionPercent headroom status reason}}}}","answer":{"region":{"progress":{"target":{"value":"Decimal","reductionPercent":"Decimal","path":{"value":"Decimal"},"together":{"intensity":"Decimal","divisor":"Decimal","growthUntilCapPercent":"Decimal","allowedByIntensity":"Decimal","baseDiffersPercent":"Decimal"}},"actual":"Decimal","coveragePercent":"Decimal","pathValue":"Decimal","pathToDate":"Decimal","baseline":"Decimal","samePeriodLastYear":"Decimal","changePercent":"Decimal","completionPercent":"Decimal","forecast":"Decimal","forecastLow":"Decimal","forecastHigh":"Decimal","headroom":"Decimal","headroomAmount":"Decimal","lockedFactors":{"actual":"Decimal","pathValue":"Decimal","forecast":"Decimal","forecastLow":"Decimal","forecastHigh":"Decimal","completionPercent":"Decimal","headroom":"Decimal"}}}},"variables":{}};
export const ProgressOfChildrenOperation: Operation<ProgressOfChildrenQuery, ProgressOfChildrenQueryVariables> = {"name":"ProgressOfChildren","kind":"query","text":"query ProgressOfChildren($region:String!$year:Int!$first:Int!){region(code:$region){children(first:$first){totalCount nodes{code name madeUp progress(year:$year){target{id indicator year carbonScope madeAt}actual pathValue completionPercent forecast headroom changePercent coveragePercent incomplete status reason}}}}}","answer":{"region":{"children":{"nodes":{"progress":{"actual":"Decimal","pathValue":"Decimal","completionPercent":"Decimal","forecast":"Decimal","headroom":"Decimal","changePercent":"Decimal","coveragePercent":"Decimal"}}}}},"variables":{}};
export const ProgressUpdatedOperation: Operation<ProgressUpdatedSubscription, ProgressUpdatedSubscriptionVariables> = {"name":"ProgressUpdated","kind":"subscription","text":"subscription ProgressUpdated($region:String!$year:Int!$after:String){progressUpdated(region:$region year:$year after:$after){sequence occurredAt cause year region{code name}changedIn{code name}progress{target{id indicator year unit value nature}period actual pathValue completionPercent forecast headroom status madeUp}}}","answer":{"progressUpdated":{"progress":{"target":{"value":"Decimal"},"actual":"Decimal","pathValue":"Decimal","completionPercent":"Decimal","forecast":"Decimal","headroom":"Decimal"}}},"variables":{}};
export const ProgressOperation: Operation<ProgressQuery, ProgressQueryVariables> = {"name":"Progress","kind":"query","text":"query Progress($code:String!$year:Int!){region(code:$code){progress(year:$year){target{indicator year value}period actual pathValue completionPercent forecast headroom status}}}","answer":{"region":{"progress":{"target":{"value":"Decimal"},"actual":"Decimal","pathValue":"Decimal","completionPercent":"Decimal","forecast":"Decimal","headroom":"Decimal"}}},"variables":{}};
export const ProgressedOperation: Operation<ProgressedSubscription, ProgressedSubscriptionVariables> = {"name":"Progressed","kind":"subscription","text":"subscription Progressed($region:String!$year:Int!$after:String){progressUpdated(region:$region year:$year after:$after){sequence region{code}progress{target{indicator}actual pathValue status}cause}}","answer":{"progressUpdated":{"progress":{"actual":"Decimal","pathValue":"Decimal"}}},"variables":{}};
export const PublishEditionOperation: Operation<PublishEditionMutation, PublishEditionMutationVariables> = {"name":"PublishEdition","kind":"mutation","text":"mutation PublishEdition($input:EditionInput!){publishEdition(input:$input){edition{id number period publishedAt hash}warnings{code message path}problems{code message path}}}","answer":{},"variables":{"input":"EditionInput"}};
export const PublishFactorSetOperation: Operation<PublishFactorSetMutation, PublishFactorSetMutationVariables> = {"name":"PublishFactorSet","kind":"mutation","text":"mutation PublishFactorSet($input:FactorSetInput!){publishFactorSet(input:$input){factorSet{id name note source province basedOn publishedOn official officialUses{from province reason}}problems{code message path}}}","answer":{},"variables":{}};
export const PublishQuotaOperation: Operation<PublishQuotaMutation, PublishQuotaMutationVariables> = {"name":"PublishQuota","kind":"mutation","text":"mutation PublishQuota($input:QuotaInput!){publishQuota(input:$input){standard{version standardNumber title source validFrom validTo electricityBasis replaces publishedAt publishedBy values{type kind indicator unit limit standard guide}}results{index problems{code message path}}problems{code message path}}}","answer":{"publishQuota":{"standard":{"values":{"limit":"Decimal","standard":"Decimal","guide":"Decimal"}}}},"variables":{}};
export const QualityRulesOperation: Operation<QualityRulesQuery, QualityRulesQueryVariables> = {"name":"QualityRules","kind":"query","text":"query QualityRules($region:String!){qualityRules(region:$region){version note validFrom publishedAt publishedBy requireExplanations twoPersons rules{code description severity enabled silentBecause}}}","answer":{},"variables":{}};
export const QuotaExceedingOperation: Operation<QuotaExceedingQuery, QuotaExceedingQueryVariables> = {"name":"QuotaExceeding","kind":"query","text":"query QuotaExceeding($region:String!$indicator:QuotaIndicator!$year:Int!$type:InstitutionType$first:Int!$after:String){region(code:$region){quotaStatus(indicator:$indicator year:$year type:$type){exceeding(first:$first after:$after){nodes{institution{code name}kind unit actual rating standardNumber quota{limit standard guide}saving{toLimit toStandard toGuide}}pageInfo{hasNextPage endCursor}totalCount}}}}","answer":{"region":{"quotaStatus":{"exceeding":{"nodes":{"actual":"Decimal","quota":{"limit":"Decimal","standard":"Decimal","guide":"Decimal"},"saving":{"toLimit":"Decimal","toStandard":"Decimal","toGuide":"Decimal"}}}}}},"variables":{}};
export const QuotaStatusOfOperation: Operation<QuotaStatusOfQuery, QuotaStatusOfQueryVariables> = {"name":"QuotaStatusOf","kind":"query","text":"query QuotaStatusOf($region:String!$indicator:QuotaIndicator!$year:Int!$type:InstitutionType){region(code:$region){quotaStatus(indicator:$indicator year:$year type:$type){indicator year unit institutions incomplete benchmark{limit standard guide}counts{rating institutions}unrated{reason institutions}saving{toLimit toStandard toGuide}savingUnit}}}","answer":{"region":{"quotaStatus":{"benchmark":{"limit":"Decimal","standard":"Decimal","guide":"Decimal"},"saving":{"toLimit":"Decimal","toStandard":"Decimal","toGuide":"Decimal"}}}},"variables":{}};
export const QuotasOperation: Operation<QuotasQuery, QuotasQueryVariables> = {"name":"Quotas","kind":"query","text":"query Quotas($region:String!){quotas(region:$region){version standardNumber title source validFrom validTo electricityBasis replaces publishedAt publishedBy values{type kind indicator unit limit standard guide}}}","answer":{"quotas":{"values":{"limit":"Decimal","standard":"Decimal","guide":"Decimal"}}},"variables":{}};
export const RankingOperation: Operation<RankingQuery, RankingQueryVariables> = {"name":"Ranking","kind":"query","text":"query Ranking($code:String!$period:Period!){region(code:$code){ranking(code:ENERGY_PER_CAPITA period:$period level:COUNTY first:200){rank figure{value yearOnYear}region{code name}}}}","answer":{"region":{"ranking":{"figure":{"value":"Decimal","yearOnYear":"Decimal"}}}},"variables":{"period":"Period"}};
export const RecordCheckFindingsOperation: Operation<RecordCheckFindingsMutation, RecordCheckFindingsMutationVariables> = {"name":"RecordCheckFindings","kind":"mutation","text":"mutation RecordCheckFindings($input:RecordCheckFindingsInput!){recordCheckFindings(input:$input){items{code state}problems{code message path}}}","answer":{},"variables":{"input":"RecordCheckFindingsInput"}};
export const RecordTaskProgressOperation: Operation<RecordTaskProgressMutation, RecordTaskProgressMutationVariables> = {"name":"RecordTaskProgress","kind":"mutation","text":"mutation RecordTaskProgress($input:TaskProgressInput!){recordTaskProgress(input:$input){task{code name theme quote source quantity unit span counting done confirmed completionPercent firstDay lastDay sides{member{code name}recorded}members{code name}years{year done confirmed completionPercent}entries{id event at member{code name}date quantity description evidence reason reversed reverses awaits{code name}}}problems{code message path}}}","answer":{"recordTaskProgress":{"task":{"quantity":"Decimal","done":"Decimal","confirmed":"Decimal","completionPercent":"Decimal","sides":{"recorded":"Decimal"},"years":{"done":"Decimal","confirmed":"Decimal","completionPercent":"Decimal"},"entries":{"quantity":"Decimal"}}}},"variables":{"input":"TaskProgressInput"}};
export const RegionBudgetOperation: Operation<RegionBudgetQuery, RegionBudgetQueryVariables> = {"name":"RegionBudget","kind":"query","text":"query RegionBudget($region:String!$indicator:BudgetIndicator!$year:Int!){region(code:$region){budget(indicator:$indicator year:$year){year indicator unit amount reason used estimated plannedToDate left lastsMonths runsOutIn status months{period planned used coverage}versions{version amount source sourceNote reason setAt setBy}}}}","answer":{"region":{"budget":{"amount":"Decimal","used":"Decimal","estimated":"Decimal","plannedToDate":"Decimal","left":"Decimal","lastsMonths":"Decimal","months":{"planned":"Decimal","used":"Decimal","coverage":"Decimal"},"versions":{"amount":"Decimal"}}}},"variables":{}};
export const RegionFiguresOperation: Operation<RegionFiguresQuery, RegionFiguresQueryVariables> = {"name":"RegionFigures","kind":"query","text":"query RegionFigures($region:String!$period:Period!$codes:[IndicatorCode!]$options:FigureOptions){region(code:$region){code name level indicators(codes:$codes period:$period options:$options){code period unit value reason numerator numeratorUnit denominator denominatorUnit yearOnYear carbonScope quality{expected approved waiting missing coverage meteredShare provisionalFactor}}}}","answer":{"region":{"indicators":{"value":"Decimal","numerator":"Decimal","denominator":"Decimal","yearOnYear":"Decimal","quality":{"coverage":"Decimal","meteredShare":"Decimal"}}}},"variables":{"period":"Period"}};
export const RegionGroupsOperation: Operation<RegionGroupsQuery, RegionGroupsQueryVariables> = {"name":"RegionGroups","kind":"query","text":"query RegionGroups{regionGroups{code name}}","answer":{},"variables":{}};
export const RegionLocksOperation: Operation<RegionLocksQuery, RegionLocksQueryVariables> = {"name":"RegionLocks","kind":"query","text":"query RegionLocks($region:String!){calendar(region:$region){firstMonth locks{period automatic reason}}}","answer":{},"variables":{}};
export const RegionMonthsOperation: Operation<RegionMonthsQuery, RegionMonthsQueryVariables> = {"name":"RegionMonths","kind":"query","text":"query RegionMonths($region:String!$year:Int!$first:Int!$after:String){region(code:$region){code name madeUp}months(region:$region year:$year first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{period expected approved waiting complete dueDate stale region{code name level}city{actor at stale}province{actor at stale}returned{actor at level reason}lock{since reason automatic issuedBy region{code name}}history{actor at level decision expected approved reason stale}}}}","answer":{},"variables":{}};
export const RegionOverviewOperation: Operation<RegionOverviewQuery, RegionOverviewQueryVariables> = {"name":"RegionOverview","kind":"query","text":"query RegionOverview($region:String!$period:Period!){region(code:$region){code name level madeUp indicators(period:$period){code unit value reason yearOnYear yearOnYearCoverage carbonScope systems quality{expected approved waiting missing coverage meteredShare estimatedShare provisionalFactor}}reporting(period:$period){expected submitted approved returned missing overdue rate onTimeRate dueDate}}}","answer":{"region":{"indicators":{"value":"Decimal","yearOnYear":"Decimal","yearOnYearCoverage":"Decimal","quality":{"coverage":"Decimal","meteredShare":"Decimal","estimatedShare":"Decimal"}},"reporting":{"rate":"Decimal","onTimeRate":"Decimal"}}},"variables":{"period":"Period"}};
export const RegionPlaceOperation: Operation<RegionPlaceQuery, RegionPlaceQueryVariables> = {"name":"RegionPlace","kind":"query","text":"query RegionPlace($region:String!){region(code:$region){code name level ancestors{code name level}}}","answer":{},"variables":{}};
export const RegionsBelowOperation: Operation<RegionsBelowQuery, RegionsBelowQueryVariables> = {"name":"RegionsBelow","kind":"query","text":"query RegionsBelow($region:String!$first:Int!){region(code:$region){code name madeUp children(first:$first){totalCount nodes{code name level}}}}","answer":{},"variables":{}};
export const RegisterInstitutionOperation: Operation<RegisterInstitutionMutation, RegisterInstitutionMutationVariables> = {"name":"RegisterInstitution","kind":"mutation","text":"mutation RegisterInstitution($input:RegisterInstitutionInput!){registerInstitution(input:$input){institution{id code name}warnings{code message path}problems{code message path}}}","answer":{},"variables":{}};
export const RemainingAllowanceOperation: Operation<RemainingAllowanceQuery, RemainingAllowanceQueryVariables> = {"name":"RemainingAllowance","kind":"query","text":"query RemainingAllowance($region:String!$year:Int!){region(code:$region){progress(year:$year){target{id}amountUnit incomplete allowance{overrun overrunAmount reason months{month value amount}}}}}","answer":{"region":{"progress":{"allowance":{"overrun":"Decimal","overrunAmount":"Decimal","months":{"value":"Decimal","amount":"Decimal"}}}}},"variables":{}};
export const ReopenInstitutionOperation: Operation<ReopenInstitutionMutation, ReopenInstitutionMutationVariables> = {"name":"ReopenInstitution","kind":"mutation","text":"mutation ReopenInstitution($input:ReopenInstitutionInput!){reopenInstitution(input:$input){institution{id code name type system keyUnit validFrom validTo parent{code name}}warnings{code message path}problems{code message path}}}","answer":{},"variables":{}};
export const ReorganiseOperation: Operation<ReorganiseMutation, ReorganiseMutationVariables> = {"name":"Reorganise","kind":"mutation","text":"mutation Reorganise($input:ReorganiseInput!){reorganise(input:$input){applied reorganisationId effectiveFrom institutions reportsMoved effects{code name institutionsBefore institutionsAfter}sums{period code difference}warnings{code message path}problems{code message path}}}","answer":{"reorganise":{"sums":{"difference":"Decimal"}}},"variables":{"input":"ReorganiseInput"}};
export const ReportCountsOperation: Operation<ReportCountsQuery, ReportCountsQueryVariables> = {"name":"ReportCounts","kind":"query","text":"query ReportCounts($region:String!$period:Period!$none:InstitutionFilter!$draft:InstitutionFilter!$submitted:InstitutionFilter!$returned:InstitutionFilter!$approved:InstitutionFilter!$withdrawn:InstitutionFilter!){region(code:$region){code madeUp reporting(period:$period){expected submitted approved returned missing overdue rate dueDate}none:institutions(filter:$none first:1){totalCount}draft:institutions(filter:$draft first:1){totalCount}submitted:institutions(filter:$submitted first:1){totalCount}returned:institutions(filter:$returned first:1){totalCount}approved:institutions(filter:$approved first:1){totalCount}withdrawn:institutions(filter:$withdrawn first:1){totalCount}}}","answer":{"region":{"reporting":{"rate":"Decimal"}}},"variables":{"period":"Period","none":"InstitutionFilter","draft":"InstitutionFilter","submitted":"InstitutionFilter","returned":"InstitutionFilter","approved":"InstitutionFilter","withdrawn":"InstitutionFilter"}};
export const ReportFormOperation: Operation<ReportFormQuery, ReportFormQueryVariables> = {"name":"ReportForm","kind":"query","text":"query ReportForm($institution:String!$period:Period!$monthBefore:Period!$yearBefore:Period!){institution(code:$institution){code name type system madeUp validFrom validTo parent{code name}report(period:$period){id version status countedVersion{id version values{item quantity cost acquisition notApplicable}}values{item unit quantity cost acquisition notApplicable carried}findings{number code severity message item expected actual explanation explainedBy explainedAt}history{version kind actor at reason}}monthBefore:report(period:$monthBefore){version status values{item quantity cost acquisition notApplicable carried}}yearBefore:report(period:$yearBefore){version status values{item quantity cost acquisition notApplicable carried}}}}","answer":{"institution":{"report":{"countedVersion":{"values":{"quantity":"Decimal","cost":"Decimal"}},"values":{"quantity":"Decimal","cost":"Decimal"}},"monthBefore":{"values":{"quantity":"Decimal","cost":"Decimal"}},"yearBefore":{"values":{"quantity":"Decimal","cost":"Decimal"}}}},"variables":{"period":"Period","monthBefore":"Period","yearBefore":"Period"}};
export const ReportStandingsOperation: Operation<ReportStandingsQuery, ReportStandingsQueryVariables> = {"name":"ReportStandings","kind":"query","text":"query ReportStandings($institution:String!$from:Period!$to:Period!$first:Int!){institution(code:$institution){code reports(from:$from to:$to first:$first){nodes{id period status version countedVersion{version}}}}}","answer":{},"variables":{"from":"Period","to":"Period"}};
export const ReportingByChildOperation: Operation<ReportingByChildQuery, ReportingByChildQueryVariables> = {"name":"ReportingByChild","kind":"query","text":"query ReportingByChild($region:String!$period:Period!){region(code:$region){code name reporting(period:$period){expected submitted approved returned missing overdue rate onTimeRate dueDate}reportingByChild(period:$period){ownInstitutionsOnly region{code name}reporting{expected submitted approved returned missing overdue rate onTimeRate dueDate}}}}","answer":{"region":{"reporting":{"rate":"Decimal","onTimeRate":"Decimal"},"reportingByChild":{"reporting":{"rate":"Decimal","onTimeRate":"Decimal"}}}},"variables":{"period":"Period"}};
export const ReportsOfMonthOperation: Operation<ReportsOfMonthQuery, ReportsOfMonthQueryVariables> = {"name":"ReportsOfMonth","kind":"query","text":"query ReportsOfMonth($region:String!$period:Period!$filter:InstitutionFilter!$first:Int!$after:String){region(code:$region){code institutions(filter:$filter first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{code name type system keyUnit madeUp parent{code name}report(period:$period){id version status countedVersion{version}history{at kind reason actor}}}}}}","answer":{},"variables":{"period":"Period","filter":"InstitutionFilter"}};
export const ResetPasswordOperation: Operation<ResetPasswordMutation, ResetPasswordMutationVariables> = {"name":"ResetPassword","kind":"mutation","text":"mutation ResetPassword($input:AccountChangeInput!){resetPassword(input:$input){account{id username displayName kind disabled mustChangePassword lastUsedAt region{code name}grants{id role region{code name}subtree system institution validFrom validTo inForce}}initialSecret secretShownBefore problems{code message path}}}","answer":{},"variables":{}};
export const ReviewOrderOperation: Operation<ReviewOrderQuery, ReviewOrderQueryVariables> = {"name":"ReviewOrder","kind":"query","text":"query ReviewOrder($region:String!$period:Period$type:InstitutionType$system:String$withFindings:Boolean$first:Int!$after:String){reviewQueue(region:$region period:$period type:$type system:$system withFindings:$withFindings first:$first after:$after){totalCount nodes{id period institution{code name}}}}","answer":{},"variables":{"period":"Period"}};
export const ReviewQueueUpdatedOperation: Operation<ReviewQueueUpdatedSubscription, ReviewQueueUpdatedSubscriptionVariables> = {"name":"ReviewQueueUpdated","kind":"subscription","text":"subscription ReviewQueueUpdated($region:String!$after:String){reviewQueueUpdated(region:$region after:$after){sequence occurredAt cause count waiting region{code name}changedIn{code name}}}","answer":{},"variables":{}};
export const ReviewQueueOperation: Operation<ReviewQueueQuery, ReviewQueueQueryVariables> = {"name":"ReviewQueue","kind":"query","text":"query ReviewQueue($region:String!$period:Period$type:InstitutionType$system:String$withFindings:Boolean$first:Int!$after:String){reviewQueue(region:$region period:$period type:$type system:$system withFindings:$withFindings first:$first after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{id version status period institution{code name type system madeUp parent{code name}}countedVersion{version}values{item unit quantity cost acquisition notApplicable carried}findings{number code severity message item expected actual explanation}}}}","answer":{"reviewQueue":{"nodes":{"values":{"quantity":"Decimal","cost":"Decimal"}}}},"variables":{"period":"Period"}};
export const ReviewOperation: Operation<ReviewMutation, ReviewMutationVariables> = {"name":"Review","kind":"mutation","text":"mutation Review($input:ReviewReportsInput!){reviewReports(input:$input){reports{id status version}problems{code message path}}}","answer":{},"variables":{}};
export const RevokeRoleOperation: Operation<RevokeRoleMutation, RevokeRoleMutationVariables> = {"name":"RevokeRole","kind":"mutation","text":"mutation RevokeRole($input:RevokeInput!){revokeRole(input:$input){grant{id role region{code name}subtree system institution validFrom validTo inForce}problems{code message path}}}","answer":{},"variables":{}};
export const SaveReportOperation: Operation<SaveReportMutation, SaveReportMutationVariables> = {"name":"SaveReport","kind":"mutation","text":"mutation SaveReport($input:ReportInput!){saveReport(input:$input){report{id version status findings{code severity message item}}problems{code message path}}}","answer":{},"variables":{"input":"ReportInput"}};
export const SearchUnitsOperation: Operation<SearchUnitsQuery, SearchUnitsQueryVariables> = {"name":"SearchUnits","kind":"query","text":"query SearchUnits($text:String!$first:Int!){search(text:$text first:$first){code name level parent{code name}}}","answer":{},"variables":{}};
export const SetBudgetOperation: Operation<SetBudgetMutation, SetBudgetMutationVariables> = {"name":"SetBudget","kind":"mutation","text":"mutation SetBudget($input:BudgetInput!){setBudget(input:$input){budget{year indicator unit amount reason used estimated plannedToDate left lastsMonths runsOutIn status months{period planned used coverage}versions{version amount source sourceNote reason setAt setBy}}problems{code message path}}}","answer":{"setBudget":{"budget":{"amount":"Decimal","used":"Decimal","estimated":"Decimal","plannedToDate":"Decimal","left":"Decimal","lastsMonths":"Decimal","months":{"planned":"Decimal","used":"Decimal","coverage":"Decimal"},"versions":{"amount":"Decimal"}}}},"variables":{}};
export const SetBudgetsOperation: Operation<SetBudgetsMutation, SetBudgetsMutationVariables> = {"name":"SetBudgets","kind":"mutation","text":"mutation SetBudgets($input:BudgetsInput!){setBudgets(input:$input){accepted rejected results{index budget{year indicator unit amount reason used estimated plannedToDate left lastsMonths runsOutIn status months{period planned used coverage}versions{version amount source sourceNote reason setAt setBy}}problems{code message path}}problems{code message path}}}","answer":{"setBudgets":{"results":{"budget":{"amount":"Decimal","used":"Decimal","estimated":"Decimal","plannedToDate":"Decimal","left":"Decimal","lastsMonths":"Decimal","months":{"planned":"Decimal","used":"Decimal","coverage":"Decimal"},"versions":{"amount":"Decimal"}}}}},"variables":{}};
export const SetCalendarOperation: Operation<SetCalendarMutation, SetCalendarMutationVariables> = {"name":"SetCalendar","kind":"mutation","text":"mutation SetCalendar($input:CalendarInput!){setCalendar(input:$input){calendar{region{code name}firstMonth dueRules{kind period dueDate}autoLockDays reminderDays locks{period since automatic reason actor}}problems{code message path}}}","answer":{},"variables":{"input":"CalendarInput"}};
export const SetQuotaKindsOperation: Operation<SetQuotaKindsMutation, SetQuotaKindsMutationVariables> = {"name":"SetQuotaKinds","kind":"mutation","text":"mutation SetQuotaKinds($input:QuotaKindsInput!){setQuotaKinds(input:$input){accepted rejected results{index problems{code message path}}problems{code message path}}}","answer":{},"variables":{}};
export const SettleFindingOperation: Operation<SettleFindingMutation, SettleFindingMutationVariables> = {"name":"SettleFinding","kind":"mutation","text":"mutation SettleFinding($input:SettleFindingInput!){settleFinding(input:$input){finding{id state}problems{code message path}}}","answer":{},"variables":{}};
export const StartImportOperation: Operation<StartImportMutation, StartImportMutationVariables> = {"name":"StartImport","kind":"mutation","text":"mutation StartImport($input:StartImportInput!){startImport(input:$input){import{id fileName state dryRun}problems{code message path}}}","answer":{},"variables":{}};
export const SubmitBatchOperation: Operation<SubmitBatchMutation, SubmitBatchMutationVariables> = {"name":"SubmitBatch","kind":"mutation","text":"mutation SubmitBatch($input:ReportsInput!){submitReports(input:$input){accepted rejected results{index report{id}problems{code message path}}problems{code message}}}","answer":{},"variables":{}};
export const SubmitOperation: Operation<SubmitMutation, SubmitMutationVariables> = {"name":"Submit","kind":"mutation","text":"mutation Submit($input:ReportInput!){submitReport(input:$input){report{id version status findings{code severity message item}}problems{code message path}}}","answer":{},"variables":{"input":"ReportInput"}};
export const TargetProgressOperation: Operation<TargetProgressQuery, TargetProgressQueryVariables> = {"name":"TargetProgress","kind":"query","text":"query TargetProgress($region:String!$year:Int!){region(code:$region){code name progress(year:$year){target{id indicator year unit value nature}period actual pathValue completionPercent forecast headroom status madeUp}}}","answer":{"region":{"progress":{"target":{"value":"Decimal"},"actual":"Decimal","pathValue":"Decimal","completionPercent":"Decimal","forecast":"Decimal","headroom":"Decimal"}}},"variables":{}};
export const TargetVersionsOperation: Operation<TargetVersionsQuery, TargetVersionsQueryVariables> = {"name":"TargetVersions","kind":"query","text":"query TargetVersions($id:ID!){node(id:$id){...on Target{id versions{id value madeAt madeBy reason runId supersededAt}}}}","answer":{"node":{"versions":{"value":"Decimal"}}},"variables":{}};
export const TargetsOperation: Operation<TargetsQuery, TargetsQueryVariables> = {"name":"Targets","kind":"query","text":"query Targets($region:String!$year:Int!){region(code:$region){targets(year:$year){id orgUnit{code name level}indicator year nature state unit baseline value reductionPercent pathRule path{year value}runId parentChangedAt}}}","answer":{"region":{"targets":{"baseline":"Decimal","value":"Decimal","reductionPercent":"Decimal","path":{"value":"Decimal"}}}},"variables":{}};
export const WhoAmIOperation: Operation<WhoAmIQuery, WhoAmIQueryVariables> = {"name":"WhoAmI","kind":"query","text":"query WhoAmI{viewer{username displayName mustChangePassword demonstration grants{role subtree system institution validFrom validTo region{code name level}}}}","answer":{},"variables":{}};
export const WhatIfTheGridFactorChangesOperation: Operation<WhatIfTheGridFactorChangesQuery, WhatIfTheGridFactorChangesQueryVariables> = {"name":"WhatIfTheGridFactorChanges","kind":"query","text":"query WhatIfTheGridFactorChanges($code:String!$period:Period!$factorSet:ID!){region(code:$code){official:indicator(code:CARBON_TOTAL period:$period){value}lockedBaseYear:indicator(code:CARBON_TOTAL period:$period options:{factorBasis:LOCKED_BASE_YEAR}){value}whatIf:indicator(code:CARBON_TOTAL period:$period options:{factorSet:$factorSet}){value}}}","answer":{"region":{"official":{"value":"Decimal"},"lockedBaseYear":{"value":"Decimal"},"whatIf":{"value":"Decimal"}}},"variables":{"period":"Period"}};
export const WhereDoesThisNumberComeFromOperation: Operation<WhereDoesThisNumberComeFromQuery, WhereDoesThisNumberComeFromQueryVariables> = {"name":"WhereDoesThisNumberComeFrom","kind":"query","text":"query WhereDoesThisNumberComeFrom($code:String!$period:Period!){region(code:$code){indicator(code:CARBON_PER_AREA period:$period){value numerator denominator lineage{formula definitionVersion terms{item quantity unit factor factorSource contribution}reports(first:10){totalCount nodes{id version institution{code name}}}}}}}","answer":{"region":{"indicator":{"value":"Decimal","numerator":"Decimal","denominator":"Decimal","lineage":{"terms":{"quantity":"Decimal","factor":"Decimal","contribution":"Decimal"}}}}},"variables":{"period":"Period"}};
export const WithdrawEditionOperation: Operation<WithdrawEditionMutation, WithdrawEditionMutationVariables> = {"name":"WithdrawEdition","kind":"mutation","text":"mutation WithdrawEdition($input:WithdrawEditionInput!){withdrawEdition(input:$input){edition{id number period withdrawn{at by reason}}problems{code message path}}}","answer":{},"variables":{}};
export const WithdrawReportOperation: Operation<WithdrawReportMutation, WithdrawReportMutationVariables> = {"name":"WithdrawReport","kind":"mutation","text":"mutation WithdrawReport($input:WithdrawReportInput!){withdrawReport(input:$input){report{id version status}problems{code message path}}}","answer":{},"variables":{}};
