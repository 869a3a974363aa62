// The GraphQL schema: the types of the schema package with the resolvers of the features.
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AccountGrantResolver, AccountResolver } from './features/accounts/account.resolver.js';
import { FindingAttachmentResolver, ReportAttachmentResolver } from './features/attachments/attachment.resolver.js';
import { AuditEntryResolver, AuditResolver } from './features/audit/audit.resolver.js';
import { InstitutionBudgetResolver, RegionBudgetResolver } from './features/budgets/budget.resolver.js';
import { CalendarEntryResolver, CalendarResolver } from './features/calendar/calendar.resolver.js';
import { RegionChangeResolver } from './features/changes/change.resolver.js';
import { CheckMutationResolver } from './features/checks/check-mutation.resolver.js';
import {
  CheckedReportResolver,
  CheckFindingResolver,
  CheckItemResolver,
  CheckResolver,
  CheckStratumResolver,
} from './features/checks/check.resolver.js';
import { DefinitionResolver } from './features/definitions/definition.resolver.js';
import { FactorSetResolver } from './features/factors/factor-set.resolver.js';
import {
  EditionFaultResolver,
  EditionFigureResolver,
  EditionPlaceResolver,
  EditionResolver,
  EditionRestatementResolver,
  RegionEditionResolver,
  RestatedFigureResolver,
} from './features/editions/edition.resolver.js';
import { EventResolver } from './features/events/event.resolver.js';
import { FigureResolver, LineageResolver } from './features/figures/figure.resolver.js';
import { FormMutationResolver } from './features/forms/form-mutation.resolver.js';
import { FormResolver, InstitutionFormResolver, RegionFormResolver } from './features/forms/form.resolver.js';
import { ImportResolver } from './features/imports/import.resolver.js';
import { InstitutionResolver } from './features/institutions/institution.resolver.js';
import { RegisterResolver } from './features/institutions/register.resolver.js';
import { EditionReleaseResolver, JointEditionResolver, JointResolver, JointRuleResolver } from './features/joint/joint.resolver.js';
import { JointTaskResolver } from './features/joint/task.resolver.js';
import { FiguresEventResolver, ProgressEventResolver, ReviewEventResolver } from './features/live/live.resolver.js';
import { MissingReportResolver, MonthResolver, RegionReportingResolver } from './features/months/month.resolver.js';
import { NodeResolver } from './features/nodes/node.resolver.js';
import { NotificationResolver } from './features/notifications/notification.resolver.js';
import { PlanResolver, TargetResolver } from './features/plans/plan.resolver.js';
import { QualityResolver } from './features/quality/quality.resolver.js';
import {
  InstitutionQuotaResolver,
  QuotaRatingResolver,
  QuotaStatusResolver,
  RegionQuotaResolver,
} from './features/quotas/quota.resolver.js';
import { RegionResolver } from './features/regions/region.resolver.js';
import { ReorganiseResolver } from './features/register/reorganise.resolver.js';
import { ReportMutationResolver } from './features/reports/report-mutation.resolver.js';
import { ReportResolver } from './features/reports/report.resolver.js';
import { SummaryResolver } from './features/summaries/summary.resolver.js';
import { DecompositionResolver, DecompositionRunResolver, DecompositionShareResolver } from './features/targets/decomposition.resolver.js';
import {
  InstitutionProgressResolver,
  ProgressOutcomeResolver,
  RegionProgressResolver,
  TargetProgressResolver,
} from './features/targets/progress.resolver.js';
import { ViewerResolver } from './features/viewer/viewer.resolver.js';

/** Subscriptions read the outbox (events/event-stream.ts): nothing is published in memory. */
const refuse = (): never => {
  throw new Error('a subscription names its own `subscribe`');
};

export const buildGraphqlSchema = (): Promise<GraphQLSchema> =>
  buildSchema({
    resolvers: [
      AccountGrantResolver,
      AccountResolver,
      AuditEntryResolver,
      AuditResolver,
      CalendarEntryResolver,
      CalendarResolver,
      CheckFindingResolver,
      CheckItemResolver,
      CheckMutationResolver,
      CheckResolver,
      CheckStratumResolver,
      CheckedReportResolver,
      DecompositionResolver,
      DecompositionRunResolver,
      DecompositionShareResolver,
      DefinitionResolver,
      FactorSetResolver,
      EditionFaultResolver,
      EditionFigureResolver,
      EditionPlaceResolver,
      EditionResolver,
      EventResolver,
      EditionRestatementResolver,
      FigureResolver,
      FiguresEventResolver,
      FindingAttachmentResolver,
      FormMutationResolver,
      FormResolver,
      ImportResolver,
      InstitutionFormResolver,
      InstitutionProgressResolver,
      InstitutionBudgetResolver,
      InstitutionQuotaResolver,
      InstitutionResolver,
      EditionReleaseResolver,
      JointEditionResolver,
      JointResolver,
      JointRuleResolver,
      JointTaskResolver,
      LineageResolver,
      MissingReportResolver,
      MonthResolver,
      NodeResolver,
      NotificationResolver,
      PlanResolver,
      QualityResolver,
      QuotaRatingResolver,
      QuotaStatusResolver,
      RegionEditionResolver,
      RegionBudgetResolver,
      RegionChangeResolver,
      RegionFormResolver,
      RegionProgressResolver,
      ProgressOutcomeResolver,
      TargetProgressResolver,
      RegionQuotaResolver,
      RegionReportingResolver,
      RegionResolver,
      RegisterResolver,
      ReorganiseResolver,
      ReportAttachmentResolver,
      ReportMutationResolver,
      ReportResolver,
      ProgressEventResolver,
      ReviewEventResolver,
      RestatedFigureResolver,
      SummaryResolver,
      TargetResolver,
      ViewerResolver,
    ],
    pubSub: { publish: refuse, subscribe: refuse },
    validate: false,
  });
