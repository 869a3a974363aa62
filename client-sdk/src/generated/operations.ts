// Made by "npm run generate" from client-sdk/operations. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedQueryDocumentNode as DocumentNode } from 'graphql';
/** 数据取得方式。 */
export type Acquisition =
  /** 估算 */
  | 'ESTIMATED'
  /** 包干或分摊 */
  | 'LUMP_SUM'
  /** 计量 */
  | 'METERED';

/** 对一个下级的约束和参数。降幅为对其自身基数的百分比，负数为增长。 */
export type ChildBoundInput = {
  /** 到目标年的建筑面积增长，%。 */
  readonly areaGrowthPercent?: string | null | undefined;
  /** 标杆值，按潜力分解时必填。 */
  readonly benchmark?: string | null | undefined;
  /** 类别，按类别分解时必填。 */
  readonly class?: string | null | undefined;
  /** 固定值：不参与分解。 */
  readonly fixedValue?: string | null | undefined;
  /** 至多下降，%。 */
  readonly maxReductionPercent?: string | null | undefined;
  /** 至少下降，%。 */
  readonly minReductionPercent?: string | null | undefined;
  /** 到目标年的用能人数增长，%。 */
  readonly peopleGrowthPercent?: string | null | undefined;
  /** 下级区划代码。 */
  readonly region: string;
  /** 占比权重，与消费量同单位；不填取其基年消费量。 */
  readonly weight?: string | null | undefined;
};

export type ClassRateInput = {
  readonly class: string;
  /** 该类的下降率，%。 */
  readonly reductionPercent: string;
};

export type DecomposeTargetInput = {
  /** 各下级到目标年的建筑面积增长，%；不填为 0。 */
  readonly areaGrowthPercent?: string | null | undefined;
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
  readonly peopleGrowthPercent?: string | null | undefined;
  /** false 只试算，不改动任何数据。 */
  readonly publish?: boolean;
  /** 把哪个区划的目标分解给其下级。 */
  readonly region: string;
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

/** 表中的一行。数量为文本，这样一格有误只是一行有误；空为缺报，"0" 为零。 */
export type MeasureInput = {
  readonly acquisition: Acquisition;
  /** 费用，元。 */
  readonly cost?: string | null | undefined;
  readonly item: string;
  readonly notApplicable?: boolean | null | undefined;
  readonly quantity?: string | null | undefined;
};

/** 指标属性。 */
export type Nature =
  /** 约束性 */
  | 'BINDING'
  /** 预期性 */
  | 'EXPECTED';

/** 层级：省（直辖市）、市（州）、县（区）、公共机构。 */
export type OrgLevel =
  | 'CITY'
  | 'COUNTY'
  | 'INSTITUTION'
  | 'PROVINCE';

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
  readonly donePercent: string;
  readonly year: number;
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
  | 'BUSY'
  | 'CALENDAR_OF_THE_PAST'
  | 'CELL_ERROR'
  | 'CELL_FORMULA'
  | 'CELL_TOO_LONG'
  | 'CELL_WITHOUT_HEADER'
  | 'CHANGED_MEANWHILE'
  | 'CHECK_CLOSED'
  | 'CHECK_UNFINISHED'
  | 'CITY_NOT_CONFIRMED'
  | 'CONFIRMED_ABOVE'
  | 'CORRECTION_REQUIRED'
  | 'COST_WITHOUT_QUANTITY'
  | 'CREDIT_CODE_CHECK'
  | 'DECISION_REASON_REQUIRED'
  | 'DECOMPOSITION_INCOMPLETE'
  | 'DEMONSTRATION_ACCOUNT'
  | 'DUE_DATE_BEFORE'
  | 'DUE_DATE_PASSED'
  | 'DUPLICATE_FACTOR'
  | 'DUPLICATE_FILE_ROW'
  | 'DUPLICATE_INSTITUTION'
  | 'DUPLICATE_ITEM'
  | 'DUPLICATE_ROW'
  | 'EDITION_UNCHANGED'
  | 'EDITION_WITHDRAWN_BEFORE'
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
  | 'LAST_PROVINCE_BUREAU'
  | 'LATER_CHANGE'
  | 'LATER_THAN_ABOVE'
  | 'LOCKED_ABOVE'
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
  | 'NOT_IN_CHECK'
  | 'NOT_IN_THE_PAST'
  | 'NOT_NEWEST_VERSION'
  | 'NOT_NEXT_STATE'
  | 'NOT_OPEN_ON_DAY'
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
  | 'RATE_NOT_ALLOWED'
  | 'REASON_REQUIRED'
  | 'REGION_CODE_TAKEN'
  | 'REGION_NOT_ON_DAY'
  | 'REPORTS_AFTER_CLOSING'
  | 'REQUEST_ID_REUSED'
  | 'REVIEWERS_TOO_FEW'
  | 'ROW_CONTROL_CHARACTER'
  | 'ROW_ENCODING'
  | 'ROW_JSON'
  | 'ROW_QUOTING'
  | 'ROW_TOO_LONG'
  | 'SAMPLE_TOO_LARGE'
  | 'SEED_NOT_ALLOWED'
  | 'SESSION_IN_FUTURE'
  | 'SETTING_OUT_OF_RANGE'
  | 'STAFF_EXCEEDS_USERS'
  | 'STOCK_MISSING'
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
  | 'UNKNOWN_REGION'
  | 'UNKNOWN_REPORT'
  | 'UNKNOWN_SEQUENCE'
  | 'UNKNOWN_SETTING'
  | 'UNKNOWN_TASK'
  | 'UNKNOWN_TASK_ENTRY'
  | 'UNKNOWN_TASK_EVENT'
  | 'UNKNOWN_UPLOAD'
  | 'USERNAME_TAKEN'
  | 'VEHICLES_EXCEED_TOTAL'
  | 'VERSION_CHANGED';

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

export type ReportInput = {
  /** 由客户端生成的请求编号：同一编号、同一内容只办理一次。 */
  readonly clientRequestId: string;
  /** 所依据的版本（没有报表时为 0）；与现有版本不同则拒绝。 */
  readonly expectedVersion?: number | null | undefined;
  /** 统一社会信用代码。 */
  readonly institution: string;
  /** 月份，如 2023-07。 */
  readonly period: string;
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

export type AggregatedViewQueryVariables = Exact<{
  code: string;
  period: string;
}>;


export type AggregatedViewQuery = { readonly region: { readonly code: string, readonly name: string, readonly level: OrgLevel, readonly indicators: ReadonlyArray<{ readonly code: IndicatorCode, readonly unit: string, readonly value: string | null, readonly yearOnYear: string | null, readonly quality: { readonly expected: number, readonly approved: number, readonly missing: number, readonly coverage: string | null } }>, readonly children: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: string, readonly level: OrgLevel }> }, readonly reporting: { readonly expected: number, readonly approved: number, readonly missing: number, readonly overdue: number, readonly rate: string | null, readonly onTimeRate: string | null } } | null };

