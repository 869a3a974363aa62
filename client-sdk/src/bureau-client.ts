// What bureaus keep: the register, the calendar, targets, budgets, quotas, factors, joint tasks, accounts and the audit trail.
import type { RequestOptions } from './connection.js';
import * as operations from './generated/operations.js';
import { OperationClient, type Each, type Filter, type InputOf, type OutcomeOf, type PageOptions } from './operation-client.js';

export class BureauClient extends OperationClient {
  // ---- The register.

  /** An institution by its credit code; null where there is none, or it is not the caller's. */
  async findInstitution(code: string, options?: RequestOptions): Promise<operations.FindInstitutionQuery['institution']> {
    return (await this.request(operations.FindInstitutionOperation, { code }, options)).institution;
  }

  registerInstitution(
    input: InputOf<operations.RegisterInstitutionMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.RegisterInstitutionMutation> {
    return this.mutate(operations.RegisterInstitutionOperation, input, options);
  }

  /** Names and details at once; type and system from a day. */
  changeInstitution(
    input: InputOf<operations.ChangeInstitutionMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.ChangeInstitutionMutation> {
    return this.mutate(operations.ChangeInstitutionOperation, input, options);
  }

  /** From the day on it is no longer expected. */
  closeInstitution(
    input: InputOf<operations.CloseInstitutionMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.CloseInstitutionMutation> {
    return this.mutate(operations.CloseInstitutionOperation, input, options);
  }

  reopenInstitution(
    input: InputOf<operations.ReopenInstitutionMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.ReopenInstitutionMutation> {
    return this.mutate(operations.ReopenInstitutionOperation, input, options);
  }

  /** Moves, merges, splits and closes institutions and regions from a day on; `preview: true` tells what that would change. */
  reorganise(input: InputOf<operations.ReorganiseMutationVariables>, options?: RequestOptions): OutcomeOf<operations.ReorganiseMutation> {
    return this.mutate(operations.ReorganiseOperation, input, options);
  }

  // ---- Months.

  async calendar(region: string, options?: RequestOptions): Promise<operations.CalendarOfQuery['calendar']> {
    return (await this.request(operations.CalendarOfOperation, { region }, options)).calendar;
  }

  /** Due days, locks and reopenings of a region and what is below. */
  setCalendar(
    input: InputOf<operations.SetCalendarMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.SetCalendarMutation> {
    return this.mutate(operations.SetCalendarOperation, input, options);
  }

  /** The months of a year, of a region and those below it: what is due, handed in, locked and confirmed. */
  months(
    variables: Filter<operations.MonthsQueryVariables>,
    options?: PageOptions,
  ): Each<operations.MonthsQuery['months']['nodes'][number]> {
    return this.each(operations.MonthsOperation, variables, (data) => data.months, options);
  }

  confirmMonth(
    input: InputOf<operations.ConfirmMonthMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.ConfirmMonthMutation> {
    return this.mutate(operations.ConfirmMonthOperation, input, options);
  }

  // ---- Targets.

  /** The targets of a region for a year; none where there is no such region. */
  async targets(
    variables: operations.TargetsQueryVariables,
    options?: RequestOptions,
  ): Promise<NonNullable<operations.TargetsQuery['region']>['targets']> {
    return (await this.request(operations.TargetsOperation, variables, options)).region?.targets ?? [];
  }

  /** Shares of a target for the level below, by potential against the quotas where `benchmarkFrom` says so; `publish: true` gives them. */
  decomposeTarget(
    input: InputOf<operations.DecomposeTargetMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.DecomposeTargetMutation> {
    return this.mutate(operations.DecomposeTargetOperation, input, options);
  }

  /** Changes targets that were given from above, together, with a reason. */
  adjustTarget(
    input: InputOf<operations.AdjustTargetMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.AdjustTargetMutation> {
    return this.mutate(operations.AdjustTargetOperation, input, options);
  }

  // ---- Budgets.

  /** A region's budget of a year; null where none was set. */
  async regionBudget(
    variables: operations.RegionBudgetQueryVariables,
    options?: RequestOptions,
  ): Promise<NonNullable<operations.RegionBudgetQuery['region']>['budget']> {
    return (await this.request(operations.RegionBudgetOperation, variables, options)).region?.budget ?? null;
  }

  /** An institution's budget of a year; null where none was set. */
  async institutionBudget(
    variables: operations.InstitutionBudgetQueryVariables,
    options?: RequestOptions,
  ): Promise<NonNullable<operations.InstitutionBudgetQuery['institution']>['budget']> {
    return (await this.request(operations.InstitutionBudgetOperation, variables, options)).institution?.budget ?? null;
  }

  setBudget(input: InputOf<operations.SetBudgetMutationVariables>, options?: RequestOptions): OutcomeOf<operations.SetBudgetMutation> {
    return this.mutate(operations.SetBudgetOperation, input, options);
  }

  /** Up to 500 at once: each row is answered, the good ones are written. */
  setBudgets(input: InputOf<operations.SetBudgetsMutationVariables>, options?: RequestOptions): OutcomeOf<operations.SetBudgetsMutation> {
    return this.mutate(operations.SetBudgetsOperation, input, options);
  }

  // ---- Quotas.

  /** The standards of the region's province, newest version of each first. */
  async quotas(region: string, options?: RequestOptions): Promise<operations.QuotasQuery['quotas']> {
    return (await this.request(operations.QuotasOperation, { region }, options)).quotas;
  }

  /** A standard, whole or not at all; `preview: true` only judges it. */
  publishQuota(
    input: InputOf<operations.PublishQuotaMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.PublishQuotaMutation> {
    return this.mutate(operations.PublishQuotaOperation, input, options);
  }

  /** Which kind of its type an institution is rated as. */
  setQuotaKinds(
    input: InputOf<operations.SetQuotaKindsMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.SetQuotaKindsMutation> {
    return this.mutate(operations.SetQuotaKindsOperation, input, options);
  }

  /** How many of a region's institutions a year's rating finds where; null where there is no such region. */
  async quotaStatus(
    variables: operations.QuotaStatusOfQueryVariables,
    options?: RequestOptions,
  ): Promise<NonNullable<operations.QuotaStatusOfQuery['region']>['quotaStatus'] | null> {
    return (await this.request(operations.QuotaStatusOfOperation, variables, options)).region?.quotaStatus ?? null;
  }

  /** Institutions above their quota, those that would save most first. */
  quotaExceeding(
    variables: Filter<operations.QuotaExceedingQueryVariables>,
    options?: PageOptions,
  ): Each<NonNullable<operations.QuotaExceedingQuery['region']>['quotaStatus']['exceeding']['nodes'][number]> {
    return this.each(operations.QuotaExceedingOperation, variables, (data) => data.region?.quotaStatus.exceeding, options);
  }

  // ---- Factors.

  async factorSets(options?: RequestOptions): Promise<operations.FactorSetsQuery['factorSets']> {
    return (await this.request(operations.FactorSetsOperation, {}, options)).factorSets;
  }

  /** A whole set, based on another or on nothing; with `official` it is what the province's figures use from then on. */
  publishFactorSet(
    input: InputOf<operations.PublishFactorSetMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.PublishFactorSetMutation> {
    return this.mutate(operations.PublishFactorSetOperation, input, options);
  }

  makeFactorSetOfficial(
    input: InputOf<operations.MakeFactorSetOfficialMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.MakeFactorSetOfficialMutation> {
    return this.mutate(operations.MakeFactorSetOfficialOperation, input, options);
  }

  // ---- Joint tasks.

  async jointTasks(region: string, options?: RequestOptions): Promise<operations.JointTasksQuery['jointTasks']> {
    return (await this.request(operations.JointTasksOperation, { region }, options)).jointTasks;
  }

  /** Records an event, confirms the other side's (`event`), or takes an entry back (`reverses`). */
  recordTaskProgress(
    input: InputOf<operations.RecordTaskProgressMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.RecordTaskProgressMutation> {
    return this.mutate(operations.RecordTaskProgressOperation, input, options);
  }

  // ---- Accounts.

  /** Accounts that the region's bureau manages. */
  accounts(
    variables: Filter<operations.AccountsQueryVariables>,
    options?: PageOptions,
  ): Each<operations.AccountsQuery['accounts']['nodes'][number]> {
    return this.each(operations.AccountsOperation, variables, (data) => data.accounts, options);
  }

  /** The first password is in the answer once (`initialSecret`); a request that is sent again does not have it (`secretShownBefore`). */
  createAccount(
    input: InputOf<operations.CreateAccountMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.CreateAccountMutation> {
    return this.mutate(operations.CreateAccountOperation, input, options);
  }

  /** A new first password, as `createAccount` gives it; all sign-ins of the account end. */
  resetPassword(
    input: InputOf<operations.ResetPasswordMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.ResetPasswordMutation> {
    return this.mutate(operations.ResetPasswordOperation, input, options);
  }

  disableAccount(
    input: InputOf<operations.DisableAccountMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.DisableAccountMutation> {
    return this.mutate(operations.DisableAccountOperation, input, options);
  }

  enableAccount(
    input: InputOf<operations.EnableAccountMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.EnableAccountMutation> {
    return this.mutate(operations.EnableAccountOperation, input, options);
  }

  grantRole(input: InputOf<operations.GrantRoleMutationVariables>, options?: RequestOptions): OutcomeOf<operations.GrantRoleMutation> {
    return this.mutate(operations.GrantRoleOperation, input, options);
  }

  revokeRole(input: InputOf<operations.RevokeRoleMutationVariables>, options?: RequestOptions): OutcomeOf<operations.RevokeRoleMutation> {
    return this.mutate(operations.RevokeRoleOperation, input, options);
  }

  /** Who did what in a region, newest first. */
  auditTrail(
    variables: Filter<operations.AuditTrailQueryVariables>,
    options?: PageOptions,
  ): Each<operations.AuditTrailQuery['auditTrail']['nodes'][number]> {
    return this.each(operations.AuditTrailOperation, variables, (data) => data.auditTrail, options);
  }

  // ---- Editions.

  /** What a province has published, newest first. */
  editions(
    variables: Filter<operations.EditionsQueryVariables>,
    options?: PageOptions,
  ): Each<operations.EditionsQuery['editions']['nodes'][number]> {
    return this.each(operations.EditionsOperation, variables, (data) => data.editions, options);
  }

  /** Freezes a province's figures of a period that has ended: from then on joint clients see them. */
  publishEdition(
    input: InputOf<operations.PublishEditionMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.PublishEditionMutation> {
    return this.mutate(operations.PublishEditionOperation, input, options);
  }

  /** What `publishEdition` would publish now: where reports are missing, and what the joint view would not be shown. Changes nothing. */
  previewEdition(
    input: Omit<InputOf<operations.PreviewEditionMutationVariables>, 'publish'>,
    options?: RequestOptions,
  ): OutcomeOf<operations.PreviewEditionMutation> {
    return this.mutate(operations.PreviewEditionOperation, { ...input, publish: false }, options);
  }

  withdrawEdition(
    input: InputOf<operations.WithdrawEditionMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.WithdrawEditionMutation> {
    return this.mutate(operations.WithdrawEditionOperation, input, options);
  }
}
