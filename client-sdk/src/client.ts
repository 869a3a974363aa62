// The client: what counties and joint clients do, and bureaus beside what they keep, each a typed method over one operation. Runs in Node 20 and in browsers.
import { BureauClient } from './bureau-client.js';
import type { FileContent, RequestOptions } from './connection.js';
import { runImport, type ImportOutcome, type ImportStatus, type RegisterImportOptions, type ReportImportOptions } from './follow-import.js';
import type { Followed, FollowOptions } from './follow.js';
import * as operations from './generated/operations.js';
import type { ClientOptions, Each, Filter, InputOf, OutcomeOf, PageOptions } from './operation-client.js';
import { RequestFailed } from './request-failed.js';
import { submitInChunks, type BatchOptions, type BatchOutcome } from './submit-reports.js';

type Joint<Data extends { readonly joint: unknown }> = NonNullable<Data['joint']>;
/** The joint view of an answer, which is null to who has no joint grant, or holds another role beside it. */
const jointOf = <Data extends { readonly joint: unknown }>({ joint }: Data): Joint<Data> => {
  if (joint) return joint;
  throw new RequestFailed('FORBIDDEN', '联合视图须有成渝联合分析（JOINT_ANALYST）的授权，且该账户没有其他角色。');
};

export class Client extends BureauClient {
  // ---- Reading.

  async viewer(options?: RequestOptions): Promise<operations.WhoAmIQuery['viewer']> {
    return (await this.request(operations.WhoAmIOperation, {}, options)).viewer;
  }

  /** Indicators of a region; null where there is no such region. */
  async figures(
    variables: operations.RegionFiguresQueryVariables,
    options?: RequestOptions,
  ): Promise<operations.RegionFiguresQuery['region']> {
    return (await this.request(operations.RegionFiguresOperation, variables, options)).region;
  }

  /** The regions of a level below a region, ranked by an indicator; at most `first` (50 unless given). */
  async ranking(
    variables: operations.IndicatorRankingQueryVariables,
    options?: RequestOptions,
  ): Promise<NonNullable<operations.IndicatorRankingQuery['region']>['ranking']> {
    return (await this.request(operations.IndicatorRankingOperation, variables, options)).region?.ranking ?? [];
  }

  async series(
    variables: operations.FigureSeriesQueryVariables,
    options?: RequestOptions,
  ): Promise<NonNullable<operations.FigureSeriesQuery['region']>['series']> {
    return (await this.request(operations.FigureSeriesOperation, variables, options)).region?.series ?? [];
  }

  async reporting(
    variables: operations.ReportingByChildQueryVariables,
    options?: RequestOptions,
  ): Promise<operations.ReportingByChildQuery['region']> {
    return (await this.request(operations.ReportingByChildOperation, variables, options)).region;
  }

  /** Reports that wait for review, oldest first. */
  reviewQueue(
    variables: Filter<operations.ReviewQueueQueryVariables>,
    options?: PageOptions,
  ): Each<operations.ReviewQueueQuery['reviewQueue']['nodes'][number]> {
    return this.each(operations.ReviewQueueOperation, variables, (data) => data.reviewQueue, options);
  }

  institutions(
    variables: Filter<operations.InstitutionsQueryVariables>,
    options?: PageOptions,
  ): Each<NonNullable<operations.InstitutionsQuery['region']>['institutions']['nodes'][number]> {
    return this.each(operations.InstitutionsOperation, variables, (data) => data.region?.institutions, options);
  }

  missingInstitutions(
    variables: Filter<operations.MissingInstitutionsQueryVariables>,
    options?: PageOptions,
  ): Each<operations.MissingInstitutionsQuery['missingInstitutions']['nodes'][number]> {
    return this.each(operations.MissingInstitutionsOperation, variables, (data) => data.missingInstitutions, options);
  }

