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

/** 问题的稳定代码。 */
export type ProblemCode =
  | 'ACQUISITION_MISSING'
  | 'ACQUISITION_REQUIRED'
  | 'BAD_PERIOD'
  | 'BATCH_EMPTY'
  | 'BATCH_TOO_LARGE'
  | 'CELL_ERROR'
  | 'CELL_FORMULA'
  | 'CELL_TOO_LONG'
  | 'CELL_WITHOUT_HEADER'
  | 'CHANGED_MEANWHILE'
  | 'COST_WITHOUT_QUANTITY'
  | 'DUPLICATE_FILE_ROW'
  | 'DUPLICATE_ITEM'
  | 'DUPLICATE_ROW'
  | 'FILE_DAMAGED'
  | 'FILE_EMPTY'
  | 'FILE_ENCODING'
  | 'FILE_ENCRYPTED'
  | 'FILE_EXPANDS'
  | 'FILE_GONE'
  | 'FILE_TOO_LARGE'
  | 'FILE_TYPE'
  | 'HEADER_DUPLICATE'
  | 'HEADER_INCOMPLETE'
  | 'HEADER_WITHOUT_ITEMS'
  | 'HEADER_WRONG'
  | 'IMPORT_CONFLICT'
  | 'IMPORT_FAILED'
  | 'IMPORT_RIGHTS_LOST'
  | 'INSTITUTION_NOT_OPEN'
  | 'NEGATIVE'
  | 'NOTHING_REPORTED'
  | 'NOTHING_TO_WITHDRAW'
  | 'NOT_ALLOWED'
  | 'NOT_A_NUMBER'
  | 'NOT_NEWEST_VERSION'
  | 'NOT_SUBMITTED'
  | 'NO_COST'
  | 'PERIOD_NOT_OPEN'
  | 'PRINTED_TOTAL_WRONG'
  | 'QUANTITY_NOT_APPLICABLE'
  | 'REASON_REQUIRED'
  | 'REQUEST_ID_REUSED'
  | 'ROW_CONTROL_CHARACTER'
  | 'ROW_ENCODING'
  | 'ROW_QUOTING'
  | 'ROW_TOO_LONG'
  | 'STOCK_MISSING'
  | 'TOO_LARGE'
  | 'TOO_MANY_COLUMNS'
  | 'TOO_MANY_DECIMALS'
  | 'TOO_MANY_ROWS'
  | 'UNKNOWN_ACQUISITION'
  | 'UNKNOWN_INSTITUTION'
  | 'UNKNOWN_ITEM'
  | 'UNKNOWN_REPORT'
  | 'UNKNOWN_UPLOAD'
  | 'UNSUPPORTED_IMPORT'
  | 'VEHICLES_EXCEED_TOTAL'
  | 'VERSION_CHANGED';

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

export type PlanAuditQueryVariables = Exact<{
  code: string;
}>;


export type PlanAuditQuery = { readonly region: { readonly plans: ReadonlyArray<{ readonly title: string, readonly baselineYear: number | null, readonly targetYear: number, readonly targets: ReadonlyArray<{ readonly indicator: IndicatorCode, readonly nature: Nature, readonly unit: string, readonly printedBaseline: string | null, readonly baseline: string | null, readonly printedValue: string | null, readonly value: string | null, readonly reductionPercent: string | null }>, readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: string, readonly message: string, readonly expected: string | null, readonly actual: string | null }> }> } | null };

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
export const PlanAuditDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlanAudit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plans"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"baselineYear"}},{"kind":"Field","name":{"kind":"Name","value":"targetYear"}},{"kind":"Field","name":{"kind":"Name","value":"targets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indicator"}},{"kind":"Field","name":{"kind":"Name","value":"nature"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"printedBaseline"}},{"kind":"Field","name":{"kind":"Name","value":"baseline"}},{"kind":"Field","name":{"kind":"Name","value":"printedValue"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"reductionPercent"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"actual"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PlanAuditQuery, PlanAuditQueryVariables>;
export const RankingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Ranking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Period"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ranking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"ENERGY_PER_CAPITA"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"level"},"value":{"kind":"EnumValue","value":"COUNTY"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"figure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"yearOnYear"}}]}},{"kind":"Field","name":{"kind":"Name","value":"region"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RankingQuery, RankingQueryVariables>;
export const ReviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Review"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewReportsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewReports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ReviewMutation, ReviewMutationVariables>;
export const SubmitBatchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitReports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"rejected"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitBatchMutation, SubmitBatchMutationVariables>;
export const SubmitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Submit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitReport"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"item"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitMutation, SubmitMutationVariables>;
export const WhatIfTheGridFactorChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhatIfTheGridFactorChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Period"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"factorSet"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"official"},"name":{"kind":"Name","value":"indicator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"CARBON_TOTAL"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"lockedBaseYear"},"name":{"kind":"Name","value":"indicator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"CARBON_TOTAL"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"options"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factorBasis"},"value":{"kind":"EnumValue","value":"LOCKED_BASE_YEAR"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"whatIf"},"name":{"kind":"Name","value":"indicator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"CARBON_TOTAL"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}},{"kind":"Argument","name":{"kind":"Name","value":"options"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"factorSet"},"value":{"kind":"Variable","name":{"kind":"Name","value":"factorSet"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]} as unknown as DocumentNode<WhatIfTheGridFactorChangesQuery, WhatIfTheGridFactorChangesQueryVariables>;
export const WhereDoesThisNumberComeFromDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhereDoesThisNumberComeFrom"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"period"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Period"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"region"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indicator"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"EnumValue","value":"CARBON_PER_AREA"}},{"kind":"Argument","name":{"kind":"Name","value":"period"},"value":{"kind":"Variable","name":{"kind":"Name","value":"period"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"lineage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"formula"}},{"kind":"Field","name":{"kind":"Name","value":"definitionVersion"}},{"kind":"Field","name":{"kind":"Name","value":"terms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"factor"}},{"kind":"Field","name":{"kind":"Name","value":"factorSource"}},{"kind":"Field","name":{"kind":"Name","value":"contribution"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reports"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhereDoesThisNumberComeFromQuery, WhereDoesThisNumberComeFromQueryVariables>;
