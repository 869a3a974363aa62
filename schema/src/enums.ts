// Every enum of the API, each registered once from the domain's closed list.
import {
  ACQUISITIONS,
  ACTIVITY_MEASURES,
  BINDS,
  BUDGET_INDICATORS,
  BUDGET_STATUSES,
  CALENDAR_ENTRY_KINDS,
  CHANGE_CAUSES,
  CHECK_KIND_NAMES,
  CHECK_KINDS,
  CHOSEN_AS,
  COUNTED_PARTS,
  DECOMPOSITION_METHODS,
  FACTOR_USES,
  EDITION_FAULTS,
  FIGURES_CAUSES,
  FINDING_ANSWERS,
  FINDING_DECISIONS,
  FINDING_SEVERITIES,
  FINDING_STATES,
  FUND_SOURCES,
  HEATINGS,
  INDICATOR_CODES,
  INSTITUTION_TYPES,
  METHOD_ASPECTS,
  NOTIFICATION_KINDS,
  PATH_RULES,
  PLAN_FUELS,
  PLAN_STATEMENT_CODES,
  PROBLEM_CODES,
  QUOTA_INDICATORS,
  QUOTA_LEVELS,
  QUOTA_RATINGS,
  RATING_REASONS,
  PROGRESS_REASONS,
  PROGRESS_CAUSES,
  PROGRESS_STATUSES,
  REPORT_STATUS_NAMES,
  REPORT_STATUSES,
  REVIEW_CAUSES,
  RESTATEMENT_CAUSES,
  ROLES,
  TASK_COUNTINGS,
  TASK_SPANS,
} from '@shuangcheng/domain';
import { registerEnumType } from 'type-graphql';

const enumOf = <T extends string>(
  name: string,
  values: readonly T[],
  description: string,
  texts: Partial<Record<T, string>> = {},
): { readonly [K in T]: K } => {
  const object = Object.fromEntries(values.map((value) => [value, value])) as { [K in T]: K };
  const valuesConfig = Object.fromEntries(Object.entries(texts).map(([value, text]) => [value, { description: text as string }])) as Record<
    T,
    { description: string }
  >;
  registerEnumType(object, { name, description, valuesConfig });
  return object;
};