  institutionReports(
    variables: Filter<operations.InstitutionReportsQueryVariables>,
    options?: PageOptions,
  ): Each<NonNullable<operations.InstitutionReportsQuery['institution']>['reports']['nodes'][number]> {
    return this.each(operations.InstitutionReportsOperation, variables, (data) => data.institution?.reports, options);
  }

  notifications(options?: PageOptions): Each<operations.NotificationsQuery['notifications']['nodes'][number]> {
    return this.each(operations.NotificationsOperation, {}, (data) => data.notifications, options);
  }

  async findImport(id: string, options?: RequestOptions): Promise<ImportStatus> {
    return (await this.request(operations.FindImportOperation, { id }, options)).import;
  }

  importRows(
    variables: Filter<operations.ImportRowsQueryVariables>,
    options?: PageOptions,
  ): Each<operations.ImportRowsQuery['import']['rows']['nodes'][number]> {
    return this.each(operations.ImportRowsOperation, variables, (data) => data.import.rows, options);
  }

  /** How a region's targets of a year stand against their paths; none where there is no such region. */
  async progress(
    variables: operations.TargetProgressQueryVariables,
    options?: RequestOptions,
  ): Promise<NonNullable<operations.TargetProgressQuery['region']>['progress']> {
    return (await this.request(operations.TargetProgressOperation, variables, options)).region?.progress ?? [];
  }

  // ---- Reporting and reviewing.

  submitReport(input: InputOf<operations.SubmitMutationVariables>, options?: RequestOptions): OutcomeOf<operations.SubmitMutation> {
    return this.mutate(operations.SubmitOperation, input, options);
  }

  saveReport(input: InputOf<operations.SaveReportMutationVariables>, options?: RequestOptions): OutcomeOf<operations.SaveReportMutation> {
    return this.mutate(operations.SaveReportOperation, input, options);
  }