export type DecomposeMutationVariables = Exact<{
  input: DecomposeTargetInput;
}>;


export type DecomposeMutation = { readonly decomposeTarget: { readonly decomposition: { readonly feasible: boolean, readonly parentValue: string, readonly allocatedValue: string | null, readonly residual: string | null, readonly shares: ReadonlyArray<{ readonly baseline: string | null, readonly value: string | null, readonly reductionPercent: string | null, readonly weight: string | null, readonly bound: string | null, readonly region: { readonly code: string, readonly name: string }, readonly path: ReadonlyArray<{ readonly year: number, readonly value: string }> }>, readonly conflicts: ReadonlyArray<{ readonly message: string, readonly regions: ReadonlyArray<{ readonly code: string }> }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type PlanAuditQueryVariables = Exact<{
  code: string;
}>;


export type PlanAuditQuery = { readonly region: { readonly plans: ReadonlyArray<{ readonly title: string, readonly baselineYear: number | null, readonly targetYear: number, readonly targets: ReadonlyArray<{ readonly indicator: IndicatorCode, readonly nature: Nature, readonly unit: string, readonly printedBaseline: string | null, readonly baseline: string | null, readonly printedValue: string | null, readonly value: string | null, readonly reductionPercent: string | null }>, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: string, readonly message: string, readonly expected: string | null, readonly actual: string | null }> }> } | null };

export type ProgressQueryVariables = Exact<{
  code: string;
  year: number;
}>;


export type ProgressQuery = { readonly region: { readonly progress: ReadonlyArray<{ readonly period: string, readonly actual: string | null, readonly pathValue: string | null, readonly completionPercent: string | null, readonly forecast: string | null, readonly headroom: string | null, readonly status: ProgressStatus, readonly target: { readonly indicator: IndicatorCode, readonly year: number, readonly value: string | null } }> } | null };

export type RankingQueryVariables = Exact<{
  code: string;
  period: string;
}>;


export type RankingQuery = { readonly region: { readonly ranking: ReadonlyArray<{ readonly rank: number, readonly figure: { readonly value: string | null, readonly yearOnYear: string | null }, readonly region: { readonly code: string, readonly name: string } }> } | null };

export type ReviewMutationVariables = Exact<{
  input: ReviewReportsInput;
}>;


export type ReviewMutation = { readonly reviewReports: { readonly reports: ReadonlyArray<{ readonly id: string, readonly status: ReportStatus, readonly version: number }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type SubmitBatchMutationVariables = Exact<{
  input: ReportsInput;
}>;


export type SubmitBatchMutation = { readonly submitReports: { readonly accepted: number, readonly rejected: number, readonly results: ReadonlyArray<{ readonly index: number, readonly report: { readonly id: string } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> }>, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string }> } };

export type SubmitMutationVariables = Exact<{
  input: ReportInput;
}>;


export type SubmitMutation = { readonly submitReport: { readonly report: { readonly id: string, readonly version: number, readonly status: ReportStatus, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: string, readonly message: string, readonly item: string | null }> } | null, readonly problems: ReadonlyArray<{ readonly code: ProblemCode, readonly message: string, readonly path: ReadonlyArray<string> }> } };

export type WhatIfTheGridFactorChangesQueryVariables = Exact<{
  code: string;
  period: string;
  factorSet: string;
}>;


export type WhatIfTheGridFactorChangesQuery = { readonly region: { readonly official: { readonly value: string | null }, readonly lockedBaseYear: { readonly value: string | null }, readonly whatIf: { readonly value: string | null } } | null };

export type WhereDoesThisNumberComeFromQueryVariables = Exact<{
  code: string;
  period: string;
}>;


export type WhereDoesThisNumberComeFromQuery = { readonly region: { readonly indicator: { readonly value: string | null, readonly numerator: string | null, readonly denominator: string | null, readonly lineage: { readonly formula: string, readonly definitionVersion: string, readonly terms: ReadonlyArray<{ readonly item: string, readonly quantity: string, readonly unit: string, readonly factor: string | null, readonly factorSource: string | null, readonly contribution: string | null }>, readonly reports: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly institution: { readonly code: string, readonly name: string } }> } } } } | null };