export const OrgLevelEnum = enumOf('OrgLevel', ['PROVINCE', 'CITY', 'COUNTY', 'INSTITUTION'], '层级。', {
  PROVINCE: '省（直辖市）',
  CITY: '市（州）',
  COUNTY: '县（区）',
  INSTITUTION: '公共机构',
});
export const NatureEnum = enumOf('Nature', ['EXPECTED', 'BINDING'], '指标属性。', { EXPECTED: '预期性', BINDING: '约束性' });
export const TargetStateEnum = enumOf('TargetState', ['SET', 'PENDING_UPSTREAM', 'RATE_ONLY'], '目标状态。', {
  SET: '已确定',
  PENDING_UPSTREAM: '以上级下达为准',
  RATE_ONLY: '只有年度下降率，无基数',
});
export const PlanBoundEnum = enumOf('PlanBound', ['AT_MOST', 'AT_LEAST'], '不高于，或不低于。');
export const PlanFuelEnum = enumOf('PlanFuel', PLAN_FUELS, '规划能源结构中的品种；汽油、柴油不分用途。');
export const PlanStatementCodeEnum = enumOf('PlanStatementCode', PLAN_STATEMENT_CODES, '规划正文中可核对的一句话的种类。', {
  TEXT_TARGET: '正文所写的目标值',
  BUILDING_CARBON_SHARE: '建筑碳排放占比',
  CARBON_PER_TCE_RATIO: '各品种单位标准煤碳排放之比',
  CARBON_AVERAGE_DECLINE: '碳排放年均下降率',
  FUNDS_LAST_PERIOD: '上一时期的资金',
  NAMED_COUNT: '所称的项数',
  DEADLINE: '期限',
});
export const FundSourceEnum = enumOf('FundSource', FUND_SOURCES, '资金来源。', { PROVINCE: '省级', LOCAL: '地方', SOCIAL: '社会' });
export const CountedPartEnum = enumOf('CountedPart', COUNTED_PARTS, '所数的事项。');
export const ActivityMeasureEnum = enumOf('ActivityMeasure', ACTIVITY_MEASURES, '衡量规模的存量项。', {
  FLOOR_AREA: '建筑面积',
  ENERGY_USERS: '用能人数',
});
export const ChangeCauseEnum = enumOf('ChangeCause', CHANGE_CAUSES, '总量变化的原因。', {
  COVERAGE: '上报范围：应报机构中已审核的多少（按机构类型，未报的按同类已报的平均规模）',
  ACTIVITY: '规模：全部应报机构的建筑面积或人数',
  STRUCTURE: '结构：规模在各类机构之间的分布',
  INTENSITY: '强度：单位面积或人均的用量',
  FACTOR: '因子：折标、碳排放系数和电网因子',
});
export const QuotaIndicatorEnum = enumOf('QuotaIndicator', QUOTA_INDICATORS, '有定额的指标。', {
  ENERGY_PER_AREA: '单位建筑面积能耗（不含汽油、柴油）',
  ENERGY_PER_CAPITA: '人均综合能耗',
  WATER_PER_CAPITA: '人均用水量',
});
export const QuotaRatingEnum = enumOf('QuotaRatingLevel', QUOTA_RATINGS, '对照定额的评价。', {
  ADVANCED: '先进：不高于引导值',
  REASONABLE: '合理：不高于基准值',
  COMPLIANT: '达标：不高于约束值',
  EXCEEDED: '需整改：高于约束值',
});
export const RatingReasonEnum = enumOf('QuotaRatingReason', RATING_REASONS, '没有评价的原因。', {
  NO_QUOTA: '没有适用的定额',
  NO_DATA: '没有已审核的数据',
  FACTOR_MISSING: '没有该年、该口径的系数',
  DENOMINATOR_MISSING: '没有建筑面积或用能人数',
  PERIOD_NOT_ENDED: '该年尚未结束',
});
export const BudgetIndicatorEnum = enumOf('BudgetIndicator', BUDGET_INDICATORS, '设定预算的总量。');
export const BudgetSourceEnum = enumOf('BudgetSource', ['QUOTA', 'TARGET', 'GIVEN'], '预算由何而来：定额、目标，或给定。');
export const QuotaLevelEnum = enumOf('QuotaLevel', QUOTA_LEVELS, '定额的约束值、基准值、引导值。');
export const BudgetStatusEnum = enumOf('BudgetStatus', BUDGET_STATUSES, '预算的执行情况，按季节和目前的节奏。', {
  WITHIN: '够用到年末',
  OVER_PACE: '用得偏快，不够用到年末',
  RUNNING_OUT: '两个月内将用完，或按估计已用完',
  EXCEEDED: '已用完：已审核的用量达到预算',
  NO_DATA: '没有已审核的用量，或审核率过低',
});
export const BasisEnum = enumOf('Basis', ['APPROVED', 'SUBMITTED'], '数据口径。', {
  APPROVED: '已审核版本',
  SUBMITTED: '最新上报版本，没有则取已审核版本',
});
export const ReportStatusEnum = enumOf('ReportStatus', REPORT_STATUSES, '报表状态。', REPORT_STATUS_NAMES);
export const AcquisitionEnum = enumOf('Acquisition', ACQUISITIONS, '数据取得方式。', {
  METERED: '计量',
  LUMP_SUM: '包干或分摊',
  ESTIMATED: '估算',
});
export const PathRuleEnum = enumOf('PathRule', PATH_RULES, '年度路径规则。', {
  LINEAR: '等量递减',
  COMPOUND: '等比递减',
  CUSTOM: '自定',
});
export const DecompositionMethodEnum = enumOf('DecompositionMethod', DECOMPOSITION_METHODS, '目标分解方法。', {
  BY_SHARE: '占比权重',
  EQUAL_RATE: '等比例',
  BY_POTENTIAL: '按潜力（与标杆值的差距）',
  BY_CLASS: '分类分率',
});
export const BaselineSourceEnum = enumOf('BaselineSource', ['PRINTED', 'REPORTED', 'MADE_UP'], '基数的出处。', {
  PRINTED: '规划文件印发数',
  REPORTED: '已审核报表汇总',
  MADE_UP: '演示数据编造',
});
export const ProgressStatusEnum = enumOf('ProgressStatus', PROGRESS_STATUSES, '进度状态。门槛见 progressRule。', {
  AHEAD: '超前',
  ON_TRACK: '正常',
  AT_RISK: '有风险',
  BEHIND: '滞后',
  NO_DATA: '无法判定',
});
export const ProgressReasonEnum = enumOf('ProgressReason', PROGRESS_REASONS, '无法判定进度的原因。', {
  YEAR_NOT_BEGUN: '该年尚无已结束的月份',
  NO_DATA: '没有已审核的报表',
  FACTOR_MISSING: '缺少因子',
  DENOMINATOR_MISSING: '缺少面积或人数',
  PARTIAL_SCOPE: '授权只含部分主管系统，目标属于整个区划',
  PENDING_UPSTREAM: '以上级下达为准，尚无目标值',
  PREVIOUS_YEAR_MISSING: '只有年度下降率，而上年数据不完整',
  PATH_UNKNOWN: '没有基数，路径不明',
  LOW_COVERAGE: '审核率过低',
  BASE_DIFFERS: '上报的与目标的基数不是同一口径：基年上报（没有的，本年预测）与基数（路径）相差过大',
  SEASON_UNKNOWN: '没有完整的往年可定季节分布',
});
export const CompletionOfEnum = enumOf('CompletionOf', ['REDUCTION', 'CAP'], '完成程度的含义。', {
  REDUCTION: '预测降幅 ÷ 路径要求的降幅',
  CAP: '预测值 ÷ 路径值（控制增长，越低越好）',
});
export const BindsEnum = enumOf('Binds', BINDS, '总量与强度何者更严。', {
  CAP: '总量更严',
  INTENSITY: '强度更严',
  BOTH: '两者恰好相同',
});
export const IntensitySourceEnum = enumOf('IntensitySource', ['OWN', 'PARENT_RATE'], '强度目标的来源。', {
  OWN: '该下级自己的目标：其规划所定，否则上级分解下达的',
  PARENT_RATE: '该下级没有强度目标，按上级强度目标的下降率用于其自身基数',
});
export const PathBaselineSourceEnum = enumOf('PathBaselineSource', ['TARGET', 'PREVIOUS_YEAR'], '进度所用基数的来源。', {
  TARGET: '目标自身的基数',
  PREVIOUS_YEAR: '上年全年已审核数',
});
export const FactorBasisEnum = enumOf('FactorBasis', ['LOCKED_BASE_YEAR', 'CURRENT'], '电网因子取规划基年，或取各年当年。');
export const FactorUseEnum = enumOf('FactorUse', FACTOR_USES, '系数的用途。', {
  STANDARD_COAL: '折标准煤（电力为当量值）',
  CARBON: '碳排放（电力除外）',
  GRID_CARBON: '电网碳排放，分省分年',
  EQUIVALENT_ELECTRICITY: '电力等价值，分年',
});
export const CarbonScopeEnum = enumOf('CarbonScope', ['TOTAL', 'BUILDING'], '碳排放口径。', {
  TOTAL: '全部能源',
  BUILDING: '不含汽油、柴油',
});
export const ElectricityBasisEnum = enumOf('ElectricityBasis', ['CALORIFIC', 'EQUIVALENT'], '电力折标口径。', {
  CALORIFIC: '当量值 0.1229',
  EQUIVALENT: '等价值',
});
export const InstitutionTypeEnum = enumOf(
  'InstitutionType',
  INSTITUTION_TYPES.map((type) => type.code),
  '公共机构类型。',
  Object.fromEntries(INSTITUTION_TYPES.map((type) => [type.code, type.nameZh])),
);
export const IndicatorCodeEnum = enumOf('IndicatorCode', INDICATOR_CODES, '指标。');
export const RoleEnum = enumOf('Role', ROLES, '角色。', {
  PROVINCE_BUREAU: '省（市）机关事务管理局',
  CITY_BUREAU: '市（州）机关事务管理部门',
  COUNTY_BUREAU: '县（区）机关事务管理部门',
  SYSTEM_SUPERVISOR: '系统主管部门',
  REPORTER: '填报单位',
  AUDITOR: '审计人员',
  JOINT_ANALYST: '成渝联合分析',
});
export const AccountKindEnum = enumOf('AccountKind', ['PERSON', 'CLIENT'], '账户种类。', {
  PERSON: '个人，以密码登录',
  CLIENT: '程序，以客户端密钥登录',
});
export const BreakdownByEnum = enumOf('BreakdownBy', ['ITEM', 'TYPE', 'SYSTEM', 'CHILD_REGION'], '分解方式。', {
  ITEM: '按能源资源品种',
  TYPE: '按机构类型',
  SYSTEM: '按主管系统',
  CHILD_REGION: '按下级区划（含本级直属机构）',
});
export const RankingOrderEnum = enumOf('RankingOrder', ['DESCENDING', 'ASCENDING'], '排名次序：从高到低，或从低到高。');
export const ItemKindEnum = enumOf('ItemKind', ['FLOW', 'STOCK'], '流量（当月消费）或存量（月末在用）。');
export const ReportEventKindEnum = enumOf(
  'ReportEventKind',
  ['SAVED', 'SUBMITTED', 'APPROVED', 'RETURNED', 'WITHDRAWN'],
  '报表办理记录的种类。',
  { SAVED: '保存草稿', SUBMITTED: '上报', APPROVED: '审核通过', RETURNED: '退回', WITHDRAWN: '撤回' },
);
export const ReviewDecisionEnum = enumOf('ReviewDecision', ['APPROVE', 'RETURN'], '审核决定：通过，或退回。');
export const PeriodKindEnum = enumOf('PeriodKind', ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'], '期间的种类。');
export const CalendarEntryKindEnum = enumOf('CalendarEntryKind', CALENDAR_ENTRY_KINDS, '填报日历一次设定的内容。', {
  DUE_RULE: '截止规则',
  DUE_DATE: '某一期间的截止日',
  FIRST_MONTH: '最早可填报的月份',
  REMINDER: '提醒提前的天数',
  AUTO_LOCK: '截止后自动锁定',
  LOCK: '锁定',
  REOPEN: '重新开放',
});
export const CalendarAuthorityEnum = enumOf('CalendarAuthority', ['PROVINCE', 'CITY'], '由哪一级设定：省级的锁定只能由省级重新开放。');
export const ConfirmingLevelEnum = enumOf('ConfirmingLevel', ['CITY', 'PROVINCE'], '由哪一级确认。', {
  CITY: '市（州）',
  PROVINCE: '省（市）',
});
export const ConfirmationDecisionEnum = enumOf('ConfirmationDecision', ['CONFIRM', 'RETURN'], '确认，或退回。', {
  CONFIRM: '确认',
  RETURN: '退回',
});
export const ProblemCodeEnum = enumOf('ProblemCode', PROBLEM_CODES, '问题的稳定代码。');
export const NotificationKindEnum = enumOf('NotificationKind', NOTIFICATION_KINDS, '通知的种类。', {
  REPORT_RETURNED: '报表被退回',
  MONTH_CONFIRMED: '月份已由上级确认',
  MONTH_LOCKED: '月份已锁定',
  MONTH_REOPENED: '月份已重新开放',
  DUE_SOON: '即将到期',
  OVERDUE: '已逾期',
  OVERDUE_SUMMARY: '逾期汇总：省（直辖市）下级的逾期区划，或主管系统在辖区内的未报机构，每期间一条',
  CHECK_ASSIGNED: '质量抽查任务',
  CHECK_SETTLED: '质量抽查已办结',
  REGISTER_CHANGED: '名录变动',
  TARGET_PUBLISHED: '上级下达或调整了目标',
  PLAN_PUBLISHED: '规划已发布',
  EDITION_PUBLISHED: '数据已发布',
  EDITION_WITHDRAWN: '发布的数据已撤回',
  TASK_PROGRESSED: '共同任务的另一方登记、确认或冲销了一项活动',
  FACTOR_SET_OFFICIAL: '省（直辖市）的官方因子集变更：决定时告知；启用时间在后的，届时再告知',
  BUDGET_RUNNING_OUT: '预算预警',
  IMPORT_FINISHED: '导入完成',
});
export const AuditFaultKindEnum = enumOf(
  'AuditFaultKind',
  ['CHANGED', 'MISSING_RECORD', 'MISSING_LINK', 'BROKEN_LINK', 'NOT_LINKED', 'ANCHOR_MISSING', 'ANCHOR_DIFFERS'],
  '审计链校验发现的问题。',
  {
    CHANGED: '记录或其链节与入链时不同（调换的，两处都会显示）',
    MISSING_RECORD: '链节（或待入链标记）还在，记录不在',
    MISSING_LINK: '该链节之前缺号',
    BROKEN_LINK: '该链节与前一链节不衔接',
    NOT_LINKED: '记录既无链节，也不在待入链之列',
    ANCHOR_MISSING: '留存的链节不存在（链尾被截去）',
    ANCHOR_DIFFERS: '留存的链节与现有的不同（链被重算）',
  },
);

const answers = { ACCEPTED: '认可，已改正', EXPLAINED: '说明情况', DISPUTED: '提出异议' };
const decisions = { UPHELD: '属实，办结', DISMISSED: '不成立，撤销', RETURNED: '答复不符要求，退回' };
export const CheckKindEnum = enumOf('CheckKind', CHECK_KINDS, '数据质量检查的方式。', CHECK_KIND_NAMES);
export const CheckStateEnum = enumOf('CheckState', ['OPEN', 'CLOSED'], '检查的状态。', { OPEN: '进行中', CLOSED: '已结束' });
export const CheckItemStateEnum = enumOf('CheckItemState', ['ASSIGNED', 'CHECKED'], '被查机构：已分派，或已检查。', {
  ASSIGNED: '待检查',
  CHECKED: '已检查',
});
export const ChosenAsEnum = enumOf('ChosenAs', CHOSEN_AS, '机构因何被查。', {
  RANDOM: '随机抽中',
  CERTAIN: '重点用能单位必查',
  CENSUS: '全部检查',
  TARGETED: '有针对性加查',
  NAMED: '指定',
});
export const CheckNoteEnum = enumOf('CheckNote', ['STOCK_CHANGED', 'RULE_FINDINGS'], '值得留意之处。', {
  STOCK_CHANGED: '建筑面积或用能人数较上年同月变动超过 10%',
  RULE_FINDINGS: '期间内的报表有校验发现（ERROR 或 WARNING）',
});
export const FindingSeverityEnum = enumOf('FindingSeverity', FINDING_SEVERITIES, '发现的程度：差错、疑点、提示。', {
  ERROR: '差错',
  WARNING: '疑点',
  NOTE: '提示',
});
export const FindingStateEnum = enumOf('FindingState', FINDING_STATES, '发现的状态。', { OPEN: '待答复', ...answers, ...decisions });
export const FindingAnswerEnum = enumOf('FindingAnswer', FINDING_ANSWERS, '被查区划的答复。', answers);
export const FindingDecisionEnum = enumOf('FindingDecision', FINDING_DECISIONS, '组织检查的单位的处理。', decisions);
export const FindingStepKindEnum = enumOf('FindingStepKind', [...FINDING_ANSWERS, ...FINDING_DECISIONS], '答复或处理。', {
  ...answers,
  ...decisions,
});
export const HeatingEnum = enumOf(
  'Heating',
  HEATINGS.map(({ code }) => code),
  '采暖方式。',
  Object.fromEntries(HEATINGS.map(({ code, nameZh }) => [code, nameZh])),
);
export const RegisterEventKindEnum = enumOf(
  'RegisterEventKind',
  ['REGISTERED', 'CHANGED', 'MOVED', 'CLOSED', 'REOPENED'],
  '名录库变更的种类。',
  {
    REGISTERED: '登记',
    CHANGED: '变更',
    MOVED: '调整所在区划',
    CLOSED: '撤销',
    REOPENED: '重新纳入',
  },
);
export const InstitutionStepKindEnum = enumOf('InstitutionStepKind', ['MOVE', 'MERGE', 'SPLIT', 'CLOSE'], '机构调整的种类。', {
  MOVE: '调整到另一区划',
  MERGE: '并入另一机构，本机构撤销',
  SPLIT: '分设出新的机构',
  CLOSE: '撤销',
});
export const RegionStepKindEnum = enumOf('RegionStepKind', ['MERGE_REGIONS', 'SPLIT_REGION', 'MOVE_REGION'], '区划调整的种类。', {
  MERGE_REGIONS: '区划撤销，并入另一区划（可新设）',
  SPLIT_REGION: '所列机构划入另一区划（可新设），原区划保留',
  MOVE_REGION: '改隶另一上级',
});
export const BaselineMethodEnum = enumOf('BaselineMethod', ['WHOLE', 'REPORTS', 'SHARE'], '基数调整的依据。', {
  WHOLE: '整体并入，全部基数随之划转',
  REPORTS: '划转机构基年已审核报表的数量',
  SHARE: '报表未覆盖印发的基数，按划转机构占基年报表的比重',
});
export const ImportKindEnum = enumOf('ImportKind', ['REPORTS', 'REGISTER'], '导入的内容。', {
  REPORTS: '月度报表',
  REGISTER: '名录：新的代码予以登记，已有的变更或撤销；空单元格不作改动，“清空”清除该项',
});
export const ImportIntentEnum = enumOf('ImportIntent', ['SAVE', 'SUBMIT'], '导入的报表保存为草稿，或上报。', {
  SAVE: '保存为草稿',
  SUBMIT: '上报',
});
export const ImportStateEnum = enumOf('ImportState', ['WAITING', 'RUNNING', 'FINISHED', 'FAILED'], '导入的状态。', {
  WAITING: '等待办理',
  RUNNING: '办理中',
  FINISHED: '已完成',
  FAILED: '已停止，原因见 problems',
});
export const ImportOutcomeEnum = enumOf('ImportOutcome', ['CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED'], '一行的结果。', {
  CREATED: '新建',
  UPDATED: '修订',
  UNCHANGED: '与最新版本相同',
  REJECTED: '未采用',
});
export const MethodAspectEnum = enumOf('MethodAspect', METHOD_ASPECTS, '计算方法的一个方面。', {
  DEFINITION: '指标定义的版本',
  FACTOR_SET: '所用的因子，以因子集的 id 表示',
  ELECTRICITY_BASIS: '电力折标口径',
  TREE: '区划的日期',
});
export const TaskSpanEnum = enumOf('TaskSpan', TASK_SPANS, '任务的期限。', { TOTAL: '到期前合计', YEAR: '每年' });
export const TaskCountingEnum = enumOf('TaskCounting', TASK_COUNTINGS, '共同任务的计数方法。', {
  ONCE: '同一活动只计一次，不论由谁登记',
  BY_MEMBER: '各方只登记本方的（如人次），相加',
});
export const EditionFaultKindEnum = enumOf('EditionFaultKind', EDITION_FAULTS, '核验发布版发现的不符。', {
  FIGURE_DIFFERS: '数值与由封存的汇总数和因子复算的不同',
  SUM_DIFFERS: '汇总数不等于各组成部分之和，或与所列报表份数不符',
  CONTENT_CHANGED: '内容与封存时不同',
  SEAL_BROKEN: '封印不符',
  EDITION_MISSING: '链上缺少发布版',
  CHAIN_BROKEN: '没有接在前一版之后',
  AUDIT_DIFFERS: '与审计日志所记的封印不同',
  LEDGER_DIFFERS: '同样的报表版本，台账的汇总数不同',
});
const figuresCauseTexts = {
  APPROVED: '一份报表经审核计入',
  REVISED: '一份报表的修订版经审核，替换此前计入的版本',
  WITHDRAWN: '一份已计入的报表被撤回',
  REORGANISED: '机构或区划调整，报表改属另一区划',
  FACTORS_PUBLISHED: '省（直辖市）启用了另一因子集',
};
export const FiguresCauseEnum = enumOf('FiguresCause', FIGURES_CAUSES, '数值变化的原因。', figuresCauseTexts);
export const ProgressCauseEnum = enumOf('ProgressCause', PROGRESS_CAUSES, '目标进度变化的原因。', {
  ...figuresCauseTexts,
  TARGETS_PUBLISHED: '上级分解下达了目标',
});
export const ReviewCauseEnum = enumOf('ReviewCause', REVIEW_CAUSES, '待审核队列变化的原因。', {
  SUBMITTED: '一份报表上报',
  IMPORTED: '一批报表导入',
  APPROVED: '一份报表通过审核',
  RETURNED: '一份报表被退回',
  WITHDRAWN: '一份待审核的报表被撤回',
  REORGANISED: '机构或区划调整，报表改属另一区划',
});
export const RestatementCauseEnum = enumOf('RestatementCause', RESTATEMENT_CAUSES, '两个发布版之间差额的原因。', {
  LATE_REPORT: '迟报：只在新版中的报表，减去只在旧版中的（已撤回）',
  CORRECTION: '更正：同一机构同一月份的另一版本',
  REORGANISATION: '区划和机构调整：报表计入的区划不同',
  FACTOR: '因子集、电力折标口径或指标定义的版本不同',
});
