// Every enum of the API, each registered once from the domain's closed list.
import { ACQUISITIONS, INDICATOR_CODES, INSTITUTION_TYPES, PROBLEM_CODES, ROLES } from '@shuangcheng/domain';
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

export const OrgLevelEnum = enumOf(
  'OrgLevel',
  ['PROVINCE', 'CITY', 'COUNTY', 'INSTITUTION'],
  '层级：省（直辖市）、市（州）、县（区）、公共机构。',
);
export const NatureEnum = enumOf('Nature', ['EXPECTED', 'BINDING'], '指标属性。', { EXPECTED: '预期性', BINDING: '约束性' });
export const TargetStateEnum = enumOf('TargetState', ['SET', 'PENDING_UPSTREAM', 'RATE_ONLY'], '目标状态。', {
  SET: '已确定',
  PENDING_UPSTREAM: '以上级下达为准',
  RATE_ONLY: '只有年度下降率，无基数',
});
export const BasisEnum = enumOf('Basis', ['APPROVED', 'SUBMITTED'], '数据口径。', {
  APPROVED: '已审核版本',
  SUBMITTED: '最新上报版本，没有则取已审核版本',
});
export const ReportStatusEnum = enumOf('ReportStatus', ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'WITHDRAWN'], '报表状态。', {
  DRAFT: '草稿',
  SUBMITTED: '待审核',
  RETURNED: '已退回',
  APPROVED: '已审核',
  WITHDRAWN: '已撤回',
});
export const AcquisitionEnum = enumOf('Acquisition', ACQUISITIONS, '数据取得方式。', {
  METERED: '计量',
  LUMP_SUM: '包干或分摊',
  ESTIMATED: '估算',
});
export const PathRuleEnum = enumOf('PathRule', ['LINEAR', 'COMPOUND', 'CUSTOM'], '年度路径规则。', {
  LINEAR: '等量递减',
  COMPOUND: '等比递减',
  CUSTOM: '自定',
});
export const FactorBasisEnum = enumOf('FactorBasis', ['LOCKED_BASE_YEAR', 'CURRENT'], '电网因子取规划基年，或取各年当年。');
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
);
export const ReviewDecisionEnum = enumOf('ReviewDecision', ['APPROVE', 'RETURN'], '审核决定：通过，或退回。');
export const ProblemCodeEnum = enumOf('ProblemCode', PROBLEM_CODES, '问题的稳定代码。');
export const ImportKindEnum = enumOf('ImportKind', ['REPORTS', 'REGISTER'], '导入的内容。', { REPORTS: '月度报表', REGISTER: '名录' });
export const ImportIntentEnum = enumOf('ImportIntent', ['SAVE', 'SUBMIT'], '导入的报表保存为草稿，或上报。');
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