export const AggregatedViewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AggregatedView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Period"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"indicators"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"yearOnYear"}},{"kind":"Field","name":{"kind":"Name","value":"quality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"approved"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reporting"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"approved"}},{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"overdue"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"onTimeRate"}}]}}]}}]}}]} as unknown as DocumentNode<AggregatedViewQuery, AggregatedViewQueryVariables>;
export const DecomposeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Decompose"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecomposeTargetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decomposeTarget"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decomposition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feasible"}},{"kind":"Field","name":{"kind":"Name","value":"parentValue"}},{"kind":"Field","name":{"kind":"Name","value":"allocatedValue"}},{"kind":"Field","name":{"kind":"Name","value":"residual"}},{"kind":"Field","name":{"kind":"Name","value":"shares"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reductionPercent"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"bound"}},{"kind":"Field","name":{"kind":"Name","value":"path"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"conflicts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"regions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DecomposeMutation, DecomposeMutationVariables>;
export const PlanAuditDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlanAudit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plans"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"baselineYear"}},{"kind":"Field","name":{"kind":"Name","value":"targetYear"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"nature"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"printedBaseline"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"printedValue"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reductionPercent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PlanAuditQuery, PlanAuditQueryVariables>;
export const ProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Progress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"year"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"year"},"value":{"kind":"Variable","name":{"kind":"Name","value":"year"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"period"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}},{"kind":"Field","name":{"kind":"Name","value":"pathValue"}},{"kind":"Field","name":{"kind":"Name","value":"completionPercent"}},{"kind":"Field","name":{"kind":"Name","value":"forecast"}},{"kind":"Field","name":{"kind":"Name","value":"headroom"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<ProgressQuery, ProgressQueryVariables>;
export const RankingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Ranking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Period"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ranking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"ENERGY_PER_CAPITA"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"level"},"value":{"kind":"EnumValue","value":"COUNTY"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"figure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"yearOnYear"}}]}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RankingQuery, RankingQueryVariables>;
export const ReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Review"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewReportsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewReports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ReviewMutation, ReviewMutationVariables>;
export const SubmitBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitReports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitBatchMutation, SubmitBatchMutationVariables>;
export const SubmitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Submit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"item"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitMutation, SubmitMutationVariables>;
export const WhatIfTheGridFactorChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhatIfTheGridFactorChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Period"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"factorSet"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"official"},"name":{"kind":"Name","value":"indicator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"CARBON_TOTAL"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"lockedBaseYear"},"name":{"kind":"Name","value":"indicator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"CARBON_TOTAL"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"options"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factorBasis"},"value":{"kind":"EnumValue","value":"LOCKED_BASE_YEAR"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whatIf"},"name":{"kind":"Name","value":"indicator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"CARBON_TOTAL"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"options"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factorSet"},"value":{"kind":"Variable","name":{"kind":"Name","value":"factorSet"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]} as unknown as DocumentNode<WhatIfTheGridFactorChangesQuery, WhatIfTheGridFactorChangesQueryVariables>;
export const WhereDoesThisNumberComeFromDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhereDoesThisNumberComeFrom"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Period"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indicator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"CARBON_PER_AREA"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"lineage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formula"}},{"kind":"Field","name":{"kind":"Name","value":"definitionVersion"}},{"kind":"Field","name":{"kind":"Name","value":"terms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"factorSource"}},{"kind":"Field","name":{"kind":"Name","value":"contribution"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhereDoesThisNumberComeFromQuery, WhereDoesThisNumberComeFromQueryVariables>;