  withdrawReport(
    input: InputOf<operations.WithdrawReportMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.WithdrawReportMutation> {
    return this.mutate(operations.WithdrawReportOperation, input, options);
  }

  reviewReports(input: InputOf<operations.ReviewMutationVariables>, options?: RequestOptions): OutcomeOf<operations.ReviewMutation> {
    return this.mutate(operations.ReviewOperation, input, options);
  }

  explainFindings(
    input: InputOf<operations.ExplainFindingsMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.ExplainFindingsMutation> {
    return this.mutate(operations.ExplainFindingsOperation, input, options);
  }

  /** Submits any number of reports in chunks, with each row's answer. */
  submitReports(reports: readonly operations.ReportItemInput[], options: BatchOptions = {}): Promise<BatchOutcome> {
    const submit = (input: operations.ReportsInput, signal: AbortSignal | undefined) =>
      this.mutate(operations.SubmitBatchOperation, input, signal ? { signal } : {});
    return submitInChunks(submit, reports, options);
  }

  /** Imports a file of reports (CSV, XLSX, ADX, JSON) and follows it to its end. `open` makes the content, anew for each try. */
  importReports(name: string, open: () => FileContent, options: ReportImportOptions = {}): Promise<ImportOutcome> {
    const { acquisition, intent = 'SUBMIT' } = options;
    return this.#import({ kind: 'REPORTS', intent, ...(acquisition && { acquisition }) }, name, open, options);
  }

  /** Imports a file of the register (CSV, XLSX): institutions are registered, changed and closed as its rows say. Otherwise as `importReports`. */
  importRegister(name: string, open: () => FileContent, options: RegisterImportOptions = {}): Promise<ImportOutcome> {
    return this.#import({ kind: 'REGISTER' }, name, open, options);
  }

  #import(
    input: Omit<InputOf<operations.StartImportMutationVariables>, 'uploadId' | 'dryRun' | 'clientRequestId'>,
    name: string,
    open: () => FileContent,
    options: RegisterImportOptions,
  ): Promise<ImportOutcome> {
    const { dryRun = false, signal } = options;
    const one = signal ? { signal } : {};
    const steps = {
      upload: () => this.upload(name, open, one),
      start: (uploadId: string) => this.mutate(operations.StartImportOperation, { uploadId, dryRun, ...input }, one),
      progress: (importId: string) => this.importProgressed(importId, one),
      find: (importId: string) => this.findImport(importId, one),
    };
    return runImport(steps, options);
  }

  // ---- The joint view: what both provinces have published. Throws FORBIDDEN to who does not read it.

  async joint(options?: RequestOptions): Promise<Joint<operations.JointOverviewQuery>> {
    return jointOf(await this.request(operations.JointOverviewOperation, {}, options));
  }

  /** An indicator of all members, or of a group, with each member's part. */
  async jointIndicator(
    variables: operations.JointIndicatorQueryVariables,
    options?: RequestOptions,
  ): Promise<Joint<operations.JointIndicatorQuery>['indicator']> {
    return jointOf(await this.request(operations.JointIndicatorOperation, variables, options)).indicator;
  }

  /** The factors that each member's edition of the period was computed with, as it sealed them; only of members that have published it. */
  async jointFactors(
    variables: operations.JointFactorsQueryVariables,
    options?: RequestOptions,
  ): Promise<Joint<operations.JointFactorsQuery>['comparison']> {
    return jointOf(await this.request(operations.JointFactorsOperation, variables, options)).comparison;
  }

  // ---- Following.

  /** My notifications, as they come. */
  notified(options?: FollowOptions): AsyncIterableIterator<Followed<operations.NotifiedSubscription['notified']>> {
    return this.follow(operations.NotifiedOperation, {}, options);
  }

  /** Figures of a region whenever a report changes them. */
  figuresUpdated(
    variables: Omit<operations.FiguresUpdatedSubscriptionVariables, 'after'>,
    options?: FollowOptions,
  ): AsyncIterableIterator<Followed<operations.FiguresUpdatedSubscription['figuresUpdated']>> {
    return this.follow(operations.FiguresUpdatedOperation, variables, options);
  }

  /** Targets of a region against their paths, whenever a report, the register or a target changes them. */
  progressUpdated(
    variables: Omit<operations.ProgressUpdatedSubscriptionVariables, 'after'>,
    options?: FollowOptions,
  ): AsyncIterableIterator<Followed<operations.ProgressUpdatedSubscription['progressUpdated']>> {
    return this.follow(operations.ProgressUpdatedOperation, variables, options);
  }

  /** How many reports wait for review, whenever one comes or goes. */
  reviewQueueUpdated(
    variables: Omit<operations.ReviewQueueUpdatedSubscriptionVariables, 'after'>,
    options?: FollowOptions,
  ): AsyncIterableIterator<Followed<operations.ReviewQueueUpdatedSubscription['reviewQueueUpdated']>> {
    return this.follow(operations.ReviewQueueUpdatedOperation, variables, options);
  }

  /** An import's progress, from how it stands to its end. */
  async *importProgressed(
    importId: string,
    options?: Omit<FollowOptions, 'after'>,
  ): AsyncGenerator<operations.ImportProgressedSubscription['importProgressed'], void, undefined> {
    for await (const followed of this.follow(operations.ImportProgressedOperation, { importId }, options))
      if (followed.kind === 'EVENT') yield followed.event;
  }

  markNotificationsRead(
    input: InputOf<operations.MarkNotificationsReadMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.MarkNotificationsReadMutation> {
    return this.mutate(operations.MarkNotificationsReadOperation, input, options);
  }

  // ---- One's own account.

  /** Changes the password; all sign-ins end with it: make a new client with the new one. */
  changePassword(
    input: InputOf<operations.ChangePasswordMutationVariables>,
    options?: RequestOptions,
  ): OutcomeOf<operations.ChangePasswordMutation> {
    return this.mutate(operations.ChangePasswordOperation, input, options);
  }
}

/** A client of the platform at the address. Signs in with its first request; one client serves any number of requests at once. */
export const createClient = (options: ClientOptions): Client => new Client(options);
