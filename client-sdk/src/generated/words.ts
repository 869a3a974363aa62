// Made by "npm run generate" from the descriptions in schema/. Do not edit.
export const WORDS = {
  "AccountKind": {
    "CLIENT": "程序，以客户端密钥登录",
    "PERSON": "个人，以密码登录"
  },
  "Acquisition": {
    "ESTIMATED": "估算",
    "LUMP_SUM": "包干或分摊",
    "METERED": "计量"
  },
  "ActivityMeasure": {
    "ENERGY_USERS": "用能人数",
    "FLOOR_AREA": "建筑面积"
  },
  "AuditFaultKind": {
    "ANCHOR_DIFFERS": "留存的链节与现有的不同（链被重算）",
    "ANCHOR_MISSING": "留存的链节不存在（链尾被截去）",
    "BROKEN_LINK": "该链节与前一链节不衔接",
    "CHANGED": "记录或其链节与入链时不同（调换的，两处都会显示）",
    "MISSING_LINK": "该链节之前缺号",
    "MISSING_RECORD": "链节（或待入链标记）还在，记录不在",
    "NOT_LINKED": "记录既无链节，也不在待入链之列"
  },
  "BaselineMethod": {
    "REPORTS": "划转机构基年已审核报表的数量",
    "SHARE": "报表未覆盖印发的基数，按划转机构占基年报表的比重",
    "WHOLE": "整体并入，全部基数随之划转"
  },
  "BaselineSource": {
    "MADE_UP": "演示数据编造",
    "PRINTED": "规划文件印发数",
    "REPORTED": "已审核报表汇总"
  },
  "Basis": {
    "APPROVED": "已审核版本",
    "SUBMITTED": "最新上报版本，没有则取已审核版本"
  },
  "Binds": {
    "BOTH": "两者恰好相同",
    "CAP": "总量更严",
    "INTENSITY": "强度更严"
  },
  "BreakdownBy": {
    "CHILD_REGION": "按下级区划（含本级直属机构）",
    "ITEM": "按能源资源品种",
    "SYSTEM": "按主管系统",
    "TYPE": "按机构类型"
  },
  "BudgetStatus": {
    "EXCEEDED": "已用完：已审核的用量达到预算",
    "NO_DATA": "没有已审核的用量，或审核率过低",
    "OVER_PACE": "用得偏快，不够用到年末",
    "RUNNING_OUT": "两个月内将用完，或按估计已用完",
    "WITHIN": "够用到年末"
  },
  "CalendarEntryKind": {
    "AUTO_LOCK": "截止后自动锁定",
    "DUE_DATE": "某一期间的截止日",
    "DUE_RULE": "截止规则",
    "FIRST_MONTH": "最早可填报的月份",
    "LOCK": "锁定",
    "REMINDER": "提醒提前的天数",
    "REOPEN": "重新开放"
  },
  "CarbonScope": {
    "BUILDING": "不含汽油、柴油",
    "TOTAL": "全部能源"
  },
  "ChangeCause": {
    "ACTIVITY": "规模：全部应报机构的建筑面积或人数",
    "COVERAGE": "上报范围：应报机构中已审核的多少（按机构类型，未报的按同类已报的平均规模）",
    "FACTOR": "因子：折标、碳排放系数和电网因子",
    "INTENSITY": "强度：单位面积或人均的用量",
    "STRUCTURE": "结构：规模在各类机构之间的分布"
  },
  "CheckItemState": {
    "ASSIGNED": "待检查",
    "CHECKED": "已检查"
  },
  "CheckKind": {
    "CROSS_REVIEW": "交叉审核",
    "JOINT_REVIEW": "会审",
    "SPOT_CHECK": "质量抽查"
  },
  "CheckNote": {
    "RULE_FINDINGS": "期间内的报表有校验发现（ERROR 或 WARNING）",
    "STOCK_CHANGED": "建筑面积或用能人数较上年同月变动超过 10%"
  },
  "CheckState": {
    "CLOSED": "已结束",
    "OPEN": "进行中"
  },
  "ChosenAs": {
    "CENSUS": "全部检查",
    "CERTAIN": "重点用能单位必查",
    "NAMED": "指定",
    "RANDOM": "随机抽中",
    "TARGETED": "有针对性加查"
  },
  "CompletionOf": {
    "CAP": "预测值 ÷ 路径值（控制增长，越低越好）",
    "REDUCTION": "预测降幅 ÷ 路径要求的降幅"
  },
  "ConfirmationDecision": {
    "CONFIRM": "确认",
    "RETURN": "退回"
  },
  "ConfirmingLevel": {
    "CITY": "市（州）",
    "PROVINCE": "省（市）"
  },
  "DecompositionMethod": {
    "BY_CLASS": "分类分率",
    "BY_POTENTIAL": "按潜力（与标杆值的差距）",
    "BY_SHARE": "占比权重",
    "EQUAL_RATE": "等比例"
  },
  "EditionFaultKind": {
    "AUDIT_DIFFERS": "与审计日志所记的封印不同",
    "CHAIN_BROKEN": "没有接在前一版之后",
    "CONTENT_CHANGED": "内容与封存时不同",
    "EDITION_MISSING": "链上缺少发布版",
    "FIGURE_DIFFERS": "数值与由封存的汇总数和因子复算的不同",
    "LEDGER_DIFFERS": "同样的报表版本，台账的汇总数不同",
    "SEAL_BROKEN": "封印不符",
    "SUM_DIFFERS": "汇总数不等于各组成部分之和，或与所列报表份数不符"
  },
  "ElectricityBasis": {
    "CALORIFIC": "当量值 0.1229",
    "EQUIVALENT": "等价值"
  },
  "FactorUse": {
    "CARBON": "碳排放（电力除外）",
    "EQUIVALENT_ELECTRICITY": "电力等价值，分年",
    "GRID_CARBON": "电网碳排放，分省分年",
    "STANDARD_COAL": "折标准煤（电力为当量值）"
  },
  "FiguresCause": {
    "APPROVED": "一份报表经审核计入",
    "FACTORS_PUBLISHED": "省（直辖市）启用了另一因子集",
    "REORGANISED": "机构或区划调整，报表改属另一区划",
    "REVISED": "一份报表的修订版经审核，替换此前计入的版本",
    "WITHDRAWN": "一份已计入的报表被撤回"
  },
  "FindingAnswer": {
    "ACCEPTED": "认可，已改正",
    "DISPUTED": "提出异议",
    "EXPLAINED": "说明情况"
  },
  "FindingDecision": {
    "DISMISSED": "不成立，撤销",
    "RETURNED": "答复不符要求，退回",
    "UPHELD": "属实，办结"
  },
  "FindingSeverity": {
    "ERROR": "差错",
    "NOTE": "提示",
    "WARNING": "疑点"
  },
  "FindingState": {
    "ACCEPTED": "认可，已改正",
    "DISMISSED": "不成立，撤销",
    "DISPUTED": "提出异议",
    "EXPLAINED": "说明情况",
    "OPEN": "待答复",
    "UPHELD": "属实，办结"
  },
  "FindingStepKind": {
    "ACCEPTED": "认可，已改正",
    "DISMISSED": "不成立，撤销",
    "DISPUTED": "提出异议",
    "EXPLAINED": "说明情况",
    "RETURNED": "答复不符要求，退回",
    "UPHELD": "属实，办结"
  },
  "FormKind": {
    "HEATING": "采暖能源资源消费状况（NY203）",
    "MACHINE_ROOM": "数据中心机房能源消费状况（NY202）"
  },
  "FundSource": {
    "LOCAL": "地方",
    "PROVINCE": "省级",
    "SOCIAL": "社会"
  },
  "Heating": {
    "CENTRAL": "集中供暖",
    "NONE": "不采暖",
    "OWN": "独立采暖"
  },
  "ImportIntent": {
    "SAVE": "保存为草稿",
    "SUBMIT": "上报"
  },
  "ImportKind": {
    "REGISTER": "名录：新的代码予以登记，已有的变更或撤销；空单元格不作改动，“清空”清除该项",
    "REPORTS": "月度报表"
  },
  "ImportOutcome": {
    "CREATED": "新建",
    "REJECTED": "未采用",
    "UNCHANGED": "与最新版本相同",
    "UPDATED": "修订"
  },
  "ImportState": {
    "FAILED": "已停止，原因见 problems",
    "FINISHED": "已完成",
    "RUNNING": "办理中",
    "WAITING": "等待办理"
  },
  "InstitutionStepKind": {
    "CLOSE": "撤销",
    "MERGE": "并入另一机构，本机构撤销",
    "MOVE": "调整到另一区划",
    "SPLIT": "分设出新的机构"
  },
  "InstitutionType": {
    "CULTURE": "文化事业单位",
    "EDUCATION": "教育事业单位",
    "HEALTH": "卫生事业单位",
    "OTHER_SERVICE": "其他事业单位",
    "SCIENCE": "科技事业单位",
    "SOCIAL_GROUP": "团体组织",
    "SPORTS": "体育事业单位",
    "STATE_ORGAN": "国家机关"
  },
  "IntensitySource": {
    "OWN": "该下级自己的目标：其规划所定，否则上级分解下达的",
    "PARENT_RATE": "该下级没有强度目标，按上级强度目标的下降率用于其自身基数"
  },
  "MethodAspect": {
    "DEFINITION": "指标定义的版本",
    "ELECTRICITY_BASIS": "电力折标口径",
    "FACTOR_SET": "所用的因子，以因子集的 id 表示",
    "TREE": "区划的日期"
  },
  "Nature": {
    "BINDING": "约束性",
    "EXPECTED": "预期性"
  },
  "NotificationKind": {
    "BUDGET_RUNNING_OUT": "预算预警",
    "CHECK_ASSIGNED": "质量抽查任务",
    "CHECK_SETTLED": "质量抽查已办结",
    "DUE_SOON": "即将到期",
    "EDITION_PUBLISHED": "数据已发布",
    "EDITION_WITHDRAWN": "发布的数据已撤回",
    "FACTOR_SET_OFFICIAL": "省（直辖市）的官方因子集变更：决定时告知；启用时间在后的，届时再告知",
    "IMPORT_FINISHED": "导入完成",
    "MONTH_CONFIRMED": "月份已由上级确认",
    "MONTH_LOCKED": "月份已锁定",
    "MONTH_REOPENED": "月份已重新开放",
    "OVERDUE": "已逾期",
    "OVERDUE_SUMMARY": "逾期汇总：省（直辖市）下级的逾期区划，或主管系统在辖区内的未报机构，每期间一条",
    "PLAN_PUBLISHED": "规划已发布",
    "REGISTER_CHANGED": "名录变动",
    "REPORT_RETURNED": "报表被退回",
    "TARGET_PUBLISHED": "上级下达或调整了目标",
    "TASK_PROGRESSED": "共同任务的另一方登记、确认或冲销了一项活动"
  },
  "OrgLevel": {
    "CITY": "市（州）",
    "COUNTY": "县（区）",
    "INSTITUTION": "公共机构",
    "PROVINCE": "省（直辖市）"
  },
  "PathBaselineSource": {
    "PREVIOUS_YEAR": "上年全年已审核数",
    "TARGET": "目标自身的基数"
  },
  "PathRule": {
    "COMPOUND": "等比递减",
    "CUSTOM": "自定",
    "LINEAR": "等量递减"
  },
  "PlanStatementCode": {
    "BUILDING_CARBON_SHARE": "建筑碳排放占比",
    "CARBON_AVERAGE_DECLINE": "碳排放年均下降率",
    "CARBON_PER_TCE_RATIO": "各品种单位标准煤碳排放之比",
    "DEADLINE": "期限",
    "FUNDS_LAST_PERIOD": "上一时期的资金",
    "NAMED_COUNT": "所称的项数",
    "TEXT_TARGET": "正文所写的目标值"
  },
  "ProgressCause": {
    "APPROVED": "一份报表经审核计入",
    "FACTORS_PUBLISHED": "省（直辖市）启用了另一因子集",
    "REORGANISED": "机构或区划调整，报表改属另一区划",
    "REVISED": "一份报表的修订版经审核，替换此前计入的版本",
    "TARGETS_PUBLISHED": "上级分解下达了目标",
    "WITHDRAWN": "一份已计入的报表被撤回"
  },
  "ProgressReason": {
    "BASE_DIFFERS": "上报的与目标的基数不是同一口径：基年上报（没有的，本年预测）与基数（路径）相差过大",
    "DENOMINATOR_MISSING": "缺少面积或人数",
    "FACTOR_MISSING": "缺少因子",
    "LOW_COVERAGE": "审核率过低",
    "NO_DATA": "没有已审核的报表",
    "PARTIAL_SCOPE": "授权只含部分主管系统，目标属于整个区划",
    "PATH_UNKNOWN": "没有基数，路径不明",
    "PENDING_UPSTREAM": "以上级下达为准，尚无目标值",
    "PREVIOUS_YEAR_MISSING": "只有年度下降率，而上年数据不完整",
    "SEASON_UNKNOWN": "没有完整的往年可定季节分布",
    "YEAR_NOT_BEGUN": "该年尚无已结束的月份"
  },
  "ProgressStatus": {
    "AHEAD": "超前",
    "AT_RISK": "有风险",
    "BEHIND": "滞后",
    "NO_DATA": "无法判定",
    "ON_TRACK": "正常"
  },
  "QuotaIndicator": {
    "ENERGY_PER_AREA": "单位建筑面积能耗（不含汽油、柴油）",
    "ENERGY_PER_CAPITA": "人均综合能耗",
    "WATER_PER_CAPITA": "人均用水量"
  },
  "QuotaRatingLevel": {
    "ADVANCED": "先进：不高于引导值",
    "COMPLIANT": "达标：不高于约束值",
    "EXCEEDED": "需整改：高于约束值",
    "REASONABLE": "合理：不高于基准值"
  },
  "QuotaRatingReason": {
    "DENOMINATOR_MISSING": "没有建筑面积或用能人数",
    "FACTOR_MISSING": "没有该年、该口径的系数",
    "NO_DATA": "没有已审核的数据",
    "NO_QUOTA": "没有适用的定额",
    "PERIOD_NOT_ENDED": "该年尚未结束"
  },
  "RegionStepKind": {
    "MERGE_REGIONS": "区划撤销，并入另一区划（可新设）",
    "MOVE_REGION": "改隶另一上级",
    "SPLIT_REGION": "所列机构划入另一区划（可新设），原区划保留"
  },
  "RegisterEventKind": {
    "CHANGED": "变更",
    "CLOSED": "撤销",
    "MOVED": "调整所在区划",
    "REGISTERED": "登记",
    "REOPENED": "重新纳入"
  },
  "ReportEventKind": {
    "APPROVED": "审核通过",
    "RETURNED": "退回",
    "SAVED": "保存草稿",
    "SUBMITTED": "上报",
    "WITHDRAWN": "撤回"
  },
  "ReportStatus": {
    "APPROVED": "已审核",
    "DRAFT": "草稿",
    "RETURNED": "已退回",
    "SUBMITTED": "待审核",
    "WITHDRAWN": "已撤回"
  },
  "RestatementCause": {
    "CORRECTION": "更正：同一机构同一月份的另一版本",
    "FACTOR": "因子集、电力折标口径或指标定义的版本不同",
    "LATE_REPORT": "迟报：只在新版中的报表，减去只在旧版中的（已撤回）",
    "REORGANISATION": "区划和机构调整：报表计入的区划不同"
  },
  "ReviewCause": {
    "APPROVED": "一份报表通过审核",
    "IMPORTED": "一批报表导入",
    "REORGANISED": "机构或区划调整，报表改属另一区划",
    "RETURNED": "一份报表被退回",
    "SUBMITTED": "一份报表上报",
    "WITHDRAWN": "一份待审核的报表被撤回"
  },
  "Role": {
    "AUDITOR": "审计人员",
    "CITY_BUREAU": "市（州）机关事务管理部门",
    "COUNTY_BUREAU": "县（区）机关事务管理部门",
    "JOINT_ANALYST": "成渝联合分析",
    "PROVINCE_BUREAU": "省（市）机关事务管理局",
    "REPORTER": "填报单位",
    "SYSTEM_SUPERVISOR": "系统主管部门"
  },
  "SummaryBy": {
    "REGION": "行政区域汇总",
    "SYSTEM": "部门（主管系统）汇总",
    "TYPE": "分类（机构类型）汇总"
  },
  "TargetState": {
    "PENDING_UPSTREAM": "以上级下达为准",
    "RATE_ONLY": "只有年度下降率，无基数",
    "SET": "已确定"
  },
  "TaskCounting": {
    "BY_MEMBER": "各方只登记本方的（如人次），相加",
    "ONCE": "同一活动只计一次，不论由谁登记"
  },
  "TaskSpan": {
    "TOTAL": "到期前合计",
    "YEAR": "每年"
  }
} as const;
